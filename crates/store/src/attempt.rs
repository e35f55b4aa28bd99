//! Wrong tries, so that guessing is slow. Keys are blind indexes: nobody can read here who tried what from where.

use jiff::Timestamp;
use openseat_domain::attempt::Tries;

use crate::{
    Result, Tx, args,
    db::{FromRow, Row},
};

const OF_KEY: &str = "SELECT wrong, last_at, free_at FROM attempt WHERE key = $1";
const KEEP: &str = "INSERT INTO attempt (key, wrong, last_at, free_at) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (key) DO UPDATE SET wrong = $2, last_at = $3, free_at = $4";
const CLEAR: &str = "DELETE FROM attempt WHERE key = $1";
const FORGET: &str = "DELETE FROM attempt WHERE last_at < $1";

pub(crate) const ALL: &[&str] = &[OF_KEY, KEEP, CLEAR, FORGET];

pub async fn of_key(tx: &mut Tx, key: [u8; 32]) -> Result<Option<Tries>> {
    Ok(tx.opt::<Kept>(OF_KEY, &args![key]).await?.map(|Kept(tries)| tries))
}

pub async fn keep(tx: &mut Tx, key: [u8; 32], tries: &Tries) -> Result<()> {
    tx.exec(KEEP, &args![key, i64::from(tries.wrong), tries.last_at, tries.free_at]).await.map(drop)
}

pub async fn clear(tx: &mut Tx, key: [u8; 32]) -> Result<()> {
    tx.exec(CLEAR, &args![key]).await.map(drop)
}

/// Removes what was last touched before `before`.
pub async fn forget(tx: &mut Tx, before: Timestamp) -> Result<u64> {
    tx.exec(FORGET, &args![before]).await
}

struct Kept(Tries);

impl FromRow for Kept {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let wrong = u32::try_from(row.get::<i64>(0)?).unwrap_or(u32::MAX);
        Ok(Self(Tries { wrong, last_at: row.get(1)?, free_at: row.get(2)? }))
    }
}
