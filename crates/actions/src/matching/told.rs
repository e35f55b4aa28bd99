//! What a person told us, in words, made into wishes.

use openseat_content::gazetteer::Match;
use openseat_domain::{
    behaviour::{Behaviour, Behaviours},
    concept::ConceptSet,
    kind::Concern,
    matching::{
        AgeGroup, Goal, Learned, MOST, MedicationWish, Medicine, Mode, Nerve, Outlook, Part, Seeker, Size, Strength,
        Style, Topic, Wanted, Weights, Wishes,
    },
    problem::Problem,
    schedule::Weekday,
    search::Near,
};
use serde::Deserialize;

use crate::{ActionError, House, Result, question::distance};

/// Answers as a form or a command gives them: words, or nothing. Each field is named in the problem that it makes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Told {
    /// `me` or `someone_else`.
    pub seeker: Option<String>,
    /// Words of [`Behaviour`], or `any_drug`, `any_substance`, `anything`.
    pub behaviours: Vec<String>,
    pub goal: Option<String>,
    pub outlook: Option<String>,
    /// Words of [`Medicine`], or `none`, or `rather_not_say`.
    pub medication: Vec<String>,
    /// Concepts of the family `who` that one would like …
    pub company: Vec<String>,
    /// … and those without which one does not come.
    pub company_must: Vec<String>,
    pub age: Option<String>,
    /// A place name, a postcode, or "lat,lon".
    pub near: Option<String>,
    /// "10mi", "15km".
    pub within: Option<String>,
    pub mode: Option<String>,
    pub days: Vec<String>,
    pub parts: Vec<String>,
    /// Languages by ISO 639-1 ("es").
    pub languages: Vec<String>,
    /// Concepts of the families `access` and `place` that one would like …
    pub access: Vec<String>,
    /// … and those without which one cannot come.
    pub access_must: Vec<String>,
    pub proof: bool,
    pub sent: bool,
    pub size: Option<String>,
    pub style: Option<String>,
    pub nerves: Vec<String>,
    /// `yes` or `no`: whether most friends and family drink or use.
    pub circle_uses: Option<String>,
    pub concerns: Vec<String>,
    pub learned: Option<String>,
    pub returned: bool,
    /// "topic=weight" for each weight that was moved.
    pub weights: Vec<String>,
    /// IANA zone of the person; nothing means that of the place, else of the deployment.
    pub zone: Option<String>,
}

/// What was understood.
#[derive(Clone, Debug)]
pub struct Heard {
    pub wishes: Wishes,
    /// The place that was meant.
    pub place: Option<Match>,
    /// Other places of that name, when it was not clear.
    pub others: Vec<Match>,
    /// The zone in which days and parts of the day are meant.
    pub zone: String,
}

impl House {
    /// Understands what a person told. Words that are empty count as no answer.
    ///
    /// # Errors
    /// [`ActionError::Refusals`] with every word that means nothing, and what would.
    pub fn understand_told(&self, told: &Told) -> Result<Heard> {
        let mut reading = Reading { house: self, problems: Vec::new() };
        let (place, others, zone, near) = reading.place(told);
        let country = place.as_ref().map_or(self.home_country(), |place| place.country);
        let wishes = Wishes {
            near,
            usual_languages: self.content().matching().usual_languages(country),
            ..reading.wishes(told)
        };
        if reading.problems.is_empty() {
            Ok(Heard { wishes, place, others, zone })
        } else {
            Err(ActionError::Refusals(reading.problems))
        }
    }
}

/// The words while they are read.
struct Reading<'a> {
    house: &'a House,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    fn place(&mut self, told: &Told) -> (Option<Match>, Vec<Match>, String, Option<Near>) {
        let found = self.house.place(told.near.as_deref());
        let (place, others) = self.or_say(found).unwrap_or_default();
        let zone = self.house.zone_for(told.zone.as_deref().filter(|zone| !zone.is_empty()), place.as_ref());
        let zone = self.or_say(zone).unwrap_or_default();
        let km = distance(told.within.as_deref());
        let km = self.or_say(km);
        let near = place.as_ref().zip(km).map(|(place, km)| Near { point: place.point, km });
        if told.mode.as_deref() == Some(Mode::InPerson.as_str()) && place.is_none() && self.problems.is_empty() {
            self.problems.push(Problem::refused(
                "near",
                "To find meetings in person we need a place.",
                "Give a town or a postcode, or choose online.",
            ));
        }
        (place, others, zone, near)
    }

    fn wishes(&mut self, told: &Told) -> Wishes {
        Wishes {
            seeker: self.one("seeker", told.seeker.as_deref(), Seeker::parse, Seeker::WORDS),
            behaviours: self.behaviours(&told.behaviours),
            goal: self.one("goal", told.goal.as_deref(), Goal::parse, Goal::WORDS),
            outlook: self.one("outlook", told.outlook.as_deref(), Outlook::parse, Outlook::WORDS),
            medication: self.medication(&told.medication),
            company: self.wanted("company", &["who"], &told.company, &told.company_must),
            age: self.one("age", told.age.as_deref(), AgeGroup::parse, AgeGroup::WORDS),
            mode: self.one("mode", told.mode.as_deref(), Mode::parse, Mode::WORDS),
            days: self.many("days", &told.days, Weekday::parse, &Weekday::ALL.map(Weekday::as_str)),
            parts: self.many("parts", &told.parts, Part::parse, Part::WORDS),
            languages: self.languages(&told.languages),
            access: self.wanted("access", &["access", "place"], &told.access, &told.access_must),
            proof: told.proof,
            sent: told.sent,
            size: self.one("size", told.size.as_deref(), Size::parse, Size::WORDS),
            style: self.one("style", told.style.as_deref(), Style::parse, Style::WORDS),
            nerves: self.many("nerves", &told.nerves, Nerve::parse, Nerve::WORDS),
            circle_uses: self.one("circle_uses", told.circle_uses.as_deref(), yes_or_no, &["yes", "no"]),
            concerns: self.many("concerns", &told.concerns, Concern::parse, Concern::WORDS),
            learned: self.one("learned", told.learned.as_deref(), Learned::parse, Learned::WORDS),
            returned: told.returned,
            weights: self.weights(&told.weights),
            ..Wishes::default()
        }
    }

    fn one<T>(&mut self, at: &str, word: Option<&str>, parse: impl Fn(&str) -> Option<T>, all: &[&str]) -> Option<T> {
        let word = word.map(str::trim).filter(|word| !word.is_empty())?;
        let value = parse(&spelled(word));
        if value.is_none() {
            self.refuse(at, word, all);
        }
        value
    }

    fn many<T>(&mut self, at: &str, words: &[String], parse: impl Fn(&str) -> Option<T>, all: &[&str]) -> Vec<T> {
        words.iter().filter_map(|word| self.one(at, Some(word), &parse, all)).collect()
    }

    fn behaviours(&mut self, words: &[String]) -> Behaviours {
        let all = [Behaviour::WORDS, &["any_drug", "any_substance", "anything"]].concat();
        let sets = self.many("behaviours", words, Behaviours::parse, &all);
        sets.into_iter().fold(Behaviours::NONE, Behaviours::with)
    }

    fn medication(&mut self, words: &[String]) -> Option<MedicationWish> {
        let words: Vec<String> = words.iter().map(|word| spelled(word)).filter(|word| !word.is_empty()).collect();
        match MedicationWish::parse(words.iter().map(String::as_str)) {
            Ok(wish) => wish,
            Err(word) => {
                let all = [Medicine::WORDS, &[MedicationWish::NONE, MedicationWish::RATHER_NOT_SAY]].concat();
                self.refuse("medication", word, &all);
                None
            }
        }
    }

    fn wanted(&mut self, at: &str, families: &[&str], like: &[String], must: &[String]) -> Vec<Wanted> {
        let content = self.house.content();
        let of_family = |id: &str| {
            let info = content.concepts().iter().find(|info| info.id == id)?;
            families.contains(&info.family.as_str()).then_some(info.concept)
        };
        let dashed = |word: &str| of_family(&word.replace('_', "-"));
        let infos = content.concepts().iter().filter(|info| families.contains(&info.family.as_str()));
        let all: Vec<&str> = infos.map(|info| info.id.as_str()).collect();
        let mut wanted = Vec::new();
        for (words, strength, at) in [(must, Strength::Must, format!("{at}_must")), (like, Strength::Like, at.into())] {
            let concepts = self.many(&at, words, dashed, &all);
            wanted.extend(concepts.into_iter().map(|concept| Wanted { concept, strength }));
        }
        wanted
    }

    fn languages(&mut self, words: &[String]) -> ConceptSet {
        let content = self.house.content();
        let of = |word: &str| content.concept(&format!("lang-{}", word.trim_start_matches("lang_")));
        let codes = content.concepts().iter().filter_map(|info| info.id.strip_prefix("lang-"));
        let codes: Vec<&str> = codes.collect();
        self.many("languages", words, of, &codes).into_iter().collect()
    }

    fn weights(&mut self, words: &[String]) -> Option<Weights> {
        let mut moved = None;
        for word in words.iter().filter(|word| !word.trim().is_empty()) {
            let read = word.split_once('=').and_then(|(topic, weight)| {
                let weight = weight.trim().parse::<u8>().ok().filter(|weight| *weight <= MOST)?;
                Topic::parse(&spelled(topic)).map(|topic| (topic, weight))
            });
            match read {
                Some((topic, weight)) => {
                    let weights = moved.unwrap_or(self.house.content().matching().rules(0).weights);
                    moved = Some(weights.with(topic, weight));
                }
                None => {
                    let fix = format!("Write topic=0 to topic={MOST}. Topics are: {}.", Topic::WORDS.join(", "));
                    self.problems.push(Problem::refused("weights", format!("“{word}” is not a weight."), fix));
                }
            }
        }
        moved
    }

    fn refuse(&mut self, at: &str, word: &str, all: &[&str]) {
        let what = format!("“{word}” is not an answer that we know.");
        self.problems.push(Problem::refused(at, what, format!("Use: {}.", all.join(", "))));
    }

    fn or_say<T>(&mut self, result: Result<T>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(ActionError::Refused(problem)) => {
                self.problems.push(problem);
                None
            }
            Err(other) => {
                self.problems.push(Problem::refused("near", other.to_string(), "Try another place."));
                None
            }
        }
    }
}

/// As the words are written: lower case, `_` for spaces and dashes.
fn spelled(word: &str) -> String {
    word.trim().to_lowercase().replace([' ', '-'], "_")
}

fn yes_or_no(word: &str) -> Option<bool> {
    match word {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}
