use openseat_actions::{
    ActionError,
    space::{self, About},
};
use openseat_domain::consent::Field;
use openseat_store::{Db, about, audit::Verdict};

use crate::home::{after, in_each_house, noon, person};

#[tokio::test]
async fn what_a_person_writes_is_theirs_and_an_empty_text_takes_it_away() {
    in_each_house(async |house, db| {
        let (sam, kim) = (person(&house, &db, 1).await, person(&house, &db, 2).await);
        space::write(&house, &sam, Field::FirstName, "  Sam ", noon()).await.expect("kept");
        space::write(&house, &sam, Field::Contact, "Text me.\nNot on Sundays.", noon()).await.expect("kept");
        space::write(&house, &sam, Field::FirstName, "Sammy", noon()).await.expect("kept");
        let kept = About { first_name: Some("Sammy".into()), contact: Some("Text me.\nNot on Sundays.".into()) };
        assert_eq!(space::about(&house, &sam).await.expect("read"), kept);
        assert_eq!(space::about(&house, &kim).await.expect("read"), About::default());
        space::write(&house, &sam, Field::Contact, " ", noon()).await.expect("taken away");
        assert_eq!(space::about(&house, &sam).await.expect("read").contact, None);
    })
    .await;
}

#[tokio::test]
async fn meetings_are_added_listed_and_taken_out_by_the_person_alone() {
    in_each_house(async |house, db| {
        let (sam, kim) = (person(&house, &db, 1).await, person(&house, &db, 2).await);
        let day = |text: &str| text.parse().expect("a day");
        let add =
            async |name: &str, on: &str| space::add_visit(&house, &sam, name, Some("early"), day(on), noon()).await;
        let first = add("Early risers", "2026-11-20").await.expect("kept");
        add("Late owls", "2026-11-22").await.expect("kept");
        // It is already Tuesday in the east.
        add("Kiritimati", "2026-11-24").await.expect("kept");
        let names = async || -> Vec<String> {
            let visits = space::visits(&house, &sam).await.expect("read");
            visits.into_iter().map(|visit| visit.meeting).collect()
        };
        assert_eq!(names().await, ["Kiritimati", "Late owls", "Early risers"]);
        assert!(space::visits(&house, &kim).await.expect("read").is_empty());
        assert!(!space::remove_visit(&house, &kim, first, noon()).await.expect("answered"), "not hers");
        assert!(space::remove_visit(&house, &sam, first, noon()).await.expect("answered"));
        assert!(!space::remove_visit(&house, &sam, first, noon()).await.expect("answered"), "gone");
        assert_eq!(names().await, ["Kiritimati", "Late owls"]);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_kept_is_refused_where_it_stands() {
    in_each_house(async |house, db| {
        let sam = person(&house, &db, 1).await;
        let at = |result: openseat_actions::Result<()>| match result {
            Err(ActionError::Refused(problem)) => problem.at,
            other => panic!("not refused: {other:?}"),
        };
        let write = async |field, text: &str| space::write(&house, &sam, field, text, noon()).await;
        assert_eq!(at(write(Field::FirstName, &"é".repeat(61)).await), "first_name");
        assert_eq!(at(write(Field::FirstName, "Sam\nKim").await), "first_name");
        assert_eq!(at(write(Field::Contact, &"a".repeat(501)).await), "contact");
        assert_eq!(at(write(Field::Contact, "a\0b").await), "contact");
        assert_eq!(at(write(Field::Attendance, "x").await), "attendance");
        assert_eq!(at(write(Field::CounsellingNotes, "x").await), "counselling_notes");
        let visit = async |name: &str, day: &str| {
            let day = day.parse().expect("a day");
            space::add_visit(&house, &sam, name, None, day, noon()).await.map(drop)
        };
        assert_eq!(at(visit(" ", "2026-11-20").await), "meeting");
        assert_eq!(at(visit(&"a".repeat(201), "2026-11-20").await), "meeting");
        assert_eq!(at(visit("Early risers", "2026-11-25").await), "day");
        assert!(write(Field::FirstName, &"é".repeat(60)).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn each_change_stands_in_the_audit_and_the_tables_hold_no_word_of_it() {
    in_each_house(async |house, db| {
        let sam = person(&house, &db, 1).await;
        space::write(&house, &sam, Field::FirstName, "Zebediah", noon()).await.expect("kept");
        space::add_visit(&house, &sam, "Zebediah's group", None, "2026-11-20".parse().expect("a day"), after(1))
            .await
            .expect("kept");
        let chains = openseat_actions::audit::verify(&house).await.expect("read");
        let rows: i64 = chains
            .iter()
            .map(|(chain, verdict)| match verdict {
                Verdict::Whole { rows } if chain.starts_with("people-") => *rows,
                other => panic!("{chain}: {other:?}"),
            })
            .sum();
        assert_eq!(rows, 2);
        for sql in ["SELECT sealed FROM about", "SELECT sealed FROM visit"] {
            let sealed = db.read(async move |tx| tx.all::<(Vec<u8>,)>(sql, &[]).await).await.expect("read");
            assert!(!sealed.is_empty());
            assert!(sealed.iter().all(|(bytes,)| !String::from_utf8_lossy(bytes).contains("Zebediah")));
        }
    })
    .await;
}

#[tokio::test]
async fn a_sealed_text_moved_to_another_person_does_not_open() {
    in_each_house(async |house, db| {
        let (sam, kim) = (person(&house, &db, 1).await, person(&house, &db, 2).await);
        space::write(&house, &sam, Field::FirstName, "Sam", noon()).await.expect("kept");
        let swap = async move |tx: &mut openseat_store::Tx| {
            tx.exec("UPDATE about SET person_id = $1", &openseat_store::args![kim.person]).await.map(drop)
        };
        db.write(swap).await.expect("someone at the machine can");
        let kim = openseat_actions::signed::Signed { person: uuid::Uuid::from_u128(2), ..sam };
        assert!(space::about(&house, &kim).await.is_err());
    })
    .await;
}

/// The rows of a person and the key of another go together in nobody's hands.
#[tokio::test]
async fn the_store_gives_what_is_their_own_to_nobody_with_another_s_key() {
    in_each_house(async |house, db: Db| {
        let (sam, kim) = (person(&house, &db, 1).await, person(&house, &db, 2).await);
        space::write(&house, &sam, Field::FirstName, "Sam", noon()).await.expect("kept");
        let key = house.vault().person(sam.person).await.expect("answered").expect("a key");
        let own = openseat_domain::permit::Own::of(&kim.actor()).expect("Kim");
        assert!(db.read(async move |tx| about::of(tx, own, &key).await).await.is_err());
    })
    .await;
}
