//! The key store: one wrapped key for each person, and the keys of the house. A database of its own.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    Result, Tx, args,
    db::{Column, FromRow, Row},
};

const KEEP_PERSON: &str = "INSERT INTO person_key (person_id, master, wrapped, made_at) VALUES ($1, $2, $3, $4)";
const OF_PERSON: &str = "SELECT master, wrapped FROM person_key WHERE person_id = $1";
const DESTROY: &str = "DELETE FROM person_key WHERE person_id = $1";
const UNDER_OTHERS: &str = "SELECT person_id, master, wrapped FROM person_key WHERE master <> $1 LIMIT $2";
const REWRAP: &str = "UPDATE person_key SET master = $2, wrapped = $3 WHERE person_id = $1 AND master = $4";
const COUNT: &str = "SELECT master, COUNT(*) FROM person_key GROUP BY master";
const KEEP_HOUSE: &str = "INSERT INTO house_key (name, master, wrapped, made_at) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (name) DO NOTHING";
const OF_HOUSE: &str = "SELECT master, wrapped FROM house_key WHERE name = $1";
const HOUSE: &str = "SELECT name, master FROM house_key";
const REWRAP_HOUSE: &str = "UPDATE house_key SET master = $2, wrapped = $3 WHERE name = $1 AND master = $4";
const EVERY_PERSON: &str = "SELECT person_id, master, wrapped, made_at FROM person_key";
const EVERY_HOUSE: &str = "SELECT name, master, wrapped, made_at FROM house_key";
const PUT_BACK_PERSON: &str = "INSERT INTO person_key (person_id, master, wrapped, made_at) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (person_id) DO NOTHING";
const FORGET_HOUSE: &str = "DELETE FROM house_key";

pub(crate) const ALL: &[&str] = &[
    KEEP_PERSON,
    OF_PERSON,
    DESTROY,
    UNDER_OTHERS,
    REWRAP,
    COUNT,
    KEEP_HOUSE,
    OF_HOUSE,
    HOUSE,
    REWRAP_HOUSE,
    EVERY_PERSON,
    EVERY_HOUSE,
    PUT_BACK_PERSON,
    FORGET_HOUSE,
];

/// A key as it is kept: encrypted under the master key of that name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrapped {
    pub master: String,
    pub bytes: Vec<u8>,
}

/// One row, for the backup: whose key it is (a person's id, or a name of the house), and the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept<T> {
    pub of: T,
    pub key: Wrapped,
    pub made_at: Timestamp,
}

/// Everything that a key store holds. All of it is wrapped by master keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Everything {
    pub house: Vec<Kept<String>>,
    pub people: Vec<Kept<Uuid>>,
}

pub async fn keep_person(tx: &mut Tx, person: Uuid, key: &Wrapped, at: Timestamp) -> Result<()> {
    tx.exec(KEEP_PERSON, &args![person, &key.master, key.bytes.as_slice(), at]).await.map(drop)
}

/// `None` when the person was erased or never was.
pub async fn of_person(tx: &mut Tx, person: Uuid) -> Result<Option<Wrapped>> {
    tx.opt(OF_PERSON, &args![person]).await
}

/// Destroys a person's key; false when there was none.
pub async fn destroy(tx: &mut Tx, person: Uuid) -> Result<bool> {
    Ok(tx.exec(DESTROY, &args![person]).await? == 1)
}

/// At most `limit` people whose key is not wrapped by `master`.
pub async fn under_others(tx: &mut Tx, master: &str, limit: i64) -> Result<Vec<(Uuid, String, Vec<u8>)>> {
    tx.all(UNDER_OTHERS, &args![master, limit]).await
}

/// Puts a key that another master wraps in the place of the old; false when it was changed meanwhile.
pub async fn rewrap(tx: &mut Tx, person: Uuid, from: &str, to: &Wrapped) -> Result<bool> {
    Ok(tx.exec(REWRAP, &args![person, &to.master, to.bytes.as_slice(), from]).await? == 1)
}

/// How many people's keys each master wraps.
pub async fn count(tx: &mut Tx) -> Result<Vec<(String, i64)>> {
    let mut counts: Vec<(String, i64)> = tx.all(COUNT, &[]).await?;
    counts.sort();
    Ok(counts)
}

/// Keeps a key of the house unless there is one of that name.
pub async fn keep_house(tx: &mut Tx, name: &str, key: &Wrapped, at: Timestamp) -> Result<()> {
    tx.exec(KEEP_HOUSE, &args![name, &key.master, key.bytes.as_slice(), at]).await.map(drop)
}

pub async fn of_house(tx: &mut Tx, name: &str) -> Result<Option<Wrapped>> {
    tx.opt(OF_HOUSE, &args![name]).await
}

/// The names of the house's keys, each with its master.
pub async fn house(tx: &mut Tx) -> Result<Vec<(String, String)>> {
    let mut names: Vec<(String, String)> = tx.all(HOUSE, &[]).await?;
    names.sort();
    Ok(names)
}

pub async fn rewrap_house(tx: &mut Tx, name: &str, from: &str, to: &Wrapped) -> Result<bool> {
    Ok(tx.exec(REWRAP_HOUSE, &args![name, &to.master, to.bytes.as_slice(), from]).await? == 1)
}

/// Everything, as it is at one moment.
pub async fn everything(tx: &mut Tx) -> Result<Everything> {
    Ok(Everything { house: tx.all(EVERY_HOUSE, &[]).await?, people: tx.all(EVERY_PERSON, &[]).await? })
}

/// Puts back what is missing; how many keys of people. The keys of the house are those of the backup when nobody has a
/// key here yet: a start without the backup has then made some that fit nothing.
pub async fn put_back(tx: &mut Tx, all: &Everything) -> Result<u64> {
    if count(tx).await?.is_empty() && !all.house.is_empty() {
        tx.exec(FORGET_HOUSE, &[]).await?;
    }
    for Kept { of, key, made_at } in &all.house {
        keep_house(tx, of, key, *made_at).await?;
    }
    let person = |kept: &Kept<Uuid>| args![kept.of, &kept.key.master, kept.key.bytes.as_slice(), kept.made_at];
    tx.exec_many(PUT_BACK_PERSON, all.people.iter().map(person)).await
}

impl<T: for<'a> Column<'a> + Send> FromRow for Kept<T> {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let key = Wrapped { master: row.get(1)?, bytes: row.get(2)? };
        Ok(Self { of: row.get(0)?, key, made_at: row.get(3)? })
    }
}

impl FromRow for Wrapped {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { master: row.get(0)?, bytes: row.get(1)? })
    }
}
