//! Offers to greet people at a meeting.
//!
//! Nothing here says in the clear whose an offer is, since that would tell to which meeting a person goes: it is found
//! by a keyed hash, leads to its person by an id that the house sealed, and what the person wrote is sealed with their
//! own key.

use jiff::Timestamp;
use openseat_domain::greeting::{Offer, Rather};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Error, PersonKey, Result, Tx, Vault, args,
    db::{FromRow, Row},
    seal::Cell,
};

const INSERT: &str = "INSERT INTO greeter (id, owner, whose, meeting_id, node_id, state, paused, conduct, sealed, \
    changed_at) VALUES ($1, $2, $3, $4, $5, 0, 0, $6, $7, $8) ON CONFLICT (owner, meeting_id) DO NOTHING";
const BY_ID: &str = "SELECT id, owner, whose, meeting_id, node_id, state, paused, conduct, sealed, changed_at \
    FROM greeter WHERE id = $1";
const OF_OWNER: &str = "SELECT id, owner, whose, meeting_id, node_id, state, paused, conduct, sealed, changed_at \
    FROM greeter WHERE owner = $1 ORDER BY changed_at, id";
const OF_NODE: &str = "SELECT id, owner, whose, meeting_id, node_id, state, paused, conduct, sealed, changed_at \
    FROM greeter WHERE node_id = $1 AND state < 2 ORDER BY state, changed_at, id";
const READY: &str = "SELECT id, owner, whose, meeting_id, node_id, state, paused, conduct, sealed, changed_at \
    FROM greeter WHERE meeting_id = $1 AND state = 1 AND paused = 0 ORDER BY id";
const MEETINGS: &str = "SELECT DISTINCT meeting_id FROM greeter WHERE state = 1 AND paused = 0";
const DECIDE: &str = "UPDATE greeter SET state = $2, changed_at = $3 WHERE id = $1 AND state <> $2";
const PAUSE: &str = "UPDATE greeter SET paused = $3, changed_at = $4 WHERE id = $1 AND owner = $2";
const PAUSE_ALL: &str = "UPDATE greeter SET paused = 1 WHERE owner = $1";
const REMOVE: &str = "DELETE FROM greeter WHERE id = $1 AND owner = $2";

pub(crate) const ALL: &[&str] = &[INSERT, BY_ID, OF_OWNER, OF_NODE, READY, MEETINGS, DECIDE, PAUSE, PAUSE_ALL, REMOVE];

/// What a greeter gives to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// What they are called.
    pub name: String,
    /// By what they are recognised.
    pub sign: String,
    /// Codes of languages, as in the list of concepts ("lang-es").
    pub languages: Vec<String>,
    pub rather: Rather,
}

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Greeter {
    pub id: Uuid,
    /// By what the offers of one person are found.
    pub owner: [u8; 32],
    pub meeting_id: Uuid,
    /// The node whose people say that they know the greeter.
    pub node_id: Uuid,
    pub state: Offer,
    pub paused: bool,
    /// Which version of the code of conduct was accepted.
    pub conduct: String,
    pub changed_at: Timestamp,
    whose: Vec<u8>,
    sealed: Vec<u8>,
}

/// A new offer. It waits to be confirmed.
#[derive(Clone, Debug)]
pub struct New {
    pub id: Uuid,
    pub meeting_id: Uuid,
    pub node_id: Uuid,
    pub conduct: String,
    owner: [u8; 32],
    whose: Vec<u8>,
    sealed: Vec<u8>,
}

impl New {
    pub fn sealed(
        vault: &Vault,
        key: &PersonKey,
        id: Uuid,
        meeting_id: Uuid,
        node_id: Uuid,
        conduct: &str,
        given: &Given,
    ) -> Self {
        let plain = serde_json::to_vec(given).expect("texts are always JSON");
        Self {
            id,
            meeting_id,
            node_id,
            conduct: conduct.to_owned(),
            owner: owner(vault, key.person()),
            whose: vault.seal(cell("whose", id), key.person().as_bytes()),
            sealed: key.seal(cell("sealed", id), &plain),
        }
    }
}

impl Greeter {
    /// Whose offer it is. The key of that person is needed for the rest.
    pub fn person(&self, vault: &Vault) -> Result<Uuid> {
        let plain = vault.unseal(cell("whose", self.id), &self.whose)?;
        Uuid::from_slice(&plain).map_err(|error| Error::stored("greeter", error))
    }

    /// What the greeter gave to be shown.
    pub fn given(&self, key: &PersonKey) -> Result<Given> {
        let plain = key.unseal(cell("sealed", self.id), &self.sealed)?;
        serde_json::from_slice(&plain).map_err(|error| Error::stored("greeter", error))
    }
}

/// By what the offers of a person are found.
pub fn owner(vault: &Vault, person: Uuid) -> [u8; 32] {
    vault.index("greeter", &person.simple().to_string())
}

/// False when the person offers to greet at this meeting already.
pub async fn insert(tx: &mut Tx, new: &New, now: Timestamp) -> Result<bool> {
    let New { id, meeting_id, node_id, conduct, owner, whose, sealed } = new;
    let args = args![*id, *owner, whose.as_slice(), *meeting_id, *node_id, conduct, sealed.as_slice(), now];
    Ok(tx.exec(INSERT, &args).await? == 1)
}

pub async fn by_id(tx: &mut Tx, id: Uuid) -> Result<Option<Greeter>> {
    tx.opt(BY_ID, &args![id]).await
}

/// Every offer of a person, the one that changed longest ago first.
pub async fn of_owner(tx: &mut Tx, owner: [u8; 32]) -> Result<Vec<Greeter>> {
    tx.all(OF_OWNER, &args![owner]).await
}

/// The offers that a node's people confirm or have confirmed: those that wait first, the oldest first.
pub async fn of_node(tx: &mut Tx, node: Uuid) -> Result<Vec<Greeter>> {
    tx.all(OF_NODE, &args![node]).await
}

/// Who can be asked at a meeting now.
pub async fn ready(tx: &mut Tx, meeting: Uuid) -> Result<Vec<Greeter>> {
    tx.all(READY, &args![meeting]).await
}

/// The meetings at which somebody can be asked, in no order: in bulk, for the search.
pub async fn meetings(tx: &mut Tx) -> Result<Vec<Uuid>> {
    Ok(tx.all::<(Uuid,)>(MEETINGS, &[]).await?.into_iter().map(|(id,)| id).collect())
}

/// False when it stands so already, or is no more.
pub async fn decide(tx: &mut Tx, id: Uuid, state: Offer, now: Timestamp) -> Result<bool> {
    Ok(tx.exec(DECIDE, &args![id, state as i64, now]).await? == 1)
}

/// False when it is not theirs.
pub async fn pause(tx: &mut Tx, id: Uuid, owner: [u8; 32], paused: bool, now: Timestamp) -> Result<bool> {
    Ok(tx.exec(PAUSE, &args![id, owner, paused, now]).await? == 1)
}

/// Nobody new can ask this person, anywhere.
pub async fn pause_all(tx: &mut Tx, owner: [u8; 32]) -> Result<u64> {
    tx.exec(PAUSE_ALL, &args![owner]).await
}

/// Forgets an offer; false when it is not theirs.
pub async fn remove(tx: &mut Tx, id: Uuid, owner: [u8; 32]) -> Result<bool> {
    Ok(tx.exec(REMOVE, &args![id, owner]).await? == 1)
}

fn cell(column: &'static str, id: Uuid) -> Cell {
    Cell { table: "greeter", column, row: id }
}

impl FromRow for Greeter {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let number: i64 = row.get(5)?;
        let state = usize::try_from(number).ok().and_then(|number| Offer::ALL.get(number).copied());
        Ok(Self {
            id: row.get(0)?,
            owner: row.get(1)?,
            whose: row.get(2)?,
            meeting_id: row.get(3)?,
            node_id: row.get(4)?,
            state: state.ok_or_else(|| Error::stored("state of an offer to greet", number))?,
            paused: row.get(6)?,
            conduct: row.get(7)?,
            sealed: row.get(8)?,
            changed_at: row.get(9)?,
        })
    }
}
