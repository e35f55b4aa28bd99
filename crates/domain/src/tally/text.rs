//! What was written: all of it, and what of it is still open.

use jiff::civil::Date;

use super::{Entry, fall::folded, records};
use crate::{form::Form, trend::median};

/// Something that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub text: String,
    /// When it was last.
    pub on: Date,
    pub times: usize,
}

/// A line with numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Rank {
    pub text: String,
    pub n: usize,
    pub middle: f64,
}

/// Something that is not yet done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    pub text: String,
    pub since: Date,
    /// The number of its entry, the oldest first.
    pub entry: usize,
}

/// Each text once, the newest first.
pub(super) fn library(form: &Form, of: &str, entries: &[Entry]) -> Vec<Said> {
    let mut all: Vec<(String, Said)> = Vec::new();
    for one in records(form, &[of], entries).iter().rev() {
        // A question that may have several answers gives several lines.
        for text in one.codes(of).into_iter().filter(|text| !text.trim().is_empty()) {
            let key = folded(&text);
            match all.iter_mut().find(|(known, _)| *known == key) {
                Some((_, said)) => said.times += 1,
                None => all.push((key, Said { text, on: one.at.date(), times: 1 })),
            }
        }
    }
    all.into_iter().map(|(_, said)| said).collect()
}

/// The oldest first. What was answered with one of `done` is over; what was not answered is open.
pub(super) fn open(form: &Form, of: &str, until: &str, done: &[String], entries: &[Entry]) -> Vec<Open> {
    let records = records(form, &[of, until], entries);
    let open = records.iter().filter(|one| !one.codes(until).iter().any(|code| done.contains(code)));
    open.filter_map(|one| Some(Open { text: one.text(of)?, since: one.at.date(), entry: one.entry })).collect()
}

/// Each text once, by the middle of its numbers.
pub(super) fn ranks(form: &Form, of: &str, by: &str, entries: &[Entry]) -> Vec<Rank> {
    let mut all: Vec<(String, String, Vec<f64>)> = Vec::new();
    for one in records(form, &[of, by], entries) {
        let Some((text, number)) = one.text(of).zip(one.number(form, by)) else { continue };
        let key = folded(&text);
        match all.iter_mut().find(|(known, _, _)| *known == key) {
            Some((_, newest, numbers)) => {
                *newest = text;
                numbers.push(number);
            }
            None => all.push((key, text, vec![number])),
        }
    }
    let rank = |(_, text, numbers): (String, String, Vec<f64>)| {
        Some(Rank { text, n: numbers.len(), middle: median(&numbers)? })
    };
    let mut ranks: Vec<Rank> = all.into_iter().filter_map(rank).collect();
    ranks.sort_by(|a, b| b.middle.total_cmp(&a.middle).then(b.n.cmp(&a.n)));
    ranks
}

pub(super) fn timeline(form: &Form, of: &str, entries: &[Entry]) -> Vec<(Date, String)> {
    let records = records(form, &[of], entries);
    records.iter().rev().flat_map(|one| one.codes(of).into_iter().map(|code| (one.at.date(), code))).collect()
}

/// The newest first.
pub(super) fn years_ago(form: &Form, of: &str, entries: &[Entry], today: Date) -> Vec<Said> {
    let records = records(form, &[of], entries);
    let then = records.iter().rev().filter(|one| {
        let day = one.at.date();
        day.year() < today.year() && (day.month(), day.day()) == (today.month(), today.day())
    });
    then.filter_map(|one| Some(Said { text: one.text(of)?, on: one.at.date(), times: 1 })).collect()
}
