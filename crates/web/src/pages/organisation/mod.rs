//! An organisation as those see it who have a role there. Whoever has none gets the page of what does not exist.

pub(crate) mod activity;
pub(crate) mod attendance_proof;
pub(crate) mod greeters;
pub(crate) mod home;
pub(crate) mod invitation;
pub(crate) mod member_survey;
pub(crate) mod notice;
pub(crate) mod people;
pub(crate) mod questionnaire;
pub(crate) mod settings;
pub(crate) mod shared;

/// A node in an address, which may be no id at all: then there is no such node.
fn node(text: &str) -> uuid::Uuid {
    uuid::Uuid::parse_str(text).unwrap_or_default()
}
