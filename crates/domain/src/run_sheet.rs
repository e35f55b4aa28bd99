//! The order of a meeting, as a group wants it: sections with their minutes, some of which can be left out.

use serde::{Deserialize, Serialize};

use crate::problem::Problem;

/// Most sections of one sheet.
pub const MOST_SECTIONS: usize = 20;
/// Longest name of a section, in characters.
pub const LONGEST_TITLE: usize = 80;
/// No section lasts longer, in minutes.
pub const MOST_MINUTES: u16 = 240;

/// A group's own sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RunSheet {
    /// The id of the format that it was made from.
    pub format: String,
    pub sections: Vec<Section>,
}

/// One part of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Stays the same when the name changes, so that what was done can be compared over time.
    pub key: String,
    pub title: String,
    /// `None` when it takes what it takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u16>,
    #[serde(default)]
    pub optional: bool,
}

/// How much of the sheet was done. It compares a group with itself; it is never a rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    /// Sections that belong to every meeting of the group …
    pub core: usize,
    /// … and how many of these were done.
    pub done: usize,
}

impl RunSheet {
    /// When each section begins, in minutes after midnight, if the meeting begins at `start`; `None` from the first on whose
    /// length nobody said.
    pub fn clock(&self, start: u16) -> Vec<Option<u16>> {
        let mut at = Some(start);
        let mut clock = Vec::with_capacity(self.sections.len());
        for section in &self.sections {
            clock.push(at);
            at = at.zip(section.minutes).map(|(at, minutes)| (at + minutes) % 1_440);
        }
        clock
    }

    /// How long it lasts, as far as that is said.
    pub fn minutes(&self) -> u16 {
        self.sections.iter().filter_map(|section| section.minutes).sum()
    }

    /// How much of it was done, by the keys that were ticked.
    pub fn done(&self, ticked: &[String]) -> Done {
        let core = self.sections.iter().filter(|section| !section.optional);
        let (mut all, mut done) = (0, 0);
        for section in core {
            all += 1;
            done += usize::from(ticked.contains(&section.key));
        }
        Done { core: all, done }
    }

    /// What is not right with it; each problem names its section by its place.
    pub fn problems(&self) -> Vec<Problem> {
        let mut wrong = Vec::new();
        if self.sections.is_empty() || self.sections.len() > MOST_SECTIONS {
            wrong.push(Problem::refused("sections", "number", "Give 1 to 20 sections."));
        }
        for (place, section) in self.sections.iter().enumerate() {
            let length = section.title.trim().chars().count();
            if length == 0 || length > LONGEST_TITLE || section.title.chars().any(char::is_control) {
                wrong.push(Problem::refused(format!("title-{place}"), "title", "Give 1 to 80 letters."));
            }
            if section.minutes.is_some_and(|minutes| minutes == 0 || minutes > MOST_MINUTES) {
                wrong.push(Problem::refused(format!("minutes-{place}"), "minutes", "Give 1 to 240 minutes."));
            }
        }
        wrong
    }

    /// A key that no section has yet.
    pub fn fresh_key(&self) -> String {
        let taken = |key: &String| self.sections.iter().any(|section| section.key == *key);
        (1..).map(|number| format!("own-{number}")).find(|key| !taken(key)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(key: &str, minutes: Option<u16>, optional: bool) -> Section {
        Section { key: key.into(), title: key.into(), minutes, optional }
    }

    #[test]
    fn the_clock_stops_where_nobody_said_how_long_and_goes_over_midnight() {
        let sheet = RunSheet {
            format: "own".into(),
            sections: vec![section("a", Some(30), false), section("b", None, true), section("c", Some(5), false)],
        };
        assert_eq!(sheet.clock(1_430), [Some(1_430), Some(20), None]);
        assert_eq!(sheet.minutes(), 35);
        assert_eq!(sheet.done(&["b".into(), "c".into(), "gone".into()]), Done { core: 2, done: 1 });
        assert_eq!((sheet.problems(), sheet.fresh_key()), (vec![], "own-1".to_owned()));
        assert_eq!(RunSheet::default().problems().len(), 1);
    }
}
