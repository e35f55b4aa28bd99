//! Nothing that is kept leads from a review to its writer.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use openseat_actions::{
    account::{self, Device},
    review::{Telling, look, tell},
    session,
    signed::Signed,
    take,
};
use openseat_content::Locale;
use openseat_store::{Tx, audit::Verdict, testing};
use proptest::prelude::*;
use uuid::Uuid;

use crate::home::{count, days, in_each_house, meeting_id, noon, people, person, saying, telling, told};

type Tokens = Vec<(Vec<u8>,)>;

#[tokio::test]
async fn no_two_tokens_are_equal_of_whichever_people_and_meetings() {
    in_each_house(async |house, db| {
        for who in people(&house, &db, 1..7).await {
            for number in 0..5 {
                told(&house, &who, telling(number), noon()).await;
            }
        }
        let tokens: Tokens = db.read(async |tx| tx.all("SELECT token FROM review_token", &[]).await).await.unwrap();
        assert_eq!(tokens.len(), 30);
        assert_eq!(tokens.iter().collect::<BTreeSet<_>>().len(), 30);
    })
    .await;
}

#[test]
fn a_token_depends_on_the_person_and_the_meeting_and_on_nothing_else() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let vault = runtime.block_on(async {
        let secrets = openseat_store::Secrets::new([5; 32]);
        openseat_store::Vault::open(testing::key_store(), testing::masters(), secrets, Uuid::from_u128(1), noon).await
    });
    let vault = vault.unwrap();
    let (sam, kim) = runtime.block_on(async {
        let one = vault.make_person(Uuid::from_u128(1), noon()).await.unwrap();
        (one, vault.make_person(Uuid::from_u128(2), noon()).await.unwrap())
    });
    proptest!(|(a in any::<u128>(), b in any::<u128>())| {
        let of = |key: &openseat_store::PersonKey, meeting| key.blind("review token", Uuid::from_u128(meeting));
        prop_assert_eq!(of(&sam, a), of(&sam, a));
        prop_assert_eq!(of(&sam, a) == of(&sam, b), a == b);
        prop_assert_ne!(of(&sam, a), of(&kim, a));
        prop_assert_ne!(of(&sam, a), of(&kim, b));
        prop_assert_ne!(sam.blind("another purpose", Uuid::from_u128(a)), of(&sam, a));
    });
}

/// Every value of every table, as text.
async fn everything(db: &openseat_store::Db, leave_out: &[&str]) -> Vec<(String, String)> {
    let made = testing::definitions().filter_map(|sql| sql.strip_prefix("CREATE TABLE IF NOT EXISTS "));
    let mut found = Vec::new();
    for sql in made {
        let (name, columns) = sql.split_once('(').unwrap();
        let name = name.trim().to_owned();
        if leave_out.contains(&name.as_str()) {
            continue;
        }
        for column in columns.split(',') {
            let words: Vec<&str> = column.split_whitespace().collect();
            let [column, kind, ..] = words[..] else { continue };
            let sql: &'static str = Box::leak(format!("SELECT {column} FROM {name}").into_boxed_str());
            let texts: Vec<String> = match kind {
                "TEXT" => {
                    let rows = async move |tx: &mut Tx| tx.all::<(Option<String>,)>(sql, &[]).await;
                    db.read(rows).await.unwrap().into_iter().filter_map(|(text,)| text).collect()
                }
                "{UUID}" => {
                    let rows = async move |tx: &mut Tx| tx.all::<(Option<Uuid>,)>(sql, &[]).await;
                    let ids = db.read(rows).await.unwrap();
                    ids.into_iter().filter_map(|(id,)| Some(id?.simple().to_string())).collect()
                }
                "BIGINT" => {
                    let rows = async move |tx: &mut Tx| tx.all::<(Option<i64>,)>(sql, &[]).await;
                    db.read(rows).await.unwrap().into_iter().filter_map(|(n,)| Some(n?.to_string())).collect()
                }
                _ => continue,
            };
            found.extend(texts.into_iter().map(|text| (format!("{name}.{column}"), text)));
        }
    }
    found
}

#[tokio::test]
async fn telling_leaves_no_mention_of_the_person_and_no_moment_but_the_day() {
    in_each_house(async |house, db| {
        let sam = person(&house, &db, 1).await;
        let moment = noon() + SignedDuration::from_secs(4_242);
        let before: BTreeSet<(String, String)> = everything(&db, &[]).await.into_iter().collect();
        let wish = Telling { keep_link: true, ..saying(0, "A warm room.") };
        told(&house, &sam, wish, moment).await;
        let pseudonym = house.vault().person(sam.person).await.unwrap().unwrap().pseudonym();
        let mut new = everything(&db, &[]).await;
        new.retain(|row| !before.contains(row));
        assert!(new.len() > 10, "{new:?}");
        for (column, text) in &new {
            assert!(!text.contains(&pseudonym), "{column}");
            let links_to = text.contains(&sam.person.simple().to_string());
            assert_eq!(links_to, column == "review_link.person_id", "{column}: {text}");
            // No microsecond, millisecond or second of the moment: the day alone.
            for unit in [moment.as_microsecond(), moment.as_millisecond(), moment.as_second()] {
                assert!(!text.contains(&unit.to_string()), "{column}: {text}");
            }
            if let Ok(id) = Uuid::parse_str(text)
                && column.ends_with(".id")
            {
                assert_eq!(id.get_version_num(), 4, "{column}: an id with a time in it");
            }
        }
        let at = async |tx: &mut Tx| {
            tx.all::<(String, i64, String)>("SELECT chain, at, who FROM audit WHERE what = 'review.give'", &[]).await
        };
        let midnight = "2026-11-23T00:00:00Z".parse::<jiff::Timestamp>().unwrap().as_microsecond();
        assert_eq!(db.read(at).await.unwrap(), [("reviews".to_owned(), midnight, "visitor".to_owned())]);
    })
    .await;
}

#[tokio::test]
async fn erasing_a_person_leaves_nothing_that_can_be_tied_to_them_not_even_by_guessing() {
    in_each_house(async |house, db| {
        let sam = person(&house, &db, 1).await;
        let code =
            told(&house, &sam, Telling { keep_link: true, ..saying(0, "A warm room.") }, noon()).await.code.unwrap();
        let key = house.vault().person(sam.person).await.unwrap().unwrap();
        let mine = key.blind("review token", meeting_id(&db, 0).await);
        let tokens = async || -> Tokens {
            db.read(async |tx| tx.all("SELECT token FROM review_token", &[]).await).await.unwrap()
        };
        assert_eq!(tokens().await, [(mine.to_vec(),)], "who has the key can guess while it is there");
        take::erase_now(&house, &sam, noon() + SignedDuration::from_secs(5)).await.unwrap();
        assert!(house.vault().person(sam.person).await.unwrap().is_none(), "what makes the token is gone");
        assert_eq!(count(&db, "SELECT COUNT(*) FROM review_link").await, 0);
        let id = sam.person.simple().to_string();
        let found = everything(&db, &["audit"]).await;
        assert!(!found.iter().any(|(_, text)| text.contains(&id)), "no row names them");
        // A new key for the same id is another key: it makes another token.
        let anew = house.vault().make_person(sam.person, noon()).await.unwrap();
        assert_ne!(anew.blind("review token", meeting_id(&db, 0).await), mine);
        assert!(look(&house, &code).await.unwrap().is_some(), "what was told stays, and its code on paper opens it");
        for (chain, verdict) in openseat_actions::audit::verify(&house).await.unwrap() {
            assert!(matches!(verdict, Verdict::Whole { .. }), "{chain}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_archive_holds_the_codes_that_one_wanted_to_keep() {
    in_each_house(async |house, _db| {
        let device = Device { name: "Firefox".into(), network: "home".into() };
        let passphrase = "the bus was late on tuesday".to_owned();
        let started = account::start(&house, passphrase, Locale::En, device, days(-30)).await.unwrap();
        let sam: Signed = session::who(&house, &started.opened.token, days(-29)).await.unwrap().unwrap();
        let code = told(&house, &sam, Telling { keep_link: true, ..telling(0) }, noon()).await.code.unwrap();
        let archive = take::archive(&house, &sam, noon()).await.unwrap();
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(archive)).unwrap();
        for file in ["openseat.json", "openseat.html"] {
            let text = std::io::read_to_string(zip.by_name(file).unwrap()).unwrap();
            assert!(text.contains(&code), "{file}");
        }
    })
    .await;
}

#[tokio::test]
async fn who_owes_the_code_of_their_phone_tells_nothing() {
    in_each_house(async |house, db| {
        let half = Signed { strength: openseat_actions::signed::Strength::Half, ..person(&house, &db, 1).await };
        assert!(tell(&house, &half, telling(0), noon()).await.is_err());
        assert_eq!(count(&db, "SELECT COUNT(*) FROM review").await, 0);
    })
    .await;
}
