//! What a source says of one meeting, and which meeting that is.

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    Error, Result, Tx, args,
    db::{FromRow, Row},
};

const INSERT: &str = "INSERT INTO listing (id, source_id, key, state, hash, meeting_id, link_score, link_reasons, \
    first_seen, last_seen, changed_at, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
const UPDATE: &str = "UPDATE listing SET body = $2, hash = $3, state = $4, last_seen = $5, changed_at = $5 \
    WHERE id = $1";
const LINK: &str = "UPDATE listing SET meeting_id = $2, link_score = $3, link_reasons = $4 WHERE id = $1";
const RETIRE: &str = "UPDATE listing SET state = 1, changed_at = $2, last_seen = $3 WHERE id = $1";
const REVIVE: &str = "UPDATE listing SET state = 0, changed_at = $2, last_seen = $2 WHERE id = $1";
const SEEN_AT: &str = "SELECT seen_at FROM source WHERE id = $1";
const KEYS: &str = "SELECT id, key, hash, state, meeting_id FROM listing WHERE source_id = $1";
const LIVE: &str = "SELECT id, source_id, meeting_id, body FROM listing WHERE state = 0";
const OF_MEETING: &str = "SELECT l.id, l.source_id, l.key, l.state, l.hash, l.meeting_id, l.link_score, \
    l.link_reasons, l.first_seen, l.last_seen, l.changed_at, l.body, s.name, s.seen_at \
    FROM listing l JOIN source s ON s.id = l.source_id WHERE l.meeting_id = $1 ORDER BY l.first_seen, l.id";
const BY_ID: &str = "SELECT id, source_id, key, state, hash, meeting_id, link_score, link_reasons, first_seen, \
    last_seen, changed_at, body FROM listing WHERE id = $1";
const COUNTS: &str = "SELECT state, COUNT(*) FROM listing WHERE source_id = $1 GROUP BY state";

pub(crate) const ALL: &[&str] = &[INSERT, UPDATE, LINK, RETIRE, REVIVE, SEEN_AT, KEYS, LIVE, OF_MEETING, BY_ID, COUNTS];

/// Whether a listing is to be seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum State {
    /// In the source's last reading.
    #[default]
    Live,
    /// Gone from the source; kept, not shown.
    Retired,
    /// In the source, which does not want it shown.
    KeptBack,
}

/// One row of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing {
    pub id: Uuid,
    pub source_id: Uuid,
    /// The row's own lasting key inside its source.
    pub key: String,
    pub state: State,
    /// [`hash`] of `body`.
    pub hash: [u8; 32],
    pub meeting_id: Option<Uuid>,
    pub link: Option<Link>,
    pub first_seen: Timestamp,
    /// The last reading that had it. Of a live listing the source's last reading counts, which may be later.
    pub last_seen: Timestamp,
    /// When its body or state last changed.
    pub changed_at: Timestamp,
    /// A `domain::meeting::Draft` as JSON.
    pub body: String,
}

/// Why a listing is thought to be of its meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// 0 to 1.
    pub score: f64,
    /// The parts of the score, as JSON.
    pub reasons: String,
}

/// What must be known of a stored listing to tell new, changed and same apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub id: Uuid,
    pub key: String,
    pub hash: [u8; 32],
    pub state: State,
    pub meeting_id: Option<Uuid>,
}

/// A changed listing.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub id: Uuid,
    pub body: String,
    pub hash: [u8; 32],
    pub state: State,
}

/// A listing that is put with a meeting, or with none.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    pub listing_id: Uuid,
    pub meeting_id: Option<Uuid>,
    pub link: Option<Link>,
}

/// SHA-256 of a body; equal bodies are the same listing content.
pub fn hash(body: &str) -> [u8; 32] {
    Sha256::digest(body.as_bytes()).into()
}

/// Every listing of a source, retired ones too, in no order.
pub async fn keys(tx: &mut Tx, source_id: Uuid) -> Result<Vec<Known>> {
    tx.all(KEYS, &args![source_id]).await
}

/// Adds listings, fast from one to a million.
pub async fn insert_many(tx: &mut Tx, listings: &[Listing]) -> Result<u64> {
    let rows = listings.iter().map(|l| {
        let (score, reasons) = columns_of(l.link.as_ref());
        args![
            l.id,
            l.source_id,
            &l.key,
            code(l.state),
            l.hash,
            l.meeting_id,
            score,
            reasons,
            l.first_seen,
            l.last_seen,
            l.changed_at,
            &l.body
        ]
    });
    tx.insert_many(INSERT, rows).await
}

/// Writes new bodies and states; `now` becomes the time of the change and of being seen.
pub async fn update_many(tx: &mut Tx, changes: &[Change], now: Timestamp) -> Result<u64> {
    let rows = changes.iter().map(|c| args![c.id, &c.body, c.hash, code(c.state), now]);
    tx.exec_many(UPDATE, rows).await
}

/// Puts one listing with a meeting, and says why.
pub async fn set_meeting(tx: &mut Tx, listing: Uuid, meeting: Option<Uuid>, link: Option<&Link>) -> Result<bool> {
    let (score, reasons) = columns_of(link);
    Ok(tx.exec(LINK, &args![listing, meeting, score, reasons]).await? == 1)
}

/// As [`set_meeting`], for many.
pub async fn set_meeting_many(tx: &mut Tx, placed: &[Placed]) -> Result<u64> {
    let rows = placed.iter().map(|p| {
        let (score, reasons) = columns_of(p.link.as_ref());
        args![p.listing_id, p.meeting_id, score, reasons]
    });
    tx.exec_many(LINK, rows).await
}

/// Marks listings of one source as gone since `now`. They were last seen in the reading before, so call this before
/// [`crate::source::seen`].
pub async fn retire_many(tx: &mut Tx, source_id: Uuid, ids: &[Uuid], now: Timestamp) -> Result<u64> {
    let seen = tx.opt::<(Option<Timestamp>,)>(SEEN_AT, &args![source_id]).await?.and_then(|(at,)| at);
    tx.exec_many(RETIRE, ids.iter().map(|id| args![*id, now, seen.unwrap_or(now)])).await
}

/// Marks listings as there again since `now`, with the body that they had.
pub async fn revive_many(tx: &mut Tx, ids: &[Uuid], now: Timestamp) -> Result<u64> {
    tx.exec_many(REVIVE, ids.iter().map(|id| args![*id, now])).await
}

/// Hands over every live listing: its id, source, meeting, and body. Nothing is copied.
pub async fn all_live_bodies(
    tx: &mut Tx,
    mut take: impl FnMut(Uuid, Uuid, Option<Uuid>, &str) -> Result<()> + Send,
) -> Result<()> {
    tx.each(LIVE, &[], |row| take(row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)).await
}

/// The listings of a meeting with their sources' names, retired ones too, the first seen first.
pub async fn of_meeting(tx: &mut Tx, meeting_id: Uuid) -> Result<Vec<(Listing, String)>> {
    let mut found = Vec::new();
    tx.each(OF_MEETING, &args![meeting_id], |row| {
        let mut listing = Listing::from_row(row)?;
        if listing.state == State::Live {
            listing.last_seen = listing.last_seen.max(row.get::<Option<Timestamp>>(13)?.unwrap_or(listing.last_seen));
        }
        found.push((listing, row.get(12)?));
        Ok(())
    })
    .await?;
    Ok(found)
}

pub async fn by_id(tx: &mut Tx, id: Uuid) -> Result<Option<Listing>> {
    tx.opt(BY_ID, &args![id]).await
}

/// How many listings of a source are live, retired and kept back.
pub async fn counts(tx: &mut Tx, source_id: Uuid) -> Result<[u64; 3]> {
    let mut counts = [0; 3];
    for (state, count) in tx.all::<(i64, i64)>(COUNTS, &args![source_id]).await? {
        counts[state_of(state)? as usize] = count.unsigned_abs();
    }
    Ok(counts)
}

impl FromRow for Listing {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let score: Option<f64> = row.get(6)?;
        let reasons: Option<String> = row.get(7)?;
        Ok(Self {
            id: row.get(0)?,
            source_id: row.get(1)?,
            key: row.get(2)?,
            state: state_of(row.get(3)?)?,
            hash: row.get(4)?,
            meeting_id: row.get(5)?,
            link: score.map(|score| Link { score, reasons: reasons.unwrap_or_default() }),
            first_seen: row.get(8)?,
            last_seen: row.get(9)?,
            changed_at: row.get(10)?,
            body: row.get(11)?,
        })
    }
}

impl FromRow for Known {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            key: row.get(1)?,
            hash: row.get(2)?,
            state: state_of(row.get(3)?)?,
            meeting_id: row.get(4)?,
        })
    }
}

fn columns_of(link: Option<&Link>) -> (Option<f64>, Option<&str>) {
    (link.map(|link| link.score), link.map(|link| link.reasons.as_str()))
}

fn code(state: State) -> i64 {
    state as i64
}

fn state_of(code: i64) -> Result<State> {
    match code {
        0 => Ok(State::Live),
        1 => Ok(State::Retired),
        2 => Ok(State::KeptBack),
        other => Err(Error::stored("state of a listing", other)),
    }
}
