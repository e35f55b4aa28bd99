//! By how much a number fell, and with what.

use super::{Entry, Record, records};
use crate::form::Form;

/// Nothing is told of a fall that was seen fewer times than this.
pub const FEWEST: usize = 3;

/// How much a number fell on average with one answer, by code.
#[derive(Clone, Debug, PartialEq)]
pub struct Fall {
    pub by: String,
    /// Among those with this other answer; `None` among all.
    pub after: Option<String>,
    pub n: usize,
    pub mean: f64,
}

/// A line that comes again.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub text: String,
    pub n: usize,
    /// The answer after which the number fell most, and by how much.
    pub best: Option<(String, f64)>,
}

/// Among all first, then after each other answer; within each, the largest fall first.
pub(super) fn falls(form: &Form, [from, to]: [&str; 2], by: &str, after: Option<&str>, entries: &[Entry]) -> Vec<Fall> {
    let links: Vec<&str> = [from, to, by].into_iter().chain(after).collect();
    let fell: Vec<(f64, Record<'_>)> = records(form, &links, entries)
        .into_iter()
        .filter_map(|one| Some((one.number(form, from)? - one.number(form, to)?, one)))
        .collect();
    let mut groups = vec![None];
    if let Some(after) = after {
        groups.extend(each(fell.iter().flat_map(|(_, one)| one.codes(after))).into_iter().map(Some));
    }
    let ways = each(fell.iter().flat_map(|(_, one)| one.codes(by)));
    let within = |one: &Record<'_>, group: Option<&String>| match (group, after) {
        (Some(code), Some(after)) => one.codes(after).contains(code),
        _ => true,
    };
    let mut all = Vec::new();
    for group in groups {
        let here: Vec<&(f64, Record<'_>)> = fell.iter().filter(|(_, one)| within(one, group.as_ref())).collect();
        let mut falls: Vec<Fall> = ways.iter().filter_map(|way| mean(&here, by, way, group.as_ref())).collect();
        falls.sort_by(|a, b| b.mean.total_cmp(&a.mean).then(b.n.cmp(&a.n)));
        all.extend(falls);
    }
    all
}

/// `None` when it was seen too seldom.
fn mean(fell: &[&(f64, Record<'_>)], by: &str, way: &String, after: Option<&String>) -> Option<Fall> {
    let falls: Vec<f64> = fell.iter().filter(|(_, one)| one.codes(by).contains(way)).map(|(fall, _)| *fall).collect();
    let n = falls.len();
    let mean = falls.iter().sum::<f64>() / n as f64;
    (n >= FEWEST).then(|| Fall { by: way.clone(), after: after.cloned(), n, mean })
}

/// Lines that differ only in how they are written are one; the newest spelling stays.
pub(super) fn lines(form: &Form, of: &str, answer: &str, [from, to]: [&str; 2], entries: &[Entry]) -> Vec<Line> {
    let mut all: Vec<(String, Line)> = Vec::new();
    for one in records(form, &[of, answer, from, to], entries) {
        let Some(text) = one.text(of) else { continue };
        let key = folded(&text);
        let at = all.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
            all.push((key, Line { text: String::new(), n: 0, best: None }));
            all.len() - 1
        });
        let line = &mut all[at].1;
        line.text = text;
        line.n += 1;
        let fell = one.number(form, from).zip(one.number(form, to)).map(|(from, to)| from - to);
        if let Some((answer, fell)) = one.text(answer).zip(fell.filter(|fell| *fell > 0.0))
            && line.best.as_ref().is_none_or(|(_, best)| fell > *best)
        {
            line.best = Some((answer, fell));
        }
    }
    let mut lines: Vec<Line> = all.into_iter().map(|(_, line)| line).collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.n));
    lines
}

/// Without case, spaces around and the sign at its end.
pub(super) fn folded(text: &str) -> String {
    let lower = text.to_lowercase();
    lower.trim().trim_end_matches(['.', '!', '?']).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Each once, in the order of the alphabet.
fn each(codes: impl Iterator<Item = String>) -> Vec<String> {
    let mut all: Vec<String> = codes.collect();
    all.sort_unstable();
    all.dedup();
    all
}
