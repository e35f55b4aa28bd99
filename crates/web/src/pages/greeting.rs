//! The private page of a guest: the answer of the greeter, and the way to end it. It knows nobody; the words in its
//! address are all that leads to it.

use askama::Template;
use axum::{
    body::Bytes,
    extract::{Path, rejection::BytesRejection},
    http::StatusCode,
    response::Response,
};
use openseat_actions::{
    ActionError,
    greeting::{self, GuestView},
    picture,
};
use openseat_domain::greeting::{Deed, LONGEST_REPORT, Met, State};

use super::{
    FieldError, Way,
    greeter::when,
    problem::{self, Trouble},
    space::said,
};
use crate::{form::Fields, frame::Frame, visit::Visit};

pub(crate) mod code;

#[derive(Template)]
#[template(path = "pages/greeting.html")]
pub(crate) struct GreetingPage<'a> {
    frame: Frame<'a>,
    heading: String,
    lead: &'a str,
    /// What was just done, in words.
    done: &'a str,
    rows: Vec<Row>,
    /// The meeting's page; empty when it is on no list any more.
    meeting: String,
    meeting_name: String,
    wrote: Vec<String>,
    /// The two can still end it.
    open: bool,
    /// The meeting has begun.
    over: bool,
    ask_met: bool,
    action: String,
    words: Vec<String>,
    /// The words in one, for keeping them in a space.
    keep: String,
    /// Where the words can be typed.
    address: String,
    picture: Option<(String, usize)>,
    until: String,
    ways: Vec<Way>,
    note: String,
    errors: Vec<FieldError>,
}

struct Row {
    name: String,
    text: String,
}

pub(crate) async fn show(visit: Visit, Path(code): Path<String>) -> Response {
    answer(&visit, &code, "", Vec::new()).await
}

pub(crate) async fn act(visit: Visit, Path(code): Path<String>, body: Result<Bytes, BytesRejection>) -> Response {
    let Ok(body) = body else { return problem::show(&visit, Trouble::Large) };
    if !visit.own_form {
        return problem::show(&visit, Trouble::Refused);
    }
    let fields = Fields::read(&body);
    let note = fields.text("note").replace("\r\n", "\n");
    let network = code::network(&visit);
    let (house, now) = (&visit.site.house, visit.site.now());
    let (done, mark) = match fields.text("do") {
        "take_back" => (greeting::act(house, &code, &network, Deed::TakeBack, "", now).await, ""),
        "report" => (greeting::act(house, &code, &network, Deed::Report, &note, now).await, "?done=reported"),
        met => match Met::parse(met) {
            Some(met) => (greeting::tell(house, &code, &network, met, now).await, "?done=told"),
            None => (Ok(false), ""),
        },
    };
    let path = visit.uri.path().to_owned();
    match done {
        Ok(true) => visit.go(&format!("{path}{mark}")),
        Ok(false) => visit.go(&path),
        Err(ActionError::Refused(_)) => {
            let text = visit.say().format("greeting-note-long", &[("n", LONGEST_REPORT.into())]);
            answer(&visit, &code, &note, vec![FieldError { field: "note", text }]).await
        }
        Err(error) => problem::answer(&visit, error),
    }
}

async fn answer(visit: &Visit, code: &str, note: &str, errors: Vec<FieldError>) -> Response {
    match greeting::see(&visit.site.house, code, &code::network(visit), visit.site.now()).await {
        Ok(Some(view)) => {
            let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
            visit.show_with(status, &page(visit, &view, note, errors))
        }
        Ok(None) => code::nothing(visit, code),
        Err(error) => problem::answer(visit, error),
    }
}

fn page<'a>(visit: &'a Visit, view: &GuestView, note: &str, errors: Vec<FieldError>) -> GreetingPage<'a> {
    let frame = visit.frame();
    let over = view.start <= visit.site.now();
    let words = greeting::words(view.code, view.language);
    let (heading, lead) = state(&frame, view, over);
    let slug = &view.meeting.slug;
    GreetingPage {
        heading,
        lead,
        done: match (visit.value("done").as_deref(), view.met.is_some()) {
            (Some("reported"), _) => frame.t("greeting-reported"),
            (Some("told"), true) => frame.t("greeting-told"),
            _ => "",
        },
        rows: rows(&frame, view),
        meeting: if slug.is_empty() { String::new() } else { format!("/meeting/{slug}") },
        meeting_name: called(&frame, &view.meeting.name).to_owned(),
        wrote: wrote(&frame, view),
        open: view.state.is_open(),
        over,
        ask_met: over && view.state == State::Accepted && view.met.is_none(),
        action: format!("/greeting/{words}"),
        picture: picture::path(&visit.absolute(&format!("/greeting/{words}"))),
        address: visit.absolute("/greeting"),
        words: words.split('-').map(str::to_owned).collect(),
        until: frame.t1("greeting-until", "day", said::day_of(&frame, view.ends_at)),
        ways: ways(&frame, view, over),
        keep: format!("/space/greetings?code={words}"),
        note: note.to_owned(),
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

/// A meeting's name, or what stands for one without.
pub(crate) fn called<'t>(frame: &Frame<'t>, name: &'t str) -> &'t str {
    if name.is_empty() { frame.t("card-no-name") } else { name }
}

fn state<'a>(frame: &Frame<'a>, view: &GuestView, over: bool) -> (String, &'a str) {
    let said = |heading: &str, lead: &'static str| (frame.say.t(heading).to_owned(), frame.t(lead));
    match (view.state, &view.reply) {
        (State::Accepted, Some(reply)) => {
            let (heading, lead) = match over {
                true => ("greeting-said-yes", ""),
                false => ("greeting-accepted", frame.t("greeting-accepted-lead")),
            };
            (frame.t1(heading, "name", reply.name.as_str()), lead)
        }
        (State::Asked | State::Accepted, _) if over => said("greeting-late", "greeting-late-lead"),
        (State::Asked | State::Accepted, _) => said("greeting-asked", "greeting-asked-lead"),
        (State::Cannot, _) => said("greeting-cannot", "greeting-cannot-lead"),
        (State::GreeterLeft, _) => said("greeting-left", "greeting-left-lead"),
        (State::TakenBack, _) => said("greeting-back", "greeting-back-lead"),
        (State::Ended, _) => said("greeting-ended", "greeting-ended-lead"),
    }
}

/// When, and what the greeter answered.
fn rows(frame: &Frame<'_>, view: &GuestView) -> Vec<Row> {
    let row = |key: &str, text: String| Row { name: frame.say.t(key).to_owned(), text };
    let mut rows = vec![row("greeting-when", when(frame, &view.meeting.zone, view.start))];
    if let Some(reply) = &view.reply {
        rows.push(row("greeting-name", reply.name.clone()));
        rows.push(row("greeting-sign", reply.sign.clone()));
        if !reply.place.is_empty() {
            rows.push(row("greeting-place", reply.place.clone()));
        }
    }
    rows
}

fn wrote(frame: &Frame<'_>, view: &GuestView) -> Vec<String> {
    let Some(words) = &view.words else { return Vec::new() };
    let called = frame.t1("greeting-you-called", "name", words.name.as_str());
    [called, words.line.clone()].into_iter().filter(|line| !line.is_empty()).collect()
}

/// The ways on, where nobody waits.
fn ways(frame: &Frame<'_>, view: &GuestView, over: bool) -> Vec<Way> {
    if view.state == State::Accepted || view.state == State::Asked && !over {
        return Vec::new();
    }
    let way = |href: String, key: &str| Way { href, label: frame.say.t(key).to_owned() };
    let again = (!view.meeting.slug.is_empty())
        .then(|| way(format!("/meeting/{}/greeter", view.meeting.slug), "greeting-again"));
    let others = [way("/first-time".into(), "greeter-first-time"), way("/now".into(), "greeter-others")];
    again.into_iter().chain(others).collect()
}

impl GreetingPage<'_> {
    /// The part of the drawing that is shown.
    fn view_box(&self) -> String {
        let side = self.picture.as_ref().map_or(0, |(_, side)| *side);
        format!("0 0 {side} {side}")
    }

    /// What is wrong with a field; empty when nothing is.
    fn wrong(&self, field: &str) -> &str {
        self.errors.iter().find(|error| error.field == field).map_or("", |error| &error.text)
    }
}

#[cfg(test)]
pub(crate) mod samples {
    use openseat_actions::meeting::Named;
    use openseat_store::greeting::{Reply, Words};

    use super::*;

    pub(crate) fn view(state: State) -> GuestView {
        let at = |text: &str| text.parse().expect("a time in a test is well written");
        let words = Words { name: "Ash".into(), line: "I will wear a red hat & <b>gloves</b>".into() };
        let reply = Reply { name: "Sam".into(), sign: "Blue scarf".into(), place: "By the side door at 7:15".into() };
        let zone = "Europe/London".into();
        GuestView {
            language: openseat_content::Locale::En,
            code: [7, 77, 177, 7, 77, 177, 7, 77, 177, 7, 77],
            state,
            meeting: Named { name: "New Start & <b>Friends</b>".into(), slug: "new-start".into(), zone, online: false },
            start: at("2026-11-30T19:00:00Z"),
            ends_at: at("2026-12-02T20:30:00Z"),
            words: state.is_open().then_some(words),
            reply: (state == State::Accepted).then_some(reply),
            met: None,
        }
    }

    impl<'a> GreetingPage<'a> {
        pub(crate) fn sample(visit: &'a Visit, state: State) -> Self {
            page(visit, &view(state), "", Vec::new())
        }

        pub(crate) fn sample_after(visit: &'a Visit) -> Self {
            let start = "2026-11-23T18:00:00Z".parse().expect("a time in a test is well written");
            page(visit, &GuestView { start, ..view(State::Accepted) }, "", Vec::new())
        }

        pub(crate) fn sample_error(visit: &'a Visit) -> Self {
            let text = visit.say().format("greeting-note-long", &[("n", LONGEST_REPORT.into())]);
            page(visit, &view(State::Accepted), "Too long", vec![FieldError { field: "note", text }])
        }
    }
}
