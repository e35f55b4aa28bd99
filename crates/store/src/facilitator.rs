//! People who lead a group, or would like to. What they gave for it is sealed with their own key.
//!
//! Two ways lead to it: the person's own, and that of those whom the policy lets look after facilitators at the node.

use jiff::{Timestamp, civil::Date};
use openseat_domain::facilitator::{Background, REFRESH_MONTHS, Step};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Error, PersonKey, Result, Tx, args,
    db::{FromRow, Row},
    seal::Cell,
};

const PUT: &str = "INSERT INTO facilitator (person_id, node_id, sealed, changed_at) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (person_id, node_id) DO UPDATE SET sealed = excluded.sealed, changed_at = excluded.changed_at";
const ONE: &str = "SELECT person_id, node_id, sealed FROM facilitator WHERE person_id = $1 AND node_id = $2";
const OF_NODE: &str = "SELECT person_id, node_id, sealed FROM facilitator WHERE node_id = $1 ORDER BY person_id";
const OF_PERSON: &str = "SELECT person_id, node_id, sealed FROM facilitator WHERE person_id = $1 ORDER BY node_id";
const REMOVE: &str = "DELETE FROM facilitator WHERE person_id = $1 AND node_id = $2";
const ERASE: &str = "DELETE FROM facilitator WHERE person_id = $1";

pub(crate) const ALL: &[&str] = &[PUT, ONE, OF_NODE, OF_PERSON, REMOVE, ERASE];

/// What is sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// What they want to be called on the rota.
    pub name: String,
    pub step: Step,
    /// Where letters about cover go; empty when they want none.
    #[serde(default)]
    pub email: String,
    /// The language of those letters.
    #[serde(default)]
    pub locale: String,
    #[serde(default)]
    pub background: Option<Background>,
    /// After how many months a refresher is due.
    pub refresh_months: u16,
    pub since: Date,
}

/// One row, still sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facilitator {
    pub person: Uuid,
    pub node: Uuid,
    sealed: Vec<u8>,
}

impl Given {
    /// Somebody who has just come.
    pub fn new(name: &str, since: Date) -> Self {
        Self {
            name: name.to_owned(),
            step: Step::Applied,
            email: String::new(),
            locale: String::new(),
            background: None,
            refresh_months: REFRESH_MONTHS,
            since,
        }
    }
}

impl Facilitator {
    /// # Errors
    /// `Sealed` with another person's key.
    pub fn given(&self, key: &PersonKey) -> Result<Given> {
        if key.person() != self.person {
            return Err(Error::Sealed);
        }
        let plain = key.unseal(cell(self.node), &self.sealed)?;
        serde_json::from_slice(&plain).map_err(|error| Error::stored("facilitator", error))
    }
}

/// Seals what is to be kept by [`put`].
pub fn seal(key: &PersonKey, node: Uuid, given: &Given) -> Vec<u8> {
    let plain = serde_json::to_vec(given).expect("texts and numbers are always JSON");
    key.seal(cell(node), &plain)
}

/// Keeps it in the place of what was there.
pub async fn put(tx: &mut Tx, person: Uuid, node: Uuid, sealed: &[u8], now: Timestamp) -> Result<()> {
    tx.exec(PUT, &args![person, node, sealed, now]).await.map(drop)
}

pub async fn one(tx: &mut Tx, person: Uuid, node: Uuid) -> Result<Option<Facilitator>> {
    tx.opt(ONE, &args![person, node]).await
}

pub async fn of_node(tx: &mut Tx, node: Uuid) -> Result<Vec<Facilitator>> {
    tx.all(OF_NODE, &args![node]).await
}

pub async fn of_person(tx: &mut Tx, person: Uuid) -> Result<Vec<Facilitator>> {
    tx.all(OF_PERSON, &args![person]).await
}

/// False when there is none.
pub async fn remove(tx: &mut Tx, person: Uuid, node: Uuid) -> Result<bool> {
    Ok(tx.exec(REMOVE, &args![person, node]).await? == 1)
}

/// Forgets all of them.
pub async fn erase(tx: &mut Tx, person: Uuid) -> Result<()> {
    tx.exec(ERASE, &args![person]).await.map(drop)
}

impl FromRow for Facilitator {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { person: row.get(0)?, node: row.get(1)?, sealed: row.get(2)? })
    }
}

fn cell(node: Uuid) -> Cell {
    Cell { table: "facilitator", column: "sealed", row: node }
}
