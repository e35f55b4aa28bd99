//! A page of sections.

use std::borrow::Cow;

use askama::Template;

use crate::{
    chart::Chart,
    form::Fields,
    frame::Frame,
    pages::{FieldError, Way},
};

/// The page itself.
#[derive(Template)]
#[template(path = "pages/growing/sheet.html")]
pub(crate) struct Sheet<'a> {
    pub(crate) frame: Frame<'a>,
    pub(crate) title: String,
    pub(crate) heading: String,
    pub(crate) back: Vec<Way>,
    pub(crate) done: String,
    pub(crate) lead: Vec<String>,
    pub(crate) sections: Vec<Section>,
    pub(crate) errors: Vec<FieldError>,
}

/// A part with a heading.
#[derive(Default)]
pub(crate) struct Section {
    pub(crate) heading: String,
    /// Stands out.
    pub(crate) boxed: bool,
    pub(crate) said: Vec<String>,
    pub(crate) rows: Vec<(String, String)>,
    pub(crate) chart: Option<Chart>,
    pub(crate) table: Option<Table>,
    pub(crate) lines: Vec<Line>,
    /// Said when there are no lines.
    pub(crate) none: String,
    pub(crate) links: Vec<Way>,
    pub(crate) forms: Vec<Form>,
}

pub(crate) struct Table {
    pub(crate) heads: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

/// One line of a list.
#[derive(Default)]
pub(crate) struct Line {
    pub(crate) text: String,
    /// Where the text leads; empty for nowhere.
    pub(crate) href: String,
    /// A short word about it, and whether it is a good one.
    pub(crate) tag: String,
    pub(crate) good: bool,
    pub(crate) more: Vec<String>,
    pub(crate) buttons: Vec<Button>,
}

/// A form that is one button.
pub(crate) struct Button {
    pub(crate) action: String,
    pub(crate) label: String,
    pub(crate) fields: Vec<(&'static str, String)>,
}

/// A form with fields.
#[derive(Default)]
pub(crate) struct Form {
    pub(crate) heading: String,
    pub(crate) action: String,
    /// What it does, in its field `do`; empty where there is one form only.
    pub(crate) does: &'static str,
    pub(crate) hidden: Vec<(&'static str, String)>,
    pub(crate) fields: Vec<Field>,
    /// A field that people leave empty and machines fill in.
    pub(crate) trap: bool,
    pub(crate) button: String,
    /// Behind a line that opens it.
    pub(crate) folded: bool,
}

pub(crate) struct Field {
    /// The only one of the page.
    pub(crate) id: Cow<'static, str>,
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) hint: String,
    pub(crate) value: String,
    pub(crate) wrong: String,
    pub(crate) input: Input,
}

pub(crate) enum Input {
    Text,
    Email,
    Date,
    Whole,
    Area,
    /// One of these, in a list that opens.
    Pick(Vec<Choice>),
    /// One of these, all seen.
    One(Vec<Choice>),
    /// Any of these.
    Any(Vec<Choice>),
}

pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) chosen: bool,
}

/// What was typed and what is wrong with it, for a form that is shown again.
#[derive(Default)]
pub(crate) struct Typed {
    pub(crate) fields: Fields,
    /// What the form does that was sent, so that only its fields are filled in again.
    pub(crate) does: String,
    pub(crate) errors: Vec<FieldError>,
}

impl Field {
    pub(crate) fn new(id: &'static str, name: &str, label: &str, input: Input) -> Self {
        let (none, name, label) = (String::new(), name.to_owned(), label.to_owned());
        Self { id: Cow::Borrowed(id), name, label, hint: none.clone(), value: none.clone(), wrong: none, input }
    }

    /// Of a list that is as long as its items are: the name is the id.
    pub(crate) fn named(&mut self) {
        self.id = Cow::Owned(self.name.clone());
    }

    pub(crate) fn hint(self, hint: &str) -> Self {
        Self { hint: hint.to_owned(), ..self }
    }

    pub(crate) fn value(self, value: impl Into<String>) -> Self {
        Self { value: value.into(), ..self }
    }

    /// With what was typed and what is wrong with it.
    pub(crate) fn again(mut self, typed: &Typed) -> Self {
        if let Some(error) = typed.errors.iter().find(|error| error.field == self.id) {
            self.wrong.clone_from(&error.text);
        }
        if typed.errors.is_empty() {
            return self;
        }
        match &mut self.input {
            Input::Pick(choices) | Input::One(choices) | Input::Any(choices) => {
                for choice in choices {
                    choice.chosen = typed.fields.all(&self.name).any(|value| value == choice.value);
                }
            }
            _ => typed.fields.text(&self.name).clone_into(&mut self.value),
        }
        self
    }

    /// Words that stand in the list of ids by which a field is described.
    fn described(&self) -> String {
        let hint = if self.hint.is_empty() { String::new() } else { format!("{}-hint", self.id) };
        let wrong = if self.wrong.is_empty() { String::new() } else { format!("{}-error", self.id) };
        [hint, wrong].into_iter().filter(|id| !id.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// The kind of an input of one line.
    fn kind(&self) -> &'static str {
        match self.input {
            Input::Email => "email",
            Input::Date => "date",
            _ => "text",
        }
    }
}

impl Choice {
    pub(crate) fn new(value: &str, label: &str) -> Self {
        Self { value: value.to_owned(), label: label.to_owned(), chosen: false }
    }

    pub(crate) fn chosen(self, chosen: bool) -> Self {
        Self { chosen, ..self }
    }
}

impl Button {
    /// A button that does one thing.
    pub(crate) fn new(action: &str, does: &str, label: &str) -> Self {
        Self { action: action.to_owned(), label: label.to_owned(), fields: vec![("do", does.to_owned())] }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.fields.push((name, value.into()));
        self
    }
}

impl Typed {
    pub(crate) fn new(fields: Fields, errors: Vec<FieldError>) -> Self {
        Self { does: fields.text("do").to_owned(), fields, errors }
    }

    /// What was typed, for the form that was sent.
    pub(crate) fn of<'t>(&'t self, does: &str, nothing: &'t Self) -> &'t Self {
        if self.does == does { self } else { nothing }
    }
}

impl<'a> Sheet<'a> {
    /// A folded form is open when something in it is to be mended.
    fn opens(&self, form: &Form) -> bool {
        form.fields.iter().any(|field| !field.wrong.is_empty())
    }

    /// A sheet that lists what is wrong with what was typed.
    pub(crate) fn again(self, typed: Typed) -> Self {
        let frame = Frame { error: !typed.errors.is_empty(), ..self.frame };
        Self { frame, errors: typed.errors, ..self }
    }
}
