//! Days of the week and dates as the spreadsheet writes them.

use jiff::Timestamp;
use openseat_domain::schedule::Weekday;

use crate::{
    bmlt::meeting::{Notes, short},
    time,
};

/// A weekday by its English name or the beginning of it ("Sunday", "sun").
pub(super) fn weekday(text: &str) -> Option<Weekday> {
    const NAMES: [&str; 7] = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
    let text = text.trim_end_matches('.').to_ascii_lowercase();
    let place = NAMES.iter().position(|name| text.len() >= 3 && name.starts_with(&text))?;
    Some(Weekday::ALL[place])
}

/// When the row was last changed; days are written month first ("12/22/18").
pub(super) fn updated(text: &str, notes: &mut Notes<'_>) -> Option<Timestamp> {
    if text.is_empty() {
        return None;
    }
    let instant = time::instant(text);
    if instant.is_none() {
        notes.warn("LastChanged", format!("“{}” is not a date.", short(text)), "Write it as 12/31/2026.");
    }
    instant
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_english_names() {
        assert_eq!(weekday("Sunday"), Some(Weekday::Sunday));
        assert_eq!(weekday("THUR."), Some(Weekday::Thursday));
        assert!(["", "s", "Sonntag", "8"].iter().all(|text| weekday(text).is_none()));
    }
}
