//! The desk of those who keep the list.

pub(crate) mod add;
pub(crate) mod areas;
pub(crate) mod attendance_proof;
pub(crate) mod bulk;
pub(crate) mod check;
pub(crate) mod circle;
pub(crate) mod circles;
pub(crate) mod contact;
pub(crate) mod duplicate;
pub(crate) mod duplicates;
pub(crate) mod edit;
pub(crate) mod feed;
pub(crate) mod feeds;
pub(crate) mod fields;
pub(crate) mod freshness;
pub(crate) mod group;
pub(crate) mod home;
pub(crate) mod meeting;
pub(crate) mod meetings;
pub(crate) mod overrides;
pub(crate) mod record;
pub(crate) mod review;
pub(crate) mod reviews;
pub(crate) mod said;
#[cfg(test)]
pub(crate) mod samples;
pub(crate) mod state;
pub(crate) mod suggestion;
pub(crate) mod suggestions;
pub(crate) mod undo;

use uuid::Uuid;

/// The id in an address; one that is no id is nobody's.
pub(crate) fn id(text: &str) -> Uuid {
    Uuid::parse_str(text).unwrap_or_default()
}
