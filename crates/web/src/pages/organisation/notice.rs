//! What the groups of an organisation tell each other, and the board of those who lead them.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    ActionError,
    notice::{self, BoardView, Form, Notice},
};
use openseat_domain::notice::Kind;
use uuid::Uuid;

use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{
        FieldError, problem,
        space::{day::DayFields, said},
    },
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/organisation/notice.html")]
pub(crate) struct BoardPage<'a> {
    frame: Frame<'a>,
    name: String,
    back: String,
    action: String,
    done: &'a str,
    parts: Vec<Part<'a>>,
    questions: Vec<(Line, Vec<Line>)>,
    groups: Vec<(Uuid, String)>,
    leads: bool,
    adds: bool,
    moderates: bool,
    typed: String,
    until: DayFields,
    errors: Vec<FieldError>,
}

/// Notices, visits, reasons to be glad.
struct Part<'a> {
    heading: &'a str,
    none: &'a str,
    lines: Vec<Line>,
}

struct Line {
    id: Uuid,
    text: String,
    by: String,
}

pub(crate) async fn show(person: Person, Path(node): Path<String>) -> Response {
    answer(&person, &node, None, String::new()).await
}

pub(crate) async fn act(Path(node): Path<String>, PersonForm { person, fields }: PersonForm) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let id = super::node(&node);
    let which = Uuid::parse_str(fields.text("id")).ok();
    let typed: String = fields.text("text").replace("\r\n", "\n").chars().take(2_000).collect();
    let text = |part: &str| fields.text(&format!("until-{part}")).to_owned();
    let until = DayFields { day: text("day"), month: text("month"), year: text("year") };
    let done = match Kind::parse(fields.text("do")) {
        Some(kind) => {
            let about = which.or_else(|| Uuid::parse_str(fields.text("group")).ok());
            let until = until.date(&person.visit.frame());
            notice::add(house, who, id, Form { kind, text: typed.clone(), about, until }, now).await
        }
        None => notice::remove(house, who, id, which.unwrap_or_default(), now).await.map(drop),
    };
    match done {
        Ok(()) => person.visit.go(&format!("{}/board?done=yes", super::home::link(id))),
        Err(ActionError::Refused(problem)) => answer(&person, &node, Some(problem.at), typed).await,
        Err(error) => problem::answer(&person.visit, error),
    }
}

async fn answer(person: &Person, node: &str, wrong: Option<String>, typed: String) -> Response {
    let id = super::node(node);
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    match notice::board(&person.visit.site.house, &person.signed, id, person.visit.site.now()).await {
        Ok(view) => person.visit.show_with(status, &page(person, id, &view, wrong.as_deref(), typed)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, node: Uuid, view: &BoardView, wrong: Option<&str>, typed: String) -> BoardPage<'a> {
    let frame = person.visit.frame();
    let back = super::home::link(node);
    let of = |kind: Kind| {
        let those = view.notices.iter().filter(move |(one, ..)| one.kind == kind);
        those.map(|(one, from, about)| line(&frame, one, from, about)).collect::<Vec<_>>()
    };
    let part = |kind, heading: &'static str, none: &'static str| Part {
        heading: frame.t(heading),
        none: frame.t(none),
        lines: of(kind),
    };
    let questions = view.notices.iter().filter(|(one, ..)| one.kind == Kind::Question).map(|(one, from, _)| {
        let answers = view.answers.iter().filter(|(answer, _)| answer.about_id == Some(one.id));
        (line(&frame, one, from, ""), answers.map(|(answer, from)| line(&frame, answer, from, "")).collect())
    });
    let errors: Vec<FieldError> = wrong.iter().map(|at| error(&frame, at)).collect();
    let today = person.visit.site.now().to_zoned(person.visit.site.zone.clone()).date();
    BoardPage {
        name: view.name.clone(),
        action: format!("{back}/board"),
        done: if person.visit.value("done").is_some() { frame.t("org-letters-done") } else { "" },
        parts: vec![
            part(Kind::Notice, "board-notices", "board-notices-none"),
            part(Kind::Visit, "board-visits", "board-visits-none"),
            part(Kind::Celebration, "board-glad", "board-glad-none"),
        ],
        questions: questions.collect(),
        groups: view.groups.clone(),
        leads: view.leads,
        adds: view.adds,
        moderates: view.moderates,
        typed,
        until: DayFields::of(today.saturating_add(jiff::Span::new().days(28))),
        back,
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

fn error(frame: &Frame<'_>, at: &str) -> FieldError {
    let (field, key) = match at {
        "until" => ("until", "board-wrong-until"),
        "days" => ("text", "board-wrong-days"),
        "about" => ("text", "board-wrong-about"),
        _ => ("text", "board-wrong-text"),
    };
    FieldError { field, text: frame.t(key).to_owned() }
}

fn line(frame: &Frame<'_>, one: &Notice, from: &str, about: &str) -> Line {
    let key = match (one.kind, about.is_empty()) {
        (Kind::Visit, false) => "board-by-visit-to",
        (Kind::Visit, true) => "board-by-visit",
        (Kind::Question | Kind::Answer, _) => "board-by-asked",
        _ => "board-by",
    };
    let said = [
        ("role", said::role(frame, one.role).into()),
        ("group", from.into()),
        ("about", about.into()),
        ("day", said::day(frame, one.made_on).into()),
        ("until", said::day(frame, one.until).into()),
    ];
    Line { id: one.id, text: one.text.clone(), by: frame.say.format(key, &said) }
}

impl BoardPage<'_> {
    fn wrong(&self, field: &str) -> &str {
        self.errors.iter().find(|error| error.field == field).map_or("", |error| &error.text)
    }
}

#[cfg(test)]
impl<'a> BoardPage<'a> {
    fn view() -> BoardView {
        use jiff::civil::date;
        use openseat_domain::role::Role;
        let one = |number: u128, kind, text: &str, about| Notice {
            id: Uuid::from_u128(number),
            node_id: Uuid::from_u128(10),
            kind,
            role: Role::Facilitator,
            about_id: about,
            text: text.into(),
            made_on: date(2026, 11, 20),
            until: date(2026, 12, 20),
        };
        let from = || "Monday <b>group</b>".to_owned();
        let visited = Some(Uuid::from_u128(11));
        BoardView {
            name: "Riverside".into(),
            notices: vec![
                (one(1, Kind::Notice, "We paint the room. <b>Use</b> the side door.", None), from(), String::new()),
                (one(2, Kind::Visit, "May two of us sit in?", visited), from(), "Friday group".into()),
                (one(3, Kind::Celebration, "We are three years old.", None), from(), String::new()),
                (one(4, Kind::Question, "How do you end on time?", None), from(), String::new()),
            ],
            answers: vec![(one(5, Kind::Answer, "We show a card.", Some(Uuid::from_u128(4))), from())],
            groups: vec![(Uuid::from_u128(11), "Friday group".into())],
            leads: true,
            adds: true,
            moderates: true,
        }
    }

    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, Uuid::from_u128(10), &Self::view(), None, String::new())
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        page(person, Uuid::from_u128(10), &Self::view(), Some("days"), "Ash is 90 days <b>sober".into())
    }
}
