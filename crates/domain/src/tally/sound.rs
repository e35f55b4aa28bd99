//! Whether what a form declares can be worked out: what a person who writes one is told.

use super::{Tally, rows_of};
use crate::form::{Ask, Form, Item};

/// What a link has to be.
#[derive(Clone, Copy, PartialEq)]
enum Needs {
    Answer,
    Number,
    Text,
    Day,
}

impl Tally {
    /// Every fault, in words for whoever wrote the form.
    pub(crate) fn faults(&self, form: &Form) -> Vec<String> {
        let mut faults = Vec::new();
        for (link, needs) in self.needs() {
            if !fits(form, link, needs) {
                faults
                    .push(format!("What adds up names {link}, which is not there or not of the kind that is needed."));
            }
        }
        if let Self::Open { until, done, .. } = self
            && let Some(Ask::Choice(choices)) = form.item(until).map(|item| &item.ask)
            && !done.iter().all(|code| choices.iter().any(|one| one.code == *code))
        {
            faults.push(format!("What adds up waits for an answer that {until} does not have."));
        }
        let mut groups: Vec<&str> =
            self.links().into_iter().filter_map(|link| rows_of(form, link)).map(|item| item.link.as_str()).collect();
        groups.dedup();
        if groups.len() > 1 {
            faults.push(format!("What adds up mixes the rows of {}.", groups.join(" and ")));
        }
        faults
    }

    fn needs(&self) -> Vec<(&str, Needs)> {
        match self {
            Self::Count { of } => vec![(of, Needs::Answer)],
            Self::Trend { of } | Self::Length { of } => vec![(of, Needs::Number)],
            Self::Weeks { of } => of.iter().map(|of| (of.as_str(), Needs::Number)).collect(),
            Self::Hours {} => Vec::new(),
            Self::Drop { from, to, by, after } => {
                let mut all = vec![(from.as_str(), Needs::Number), (to, Needs::Number), (by, Needs::Answer)];
                all.extend(after.iter().map(|after| (after.as_str(), Needs::Answer)));
                all
            }
            Self::Best { of, answer, from, to } => {
                vec![(of, Needs::Text), (answer, Needs::Text), (from, Needs::Number), (to, Needs::Number)]
            }
            Self::Library { of, .. } => vec![(of, Needs::Text)],
            Self::Rank { of, by } => vec![(of, Needs::Text), (by, Needs::Number)],
            Self::Timeline { of } => vec![(of, Needs::Answer)],
            Self::YearAgo { of } => vec![(of, Needs::Text)],
            Self::Open { of, until, .. } => vec![(of, Needs::Text), (until, Needs::Answer)],
            Self::Gap { of, from, to } => vec![(of, Needs::Text), (from, Needs::Number), (to, Needs::Number)],
            Self::Sum { of, by } => {
                let mut all: Vec<_> = of.iter().map(|of| (of.as_str(), Needs::Number)).collect();
                all.extend(by.iter().map(|by| (by.as_str(), Needs::Answer)));
                all
            }
            Self::Since { of, from, until } => vec![(of, Needs::Text), (from, Needs::Day), (until, Needs::Day)],
        }
    }
}

fn fits(form: &Form, link: &str, needs: Needs) -> bool {
    let score = form.scores.iter().any(|score| score.id == link);
    let ask = |item: &Item| match needs {
        Needs::Answer => matches!(item.ask, Ask::Choice(_) | Ask::Yes),
        Needs::Number => item.reach().is_some(),
        Needs::Text => matches!(item.ask, Ask::Text { .. }),
        Needs::Day => matches!(item.ask, Ask::Day),
    };
    needs == Needs::Number && score || form.item(link).is_some_and(ask)
}
