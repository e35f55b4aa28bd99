//! What was sent from a page of a form.

use std::collections::BTreeMap;

use openseat_domain::form::{Answers, Ask, Item, Wrong};

use super::field::{Row, name, rows_name};
use crate::{form::Fields, frame::Frame, pages::space::day::DayFields};

/// What a page sent.
#[derive(Default)]
pub(crate) struct Sent {
    /// What it asked.
    pub(crate) asked: Vec<String>,
    pub(crate) given: Answers,
    /// What is wrong, by the name of the field.
    pub(crate) wrong: BTreeMap<String, String>,
    /// The page is shown again: for another row, or after one was taken out. By the group.
    pub(crate) again: Option<String>,
}

/// One entry of the error summary: what is wrong, and the field to mend it in.
pub(crate) struct WrongField {
    pub(crate) field: String,
    pub(crate) text: String,
}

impl WrongField {
    pub(crate) fn all(wrong: &BTreeMap<String, String>) -> Vec<Self> {
        wrong.iter().map(|(field, text)| Self { field: field.clone(), text: text.clone() }).collect()
    }
}

pub(crate) fn read(frame: &Frame<'_>, fields: &Fields, items: &[&Item]) -> Sent {
    let mut sent = Sent::default();
    let mut reading = Reading { frame, fields, sent: &mut sent };
    items.iter().for_each(|item| reading.item(item));
    let group = |name: &str| name.split('.').next().unwrap_or_default().to_owned();
    sent.again = ["more", "remove"].into_iter().map(|name| fields.text(name)).find(|name| !name.is_empty()).map(group);
    sent
}

/// The three fields of a day.
pub(crate) fn day_fields(fields: &Fields, name: &str) -> DayFields {
    let text = |part: &str| fields.text(&format!("{name}-{part}")).chars().take(20).collect();
    DayFields { day: text("day"), month: text("month"), year: text("year") }
}

struct Reading<'a, 'f> {
    frame: &'a Frame<'f>,
    fields: &'a Fields,
    sent: &'a mut Sent,
}

impl Reading<'_, '_> {
    fn item(&mut self, item: &Item) {
        match &item.ask {
            Ask::Display | Ask::Score(_) => {}
            Ask::Group(inside) if item.is_rows() => self.rows(item, inside),
            Ask::Group(inside) => inside.iter().for_each(|item| self.item(item)),
            _ if self.fields.all("shown").any(|shown| shown == item.link) => {
                let mut given = std::mem::take(&mut self.sent.given);
                self.question(item, None, &mut given);
                self.sent.given = given;
                self.sent.asked.push(item.link.clone());
            }
            _ => {}
        }
    }

    fn rows(&mut self, item: &Item, inside: &[Item]) {
        let name = rows_name(&item.link);
        let Ok(count) = self.fields.text(&name).parse::<usize>() else { return };
        let removed = self.fields.text("remove").to_owned();
        let mut rows = Vec::new();
        for number in (0..count.min(item.most)).filter(|number| removed != format!("{}.{number}", item.link)) {
            let mut given = Answers::default();
            self.inside(inside, Row { group: &item.link, number }, &mut given);
            rows.push(given);
        }
        self.sent.given.set_rows(&item.link, rows);
        self.sent.asked.push(item.link.clone());
    }

    fn inside(&mut self, items: &[Item], row: Row<'_>, given: &mut Answers) {
        for item in items {
            match &item.ask {
                Ask::Display | Ask::Score(_) => {}
                Ask::Group(inside) => self.inside(inside, row, given),
                _ => self.question(item, Some(row), given),
            }
        }
    }

    fn question(&mut self, item: &Item, row: Option<Row<'_>>, given: &mut Answers) {
        let name = name(&item.link, row);
        let typed: Vec<String> = match item.ask {
            Ask::Day => {
                let day = day_fields(self.fields, &name);
                let date = day.date(self.frame).map(|date| date.to_string());
                // What is no day is sent on as it is, to be told so.
                if day.is_empty() { Vec::new() } else { vec![date.unwrap_or_else(|| "?".into())] }
            }
            _ => self.fields.all(&name).map(str::to_owned).collect(),
        };
        match item.accept(&typed.iter().map(String::as_str).collect::<Vec<_>>()) {
            Ok(values) => given.set(&item.link, values),
            Err(wrong) => drop(self.sent.wrong.insert(name, words(self.frame, &wrong))),
        }
    }
}

fn words(frame: &Frame<'_>, wrong: &Wrong) -> String {
    match wrong {
        Wrong::NotOffered => frame.t("form-wrong-choice").to_owned(),
        Wrong::NotBetween { low, high } => {
            let (low, high) = (low.to_string(), high.to_string());
            frame.say.format("form-wrong-number", &[("low", low.as_str().into()), ("high", high.as_str().into())])
        }
        Wrong::TooLong { most } => frame.t1("form-wrong-long", "most", *most),
        Wrong::NotDay => frame.t("form-wrong-day").to_owned(),
        Wrong::NotTime => frame.t("form-wrong-time").to_owned(),
        Wrong::TooMany { most } => frame.t1("form-wrong-many", "most", *most),
    }
}
