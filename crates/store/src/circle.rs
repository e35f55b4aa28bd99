//! Circles: a key of its own for each, and how it stands.
//!
//! Nothing here says in the clear who is in a circle. A person is found in it by a keyed hash; the circle's key is sealed with
//! the key of each who is in it, and all that they set and say there is sealed with the circle's.

pub mod block;
pub mod invitation;
pub mod member;
pub mod report;
pub mod word;

use jiff::Timestamp;
use openseat_domain::circle::{Age, Reason};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use crate::{
    Error, PersonKey, Result, Secrets, Tx, Vault, args,
    db::{FromRow, Row},
    seal::{Cell, Key},
};

const INSERT: &str = "INSERT INTO circle (id, keeper, young, ended_at, why) VALUES ($1, $2, $3, NULL, NULL)";
const BY_ID: &str = "SELECT id, keeper, young, ended_at, why FROM circle WHERE id = $1";
const KEEP: &str = "UPDATE circle SET keeper = $2 WHERE id = $1 AND ended_at IS NULL";
const END: &str = "UPDATE circle SET ended_at = $2, why = $3 WHERE id = $1 AND ended_at IS NULL";
const OLD: &str = "SELECT id FROM circle WHERE ended_at <= $1 ORDER BY id LIMIT 100";
const REMOVE: &str = "DELETE FROM circle WHERE id = $1";

pub(crate) const ALL: &[&str] = &[INSERT, BY_ID, KEEP, END, OLD, REMOVE];

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circle {
    pub id: Uuid,
    /// Which of its people keeps it.
    pub keeper: Uuid,
    pub age: Age,
    /// When it ended. What was said is gone then.
    pub ended_at: Option<Timestamp>,
    /// Why a moderator ended it; `None` when it ended by itself.
    pub why: Option<Reason>,
}

/// The key of a circle, in hand for a moment.
#[derive(Clone, Debug)]
pub struct CircleKey {
    circle: Uuid,
    key: Key,
    secrets: Secrets,
}

impl CircleKey {
    /// The key of a new circle.
    pub fn draw(vault: &Vault, circle: Uuid) -> Self {
        let secrets = vault.secrets();
        Self { circle, key: Key::draw(secrets), secrets: secrets.clone() }
    }

    pub fn circle(&self) -> Uuid {
        self.circle
    }

    /// The key, sealed for one who is in the circle.
    pub fn wrapped(&self, key: &PersonKey, member: Uuid) -> Vec<u8> {
        key.seal(wrap_cell(member), self.key.bytes())
    }

    /// Opens what [`CircleKey::wrapped`] made.
    ///
    /// # Errors
    /// [`Error::Sealed`] for the key of another person.
    pub fn unwrap(vault: &Vault, key: &PersonKey, circle: Uuid, member: Uuid, wrapped: &[u8]) -> Result<Self> {
        Self::of_bytes(vault, circle, &key.unseal(wrap_cell(member), wrapped)?)
    }

    /// The same id for the same person and purpose each time, which tells neither without the key.
    pub fn id_of(&self, purpose: &str, member: Uuid, which: &str) -> Uuid {
        let mark = self.key.mark(purpose, &[member.as_bytes(), which.as_bytes()].concat());
        Uuid::from_slice(&mark[..16]).expect("16 bytes make an id")
    }

    fn of_bytes(vault: &Vault, circle: Uuid, bytes: &[u8]) -> Result<Self> {
        let key = Key::new(bytes.try_into().map_err(|_| Error::Sealed)?);
        Ok(Self { circle, key, secrets: vault.secrets().clone() })
    }

    fn seal(&self, column: &str, row: Uuid, what: &impl Serialize) -> Vec<u8> {
        let plain = serde_json::to_vec(what).expect("texts, days and ids are always JSON");
        self.key.seal(&self.secrets, &place(column, self.circle, row), &plain)
    }

    fn open<T: DeserializeOwned>(&self, column: &str, row: Uuid, sealed: &[u8]) -> Result<T> {
        let plain = self.key.open(&place(column, self.circle, row), sealed)?;
        serde_json::from_slice(&plain).map_err(|error| Error::stored("circle", error))
    }
}

/// By what the circles of a person are found.
pub fn owner(vault: &Vault, person: Uuid) -> [u8; 32] {
    vault.index("circle", &person.simple().to_string())
}

pub async fn insert(tx: &mut Tx, id: Uuid, keeper: Uuid, age: Age) -> Result<()> {
    tx.exec(INSERT, &args![id, keeper, age == Age::Young]).await.map(drop)
}

/// `None` when there is none.
pub async fn by_id(tx: &mut Tx, id: Uuid) -> Result<Option<Circle>> {
    tx.opt(BY_ID, &args![id]).await
}

/// Somebody else keeps it; false when it has ended.
pub async fn keep(tx: &mut Tx, id: Uuid, keeper: Uuid) -> Result<bool> {
    Ok(tx.exec(KEEP, &args![id, keeper]).await? == 1)
}

/// Ends it: what was said, the links, and the keys of all who are in it are gone at once. Its row and those of its people
/// stay for a while, so that they are told. False when it had ended.
pub async fn end(tx: &mut Tx, id: Uuid, why: Option<Reason>, now: Timestamp) -> Result<bool> {
    word::remove_all(tx, id).await?;
    invitation::remove_all(tx, id).await?;
    member::take_keys(tx, id).await?;
    Ok(tx.exec(END, &args![id, now, why.map(Reason::as_str)]).await? == 1)
}

/// Takes away everything of it, but for what was reported.
pub async fn remove(tx: &mut Tx, id: Uuid) -> Result<()> {
    word::remove_all(tx, id).await?;
    invitation::remove_all(tx, id).await?;
    member::remove_all(tx, id).await?;
    tx.exec(REMOVE, &args![id]).await.map(drop)
}

/// Forgets what is over: words and links at `now`, and what ended or left before `before`. How much.
pub async fn sweep(tx: &mut Tx, now: Timestamp, before: Timestamp) -> Result<u64> {
    let mut swept = word::sweep(tx, now).await? + invitation::sweep(tx, now).await? + report::sweep(tx, now).await?;
    swept += member::sweep(tx, before).await?;
    for (id,) in tx.all::<(Uuid,)>(OLD, &args![before]).await? {
        remove(tx, id).await?;
        swept += 1;
    }
    Ok(swept)
}

/// An id that tells no time, unlike others, so that nothing that a person did at that moment leads to it.
pub fn random_id(secrets: &Secrets) -> Uuid {
    uuid::Builder::from_random_bytes(secrets.bytes()).into_uuid()
}

fn place(column: &str, circle: Uuid, row: Uuid) -> Vec<u8> {
    [b"circle ", column.as_bytes(), b" ", circle.as_bytes(), row.as_bytes()].concat()
}

fn wrap_cell(member: Uuid) -> Cell {
    Cell { table: "circle_member", column: "key", row: member }
}

/// The reason of a word in a table.
fn reason(word: Option<String>) -> Result<Option<Reason>> {
    let known = |word: String| Reason::parse(&word).ok_or_else(|| Error::stored("reason", word));
    word.map(known).transpose()
}

impl FromRow for Circle {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let young: bool = row.get(2)?;
        Ok(Self {
            id: row.get(0)?,
            keeper: row.get(1)?,
            age: if young { Age::Young } else { Age::Adult },
            ended_at: row.get(3)?,
            why: reason(row.get(4)?)?,
        })
    }
}
