//! The plan: three meetings of two kinds, each of which can be swapped for another.

use askama::Template;
use axum::response::Response;
use openseat_actions::trial::{Offer, offers};
use openseat_domain::{
    search::Minute,
    trial::{Chance, MEETINGS, choose},
    zone::Zone,
};

use super::pick::{KEY, Pick, Slot, picks_of, slots};
use crate::{
    card,
    frame::Frame,
    occurrence,
    pages::{
        matching::{
            asked::Asked,
            find::{Found, find},
        },
        meeting, problem,
    },
    times,
    visit::Visit,
};

/// Starts of one meeting to swap for: one a week.
const STARTS: usize = 4;
const WEEK: Minute = 7 * 24 * 60;

#[derive(Template)]
#[template(path = "pages/trial/plan.html")]
pub(crate) struct PlanPage<'a> {
    frame: Frame<'a>,
    back: String,
    slots: Vec<SlotView>,
    /// All of them are of one kind.
    one_kind: bool,
    /// Two of them are at the same time.
    clash: bool,
    swaps: Vec<Swap>,
    carried: Vec<(&'static str, String)>,
    seed: String,
    calendar: String,
    named_calendar: String,
    keep: String,
    again: String,
}

/// One meeting of the plan.
struct SlotView {
    when: String,
    name: String,
    href: String,
    kind: String,
    kind_href: String,
    way: String,
    place: String,
}

/// The choice of another meeting in the place of one.
struct Swap {
    number: usize,
    groups: Vec<(String, Vec<Choice>)>,
}

struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

pub(crate) async fn show(visit: Visit) -> Response {
    let asked = Asked::read(visit.uri.query(), &visit.site.content);
    let asked = Asked { seed: asked.seed.or_else(|| Some(visit.site.draw())), ..asked };
    match answer(&visit, asked).await {
        Ok(response) => response,
        Err(error) => problem::answer(&visit, error),
    }
}

async fn answer(visit: &Visit, asked: Asked) -> openseat_actions::Result<Response> {
    let (house, now) = (&visit.site.house, visit.site.now());
    let found = find(visit, asked)?;
    let here = visit.snapshot.zone(&found.zone_name).unwrap_or(Zone::utc());
    let offers = offers(house, &found.snapshot, &found.answer, &found.wishes, &here, now).await?;
    let slots = slots(visit, &picks_of(visit)).await?;
    if slots.is_empty() {
        let chosen = chosen(&offers, found.now);
        if !chosen.is_empty() {
            // The plan stays the same when the page is opened again.
            return Ok(visit.go(&address("/match/plan", &found.asked, &chosen, visit)));
        }
    }
    Ok(visit.show(&page(visit, &found, &slots, &offers)))
}

/// What the rule chooses.
fn chosen(offers: &[Offer], now: Minute) -> Vec<Pick> {
    let chances: Vec<(usize, Chance)> =
        offers.iter().enumerate().flat_map(|(at, offer)| offer.chances().map(move |chance| (at, chance))).collect();
    let plain: Vec<Chance> = chances.iter().map(|(_, chance)| chance.clone()).collect();
    let pick = |at: usize| Pick { slug: offers[chances[at].0].slug.clone(), start: chances[at].1.start };
    choose(&plain, now).into_iter().map(pick).collect()
}

/// An address with the answers and the plan.
fn address(path: &str, asked: &Asked, picks: &[Pick], visit: &Visit) -> String {
    let written = asked.written(&visit.site.content);
    let plan = planned(picks);
    let all = [written, plan].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("&");
    if all.is_empty() { path.to_owned() } else { format!("{path}?{all}") }
}

/// The plan alone, as it stands in an address.
fn planned(picks: &[Pick]) -> String {
    let mut out = url::form_urlencoded::Serializer::new(String::new());
    out.extend_pairs(picks.iter().map(|pick| (KEY, pick.written())));
    out.finish()
}

fn page<'a>(visit: &'a Visit, found: &Found<'_>, slots: &[Slot], offers: &[Offer]) -> PlanPage<'a> {
    let frame = visit.frame();
    let content = &visit.site.content;
    let asked = &found.asked;
    let picks: Vec<Pick> = slots.iter().map(|slot| slot.pick.clone()).collect();
    let alone = planned(&picks);
    PlanPage {
        back: asked.to("/match/answer", content),
        slots: slots.iter().map(|slot| slot_view(&frame, found, slot)).collect(),
        one_kind: slots.len() > 1
            && slots.windows(2).all(|two| two[0].view.draft.fellowship == two[1].view.draft.fellowship),
        clash: clash(slots),
        swaps: (0..MEETINGS).map(|number| swap(&frame, found, number, picks.get(number), offers)).collect(),
        carried: asked.pairs(content),
        seed: asked.seed.map(|seed| seed.to_string()).unwrap_or_default(),
        calendar: format!("/match/plan.ics?{alone}"),
        named_calendar: format!("/match/plan.ics?{alone}&full=yes"),
        keep: address("/space/match/keep", asked, &picks, visit),
        again: asked.to("/match/plan", content),
        frame,
    }
}

fn slot_view(frame: &Frame<'_>, found: &Found<'_>, slot: &Slot) -> SlotView {
    let draft = &slot.view.draft;
    // Whoever joins from afar goes by their own clock.
    let start =
        if draft.attendance.in_person() { slot.start.clone() } else { slot.start.with_time_zone(found.zone.clone()) };
    let now = times::moment_of(found.now).to_zoned(start.time_zone().clone());
    let place = draft.place.as_ref().filter(|_| draft.attendance.in_person());
    SlotView {
        when: times::at(frame.say, &start, &now),
        name: meeting::name(frame, draft).to_owned(),
        href: format!("/meeting/{}", slot.view.slug),
        kind: found.name(&draft.fellowship).to_owned(),
        kind_href: format!("/kinds/{}", draft.fellowship),
        way: card::way(frame.say, draft.attendance).to_owned(),
        place: place.map(meeting::place_line).unwrap_or_default(),
    }
}

/// Whether two cannot both be visited.
fn clash(slots: &[Slot]) -> bool {
    let minutes = |slot: &Slot| slot.view.draft.schedule.as_ref().map_or(60, |schedule| schedule.minutes.max(60));
    slots.windows(2).any(|two| two[1].pick.start - two[0].pick.start < Minute::from(minutes(&two[0])))
}

/// What can stand in the place of one, by kind.
fn swap(frame: &Frame<'_>, found: &Found<'_>, number: usize, now: Option<&Pick>, offers: &[Offer]) -> Swap {
    let mut groups: Vec<(String, Vec<Choice>)> = Vec::new();
    for offer in offers {
        let name = found.name(&offer.draft.fellowship);
        let choices = one_a_week(&offer.starts, found.now, now.filter(|pick| pick.slug == offer.slug));
        let choices = choices.into_iter().map(|start| choice(frame, offer, start, now, found));
        match groups.iter_mut().find(|(group, _)| group == name) {
            Some((_, list)) => list.extend(choices),
            None => groups.push((name.to_owned(), choices.collect())),
        }
    }
    Swap { number: number + 1, groups }
}

/// The first start of each week, and the one that is chosen.
fn one_a_week(starts: &[Minute], now: Minute, chosen: Option<&Pick>) -> Vec<Minute> {
    let mut weeks: Vec<Minute> = Vec::new();
    for start in starts {
        let week = |start: Minute| start.saturating_sub(now) / WEEK;
        if weeks.len() < STARTS && weeks.last().is_none_or(|last| week(*last) != week(*start)) {
            weeks.push(*start);
        }
    }
    weeks.extend(chosen.map(|pick| pick.start).filter(|start| starts.contains(start)));
    weeks.sort_unstable();
    weeks.dedup();
    weeks
}

fn choice(frame: &Frame<'_>, offer: &Offer, start: Minute, now: Option<&Pick>, found: &Found<'_>) -> Choice {
    let pick = Pick { slug: offer.slug.clone(), start };
    let draft = &offer.draft;
    let zone = if draft.attendance.in_person() { occurrence::zone_of(draft) } else { found.zone.clone() };
    let at = times::moment_of(start).to_zoned(zone.clone());
    let when = times::at(frame.say, &at, &times::moment_of(found.now).to_zoned(zone));
    Choice {
        value: pick.written(),
        label: format!("{when} – {}", meeting::name(frame, draft)),
        chosen: now == Some(&pick),
    }
}

#[cfg(test)]
impl<'a> PlanPage<'a> {
    pub(crate) fn sample(visit: &'a Visit) -> Self {
        let slot = |when: &str| SlotView {
            when: when.into(),
            name: "New Start & <b>Friends</b>".into(),
            href: "/meeting/new-start".into(),
            kind: "SMART Recovery".into(),
            kind_href: "/kinds/smart".into(),
            way: "In person".into(),
            place: "St Mary's Hall, 12 Mill Lane, Leeds".into(),
        };
        let option = |start: u32, chosen| Choice {
            value: format!("new-start.{start}"),
            label: "Today at 7pm – New Start".into(),
            chosen,
        };
        let swap = |number| Swap {
            number,
            groups: vec![("SMART Recovery".into(), vec![option(29_912_340, true), option(29_922_420, false)])],
        };
        Self {
            back: "/match/answer?seed=7".into(),
            slots: vec![slot("Today at 7pm"), slot("Tuesday 1 December, 7pm")],
            one_kind: true,
            clash: true,
            swaps: vec![swap(1), swap(2)],
            carried: vec![("goal", "not_sure".into())],
            seed: "7".into(),
            calendar: "/match/plan.ics?try=new-start.29912340".into(),
            named_calendar: "/match/plan.ics?try=new-start.29912340&full=yes".into(),
            keep: "/space/match/keep?seed=7&try=new-start.29912340".into(),
            again: "/match/plan?seed=7".into(),
            frame: visit.frame(),
        }
    }

    pub(crate) fn sample_nothing(visit: &'a Visit) -> Self {
        Self { slots: Vec::new(), one_kind: false, clash: false, swaps: Vec::new(), ..Self::sample(visit) }
    }
}
