//! What sessions add up to. Each sum says of how many sessions it is: what nobody wrote down is not counted as nought.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Record, Standing};
use crate::statistic::Month;

/// Sums over sessions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// Sessions that were held.
    pub held: u32,
    pub cancelled: u32,
    /// Sessions that were held and counted: the denominator of attendance.
    pub counted: u32,
    pub in_person: u32,
    pub online: u32,
    /// The largest and the smallest session, of those counted.
    pub most: u32,
    pub fewest: u32,
    pub first_timers: u32,
    /// Of so many sessions somebody said how many were new.
    pub first_timers_of: u32,
    pub plans: u32,
    /// Of so many sessions somebody said how many made a plan …
    pub plans_of: u32,
    /// … and so many people came to those.
    pub plans_people: u32,
}

impl Figures {
    /// Attendances: a person who came three times counts three times.
    pub fn attendances(&self) -> u32 {
        self.in_person + self.online
    }

    /// Attendances a session; `None` when none was counted.
    pub fn mean(&self) -> Option<f64> {
        (self.counted > 0).then(|| f64::from(self.attendances()) / f64::from(self.counted))
    }

    fn add(&mut self, record: &Record) {
        self.cancelled += u32::from(record.standing == Standing::Cancelled);
        if record.standing != Standing::Held {
            return;
        }
        self.held += 1;
        if let Some(came) = record.came() {
            let came = u32::from(came);
            self.most = self.most.max(came);
            self.fewest = if self.counted == 0 { came } else { self.fewest.min(came) };
            self.counted += 1;
            self.in_person += u32::from(record.in_person.unwrap_or(0));
            self.online += u32::from(record.online.unwrap_or(0));
        }
        if let Some(new) = record.first_timers {
            self.first_timers += u32::from(new);
            self.first_timers_of += 1;
        }
        if let Some(plans) = record.plans {
            self.plans += u32::from(plans);
            self.plans_of += 1;
            self.plans_people += u32::from(record.came().unwrap_or(0));
        }
    }
}

/// The sums of all.
pub fn figures<'a>(records: impl IntoIterator<Item = &'a Record>) -> Figures {
    let mut sums = Figures::default();
    records.into_iter().for_each(|record| sums.add(record));
    sums
}

/// The sums by month, every month from the first to the last, those without a session too.
pub fn monthly<'a>(records: impl IntoIterator<Item = (Month, &'a Record)>) -> BTreeMap<Month, Figures> {
    let mut months: BTreeMap<Month, Figures> = BTreeMap::new();
    for (month, record) in records {
        months.entry(month).or_default().add(record);
    }
    if let (Some((first, _)), Some((last, _))) = (months.first_key_value(), months.last_key_value()) {
        let (mut month, last) = (*first, *last);
        while month < last {
            months.entry(month).or_default();
            month = after(month);
        }
    }
    months
}

fn after(month: Month) -> Month {
    match month.month {
        12 => Month { year: month.year + 1, month: 1 },
        earlier => Month { month: earlier + 1, ..month },
    }
}
