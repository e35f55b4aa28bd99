//! The list is kept by hand, and no reading of a feed takes that away.

use jiff::civil::date;
use openseat_actions::{
    ActionError, House,
    keeping::{self, Change, Pause},
    meeting::{MeetingView, view},
};
use openseat_domain::{
    amendment::{Cause, Field, Word},
    charge::{Charge, Of},
    fellowship::FellowshipId,
    meeting::{Attendance, Draft, Online},
    organisation::{Path, Standing},
    place::{Place, Point},
    role::{Actor, Grant, Role},
    schedule::{Schedule, Weekday},
};
use openseat_outside::fetch::Recorded;
use openseat_store::{Db, charge, keeper, node, node::Node, testing};
use serde_json::json;
use uuid::Uuid;

use crate::town::{NOON, at, bring, house, list, monday, mondays, shown};

const LATER: &str = "2026-11-24T12:00:00Z";

pub fn office() -> Path {
    Path::root(Uuid::from_u128(1))
}

pub fn site() -> Path {
    office().below(Uuid::from_u128(2)).expect("below an organisation")
}

/// The person at the machine, who may do all that list keepers may.
const OPERATOR: Actor = Actor::Operator;

pub fn node_of(path: Path, name: &str) -> Node {
    let (standing, made_at) = (Standing::None, at(NOON));
    Node { path, name: name.into(), standing, two_proofs: false, made_at, closed_at: None }
}

/// Runs a test in a house with three Mondays from a feed and an office that keeps the list.
pub async fn in_each_office(test: impl AsyncFn(House, Db)) {
    testing::each_bare_engine(async |db| {
        let house = house(db.clone(), Recorded::default()).await;
        db.write(async |tx| {
            node::insert(tx, &node_of(office(), "Leeds Office")).await?;
            node::insert(tx, &node_of(site(), "York")).await?;
            keeper::add(tx, office().node(), at(NOON)).await
        })
        .await
        .expect("the office is new");
        bring(&house, "leeds", list(&mondays(3))).await.expect("a good list");
        test(house, db).await;
    })
    .await;
}

pub async fn seen(house: &House, slug: &str, now: &str) -> MeetingView {
    view(house, slug, at(now)).await.expect("the database answers").expect("it is there")
}

pub fn named(name: &str) -> Vec<Change> {
    vec![Change::to(Word::Name(name.into()))]
}

async fn rename(house: &House, slug: &str, name: &str) -> Option<Uuid> {
    let id = seen(house, slug, NOON).await.id;
    let done = keeping::change(house, &OPERATOR, id, named(name), Cause::hand("they said so"), None, at(NOON)).await;
    done.expect("it may be changed")
}

fn evening() -> Draft {
    Draft {
        name: "Evening Light".into(),
        fellowship: FellowshipId::new("smart"),
        schedule: Some(Schedule::weekly(Weekday::Tuesday, 19 * 60, 60, None)),
        attendance: Attendance::Online,
        online: Some(Online { url: Some("https://video.example/j/9".into()), ..Online::default() }),
        ..Draft::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_changed_by_hand_is_shown_everywhere_and_stays_when_the_feed_is_read_again() {
    in_each_office(async |house, _| {
        rename(&house, "meeting-1", "New Start").await.expect("something changed");
        let mut meetings = mondays(3);
        meetings[1]["notes"] = json!("Ring the bell.");
        bring(&house, "leeds", list(&meetings)).await.expect("a good list");
        let is = seen(&house, "meeting-1", NOON).await;
        assert_eq!((is.draft.name.as_str(), is.draft.notes.as_deref()), ("New Start", Some("Ring the bell.")));
        let directory = house.snapshot();
        assert_eq!(directory.card(directory.by_slug("meeting-1").expect("there")).name, "New Start");
        let feed = directory.feed.clone().texts(&Default::default()).expect("all of it").collect::<Vec<_>>().concat();
        let feed = String::from_utf8(feed).expect("text");
        assert!(feed.contains("New Start") && !feed.contains("\"Meeting 1\""), "{feed}");
        let server = house.semantic(&directory).await.expect("answers");
        let mut out = String::new();
        server.meetings(&Default::default(), &Default::default(), &mut out);
        assert!(out.contains("New Start") && !out.contains("\"Meeting 1\""), "{out}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_change_can_be_taken_back_and_that_too() {
    in_each_office(async |house, _| {
        let batch = rename(&house, "meeting-1", "New Start").await.expect("something changed");
        let (cause, now) = (Cause::hand("a slip"), at(NOON));
        let back = keeping::undo_batch(&house, &OPERATOR, batch, cause.clone(), now).await.expect("it stands");
        assert_eq!(seen(&house, "meeting-1", NOON).await.draft.name, "Meeting 1");
        let again = keeping::undo_batch(&house, &OPERATOR, batch, cause.clone(), now).await.expect("it was there");
        assert_eq!(again, None, "twice does nothing");
        let forth = keeping::undo_batch(&house, &OPERATOR, back.expect("done"), cause, now).await.expect("it stands");
        assert!(forth.is_some());
        assert_eq!(seen(&house, "meeting-1", NOON).await.draft.name, "New Start");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_changes_nothing_is_no_change() {
    in_each_office(async |house, _| {
        assert_eq!(rename(&house, "meeting-1", "Meeting 1").await, None);
        assert!(rename(&house, "meeting-1", "New Start").await.is_some());
        assert_eq!(rename(&house, "meeting-1", "New Start").await, None);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_that_begins_later_is_told_before_and_holds_from_its_day() {
    in_each_office(async |house, _| {
        let id = seen(&house, "meeting-1", NOON).await.id;
        let day = date(2026, 11, 24);
        let new = keeping::change(&house, &OPERATOR, id, named("New Start"), Cause::hand(""), Some(day), at(NOON));
        new.await.expect("it may be changed").expect("something changes");
        let before = seen(&house, "meeting-1", NOON).await;
        assert_eq!(before.draft.name, "Meeting 1");
        assert_eq!(before.coming, [(day, Word::Name("New Start".into()))]);
        let after = seen(&house, "meeting-1", LATER).await;
        assert_eq!((after.draft.name.as_str(), after.coming.len()), ("New Start", 0));
        house.refresh(at(LATER)).await.expect("answers");
        let directory = house.snapshot();
        assert_eq!(directory.card(directory.by_slug("meeting-1").expect("there")).name, "New Start");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_meeting_is_closed_and_opened_again_under_its_address() {
    in_each_office(async |house, _| {
        let id = seen(&house, "meeting-1", NOON).await.id;
        let cause = || Cause::hand("the hall is gone");
        keeping::close(&house, &OPERATOR, id, cause(), None, at(NOON)).await.expect("done").expect("it was open");
        assert_eq!((shown(&house), seen(&house, "meeting-1", NOON).await.gone), (2, true));
        bring(&house, "leeds", list(&mondays(3))).await.expect("a good list");
        house.refresh(at(NOON)).await.expect("answers");
        assert_eq!(shown(&house), 2, "the feed does not open it");
        keeping::reopen(&house, &OPERATOR, id, cause(), at(NOON)).await.expect("done").expect("it was closed");
        assert_eq!((shown(&house), seen(&house, "meeting-1", NOON).await.gone), (3, false));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_meeting_is_paused_for_some_days_and_opened_sooner() {
    in_each_office(async |house, _| {
        let id = seen(&house, "meeting-1", NOON).await.id;
        let pause = Pause {
            from: Some(date(2026, 11, 23)),
            until: Some(date(2026, 12, 6)),
            reason: Some("The hall is being painted.".into()),
        };
        let done = keeping::pause(&house, &OPERATOR, id, pause, Cause::hand(""), at(NOON)).await;
        done.expect("it may be paused").expect("it was not");
        let is = seen(&house, "meeting-1", NOON).await;
        assert_eq!(is.draft.closures[0].until, Some(date(2026, 12, 6)));
        keeping::reopen(&house, &OPERATOR, id, Cause::hand(""), at(NOON)).await.expect("done").expect("it was paused");
        assert!(seen(&house, "meeting-1", NOON).await.draft.closures.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_meeting_that_its_feed_gave_up_is_kept_by_hand_when_it_is_opened_again() {
    in_each_office(async |house, _| {
        rename(&house, "meeting-2", "New Start").await.expect("something changed");
        bring(&house, "leeds", list(&mondays(2))).await.expect("a good list");
        let gone = seen(&house, "meeting-2", NOON).await;
        assert!(gone.gone);
        let done = keeping::reopen(&house, &OPERATOR, gone.id, Cause::hand("they still meet"), at(NOON)).await;
        done.expect("it may be opened").expect("it was gone");
        let is = seen(&house, "meeting-2", NOON).await;
        assert_eq!((is.gone, is.draft.name.as_str(), shown(&house)), (false, "New Start", 3));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_meeting_added_by_hand_is_on_the_list_with_the_offices_name() {
    in_each_office(async |house, _| {
        let id = keeping::add(&house, &OPERATOR, evening(), Cause::hand("new"), at(NOON)).await.expect("it is whole");
        let is = seen(&house, "evening-light", NOON).await;
        assert_eq!((is.id, is.gone, shown(&house)), (id, false, 4));
        assert_eq!(is.listings[0].source, "leeds-office");
        assert_eq!(is.draft.schedule.and_then(|s| s.zone).as_deref(), Some("Europe/London"), "the zone of the house");
        let nameless = Draft { name: " ".into(), ..evening() };
        let refused = keeping::add(&house, &OPERATOR, nameless, Cause::hand(""), at(NOON)).await;
        assert!(matches!(refused, Err(ActionError::Refused(_))), "{refused:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_meeting_without_a_point_of_its_own_is_found_near_its_town() {
    in_each_office(async |house, _| {
        let street = Some("5 Example Street".to_owned());
        let place = Place { street, city: Some("Leeds".into()), ..Place::default() };
        let draft = Draft { attendance: Attendance::InPerson, online: None, place: Some(place), ..evening() };
        keeping::add(&house, &OPERATOR, draft, Cause::hand("new"), at(NOON)).await.expect("it is whole");
        let directory = house.snapshot();
        let card = directory.card(directory.by_slug("evening-light-leeds").expect("there"));
        let leeds = Point { lat: 53.797, lon: -1.548 };
        assert!(card.point().is_some_and(|point| point.km_to(leeds) < 10.0) && card.approximate, "about there");
        let told = seen(&house, "evening-light-leeds", NOON).await.draft.place.expect("a place");
        assert_eq!(told.point, None, "nobody is sent to a point that nobody gave");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_looks_after_a_region_changes_its_meetings_and_no_others() {
    in_each_office(async |house, db| {
        let mut york = monday("york-one", "York One");
        york["formatted_address"] = json!("1 First Street, York YO1 7EP, UK");
        york["city"] = json!("York");
        bring(&house, "york", list(&[york])).await.expect("a list");
        let regional = Charge { id: Uuid::from_u128(5), node: site(), of: Of::Region, name: "York".into() };
        db.write(async move |tx| charge::add(tx, &regional, at(NOON)).await).await.expect("new");
        let person = Uuid::from_u128(9);
        house.vault().make_person(person, at(NOON)).await.expect("new");
        let keeper = Actor::Person { id: person, grants: vec![Grant { role: Role::Steward, on: site() }] };
        let change = async |slug: &str| {
            let id = seen(&house, slug, NOON).await.id;
            keeping::change(&house, &keeper, id, named("Other"), Cause::hand(""), None, at(NOON)).await
        };
        assert!(change("york-one").await.expect("theirs").is_some());
        assert!(matches!(change("meeting-1").await, Err(ActionError::Denied(_))));
        let stranger = Actor::Person { id: person, grants: Vec::new() };
        let id = seen(&house, "york-one", NOON).await.id;
        let other = keeping::change(&house, &stranger, id, named("X"), Cause::hand(""), None, at(NOON)).await;
        assert!(matches!(other, Err(ActionError::Denied(_))), "{other:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn several_meetings_are_changed_together_or_not_at_all() {
    in_each_office(async |house, _| {
        let (one, two) = (seen(&house, "meeting-1", NOON).await.id, seen(&house, "meeting-2", NOON).await.id);
        let notes = || vec![Change::to(Word::Notes(Some("Ring the bell.".into())))];
        let bad = vec![(one, notes()), (two, named(" "))];
        let refused = keeping::change_many(&house, &OPERATOR, bad, Cause::hand(""), None, at(NOON)).await;
        assert!(matches!(refused, Err(ActionError::Refused(_))), "{refused:?}");
        assert_eq!(seen(&house, "meeting-1", NOON).await.draft.notes, None, "nothing was changed");
        let good = vec![(one, notes()), (two, notes())];
        let batch = keeping::change_many(&house, &OPERATOR, good, Cause::hand(""), None, at(NOON)).await;
        let batch = batch.expect("both may be changed").expect("both change");
        assert!(seen(&house, "meeting-2", NOON).await.draft.notes.is_some());
        keeping::undo_batch(&house, &OPERATOR, batch, Cause::hand(""), at(NOON))
            .await
            .expect("done")
            .expect("it stood");
        for slug in ["meeting-1", "meeting-2"] {
            assert_eq!(seen(&house, slug, NOON).await.draft.notes, None);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_feeds_own_word_stands_again_when_somebody_says_so() {
    in_each_office(async |house, _| {
        rename(&house, "meeting-1", "New Start").await.expect("something changed");
        let id = seen(&house, "meeting-1", NOON).await.id;
        let own = vec![Change::source(Field::Name)];
        let done = keeping::change(&house, &OPERATOR, id, own, Cause::hand(""), None, at(NOON)).await;
        done.expect("it may be changed").expect("it was changed by hand");
        assert_eq!(seen(&house, "meeting-1", NOON).await.draft.name, "Meeting 1");
    })
    .await;
}
