//! What single values of a row are.

use serde_json::Value;

/// How a day is written.
pub(super) enum Day {
    Good,
    AsText,
    Bad,
}

pub(super) fn day_of(value: &Value) -> Day {
    match value {
        Value::Number(day) if day.as_f64().is_some_and(|day| (0.0..=6.0).contains(&day)) && is_whole(day) => Day::Good,
        Value::String(day) if day.len() == 1 && ("0"..="6").contains(&day.as_str()) => Day::AsText,
        Value::Array(days) if days.iter().any(Value::is_array) => Day::Bad,
        Value::Array(days) => days.iter().map(day_of).fold(Day::Good, |all, one| match (all, one) {
            (Day::Bad, _) | (_, Day::Bad) => Day::Bad,
            (Day::AsText, _) | (_, Day::AsText) => Day::AsText,
            _ => Day::Good,
        }),
        _ => Day::Bad,
    }
}

/// As JSON Schema counts: 1.0 is whole.
pub(super) fn is_whole(number: &serde_json::Number) -> bool {
    number.is_i64() || number.is_u64() || number.as_f64().is_some_and(|number| number.fract() == 0.0)
}

/// `7:30`, `19:30` or `19:30:00`.
pub(super) fn is_time(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    let below = |part: &str, length: std::ops::RangeInclusive<usize>, end: u8| {
        let digits = length.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        digits && part.parse::<u8>().is_ok_and(|number| number < end)
    };
    match parts[..] {
        [hour, minute] => below(hour, 1..=2, 24) && below(minute, 2..=2, 60),
        [hour, minute, second] => below(hour, 1..=2, 24) && below(minute, 2..=2, 60) && below(second, 2..=2, 60),
        _ => false,
    }
}

/// `-1`, `53.8` and the like.
pub(super) fn is_decimal(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let (whole, rest) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    digits(whole) && digits(rest)
}

pub(super) fn is_web(link: &str) -> bool {
    ["https://", "http://"].iter().any(|start| link.strip_prefix(start).is_some_and(|rest| !rest.is_empty()))
}

/// `2026-11-26 19:30:00`.
pub(super) fn is_moment(text: &str) -> bool {
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    shape == "0000-00-00 00:00:00"
}

/// A tag or an entity.
pub(super) fn has_html(text: &str) -> bool {
    let tag = text
        .split('<')
        .skip(1)
        .any(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') && rest.contains('>'));
    let entity = text.split('&').skip(1).any(|rest| {
        let name = rest.split(';').next().unwrap_or_default();
        let word = name.strip_prefix('#').unwrap_or(name);
        rest.contains(';') && (2..=8).contains(&name.len()) && word.chars().all(|c| c.is_ascii_alphanumeric())
    });
    tag || entity
}
