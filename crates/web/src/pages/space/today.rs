//! The first things in the space, three at most: check in, the next step of the plan, the next meeting.

use jiff::tz::TimeZone;
use openseat_actions::{
    Result, circle,
    plan::{self, PlanView},
    response, space,
    trial::{self, TrialView},
};
use openseat_domain::form::FormId;

use super::{plan::weekday_of, said, trials};
use crate::{frame::Frame, pages::Way, person::Person, times};

/// Meetings that the person went to, among which the next one is looked for.
const LOOKED: usize = 30;

/// What it is made of.
#[derive(Default)]
pub(super) struct Found {
    /// Whether they checked in today.
    pub(super) checked_in: bool,
    pub(super) plan: Option<PlanView>,
    pub(super) meeting: Option<Next>,
    /// Who asks for them in a circle: the circle, and the name.
    pub(super) asks: Option<(uuid::Uuid, String)>,
}

/// The meeting that comes next.
pub(super) struct Next {
    words: String,
    href: String,
    start: u32,
}

/// As it is shown.
pub(super) struct Today {
    pub(super) check_in: bool,
    /// A sentence and a link.
    pub(super) plan: (String, Way),
    pub(super) meeting: (String, Way),
    /// Somebody in a circle asks for the person: one line, before all else.
    pub(super) asks: Option<Way>,
}

pub(super) async fn find(person: &Person, visits: &[space::Visit], trials: &[TrialView]) -> Result<Found> {
    let (site, who, frame) = (&person.visit.site, &person.signed, person.visit.frame());
    let latest = response::latest(&site.house, who, &FormId::new("check-in"), 1).await?;
    Ok(Found {
        checked_in: latest.iter().any(|one| said::on(&frame, one.kept.begun) == said::today(&frame)),
        plan: plan::list(&site.house, who, &site.zone, 1).await?.pop(),
        meeting: meeting(person, &frame, visits, trials),
        asks: circle::asks_for(&site.house, who, site.now()).await?,
    })
}

/// The soonest of the meetings to try and of those that the person went to.
fn meeting(person: &Person, frame: &Frame<'_>, visits: &[space::Visit], trials: &[TrialView]) -> Option<Next> {
    let now = times::minute_of(person.visit.site.now());
    let planned = trials.iter().filter(|one| one.planned.start > now && one.taps.is_empty()).map(|one| Next {
        words: trials::words(frame, one),
        href: format!("/meeting/{}", one.planned.slug),
        start: one.planned.start,
    });
    let snapshot = &person.visit.snapshot;
    let kept = visits.iter().filter_map(|visit| visit.slug.as_deref()).take(LOOKED).filter_map(|slug| {
        let found = snapshot.by_slug(slug)?;
        let start = snapshot.starts_of(found).find(|start| *start > now)?;
        let card = snapshot.card(found);
        let zone = times::zone_named(card.zone).unwrap_or(TimeZone::UTC);
        let (at, here) = (times::moment_of(start).to_zoned(zone.clone()), frame.site.now().to_zoned(zone));
        let words = [("when", times::at(frame.say, &at, &here).into()), ("meeting", card.name.into())];
        Some(Next { words: frame.say.format("trials-line", &words), href: format!("/meeting/{slug}"), start })
    });
    planned.chain(kept).min_by_key(|next| next.start)
}

pub(super) fn said(frame: &Frame<'_>, found: Found) -> Today {
    Today {
        check_in: !found.checked_in,
        plan: step(frame, found.plan.as_ref()),
        meeting: meeting_said(frame, found.meeting),
        asks: found.asks.map(|(circle, name)| Way {
            href: format!("/space/circle/{circle}"),
            label: frame.t1("today-circle", "name", name),
        }),
    }
}

/// The meeting that comes next, for other pages.
pub(super) async fn next_meeting(person: &Person) -> Result<(String, Way)> {
    let (house, who, frame) = (&person.visit.site.house, &person.signed, person.visit.frame());
    let (visits, trials) = (space::visits(house, who).await?, trial::list(house, who).await?);
    Ok(meeting_said(&frame, meeting(person, &frame, &visits, &trials)))
}

fn meeting_said(frame: &Frame<'_>, next: Option<Next>) -> (String, Way) {
    match next {
        Some(next) => (frame.t("today-meeting").to_owned(), Way { href: next.href, label: next.words }),
        None => {
            let way = Way { href: "/".to_owned(), label: frame.t("today-meeting-find").to_owned() };
            (frame.t("today-meeting-none").to_owned(), way)
        }
    }
}

fn step(frame: &Frame<'_>, plan: Option<&PlanView>) -> (String, Way) {
    let today = said::today(frame);
    let way = |words: &str| Way { href: "/space/plan".to_owned(), label: words.to_owned() };
    let make = way(frame.t("today-plan-make"));
    let Some(one) = plan else { return (frame.t("today-plan-none").to_owned(), make) };
    if one.plan.is_over(today) {
        return (frame.t("today-plan-over").to_owned(), make);
    }
    let mine = way(frame.t("week-title"));
    let Some(line) = one.plan.next(today) else { return (frame.t("today-plan-done").to_owned(), mine) };
    let what = ("what", line.what.as_str().into());
    let words = match one.plan.day_of(line) {
        Some(day) => frame.say.format("today-next-day", &[what, ("day", weekday_of(frame, day).into())]),
        None => frame.say.format("today-next", &[what]),
    };
    (words, mine)
}

#[cfg(test)]
impl Found {
    pub(super) fn sample() -> Self {
        let meeting =
            Next { words: "Tuesday, 9:30pm: New <b>Start</b>".into(), href: "/meeting/new-start".into(), start: 1 };
        Self {
            checked_in: false,
            plan: super::samples::plans().into_iter().next(),
            meeting: Some(meeting),
            asks: Some((uuid::Uuid::from_u128(1), "Kim <b>".into())),
        }
    }
}
