//! The fields of a meeting as a form: what it says is written into them, what was typed is read out of them, field by field.
//!
//! A page that shows some of them has a [`FieldsPart`] called `part` and includes `pages/directory/fields.html`.

mod read;
mod when;

use std::collections::BTreeMap;

use openseat_content::{Content, Locale};
use openseat_domain::amendment::{Field, Laid};

pub(crate) use self::{read::type_of, when::date};
use crate::{form::Fields, frame::Frame, pages::FieldError};

/// Fields that can be typed, in the order of the form.
pub(crate) const TYPED: [Field; 19] = [
    Field::Name,
    Field::Group,
    Field::Fellowship,
    Field::When,
    Field::Attendance,
    Field::PlaceName,
    Field::Address,
    Field::GettingIn,
    Field::Regions,
    Field::Link,
    Field::LinkNotes,
    Field::Phone,
    Field::PhoneNotes,
    Field::Seen,
    Field::Types,
    Field::Notes,
    Field::GroupNotes,
    Field::Website,
    Field::Contact,
];

/// Longest short text and longest long text, in letters.
const SHORT: usize = 200;
const LONG: usize = 5_000;

/// What stands in the inputs, as it was typed: by the name of the input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Typed(BTreeMap<&'static str, Vec<String>>);

/// The inputs of some fields, ready to be shown.
pub(crate) struct FieldsPart {
    pub(crate) sections: Vec<Section>,
}

/// Inputs under one heading.
pub(crate) struct Section {
    pub(crate) title: String,
    pub(crate) inputs: Vec<Input>,
}

/// One input with its label.
pub(crate) struct Input {
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) hint: String,
    pub(crate) errors: Vec<String>,
    pub(crate) control: Control,
    /// What to know of it beside: that it was changed by hand.
    pub(crate) mark: String,
}

pub(crate) enum Control {
    Text(String),
    Lines(String),
    One(Vec<Choice>),
    Select(Vec<Choice>),
    /// Boxes, in groups that open: the title of each, whether it is open, and its boxes.
    Boxes(Vec<(String, bool, Vec<Choice>)>),
}

pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) chosen: bool,
}

impl Typed {
    /// What a meeting says.
    pub(crate) fn of(laid: &Laid, content: &Content) -> Self {
        let mut typed = Self::default();
        let draft = &laid.draft;
        let place = draft.place.clone().unwrap_or_default();
        let online = draft.online.clone().unwrap_or_default();
        typed.set("name", Some(draft.name.clone()));
        typed.set("group", draft.group.clone());
        typed.set("kind", Some(draft.fellowship.as_str().to_owned()));
        typed.set("attendance", Some(read::attendance_word(draft.attendance).to_owned()));
        typed.set("place", place.name.clone());
        typed.set("street", place.street.clone().or(place.formatted.clone()));
        typed.set("city", place.city.clone());
        typed.set("state", place.state.clone());
        typed.set("postcode", place.postal_code.clone());
        typed.set("country", place.country.clone());
        typed.set("point", place.point.map(|point| format!("{}, {}", point.lat, point.lon)));
        typed.set("door", place.notes.clone());
        typed.set("regions", Some(place.regions.join(", ")));
        typed.set("seen", Some(online.seen.as_str().to_owned()));
        typed.set("link", online.url);
        typed.set("link-notes", online.url_notes);
        typed.set("phone", online.phone);
        typed.set("phone-notes", online.phone_notes);
        typed.set("notes", draft.notes.clone());
        typed.set("group-notes", draft.group_notes.clone());
        typed.set("website", draft.website.clone());
        typed.set("contact", draft.feedback_url.clone());
        typed.0.insert("types", read::type_values(&draft.types, content));
        typed.say_when(draft.schedule.as_ref());
        typed
    }

    /// What was sent, for the inputs of these fields.
    pub(crate) fn read(sent: &Fields, fields: &[Field]) -> Self {
        let mut typed = Self::default();
        for name in fields.iter().flat_map(|field| names(*field)) {
            let all = sent.all(name).map(str::trim).filter(|value| !value.is_empty());
            typed.0.insert(name, all.map(|value| value.chars().take(LONG + 1).collect()).collect());
        }
        typed
    }

    /// The value of an input; empty when there is none.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.0.get(name).and_then(|all| all.first()).map_or("", String::as_str)
    }

    pub(crate) fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// Everything, for hidden inputs of a check page.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().flat_map(|(name, all)| all.iter().map(|value| (*name, value.as_str())))
    }

    fn set(&mut self, name: &'static str, value: Option<String>) {
        self.0.insert(name, value.into_iter().filter(|value| !value.is_empty()).collect());
    }
}

impl FieldsPart {
    /// The inputs of `fields` with what was typed, what is wrong with it, and what is to be known beside a field.
    pub(crate) fn new(
        frame: &Frame<'_>,
        content: &Content,
        fields: &[Field],
        typed: &Typed,
        errors: &[FieldError],
        marks: &BTreeMap<Field, String>,
    ) -> Self {
        let mut sections: Vec<Section> = Vec::new();
        for field in fields {
            let title = frame.t(section(*field)).to_owned();
            let mut inputs: Vec<Input> = names(*field).iter().map(|name| input(frame, content, name, typed)).collect();
            for input in &mut inputs {
                let wrong = errors.iter().filter(|error| error.field == input.name);
                input.errors = wrong.map(|error| error.text.clone()).collect();
            }
            if let (Some(first), Some(mark)) = (inputs.first_mut(), marks.get(field)) {
                first.mark.clone_from(mark);
            }
            match sections.last_mut().filter(|last| last.title == title) {
                Some(last) => last.inputs.extend(inputs),
                None => sections.push(Section { title, inputs }),
            }
        }
        for section in &mut sections {
            // The words of its only input are heading enough.
            if matches!(section.inputs.as_slice(), [only] if only.label == section.title) {
                section.title.clear();
            }
        }
        Self { sections }
    }
}

/// The inputs of a field, the first of them first.
pub(crate) fn names(field: Field) -> &'static [&'static str] {
    match field {
        Field::Name => &["name"],
        Field::Group => &["group"],
        Field::Fellowship => &["kind"],
        Field::When => &["rule", "day", "nth", "weeks", "first", "days", "start", "length", "zone", "last", "without"],
        Field::Attendance => &["attendance"],
        Field::PlaceName => &["place"],
        Field::Address => &["street", "city", "state", "postcode", "country", "point"],
        Field::GettingIn => &["door"],
        Field::Regions => &["regions"],
        Field::Link => &["link"],
        Field::LinkNotes => &["link-notes"],
        Field::Phone => &["phone"],
        Field::PhoneNotes => &["phone-notes"],
        Field::Seen => &["seen"],
        Field::Types => &["types"],
        Field::Notes => &["notes"],
        Field::GroupNotes => &["group-notes"],
        Field::Website => &["website"],
        Field::Contact => &["contact"],
        Field::Giving | Field::Pauses | Field::Closed => &[],
    }
}

fn section(field: Field) -> &'static str {
    match field {
        Field::Name | Field::Group | Field::Fellowship => "dir-section-name",
        Field::When => "dir-section-when",
        Field::Attendance => "dir-section-way",
        Field::PlaceName | Field::Address | Field::GettingIn | Field::Regions => "dir-section-place",
        Field::Link | Field::LinkNotes | Field::Phone | Field::PhoneNotes | Field::Seen => "dir-section-online",
        Field::Types => "dir-section-types",
        _ => "dir-section-notes",
    }
}

fn input(frame: &Frame<'_>, content: &Content, name: &'static str, typed: &Typed) -> Input {
    let (label, hint) = words(name);
    let value = || typed.text(name).to_owned();
    let control = match name {
        "rule" | "day" | "nth" => when::control(frame, name, typed),
        "attendance" => Control::One(read::attendances(frame, typed.text(name))),
        "seen" => Control::One(read::seen(frame, typed.text(name))),
        "kind" => Control::Select(kinds(frame, content, typed.text(name))),
        "types" => Control::Boxes(read::boxes(frame, content, typed.all(name))),
        "door" | "notes" | "group-notes" | "days" | "without" => Control::Lines(value()),
        _ => Control::Text(value()),
    };
    let hint = if hint.is_empty() { String::new() } else { frame.t(hint).to_owned() };
    Input { name, label: frame.t(label).to_owned(), hint, errors: Vec::new(), control, mark: String::new() }
}

fn kinds(frame: &Frame<'_>, content: &Content, chosen: &str) -> Vec<Choice> {
    let none = Choice { value: String::new(), label: frame.t("dir-kind-none").to_owned(), chosen: chosen.is_empty() };
    let mut all: Vec<Choice> = content
        .fellowships()
        .iter()
        .map(|one| Choice {
            value: one.id.as_str().to_owned(),
            label: one.name.clone(),
            chosen: one.id.as_str() == chosen,
        })
        .collect();
    all.sort_by(|a, b| a.label.cmp(&b.label));
    if !chosen.is_empty() && !all.iter().any(|one| one.chosen) {
        all.push(Choice { value: chosen.to_owned(), label: chosen.to_owned(), chosen: true });
    }
    std::iter::once(none).chain(all).collect()
}

/// Label and hint of an input.
fn words(name: &str) -> (&'static str, &'static str) {
    match name {
        "name" => ("dir-name", ""),
        "group" => ("dir-group", "dir-group-hint"),
        "kind" => ("dir-kind", ""),
        "rule" => ("dir-rule", ""),
        "day" => ("dir-day", ""),
        "nth" => ("dir-nth", "dir-nth-hint"),
        "weeks" => ("dir-weeks", "dir-weeks-hint"),
        "first" => ("dir-first", "dir-first-hint"),
        "days" => ("dir-days", "dir-days-hint"),
        "start" => ("dir-start", "dir-start-hint"),
        "length" => ("dir-length", "dir-length-hint"),
        "zone" => ("dir-zone", "dir-zone-hint"),
        "last" => ("dir-last", "dir-last-hint"),
        "without" => ("dir-without", "dir-days-hint"),
        "attendance" => ("dir-attendance", ""),
        "place" => ("dir-place", "dir-place-hint"),
        "street" => ("dir-street", ""),
        "city" => ("dir-city", ""),
        "state" => ("dir-state-field", ""),
        "postcode" => ("dir-postcode", ""),
        "country" => ("dir-country", ""),
        "point" => ("dir-point", "dir-point-hint"),
        "door" => ("dir-door", "dir-door-hint"),
        "regions" => ("dir-regions", "dir-regions-hint"),
        "link" => ("dir-link", "dir-link-hint"),
        "link-notes" => ("dir-link-notes", "dir-link-notes-hint"),
        "phone" => ("dir-phone", "dir-phone-hint"),
        "phone-notes" => ("dir-phone-notes", ""),
        "seen" => ("dir-seen", "dir-seen-hint"),
        "types" => ("dir-types", "dir-types-hint"),
        "notes" => ("dir-notes", "dir-notes-hint"),
        "group-notes" => ("dir-group-notes", "dir-notes-hint"),
        "website" => ("dir-website", ""),
        _ => ("dir-contact", "dir-contact-hint"),
    }
}

/// The name of a field in lists and histories.
pub(crate) fn called<'a>(frame: &Frame<'a>, field: Field) -> &'a str {
    frame.t(match field {
        Field::Name => "dir-name",
        Field::Group => "dir-group",
        Field::Fellowship => "dir-kind",
        Field::When => "dir-field-when",
        Field::Attendance => "dir-attendance",
        Field::PlaceName => "dir-place",
        Field::Address => "dir-field-address",
        Field::Regions => "dir-regions",
        Field::GettingIn => "dir-door",
        Field::Link => "dir-link",
        Field::LinkNotes => "dir-link-notes",
        Field::Phone => "dir-phone",
        Field::PhoneNotes => "dir-phone-notes",
        Field::Seen => "dir-seen",
        Field::Types => "dir-types",
        Field::Notes => "dir-notes",
        Field::GroupNotes => "dir-group-notes",
        Field::Website => "dir-website",
        Field::Contact => "dir-contact",
        Field::Giving => "dir-field-giving",
        Field::Pauses => "dir-field-pauses",
        Field::Closed => "dir-field-closed",
    })
}

/// The language of labels.
pub(super) fn locale(frame: &Frame<'_>) -> Locale {
    frame.say.locale
}
