//! Sessions of a group, for those who run it: what is on today, writing one down, and what they add up to.

pub(crate) mod add;
pub(crate) mod answers;
pub(crate) mod door;
pub(crate) mod history;
pub(crate) mod list;
pub(crate) mod meetings;
pub(crate) mod names;
pub(crate) mod one;
pub(crate) mod paper;
pub(crate) mod read;
pub(crate) mod results;
pub(crate) mod said;
#[cfg(test)]
pub(crate) mod samples;
pub(crate) mod sheet;
pub(crate) mod state;
pub(crate) mod table;
pub(crate) mod today;

use uuid::Uuid;

/// An id in an address, which may be none at all: then there is no such thing.
pub(super) fn id(text: &str) -> Uuid {
    Uuid::parse_str(text).unwrap_or_default()
}

/// The address of a group's sessions.
pub(super) fn sessions(node: Uuid) -> String {
    format!("/organisation/{node}/sessions")
}

/// The address of one session.
pub(super) fn session(node: Uuid, id: Uuid) -> String {
    format!("/organisation/{node}/sessions/{id}")
}

/// One answer that can be chosen.
#[derive(Clone)]
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) chosen: bool,
}
