//! What the matcher goes by that is data, `content/matching.toml`, and its sentences as text.
//!
//! [`Matching::rules`] is what [`openseat_domain::matching::answer`] asks for. [`say`] turns a reason into words.

use std::collections::BTreeMap;

use openseat_domain::{
    behaviour::Behaviours,
    concept::{Concept, ConceptSet},
    evidence::EvidenceId,
    fellowship::FellowshipId,
    kind::Approach,
    matching::{Claim, Marks, Rules, Sentence, Sort, StandsIn, Topic, Weights},
    problem::Problem,
};
use serde::Deserialize;

use crate::concept::Concepts;

mod check;
mod say;

pub(crate) use check::check;
pub use say::{group_key, notice, official, out_key, say, topic_key, visitors};

/// Where it stands.
const FILE: &str = "content/matching.toml";

/// What `content/matching.toml` says.
#[derive(Debug)]
pub struct Matching {
    rules: Rules,
    usual_languages: BTreeMap<String, ConceptSet>,
}

impl Matching {
    /// What the matcher goes by, with the lot of a week. Pass its number: the same for everybody, and the next one a
    /// week later.
    pub fn rules(&self, week: u64) -> Rules {
        Rules { lot: week, ..self.rules.clone() }
    }

    /// How much each topic counts when the person moves nothing.
    pub fn weights(&self) -> Weights {
        self.rules.weights
    }

    /// The languages of a country (two letters) in which a meeting is held when its listing does not say. Empty where
    /// nobody can tell.
    pub fn usual_languages(&self, country: &str) -> ConceptSet {
        self.usual_languages.get(country).copied().unwrap_or(ConceptSet::EMPTY)
    }

    pub(crate) fn read(text: &str, concepts: &Concepts, problems: &mut Vec<Problem>) -> Self {
        match toml::from_str::<File>(text) {
            Ok(file) => Reading { concepts, problems }.all(&file),
            Err(error) => {
                let what = format!("The file cannot be read: {}.", error.message().trim_end_matches('.'));
                problems.push(Problem::refused(FILE, what, "Compare it with the one inside the program."));
                Reading { concepts, problems: &mut Vec::new() }.all(&File::default())
            }
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    studied: Vec<FellowshipId>,
    kept_for: Vec<String>,
    weights: BTreeMap<String, u8>,
    suggest: Suggest,
    implied: BTreeMap<String, Vec<String>>,
    marks: BTreeMap<String, Vec<String>>,
    stands_in: Vec<Instead>,
    usual_languages: BTreeMap<String, Vec<String>>,
    sentence: Vec<Said>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Suggest {
    kinds: usize,
    equals: usize,
    meetings: usize,
    near_km: f32,
    minutes_per_km: f32,
    visitors_from: u32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Instead {
    approach: Approach,
    about: Vec<String>,
    does_for: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    id: String,
    sort: String,
    #[serde(default)]
    evidence: Vec<String>,
}

/// The file while it is read: words become values, and those that mean nothing are told.
struct Reading<'a> {
    concepts: &'a Concepts,
    problems: &'a mut Vec<Problem>,
}

impl Reading<'_> {
    fn all(mut self, file: &File) -> Matching {
        let Suggest { kinds, equals, meetings, near_km, minutes_per_km, visitors_from } = file.suggest;
        let rules = Rules {
            weights: self.weights(&file.weights),
            sentences: self.sentences(&file.sentence),
            marks: self.marks(&file.marks),
            kept_for: self.set("kept_for", &file.kept_for),
            implied: file.implied.iter().filter_map(|(first, others)| self.implied(first, others)).collect(),
            studied: file.studied.clone(),
            stands_in: file.stands_in.iter().map(|one| self.stands_in(one)).collect(),
            suggested: kinds.max(2),
            room_for_equals: equals,
            meetings: meetings.max(1),
            near_km,
            minutes_per_km,
            visitors_from,
            lot: 0,
        };
        let languages = |(country, codes): (&String, &Vec<String>)| {
            let ids: Vec<String> = codes.iter().map(|code| format!("lang-{code}")).collect();
            (country.clone(), self.set("usual_languages", &ids))
        };
        let usual_languages = file.usual_languages.iter().map(languages).collect();
        Matching { rules, usual_languages }
    }

    fn weights(&mut self, given: &BTreeMap<String, u8>) -> Weights {
        let mut weights = Weights::all(0);
        for (name, weight) in given {
            match Topic::parse(name) {
                Some(topic) => weights = weights.with(topic, *weight),
                None => self.unknown(&format!("weights.{name}"), "topic"),
            }
        }
        for topic in Topic::ALL.iter().filter(|topic| !given.contains_key(topic.as_str())) {
            let what = format!("The topic “{}” has no weight.", topic.as_str());
            self.problems.push(Problem::refused(FILE, what, "Give it one from 0 to 4."));
        }
        weights
    }

    fn sentences(&mut self, given: &[Said]) -> BTreeMap<Sentence, Claim> {
        let mut sentences = BTreeMap::new();
        for said in given {
            let at = format!("sentence {}", said.id);
            let (Some(sentence), Some(sort)) = (Sentence::parse(&said.id), Sort::parse(&said.sort)) else {
                self.unknown(&at, "sentence, or its sort is none");
                continue;
            };
            let mut evidence = std::collections::BTreeSet::new();
            for id in &said.evidence {
                match id.parse::<EvidenceId>() {
                    Ok(id) => drop(evidence.insert(id)),
                    Err(_) => self.unknown(&format!("{at}, {id}"), "number of a finding"),
                }
            }
            if sentences.insert(sentence, Claim { sort, evidence }).is_some() {
                let what = format!("“{}” is there twice.", said.id);
                self.problems.push(Problem::refused(FILE, what, "Keep one of them."));
            }
        }
        sentences
    }

    fn marks(&mut self, given: &BTreeMap<String, Vec<String>>) -> Marks {
        let mut marks = Marks::default();
        for (name, ids) in given {
            let set = self.set(&format!("marks.{name}"), ids);
            match marks.named(name) {
                Some(mark) => *mark = set,
                None => self.unknown(&format!("marks.{name}"), "mark"),
            }
        }
        let infos = &self.concepts.list;
        marks.languages = infos.iter().filter(|one| one.id.starts_with("lang-")).map(|one| one.concept).collect();
        marks.in_person_only = infos.iter().filter(|one| one.in_person_only).map(|one| one.concept).collect();
        marks
    }

    fn implied(&mut self, first: &str, others: &[String]) -> Option<(Concept, ConceptSet)> {
        let others = self.set("implied", others);
        self.concept("implied", first).map(|first| (first, others))
    }

    fn stands_in(&mut self, one: &Instead) -> StandsIn {
        StandsIn {
            approach: one.approach,
            about: self.behaviours(&one.about),
            does_for: self.behaviours(&one.does_for),
        }
    }

    fn behaviours(&mut self, words: &[String]) -> Behaviours {
        let mut all = Behaviours::NONE;
        for word in words {
            match Behaviours::parse(word) {
                Some(one) => all = all.with(one),
                None => self.unknown(&format!("stands_in, {word}"), "substance or behaviour"),
            }
        }
        all
    }

    fn set(&mut self, at: &str, ids: &[String]) -> ConceptSet {
        ids.iter().filter_map(|id| self.concept(at, id)).collect()
    }

    fn concept(&mut self, at: &str, id: &str) -> Option<Concept> {
        let found = self.concepts.id(id);
        if found.is_none() {
            self.unknown(&format!("{at}, {id}"), "concept");
        }
        found
    }

    fn unknown(&mut self, at: &str, what: &str) {
        let at = format!("{FILE}, {at}");
        self.problems.push(Problem::refused(at, format!("There is no such {what}."), "Use one that is known."));
    }
}
