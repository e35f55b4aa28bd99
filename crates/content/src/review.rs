//! Words by which a machine notices what a person should look at (`content/words/review_cues.csv`).

use openseat_domain::{
    problem::Problem,
    review::{Cues, normalised},
};
use serde::Deserialize;

const FILE: &str = "content/words/review_cues.csv";

#[derive(Deserialize)]
struct Cue {
    locale: String,
    kind: String,
    word: String,
}

/// Reads the list. All languages go together: people write of each other in every one.
pub(crate) fn read(text: &str, problems: &mut Vec<Problem>) -> Cues {
    let mut cues = Cues::default();
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    for row in reader.deserialize::<Cue>() {
        let Ok(Cue { locale, kind, word }) = row else {
            problems.push(refused("A row cannot be read.", "Give it the columns locale, kind, word."));
            continue;
        };
        if word.is_empty() || normalised(&word) != word {
            let what = format!("“{word}” ({locale}) is not folded.");
            problems.push(refused(&what, "Write small letters without accents and signs."));
        }
        let list = match kind.as_str() {
            "name" => &mut cues.names,
            "title" => &mut cues.titles,
            "capital" => &mut cues.capitals,
            "quote" => &mut cues.quotes,
            "greeting" => &mut cues.greetings,
            "medicine" => &mut cues.medicines,
            other => {
                let what = format!("“{other}” is no kind.");
                problems.push(refused(&what, "Use name, title, capital, quote, greeting or medicine."));
                continue;
            }
        };
        list.insert(word);
    }
    cues
}

fn refused(what: &str, fix: &str) -> Problem {
    Problem::refused(FILE, what, fix)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_would_never_be_found_is_refused() {
        let mut problems = Vec::new();
        let cues = read("locale,kind,word\nen,name,dave\nes,name,José\nen,nmae,kim\nen,quote\n", &mut problems);
        assert_eq!(problems.len(), 3, "{problems:?}");
        assert!(cues.names.contains("dave"));
    }
}
