//! From the part of an address after `?` to the answers.

use openseat_content::Content;
use openseat_domain::{
    behaviour::Behaviours,
    concept::{Concept, ConceptSet},
    kind::Concern,
    matching::{
        AgeGroup, Goal, Learned, MedicationWish, Medicine, Mode, Nerve, Outlook, Part, Seeker, Size, Strength, Style,
        Topic, Wanted, Weights,
    },
    place::Point,
    schedule::Weekday,
};

use super::{Asked, RETURNED, usual, weight_key};
use crate::query::{self, Within};

/// Concepts of one question, at most.
const MOST: usize = 20;

/// An address that is being read.
pub(super) struct Reading<'a> {
    content: &'a Content,
    asked: Asked,
    behaviours: Behaviours,
    medicines: Vec<&'static str>,
    company: Vec<Concept>,
    company_how: Strength,
    access: Vec<Concept>,
    access_how: Strength,
    languages: ConceptSet,
    lat: Option<f64>,
    lon: Option<f64>,
    weights: Weights,
}

impl<'a> Reading<'a> {
    pub(super) fn new(content: &'a Content) -> Self {
        Self {
            content,
            asked: Asked::default(),
            behaviours: Behaviours::NONE,
            medicines: Vec::new(),
            company: Vec::new(),
            company_how: Strength::Like,
            access: Vec::new(),
            access_how: Strength::Like,
            languages: ConceptSet::EMPTY,
            lat: None,
            lon: None,
            weights: usual(content),
        }
    }

    pub(super) fn take(&mut self, key: &str, value: &str) {
        let wishes = &mut self.asked.wishes;
        match key {
            "who" => wishes.seeker = Seeker::parse(value).or(wishes.seeker),
            "age" => wishes.age = AgeGroup::parse(value).or(wishes.age),
            "about" => self.behaviours = self.behaviours.with(Behaviours::parse(value).unwrap_or_default()),
            "also" if value == RETURNED => wishes.returned = true,
            "also" => add(&mut wishes.concerns, Concern::parse(value)),
            "goal" => wishes.goal = Goal::parse(value).or(wishes.goal),
            "faith" => wishes.outlook = Outlook::parse(value).or(wishes.outlook),
            "med" => add(&mut self.medicines, medicine(value)),
            "mode" => wishes.mode = Mode::parse(value).or(wishes.mode),
            "day" => add(&mut wishes.days, Weekday::parse(value)),
            "time" => add(&mut wishes.parts, Part::parse(value)),
            "style" => wishes.style = Style::parse(value).or(wishes.style),
            "size" => wishes.size = Size::parse(value).or(wishes.size),
            "calm" => add(&mut wishes.nerves, Nerve::parse(value)),
            "learned" => wishes.learned = Learned::parse(value).or(wishes.learned),
            "circle" if ["yes", "no"].contains(&value) => wishes.circle_uses = Some(value == "yes"),
            "proof" if value == "needed" => wishes.proof = true,
            "proof" if value == "sent" => wishes.sent = true,
            _ => self.take_other(key, value),
        }
    }

    fn take_other(&mut self, key: &str, value: &str) {
        match key {
            "with" => {
                let found = self.concept(value, &["who"]);
                add(&mut self.company, found);
            }
            "with-how" => self.company_how = Strength::parse(value).unwrap_or(self.company_how),
            "need" => {
                let found = self.concept(value, &["access", "place"]);
                add(&mut self.access, found);
            }
            "need-how" => self.access_how = Strength::parse(value).unwrap_or(self.access_how),
            "speak" => {
                let found = self.concept(value, &["language"]);
                found.into_iter().for_each(|one| self.languages.insert(one));
            }
            "place" => self.asked.place = query::shortened(value),
            "lat" => self.lat = value.parse().ok(),
            "lon" => self.lon = value.parse().ok(),
            "within" => self.asked.within = Within::read(value),
            "seed" => self.asked.seed = value.parse().ok(),
            _ => self.take_weight(key, value),
        }
    }

    fn take_weight(&mut self, key: &str, value: &str) {
        let topic = Topic::ALL.iter().find(|topic| weight_key(**topic) == key);
        if let (Some(topic), Ok(weight)) = (topic, value.parse::<u8>()) {
            self.weights = self.weights.with(*topic, weight);
        }
    }

    /// The concept with this id, if it is of one of the families that the question is about.
    fn concept(&self, id: &str, families: &[&str]) -> Option<Concept> {
        let info = self.content.concept_info(self.content.concept(id)?)?;
        families.contains(&info.family.as_str()).then_some(info.concept)
    }

    pub(super) fn finish(self) -> Asked {
        let wanted = |mut concepts: Vec<Concept>, strength| {
            concepts.sort();
            concepts.truncate(MOST);
            concepts.into_iter().map(|concept| Wanted { concept, strength }).collect()
        };
        let mut asked = self.asked;
        let wishes = &mut asked.wishes;
        wishes.behaviours = self.behaviours;
        wishes.languages = self.languages;
        wishes.medication = MedicationWish::parse(self.medicines).unwrap_or_default();
        wishes.company = wanted(self.company, self.company_how);
        wishes.access = wanted(self.access, self.access_how);
        wishes.weights = Some(self.weights).filter(|weights| *weights != usual(self.content));
        // The same answers are one address, in whatever order they were ticked.
        wishes.concerns.sort();
        wishes.days.sort();
        wishes.parts.sort();
        wishes.nerves.sort();
        asked.point = self.lat.zip(self.lon).and_then(|(lat, lon)| Point::new(lat, lon));
        asked
    }
}

/// The word itself, if it is one of the answers about medicine.
fn medicine(word: &str) -> Option<&'static str> {
    let known = Medicine::ALL.iter().map(|medicine| medicine.as_str());
    known.chain([MedicationWish::NONE, MedicationWish::RATHER_NOT_SAY]).find(|known| *known == word)
}

fn add<T: PartialEq>(list: &mut Vec<T>, value: Option<T>) {
    if let Some(value) = value.filter(|value| !list.contains(value)) {
        list.push(value);
    }
}
