//! Bytes to text, and text to clean text.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use openseat_domain::problem::Problem;
use unicode_normalization::{UnicodeNormalization, is_nfc_quick};

use crate::reader::Broken;

/// A file as text: borrowed when it already was UTF-8.
pub type Text<'a> = Cow<'a, str>;

/// Decodes a file. UTF-8 and UTF-16 are known by their marks, anything that is not UTF-8 is taken as Windows-1252,
/// which every byte string is; the second value says so.
pub fn decode(bytes: &[u8]) -> Result<(Text<'_>, Option<Problem>), Broken> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = &bytes[mark..];
        if encoding != UTF_8 {
            let (text, _) = encoding.decode_without_bom_handling(rest);
            return Ok((text, Some(said(encoding.name()))));
        }
        return Ok(decode_unmarked(rest));
    }
    Ok(decode_unmarked(bytes))
}

fn decode_unmarked(bytes: &[u8]) -> (Text<'_>, Option<Problem>) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), None),
        Err(_) => {
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
            (text, Some(said("Windows-1252")))
        }
    }
}

fn said(encoding: &str) -> Problem {
    let fix = "Nothing needs doing; saving it as UTF-8 would be safer.";
    Problem::note("file", format!("The file was not in UTF-8 and was read as {encoding}."), fix)
}

/// One line of clean text: no HTML, no control characters, runs of white space as one space, trimmed, NFC.
/// `None` when nothing is left.
pub fn line(raw: &str) -> Option<String> {
    clean(raw, false)
}

/// Clean text that keeps its line breaks (two at most in a row).
pub fn lines(raw: &str) -> Option<String> {
    clean(raw, true)
}

fn clean(raw: &str, keep_breaks: bool) -> Option<String> {
    let mended = mend_mojibake(raw);
    let plain = if mended.contains(['<', '&']) { Cow::Owned(html_to_text(&mended)) } else { mended };
    let folded = fold(&plain, keep_breaks);
    if folded.is_empty() {
        return None;
    }
    Some(if is_nfc_quick(folded.chars()) == unicode_normalization::IsNormalized::Yes {
        folded
    } else {
        folded.nfc().collect()
    })
}

/// Drops control and invisible characters and folds white space.
fn fold(text: &str, keep_breaks: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut gap, mut breaks) = (false, 0_u8);
    for c in text.chars() {
        match c {
            '\n' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => breaks = breaks.saturating_add(1),
            '\r' => gap = true,
            _ if c.is_whitespace() => gap = true,
            '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{fffe}' | '\u{ffff}' => {}
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            _ if c.is_control() => {}
            _ => {
                if !out.is_empty() && breaks > 0 && keep_breaks {
                    out.push_str(if breaks > 1 { "\n\n" } else { "\n" });
                } else if !out.is_empty() && (gap || breaks > 0) {
                    out.push(' ');
                }
                (gap, breaks) = (false, 0);
                out.push(c);
            }
        }
    }
    out
}

/// Placeholder: the real thing follows.
fn html_to_text(raw: &str) -> String {
    htmlize::unescape(raw).into_owned()
}

/// Placeholder: the real thing follows.
fn mend_mojibake(raw: &str) -> Cow<'_, str> {
    Cow::Borrowed(raw)
}
