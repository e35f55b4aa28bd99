//! The calendar of a centre: its address, its rooms, its activities, and how many came. Nobody is named in any of it.

use jiff::{Timestamp, civil::Date};
use openseat_domain::{activity::Kind, schedule::Schedule};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Error, Result, Tx, args,
    day::{day, number},
    db::{FromRow, Row},
};

const OPEN: &str = "INSERT INTO centre (node_id, slug, zone, shown) VALUES ($1, $2, $3, 1) \
    ON CONFLICT (node_id) DO UPDATE SET shown = 1";
const HIDE: &str = "UPDATE centre SET shown = 0 WHERE node_id = $1";
const CENTRE: &str = "SELECT node_id, slug, zone, shown FROM centre WHERE node_id = $1";
const BY_SLUG: &str = "SELECT node_id, slug, zone, shown FROM centre WHERE slug = $1";
const ROOM: &str = "INSERT INTO centre_room (id, node_id, name) VALUES ($1, $2, $3)";
const ROOMS: &str = "SELECT id, name FROM centre_room WHERE node_id = $1";
const NO_ROOM: &str = "DELETE FROM centre_room WHERE id = $1 AND node_id = $2";
const INSERT: &str = "INSERT INTO activity (id, node_id, room_id, kind, body, meeting_id, made_at) \
    VALUES ($1, $2, $3, $4, $5, $6, $7)";
const OF_NODE: &str = "SELECT id, room_id, kind, body, meeting_id FROM activity \
    WHERE node_id = $1 AND ended_at IS NULL ORDER BY made_at, id";
const END: &str = "UPDATE activity SET ended_at = $3 WHERE id = $1 AND node_id = $2 AND ended_at IS NULL";
const COUNT: &str = "INSERT INTO activity_count (activity_id, on_day, node_id, kind, came, newcomers) \
    VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (activity_id, on_day) DO UPDATE SET came = $5, newcomers = $6";
const COUNTS: &str = "SELECT activity_id, on_day, kind, came, newcomers FROM activity_count WHERE node_id = $1 \
    ORDER BY on_day, activity_id";

pub(crate) const ALL: &[&str] =
    &[OPEN, HIDE, CENTRE, BY_SLUG, ROOM, ROOMS, NO_ROOM, INSERT, OF_NODE, END, COUNT, COUNTS];

/// That a node has a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Centre {
    pub node_id: Uuid,
    /// Its public address.
    pub slug: String,
    /// IANA.
    pub zone: String,
    pub shown: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    pub id: Uuid,
    pub name: String,
}

/// What is kept of an activity as one text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    pub name: String,
    pub note: String,
    /// Of a meeting of the list the list says it.
    pub schedule: Option<Schedule>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    pub id: Uuid,
    pub room_id: Option<Uuid>,
    pub kind: Kind,
    pub body: Body,
    /// A meeting of the list.
    pub meeting_id: Option<Uuid>,
}

/// How many came to one activity on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    pub activity_id: Uuid,
    pub on: Date,
    pub kind: Kind,
    pub came: i64,
    pub first: i64,
}

/// Shows the calendar of a node. The first address stays for ever.
pub async fn open(tx: &mut Tx, node: Uuid, slug: &str, zone: &str) -> Result<()> {
    tx.exec(OPEN, &args![node, slug, zone]).await.map(drop)
}

pub async fn hide(tx: &mut Tx, node: Uuid) -> Result<bool> {
    Ok(tx.exec(HIDE, &args![node]).await? == 1)
}

pub async fn centre(tx: &mut Tx, node: Uuid) -> Result<Option<Centre>> {
    tx.opt(CENTRE, &args![node]).await
}

pub async fn by_slug(tx: &mut Tx, slug: &str) -> Result<Option<Centre>> {
    tx.opt(BY_SLUG, &args![slug]).await
}

pub async fn add_room(tx: &mut Tx, node: Uuid, room: &Room) -> Result<()> {
    tx.exec(ROOM, &args![room.id, node, &room.name]).await.map(drop)
}

/// The rooms of a node, by name.
pub async fn rooms(tx: &mut Tx, node: Uuid) -> Result<Vec<Room>> {
    let mut rooms: Vec<Room> = tx.all(ROOMS, &args![node]).await?;
    rooms.sort_by(|a, b| a.name.cmp(&b.name).then(a.id.cmp(&b.id)));
    Ok(rooms)
}

pub async fn remove_room(tx: &mut Tx, node: Uuid, room: Uuid) -> Result<bool> {
    Ok(tx.exec(NO_ROOM, &args![room, node]).await? == 1)
}

pub async fn insert(tx: &mut Tx, node: Uuid, new: &Activity, now: Timestamp) -> Result<()> {
    let body = serde_json::to_string(&new.body).map_err(|e| Error::stored("activity", e))?;
    let args = args![new.id, node, new.room_id, new.kind.as_str(), body, new.meeting_id, now];
    tx.exec(INSERT, &args).await.map(drop)
}

/// The activities of a node that were not ended, the first first.
pub async fn of_node(tx: &mut Tx, node: Uuid) -> Result<Vec<Activity>> {
    tx.all(OF_NODE, &args![node]).await
}

pub async fn end(tx: &mut Tx, node: Uuid, id: Uuid, now: Timestamp) -> Result<bool> {
    Ok(tx.exec(END, &args![id, node, now]).await? == 1)
}

/// Writes down how many came; a second time corrects the first.
pub async fn count(tx: &mut Tx, node: Uuid, count: &Count) -> Result<()> {
    let Count { activity_id, on, kind, came, first } = *count;
    tx.exec(COUNT, &args![activity_id, number(on), node, kind.as_str(), came, first]).await.map(drop)
}

/// Everything that was counted at a node, the first day first.
pub async fn counts(tx: &mut Tx, node: Uuid) -> Result<Vec<Count>> {
    tx.all(COUNTS, &args![node]).await
}

fn kind(word: &str) -> Result<Kind> {
    Kind::parse(word).ok_or_else(|| Error::stored("kind of an activity", word))
}

impl FromRow for Centre {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { node_id: row.get(0)?, slug: row.get(1)?, zone: row.get(2)?, shown: row.get(3)? })
    }
}

impl FromRow for Room {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { id: row.get(0)?, name: row.get(1)? })
    }
}

impl FromRow for Activity {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let body = serde_json::from_str(row.get(3)?).map_err(|e| Error::stored("activity", e))?;
        Ok(Self { id: row.get(0)?, room_id: row.get(1)?, kind: kind(row.get(2)?)?, body, meeting_id: row.get(4)? })
    }
}

impl FromRow for Count {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let kind = kind(row.get(2)?)?;
        Ok(Self { activity_id: row.get(0)?, on: day(row.get(1)?), kind, came: row.get(3)?, first: row.get(4)? })
    }
}
