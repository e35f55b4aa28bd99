//! Sharing: a person signs a consent, an organisation reads under it, every reading is recorded, one button stops it.

use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date};
use openseat_domain::{
    consent::{Consent, Draft, Field, Purpose},
    permit::Exception,
};
use uuid::Uuid;

use crate::{
    House, Result,
    signed::Signed,
    space::{About, Visit},
};

/// A consent in the person's list.
#[derive(Clone, Debug)]
pub struct ConsentView {
    pub id: Uuid,
    pub consent: Consent,
    pub stopped_at: Option<Timestamp>,
    pub holds: bool,
    /// It ends by itself within 14 days.
    pub ends_soon: bool,
    /// SHA-256 of what was signed, as hexadecimal.
    pub hash: String,
    /// By which code the recipients know the person.
    pub codes: Vec<(String, String)>,
}

/// One line of the accounting of disclosures (42 CFR 2.25).
#[derive(Clone, Debug)]
pub struct DisclosureView {
    pub id: Uuid,
    pub at: Timestamp,
    /// To whom: the node, the organisation above it, and the role of who looked.
    pub recipient: String,
    pub organisation: String,
    pub role: String,
    pub purpose: Purpose,
    pub fields: BTreeSet<Field>,
    /// The consent it rested on; `None` for an exception, which `exception` then tells in words.
    pub consent: Option<Uuid>,
    pub exception: Option<String>,
    /// Which notice went with it ("42 CFR 2.32(a)(1), 2024").
    pub notice: String,
}

/// One who shares with a node, as its staff see them in a list: a code, and nothing personal.
#[derive(Clone, Debug)]
pub struct SharerView {
    pub person: Uuid,
    pub code: String,
    pub since: Timestamp,
}

/// What a recipient reads, with what must go with it.
#[derive(Clone, Debug)]
pub struct SharedView {
    pub code: String,
    pub fields: BTreeSet<Field>,
    pub about: About,
    pub visits: Vec<Visit>,
    pub purpose: Purpose,
    /// The words of the notice (42 CFR 2.32) or of the plain confidentiality line, by the standing of the recipient.
    pub notice: String,
    /// What the consent covers, in words, as its copy (2.32(b)).
    pub scope: Option<ConsentView>,
}

/// Signs a consent. `draft` lacks nothing but what we fill in: discloser, version of the words, time.
///
/// # Errors
/// `Many` refusals come as [`ActionError::Refusals`](crate::ActionError::Refusals), one for each missing element.
pub async fn sign(_house: &House, _who: &Signed, _draft: Draft, _now: Timestamp) -> Result<Uuid> {
    Err(crate::signed::not_yet())
}

/// The person's consents: those that hold first, the latest signed first.
pub async fn consents(_house: &House, _who: &Signed, _now: Timestamp) -> Result<Vec<ConsentView>> {
    Err(crate::signed::not_yet())
}

/// Stops a consent from the next reading on. False when it is not theirs; true again when it was stopped already.
pub async fn stop(_house: &House, _who: &Signed, _consent: Uuid, _now: Timestamp) -> Result<bool> {
    Err(crate::signed::not_yet())
}

/// Everything that was disclosed of the person, the latest first.
pub async fn disclosures(_house: &House, _who: &Signed) -> Result<Vec<DisclosureView>> {
    Err(crate::signed::not_yet())
}

/// Who shares with a node now. It tells nothing of those who stopped.
pub async fn sharers(_house: &House, _who: &Signed, _node: Uuid, _now: Timestamp) -> Result<Vec<SharerView>> {
    Err(crate::signed::not_yet())
}

/// Reads what the person of `code` shares with the node, and records it. `None` alike for no consent, a stopped or
/// ended one, no such code, and no such person.
pub async fn read(
    _house: &House,
    _who: &Signed,
    _node: Uuid,
    _code: &str,
    _purpose: Purpose,
    _now: Timestamp,
) -> Result<Option<SharedView>> {
    Err(crate::signed::not_yet())
}

/// Reads without a consent, for a documented exception. The person sees it in their list.
pub async fn read_except(
    _house: &House,
    _who: &Signed,
    _node: Uuid,
    _code: &str,
    _fields: BTreeSet<Field>,
    _exception: Exception,
    _now: Timestamp,
) -> Result<Option<SharedView>> {
    Err(crate::signed::not_yet())
}

/// The end of a day in the zone of the house: what "until 22 February" means.
pub fn end_of(_house: &House, _day: Date) -> Option<Timestamp> {
    None
}
