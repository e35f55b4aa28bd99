//! What will change, row by row, before it is done.

use askama::Template;
use jiff::civil::Date;
use openseat_actions::keeping::Change;
use openseat_domain::amendment::{Field, Laid, Word};
use openseat_formats::privacy::{self, Personal};

use super::{super::space::said as dates, fields::called, said};
use crate::{frame::Frame, person::Person};

#[derive(Template)]
#[template(path = "pages/directory/check.html")]
pub(crate) struct CheckPage<'a> {
    frame: Frame<'a>,
    back: String,
    title: &'a str,
    lead: String,
    meetings: Vec<Meeting>,
    from: String,
    why: String,
    adds: bool,
    cautions: Vec<&'a str>,
    hidden: Vec<(String, String)>,
    action: String,
}

struct Meeting {
    name: String,
    rows: Vec<Row>,
}

struct Row {
    field: String,
    was: String,
    is: String,
}

/// What is proposed.
pub(crate) struct Proposal {
    /// The meetings that would change: name, how they stand, what their source says, and the changes.
    pub(crate) meetings: Vec<(String, Laid, Laid, Vec<Change>)>,
    pub(crate) from: Option<Date>,
    pub(crate) why: String,
    /// What the check page sends again.
    pub(crate) hidden: Vec<(String, String)>,
    pub(crate) action: String,
    pub(crate) back: String,
    /// They are new, so nothing was said before.
    pub(crate) adds: bool,
}

impl<'a> CheckPage<'a> {
    pub(crate) fn new(person: &'a Person, proposal: Proposal) -> Self {
        let frame = person.visit.frame();
        let Proposal { meetings, from, why, hidden, action, back, adds } = proposal;
        let words = || meetings.iter().flat_map(|(.., changes)| changes).filter_map(|change| change.word.as_ref());
        Self {
            title: frame.t("dir-check-title"),
            lead: match adds {
                true => frame.t("dir-check-add").to_owned(),
                false => frame.t1("dir-check-lead", "n", meetings.len() as u64),
            },
            adds,
            cautions: cautions(&frame, words()),
            meetings: meetings.iter().map(|one| meeting(&frame, one)).collect(),
            from: match from {
                Some(day) => frame.t1("dir-from-day", "day", dates::day(&frame, day)),
                None => frame.t("dir-from-now").to_owned(),
            },
            why,
            hidden,
            action,
            back,
            frame,
        }
    }
}

fn meeting(frame: &Frame<'_>, (name, was, source, changes): &(String, Laid, Laid, Vec<Change>)) -> Meeting {
    let row = |change: &Change| Row {
        field: called(frame, change.field).to_owned(),
        was: said::word(frame, &change.field.of(was)),
        is: said::word(frame, change.word.as_ref().unwrap_or(&change.field.of(source))),
    };
    Meeting { name: name.clone(), rows: changes.iter().map(row).collect() }
}

/// What looks like a detail of a person, in words that all will read.
fn cautions<'a, 'w>(frame: &Frame<'a>, words: impl Iterator<Item = &'w Word>) -> Vec<&'a str> {
    let mut found: Vec<&str> = Vec::new();
    for word in words {
        let text = match word {
            Word::Name(text) => Some(text),
            Word::Notes(text) | Word::GroupNotes(text) | Word::GettingIn(text) => text.as_ref(),
            Word::LinkNotes(text) | Word::PhoneNotes(text) | Word::Group(text) => text.as_ref(),
            _ => None,
        };
        for personal in text.map(|text| privacy::look(text).collect::<Vec<_>>()).unwrap_or_default() {
            found.push(frame.t(match personal {
                Personal::FullName => "dir-caution-name",
                Personal::Phone => "dir-caution-phone",
                Personal::Email => "dir-caution-mail",
            }));
        }
        if matches!(word.field(), Field::Closed) && *word == Word::Closed(true) {
            found.push(frame.t("dir-caution-close"));
        }
    }
    found.dedup();
    found
}

#[cfg(test)]
impl<'a> CheckPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let was = Laid::from(super::samples::draft());
        let changes = vec![
            Change::to(Word::Name("New Start".into())),
            Change::to(Word::Notes(Some("Ring Jo Example on 07700 900123.".into()))),
            Change::source(Field::GettingIn),
        ];
        let proposal = Proposal {
            meetings: vec![("Mill Lane".into(), was.clone(), was, changes)],
            from: Some(jiff::civil::date(2026, 12, 1)),
            why: "The group wrote to us.".into(),
            hidden: vec![("name".into(), "New Start".into())],
            action: "/directory/meeting/2/edit".into(),
            back: "/directory/meeting/2".into(),
            adds: false,
        };
        Self::new(person, proposal)
    }
}
