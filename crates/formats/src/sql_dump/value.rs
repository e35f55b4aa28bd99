//! One value of a MySQL row: its escapes undone, its text decoded.

use std::borrow::Cow;

/// One value of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    Null,
    /// The bytes of a text, a number or a hexadecimal value.
    Bytes(Cow<'a, [u8]>),
}

impl<'a> Value<'a> {
    /// The value that a dump writes as `raw`: `NULL`, a quoted text, a hexadecimal value, or anything else as it is.
    pub(super) fn read(raw: &'a [u8]) -> Self {
        if raw.eq_ignore_ascii_case(b"null") {
            return Self::Null;
        }
        if let Some(digits) = raw.strip_prefix(b"0x").or_else(|| raw.strip_prefix(b"0X")) {
            return Self::Bytes(hexadecimal(digits));
        }
        if let [b'x' | b'X', b'\'', digits @ .., b'\''] = raw {
            return Self::Bytes(hexadecimal(digits));
        }
        let opening = raw.iter().position(|byte| matches!(byte, b'\'' | b'"'));
        let introduced = |at| at == 0 || raw[0] == b'_' || (at == 1 && raw[0].eq_ignore_ascii_case(&b'n'));
        match opening {
            Some(at) if introduced(at) => Self::Bytes(unquoted(&raw[at..])),
            _ => Self::Bytes(Cow::Borrowed(raw)),
        }
    }

    /// The value as text; bytes that are not UTF-8 are read as Windows-1252, MySQL's `latin1`. `NULL` is empty.
    pub(crate) fn into_text(self) -> Cow<'a, str> {
        match self {
            Self::Null => Cow::Borrowed(""),
            Self::Bytes(Cow::Borrowed(bytes)) => text_of(bytes),
            Self::Bytes(Cow::Owned(bytes)) => Cow::Owned(text_of(&bytes).into_owned()),
        }
    }
}

pub(super) fn text_of(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

fn hexadecimal(digits: &[u8]) -> Cow<'_, [u8]> {
    let nibble = |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
    let pairs = digits.chunks_exact(2).map(|pair| Some(nibble(pair[0])? << 4 | nibble(pair[1])?));
    pairs.collect::<Option<Vec<u8>>>().map_or(Cow::Borrowed(digits), Cow::Owned)
}

/// The inside of a quoted text with its escapes undone.
fn unquoted(raw: &[u8]) -> Cow<'_, [u8]> {
    let quote = raw[0];
    let inside = raw[1..].strip_suffix(&[quote]).unwrap_or(&raw[1..]);
    if !inside.iter().any(|byte| *byte == b'\\' || *byte == quote) {
        return Cow::Borrowed(inside);
    }
    let mut text = Vec::with_capacity(inside.len());
    let mut bytes = inside.iter().copied();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' => text.extend(bytes.next().map(escaped)),
            _ if byte == quote => text.extend(bytes.next()),
            _ => text.push(byte),
        }
    }
    Cow::Owned(text)
}

fn escaped(letter: u8) -> u8 {
    match letter {
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'0' => 0,
        b'b' => 8,
        b'Z' => 26,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin1_bytes_are_read_as_windows_1252() {
        assert_eq!(Value::Bytes(Cow::Borrowed(b"caf\xe9 \x96")).into_text(), "café –");
    }
}
