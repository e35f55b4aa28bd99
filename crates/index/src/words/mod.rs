//! Finding meetings by the words in their names and addresses.

mod build;
mod query;
mod typo;

use std::ops::Range;

use fst::{IntoStreamer, Map, Streamer};

pub(crate) use build::WordsBuilder;
pub(crate) use query::{Term, terms};

use typo::Typo;

/// All words, the meetings of each, and each meeting's words in their order.
///
/// A word's number is its place in the alphabet, so the words that share a beginning have numbers in a row, and so
/// have their meetings.
#[derive(Debug)]
pub(crate) struct Words {
    numbers: Map<Vec<u8>>,
    /// Where each word's meetings end in `meetings`; one more than there are words.
    ends: Vec<u32>,
    /// Ascending within a word.
    meetings: Vec<u32>,
    /// Where each meeting's text ends in `texts`; one more than there are meetings.
    text_ends: Vec<u32>,
    texts: Vec<u32>,
}

/// Stands between two fields in a meeting's text, so that no phrase reaches from one into the next.
const BREAK: u32 = u32::MAX;

impl Words {
    /// The number of a word.
    fn number(&self, word: &str) -> Option<u32> {
        self.numbers.get(word).map(|number| number as u32)
    }

    /// The numbers of all words that begin with `beginning`.
    fn beginning_with(&self, beginning: &str) -> Range<u32> {
        let first_from = |key: &[u8]| {
            let next = self.numbers.range().ge(key).into_stream().next().map(|(_, number)| number as u32);
            next.unwrap_or(self.numbers.len() as u32)
        };
        let from = first_from(beginning.as_bytes());
        match after_all_with(beginning.as_bytes()) {
            Some(after) => from..first_from(&after),
            None => from..self.numbers.len() as u32,
        }
    }

    /// The words that a mistyped `word` may have meant: those with the fewest mistakes.
    ///
    /// One mistake is forgiven in words of 4 to 7 letters, two in longer ones.
    fn meant_by(&self, word: &str) -> Vec<u32> {
        let letters: Vec<char> = word.chars().collect();
        let most = match letters.len() {
            0..4 => 0,
            4..8 => 1,
            _ => 2,
        };
        for mistakes in 1..=most {
            let Some(typo) = Typo::new(&letters, mistakes) else { break };
            let found = self.numbers.search(typo).into_stream().into_values();
            if !found.is_empty() {
                return found.into_iter().map(|number| number as u32).collect();
            }
        }
        Vec::new()
    }

    /// The meetings of words in a row. A meeting may come more than once if there is more than one word.
    fn meetings(&self, words: Range<u32>) -> &[u32] {
        &self.meetings[self.ends[words.start as usize] as usize..self.ends[words.end as usize] as usize]
    }

    /// Calls `each` with the meetings of `term`; a meeting may come more than once. A phrase gives those of each of
    /// its words, see [`Words::has_phrase`].
    pub(crate) fn for_meetings_of(&self, word: &str, unfinished: bool, each: impl FnMut(u32)) {
        let words = match self.number(word) {
            _ if unfinished => self.beginning_with(word),
            Some(number) => number..number + 1,
            None => 0..0,
        };
        if !words.is_empty() {
            self.meetings(words).iter().copied().for_each(each);
        } else {
            let meant = self.meant_by(word);
            meant.into_iter().flat_map(|word| self.meetings(word..word + 1)).copied().for_each(each);
        }
    }

    /// The numbers of a phrase's words; `None` if one of them is nowhere.
    pub(crate) fn numbers(&self, phrase: &[String]) -> Option<Vec<u32>> {
        phrase.iter().map(|word| self.number(word)).collect()
    }

    /// The meetings of one word, ascending.
    pub(crate) fn meetings_of(&self, number: u32) -> &[u32] {
        self.meetings(number..number + 1)
    }

    /// Whether a meeting's text has these words one after the other.
    pub(crate) fn has_phrase(&self, meeting: u32, phrase: &[u32]) -> bool {
        let meeting = meeting as usize;
        let text = &self.texts[self.text_ends[meeting] as usize..self.text_ends[meeting + 1] as usize];
        text.windows(phrase.len()).any(|words| words == phrase)
    }

    /// Bytes on the heap.
    pub(crate) fn bytes(&self) -> usize {
        let numbers =
            self.ends.capacity() + self.meetings.capacity() + self.text_ends.capacity() + self.texts.capacity();
        self.numbers.as_fst().as_bytes().len() + numbers * 4
    }
}

/// The first key after all keys that begin with `beginning`; `None` if there is no such key.
fn after_all_with(beginning: &[u8]) -> Option<Vec<u8>> {
    let last = beginning.iter().rposition(|byte| *byte < u8::MAX)?;
    let mut after = beginning[..=last].to_vec();
    after[last] += 1;
    Some(after)
}
