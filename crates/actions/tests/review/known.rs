//! What is known of a group, and of how many.

use openseat_actions::review::{Facts, Telling, medication_lines, said};
use openseat_domain::{
    review::{Band, Found, Medication, Welcome},
    statistic::Interval,
};

use crate::home::{days, in_each_house, known_of, meeting_id, noon, people, staff, telling, told, told_outside};

#[tokio::test]
async fn four_people_are_nobody_and_the_fifth_makes_a_figure() {
    in_each_house(async |house, db| {
        let people = people(&house, &db, 1..6).await;
        for (number, who) in people.iter().enumerate() {
            assert!(known_of(&house, &db, 0, noon()).await.signed_in.all_hidden(), "{number}");
            told(&house, who, telling(0), noon()).await;
        }
        let known = known_of(&house, &db, 0, noon()).await;
        let welcome = known.signed_in.welcome.shown().unwrap();
        assert_eq!((welcome.n, welcome.value.interval), (5, Interval::wilson(5, 5)));
        assert_eq!(welcome.from.to_string(), "2026-11");
        assert!(known.signed_in.size.is_hidden(), "nobody told of that");
        assert!(known.signed_out.all_hidden() && !known.being_checked);
        assert!(known_of(&house, &db, 1, noon()).await.signed_in.all_hidden(), "nothing goes to another meeting");
        assert!(known_of(&house, &db, 0, days(366)).await.signed_in.all_hidden(), "a year later nothing is told of it");
    })
    .await;
}

#[tokio::test]
async fn one_person_cannot_become_five_in_a_year() {
    in_each_house(async |house, db| {
        let who = &people(&house, &db, 1..2).await[0];
        for turn in 0..5 {
            told(&house, who, telling(0), days(90 * turn)).await;
        }
        assert!(known_of(&house, &db, 0, days(360)).await.signed_in.all_hidden());
    })
    .await;
}

#[tokio::test]
async fn what_is_said_without_signing_in_is_counted_apart() {
    in_each_house(async |house, db| {
        let facts = Facts { welcome: Some(Welcome::No), size: Some(Band::UpTo4), ..Facts::default() };
        for _ in 0..5 {
            told_outside(&house, Telling { facts, sentence: "Words.".into(), ..telling(0) }, noon()).await;
        }
        let known = known_of(&house, &db, 0, noon()).await;
        assert!(known.signed_in.all_hidden());
        assert_eq!(known.signed_out.welcome.shown().unwrap().value.interval, Interval::wilson(0, 5));
        assert!(medication_lines(&house, noon()).await.unwrap().is_empty());
        assert!(said(&house, meeting_id(&db, 0).await, noon()).await.unwrap().is_empty(), "no words come in so");
    })
    .await;
}

#[tokio::test]
async fn the_lines_on_medication_come_for_all_meetings_at_once() {
    in_each_house(async |house, db| {
        let people = people(&house, &db, 1..8).await;
        for (number, who) in people.iter().enumerate() {
            let heard = if number < 2 { Medication::Against } else { Medication::Supportive };
            let facts = Facts { medication: Some(heard), ..Facts::default() };
            told(&house, who, Telling { facts, ..telling(0) }, noon()).await;
            if number < 4 {
                told(&house, who, telling(1), noon()).await;
            }
        }
        told_outside(&house, telling(1), noon()).await;
        let lines = medication_lines(&house, noon()).await.unwrap();
        assert_eq!(lines.len(), 1, "four people and a visitor are too few");
        let line = lines[&meeting_id(&db, 0).await];
        assert_eq!((line.n, line.supportive, line.against), (7, 5, 2));
        assert_eq!(line.interval, Interval::wilson(5, 7));
        let shown = known_of(&house, &db, 0, noon()).await.signed_in.medication;
        assert_eq!(shown.shown().unwrap().value, line, "the page and the snapshot say the same");
    })
    .await;
}

#[tokio::test]
async fn beside_a_sentence_stands_only_what_five_people_told_of() {
    in_each_house(async |house, db| {
        let office = staff(&house, &db, 100, openseat_domain::role::Role::Steward, true).await;
        let people = people(&house, &db, 1..6).await;
        let facts = Facts { found: Some(Found::Hard), size: Some(Band::UpTo9), ..telling(0).facts };
        told(&house, &people[0], Telling { facts, sentence: "A warm room.".into(), ..telling(0) }, noon()).await;
        for one in &openseat_actions::review::desk(&house, &office).await.unwrap().waiting {
            let show = openseat_actions::review::Decision::Show;
            assert!(openseat_actions::review::decide(&house, &office, one.id, show, noon()).await.unwrap());
        }
        let beside = async || said(&house, meeting_id(&db, 0).await, noon()).await.unwrap()[0].facts;
        assert_eq!(beside().await, Facts::default());
        for who in &people[1..] {
            told(&house, who, telling(0), noon()).await;
        }
        let expected =
            Facts { welcome: Some(Welcome::Yes), medication: Some(Medication::Supportive), ..Facts::default() };
        assert_eq!(beside().await, expected, "five told of the welcome, one of the size");
    })
    .await;
}
