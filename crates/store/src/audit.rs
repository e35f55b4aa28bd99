//! Who did what, as a chain: each row holds the hash of the one before, so that none can be changed, put between or
//! taken out of the middle unseen. Rows taken off the end show only against a [`head`] that was kept elsewhere.
//!
//! An action appends one row, in its own transaction. There is a chain per organisation, so that writers of different
//! ones do not wait for each other.

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::{Result, Tx, args, db::Row};

const LAST: &str = "SELECT seq, hash FROM audit WHERE chain = $1 ORDER BY seq DESC LIMIT 1";
const APPEND: &str = "INSERT INTO audit (chain, seq, at, who, what, which, prev, hash) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const EVERY: &str = "SELECT seq, at, who, what, which, prev, hash FROM audit WHERE chain = $1 ORDER BY seq";
// Not only those with a first row: a chain that lost it must still be looked at.
const CHAINS: &str = "SELECT chain, COUNT(*) FROM audit GROUP BY chain";

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
    /// All rows that are there follow on each other, and rows are missing that were there when the head was kept: the
    /// chain now ends before it.
    Cut { rows: i64, kept: i64 },
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

/// Reckons a whole chain anew; gives the first row that does not fit. With the head that was `kept` elsewhere at an
/// earlier time, rows that were taken off the end are found too, and so is a chain that was written anew.
pub async fn verify(tx: &mut Tx, chain: &str, kept: Option<Head>) -> Result<Verdict> {
    let (mut rows, mut prev, mut broken) = (0, NOTHING, None);
    tx.each(EVERY, &args![chain], |row| {
        // A row that cannot even be read was not written by us.
        let fits = told(row).is_ok_and(|told| {
            let hash = link(prev, chain, told.seq, told.at, told.words);
            let follows = told.seq == rows + 1 && told.prev == prev && told.hash == hash;
            prev = hash;
            follows && kept.is_none_or(|kept| kept.seq != told.seq || kept.hash == hash)
        });
        if !fits && broken.is_none() {
            broken = Some(row.get(0).unwrap_or(rows + 1));
        }
        rows += 1;
        Ok(())
    })
    .await?;
    let cut = kept.filter(|kept| kept.seq > rows).map(|kept| Verdict::Cut { rows, kept: kept.seq });
    Ok(broken.map(|seq| Verdict::Broken { seq }).or(cut).unwrap_or(Verdict::Whole { rows }))
}

/// One row as it stands in the table.
struct Told<'a> {
    seq: i64,
    at: i64,
    words: [&'a str; 3],
    prev: &'a [u8],
    hash: &'a [u8],
}

fn told<'a>(row: &'a Row<'_>) -> Result<Told<'a>> {
    let words = [row.get(2)?, row.get(3)?, row.get(4)?];
    Ok(Told { seq: row.get(0)?, at: row.get(1)?, words, prev: row.get(5)?, hash: row.get(6)? })
}

/// The names of all chains, in order.
pub async fn chains(tx: &mut Tx) -> Result<Vec<String>> {
    let mut names: Vec<_> = tx.all::<(String, i64)>(CHAINS, &[]).await?.into_iter().map(|(chain, _)| chain).collect();
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
