//! Keys of people: made, found, moved to another master, destroyed, and gone.

use std::{
    path::Path,
    sync::{Arc, Mutex},
};

use openseat_store::{
    Cell, Db, Error, Masters, PersonKey, Result, Secrets, Vault, args, erasure, job,
    master::Named,
    migrate,
    testing::{each_bare_engine, each_engine, key_store, masters},
};
use uuid::Uuid;

use crate::{at, id};

const CELL: Cell = Cell { table: "about", column: "sealed", row: Uuid::nil() };

fn named(names: &[(&str, u8)]) -> Vec<Named> {
    names.iter().map(|(name, byte)| ((*name).to_owned(), [*byte; 32])).collect()
}

async fn open(keys: &Db, masters: Masters) -> Result<Vault> {
    Vault::open(keys.clone(), masters, Secrets::new([3; 32]), id(1), || at(0)).await
}

async fn open_with(keys: &Db, names: &[(&str, u8)]) -> Result<Vault> {
    open(keys, Masters::new(named(names)).unwrap()).await
}

async fn with_people(vault: &Vault, people: std::ops::Range<u128>) -> Vec<PersonKey> {
    let mut keys = Vec::new();
    for person in people {
        keys.push(vault.make_person(id(person), at(0)).await.unwrap());
    }
    keys
}

#[tokio::test]
async fn a_key_is_the_same_each_time_until_it_is_destroyed() {
    each_bare_engine(async |keys| {
        let vault = open(&keys, masters()).await.unwrap();
        let made = with_people(&vault, 10..12).await;
        let sealed = made[0].seal(CELL, b"Sam");
        // Another server, or the same after a restart.
        let again = open(&keys, masters()).await.unwrap();
        let found = again.person(id(10)).await.unwrap().unwrap();
        assert_eq!(found.text(CELL, &sealed).unwrap(), "Sam");
        assert_eq!(found.pseudonym(), made[0].pseudonym());
        assert_ne!(found.pseudonym(), made[1].pseudonym());
        assert_eq!(again.index("name", "amber"), vault.index("name", "amber"));
        assert_ne!(again.index("name", "amber"), vault.index("e-mail", "amber"));
        assert_eq!(&**again.unseal(CELL, &vault.seal(CELL, b"secret")).unwrap(), b"secret");

        assert!(again.destroy(id(10)).await.unwrap());
        assert!(!again.destroy(id(10)).await.unwrap(), "it is gone already");
        assert!(vault.person(id(10)).await.unwrap().is_none());
        assert!(vault.person(id(11)).await.unwrap().is_some(), "others keep theirs");
        assert!(vault.person(id(99)).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn a_person_has_one_key_however_often_it_is_made() {
    each_bare_engine(async |keys| {
        let vault = open(&keys, masters()).await.unwrap();
        let first = vault.make_person(id(10), at(0)).await.unwrap();
        assert!(vault.make_person(id(10), at(0)).await.unwrap_err().is_taken());
        assert_eq!(vault.person(id(10)).await.unwrap().unwrap().pseudonym(), first.pseudonym());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn servers_that_start_together_agree_on_the_keys_of_the_house() {
    each_bare_engine(async |keys| {
        let mut servers = tokio::task::JoinSet::new();
        for server in 0..6_u8 {
            let keys = keys.clone();
            servers.spawn(async move {
                let secrets = Secrets::new([server; 32]);
                let vault = Vault::open(keys, masters(), secrets, id(server.into()), || at(0)).await.unwrap();
                vault.index("name", "amber")
            });
        }
        let marks = servers.join_all().await;
        assert!(marks.iter().all(|mark| *mark == marks[0]));
    })
    .await;
}

#[tokio::test]
async fn a_wrong_master_is_told_and_opens_nothing() {
    let keys = key_store();
    open_with(&keys, &[("first", 1)]).await.unwrap();
    let missing = open_with(&keys, &[("second", 2)]).await;
    assert!(matches!(&missing.err(), Some(Error::NoMaster(name)) if name == "first"));
    let forged = open_with(&keys, &[("first", 2)]).await;
    assert!(matches!(forged.err(), Some(Error::Sealed)));
    assert!(Masters::new(vec![]).is_err());
    assert!(Masters::new(named(&[("one", 1), ("two", 2), ("one", 3)])).is_err());
}

#[tokio::test]
async fn a_key_that_was_moved_to_another_person_opens_nothing() {
    let keys = key_store();
    let vault = open(&keys, masters()).await.unwrap();
    with_people(&vault, 10..12).await;
    let swap =
        "UPDATE person_key SET wrapped = (SELECT wrapped FROM person_key WHERE person_id = $1) WHERE person_id = $2";
    keys.write(async |tx| tx.exec(swap, &args![id(10), id(11)]).await).await.unwrap();
    assert!(matches!(vault.person(id(11)).await, Err(Error::Sealed)));
}

#[tokio::test]
async fn rotation_moves_every_key_and_can_be_cut_short() {
    each_bare_engine(async |keys| {
        let old = open_with(&keys, &[("old", 1)]).await.unwrap();
        let people = with_people(&old, 100..700).await;
        let sealed: Vec<_> = people.iter().map(|key| key.seal(CELL, b"Sam")).collect();

        let both = open_with(&keys, &[("new", 2), ("old", 1)]).await.unwrap();
        assert_eq!(both.count().await.unwrap().old(), ["old"]);
        // The disk fills up after the first step.
        let faulty = keys.clone();
        let cut = both.rotate(|_| faulty.faults().break_commits(true)).await;
        assert!(cut.is_err());
        keys.faults().break_commits(false);
        let half = both.count().await.unwrap();
        assert_eq!(half.people, [("new".to_owned(), 256), ("old".to_owned(), 344)]);
        assert_eq!((half.wrapping.as_str(), half.old()), ("new", vec!["old"]));

        assert_eq!(both.rotate(|_| ()).await.unwrap(), 344);
        let whole = both.count().await.unwrap();
        assert_eq!(whole.people, [("new".to_owned(), 600)]);
        assert_eq!((whole.old(), whole.unused()), (vec![], vec!["old"]));
        assert_eq!(both.rotate(|_| ()).await.unwrap(), 0, "there is nothing left to move");

        let new = open_with(&keys, &[("new", 2)]).await.unwrap();
        for (person, sealed) in people.iter().zip(&sealed) {
            let found = new.person(person.person()).await.unwrap().unwrap();
            assert_eq!(found.text(CELL, sealed).unwrap(), "Sam");
            assert_eq!(found.pseudonym(), person.pseudonym());
        }
        assert_eq!(new.index("name", "amber"), old.index("name", "amber"));
        assert!(matches!(open_with(&keys, &[("old", 1)]).await.err(), Some(Error::NoMaster(_))));
    })
    .await;
}

#[tokio::test]
async fn a_server_that_runs_through_a_rotation_goes_on_with_the_new_master() {
    each_bare_engine(async |keys| {
        let file = Arc::new(Mutex::new(named(&[("old", 1)])));
        let reads = Arc::clone(&file);
        let server = Masters::from_source(move || Ok(reads.lock().unwrap().clone())).unwrap();
        let server = open(&keys, server).await.unwrap();
        with_people(&server, 10..13).await;

        *file.lock().unwrap() = named(&[("new", 2), ("old", 1)]);
        let command = open_with(&keys, &[("new", 2), ("old", 1)]).await.unwrap();
        assert_eq!(command.rotate(|_| ()).await.unwrap(), 3);

        assert!(server.person(id(10)).await.unwrap().is_some(), "what was moved opens");
        with_people(&server, 20..22).await;
        assert_eq!(server.count().await.unwrap().people, [("new".to_owned(), 5)], "new keys are under the new master");
        *file.lock().unwrap() = named(&[("new", 2)]);
        assert!(open_with(&keys, &[("new", 2)]).await.unwrap().person(id(20)).await.unwrap().is_some());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn people_who_come_during_a_rotation_are_under_the_new_master_at_its_end() {
    each_bare_engine(async |keys| {
        let old = open_with(&keys, &[("old", 1)]).await.unwrap();
        with_people(&old, 0..300).await;
        let both = open_with(&keys, &[("new", 2), ("old", 1)]).await.unwrap();
        let comes = both.clone();
        let coming = tokio::spawn(async move { with_people(&comes, 1_000..1_100).await });
        both.rotate(|_| ()).await.unwrap();
        coming.await.unwrap();
        assert_eq!(both.count().await.unwrap().people, [("new".to_owned(), 400)]);
    })
    .await;
}

#[tokio::test]
async fn data_stays_with_its_key_store() {
    each_engine(async |data| {
        let vault = open(&key_store(), masters()).await.unwrap();
        vault.bind(&data).await.unwrap();
        vault.bind(&data).await.unwrap();
        let empty = Vault::open(key_store(), masters(), Secrets::new([4; 32]), id(1), || at(0)).await.unwrap();
        assert!(matches!(empty.bind(&data).await, Err(Error::OtherKeys)));
        vault.bind(&data).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn the_database_of_the_data_is_refused_as_a_key_store() {
    each_engine(async |data| {
        assert!(matches!(open(&data, masters()).await.err(), Some(Error::OtherTables(_))));
        let tables = data.read(async |tx| tx.all::<(i64,)>("SELECT number FROM migration", &[]).await).await.unwrap();
        assert!(tables.len() > 3, "and it was left as it was");
    })
    .await;
}

#[tokio::test]
async fn a_key_that_is_to_be_destroyed_is_destroyed_whatever_comes_between() {
    each_engine(async |data| {
        let keys = key_store();
        let vault = open(&keys, masters()).await.unwrap();
        with_people(&vault, 10..13).await;
        for job in 1..3 {
            // Put down twice, since the body of a transaction may run again and an action may be called again.
            data.write(async move |tx| erasure::put_down(tx, id(job), id(10), at(0)).await).await.unwrap();
        }
        // A transaction that fails takes its wish with it.
        let failed: Result<()> = data
            .write(async |tx| {
                erasure::put_down(tx, id(3), id(11), at(0)).await?;
                Err(Error::Closed)
            })
            .await;
        assert!(failed.is_err());

        // The key store cannot write. A minute later it can.
        keys.faults().break_commits(true);
        for minute in 0..20 {
            assert!(erasure::run(&vault, &data, at(minute * 61)).await.is_err());
        }
        keys.faults().break_commits(false);
        assert!(vault.person(id(10)).await.unwrap().is_some());
        assert_eq!(erasure::run(&vault, &data, at(20 * 61)).await.unwrap(), 1, "it is never given up");
        assert!(vault.person(id(10)).await.unwrap().is_none());
        assert!(vault.person(id(11)).await.unwrap().is_some());
        assert!(vault.person(id(12)).await.unwrap().is_some());
        assert_eq!(erasure::run(&vault, &data, at(30 * 61)).await.unwrap(), 0);
        let left = data.read(async |tx| tx.all::<(String,)>("SELECT body FROM job", &[]).await).await.unwrap();
        assert_eq!(left, [], "and nothing of it is left that names the person");
    })
    .await;
}

#[tokio::test]
async fn a_crash_after_the_key_was_destroyed_is_no_harm() {
    each_engine(async |data| {
        let vault = open(&key_store(), masters()).await.unwrap();
        with_people(&vault, 10..11).await;
        data.write(async |tx| erasure::put_down(tx, id(1), id(10), at(0)).await).await.unwrap();
        // Another server claimed it, destroyed the key, and died.
        data.write(async |tx| job::claim(tx, id(1), at(0), at(60)).await).await.unwrap();
        vault.destroy(id(10)).await.unwrap();
        assert_eq!(erasure::run(&vault, &data, at(30)).await.unwrap(), 0, "it may still be at it");
        assert_eq!(erasure::run(&vault, &data, at(61)).await.unwrap(), 1);
    })
    .await;
}

/// Every file of a folder that holds these bytes, and how many files there are.
fn files_with(folder: &Path, needle: &[u8]) -> (usize, usize) {
    let files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect();
    let holds = |bytes: &Vec<u8>| bytes.windows(needle.len()).any(|window| window == needle);
    (files.iter().filter(|bytes| holds(bytes)).count(), files.len())
}

#[tokio::test]
async fn nothing_that_was_sealed_can_be_read_in_the_files() {
    const PUT: &str = "INSERT INTO about (person_id, field, sealed, changed_at) VALUES ($1, $2, $3, $4)";
    let folder = tempfile::tempdir().unwrap();
    let db = Db::sqlite(folder.path().join("data.db")).unwrap();
    migrate(&db, id(1), || at(0)).await.unwrap();
    let key = open(&key_store(), masters()).await.unwrap().make_person(id(10), at(0)).await.unwrap();
    let (words, wide) =
        ("Wilhelmina Quisenberry", "Wilhelmina".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>());
    for n in 0..50 {
        let sealed = key.seal(Cell { row: id(n), ..CELL }, words.as_bytes());
        let field = format!("plain-marker-{n}");
        db.write(async move |tx| tx.exec(PUT, &args![id(10), &field, &sealed[..], at(0)]).await).await.unwrap();
    }
    for journal in ["with the journal", "after it"] {
        assert!(files_with(folder.path(), b"plain-marker-7").0 > 0, "{journal}: the look finds what is there");
        for needle in [&words.as_bytes()[..6], b"Quisen", &wide] {
            assert_eq!(files_with(folder.path(), needle).0, 0, "{journal}");
        }
        db.scrub().await.unwrap();
    }
}

#[tokio::test]
async fn a_destroyed_key_is_not_left_in_the_files_of_the_key_store() {
    let folder = tempfile::tempdir().unwrap();
    let keys = Db::sqlite(folder.path().join("keys.db")).unwrap();
    let vault = open(&keys, masters()).await.unwrap();
    with_people(&vault, 10..60).await;
    let wrapped = "SELECT wrapped FROM person_key WHERE person_id = $1";
    let wrapped = |person| keys.read(async move |tx| tx.one::<(Vec<u8>,)>(wrapped, &args![id(person)]).await);
    let (one, other) = (wrapped(20).await.unwrap().0, wrapped(21).await.unwrap().0);
    // Both in the file itself and in its journal.
    keys.scrub().await.unwrap();
    with_people(&vault, 60..70).await;
    assert!(files_with(folder.path(), &one).0 > 0);
    assert!(vault.destroy(id(20)).await.unwrap());
    assert_eq!(files_with(folder.path(), &one).0, 0);
    assert!(files_with(folder.path(), &other).0 > 0, "the others are where they were");
}
