//! Words of people become wishes, and words that mean nothing are told with those that would.

use openseat_actions::{ActionError, matching::Told};
use openseat_domain::{
    behaviour::Behaviours,
    matching::{Goal, MedicationWish, Mode, Outlook, Part, Strength, Topic},
    schedule::Weekday,
};

use crate::place;

fn words(all: &[&str]) -> Vec<String> {
    all.iter().map(|word| (*word).to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn words_are_understood_however_they_are_spelled() {
    let house = place::list().await;
    let told = Told {
        behaviours: words(&["any drug", "Alcohol"]),
        goal: Some("Not sure".into()),
        outlook: Some("no-matter".into()),
        medication: words(&["none"]),
        company: words(&["young_people", "Parents"]),
        company_must: words(&["women"]),
        near: Some("Portland, Oregon".into()),
        within: Some("10mi".into()),
        mode: Some("in-person".into()),
        days: words(&["mon", "Tuesday"]),
        parts: words(&["evening"]),
        languages: words(&["es", "EN"]),
        access_must: words(&["step-free"]),
        weights: words(&["travel=4", "taking part=0"]),
        ..Told::default()
    };
    let heard = house.understand_told(&told).unwrap();
    let wishes = heard.wishes;
    assert_eq!(wishes.behaviours, Behaviours::DRUGS.with(Behaviours::parse("alcohol").unwrap()));
    assert_eq!((wishes.goal, wishes.outlook), (Some(Goal::NotSure), Some(Outlook::NoMatter)));
    assert_eq!(wishes.medication, Some(MedicationWish::TakesNone));
    let strengths: Vec<Strength> = wishes.company.iter().map(|one| one.strength).collect();
    assert_eq!(strengths, [Strength::Must, Strength::Like, Strength::Like]);
    assert_eq!((wishes.mode, wishes.parts), (Some(Mode::InPerson), vec![Part::Evening]));
    assert_eq!(wishes.days, [Weekday::Monday, Weekday::Tuesday]);
    assert_eq!(wishes.languages.iter().count(), 2);
    let weights = wishes.weights.unwrap();
    assert_eq!((weights.get(Topic::Travel), weights.get(Topic::TakingPart)), (4, 0));
    assert_eq!(weights.get(Topic::Goal), 3, "the others stay as the data says");
    assert_eq!(heard.zone, "America/Los_Angeles");
    assert!((wishes.near.unwrap().km - 16.09).abs() < 0.01);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_word_that_means_nothing_is_told_at_once_with_what_would() {
    let house = place::list().await;
    let wrong = words(&["purple"]);
    let told = Told {
        seeker: Some("dog".into()),
        behaviours: wrong.clone(),
        goal: Some("win".into()),
        outlook: Some("purple".into()),
        medication: wrong.clone(),
        company: words(&["step-free"]),
        company_must: wrong.clone(),
        age: Some("99".into()),
        near: Some("Qxzzyvbn".into()),
        within: Some("far".into()),
        mode: Some("flying".into()),
        days: wrong.clone(),
        parts: wrong.clone(),
        languages: words(&["xx"]),
        access: words(&["women"]),
        access_must: wrong.clone(),
        size: Some("purple".into()),
        style: Some("purple".into()),
        nerves: wrong.clone(),
        circle_uses: Some("perhaps".into()),
        concerns: wrong.clone(),
        learned: Some("purple".into()),
        weights: words(&["travel=5"]),
        zone: Some("Mars".into()),
        ..Told::default()
    };
    let Err(ActionError::Refusals(problems)) = house.understand_told(&told) else { panic!("these mean nothing") };
    let fields = "seeker behaviours goal outlook medication company company_must age near within mode days parts \
                  languages access access_must size style nerves circle_uses concerns learned weights zone";
    for field in fields.split_whitespace() {
        let told: Vec<_> = problems.iter().filter(|problem| problem.at == field).collect();
        assert_eq!(told.len(), 1, "{field}: {problems:?}");
        assert!(told[0].fix.len() > 10, "{field}: {told:?}");
    }
    assert_eq!(problems.len(), fields.split_whitespace().count());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_who_wants_a_room_is_asked_where() {
    let house = place::list().await;
    let told = Told { mode: Some("in_person".into()), ..Told::default() };
    let Err(ActionError::Refusals(problems)) = house.understand_told(&told) else { panic!("where?") };
    assert_eq!(problems[0].at, "near");
    assert!(house.understand_told(&Told::default()).is_ok(), "every question may be skipped");
}

/// What was understood can be told again and means the same.
#[tokio::test(flavor = "multi_thread")]
async fn the_document_gives_the_words_that_give_it_again() {
    let house = place::list().await;
    let told = Told {
        seeker: Some("someone_else".into()),
        behaviours: words(&["alcohol", "opioids"]),
        medication: words(&["opioid"]),
        company_must: words(&["women"]),
        near: Some("97205".into()),
        parts: words(&["evening", "night"]),
        languages: words(&["es"]),
        access: words(&["childcare"]),
        proof: true,
        circle_uses: Some("no".into()),
        ..Told::default()
    };
    let heard = house.understand_told(&told).unwrap();
    let matched = house.match_(&heard.wishes, &heard.zone, place::now(), 1).unwrap();
    let how = openseat_actions::matching::show::Telling {
        content: house.content(),
        locale: openseat_content::Locale::En,
        miles: true,
    };
    let document = serde_json::to_value(matched.show(&heard, how)).unwrap();
    assert_eq!(document["format"], "openseat-match/1");
    let mut wishes = document["wishes"].clone();
    let object = wishes.as_object_mut().unwrap();
    for derived in ["within_km", "usual_languages"] {
        assert!(object.remove(derived).is_some());
    }
    let again: Told = serde_json::from_value(wishes).unwrap();
    let again = house.understand_told(&Told { near: told.near.clone(), ..again }).unwrap();
    assert_eq!(again.wishes, heard.wishes);
}
