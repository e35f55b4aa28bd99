//! What no text of ours may claim: `content/words/claims.csv`.
//!
//! A word list finds words; these are patterns of words in one sentence, such as `better than … groups`. The file says
//! how a pattern is written.

use openseat_domain::problem::Problem;
use serde::Deserialize;

use crate::locale::Locale;

/// Words that may stand where a pattern says `…`.
const GAP: usize = 4;

/// One claim that is not made.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The language it is about: `en`, `es`.
    pub locale: String,
    #[serde(rename = "where")]
    pub scope: Scope,
    pub pattern: String,
    /// What may be written instead.
    pub instead: String,
    pub why: String,
    /// Phrases that make the sentence say the opposite, separated by `|`.
    pub exempt: String,
}

/// Where a claim may not stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    Everywhere,
    /// In all that we say ourselves; what was found in a study may say it, beside who was studied.
    OwnVoice,
}

/// Reads the list.
pub(crate) fn read(text: &str, problems: &mut Vec<Problem>) -> Vec<Claim> {
    let mut list = Vec::new();
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    for row in reader.deserialize::<Claim>() {
        match row {
            Ok(row) => list.push(row),
            Err(error) => problems.push(Problem::refused(
                "content/words/claims.csv",
                format!("A row cannot be read: {error}."),
                "Give it the columns locale, where, pattern, instead, why, exempt.",
            )),
        }
    }
    list
}

/// The first claim in `text` that may not stand there. `own_voice` is false for what was found in a study.
pub fn find<'a>(list: &'a [Claim], locale: Locale, text: &str, own_voice: bool) -> Option<&'a Claim> {
    let sentences: Vec<String> = sentences(text).collect();
    let asked = list.iter().filter(|one| one.locale == locale.code() && (own_voice || one.scope == Scope::Everywhere));
    asked.into_iter().find(|one| sentences.iter().any(|sentence| one.is_made_in(sentence)))
}

impl Claim {
    fn is_made_in(&self, sentence: &str) -> bool {
        let phrases = self.exempt.split('|').map(plain).filter(|phrase| phrase.len() > 1);
        let without = match self.exempt.is_empty() {
            true => std::borrow::Cow::Borrowed(sentence),
            false => phrases.fold(sentence.to_owned(), |rest, phrase| rest.replace(&phrase, " | ")).into(),
        };
        let words: Vec<&str> = without.split_whitespace().collect();
        let pattern: Vec<&str> = self.pattern.split_whitespace().collect();
        (0..words.len()).any(|start| matches(&pattern, &words[start..]))
    }
}

/// Whether the words begin with what the pattern says.
fn matches(pattern: &[&str], words: &[&str]) -> bool {
    match (pattern, words) {
        ([], _) => true,
        (["…", rest @ ..], _) => (0..=GAP.min(words.len())).any(|skip| matches(rest, &words[skip..])),
        ([first, rest @ ..], [word, others @ ..]) => {
            first.split('|').any(|choice| is(choice, word)) && matches(rest, others)
        }
        (_, []) => false,
    }
}

fn is(choice: &str, word: &str) -> bool {
    match (choice, choice.strip_suffix('*')) {
        ("#", _) => word.starts_with(|c: char| c.is_ascii_digit()),
        (_, Some(stem)) => word.starts_with(stem),
        (whole, None) => whole == word,
    }
}

/// The sentences of a text, each as [`plain`] words.
fn sentences(text: &str) -> impl Iterator<Item = String> {
    let mut parts = vec![String::new()];
    for word in text.lines().flat_map(|line| line.split_whitespace().chain(Some("\n"))) {
        let part = parts.last_mut().expect("the list starts with one sentence and only grows");
        part.push_str(word);
        part.push(' ');
        if word.ends_with(['.', '?', '!', ':', '\n']) {
            parts.push(String::new());
        }
    }
    parts.into_iter().map(|part| plain(&part)).filter(|part| part.len() > 1)
}

/// Lower case with one space around each word. A number keeps its point or comma; `%` is a word.
fn plain(text: &str) -> String {
    let mut out = String::from(" ");
    let letters: Vec<char> = text.to_lowercase().replace('’', "'").chars().collect();
    for (at, letter) in letters.iter().enumerate() {
        let digit = |place: Option<usize>| place.and_then(|place| letters.get(place)).is_some_and(char::is_ascii_digit);
        let inside = matches!(letter, '.' | ',') && digit(at.checked_sub(1)) && digit(Some(at + 1));
        match letter {
            '%' => out.push_str(" % "),
            _ if letter.is_alphanumeric() || *letter == '\'' || inside => out.push(*letter),
            _ => out.push(' '),
        }
    }
    let words: Vec<&str> = out.split_whitespace().collect();
    format!(" {} ", words.join(" "))
}
