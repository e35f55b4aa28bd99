//! How often, how much, how far apart.

use super::{Entry, records};
use crate::form::{Ask, Form, Item};

/// How often each answer was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    /// By code, in the order of the form: what was never answered too. For yes and no the codes are `yes` and `no`.
    pub of: Vec<(String, usize)>,
    /// How many records said anything at all.
    pub said: usize,
    /// How many there are.
    pub all: usize,
}

/// Two numbers of one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    pub name: String,
    pub from: f64,
    pub to: f64,
    /// The second number in the entry before, where the same name stood there.
    pub before: Option<f64>,
}

/// What numbers come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum {
    /// Of which answer; `None` of all together.
    pub by: Option<String>,
    /// In the order in which the tally names them.
    pub of: Vec<f64>,
    pub n: usize,
}

pub(super) fn counts(form: &Form, of: &str, entries: &[Entry]) -> Counts {
    let records = records(form, &[of], entries);
    let mut all: Vec<(String, usize)> = codes(form, of).into_iter().map(|code| (code, 0)).collect();
    let mut said = 0;
    for record in &records {
        let given = record.codes(of);
        said += usize::from(!given.is_empty());
        all.iter_mut().filter(|(code, _)| given.contains(code)).for_each(|(_, n)| *n += 1);
    }
    Counts { of: all, said, all: records.len() }
}

pub(super) fn gaps(form: &Form, of: &str, [from, to]: [&str; 2], entries: &[Entry]) -> Vec<Gap> {
    let records = records(form, &[of, from, to], entries);
    let Some(last) = entries.len().checked_sub(1) else { return Vec::new() };
    let before = |name: &str| {
        let earlier = records.iter().filter(|one| one.entry < last && one.text(of).as_deref() == Some(name));
        earlier.max_by_key(|one| one.entry)?.number(form, to)
    };
    let latest = records.iter().filter(|one| one.entry == last);
    let mut gaps: Vec<Gap> = latest
        .filter_map(|one| {
            let name = one.text(of)?;
            Some(Gap { from: one.number(form, from)?, to: one.number(form, to)?, before: before(&name), name })
        })
        .collect();
    gaps.sort_by(|a, b| (b.from - b.to).total_cmp(&(a.from - a.to)));
    gaps
}

pub(super) fn sums(form: &Form, of: &[String], by: Option<&str>, entries: &[Entry]) -> Vec<Sum> {
    let links: Vec<&str> = of.iter().map(String::as_str).chain(by).collect();
    let records = records(form, &links, entries);
    let sum = |code: Option<&str>| {
        let counted = records.iter().filter(|one| match (by, code) {
            (Some(by), Some(code)) => one.codes(by).iter().any(|given| given == code),
            _ => true,
        });
        let counted: Vec<_> = counted.filter(|one| of.iter().any(|link| one.number(form, link).is_some())).collect();
        let total = |link: &String| counted.iter().filter_map(|one| one.number(form, link)).sum();
        Sum { by: code.map(str::to_owned), of: of.iter().map(total).collect(), n: counted.len() }
    };
    let parts = by.map(|by| codes(form, by)).unwrap_or_default();
    let mut sums: Vec<Sum> = parts.iter().map(|code| sum(Some(code))).filter(|one| one.n > 0).collect();
    sums.extend(Some(sum(None)).filter(|one| one.n > 0));
    sums
}

/// The codes of a choice, or of yes and no.
fn codes(form: &Form, link: &str) -> Vec<String> {
    match form.item(link).map(|item: &Item| &item.ask) {
        Some(Ask::Choice(choices)) => choices.iter().map(|one| one.code.clone()).collect(),
        Some(Ask::Yes) => vec!["yes".into(), "no".into()],
        _ => Vec::new(),
    }
}
