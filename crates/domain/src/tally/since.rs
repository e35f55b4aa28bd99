//! Days since a day that the person named. A new beginning takes nothing away: what was stays counted.

use jiff::civil::Date;

use super::{Entry, records};
use crate::form::Form;

/// What the person counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    pub name: String,
    /// The days of the stretch that goes on; `None` when none does.
    pub now: Option<u32>,
    /// Of all stretches; days that lie in two count once.
    pub all: u32,
    pub longest: u32,
    /// The earliest first.
    pub stretches: Vec<Stretch>,
}

/// From a day to the day on which it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub from: Date,
    /// `None` while it goes on.
    pub until: Option<Date>,
}

impl Stretch {
    /// Days from its first day on; the day on which it ended is none of them.
    pub fn days(self, today: Date) -> u32 {
        let last = self.until.unwrap_or(today).min(today);
        let days = last.since(self.from).map_or(0, |span| span.get_days());
        u32::try_from(days).unwrap_or(0)
    }
}

pub(super) fn counted(form: &Form, of: &str, [from, until]: [&str; 2], entries: &[Entry], today: Date) -> Vec<Counted> {
    let mut all: Vec<(String, Vec<Stretch>)> = Vec::new();
    for one in records(form, &[of, from, until], entries) {
        let (Some(name), Some(from)) = (one.text(of), one.day(from)) else { continue };
        let stretch = Stretch { from, until: one.day(until).filter(|until| *until >= from) };
        match all.iter_mut().find(|(known, _)| *known == name) {
            Some((_, stretches)) => stretches.push(stretch),
            None => all.push((name, vec![stretch])),
        }
    }
    all.into_iter().map(|(name, stretches)| sum(name, stretches, today)).collect()
}

fn sum(name: String, mut stretches: Vec<Stretch>, today: Date) -> Counted {
    stretches.sort_by_key(|one| one.from);
    let going = stretches.iter().filter(|one| one.until.is_none() && one.from <= today);
    let now = going.map(|one| one.days(today)).max();
    let longest = stretches.iter().map(|one| one.days(today)).max().unwrap_or(0);
    let (mut all, mut reached) = (0, Date::MIN);
    for one in &stretches {
        let from = one.from.max(reached);
        all += Stretch { from, ..*one }.days(today);
        reached = reached.max(one.until.unwrap_or(today).min(today));
    }
    Counted { name, now, all, longest, stretches }
}
