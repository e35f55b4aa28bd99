//! Transactions that get in each other's way, by nature or on purpose.

use openseat_store::{
    Db, Error, Result, args,
    db::Kind,
    testing::{define, each_bare_engine},
};
use tokio::task::JoinSet;

const READ: &str = "SELECT n FROM counter WHERE id = 1";
const WRITE: &str = "UPDATE counter SET n = $1 WHERE id = 1";

async fn with_counter(test: impl AsyncFn(Db)) {
    each_bare_engine(async |db| {
        define(&db, "CREATE TABLE counter (id BIGINT PRIMARY KEY, n BIGINT NOT NULL)").await.unwrap();
        db.write(async |tx| tx.exec("INSERT INTO counter (id, n) VALUES (1, 0)", &[]).await).await.unwrap();
        test(db).await;
    })
    .await;
}

/// Reads and writes back one more, 50 times in each of 8 tasks.
async fn increment_400_times(db: &Db) -> JoinSet<Result<()>> {
    let mut tasks = JoinSet::new();
    for _ in 0..8 {
        let db = db.clone();
        tasks.spawn(async move {
            for _ in 0..50 {
                db.write(async |tx| {
                    let (n,) = tx.one::<(i64,)>(READ, &[]).await?;
                    tx.exec(WRITE, &args![n + 1]).await
                })
                .await?;
            }
            Ok(())
        });
    }
    tasks
}

async fn value(db: &Db) -> i64 {
    db.read(async |tx| tx.one::<(i64,)>(READ, &[]).await).await.unwrap().0
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_update_is_lost() {
    with_counter(async |db| {
        increment_400_times(&db).await.join_all().await.into_iter().collect::<Result<()>>().unwrap();
        assert_eq!(value(&db).await, 400);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn random_conflicts_change_no_result() {
    with_counter(async |db| {
        for seed in 0..3 {
            db.faults().conflict(seed, 7);
            increment_400_times(&db).await.join_all().await.into_iter().collect::<Result<()>>().unwrap();
            db.faults().conflict(0, 0);
        }
        assert_eq!(value(&db).await, 1_200);
    })
    .await;
}

#[tokio::test]
async fn a_body_that_always_conflicts_gets_the_conflict_in_the_end() {
    with_counter(async |db| {
        db.faults().conflict(1, 1);
        let result = db.write(async |tx| tx.exec(WRITE, &args![9_i64]).await).await;
        assert!(result.as_ref().is_err_and(Error::is_again), "{result:?}");
        db.faults().conflict(0, 0);
        assert_eq!(value(&db).await, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn when_a_commit_fails_everyone_hears_why() {
    with_counter(async |db| {
        db.faults().break_commits(true);
        for result in increment_400_times(&db).await.join_all().await {
            assert!(result.as_ref().is_err_and(|e| e.is(Kind::Full)), "{result:?}");
        }
        db.faults().break_commits(false);
        assert_eq!(value(&db).await, 0);
        db.write(async |tx| tx.exec(WRITE, &args![5_i64]).await).await.unwrap();
        assert_eq!(value(&db).await, 5);
    })
    .await;
}

/// A check that is put off until the commit makes a real one fail.
#[tokio::test(flavor = "multi_thread")]
async fn a_commit_that_the_engine_refuses_is_told_as_it_is() {
    with_counter(async |db| {
        let ddl = "CREATE TABLE child (of BIGINT REFERENCES counter (id) DEFERRABLE INITIALLY DEFERRED)";
        define(&db, ddl).await.unwrap();
        let orphan = db.write(async |tx| tx.exec("INSERT INTO child (of) VALUES (99)", &[]).await).await;
        assert!(orphan.as_ref().is_err_and(|e| e.is(Kind::Reference)), "{orphan:?}");
        let left = db.read(async |tx| tx.one::<(i64,)>("SELECT COUNT(*) FROM child", &[]).await).await.unwrap();
        assert_eq!(left, (0,));
        db.write(async |tx| tx.exec("INSERT INTO child (of) VALUES (1)", &[]).await).await.unwrap();
    })
    .await;
}
