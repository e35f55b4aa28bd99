//! Keys that sign letters. The private half is sealed by the house and goes when the key is over; the public half stays,
//! so that old letters can be checked for ever.

use jiff::Timestamp;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{
    Error, Result, Tx, Vault, args,
    db::{FromRow, Row},
    seal::Cell,
};

const INSERT: &str = "INSERT INTO attendance_key (id, public, sealed, made_at) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (id) DO NOTHING";
const PRESENT: &str = "SELECT id, public, sealed, made_at, ended_at FROM attendance_key WHERE ended_at IS NULL \
    ORDER BY made_at, id LIMIT 1";
const EVERY: &str = "SELECT id, public, sealed, made_at, ended_at FROM attendance_key ORDER BY made_at, id";
const END: &str = "UPDATE attendance_key SET ended_at = $1, sealed = NULL WHERE ended_at IS NULL";

pub(crate) const ALL: &[&str] = &[INSERT, PRESENT, EVERY, END];

/// One key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub id: String,
    /// 32 bytes (RFC 8032).
    pub public: Vec<u8>,
    sealed: Option<Vec<u8>>,
    pub made_at: Timestamp,
    pub ended_at: Option<Timestamp>,
}

impl Key {
    /// A new key, its seed sealed by the house.
    pub fn new(vault: &Vault, id: &str, public: &[u8], seed: &[u8; 32], made_at: Timestamp) -> Self {
        let sealed = vault.seal(cell(public), seed);
        Self { id: id.to_owned(), public: public.to_vec(), sealed: Some(sealed), made_at, ended_at: None }
    }

    /// The seed of the private half.
    ///
    /// # Errors
    /// [`Error::Sealed`] when the key is over.
    pub fn seed(&self, vault: &Vault) -> Result<Zeroizing<Vec<u8>>> {
        vault.unseal(cell(&self.public), self.sealed.as_deref().ok_or(Error::Sealed)?)
    }
}

pub async fn insert(tx: &mut Tx, key: &Key) -> Result<()> {
    let args = args![&key.id, key.public.as_slice(), key.sealed.as_deref(), key.made_at];
    tx.exec(INSERT, &args).await.map(drop)
}

/// The key that signs now; `None` before the first letter.
pub async fn present(tx: &mut Tx) -> Result<Option<Key>> {
    tx.opt(PRESENT, &[]).await
}

/// Every key that ever signed, the oldest first.
pub async fn all(tx: &mut Tx) -> Result<Vec<Key>> {
    tx.all(EVERY, &[]).await
}

/// Ends the key that signs now, and forgets its private half.
pub async fn end(tx: &mut Tx, now: Timestamp) -> Result<bool> {
    Ok(tx.exec(END, &args![now]).await? > 0)
}

/// Bound to the public half, whose first bytes make the row of the cell.
fn cell(public: &[u8]) -> Cell {
    let row = public.get(..16).and_then(|bytes| Uuid::from_slice(bytes).ok()).unwrap_or_default();
    Cell { table: "attendance_key", column: "sealed", row }
}

impl FromRow for Key {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            public: row.get(1)?,
            sealed: row.get(2)?,
            made_at: row.get(3)?,
            ended_at: row.get(4)?,
        })
    }
}
