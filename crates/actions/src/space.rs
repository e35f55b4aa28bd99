//! What a person keeps of themself. Sealed with their own key; seen by nobody else without a permit.

use jiff::{Timestamp, civil::Date};
use openseat_domain::consent::Field;
use uuid::Uuid;

use crate::{House, Result, signed::Signed};

/// What the person wrote of themself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    pub first_name: Option<String>,
    /// How to reach them, in their own words.
    pub contact: Option<String>,
}

/// A meeting they went to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    pub id: Uuid,
    pub meeting: String,
    /// The address of the meeting's page, if it came from there.
    pub slug: Option<String>,
    pub day: Date,
}

pub async fn about(_house: &House, _who: &Signed) -> Result<About> {
    Err(crate::signed::not_yet())
}

/// Keeps one of the two; an empty text takes it away.
///
/// # Errors
/// `Refused` at the field when the text is too long or the field is not the person's to write.
pub async fn write(_house: &House, _who: &Signed, _field: Field, _text: &str, _now: Timestamp) -> Result<()> {
    Err(crate::signed::not_yet())
}

/// The latest first.
pub async fn visits(_house: &House, _who: &Signed) -> Result<Vec<Visit>> {
    Err(crate::signed::not_yet())
}

/// # Errors
/// `Refused` at `meeting` or `day` (a day to come).
pub async fn add_visit(
    _house: &House,
    _who: &Signed,
    _meeting: &str,
    _slug: Option<&str>,
    _day: Date,
    _now: Timestamp,
) -> Result<Uuid> {
    Err(crate::signed::not_yet())
}

/// False when it is not theirs.
pub async fn remove_visit(_house: &House, _who: &Signed, _visit: Uuid, _now: Timestamp) -> Result<bool> {
    Err(crate::signed::not_yet())
}
