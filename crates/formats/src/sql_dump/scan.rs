//! Where things end in MySQL's text: values, quoted texts, comments.

use super::Torn;

/// Where the comma or bracket stands that ends the value at `at`.
pub(super) fn end_of_value(bytes: &[u8], mut at: usize) -> Result<usize, Torn> {
    let mut depth = 0_u32;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b',' | b')' if depth == 0 => return Ok(at),
            b'\'' | b'"' | b'`' => at = after_quoted(bytes, at)?,
            b'(' => (depth, at) = (depth + 1, at + 1),
            b')' => (depth, at) = (depth - 1, at + 1),
            _ => at += 1,
        }
    }
    Err(torn(bytes, at, "ends inside a row"))
}

/// Where the quoted text that opens at `at` is over. A doubled quote simply opens the next one.
pub(super) fn after_quoted(bytes: &[u8], at: usize) -> Result<usize, Torn> {
    let quote = bytes[at];
    let mut next = at + 1;
    while let Some(byte) = bytes.get(next) {
        match byte {
            b'\\' if quote != b'`' => next += 2,
            byte if *byte == quote => return Ok(next + 1),
            _ => next += 1,
        }
    }
    Err(torn(bytes, at, "ends inside a text value that opens here"))
}

/// Where the comment at `at` is over, if there is one.
pub(super) fn after_comment(bytes: &[u8], at: usize) -> Result<Option<usize>, Torn> {
    let rest = &bytes[at..];
    if rest.starts_with(b"/*") {
        let end = find(&rest[2..], b"*/").ok_or_else(|| torn(bytes, at, "ends inside a comment"))?;
        return Ok(Some(at + end + 4));
    }
    let dashes = rest.starts_with(b"--") && rest.get(2).is_none_or(u8::is_ascii_whitespace);
    Ok((dashes || rest.starts_with(b"#")).then(|| after_line(bytes, at)))
}

/// Where the line after the one at `at` begins.
pub(super) fn after_line(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |end| at + end + 1)
}

/// Where `needle`, which is not empty, first stands in `hay`.
pub(super) fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    let mut from = 0;
    while let Some(step) = hay[from..].iter().position(|byte| *byte == needle[0]) {
        if hay[from + step..].starts_with(needle) {
            return Some(from + step);
        }
        from += step + 1;
    }
    None
}

pub(super) fn torn(bytes: &[u8], at: usize, what: &'static str) -> Torn {
    let line = 1 + bytes[..at.min(bytes.len())].iter().filter(|byte| **byte == b'\n').count();
    Torn { line, what }
}
