//! What people want to be reminded of. Sealed with their own key; [`of`] opens it for the person, and for the server that
//! reminds them.

use jiff::Timestamp;
use openseat_domain::reminder::{Book, Reminder, State};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Error, PersonKey, Result, Tx, args, seal::Cell};

pub mod link;
pub mod message;
pub mod way;

const INSERT: &str = "INSERT INTO reminder (person_id, id, sealed, made_at) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (person_id, id) DO NOTHING";
const CHANGE: &str = "UPDATE reminder SET sealed = $3 WHERE person_id = $1 AND id = $2";
const REMOVE: &str = "DELETE FROM reminder WHERE person_id = $1 AND id = $2";
const OF: &str = "SELECT id, sealed FROM reminder WHERE person_id = $1 ORDER BY id";
const ONE: &str = "SELECT id, sealed FROM reminder WHERE person_id = $1 AND id = $2";
const ERASE: &str = "DELETE FROM reminder WHERE person_id = $1";
const KEEP_BOOK: &str = "INSERT INTO reminder_book (person_id, sealed, wake_at) VALUES ($1, $2, $3) \
    ON CONFLICT (person_id) DO UPDATE SET sealed = $2, wake_at = $3";
const BOOK: &str = "SELECT sealed, wake_at FROM reminder_book WHERE person_id = $1";
const DUE: &str = "SELECT person_id FROM reminder_book WHERE wake_at <= $1 ORDER BY wake_at, person_id LIMIT $2";
const WAKE: &str = "UPDATE reminder_book SET wake_at = $2 WHERE person_id = $1";
const ERASE_BOOK: &str = "DELETE FROM reminder_book WHERE person_id = $1";

pub(crate) const ALL: &[&str] = &[INSERT, CHANGE, REMOVE, OF, ONE, ERASE, KEEP_BOOK, BOOK, DUE, WAKE, ERASE_BOOK];

/// Nothing is to come.
pub const NEVER: i64 = i64::MAX;

/// What is sealed of one reminder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    pub reminder: Reminder,
    pub state: State,
}

/// The book of a person, with when it is looked at next (microseconds; [`NEVER`]). The moment is also by what two hands are
/// told apart: whoever changes anything sets another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub book: Book,
    pub wake_at: i64,
}

/// Seals a reminder, to be kept by [`insert`] or [`change`] under the same id.
pub fn seal(key: &PersonKey, id: Uuid, kept: &Kept) -> Vec<u8> {
    key.seal(cell(id), &serde_json::to_vec(kept).expect("texts and numbers are always JSON"))
}

/// False when it stands there already.
pub async fn insert(tx: &mut Tx, person: Uuid, id: Uuid, sealed: &[u8], now: Timestamp) -> Result<bool> {
    Ok(tx.exec(INSERT, &args![person, id, sealed, now]).await? == 1)
}

/// False when there is none of theirs with that id.
pub async fn change(tx: &mut Tx, person: Uuid, id: Uuid, sealed: &[u8]) -> Result<bool> {
    Ok(tx.exec(CHANGE, &args![person, id, sealed]).await? == 1)
}

/// Takes one away and gives what stood there, still sealed: only the person's key opens it again.
pub async fn remove(tx: &mut Tx, person: Uuid, id: Uuid) -> Result<Option<Vec<u8>>> {
    let found = tx.all::<(Uuid, Vec<u8>)>(ONE, &args![person, id]).await?;
    tx.exec(REMOVE, &args![person, id]).await?;
    Ok(found.into_iter().next().map(|(_, sealed)| sealed))
}

/// All of a person, the first made first.
pub async fn of(tx: &mut Tx, key: &PersonKey) -> Result<Vec<(Uuid, Kept)>> {
    let rows = tx.all::<(Uuid, Vec<u8>)>(OF, &args![key.person()]).await?;
    rows.into_iter().map(|(id, sealed)| Ok((id, open(key, id, &sealed)?))).collect()
}

/// Opens what [`remove`] gave.
///
/// # Errors
/// `Sealed` when it is not this person's, under this id.
pub fn open(key: &PersonKey, id: Uuid, sealed: &[u8]) -> Result<Kept> {
    opened(key, cell(id), sealed, "reminder")
}

/// Keeps a book and when to look again.
pub async fn keep_book(tx: &mut Tx, key: &PersonKey, standing: &Standing) -> Result<()> {
    let plain = serde_json::to_vec(&standing.book).expect("texts and numbers are always JSON");
    let sealed = key.seal(book_cell(key), &plain);
    tx.exec(KEEP_BOOK, &args![key.person(), sealed, standing.wake_at]).await.map(drop)
}

/// `None` for who never set anything.
pub async fn book(tx: &mut Tx, key: &PersonKey) -> Result<Option<Standing>> {
    let found = tx.all::<(Vec<u8>, i64)>(BOOK, &args![key.person()]).await?;
    let open = |(sealed, wake_at): (Vec<u8>, i64)| {
        Ok(Standing { book: opened(key, book_cell(key), &sealed, "reminder_book")?, wake_at })
    };
    found.into_iter().next().map(open).transpose()
}

/// People whose reminders are to be looked at, the longest due first.
pub async fn due(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<Vec<Uuid>> {
    Ok(tx.all::<(Uuid,)>(DUE, &args![now, limit]).await?.into_iter().map(|(id,)| id).collect())
}

/// Looks at a person's reminders at this moment and not before.
pub async fn wake(tx: &mut Tx, person: Uuid, at: Timestamp) -> Result<()> {
    tx.exec(WAKE, &args![person, at]).await.map(drop)
}

/// Forgets everything of them, and what waits to be sent.
pub async fn erase(tx: &mut Tx, person: Uuid) -> Result<()> {
    message::erase(tx, person).await?;
    link::erase(tx, person).await?;
    way::erase(tx, person).await?;
    tx.exec(ERASE, &args![person]).await?;
    tx.exec(ERASE_BOOK, &args![person]).await.map(drop)
}

fn opened<T: serde::de::DeserializeOwned>(key: &PersonKey, cell: Cell, sealed: &[u8], what: &'static str) -> Result<T> {
    let plain = key.unseal(cell, sealed)?;
    serde_json::from_slice(&plain).map_err(|error| Error::stored(what, error))
}

fn cell(id: Uuid) -> Cell {
    Cell { table: "reminder", column: "sealed", row: id }
}

fn book_cell(key: &PersonKey) -> Cell {
    Cell { table: "reminder_book", column: "sealed", row: key.person() }
}
