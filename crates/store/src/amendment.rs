//! What people changed by hand in what sources say of meetings. Rows are added and never altered, but for the meeting they
//! are of, when two meetings turn out to be one.

use std::collections::HashMap;

use jiff::Timestamp;
use openseat_domain::amendment::{Amendment, Cause, Field, Origin, Word};
use uuid::Uuid;

use crate::{
    Error, Result, Tx, args, day,
    db::{FromRow, Row},
};

const INSERT: &str = "INSERT INTO amendment \
    (id, meeting_id, seq, batch, field, from_on, made_at, undoes, who, origin, why, word, was, heard) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
const LAST: &str = "SELECT COALESCE(MAX(seq), 0) FROM amendment WHERE meeting_id = $1";
const OF_MEETING: &str = "SELECT id, meeting_id, seq, batch, field, from_on, made_at, undoes, who, origin, why, word, \
    was, heard FROM amendment WHERE meeting_id = $1 ORDER BY seq";
const OF_BATCH: &str = "SELECT id, meeting_id, seq, batch, field, from_on, made_at, undoes, who, origin, why, word, \
    was, heard FROM amendment WHERE batch = $1 ORDER BY meeting_id, seq";
const EVERY: &str = "SELECT id, meeting_id, seq, batch, field, from_on, made_at, undoes, who, origin, why, word, was, \
    heard FROM amendment ORDER BY meeting_id, seq";
const LATELY: &str = "SELECT id, meeting_id, seq, batch, field, from_on, made_at, undoes, who, origin, why, word, was, \
    heard FROM amendment ORDER BY made_at DESC, batch, meeting_id, seq LIMIT $1";
const BY_ID: &str = "SELECT id, meeting_id, seq, batch, field, from_on, made_at, undoes, who, origin, why, word, was, \
    heard FROM amendment WHERE id = $1";
const MOVE: &str = "UPDATE amendment SET meeting_id = $2, seq = seq + $3 WHERE meeting_id = $1";

pub(crate) const ALL: &[&str] = &[INSERT, LAST, OF_MEETING, OF_BATCH, EVERY, LATELY, BY_ID, MOVE];

/// One row of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    pub meeting_id: Uuid,
    /// What was done at once, on one meeting or on many.
    pub batch: Uuid,
    /// The pseudonym of who did it.
    pub who: String,
    pub cause: Cause,
    pub amendment: Amendment,
}

pub async fn insert_many(tx: &mut Tx, rows: &[Kept]) -> Result<u64> {
    let mut all = Vec::with_capacity(rows.len());
    for Kept { meeting_id, batch, who, cause, amendment: one } in rows {
        let word = one.word.as_ref().map(written).transpose()?;
        all.push(args![
            one.id,
            *meeting_id,
            one.seq,
            *batch,
            one.field.as_str(),
            one.from.map(day::number),
            one.made_at,
            one.undoes,
            who,
            cause.origin.as_str(),
            &cause.why,
            word,
            written(&one.was)?,
            written(&one.heard)?
        ]);
    }
    tx.insert_many(INSERT, all).await
}

/// The highest number of a meeting's changes; 0 when there is none.
pub async fn last(tx: &mut Tx, meeting: Uuid) -> Result<i64> {
    Ok(tx.one::<(i64,)>(LAST, &args![meeting]).await?.0)
}

/// The changes of a meeting, the first one first.
pub async fn of_meeting(tx: &mut Tx, meeting: Uuid) -> Result<Vec<Kept>> {
    tx.all(OF_MEETING, &args![meeting]).await
}

/// What was changed at once.
pub async fn of_batch(tx: &mut Tx, batch: Uuid) -> Result<Vec<Kept>> {
    tx.all(OF_BATCH, &args![batch]).await
}

/// Every change, by meeting.
pub async fn all(tx: &mut Tx) -> Result<HashMap<Uuid, Vec<Kept>>> {
    let mut found: HashMap<Uuid, Vec<Kept>> = HashMap::new();
    tx.each(EVERY, &[], |row| {
        let kept = Kept::from_row(row)?;
        found.entry(kept.meeting_id).or_default().push(kept);
        Ok(())
    })
    .await?;
    Ok(found)
}

/// The last changes, the latest first.
pub async fn lately(tx: &mut Tx, limit: i64) -> Result<Vec<Kept>> {
    tx.all(LATELY, &args![limit]).await
}

pub async fn by_id(tx: &mut Tx, id: Uuid) -> Result<Option<Kept>> {
    tx.opt(BY_ID, &args![id]).await
}

/// Two meetings turned out to be one: what was changed in the one that is left goes along, as the later changes.
pub async fn move_all(tx: &mut Tx, left: Uuid, keeps: Uuid) -> Result<u64> {
    let last = last(tx, keeps).await?;
    tx.exec(MOVE, &args![left, keeps, last]).await
}

impl FromRow for Kept {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let field: &str = row.get(4)?;
        let origin: &str = row.get(9)?;
        Ok(Self {
            meeting_id: row.get(1)?,
            batch: row.get(3)?,
            who: row.get(8)?,
            cause: Cause {
                origin: Origin::parse(origin).ok_or_else(|| Error::stored("origin of a change", origin))?,
                why: row.get(10)?,
            },
            amendment: Amendment {
                id: row.get(0)?,
                seq: row.get(2)?,
                field: Field::parse(field).ok_or_else(|| Error::stored("field of a change", field))?,
                word: row.get::<Option<&str>>(11)?.map(read).transpose()?,
                was: read(row.get(12)?)?,
                heard: read(row.get(13)?)?,
                from: row.get::<Option<i64>>(5)?.map(day::day),
                made_at: row.get::<Timestamp>(6)?,
                undoes: row.get(7)?,
            },
        })
    }
}

fn written(word: &Word) -> Result<String> {
    serde_json::to_string(word).map_err(|error| Error::stored("word of a field", error))
}

fn read(text: &str) -> Result<Word> {
    serde_json::from_str(text).map_err(|error| Error::stored("word of a field", error))
}
