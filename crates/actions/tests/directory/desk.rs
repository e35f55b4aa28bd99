//! The list as those see it who keep it, on both engines.

use jiff::civil::date;
use openseat_actions::{
    House,
    keeping::{self, By, Change, State, Wanted},
    signed::Signed,
};
use openseat_domain::{
    amendment::{Cause, Field, Origin, Word},
    charge::Of,
};
use serde_json::json;

use crate::{
    keeping::{in_each_office, named, seen, site},
    queues::steward,
    town::{NOON, at, bring, list, monday, mondays},
};

async fn names(house: &House, who: &Signed, wanted: Wanted) -> Vec<String> {
    let listed = keeping::list(house, who, wanted, at(NOON)).await.expect("it may be seen");
    assert_eq!(listed.all, listed.rows.len());
    listed.rows.into_iter().map(|row| row.name).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_is_narrowed_by_words_state_and_source_closed_and_gone_meetings_too() {
    in_each_office(async |house, _| {
        let who = steward(&house).await;
        let id = seen(&house, "meeting-0", NOON).await.id;
        keeping::close(&house, &who.actor(), id, Cause::hand(""), None, at(NOON)).await.expect("done");
        bring(&house, "leeds", list(&mondays(2))).await.expect("a good list");
        let state = async |state| names(&house, &who, Wanted { state: Some(state), ..Wanted::default() }).await;
        assert_eq!(state(State::Open).await, ["Meeting 1"]);
        assert_eq!(state(State::Closed).await, ["Meeting 0"]);
        assert_eq!(state(State::Gone).await, ["Meeting 2"]);
        assert!(state(State::Paused).await.is_empty());
        let text = async |text: &str| names(&house, &who, Wanted { text: text.into(), ..Wanted::default() }).await;
        assert_eq!(text("ls1 MEETING").await.len(), 3);
        assert_eq!(text("meeting-1").await, ["Meeting 1"], "its address");
        assert!(text("york").await.is_empty());
        let of = |source: &str| Wanted { source: source.into(), ..Wanted::default() };
        assert_eq!(names(&house, &who, of("leeds")).await.len(), 3);
        assert!(names(&house, &who, of("york")).await.is_empty());
        let nobody = Signed { grants: Vec::new(), ..who };
        assert!(keeping::list(&house, &nobody, Wanted::default(), at(NOON)).await.is_err());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_meetings_of_a_group_are_found_by_its_name_in_the_order_of_the_week() {
    in_each_office(async |house, _| {
        let who = steward(&house).await;
        let of_group = |slug: &str, day: u8, group: &str| {
            let mut meeting = monday(slug, slug);
            (meeting["day"], meeting["group"]) = (json!(day), json!(group));
            meeting
        };
        let meetings = [of_group("friday", 5, "Lamp"), of_group("monday", 1, "lamp "), of_group("other", 2, "Door")];
        bring(&house, "york", list(&meetings)).await.expect("a list");
        let asked = seen(&house, "friday", NOON).await.id;
        let found = keeping::group(&house, &who, asked, at(NOON)).await.expect("it may be seen");
        assert_eq!(found.iter().map(|row| row.slug.as_str()).collect::<Vec<_>>(), ["monday", "friday"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_history_says_what_was_what_became_of_it_who_when_and_why() {
    in_each_office(async |house, _| {
        let who = steward(&house).await;
        let id = seen(&house, "meeting-1", NOON).await.id;
        let later = Some(date(2026, 12, 1));
        let cause = || Cause::hand("they wrote to us");
        keeping::change(&house, &who.actor(), id, named("New Start"), cause(), later, at(NOON)).await.expect("done");
        let notes = vec![Change::to(Word::Notes(Some("Ring the bell.".into())))];
        let batch = keeping::change(&house, &who.actor(), id, notes, Cause::group(""), None, at(NOON)).await;
        keeping::undo_batch(&house, &who.actor(), batch.expect("done").expect("new"), Cause::hand(""), at(NOON))
            .await
            .expect("it stands");
        let view = keeping::one(&house, &who, id, at(NOON)).await.expect("it may be seen");
        let [undo, notes, name] = view.history.as_slice() else { panic!("{:?}", view.history) };
        assert!(undo.undoes && undo.undoable && !undo.undone);
        assert_eq!((notes.field, notes.origin, notes.undone), (Field::Notes, Origin::Group, true));
        assert_eq!((&name.was, &name.word), (&Word::Name("Meeting 1".into()), &Some(Word::Name("New Start".into()))));
        assert_eq!((name.by.clone(), name.why.as_str(), name.from), (By::You, "they wrote to us", later));
        assert_eq!(view.coming.len(), 1);
        let other = Signed { person: uuid::Uuid::from_u128(79), ..who.clone() };
        house.vault().make_person(other.person, at(NOON)).await.expect("new");
        let seen_by_other = keeping::one(&house, &other, id, at(NOON)).await.expect("it may be seen");
        assert!(matches!(&seen_by_other.history[2].by, By::Other(code) if code.len() == 6));
        let record = keeping::lately(&house, &who, at(NOON)).await.expect("it may be seen");
        assert_eq!(record.len(), 3);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_of_the_list_is_given_and_taken_away() {
    in_each_office(async |house, _| {
        let who = steward(&house).await;
        let charges = async || {
            let areas = keeping::areas(&house, &who).await.expect("it may be seen");
            areas.into_iter().flat_map(|area| area.charges).collect::<Vec<_>>()
        };
        let give = async |name: &str| keeping::give(&house, &who, site().node(), Of::Region, name, at(NOON)).await;
        assert!(give(" ").await.is_err() && charges().await.is_empty());
        give("York").await.expect("it is below the office");
        let given = charges().await;
        assert_eq!((given.len(), given[0].name.as_str(), given[0].node), (1, "York", site()));
        assert!(keeping::take_away(&house, &who, given[0].id, at(NOON)).await.expect("done"));
        assert!(!keeping::take_away(&house, &who, given[0].id, at(NOON)).await.expect("it is gone"));
        assert!(charges().await.is_empty());
        let elsewhere = uuid::Uuid::from_u128(99);
        assert!(keeping::give(&house, &who, elsewhere, Of::Group, "Lamp", at(NOON)).await.is_err());
    })
    .await;
}
