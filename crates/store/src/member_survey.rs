//! Surveys of members: waves, and what was answered in them. An answer names nobody, has a day in the place of a moment,
//! and an id that tells no time. That a device answered is a mark that fits one wave and no other.

use jiff::{Timestamp, civil::Date};
use openseat_domain::form::Answers;
use uuid::Uuid;

use crate::{
    Error, Result, Tx, args,
    day::{day, number},
    db::{FromRow, Row},
};

const INSERT: &str = "INSERT INTO member_wave (id, node_id, code, version, from_day, until_day, made_at) \
    VALUES ($1, $2, $3, $4, $5, $6, $7)";
const BY_CODE: &str = "SELECT id, node_id, code, version, from_day, until_day FROM member_wave WHERE code = $1";
const BY_ID: &str = "SELECT id, node_id, code, version, from_day, until_day FROM member_wave WHERE id = $1";
const OF_NODE: &str = "SELECT id, node_id, code, version, from_day, until_day FROM member_wave WHERE node_id = $1 \
    ORDER BY from_day, id";
const END: &str = "UPDATE member_wave SET until_day = $2 WHERE id = $1 AND until_day > $2";
const TAKE: &str = "INSERT INTO member_token (token, wave_id) VALUES ($1, $2) ON CONFLICT (token) DO NOTHING";
const ANSWER: &str = "INSERT INTO member_answer (id, wave_id, day, paper, body) VALUES ($1, $2, $3, $4, $5)";
const ANSWERS: &str = "SELECT body, paper FROM member_answer WHERE wave_id = $1 ORDER BY id";
const COUNT: &str = "SELECT COUNT(*) FROM member_answer WHERE wave_id = $1";
const FORGET: &str = "DELETE FROM member_token WHERE wave_id IN (SELECT id FROM member_wave WHERE until_day < $1)";

pub(crate) const ALL: &[&str] = &[INSERT, BY_CODE, BY_ID, OF_NODE, END, TAKE, ANSWER, ANSWERS, COUNT, FORGET];

/// A time in which members are asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wave {
    pub id: Uuid,
    pub node_id: Uuid,
    /// Leads to its questions.
    pub code: String,
    /// Of the form's words.
    pub version: String,
    pub from: Date,
    /// The last day.
    pub until: Date,
}

pub async fn insert(tx: &mut Tx, wave: &Wave, now: Timestamp) -> Result<()> {
    let Wave { id, node_id, code, version, from, until } = wave;
    tx.exec(INSERT, &args![*id, *node_id, code, version, number(*from), number(*until), now]).await.map(drop)
}

pub async fn by_code(tx: &mut Tx, code: &str) -> Result<Option<Wave>> {
    tx.opt(BY_CODE, &args![code]).await
}

pub async fn by_id(tx: &mut Tx, id: Uuid) -> Result<Option<Wave>> {
    tx.opt(BY_ID, &args![id]).await
}

/// The waves of a node, the first first.
pub async fn of_node(tx: &mut Tx, node: Uuid) -> Result<Vec<Wave>> {
    tx.all(OF_NODE, &args![node]).await
}

/// Makes `last` the last day of a wave that would go on; false when it ends before.
pub async fn end(tx: &mut Tx, id: Uuid, last: Date) -> Result<bool> {
    Ok(tx.exec(END, &args![id, number(last)]).await? == 1)
}

/// False when the device answered before.
pub async fn take(tx: &mut Tx, wave: Uuid, token: [u8; 32]) -> Result<bool> {
    Ok(tx.exec(TAKE, &args![token, wave]).await? == 1)
}

/// Keeps what somebody answered.
pub async fn answer(tx: &mut Tx, id: Uuid, wave: Uuid, on: Date, paper: bool, answers: &Answers) -> Result<()> {
    let body = serde_json::to_string(answers).map_err(|e| Error::stored("answers", e))?;
    tx.exec(ANSWER, &args![id, wave, number(on), paper, body]).await.map(drop)
}

/// What was answered in a wave, in no order of time; and how many of these came on paper.
pub async fn answers(tx: &mut Tx, wave: Uuid) -> Result<(Vec<Answers>, u32)> {
    let rows = tx.all::<(String, bool)>(ANSWERS, &args![wave]).await?;
    let paper = rows.iter().filter(|(_, paper)| *paper).count() as u32;
    let read = |(body, _): (String, bool)| serde_json::from_str(&body).map_err(|e| Error::stored("answers", e));
    Ok((rows.into_iter().map(read).collect::<Result<_>>()?, paper))
}

/// How many answered so far.
pub async fn count(tx: &mut Tx, wave: Uuid) -> Result<i64> {
    Ok(tx.one::<(i64,)>(COUNT, &args![wave]).await?.0)
}

/// Forgets which devices answered in waves that ended before `today`.
pub async fn forget(tx: &mut Tx, today: Date) -> Result<u64> {
    tx.exec(FORGET, &args![number(today)]).await
}

impl FromRow for Wave {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            node_id: row.get(1)?,
            code: row.get(2)?,
            version: row.get(3)?,
            from: day(row.get(4)?),
            until: day(row.get(5)?),
        })
    }
}
