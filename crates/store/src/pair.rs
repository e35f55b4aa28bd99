//! What stewards say: these two listings are the same meeting, or they are not.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    Error, Result, Tx, args,
    db::{FromRow, Row},
};

const PUT: &str = "INSERT INTO listing_pair (a, b, verdict, who, at, why) VALUES ($1, $2, $3, $4, $5, $6) \
    ON CONFLICT (a, b) DO UPDATE SET verdict = excluded.verdict, who = excluded.who, at = excluded.at, \
    why = excluded.why";
const EVERY: &str = "SELECT a, b, verdict, who, at, why FROM listing_pair ORDER BY at, a, b";

const REMOVE: &str = "DELETE FROM listing_pair WHERE a = $1 AND b = $2";

pub(crate) const ALL: &[&str] = &[PUT, EVERY, REMOVE];

/// A steward's word on two listings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    Same,
    Different,
}

/// One decision. `a` and `b` come back in order of their ids, whichever way they were put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    pub a: Uuid,
    pub b: Uuid,
    pub verdict: Verdict,
    pub who: String,
    pub at: Timestamp,
    pub why: String,
}

/// Keeps a decision; it takes the place of an earlier one on the same two listings.
pub async fn put(tx: &mut Tx, pair: &Pair) -> Result<()> {
    let (a, b) = (pair.a.min(pair.b), pair.a.max(pair.b));
    let verdict = match pair.verdict {
        Verdict::Same => 1_i64,
        Verdict::Different => 2,
    };
    tx.exec(PUT, &args![a, b, verdict, &pair.who, pair.at, &pair.why]).await.map(drop)
}

/// Every decision that holds, the oldest first.
pub async fn all(tx: &mut Tx) -> Result<Vec<Pair>> {
    tx.all(EVERY, &[]).await
}

/// Takes a decision back, so that the rule decides again. False when there is none.
pub async fn remove(tx: &mut Tx, one: Uuid, other: Uuid) -> Result<bool> {
    Ok(tx.exec(REMOVE, &args![one.min(other), one.max(other)]).await? == 1)
}

impl FromRow for Pair {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let verdict = match row.get::<i64>(2)? {
            1 => Verdict::Same,
            2 => Verdict::Different,
            other => return Err(Error::stored("verdict on two listings", other)),
        };
        Ok(Self { a: row.get(0)?, b: row.get(1)?, verdict, who: row.get(3)?, at: row.get(4)?, why: row.get(5)? })
    }
}
