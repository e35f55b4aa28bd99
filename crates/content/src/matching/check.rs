//! The rules that the matcher's data must keep.

use openseat_domain::{
    matching::{Marks, Sentence, Sort},
    problem::Problem,
};

use super::FILE;
use crate::content::Content;

/// Every rule that is broken: each sentence is there, says what it is, and rests on findings that are there.
pub(crate) fn check(content: &Content, problems: &mut Vec<Problem>) {
    let rules = content.matching().rules(0);
    for sentence in Sentence::ALL {
        let at = format!("{FILE}, sentence {}", sentence.as_str());
        let Some(claim) = rules.sentences.get(sentence) else {
            problems.push(Problem::refused(at, "It is not there.", "Say what sort of sentence it is."));
            continue;
        };
        if claim.sort == Sort::Evidence && claim.evidence.is_empty() {
            let fix = "Name the rows of content/evidence.csv that it rests on, or take the claim out of the words.";
            problems.push(Problem::refused(&at, "It claims something and names no finding.", fix));
        }
        for id in claim.evidence.iter().filter(|id| content.evidence().id(&id.to_string()).is_none()) {
            let what = format!("It rests on {id}, which has no row.");
            problems.push(Problem::refused(&at, what, "Name a row of content/evidence.csv."));
        }
        claims_alone(content, *sentence, claim.evidence.is_empty(), &at, problems);
    }
    let mut marks = rules.marks;
    for name in Marks::NAMES {
        if marks.named(name).is_none_or(|mark| mark.is_empty()) {
            let at = format!("{FILE}, marks.{name}");
            problems.push(Problem::refused(at, "No concept stands for it.", "Name one of content/concepts.csv."));
        }
    }
    for id in rules.studied.iter().filter(|id| content.fellowship(id).is_none()) {
        let at = format!("{FILE}, studied, {id}");
        problems.push(Problem::refused(at, "There is no such kind.", "Name one of content/fellowships."));
    }
}

/// Words that say that something was found out.
const CLAIMS: [&str; 8] = ["study", "studies", "found", "suggest", "estudio", "estudios", "vieron", "investig"];
/// Those that say that nothing was.
const NOTHING_FOUND: [&str; 2] = ["no study", "ningún estudio"];

/// A sentence that speaks of studies without naming one.
fn claims_alone(content: &Content, sentence: Sentence, alone: bool, at: &str, problems: &mut Vec<Problem>) {
    for locale in crate::Locale::ALL {
        let text = content.words().plain_text(locale, sentence.as_str()).to_lowercase();
        let none = NOTHING_FOUND.iter().any(|words| text.contains(words));
        let words = || text.split(|c: char| !c.is_alphabetic());
        if alone && !none && words().any(|word| CLAIMS.contains(&word)) {
            let what = format!("Its text in “{}” speaks of studies and names no finding.", locale.code());
            problems.push(Problem::refused(at, what, "Name the rows of content/evidence.csv, or say it otherwise."));
        }
    }
}
