//! What a person answered on forms.
//!
//! One way leads to them: [`of`] for the person, who shows that they are [`Own`]. Nobody else reads them, but for the answers to
//! one form that a permit covers ([`crate::disclosure::read`]). Which form an
//! answer is to is sealed too; rows of one form share a mark that only the person's key can make, so that the latest few
//! of one form are read without opening all.

use std::collections::BTreeSet;

use jiff::Timestamp;
use openseat_domain::{
    form::{Answers, FormId},
    permit::Own,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Error, PersonKey, Result, Tx, args, seal::Cell};

const INSERT: &str = "INSERT INTO response (person_id, id, shelf, sealed, made_at) VALUES ($1, $2, $3, $4, $5) \
    ON CONFLICT (person_id, id) DO NOTHING";
const CHANGE: &str = "UPDATE response SET sealed = $3 WHERE person_id = $1 AND id = $2";
const REMOVE: &str = "DELETE FROM response WHERE person_id = $1 AND id = $2";
const ONE: &str = "SELECT id, sealed FROM response WHERE person_id = $1 AND id = $2";
const LATEST: &str =
    "SELECT id, sealed FROM response WHERE person_id = $1 AND shelf = $2 ORDER BY made_at DESC, id DESC LIMIT $3";
const EVERY: &str = "SELECT id, sealed FROM response WHERE person_id = $1 ORDER BY made_at DESC, id DESC";
const COUNT: &str = "SELECT COUNT(*) FROM response WHERE person_id = $1";
const SHELVES: &str = "SELECT DISTINCT shelf FROM response WHERE person_id = $1";
const ERASE: &str = "DELETE FROM response WHERE person_id = $1";

/// Among so many of the latest one that was finished is looked for.
const LOOKED: i64 = 10;

pub(crate) const ALL: &[&str] = &[INSERT, CHANGE, REMOVE, ONE, LATEST, EVERY, COUNT, SHELVES, ERASE];

/// What is sealed of one response.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Response {
    pub form: FormId,
    /// Of the form, so that it stays known what was asked.
    pub version: String,
    pub sha256: String,
    /// In which language it was asked (`en`).
    pub language: String,
    /// The zone in which its times are told (IANA).
    pub zone: String,
    pub begun: Timestamp,
    pub changed: Timestamp,
    /// `None` while something may still be answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finished: Option<Timestamp>,
    pub answers: Answers,
}

/// Which responses are read.
#[derive(Clone, Debug)]
pub enum Which {
    One(Uuid),
    /// The latest so many of one form.
    Latest(FormId, i64),
    Every,
}

/// Seals a response, to be kept by [`insert`] or [`change`] under the same id.
pub fn seal(key: &PersonKey, id: Uuid, response: &Response) -> Vec<u8> {
    let plain = serde_json::to_vec(response).expect("texts, numbers and times are always JSON");
    key.seal(cell(id), &plain)
}

/// False when there is one with that id.
pub async fn insert(
    tx: &mut Tx,
    own: Own,
    key: &PersonKey,
    id: Uuid,
    form: &FormId,
    sealed: &[u8],
    now: Timestamp,
) -> Result<bool> {
    Ok(tx.exec(INSERT, &args![own.person(), id, shelf(key, form), sealed, now]).await? == 1)
}

/// False when there is none of theirs with that id.
pub async fn change(tx: &mut Tx, own: Own, id: Uuid, sealed: &[u8]) -> Result<bool> {
    Ok(tx.exec(CHANGE, &args![own.person(), id, sealed]).await? == 1)
}

/// Takes one away and gives what stood there, still sealed: only [`put_back`] can open it, for the same person.
pub async fn remove(tx: &mut Tx, own: Own, id: Uuid) -> Result<Option<Vec<u8>>> {
    let found = tx.all::<(Uuid, Vec<u8>)>(ONE, &args![own.person(), id]).await?;
    tx.exec(REMOVE, &args![own.person(), id]).await?;
    Ok(found.into_iter().next().map(|(_, sealed)| sealed))
}

/// Puts back what [`remove`] gave; false when it stands there already.
///
/// # Errors
/// `Sealed` when it is not what this person removed under this id.
pub async fn put_back(tx: &mut Tx, own: Own, key: &PersonKey, id: Uuid, sealed: &[u8]) -> Result<bool> {
    let was = open(key, id, sealed)?;
    insert(tx, own, key, id, &was.form, sealed, was.begun).await
}

pub async fn count(tx: &mut Tx, own: Own) -> Result<i64> {
    Ok(tx.one::<(i64,)>(COUNT, &args![own.person()]).await?.0)
}

/// Those of these forms to which the person kept an answer.
pub async fn answered(tx: &mut Tx, own: Own, key: &PersonKey, forms: &[FormId]) -> Result<Vec<FormId>> {
    if own.person() != key.person() {
        return Err(Error::Sealed);
    }
    let shelves: BTreeSet<Vec<u8>> =
        tx.all::<(Vec<u8>,)>(SHELVES, &args![own.person()]).await?.into_iter().map(|(shelf,)| shelf).collect();
    Ok(forms.iter().filter(|form| shelves.contains(&shelf(key, form))).cloned().collect())
}

/// What the person answered, for them; the latest first.
pub async fn of(tx: &mut Tx, own: Own, key: &PersonKey, which: &Which) -> Result<Vec<(Uuid, Response)>> {
    if own.person() != key.person() {
        return Err(Error::Sealed);
    }
    let person = key.person();
    let rows = match which {
        Which::One(id) => tx.all::<(Uuid, Vec<u8>)>(ONE, &args![person, *id]).await?,
        Which::Latest(form, most) => tx.all::<(Uuid, Vec<u8>)>(LATEST, &args![person, shelf(key, form), *most]).await?,
        Which::Every => tx.all::<(Uuid, Vec<u8>)>(EVERY, &args![person]).await?,
    };
    rows.into_iter().map(|(id, sealed)| Ok((id, open(key, id, &sealed)?))).collect()
}

/// The last answers to a form that were finished. For what a permit covers only.
pub(crate) async fn last_finished(tx: &mut Tx, key: &PersonKey, form: &FormId) -> Result<Option<Response>> {
    let rows = tx.all::<(Uuid, Vec<u8>)>(LATEST, &args![key.person(), shelf(key, form), LOOKED]).await?;
    for (id, sealed) in rows {
        let one = open(key, id, &sealed)?;
        if one.finished.is_some() {
            return Ok(Some(one));
        }
    }
    Ok(None)
}

/// Forgets all of them.
pub async fn erase(tx: &mut Tx, person: Uuid) -> Result<()> {
    tx.exec(ERASE, &args![person]).await.map(drop)
}

fn open(key: &PersonKey, id: Uuid, sealed: &[u8]) -> Result<Response> {
    let plain = key.unseal(cell(id), sealed)?;
    serde_json::from_slice(&plain).map_err(|error| Error::stored("response", error))
}

/// By what the rows of one form are found. Without the person's key it tells neither the form nor whether two people
/// answer the same one.
fn shelf(key: &PersonKey, form: &FormId) -> Vec<u8> {
    key.blind_name("shelf", form.as_str())[..16].to_vec()
}

fn cell(id: Uuid) -> Cell {
    Cell { table: "response", column: "sealed", row: id }
}
