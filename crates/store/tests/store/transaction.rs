//! What a body may rely on, and what it may not do.

use std::{sync::Arc, time::Duration};

use openseat_store::{
    Db, Error, Result, Tx, args,
    db::{FromRow, Kind, Row},
    testing::{define, each_bare_engine},
};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use tokio::task::JoinSet;
use uuid::Uuid;

const PUT: &str = "INSERT INTO thing (n, words) VALUES ($1, $2)";
const COUNT: &str = "SELECT COUNT(*) FROM thing";

async fn with_things(test: impl AsyncFn(Db)) {
    each_bare_engine(async |db| {
        define(&db, "CREATE TABLE thing (n BIGINT PRIMARY KEY, words TEXT NOT NULL)").await.unwrap();
        test(db).await;
    })
    .await;
}

async fn put(tx: &mut Tx, n: i64) -> Result<u64> {
    tx.exec(PUT, &args![n, "words"]).await
}

async fn count(db: &Db) -> i64 {
    db.read(async |tx| tx.one::<(i64,)>(COUNT, &[]).await).await.unwrap().0
}

#[tokio::test]
async fn an_error_undoes_the_whole_body() {
    with_things(async |db| {
        let failed: Result<()> = db
            .write(async |tx| {
                put(tx, 1).await?;
                Err(Error::Stored { what: "test", why: "on purpose".into() })
            })
            .await;
        assert!(matches!(failed, Err(Error::Stored { .. })), "{failed:?}");
        assert_eq!(count(&db).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_refused_statement_cannot_be_forgotten() {
    with_things(async |db| {
        let swallowed: Result<()> = db
            .write(async |tx| {
                put(tx, 1).await?;
                let _ = put(tx, 1).await;
                Ok(())
            })
            .await;
        assert!(swallowed.as_ref().is_err_and(Error::is_taken), "{swallowed:?}");
        assert_eq!(count(&db).await, 0);
        let later = db.write(async |tx| put(tx, 2).await).await;
        assert!(later.is_ok(), "the next transaction is not marked: {later:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn bodies_that_share_a_commit_fail_alone() {
    with_things(async |db| {
        let mut tasks = JoinSet::new();
        for n in 0..200 {
            let db = db.clone();
            tasks.spawn(async move {
                let result = db
                    .write(async move |tx| {
                        put(tx, n).await?;
                        match n % 4 {
                            0 => panic!("body {n} panics on purpose"),
                            1 => put(tx, n).await,
                            _ => Ok(1),
                        }
                    })
                    .await;
                (n, result)
            });
        }
        for (n, result) in tasks.join_all().await {
            match n % 4 {
                0 => assert!(matches!(&result, Err(Error::Panicked(words)) if words.contains("on purpose"))),
                1 => assert!(result.as_ref().is_err_and(Error::is_taken), "{result:?}"),
                _ => assert!(result.is_ok(), "{result:?}"),
            }
        }
        assert_eq!(count(&db).await, 100);
    })
    .await;
}

#[tokio::test]
async fn a_body_that_waits_for_something_else_is_refused() {
    with_things(async |db| {
        let waited: Result<()> = db
            .write(async |tx| {
                put(tx, 1).await?;
                let (_sender, answer) = tokio::sync::oneshot::channel::<()>();
                answer.await.map_err(|_| Error::Closed)
            })
            .await;
        assert!(matches!(waited, Err(Error::AwaitedElsewhere)), "{waited:?}");
        assert_eq!(count(&db).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_reader_cannot_write() {
    with_things(async |db| {
        let written = db.read(async |tx| put(tx, 1).await).await;
        assert!(written.as_ref().is_err_and(|e| e.is(Kind::ReadOnly)), "{written:?}");
        assert_eq!(count(&db).await, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_sees_one_moment_while_others_write() {
    with_things(async |db| {
        let (first, second) = (Arc::new(tokio::sync::Semaphore::new(0)), db.clone());
        let written = Arc::clone(&first);
        let writer = tokio::spawn(async move {
            for n in 0..300 {
                second.write(async move |tx| put(tx, n).await).await.unwrap();
                written.add_permits(1);
            }
        });
        first.acquire().await.unwrap().forget();
        for _ in 0..50 {
            let (before, after) = db
                .read(async |tx| {
                    let before = tx.one::<(i64,)>(COUNT, &[]).await?.0;
                    std::thread::sleep(Duration::from_millis(1));
                    Ok((before, tx.one::<(i64,)>(COUNT, &[]).await?.0))
                })
                .await
                .unwrap();
            assert_eq!(before, after);
        }
        writer.await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_caller_who_goes_away_leaves_the_database_in_order() {
    with_things(async |db| {
        for n in 0..20 {
            let body = db.write(async move |tx| {
                put(tx, n).await?;
                put(tx, n + 1_000).await
            });
            let _ = tokio::time::timeout(Duration::from_micros(200), body).await;
        }
        let [small, large] = ["SELECT COUNT(*) FROM thing WHERE n < 1000", "SELECT COUNT(*) FROM thing WHERE n > 999"];
        let halves = async |tx: &mut Tx| Ok((tx.one::<(i64,)>(small, &[]).await?, tx.one::<(i64,)>(large, &[]).await?));
        let (small, large) = db.read(halves).await.unwrap();
        assert_eq!(small, large, "each body was done whole or not at all");
        db.write(async |tx| put(tx, 500).await).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn many_rows_go_in_and_come_out_as_they_were() {
    with_things(async |db| {
        for size in [0, 1, 63, 64, 65, 1_000] {
            db.write(async move |tx| {
                tx.exec("DELETE FROM thing", &[]).await?;
                let rows = (0..size).map(|n| args![n, format!("row {n} with a ‘tab’\t and \\.")]);
                assert_eq!(tx.insert_many(PUT, rows).await?, size.unsigned_abs());
                let changes = (0..size).map(|n| args![n, format!("changed {n}")]);
                tx.exec_many("UPDATE thing SET words = $2 WHERE n = $1 AND n >= 10", changes).await
            })
            .await
            .unwrap();
            let rows = db
                .read(async |tx| tx.all::<(i64, String)>("SELECT n, words FROM thing ORDER BY n", &[]).await)
                .await
                .unwrap();
            let words = |n| if n < 10 { format!("row {n} with a ‘tab’\t and \\.") } else { format!("changed {n}") };
            assert_eq!(rows, (0..size).map(|n| (n, words(n))).collect::<Vec<_>>());
        }
    })
    .await;
}

#[tokio::test]
async fn a_taken_value_among_many_refuses_them_all() {
    with_things(async |db| {
        let rows = || (0..500_i64).map(|n| args![n % 400, "x"]);
        let result = db.write(async move |tx| tx.insert_many(PUT, rows()).await).await;
        assert!(result.as_ref().is_err_and(Error::is_taken), "{result:?}");
        assert_eq!(count(&db).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_stream_ends_where_its_reader_says() {
    with_things(async |db| {
        db.write(async |tx| tx.insert_many(PUT, (0..1_000_i64).map(|n| args![n, "x"])).await).await.unwrap();
        let result = db
            .read(async |tx| {
                let mut taken = 0;
                let stopped = tx
                    .each("SELECT n FROM thing ORDER BY n", &[], |row| {
                        taken += 1;
                        if row.get::<i64>(0)? == 9 { row.get::<&str>(0).map(drop) } else { Ok(()) }
                    })
                    .await;
                assert!(matches!(stopped, Err(Error::Column { column: 0, .. })), "{stopped:?}");
                Ok((taken, tx.one::<(i64,)>(COUNT, &[]).await?.0))
            })
            .await;
        assert_eq!(result.unwrap(), (10, 1_000), "a row that cannot be read does not end the transaction");
    })
    .await;
}

#[tokio::test]
async fn an_argument_is_found_by_its_number_not_by_its_place() {
    with_things(async |db| {
        db.write(async |tx| tx.exec("INSERT INTO thing (words, n) VALUES ($2, $1)", &args![7_i64, "seven"]).await)
            .await
            .unwrap();
        let found = db
            .read(async |tx| {
                tx.opt::<(String,)>("SELECT words FROM thing WHERE words = $2 AND n = $1", &args![7_i64, "seven"]).await
            })
            .await;
        assert_eq!(found.unwrap(), Some(("seven".into(),)));
    })
    .await;
}

const PUT_MIXED: &str = "INSERT INTO mixed (id, number, real_number, text_given, bytes_given, truth) \
    VALUES ($1, $2, $3, $4, $5, $6)";
const MIXED: &str = "SELECT id, number, real_number, text_given, bytes_given, truth FROM mixed ORDER BY id";

#[derive(Clone, Debug, PartialEq)]
struct Mixed {
    id: Uuid,
    number: i64,
    real: Option<f64>,
    text: Option<String>,
    bytes: Vec<u8>,
    truth: bool,
}

impl FromRow for Mixed {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            number: row.get(1)?,
            real: row.get(2)?,
            text: row.get(3)?,
            bytes: row.get(4)?,
            truth: row.get(5)?,
        })
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_value_comes_back_as_it_was_put() {
    let finite = prop::num::f64::NORMAL | prop::num::f64::SUBNORMAL | prop::num::f64::ZERO;
    let text = prop::option::of("[^\\x00]{0,40}");
    let row = (any::<u128>(), any::<i64>(), prop::option::of(finite), text, any::<Vec<u8>>(), any::<bool>());
    let row = row.prop_map(|(id, number, real, text, bytes, truth)| {
        let id = Uuid::from_u128(id);
        Mixed { id, number, real, text, bytes, truth }
    });
    let rows = prop::collection::vec(row, 300).new_tree(&mut TestRunner::deterministic()).unwrap().current();
    each_bare_engine(async |db| {
        define(
            &db,
            "CREATE TABLE mixed (id {UUID} PRIMARY KEY, number BIGINT, real_number DOUBLE PRECISION, text_given TEXT,
             bytes_given {BYTES}, truth BIGINT)",
        )
        .await
        .unwrap();
        let given = rows.clone();
        db.write(async move |tx| {
            let row = |m: &Mixed| args![m.id, m.number, m.real, m.text.clone(), m.bytes.clone(), m.truth];
            tx.insert_many(PUT_MIXED, given.iter().map(row)).await
        })
        .await
        .unwrap();
        let mut wanted = rows.clone();
        wanted.sort_by_key(|m| m.id);
        let found = db.read(async |tx| tx.all::<Mixed>(MIXED, &[]).await).await.unwrap();
        assert_eq!(found, wanted);
    })
    .await;
}

#[tokio::test]
async fn what_one_engine_would_change_neither_takes() {
    with_things(async |db| {
        let nul = db.write(async |tx| tx.exec(PUT, &args![1_i64, "a\0b"]).await).await;
        assert!(matches!(nul, Err(Error::Refused { .. })), "{nul:?}");
        let text = db.write(async |tx| tx.exec("UPDATE thing SET n = n WHERE n > $1", &args![f64::NAN]).await).await;
        assert!(matches!(text, Err(Error::Refused { .. })), "{text:?}");
    })
    .await;
}

#[test]
fn a_file_that_cannot_be_opened_is_named() {
    let error = Db::sqlite("/no/such/folder/openseat.db").err().unwrap().to_string();
    assert!(error.contains("/no/such/folder/openseat.db") && error.contains("No such file"), "{error}");
}

#[tokio::test]
async fn a_server_that_is_away_is_said_to_be_away() {
    let db = Db::postgres("postgresql:///x?host=/no/such/folder&user=x", 1).unwrap();
    let error = db.read(async |tx| tx.one::<(i64,)>("SELECT 1", &[]).await).await.unwrap_err();
    assert!(matches!(error, Error::Unreachable(_)), "{error:?}");
}
