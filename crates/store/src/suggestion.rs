//! What anyone suggests for the list: a new meeting, a change, the end of one. Whoever suggests is known by a code alone.

use jiff::Timestamp;
use openseat_domain::suggestion::{GroupSays, Kind, Reason, Standing};
use uuid::Uuid;

use crate::{
    Error, Result, Tx, args,
    db::{FromRow, Row},
    seal::Cell,
};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, meeting_id, kind, standing, code, made_at, from_group, sealed, asked_at, group_says, reason, \
             decided_at, decided_by FROM suggestion ",
            $rest
        )
    };
}

const INSERT: &str = "INSERT INTO suggestion (id, meeting_id, kind, standing, code, made_at, from_group, sealed, \
    asked_at, ask, group_says, reason, decided_at, decided_by) \
    VALUES ($1, $2, $3, 'waiting', $4, $5, $6, $7, NULL, NULL, NULL, NULL, NULL, NULL)";
const BY_ID: &str = select!("WHERE id = $1");
const BY_CODE: &str = select!("WHERE code = $1");
const BY_LINK: &str = select!("WHERE ask = $1");
const WAITING: &str = select!("WHERE standing = 'waiting' ORDER BY made_at, id LIMIT $1");
const LATELY: &str = select!("WHERE standing <> 'waiting' ORDER BY decided_at DESC, id LIMIT $1");
const COUNT: &str = "SELECT COUNT(*) FROM suggestion WHERE standing = 'waiting'";
const COUNT_OF: &str = "SELECT COUNT(*) FROM suggestion WHERE standing = 'waiting' AND meeting_id = $1";
const ASK: &str = "UPDATE suggestion SET asked_at = $2, ask = $3 WHERE id = $1 AND standing = 'waiting'";
const ANSWER: &str = "UPDATE suggestion SET group_says = $2, ask = NULL WHERE id = $1 AND standing = 'waiting'";
const DECIDE: &str = "UPDATE suggestion SET standing = $2, reason = $3, decided_at = $4, decided_by = $5, ask = NULL, \
    meeting_id = $6 WHERE id = $1 AND standing = 'waiting'";
const TAKE_BACK: &str = "DELETE FROM suggestion WHERE id = $1 AND standing = 'waiting'";
const EMPTY: &str = "UPDATE suggestion SET sealed = NULL WHERE standing <> 'waiting' AND decided_at < $1";
const FORGET: &str = "DELETE FROM suggestion WHERE standing <> 'waiting' AND decided_at < $1";

pub(crate) const ALL: &[&str] =
    &[INSERT, BY_ID, BY_CODE, BY_LINK, WAITING, LATELY, COUNT, COUNT_OF, ASK, ANSWER, DECIDE, TAKE_BACK, EMPTY, FORGET];

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub id: Uuid,
    /// Of a new meeting it is the one that was made of it.
    pub meeting_id: Option<Uuid>,
    pub kind: Kind,
    pub standing: Standing,
    /// Hash of the code by which its maker finds it again.
    pub code: [u8; 32],
    pub made_at: Timestamp,
    /// It came by a link that was sent to the group.
    pub from_group: bool,
    /// What is suggested, sealed by the house at [`suggestion_cell`]; gone some time after it was decided.
    pub sealed: Option<Vec<u8>>,
    pub asked_at: Option<Timestamp>,
    pub group_says: Option<GroupSays>,
    /// Why it was refused.
    pub reason: Option<Reason>,
    pub decided_at: Option<Timestamp>,
    /// A keeper's pseudonym.
    pub decided_by: Option<String>,
}

/// How it was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub standing: Standing,
    pub reason: Option<Reason>,
    pub at: Timestamp,
    pub by: String,
    /// The meeting that it is about now.
    pub meeting_id: Option<Uuid>,
}

/// Where a suggestion is sealed for.
pub fn suggestion_cell(id: Uuid) -> Cell {
    Cell { table: "suggestion", column: "sealed", row: id }
}

pub async fn insert(tx: &mut Tx, new: &Suggestion) -> Result<()> {
    let Suggestion { id, meeting_id, kind, code, made_at, from_group, sealed, .. } = new;
    let args = args![*id, *meeting_id, kind.as_str(), *code, *made_at, *from_group, sealed.as_deref()];
    tx.exec(INSERT, &args).await.map(drop)
}

pub async fn by_id(tx: &mut Tx, id: Uuid) -> Result<Option<Suggestion>> {
    tx.opt(BY_ID, &args![id]).await
}

/// The one that a code was given for, by the hash of the code.
pub async fn by_code(tx: &mut Tx, code: [u8; 32]) -> Result<Option<Suggestion>> {
    tx.opt(BY_CODE, &args![code]).await
}

/// The one that a group was asked about, by the hash of the link.
pub async fn by_link(tx: &mut Tx, link: [u8; 32]) -> Result<Option<Suggestion>> {
    tx.opt(BY_LINK, &args![link]).await
}

/// Those that wait for a keeper, the oldest first.
pub async fn waiting(tx: &mut Tx, limit: i64) -> Result<Vec<Suggestion>> {
    tx.all(WAITING, &args![limit]).await
}

/// Those that were decided, the latest first.
pub async fn lately(tx: &mut Tx, limit: i64) -> Result<Vec<Suggestion>> {
    tx.all(LATELY, &args![limit]).await
}

/// How many wait for a keeper.
pub async fn count(tx: &mut Tx) -> Result<i64> {
    Ok(tx.one::<(i64,)>(COUNT, &[]).await?.0)
}

/// How many of them are about one meeting.
pub async fn count_of(tx: &mut Tx, meeting: Uuid) -> Result<i64> {
    Ok(tx.one::<(i64,)>(COUNT_OF, &args![meeting]).await?.0)
}

/// The group is asked, with a link of which this is the hash.
pub async fn ask(tx: &mut Tx, id: Uuid, link: [u8; 32], now: Timestamp) -> Result<bool> {
    Ok(tx.exec(ASK, &args![id, now, link]).await? == 1)
}

/// The group answered; its link stops working.
pub async fn answer(tx: &mut Tx, id: Uuid, says: GroupSays) -> Result<bool> {
    Ok(tx.exec(ANSWER, &args![id, says.as_str()]).await? == 1)
}

/// Decides; false when somebody else was quicker.
pub async fn decide(tx: &mut Tx, id: Uuid, decision: &Decision) -> Result<bool> {
    let Decision { standing, reason, at, by, meeting_id } = decision;
    let reason = reason.map(Reason::as_str);
    Ok(tx.exec(DECIDE, &args![id, standing.as_str(), reason, *at, by, *meeting_id]).await? == 1)
}

/// Its maker takes it back; false when it does not wait (any more).
pub async fn take_back(tx: &mut Tx, id: Uuid) -> Result<bool> {
    Ok(tx.exec(TAKE_BACK, &args![id]).await? == 1)
}

/// What was suggested and decided before `before` is emptied: how it ended stays, its words do not.
pub async fn empty(tx: &mut Tx, before: Timestamp) -> Result<u64> {
    tx.exec(EMPTY, &args![before]).await
}

/// What was decided before `before` is forgotten.
pub async fn forget(tx: &mut Tx, before: Timestamp) -> Result<u64> {
    tx.exec(FORGET, &args![before]).await
}

impl FromRow for Suggestion {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let kind = |word: &str| Kind::parse(word).ok_or_else(|| Error::stored("kind of suggestion", word));
        let standing =
            |word: &str| Standing::parse(word).ok_or_else(|| Error::stored("standing of a suggestion", word));
        let says = |word: &str| GroupSays::parse(word).ok_or_else(|| Error::stored("answer of a group", word));
        let reason = |word: &str| Reason::parse(word).ok_or_else(|| Error::stored("reason of a refusal", word));
        Ok(Self {
            id: row.get(0)?,
            meeting_id: row.get(1)?,
            kind: kind(row.get(2)?)?,
            standing: standing(row.get(3)?)?,
            code: row.get(4)?,
            made_at: row.get(5)?,
            from_group: row.get(6)?,
            sealed: row.get(7)?,
            asked_at: row.get(8)?,
            group_says: row.get::<Option<&str>>(9)?.map(says).transpose()?,
            reason: row.get::<Option<&str>>(10)?.map(reason).transpose()?,
            decided_at: row.get(11)?,
            decided_by: row.get(12)?,
        })
    }
}
