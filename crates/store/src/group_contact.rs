//! Where a group can be written to. Given to the keepers of the list by the group; never shown to anybody else.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    Result, Tx, args,
    db::{FromRow, Row},
    seal::Cell,
};

const PUT: &str = "INSERT INTO group_contact (meeting_id, address, locale, set_at, set_by, stopped) \
    VALUES ($1, $2, $3, $4, $5, 0) ON CONFLICT (meeting_id) DO UPDATE SET address = excluded.address, \
    locale = excluded.locale, set_at = excluded.set_at, set_by = excluded.set_by, stopped = 0";
const STOP: &str = "UPDATE group_contact SET stopped = 1 WHERE meeting_id = $1";
const REMOVE: &str = "DELETE FROM group_contact WHERE meeting_id = $1";
const OF: &str = "SELECT meeting_id, address, locale, set_at, set_by, stopped FROM group_contact WHERE meeting_id = $1";
const OPEN: &str = "SELECT meeting_id, address, locale, set_at, set_by, stopped FROM group_contact \
    WHERE stopped = 0 ORDER BY meeting_id";

pub(crate) const ALL: &[&str] = &[PUT, STOP, REMOVE, OF, OPEN];

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub meeting_id: Uuid,
    /// An e-mail address, sealed by the house at [`contact_cell`].
    pub address: Vec<u8>,
    /// The language of letters to it.
    pub locale: String,
    pub set_at: Timestamp,
    /// A keeper's pseudonym.
    pub set_by: String,
    /// The group wants no more letters.
    pub stopped: bool,
}

/// Where an address is sealed for.
pub fn contact_cell(meeting: Uuid) -> Cell {
    Cell { table: "group_contact", column: "address", row: meeting }
}

/// Keeps an address in the place of the one before; letters may be sent again.
pub async fn put(tx: &mut Tx, new: &Contact) -> Result<()> {
    let Contact { meeting_id, address, locale, set_at, set_by, .. } = new;
    tx.exec(PUT, &args![*meeting_id, address.as_slice(), locale, *set_at, set_by]).await.map(drop)
}

/// The group wants no more letters. The address stays, so that a keeper sees why.
pub async fn stop(tx: &mut Tx, meeting: Uuid) -> Result<bool> {
    Ok(tx.exec(STOP, &args![meeting]).await? == 1)
}

pub async fn remove(tx: &mut Tx, meeting: Uuid) -> Result<bool> {
    Ok(tx.exec(REMOVE, &args![meeting]).await? == 1)
}

pub async fn of(tx: &mut Tx, meeting: Uuid) -> Result<Option<Contact>> {
    tx.opt(OF, &args![meeting]).await
}

/// Every group that may be written to.
pub async fn open(tx: &mut Tx) -> Result<Vec<Contact>> {
    tx.all(OPEN, &[]).await
}

impl FromRow for Contact {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            meeting_id: row.get(0)?,
            address: row.get(1)?,
            locale: row.get(2)?,
            set_at: row.get(3)?,
            set_by: row.get(4)?,
            stopped: row.get(5)?,
        })
    }
}
