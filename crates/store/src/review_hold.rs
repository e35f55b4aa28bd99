//! Groups of which so much was told at once that their numbers wait for a person.

use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    Result, Tx, args,
    day::{day, number},
    db::{FromRow, Row},
};

const PUT: &str = "INSERT INTO review_hold (meeting_id, since, open, looked_on) VALUES ($1, $2, 1, NULL) \
    ON CONFLICT (meeting_id) DO UPDATE SET since = excluded.since, open = 1";
const OF: &str = "SELECT meeting_id, since, open, looked_on FROM review_hold WHERE meeting_id = $1";
const OPEN: &str =
    "SELECT meeting_id, since, open, looked_on FROM review_hold WHERE open = 1 ORDER BY since, meeting_id";
const END: &str = "UPDATE review_hold SET open = 0, looked_on = $2 WHERE meeting_id = $1 AND open = 1";

pub(crate) const ALL: &[&str] = &[PUT, OF, OPEN, END];

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hold {
    pub meeting_id: Uuid,
    /// What came from this day on is in question.
    pub since: Date,
    pub open: bool,
    /// When a person last decided. What came until then is no reason to hold it again.
    pub looked_on: Option<Date>,
}

/// Holds the numbers of a meeting.
pub async fn put(tx: &mut Tx, meeting: Uuid, since: Date) -> Result<()> {
    tx.exec(PUT, &args![meeting, number(since)]).await.map(drop)
}

pub async fn of(tx: &mut Tx, meeting: Uuid) -> Result<Option<Hold>> {
    tx.opt(OF, &args![meeting]).await
}

/// Those that wait for a person, the oldest first.
pub async fn open(tx: &mut Tx) -> Result<Vec<Hold>> {
    tx.all(OPEN, &[]).await
}

/// A person has looked; false when it was not held.
pub async fn end(tx: &mut Tx, meeting: Uuid, today: Date) -> Result<bool> {
    Ok(tx.exec(END, &args![meeting, number(today)]).await? == 1)
}

impl FromRow for Hold {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let looked_on = row.get::<Option<i64>>(3)?.map(day);
        Ok(Self { meeting_id: row.get(0)?, since: day(row.get(1)?), open: row.get(2)?, looked_on })
    }
}
