//! What a person keeps of themself.
//!
//! Two ways lead to it, and no third: [`of`] for the person, who shows that they are [`Own`], and
//! [`crate::disclosure::read`] for anybody else, who gives up a permit.

use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date};
use openseat_domain::{circle::Age, consent::Field, permit::Own};

use crate::{Error, PersonKey, Result, Tx, args, seal::Cell};

const KEEP: &str = "INSERT INTO about (person_id, field, sealed, changed_at) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (person_id, field) DO UPDATE SET sealed = $3, changed_at = $4";
const DROP: &str = "DELETE FROM about WHERE person_id = $1 AND field = $2";
const OF: &str = "SELECT field, sealed FROM about WHERE person_id = $1";
const ERASE: &str = "DELETE FROM about WHERE person_id = $1";

/// The word of the row that says how old the person is.
const AGE: &str = "age";

pub(crate) const ALL: &[&str] = &[KEEP, DROP, OF, ERASE];

/// Seals a text, to be kept by [`keep`].
pub fn seal(key: &PersonKey, field: Field, text: &str) -> Vec<u8> {
    key.seal(cell(key, field), text.as_bytes())
}

/// Keeps what the person wrote in the place of what they wrote before.
pub async fn keep(tx: &mut Tx, own: Own, field: Field, sealed: &[u8], now: Timestamp) -> Result<()> {
    tx.exec(KEEP, &args![own.person(), field.as_str(), sealed, now]).await.map(drop)
}

/// Takes it away; false when there was nothing.
pub async fn remove(tx: &mut Tx, own: Own, field: Field) -> Result<bool> {
    Ok(tx.exec(DROP, &args![own.person(), field.as_str()]).await? == 1)
}

/// What the person wrote, for them.
pub async fn of(tx: &mut Tx, own: Own, key: &PersonKey) -> Result<Vec<(Field, String)>> {
    if own.person() != key.person() {
        return Err(Error::Sealed);
    }
    opened(tx, key, &BTreeSet::from(Field::ALL)).await
}

/// Keeps whether the person is an adult, and on which day they said so. It is theirs alone: no consent covers it.
pub async fn keep_age(tx: &mut Tx, own: Own, key: &PersonKey, age: Age, on: Date, now: Timestamp) -> Result<()> {
    let sealed = key.seal(age_cell(key), format!("{} {on}", age.as_str()).as_bytes());
    tx.exec(KEEP, &args![own.person(), AGE, sealed, now]).await.map(drop)
}

/// What the person said of their age; `None` when they did not.
pub async fn age(tx: &mut Tx, own: Own, key: &PersonKey) -> Result<Option<(Age, Date)>> {
    if own.person() != key.person() {
        return Err(Error::Sealed);
    }
    let rows = tx.all::<(String, Vec<u8>)>(OF, &args![key.person()]).await?;
    let Some((_, sealed)) = rows.into_iter().find(|(word, _)| word == AGE) else { return Ok(None) };
    let text = key.text(age_cell(key), &sealed)?;
    let said = text.split_once(' ').and_then(|(age, on)| Some((Age::parse(age)?, on.parse().ok()?)));
    said.map(Some).ok_or_else(|| Error::stored("age", "no such words"))
}

/// Forgets all of it.
pub async fn erase(tx: &mut Tx, person: uuid::Uuid) -> Result<()> {
    tx.exec(ERASE, &args![person]).await.map(drop)
}

/// Those of the fields that are there. For the two ways above only.
pub(crate) async fn opened(tx: &mut Tx, key: &PersonKey, fields: &BTreeSet<Field>) -> Result<Vec<(Field, String)>> {
    let mut found = Vec::new();
    for (word, sealed) in tx.all::<(String, Vec<u8>)>(OF, &args![key.person()]).await? {
        if word == AGE {
            continue;
        }
        let field = Field::parse(&word).ok_or_else(|| Error::stored("field", "no such word"))?;
        if fields.contains(&field) {
            found.push((field, key.text(cell(key, field), &sealed)?));
        }
    }
    found.sort();
    Ok(found)
}

fn cell(key: &PersonKey, field: Field) -> Cell {
    Cell { table: "about", column: field.as_str(), row: key.person() }
}

fn age_cell(key: &PersonKey) -> Cell {
    Cell { table: "about", column: AGE, row: key.person() }
}
