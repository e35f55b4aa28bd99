//! What is reported out of a circle and what a moderator does, and that nothing of a circle stays when somebody goes.

use jiff::Timestamp;
use openseat_actions::{
    ActionError, House,
    circle::{self, Decision, Picks, Reach, Seen},
    keeper,
    signed::Signed,
    take,
};
use openseat_domain::{
    circle::{Answer, Called, Reason, Told},
    role::{Actor, Role},
};
use openseat_store::{Db, Tx, args, audit::Verdict};
use uuid::Uuid;

use crate::home::{clinic, days, in_each_house, noon, staff};

use super::circling::{circle_of, counts, id_of, link, rows, seen, set, view};

/// A circle of three, with a moderator.
async fn moderated(house: &House, db: &Db) -> (Uuid, Vec<Signed>, Signed) {
    let (id, people) = circle_of(house, db, &["Sam", "Kim", "Lee"]).await;
    let (clinic, _) = clinic(db).await;
    keeper::name(house, &Actor::Operator, clinic.node(), noon()).await.expect("named");
    let moderator = staff(house, db, 50, Role::Steward, clinic).await;
    let sentence = |text: &str| Told::Sentence(text.to_owned());
    circle::tell(house, &people[1], id, sentence("A first"), noon()).await.expect("kept");
    circle::tell(house, &people[1], id, sentence("A second"), days(1)).await.expect("kept");
    circle::tell(house, &people[2], id, sentence("A third"), days(1)).await.expect("kept");
    (id, people, moderator)
}

async fn report(house: &House, who: &Signed, id: Uuid, about: &str, picked: &str, now: Timestamp) -> bool {
    let seen = view(house, who, id, now).await;
    let is_picked = |one: &&circle::ToldView| one.told == Told::Sentence(picked.to_owned());
    let words = seen.told.iter().filter(is_picked).map(|one| one.id).collect();
    let picks = Picks { about: id_of(&seen, about), reason: Reason::Hurts, words, note: "Please look".into() };
    circle::report(house, who, id, picks, now).await.expect("answered")
}

#[tokio::test]
async fn a_moderator_sees_what_was_picked_and_nothing_else_and_takes_somebody_out_with_a_reason() {
    in_each_house(async |house, db| {
        let (id, people, moderator) = moderated(&house, &db).await;
        let [sam, kim, lee] = &people[..] else { panic!("three") };
        assert!(report(&house, lee, id, "Kim", "A second", days(1)).await);
        assert!(report(&house, lee, id, "Sam", "A second", days(1)).await, "words of another are left out");
        for who in [sam, lee] {
            assert!(matches!(circle::desk(&house, who, days(1)).await, Err(ActionError::Denied(_))));
        }
        assert_eq!(seen(&house, &moderator, id, days(1)).await, None, "nobody reads a circle");
        let desk = circle::desk(&house, &moderator, days(1)).await.expect("allowed");
        assert_eq!(desk.len(), 2);
        let about_kim = desk.iter().find(|one| one.picked.name == "Kim").expect("there");
        let told: Vec<&Told> = about_kim.picked.words.iter().map(|(_, told)| told).collect();
        assert_eq!(told, [&Told::Sentence("A second".into())]);
        let about_sam = desk.iter().find(|one| one.picked.name == "Sam").expect("there");
        assert!(about_sam.picked.words.is_empty());
        let decide =
            async |id, decision| circle::decide(&house, &moderator, id, decision, days(2)).await.expect("allowed");
        assert!(decide(about_sam.id, Decision::Nothing).await);
        assert!(decide(about_kim.id, Decision::TakeOut(Reason::Hurts)).await);
        assert!(!decide(about_kim.id, Decision::Close(Reason::Hurts)).await, "once");
        let over = seen(&house, kim, id, days(2)).await;
        assert!(matches!(&over, Some(Seen::Over(over)) if over.out && over.why == Some(Reason::Hurts)), "{over:?}");
        let theirs = view(&house, lee, id, days(2)).await;
        assert_eq!((theirs.taken_out[0].name.as_str(), theirs.taken_out[0].why), ("Kim", Reason::Hurts));
        assert!(theirs.told.is_empty(), "Kim's words went along");
        let words = link(&house, sam, id, days(2)).await;
        assert!(circle::look(&house, kim, &words, "net", days(2)).await.expect("answered").is_none());
        assert!(circle::dismiss(&house, kim, id, days(2)).await.expect("answered"));
        assert!(circle::look(&house, kim, &words, "net", days(2)).await.expect("answered").is_none(), "for good");
    })
    .await;
}

#[tokio::test]
async fn a_moderator_ends_a_circle_and_all_are_told_why_and_none_moderates_a_circle_of_their_own() {
    in_each_house(async |house, db| {
        let (id, people, moderator) = moderated(&house, &db).await;
        let inside = Signed { grants: moderator.grants.clone(), ..people[0].clone() };
        assert!(report(&house, &people[2], id, "Kim", "A first", days(1)).await);
        assert!(circle::desk(&house, &inside, days(1)).await.expect("allowed").is_empty());
        let one = circle::desk(&house, &moderator, days(1)).await.expect("allowed").remove(0);
        let close = Decision::Close(Reason::Sells);
        assert!(matches!(circle::one(&house, &inside, one.id, days(1)).await, Err(ActionError::Missing { .. })));
        assert!(!circle::decide(&house, &inside, one.id, close, days(1)).await.expect("allowed"));
        assert!(circle::decide(&house, &moderator, one.id, close, days(1)).await.expect("allowed"));
        for who in &people {
            let over = seen(&house, who, id, days(1)).await;
            assert!(
                matches!(&over, Some(Seen::Over(over)) if !over.out && over.why == Some(Reason::Sells)),
                "{over:?}"
            );
        }
        assert_eq!(rows(&db, "SELECT COUNT(*) FROM circle_word").await, 0);
        circle::sweep(&house, days(31)).await.expect("swept");
        assert_eq!(counts(&db).await, [0; 6], "after a month nothing of it is left");
    })
    .await;
}

#[tokio::test]
async fn erasing_a_person_leaves_nothing_of_them_in_any_circle() {
    in_each_house(async |house, db| {
        let (id, people, _) = moderated(&house, &db).await;
        let [sam, kim, lee] = &people[..] else { panic!("three") };
        set(&house, kim, id, |seat| seat.called = Some(Called::default()), days(1)).await;
        assert_eq!(circle::ask(&house, lee, id, days(1)).await.expect("answered"), Some(Reach::People(1)));
        let ask = view(&house, kim, id, days(1)).await.asks.remove(0);
        circle::answer(&house, kim, id, ask.id, Answer::Here, days(1)).await.expect("answered");
        assert!(report(&house, lee, id, "Kim", "A first", days(1)).await);
        let alone = circle::start(&house, kim, "Kim", days(1)).await.expect("begun");
        link(&house, kim, alone, days(1)).await;
        let fresh = Signed { proved_at: days(1), ..kim.clone() };
        take::erase_now(&house, &fresh, days(1)).await.expect("erased");
        let theirs = view(&house, sam, id, days(1)).await;
        assert_eq!(theirs.people.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Lee"]);
        assert!(theirs.told.iter().all(|one| one.name.as_deref() == Some("Lee")));
        assert!(view(&house, lee, id, days(1)).await.own_ask.expect("it holds").reached.is_empty());
        // One circle of two, Lee's sentence and call; nothing that Kim said, wrapped, blocked, or was reported for.
        assert_eq!(counts(&db).await, [1, 2, 2, 0, 0, 0]);
        for who in [sam, lee] {
            let fresh = Signed { proved_at: days(1), ..who.clone() };
            take::erase_now(&house, &fresh, days(1)).await.expect("erased");
        }
        assert_eq!(counts(&db).await, [0; 6]);
    })
    .await;
}

#[tokio::test]
async fn no_row_in_the_clear_says_who_is_in_a_circle_or_what_was_said_there() {
    in_each_house(async |house, db| {
        let (id, people, _) = moderated(&house, &db).await;
        let kim = id_of(&view(&house, &people[0], id, days(1)).await, "Kim");
        set(&house, &people[1], id, |seat| seat.called = Some(Called::default()), days(1)).await;
        circle::ask(&house, &people[2], id, days(1)).await.expect("answered");
        assert!(report(&house, &people[2], id, "Kim", "A first", days(1)).await);
        circle::block(&house, &people[0], id, kim, days(1)).await.expect("answered").expect("there");
        let read = async |tx: &mut Tx| {
            tx.all::<(String, String, String, String)>("SELECT chain, who, what, which FROM audit", &args![]).await
        };
        let trail = db.read(read).await.expect("read");
        let mut circles = 0;
        for (_, _, what, which) in &trail {
            circles += usize::from(what.starts_with("circle."));
            assert!(!what.starts_with("circle.") || which == "self", "{what} {which}");
            for secret in ["A first", "Kim", &id.simple().to_string(), &kim.simple().to_string()] {
                assert!(!which.contains(secret), "{what} {which}");
            }
        }
        assert!(circles > 10, "only {circles} rows of circles");
        let verdicts = openseat_actions::audit::verify(&house).await.expect("read");
        assert!(verdicts.iter().all(|(_, verdict)| matches!(verdict, Verdict::Whole { .. })));
        let owners = "SELECT COUNT(*) FROM circle_member m WHERE EXISTS (SELECT 1 FROM person p WHERE p.id = m.id)";
        assert_eq!(rows(&db, owners).await, 0, "an id in a circle is no id of a person");
    })
    .await;
}

#[tokio::test]
async fn the_archive_holds_what_the_person_said_and_not_what_others_said() {
    in_each_house(async |house, db| {
        let (_, people, _) = moderated(&house, &db).await;
        let own = circle::every(&house, &people[1], days(1)).await.expect("read");
        assert_eq!(own.len(), 1);
        let told: Vec<&Told> = own[0].told.iter().map(|(_, told)| told).collect();
        assert_eq!(told, [&Told::Sentence("A first".into()), &Told::Sentence("A second".into())]);
        let zip = take::archive(&house, &people[1], days(1)).await.expect("packed");
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(zip)).expect("an archive");
        let mut all = String::new();
        std::io::Read::read_to_string(&mut zip.by_name("openseat.json").expect("the file"), &mut all).expect("text");
        assert!(all.contains("A second") && !all.contains("A third") && !all.contains("Lee"), "{all}");
    })
    .await;
}
