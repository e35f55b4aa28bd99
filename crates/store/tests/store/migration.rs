//! Tables that come into being, once, whatever interrupts it.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering::Relaxed},
};

use openseat_store::{
    Db, Error, Result, args, lease, migrate,
    migrate::pending,
    testing::{definitions, each_bare_engine, each_engine, each_key_store, key_definitions},
};
use tokio::task::JoinSet;

use crate::{at, id};

const LOOK: &str = "SELECT number, name, at FROM migration ORDER BY number";

async fn record(db: &Db) -> Vec<(i64, String, i64)> {
    db.read(async |tx| tx.all(LOOK, &[]).await).await.unwrap()
}

#[tokio::test]
async fn a_second_run_changes_nothing() {
    each_bare_engine(async |db| {
        let all = pending(&db).await.unwrap();
        let first = migrate(&db, id(1), || at(0)).await.unwrap();
        assert_eq!(first, all);
        assert_eq!(first.len() + 2, definitions().count(), "every step was run");
        let before = record(&db).await;
        assert_eq!(migrate(&db, id(2), || at(60)).await.unwrap(), Vec::<&str>::new());
        assert_eq!(record(&db).await, before);
        assert_eq!(pending(&db).await.unwrap(), Vec::<&str>::new());
    })
    .await;
}

#[tokio::test]
async fn every_step_may_run_twice() {
    each_engine(async |db| {
        for ddl in definitions() {
            openseat_store::testing::define(&db, ddl).await.unwrap();
        }
    })
    .await;
    each_key_store(async |keys| {
        for ddl in key_definitions() {
            openseat_store::testing::define(&keys, ddl).await.unwrap();
        }
        let again = migrate::migrate_keys(&keys, id(2), || at(0)).await.unwrap();
        assert_eq!(again, Vec::<&str>::new());
    })
    .await;
}

#[tokio::test]
async fn a_run_that_was_cut_short_goes_on_where_it_ended() {
    each_bare_engine(async |db| {
        // A clock that breaks the disk at the fifth look.
        let looks = AtomicI64::new(0);
        let faulty = db.clone();
        let cut: Result<_> = migrate(&db, id(1), || {
            faulty.faults().break_commits(looks.fetch_add(1, Relaxed) == 5);
            at(looks.load(Relaxed))
        })
        .await;
        assert!(cut.is_err());
        db.faults().break_commits(false);
        let done = record(&db).await;
        assert!(!done.is_empty() && done.len() < 10, "{done:?}");
        let (late, waits) = (at(100), std::time::Duration::from_millis(300));
        let other = tokio::time::timeout(waits, migrate(&db, id(2), || at(20))).await;
        assert!(other.is_err(), "the one that died may only be slow, for half a minute");
        let rest = migrate(&db, id(2), || late).await.unwrap();
        assert_eq!(record(&db).await.len(), definitions().count() - 2);
        assert_eq!(rest.len() + done.len(), definitions().count() - 2);
        assert_eq!(record(&db).await[..done.len()], done[..], "what was done was not done again");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn servers_that_start_together_migrate_once() {
    each_bare_engine(async |db| {
        let clock = Arc::new(AtomicI64::new(0));
        let mut servers = JoinSet::new();
        for server in 0..6 {
            let (db, clock) = (db.clone(), Arc::clone(&clock));
            servers.spawn(async move { migrate(&db, id(server), || at(clock.fetch_add(1, Relaxed))).await.unwrap() });
        }
        let ran: usize = servers.join_all().await.iter().map(Vec::len).sum();
        assert_eq!(ran, definitions().count() - 2);
        assert_eq!(record(&db).await.len(), definitions().count() - 2);
    })
    .await;
}

#[tokio::test]
async fn a_database_of_a_later_program_is_left_alone() {
    each_engine(async |db| {
        let later = "INSERT INTO migration (number, name, at) VALUES (9999, 'later', 0)";
        db.write(async |tx| tx.exec(later, &[]).await).await.unwrap();
        let refused = migrate(&db, id(1), || at(0)).await;
        assert!(matches!(refused, Err(Error::Newer { found: 9999, .. })), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn a_lease_has_one_owner_until_it_runs_out() {
    each_engine(async |db| {
        db.write(async |tx| {
            assert!(lease::take(tx, "sync", id(1), at(0), at(10)).await?);
            assert!(!lease::take(tx, "sync", id(2), at(5), at(15)).await?);
            assert!(lease::take(tx, "other", id(2), at(5), at(15)).await?, "another lease is free");
            assert!(lease::renew(tx, "sync", id(1), at(9), at(20)).await?);
            assert!(!lease::take(tx, "sync", id(2), at(19), at(30)).await?);
            assert!(lease::take(tx, "sync", id(2), at(20), at(30)).await?, "it ran out");
            assert!(!lease::renew(tx, "sync", id(1), at(21), at(40)).await?);
            assert!(!lease::release(tx, "sync", id(1)).await?);
            assert!(lease::release(tx, "sync", id(2)).await?);
            assert!(lease::take(tx, "sync", id(1), at(22), at(40)).await?);
            tx.exec("DELETE FROM lease WHERE name = $1", &args!["none"]).await
        })
        .await
        .unwrap();
    })
    .await;
}
