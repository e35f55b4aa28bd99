//! Values as PHP's `serialize` writes them.

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Php {
    Null,
    Text(String),
    List(Vec<(Php, Php)>),
}

impl Php {
    /// Reads a whole text; `None` when it is none of PHP's.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut rest = text.as_bytes();
        let value = value(&mut rest, 0)?;
        rest.is_empty().then_some(value)
    }

    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        let Self::List(pairs) = self else { return None };
        pairs.iter().find(|(name, _)| name.text() == Some(key)).map(|(_, value)| value)
    }

    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn pairs(&self) -> &[(Self, Self)] {
        match self {
            Self::List(pairs) => pairs,
            _ => &[],
        }
    }
}

/// No list of ours is nested deeper.
const DEEPEST: u8 = 16;

fn value(rest: &mut &[u8], depth: u8) -> Option<Php> {
    let (kind, after) = rest.split_first()?;
    *rest = after;
    match kind {
        b'N' => word(rest, b";").map(|()| Php::Null),
        b'i' | b'd' | b'b' => {
            word(rest, b":")?;
            Some(Php::Text(until(rest, b';')?.to_owned()))
        }
        b's' => {
            word(rest, b":")?;
            let length: usize = until(rest, b':')?.parse().ok()?;
            word(rest, b"\"")?;
            let text = rest.get(..length)?;
            *rest = &rest[length..];
            word(rest, b"\";")?;
            Some(Php::Text(String::from_utf8_lossy(text).into_owned()))
        }
        b'a' if depth < DEEPEST => {
            word(rest, b":")?;
            let count: usize = until(rest, b':')?.parse().ok()?;
            word(rest, b"{")?;
            let mut pairs = Vec::new();
            for _ in 0..count {
                pairs.push((value(rest, depth + 1)?, value(rest, depth + 1)?));
            }
            word(rest, b"}")?;
            Some(Php::List(pairs))
        }
        _ => None,
    }
}

fn word(rest: &mut &[u8], word: &[u8]) -> Option<()> {
    *rest = rest.strip_prefix(word)?;
    Some(())
}

fn until<'t>(rest: &mut &'t [u8], end: u8) -> Option<&'t str> {
    let at = rest.iter().position(|byte| *byte == end)?;
    let text = std::str::from_utf8(&rest[..at]).ok()?;
    *rest = &rest[at + 1..];
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_in_lists_are_read_and_nonsense_is_not() {
        let read = Php::read("a:2:{s:1:\"a\";i:5;i:0;a:1:{s:2:\"é\";N;}}").expect("a list");
        assert_eq!(read.get("a").and_then(Php::text), Some("5"));
        assert_eq!(read.get("0").map(|inner| inner.get("é")), Some(Some(&Php::Null)));
        for bad in ["", "a:2:{s:1:\"a\";i:5;}", "s:9:\"a\";", "x", "i:5;i:5;", "a:99999999999:{"] {
            assert_eq!(Php::read(bad), None, "{bad}");
        }
    }
}
