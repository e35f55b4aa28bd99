//! Who leads which evening of a group.

use jiff::{Timestamp, civil::Date};
use openseat_domain::rota::Standing;
use uuid::Uuid;

use crate::{
    Result, Tx, args, day,
    db::{FromRow, Row},
};

const PUT: &str = "INSERT INTO rota (node_id, day, meeting_id, person_id, asked_at, changed_at) \
    VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (node_id, day, meeting_id) DO UPDATE SET \
    person_id = excluded.person_id, asked_at = excluded.asked_at, changed_at = excluded.changed_at";
const REMOVE: &str = "DELETE FROM rota WHERE node_id = $1 AND day = $2 AND meeting_id = $3";
const ONE: &str =
    "SELECT day, meeting_id, person_id, asked_at FROM rota WHERE node_id = $1 AND day = $2 AND meeting_id = $3";
const OF_NODE: &str = "SELECT day, meeting_id, person_id, asked_at FROM rota \
    WHERE node_id = $1 AND day >= $2 ORDER BY day, meeting_id";
const ERASE: &str = "UPDATE rota SET person_id = NULL, asked_at = NULL WHERE person_id = $1";

pub(crate) const ALL: &[&str] = &[PUT, REMOVE, ONE, OF_NODE, ERASE];

/// Which evening of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evening {
    pub day: Date,
    /// All zeros where the group names no meeting.
    pub meeting: Uuid,
}

/// An evening and who leads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    pub evening: Evening,
    pub standing: Standing,
    /// When cover was asked for.
    pub asked_at: Option<Timestamp>,
}

/// Writes down how an evening stands.
pub async fn put(tx: &mut Tx, node: Uuid, evening: Evening, standing: Standing, now: Timestamp) -> Result<()> {
    let (person, asked) = match standing {
        Standing::Open => (None, None),
        Standing::Led(lead) => (Some(lead), None),
        Standing::CoverAsked(lead) => (Some(lead), Some(now)),
    };
    let args = args![node, day::number(evening.day), evening.meeting, person, asked, now];
    tx.exec(PUT, &args).await.map(drop)
}

/// False when there is none.
pub async fn remove(tx: &mut Tx, node: Uuid, evening: Evening) -> Result<bool> {
    Ok(tx.exec(REMOVE, &args![node, day::number(evening.day), evening.meeting]).await? == 1)
}

pub async fn one(tx: &mut Tx, node: Uuid, evening: Evening) -> Result<Option<Turn>> {
    tx.opt(ONE, &args![node, day::number(evening.day), evening.meeting]).await
}

/// The evenings of a group from a day on, the first first.
pub async fn of_node(tx: &mut Tx, node: Uuid, from: Date) -> Result<Vec<Turn>> {
    tx.all(OF_NODE, &args![node, day::number(from)]).await
}

/// Takes somebody off every evening, those that were too.
pub async fn erase(tx: &mut Tx, person: Uuid) -> Result<()> {
    tx.exec(ERASE, &args![person]).await.map(drop)
}

impl FromRow for Turn {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let (lead, asked_at): (Option<Uuid>, Option<Timestamp>) = (row.get(2)?, row.get(3)?);
        let standing = match (lead, asked_at) {
            (None, _) => Standing::Open,
            (Some(lead), None) => Standing::Led(lead),
            (Some(lead), Some(_)) => Standing::CoverAsked(lead),
        };
        let evening = Evening { day: day::day(row.get(0)?), meeting: row.get(1)? };
        Ok(Self { evening, standing, asked_at })
    }
}
