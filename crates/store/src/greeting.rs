//! What a guest asked a greeter, and what came of it.
//!
//! Each has a key of its own, which seals what the two write. That key is kept twice: wrapped by the guest's code, which
//! only the guest has, and sealed with the greeter's key. So the two read it and nobody else can, and the guest's page
//! answers also when the greeter was erased. When it is over the key and the words are overwritten at once; the row goes
//! two days after the meeting.

pub mod count;
pub mod kept;
pub mod report;

use jiff::Timestamp;
use openseat_domain::greeting::{Code, Met, State};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::{
    Error, PersonKey, Result, Secrets, Tx, Vault, args,
    db::{FromRow, Row},
    seal::{Cell, Key},
};

const INSERT: &str = "INSERT INTO greeting (id, finder, greeter_id, meeting_id, node_id, start_at, ends_at, state, \
    guest_key, greeter_key, words) VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9, $10)";
const FOUND: &str = "SELECT id, greeter_id, meeting_id, node_id, start_at, ends_at, state, met, guest_key, greeter_key, \
    words, answer FROM greeting WHERE finder = $1 AND ends_at > $2";
const BY_ID: &str = "SELECT id, greeter_id, meeting_id, node_id, start_at, ends_at, state, met, guest_key, greeter_key, \
    words, answer FROM greeting WHERE id = $1 AND ends_at > $2";
const OF_GREETER: &str = "SELECT id, greeter_id, meeting_id, node_id, start_at, ends_at, state, met, guest_key, \
    greeter_key, words, answer FROM greeting WHERE greeter_id = $1 AND state < 2 AND ends_at > $2 \
    ORDER BY start_at, id";
const TAKEN: &str = "SELECT COUNT(*) FROM greeting q JOIN greeter o ON o.id = q.greeter_id \
    WHERE o.owner = $1 AND q.state < 2 AND q.start_at > $2";
const ACCEPT: &str = "UPDATE greeting SET state = 1, answer = $2 WHERE id = $1 AND state = 0";
const CLOSE: &str = "UPDATE greeting SET state = $2, guest_key = $3, greeter_key = $3, words = $3, answer = NULL \
    WHERE id = $1 AND state < 2";
const CLOSE_ALL: &str = "UPDATE greeting SET state = $2, guest_key = $3, greeter_key = $3, words = $3, answer = NULL \
    WHERE greeter_id = $1 AND state < 2";
const MEET: &str = "UPDATE greeting SET met = $2 WHERE id = $1 AND met IS NULL AND state = 1";
const SWEEP: &str = "DELETE FROM greeting WHERE ends_at <= $1";

pub(crate) const ALL: &[&str] = &[INSERT, FOUND, BY_ID, OF_GREETER, TAKEN, ACCEPT, CLOSE, CLOSE_ALL, MEET, SWEEP];

/// What the guest wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// What they want to be called.
    pub name: String,
    /// "I will wear a red hat."
    pub line: String,
}

/// What the greeter answered. Their name and sign are written down with it, as they were then.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    pub name: String,
    pub sign: String,
    /// Where they wait, and anything else.
    pub place: String,
}

/// One row, still sealed.
#[derive(Clone, Debug)]
pub struct Greeting {
    pub id: Uuid,
    pub greeter_id: Uuid,
    pub meeting_id: Uuid,
    pub node_id: Uuid,
    pub start_at: Timestamp,
    pub ends_at: Timestamp,
    pub state: State,
    pub met: Option<Met>,
    guest_key: Vec<u8>,
    greeter_key: Vec<u8>,
    words: Vec<u8>,
    answer: Option<Vec<u8>>,
}

/// What the two wrote, with the key in hand for a moment.
#[derive(Clone, Debug)]
pub struct Opened {
    pub words: Words,
    pub reply: Option<Reply>,
    id: Uuid,
    key: Key,
}

/// A new one, sealed for the two.
#[derive(Clone, Debug)]
pub struct New {
    pub id: Uuid,
    pub greeter_id: Uuid,
    pub meeting_id: Uuid,
    pub node_id: Uuid,
    pub start_at: Timestamp,
    pub ends_at: Timestamp,
    finder: [u8; 32],
    guest_key: Vec<u8>,
    greeter_key: Vec<u8>,
    words: Vec<u8>,
}

/// Which meeting, when, with whom: what is kept in the clear.
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    pub greeter_id: Uuid,
    pub meeting_id: Uuid,
    pub node_id: Uuid,
    pub start_at: Timestamp,
    pub ends_at: Timestamp,
}

impl New {
    /// The id tells no time, unlike others, so that nothing that a person did at that moment leads to it.
    pub fn sealed(vault: &Vault, code: &Code, greeter: &PersonKey, slot: Slot, words: &Words) -> Self {
        let secrets = vault.secrets();
        let id = uuid::Builder::from_random_bytes(secrets.bytes()).into_uuid();
        let key = Key::draw(secrets);
        let Slot { greeter_id, meeting_id, node_id, start_at, ends_at } = slot;
        Self {
            finder: finder(vault, code),
            guest_key: of_code(code, id).seal(secrets, &place("guest_key", id), key.bytes()),
            greeter_key: greeter.seal(greeter_cell(id), key.bytes()),
            words: sealed(&key, secrets, "words", id, words),
            id,
            greeter_id,
            meeting_id,
            node_id,
            start_at,
            ends_at,
        }
    }
}

impl Greeting {
    /// For who has the code.
    ///
    /// # Errors
    /// [`Error::Sealed`] for another code, and when it is over.
    pub fn as_guest(&self, code: &Code) -> Result<Opened> {
        let key = of_code(code, self.id).open(&place("guest_key", self.id), &self.guest_key)?;
        self.opened(&key)
    }

    /// For the greeter.
    ///
    /// # Errors
    /// [`Error::Sealed`] for another person, and when it is over.
    pub fn as_greeter(&self, greeter: &PersonKey) -> Result<Opened> {
        self.opened(&greeter.unseal(greeter_cell(self.id), &self.greeter_key)?)
    }

    fn opened(&self, key: &[u8]) -> Result<Opened> {
        let key = Key::new(key.try_into().map_err(|_| Error::Sealed)?);
        let words = unsealed(&key, "words", self.id, &self.words)?;
        let reply = self.answer.as_ref().map(|answer| unsealed(&key, "answer", self.id, answer)).transpose()?;
        Ok(Opened { words, reply, id: self.id, key })
    }
}

impl Opened {
    /// Seals an answer, to be kept by [`accept`].
    pub fn seal(&self, secrets: &Secrets, reply: &Reply) -> Vec<u8> {
        sealed(&self.key, secrets, "answer", self.id, reply)
    }
}

/// By what the page of a code is found.
pub fn finder(vault: &Vault, code: &Code) -> [u8; 32] {
    let hex: String = code.iter().map(|byte| format!("{byte:02x}")).collect();
    vault.index("code of a greeting", &hex)
}

pub async fn insert(tx: &mut Tx, new: &New) -> Result<()> {
    let New { id, greeter_id, meeting_id, node_id, start_at, ends_at, finder, guest_key, greeter_key, words } = new;
    let clear = args![*id, *finder, *greeter_id, *meeting_id, *node_id, *start_at, *ends_at];
    let sealed = args![guest_key.as_slice(), greeter_key.as_slice(), words.as_slice()];
    tx.exec(INSERT, &[&clear[..], &sealed[..]].concat()).await.map(drop)
}

/// The one behind a code; `None` when there is none, or when it has ended.
pub async fn found(tx: &mut Tx, finder: [u8; 32], now: Timestamp) -> Result<Option<Greeting>> {
    tx.opt(FOUND, &args![finder, now]).await
}

/// `None` when there is none, or when it has ended.
pub async fn by_id(tx: &mut Tx, id: Uuid, now: Timestamp) -> Result<Option<Greeting>> {
    tx.opt(BY_ID, &args![id, now]).await
}

/// Those of one offer that the two can still read, the next first.
pub async fn of_greeter(tx: &mut Tx, greeter: Uuid, now: Timestamp) -> Result<Vec<Greeting>> {
    tx.all(OF_GREETER, &args![greeter, now]).await
}

/// How many a person has open, over all their offers, that are still to come.
pub async fn open_count(tx: &mut Tx, owner: [u8; 32], now: Timestamp) -> Result<usize> {
    let (open,) = tx.one::<(i64,)>(TAKEN, &args![owner, now]).await?;
    Ok(usize::try_from(open).unwrap_or(usize::MAX))
}

/// Keeps a yes; false when it is answered or over.
pub async fn accept(tx: &mut Tx, id: Uuid, answer: &[u8]) -> Result<bool> {
    Ok(tx.exec(ACCEPT, &args![id, answer]).await? == 1)
}

/// Ends it: nothing of what was written can be read any more. False when it was over.
pub async fn close(tx: &mut Tx, id: Uuid, state: State) -> Result<bool> {
    Ok(tx.exec(CLOSE, &args![id, state as i64, &b""[..]]).await? == 1)
}

/// Ends all that are open with one offer; how many.
pub async fn close_all(tx: &mut Tx, greeter: Uuid, state: State) -> Result<u64> {
    tx.exec(CLOSE_ALL, &args![greeter, state as i64, &b""[..]]).await
}

/// Keeps whether the two met; false when it was told before.
pub async fn meet(tx: &mut Tx, id: Uuid, met: Met) -> Result<bool> {
    Ok(tx.exec(MEET, &args![id, met as i64]).await? == 1)
}

/// Forgets all that have ended, with the reports and codes whose time is over; how many.
pub async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    Ok(tx.exec(SWEEP, &args![now]).await? + report::sweep(tx, now).await? + kept::sweep(tx, now).await?)
}

/// The key that a code is: 88 random bits need no slow hash.
fn of_code(code: &Code, id: Uuid) -> Key {
    Key::new(Key::new(Sha256::digest(code).into()).mark("key of a greeting", id.as_bytes()))
}

fn sealed(key: &Key, secrets: &Secrets, column: &str, id: Uuid, what: &impl Serialize) -> Vec<u8> {
    key.seal(secrets, &place(column, id), &serde_json::to_vec(what).expect("texts are always JSON"))
}

fn unsealed<T: DeserializeOwned>(key: &Key, column: &str, id: Uuid, sealed: &[u8]) -> Result<T> {
    let plain = key.open(&place(column, id), sealed)?;
    serde_json::from_slice(&plain).map_err(|error| Error::stored("greeting", error))
}

fn place(column: &str, id: Uuid) -> Vec<u8> {
    [b"greeting ", column.as_bytes(), b" ", id.as_bytes()].concat()
}

fn greeter_cell(id: Uuid) -> Cell {
    Cell { table: "greeting", column: "greeter_key", row: id }
}

impl FromRow for Greeting {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let (state, met): (i64, Option<i64>) = (row.get(6)?, row.get(7)?);
        let at = |number: i64| usize::try_from(number).unwrap_or(usize::MAX);
        let met = met.map(|met| Met::ALL.get(at(met)).copied().ok_or_else(|| Error::stored("answer", met)));
        Ok(Self {
            id: row.get(0)?,
            greeter_id: row.get(1)?,
            meeting_id: row.get(2)?,
            node_id: row.get(3)?,
            start_at: row.get(4)?,
            ends_at: row.get(5)?,
            state: State::ALL.get(at(state)).copied().ok_or_else(|| Error::stored("state of a greeting", state))?,
            met: met.transpose()?,
            guest_key: row.get(8)?,
            greeter_key: row.get(9)?,
            words: row.get(10)?,
            answer: row.get(11)?,
        })
    }
}
