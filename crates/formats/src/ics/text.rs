//! Content lines: escaped (RFC 5545 §3.3.11), folded at 75 octets (§3.1), ended by CR LF.

/// The most octets that a line may have without its end.
const LONGEST: usize = 75;

/// A file in the making.
#[derive(Default)]
pub(super) struct Lines(String);

impl Lines {
    /// Adds a line whose value is written as it is.
    pub(super) fn put(&mut self, name: &str, value: &str) {
        let clean = value.chars().filter(|c| !c.is_control());
        let line = [name, ":"].into_iter().flat_map(str::chars).chain(clean);
        let mut octets = 0;
        for c in line {
            if octets + c.len_utf8() > LONGEST {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(c);
            octets += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// Adds a line whose value is text for people; nothing when it is empty.
    pub(super) fn put_text(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.put(name, &escaped(value));
        }
    }

    pub(super) fn into_string(self) -> String {
        self.0
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_nothing_can_begin_a_line_of_its_own() {
        let mut lines = Lines::default();
        lines.put_text("SUMMARY", "Steps; 1, 2 \\ 3\nthen\r\nEND:VEVENT");
        assert_eq!(lines.into_string(), "SUMMARY:Steps\\; 1\\, 2 \\\\ 3\\nthen\\nEND:VEVENT\r\n");
    }

    #[test]
    fn no_line_is_longer_than_75_octets_and_no_letter_is_cut() {
        let mut lines = Lines::default();
        let text = "Zusammenkunft für Frauen in Köln – ".repeat(9);
        lines.put_text("SUMMARY", &text);
        let file = lines.into_string();
        assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
        assert_eq!(file.replace("\r\n ", ""), format!("SUMMARY:{text}\r\n"));
    }
}
