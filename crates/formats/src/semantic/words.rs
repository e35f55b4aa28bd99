//! Text search as MySQL's natural language mode does it, over the public texts of a meeting.

use std::collections::{HashMap, HashSet};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::kept::Meeting;

/// Words that InnoDB does not look for.
const STOP: [&str; 36] = [
    "a", "about", "an", "are", "as", "at", "be", "by", "com", "de", "en", "for", "from", "how", "i", "in", "is", "it",
    "la", "of", "on", "or", "that", "the", "this", "to", "was", "what", "when", "where", "who", "will", "with", "und",
    "the", "www",
];

/// Which meetings have which words.
#[derive(Debug, Default)]
pub(super) struct Words(HashMap<String, Vec<u32>>);

impl Words {
    pub(super) fn of(meetings: &[Meeting]) -> Self {
        let mut words: HashMap<String, Vec<u32>> = HashMap::new();
        for (number, meeting) in (0..).zip(meetings) {
            for text in meeting.data.iter().filter_map(|datum| datum.value.as_deref()) {
                for word in tokens(text) {
                    let list = words.entry(word).or_default();
                    if list.last() != Some(&number) {
                        list.push(number);
                    }
                }
            }
        }
        Self(words)
    }

    /// The meetings that have any of the words, or of the phrases in double quotes.
    pub(super) fn any(&self, asked: &str, meetings: &[Meeting]) -> HashSet<u32> {
        let mut found = HashSet::new();
        for (part, is_phrase) in asked.split('"').zip([false, true].into_iter().cycle()) {
            let words: Vec<String> = tokens(part).collect();
            let with = |word: &String| self.0.get(word).map(Vec::as_slice).unwrap_or_default().iter().copied();
            match words.first() {
                Some(first) if is_phrase => {
                    found.extend(with(first).filter(|number| has_phrase(&meetings[*number as usize], &words)));
                }
                _ => found.extend(words.iter().flat_map(with)),
            }
        }
        found
    }
}

/// Whether the words stand one after the other in a text of the meeting.
fn has_phrase(meeting: &Meeting, words: &[String]) -> bool {
    meeting.data.iter().filter_map(|datum| datum.value.as_deref()).any(|text| {
        let all: Vec<String> = tokens(text).collect();
        all.windows(words.len()).any(|window| window == words)
    })
}

/// The words of a text that are looked for: three letters at least, no difference between `É` and `e`.
fn tokens(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '_' && !is_combining_mark(c));
    let words = words.map(folded).filter(|word| (3..=84).contains(&word.chars().count()) && !STOP.contains(&&**word));
    words.collect::<Vec<_>>().into_iter()
}

/// Small letters without accents, as MySQL compares texts.
pub(super) fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}
