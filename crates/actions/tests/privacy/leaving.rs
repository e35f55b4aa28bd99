use std::collections::BTreeMap;

use openseat_actions::{ActionError, House, erasure, sharing, signed::Signed, space, take};
use openseat_domain::{consent::Field, consent::Purpose, role::Role};
use openseat_store::{Db, Tx, about, args, audit::Verdict, db::Value, person, testing};
use uuid::Uuid;

use crate::home::{after, clinic, code, days, draft, house_with, in_each_house, noon, person, staff};

async fn whole(house: &House) -> i64 {
    let mut sum = 0;
    for (chain, verdict) in openseat_actions::audit::verify(house).await.expect("read") {
        let Verdict::Whole { rows } = verdict else { panic!("{chain} is broken") };
        sum += rows;
    }
    sum
}

async fn is_there(db: &Db, id: Uuid) -> bool {
    db.read(async move |tx| person::by_id(tx, id).await).await.expect("read").is_some()
}

/// A proof that was given just now.
fn proved(who: &Signed, now: jiff::Timestamp) -> Signed {
    Signed { proved_at: now, ..who.clone() }
}

#[tokio::test]
async fn who_asks_to_be_erased_has_seven_days_and_shares_nothing_meanwhile() {
    in_each_house(async |house, db| {
        let sam = person(&house, &db, 1).await;
        let (clinic, _) = clinic(&db).await;
        let ray = staff(&house, &db, 2, Role::Clinician, clinic).await;
        let consent = sharing::sign(&house, &sam, draft(&[clinic]), noon()).await.expect("signed");
        let code = code(&house, &sam, consent).await;
        let read = async || {
            let read = sharing::read(&house, &ray, clinic.node(), &code, Purpose::Treatment, after(5)).await;
            read.expect("allowed").is_some()
        };
        assert!(read().await);
        assert!(matches!(take::ask_erase(&house, &sam, days(1)).await, Err(ActionError::ProveAgain)));
        assert_eq!(take::ask_erase(&house, &sam, after(2)).await.expect("asked"), after(2 + 7 * 86_400));
        assert!(!read().await, "sharing stops at once");
        assert!(sharing::sign(&house, &sam, draft(&[clinic]), after(3)).await.is_err());
        take::keep(&house, &sam, days(2)).await.expect("kept");
        assert!(!read().await, "sharing stays stopped");
        assert_eq!(take::erase_due(&house, days(20)).await.expect("done"), 0);
        assert!(sharing::sign(&house, &sam, draft(&[clinic]), days(20)).await.is_ok());
        take::ask_erase(&house, &proved(&sam, days(20)), days(20)).await.expect("asked");
        assert_eq!(take::erase_due(&house, days(26)).await.expect("done"), 0);
        assert!(is_there(&db, sam.person).await);
        assert_eq!(take::erase_due(&house, days(27)).await.expect("done"), 1);
        assert!(!is_there(&db, sam.person).await);
        assert!(house.vault().person(sam.person).await.expect("answered").is_none());
        assert!(matches!(space::about(&house, &sam).await, Err(ActionError::Denied(_))));
        whole(&house).await;
    })
    .await;
}

/// A table of the program: its name, and its columns with their types.
type Table = (String, Vec<(String, String)>);

/// Every table, from the steps that make them.
fn tables() -> Vec<Table> {
    let made = testing::definitions().filter_map(|sql| sql.strip_prefix("CREATE TABLE IF NOT EXISTS "));
    let table = |sql: &str| {
        let (name, columns) = sql.split_once('(').expect("a table has columns");
        let columns = columns.trim().strip_suffix(')').expect("they end");
        let mut parts = vec![String::new()];
        let mut depth = 0;
        for c in columns.chars() {
            depth += i32::from(c == '(') - i32::from(c == ')');
            if c == ',' && depth == 0 { parts.push(String::new()) } else { parts.last_mut().expect("one").push(c) }
        }
        let words = parts.iter().map(|part| part.split_whitespace().collect::<Vec<_>>());
        let columns = words.filter(|words| !["PRIMARY", "UNIQUE"].contains(&words[0]));
        (name.trim().to_owned(), columns.map(|words| (words[0].to_owned(), words[1].to_owned())).collect())
    };
    made.map(table).collect()
}

fn leak(sql: String) -> &'static str {
    Box::leak(sql.into_boxed_str())
}

/// Puts a row of the person into a table, whatever its columns mean.
async fn put_row(db: &Db, (name, columns): &Table, person: Uuid, number: u128) {
    let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
    let places: Vec<String> = (1..=columns.len()).map(|place| format!("${place}")).collect();
    let sql = leak(format!("INSERT INTO {name} ({}) VALUES ({})", names.join(", "), places.join(", ")));
    let value = |place: usize, (name, kind): &(String, String)| -> Value {
        let own = number * 100 + place as u128;
        match kind.as_str() {
            "{UUID}" if name == "person_id" => person.into(),
            "{UUID}" => Uuid::from_u128(own).into(),
            "{BYTES}" => own.to_be_bytes().repeat(2).into(),
            "TEXT" => format!("text {own}").into(),
            _ => 1_i64.into(),
        }
    };
    let values: Vec<Value> = columns.iter().enumerate().map(|(place, column)| value(place, column)).collect();
    let put = async move |tx: &mut Tx| tx.exec(sql, &values).await;
    db.write(put).await.unwrap_or_else(|error| panic!("{name}: {error}"));
}

async fn count(db: &Db, sql: String, value: Value) -> i64 {
    let sql = leak(sql);
    let read = async move |tx: &mut Tx| tx.one::<(i64,)>(sql, std::slice::from_ref(&value)).await;
    db.read(read).await.unwrap_or_else(|error| panic!("{sql}: {error}")).0
}

#[tokio::test]
async fn erasing_leaves_no_row_and_no_mention_of_the_person_in_any_table() {
    in_each_house(async |house, db| {
        let (sam, kim) = (person(&house, &db, 1).await, person(&house, &db, 2).await);
        let personal: Vec<Table> =
            tables().into_iter().filter(|(_, columns)| columns.iter().any(|(name, _)| name == "person_id")).collect();
        assert!(personal.len() >= 11, "the tables were not found: {personal:?}");
        for (number, table) in personal.iter().enumerate() {
            for (who, offset) in [(&sam, 1_000), (&kim, 2_000)] {
                put_row(&db, table, who.person, offset + number as u128).await;
            }
        }
        take::erase_now(&house, &sam, after(5)).await.expect("erased");
        for (name, columns) in tables() {
            for (column, kind) in &columns {
                let (sql, value): (_, Value) = match kind.as_str() {
                    "{UUID}" => (format!("SELECT COUNT(*) FROM {name} WHERE {column} = $1"), sam.person.into()),
                    "TEXT" => {
                        let like = format!("%{}%", sam.person.simple());
                        (format!("SELECT COUNT(*) FROM {name} WHERE {column} LIKE $1"), like.into())
                    }
                    _ => continue,
                };
                assert_eq!(count(&db, sql, value).await, 0, "{name}.{column} still points to the person");
            }
        }
        for (name, _) in &personal {
            let sql = format!("SELECT COUNT(*) FROM {name} WHERE person_id = $1");
            assert_eq!(count(&db, sql, kim.person.into()).await, 1, "{name}: another person's row went too");
        }
        assert!(house.vault().person(sam.person).await.expect("answered").is_none());
        assert!(house.vault().person(kim.person).await.expect("answered").is_some());
    })
    .await;
}

#[tokio::test]
async fn the_audit_stays_and_verifies_and_knows_the_person_by_a_mark_that_leads_nowhere() {
    in_each_house(async |house, db| {
        let sam = person(&house, &db, 1).await;
        let (clinic, _) = clinic(&db).await;
        let ray = staff(&house, &db, 2, Role::Clinician, clinic).await;
        space::write(&house, &sam, Field::FirstName, "Sam", noon()).await.expect("kept");
        let consent = sharing::sign(&house, &sam, draft(&[clinic]), noon()).await.expect("signed");
        let code = code(&house, &sam, consent).await;
        let read = sharing::read(&house, &ray, clinic.node(), &code, Purpose::Treatment, after(5)).await;
        read.expect("allowed").expect("shared");
        let mark = house.vault().person(sam.person).await.expect("answered").expect("a key").pseudonym();
        let rows = whole(&house).await;
        take::erase_now(&house, &sam, after(6)).await.expect("erased");
        assert_eq!(whole(&house).await, rows + 1, "all that was, and that they left");
        let looked = "SELECT COUNT(*) FROM audit WHERE what = 'shared.read' AND which = $1";
        assert_eq!(count(&db, looked.to_owned(), mark.into()).await, 1);
        let read = sharing::read(&house, &ray, clinic.node(), &code, Purpose::Treatment, after(7)).await;
        assert!(read.expect("allowed").is_none(), "as if there had never been anybody");
        let list = sharing::sharers(&house, &ray, clinic.node(), after(8)).await.expect("allowed");
        assert!(list.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_key_store_that_fails_at_the_wrong_moment_loses_no_wish_to_leave() {
    testing::each_bare_engine(async |db| {
        let keys = testing::key_store();
        let house = house_with(&db, keys.clone()).await;
        let sam = person(&house, &db, 1).await;
        keys.faults().break_commits(true);
        take::erase_now(&house, &sam, after(1)).await.expect("the rows are gone");
        assert!(!is_there(&db, sam.person).await);
        assert!(house.vault().person(sam.person).await.expect("answered").is_some(), "the key could not go");
        keys.faults().break_commits(false);
        assert_eq!(erasure::destroy_keys(&house, after(120)).await.expect("done"), 1);
        assert!(house.vault().person(sam.person).await.expect("answered").is_none());
    })
    .await;
}

/// Everything that the tables hold of the sealed names.
async fn sealed_names(db: &Db) -> BTreeMap<Uuid, Vec<u8>> {
    let read = async |tx: &mut Tx| tx.all::<(Uuid, Vec<u8>)>("SELECT person_id, sealed FROM about", &args![]).await;
    db.read(read).await.expect("read").into_iter().collect()
}

#[tokio::test]
async fn a_backup_of_the_data_made_before_forgets_who_left_when_the_key_is_gone() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = |name: &str| folder.path().join(name);
    let keys = testing::key_store();
    let db = Db::sqlite(path("data.db")).expect("a new file can be opened");
    let house = house_with(&db, keys.clone()).await;
    let (sam, kim) = (person(&house, &db, 1).await, person(&house, &db, 2).await);
    for (who, name) in [(&sam, "Sam"), (&kim, "Kim")] {
        space::write(&house, who, Field::FirstName, name, noon()).await.expect("kept");
    }
    // The journal holds what is not in the file yet; a copy of both is what a copy of the folder has.
    for end in ["", "-wal"] {
        std::fs::copy(path(&format!("data.db{end}")), path(&format!("copy.db{end}"))).expect("a file can be copied");
    }
    take::erase_now(&house, &sam, after(1)).await.expect("erased");
    let copy = Db::sqlite(path("copy.db")).expect("the copy can be opened");
    let restored = house_with(&copy, keys).await;
    assert!(is_there(&copy, sam.person).await, "the row is in the copy");
    let sealed = sealed_names(&copy).await;
    assert!(sealed.contains_key(&sam.person), "so are the sealed bytes");
    assert!(matches!(space::about(&restored, &sam).await, Err(ActionError::Denied(_))));
    assert_eq!(space::about(&restored, &kim).await.expect("read").first_name.as_deref(), Some("Kim"));
    let other = restored.vault().person(kim.person).await.expect("answered").expect("a key");
    let own = openseat_domain::permit::Own::of(&sam.actor()).expect("Sam");
    assert!(copy.read(async move |tx| about::of(tx, own, &other).await).await.is_err(), "no other key opens them");
}
