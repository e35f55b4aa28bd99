//! People who asked a group for the link to its meeting, until the group answers or a week has passed.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    Result, Tx, args,
    db::{FromRow, Row},
    seal::Cell,
};

const INSERT: &str =
    "INSERT INTO link_request (id, meeting_id, link, address, locale, at) VALUES ($1, $2, $3, $4, $5, $6)";
const BY_LINK: &str = "SELECT id, meeting_id, link, address, locale, at FROM link_request WHERE link = $1";
const WAITING: &str = "SELECT COUNT(*) FROM link_request WHERE meeting_id = $1";
const REMOVE: &str = "DELETE FROM link_request WHERE id = $1";
const FORGET: &str = "DELETE FROM link_request WHERE at < $1";

pub(crate) const ALL: &[&str] = &[INSERT, BY_LINK, WAITING, REMOVE, FORGET];

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub id: Uuid,
    pub meeting_id: Uuid,
    /// Hash of what the group's letter links to.
    pub link: [u8; 32],
    /// Where the person wants the link, sealed by the house at [`request_cell`].
    pub address: Vec<u8>,
    /// The language of the person.
    pub locale: String,
    pub at: Timestamp,
}

/// Where an address is sealed for.
pub fn request_cell(id: Uuid) -> Cell {
    Cell { table: "link_request", column: "address", row: id }
}

pub async fn insert(tx: &mut Tx, new: &Request) -> Result<()> {
    let Request { id, meeting_id, link, address, locale, at } = new;
    tx.exec(INSERT, &args![*id, *meeting_id, *link, address.as_slice(), locale, *at]).await.map(drop)
}

pub async fn by_link(tx: &mut Tx, link: [u8; 32]) -> Result<Option<Request>> {
    tx.opt(BY_LINK, &args![link]).await
}

/// How many wait for the group of a meeting.
pub async fn waiting(tx: &mut Tx, meeting: Uuid) -> Result<i64> {
    Ok(tx.one::<(i64,)>(WAITING, &args![meeting]).await?.0)
}

pub async fn remove(tx: &mut Tx, id: Uuid) -> Result<bool> {
    Ok(tx.exec(REMOVE, &args![id]).await? == 1)
}

/// Forgets who asked before `before`.
pub async fn forget(tx: &mut Tx, before: Timestamp) -> Result<u64> {
    tx.exec(FORGET, &args![before]).await
}

impl FromRow for Request {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            meeting_id: row.get(1)?,
            link: row.get(2)?,
            address: row.get(3)?,
            locale: row.get(4)?,
            at: row.get(5)?,
        })
    }
}
