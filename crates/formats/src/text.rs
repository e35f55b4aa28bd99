//! Bytes to text, and text to clean text.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use openseat_domain::problem::Problem;
use unicode_normalization::{UnicodeNormalization, is_nfc_quick};

/// A file as text: borrowed when it already was UTF-8.
pub type Text<'a> = Cow<'a, str>;

/// Decodes a file. UTF-8 and UTF-16 are known by their marks, anything that is not UTF-8 is taken as Windows-1252,
/// which every byte string is; the second value says so.
pub fn decode(bytes: &[u8]) -> (Text<'_>, Option<Problem>) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = &bytes[mark..];
        if encoding != UTF_8 {
            let (text, _) = encoding.decode_without_bom_handling(rest);
            return (text, Some(said(encoding.name())));
        }
        return decode_unmarked(rest);
    }
    decode_unmarked(bytes)
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
    if is_plain(raw, keep_breaks) {
        return Some(raw.to_owned());
    }
    let mended = if raw.is_ascii() { Cow::Borrowed(raw) } else { mend_mojibake(raw) };
    let plain = if mended.contains('<') || has_entity(&mended) { Cow::Owned(html_to_text(&mended)) } else { mended };
    let folded = without_scrubbed(fold(&plain, keep_breaks));
    if folded.is_empty() {
        return None;
    }
    Some(if is_nfc_quick(folded.chars()) == unicode_normalization::IsNormalized::Yes {
        folded
    } else {
        folded.nfc().collect()
    })
}

/// Whether cleaning would change nothing, for the many texts that are clean ASCII already.
fn is_plain(raw: &str, keep_breaks: bool) -> bool {
    let (mut last, mut breaks) = (b' ', 0);
    let clean = raw.bytes().all(|byte| {
        let fine = match byte {
            b'<' | b'&' | b'[' => false,
            b'!'..=b'~' => true,
            b' ' => !matches!(last, b' ' | b'\n'),
            b'\n' => keep_breaks && last != b' ' && breaks < 2,
            _ => false,
        };
        breaks = if byte == b'\n' { breaks + 1 } else { 0 };
        last = byte;
        fine
    });
    clean && !matches!(last, b' ' | b'\n')
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

/// A web address as given, on one line, with the one entity that belongs in it decoded. Nothing else is: "&copy=1" is
/// part of an address, not a sign.
pub fn link(raw: &str) -> Option<String> {
    let plain = raw.trim().replace("&amp;", "&").replace("&#038;", "&");
    let clean: String = plain.chars().filter(|c| !c.is_control()).collect();
    (!clean.is_empty()).then_some(clean)
}

/// Whether there is something like "&amp;".
fn has_entity(text: &str) -> bool {
    text.match_indices('&').any(|(at, _)| {
        let name =
            text[at + 1..].bytes().take(32).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
        name > 0 && text.as_bytes().get(at + 1 + name) == Some(&b';')
    })
}

/// Removes what a site's guard leaves where an e-mail address was.
fn without_scrubbed(text: String) -> String {
    const SCRUBBED: &str = "[email protected]";
    if !text.contains('[') || !text.to_ascii_lowercase().contains(SCRUBBED) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.to_ascii_lowercase().find(SCRUBBED) {
        out.push_str(rest[..at].trim_end_matches(' '));
        rest = &rest[at + SCRUBBED.len()..];
    }
    out.push_str(rest);
    fold(&out, true)
}

/// HTML as plain text: breaks and paragraphs become line breaks, other tags go, with all that is in scripts and
/// styles; entities are decoded, also those that were escaped twice.
fn html_to_text(raw: &str) -> String {
    let once = htmlize::unescape(raw);
    // "&lt;br&gt;" is a break that somebody escaped; "&amp;amp;" an ampersand. Two rounds are enough for both.
    let twice = if once.contains('&') { htmlize::unescape(once.as_ref()) } else { once.clone() };
    untag(&twice)
}

/// Tags that end a line.
const BREAKING: [&str; 12] = ["br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "ul", "ol", "table"];

/// Tags whose content is not for reading.
const HIDDEN: [&str; 6] = ["script", "style", "noscript", "template", "iframe", "svg"];

fn untag(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some((name, closing, after)) = tag(rest) else {
            out.push('<');
            rest = &rest[1..];
            continue;
        };
        rest = after;
        if HIDDEN.contains(&name.as_str()) && !closing {
            rest = past_end_of(&name, rest);
        } else if BREAKING.contains(&name.as_str()) {
            out.push('\n');
        }
    }
    out.push_str(rest);
    out
}

/// The tag or comment at the start of `text`: its lower-case name, whether it closes, and what follows it.
/// `None` when the `<` is only a sign ("< 30 days").
fn tag(text: &str) -> Option<(String, bool, &str)> {
    if let Some(comment) = text.strip_prefix("<!--") {
        return Some((String::new(), false, comment.split_once("-->").map_or("", |(_, after)| after)));
    }
    let inner = text.strip_prefix('<')?;
    let (closing, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!' || c == '?') {
        return None;
    }
    let (body, after) = inner.split_once('>')?;
    let name = body.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    Some((name.to_ascii_lowercase(), closing, after))
}

/// What follows the closing tag of `name`; nothing when it never closes.
fn past_end_of<'t>(name: &str, text: &'t str) -> &'t str {
    let mut rest = text;
    while let Some(at) = rest.find("</") {
        rest = &rest[at + 2..];
        let matches = rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        if matches {
            return rest.split_once('>').map_or("", |(_, after)| after);
        }
    }
    ""
}

/// Undoes the reading of UTF-8 as Windows-1252 ("CafÃ©"), when the whole text allows it; twice if need be.
fn mend_mojibake(raw: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(raw);
    for _ in 0..2 {
        // These letters begin nearly every such accident in European text.
        if !text.contains(['Ã', 'Â', 'â', 'Ä', 'Å', 'Ð', 'Ñ']) {
            break;
        }
        let Some(mended) = mended_once(&text) else { break };
        text = Cow::Owned(mended);
    }
    text
}

fn mended_once(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    for c in text.chars() {
        match u32::from(c) {
            low @ 0..=0xff => bytes.push(u8::try_from(low).ok()?),
            _ => {
                let mut buffer = [0; 4];
                let (byte, _, lossy) = WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
                if lossy || byte.len() != 1 {
                    return None;
                }
                bytes.push(byte[0]);
            }
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_plain_lines() {
        let raw =
            "<p>Side&nbsp;door<br/>ring &quot;B&quot;</p><script>alert('x')</script><b>Up</b> &lt;br&gt; one floor";
        assert_eq!(lines(raw).as_deref(), Some("Side door\nring \"B\"\nUp\none floor"));
        assert_eq!(line("Tea &amp;amp; Topic").as_deref(), Some("Tea & Topic"));
        assert_eq!(line("fewer than <30 days, 1 < 2").as_deref(), Some("fewer than <30 days, 1 < 2"));
        assert_eq!(line("<style>p{}</style> <!-- hidden --> "), None);
    }

    #[test]
    fn mojibake_is_mended_only_when_all_of_it_can_be() {
        assert_eq!(line("CafÃ© du Midi â€“ 7 h").as_deref(), Some("Café du Midi – 7 h"));
        assert_eq!(line("CafÃƒÂ©").as_deref(), Some("Café"));
        assert_eq!(line("Ânia São").as_deref(), Some("Ânia São"), "a real name is left alone");
        assert_eq!(line("Ñandú").as_deref(), Some("Ñandú"));
    }

    #[test]
    fn white_space_and_control_characters_are_folded() {
        assert_eq!(line("  A\u{0}\t B\r\n C\u{200b} ").as_deref(), Some("A B C"));
        assert_eq!(lines("A \r\n\r\n\r\n\r\n B\r\nC").as_deref(), Some("A\n\nB\nC"));
        assert_eq!(line("Cafe\u{301}").as_deref(), Some("Café"));
        assert_eq!(line(" \u{feff} "), None);
        assert_eq!(line("Write to [email&#160;protected] first").as_deref(), Some("Write to first"));
        assert_eq!(line("[email protected]"), None);
    }

    #[test]
    fn a_web_address_keeps_its_ampersands() {
        assert_eq!(
            link(" https://x.example/?a=1&amp;b=2&copy=3 ").as_deref(),
            Some("https://x.example/?a=1&b=2&copy=3")
        );
        assert_eq!(line("Q&A, R&B &copy").as_deref(), Some("Q&A, R&B &copy"));
    }

    #[test]
    fn a_file_in_another_encoding_says_so() {
        let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain("Añ".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(decode(&utf16).0, "Añ");
        assert!(decode(b"Caf\xe9").1.is_some_and(|note| note.what.contains("Windows-1252")));
        assert_eq!(decode(b"\xef\xbb\xbfCaf\xc3\xa9"), (Cow::Borrowed("Café"), None));
    }
}
