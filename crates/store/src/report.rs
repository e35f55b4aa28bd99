//! "Something wrong?": what visitors tell of a meeting. A report names nobody.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    Error, Result, Tx, args,
    db::{FromRow, Row},
};

const INSERT: &str = "INSERT INTO report (id, meeting_id, kind, words, at, state) VALUES ($1, $2, $3, $4, $5, $6)";
const OPEN: &str = "SELECT id, meeting_id, kind, words, at, state FROM report WHERE state = 0 ORDER BY at, id LIMIT $1";
const OF_MEETING: &str =
    "SELECT id, meeting_id, kind, words, at, state FROM report WHERE meeting_id = $1 ORDER BY at, id";
const SETTLE: &str = "UPDATE report SET state = 1 WHERE id = $1 AND state = 0";
const TALLY: &str = "SELECT kind, COUNT(*), MAX(at) FROM report WHERE meeting_id = $1 AND at >= $2 GROUP BY kind";

pub(crate) const ALL: &[&str] = &[INSERT, OPEN, OF_MEETING, SETTLE, TALLY];

/// What a visitor tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The meeting is no more.
    Closed,
    /// It is at another place.
    Moved,
    /// The day or hour is wrong.
    Time,
    /// The link or number does not work.
    Link,
    Other,
    /// It was there, all is as shown.
    StillOn,
}

impl Kind {
    pub const ALL: [Self; 6] = [Self::Closed, Self::Moved, Self::Time, Self::Link, Self::Other, Self::StillOn];

    /// The word in forms and in the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Moved => "moved",
            Self::Time => "time",
            Self::Link => "link",
            Self::Other => "other",
            Self::StillOn => "still_on",
        }
    }

    /// The kind of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// Whether a steward has dealt with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum State {
    #[default]
    Open,
    Settled,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub id: Uuid,
    pub meeting_id: Uuid,
    pub kind: Kind,
    /// As written; may be empty.
    pub words: String,
    pub at: Timestamp,
    pub state: State,
}

/// How many told the same of a meeting, and when last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    pub kind: Kind,
    pub count: u64,
    pub last: Timestamp,
}

pub async fn insert(tx: &mut Tx, report: &Report) -> Result<()> {
    let Report { id, meeting_id, kind, words, at, state } = report;
    tx.exec(INSERT, &args![*id, *meeting_id, kind.as_str(), words, *at, *state as i64]).await.map(drop)
}

/// Reports that wait for a steward, the oldest first, at most `limit`.
pub async fn open(tx: &mut Tx, limit: i64) -> Result<Vec<Report>> {
    tx.all(OPEN, &args![limit]).await
}

/// Every report of a meeting, the oldest first.
pub async fn of_meeting(tx: &mut Tx, meeting_id: Uuid) -> Result<Vec<Report>> {
    tx.all(OF_MEETING, &args![meeting_id]).await
}

/// Marks a report as dealt with; false when it was already, or is not there.
pub async fn settle(tx: &mut Tx, id: Uuid) -> Result<bool> {
    Ok(tx.exec(SETTLE, &args![id]).await? == 1)
}

/// What was told of a meeting since `since`, by kind; kinds that nobody told are left out.
pub async fn tally(tx: &mut Tx, meeting_id: Uuid, since: Timestamp) -> Result<Vec<Tally>> {
    let mut tallies: Vec<Tally> = tx.all(TALLY, &args![meeting_id, since]).await?;
    tallies.sort_by_key(|tally| tally.kind);
    Ok(tallies)
}

impl FromRow for Report {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let state = match row.get::<i64>(5)? {
            0 => State::Open,
            1 => State::Settled,
            other => return Err(Error::stored("state of a report", other)),
        };
        let (id, meeting_id, kind) = (row.get(0)?, row.get(1)?, kind_of(row.get(2)?)?);
        Ok(Self { id, meeting_id, kind, words: row.get(3)?, at: row.get(4)?, state })
    }
}

impl FromRow for Tally {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { kind: kind_of(row.get(0)?)?, count: row.get::<i64>(1)?.unsigned_abs(), last: row.get(2)? })
    }
}

fn kind_of(word: &str) -> Result<Kind> {
    Kind::parse(word).ok_or_else(|| Error::stored("kind of report", word))
}
