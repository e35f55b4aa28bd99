//! One meeting on the desk: what it says, what was changed by hand, what comes, and what can be done.

use askama::Template;
use axum::{extract::Path, response::Response};
use openseat_actions::{
    ActionError,
    keeping::{self, Change, DeskView, Override, State},
};
use openseat_domain::amendment::{Against, Cause, Field};

use super::{
    super::space::said as dates,
    check::{CheckPage, Proposal},
    edit::{link, view},
    fields::called,
    id,
    said::{self, PastLine},
    undo::{Done, after, done},
};
use crate::{form::PersonForm, frame::Frame, pages::problem, person::Person};

#[derive(Template)]
#[template(path = "pages/directory/meeting.html")]
pub(crate) struct MeetingPage<'a> {
    frame: Frame<'a>,
    done: Option<Done<'a>>,
    name: String,
    state: &'a str,
    public: String,
    /// Where it is said how to write to the group.
    contact: String,
    /// Where it is said whether letters of attendance are given.
    letters: String,
    here: String,
    ways: Ways,
    group: String,
    source: String,
    /// It can be paused and closed; else it can be opened.
    open: bool,
    paused: bool,
    closes: bool,
    rows: Vec<Row>,
    overrides: Vec<Mark>,
    coming: Vec<Later>,
    history: Vec<PastLine>,
}

/// Where what can be done is done.
struct Ways {
    edit: String,
    pause: String,
    close: String,
    reopen: String,
    source: String,
}

struct Row {
    field: String,
    text: String,
}

/// A field that was changed by hand.
struct Mark {
    field: String,
    word: &'static str,
    ours: String,
    heard: String,
    against: String,
    /// The feed changed its word, so it can be said that ours stays.
    moved: bool,
}

struct Later {
    change: String,
    text: String,
}

pub(crate) async fn show(person: Person, Path(meeting): Path<String>) -> Response {
    match view(&person, id(&meeting)).await {
        Ok(view) => person.visit.show(&page(&person, &view)),
        Err(response) => response,
    }
}

/// The address of a form opened as a page.
pub(crate) async fn back(person: Person, Path(meeting): Path<String>) -> Response {
    person.visit.go(&link(id(&meeting)))
}

/// The feed's own word is taken again, after a look; or it is said that ours stays.
pub(crate) async fn source(Path(meeting): Path<String>, PersonForm { person, fields: sent }: PersonForm) -> Response {
    let view = match view(&person, id(&meeting)).await {
        Ok(view) => view,
        Err(response) => return response,
    };
    let (house, by, now) = (&person.visit.site.house, person.signed.actor(), person.visit.site.now());
    let back = link(view.id);
    let Some(field) = Field::parse(sent.text("field")) else { return person.visit.go(&back) };
    let changes = vec![Change::source(field)];
    let changed = match sent.text("do") {
        "keep" => keeping::keep(house, &person.signed, view.id, field, now).await,
        "save" => keeping::change(house, &by, view.id, changes, Cause::default(), None, now).await,
        "again" => return person.visit.go(&back),
        _ => {
            let meetings = vec![(view.laid.draft.name.clone(), view.laid, view.heard.into(), changes)];
            let hidden = vec![("field".to_owned(), field.as_str().to_owned())];
            let (why, action) = (String::new(), format!("{back}/source"));
            let proposal = Proposal { meetings, from: None, why, hidden, action, back, adds: false };
            return person.visit.show(&CheckPage::new(&person, proposal));
        }
    };
    match changed {
        Ok(batch) => after(&person, &back, batch),
        Err(ActionError::Refused(_)) => person.visit.go(&format!("{back}?done=refused")),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, view: &DeskView) -> MeetingPage<'a> {
    let frame = person.visit.frame();
    let row =
        |field: Field| Row { field: called(&frame, field).to_owned(), text: said::word(&frame, &field.of(&view.laid)) };
    let coming = view.coming.iter().map(|(change, day, word)| Later {
        change: change.to_string(),
        text: format!(
            "{} {}: {}",
            frame.t1("dir-from-day", "day", dates::day(&frame, *day)),
            called(&frame, word.field()),
            said::word(&frame, word)
        ),
    });
    // A field of which nothing is said has no line, so that what is said is found.
    let says = |field: &Field| field.of(&view.laid) != field.of(&Default::default());
    MeetingPage {
        done: done(person),
        name: view.laid.draft.name.clone(),
        state: state(&frame, view.state),
        public: format!("/meeting/{}", view.slug),
        contact: format!("/directory/contact/{}", view.slug),
        letters: format!("/directory/letters/{}", view.slug),
        ways: Ways::of(&link(view.id)),
        here: link(view.id),
        group: format!("/directory/group/{}", view.id),
        source: match view.by_hand {
            true => frame.t1("dir-source-own", "source", view.source.as_str()),
            false => frame.t1("dir-source-feed", "source", view.source.as_str()),
        },
        open: matches!(view.state, State::Open | State::Paused),
        paused: view.state == State::Paused || !view.laid.draft.closures.is_empty(),
        closes: view.closes,
        rows: Field::ALL.into_iter().filter(|field| *field != Field::Closed && says(field)).map(row).collect(),
        overrides: view.overrides.iter().map(|one| mark(&frame, one)).collect(),
        coming: coming.collect(),
        history: view.history.iter().map(|one| said::past(&frame, one)).collect(),
        frame,
    }
}

impl Ways {
    fn of(here: &str) -> Self {
        let to = |end: &str| format!("{here}/{end}");
        Self { edit: to("edit"), pause: to("pause"), close: to("close"), reopen: to("reopen"), source: to("source") }
    }
}

fn mark(frame: &Frame<'_>, one: &Override) -> Mark {
    let (against, moved) = match one.against {
        Against::Same => ("dir-against-same", false),
        Against::Moved => ("dir-against-moved", true),
        Against::Known => ("dir-against-known", false),
    };
    Mark {
        field: called(frame, one.word.field()).to_owned(),
        word: one.word.field().as_str(),
        ours: said::word(frame, &one.word),
        heard: said::word(frame, &one.heard),
        against: frame.t(against).to_owned(),
        moved,
    }
}

/// The word for a state.
pub(crate) fn state<'a>(frame: &Frame<'a>, state: State) -> &'a str {
    frame.t(match state {
        State::Open => "dir-state-open",
        State::Paused => "dir-state-paused",
        State::Closed => "dir-state-closed",
        State::Gone => "dir-state-gone",
    })
}

#[cfg(test)]
impl<'a> MeetingPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        Self { done: Some(super::samples::done(person)), ..page(person, &super::samples::view()) }
    }

    pub(crate) fn sample_closed(person: &'a Person) -> Self {
        page(person, &super::samples::closed())
    }
}
