//! Forms with a file in them (RFC 7578), read from memory.

use axum::http::{HeaderMap, header};

/// One field of a form: its name, and what was sent.
pub(crate) type Part<'b> = (String, &'b [u8]);

/// The fields of a form, in order; nothing when the body is no such form.
pub(crate) fn parts<'b>(headers: &HeaderMap, body: &'b [u8]) -> Vec<Part<'b>> {
    let Some(boundary) = boundary(headers) else { return Vec::new() };
    let mark = [b"--", boundary.as_bytes()].concat();
    let mut found = Vec::new();
    let mut rest = find(body, &mark).map_or(&[][..], |at| &body[at + mark.len()..]);
    let between = [b"\r\n", &mark[..]].concat();
    while let Some(part) = rest.strip_prefix(b"\r\n") {
        let Some(end) = find(part, &between) else { break };
        found.extend(field(&part[..end]));
        rest = &part[end + between.len()..];
    }
    found
}

fn boundary(headers: &HeaderMap) -> Option<String> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let parameters = kind.strip_prefix("multipart/form-data")?;
    let value = parameters.split(';').find_map(|one| one.trim().strip_prefix("boundary="))?;
    let value = value.trim_matches('"');
    (!value.is_empty() && value.len() <= 70).then(|| value.to_owned())
}

/// Name and content of one part.
fn field(part: &[u8]) -> Option<Part<'_>> {
    let end = find(part, b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&part[..end]);
    let line = head.lines().find(|line| line.to_ascii_lowercase().starts_with("content-disposition:"))?;
    let name = line.split(';').find_map(|one| one.trim().strip_prefix("name="))?;
    Some((name.trim_matches('"').to_owned(), &part[end + 4..]))
}

fn find(text: &[u8], word: &[u8]) -> Option<usize> {
    let first = *word.first()?;
    let mut at = 0;
    while let Some(step) = text.get(at..)?.iter().position(|byte| *byte == first) {
        at += step;
        if text[at..].starts_with(word) {
            return Some(at);
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;
    use proptest::prelude::*;

    use super::*;

    fn headers(kind: &'static str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        headers
    }

    #[test]
    fn fields_and_files_are_told_apart_by_name() {
        let body = b"--xx\r\nContent-Disposition: form-data; name=\"address\"\r\n\r\nhttps://a.example/\r\n\
            --xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.json\"\r\nContent-Type: application/json\
            \r\n\r\n[1,\r\n2]\r\n--xx--\r\n";
        let found = parts(&headers("multipart/form-data; boundary=xx"), body);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0], ("address".to_owned(), &b"https://a.example/"[..]));
        assert_eq!(found[1], ("file".to_owned(), &b"[1,\r\n2]"[..]));
        assert!(parts(&headers("text/plain"), body).is_empty());
    }

    proptest! {
        #[test]
        fn what_is_sent_is_what_is_read(content in prop::collection::vec(any::<u8>(), 0..300), cut in any::<u16>()) {
            let form = [b"--b0\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\n", &content[..], b"\r\n--b0--\r\n"].concat();
            let headers = headers("multipart/form-data; boundary=\"b0\"");
            prop_assert_eq!(parts(&headers, &form), vec![("f".to_owned(), &content[..])]);
            // A body that was cut short, or is nonsense, is no panic.
            parts(&headers, &form[..usize::from(cut) % (form.len() + 1)]);
            parts(&headers, &content);
        }
    }
}
