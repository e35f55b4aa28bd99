//! "Is this still right?": what a group sees that followed the link of a letter. The link speaks for the group, so one tap
//! is enough; opening it alone changes nothing, since mail programs open links by themselves.

use askama::Template;
use axum::{
    body::Bytes,
    extract::{Path, rejection::BytesRejection},
    http::StatusCode,
    response::Response,
};
use openseat_actions::freshness::{self, Answer, LinkView};
use openseat_domain::meeting::Draft;

use super::{
    meeting::{name, place_line},
    problem::{self, Trouble},
};
use crate::{form::Fields, frame::Frame, occurrence, repeats, times, visit::Visit};

#[derive(Template)]
#[template(path = "pages/still_right.html")]
pub(crate) struct StillRightPage<'a> {
    frame: Frame<'a>,
    state: State<'a>,
}

enum State<'a> {
    /// The question.
    Asks { name: String, lines: Vec<String>, action: String, change: String, closed: String, page: String },
    /// What was answered, and the way on.
    Done { title: &'a str, lead: &'a str },
}

pub(crate) async fn show(visit: Visit, Path(link): Path<String>) -> Response {
    match freshness::by_link(&visit.site.house, &link, visit.site.now()).await {
        Ok(Some(view)) => visit.show(&page(visit.frame(), &visit, &link, &view)),
        Ok(None) => gone(&visit),
        Err(error) => problem::answer(&visit, error),
    }
}

pub(crate) async fn send(visit: Visit, Path(link): Path<String>, body: Result<Bytes, BytesRejection>) -> Response {
    let Ok(body) = body else { return problem::show(&visit, Trouble::Large) };
    let now = visit.site.now();
    if !visit.site.guard.admits(visit.from, times::minute_of(now)) {
        return problem::show(&visit, Trouble::Busy);
    }
    let answer = match Fields::read(&body).text("do") {
        "right" => Answer::Right,
        "stop" => Answer::Stop,
        _ => return visit.go(&format!("/still-right/{link}")),
    };
    match freshness::answer(&visit.site.house, &link, answer, now).await {
        Ok(true) => visit.show(&done(visit.frame(), answer)),
        Ok(false) => gone(&visit),
        Err(error) => problem::answer(&visit, error),
    }
}

fn gone(visit: &Visit) -> Response {
    visit.show_with(StatusCode::GONE, &gone_page(visit.frame()))
}

/// When and where a meeting is, as its list says, a line each.
pub(crate) fn lines(frame: &Frame<'_>, draft: &Draft) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(schedule) = &draft.schedule {
        let start = jiff::civil::Time::midnight() + jiff::SignedDuration::from_mins(i64::from(schedule.start));
        let often = repeats::words(frame.say, schedule);
        let said = [("day", often.into()), ("time", times::clock(frame.say, start).into())];
        lines.push(frame.say.format("meeting-sibling", &said));
        lines.push(repeats::length(frame.say, schedule.minutes));
        lines.extend(schedule.zone.as_deref().map(|zone| frame.t1("meeting-zone", "zone", times::zone_city(zone))));
    }
    if let Some(place) = draft.place.as_ref().filter(|_| draft.attendance.in_person()) {
        lines.push(place_line(place));
        lines.extend(place.notes.clone());
    }
    if draft.attendance.online() {
        let online = draft.online.as_ref();
        let ways =
            online.into_iter().flat_map(|online| [&online.url, &online.url_notes, &online.phone, &online.phone_notes]);
        lines.extend(ways.flatten().cloned());
    }
    lines.extend([&draft.notes, &draft.group_notes].into_iter().flatten().cloned());
    lines.retain(|line| !line.trim().is_empty());
    lines
}

fn page<'a>(frame: Frame<'a>, visit: &Visit, link: &str, view: &LinkView) -> StillRightPage<'a> {
    let mut lines = lines(&frame, &view.draft);
    let next = occurrence::next(&visit.snapshot, &view.draft, times::minute_of(visit.site.now()));
    if let Some(next) = next {
        let here = next.here(times::minute_of(visit.site.now()));
        lines.insert(0, frame.t1("right-next", "when", times::when(frame.say, next.start, &here)));
    }
    let suggest = |what: &str| format!("/meeting/{}/suggest?{what}from={link}", view.slug);
    let state = State::Asks {
        name: name(&frame, &view.draft).to_owned(),
        lines,
        action: format!("/still-right/{link}"),
        change: suggest(""),
        closed: suggest("what=closed&"),
        page: format!("/meeting/{}", view.slug),
    };
    StillRightPage { frame, state }
}

fn done(frame: Frame<'_>, answer: Answer) -> StillRightPage<'_> {
    let (title, lead) = match answer {
        Answer::Right => ("right-thanks", "right-thanks-lead"),
        Answer::Stop => ("right-stopped", "right-stopped-lead"),
    };
    StillRightPage { state: State::Done { title: frame.t(title), lead: frame.t(lead) }, frame }
}

fn gone_page(frame: Frame<'_>) -> StillRightPage<'_> {
    StillRightPage { state: State::Done { title: frame.t("right-gone"), lead: frame.t("right-gone-lead") }, frame }
}

#[cfg(test)]
impl<'a> StillRightPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>, visit: &Visit, draft: &Draft) -> Self {
        page(frame, visit, "7KQM2DFH9CRT4GXY6WNP3JQR", &LinkView { slug: "new-start".into(), draft: draft.clone() })
    }

    pub(crate) fn sample_done(frame: Frame<'a>) -> Self {
        done(frame, Answer::Right)
    }

    pub(crate) fn sample_gone(frame: Frame<'a>) -> Self {
        gone_page(frame)
    }
}
