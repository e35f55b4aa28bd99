//! One meeting: decide, and go.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::Timestamp;
use openseat_actions::{
    greeter::is_for_minors,
    meeting::{self, Kind, Last, MeetingView, Tally},
    review::{self, Known},
};
use openseat_domain::{
    amendment::Word,
    attendance_proof::Offered,
    freshness::By,
    meeting::{Attendance, Draft, Online},
    search::Minute,
};

use super::{
    Way, calendar,
    directory::{self, fields},
    map, missing, problem,
    space::said,
};
use crate::{
    frame::Frame,
    occurrence::{self, Next},
    repeats, times,
    visit::Visit,
};

mod facts;
pub(crate) mod known;
mod medication;
pub(crate) mod siblings;
mod ways;

pub(crate) use ways::{place_line, web_link};

use facts::Fact;
use known::KnownRows;
use ways::{Button, Guarded};

/// No address of ours is longer, in bytes.
const LONGEST_SLUG: usize = 300;

#[derive(Template)]
#[template(path = "pages/meeting.html")]
pub(crate) struct MeetingPage<'a> {
    frame: Frame<'a>,
    title: String,
    slug: &'a str,
    name: &'a str,
    state: Option<State>,
    when: String,
    zone_note: String,
    /// Visitors told us of something wrong, and nobody since that all is well.
    doubted: bool,
    confirmed: u64,
    place: Option<PlaceLines>,
    ways: Vec<Button>,
    /// One can join from afar.
    joins: bool,
    join_notes: Vec<&'a str>,
    /// Where a first meeting of its kind is told step by step.
    first_meeting: Option<String>,
    happens: Vec<String>,
    notes: Vec<&'a str>,
    facts: Vec<Fact>,
    known: KnownRows<'a>,
    checked: String,
    wrong: String,
    tell: String,
    read: String,
    /// The next dates of a meeting that is not simply weekly.
    coming: Vec<String>,
    siblings: Vec<Way>,
    calendar: bool,
    text: String,
    map: Option<String>,
    disclaimer: String,
    /// The way to somebody who can meet a person there; empty when nobody does.
    greeter: String,
    greeter_lead: &'a str,
    /// The way to offer that oneself; empty where nobody is met.
    offer: String,
    /// The way to a letter that one was there; empty where none is given.
    letter: String,
    toolkit: String,
    /// Of a way in that is not for everybody.
    guarded: Option<Guarded>,
    /// What will be different, and from which day on.
    changes: Vec<String>,
    /// Where anyone can say how it should be; empty for what is gone.
    suggest: String,
}

/// Why one should not simply go.
struct State {
    title: String,
    lead: String,
    way_on: String,
}

struct PlaceLines {
    line: String,
    notes: String,
}

pub(crate) async fn show(visit: Visit, Path(slug): Path<String>) -> Response {
    if let Some(slug) = slug.strip_suffix(".ics") {
        return calendar::send(&visit, slug).await;
    }
    let view = match find(&visit, &slug).await {
        Ok(view) => view,
        Err(response) => return response,
    };
    answer(&visit, &view).await
}

/// The page of a meeting. One that is on no list any more is told to be over to programs, too: 410.
pub(crate) async fn answer(visit: &Visit, view: &MeetingView) -> Response {
    let status = if view.gone { StatusCode::GONE } else { StatusCode::OK };
    match review::known(&visit.site.house, view.id, visit.site.now()).await {
        Ok(known) => visit.show_with(status, &page(visit.frame(), visit, view, &known)),
        Err(error) => problem::answer(visit, error),
    }
}

/// The meeting at `slug`, or the answer to send instead.
pub(crate) async fn find(visit: &Visit, slug: &str) -> Result<MeetingView, Response> {
    if slug.len() > LONGEST_SLUG || slug.contains(char::is_control) {
        return Err(missing::meeting(visit));
    }
    match meeting::view(&visit.site.house, slug, visit.site.now()).await {
        Ok(Some(view)) if view.slug == slug => Ok(view),
        Ok(Some(view)) => {
            Err(Redirect::permanent(&visit.frame().to(&format!("/meeting/{}", view.slug)).to_string()).into_response())
        }
        Ok(None) => Err(missing::meeting(visit)),
        Err(error) => {
            tracing::error!(%error, "a meeting could not be read");
            Err(problem::show(visit, problem::Trouble::Ours))
        }
    }
}

/// What a meeting is called on the page.
pub(crate) fn name<'d>(frame: &Frame<'d>, draft: &'d Draft) -> &'d str {
    if draft.name.is_empty() { frame.t("card-no-name") } else { &draft.name }
}

fn page<'a>(frame: Frame<'a>, visit: &'a Visit, view: &'a MeetingView, known: &Known) -> MeetingPage<'a> {
    let draft = &view.draft;
    let now = times::minute_of(visit.site.now());
    // A meeting that is on no list any more has no next time, whatever its rule says.
    let next = if view.gone { None } else { occurrence::next(&visit.snapshot, draft, now) };
    let name = name(&frame, draft);
    let (wrong, confirmed) = told(&view.reports);
    let minors = is_for_minors(&visit.site.house, view);
    let way = |open: bool, way: String| if open { way } else { String::new() };
    let online = draft.attendance == Attendance::Online;
    let way_in = ways::way_in(view, next.as_ref(), now);
    MeetingPage {
        changes: changes(&frame, view),
        suggest: way(!view.gone, format!("/meeting/{}/suggest", view.slug)),
        guarded: ways::guarded(&frame, view, way_in.is_some()),
        greeter: way(view.greeted && !minors && next.is_some(), format!("/meeting/{}/greeter", view.slug)),
        greeter_lead: frame.t(if online { "meeting-greeter-lead-online" } else { "meeting-greeter-lead" }),
        toolkit: format!("/toolkit?meeting={}", view.slug),
        letter: way(view.letters != Offered::No && !view.gone, format!("/meeting/{}/attendance", view.slug)),
        offer: way(!minors && !view.gone, format!("/space/greet/new?meeting={}", view.slug)),
        title: title(&frame, name, next.as_ref()),
        slug: &view.slug,
        name,
        state: state(&frame, view, now),
        when: if view.gone { String::new() } else { when(&frame, draft, next.as_ref(), now) },
        zone_note: zone_note(&frame, draft, next.as_ref(), now),
        doubted: wrong,
        confirmed,
        place: place(&frame, draft),
        ways: if view.gone { Vec::new() } else { ways::ways(&frame, draft, way_in) },
        joins: draft.attendance.online() && !view.gone,
        join_notes: join_notes(draft, way_in),
        first_meeting: first_meeting(&frame, draft),
        happens: happens(&frame, visit, draft),
        notes: [&draft.notes, &draft.group_notes].into_iter().flatten().map(String::as_str).collect(),
        facts: facts::facts(&frame, draft),
        known: known::known(&frame, view, known),
        tell: format!("/meeting/{}/review", view.slug),
        read: format!("/meeting/{}/reviews", view.slug),
        checked: checked(&frame, view, now),
        wrong: format!("/meeting/{}/wrong", view.slug),
        coming: coming(&frame, visit, draft, now),
        siblings: siblings::of(visit, view, now),
        calendar: next.is_some(),
        text: format!("/meeting/{}/text", view.slug),
        map: map::of_meeting(view),
        disclaimer: disclaimer(&frame, draft),
        frame,
    }
}

/// "New Start, Monday 7pm": names no condition beyond the group's own name.
fn title(frame: &Frame<'_>, name: &str, next: Option<&Next>) -> String {
    let Some(next) = next else { return name.to_owned() };
    let start = next.start_here();
    let (day, time) = (times::weekday(frame.say, &start), times::clock(frame.say, start.time()));
    frame.say.format("meeting-title", &[("name", name.into()), ("day", day.into()), ("time", time.into())])
}

fn state(frame: &Frame<'_>, view: &MeetingView, now: Minute) -> Option<State> {
    let town = view.draft.place.as_ref().and_then(|place| place.city.as_deref());
    let way_on = || {
        town.map_or("/now".to_owned(), |town| {
            format!(
                "/near?{}",
                url::form_urlencoded::Serializer::new(String::new()).append_pair("place", town).finish()
            )
        })
    };
    let say = |title: String, lead: String| Some(State { title, lead, way_on: way_on() });
    if view.gone {
        return say(frame.t("meeting-retired").to_owned(), frame.t("meeting-retired-lead").to_owned());
    }
    if let Some((title, reason)) = closure(frame, &view.draft, now) {
        let lead = reason.map(|reason| frame.t1("meeting-closed-reason", "reason", reason)).unwrap_or_default();
        return say(title, lead);
    }
    if view.draft.attendance == Attendance::Paused {
        return say(frame.t("meeting-paused").to_owned(), frame.t("meeting-paused-lead").to_owned());
    }
    None
}

/// A closure that holds today: its title and its reason.
fn closure<'a>(frame: &Frame<'_>, draft: &'a Draft, now: Minute) -> Option<(String, Option<&'a str>)> {
    let zone = occurrence::zone_of(draft);
    let today = times::moment_of(now).to_zoned(zone).date();
    let holds = |from: Option<jiff::civil::Date>, until: Option<jiff::civil::Date>| {
        from.is_none_or(|from| from <= today) && until.is_none_or(|until| today <= until)
    };
    let closure = draft.closures.iter().find(|one| holds(one.from, one.until))?;
    let title = match closure.until {
        Some(until) => frame.t1("meeting-closed-until", "date", times::day_and_month(frame.say, until, today)),
        None => frame.t("meeting-closed").to_owned(),
    };
    Some((title, closure.reason.as_deref()))
}

fn when(frame: &Frame<'_>, draft: &Draft, next: Option<&Next>, now: Minute) -> String {
    let say = frame.say;
    let Some(next) = next else {
        return match occurrence::last(draft) {
            Some(last) => frame.t1(
                "meeting-past",
                "when",
                times::day_and_month(say, last, times::moment_of(now).to_zoned(occurrence::zone_of(draft)).date()),
            ),
            None if draft.attendance == Attendance::Paused || !draft.closures.is_empty() => String::new(),
            None => frame.t("meeting-not-known").to_owned(),
        };
    };
    if next.is_joinable(now) {
        return times::when(say, next.start, &next.here(now));
    }
    if next.start < now {
        return frame.t1("meeting-on-now", "n", now - next.start);
    }
    let start = times::at(say, &next.start_here(), &next.here(now));
    let end = times::clock(say, next.end_here().time());
    let range = say.format("when-range", &[("start", start.into()), ("end", end.into())]);
    match times::until(say, next.start, now) {
        Some(wait) => format!("{range} {}", frame.t1("meeting-starts", "in", wait)),
        None => range,
    }
}

/// In which zone the time is, and when that is in the deployment's own, if one may join from there.
fn zone_note(frame: &Frame<'_>, draft: &Draft, next: Option<&Next>, now: Minute) -> String {
    let Some(next) = next.filter(|_| draft.attendance.online()) else { return String::new() };
    let home = &frame.site.zone;
    let here = frame.t1("meeting-zone", "zone", times::zone_city(&next.zone_name));
    let at_home = times::moment_of(next.start).to_zoned(home.clone());
    if at_home.offset() == next.start_here().offset() || next.start < now {
        return here;
    }
    let when = times::at(frame.say, &at_home, &times::moment_of(now).to_zoned(home.clone()));
    let zone = times::zone_city(&frame.site.settings.zone);
    format!("{here} {}", frame.say.format("meeting-your-time", &[("when", when.into()), ("zone", zone.into())]))
}

/// Whether visitors doubt the listing, and how many confirmed it. A later "it is still on" ends the doubt; one lone
/// voice does not begin it.
fn told(reports: &[Tally]) -> (bool, u64) {
    let (on, wrong): (Vec<&Tally>, Vec<&Tally>) = reports.iter().partition(|one| one.kind == Kind::StillOn);
    let last = |of: &[&Tally]| of.iter().map(|one| one.last).max().unwrap_or(Timestamp::MIN);
    let voices: u64 = wrong.iter().map(|one| one.count).sum();
    (voices >= 2 && last(&wrong) > last(&on), on.iter().map(|one| one.count).sum())
}

fn place(frame: &Frame<'_>, draft: &Draft) -> Option<PlaceLines> {
    let place = draft.place.as_ref().filter(|_| draft.attendance != Attendance::Online)?;
    let line = place_line(place);
    let notes = place.notes.clone().unwrap_or_default();
    let line = match (line.is_empty(), place.approximate) {
        (true, _) => frame.t("meeting-place-none").to_owned(),
        (false, true) => frame.t1("meeting-place-approximate", "place", line),
        (false, false) => line,
    };
    Some(PlaceLines { line, notes })
}

fn join_notes<'a>(draft: &'a Draft, way_in: Option<&'a Online>) -> Vec<&'a str> {
    let online = way_in.or(draft.online.as_ref()).filter(|_| draft.attendance.online());
    let notes = online.into_iter().flat_map(|online| [&online.url_notes, &online.phone_notes]);
    notes.flatten().map(String::as_str).collect()
}

fn first_meeting(frame: &Frame<'_>, draft: &Draft) -> Option<String> {
    let told = frame.site.content.first_meetings().of(&draft.fellowship);
    told.map(|_| format!("/first-time?kind={}#steps", draft.fellowship))
}

fn happens(frame: &Frame<'_>, visit: &Visit, draft: &Draft) -> Vec<String> {
    let content = &visit.site.content;
    let set = content.concept_set(draft);
    let is = |id: &str| content.concept(id).is_some_and(|concept| set.contains(concept));
    let mut lines = Vec::new();
    if is("closed") {
        lines.push(frame.t("meeting-happens-closed").to_owned());
    } else if is("open") {
        lines.push(frame.t("meeting-happens-open").to_owned());
    }
    lines.push(frame.t("meeting-happens-listen").to_owned());
    // Said only where the fellowship says it of all its meetings; "mostly free" is not free.
    let cost = content.fellowship(&draft.fellowship).and_then(|one| one.facts.get("cost"));
    if cost.is_some_and(|cost| cost == "free" || cost.starts_with("free;") && !cost.contains("may cost")) {
        lines.push(frame.t("meeting-happens-free").to_owned());
    }
    if let Some(schedule) = &draft.schedule {
        lines.push(frame.t1("meeting-happens-minutes", "length", repeats::length(frame.say, schedule.minutes)));
    }
    lines
}

fn checked(frame: &Frame<'_>, view: &MeetingView, now: Minute) -> String {
    let shown = view.listings.iter().find(|listing| listing.shown).or(view.listings.first());
    let office = view.draft.entity.as_ref().map(|entity| entity.name.as_str()).filter(|name| !name.is_empty());
    let source = office.or(shown.map(|listing| listing.source.as_str())).unwrap_or_default();
    let today = times::moment_of(now).to_zoned(frame.site.zone.clone()).date();
    let date = |at: Timestamp| times::day_and_month(frame.say, at.to_zoned(frame.site.zone.clone()).date(), today);
    let say = |key: &str, date: String| frame.say.format(key, &[("date", date.into()), ("source", source.into())]);
    match (view.draft.updated, shown) {
        _ if view.looked.is_some() => view.looked.iter().map(|last| looked(frame, last, date(last.at))).collect(),
        (Some(at), _) => say("meeting-checked-by", date(at)),
        (None, Some(listing)) => say("meeting-checked-listed", date(listing.last_seen)),
        (None, None) => frame.t("meeting-checked-unknown").to_owned(),
    }
}

/// What will be different, and from which day on.
fn changes(frame: &Frame<'_>, view: &MeetingView) -> Vec<String> {
    let coming = view.coming.iter().filter(|_| !view.gone);
    let line = |(day, word): &(jiff::civil::Date, Word)| {
        let said = [
            ("day", said::day(frame, *day).into()),
            ("field", fields::called(frame, word.field()).into()),
            ("word", directory::said::word(frame, word).into()),
        ];
        frame.say.format("meeting-change", &said)
    };
    coming.map(line).collect()
}

fn looked(frame: &Frame<'_>, last: &Last, date: String) -> String {
    match last.by {
        By::Group => frame.t1("meeting-looked-group", "date", date),
        By::Keeper => frame.t1("meeting-looked-keeper", "date", date),
    }
}

fn coming(frame: &Frame<'_>, visit: &Visit, draft: &Draft, now: Minute) -> Vec<String> {
    if draft.schedule.as_ref().is_none_or(repeats::is_simple) {
        return Vec::new();
    }
    let (zone, starts) = occurrence::coming(&visit.snapshot, draft, now, 4);
    let here = times::moment_of(now).to_zoned(zone.clone());
    starts
        .into_iter()
        .map(|start| times::at(frame.say, &times::moment_of(start).to_zoned(zone.clone()), &here))
        .collect()
}

fn disclaimer(frame: &Frame<'_>, draft: &Draft) -> String {
    match frame.site.content.fellowship(&draft.fellowship) {
        Some(fellowship) => frame.t1("meeting-disclaimer", "fellowship", fellowship.name.as_str()),
        None => frame.t("meeting-disclaimer-none").to_owned(),
    }
}

#[cfg(test)]
impl<'a> MeetingPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>, visit: &'a Visit, view: &'a MeetingView) -> Self {
        page(frame, visit, view, &known::samples::known())
    }

    pub(crate) fn sample_unknown(frame: Frame<'a>, visit: &'a Visit, view: &'a MeetingView, checking: bool) -> Self {
        page(frame, visit, view, &Known { being_checked: checking, ..Known::default() })
    }
}
