//! Sessions of groups, with how each stood after every time that somebody wrote it down.
//!
//! What tells of numbers is kept in the clear. Notes of those who run a group, and what two of them wrote differently, are
//! sealed with a key of the house. Who led a session is a row of its own, which goes with the person.

pub mod leader;
pub mod name;
pub mod version;

use jiff::Timestamp;
use openseat_domain::{
    group_session::{Clash, Notes, Record, Slot},
    organisation::Path,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Error, Result, Tx, Vault, args, day,
    db::{FromRow, Row},
    node,
    seal::Cell,
};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT s.id, n.path, s.meeting_id, s.on_day, s.start_minute, s.minutes, s.zone, s.start_at, s.version, \
             s.record, s.notes, s.made_at, s.changed_at FROM group_session s JOIN node n ON n.id = s.node_id ",
            $rest
        )
    };
}

const INSERT: &str = "INSERT INTO group_session (id, node_id, organisation_id, meeting_id, on_day, start_minute, minutes, \
    zone, start_at, version, record, notes, made_at, changed_at) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
const UPDATE: &str = "UPDATE group_session SET version = $2, record = $3, notes = $4, changed_at = $5 \
    WHERE id = $1 AND version = $6";
const BY_ID: &str = select!("WHERE s.id = $1");
const BETWEEN: &str = select!("WHERE s.organisation_id = $1 AND s.start_at >= $2 AND s.start_at < $3");
const EMPTY: &str = "UPDATE group_session SET notes = NULL WHERE changed_at < $1 AND notes IS NOT NULL";

pub(crate) const ALL: &[&str] = &[INSERT, UPDATE, BY_ID, BETWEEN, EMPTY];

/// A session, opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupSession {
    pub id: Uuid,
    /// The group.
    pub node: Path,
    pub slot: Slot,
    pub start_at: Timestamp,
    /// Counts up from 1 with each time that it was written down.
    pub version: i64,
    pub record: Record,
    /// What two people wrote differently and nobody has settled.
    pub clashes: Vec<Clash>,
    pub made_at: Timestamp,
    pub changed_at: Timestamp,
}

/// What is sealed of a session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Sealed {
    notes: Notes,
    clashes: Vec<Clash>,
}

/// Adds a session. Whoever adds one that is there already gets an error that the transaction is tried again with.
pub async fn insert(tx: &mut Tx, vault: &Vault, session: &GroupSession) -> Result<()> {
    let GroupSession { id, node, slot, start_at, version, record, clashes, made_at, changed_at } = session;
    let Slot { meeting, day, start, minutes, zone } = slot;
    let notes = sealed(vault, cell(*id), &record.notes, clashes);
    let when = args![day::number(*day), i64::from(*start), i64::from(*minutes), zone, *start_at];
    let which = args![*id, node.node(), node.organisation(), *meeting];
    let what = args![*version, text(record), notes, *made_at, *changed_at];
    tx.exec(INSERT, &[&which[..], &when[..], &what[..]].concat()).await.map(drop)
}

/// Writes down how a session stands, over the version before; false when that is not there any more.
pub async fn update(tx: &mut Tx, vault: &Vault, session: &GroupSession) -> Result<bool> {
    let GroupSession { id, version, record, clashes, changed_at, .. } = session;
    let notes = sealed(vault, cell(*id), &record.notes, clashes);
    Ok(tx.exec(UPDATE, &args![*id, *version, text(record), notes, *changed_at, *version - 1]).await? == 1)
}

pub async fn by_id(tx: &mut Tx, vault: &Vault, id: Uuid) -> Result<Option<GroupSession>> {
    tx.opt::<Kept>(BY_ID, &args![id]).await?.map(|row| row.open(vault)).transpose()
}

/// The sessions of a node and all below it that begin in `[from, until)`, in order of time.
pub async fn between(
    tx: &mut Tx,
    vault: &Vault,
    of: &Path,
    from: Timestamp,
    until: Timestamp,
) -> Result<Vec<GroupSession>> {
    let rows: Vec<Kept> = tx.all(BETWEEN, &args![of.organisation(), from, until]).await?;
    let ours = rows.into_iter().filter(|row| of.reaches(&row.session.node));
    let mut found = ours.map(|row| row.open(vault)).collect::<Result<Vec<_>>>()?;
    found.sort_by_key(|one| (one.start_at, one.id));
    Ok(found)
}

/// Empties notes of sessions that nobody changed since `before`, in every version.
pub async fn empty(tx: &mut Tx, before: Timestamp) -> Result<u64> {
    Ok(tx.exec(EMPTY, &args![before]).await? + version::empty(tx, before).await?)
}

/// A row, still sealed.
struct Kept {
    session: GroupSession,
    notes: Option<Vec<u8>>,
}

impl Kept {
    fn open(self, vault: &Vault) -> Result<GroupSession> {
        let mut session = self.session;
        let Sealed { notes, clashes } = opened(vault, cell(session.id), self.notes.as_deref())?;
        (session.record.notes, session.clashes) = (notes, clashes);
        Ok(session)
    }
}

impl FromRow for Kept {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let minute = |column: usize| -> Result<u16> {
            u16::try_from(row.get::<i64>(column)?).map_err(|error| Error::stored("minutes of a session", error))
        };
        let slot = Slot {
            meeting: row.get(2)?,
            day: day::day(row.get(3)?),
            start: minute(4)?,
            minutes: minute(5)?,
            zone: row.get(6)?,
        };
        let session = GroupSession {
            id: row.get(0)?,
            node: node::path(row, 1)?,
            slot,
            start_at: row.get(7)?,
            version: row.get(8)?,
            record: record(row.get(9)?)?,
            clashes: Vec::new(),
            made_at: row.get(11)?,
            changed_at: row.get(12)?,
        };
        Ok(Self { session, notes: row.get(10)? })
    }
}

fn text(record: &Record) -> String {
    serde_json::to_string(record).expect("numbers, words and ids are always JSON")
}

fn record(text: &str) -> Result<Record> {
    serde_json::from_str(text).map_err(|error| Error::stored("record of a session", error))
}

/// Nothing is kept where nothing is said.
fn sealed(vault: &Vault, cell: Cell, notes: &Notes, clashes: &[Clash]) -> Option<Vec<u8>> {
    let all = Sealed { notes: notes.clone(), clashes: clashes.to_vec() };
    let plain = || serde_json::to_vec(&all).expect("texts and numbers are always JSON");
    (all != Sealed::default()).then(|| vault.seal(cell, &plain()))
}

fn opened(vault: &Vault, cell: Cell, sealed: Option<&[u8]>) -> Result<Sealed> {
    let Some(sealed) = sealed else { return Ok(Sealed::default()) };
    let plain = vault.unseal(cell, sealed)?;
    serde_json::from_slice(&plain).map_err(|error| Error::stored("notes of a session", error))
}

fn cell(id: Uuid) -> Cell {
    Cell { table: "group_session", column: "notes", row: id }
}
