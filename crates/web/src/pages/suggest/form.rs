//! How it should be: the second of two short pages; of a new meeting the only one.

use askama::Template;
use openseat_actions::suggestion::Kind;

use super::{About, Typing, stamp};
use crate::{
    frame::Frame,
    pages::{
        FieldError,
        directory::fields::{self, FieldsPart},
        meeting::name,
    },
    visit::Visit,
};

#[derive(Template)]
#[template(path = "pages/suggest/form.html")]
pub(crate) struct FormPage<'a> {
    frame: Frame<'a>,
    title: &'a str,
    heading: String,
    lead: &'a str,
    back: String,
    back_label: String,
    action: String,
    what: Vec<&'static str>,
    link: String,
    part: FieldsPart,
    /// The label of the day from which it holds; empty where none is asked.
    day: &'a str,
    said_label: &'a str,
    said: String,
    from: String,
    email: String,
    group_email: String,
    is_new: bool,
    /// Letters can be sent.
    letters: bool,
    stamp: String,
    errors: Vec<FieldError>,
}

pub(super) fn page<'a>(
    frame: Frame<'a>,
    visit: &'a Visit,
    about: &About<'_>,
    typing: &Typing,
    part: FieldsPart,
) -> FormPage<'a> {
    let called = about.view.map(|view| name(&frame, &view.draft).to_owned()).unwrap_or_default();
    let (title, heading, lead, day, said) = match about.kind {
        Kind::New => ("suggest-new-title", "suggest-new-title", "suggest-new-lead", "", "suggest-new-said"),
        Kind::Change => ("suggest-title", "suggest-form-heading", "suggest-form-lead", "suggest-from", "suggest-said"),
        Kind::Closed => {
            ("suggest-closed", "suggest-closed-heading", "suggest-closed-lead", "suggest-closed-from", "suggest-said")
        }
    };
    let mut what = about.what.clone();
    match about.kind {
        Kind::Closed => what.push("closed"),
        Kind::Change if what.is_empty() => what.push("other"),
        _ => {}
    }
    let base = about.view.map(|view| format!("/meeting/{}", view.slug));
    FormPage {
        title: frame.t(title),
        heading: if base.is_some() { frame.t1(heading, "name", called.as_str()) } else { frame.t(heading).to_owned() },
        lead: frame.t(lead),
        back_label: match &base {
            Some(_) => frame.t1("wrong-back", "name", called.as_str()),
            None => frame.t("problem-home").to_owned(),
        },
        action: base.as_ref().map_or("/suggest".to_owned(), |base| format!("{base}/suggest")),
        back: base.unwrap_or("/".to_owned()),
        what,
        link: about.link.clone(),
        day: if day.is_empty() { "" } else { frame.t(day) },
        said_label: frame.t(said),
        said: typing.said.clone(),
        from: typing.from.clone(),
        email: typing.email.clone(),
        group_email: typing.group_email.clone(),
        is_new: about.kind == Kind::New,
        letters: visit.site.house.writes_letters(),
        stamp: stamp::of(&visit.site.house, visit.site.now()),
        errors: typing.errors.iter().map(|one| FieldError { field: one.field, text: one.text.clone() }).collect(),
        part,
        frame,
    }
}

impl FormPage<'_> {
    /// What is wrong with a field.
    fn wrong(&self, field: &str) -> Vec<&str> {
        self.errors.iter().filter(|error| error.field == field).map(|error| error.text.as_str()).collect()
    }
}

#[cfg(test)]
impl FormPage<'_> {
    pub(super) fn with_stamp(self, stamp: &str) -> Self {
        Self { stamp: stamp.to_owned(), ..self }
    }
}
