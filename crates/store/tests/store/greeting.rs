//! Offers to greet and what guests ask: sealed for two, wiped when over, found by nobody else.

use openseat_domain::greeting::{Code, Met, Offer, Rather, Side, State, Step};
use openseat_store::{
    Db, Error, PersonKey, Secrets, Tx, Vault, args,
    greeter::{self, Given},
    greeting::{self, Reply, Slot, Words, count, kept, report},
    testing::{each_engine, key_store, masters},
};
use uuid::Uuid;

use crate::{at, id};

const CODE: Code = [7; 11];
const HOUR: i64 = 3_600;

async fn vault() -> Vault {
    Vault::open(key_store(), masters(), Secrets::new([3; 32]), id(1), || at(0)).await.unwrap()
}

fn given() -> Given {
    Given { name: "Sam".into(), sign: "Blue scarf".into(), languages: vec!["lang-en".into()], rather: Rather::Women }
}

fn slot(greeter: Uuid) -> Slot {
    Slot { greeter_id: greeter, meeting_id: id(50), node_id: id(60), start_at: at(HOUR), ends_at: at(50 * HOUR) }
}

async fn offer(db: &Db, vault: &Vault, key: &PersonKey, offer: u128, meeting: u128) -> bool {
    let new = greeter::New::sealed(vault, key, id(offer), id(meeting), id(60), "greeter-1", &given());
    db.write(async move |tx| greeter::insert(tx, &new, at(0)).await).await.unwrap()
}

async fn asked(db: &Db, vault: &Vault, greeter: &PersonKey, offer: u128, code: Code) -> Uuid {
    let words = Words { name: "Ash".into(), line: "Red hat".into() };
    let new = greeting::New::sealed(vault, &code, greeter, slot(id(offer)), &words);
    let made = new.id;
    db.write(async move |tx| greeting::insert(tx, &new).await).await.unwrap();
    made
}

#[tokio::test]
async fn an_offer_is_shown_once_it_is_confirmed_and_not_while_it_is_paused() {
    let vault = vault().await;
    let key = vault.make_person(id(10), at(0)).await.unwrap();
    each_engine(async |db| {
        let owner = greeter::owner(&vault, id(10));
        assert!(offer(&db, &vault, &key, 1, 50).await);
        assert!(!offer(&db, &vault, &key, 2, 50).await, "one at each meeting");
        assert!(offer(&db, &vault, &key, 3, 51).await);
        let shown = async || db.read(async |tx| greeter::meetings(tx).await).await.unwrap();
        let ready = async || db.read(async |tx| greeter::ready(tx, id(50)).await).await.unwrap().len();
        assert_eq!((shown().await.len(), ready().await), (0, 0));
        let decide =
            async |state| db.write(async move |tx| greeter::decide(tx, id(1), state, at(1)).await).await.unwrap();
        assert!(decide(Offer::Confirmed).await);
        assert!(!decide(Offer::Confirmed).await, "it is already");
        assert_eq!((shown().await, ready().await), (vec![id(50)], 1));
        let others = greeter::owner(&vault, id(11));
        let pause = async |whose, paused| {
            db.write(async move |tx| greeter::pause(tx, id(1), whose, paused, at(2)).await).await.unwrap()
        };
        assert!(!pause(others, true).await, "it is not theirs");
        assert!(pause(owner, true).await);
        assert_eq!((shown().await.len(), ready().await), (0, 0));
        assert!(pause(owner, false).await);
        assert_eq!(ready().await, 1);
        let mine = db.read(async move |tx| greeter::of_owner(tx, owner).await).await.unwrap();
        assert_eq!(mine.len(), 2);
        assert_eq!(mine[0].person(&vault).unwrap(), id(10));
        assert_eq!(mine[0].given(&key).unwrap(), given());
        assert!(!db.write(async move |tx| greeter::remove(tx, id(1), others).await).await.unwrap());
        assert!(db.write(async move |tx| greeter::remove(tx, id(1), owner).await).await.unwrap());
        assert_eq!(ready().await, 0);
    })
    .await;
}

#[tokio::test]
async fn nothing_in_the_clear_leads_from_an_offer_to_its_person() {
    let vault = vault().await;
    let key = vault.make_person(id(10), at(0)).await.unwrap();
    each_engine(async |db| {
        offer(&db, &vault, &key, 1, 50).await;
        let columns = "SELECT id, owner, whose, meeting_id, node_id, conduct, sealed FROM greeter";
        let read = async |tx: &mut Tx| {
            tx.one::<(Uuid, Vec<u8>, Vec<u8>, Uuid, Uuid, String, Vec<u8>)>(columns, &args![]).await
        };
        let (a, owner, whose, b, c, _, sealed) = db.read(read).await.unwrap();
        assert!(![a, b, c].contains(&id(10)));
        for bytes in [owner, whose, sealed] {
            assert!(!bytes.windows(16).any(|window| window == id(10).as_bytes()));
            assert!(!bytes.windows(3).any(|window| window == b"Sam"));
        }
    })
    .await;
}

#[tokio::test]
async fn what_the_two_write_opens_for_them_and_for_nobody_else() {
    let vault = vault().await;
    let (sam, kim) = (vault.make_person(id(10), at(0)).await.unwrap(), vault.make_person(id(11), at(0)).await.unwrap());
    each_engine(async |db| {
        let made = asked(&db, &vault, &sam, 1, CODE).await;
        assert_eq!(made.get_version_num(), 4, "an id that tells no time");
        let finder = greeting::finder(&vault, &CODE);
        let found = async || db.read(async move |tx| greeting::found(tx, finder, at(2)).await).await.unwrap().unwrap();
        let row = found().await;
        for opened in [row.as_guest(&CODE), row.as_greeter(&sam)] {
            let opened = opened.unwrap();
            assert_eq!((opened.words.name.as_str(), opened.words.line.as_str()), ("Ash", "Red hat"));
            assert_eq!(opened.reply, None);
        }
        assert!(matches!(row.as_guest(&[8; 11]), Err(Error::Sealed)));
        assert!(matches!(row.as_greeter(&kim), Err(Error::Sealed)));
        let reply = Reply { name: "Sam".into(), sign: "Blue scarf".into(), place: "Side door".into() };
        let sealed = row.as_greeter(&sam).unwrap().seal(vault.secrets(), &reply);
        let accept = async || {
            let sealed = sealed.clone();
            db.write(async move |tx| greeting::accept(tx, made, &sealed).await).await.unwrap()
        };
        assert!(accept().await);
        assert!(!accept().await, "answered once");
        let row = found().await;
        assert_eq!((row.state, row.as_guest(&CODE).unwrap().reply), (State::Accepted, Some(reply.clone())));
        assert_eq!(row.as_greeter(&sam).unwrap().reply, Some(reply));
    })
    .await;
}

#[tokio::test]
async fn when_it_is_over_the_bytes_are_gone_and_the_page_still_says_what_came_of_it() {
    let vault = vault().await;
    let sam = vault.make_person(id(10), at(0)).await.unwrap();
    each_engine(async |db| {
        let made = asked(&db, &vault, &sam, 1, CODE).await;
        let (other, finder) = (asked(&db, &vault, &sam, 2, [9; 11]).await, greeting::finder(&vault, &CODE));
        assert!(db.write(async move |tx| greeting::close(tx, made, State::Cannot).await).await.unwrap());
        assert!(!db.write(async move |tx| greeting::close(tx, made, State::Ended).await).await.unwrap());
        let row = db.read(async move |tx| greeting::found(tx, finder, at(2)).await).await.unwrap().unwrap();
        assert_eq!(row.state, State::Cannot);
        assert!(row.as_guest(&CODE).is_err() && row.as_greeter(&sam).is_err());
        let bytes = "SELECT guest_key, greeter_key, words FROM greeting WHERE id = $1 AND answer IS NULL";
        let left = async move |tx: &mut Tx| tx.one::<(Vec<u8>, Vec<u8>, Vec<u8>)>(bytes, &args![made]).await;
        assert_eq!(db.read(left).await.unwrap(), (vec![], vec![], vec![]));
        assert_eq!(db.write(async |tx| greeting::close_all(tx, id(2), State::GreeterLeft).await).await.unwrap(), 1);
        let row = db.read(async move |tx| greeting::by_id(tx, other, at(2)).await).await.unwrap().unwrap();
        assert_eq!(row.state, State::GreeterLeft);
    })
    .await;
}

#[tokio::test]
async fn two_days_after_the_meeting_it_is_read_no_more_and_then_it_is_gone() {
    let vault = vault().await;
    let sam = vault.make_person(id(10), at(0)).await.unwrap();
    each_engine(async |db| {
        let made = asked(&db, &vault, &sam, 1, CODE).await;
        let finder = greeting::finder(&vault, &CODE);
        for (seconds, there) in [(50 * HOUR - 1, true), (50 * HOUR, false)] {
            let now = at(seconds);
            let found = db.read(async move |tx| greeting::found(tx, finder, now).await).await.unwrap();
            let own = db.read(async move |tx| greeting::by_id(tx, made, now).await).await.unwrap();
            let list = db.read(async move |tx| greeting::of_greeter(tx, id(1), now).await).await.unwrap();
            assert_eq!((found.is_some(), own.is_some(), list.len() == 1), (there, there, there), "{seconds}");
        }
        assert_eq!(db.write(async |tx| greeting::sweep(tx, at(50 * HOUR - 1)).await).await.unwrap(), 0);
        assert_eq!(db.write(async |tx| greeting::sweep(tx, at(50 * HOUR)).await).await.unwrap(), 1);
        let rows = db.read(async |tx| tx.one::<(i64,)>("SELECT COUNT(*) FROM greeting", &[]).await).await.unwrap();
        assert_eq!(rows, (0,));
    })
    .await;
}

#[tokio::test]
async fn what_a_greeter_has_open_is_counted_over_all_their_meetings_until_the_hour_has_come() {
    let vault = vault().await;
    let sam = vault.make_person(id(10), at(0)).await.unwrap();
    each_engine(async |db| {
        let owner = greeter::owner(&vault, id(10));
        offer(&db, &vault, &sam, 1, 50).await;
        offer(&db, &vault, &sam, 2, 51).await;
        let first = asked(&db, &vault, &sam, 1, [1; 11]).await;
        asked(&db, &vault, &sam, 2, [2; 11]).await;
        let open = async |now| db.read(async move |tx| greeting::open_count(tx, owner, now).await).await.unwrap();
        assert_eq!((open(at(0)).await, open(at(HOUR)).await), (2, 0));
        db.write(async move |tx| greeting::close(tx, first, State::TakenBack).await).await.unwrap();
        assert_eq!(open(at(0)).await, 1);
    })
    .await;
}

#[tokio::test]
async fn whether_they_met_is_told_once_and_only_of_what_was_accepted() {
    let vault = vault().await;
    let sam = vault.make_person(id(10), at(0)).await.unwrap();
    each_engine(async |db| {
        let made = asked(&db, &vault, &sam, 1, CODE).await;
        let meet = async |met| db.write(async move |tx| greeting::meet(tx, made, met).await).await.unwrap();
        assert!(!meet(Met::Yes).await, "nobody said yes");
        db.write(async move |tx| greeting::accept(tx, made, b"sealed").await).await.unwrap();
        assert!(meet(Met::DidNotGo).await);
        assert!(!meet(Met::Yes).await);
        for step in [Step::Met, Step::Met, Step::Asked] {
            db.write(async move |tx| count::add(tx, id(60), step).await).await.unwrap();
        }
        let mut counts = db.read(async |tx| count::of_node(tx, id(60)).await).await.unwrap();
        counts.sort();
        assert_eq!(counts, [(Step::Asked, 1), (Step::Met, 2)]);
        assert!(db.read(async |tx| count::of_node(tx, id(61)).await).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_report_waits_for_its_node_and_is_gone_when_it_was_dealt_with_or_after_thirty_days() {
    let vault = vault().await;
    each_engine(async |db| {
        let said = report::Said {
            words: Words { name: "Ash".into(), line: String::new() },
            reply: None,
            note: "He asked for my number.".into(),
        };
        for number in [1_u128, 2] {
            let new = report::New::sealed(&vault, id(number), id(5), id(60), Side::Guest, &said);
            db.write(async move |tx| report::insert(tx, &new, [number as u8; 32], at(0)).await).await.unwrap();
        }
        let by = async |reader: [u8; 32], node: u128, now| {
            let vault = vault.clone();
            db.read(async move |tx| report::of_node(tx, &vault, id(node), reader, now).await).await.unwrap()
        };
        let at_node = async |node, now| by([9; 32], node, now).await;
        assert_eq!(by([1; 32], 60, at(1)).await.len(), 1, "nobody reads a report of themself");
        let own = db.read(async |tx| report::by_id(tx, id(1), id(60), [1; 32], at(1)).await).await.unwrap();
        let other = db.read(async |tx| report::by_id(tx, id(1), id(60), [2; 32], at(1)).await).await.unwrap();
        assert_eq!((own, other), (None, Some(id(5))));
        assert_eq!(db.write(async |tx| report::forget_owner(tx, [2; 32]).await).await.unwrap(), 1);
        let found = at_node(60, at(1)).await;
        assert_eq!((found.len(), &found[0].said, found[0].by), (2, &said, Side::Guest));
        assert!(at_node(61, at(1)).await.is_empty());
        assert!(db.write(async |tx| report::settle(tx, id(1)).await).await.unwrap());
        assert!(!db.write(async |tx| report::settle(tx, id(1)).await).await.unwrap());
        let later = at(30 * 24 * HOUR);
        assert!(at_node(60, later).await.is_empty());
        assert_eq!(db.write(async move |tx| greeting::sweep(tx, later).await).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_kept_code_opens_for_its_person_and_its_day_tells_no_meeting() {
    let vault = vault().await;
    let (sam, kim) = (vault.make_person(id(10), at(0)).await.unwrap(), vault.make_person(id(11), at(0)).await.unwrap());
    let own = |person| {
        let actor = openseat_domain::role::Actor::Person { id: person, grants: Vec::new() };
        openseat_domain::permit::Own::of(&actor).unwrap()
    };
    each_engine(async |db| {
        for (number, second) in [(1_u128, 0), (2, HOUR)] {
            let key = sam.clone();
            let code = [number as u8; 11];
            db.write(async move |tx| kept::insert(tx, own(id(10)), &key, id(number), &code, at(second)).await)
                .await
                .unwrap();
        }
        let days = "SELECT COUNT(*) FROM (SELECT DISTINCT until FROM greeting_kept) AS days";
        let days = db.read(async move |tx| tx.one::<(i64,)>(days, &[]).await).await.unwrap();
        assert_eq!(days, (1,), "two codes of one day go on one day");
        let key = sam.clone();
        let codes = db.read(async move |tx| kept::of(tx, own(id(10)), &key).await).await.unwrap();
        assert_eq!(codes, [(id(1), [1; 11]), (id(2), [2; 11])]);
        let wrong = kim.clone();
        assert!(db.read(async move |tx| kept::of(tx, own(id(10)), &wrong).await).await.is_err());
        assert!(!db.write(async move |tx| kept::remove(tx, own(id(11)), id(1)).await).await.unwrap());
        assert!(db.write(async move |tx| kept::remove(tx, own(id(10)), id(1)).await).await.unwrap());
        let key = sam.clone();
        let erased = db.write(async move |tx| kept::erase(tx, id(10), Some(&key)).await).await.unwrap();
        assert_eq!(erased, [[2; 11]]);
    })
    .await;
}
