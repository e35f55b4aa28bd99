//! How readings of sources went.

use jiff::Timestamp;
use openseat_domain::source::Reading;
use uuid::Uuid;

use crate::{
    Error, Result, Tx, args,
    db::{FromRow, Row},
};

const INSERT: &str = "INSERT INTO reading (id, source_id, at, body) VALUES ($1, $2, $3, $4)";
const LIST: &str =
    "SELECT id, source_id, at, body FROM reading WHERE source_id = $1 ORDER BY at DESC, id DESC LIMIT $2";

pub(crate) const ALL: &[&str] = &[INSERT, LIST];

/// One reading of one source.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    pub id: Uuid,
    pub source_id: Uuid,
    pub at: Timestamp,
    pub reading: Reading,
}

pub async fn insert(tx: &mut Tx, id: Uuid, source_id: Uuid, at: Timestamp, reading: &Reading) -> Result<()> {
    let body = serde_json::to_string(reading).map_err(|e| Error::stored("reading", e))?;
    tx.exec(INSERT, &args![id, source_id, at, body]).await.map(drop)
}

/// The last reading of a source.
pub async fn latest(tx: &mut Tx, source_id: Uuid) -> Result<Option<Kept>> {
    tx.opt(LIST, &args![source_id, 1_i64]).await
}

/// The last `limit` readings of a source, the newest first.
pub async fn list(tx: &mut Tx, source_id: Uuid, limit: i64) -> Result<Vec<Kept>> {
    tx.all(LIST, &args![source_id, limit]).await
}

impl FromRow for Kept {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let reading = serde_json::from_str(row.get(3)?).map_err(|e| Error::stored("reading", e))?;
        Ok(Self { id: row.get(0)?, source_id: row.get(1)?, at: row.get(2)?, reading })
    }
}
