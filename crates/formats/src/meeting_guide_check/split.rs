//! The elements of a JSON list, found by their brackets, so that one broken row does not hide the others.

/// What stands in a file.
pub(super) enum Part<'a> {
    /// One element, not yet looked into.
    Row(&'a str),
    /// The file is something else than a list; nothing more is said of it.
    NotAList,
    /// The file ends before the list does.
    Cut,
    /// Text that stands after the list.
    After(&'a str),
}

/// Hands over the parts of a file, in its order.
pub(super) fn split<'a>(text: &'a str, take: &mut dyn FnMut(Part<'a>)) {
    let body = text.trim_start();
    let Some(mut rest) = body.strip_prefix('[') else { return take(Part::NotAList) };
    loop {
        let end = end_of_element(rest);
        let element = rest[..end.unwrap_or(rest.len())].trim();
        let last = end.is_none_or(|end| rest.as_bytes()[end] == b']');
        // A comma before the closing bracket leaves an empty element, which is no row.
        if !element.is_empty() {
            take(Part::Row(element));
        }
        let Some(end) = end else { return take(Part::Cut) };
        rest = &rest[end + 1..];
        if last {
            break;
        }
    }
    let after = rest.trim();
    if !after.is_empty() {
        take(Part::After(after));
    }
}

/// Where the element at the start of `text` ends: at a comma or the closing bracket of the list.
fn end_of_element(text: &str) -> Option<usize> {
    let (mut depth, mut inside, mut escaped) = (0_u32, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if inside => escaped = true,
            b'"' => inside = !inside,
            _ if inside => {}
            b'[' | b'{' => depth += 1,
            b',' | b']' if depth == 0 => return Some(at),
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let mut out = Vec::new();
        split(text, &mut |part| {
            out.push(match part {
                Part::Row(row) => row.to_owned(),
                Part::NotAList => "not a list".to_owned(),
                Part::Cut => "cut".to_owned(),
                Part::After(text) => format!("after {text}"),
            });
        });
        out.join(" | ")
    }

    #[test]
    fn rows_are_found_whatever_is_in_them() {
        assert_eq!(told("[]"), "");
        assert_eq!(told(" [ {\"a\":[1,{\"b\":2}]}, 5 ] "), "{\"a\":[1,{\"b\":2}]} | 5");
        assert_eq!(told("[\"a],\\\"\", {\"x\": \"}\"}]"), "\"a],\\\"\" | {\"x\": \"}\"}");
        assert_eq!(told("[{\"a\": oops}, {\"b\":1}]"), "{\"a\": oops} | {\"b\":1}");
    }

    #[test]
    fn what_is_not_a_whole_list_is_said() {
        assert_eq!(told("{\"a\":1}"), "not a list");
        assert_eq!(told("[{\"a\":1}, {\"b\""), "{\"a\":1} | {\"b\" | cut");
        assert_eq!(told("[1]; more"), "1 | after ; more");
        assert_eq!(told("[1,]"), "1");
    }
}
