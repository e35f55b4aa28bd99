//! Messages that wait to be sent, each with a job of the same id. Here lies what is sent and to whom, sealed for the person;
//! the job knows only when.

use jiff::Timestamp;
use openseat_domain::search::Minute;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::opened;
use crate::{PersonKey, Result, Tx, args, job, seal::Cell};

const INSERT: &str = "INSERT INTO reminder_message (person_id, id, sealed, made_at) VALUES ($1, $2, $3, $4)";
const ONE: &str = "SELECT sealed FROM reminder_message WHERE person_id = $1 AND id = $2";
const REMOVE: &str = "DELETE FROM reminder_message WHERE person_id = $1 AND id = $2";
const IDS: &str = "SELECT id FROM reminder_message WHERE person_id = $1";
const ERASE: &str = "DELETE FROM reminder_message WHERE person_id = $1";

pub(crate) const ALL: &[&str] = &[INSERT, ONE, REMOVE, IDS, ERASE];

/// What is sealed of one message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// By which way.
    pub way: Uuid,
    pub subject: String,
    pub text: String,
    /// The part of its link after the last `/`.
    pub link: String,
    /// The reminders that it is of.
    pub of: Vec<Uuid>,
    /// Of no use after this.
    pub late: Minute,
}

pub async fn insert(tx: &mut Tx, key: &PersonKey, id: Uuid, message: &Message, now: Timestamp) -> Result<()> {
    let plain = serde_json::to_vec(message).expect("texts and numbers are always JSON");
    tx.exec(INSERT, &args![key.person(), id, key.seal(cell(id), &plain), now]).await.map(drop)
}

/// `None` when it was sent, or its person is gone.
pub async fn one(tx: &mut Tx, key: &PersonKey, id: Uuid) -> Result<Option<Message>> {
    let found = tx.all::<(Vec<u8>,)>(ONE, &args![key.person(), id]).await?;
    found.into_iter().next().map(|(sealed,)| opened(key, cell(id), &sealed, "reminder_message")).transpose()
}

pub async fn remove(tx: &mut Tx, person: Uuid, id: Uuid) -> Result<bool> {
    Ok(tx.exec(REMOVE, &args![person, id]).await? == 1)
}

/// Takes away all that waits, with its jobs.
pub async fn erase(tx: &mut Tx, person: Uuid) -> Result<()> {
    for (id,) in tx.all::<(Uuid,)>(IDS, &args![person]).await? {
        job::end(tx, id).await?;
    }
    tx.exec(ERASE, &args![person]).await.map(drop)
}

fn cell(id: Uuid) -> Cell {
    Cell { table: "reminder_message", column: "sealed", row: id }
}
