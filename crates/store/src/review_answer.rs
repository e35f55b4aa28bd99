//! What a group answers to a review: one short text, read by a person before it shows.

use std::collections::BTreeSet;

use jiff::civil::Date;
use openseat_domain::review::{Concern, Reason, Standing};
use uuid::Uuid;

use crate::{
    Error, Result, Tx, args,
    day::{day, number},
    db::{FromRow, Row},
    review::{answer, concerns, words},
    seal::Cell,
};

const WRITE: &str = "INSERT INTO review_answer (review_id, written_on, locale, standing, concerns, reason, sentence) \
    VALUES ($1, $2, $3, 'waiting', $4, NULL, $5) ON CONFLICT (review_id) DO UPDATE SET written_on = excluded.written_on, \
    locale = excluded.locale, standing = 'waiting', concerns = excluded.concerns, reason = NULL, \
    sentence = excluded.sentence";
const OF: &str = "SELECT review_id, written_on, locale, standing, concerns, reason, sentence FROM review_answer \
    WHERE review_id = $1";
const WAITING: &str = "SELECT review_id, written_on, locale, standing, concerns, reason, sentence FROM review_answer \
    WHERE standing = 'waiting' ORDER BY written_on, review_id LIMIT $1";
const SHOW: &str = "UPDATE review_answer SET standing = 'shown' WHERE review_id = $1 AND standing = 'waiting'";
const REFUSE: &str = "UPDATE review_answer SET standing = 'refused', reason = $2, sentence = NULL \
    WHERE review_id = $1 AND standing = 'waiting'";
const REMOVE: &str = "DELETE FROM review_answer WHERE review_id = $1";
const FORGET: &str = "DELETE FROM review_answer WHERE review_id NOT IN (SELECT id FROM review)";

pub(crate) const ALL: &[&str] = &[WRITE, OF, WAITING, SHOW, REFUSE, REMOVE, FORGET];

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub review_id: Uuid,
    pub written_on: Date,
    pub locale: String,
    pub standing: Standing,
    pub concerns: BTreeSet<Concern>,
    pub reason: Option<Reason>,
    /// Sealed by the house at [`answer_cell`].
    pub sentence: Option<Vec<u8>>,
}

/// Where an answer is sealed for.
pub fn answer_cell(review: Uuid) -> Cell {
    Cell { table: "review_answer", column: "sentence", row: review }
}

/// Keeps an answer in the place of the one before.
pub async fn write(tx: &mut Tx, new: &Answer) -> Result<()> {
    let sealed = new.sentence.as_deref();
    let args = args![new.review_id, number(new.written_on), &new.locale, words(&new.concerns), sealed];
    tx.exec(WRITE, &args).await.map(drop)
}

pub async fn of(tx: &mut Tx, review: Uuid) -> Result<Option<Answer>> {
    tx.opt(OF, &args![review]).await
}

/// At most `limit` that nobody has read yet, the longest waiting first.
pub async fn waiting(tx: &mut Tx, limit: i64) -> Result<Vec<Answer>> {
    tx.all(WAITING, &args![limit]).await
}

/// False when it was decided already, or is gone.
pub async fn show(tx: &mut Tx, review: Uuid) -> Result<bool> {
    Ok(tx.exec(SHOW, &args![review]).await? == 1)
}

/// Its words go. False when it was decided already, or is gone.
pub async fn refuse(tx: &mut Tx, review: Uuid, reason: Reason) -> Result<bool> {
    Ok(tx.exec(REFUSE, &args![review, reason.as_str()]).await? == 1)
}

/// False when there is none.
pub async fn remove(tx: &mut Tx, review: Uuid) -> Result<bool> {
    Ok(tx.exec(REMOVE, &args![review]).await? == 1)
}

/// Forgets answers to what is gone.
pub async fn forget(tx: &mut Tx) -> Result<u64> {
    tx.exec(FORGET, &[]).await
}

impl FromRow for Answer {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            review_id: row.get(0)?,
            written_on: day(row.get(1)?),
            locale: row.get(2)?,
            standing: answer(row, 3, Standing::parse)?.ok_or_else(|| Error::stored("standing of an answer", "none"))?,
            concerns: concerns(row.get(4)?),
            reason: answer(row, 5, Reason::parse)?,
            sentence: row.get(6)?,
        })
    }
}
