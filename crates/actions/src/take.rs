//! Taking everything out, and leaving for good.

use jiff::Timestamp;

use crate::{House, Result, signed::Signed};

/// Days between asking to be erased and being erased.
pub const GRACE_DAYS: i64 = 7;

/// Everything we have of the person, as one ZIP archive: `openseat.json`, and `openseat.html` to read.
pub async fn archive(_house: &House, _who: &Signed, _now: Timestamp) -> Result<Vec<u8>> {
    Err(crate::signed::not_yet())
}

/// Asks to be erased after [`GRACE_DAYS`]; all sharing stops at once. Asks for a fresh proof. Gives the day.
pub async fn ask_erase(_house: &House, _who: &Signed, _now: Timestamp) -> Result<Timestamp> {
    Err(crate::signed::not_yet())
}

/// Thinks better of it. Sharing stays stopped.
pub async fn keep(_house: &House, _who: &Signed, _now: Timestamp) -> Result<()> {
    Err(crate::signed::not_yet())
}

/// Erases at once, without the days of grace. Asks for a fresh proof.
pub async fn erase_now(_house: &House, _who: &Signed, _now: Timestamp) -> Result<()> {
    Err(crate::signed::not_yet())
}

/// Erases everyone whose day has come; how many. The server calls it on schedule.
pub async fn erase_due(_house: &House, _now: Timestamp) -> Result<u64> {
    Ok(0)
}
