//! Whatever can be answered is written into an address and read again.

use std::sync::LazyLock;

use openseat_domain::{
    kind::Concern,
    matching::{Medicine, Nerve, Part},
    schedule::Weekday,
};
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
            Answers::Concepts(ids, _) => ids.to_vec(),
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
