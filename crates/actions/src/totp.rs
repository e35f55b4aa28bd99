//! The code of the phone (TOTP, RFC 6238): a second proof.

use jiff::Timestamp;

use crate::{House, Result, account::Device, session::Opened, signed::Signed};

/// A secret that is not yet in use.
#[derive(Clone, Debug)]
pub struct Offered {
    /// Base32, as people type it.
    pub secret: String,
    /// `otpauth://totp/…`, for the picture.
    pub address: String,
    /// The picture to scan, as the `d` of an SVG path in modules, and how many modules wide it is.
    pub picture: (String, usize),
}

/// Draws a secret and keeps it until [`confirm`].
pub async fn offer(_house: &House, _who: &Signed, _site: &str, _now: Timestamp) -> Result<Offered> {
    Err(crate::signed::not_yet())
}

/// Takes the secret into use once its code was right; the session is then of two proofs, under a new token.
///
/// # Errors
/// `Refused` at `code`; `Wait`.
pub async fn confirm(_house: &House, _who: &Signed, _code: String, _now: Timestamp) -> Result<Opened> {
    Err(crate::signed::not_yet())
}

/// The second step of signing in: a half session becomes a whole one, under a new token. A code is good once.
///
/// # Errors
/// `Refused` at `code`; `Wait`.
pub async fn sign_in(
    _house: &House,
    _half: &Signed,
    _code: String,
    _device: Device,
    _now: Timestamp,
) -> Result<Opened> {
    Err(crate::signed::not_yet())
}

/// Takes it away. Asks for a fresh proof; refused while an organisation of theirs asks for it.
pub async fn remove(_house: &House, _who: &Signed, _now: Timestamp) -> Result<()> {
    Err(crate::signed::not_yet())
}
