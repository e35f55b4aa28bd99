//! Links by which one joins a circle: the circle's key, wrapped by a code that only the link has.

use jiff::Timestamp;
use openseat_domain::greeting::Code;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::{CircleKey, place};
use crate::{Result, Tx, Vault, args, seal::Key};

const INSERT: &str = "INSERT INTO circle_invitation (finder, circle_id, id, key, until) VALUES ($1, $2, $3, $4, $5)";
const FOUND: &str = "SELECT circle_id, id, key FROM circle_invitation WHERE finder = $1 AND until > $2";
const OF_CIRCLE: &str =
    "SELECT id, until FROM circle_invitation WHERE circle_id = $1 AND until > $2 ORDER BY until, id";
const REMOVE: &str = "DELETE FROM circle_invitation WHERE circle_id = $1 AND id = $2";
const REMOVE_ALL: &str = "DELETE FROM circle_invitation WHERE circle_id = $1";
const SWEEP: &str = "DELETE FROM circle_invitation WHERE until <= $1";

pub(crate) const ALL: &[&str] = &[INSERT, FOUND, OF_CIRCLE, REMOVE, REMOVE_ALL, SWEEP];

/// A link, sealed.
#[derive(Clone, Debug)]
pub struct New {
    finder: [u8; 32],
    circle: Uuid,
    id: Uuid,
    key: Vec<u8>,
}

impl New {
    pub fn sealed(vault: &Vault, circle: &CircleKey, id: Uuid, code: &Code) -> Self {
        let key = of_code(code, id).seal(vault.secrets(), &place("invitation", circle.circle, id), circle.key.bytes());
        Self { finder: finder(vault, code), circle: circle.circle, id, key }
    }
}

/// A link that was found by its code.
#[derive(Clone, Debug)]
pub struct Invitation {
    pub circle: Uuid,
    pub id: Uuid,
    key: Vec<u8>,
}

impl Invitation {
    /// The circle's key, for who has the code.
    ///
    /// # Errors
    /// `Sealed` for another code.
    pub fn circle_key(&self, vault: &Vault, code: &Code) -> Result<CircleKey> {
        let key = of_code(code, self.id).open(&place("invitation", self.circle, self.id), &self.key)?;
        CircleKey::of_bytes(vault, self.circle, &key)
    }
}

/// By what a link is found.
pub fn finder(vault: &Vault, code: &Code) -> [u8; 32] {
    let hex: String = code.iter().map(|byte| format!("{byte:02x}")).collect();
    vault.index("code of a circle", &hex)
}

pub async fn insert(tx: &mut Tx, new: &New, until: Timestamp) -> Result<()> {
    let args = args![new.finder, new.circle, new.id, new.key.as_slice(), until];
    tx.exec(INSERT, &args).await.map(drop)
}

/// `None` when there is none, it was used, or its time is over.
pub async fn found(tx: &mut Tx, finder: [u8; 32], now: Timestamp) -> Result<Option<Invitation>> {
    let row = tx.opt::<(Uuid, Uuid, Vec<u8>)>(FOUND, &args![finder, now]).await?;
    Ok(row.map(|(circle, id, key)| Invitation { circle, id, key }))
}

/// Those of a circle that work, with when they stop.
pub async fn of_circle(tx: &mut Tx, circle: Uuid, now: Timestamp) -> Result<Vec<(Uuid, Timestamp)>> {
    tx.all(OF_CIRCLE, &args![circle, now]).await
}

/// Uses a link up, or takes it back; false when it was before.
pub async fn remove(tx: &mut Tx, circle: Uuid, id: Uuid) -> Result<bool> {
    Ok(tx.exec(REMOVE, &args![circle, id]).await? == 1)
}

pub(super) async fn remove_all(tx: &mut Tx, circle: Uuid) -> Result<u64> {
    tx.exec(REMOVE_ALL, &args![circle]).await
}

pub(super) async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.exec(SWEEP, &args![now]).await
}

/// The key that a code is: 88 random bits need no slow hash.
fn of_code(code: &Code, id: Uuid) -> Key {
    Key::new(Key::new(Sha256::digest(code).into()).mark("key of a circle", id.as_bytes()))
}
