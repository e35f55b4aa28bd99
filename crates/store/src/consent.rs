//! What a person agreed to, sealed as it was signed.

use jiff::Timestamp;
use openseat_domain::{
    consent::{Consent, Until},
    permit::Standing,
};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::{
    Error, PersonKey, Result, Tx, args,
    db::{FromRow, Row},
    seal::Cell,
};

const INSERT: &str = "INSERT INTO consent (person_id, id, hash, sealed, signed_at, ends_at) \
    VALUES ($1, $2, $3, $4, $5, $6)";
const OF: &str = "SELECT id, hash, sealed, stopped_at FROM consent WHERE person_id = $1";
const LIVE: &str = "SELECT id, hash, sealed, stopped_at FROM consent \
    WHERE person_id = $1 AND stopped_at IS NULL AND (ends_at IS NULL OR ends_at > $2)";
const STOP: &str = "UPDATE consent SET stopped_at = $3 WHERE person_id = $1 AND id = $2 AND stopped_at IS NULL";
const STOP_ALL: &str = "UPDATE consent SET stopped_at = $2 WHERE person_id = $1 AND stopped_at IS NULL";
const THERE: &str = "SELECT COUNT(*) FROM consent WHERE person_id = $1 AND id = $2";
const COUNT: &str = "SELECT COUNT(*) FROM consent WHERE person_id = $1";
const ERASE: &str = "DELETE FROM consent WHERE person_id = $1";

pub(crate) const ALL: &[&str] = &[INSERT, OF, LIVE, STOP, STOP_ALL, THERE, COUNT, ERASE];

/// A consent ready to be kept.
#[derive(Clone, Debug)]
pub struct Sealed {
    id: Uuid,
    hash: [u8; 32],
    bytes: Vec<u8>,
    signed_at: Timestamp,
    ends_at: Option<Timestamp>,
}

impl Sealed {
    /// Seals what was signed. The hash is SHA-256 of its JSON: members in the order of the type, sets sorted, no space
    /// between, so the same consent always has the same.
    pub fn new(key: &PersonKey, id: Uuid, consent: &Consent) -> Self {
        let plain = serde_json::to_vec(consent.said()).expect("a consent is always JSON");
        let ends_at = match consent.until() {
            Until::Instant(end) => Some(end),
            Until::EndOfTreatment => None,
        };
        let (hash, bytes) = (Sha256::digest(&plain).into(), key.seal(cell(id), &plain));
        Self { id, hash, bytes, signed_at: consent.signed_at(), ends_at }
    }

    pub fn hash(&self) -> [u8; 32] {
        self.hash
    }
}

/// A row as it lies in the table.
struct Kept {
    id: Uuid,
    hash: [u8; 32],
    sealed: Vec<u8>,
    stopped_at: Option<Timestamp>,
}

pub async fn insert(tx: &mut Tx, person: Uuid, sealed: &Sealed) -> Result<()> {
    let Sealed { id, hash, bytes, signed_at, ends_at } = sealed;
    tx.exec(INSERT, &args![person, *id, *hash, bytes.as_slice(), *signed_at, *ends_at]).await.map(drop)
}

/// All that the person ever agreed to.
///
/// # Errors
/// [`Error::Stored`] when one is not what was signed.
pub async fn of(tx: &mut Tx, key: &PersonKey) -> Result<Vec<Standing>> {
    let kept = tx.all(OF, &args![key.person()]).await?;
    kept.into_iter().map(|kept| open(key, kept)).collect()
}

/// Those that were not stopped and have not ended at `now`. Whether one covers what is asked, the domain says.
pub async fn live(tx: &mut Tx, key: &PersonKey, now: Timestamp) -> Result<Vec<Standing>> {
    let kept = tx.all(LIVE, &args![key.person(), now]).await?;
    kept.into_iter().map(|kept| open(key, kept)).collect()
}

/// Stops one: true when it is stopped now, be it for the first time or not, false when there is none of theirs.
pub async fn stop(tx: &mut Tx, person: Uuid, id: Uuid, now: Timestamp) -> Result<bool> {
    let stopped = tx.exec(STOP, &args![person, id, now]).await? == 1;
    Ok(stopped || tx.one::<(i64,)>(THERE, &args![person, id]).await?.0 == 1)
}

/// Stops all that were not stopped; how many.
pub async fn stop_all(tx: &mut Tx, person: Uuid, now: Timestamp) -> Result<u64> {
    tx.exec(STOP_ALL, &args![person, now]).await
}

pub async fn count(tx: &mut Tx, person: Uuid) -> Result<i64> {
    Ok(tx.one::<(i64,)>(COUNT, &args![person]).await?.0)
}

/// Forgets all of them.
pub async fn erase(tx: &mut Tx, person: Uuid) -> Result<()> {
    tx.exec(ERASE, &args![person]).await.map(drop)
}

fn open(key: &PersonKey, kept: Kept) -> Result<Standing> {
    let Kept { id, hash, sealed, stopped_at } = kept;
    let plain = key.unseal(cell(id), &sealed)?;
    if <[u8; 32]>::from(Sha256::digest(&plain)) != hash {
        return Err(Error::stored("consent", "it is not what was signed"));
    }
    let consent = serde_json::from_slice(&plain).map_err(|error| Error::stored("consent", error))?;
    Ok(Standing { person: key.person(), id, hash, consent, stopped_at })
}

fn cell(id: Uuid) -> Cell {
    Cell { table: "consent", column: "sealed", row: id }
}

impl FromRow for Kept {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { id: row.get(0)?, hash: row.get(1)?, sealed: row.get(2)?, stopped_at: row.get(3)? })
    }
}
