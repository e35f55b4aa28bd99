//! The few facts of a meeting that the search itself looks at.

use std::collections::HashMap;

use openseat_domain::{concept::ConceptSet, meeting::Attendance};

use crate::{entry::Entry, hash::Keyed, sphere::Spot};

/// What is known of one meeting, without its words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fact {
    pub spot: Spot,
    /// Which of the distinct sets of concepts.
    pub set: u32,
    pub checked: u32,
    pub minutes: u16,
    pub zone: u16,
    pub kind: u8,
    flags: u8,
}

const ATTENDANCE: u8 = 0b11;
const APPROXIMATE: u8 = 1 << 2;
const HAS_URL: u8 = 1 << 3;
const HAS_PHONE: u8 = 1 << 4;
const MADE_UP: u8 = 1 << 5;

impl Fact {
    pub(crate) fn new(entry: &Entry, set: u32) -> Self {
        let attendance = match entry.attendance {
            Attendance::Paused => 0,
            Attendance::InPerson => 1,
            Attendance::Online => 2,
            Attendance::Hybrid => 3,
        };
        let flag = |yes: bool, bit: u8| if yes { bit } else { 0 };
        Self {
            spot: entry.point.map_or(Spot::NOWHERE, Spot::new),
            set,
            checked: entry.checked,
            minutes: entry.minutes,
            zone: entry.zone,
            kind: entry.kind,
            flags: attendance
                | flag(entry.approximate, APPROXIMATE)
                | flag(entry.has_url, HAS_URL)
                | flag(entry.has_phone, HAS_PHONE)
                | flag(entry.made_up, MADE_UP),
        }
    }

    pub(crate) fn attendance(&self) -> Attendance {
        match self.flags & ATTENDANCE {
            1 => Attendance::InPerson,
            2 => Attendance::Online,
            3 => Attendance::Hybrid,
            _ => Attendance::Paused,
        }
    }

    pub(crate) fn approximate(&self) -> bool {
        self.flags & APPROXIMATE != 0
    }

    pub(crate) fn has_url(&self) -> bool {
        self.flags & HAS_URL != 0
    }

    pub(crate) fn has_phone(&self) -> bool {
        self.flags & HAS_PHONE != 0
    }

    pub(crate) fn made_up(&self) -> bool {
        self.flags & MADE_UP != 0
    }
}

/// The distinct sets of concepts. There are far fewer of them than meetings.
#[derive(Debug, Default)]
pub(crate) struct ConceptSets {
    known: HashMap<ConceptSet, u32, Keyed>,
    sets: Vec<ConceptSet>,
}

impl ConceptSets {
    /// The number of `set`, new or known.
    pub(crate) fn number(&mut self, set: ConceptSet) -> u32 {
        *self.known.entry(set).or_insert_with(|| {
            self.sets.push(set);
            self.sets.len() as u32 - 1
        })
    }

    /// The sets by number.
    pub(crate) fn into_sets(mut self) -> Vec<ConceptSet> {
        self.sets.shrink_to_fit();
        self.sets
    }
}
