//! Words that differ by a slip of the finger.

use fst::Automaton;

/// Words longer than this are taken as typed.
const LONGEST: usize = 31;
/// Cells in a row of the table: one for each beginning of the word, the empty one included.
const CELLS: usize = LONGEST + 1;

/// Accepts words that can be had from `word` by at most so many slips: a letter wrong, missing, too many, or two
/// neighbours the wrong way round.
///
/// It walks the usual table of edit distances (optimal string alignment) one row a letter, so nothing has to be
/// prepared before the walk, and leaves a branch as soon as no ending could mend it.
pub(super) struct Typo<'a> {
    word: &'a [char],
    most: u8,
}

#[derive(Clone)]
pub(super) struct Row {
    now: [u8; CELLS],
    before: [u8; CELLS],
    last: u32,
    /// The letter that is being read, and how many of its bytes are missing.
    letter: u32,
    missing: u8,
}

impl<'a> Typo<'a> {
    pub(super) fn new(word: &'a [char], most: u8) -> Option<Self> {
        (word.len() <= LONGEST).then_some(Self { word, most })
    }

    fn read(&self, row: &Row, letter: u32) -> Row {
        let mut next = Row { now: [0; CELLS], before: row.now, last: letter, letter: 0, missing: 0 };
        next.now[0] = row.now[0].saturating_add(1);
        for (at, &wanted) in self.word.iter().enumerate() {
            let wanted = wanted as u32;
            let swapped = at > 0 && wanted == row.last && self.word[at - 1] as u32 == letter;
            let other = row.now[at].saturating_add(u8::from(wanted != letter));
            let extra = row.now[at + 1].saturating_add(1);
            let gone = next.now[at].saturating_add(1);
            let swap = if swapped { row.before[at - 1].saturating_add(1) } else { u8::MAX };
            next.now[at + 1] = other.min(extra).min(gone).min(swap);
        }
        next
    }
}

impl Automaton for Typo<'_> {
    type State = Row;

    fn start(&self) -> Row {
        let mut now = [0; CELLS];
        now.iter_mut().zip(0..).for_each(|(cell, at)| *cell = at);
        Row { now, before: [u8::MAX; CELLS], last: 0, letter: 0, missing: 0 }
    }

    fn is_match(&self, row: &Row) -> bool {
        row.missing == 0 && row.now[self.word.len()] <= self.most
    }

    fn can_match(&self, row: &Row) -> bool {
        let cells = ..=self.word.len();
        // A swap reaches back over one row, at the cost of one.
        row.now[cells].iter().any(|cell| *cell <= self.most) || row.before[cells].iter().any(|cell| *cell < self.most)
    }

    fn accept(&self, row: &Row, byte: u8) -> Row {
        let (bits, missing) = match byte {
            0..0x80 => (u32::from(byte), 0),
            0x80..0xC0 => (row.letter << 6 | u32::from(byte & 0x3F), row.missing.saturating_sub(1)),
            0xC0..0xE0 => (u32::from(byte & 0x1F), 1),
            0xE0..0xF0 => (u32::from(byte & 0x0F), 2),
            _ => (u32::from(byte & 0x07), 3),
        };
        match missing {
            0 => self.read(row, bits),
            _ => Row { letter: bits, missing, ..row.clone() },
        }
    }
}

#[cfg(test)]
mod tests {
    use fst::{IntoStreamer, Set};

    use super::*;

    fn found(words: &[&str], typed: &str, most: u8) -> Vec<String> {
        let set = Set::from_iter(words).expect("sorted");
        let letters: Vec<char> = typed.chars().collect();
        let typo = Typo::new(&letters, most).expect("short enough");
        set.search(typo).into_stream().into_strs().expect("words are text")
    }

    #[test]
    fn one_slip_of_each_sort_is_forgiven() {
        let words = ["evening", "morning", "warning"];
        for typed in ["mornimg", "mrning", "moorning", "mornnig", "omrning", "morningg", "orning"] {
            assert_eq!(found(&words, typed, 1), ["morning"], "{typed}");
        }
        assert_eq!(found(&words, "mornnigs", 1), [] as [&str; 0]);
        assert_eq!(found(&words, "mornnigs", 2), ["morning"]);
    }

    #[test]
    fn letters_count_not_bytes() {
        assert_eq!(found(&["ελλαδα", "москва"], "мосва", 1), ["москва"]);
        assert_eq!(found(&["東京都"], "東都", 1), ["東京都"]);
    }

    #[test]
    fn a_very_long_word_is_taken_as_typed() {
        assert!(Typo::new(&['a'; 32], 1).is_none());
    }
}
