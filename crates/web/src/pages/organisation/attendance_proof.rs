//! Who asked a group for a letter, for the people of the group: one tap confirms. And the code to show at the end.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    ActionError,
    attendance_proof::{self, CodeView, DeskView, MeetingLine, Verdict, WaitingView},
};
use openseat_domain::{
    attendance_proof::{Offered, Present},
    group_session::Standing,
};
use uuid::Uuid;

use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{greeter::when, greeting::called, problem},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/organisation/attendance_proof.html")]
pub(crate) struct LettersPage<'a> {
    frame: Frame<'a>,
    name: String,
    back: String,
    action: String,
    done: &'a str,
    /// Why nothing was confirmed; else empty.
    not_yet: &'a str,
    codes: Vec<Code>,
    waiting: Vec<Waiting<'a>>,
    meetings: Vec<Meeting>,
    letters: String,
}

struct Code {
    said: String,
    digits: String,
}

struct Waiting<'a> {
    id: Uuid,
    name: String,
    said: String,
    /// What the group wrote down of that session; may be empty.
    written: &'a str,
    /// It says that nobody met.
    doubtful: bool,
    choices: Vec<(u16, String)>,
}

struct Meeting {
    slug: String,
    name: String,
    choices: Vec<(&'static str, String, bool)>,
}

pub(crate) async fn show(person: Person, Path(node): Path<String>) -> Response {
    let (house, id, now) = (&person.visit.site.house, super::node(&node), person.visit.site.now());
    match attendance_proof::at_node(house, &person.signed, id, now).await {
        Ok(view) => person.visit.show(&page(&person, id, &view)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn act(Path(node): Path<String>, PersonForm { person, fields }: PersonForm) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let node = super::node(&node);
    let done = match fields.text("do") {
        "offer" => match Offered::parse(fields.text("offered")) {
            Some(offered) => attendance_proof::offer(house, who, fields.text("meeting"), offered, now).await,
            None => Ok(()),
        },
        word => {
            let id = Uuid::parse_str(fields.text("id")).unwrap_or_default();
            let verdict = match word.parse::<u16>().map(|minutes| Present::of(minutes.into())) {
                Ok(present) if fields.text("seen") == "yes" => Verdict::AgainstTheRecord(present),
                Ok(present) => Verdict::There(present),
                Err(_) => Verdict::CannotSay,
            };
            attendance_proof::decide(house, who, node, id, verdict, now).await.map(drop)
        }
    };
    match done {
        Ok(()) => person.visit.go(&format!("{}/letters?done=yes", super::home::link(node))),
        Err(ActionError::Refused(problem)) if problem.at == "record" => {
            match attendance_proof::at_node(house, who, node, now).await {
                Ok(view) => {
                    let not_yet = person.visit.say().t("org-letters-not-yet");
                    let page = LettersPage { not_yet, ..page(&person, node, &view) };
                    person.visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
                }
                Err(error) => problem::answer(&person.visit, error),
            }
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, node: Uuid, view: &DeskView) -> LettersPage<'a> {
    let frame = person.visit.frame();
    let back = super::home::link(node);
    LettersPage {
        name: view.name.clone(),
        action: format!("{back}/letters"),
        done: if person.visit.value("done").is_some() { frame.t("org-letters-done") } else { "" },
        not_yet: "",
        codes: view.codes.iter().map(|one| code(&frame, one)).collect(),
        waiting: view.waiting.iter().map(|one| waiting(&frame, one)).collect(),
        meetings: view.meetings.iter().map(|one| meeting(&frame, one)).collect(),
        letters: view.letters.map_or(String::new(), |n| frame.t1("org-letters-count", "n", n)),
        back,
        frame,
    }
}

fn code(frame: &Frame<'_>, one: &CodeView) -> Code {
    let said = [
        ("meeting", called(frame, &one.meeting.name).into()),
        ("when", when(frame, &one.zone, one.start).into()),
        ("until", when(frame, &one.zone, one.until).into()),
    ];
    let digits = format!("{} {}", &one.code[..3], &one.code[3..]);
    Code { said: frame.say.format("org-letters-code-of", &said), digits }
}

fn waiting<'a>(frame: &Frame<'a>, one: &WaitingView) -> Waiting<'a> {
    let way = if one.online { "letter-came-online" } else { "letter-came-room" };
    let said = [
        ("meeting", called(frame, &one.meeting.name).into()),
        ("when", when(frame, &one.zone, one.start).into()),
        ("way", frame.t(way).into()),
    ];
    let choice = |(number, present): (usize, &Present)| {
        let words = match (number, present.minutes()) {
            (0, _) => frame.t("org-letters-whole").to_owned(),
            (_, 0) => frame.t("org-letters-part").to_owned(),
            (_, n) => frame.t1("org-letters-some", "n", n),
        };
        (present.minutes(), words)
    };
    // All of it, about half, a part: more would not fit under a thumb.
    let middle = one.choices.len() / 2;
    let few = one.choices.iter().enumerate().filter(|(at, _)| [0, middle, one.choices.len() - 1].contains(at));
    Waiting {
        id: one.id,
        name: one.name.clone(),
        said: frame.say.format("org-letters-of", &said),
        written: match one.written {
            Some(Standing::Held) => frame.t("org-letters-held"),
            Some(Standing::Cancelled) => frame.t("org-letters-cancelled"),
            Some(Standing::Moved) => frame.t("org-letters-moved"),
            Some(Standing::Planned) | None => "",
        },
        doubtful: matches!(one.written, Some(Standing::Cancelled | Standing::Moved)),
        choices: few.map(choice).collect(),
    }
}

fn meeting(frame: &Frame<'_>, one: &MeetingLine) -> Meeting {
    let name = called(frame, &one.name).to_owned();
    Meeting { slug: one.slug.clone(), name, choices: offers(frame, one.offered) }
}

/// What can be chosen: the value, its words, whether it holds now.
pub(crate) fn offers(frame: &Frame<'_>, now: Offered) -> Vec<(&'static str, String, bool)> {
    let choice = |offered: Offered| {
        let key = match offered {
            Offered::Yes => "org-letters-yes",
            Offered::OnRequest => "org-letters-request",
            Offered::No => "org-letters-no",
        };
        (offered.as_str(), frame.t(key).to_owned(), offered == now)
    };
    Offered::ALL.map(choice).into()
}

#[cfg(test)]
impl<'a> LettersPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let start: jiff::Timestamp = "2026-11-23T19:00:00Z".parse().expect("a time");
        let named = openseat_actions::meeting::Named { name: "New <b>Start</b>".into(), ..Default::default() };
        let zone = "Europe/London".to_owned();
        let view = DeskView {
            name: "Riverside & <b>Clinic</b>".into(),
            waiting: vec![WaitingView {
                id: Uuid::from_u128(4),
                name: "Sam & <b>R.</b>".into(),
                meeting: named.clone(),
                zone: zone.clone(),
                start,
                online: false,
                written: Some(Standing::Cancelled),
                choices: Present::choices(90),
            }],
            codes: vec![CodeView { meeting: named, zone, start, until: start, code: "042917".into() }],
            meetings: vec![MeetingLine { slug: "new-start".into(), name: "New Start".into(), offered: Offered::Yes }],
            letters: Some(12),
        };
        page(person, Uuid::from_u128(10), &view)
    }

    pub(crate) fn sample_none(person: &'a Person) -> Self {
        page(person, Uuid::from_u128(10), &DeskView { name: "Riverside".into(), ..DeskView::default() })
    }
}
