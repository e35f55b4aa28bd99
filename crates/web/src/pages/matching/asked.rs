//! The answers of a person as they stand in an address: `/match/answer?goal=not_sure&faith=secular&place=Leeds`.
//!
//! Nothing in an address can be wrong: what cannot be read is left out.

use openseat_content::Content;
use openseat_domain::{
    behaviour::Behaviour,
    concept::Concept,
    matching::{
        AgeGroup, Goal, Learned, MedicationWish, Mode, Outlook, Seeker, Size, Strength, Style, Topic, Wanted, Weights,
        Wishes,
    },
    place::Point,
};

use crate::query::{self, Within};

mod read;
#[cfg(test)]
pub(crate) mod tests;

use read::Reading;

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
