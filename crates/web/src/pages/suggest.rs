//! Anyone suggests a change, the end of a meeting, or a new one: two short pages, no account, no puzzle.

pub(crate) mod choose;
pub(crate) mod form;
pub(crate) mod stamp;

use std::collections::BTreeMap;

use axum::{
    body::Bytes,
    extract::{Path, rejection::BytesRejection},
    http::StatusCode,
    response::Response,
};
use jiff::civil::Date;
use openseat_actions::{
    ActionError,
    meeting::MeetingView,
    suggestion::{self, Kind, New, Proposed},
};
use openseat_domain::amendment::{Field, Laid, Word};

use self::form::FormPage;
use super::{
    FieldError,
    directory::fields::{FieldsPart, Typed},
    meeting,
    problem::{self, Trouble},
};
use crate::{form::Fields, frame::Frame, query, times, visit::Visit};

/// Fields that a new meeting is asked for.
const NEW: [Field; 15] = [
    Field::Name,
    Field::Group,
    Field::Fellowship,
    Field::When,
    Field::Attendance,
    Field::PlaceName,
    Field::Address,
    Field::GettingIn,
    Field::Link,
    Field::LinkNotes,
    Field::Phone,
    Field::PhoneNotes,
    Field::Types,
    Field::Notes,
    Field::Website,
];

/// What can be different, the word for it in addresses, and its fields.
pub(super) const WHAT: [(&str, &str, &[Field]); 4] = [
    ("when", "suggest-when", &[Field::When]),
    ("place", "suggest-place", &[Field::Attendance, Field::PlaceName, Field::Address, Field::GettingIn]),
    ("online", "suggest-online", &[Field::Attendance, Field::Link, Field::LinkNotes, Field::Phone, Field::PhoneNotes]),
    ("about", "suggest-about", &[Field::Name, Field::Group, Field::Types, Field::Notes, Field::Website]),
];

/// Which form a person fills in.
pub(super) struct About<'v> {
    pub(super) kind: Kind,
    /// `None` for a new meeting.
    pub(super) view: Option<&'v MeetingView>,
    /// The words of [`WHAT`] that were chosen.
    pub(super) what: Vec<&'static str>,
    /// The link of a letter, when one led here.
    pub(super) link: String,
}

pub(crate) async fn show(visit: Visit, Path(slug): Path<String>) -> Response {
    let view = match meeting::find(&visit, &slug).await {
        Ok(view) => view,
        Err(response) => return response,
    };
    let asked = query::pairs(visit.uri.query().unwrap_or_default());
    let asked: Vec<String> = asked.filter(|(name, _)| name == "what").map(|(_, value)| value.into_owned()).collect();
    let link = visit.value("from").unwrap_or_default();
    match about(&view, asked.iter().map(String::as_str), link.clone()) {
        Some(about) => visit.show(&page(&visit, &about, &Typing::of(&about, &visit))),
        None => visit.show(&choose::page(visit.frame(), &view, &link)),
    }
}

pub(crate) async fn show_new(visit: Visit) -> Response {
    let about = About { kind: Kind::New, view: None, what: Vec::new(), link: String::new() };
    visit.show(&page(&visit, &about, &Typing::of(&about, &visit)))
}

pub(crate) async fn send(visit: Visit, Path(slug): Path<String>, body: Result<Bytes, BytesRejection>) -> Response {
    let Ok(body) = body else { return problem::show(&visit, Trouble::Large) };
    let view = match meeting::find(&visit, &slug).await {
        Ok(view) => view,
        Err(response) => return response,
    };
    let sent = Fields::read(&body);
    match about(&view, sent.all("what"), sent.text("from").to_owned()) {
        Some(about) => keep(&visit, &about, &sent).await,
        None => visit.show(&choose::page(visit.frame(), &view, sent.text("from"))),
    }
}

pub(crate) async fn send_new(visit: Visit, body: Result<Bytes, BytesRejection>) -> Response {
    let Ok(body) = body else { return problem::show(&visit, Trouble::Large) };
    let about = About { kind: Kind::New, view: None, what: Vec::new(), link: String::new() };
    keep(&visit, &about, &Fields::read(&body)).await
}

async fn keep(visit: &Visit, about: &About<'_>, sent: &Fields) -> Response {
    if !visit.own_form {
        return problem::show(visit, Trouble::Refused);
    }
    let (house, now) = (&visit.site.house, visit.site.now());
    let mut typing = Typing::read(about, sent);
    let words = typing.check(about, visit);
    let human = sent.text("homepage").is_empty() && stamp::is_fresh(house, sent.text("stamp"), now);
    if !human {
        typing.errors.insert(0, FieldError { field: "said", text: visit.say().t("suggest-again").to_owned() });
    }
    if !typing.errors.is_empty() {
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(visit, about, &typing));
    }
    if !visit.site.guard.admits(visit.from, times::minute_of(now)) {
        return problem::show(visit, Trouble::Busy);
    }
    let new = New {
        kind: about.kind,
        slug: about.view.map(|view| view.slug.clone()),
        proposed: typing.proposed(words, visit),
        link: Some(about.link.clone()).filter(|link| !link.is_empty()),
    };
    match suggestion::make(house, new, now).await {
        Ok(code) => visit.go(&format!("/suggestion?code={code}&new=1")),
        Err(ActionError::Refusals(problems)) => {
            typing.errors = problems.iter().map(|one| refusal(visit, &one.at, &one.what)).collect();
            visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(visit, about, &typing))
        }
        Err(ActionError::Refused(_)) => problem::show(visit, Trouble::Enough),
        Err(error) => problem::answer(visit, error),
    }
}

/// What stands in the form.
pub(super) struct Typing {
    typed: Typed,
    said: String,
    from: String,
    email: String,
    group_email: String,
    errors: Vec<FieldError>,
}

impl Typing {
    /// What the meeting says.
    fn of(about: &About<'_>, visit: &Visit) -> Self {
        let typed = Typed::of(&about.before(), &visit.site.content);
        let none = String::new;
        Self { typed, said: none(), from: none(), email: none(), group_email: none(), errors: Vec::new() }
    }

    fn read(about: &About<'_>, sent: &Fields) -> Self {
        Self {
            typed: Typed::read(sent, &about.fields()),
            said: sent.exact("said").replace("\r\n", "\n"),
            from: sent.text("from_day").to_owned(),
            email: sent.text("email").to_owned(),
            group_email: sent.text("group_email").to_owned(),
            errors: Vec::new(),
        }
    }

    /// What fields are to say that they do not say now; what is wrong is put down.
    fn check(&mut self, about: &About<'_>, visit: &Visit) -> Vec<Word> {
        let (before, content) = (about.before(), &visit.site.content);
        let mut words = Vec::new();
        for field in about.fields() {
            match self.typed.word(field, &before, content) {
                Ok(word) if word == field.of(&before) => {}
                Ok(word) => words.push(word),
                Err(wrong) => self.errors.extend(
                    wrong.into_iter().map(|(field, key)| FieldError { field, text: visit.say().t(key).to_owned() }),
                ),
            }
        }
        if !self.from.is_empty() && self.from.parse::<Date>().is_err() {
            self.errors.push(FieldError { field: "from_day", text: visit.say().t("form-wrong-day").to_owned() });
        }
        words
    }

    fn proposed(&self, words: Vec<Word>, visit: &Visit) -> Proposed {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Proposed {
            words,
            from: self.from.parse().ok(),
            said: self.said.clone(),
            email: some(&self.email),
            group_email: some(&self.group_email),
            locale: visit.locale.code().to_owned(),
        }
    }
}

impl About<'_> {
    fn before(&self) -> Laid {
        self.view.map(|view| Laid::from(view.draft.clone())).unwrap_or_default()
    }

    /// The fields of the form, each once.
    fn fields(&self) -> Vec<Field> {
        if self.kind == Kind::New {
            return NEW.to_vec();
        }
        let chosen = WHAT.iter().filter(|(word, ..)| self.what.contains(word));
        let mut fields = Vec::new();
        for field in chosen.flat_map(|(_, _, fields)| *fields) {
            if !fields.contains(field) {
                fields.push(*field);
            }
        }
        fields
    }
}

/// Which form is asked for; `None` when nothing was chosen.
fn about<'v, 'w>(view: &'v MeetingView, asked: impl Iterator<Item = &'w str>, link: String) -> Option<About<'v>> {
    let asked: Vec<&str> = asked.collect();
    if asked.contains(&"closed") {
        return Some(About { kind: Kind::Closed, view: Some(view), what: Vec::new(), link });
    }
    let what: Vec<&str> = WHAT.iter().map(|(word, ..)| *word).filter(|word| asked.contains(word)).collect();
    let any = !what.is_empty() || asked.contains(&"other");
    any.then_some(About { kind: Kind::Change, view: Some(view), what, link })
}

fn page<'a>(visit: &'a Visit, about: &About<'_>, typing: &Typing) -> FormPage<'a> {
    let frame = Frame { error: !typing.errors.is_empty(), ..visit.frame() };
    let (fields, marks) = (about.fields(), BTreeMap::new());
    let part = FieldsPart::new(&frame, &visit.site.content, &fields, &typing.typed, &typing.errors, &marks);
    form::page(frame, visit, about, typing, part)
}

fn refusal(visit: &Visit, at: &str, what: &str) -> FieldError {
    let say = visit.say();
    let (field, key) = match (at, what) {
        ("email", _) => ("email", "link-wrong-address"),
        ("group_email", _) => ("group_email", "link-wrong-address"),
        (_, "too long") => ("said", "suggest-too-long"),
        (_, "too many links") => ("said", "suggest-links"),
        _ => ("said", "suggest-nothing"),
    };
    FieldError { field, text: say.t(key).to_owned() }
}

#[cfg(test)]
pub(crate) fn sample<'a>(visit: &'a Visit, view: &MeetingView, what: &[&str]) -> FormPage<'a> {
    let about = about(view, what.iter().copied(), String::new()).expect("something was chosen");
    page(visit, &about, &Typing::of(&about, visit)).with_stamp("1770000000.0123456789abcdef")
}

#[cfg(test)]
pub(crate) fn sample_error<'a>(visit: &'a Visit, view: &MeetingView) -> FormPage<'a> {
    let about = about(view, ["online"].into_iter(), "7KQM2DFH9CRT4GXY6WNP3JQR".to_owned()).expect("chosen");
    let mut typing = Typing::of(&about, visit);
    typing.said = "They <b>moved</b>".to_owned();
    typing.errors.push(FieldError { field: "link", text: visit.say().t("link-wrong-address").to_owned() });
    typing.errors.push(FieldError { field: "said", text: visit.say().t("suggest-again").to_owned() });
    page(visit, &about, &typing).with_stamp("1770000000.0123456789abcdef")
}

#[cfg(test)]
pub(crate) fn sample_new(visit: &Visit) -> FormPage<'_> {
    let about = About { kind: Kind::New, view: None, what: Vec::new(), link: String::new() };
    page(visit, &about, &Typing::of(&about, visit)).with_stamp("1770000000.0123456789abcdef")
}
