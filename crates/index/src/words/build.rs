//! Collecting words while meetings come in.

use std::collections::HashMap;

use fst::Map;

use super::{BREAK, Words};
use crate::{entry::Entry, fold::fold_into, hash::Keyed};

/// Words by order of arrival; [`WordsBuilder::finish`] puts them in order of the alphabet.
#[derive(Debug)]
pub(crate) struct WordsBuilder {
    known: HashMap<Box<str>, u32, Keyed>,
    text_ends: Vec<u32>,
    texts: Vec<u32>,
    folded: String,
}

impl Default for WordsBuilder {
    fn default() -> Self {
        Self { known: HashMap::default(), text_ends: vec![0], texts: Vec::new(), folded: String::new() }
    }
}

impl WordsBuilder {
    pub(crate) fn push(&mut self, entry: &Entry) {
        let fields = [entry.name, entry.group, entry.place, entry.town, entry.text];
        for (number, field) in fields.iter().enumerate() {
            if !field.is_empty() && !fields[..number].contains(field) {
                self.field(field);
            }
        }
        self.text_ends.push(self.texts.len() as u32);
    }

    fn field(&mut self, text: &str) {
        self.folded.clear();
        fold_into(text, &mut self.folded);
        for word in super::query::words(&self.folded) {
            let next = self.known.len() as u32;
            let number = match self.known.get(word) {
                Some(number) => *number,
                None => {
                    self.known.insert(word.into(), next);
                    next
                }
            };
            self.texts.push(number);
        }
        self.texts.push(BREAK);
    }

    /// The words, with meetings renumbered: the one that came as `order[n]` gets number `n`.
    pub(crate) fn finish(self, order: &[u32]) -> Words {
        let mut alphabet: Vec<(Box<str>, u32)> = self.known.into_iter().collect();
        alphabet.sort_unstable();
        let mut rank = vec![0_u32; alphabet.len()];
        for (place, (_, came)) in (0..).zip(&alphabet) {
            rank[*came as usize] = place;
        }
        let numbers = Map::from_iter(alphabet.iter().zip(0..).map(|((word, _), place)| (word.as_bytes(), place)));
        let numbers = numbers.expect("sorted words without doubles make a map");

        let mut text_ends = Vec::with_capacity(order.len() + 1);
        let mut texts = Vec::with_capacity(self.texts.len());
        text_ends.push(0);
        for &came in order {
            let (from, until) = (self.text_ends[came as usize], self.text_ends[came as usize + 1]);
            let text = &self.texts[from as usize..until as usize];
            texts.extend(text.iter().map(|word| if *word == BREAK { BREAK } else { rank[*word as usize] }));
            text_ends.push(texts.len() as u32);
        }
        let (ends, meetings) = postings(&text_ends, &texts, alphabet.len());
        Words { numbers, ends, meetings, text_ends, texts }
    }
}

/// For each word its meetings, ascending, and where they end.
fn postings(text_ends: &[u32], texts: &[u32], words: usize) -> (Vec<u32>, Vec<u32>) {
    let mut ends = vec![0_u32; words + 1];
    each_once(text_ends, texts, words, |word, _| ends[word + 1] += 1);
    (1..ends.len()).for_each(|word| ends[word] += ends[word - 1]);
    let mut next = ends.clone();
    let mut meetings = vec![0; ends[words] as usize];
    each_once(text_ends, texts, words, |word, meeting| {
        meetings[next[word] as usize] = meeting;
        next[word] += 1;
    });
    (ends, meetings)
}

/// Calls `each` for every word of every meeting, once however often the meeting says it.
fn each_once(text_ends: &[u32], texts: &[u32], words: usize, mut each: impl FnMut(usize, u32)) {
    let mut last = vec![u32::MAX; words];
    for (meeting, ends) in (0..).zip(text_ends.windows(2)) {
        for &word in texts[ends[0] as usize..ends[1] as usize].iter().filter(|word| **word != BREAK) {
            if std::mem::replace(&mut last[word as usize], meeting) != meeting {
                each(word as usize, meeting);
            }
        }
    }
}
