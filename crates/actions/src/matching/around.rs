//! What people are known to do and to tell at meetings, by the numbers of the snapshot.

use std::collections::{HashMap, HashSet};

use openseat_domain::{greeting::Introductions, matching::Meeting, review::MedicationLine};
use openseat_index::Directory;
use uuid::Uuid;

/// Kept beside a directory, so that no search asks the database. Most meetings are not in it.
#[derive(Clone, Debug, Default)]
pub struct Around {
    introductions: HashSet<u32>,
    visitors: HashMap<u32, MedicationLine>,
}

impl Around {
    pub(crate) fn of(directory: &Directory, met: &Introductions, lines: &HashMap<Uuid, MedicationLine>) -> Self {
        let mut around = Self::default();
        if met.is_empty() && lines.is_empty() {
            return around;
        }
        for number in 0..u32::try_from(directory.len()).unwrap_or(u32::MAX) {
            let id = Uuid::from_bytes(directory.card(number).id);
            if met.at(id) {
                around.introductions.insert(number);
            }
            if let Some(line) = lines.get(&id) {
                around.visitors.insert(number, *line);
            }
        }
        around
    }

    /// Whether anything is known of a meeting.
    pub(crate) fn knows(&self, meeting: u32) -> bool {
        let nothing = self.introductions.is_empty() && self.visitors.is_empty();
        !nothing && (self.introductions.contains(&meeting) || self.visitors.contains_key(&meeting))
    }

    /// Adds to a meeting what is known of it.
    pub(crate) fn fill(&self, meeting: &mut Meeting) {
        meeting.introduction = !self.introductions.is_empty() && self.introductions.contains(&meeting.meeting);
        meeting.visitors = if self.visitors.is_empty() { None } else { self.visitors.get(&meeting.meeting).copied() };
    }
}
