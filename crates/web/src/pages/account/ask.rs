//! A page that asks for one to three things and has one button: the shape of every page that signs in or changes a way
//! in.

use askama::Template;

use crate::{
    frame::Frame,
    pages::{FieldError, Way},
};

#[derive(Template)]
#[template(path = "pages/account/ask.html")]
pub(crate) struct AskPage<'a> {
    pub(crate) frame: Frame<'a>,
    pub(crate) title: &'a str,
    /// What was just done; empty for nothing.
    pub(crate) done: &'a str,
    pub(crate) back: Option<Way>,
    pub(crate) lead: Vec<&'a str>,
    pub(crate) action: &'static str,
    /// The way back after signing in.
    pub(crate) then: String,
    /// What the button means, where a form can mean several things.
    pub(crate) step: &'static str,
    pub(crate) fields: Vec<Field<'a>>,
    pub(crate) button: &'a str,
    pub(crate) errors: Vec<FieldError>,
    /// A passkey can be used in place of the fields.
    pub(crate) passkey: bool,
    pub(crate) ways: Vec<Way>,
}

/// One thing that is asked for.
#[derive(Default)]
pub(crate) struct Field<'a> {
    pub(crate) name: &'static str,
    pub(crate) label: &'a str,
    pub(crate) hint: &'a str,
    pub(crate) kind: Kind,
    /// A token of HTML's autofill, so that the browser or a password manager can fill it in.
    pub(crate) autocomplete: &'static str,
    /// What was typed before. Secrets are never sent back.
    pub(crate) value: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    #[default]
    Text,
    /// Not to be seen over a shoulder.
    Secret,
    /// Twelve words.
    Words,
    /// Six digits.
    Code,
}

impl AskPage<'_> {
    /// With what is to be mended beside its field, and said first in the title.
    pub(crate) fn with_errors(mut self, errors: Vec<FieldError>) -> Self {
        self.frame.error = !errors.is_empty();
        self.errors = errors;
        self
    }

    fn error(&self, field: &str) -> Option<&FieldError> {
        self.errors.iter().find(|error| error.field == field)
    }
}

impl Field<'_> {
    fn is(&self, kind: &str) -> bool {
        let own = match self.kind {
            Kind::Text => "text",
            Kind::Secret => "secret",
            Kind::Words => "words",
            Kind::Code => "code",
        };
        own == kind
    }

    /// The ids of what describes it.
    fn described_by(&self, wrong: bool) -> String {
        let hint = if self.hint.is_empty() { String::new() } else { format!("{}-hint", self.name) };
        let error = if wrong { format!("{}-error", self.name) } else { String::new() };
        [hint, error].join(" ").trim().to_owned()
    }
}
