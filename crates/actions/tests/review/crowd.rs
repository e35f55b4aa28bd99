//! Crowds and copies.

use openseat_actions::review::{Concern, decide, desk, medication_lines, settle_hold};
use openseat_domain::role::Role;

use crate::home::{days, in_each_house, known_of, noon, people, saying, staff, telling, told, told_outside};

#[tokio::test]
async fn a_sudden_crowd_hides_the_numbers_until_a_person_has_looked() {
    in_each_house(async |house, db| {
        let office = staff(&house, &db, 100, Role::Steward, true).await;
        let people = people(&house, &db, 1..40).await;
        for who in &people[..5] {
            told(&house, who, telling(0), days(-20)).await;
        }
        for who in &people[5..12] {
            told(&house, who, telling(0), noon()).await;
        }
        assert_eq!(known_of(&house, &db, 0, noon()).await.signed_in.welcome.shown().unwrap().n, 12);
        told(&house, &people[12], telling(0), noon()).await;
        let known = known_of(&house, &db, 0, noon()).await;
        assert!(known.being_checked && known.signed_in.all_hidden() && known.signed_out.all_hidden());
        assert!(medication_lines(&house, noon()).await.unwrap().is_empty());
        assert!(!known_of(&house, &db, 1, noon()).await.being_checked);
        let held = desk(&house, &office).await.unwrap().held;
        assert_eq!((held.len(), held[0].slug.as_str(), held[0].count), (1, "meeting-0", 8));
        // Left out: the old five are what is known.
        assert!(settle_hold(&house, &office, "meeting-0", false, noon()).await.unwrap());
        assert!(!settle_hold(&house, &office, "meeting-0", false, noon()).await.unwrap());
        assert_eq!(known_of(&house, &db, 0, noon()).await.signed_in.welcome.shown().unwrap().n, 5);
        // The same again: held again. This time it counts, and one more does not hold it.
        for who in &people[13..21] {
            told(&house, who, telling(0), days(1)).await;
        }
        assert!(known_of(&house, &db, 0, days(1)).await.being_checked);
        assert!(settle_hold(&house, &office, "meeting-0", true, days(1)).await.unwrap());
        told(&house, &people[21], telling(0), days(2)).await;
        assert_eq!(known_of(&house, &db, 0, days(2)).await.signed_in.welcome.shown().unwrap().n, 14);
    })
    .await;
}

#[tokio::test]
async fn a_crowd_that_did_not_sign_in_is_looked_at_too() {
    in_each_house(async |house, db| {
        for _ in 0..8 {
            told_outside(&house, telling(2), noon()).await;
        }
        assert!(known_of(&house, &db, 2, noon()).await.being_checked);
    })
    .await;
}

#[tokio::test]
async fn the_same_words_for_another_group_are_pointed_out_to_who_decides() {
    in_each_house(async |house, db| {
        let office = staff(&house, &db, 100, Role::Steward, true).await;
        let who = &people(&house, &db, 1..2).await[0];
        told(&house, who, saying(0, "The best coffee in town!"), noon()).await;
        told(&house, who, saying(1, "the BEST coffee, in town"), noon()).await;
        told(&house, who, saying(2, "A cold room."), noon()).await;
        let waiting = desk(&house, &office).await.unwrap().waiting;
        let copied: Vec<bool> = waiting.iter().map(|one| one.concerns.contains(&Concern::Copied)).collect();
        assert_eq!(copied.iter().filter(|copied| **copied).count(), 1);
        let one = waiting.iter().find(|one| one.concerns.contains(&Concern::Copied)).unwrap();
        assert_eq!(one.slug, "meeting-1");
        let refuse = openseat_actions::review::Decision::Refuse {
            reason: openseat_actions::review::Reason::Copied,
            leave_out: true,
        };
        assert!(decide(&house, &office, one.id, refuse, noon()).await.unwrap());
        assert_eq!(crate::home::count(&db, "SELECT COUNT(*) FROM review WHERE counted = 0").await, 1);
    })
    .await;
}
