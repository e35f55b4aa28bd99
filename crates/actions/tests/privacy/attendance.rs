//! A letter that somebody was there: who asks, who confirms, who can check it, and that nothing is left of it.

use std::process::Command;

use jiff::{
    SignedDuration, Timestamp,
    civil::{date, time},
};
use openseat_actions::{
    ActionError, House,
    attendance_proof::{self, AskForm, Fault, PublicKey, State, Typed, Verdict},
    greeting,
    group_session::{self, Entry},
    keeper, meeting,
    signed::Signed,
};
use openseat_domain::{
    attendance_proof::{Offered, Present},
    group_session::{Change, Reason, Standing},
    role::{Actor, Role},
};
use openseat_store::{Db, Tx, args, attendance_proof as requests};
use proptest::prelude::*;
use uuid::Uuid;

use crate::{
    greeters::{ADULTS, Quay, list, quay, seven},
    home::{in_each_house, noon, person, staff},
};

const SERVICE: &str = "https://meetings.example.org";

fn minutes(minutes: i64) -> SignedDuration {
    SignedDuration::from_mins(minutes)
}

/// A meeting that gives letters, and one who runs it.
async fn given(house: &House, db: &Db, offered: Offered) -> (Quay, Signed) {
    let quay = quay(house, db).await;
    keeper::name(house, &Actor::Operator, quay.clinic.node(), noon()).await.expect("named");
    attendance_proof::offer(house, &quay.steward, ADULTS, offered, noon()).await.expect("said");
    let facilitator = staff(house, db, 77, Role::Facilitator, quay.clinic).await;
    (quay, facilitator)
}

async fn ask(house: &House, name: &str, group: bool, now: Timestamp) -> openseat_actions::Result<String> {
    ask_of(house, seven(), name, group, now).await
}

async fn ask_of(
    house: &House,
    start: Timestamp,
    name: &str,
    group: bool,
    now: Timestamp,
) -> openseat_actions::Result<String> {
    let form = AskForm {
        slug: ADULTS.into(),
        start: Some(start),
        name: name.into(),
        names_group: group,
        ..AskForm::default()
    };
    let code = attendance_proof::ask(house, form, now).await?;
    Ok(greeting::words(code, openseat_content::Locale::En))
}

async fn fetch(house: &House, words: &str, now: Timestamp) -> Option<String> {
    attendance_proof::fetch(house, words, "net", SERVICE, now).await.expect("answered")
}

async fn state(house: &House, words: &str, now: Timestamp) -> Option<State> {
    attendance_proof::see(house, words, "net", now).await.expect("answered").map(|view| view.state)
}

async fn count(db: &Db, sql: &'static str) -> i64 {
    db.read(async move |tx: &mut Tx| tx.one::<(i64,)>(sql, &args![]).await).await.expect("counted").0
}

#[tokio::test]
async fn a_person_asks_a_facilitator_confirms_and_nothing_is_left_but_a_count() {
    in_each_house(async |house, db| {
        let (quay, facilitator) = given(&house, &db, Offered::OnRequest).await;
        let node = quay.clinic.node();
        let view = meeting::view(&house, ADULTS, noon()).await.expect("read").expect("there");
        assert_eq!(view.letters, Offered::OnRequest);
        assert!(ask(&house, "Sam", false, noon()).await.is_err(), "seven hours too early");
        let words = ask(&house, " Sam  R. ", false, seven() + minutes(5)).await.expect("asked");
        assert_eq!(state(&house, &words, seven() + minutes(6)).await, Some(State::Asked));
        assert_eq!(fetch(&house, &words, seven() + minutes(6)).await, None, "nobody confirmed it");

        let desk = attendance_proof::at_node(&house, &facilitator, node, seven() + minutes(90)).await.expect("theirs");
        assert_eq!((desk.waiting.len(), desk.waiting[0].name.as_str()), (1, "Sam R."));
        assert!(desk.codes.is_empty() && desk.letters.is_none());
        let whole = desk.waiting[0].choices[0];
        let (id, later) = (desk.waiting[0].id, seven() + minutes(91));
        let confirmed =
            attendance_proof::decide(&house, &facilitator, node, id, Verdict::There(Present::of(600)), later).await;
        assert!(confirmed.expect("decided"));
        let again = attendance_proof::decide(&house, &facilitator, node, id, Verdict::CannotSay, later).await;
        assert!(!again.expect("answered"), "once");

        let signed = fetch(&house, &words, later).await.expect("there is a letter");
        let keys = attendance_proof::keys(&house, later).await.expect("read");
        let letter = attendance_proof::verify(&signed, &keys).expect("real");
        assert_eq!((letter.name.as_str(), letter.group.as_deref()), ("Sam R.", None));
        assert_eq!(letter.present, whole, "no longer than the meeting lasts");
        for told in [view.draft.name.as_str(), "SMART", "alcohol", "Harbour"] {
            assert!(!signed.to_lowercase().contains(&told.to_lowercase()), "{told} in {signed}");
        }
        assert_eq!(fetch(&house, &words, later + minutes(59)).await, Some(signed), "a phone may lose a page");
        assert_eq!(state(&house, &words, later + minutes(61)).await, None, "an hour later it is over");
        attendance_proof::sweep(&house, later + minutes(61)).await.expect("swept");
        assert_eq!(count(&db, "SELECT COUNT(*) FROM attendance_request").await, 0);
        assert_eq!(count(&db, "SELECT n FROM attendance_count").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_request_that_nobody_fetches_goes_after_thirty_days_and_at_once_when_the_person_says_so() {
    in_each_house(async |house, db| {
        given(&house, &db, Offered::Yes).await;
        let asked = seven() + minutes(5);
        let (one, two) =
            (ask(&house, "Sam", false, asked).await.expect("asked"), ask(&house, "Kim", true, asked).await);
        let two = two.expect("asked");
        let days = |days: i64| asked + SignedDuration::from_hours(24 * days);
        assert!(attendance_proof::forget(&house, &two, "net", days(1)).await.expect("answered"));
        assert_eq!(state(&house, &two, days(1)).await, None);
        assert_eq!(attendance_proof::sweep(&house, days(30) - minutes(1)).await.expect("swept"), 0);
        assert_eq!(state(&house, &one, days(30) - minutes(1)).await, Some(State::Asked));
        assert_eq!(state(&house, &one, days(30)).await, None);
        assert_eq!(attendance_proof::sweep(&house, days(30)).await.expect("swept"), 1);
    })
    .await;
}

#[tokio::test]
async fn the_code_of_the_last_minutes_confirms_for_as_long_as_somebody_was_seen() {
    in_each_house(async |house, db| {
        let (quay, facilitator) = given(&house, &db, Offered::Yes).await;
        let view = meeting::view(&house, ADULTS, noon()).await.expect("read").expect("there");
        let length = i64::from(view.draft.schedule.expect("a time").minutes);
        let end = seven() + minutes(length);
        let early = ask(&house, "Early", false, seven() - minutes(5)).await.expect("asked");
        let late = ask(&house, "Late", true, end - minutes(2)).await.expect("asked");
        let wrong = ask(&house, "Wrong", false, end - minutes(2)).await.expect("asked");
        let desk = async |now| {
            attendance_proof::at_node(&house, &facilitator, quay.clinic.node(), now).await.expect("theirs").codes
        };
        assert!(desk(end - minutes(16)).await.is_empty() && desk(end + minutes(16)).await.is_empty());
        let code = desk(end - minutes(1)).await[0].code.clone();
        assert_eq!(code.len(), 6);
        let six = async |words: &str, six: &str, now| {
            attendance_proof::type_code(&house, words, "net", six, now).await.expect("answered").expect("there")
        };
        assert_eq!(six(&early, &code, end - minutes(16)).await, Typed::Closed, "too early");
        assert_eq!(six(&early, &format!("{} {}", &code[..3], &code[3..]), end).await, Typed::Right);
        assert_eq!(six(&late, &code, end).await, Typed::Right);
        let other = if code == "000000" { "000001" } else { "000000" };
        for _ in 0..4 {
            assert_eq!(six(&wrong, other, end).await, Typed::Wrong);
        }
        assert_eq!(six(&wrong, other, end).await, Typed::Closed, "the fifth try was the last");
        assert_eq!(six(&wrong, &code, end).await, Typed::Closed);
        let keys = attendance_proof::keys(&house, end).await.expect("read");
        let letter = async |words: &str| {
            let signed = fetch(&house, words, end).await.expect("a letter");
            attendance_proof::verify(&signed, &keys).expect("real")
        };
        assert_eq!(letter(&early).await.present, Present::of(length));
        let late = letter(&late).await;
        assert_eq!(late.present, Present::of(0), "seen for two minutes");
        assert!(late.group.is_some(), "they wanted the group named");
    })
    .await;
}

#[tokio::test]
async fn who_does_not_run_the_group_sees_nobody_and_says_nothing() {
    in_each_house(async |house, db| {
        let (quay, _) = given(&house, &db, Offered::Yes).await;
        ask(&house, "Sam", false, seven() + minutes(5)).await.expect("asked");
        let node = quay.clinic.node();
        let stranger = person(&house, &db, 78).await;
        let mut askers = vec![stranger, quay.steward];
        for (number, role) in Role::ALL.into_iter().enumerate().filter(|(_, role)| *role != Role::Facilitator) {
            askers.push(staff(&house, &db, 90 + number as u128, role, quay.clinic).await);
        }
        for who in &askers {
            let seen = attendance_proof::at_node(&house, who, node, seven() + minutes(9)).await;
            assert!(matches!(seen, Err(ActionError::Denied(_))), "{:?}", who.grants);
        }
        let said = attendance_proof::offer(&house, &askers[0], ADULTS, Offered::No, noon()).await;
        assert!(matches!(said, Err(ActionError::Denied(_))));
    })
    .await;
}

/// Writes down how the session at seven stands.
async fn write_down(house: &House, who: &Signed, node: Uuid, standing: Standing, now: Timestamp) -> Uuid {
    let groups = group_session::today(house, who, now).await.expect("read");
    let on = groups.iter().flat_map(|group| &group.today).find(|one| one.start_at == seven()).expect("it is on today");
    let why = (standing == Standing::Cancelled).then_some(Reason::Weather);
    let entry = Entry {
        id: Uuid::from_u128(9_000 + u128::try_from(on.version).expect("small")),
        base: on.version,
        changes: vec![Change::Standing(standing), Change::Reason(why)],
        settles: Vec::new(),
        leads: None,
    };
    group_session::save(house, who, node, on.id, entry, now).await.expect("written").id
}

#[tokio::test]
async fn of_a_session_that_was_written_down_as_cancelled_no_code_gives_a_letter_and_a_tap_only_by_who_saw_that() {
    in_each_house(async |house, db| {
        let (quay, facilitator) = given(&house, &db, Offered::Yes).await;
        let node = quay.clinic.node();
        let words = ask(&house, "Sam", false, seven() + minutes(5)).await.expect("asked");
        group_session::hold(&house, &facilitator, node, ADULTS, noon()).await.expect("held here");
        let view = meeting::view(&house, ADULTS, noon()).await.expect("read").expect("there");
        let length = view.draft.schedule.expect("it has a rule").minutes;
        let late = seven() + minutes(i64::from(length) - 1);
        let desk = async || attendance_proof::at_node(&house, &facilitator, node, late).await.expect("theirs");
        let before = desk().await;
        assert_eq!((before.waiting[0].written, before.codes.len()), (None, 1));
        write_down(&house, &facilitator, node, Standing::Held, late).await;
        assert_eq!(desk().await.waiting[0].written, Some(Standing::Held));
        write_down(&house, &facilitator, node, Standing::Cancelled, late).await;
        let after = desk().await;
        assert_eq!((after.waiting[0].written, after.codes.len()), (Some(Standing::Cancelled), 0));
        let typed = attendance_proof::type_code(&house, &words, "net", &before.codes[0].code, late).await;
        assert_eq!(typed.expect("answered"), Some(Typed::Closed));
        let (id, present) = (after.waiting[0].id, Present::of(45));
        let say = async |verdict| attendance_proof::decide(&house, &facilitator, node, id, verdict, late).await;
        let unseen = say(Verdict::There(present)).await;
        assert!(matches!(unseen, Err(ActionError::Refused(problem)) if problem.at == "record"));
        assert_eq!(state(&house, &words, late).await, Some(State::Asked), "nothing was decided");
        assert!(say(Verdict::AgainstTheRecord(present)).await.expect("decided"));
        assert!(fetch(&house, &words, late).await.is_some());
    })
    .await;
}

#[tokio::test]
async fn a_letter_is_of_the_session_that_was_held_also_when_the_hour_was_changed_since_and_does_not_name_it() {
    in_each_house(async |house, db| {
        let (quay, facilitator) = given(&house, &db, Offered::OnRequest).await;
        let (node, late) = (quay.clinic.node(), seven() + minutes(119));
        group_session::hold(&house, &facilitator, node, ADULTS, noon()).await.expect("held here");
        write_down(&house, &facilitator, node, Standing::Cancelled, late).await;
        list(&house, "19:30", late).await;
        let words = ask_of(&house, seven() + minutes(30), "Sam", false, late).await.expect("asked");
        let desk = async || attendance_proof::at_node(&house, &facilitator, node, late).await.expect("theirs");
        let waiting = desk().await.waiting.remove(0);
        assert_eq!(waiting.written, Some(Standing::Cancelled), "of that day, whatever the hour");
        let say = async || {
            let there = Verdict::There(Present::of(45));
            attendance_proof::decide(&house, &facilitator, node, waiting.id, there, late).await
        };
        assert!(matches!(say().await, Err(ActionError::Refused(problem)) if problem.at == "record"));
        let session = write_down(&house, &facilitator, node, Standing::Held, late).await;
        assert!(say().await.expect("decided"));
        let (vault, id) = (house.vault().clone(), waiting.id);
        let kept = db.read(async move |tx| requests::by_id(tx, &vault, id, late).await).await.expect("read");
        assert_eq!(kept.expect("kept").words.session, Some(session), "in the sealed row alone");
        let signed = fetch(&house, &words, late).await.expect("a letter");
        let keys = attendance_proof::keys(&house, late).await.expect("read");
        let letter = attendance_proof::verify(&signed, &keys).expect("real");
        assert_eq!((letter.date, letter.start), (date(2026, 11, 23), time(19, 0, 0, 0)), "as it was held");
        for id in [session.to_string(), session.simple().to_string()] {
            assert!(!signed.contains(&id), "{signed}");
        }
        write_down(&house, &facilitator, node, Standing::Cancelled, late).await;
        assert_eq!(fetch(&house, &words, late + minutes(59)).await, Some(signed), "it stays what it was");
        attendance_proof::sweep(&house, late + minutes(61)).await.expect("swept");
        assert_eq!(count(&db, "SELECT COUNT(*) FROM attendance_request").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_was_confirmed_before_anybody_wrote_the_session_down_is_of_it_when_it_is_opened() {
    in_each_house(async |house, db| {
        let (quay, facilitator) = given(&house, &db, Offered::OnRequest).await;
        let (node, late) = (quay.clinic.node(), seven() + minutes(119));
        group_session::hold(&house, &facilitator, node, ADULTS, noon()).await.expect("held here");
        let words = ask(&house, "Sam", false, seven() + minutes(5)).await.expect("asked");
        let desk = attendance_proof::at_node(&house, &facilitator, node, late).await.expect("theirs");
        let id = desk.waiting[0].id;
        let there = Verdict::There(Present::of(45));
        assert!(attendance_proof::decide(&house, &facilitator, node, id, there, late).await.expect("decided"));
        let vault = house.vault().clone();
        let session = async || {
            let vault = vault.clone();
            let kept = db.read(async move |tx| requests::by_id(tx, &vault, id, late).await).await.expect("read");
            kept.expect("kept").words.session
        };
        assert_eq!(session().await, None);
        let held = write_down(&house, &facilitator, node, Standing::Held, late).await;
        assert!(fetch(&house, &words, late).await.is_some());
        assert_eq!(session().await, Some(held));
    })
    .await;
}

/// A letter and the keys of its service.
async fn a_letter(house: &House, db: &Db) -> (String, Vec<PublicKey>) {
    let (quay, facilitator) = given(house, db, Offered::Yes).await;
    let words = ask(house, "Łukasz Ó’Brien", false, seven() + minutes(5)).await.expect("asked");
    let now = seven() + minutes(60);
    let desk = attendance_proof::at_node(house, &facilitator, quay.clinic.node(), now).await.expect("theirs");
    let id = desk.waiting[0].id;
    let decided =
        attendance_proof::decide(house, &facilitator, quay.clinic.node(), id, Verdict::There(Present::of(45)), now);
    assert!(decided.await.expect("decided"));
    let signed = fetch(house, &words, now).await.expect("a letter");
    (signed, attendance_proof::keys(house, now).await.expect("read"))
}

#[tokio::test]
async fn any_changed_byte_is_found_and_so_is_every_cut() {
    in_each_house(async |house, db| {
        let (signed, keys) = a_letter(&house, &db).await;
        assert!(attendance_proof::verify(&signed, &keys).is_ok());
        let bytes = signed.as_bytes();
        let real = |changed: &[u8]| {
            std::str::from_utf8(changed).is_ok_and(|text| attendance_proof::verify(text, &keys).is_ok())
        };
        for at in 0..bytes.len() {
            // Every other value of every byte: no luck is needed.
            for other in (0..=255_u8).filter(|other| *other != bytes[at]) {
                let mut changed = bytes.to_vec();
                changed[at] = other;
                assert!(!real(&changed), "byte {at} as {other}");
            }
            assert!(!real(&bytes[..at]), "cut after {at}");
            assert!(at == 0 || !real(&bytes[at..]), "cut before {at}");
        }
        let insert = (0..=bytes.len(), any::<u8>());
        proptest!(|((at, byte) in insert)| {
            let mut changed = bytes.to_vec();
            changed.insert(at, byte);
            prop_assert!(!real(&changed));
        });
        assert_eq!(attendance_proof::mend(&format!("\u{feff}\r\n {} \r\n\r\n", signed.replace('\n', "\r\n"))), signed);
    })
    .await;
}

#[tokio::test]
async fn an_old_letter_can_be_checked_after_the_key_was_changed_and_other_keys_do_not_fit() {
    in_each_house(async |house, db| {
        let (signed, keys) = a_letter(&house, &db).await;
        let later = seven() + minutes(600);
        assert!(attendance_proof::rotate(&house, &Actor::Visitor, later).await.is_err());
        let new = attendance_proof::rotate(&house, &Actor::Operator, later).await.expect("changed");
        let both = attendance_proof::keys(&house, later).await.expect("read");
        assert_eq!(both.len(), 2);
        assert_eq!((both[0].ended, both[1].ended, both[1].id == new), (Some(later), None, true));
        assert!(attendance_proof::verify(&signed, &both).is_ok());
        assert_eq!(count(&db, "SELECT COUNT(*) FROM attendance_key WHERE sealed IS NULL").await, 1);
        assert_eq!(attendance_proof::verify(&signed, &both[1..]), Err(Fault::OtherKey));
        let named_alike = PublicKey { id: keys[0].id.clone(), ..both[1].clone() };
        assert_eq!(attendance_proof::verify(&signed, &[named_alike]), Err(Fault::Changed));
    })
    .await;
}

#[tokio::test]
async fn a_program_apart_takes_the_letter_and_refuses_it_changed() {
    in_each_house(async |house, db| {
        let (signed, keys) = a_letter(&house, &db).await;
        let folder = tempfile::tempdir().expect("a folder");
        let [letter, published] = ["letter.txt", "keys.json"].map(|name| folder.path().join(name));
        let keys = serde_json::json!({ "keys": keys });
        std::fs::write(&published, keys.to_string()).expect("written");
        let program = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/verify/verify.mjs");
        let says = |text: &[u8]| {
            std::fs::write(&letter, text).expect("written");
            let run = Command::new("node").arg(program).arg(&letter).arg(&published).output().expect("node runs");
            String::from_utf8_lossy(&run.stdout).trim().to_owned()
        };
        assert_eq!(says(signed.as_bytes()), "real");
        assert_eq!(says(signed.replace("45 minutes", "60 minutes").as_bytes()), "refused: changed");
        assert_eq!(says(signed.replace("Key: ", "Key: 0").as_bytes()), "refused: an unknown key");
        assert_eq!(says(&signed.as_bytes()[..signed.len() - 1]), "refused: the signature is not well written");
        // The last sign holds four bits that say nothing; with another of them set it is written otherwise.
        let last = signed.chars().next_back().expect("a sign");
        let signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let next = signs.chars().nth(signs.find(last).expect("a sign of base64url") + 1).expect("another");
        let other = format!("{}{next}", &signed[..signed.len() - 1]);
        assert_eq!(says(other.as_bytes()), "refused: the signature is not well written");
    })
    .await;
}
