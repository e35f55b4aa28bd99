//! A chain that shows what was done to it.

use openseat_store::{
    Db, args,
    audit::{self, Head, Verdict},
    db::Value,
    testing::each_engine,
};
use proptest::{prelude::*, strategy::ValueTree as _, test_runner::TestRunner};

use crate::at;

async fn with_chain(test: impl AsyncFn(Db)) {
    each_engine(async |db| {
        write_chain(&db, "office").await;
        write_chain(&db, "other").await;
        test(db).await;
    })
    .await;
}

async fn write_chain(db: &Db, chain: &'static str) {
    let written = db.write(async move |tx| {
        for n in 0..20 {
            audit::append(tx, chain, at(n), "steward-7", "meeting.join", &format!("m-{n}")).await?;
        }
        Ok(())
    });
    written.await.unwrap();
}

async fn head(db: &Db, chain: &'static str) -> Option<Head> {
    db.read(async move |tx| audit::head(tx, chain).await).await.unwrap()
}

async fn verdict(db: &Db, chain: &'static str) -> Verdict {
    db.read(async move |tx| audit::verify(tx, chain, None).await).await.unwrap()
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
        let kept = head(&db, "office").await;
        let since = |chain| db.read(async move |tx| audit::verify(tx, chain, kept).await);
        assert_eq!(since("office").await.unwrap(), Verdict::Whole { rows: 20 });
        db.write(async |tx| tx.exec("DELETE FROM audit WHERE chain = 'office' AND seq > 15", &[]).await).await.unwrap();
        assert_eq!(verdict(&db, "office").await, Verdict::Whole { rows: 15 }, "the chain alone cannot tell");
        assert_eq!(since("office").await.unwrap(), Verdict::Cut { rows: 15, kept: 20 });
        for n in 0..10 {
            db.write(async move |tx| audit::append(tx, "office", at(n), "me", "other", "x").await).await.unwrap();
        }
        assert_eq!(verdict(&db, "office").await, Verdict::Whole { rows: 25 }, "nor when it was written on");
        assert_eq!(since("office").await.unwrap(), Verdict::Broken { seq: 20 });
        assert_eq!(since("gone").await.unwrap(), Verdict::Cut { rows: 0, kept: 20 });
    })
    .await;
}

#[tokio::test]
async fn a_chain_that_lost_its_beginning_is_still_looked_at() {
    with_chain(async |db| {
        db.write(async |tx| tx.exec("DELETE FROM audit WHERE chain = 'office' AND seq < 3", &[]).await).await.unwrap();
        assert_eq!(db.read(async |tx| audit::chains(tx).await).await.unwrap(), ["office", "other"]);
        assert_eq!(verdict(&db, "office").await, Verdict::Broken { seq: 3 });
    })
    .await;
}

/// What someone with the database in hand may do to a chain of 20 rows, so that it is not as it was.
#[derive(Clone, Debug)]
enum Tampering {
    Field {
        seq: i64,
        column: usize,
        with: String,
    },
    Remove {
        seq: i64,
    },
    Swap {
        one: i64,
        other: i64,
    },
    /// A row between, all later ones moved on, with the right hash for its place.
    Insert {
        before: i64,
    },
    Repeat {
        seq: i64,
    },
}

fn tampering() -> impl Strategy<Value = Tampering> {
    prop_oneof![
        4 => (1..=20_i64, 0..6_usize, "[ -~é]{0,20}").prop_map(|(seq, column, with)| Tampering::Field { seq, column, with }),
        1 => (1..=20_i64).prop_map(|seq| Tampering::Remove { seq }),
        1 => (1..=20_i64, 1..=20_i64)
            .prop_filter("two rows", |(one, other)| one != other)
            .prop_map(|(one, other)| Tampering::Swap { one, other }),
        1 => (1..=20_i64).prop_map(|before| Tampering::Insert { before }),
        1 => (1..=20_i64).prop_map(|seq| Tampering::Repeat { seq }),
    ]
}

async fn tamper(db: &Db, how: Tampering) {
    const PUT_ASIDE: &str = "UPDATE audit SET chain = 'aside' WHERE chain = 'office' AND seq >= $1";
    const PUT_BACK: &str = "UPDATE audit SET chain = 'office', seq = seq + 1 WHERE chain = 'aside'";
    const MOVE: &str = "UPDATE audit SET seq = $2 WHERE chain = 'office' AND seq = $1";
    const COPY: &str = "INSERT INTO audit (chain, seq, at, who, what, which, prev, hash) \
        SELECT chain, 21, at, who, what, which, prev, hash FROM audit WHERE chain = 'office' AND seq = $1";
    const FIELDS: [&str; 6] = [
        "UPDATE audit SET who = $2 WHERE chain = 'office' AND seq = $1",
        "UPDATE audit SET what = $2 WHERE chain = 'office' AND seq = $1",
        "UPDATE audit SET which = $2 WHERE chain = 'office' AND seq = $1",
        "UPDATE audit SET at = $2 WHERE chain = 'office' AND seq = $1",
        "UPDATE audit SET prev = $2 WHERE chain = 'office' AND seq = $1",
        "UPDATE audit SET hash = $2 WHERE chain = 'office' AND seq = $1",
    ];
    let done = db.write(async move |tx| match &how {
        Tampering::Field { seq, column, with } => {
            let with: Value = match column {
                3 => i64::try_from(with.len()).unwrap().into(),
                4 | 5 => with.as_bytes().into(),
                _ => with.as_str().into(),
            };
            tx.exec(FIELDS[*column], &[(*seq).into(), with]).await
        }
        Tampering::Remove { seq } => {
            tx.exec("DELETE FROM audit WHERE chain = 'office' AND seq = $1", &args![*seq]).await
        }
        Tampering::Swap { one, other } => {
            tx.exec(MOVE, &args![*one, 500_i64]).await?;
            tx.exec(MOVE, &args![*other, *one]).await?;
            tx.exec(MOVE, &args![500_i64, *other]).await
        }
        Tampering::Insert { before } => {
            tx.exec(PUT_ASIDE, &args![*before]).await?;
            audit::append(tx, "office", at(*before), "steward-7", "meeting.join", "m-1").await?;
            tx.exec(PUT_BACK, &[]).await
        }
        Tampering::Repeat { seq } => tx.exec(COPY, &args![*seq]).await,
    });
    assert!(done.await.unwrap() > 0);
}

/// Each case is undone by writing the chain anew, which is quicker than a new database.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_is_done_to_a_row_is_found() {
    with_chain(async |db| {
        let kept = head(&db, "office").await;
        let mut runner = TestRunner::new(ProptestConfig::with_cases(60));
        for _ in 0..120 {
            let how = tampering().new_tree(&mut runner).unwrap().current();
            tamper(&db, how.clone()).await;
            let found = db.read(async move |tx| audit::verify(tx, "office", kept).await).await.unwrap();
            assert!(!matches!(found, Verdict::Whole { .. }), "{how:?}");
            db.write(async |tx| tx.exec("DELETE FROM audit WHERE chain = 'office'", &[]).await).await.unwrap();
            write_chain(&db, "office").await;
            assert_eq!(verdict(&db, "office").await, Verdict::Whole { rows: 20 });
        }
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
