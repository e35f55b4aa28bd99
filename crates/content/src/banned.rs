//! The house word list: words that pages do not use, and what they say instead (`content/words/banned.csv`).

use openseat_domain::problem::Problem;
use serde::Deserialize;

/// One word to avoid.
#[derive(Clone, Debug, Deserialize)]
pub struct Banned {
    /// The word or words, lower case; whole words only.
    pub word: String,
    /// What to write instead.
    pub instead: String,
    pub why: String,
    /// Phrases in which it may stand, separated by `|` (names, opening hours).
    pub exempt: String,
}

/// Reads the list.
pub(crate) fn read(text: &str, problems: &mut Vec<Problem>) -> Vec<Banned> {
    let mut list = Vec::new();
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    for row in reader.deserialize::<Banned>() {
        match row {
            Ok(row) => list.push(row),
            Err(error) => problems.push(Problem::refused(
                "content/words/banned.csv",
                format!("A row cannot be read: {error}."),
                "Give it the columns word, instead, why, exempt.",
            )),
        }
    }
    list
}

/// The first banned word in `text`, case aside, outside the phrases that exempt it.
pub fn find<'a>(list: &'a [Banned], text: &str) -> Option<&'a Banned> {
    let text = plain(text);
    list.iter().find(|one| {
        let mut rest = text.clone();
        for phrase in one.exempt.split('|').filter(|phrase| !phrase.is_empty()) {
            rest = rest.replace(plain(phrase).trim_end(), " ");
        }
        rest.contains(&plain(&one.word))
    })
}

/// Lower case, punctuation to spaces, one space on each side.
fn plain(text: &str) -> String {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    format!(" {} ", words.join(" "))
}
