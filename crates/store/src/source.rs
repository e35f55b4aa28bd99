//! Feeds, files and offices' lists.

use jiff::Timestamp;
use openseat_domain::{fellowship::FellowshipId, source::Source};
use uuid::Uuid;

use crate::{
    Error, Result, Tx, args,
    db::{FromRow, Row},
};

const INSERT: &str = "INSERT INTO source \
    (id, name, address, fellowship, zone, every_minutes, made_up, health, created_at) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const UPDATE: &str = "UPDATE source SET name = $2, address = $3, fellowship = $4, zone = $5, every_minutes = $6, \
    made_up = $7, health = $8 WHERE id = $1";
const SEEN: &str = "UPDATE source SET seen_at = $2 WHERE id = $1";
const BY_ID: &str = "SELECT id, name, address, fellowship, zone, every_minutes, made_up, health \
    FROM source WHERE id = $1";
const BY_NAME: &str = "SELECT id, name, address, fellowship, zone, every_minutes, made_up, health \
    FROM source WHERE name = $1";
const BY_ADDRESS: &str = "SELECT id, name, address, fellowship, zone, every_minutes, made_up, health \
    FROM source WHERE address = $1 ORDER BY created_at, id";
const EVERY: &str = "SELECT id, name, address, fellowship, zone, every_minutes, made_up, health \
    FROM source";

pub(crate) const ALL: &[&str] = &[INSERT, UPDATE, SEEN, BY_ID, BY_NAME, BY_ADDRESS, EVERY];

/// Adds a source. [`Error::is_taken`] when its name is taken.
pub async fn insert(tx: &mut Tx, source: &Source, now: Timestamp) -> Result<()> {
    let Source { id, name, address, fellowship, zone, every_minutes, made_up, health } = source;
    let health = serde_json::to_string(health).map_err(|e| Error::stored("health", e))?;
    let fellowship = fellowship.as_ref().map(FellowshipId::as_str);
    let args = args![*id, name, address, fellowship, zone.as_deref(), *every_minutes, *made_up, health, now];
    tx.exec(INSERT, &args).await.map(drop)
}

/// Writes every field of a source that is there; false when it is not.
pub async fn update(tx: &mut Tx, source: &Source) -> Result<bool> {
    let Source { id, name, address, fellowship, zone, every_minutes, made_up, health } = source;
    let health = serde_json::to_string(health).map_err(|e| Error::stored("health", e))?;
    let fellowship = fellowship.as_ref().map(FellowshipId::as_str);
    let args = args![*id, name, address, fellowship, zone.as_deref(), *every_minutes, *made_up, health];
    Ok(tx.exec(UPDATE, &args).await? == 1)
}

/// Notes that a whole reading was taken in at `at`: every live listing of the source was seen then. One row instead of
/// one for each listing.
pub async fn seen(tx: &mut Tx, id: Uuid, at: Timestamp) -> Result<bool> {
    Ok(tx.exec(SEEN, &args![id, at]).await? == 1)
}

pub async fn by_id(tx: &mut Tx, id: Uuid) -> Result<Option<Source>> {
    tx.opt(BY_ID, &args![id]).await
}

pub async fn by_name(tx: &mut Tx, name: &str) -> Result<Option<Source>> {
    tx.opt(BY_NAME, &args![name]).await
}

/// The oldest source that is read from `address`.
pub async fn by_address(tx: &mut Tx, address: &str) -> Result<Option<Source>> {
    tx.opt(BY_ADDRESS, &args![address]).await
}

/// Every source, by name.
pub async fn all(tx: &mut Tx) -> Result<Vec<Source>> {
    let mut sources: Vec<Source> = tx.all(EVERY, &[]).await?;
    // Not by the engine: each sorts text in a way of its own.
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(sources)
}

impl FromRow for Source {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            name: row.get(1)?,
            address: row.get(2)?,
            fellowship: row.get::<Option<&str>>(3)?.map(FellowshipId::new),
            zone: row.get(4)?,
            every_minutes: row.get(5)?,
            made_up: row.get(6)?,
            health: serde_json::from_str(row.get(7)?).map_err(|e| Error::stored("health of a source", e))?,
        })
    }
}
