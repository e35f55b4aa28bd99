//! Meetings to try, and what was said after each.

use askama::Template;
use axum::{extract::Path, response::Response};
use jiff::{Zoned, tz::TimeZone};
use openseat_actions::trial::{self, TrialView};
use openseat_domain::trial::{Again, Remark, Welcome};
use uuid::Uuid;

use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{missing, problem},
    person::Person,
    times,
};

#[derive(Template)]
#[template(path = "pages/space/trials.html")]
pub(crate) struct TrialsPage<'a> {
    frame: Frame<'a>,
    done: &'a str,
    coming: Vec<Line>,
    been: Vec<Line>,
}

/// One meeting of the list.
struct Line {
    id: Uuid,
    words: String,
    href: String,
    /// What was said of it; empty when nothing was.
    said: String,
    /// Of the list of meetings that the person went to.
    meeting: String,
    slug: String,
    day: [String; 3],
}

pub(crate) async fn show(person: Person) -> Response {
    match trial::list(&person.visit.site.house, &person.signed).await {
        Ok(trials) => person.visit.show(&page(&person, &trials)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn remove(Path(trial): Path<String>, PersonForm { person, .. }: PersonForm) -> Response {
    let visit = &person.visit;
    let Ok(id) = Uuid::parse_str(&trial) else { return missing::page_of(visit) };
    match trial::remove(&visit.site.house, &person.signed, id, visit.site.now()).await {
        Ok(_) => visit.go("/space/trials?done=removed"),
        Err(error) => problem::answer(visit, error),
    }
}

/// The address of a form opened as a page.
pub(crate) async fn back(person: Person) -> Response {
    person.visit.go("/space/trials")
}

fn page<'a>(person: &'a Person, trials: &[TrialView]) -> TrialsPage<'a> {
    let frame = person.visit.frame();
    let now = times::minute_of(frame.site.now());
    let (been, coming): (Vec<&TrialView>, Vec<&TrialView>) =
        trials.iter().partition(|one| one.planned.start <= now || !one.taps.is_empty());
    TrialsPage {
        done: match person.visit.value("done").as_deref() {
            Some("kept" | "said") => frame.t("space-saved"),
            Some("removed") => frame.t("trials-removed"),
            _ => "",
        },
        coming: coming.into_iter().map(|one| line(&frame, one)).collect(),
        // The latest first.
        been: been.into_iter().rev().map(|one| line(&frame, one)).collect(),
        frame,
    }
}

/// When a meeting that was planned starts, where it is.
pub(super) fn start_of(one: &TrialView) -> Zoned {
    let zone = times::zone_named(&one.planned.zone).unwrap_or(TimeZone::UTC);
    times::moment_of(one.planned.start).to_zoned(zone)
}

/// "Monday 23 November, 7pm: New Start".
pub(super) fn words(frame: &Frame<'_>, one: &TrialView) -> String {
    let start = start_of(one);
    let now = frame.site.now().to_zoned(start.time_zone().clone());
    let arguments =
        [("when", times::at(frame.say, &start, &now).into()), ("meeting", one.planned.meeting.as_str().into())];
    frame.say.format("trials-line", &arguments)
}

fn line(frame: &Frame<'_>, one: &TrialView) -> Line {
    let day = start_of(one).date();
    Line {
        id: one.id,
        words: words(frame, one),
        href: format!("/meeting/{}", one.planned.slug),
        said: said(frame, one),
        meeting: one.planned.meeting.clone(),
        slug: one.planned.slug.clone(),
        day: [day.day().to_string(), day.month().to_string(), day.year().to_string()],
    }
}

fn said(frame: &Frame<'_>, one: &TrialView) -> String {
    let mut parts = Vec::new();
    let mut put = |question: &str, answer: Option<&str>| {
        parts.extend(answer.map(|answer| format!("{} {answer}", frame.say.t(question))));
    };
    put("tap-again", one.taps.again.map(|again| again_words(frame, again)));
    put("tap-welcome", one.taps.welcome.map(|welcome| welcome_words(frame, welcome)));
    put("tap-remark", one.taps.remark.map(|remark| remark_words(frame, remark)));
    parts.join(". ")
}

pub(super) fn again_words<'a>(frame: &Frame<'a>, again: Again) -> &'a str {
    frame.t(match again {
        Again::Yes => "tap-again-yes",
        Again::Perhaps => "tap-again-perhaps",
        Again::No => "tap-again-no",
    })
}

pub(super) fn welcome_words<'a>(frame: &Frame<'a>, welcome: Welcome) -> &'a str {
    frame.t(match welcome {
        Welcome::Yes => "tap-welcome-yes",
        Welcome::Partly => "tap-welcome-partly",
        Welcome::No => "tap-welcome-no",
    })
}

pub(super) fn remark_words<'a>(frame: &Frame<'a>, remark: Remark) -> &'a str {
    frame.t(match remark {
        Remark::Nothing => "tap-remark-nothing",
        Remark::For => "tap-remark-for",
        Remark::Against => "tap-remark-against",
    })
}

#[cfg(test)]
impl<'a> TrialsPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, &super::samples::trials())
    }

    pub(crate) fn sample_nothing(person: &'a Person) -> Self {
        page(person, &[])
    }
}
