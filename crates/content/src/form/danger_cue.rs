//! Words by which a question is noticed whose answer may mean that somebody is in danger
//! (`content/words/danger_cues.csv`). They decide nothing: whoever adds a form decides, and is asked.

use openseat_domain::{problem::Problem, review::normalised};
use serde::Deserialize;

const FILE: &str = "content/words/danger_cues.csv";

#[derive(Deserialize)]
struct Cue {
    /// For people who read the file.
    #[allow(dead_code, reason = "all languages go together")]
    locale: String,
    word: String,
}

/// Reads the list.
pub(crate) fn read(text: &str, problems: &mut Vec<Problem>) -> Vec<String> {
    let mut cues = Vec::new();
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    for row in reader.deserialize::<Cue>() {
        match row {
            Ok(Cue { word, .. }) if !word.is_empty() && normalised(&word) == word => cues.push(word),
            Ok(Cue { word, .. }) => {
                let what = format!("“{word}” is not folded.");
                problems.push(Problem::refused(FILE, what, "Write small letters without accents and signs."));
            }
            Err(error) => {
                problems.push(Problem::refused(FILE, format!("{error}."), "Give it the columns locale, word."))
            }
        }
    }
    cues
}

/// Whether a question speaks of it.
pub(super) fn speaks(cues: &[String], text: &str) -> bool {
    let text = normalised(text);
    cues.iter().any(|cue| text.contains(cue.as_str()))
}
