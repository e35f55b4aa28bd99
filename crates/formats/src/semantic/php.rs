//! Values as PHP reads and writes them, since clients have come to count on it.

use std::fmt::Write as _;

/// `intval`: the number at the start of a text, else 0.
pub fn intval(text: &str) -> i64 {
    let text = text.trim_start();
    let number = text.len() - text.trim_start_matches(['+', '-']).len();
    let digits = text[number.min(1)..].bytes().take_while(u8::is_ascii_digit).count();
    let end = number.min(1) + digits;
    match floatval(text) {
        Some(value) if text[end..].starts_with(['e', 'E', '.']) => value as i64,
        _ => text[..end].parse().unwrap_or(0),
    }
}

/// `is_numeric`: a number with nothing but white space around it.
pub fn is_numeric(text: &str) -> bool {
    floatval(text).is_some()
}

/// The number that a whole text is.
pub fn floatval(text: &str) -> Option<f64> {
    let text = text.trim();
    let plain = text.bytes().all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b));
    let some = text.bytes().any(|b| b.is_ascii_digit());
    if plain && some { text.parse().ok() } else { None }
}

/// `strval` of a float: 14 digits that count, and an exponent for the very large and the very small.
pub fn strval(number: f64) -> String {
    if number == 0.0 || !number.is_finite() {
        return "0".to_owned();
    }
    let scientific = format!("{number:.13e}");
    let Some((digits, exponent)) = scientific.split_once('e') else { return scientific };
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if !(-4..14).contains(&exponent) {
        let digits = digits.trim_end_matches('0');
        let digits = if digits.ends_with('.') { format!("{digits}0") } else { digits.to_owned() };
        return format!("{digits}E{exponent:+}");
    }
    let places = usize::try_from(13 - exponent).unwrap_or(0);
    let plain = format!("{number:.places$}");
    if plain.contains('.') { plain.trim_end_matches('0').trim_end_matches('.').to_owned() } else { plain }
}

/// A text in JSON, as `json_encode` writes it with slashes left alone.
pub fn json_text(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            ' '..='~' | '\u{7f}' => out.push(c),
            c => {
                let mut units = [0; 2];
                for unit in c.encode_utf16(&mut units) {
                    // Writing to a String cannot fail.
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_php_reads_them() {
        assert_eq!(["12abc", " 7", "-3", "abc", "", "1e3", "2.9"].map(intval), [12, 7, -3, 0, 0, 1000, 2]);
        assert!([" 5 ", "-.5", "1e3", "+2"].into_iter().all(is_numeric));
        assert!(!["", "five", "5 5", "0x1A", "nan", "."].into_iter().any(is_numeric));
    }

    #[test]
    fn floats_have_fourteen_digits() {
        let written = [-73.8814955949783, 40.8806192784682, 36.0, 1e-5, 123456789012345.0, 0.0].map(strval);
        assert_eq!(written, ["-73.881495594978", "40.880619278468", "36", "1.0E-5", "1.2345678901234E+14", "0"]);
    }

    #[test]
    fn letters_beyond_ascii_are_escaped() {
        let mut out = String::new();
        json_text("St.\u{2019}s/\u{1F600}\n", &mut out);
        assert_eq!(out, "\"St.\\u2019s/\\ud83d\\ude00\\n\"");
    }
}
