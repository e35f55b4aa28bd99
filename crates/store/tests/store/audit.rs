//! A chain that shows what was done to it.

use openseat_store::{
    Db,
    audit::{self, Head, Verdict},
    testing::each_engine,
};

use crate::at;

async fn with_chain(test: impl AsyncFn(Db)) {
    each_engine(async |db| {
        for n in 0..20 {
            db.write(async move |tx| {
                audit::append(tx, "office", at(n), "steward-7", "meeting.join", &format!("m-{n}")).await?;
                audit::append(tx, "other", at(n), "steward-7", "meeting.join", &format!("m-{n}")).await
            })
            .await
            .unwrap();
        }
        test(db).await;
    })
    .await;
}

async fn verdict(db: &Db, chain: &'static str) -> Verdict {
    db.read(async move |tx| audit::verify(tx, chain).await).await.unwrap()
}

#[tokio::test]
async fn an_untouched_chain_is_whole() {
    with_chain(async |db| {
        assert_eq!(verdict(&db, "office").await, Verdict::Whole { rows: 20 });
        assert_eq!(verdict(&db, "never used").await, Verdict::Whole { rows: 0 });
        let head = db.read(async |tx| audit::head(tx, "office").await).await.unwrap();
        assert!(matches!(head, Some(Head { seq: 20, .. })));
        assert_eq!(db.read(async |tx| audit::chains(tx).await).await.unwrap(), ["office", "other"]);
    })
    .await;
}

#[tokio::test]
async fn every_change_of_a_row_is_found() {
    let tampering: [(&'static str, i64); 8] = [
        ("UPDATE audit SET who = 'someone' WHERE chain = 'office' AND seq = 7", 7),
        ("UPDATE audit SET what = 'meeting.split' WHERE chain = 'office' AND seq = 1", 1),
        ("UPDATE audit SET which = 'm-99' WHERE chain = 'office' AND seq = 20", 20),
        ("UPDATE audit SET at = at + 1 WHERE chain = 'office' AND seq = 7", 7),
        ("UPDATE audit SET who = 'steward-7meeting', what = '.join' WHERE chain = 'office' AND seq = 7", 7),
        ("DELETE FROM audit WHERE chain = 'office' AND seq = 7", 8),
        ("DELETE FROM audit WHERE chain = 'office' AND seq = 1", 2),
        // A row of another chain, which is right there.
        ("UPDATE audit SET chain = 'moved', seq = 21 WHERE chain = 'other' AND seq = 20", 21),
    ];
    for (number, (change, broken)) in tampering.into_iter().enumerate() {
        with_chain(async |db| {
            db.write(async move |tx| tx.exec(change, &[]).await).await.unwrap();
            let chain = if change.contains("moved") { "moved" } else { "office" };
            assert_eq!(verdict(&db, chain).await, Verdict::Broken { seq: broken }, "tampering {number}");
        })
        .await;
    }
}

#[tokio::test]
async fn rows_taken_off_the_end_show_against_a_head_that_was_kept() {
    with_chain(async |db| {
        let kept = db.read(async |tx| audit::head(tx, "office").await).await.unwrap();
        db.write(async |tx| tx.exec("DELETE FROM audit WHERE chain = 'office' AND seq > 15", &[]).await).await.unwrap();
        assert_eq!(verdict(&db, "office").await, Verdict::Whole { rows: 15 });
        let head = db.read(async |tx| audit::head(tx, "office").await).await.unwrap();
        assert_ne!(head, kept);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn writers_of_one_chain_make_one_chain() {
    each_engine(async |db| {
        let mut tasks = tokio::task::JoinSet::new();
        for task in 0..4_i64 {
            let db = db.clone();
            tasks.spawn(async move {
                for n in 0..20 {
                    let which = format!("{task}-{n}");
                    db.write(async move |tx| audit::append(tx, "c", at(n), "w", "x", &which).await).await.unwrap();
                }
            });
        }
        tasks.join_all().await;
        assert_eq!(verdict(&db, "c").await, Verdict::Whole { rows: 80 });
    })
    .await;
}
