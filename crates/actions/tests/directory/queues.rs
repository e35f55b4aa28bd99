//! What waits for those who keep the list: feeds that disagree, feeds that lost too much, pairs that nobody is sure of.

use std::sync::Arc;

use futures_util::future::BoxFuture;
use openseat_actions::{
    House,
    feed::{self, NewFeed, Synced},
    identity::Decision,
    keeping::{self, Change, Held},
    signed::{Signed, Strength},
};
use openseat_domain::{
    amendment::{Against, Cause, Field, Word},
    role::{Actor, Grant, Role},
};
use openseat_outside::fetch::{Answer, Ask, Body, Fetch, FetchError};
use openseat_store::{Db, keeper, node, testing};
use serde_json::json;
use uuid::Uuid;

use crate::{
    keeping::{in_each_office, named, office, seen},
    town::{NOON, at, bring, house_with, list, monday, mondays, shown},
};

/// Somebody who keeps the list for the office.
pub async fn steward(house: &House) -> Signed {
    let person = Uuid::from_u128(77);
    house.vault().make_person(person, at(NOON)).await.expect("new");
    Signed {
        person,
        session: Uuid::from_u128(78),
        strength: Strength::Two,
        proved_at: at(NOON),
        locale: None,
        grants: vec![Grant { role: Role::Steward, on: office() }],
        second_proof_asked: false,
        erase_at: None,
    }
}

async fn rename(house: &House, who: &Signed, slug: &str, name: &str) {
    let id = seen(house, slug, NOON).await.id;
    let done = keeping::change(house, &who.actor(), id, named(name), Cause::hand(""), None, at(NOON)).await;
    done.expect("it may be changed").expect("something changes");
}

async fn bring_named(house: &House, name: &str) {
    let mut meetings = mondays(3);
    meetings[1]["name"] = json!(name);
    bring(house, "leeds", list(&meetings)).await.expect("a good list");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_that_changes_its_word_waits_for_a_person_until_one_has_said_what_stands() {
    in_each_office(async |house, _| {
        let who = steward(&house).await;
        rename(&house, &who, "meeting-1", "New Start").await;
        let waits = async || keeping::disagreements(&house, &who, at(NOON)).await.expect("it may be seen");
        assert!(waits().await.is_empty(), "the feed says what it said");
        bring_named(&house, "Another Name").await;
        let found = waits().await;
        assert_eq!((found.len(), found[0].overrides[0].against), (1, Against::Moved));
        assert_eq!(found[0].overrides[0].heard, Word::Name("Another Name".into()));
        keeping::keep(&house, &who, found[0].id, Field::Name, at(NOON)).await.expect("done").expect("it was not known");
        assert!(waits().await.is_empty(), "it is known now");
        assert_eq!(seen(&house, "meeting-1", NOON).await.draft.name, "New Start");
        bring_named(&house, "New Start").await;
        let found = waits().await;
        assert_eq!(found[0].overrides[0].against, Against::Same);
        let own = vec![Change::source(Field::Name)];
        let done = keeping::change(&house, &who.actor(), found[0].id, own, Cause::hand(""), None, at(NOON)).await;
        done.expect("it may be changed").expect("something changes");
        assert!(waits().await.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_meeting_that_was_changed_by_hand_and_that_its_feed_gives_up_waits_for_a_person() {
    in_each_office(async |house, _| {
        let who = steward(&house).await;
        rename(&house, &who, "meeting-2", "New Start").await;
        bring(&house, "leeds", list(&mondays(2))).await.expect("a good list");
        let found = keeping::disagreements(&house, &who, at(NOON)).await.expect("it may be seen");
        assert!(found.len() == 1 && found[0].gone, "{found:?}");
        keeping::reopen(&house, &who.actor(), found[0].id, Cause::hand(""), at(NOON)).await.expect("done");
        assert!(keeping::disagreements(&house, &who, at(NOON)).await.expect("it may be seen").is_empty());
    })
    .await;
}

/// Two lists with one meeting that the rule joins, and one that it is not sure of.
async fn pairs(house: &House) {
    let mut church = monday("new-start", "New Start");
    church["formatted_address"] = json!("12 Mill Lane, Leeds LS1 4AB, UK");
    church["day"] = json!(4);
    let mut hall = church.clone();
    (hall["slug"], hall["name"]) = (json!("start-again"), json!("Start Again Newcomers"));
    bring(house, "york", list(&[church])).await.expect("a list");
    bring(house, "harrogate", list(&[hall])).await.expect("a list");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pair_that_nobody_is_sure_of_is_joined_kept_apart_and_all_is_taken_back() {
    in_each_office(async |house, _| {
        let who = steward(&house).await;
        // Somebody adds what a feed lists already.
        let again = seen(&house, "meeting-1", NOON).await.draft;
        keeping::add(&house, &who.actor(), again, Cause::hand(""), at(NOON)).await.expect("it is whole");
        let (before, slugs) = (shown(&house), ["meeting-1", "meeting-1-2"]);
        let found = keeping::doubts(&house, &who, at(NOON)).await.expect("it may be seen");
        let doubt = found.iter().find(|one| one.one.source != one.other.source).expect("nobody has said").clone();
        assert!(!doubt.joined && !doubt.reasons.is_empty() && doubt.score > 0.5);
        let (one, other) = (doubt.one.listing, doubt.other.listing);
        let say = async |same| {
            let decision = Decision { one, other, same, why: "I asked".into(), who: String::new() };
            keeping::judge(&house, &who, decision, at(NOON)).await.expect("both are there");
        };
        say(true).await;
        assert_eq!(shown(&house), before - 1);
        let waits = keeping::doubts(&house, &who, at(NOON)).await.expect("it may be seen");
        assert!(!waits.iter().any(|one| one.one.listing == doubt.one.listing), "it is said");
        assert!(keeping::unjudge(&house, &who, one, other, at(NOON)).await.expect("done"));
        assert_eq!(shown(&house), before);
        let back = slugs.map(|slug| house.snapshot().by_slug(slug).is_some());
        assert_eq!(back, [true, true], "each is under its old address again");
        say(false).await;
        assert_eq!(shown(&house), before);
        let told = keeping::doubt(&house, &who, one, other, at(NOON)).await.expect("both are there");
        assert!(told.word.is_some() && !told.joined);
        assert!(keeping::unjudge(&house, &who, one, other, at(NOON)).await.expect("done"));
        assert!(!keeping::unjudge(&house, &who, one, other, at(NOON)).await.expect("nothing is said any more"));
    })
    .await;
}

/// A feed whose answer a test can change.
#[derive(Debug, Default)]
struct Changing(std::sync::Mutex<usize>);

impl Fetch for Changing {
    fn fetch<'a>(&'a self, _: &'a Ask) -> BoxFuture<'a, Result<Answer, FetchError>> {
        let count = *self.0.lock().expect("nobody else holds it");
        Box::pin(async move { Ok(Answer::Body(Body { bytes: list(&mondays(count)), ..Body::default() })) })
    }
}

async fn with_feed(test: impl AsyncFn(House, Arc<Changing>, Db)) {
    testing::each_bare_engine(async |db| {
        let web = Arc::new(Changing(12.into()));
        let house = house_with(db.clone(), web.clone()).await;
        db.write(async |tx| {
            node::insert(tx, &crate::keeping::node_of(office(), "Leeds Office")).await?;
            keeper::add(tx, office().node(), at(NOON)).await
        })
        .await
        .expect("the office is new");
        let new =
            NewFeed { name: "leeds".into(), address: "https://leeds.example.org/list".into(), ..NewFeed::default() };
        feed::add(&house, new, at(NOON)).await.expect("a good feed");
        feed::sync_due(&house, at(NOON)).await.expect("answers");
        assert_eq!(shown(&house), 12);
        *web.0.lock().expect("nobody else holds it") = 5;
        feed::sync_due(&house, at("2026-11-23T13:00:00Z")).await.expect("answers");
        assert_eq!(shown(&house), 12, "too much is gone");
        test(house, web, db).await;
    })
    .await;
}

async fn state(house: &House, who: &Signed) -> (bool, [u64; 3]) {
    let (view, _) = keeping::feed(house, who, "leeds").await.expect("it is there");
    (view.source.health.held, view.counts)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_that_lost_too_much_is_taken_when_a_person_says_so_and_no_further() {
    with_feed(async |house, web, _| {
        let who = steward(&house).await;
        assert_eq!(state(&house, &who).await, (true, [12, 0, 0]));
        assert!(feed::sync_due(&house, at("2026-11-23T14:00:00Z")).await.expect("answers").is_empty(), "it waits");
        let now = at("2026-11-23T14:30:00Z");
        assert!(keeping::decide(&house, &who, "leeds", Held::Take, now).await.expect("it may be decided"));
        // Meanwhile the feed lost even more: that was not looked at.
        *web.0.lock().expect("nobody else holds it") = 2;
        feed::sync_due(&house, now).await.expect("answers");
        assert_eq!((shown(&house), state(&house, &who).await.0), (12, true));
        *web.0.lock().expect("nobody else holds it") = 5;
        assert!(keeping::decide(&house, &who, "leeds", Held::Take, now).await.expect("it may be decided"));
        let done = feed::sync_due(&house, now).await.expect("answers");
        assert!(matches!(done.as_slice(), [(_, Synced::Read(_))]), "it is due at once");
        assert_eq!((shown(&house), state(&house, &who).await), (5, (false, [5, 7, 0])));
        assert!(!keeping::decide(&house, &who, "leeds", Held::Take, now).await.expect("nothing is held any more"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_that_lost_too_much_is_not_asked_about_again_while_the_same_is_gone() {
    with_feed(async |house, web, _| {
        let who = steward(&house).await;
        let at_hour = |hour: i64| at("2026-11-23T14:30:00Z") + jiff::SignedDuration::from_hours(hour);
        assert!(keeping::decide(&house, &who, "leeds", Held::Keep, at_hour(0)).await.expect("it may be decided"));
        for hour in 1..4 {
            feed::sync_due(&house, at_hour(hour)).await.expect("answers");
            assert_eq!((shown(&house), state(&house, &who).await.0), (12, false), "kept, and nobody is asked");
        }
        *web.0.lock().expect("nobody else holds it") = 4;
        feed::sync_due(&house, at_hour(5)).await.expect("answers");
        assert!(state(&house, &who).await.0, "something else is gone");
        *web.0.lock().expect("nobody else holds it") = 13;
        keeping::decide(&house, &who, "leeds", Held::Keep, at_hour(5)).await.expect("it may be decided");
        feed::sync_due(&house, at_hour(7)).await.expect("answers");
        assert_eq!((shown(&house), state(&house, &who).await.0), (13, false), "the list is whole again");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_is_counted_for_those_whom_it_is_for() {
    in_each_office(async |house, _| {
        let who = steward(&house).await;
        rename(&house, &who, "meeting-1", "New Start").await;
        bring_named(&house, "Another Name").await;
        pairs(&house).await;
        let waiting = keeping::waiting(&house, &who, at(NOON)).await.expect("they sit at the desk");
        assert!(waiting.desk.whole && waiting.desk.adds);
        assert_eq!((waiting.disagreements, waiting.feeds), (1, Some(0)));
        assert!(waiting.duplicates.is_some_and(|n| n > 0));
        let nobody = Signed { grants: Vec::new(), ..who };
        assert!(keeping::waiting(&house, &nobody, at(NOON)).await.is_err());
        assert!(matches!(nobody.actor(), Actor::Person { .. }));
    })
    .await;
}
