//! Work to be done later, put down in the transaction that causes it.
//!
//! A worker looks for candidates with a plain read, then claims one by compare-and-set on its row: no row is ever
//! locked, and a worker that dies loses its job to another when the lease runs out. Hence a handler may run twice, and
//! must be idempotent by the job's key.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    Error, Result, Tx, args,
    db::{FromRow, Row},
};

const PUSH: &str = "INSERT INTO job (id, key, kind, state, run_at, lease_until, attempts, trouble, body) \
    VALUES ($1, $2, $3, 0, $4, 0, 0, NULL, $5) ON CONFLICT (key) DO NOTHING";
const CANDIDATES: &str = "SELECT id FROM job WHERE state = 0 AND run_at <= $1 AND lease_until <= $1 \
    ORDER BY run_at, id LIMIT $2";
const CANDIDATES_OF: &str = "SELECT id FROM job WHERE kind = $1 AND state = 0 AND run_at <= $2 AND lease_until <= $2 \
    ORDER BY run_at, id LIMIT $3";
const CLAIM: &str = "UPDATE job SET lease_until = $3, attempts = attempts + 1 \
    WHERE id = $1 AND state = 0 AND run_at <= $2 AND lease_until <= $2";
const BY_ID: &str = "SELECT id, key, kind, state, run_at, lease_until, attempts, trouble, body FROM job WHERE id = $1";
const DEAD: &str = "SELECT id, key, kind, state, run_at, lease_until, attempts, trouble, body FROM job \
    WHERE state = 2 ORDER BY run_at, id LIMIT $1";
const DONE: &str = "UPDATE job SET state = 1, trouble = NULL WHERE id = $1 AND state = 0 AND attempts = $2";
const FAIL: &str = "UPDATE job SET state = $3, run_at = $4, lease_until = 0, trouble = $5 \
    WHERE id = $1 AND state = 0 AND attempts = $2";
const REVIVE: &str = "UPDATE job SET state = 0, run_at = $2, lease_until = 0, attempts = 0 WHERE id = $1 AND state = 2";
const REMOVE: &str = "DELETE FROM job WHERE id = $1 AND attempts = $2";
const END: &str = "DELETE FROM job WHERE id = $1";
const FORGET: &str = "DELETE FROM job WHERE state = 1 AND run_at < $1";

pub(crate) const ALL: &[&str] =
    &[PUSH, CANDIDATES, CANDIDATES_OF, CLAIM, BY_ID, DEAD, DONE, FAIL, REVIVE, REMOVE, END, FORGET];

/// A job that failed this often is left for a person.
pub const MOST_ATTEMPTS: i64 = 8;
/// The wait after the first failure, in microseconds; it doubles each time, up to [`LONGEST_WAIT`].
const FIRST_WAIT: i64 = 30 * 1_000_000;
/// Six hours, in microseconds.
const LONGEST_WAIT: i64 = 6 * 3_600 * 1_000_000;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum State {
    #[default]
    Waiting,
    Done,
    /// Failed too often; a person must look.
    Dead,
}

/// Work to be put down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct New {
    pub id: Uuid,
    /// Unique for ever: the same work pushed twice is done once.
    pub key: String,
    pub kind: String,
    /// What the handler needs, as JSON.
    pub body: String,
    pub run_at: Timestamp,
}

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    pub id: Uuid,
    pub key: String,
    pub kind: String,
    pub state: State,
    pub run_at: Timestamp,
    pub lease_until: Timestamp,
    /// How often it was claimed. Also the token of the claim: a worker whose lease ran out cannot end the job.
    pub attempts: i64,
    pub trouble: Option<String>,
    pub body: String,
}

/// Puts work down; false when work with that key was put down before.
pub async fn push(tx: &mut Tx, new: &New) -> Result<bool> {
    Ok(tx.exec(PUSH, &args![new.id, &new.key, &new.kind, new.run_at, &new.body]).await? == 1)
}

/// Jobs that are due and that nobody holds, the longest due first.
pub async fn candidates(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<Vec<Uuid>> {
    Ok(tx.all::<(Uuid,)>(CANDIDATES, &args![now, limit]).await?.into_iter().map(|(id,)| id).collect())
}

/// As [`candidates`], of one kind only.
pub async fn candidates_of(tx: &mut Tx, kind: &str, now: Timestamp, limit: i64) -> Result<Vec<Uuid>> {
    Ok(tx.all::<(Uuid,)>(CANDIDATES_OF, &args![kind, now, limit]).await?.into_iter().map(|(id,)| id).collect())
}

/// Claims a job until `until`; `None` when another worker was quicker.
pub async fn claim(tx: &mut Tx, id: Uuid, now: Timestamp, until: Timestamp) -> Result<Option<Job>> {
    if tx.exec(CLAIM, &args![id, now, until]).await? == 0 {
        return Ok(None);
    }
    by_id(tx, id).await
}

/// Ends a claimed job well; false when the lease ran out and another worker has it now.
pub async fn done(tx: &mut Tx, job: &Job) -> Result<bool> {
    Ok(tx.exec(DONE, &args![job.id, job.attempts]).await? == 1)
}

/// Ends a claimed job well and leaves nothing of it; false when another worker has it now.
pub async fn remove(tx: &mut Tx, job: &Job) -> Result<bool> {
    Ok(tx.exec(REMOVE, &args![job.id, job.attempts]).await? == 1)
}

/// Ends a claimed job badly: it is tried again later, ever later, and after [`MOST_ATTEMPTS`] left for a person.
/// `jitter` (any number) spreads jobs that failed together over half as long again. Gives the state it is in now.
pub async fn fail(tx: &mut Tx, job: &Job, trouble: &str, now: Timestamp, jitter: u64) -> Result<Option<State>> {
    let state = if job.attempts >= MOST_ATTEMPTS { State::Dead } else { State::Waiting };
    let run_at = now.as_microsecond().saturating_add(wait(job.attempts, jitter));
    let ended = tx.exec(FAIL, &args![job.id, job.attempts, state as i64, run_at, trouble]).await? == 1;
    Ok(ended.then_some(state))
}

/// Takes a job away, whoever has it; false when there is none.
pub async fn end(tx: &mut Tx, id: Uuid) -> Result<bool> {
    Ok(tx.exec(END, &args![id]).await? == 1)
}

pub async fn by_id(tx: &mut Tx, id: Uuid) -> Result<Option<Job>> {
    tx.opt(BY_ID, &args![id]).await
}

/// Jobs that a person must look at.
pub async fn dead(tx: &mut Tx, limit: i64) -> Result<Vec<Job>> {
    tx.all(DEAD, &args![limit]).await
}

/// Gives a dead job another chance from `at` on.
pub async fn revive(tx: &mut Tx, id: Uuid, at: Timestamp) -> Result<bool> {
    Ok(tx.exec(REVIVE, &args![id, at]).await? == 1)
}

/// Removes jobs that are done and were due before `before`. Their keys may then be used again.
pub async fn forget_done(tx: &mut Tx, before: Timestamp) -> Result<u64> {
    tx.exec(FORGET, &args![before]).await
}

/// Microseconds to wait after the given number of attempts.
fn wait(attempts: i64, jitter: u64) -> i64 {
    let doublings = attempts.clamp(1, 16) - 1;
    let wait = (FIRST_WAIT << doublings).min(LONGEST_WAIT);
    let extra = jitter % (wait.unsigned_abs() / 2);
    wait + i64::try_from(extra).unwrap_or(0)
}

impl FromRow for Job {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let state = match row.get::<i64>(3)? {
            0 => State::Waiting,
            1 => State::Done,
            2 => State::Dead,
            other => return Err(Error::stored("state of a job", other)),
        };
        Ok(Self {
            id: row.get(0)?,
            key: row.get(1)?,
            kind: row.get(2)?,
            state,
            run_at: row.get(4)?,
            lease_until: row.get(5)?,
            attempts: row.get(6)?,
            trouble: row.get(7)?,
            body: row.get(8)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_grows_and_has_an_end() {
        assert_eq!(wait(1, 0), FIRST_WAIT);
        assert_eq!(wait(2, 0), 2 * FIRST_WAIT);
        assert_eq!(wait(i64::MAX, 0), LONGEST_WAIT);
        assert!((1..20).all(|n| wait(n, u64::MAX) < wait(n, 0) * 3 / 2));
    }
}
