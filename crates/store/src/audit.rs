//! Who did what, as a chain: each row holds the hash of the one before, so that none can be changed, put between or
//! taken out of the middle unseen. Rows taken off the end show only against a [`head`] that was kept elsewhere.
//!
//! An action appends one row, in its own transaction. There is a chain per organisation, so that writers of different
//! ones do not wait for each other.

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::{Result, Tx, args};

const LAST: &str = "SELECT seq, hash FROM audit WHERE chain = $1 ORDER BY seq DESC LIMIT 1";
const APPEND: &str = "INSERT INTO audit (chain, seq, at, who, what, which, prev, hash) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const EVERY: &str = "SELECT seq, at, who, what, which, prev, hash FROM audit WHERE chain = $1 ORDER BY seq";
const CHAINS: &str = "SELECT chain FROM audit WHERE seq = 1";

pub(crate) const ALL: &[&str] = &[LAST, APPEND, EVERY, CHAINS];

/// What the first row of a chain follows.
const NOTHING: [u8; 32] = [0; 32];

/// The end of a chain: how many rows it has, and the hash of the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    pub seq: i64,
    pub hash: [u8; 32],
}

/// What looking through a chain found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// All rows follow on each other.
    Whole { rows: i64 },
    /// This row, or one that should be there before it, is not as it was written.
    Broken { seq: i64 },
}

/// Appends a row: `who` (a keyed pseudonym) did `what` ("meeting.join") to `which` (an id).
pub async fn append(tx: &mut Tx, chain: &str, at: Timestamp, who: &str, what: &str, which: &str) -> Result<Head> {
    let last = head(tx, chain).await?;
    let (seq, prev) = last.map_or((1, NOTHING), |head| (head.seq + 1, head.hash));
    let hash = link(prev, chain, seq, at.as_microsecond(), [who, what, which]);
    tx.exec(APPEND, &args![chain, seq, at, who, what, which, prev, hash]).await?;
    Ok(Head { seq, hash })
}

/// The end of a chain; `None` when nothing was ever appended. Keep it elsewhere to notice rows taken off the end.
pub async fn head(tx: &mut Tx, chain: &str) -> Result<Option<Head>> {
    let last = tx.opt::<(i64, [u8; 32])>(LAST, &args![chain]).await?;
    Ok(last.map(|(seq, hash)| Head { seq, hash }))
}

/// Reckons a whole chain anew; gives the first row that does not fit.
pub async fn verify(tx: &mut Tx, chain: &str) -> Result<Verdict> {
    let (mut rows, mut prev, mut broken) = (0, NOTHING, None);
    tx.each(EVERY, &args![chain], |row| {
        let (seq, at) = (row.get::<i64>(0)?, row.get::<i64>(1)?);
        let told = [row.get::<&str>(2)?, row.get(3)?, row.get(4)?];
        let hash = link(prev, chain, seq, at, told);
        let fits = seq == rows + 1 && row.get::<&[u8]>(5)? == prev && row.get::<&[u8]>(6)? == hash;
        if !fits && broken.is_none() {
            broken = Some(seq);
        }
        (rows, prev) = (seq, hash);
        Ok(())
    })
    .await?;
    Ok(broken.map_or(Verdict::Whole { rows }, |seq| Verdict::Broken { seq }))
}

/// The names of all chains, in order.
pub async fn chains(tx: &mut Tx) -> Result<Vec<String>> {
    let mut names: Vec<_> = tx.all::<(String,)>(CHAINS, &[]).await?.into_iter().map(|(chain,)| chain).collect();
    names.sort_unstable();
    Ok(names)
}

/// SHA-256 over the hash before and every field with its length (8 bytes, big endian) in front, so that no two rows
/// have the same bytes.
fn link(prev: [u8; 32], chain: &str, seq: i64, at: i64, told: [&str; 3]) -> [u8; 32] {
    let mut hash = Sha256::new();
    let (seq, at) = (seq.to_be_bytes(), at.to_be_bytes());
    let [who, what, which] = told.map(str::as_bytes);
    for field in [&prev[..], chain.as_bytes(), &seq, &at, who, what, which] {
        hash.update((field.len() as u64).to_be_bytes());
        hash.update(field);
    }
    hash.finalize().into()
}
