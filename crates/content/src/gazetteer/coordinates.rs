//! "41.82, -71.41" and its relatives.

use openseat_domain::place::Point;

/// Latitude and longitude in degrees, divided by a comma, a semicolon or blanks; N, S, E and W are understood.
/// Whole numbers need the comma, so that "12 45" stays a street and not a place in the desert.
pub(crate) fn parse(text: &str) -> Option<Point> {
    let text = text.trim().trim_start_matches("geo:");
    let (lat, lon) = text.split_once([',', ';']).or_else(|| text.split_once(char::is_whitespace))?;
    let divided = text.contains([',', ';']);
    let (lat, lon) = (degrees(lat, 'N', 'S')?, degrees(lon, 'E', 'W')?);
    let precise = divided || text.matches('.').count() == 2;
    if precise { Point::new(lat, lon) } else { None }
}

fn degrees(text: &str, plus: char, minus: char) -> Option<f64> {
    let text = text.trim().trim_end_matches('°').trim();
    let last = text.chars().last()?.to_ascii_uppercase();
    if last == plus || last == minus {
        let number = number(text[..text.len() - 1].trim().trim_end_matches('°'))?;
        return Some(if last == minus { -number } else { number });
    }
    number(text)
}

/// Digits, one dot and a sign only: "inf", "nan" and "1e5" are words.
fn number(text: &str) -> Option<f64> {
    let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+'));
    plain.then(|| text.parse().ok()).flatten()
}
