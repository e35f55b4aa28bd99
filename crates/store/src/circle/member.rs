//! Who is in a circle, under a random id that leads to no person.

use jiff::Timestamp;
use openseat_domain::circle::{Reason, Seat};
use uuid::Uuid;

use super::{CircleKey, reason};
use crate::{
    PersonKey, Result, Tx, Vault, args,
    db::{FromRow, Row},
};

const INSERT: &str = "INSERT INTO circle_member (circle_id, id, owner, key, sealed, joined_at, out_at, why) \
    VALUES ($1, $2, $3, $4, $5, $6, NULL, NULL) ON CONFLICT (circle_id, owner) DO NOTHING";
const OF_OWNER: &str = "SELECT circle_id, id, owner, key, sealed, joined_at, out_at, why FROM circle_member \
    WHERE owner = $1 ORDER BY joined_at, id";
const OF_CIRCLE: &str = "SELECT circle_id, id, owner, key, sealed, joined_at, out_at, why FROM circle_member \
    WHERE circle_id = $1 ORDER BY joined_at, id";
const SIT: &str = "UPDATE circle_member SET sealed = $3 WHERE circle_id = $1 AND id = $2 AND out_at IS NULL";
const OUT: &str = "UPDATE circle_member SET out_at = $3, why = $4, key = $5 \
    WHERE circle_id = $1 AND id = $2 AND out_at IS NULL";
const TAKE_KEYS: &str = "UPDATE circle_member SET key = $2 WHERE circle_id = $1";
const REMOVE: &str = "DELETE FROM circle_member WHERE circle_id = $1 AND id = $2";
const REMOVE_ALL: &str = "DELETE FROM circle_member WHERE circle_id = $1";
const SWEEP: &str = "DELETE FROM circle_member WHERE out_at <= $1";

pub(crate) const ALL: &[&str] = &[INSERT, OF_OWNER, OF_CIRCLE, SIT, OUT, TAKE_KEYS, REMOVE, REMOVE_ALL, SWEEP];

/// One row, what they set still sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub circle_id: Uuid,
    pub id: Uuid,
    pub owner: [u8; 32],
    pub joined_at: Timestamp,
    /// When they were taken out; the row stays for a while, so that they are told.
    pub out_at: Option<Timestamp>,
    /// Why a moderator took them out.
    pub why: Option<Reason>,
    key: Vec<u8>,
    sealed: Vec<u8>,
}

/// Somebody new, sealed.
#[derive(Clone, Debug)]
pub struct New {
    pub id: Uuid,
    owner: [u8; 32],
    key: Vec<u8>,
    sealed: Vec<u8>,
}

impl New {
    pub fn sealed(circle: &CircleKey, owner: [u8; 32], key: &PersonKey, id: Uuid, seat: &Seat) -> Self {
        Self { id, owner, key: circle.wrapped(key, id), sealed: circle.seal("seat", id, seat) }
    }
}

impl Member {
    /// The circle's key, for the person whose row it is.
    ///
    /// # Errors
    /// `Sealed` for another person, and when they were taken out or it ended.
    pub fn circle_key(&self, vault: &Vault, key: &PersonKey) -> Result<CircleKey> {
        CircleKey::unwrap(vault, key, self.circle_id, self.id, &self.key)
    }

    /// What they set.
    pub fn seat(&self, circle: &CircleKey) -> Result<Seat> {
        circle.open("seat", self.id, &self.sealed)
    }

    pub fn is_in(&self) -> bool {
        self.out_at.is_none()
    }
}

/// False when that person has a row there.
pub async fn insert(tx: &mut Tx, circle: Uuid, new: &New, now: Timestamp) -> Result<bool> {
    let args = args![circle, new.id, new.owner, new.key.as_slice(), new.sealed.as_slice(), now];
    Ok(tx.exec(INSERT, &args).await? == 1)
}

/// The rows of a person in all circles, the oldest first.
pub async fn of_owner(tx: &mut Tx, owner: [u8; 32]) -> Result<Vec<Member>> {
    tx.all(OF_OWNER, &args![owner]).await
}

/// All rows of a circle, who joined first before the others.
pub async fn of_circle(tx: &mut Tx, circle: Uuid) -> Result<Vec<Member>> {
    tx.all(OF_CIRCLE, &args![circle]).await
}

/// Keeps what somebody set.
pub async fn sit(tx: &mut Tx, circle: &CircleKey, id: Uuid, seat: &Seat) -> Result<bool> {
    let sealed = circle.seal("seat", id, seat);
    Ok(tx.exec(SIT, &args![circle.circle(), id, sealed]).await? == 1)
}

/// Takes somebody out; their key of the circle goes at once.
pub async fn put_out(tx: &mut Tx, circle: Uuid, id: Uuid, why: Option<Reason>, now: Timestamp) -> Result<bool> {
    Ok(tx.exec(OUT, &args![circle, id, now, why.map(Reason::as_str), &b""[..]]).await? == 1)
}

pub(super) async fn take_keys(tx: &mut Tx, circle: Uuid) -> Result<u64> {
    tx.exec(TAKE_KEYS, &args![circle, &b""[..]]).await
}

pub async fn remove(tx: &mut Tx, circle: Uuid, id: Uuid) -> Result<bool> {
    Ok(tx.exec(REMOVE, &args![circle, id]).await? == 1)
}

pub(super) async fn remove_all(tx: &mut Tx, circle: Uuid) -> Result<u64> {
    tx.exec(REMOVE_ALL, &args![circle]).await
}

pub(super) async fn sweep(tx: &mut Tx, before: Timestamp) -> Result<u64> {
    tx.exec(SWEEP, &args![before]).await
}

impl FromRow for Member {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            circle_id: row.get(0)?,
            id: row.get(1)?,
            owner: row.get(2)?,
            key: row.get(3)?,
            sealed: row.get(4)?,
            joined_at: row.get(5)?,
            out_at: row.get(6)?,
            why: reason(row.get(7)?)?,
        })
    }
}
