//! What somebody picked out of their circle for a moderator. It is sealed by the house, since whoever moderates then has
//! no key of the circle, and must read it when who reported it has left.

use jiff::{Timestamp, civil::Date};
use openseat_domain::circle::{KEPT_DAYS, Reason, Told};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Error, Result, Tx, Vault, args,
    db::{FromRow, Row},
    seal::Cell,
};

const INSERT: &str = "INSERT INTO circle_report (id, circle_id, member_id, by_member, sealed, at, until) \
    VALUES ($1, $2, $3, $4, $5, $6, $7)";
const WAITING: &str = "SELECT id, circle_id, member_id, by_member, sealed, at FROM circle_report WHERE until > $1 \
    AND circle_id NOT IN (SELECT circle_id FROM circle_member WHERE owner = $2) ORDER BY at, id LIMIT 50";
const BY_ID: &str = "SELECT id, circle_id, member_id, by_member, sealed, at FROM circle_report \
    WHERE id = $1 AND until > $2 AND circle_id NOT IN (SELECT circle_id FROM circle_member WHERE owner = $3)";
const COUNT_BY: &str = "SELECT COUNT(*) FROM circle_report WHERE by_member = $1 AND until > $2";
const SETTLE: &str = "DELETE FROM circle_report WHERE id = $1";
const REMOVE_ABOUT: &str = "DELETE FROM circle_report WHERE circle_id = $1 AND member_id = $2";
const SWEEP: &str = "DELETE FROM circle_report WHERE until <= $1";

pub(crate) const ALL: &[&str] = &[INSERT, WAITING, BY_ID, COUNT_BY, SETTLE, REMOVE_ABOUT, SWEEP];

/// What a moderator reads, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picked {
    pub reason: Reason,
    /// What the circle calls whom it is about.
    pub name: String,
    /// How many people are in the circle.
    pub people: usize,
    /// The words that were picked.
    pub words: Vec<(Date, Told)>,
    /// What who reported it added; may be empty.
    pub note: String,
}

/// One row, still sealed.
#[derive(Clone, Debug)]
pub struct Report {
    pub id: Uuid,
    pub circle: Uuid,
    /// Whom it is about, and who reported it: ids of the circle.
    pub about: Uuid,
    pub by: Uuid,
    pub at: Timestamp,
    sealed: Vec<u8>,
}

/// A report ready to be kept.
#[derive(Clone, Debug)]
pub struct New {
    pub id: Uuid,
    pub about: Uuid,
    sealed: Vec<u8>,
}

impl New {
    pub fn sealed(vault: &Vault, id: Uuid, about: Uuid, picked: &Picked) -> Self {
        let plain = serde_json::to_vec(picked).expect("texts, days and numbers are always JSON");
        Self { id, about, sealed: vault.seal(cell(id), &plain) }
    }
}

impl Report {
    pub fn open(&self, vault: &Vault) -> Result<Picked> {
        let plain = vault.unseal(cell(self.id), &self.sealed)?;
        serde_json::from_slice(&plain).map_err(|error| Error::stored("report of a circle", error))
    }
}

pub async fn insert(tx: &mut Tx, circle: Uuid, by: Uuid, new: &New, now: Timestamp) -> Result<()> {
    let until = now.saturating_add(jiff::SignedDuration::from_hours(24 * KEPT_DAYS)).unwrap_or(now);
    let args = args![new.id, circle, new.about, by, new.sealed.as_slice(), now, until];
    tx.exec(INSERT, &args).await.map(drop)
}

/// Those that wait, the oldest first; none of a circle that `reader` is or was in.
pub async fn waiting(tx: &mut Tx, reader: [u8; 32], now: Timestamp) -> Result<Vec<Report>> {
    tx.all(WAITING, &args![now, reader]).await
}

/// `None` when it was dealt with, or is not for `reader`.
pub async fn by_id(tx: &mut Tx, id: Uuid, reader: [u8; 32], now: Timestamp) -> Result<Option<Report>> {
    tx.opt(BY_ID, &args![id, now, reader]).await
}

/// How many of one person wait.
pub async fn count_by(tx: &mut Tx, by: Uuid, now: Timestamp) -> Result<i64> {
    Ok(tx.one::<(i64,)>(COUNT_BY, &args![by, now]).await?.0)
}

/// Forgets a report that was dealt with; false when it was before.
pub async fn settle(tx: &mut Tx, id: Uuid) -> Result<bool> {
    Ok(tx.exec(SETTLE, &args![id]).await? == 1)
}

/// Forgets what is about somebody who is erased: it holds their words.
pub async fn remove_about(tx: &mut Tx, circle: Uuid, member: Uuid) -> Result<u64> {
    tx.exec(REMOVE_ABOUT, &args![circle, member]).await
}

pub(super) async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.exec(SWEEP, &args![now]).await
}

fn cell(id: Uuid) -> Cell {
    Cell { table: "circle_report", column: "sealed", row: id }
}

impl FromRow for Report {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            circle: row.get(1)?,
            about: row.get(2)?,
            by: row.get(3)?,
            sealed: row.get(4)?,
            at: row.get(5)?,
        })
    }
}
