//! A code that a person builds of answers that stay the same, so that people are counted and nobody is named.
//!
//! What is kept of it are keyed hashes: of the whole, and of the whole with each answer left out. Two codes that differ in
//! one answer have one of the latter in common, so a slip of the pen can be found without knowing any answer.

use serde::{Deserialize, Serialize};

use crate::word::words;

words! {
    /// What an answer is.
    pub enum Sort {
        /// One letter.
        Letter = "letter",
        /// A number from 0 to 31.
        Number = "number",
    }
}

/// Stands for an answer that somebody does not know or does not give.
pub const UNKNOWN: &str = "-";

/// The answers of one person, each as it is compared.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SelfCode(Vec<String>);

impl SelfCode {
    /// Reads answers as they were typed; `Err` names the first that cannot be one. `None` when more than one is missing: such
    /// a code would be that of many.
    ///
    /// # Errors
    /// The place of an answer that is neither a letter nor a number as asked.
    pub fn read(sorts: &[Sort], typed: &[String]) -> Result<Option<Self>, usize> {
        let mut answers = Vec::with_capacity(sorts.len());
        for (place, sort) in sorts.iter().enumerate() {
            let text = typed.get(place).map_or("", |text| text.trim());
            answers.push(answer(*sort, text).ok_or(place)?);
        }
        let missing = answers.iter().filter(|answer| *answer == UNKNOWN).count();
        Ok((missing <= 1 && answers.len() > 2).then_some(Self(answers)))
    }

    /// The whole, as it is hashed.
    pub fn whole(&self) -> String {
        self.0.join(".")
    }

    /// The whole with each answer left out in turn, as they are hashed.
    pub fn parts(&self) -> Vec<String> {
        let without = |left_out: usize| {
            let kept = self.0.iter().enumerate().map(|(at, answer)| if at == left_out { "_" } else { answer });
            kept.collect::<Vec<_>>().join(".")
        };
        (0..self.0.len()).map(without).collect()
    }
}

fn answer(sort: Sort, text: &str) -> Option<String> {
    if text.is_empty() || text == UNKNOWN {
        return Some(UNKNOWN.to_owned());
    }
    match sort {
        Sort::Letter => {
            // Accents may be left out: people write their own town in more ways than one.
            let plain = crate::slug::plain_words(text);
            let letter =
                plain.chars().find(char::is_ascii_alphabetic).or_else(|| text.chars().find(|c| c.is_alphabetic()))?;
            Some(letter.to_uppercase().collect())
        }
        Sort::Number => text.parse::<u8>().ok().filter(|number| *number <= 31).map(|number| number.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: [&str; 3]) -> Result<Option<SelfCode>, usize> {
        SelfCode::read(&[Sort::Letter, Sort::Number, Sort::Letter], &typed.map(str::to_owned))
    }

    #[test]
    fn the_same_answers_make_the_same_code_however_they_are_written() {
        let code = read(["ágnes", " 07", "Leeds"]).unwrap().unwrap();
        assert_eq!(code.whole(), "A.7.L");
        assert_eq!(read(["A", "7", "l"]).unwrap().unwrap(), code);
        assert_eq!(code.parts(), ["_.7.L", "A._.L", "A.7._"]);
        assert_eq!(read(["a", "40", "l"]), Err(1));
        assert_eq!(read(["a", "", "l"]).unwrap().map(|code| code.whole()), Some("A.-.L".into()));
        assert_eq!(read(["a", "", "-"]), Ok(None), "such a code would be that of many");
    }

    #[test]
    fn codes_that_differ_in_one_answer_have_one_part_in_common_and_others_none() {
        let common = |a: &SelfCode, b: &SelfCode| a.parts().iter().zip(b.parts()).filter(|(a, b)| *a == b).count();
        let code = read(["a", "7", "l"]).unwrap().unwrap();
        assert_eq!(common(&code, &read(["a", "8", "l"]).unwrap().unwrap()), 1);
        assert_eq!(common(&code, &read(["b", "8", "l"]).unwrap().unwrap()), 0);
    }
}
