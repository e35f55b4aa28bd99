//! The facts of `content/fellowships/` as values that rules can ask: [`openseat_domain::kind::Kind`].
//!
//! The files keep the words in which a fact was found. Where those are more than one word, `content/facts.csv` says
//! what they stand for. An absent fact is "not known"; a wording that nobody has given a meaning is refused, and until
//! it is mended it counts as not known too.

use std::collections::HashMap;

use openseat_domain::{
    behaviour::Behaviours,
    concept::ConceptSet,
    kind::{
        Ages, Approach, Basis, Belief, Concern, Confidence, Cost, CrossTalk, Entry, Facilitation, ForWhom, Gender,
        GoalStance, Kind, MedicationStance, Method, Presence, Proof, Sponsor,
    },
    problem::Problem,
};
use serde::Deserialize;

use crate::{concept::Concepts, fellowship::Fellowship};

/// What the wordings of facts stand for: `content/facts.csv`.
#[derive(Debug, Default)]
pub(crate) struct FactWords(HashMap<(String, String), String>);

#[derive(Deserialize)]
struct Row {
    fact: String,
    text: String,
    value: String,
}

impl FactWords {
    pub(crate) fn read(text: &str, problems: &mut Vec<Problem>) -> Self {
        let mut words = HashMap::new();
        let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
        for (index, row) in reader.deserialize::<Row>().enumerate() {
            let at = format!("content/facts.csv, entry {}", index + 1);
            match row {
                Ok(row) => {
                    if words.insert((row.fact, row.text), row.value).is_some() {
                        problems.push(Problem::refused(at, "The wording is there twice.", "Keep one of them."));
                    }
                }
                Err(error) => {
                    let what = format!("The row cannot be read: {error}.");
                    problems.push(Problem::refused(at, what, "Give it the columns fact, text, value."));
                }
            }
        }
        Self(words)
    }

    /// What a wording stands for; itself when the list does not say.
    fn value<'a>(&'a self, fact: &str, text: &'a str) -> &'a str {
        self.0.get(&(fact.to_owned(), text.to_owned())).map_or(text, String::as_str)
    }
}

/// The typed facts of one fellowship.
pub(crate) fn read(one: &Fellowship, words: &FactWords, concepts: &Concepts, problems: &mut Vec<Problem>) -> Kind {
    let mut facts = Facts { one, words, problems };
    let approach = facts.own("family", &one.family, Approach::parse).unwrap_or(Approach::Community);
    let behaviours = one.behaviours.iter().filter_map(|word| facts.own("behaviours", word, Behaviours::parse));
    let behaviours = behaviours.fold(Behaviours::NONE, Behaviours::with);
    let concerns = one.concerns.iter().filter_map(|word| facts.own("concerns", word, Concern::parse)).collect();
    let needs = one.needs.iter().filter_map(|word| facts.own("needs", word, Concern::parse)).collect();
    let kept_for = one.kept_for.iter().filter_map(|word| facts.own("kept_for", word, |id| concepts.id(id)));
    let kept_for: ConceptSet = kept_for.collect();
    Kind {
        id: one.id.clone(),
        approach,
        method: facts.of("approach", Method::parse, Method::NotKnown),
        goal: facts.of("goal_stance", GoalStance::parse, GoalStance::NotKnown),
        belief: facts.of("deity_concept", Belief::parse, Belief::NotKnown),
        psychiatric: facts.of("med_psych", MedicationStance::parse, MedicationStance::NotVerified),
        opioid: facts.of("med_moud", MedicationStance::parse, MedicationStance::NotVerified),
        medication_confidence: facts.of("med_confidence", Confidence::parse, Confidence::None),
        facilitation: facts.of("facilitation", Facilitation::parse, Facilitation::NotKnown),
        for_whom: facts.own("for_whom", &one.for_whom, ForWhom::parse).unwrap_or(ForWhom::OneSelf),
        entry: facts.of("entry_rule", Entry::parse, Entry::NotKnown),
        ages: facts.of("age_rule", Ages::parse, Ages::NotKnown),
        gender: facts.of("gender_rule", Gender::parse, Gender::NotKnown),
        kept_for,
        proof: facts.of("attendance_proof", Proof::parse, Proof::NotKnown),
        cross_talk: facts.of("crosstalk", CrossTalk::parse, CrossTalk::NotKnown),
        sponsor: facts.of("sponsor_model", Sponsor::parse, Sponsor::NotKnown),
        behaviours,
        concerns,
        needs,
        online: facts.of("online", Presence::parse, Presence::NotKnown),
        in_person: facts.of("in_person", Presence::parse, Presence::NotKnown),
        cost: facts.of("cost", Cost::parse, Cost::NotKnown),
        basis: facts.own("source.row_basis", &one.source.row_basis, Basis::parse).unwrap_or(Basis::NameOnly),
        active: one.status == "active",
    }
}

/// The facts of one file, while they are read.
struct Facts<'a> {
    one: &'a Fellowship,
    words: &'a FactWords,
    problems: &'a mut Vec<Problem>,
}

impl Facts<'_> {
    /// A fact of the catalogue; `absent` when the file does not have it.
    fn of<T>(&mut self, fact: &str, parse: impl Fn(&str) -> Option<T>, absent: T) -> T {
        let Some(text) = self.one.facts.get(fact) else { return absent };
        self.own(fact, self.words.value(fact, text), parse).unwrap_or(absent)
    }

    /// A value of the file that must be one of the program's words.
    fn own<T>(&mut self, key: &str, word: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let value = parse(word);
        if value.is_none() {
            self.problems.push(Problem::refused(
                format!("content/fellowships/{}.toml", self.one.id),
                format!("{key} is “{word}”, which is unknown."),
                "Use a value of another file, or give the wording a row in content/facts.csv.",
            ));
        }
        value
    }
}
