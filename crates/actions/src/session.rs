//! Where a person is signed in. The cookie holds 32 random bytes; the table holds their hash.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    House, Result,
    signed::{Signed, Strength},
};

/// A session just opened: what goes into the cookie.
#[derive(Clone, Debug)]
pub struct Opened {
    /// 43 letters of base64url (RFC 4648 §5).
    pub token: String,
    pub ends_at: Timestamp,
    /// [`Strength::Half`] when the code of the phone is asked for next.
    pub strength: Strength,
}

/// One session in the list.
#[derive(Clone, Debug)]
pub struct SessionView {
    pub id: Uuid,
    pub device: String,
    pub made_at: Timestamp,
    pub seen_at: Timestamp,
    /// The one that asks.
    pub this: bool,
}

/// Who has this token; `None` when nobody has, the session is over, or the person is gone.
pub async fn who(_house: &House, _token: &str, _now: Timestamp) -> Result<Option<Signed>> {
    Ok(None)
}

/// Ends the session of a token. Nothing happens when there is none.
pub async fn end(_house: &House, _token: &str, _now: Timestamp) -> Result<()> {
    Ok(())
}

/// The person's sessions, the one that asks first, then the latest seen.
pub async fn list(_house: &House, _who: &Signed, _now: Timestamp) -> Result<Vec<SessionView>> {
    Err(crate::signed::not_yet())
}

/// Ends one of the person's sessions. False when it is not theirs or over.
pub async fn end_one(_house: &House, _who: &Signed, _session: Uuid, _now: Timestamp) -> Result<bool> {
    Err(crate::signed::not_yet())
}

/// Ends all of the person's sessions, this one too.
pub async fn end_all(_house: &House, _who: &Signed, _now: Timestamp) -> Result<()> {
    Err(crate::signed::not_yet())
}
