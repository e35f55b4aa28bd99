//! Work that is done once, by someone, in the end.

use std::collections::BTreeMap;

use openseat_store::{
    Db,
    job::{self, MOST_ATTEMPTS, New, State},
    testing::each_engine,
};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::{at, id};

fn work(number: u128) -> New {
    New { id: id(number), key: format!("k{number}"), kind: "sync".into(), body: "{}".into(), run_at: at(0) }
}

async fn push(db: &Db, new: New) -> bool {
    db.write(async move |tx| job::push(tx, &new).await).await.unwrap()
}

#[tokio::test]
async fn the_same_key_is_put_down_once() {
    each_engine(async |db| {
        assert!(push(&db, work(1)).await);
        assert!(!push(&db, New { id: id(2), ..work(1) }).await);
        let due = db.read(async |tx| job::candidates(tx, at(0), 10).await).await.unwrap();
        assert_eq!(due, [id(1)]);
        let early = db.read(async |tx| job::candidates(tx, at(-1), 10).await).await.unwrap();
        assert_eq!(early, Vec::<Uuid>::new());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn eight_workers_claim_each_job_once() {
    each_engine(async |db| {
        db.write(async |tx| {
            for number in 0..200 {
                job::push(tx, &work(number)).await?;
            }
            Ok(())
        })
        .await
        .unwrap();
        // Random conflicts too: a claim that is run again must not count twice.
        db.faults().conflict(3, 20);
        let mut workers = JoinSet::new();
        for _ in 0..8 {
            workers.spawn(work_until_done(db.clone()));
        }
        let mut claims = BTreeMap::new();
        for claimed in workers.join_all().await.into_iter().flatten() {
            *claims.entry(claimed).or_insert(0) += 1;
        }
        assert_eq!(claims, (0..200).map(|number| (id(number), 1)).collect());
    })
    .await;
}

async fn work_until_done(db: Db) -> Vec<Uuid> {
    let mut mine = Vec::new();
    loop {
        let due = db.read(async |tx| job::candidates(tx, at(1), 64).await).await.unwrap();
        if due.is_empty() {
            return mine;
        }
        for candidate in due {
            let claimed = db.write(async move |tx| job::claim(tx, candidate, at(1), at(100)).await).await.unwrap();
            if let Some(job) = claimed {
                mine.push(job.id);
                assert!(db.write(async move |tx| job::done(tx, &job).await).await.unwrap());
            }
        }
    }
}

#[tokio::test]
async fn a_worker_whose_lease_ran_out_cannot_end_the_job() {
    each_engine(async |db| {
        push(&db, work(1)).await;
        db.write(async |tx| {
            let slow = job::claim(tx, id(1), at(0), at(10)).await?.unwrap();
            assert_eq!(job::claim(tx, id(1), at(9), at(19)).await?, None);
            let quick = job::claim(tx, id(1), at(10), at(20)).await?.unwrap();
            assert!(!job::done(tx, &slow).await?);
            assert_eq!(job::fail(tx, &slow, "too late", at(11), 0).await?, None);
            assert!(job::done(tx, &quick).await?);
            assert_eq!(job::candidates(tx, at(1_000), 10).await?, Vec::<Uuid>::new());
            Ok(())
        })
        .await
        .unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_job_that_keeps_failing_is_left_for_a_person() {
    each_engine(async |db| {
        push(&db, work(1)).await;
        db.write(async |tx| {
            let mut now = at(0);
            for attempt in 1..=MOST_ATTEMPTS {
                let due = job::by_id(tx, id(1)).await?.unwrap().run_at;
                assert!(attempt == 1 || due > now, "it waits before another try");
                now = due;
                let until = now + jiff::SignedDuration::from_secs(60);
                let claimed = job::claim(tx, id(1), now, until).await?.unwrap();
                assert_eq!(claimed.attempts, attempt);
                let state = job::fail(tx, &claimed, "no answer from the server", now, 12_345).await?;
                assert_eq!(state, Some(if attempt < MOST_ATTEMPTS { State::Waiting } else { State::Dead }));
            }
            assert_eq!(job::candidates(tx, at(10_000_000), 10).await?, Vec::<Uuid>::new());
            let dead = job::dead(tx, 10).await?;
            assert_eq!(dead[0].trouble.as_deref(), Some("no answer from the server"));
            assert!(job::revive(tx, id(1), at(10)).await?);
            assert_eq!(job::candidates(tx, at(10), 10).await?, [id(1)]);
            Ok(())
        })
        .await
        .unwrap();
    })
    .await;
}

#[tokio::test]
async fn done_jobs_can_be_forgotten_and_others_not() {
    each_engine(async |db| {
        push(&db, work(1)).await;
        push(&db, work(2)).await;
        let forgotten = db
            .write(async |tx| {
                let claimed = job::claim(tx, id(1), at(0), at(10)).await?.unwrap();
                job::done(tx, &claimed).await?;
                job::forget_done(tx, at(100)).await
            })
            .await;
        assert_eq!(forgotten.unwrap(), 1);
        assert!(push(&db, work(1)).await);
        assert!(!push(&db, work(2)).await);
    })
    .await;
}
