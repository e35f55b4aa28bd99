//! The house word list: words that pages do not use, and what they say instead (`content/words/banned.csv`).

use openseat_domain::problem::Problem;
use serde::Deserialize;

use crate::locale::Locale;

/// One word to avoid.
#[derive(Clone, Debug, Deserialize)]
pub struct Banned {
    /// The language it is about: `en`, `es`.
    pub locale: String,
    /// The word or words, lower case; whole words only.
    pub word: String,
    /// What to write instead.
    pub instead: String,
    pub why: String,
    /// Phrases in which it may stand, separated by `|` (names, opening hours).
    pub exempt: String,
    /// The word as it is looked for: thousands of texts are read, so it is made once.
    #[serde(skip)]
    sought: String,
}

/// Reads the list.
pub(crate) fn read(text: &str, problems: &mut Vec<Problem>) -> Vec<Banned> {
    let mut list = Vec::new();
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    for row in reader.deserialize::<Banned>() {
        match row {
            Ok(row) => list.push(Banned { sought: plain(&row.word), ..row }),
            Err(error) => problems.push(Problem::refused(
                "content/words/banned.csv",
                format!("A row cannot be read: {error}."),
                "Give it the columns locale, word, instead, why, exempt.",
            )),
        }
    }
    list
}

/// The first banned word in `text` of that language, case aside, outside the phrases that exempt it.
pub fn find<'a>(list: &'a [Banned], locale: Locale, text: &str) -> Option<&'a Banned> {
    let text = plain(text);
    list.iter().filter(|one| one.locale == locale.code()).find(|one| {
        text.contains(&one.sought) && {
            let phrases = one.exempt.split('|').filter(|phrase| !phrase.is_empty());
            phrases.fold(text.clone(), |rest, phrase| rest.replace(plain(phrase).trim_end(), " ")).contains(&one.sought)
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> Vec<Banned> {
        let text =
            "locale,word,instead,why,exempt\nen,clean,not using,judges,Living Clean\nen,you must,you can,orders,\n";
        let mut problems = Vec::new();
        let list = read(text, &mut problems);
        assert_eq!(problems, []);
        list
    }

    #[test]
    fn a_banned_word_is_found_whole_and_in_any_case() {
        assert!(find(&list(), Locale::En, "Stay CLEAN.").is_some());
        assert!(find(&list(), Locale::En, "You—must go").is_some());
        assert!(find(&list(), Locale::En, "Cleaning up").is_none(), "only whole words");
        assert!(find(&list(), Locale::Es, "clean").is_none(), "each language has its own list");
    }

    #[test]
    fn a_name_may_hold_a_banned_word_but_does_not_free_the_text_around_it() {
        assert!(find(&list(), Locale::En, "They read Living Clean.").is_none());
        assert!(find(&list(), Locale::En, "They read Living Clean and stay clean.").is_some());
    }
}
