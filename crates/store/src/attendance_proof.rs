//! Who asked a group for a letter that they were there.
//!
//! A request names nobody in the clear: it is found by a code that only the person has, and the name they gave is sealed
//! by the house, since a facilitator must read it. It goes when its letter was fetched or when its time is over; no other
//! table knows it. What stays is how many letters a node gave.

pub mod key;

use jiff::Timestamp;
use openseat_domain::attendance_proof::{By, Mode, Offered, Present};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Error, Result, Tx, Vault, args,
    db::{FromRow, Row},
    seal::Cell,
};

const OFFER: &str = "INSERT INTO attendance_offer (meeting_id, node_id, offered, changed_at) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (meeting_id) DO UPDATE SET node_id = $2, offered = $3, changed_at = $4";
const OFFERED: &str = "SELECT meeting_id, node_id, offered FROM attendance_offer WHERE meeting_id = $1";
const OFFERED_AT: &str = "SELECT meeting_id, node_id, offered FROM attendance_offer WHERE node_id = $1";
const INSERT: &str = "INSERT INTO attendance_request (id, finder, node_id, meeting_id, start_at, state, tries, words, \
    until) VALUES ($1, $2, $3, $4, $5, 0, 0, $6, $7)";
const FOUND: &str = "SELECT id, node_id, meeting_id, start_at, state, tries, words, until FROM attendance_request \
    WHERE finder = $1 AND until > $2";
const BY_ID: &str = "SELECT id, node_id, meeting_id, start_at, state, tries, words, until FROM attendance_request \
    WHERE id = $1 AND until > $2";
const WAITING: &str = "SELECT id, node_id, meeting_id, start_at, state, tries, words, until FROM attendance_request \
    WHERE node_id = $1 AND state = 0 AND until > $2 ORDER BY start_at, id";
const TRY: &str = "UPDATE attendance_request SET tries = tries + 1 WHERE id = $1";
const DECIDE: &str = "UPDATE attendance_request SET state = $2, words = $3 WHERE id = $1 AND state = 0";
const FETCH: &str = "UPDATE attendance_request SET state = 3, until = $2, words = $3 \
    WHERE id = $1 AND state = 1";
const FORGET: &str = "DELETE FROM attendance_request WHERE id = $1";
const SWEEP: &str = "DELETE FROM attendance_request WHERE until <= $1";
const COUNT: &str = "INSERT INTO attendance_count (node_id, n) VALUES ($1, 1) \
    ON CONFLICT (node_id) DO UPDATE SET n = attendance_count.n + 1";
const COUNTED: &str = "SELECT n FROM attendance_count WHERE node_id = $1";

pub(crate) const ALL: &[&str] =
    &[OFFER, OFFERED, OFFERED_AT, INSERT, FOUND, BY_ID, WAITING, TRY, DECIDE, FETCH, FORGET, SWEEP, COUNT, COUNTED];

/// That a meeting gives letters, and whose people confirm them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    pub meeting_id: Uuid,
    pub node_id: Uuid,
    pub offered: Offered,
}

/// How a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Asked,
    Confirmed,
    /// The facilitator did not confirm it.
    Refused,
    /// Its letter was opened; it goes soon.
    Fetched,
}

/// What is sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    pub name: String,
    /// The group, when the person wants it named.
    pub group: Option<String>,
    pub online: bool,
    /// How long the session lasts.
    pub minutes: u16,
    /// IANA.
    pub zone: String,
    /// Seconds since 1970.
    pub asked_at: i64,
    /// Once it is confirmed: at least so many minutes, and whether a facilitator said it.
    pub confirmed: Option<(u16, bool)>,
    /// The session of the group that the letter is of, where the group wrote down that it was held. Here alone: the letter
    /// does not name it, and it goes with the row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<Uuid>,
}

/// One row, with its words opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub id: Uuid,
    pub node_id: Uuid,
    pub meeting_id: Uuid,
    pub start_at: Timestamp,
    pub state: State,
    pub tries: i64,
    pub words: Words,
    pub until: Timestamp,
}

/// One row as it is kept.
struct Sealed {
    row: (Uuid, Uuid, Uuid, Timestamp),
    state: State,
    tries: i64,
    words: Vec<u8>,
    until: Timestamp,
}

/// Where and when somebody asked.
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    pub node_id: Uuid,
    pub meeting_id: Uuid,
    pub start_at: Timestamp,
    pub until: Timestamp,
}

impl Words {
    pub fn mode(&self) -> Mode {
        if self.online { Mode::Online } else { Mode::InPerson }
    }

    /// What was confirmed, and by what.
    pub fn present(&self) -> Option<(Present, By)> {
        let by = |facilitator| if facilitator { By::Facilitator } else { By::Code };
        self.confirmed.map(|(minutes, facilitator)| (Present::of(minutes.into()), by(facilitator)))
    }
}

/// Says whether a meeting gives letters, and whose people confirm them.
pub async fn offer(tx: &mut Tx, offer: Offer, now: Timestamp) -> Result<()> {
    tx.exec(OFFER, &args![offer.meeting_id, offer.node_id, offer.offered.as_str(), now]).await.map(drop)
}

/// `None` when nobody ever said.
pub async fn offered(tx: &mut Tx, meeting: Uuid) -> Result<Option<Offer>> {
    tx.opt(OFFERED, &args![meeting]).await
}

/// Every meeting of which the people of a node said whether it gives letters.
pub async fn offered_at(tx: &mut Tx, node: Uuid) -> Result<Vec<Offer>> {
    tx.all(OFFERED_AT, &args![node]).await
}

/// The mark by which a request is found.
pub fn finder(vault: &Vault, code: &[u8]) -> [u8; 32] {
    let code: String = code.iter().map(|byte| format!("{byte:02x}")).collect();
    vault.index("attendance request", &code)
}

/// Keeps a request. Its id tells no time.
pub async fn insert(tx: &mut Tx, vault: &Vault, id: Uuid, finder: [u8; 32], slot: Slot, words: &Words) -> Result<()> {
    let sealed = sealed(vault, id, words);
    let Slot { node_id, meeting_id, start_at, until } = slot;
    tx.exec(INSERT, &args![id, finder, node_id, meeting_id, start_at, sealed.as_slice(), until]).await.map(drop)
}

pub async fn found(tx: &mut Tx, vault: &Vault, finder: [u8; 32], now: Timestamp) -> Result<Option<Request>> {
    tx.opt::<Sealed>(FOUND, &args![finder, now]).await?.map(|one| one.open(vault)).transpose()
}

pub async fn by_id(tx: &mut Tx, vault: &Vault, id: Uuid, now: Timestamp) -> Result<Option<Request>> {
    tx.opt::<Sealed>(BY_ID, &args![id, now]).await?.map(|one| one.open(vault)).transpose()
}

/// The requests that wait for the people of a node, the earliest session first.
pub async fn waiting(tx: &mut Tx, vault: &Vault, node: Uuid, now: Timestamp) -> Result<Vec<Request>> {
    let rows = tx.all::<Sealed>(WAITING, &args![node, now]).await?;
    rows.into_iter().map(|one| one.open(vault)).collect()
}

/// Counts a wrong code.
pub async fn wrong_try(tx: &mut Tx, id: Uuid) -> Result<()> {
    tx.exec(TRY, &args![id]).await.map(drop)
}

/// Confirms a request, or refuses it; false when that was decided before.
pub async fn decide(tx: &mut Tx, vault: &Vault, id: Uuid, words: &Words) -> Result<bool> {
    let state = if words.confirmed.is_some() { State::Confirmed } else { State::Refused };
    let sealed = sealed(vault, id, words);
    Ok(tx.exec(DECIDE, &args![id, state as i64, sealed.as_slice()]).await? == 1)
}

/// The letter was opened for the first time: from now on the request goes at `until`, with what it was of in `words`. False
/// when it was opened before.
pub async fn fetch(tx: &mut Tx, vault: &Vault, id: Uuid, words: &Words, until: Timestamp) -> Result<bool> {
    let sealed = sealed(vault, id, words);
    Ok(tx.exec(FETCH, &args![id, until, sealed.as_slice()]).await? == 1)
}

pub async fn forget(tx: &mut Tx, id: Uuid) -> Result<bool> {
    Ok(tx.exec(FORGET, &args![id]).await? == 1)
}

/// Forgets what is over; how many.
pub async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.exec(SWEEP, &args![now]).await
}

/// Counts a letter of a node.
pub async fn count(tx: &mut Tx, node: Uuid) -> Result<()> {
    tx.exec(COUNT, &args![node]).await.map(drop)
}

/// How many letters a node gave.
pub async fn counted(tx: &mut Tx, node: Uuid) -> Result<i64> {
    Ok(tx.opt::<(i64,)>(COUNTED, &args![node]).await?.map_or(0, |(n,)| n))
}

fn cell(id: Uuid) -> Cell {
    Cell { table: "attendance_request", column: "words", row: id }
}

fn sealed(vault: &Vault, id: Uuid, words: &Words) -> Vec<u8> {
    let plain = serde_json::to_vec(words).expect("texts and numbers are always JSON");
    vault.seal(cell(id), &plain)
}

impl Sealed {
    fn open(self, vault: &Vault) -> Result<Request> {
        let (id, node_id, meeting_id, start_at) = self.row;
        let plain = vault.unseal(cell(id), &self.words)?;
        let words = serde_json::from_slice(&plain).map_err(|e| Error::stored("words of a request", e))?;
        Ok(Request {
            id,
            node_id,
            meeting_id,
            start_at,
            state: self.state,
            tries: self.tries,
            words,
            until: self.until,
        })
    }
}

impl FromRow for Sealed {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let state = match row.get::<i64>(4)? {
            0 => State::Asked,
            1 => State::Confirmed,
            2 => State::Refused,
            3 => State::Fetched,
            other => return Err(Error::stored("state of a request", other)),
        };
        let ids = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        Ok(Self { row: ids, state, tries: row.get(5)?, words: row.get(6)?, until: row.get(7)? })
    }
}

impl FromRow for Offer {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let word: &str = row.get(2)?;
        let offered = Offered::parse(word).ok_or_else(|| Error::stored("whether letters are given", word))?;
        Ok(Self { meeting_id: row.get(0)?, node_id: row.get(1)?, offered })
    }
}
