//! Meetings as people know them: an address of their own, shown by one of their listings.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    Error, Result, Tx, args,
    db::{FromRow, Row},
};

const INSERT: &str = "INSERT INTO meeting (id, slug, shown_listing, state, created_at, changed_at) \
    VALUES ($1, $2, $3, $4, $5, $6)";
const UPDATE: &str = "UPDATE meeting SET slug = $2, shown_listing = $3, state = $4, changed_at = $5 WHERE id = $1";
const ALIAS: &str = "INSERT INTO slug_alias (slug, meeting_id) VALUES ($1, $2) \
    ON CONFLICT (slug) DO UPDATE SET meeting_id = excluded.meeting_id";
const SLUGS: &str = "SELECT slug FROM meeting UNION SELECT slug FROM slug_alias";
const BY_ID: &str = "SELECT id, slug, shown_listing, state, created_at, changed_at FROM meeting WHERE id = $1";
const BY_SLUG: &str = "SELECT id, slug, shown_listing, state, created_at, changed_at FROM meeting WHERE slug = $1";
const BY_ALIAS: &str = "SELECT m.id, m.slug, m.shown_listing, m.state, m.created_at, m.changed_at \
    FROM slug_alias a JOIN meeting m ON m.id = a.meeting_id WHERE a.slug = $1";
const EVERY: &str = "SELECT id, slug, shown_listing, state, created_at, changed_at FROM meeting";
const SHOWN: &str = "SELECT m.id, m.slug, l.body, s.name, s.made_up, l.last_seen, s.seen_at, m.changed_at, \
    (SELECT COUNT(*) FROM listing o WHERE o.meeting_id = m.id AND o.state = 0) \
    FROM meeting m JOIN listing l ON l.id = m.shown_listing JOIN source s ON s.id = l.source_id \
    WHERE m.state = 0 AND l.state = 0 ORDER BY m.id";
const SHOWN_ONE: &str = "SELECT m.id, m.slug, l.body, s.name, s.made_up, l.last_seen, s.seen_at, m.changed_at, \
    (SELECT COUNT(*) FROM listing o WHERE o.meeting_id = m.id AND o.state = 0) \
    FROM meeting m JOIN listing l ON l.id = m.shown_listing JOIN source s ON s.id = l.source_id \
    WHERE m.id = $1 AND m.state = 0 AND l.state = 0";
const CHANGES: &str = "SELECT m.id, m.changed_at FROM meeting m JOIN listing l ON l.id = m.shown_listing \
    WHERE m.state = 0 AND l.state = 0 ORDER BY m.id";

const KEPT: &str = "SELECT m.id, m.slug, m.state, l.body, s.name, s.address, s.made_up \
    FROM meeting m JOIN listing l ON l.id = m.shown_listing JOIN source s ON s.id = l.source_id \
    WHERE m.state <> 2 AND l.state <> 2 ORDER BY m.id";
const JOINED_OF: &str = "SELECT id, slug, shown_listing, state, created_at, changed_at FROM meeting \
    WHERE shown_listing = $1 AND state = 2 ORDER BY changed_at DESC, id";
const UNALIAS: &str = "DELETE FROM slug_alias WHERE slug = $1";

pub(crate) const ALL: &[&str] = &[
    INSERT, UPDATE, ALIAS, SLUGS, BY_ID, BY_SLUG, BY_ALIAS, EVERY, SHOWN, SHOWN_ONE, CHANGES, KEPT, JOINED_OF, UNALIAS,
];

/// Whether a meeting is to be seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum State {
    #[default]
    Live,
    /// None of its listings is live any more.
    Retired,
    /// It turned out to be another meeting; its address leads there.
    Joined,
}

impl State {
    pub(crate) fn of(code: i64) -> Result<Self> {
        match code {
            0 => Ok(Self::Live),
            1 => Ok(Self::Retired),
            2 => Ok(Self::Joined),
            other => Err(Error::stored("state of a meeting", other.to_string())),
        }
    }
}

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    pub id: Uuid,
    /// Its address: `/meeting/{slug}`. Unique.
    pub slug: String,
    /// The listing whose words are shown.
    pub shown_listing: Option<Uuid>,
    pub state: State,
    pub created_at: Timestamp,
    pub changed_at: Timestamp,
}

/// What the search snapshot needs of one live meeting; it borrows from the row that is being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown<'a> {
    pub id: Uuid,
    pub slug: &'a str,
    /// A `domain::meeting::Draft` as JSON.
    pub body: &'a str,
    pub source_name: &'a str,
    /// Demo data.
    pub made_up: bool,
    /// When a source last had it.
    pub last_seen: Timestamp,
    pub changed_at: Timestamp,
    /// How many live listings speak of it.
    pub listings: u64,
}

/// What those who keep the list need of a meeting, shown or gone; it borrows from the row that is being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept<'a> {
    pub id: Uuid,
    pub slug: &'a str,
    /// None of its listings is live any more.
    pub gone: bool,
    /// A `domain::meeting::Draft` as JSON.
    pub body: &'a str,
    pub source_name: &'a str,
    pub source_address: &'a str,
    pub made_up: bool,
}

/// Adds meetings, fast from one to a million. [`Error::is_taken`] when a slug is taken.
pub async fn insert_many(tx: &mut Tx, meetings: &[Meeting]) -> Result<u64> {
    let row = |m: &Meeting| args![m.id, &m.slug, m.shown_listing, m.state as i64, m.created_at, m.changed_at];
    tx.insert_many(INSERT, meetings.iter().map(row)).await
}

/// Writes slug, shown listing, state and `changed_at` of meetings that are there.
pub async fn update_many(tx: &mut Tx, meetings: &[Meeting]) -> Result<u64> {
    let row = |m: &Meeting| args![m.id, &m.slug, m.shown_listing, m.state as i64, m.changed_at];
    tx.exec_many(UPDATE, meetings.iter().map(row)).await
}

/// Lets an old address lead to a meeting from now on.
pub async fn alias(tx: &mut Tx, slug: &str, meeting_id: Uuid) -> Result<()> {
    tx.exec(ALIAS, &args![slug, meeting_id]).await.map(drop)
}

/// Every address that is taken, old ones too, in no order.
pub async fn slugs(tx: &mut Tx) -> Result<Vec<String>> {
    Ok(tx.all::<(String,)>(SLUGS, &[]).await?.into_iter().map(|(slug,)| slug).collect())
}

pub async fn by_id(tx: &mut Tx, id: Uuid) -> Result<Option<Meeting>> {
    tx.opt(BY_ID, &args![id]).await
}

/// The meeting at an address. An old address gives the meeting with its present slug, so compare and redirect.
pub async fn by_slug(tx: &mut Tx, slug: &str) -> Result<Option<Meeting>> {
    if let Some(alias) = tx.opt(BY_ALIAS, &args![slug]).await? {
        return Ok(Some(alias));
    }
    tx.opt(BY_SLUG, &args![slug]).await
}

/// Every meeting, retired and joined ones too, in no order.
pub async fn all(tx: &mut Tx) -> Result<Vec<Meeting>> {
    tx.all(EVERY, &[]).await
}

/// Hands over every live meeting whose shown listing is live, with what is shown of it, the first made first. Nothing is
/// copied.
pub async fn shown(tx: &mut Tx, mut take: impl FnMut(Shown<'_>) -> Result<()> + Send) -> Result<()> {
    tx.each(SHOWN, &[], |row| take(of_row(row)?)).await
}

/// The same for one of them; nothing is handed over when it is not shown.
pub async fn shown_one(tx: &mut Tx, id: Uuid, mut take: impl FnMut(Shown<'_>) -> Result<()> + Send) -> Result<()> {
    tx.each(SHOWN_ONE, &args![id], |row| take(of_row(row)?)).await
}

/// Every meeting that is shown and when it last changed, by id.
pub async fn changes(tx: &mut Tx) -> Result<Vec<(Uuid, Timestamp)>> {
    tx.all(CHANGES, &[]).await
}

fn of_row<'a>(row: &'a Row<'_>) -> Result<Shown<'a>> {
    let (listed, read): (Timestamp, Option<Timestamp>) = (row.get(5)?, row.get(6)?);
    Ok(Shown {
        id: row.get(0)?,
        slug: row.get(1)?,
        body: row.get(2)?,
        source_name: row.get(3)?,
        made_up: row.get(4)?,
        last_seen: read.map_or(listed, |read| read.max(listed)),
        changed_at: row.get(7)?,
        listings: row.get::<i64>(8)?.unsigned_abs(),
    })
}

/// Hands over every meeting that is one of its own and that its source lets be seen, gone ones too.
pub async fn kept(tx: &mut Tx, mut take: impl FnMut(Kept<'_>) -> Result<()> + Send) -> Result<()> {
    tx.each(KEPT, &[], |row| {
        take(Kept {
            id: row.get(0)?,
            slug: row.get(1)?,
            gone: row.get::<i64>(2)? != 0,
            body: row.get(3)?,
            source_name: row.get(4)?,
            source_address: row.get(5)?,
            made_up: row.get(6)?,
        })
    })
    .await
}

/// The meeting that showed this listing until it was joined to another one.
pub async fn joined_of(tx: &mut Tx, listing: Uuid) -> Result<Option<Meeting>> {
    tx.opt(JOINED_OF, &args![listing]).await
}

/// An address leads nowhere else any more.
pub async fn unalias(tx: &mut Tx, slug: &str) -> Result<()> {
    tx.exec(UNALIAS, &args![slug]).await.map(drop)
}

impl FromRow for Meeting {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            slug: row.get(1)?,
            shown_listing: row.get(2)?,
            state: State::of(row.get(3)?)?,
            created_at: row.get(4)?,
            changed_at: row.get(5)?,
        })
    }
}
