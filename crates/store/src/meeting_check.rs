//! Who looked last whether a meeting is as listed, and the question that is on its way to its group.

use jiff::Timestamp;
use openseat_domain::freshness::By;
use uuid::Uuid;

use crate::{
    Error, Result, Tx, args,
    db::{FromRow, Row},
};

const CHECK: &str = "INSERT INTO meeting_check (meeting_id, checked_at, checked_by, who, asked_at, ask) \
    VALUES ($1, $2, $3, $4, NULL, NULL) ON CONFLICT (meeting_id) DO UPDATE SET checked_at = excluded.checked_at, \
    checked_by = excluded.checked_by, who = excluded.who, ask = NULL";
const ASK: &str = "INSERT INTO meeting_check (meeting_id, checked_at, checked_by, who, asked_at, ask) \
    VALUES ($1, NULL, NULL, NULL, $2, $3) ON CONFLICT (meeting_id) DO UPDATE SET asked_at = excluded.asked_at, \
    ask = excluded.ask";
const SHUT: &str = "UPDATE meeting_check SET ask = NULL WHERE meeting_id = $1";
const OF: &str = "SELECT meeting_id, checked_at, checked_by, who, asked_at FROM meeting_check WHERE meeting_id = $1";
const BY_ASK: &str = "SELECT meeting_id, checked_at, checked_by, who, asked_at FROM meeting_check WHERE ask = $1";
const EVERY: &str = "SELECT meeting_id, checked_at, checked_by, who, asked_at FROM meeting_check";

pub(crate) const ALL: &[&str] = &[CHECK, ASK, SHUT, OF, BY_ASK, EVERY];

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    pub meeting_id: Uuid,
    pub last: Option<Last>,
    /// When its group was last asked.
    pub asked_at: Option<Timestamp>,
}

/// The last look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Last {
    pub at: Timestamp,
    pub by: By,
    /// A keeper's pseudonym; empty when it was the group.
    pub who: String,
}

/// Somebody looked, and all is right. The link that may be on its way stops working.
pub async fn check(tx: &mut Tx, meeting: Uuid, last: &Last) -> Result<()> {
    tx.exec(CHECK, &args![meeting, last.at, last.by.as_str(), &last.who]).await.map(drop)
}

/// The group is asked, with a link of which this is the hash. An older link stops working.
pub async fn ask(tx: &mut Tx, meeting: Uuid, link: [u8; 32], now: Timestamp) -> Result<()> {
    tx.exec(ASK, &args![meeting, now, link]).await.map(drop)
}

/// The link that is on its way stops working.
pub async fn shut(tx: &mut Tx, meeting: Uuid) -> Result<()> {
    tx.exec(SHUT, &args![meeting]).await.map(drop)
}

pub async fn of(tx: &mut Tx, meeting: Uuid) -> Result<Option<Check>> {
    tx.opt(OF, &args![meeting]).await
}

/// The meeting that a link is about, by the hash of the link.
pub async fn by_link(tx: &mut Tx, link: [u8; 32]) -> Result<Option<Check>> {
    tx.opt(BY_ASK, &args![link]).await
}

/// Every row, in no order.
pub async fn all(tx: &mut Tx) -> Result<Vec<Check>> {
    tx.all(EVERY, &[]).await
}

impl FromRow for Check {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let (at, by, who): (Option<Timestamp>, Option<&str>, Option<&str>) = (row.get(1)?, row.get(2)?, row.get(3)?);
        let last = match (at, by) {
            (Some(at), Some(word)) => {
                let by = By::parse(word).ok_or_else(|| Error::stored("who looked at a meeting", word))?;
                Some(Last { at, by, who: who.unwrap_or_default().to_owned() })
            }
            _ => None,
        };
        Ok(Self { meeting_id: row.get(0)?, last, asked_at: row.get(4)? })
    }
}
