//! The answers of a person as they stand in an address: `/match/answer?goal=not_sure&faith=secular&place=Leeds`.
//!
//! Nothing in an address can be wrong: what cannot be read is left out.

use openseat_content::Content;
use openseat_domain::{
    behaviour::{Behaviour, Behaviours},
    concept::{Concept, ConceptSet},
    kind::Concern,
    matching::{
        AgeGroup, Goal, Learned, MedicationWish, Medicine, Mode, Nerve, Outlook, Part, Seeker, Size, Strength, Style,
        Topic, Wanted, Weights, Wishes,
    },
    place::Point,
    schedule::Weekday,
};

use crate::query::{self, Within};

/// Concepts of one question, at most.
const MOST: usize = 20;

/// What a person answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Asked {
    /// All but where they are.
    pub(crate) wishes: Wishes,
    /// A town or postcode, as typed.
    pub(crate) place: String,
    /// The place itself, when one of several was chosen.
    pub(crate) point: Option<Point>,
    pub(crate) within: Option<Within>,
    /// Orders what fits equally; drawn once, at the start.
    pub(crate) seed: Option<u64>,
}

/// A question's name in the address with one value.
pub(crate) type Pair = (&'static str, String);

impl Asked {
    /// Reads the part of an address after `?`.
    pub(crate) fn read(raw: Option<&str>, content: &Content) -> Self {
        let mut reading = Reading::new(content);
        for (key, value) in query::pairs(raw.unwrap_or_default()) {
            reading.take(&key, value.trim());
        }
        reading.finish()
    }

    /// The same answers as they stand after `?`, without `seed`. Only what was answered is written.
    pub(crate) fn pairs(&self, content: &Content) -> Vec<Pair> {
        let wishes = &self.wishes;
        let mut pairs = Pairs::default();
        pairs.one("who", wishes.seeker.map(Seeker::as_str));
        pairs.one("age", wishes.age.map(AgeGroup::as_str));
        pairs.many("about", wishes.behaviours.iter().map(Behaviour::as_str));
        pairs.one("also", wishes.returned.then_some(RETURNED));
        pairs.many("also", wishes.concerns.iter().map(|one| one.as_str()));
        pairs.one("goal", wishes.goal.map(Goal::as_str));
        pairs.one("faith", wishes.outlook.map(Outlook::as_str));
        pairs.many("med", wishes.medication.into_iter().flat_map(MedicationWish::words));
        pairs.wanted(content, ["with", "with-how"], &wishes.company);
        pairs.one("place", Some(self.place.as_str()).filter(|place| !place.is_empty()));
        if let Some(point) = self.point {
            pairs.one("lat", Some(&point.lat.to_string()));
            pairs.one("lon", Some(&point.lon.to_string()));
        }
        pairs.one("within", self.within.map(|within| within.unit.written(within.distance)).as_deref());
        pairs.one("mode", wishes.mode.map(Mode::as_str));
        pairs.many("day", wishes.days.iter().map(|day| day.as_str()));
        pairs.many("time", wishes.parts.iter().map(|part| part.as_str()));
        pairs.many("speak", wishes.languages.iter().filter_map(|one| id_of(content, one)));
        pairs.wanted(content, ["need", "need-how"], &wishes.access);
        pairs.one("proof", wishes.proof.then_some("needed"));
        pairs.one("proof", wishes.sent.then_some("sent"));
        pairs.one("style", wishes.style.map(Style::as_str));
        pairs.one("size", wishes.size.map(Size::as_str));
        pairs.many("calm", wishes.nerves.iter().map(|nerve| nerve.as_str()));
        pairs.one("circle", wishes.circle_uses.map(|uses| if uses { "yes" } else { "no" }));
        pairs.one("learned", wishes.learned.map(Learned::as_str));
        let usual = usual(content);
        for (topic, weight) in wishes.weights.unwrap_or(usual).iter() {
            pairs.one(weight_key(topic), (usual.get(topic) != weight).then(|| weight.to_string()).as_deref());
        }
        pairs.0
    }

    /// The same with the seed: all that stands after `?`.
    pub(crate) fn written(&self, content: &Content) -> String {
        let mut out = url::form_urlencoded::Serializer::new(String::with_capacity(128));
        out.extend_pairs(self.pairs(content));
        if let Some(seed) = self.seed {
            out.append_pair("seed", &seed.to_string());
        }
        out.finish()
    }

    /// An address that carries these answers to `path`, which may end in `#…`.
    pub(crate) fn to(&self, path: &str, content: &Content) -> String {
        let written = self.written(content);
        let (path, fragment) = query::fragment(path);
        if written.is_empty() { format!("{path}{fragment}") } else { format!("{path}?{written}{fragment}") }
    }

    /// Whether anything was answered.
    pub(crate) fn is_empty(&self, content: &Content) -> bool {
        self.pairs(content).is_empty()
    }
}

/// How much each topic counts when the person moves nothing.
pub(crate) fn usual(content: &Content) -> Weights {
    content.matching().weights()
}

/// The name of a topic's weight in addresses.
pub(crate) fn weight_key(topic: Topic) -> &'static str {
    match topic {
        Topic::About => "w-about",
        Topic::Goal => "w-goal",
        Topic::Belief => "w-faith",
        Topic::Medication => "w-med",
        Topic::Company => "w-with",
        Topic::Age => "w-age",
        Topic::Concerns => "w-also",
        Topic::Style => "w-style",
        Topic::Size => "w-size",
        Topic::Nerves => "w-calm",
        Topic::Access => "w-need",
        Topic::Circle => "w-circle",
        Topic::Learned => "w-learned",
        Topic::Travel => "w-travel",
        Topic::TakingPart => "w-often",
        Topic::InPerson => "w-person",
        Topic::Introduction => "w-greet",
        Topic::OnSite => "w-site",
        Topic::Newcomers => "w-new",
        Topic::Fresh => "w-fresh",
    }
}

/// Had stopped and has used again: said beside the concerns.
const RETURNED: &str = "returned";

fn id_of(content: &Content, concept: Concept) -> Option<&str> {
    content.concept_info(concept).map(|info| info.id.as_str())
}

#[derive(Default)]
struct Pairs(Vec<Pair>);

impl Pairs {
    fn one(&mut self, key: &'static str, value: Option<&str>) {
        self.many(key, value.into_iter());
    }

    fn many<'v>(&mut self, key: &'static str, values: impl Iterator<Item = &'v str>) {
        self.0.extend(values.map(|value| (key, value.to_owned())));
    }

    /// What is wanted, and under the second name how much. One strength holds for all of a question.
    fn wanted(&mut self, content: &Content, [key, how]: [&'static str; 2], wanted: &[Wanted]) {
        self.many(key, wanted.iter().filter_map(|one| id_of(content, one.concept)));
        let must = wanted.iter().any(|one| one.strength == Strength::Must);
        self.one(how, must.then_some(Strength::Must.as_str()));
    }
}

/// An address that is being read.
struct Reading<'a> {
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
    fn new(content: &'a Content) -> Self {
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

    fn take(&mut self, key: &str, value: &str) {
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

    fn finish(self) -> Asked {
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

#[cfg(test)]
pub(crate) mod tests {
    use std::sync::LazyLock;

    use proptest::{prelude::*, sample::subsequence};

    use super::*;
    use crate::{
        distance::Unit,
        pages::matching::journey::{Answers, all},
    };

    /// Reading it takes a while, and the cases are many.
    static CONTENT: LazyLock<Content> = LazyLock::new(Content::embedded);

    fn maybe<T: Clone + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = Option<T>> {
        prop::option::of(prop::sample::select(all))
    }

    fn some<T: Clone + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = Vec<T>> {
        subsequence(all, 0..=all.len())
    }

    fn concepts(families: &'static [&'static str]) -> impl Strategy<Value = Vec<Concept>> {
        let all: Vec<Concept> = CONTENT
            .concepts()
            .iter()
            .filter(|info| families.contains(&info.family.as_str()))
            .map(|info| info.concept)
            .collect();
        subsequence(all, 0..=8)
    }

    fn medication() -> impl Strategy<Value = Option<MedicationWish>> {
        let takes = subsequence(Medicine::ALL, 1..=3).prop_map(|all| MedicationWish::Takes(all.into_iter().collect()));
        prop::option::of(prop_oneof![takes, Just(MedicationWish::TakesNone), Just(MedicationWish::RatherNotSay)])
    }

    /// Any answers that the pages can give.
    pub(crate) fn any_asked() -> impl Strategy<Value = Asked> {
        let who = (maybe(Seeker::ALL), maybe(AgeGroup::ALL), some(Behaviour::ALL), some(Concern::ALL), any::<bool>());
        let what = (maybe(Goal::ALL), maybe(Outlook::ALL), medication(), concepts(&["who"]), any::<bool>());
        let distance = prop::option::of((1..600_u16, any::<bool>()));
        let place = (".{0,20}", prop::option::of((-90.0..90.0_f64, -180.0..180.0_f64)), distance, maybe(Mode::ALL));
        let when = (some(&Weekday::ALL), some(Part::ALL), concepts(&["language"]), concepts(&["access", "place"]));
        let how = (maybe(Size::ALL), maybe(Style::ALL), some(Nerve::ALL), maybe(Learned::ALL));
        let rest = (any::<(bool, bool, bool)>(), any::<Option<bool>>(), any::<Option<u64>>());
        let weights = proptest::collection::vec((prop::sample::select(Topic::ALL), 0..=4_u8), 0..5);
        (who, what, place, when, how, rest, weights).prop_map(|(who, what, place, when, how, rest, weights)| {
            let usual = usual(&CONTENT);
            let moved = weights.into_iter().fold(usual, |all, (topic, weight)| all.with(topic, weight));
            let wanted = |concepts: Vec<Concept>, must| {
                let strength = if must { Strength::Must } else { Strength::Like };
                concepts.into_iter().map(|concept| Wanted { concept, strength }).collect()
            };
            let ((proof, sent, need_must), circle_uses, seed) = rest;
            let wishes = Wishes {
                seeker: who.0,
                age: who.1,
                behaviours: who.2.into_iter().collect(),
                concerns: who.3,
                returned: who.4,
                goal: what.0,
                outlook: what.1,
                medication: what.2,
                company: wanted(what.3, what.4),
                mode: place.3,
                days: when.0,
                parts: when.1,
                languages: when.2.into_iter().collect(),
                access: wanted(when.3, need_must),
                size: how.0,
                style: how.1,
                nerves: how.2,
                learned: how.3,
                proof,
                sent,
                circle_uses,
                weights: Some(moved).filter(|moved| *moved != usual),
                ..Wishes::default()
            };
            let unit = |miles| if miles { Unit::Miles } else { Unit::Kilometres };
            Asked {
                wishes,
                place: query::shortened(place.0.trim()).trim().to_owned(),
                point: place.1.and_then(|(lat, lon)| Point::new(lat, lon)),
                within: place.2.map(|(distance, miles)| Within { distance, unit: unit(miles) }),
                seed,
            }
        })
    }

    /// Someone who answered a little on every page.
    pub(crate) fn sample(content: &Content) -> Asked {
        let raw = "who=me&age=26_59&about=alcohol&about=gambling&goal=not_sure&faith=secular&med=mental_health&with=women\
                   &with-how=must&place=Leeds&mode=both&day=tuesday&time=evening&need=step-free&proof=needed&w-size=4&seed=7";
        Asked::read(Some(raw), content)
    }

    proptest! {
        #[test]
        fn an_address_with_anything_in_it_reads_as_it_was_written(asked in any_asked()) {
            let content = &*CONTENT;
            let written = asked.written(content);
            prop_assert_eq!(Asked::read(Some(&written), content), asked);
        }

        #[test]
        fn no_address_is_an_error(raw in "[a-z=&%+_0-9-]{0,200}") {
            let content = &*CONTENT;
            let asked = Asked::read(Some(&raw), content);
            prop_assert_eq!(Asked::read(Some(&asked.written(content)), content), asked);
        }
    }

    #[test]
    fn every_answer_of_the_journey_is_read_and_is_another_one() {
        let content = Content::embedded();
        for (_, question) in all() {
            let values: Vec<&str> = match question.answers {
                Answers::One(list) | Answers::Many(list, _) => list.iter().map(|(value, _)| *value).collect(),
                Answers::Concepts(ids) => ids.to_vec(),
                _ => continue,
            };
            let how = question.key.ends_with("-how");
            for value in values.into_iter().filter(|value| !how || *value == "must") {
                let around = if how { "with=women&need=step-free&" } else { "" };
                let read = Asked::read(Some(&format!("{around}{}={value}", question.key)), &content);
                let pairs = read.pairs(&content);
                assert!(pairs.contains(&(question.key, value.to_owned())), "{}={value}: {pairs:?}", question.key);
            }
        }
    }

    #[test]
    fn every_value_of_the_model_can_be_answered() {
        let offered = |key: &str| -> Vec<&str> {
            let question = all().find(|(_, question)| question.key == key).expect("a question of the journey").1;
            let (Answers::One(list) | Answers::Many(list, _)) = question.answers else { return Vec::new() };
            list.iter().map(|(value, _)| *value).collect()
        };
        macro_rules! all_of {
            ($($key:literal: $type:ty),+ $(,)?) => {$(
                for value in <$type>::ALL {
                    assert!(offered($key).contains(&value.as_str()), "{}: {}", $key, value.as_str());
                }
            )+};
        }
        all_of!(
            "who": Seeker, "age": AgeGroup, "about": Behaviour, "also": Concern, "goal": Goal, "faith": Outlook,
            "med": Medicine, "with-how": Strength, "mode": Mode, "time": Part, "style": Style, "size": Size,
            "calm": Nerve, "learned": Learned,
        );
    }
}
