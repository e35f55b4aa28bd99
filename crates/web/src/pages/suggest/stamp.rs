//! When a form was shown, in a way that nobody can make up: programs that fill in forms are quicker than people.

use jiff::Timestamp;
use openseat_actions::House;
use openseat_domain::suggestion::{QUICKEST, SLOWEST};

/// What stands in the form.
pub(crate) fn of(house: &House, now: Timestamp) -> String {
    let seconds = now.as_second();
    format!("{seconds}.{}", mark(house, seconds))
}

/// Whether the form was shown long enough ago for a person to fill it in, and not too long ago.
pub(in crate::pages) fn is_fresh(house: &House, stamp: &str, now: Timestamp) -> bool {
    let Some((seconds, sent)) = stamp.split_once('.') else { return false };
    let Ok(seconds) = seconds.parse::<i64>() else { return false };
    sent == mark(house, seconds) && (QUICKEST..=SLOWEST).contains(&(now.as_second() - seconds))
}

fn mark(house: &House, seconds: i64) -> String {
    let mark = house.vault().index("form shown", &seconds.to_string());
    mark[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}
