//! That somebody thinks a review should not stand there. It says why, and not who.

use jiff::civil::Date;
use openseat_domain::review::Reason;
use uuid::Uuid;

use crate::{Error, Result, Tx, args, day::number};

const INSERT: &str = "INSERT INTO review_report (id, review_id, reason, told_on) VALUES ($1, $2, $3, $4)";
const OPEN: &str = "SELECT review_id, reason, COUNT(*), MIN(told_on) FROM review_report GROUP BY review_id, reason";
const SETTLE: &str = "DELETE FROM review_report WHERE review_id = $1";
const FORGET: &str = "DELETE FROM review_report WHERE review_id NOT IN (SELECT id FROM review)";

pub(crate) const ALL: &[&str] = &[INSERT, OPEN, SETTLE, FORGET];

/// Why a review was reported, how often, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reported {
    pub review_id: Uuid,
    pub reason: Reason,
    pub count: u64,
    pub since: Date,
}

pub async fn insert(tx: &mut Tx, id: Uuid, review: Uuid, reason: Reason, today: Date) -> Result<()> {
    tx.exec(INSERT, &args![id, review, reason.as_str(), number(today)]).await.map(drop)
}

/// All that nobody has dealt with, the oldest first.
pub async fn open(tx: &mut Tx) -> Result<Vec<Reported>> {
    let mut open = Vec::new();
    for (review_id, word, count, since) in tx.all::<(Uuid, String, i64, i64)>(OPEN, &[]).await? {
        let reason = Reason::parse(&word).ok_or_else(|| Error::stored("reason of a report", word))?;
        open.push(Reported { review_id, reason, count: count.unsigned_abs(), since: crate::day::day(since) });
    }
    open.sort_by_key(|one| (one.since, one.review_id, one.reason));
    Ok(open)
}

/// A person has looked at the review; how many reports that settles.
pub async fn settle(tx: &mut Tx, review: Uuid) -> Result<u64> {
    tx.exec(SETTLE, &args![review]).await
}

/// Forgets reports of what is gone.
pub async fn forget(tx: &mut Tx) -> Result<u64> {
    tx.exec(FORGET, &[]).await
}
