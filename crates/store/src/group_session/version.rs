//! How a session stood after each time that somebody wrote it down. An entry is kept once, however often it is sent.

use jiff::Timestamp;
use openseat_domain::group_session::Record;
use uuid::Uuid;

use super::{opened, record, sealed, text};
use crate::{
    Result, Tx, Vault, args,
    db::{FromRow, Row},
    seal::Cell,
};

const INSERT: &str = "INSERT INTO group_session_version (session_id, version, entry, at, who, record, notes) \
    VALUES ($1, $2, $3, $4, $5, $6, $7)";
const ONE: &str = "SELECT version, at, who, record, notes FROM group_session_version \
    WHERE session_id = $1 AND version = $2";
const OF: &str = "SELECT version, at, who, record, notes FROM group_session_version WHERE session_id = $1 \
    ORDER BY version";
const OF_ENTRY: &str = "SELECT version FROM group_session_version WHERE session_id = $1 AND entry = $2";
const EMPTY: &str = "UPDATE group_session_version SET notes = NULL WHERE at < $1 AND notes IS NOT NULL";

pub(crate) const ALL: &[&str] = &[INSERT, ONE, OF, OF_ENTRY, EMPTY];

/// A session as it stood once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub version: i64,
    pub at: Timestamp,
    /// The pseudonym of who wrote.
    pub who: String,
    pub record: Record,
}

/// Keeps a version, with the entry that made it.
pub async fn insert(tx: &mut Tx, vault: &Vault, session: Uuid, entry: Uuid, version: &Version) -> Result<()> {
    let Version { version: number, at, who, record } = version;
    let notes = sealed(vault, cell(session, *number), &record.notes, &[]);
    tx.exec(INSERT, &args![session, *number, entry, *at, who, text(record), notes]).await.map(drop)
}

pub async fn one(tx: &mut Tx, vault: &Vault, session: Uuid, number: i64) -> Result<Option<Version>> {
    let kept: Option<Kept> = tx.opt(ONE, &args![session, number]).await?;
    kept.map(|kept| kept.open(vault, session)).transpose()
}

/// Every version, the first first.
pub async fn of(tx: &mut Tx, vault: &Vault, session: Uuid) -> Result<Vec<Version>> {
    let kept: Vec<Kept> = tx.all(OF, &args![session]).await?;
    kept.into_iter().map(|kept| kept.open(vault, session)).collect()
}

/// Which version an entry made; `None` when it was not kept.
pub async fn of_entry(tx: &mut Tx, session: Uuid, entry: Uuid) -> Result<Option<i64>> {
    Ok(tx.opt::<(i64,)>(OF_ENTRY, &args![session, entry]).await?.map(|(version,)| version))
}

/// Empties notes of what was written before `before`.
pub(super) async fn empty(tx: &mut Tx, before: Timestamp) -> Result<u64> {
    tx.exec(EMPTY, &args![before]).await
}

/// A row, still sealed.
struct Kept {
    version: Version,
    notes: Option<Vec<u8>>,
}

impl Kept {
    fn open(self, vault: &Vault, session: Uuid) -> Result<Version> {
        let mut version = self.version;
        version.record.notes = opened(vault, cell(session, version.version), self.notes.as_deref())?.notes;
        Ok(version)
    }
}

impl FromRow for Kept {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let version = Version { version: row.get(0)?, at: row.get(1)?, who: row.get(2)?, record: record(row.get(3)?)? };
        Ok(Self { version, notes: row.get(4)? })
    }
}

/// The number is bound in too: a note of one version opens at no other.
fn cell(session: Uuid, version: i64) -> Cell {
    let row = Uuid::from_u128(session.as_u128().wrapping_add(version.unsigned_abs().into()));
    Cell { table: "group_session_version", column: "notes", row }
}
