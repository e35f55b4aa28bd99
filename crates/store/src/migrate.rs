//! Brings the tables to the shape that this program knows.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::{
    Db, Error, Result, args,
    db::Kind,
    lease,
    migrations::{GROUND, KEY_STEPS, STEPS, Step},
};

const DONE: &str = "SELECT number FROM migration ORDER BY number";
const FIRST: &str = "SELECT name FROM migration WHERE number = 1";
const RECORD: &str = "INSERT INTO migration (number, name, at) VALUES ($1, $2, $3) ON CONFLICT (number) DO NOTHING";

pub(crate) const ALL: &[&str] = &[DONE, FIRST, RECORD];

const LEASE: &str = "migrate";
/// A server that is silent for so long has died, and another goes on. If it was only slow, a step runs twice, which it
/// may.
const LEASE_FOR: SignedDuration = SignedDuration::from_secs(30);

/// Runs the steps that are missing; gives the names of those that were run.
///
/// Several servers may start at once: one does the work under a lease row, the others wait. A run that was cut short
/// goes on where it ended. `owner` names this
/// process (the same id after a crash goes on at once, another waits until the lease has run out); `now` is asked anew
/// before each step.
pub async fn migrate(db: &Db, owner: Uuid, now: impl Fn() -> Timestamp) -> Result<Vec<&'static str>> {
    shape(db, STEPS, owner, now).await
}

/// As [`migrate`], for the key store.
///
/// # Errors
/// [`Error::OtherTables`] when this is the database of the data.
pub async fn migrate_keys(db: &Db, owner: Uuid, now: impl Fn() -> Timestamp) -> Result<Vec<&'static str>> {
    lay_ground(db).await?;
    let first = db.read(async |tx| tx.opt::<(String,)>(FIRST, &[]).await).await?;
    if let Some((name,)) = first.filter(|(name,)| name != KEY_STEPS[0][0].name) {
        return Err(Error::OtherTables(name));
    }
    shape(db, KEY_STEPS, owner, now).await
}

async fn shape(
    db: &Db,
    steps: &'static [&'static [Step]],
    owner: Uuid,
    now: impl Fn() -> Timestamp,
) -> Result<Vec<&'static str>> {
    lay_ground(db).await?;
    loop {
        let missing = missing(db, steps).await?;
        if missing.is_empty() {
            return Ok(Vec::new());
        }
        if hold(db, owner, now()).await? {
            let run = run_steps(db, steps, owner, &now).await;
            db.write(async move |tx| lease::release(tx, LEASE, owner).await).await?;
            return run;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// The names of the steps that [`migrate`] would run; for a look without a change.
pub async fn pending(db: &Db) -> Result<Vec<&'static str>> {
    let names = |steps: Vec<&'static Step>| steps.iter().map(|step| step.name).collect();
    match missing(db, STEPS).await {
        // There is no table to look into.
        Err(error) if error.is(Kind::Other) => Ok(names(STEPS.iter().copied().flatten().collect())),
        result => result.map(names),
    }
}

async fn run_steps(
    db: &Db,
    steps: &'static [&'static [Step]],
    owner: Uuid,
    now: &impl Fn() -> Timestamp,
) -> Result<Vec<&'static str>> {
    let mut run = Vec::new();
    // Looked up anew: another server may have finished while we waited for the lease.
    for step in missing(db, steps).await? {
        if !hold(db, owner, now()).await? {
            return Err(Error::Unreachable(format!("another server took over before “{}”; start again", step.name)));
        }
        // The step and its record are two transactions, since some engines allow one definition in each. Cut in
        // between, the step runs again, which it may.
        db.write(async move |tx| tx.define(step.sql).await).await?;
        let at = now();
        db.write(async move |tx| tx.exec(RECORD, &args![step.number, step.name, at]).await).await?;
        run.push(step.name);
    }
    Ok(run)
}

async fn hold(db: &Db, owner: Uuid, now: Timestamp) -> Result<bool> {
    let until = now.saturating_add(LEASE_FOR).unwrap_or(Timestamp::MAX);
    db.write(async move |tx| lease::take(tx, LEASE, owner, now, until).await).await
}

async fn missing(db: &Db, steps: &'static [&'static [Step]]) -> Result<Vec<&'static Step>> {
    let done = db.read(async |tx| tx.all::<(i64,)>(DONE, &[]).await).await?;
    let steps = || steps.iter().copied().flatten();
    let known = steps().map(|step| step.number).max().unwrap_or(0);
    match done.last() {
        Some(&(found,)) if found > known => Err(Error::Newer { found, known }),
        _ => Ok(steps().filter(|step| !done.contains(&(step.number,))).collect()),
    }
}

/// `IF NOT EXISTS` is not safe against a twin that creates the same table at the same moment, so a clash is tried again.
async fn lay_ground(db: &Db) -> Result<()> {
    for ddl in GROUND {
        let mut tries = 0;
        while let Err(error) = db.write(async move |tx| tx.define(ddl).await).await {
            tries += 1;
            if tries == 5 || matches!(error, Error::Unreachable(_)) {
                return Err(error);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
    Ok(())
}
