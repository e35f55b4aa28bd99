//! Passkeys (WebAuthn): added to an account, and signed in with, no name needed.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{House, Result, account::Device, session::Opened, signed::Signed};

/// A ceremony that has begun: what the page's script hands to the browser.
#[derive(Clone, Debug)]
pub struct Begun {
    /// Sent back when finishing.
    pub ceremony: Uuid,
    /// `PublicKeyCredentialCreationOptions` or `…RequestOptions`, as JSON of WebAuthn Level 3 §5.1.
    pub options: String,
}

/// One passkey in the list.
#[derive(Clone, Debug)]
pub struct PasskeyView {
    pub id: Uuid,
    pub label: String,
    pub made_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

/// The site as browsers know it: `https://meetings.example.org`.
pub type Origin = str;

pub async fn begin_adding(_house: &House, _who: &Signed, _origin: &Origin, _now: Timestamp) -> Result<Begun> {
    Err(crate::signed::not_yet())
}

/// # Errors
/// `Refused` at `passkey` when the browser's answer does not fit.
pub async fn finish_adding(
    _house: &House,
    _who: &Signed,
    _origin: &Origin,
    _ceremony: Uuid,
    _answer: String,
    _label: String,
    _now: Timestamp,
) -> Result<()> {
    Err(crate::signed::not_yet())
}

pub async fn begin_sign_in(_house: &House, _origin: &Origin, _now: Timestamp) -> Result<Begun> {
    Err(crate::signed::not_yet())
}

/// # Errors
/// `Refused` at `passkey` when the browser's answer does not fit or the passkey is not known.
pub async fn finish_sign_in(
    _house: &House,
    _origin: &Origin,
    _ceremony: Uuid,
    _answer: String,
    _device: Device,
    _now: Timestamp,
) -> Result<Opened> {
    Err(crate::signed::not_yet())
}

pub async fn list(_house: &House, _who: &Signed) -> Result<Vec<PasskeyView>> {
    Err(crate::signed::not_yet())
}

/// False when it is not theirs. The last way in is not taken away: `Refused`.
pub async fn remove(_house: &House, _who: &Signed, _passkey: Uuid, _now: Timestamp) -> Result<bool> {
    Err(crate::signed::not_yet())
}
