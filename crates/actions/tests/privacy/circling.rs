//! Circles, through the actions: who gets in, who sees what, whom a call reaches, and how all of it goes.

use jiff::{SignedDuration, Timestamp};
use openseat_actions::{
    ActionError, House,
    circle::{self, CircleView, Reach, Seen, State},
    letter,
    signed::Signed,
    take,
};
use openseat_content::Locale;
use openseat_domain::circle::{Age, Answer, Called, Face, Hours, Kindness, Level, MOST, Seat, Told, Word};
use openseat_outside::mail::{Kept, Letter};
use openseat_store::{Db, Tx, args};
use uuid::Uuid;

use crate::home::{after, days, in_each_house, noon, person};

/// Somebody of 18 or older.
pub(crate) async fn adult(house: &House, db: &Db, number: u128) -> Signed {
    let who = person(house, db, number).await;
    assert!(circle::say_age(house, &who, Age::Adult, noon()).await.expect("kept"));
    who
}

pub(crate) async fn link(house: &House, keeper: &Signed, id: Uuid, now: Timestamp) -> String {
    let code = circle::invite(house, keeper, id, now).await.expect("allowed").expect("the keeper invites");
    openseat_actions::greeting::words(code, Locale::En)
}

pub(crate) async fn join(house: &House, keeper: &Signed, id: Uuid, who: &Signed, name: &str, now: Timestamp) {
    let words = link(house, keeper, id, now).await;
    let joined = circle::join(house, who, &words, "net", name, now).await.expect("answered");
    assert_eq!(joined, Some(id), "{name} joins");
}

/// A circle of so many people, the first of whom keeps it.
pub(crate) async fn circle_of(house: &House, db: &Db, names: &[&str]) -> (Uuid, Vec<Signed>) {
    let mut people = Vec::new();
    for number in 1..=names.len() {
        people.push(adult(house, db, number as u128).await);
    }
    let id = circle::start(house, &people[0], names[0], noon()).await.expect("begun");
    for (who, name) in people.iter().zip(names).skip(1) {
        join(house, &people[0], id, who, name, noon()).await;
    }
    (id, people)
}

pub(crate) async fn seen(house: &House, who: &Signed, id: Uuid, now: Timestamp) -> Option<Seen> {
    circle::view(house, who, id, now).await.expect("answered")
}

pub(crate) async fn view(house: &House, who: &Signed, id: Uuid, now: Timestamp) -> CircleView {
    match seen(house, who, id, now).await {
        Some(Seen::In(view)) => *view,
        other => panic!("they are in it: {other:?}"),
    }
}

/// The id that somebody has in the eyes of another.
pub(crate) fn id_of(view: &CircleView, name: &str) -> Uuid {
    view.people.iter().find(|one| one.name == name).unwrap_or_else(|| panic!("no {name}")).id
}

pub(crate) fn refused_at(result: openseat_actions::Result<impl std::fmt::Debug>) -> String {
    match result {
        Err(ActionError::Refused(problem)) => problem.at,
        other => panic!("it should be refused: {other:?}"),
    }
}

pub(crate) async fn set(house: &House, who: &Signed, id: Uuid, change: impl FnOnce(&mut Seat), now: Timestamp) {
    let mut seat = view(house, who, id, now).await.seat;
    change(&mut seat);
    assert!(circle::sit(house, who, id, seat, now).await.expect("kept"));
}

pub(crate) async fn rows(db: &Db, sql: &'static str) -> i64 {
    db.read(async move |tx: &mut Tx| tx.one::<(i64,)>(sql, &args![]).await).await.expect("counted").0
}

const TABLES: [&str; 6] = [
    "SELECT COUNT(*) FROM circle",
    "SELECT COUNT(*) FROM circle_member",
    "SELECT COUNT(*) FROM circle_word",
    "SELECT COUNT(*) FROM circle_invitation",
    "SELECT COUNT(*) FROM circle_block",
    "SELECT COUNT(*) FROM circle_report",
];

pub(crate) async fn counts(db: &Db) -> Vec<i64> {
    let mut counts = Vec::new();
    for sql in TABLES {
        counts.push(rows(db, sql).await);
    }
    counts
}

#[tokio::test]
async fn a_link_lets_one_person_in_within_seven_days_and_only_the_keeper_makes_one() {
    in_each_house(async |house, db| {
        let (id, people) = circle_of(&house, &db, &["Sam", "Kim"]).await;
        let (lee, jo) = (adult(&house, &db, 8).await, adult(&house, &db, 9).await);
        assert_eq!(circle::invite(&house, &people[1], id, noon()).await.expect("answered"), None);
        let words = link(&house, &people[0], id, noon()).await;
        let look = async |who: &Signed, at| circle::look(&house, who, &words, "net", at).await.expect("answered");
        let welcome = look(&lee, after(5)).await.expect("it works");
        assert_eq!((welcome.from.as_str(), welcome.people, welcome.full), ("Sam", 2, false));
        assert_eq!(refused_at(circle::join(&house, &lee, &words, "net", "kim", after(6)).await), "taken");
        let typed = words.to_uppercase().replace('-', "  ");
        assert_eq!(circle::join(&house, &lee, &typed, "net", "Lee", after(7)).await.expect("answered"), Some(id));
        assert!(look(&jo, after(8)).await.is_none(), "it works once");
        assert!(circle::join(&house, &jo, &words, "net", "Jo", after(8)).await.expect("answered").is_none());
        assert!(look(&jo, after(8)).await.is_none());
        let back = link(&house, &people[0], id, after(9)).await;
        let open = circle::open(&house, &people[0], id, after(9)).await.expect("read").expect("the keeper's");
        assert!(!circle::take_back(&house, &people[1], id, open[0].id, after(9)).await.expect("answered"));
        assert!(circle::take_back(&house, &people[0], id, open[0].id, after(9)).await.expect("answered"));
        assert!(circle::look(&house, &jo, &back, "net", after(9)).await.expect("answered").is_none());
        assert_eq!(seen(&house, &jo, id, after(9)).await, None, "to a stranger it does not exist");
        let late = link(&house, &people[0], id, after(10)).await;
        let end = days(7) + SignedDuration::from_secs(10);
        let before = end - SignedDuration::from_secs(1);
        assert!(circle::look(&house, &jo, &late, "net", before).await.expect("answered").is_some());
        assert!(circle::look(&house, &jo, &late, "net", end).await.expect("answered").is_none(), "its time is over");
        assert!(circle::join(&house, &jo, &late, "net", "Jo", end).await.expect("answered").is_none());
    })
    .await;
}

#[tokio::test]
async fn a_ninth_person_and_a_sixth_circle_are_refused() {
    in_each_house(async |house, db| {
        let names = ["A", "B", "C", "D", "E", "F", "G"];
        let (id, people) = circle_of(&house, &db, &names).await;
        let (eighth, ninth) = (adult(&house, &db, 18).await, adult(&house, &db, 19).await);
        let words = link(&house, &people[0], id, noon()).await;
        assert_eq!(refused_at(circle::invite(&house, &people[0], id, noon()).await), "full", "links count too");
        assert_eq!(circle::join(&house, &eighth, &words, "net", "H", noon()).await.expect("answered"), Some(id));
        // A link that was made while there was room, by a keeper who then let somebody else in by another.
        let code = openseat_domain::greeting::read(&words, openseat_content::secret_words(Locale::En)).expect("a code");
        let key = house.vault().person(people[0].person).await.expect("answered").expect("a key");
        let vault = house.vault().clone();
        let put = async move |tx: &mut Tx| {
            use openseat_store::circle::{invitation, member, owner};
            let row = member::of_owner(tx, owner(&vault, key.person())).await?.remove(0);
            let new = invitation::New::sealed(&vault, &row.circle_key(&vault, &key)?, Uuid::from_u128(77), &code);
            invitation::insert(tx, &new, days(1)).await
        };
        db.write(put).await.expect("a link that should not be");
        assert!(circle::look(&house, &ninth, &words, "net", noon()).await.expect("answered").expect("there").full);
        assert_eq!(refused_at(circle::join(&house, &ninth, &words, "net", "I", noon()).await), "full");
        assert_eq!(view(&house, &people[0], id, noon()).await.people.len() + 1, MOST);
        for _ in 0..4 {
            circle::start(&house, &people[1], "B", noon()).await.expect("begun");
        }
        assert_eq!(refused_at(circle::start(&house, &people[1], "B", noon()).await), "many");
    })
    .await;
}

#[tokio::test]
async fn people_under_18_are_in_no_circle_and_are_asked_again_after_a_month() {
    in_each_house(async |house, db| {
        let (id, people) = circle_of(&house, &db, &["Sam", "Kim"]).await;
        let young = person(&house, &db, 8).await;
        let words = link(&house, &people[0], id, noon()).await;
        assert_eq!(refused_at(circle::start(&house, &young, "Lee", noon()).await), "age", "it is not said yet");
        assert!(circle::say_age(&house, &young, Age::Young, noon()).await.expect("kept"));
        assert!(!circle::say_age(&house, &young, Age::Adult, days(29)).await.expect("answered"), "not taken back");
        for now in [noon(), days(29)] {
            assert_eq!(circle::age(&house, &young, now).await.expect("read"), Some(Age::Young));
            assert_eq!(refused_at(circle::start(&house, &young, "Lee", now).await), "age");
            assert_eq!(refused_at(circle::join(&house, &young, &words, "net", "Lee", now).await), "age");
        }
        assert_eq!(circle::age(&house, &young, days(30)).await.expect("read"), None);
        assert!(!circle::say_age(&house, &people[1], Age::Young, days(300)).await.expect("answered"), "said once");
        let archive = take::archive(&house, &young, noon()).await.expect("packed");
        assert!(!archive.is_empty());
        assert_eq!(rows(&db, "SELECT COUNT(*) FROM about WHERE field = 'age'").await, 3);
    })
    .await;
}

#[tokio::test]
async fn a_day_is_told_once_at_one_level_changed_taken_back_and_forgotten_after_30_days() {
    in_each_house(async |house, db| {
        let (id, people) = circle_of(&house, &db, &["Sam", "Kim", "Lee"]).await;
        let (sam, kim) = (&people[0], &people[1]);
        let tell = async |told: Told, now| assert!(circle::tell(&house, sam, id, told, now).await.expect("kept"));
        tell(Told::Word(Word::Shaky), noon()).await;
        tell(Told::Face(Face::Good), after(60)).await;
        let theirs = view(&house, kim, id, after(61)).await;
        assert_eq!(theirs.told.iter().map(|one| &one.told).collect::<Vec<_>>(), [&Told::Face(Face::Good)], "one a day");
        assert_eq!(view(&house, sam, id, after(61)).await.seat.level, Level::Face, "the level stays chosen");
        tell(Told::Sentence("Rain, and I went.".into()), days(1)).await;
        assert_eq!(view(&house, kim, id, days(1)).await.told.len(), 2);
        assert!(circle::untell(&house, sam, id, days(1)).await.expect("answered"));
        assert!(!circle::untell(&house, sam, id, days(1)).await.expect("answered"), "yesterday's stays");
        assert_eq!(view(&house, kim, id, days(1)).await.told.len(), 1);
        let jo = adult(&house, &db, 9).await;
        join(&house, sam, id, &jo, "Jo", days(2)).await;
        assert!(view(&house, &jo, id, days(2)).await.told.is_empty(), "it was told to fewer");
        assert_eq!(view(&house, kim, id, days(30)).await.told.len(), 1);
        assert!(view(&house, kim, id, days(31)).await.told.is_empty());
        circle::sweep(&house, days(31)).await.expect("swept");
        assert_eq!(rows(&db, "SELECT COUNT(*) FROM circle_word").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_call_reaches_who_agreed_in_their_hours_and_ends_by_itself() {
    in_each_house(async |house, db| {
        let post = std::sync::Arc::new(Kept::default());
        let house = house.with_post(post.clone(), "https://seat.example");
        let (id, people) = circle_of(&house, &db, &["Sam", "Kim", "Lee", "Jo"]).await;
        let [sam, kim, lee, jo] = &people[..] else { panic!("four") };
        assert_eq!(circle::ask(&house, sam, id, noon()).await.expect("answered"), Some(Reach::Nobody));
        let called = |from, until, letter: Option<&str>, phone: Option<&str>| Called {
            hours: Hours { from, until },
            letter: letter.map(|to| (to.to_owned(), "es".to_owned())),
            phone: phone.map(str::to_owned),
        };
        let kims = called(9, 21, Some("kim@example.org"), Some("07700 900021"));
        set(&house, kim, id, |seat| seat.called = Some(kims), noon()).await;
        let lees = called(18, 23, Some("lee@example.org"), Some("07700 900022"));
        set(&house, lee, id, |seat| seat.called = Some(lees), noon()).await;
        assert_eq!(view(&house, sam, id, noon()).await.can_be_asked, ["Kim"]);
        assert_eq!(circle::reachable(&house, sam, noon()).await.expect("read"), [(id, vec!["Kim".to_owned()])]);
        assert_eq!(circle::ask(&house, sam, id, noon()).await.expect("answered"), Some(Reach::People(1)));
        assert_eq!(circle::ask(&house, sam, id, after(9)).await.expect("answered"), Some(Reach::People(1)), "once");
        assert_eq!(circle::asks_for(&house, kim, after(10)).await.expect("read"), Some((id, "Sam".into())));
        for other in [sam, lee, jo] {
            assert_eq!(circle::asks_for(&house, other, after(10)).await.expect("read"), None);
            assert!(view(&house, other, id, after(10)).await.asks.is_empty());
        }
        assert_eq!(letter::send_due(&house, after(11)).await.expect("sent").sent, 1);
        let sent: Vec<Letter> = post.take();
        assert_eq!((sent.len(), sent[0].to.as_str()), (1, "kim@example.org"));
        assert_eq!(sent[0].subject, "Alguien preguntó por ti en Harbour Recovery");
        for word in ["Sam", "circle", "círculo", "ganas", "urge", &id.to_string(), &id.simple().to_string()] {
            let whole = format!("{} {}", sent[0].subject, sent[0].text);
            assert!(!whole.contains(word), "{word}: {whole}");
        }
        let ask = view(&house, kim, id, after(12)).await.asks.remove(0);
        assert!(!circle::answer(&house, lee, id, ask.id, Answer::Here, after(12)).await.expect("answered"));
        for answer in [Answer::Soon, Answer::Here] {
            assert!(circle::answer(&house, kim, id, ask.id, answer, after(13)).await.expect("answered"));
        }
        let own = view(&house, sam, id, after(14)).await.own_ask.expect("it holds");
        assert_eq!(own.reached.len(), 1);
        let kim_says = &own.reached[0];
        assert_eq!((kim_says.answer, kim_says.phone.as_deref()), (Some(Answer::Here), Some("07700 900021")));
        let two_hours = noon() + SignedDuration::from_hours(2);
        assert!(view(&house, sam, id, two_hours).await.own_ask.is_none(), "it ends by itself");
        assert_eq!(circle::asks_for(&house, kim, two_hours).await.expect("read"), None);

        assert!(circle::well(&house, sam, id, after(20)).await.expect("answered"));
        assert!(!circle::well(&house, sam, id, after(20)).await.expect("answered"));
        assert!(view(&house, kim, id, after(21)).await.asks.is_empty());
        assert!(!circle::answer(&house, kim, id, ask.id, Answer::Here, after(21)).await.expect("answered"));
        for seconds in [30, 40, 50] {
            assert_eq!(circle::ask(&house, sam, id, after(seconds)).await.expect("answered"), Some(Reach::People(1)));
            assert!(circle::well(&house, sam, id, after(seconds + 5)).await.expect("answered"));
        }
        assert_eq!(circle::ask(&house, sam, id, after(60)).await.expect("answered"), Some(Reach::Often));
        // In the evening it is Lee as well, until Lee takes it back.
        let evening = noon() + SignedDuration::from_hours(7);
        assert_eq!(circle::ask(&house, sam, id, evening).await.expect("answered"), Some(Reach::People(2)));
        assert_eq!(view(&house, lee, id, evening).await.asks.len(), 1);
        set(&house, lee, id, |seat| seat.called = None, evening).await;
        assert!(view(&house, lee, id, evening).await.asks.is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_keeper_learns_of_quiet_days_of_who_agreed_and_sends_one_kind_sentence() {
    in_each_house(async |house, db| {
        let (id, people) = circle_of(&house, &db, &["Sam", "Kim", "Lee"]).await;
        let [sam, kim, lee] = &people[..] else { panic!("three") };
        set(&house, kim, id, |seat| seat.ask_after = true, noon()).await;
        circle::tell(&house, kim, id, Told::Word(Word::Calm), days(1)).await.expect("kept");
        assert!(view(&house, sam, id, days(3)).await.quiet.is_empty());
        let theirs = view(&house, sam, id, days(4)).await;
        assert_eq!(
            theirs.quiet.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>(),
            ["Kim"],
            "Lee did not agree"
        );
        assert!(
            view(&house, lee, id, days(4)).await.quiet.is_empty()
                && view(&house, kim, id, days(4)).await.quiet.is_empty()
        );
        let (kim_id, lee_id) = (id_of(&theirs, "Kim"), id_of(&theirs, "Lee"));
        let kind =
            async |who, to| circle::kind(&house, who, id, to, Kindness::Thinking, days(4)).await.expect("answered");
        assert!(!kind(lee, kim_id).await && !kind(sam, lee_id).await);
        assert!(kind(sam, kim_id).await);
        assert!(!kind(sam, kim_id).await, "once is enough");
        assert_eq!(view(&house, kim, id, days(4)).await.kinds[0].which, Kindness::Thinking);
        assert!(view(&house, lee, id, days(4)).await.kinds.is_empty());
        assert!(view(&house, sam, id, days(6)).await.quiet.is_empty());
        assert_eq!(view(&house, sam, id, days(7)).await.quiet.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn who_leaves_takes_their_words_or_leaves_them_without_a_name_and_reads_nothing_more() {
    in_each_house(async |house, db| {
        let (id, people) = circle_of(&house, &db, &["Sam", "Kim", "Lee", "Jo"]).await;
        let [sam, kim, lee, jo] = &people[..] else { panic!("four") };
        for who in &people {
            circle::tell(&house, who, id, Told::Word(Word::Calm), noon()).await.expect("kept");
        }
        assert!(circle::leave(&house, kim, id, true, after(1)).await.expect("answered"));
        assert!(circle::leave(&house, lee, id, false, after(1)).await.expect("answered"));
        for gone in [kim, lee] {
            assert_eq!(seen(&house, gone, id, after(2)).await, None);
            assert!(circle::list(&house, gone).await.expect("read").is_empty());
            assert!(!circle::tell(&house, gone, id, Told::Word(Word::Calm), after(2)).await.expect("answered"));
        }
        let left = view(&house, sam, id, after(2)).await;
        assert_eq!(left.people.len(), 1);
        let names: Vec<Option<&str>> = left.told.iter().map(|one| one.name.as_deref()).collect();
        assert_eq!(names, [None, Some("Jo")], "Kim's words went, Lee's stay without a name");
        // The keeper leaves: who has been in it longest keeps it. A circle of one ends.
        assert!(circle::leave(&house, sam, id, true, after(3)).await.expect("answered"));
        let over = seen(&house, jo, id, after(4)).await;
        assert!(matches!(&over, Some(Seen::Over(over)) if !over.out && over.why.is_none()), "{over:?}");
        assert_eq!(rows(&db, "SELECT COUNT(*) FROM circle_word").await, 0, "what was said is gone");
        assert!(circle::dismiss(&house, jo, id, after(5)).await.expect("answered"));
        assert_eq!(counts(&db).await, [0; 6]);
    })
    .await;
}

#[tokio::test]
async fn keeping_is_handed_on_or_falls_to_who_has_been_there_longest() {
    in_each_house(async |house, db| {
        let (id, people) = circle_of(&house, &db, &["Sam", "Kim", "Lee"]).await;
        let [sam, kim, lee] = &people[..] else { panic!("three") };
        let lee_id = id_of(&view(&house, sam, id, noon()).await, "Lee");
        assert!(!circle::hand_on(&house, kim, id, lee_id, noon()).await.expect("answered"));
        assert!(circle::hand_on(&house, sam, id, lee_id, noon()).await.expect("answered"));
        assert!(view(&house, lee, id, noon()).await.keeps && !view(&house, sam, id, noon()).await.keeps);
        circle::leave(&house, lee, id, true, after(1)).await.expect("answered");
        assert!(view(&house, sam, id, after(2)).await.keeps, "Sam was there first");
    })
    .await;
}

#[tokio::test]
async fn who_was_blocked_is_never_in_one_circle_with_who_blocked_them_and_is_not_told() {
    in_each_house(async |house, db| {
        let (id, people) = circle_of(&house, &db, &["Sam", "Kim", "Lee"]).await;
        let [sam, kim, lee] = &people[..] else { panic!("three") };
        circle::tell(&house, lee, id, Told::Word(Word::Angry), noon()).await.expect("kept");
        circle::tell(&house, kim, id, Told::Word(Word::Sad), noon()).await.expect("kept");
        // Kim does not keep it: Kim goes, with the words.
        let lee_id = id_of(&view(&house, kim, id, noon()).await, "Lee");
        assert_eq!(circle::block(&house, kim, id, lee_id, after(1)).await.expect("answered"), Some(false));
        assert_eq!(seen(&house, kim, id, after(1)).await, None);
        let theirs = view(&house, lee, id, after(1)).await;
        assert_eq!(theirs.people.len(), 1);
        assert!(theirs.told.is_empty() && theirs.taken_out.is_empty());
        // Asked in again, Kim finds nothing, and so does Lee in a circle of Kim's.
        let words = link(&house, sam, id, after(2)).await;
        assert!(circle::look(&house, kim, &words, "net", after(2)).await.expect("answered").is_none());
        assert!(circle::join(&house, kim, &words, "net", "Kim", after(2)).await.expect("answered").is_none());
        let kims = circle::start(&house, kim, "Kim", after(3)).await.expect("begun");
        let words = link(&house, kim, kims, after(3)).await;
        assert!(circle::look(&house, lee, &words, "net", after(3)).await.expect("answered").is_none());
        assert!(circle::look(&house, sam, &words, "net", after(3)).await.expect("answered").is_some());
        assert_eq!(circle::join(&house, sam, &words, "net", "Sam", after(3)).await.expect("answered"), Some(kims));
        // Kim keeps this one: Sam is taken out of it, and no reason is given.
        let sam_id = id_of(&view(&house, kim, kims, after(4)).await, "Sam");
        assert_eq!(circle::block(&house, kim, kims, sam_id, after(4)).await.expect("answered"), Some(false), "of one");
        let over = seen(&house, sam, kims, after(5)).await;
        assert!(matches!(&over, Some(Seen::Over(over)) if over.out && over.why.is_none()), "{over:?}");
        assert!(matches!(circle::list(&house, sam).await.expect("read")[1].state, State::Out(None)));
        assert!(circle::dismiss(&house, sam, kims, after(6)).await.expect("answered"));
        assert!(!circle::dismiss(&house, sam, id, after(6)).await.expect("answered"), "one that goes on is left");
    })
    .await;
}
