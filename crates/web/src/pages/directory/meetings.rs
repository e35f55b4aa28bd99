//! The list on the desk: every meeting that the person may change, narrowed and page by page.

use askama::Template;
use axum::response::Response;
use openseat_actions::keeping::{self, Listed, PAGE, Row, State, Wanted};

use super::{
    edit::link,
    fields::Choice,
    meeting::state,
    said,
    undo::{Done, done},
};
use crate::{frame::Frame, pages::problem, person::Person};

#[derive(Template)]
#[template(path = "pages/directory/meetings.html")]
pub(crate) struct MeetingsPage<'a> {
    frame: Frame<'a>,
    done: Option<Done<'a>>,
    narrow: Narrow<'a>,
    count: String,
    lines: Vec<Line<'a>>,
    before: Option<String>,
    after: Option<String>,
    bulk: String,
}

/// What the list is narrowed by.
pub(super) struct Narrow<'a> {
    pub(super) text: String,
    pub(super) group: String,
    /// Name, label and choices of each list.
    pub(super) lists: Vec<(&'static str, &'a str, Vec<Choice>)>,
}

pub(super) struct Line<'a> {
    pub(super) id: String,
    pub(super) href: String,
    pub(super) name: String,
    pub(super) what: String,
    pub(super) state: &'a str,
}

pub(crate) async fn show(person: Person) -> Response {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    let wanted = wanted(&person);
    match keeping::list(house, &person.signed, wanted.clone(), now).await {
        Ok(listed) => person.visit.show(&page(&person, &wanted, listed)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// What the address asks for.
pub(super) fn wanted(person: &Person) -> Wanted {
    let value = |name: &str| person.visit.value(name).map(|text| text.trim().to_owned()).unwrap_or_default();
    Wanted {
        text: value("text"),
        region: value("region"),
        kind: value("kind"),
        group: value("group"),
        source: value("source"),
        state: State::parse(&value("state")),
        page: value("page").parse::<usize>().unwrap_or(0).min(10_000),
    }
}

/// The same as a query, for links; empty when nothing is asked.
pub(super) fn asked(wanted: &Wanted, page: usize) -> String {
    let mut out = url::form_urlencoded::Serializer::new(String::new());
    let state = wanted.state.map(State::as_str).unwrap_or_default();
    let page = if page == 0 { String::new() } else { page.to_string() };
    let all = [
        ("text", wanted.text.as_str()),
        ("region", &wanted.region),
        ("kind", &wanted.kind),
        ("group", &wanted.group),
        ("source", &wanted.source),
        ("state", state),
        ("page", &page),
    ];
    out.extend_pairs(all.into_iter().filter(|(_, value)| !value.is_empty()));
    let query = out.finish();
    if query.is_empty() { query } else { format!("?{query}") }
}

pub(super) fn narrow<'a>(frame: &Frame<'a>, wanted: &Wanted, listed: &Listed) -> Narrow<'a> {
    let choices = |all: Vec<(String, String)>, chosen: &str| {
        let any = Choice { value: String::new(), label: frame.t("dir-any").to_owned(), chosen: chosen.is_empty() };
        let one = |(value, label): (String, String)| Choice { chosen: value == chosen, value, label };
        std::iter::once(any).chain(all.into_iter().map(one)).collect::<Vec<_>>()
    };
    let same = |all: &[String]| all.iter().map(|one| (one.clone(), one.clone())).collect();
    let kinds = listed.kinds.iter().map(|id| (id.as_str().to_owned(), said::kind(frame, id))).collect();
    let states = State::ALL.map(|one| (one.as_str().to_owned(), state(frame, one).to_owned()));
    Narrow {
        text: wanted.text.clone(),
        group: wanted.group.clone(),
        lists: vec![
            ("region", frame.t("dir-region"), choices(same(&listed.regions), &wanted.region)),
            ("kind", frame.t("dir-kind"), choices(kinds, &wanted.kind)),
            ("source", frame.t("dir-source"), choices(same(&listed.sources), &wanted.source)),
            (
                "state",
                frame.t("dir-state"),
                choices(states.into(), wanted.state.map(State::as_str).unwrap_or_default()),
            ),
        ],
    }
}

pub(super) fn line<'a>(frame: &Frame<'a>, row: &Row) -> Line<'a> {
    let when = row.schedule.as_ref().map(|schedule| said::when(frame, schedule));
    let parts = [when, Some(row.place.clone()), row.group.clone(), Some(said::kind(frame, &row.kind))];
    Line {
        id: row.id.to_string(),
        href: link(row.id),
        name: row.name.clone(),
        what: parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        state: state(frame, row.state),
    }
}

fn page<'a>(person: &'a Person, wanted: &Wanted, listed: Listed) -> MeetingsPage<'a> {
    let frame = person.visit.frame();
    let to = |page: usize| format!("/directory/meetings{}", asked(wanted, page));
    MeetingsPage {
        done: done(person),
        narrow: narrow(&frame, wanted, &listed),
        count: frame.t1("dir-count", "n", listed.all as u64),
        lines: listed.rows.iter().map(|row| line(&frame, row)).collect(),
        before: wanted.page.checked_sub(1).map(to),
        after: ((wanted.page + 1) * PAGE < listed.all).then(|| to(wanted.page + 1)),
        bulk: format!("/directory/bulk{}", asked(wanted, 0)),
        frame,
    }
}

#[cfg(test)]
impl<'a> MeetingsPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, &Wanted { state: Some(State::Open), ..Wanted::default() }, super::samples::listed())
    }

    pub(crate) fn sample_none(person: &'a Person) -> Self {
        page(person, &Wanted { text: "nowhere".into(), ..Wanted::default() }, Listed::default())
    }
}
