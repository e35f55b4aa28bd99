//! Ceremonies are for one use; passkeys are found by their credential.

use openseat_store::{
    Db, ceremony,
    passkey::{self, Passkey},
    testing::each_engine,
};
use uuid::Uuid;

use crate::{at, id};

async fn begin(db: &Db, ceremony: u128, kind: &'static str, person: Option<Uuid>) {
    db.write(async move |tx| ceremony::insert(tx, id(ceremony), kind, person, at(300), b"state").await).await.unwrap();
}

async fn take(db: &Db, ceremony: u128, kind: &'static str, seconds: i64) -> Option<(Option<Uuid>, Vec<u8>)> {
    db.write(async move |tx| ceremony::take(tx, id(ceremony), kind, at(seconds)).await).await.unwrap()
}

#[tokio::test]
async fn a_ceremony_is_taken_once_and_only_as_what_it_is() {
    each_engine(async |db| {
        begin(&db, 1, "add", Some(id(9))).await;
        begin(&db, 2, "enter", None).await;
        assert_eq!(take(&db, 1, "enter", 10).await, None, "another kind");
        assert_eq!(take(&db, 3, "add", 10).await, None, "never begun");
        assert_eq!(take(&db, 1, "add", 299).await, Some((Some(id(9)), b"state".to_vec())));
        assert_eq!(take(&db, 1, "add", 299).await, None, "taken already");
        assert_eq!(take(&db, 2, "enter", 299).await, Some((None, b"state".to_vec())));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_who_take_a_ceremony_at_the_same_moment_one_gets_it() {
    each_engine(async |db| {
        for round in 0..20 {
            begin(&db, round, "enter", None).await;
            let (one, other) = (db.clone(), db.clone());
            let one = tokio::spawn(async move { take(&one, round, "enter", 1).await });
            let other = tokio::spawn(async move { take(&other, round, "enter", 1).await });
            let got = [one.await.unwrap(), other.await.unwrap()];
            assert_eq!(got.iter().flatten().count(), 1);
        }
    })
    .await;
}

#[tokio::test]
async fn a_ceremony_whose_time_is_over_is_gone_even_before_it_is_swept() {
    each_engine(async |db| {
        begin(&db, 1, "add", Some(id(9))).await;
        begin(&db, 2, "add", Some(id(9))).await;
        assert_eq!(take(&db, 1, "add", 300).await, None);
        assert_eq!(db.write(async |tx| ceremony::sweep(tx, at(299)).await).await.unwrap(), 0);
        assert_eq!(db.write(async |tx| ceremony::sweep(tx, at(300)).await).await.unwrap(), 2);
        begin(&db, 3, "add", Some(id(9))).await;
        begin(&db, 4, "add", Some(id(8))).await;
        assert_eq!(db.write(async |tx| ceremony::end_of(tx, id(9)).await).await.unwrap(), 1);
        assert!(take(&db, 4, "add", 1).await.is_some());
    })
    .await;
}

fn key(person: u128, number: u128) -> Passkey {
    Passkey {
        person: id(person),
        id: id(number),
        credential: [u8::try_from(number).unwrap(); 32],
        body: b"body".to_vec(),
        label: b"label".to_vec(),
        made_at: at(i64::try_from(number).unwrap()),
        used_at: None,
    }
}

#[tokio::test]
async fn a_credential_belongs_to_one_person_only() {
    each_engine(async |db| {
        let kept = db.write(async |tx| {
            let first = passkey::insert(tx, &key(1, 11)).await?;
            let again = passkey::insert(tx, &Passkey { credential: [11; 32], ..key(2, 12) }).await?;
            Ok((first, again, passkey::by_credential(tx, [11; 32]).await?, passkey::count(tx, id(2)).await?))
        });
        assert_eq!(kept.await.unwrap(), (true, false, Some(key(1, 11)), 0));
    })
    .await;
}

#[tokio::test]
async fn what_is_done_with_a_passkey_needs_its_person() {
    each_engine(async |db| {
        db.write(async |tx| {
            for new in [key(1, 12), key(1, 11), key(2, 13)] {
                assert!(passkey::insert(tx, &new).await?);
            }
            assert_eq!(passkey::of_person(tx, id(1)).await?, [key(1, 11), key(1, 12)]);
            assert!(!passkey::used(tx, id(2), id(11), b"other", at(50)).await?);
            assert!(passkey::used(tx, id(1), id(11), b"other", at(50)).await?);
            let used = Passkey { body: b"other".to_vec(), used_at: Some(at(50)), ..key(1, 11) };
            assert_eq!(passkey::by_credential(tx, [11; 32]).await?, Some(used));
            assert!(!passkey::remove(tx, id(2), id(11)).await?);
            assert!(passkey::remove(tx, id(1), id(11)).await?);
            assert_eq!(passkey::by_credential(tx, [11; 32]).await?, None);
            assert_eq!(passkey::remove_all(tx, id(1)).await?, 1);
            assert_eq!(passkey::of_person(tx, id(2)).await?, [key(2, 13)]);
            Ok(())
        })
        .await
        .unwrap();
    })
    .await;
}
