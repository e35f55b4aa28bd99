//! The fields of a meeting are changed, after a look at what will change.

use std::collections::BTreeMap;

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::civil::Date;
use openseat_actions::{
    ActionError,
    keeping::{self, Change, DeskView},
};
use openseat_domain::amendment::{Against, Cause, Field, Laid};
use uuid::Uuid;

use super::{
    check::{CheckPage, Proposal},
    fields::{self, FieldsPart, TYPED, Typed, names},
    id, said,
    undo::after,
};
use crate::{
    form::{Fields, PersonForm},
    frame::Frame,
    pages::{FieldError, problem},
    person::Person,
    say::Say,
};

/// Longest reason, in letters.
const LONGEST_WHY: usize = 500;

#[derive(Template)]
#[template(path = "pages/directory/edit.html")]
pub(crate) struct EditPage<'a> {
    pub(super) frame: Frame<'a>,
    pub(super) back: String,
    pub(super) title: &'a str,
    pub(super) lead: String,
    /// The meetings that change together, to choose among.
    pub(super) together: Vec<Together>,
    pub(super) part: FieldsPart,
    /// Asks from which day on; not for a meeting that is new.
    pub(super) later: bool,
    pub(super) from: String,
    pub(super) why: String,
    pub(super) errors: Vec<FieldError>,
    pub(super) action: String,
}

/// One of several meetings.
pub(super) struct Together {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) chosen: bool,
}

pub(crate) async fn show(person: Person, Path(meeting): Path<String>) -> Response {
    match view(&person, id(&meeting)).await {
        Ok(view) => {
            let typed = Typed::of(&view.laid, &person.visit.site.content);
            person.visit.show(&page(&person, &view, &typed, Said::default()))
        }
        Err(response) => response,
    }
}

pub(crate) async fn send(Path(meeting): Path<String>, PersonForm { person, fields: sent }: PersonForm) -> Response {
    let view = match view(&person, id(&meeting)).await {
        Ok(view) => view,
        Err(response) => return response,
    };
    let typed = Typed::read(&sent, &TYPED);
    let again = |said| page(&person, &view, &typed, said);
    if sent.text("do") == "again" {
        return person.visit.show(&again(Said::of(&sent)));
    }
    let read = read(&person, &sent, &TYPED, &typed, &view.laid);
    let (changes, from) = match read {
        Ok(read) => read,
        Err(errors) => {
            let said = Said { errors, ..Said::of(&sent) };
            return person.visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &again(said));
        }
    };
    let back = link(view.id);
    if changes.is_empty() {
        return after(&person, &back, None);
    }
    let why = sent.text("why").to_owned();
    if sent.text("do") == "save" {
        let (house, by, now) = (&person.visit.site.house, person.signed.actor(), person.visit.site.now());
        return match keeping::change(house, &by, view.id, changes, Cause::hand(&why), from, now).await {
            Ok(batch) => after(&person, &back, batch),
            Err(ActionError::Refused(_)) => {
                let said = Said { errors: vec![refused(person.visit.say())], ..Said::of(&sent) };
                person.visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &again(said))
            }
            Err(error) => problem::answer(&person.visit, error),
        };
    }
    let meetings = vec![(view.laid.draft.name.clone(), view.laid.clone(), view.heard.clone().into(), changes)];
    let hidden = hidden(&typed, &sent);
    let proposal = Proposal { meetings, from, why, hidden, action: format!("{back}/edit"), back, adds: false };
    person.visit.show(&CheckPage::new(&person, proposal))
}

/// What was typed beside the fields, and what is wrong.
#[derive(Default)]
pub(super) struct Said {
    pub(super) from: String,
    pub(super) why: String,
    pub(super) errors: Vec<FieldError>,
}

impl Said {
    pub(super) fn of(sent: &Fields) -> Self {
        Self { from: sent.text("from").to_owned(), why: sent.text("why").to_owned(), errors: Vec::new() }
    }
}

/// The changes that were typed, and from which day on.
pub(super) fn read(
    person: &Person,
    sent: &Fields,
    fields: &[Field],
    typed: &Typed,
    before: &Laid,
) -> Result<(Vec<Change>, Option<Date>), Vec<FieldError>> {
    let (say, content) = (person.visit.say(), &person.visit.site.content);
    let (mut changes, mut errors) = (Vec::new(), Vec::new());
    for field in fields {
        match typed.word(*field, before, content) {
            Ok(word) if word != field.of(before) => changes.push(Change::to(word)),
            Ok(_) => {}
            Err(wrong) => errors.extend(wrong.into_iter().map(|(field, key)| error(say, field, key))),
        }
    }
    let from = from_and_why(say, sent, &mut errors);
    if errors.is_empty() { Ok((changes, from)) } else { Err(errors) }
}

/// The day from which on it holds; a reason that is too long is said.
pub(super) fn from_and_why(say: &Say, sent: &Fields, errors: &mut Vec<FieldError>) -> Option<Date> {
    if sent.text("why").chars().count() > LONGEST_WHY {
        errors.push(error(say, "why", "dir-text-long"));
    }
    match sent.text("from") {
        "" => None,
        text => {
            let day = fields::date(text);
            if day.is_none() {
                errors.push(error(say, "from", "dir-day-wrong"));
            }
            day
        }
    }
}

/// All that was typed, for the form of the check page.
pub(super) fn hidden(typed: &Typed, sent: &Fields) -> Vec<(String, String)> {
    let typed = typed.pairs().map(|(name, value)| (name.to_owned(), value.to_owned()));
    let beside = ["from", "why"].map(|name| (name.to_owned(), sent.text(name).to_owned()));
    let meetings = sent.all("m").map(|id| ("m".to_owned(), id.to_owned()));
    typed.chain(beside).chain(meetings).filter(|(_, value)| !value.is_empty()).collect()
}

pub(super) fn error(say: &Say, field: &'static str, key: &str) -> FieldError {
    FieldError { field, text: say.t(key).to_owned() }
}

/// What was typed makes no meeting, for a reason that no field alone shows.
pub(super) fn refused(say: &Say) -> FieldError {
    error(say, "why", "dir-refused")
}

pub(super) async fn view(person: &Person, meeting: Uuid) -> Result<DeskView, Response> {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    let found = keeping::one(house, &person.signed, meeting, now).await;
    found.map_err(|error| problem::answer(&person.visit, error))
}

/// The address of a meeting on the desk.
pub(crate) fn link(meeting: Uuid) -> String {
    format!("/directory/meeting/{meeting}")
}

fn page<'a>(person: &'a Person, view: &DeskView, typed: &Typed, said: Said) -> EditPage<'a> {
    let frame = person.visit.frame();
    let part = FieldsPart::new(&frame, &person.visit.site.content, &TYPED, typed, &said.errors, &marks(&frame, view));
    let back = link(view.id);
    EditPage {
        title: frame.t("dir-edit-title"),
        lead: view.laid.draft.name.clone(),
        together: Vec::new(),
        part,
        later: true,
        from: said.from,
        why: said.why,
        frame: Frame { error: !said.errors.is_empty(), ..frame },
        errors: said.errors,
        action: format!("{back}/edit"),
        back,
    }
}

/// What the feed says of the fields that were changed by hand.
fn marks(frame: &Frame<'_>, view: &DeskView) -> BTreeMap<Field, String> {
    let mark = |heard: String, against: Against| {
        let key = if against == Against::Same { "dir-mark-same" } else { "dir-mark" };
        frame.t1(key, "word", heard)
    };
    let overrides = view.overrides.iter().filter(|one| !names(one.word.field()).is_empty());
    overrides.map(|one| (one.word.field(), mark(said::word(frame, &one.heard), one.against))).collect()
}

impl EditPage<'_> {
    /// What is wrong with an input beside the fields.
    fn wrong(&self, field: &str) -> Vec<&str> {
        self.errors.iter().filter(|error| error.field == field).map(|error| error.text.as_str()).collect()
    }
}

#[cfg(test)]
impl<'a> EditPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let view = super::samples::view();
        let typed = Typed::of(&view.laid, &person.visit.site.content);
        page(person, &view, &typed, Said::default())
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        let view = super::samples::view();
        let sent = Fields::read(b"name=&rule=weeks&day=monday&start=late&link=x&from=soon&types=step-free&attendance=");
        let typed = Typed::read(&sent, &TYPED);
        let errors = read(person, &sent, &TYPED, &typed, &view.laid).err().unwrap_or_default();
        page(person, &view, &typed, Said { errors, ..Said::of(&sent) })
    }
}
