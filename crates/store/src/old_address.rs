//! Addresses that meetings and places had on the site which a list moved in from.

use openseat_domain::old_address::Kind;
use uuid::Uuid;

use crate::{Error, Result, Tx, args, meeting::State};

const ADD: &str = "INSERT INTO old_address (address, source_id, kind, key) VALUES ($1, $2, $3, $4)";
const KEEP: &str = "INSERT INTO old_address (address, source_id, kind, key) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (address, source_id) DO UPDATE SET kind = excluded.kind, key = excluded.key";
const FIND: &str = "SELECT o.kind, m.slug, m.state, l.body FROM old_address o \
    JOIN listing l ON l.source_id = o.source_id AND l.key = o.key JOIN meeting m ON m.id = l.meeting_id \
    JOIN source s ON s.id = o.source_id WHERE o.address = $1 AND l.state <> 2 ORDER BY m.state, s.created_at, s.id";
const ANY: &str = "SELECT l.body FROM old_address o JOIN listing l ON l.source_id = o.source_id AND l.key = o.key \
    WHERE o.address >= $1 AND l.state = 0 ORDER BY o.address LIMIT 1";

pub(crate) const ALL: &[&str] = &[ADD, KEEP, FIND, ANY];

/// One address, and the listing that it is of.
#[derive(Clone, Copy, Debug)]
pub struct OldAddress<'a> {
    pub address: &'a str,
    pub kind: Kind,
    /// Of a listing of the same source.
    pub key: &'a str,
}

/// Where an old address leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub kind: Kind,
    /// Of the meeting today.
    pub slug: String,
    pub state: State,
    /// A `domain::meeting::Draft` as JSON: what the list said last.
    pub body: String,
}

/// Keeps addresses of a source, each once. `is_new`: the source has none yet.
pub async fn keep(tx: &mut Tx, source_id: Uuid, rows: &[OldAddress<'_>], is_new: bool) -> Result<()> {
    let rows = rows.iter().map(|row| args![row.address, source_id, code(row.kind), row.key]);
    if is_new { tx.insert_many(ADD, rows).await } else { tx.exec_many(KEEP, rows).await }.map(drop)
}

/// What is known of an address. If several lists had it: a meeting that is not over, then the list that came first.
pub async fn find(tx: &mut Tx, address: &str) -> Result<Option<Found>> {
    let found: Option<(i64, String, i64, String)> = tx.opt(FIND, &args![address]).await?;
    let Some((kind, slug, state, body)) = found else { return Ok(None) };
    let state = State::of(state)?;
    let kind = match kind {
        0 => Kind::Meeting,
        1 => Kind::Place,
        other => return Err(Error::stored("kind of an old address", other.to_string())),
    };
    Ok(Some(Found { kind, slug, state, body }))
}

/// What some listing says whose address begins so: it tells of its list.
pub async fn any(tx: &mut Tx, beginning: &str) -> Result<Option<String>> {
    Ok(tx.opt::<(String,)>(ANY, &args![beginning]).await?.map(|(body,)| body))
}

fn code(kind: Kind) -> i64 {
    match kind {
        Kind::Meeting => 0,
        Kind::Place => 1,
    }
}
