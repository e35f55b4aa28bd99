//! Links that speak for a person without a sign-in: those in messages, and the address of their calendar. Only a hash of a
//! link is kept.

use jiff::Timestamp;
use openseat_domain::reminder::State;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::opened;
use crate::{PersonKey, Result, Tx, args, seal::Cell};

const INSERT: &str = "INSERT INTO reminder_link (link, person_id, kind, sealed, until) VALUES ($1, $2, $3, $4, $5)";
const WHOSE: &str = "SELECT person_id, kind FROM reminder_link WHERE link = $1 AND until > $2";
const ONE: &str = "SELECT sealed FROM reminder_link WHERE link = $1";
const CHANGE: &str = "UPDATE reminder_link SET sealed = $2 WHERE link = $1";
const CALENDAR: &str = "SELECT sealed FROM reminder_link WHERE person_id = $1 AND kind = 1";
const END_CALENDAR: &str = "DELETE FROM reminder_link WHERE person_id = $1 AND kind = 1";
const FORGET: &str = "DELETE FROM reminder_link WHERE until <= $1";
const ERASE: &str = "DELETE FROM reminder_link WHERE person_id = $1";

pub(crate) const ALL: &[&str] = &[INSERT, WHOSE, ONE, CHANGE, CALENDAR, END_CALENDAR, FORGET, ERASE];

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Message,
    Calendar,
}

/// What is sealed of a message's link.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Of a message: the reminders that it is of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub of: Vec<Uuid>,
    /// How they stood before the last tap on its page, for "undo".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<(Uuid, State)>,
}

pub async fn insert(tx: &mut Tx, key: &PersonKey, hash: [u8; 32], link: &Link, until: Timestamp) -> Result<()> {
    let sealed = seal(key, hash, link);
    tx.exec(INSERT, &args![hash, key.person(), Kind::Message as i64, sealed, until]).await.map(drop)
}

/// Whose it is and what for; `None` when it works no more.
pub async fn whose(tx: &mut Tx, hash: [u8; 32], now: Timestamp) -> Result<Option<(Uuid, Kind)>> {
    let found = tx.all::<(Uuid, i64)>(WHOSE, &args![hash, now]).await?;
    Ok(found.into_iter().next().map(|(who, kind)| (who, if kind == 1 { Kind::Calendar } else { Kind::Message })))
}

pub async fn one(tx: &mut Tx, key: &PersonKey, hash: [u8; 32]) -> Result<Option<Link>> {
    let found = tx.all::<(Vec<u8>,)>(ONE, &args![hash]).await?;
    found.into_iter().next().map(|(sealed,)| opened(key, cell(hash), &sealed, "reminder_link")).transpose()
}

pub async fn change(tx: &mut Tx, key: &PersonKey, hash: [u8; 32], link: &Link) -> Result<()> {
    tx.exec(CHANGE, &args![hash, seal(key, hash, link)]).await.map(drop)
}

/// The secret of the person's calendar; `None` when there is no address.
pub async fn calendar(tx: &mut Tx, key: &PersonKey) -> Result<Option<String>> {
    let Some((sealed,)) = tx.all::<(Vec<u8>,)>(CALENDAR, &args![key.person()]).await?.into_iter().next() else {
        return Ok(None);
    };
    key.text(calendar_cell(key), &sealed).map(Some)
}

/// Keeps the secret of a calendar in the place of the one before.
pub async fn keep_calendar(tx: &mut Tx, key: &PersonKey, hash: [u8; 32], shown: &str) -> Result<()> {
    end_calendar(tx, key.person()).await?;
    let sealed = key.seal(calendar_cell(key), shown.as_bytes());
    let row = args![hash, key.person(), Kind::Calendar as i64, sealed, i64::MAX];
    tx.exec(INSERT, &row).await.map(drop)
}

/// The address works no more. False when there was none.
pub async fn end_calendar(tx: &mut Tx, person: Uuid) -> Result<bool> {
    Ok(tx.exec(END_CALENDAR, &args![person]).await? > 0)
}

/// Forgets links that work no more.
pub async fn forget(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.exec(FORGET, &args![now]).await
}

/// Forgets all of them.
pub async fn erase(tx: &mut Tx, person: Uuid) -> Result<()> {
    tx.exec(ERASE, &args![person]).await.map(drop)
}

fn seal(key: &PersonKey, hash: [u8; 32], link: &Link) -> Vec<u8> {
    key.seal(cell(hash), &serde_json::to_vec(link).expect("texts and numbers are always JSON"))
}

/// A row has no id but its hash, half of which is enough to bind it.
fn cell(hash: [u8; 32]) -> Cell {
    let half = Uuid::from_slice(&hash[..16]).expect("16 bytes make an id");
    Cell { table: "reminder_link", column: "sealed", row: half }
}

fn calendar_cell(key: &PersonKey) -> Cell {
    Cell { table: "reminder_link", column: "calendar", row: key.person() }
}
