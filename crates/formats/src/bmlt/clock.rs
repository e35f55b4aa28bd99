//! Clock times and lengths as BMLT and NAWS write them.

/// Minutes of "19:30:00", "19:30" or "1930" (also "730"): hours up to 24, seconds left out.
pub(crate) fn minutes(text: &str) -> Option<u16> {
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<u16>().ok()).flatten();
    let (hours, minutes) = match text.split_once(':') {
        Some((hours, rest)) => (digits(hours)?, digits(rest.split(':').next()?)?),
        None if matches!(text.len(), 3 | 4) => (digits(text)? / 100, digits(text)? % 100),
        None => return None,
    };
    let all = hours.checked_mul(60)?.checked_add(minutes)?;
    (minutes < 60 && all <= 1440).then_some(all)
}

#[cfg(test)]
mod tests {
    use super::minutes;

    #[test]
    fn times_of_both_kinds_are_minutes() {
        let all = ["07:30:00", "19:05", "0730", "730", "00:00:00", "24:00:00"].map(minutes);
        assert_eq!(all, [Some(450), Some(1145), Some(450), Some(450), Some(0), Some(1440)]);
        assert!(
            ["", "7", "19:75", "25:00", "aa:bb", "99999", "-1:30", "19:", "1 30"].iter().all(|t| minutes(t).is_none())
        );
    }
}
