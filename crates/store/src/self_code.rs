//! Codes that people built themselves, as keyed hashes: of the whole and of the whole without each answer. The key is of the
//! house and the hash is of one organisation, so that nobody is found again in another. The answers are kept nowhere.

use jiff::civil::Date;
use openseat_domain::{come_again::Given, organisation::Path, self_code::SelfCode, unique::Marks};
use uuid::Uuid;

use crate::{
    Error, Result, Tx, Vault, args, day,
    db::{FromRow, Row},
    node,
};

const INSERT: &str = "INSERT INTO self_code (session_id, entry, organisation_id, on_day, marks) VALUES ($1, $2, $3, $4, $5) \
    ON CONFLICT (session_id, entry) DO NOTHING";
const BETWEEN: &str = "SELECT n.path, c.on_day, c.marks FROM self_code c JOIN group_session p ON p.id = c.session_id \
    JOIN node n ON n.id = p.node_id WHERE c.organisation_id = $1 AND c.on_day >= $2 AND c.on_day <= $3";
const SWEEP: &str = "DELETE FROM self_code WHERE on_day < $1";

pub(crate) const ALL: &[&str] = &[INSERT, BETWEEN, SWEEP];

/// Bytes of a mark: enough that two codes are never alike by accident.
const MARK: usize = 16;

/// The marks of a code, as they are kept.
pub fn marks(vault: &Vault, organisation: Uuid, version: &str, code: &SelfCode) -> Vec<u8> {
    let mark = |place: &str, text: &str| {
        let purpose = format!("self code {} {version} {place}", organisation.simple());
        vault.index(&purpose, text)
    };
    let mut marks = mark("whole", &code.whole())[..MARK].to_vec();
    for (place, part) in code.parts().iter().enumerate() {
        marks.extend_from_slice(&mark(&place.to_string(), part)[..MARK]);
    }
    marks
}

/// Keeps the marks of a code that was given with an entry; one entry has one code.
pub async fn add(
    tx: &mut Tx,
    (session, entry): (Uuid, Uuid),
    organisation: Uuid,
    on: Date,
    marks: &[u8],
) -> Result<bool> {
    Ok(tx.exec(INSERT, &args![session, entry, organisation, day::number(on), marks]).await? == 1)
}

/// The codes that were given at a node and below from a day to another, both with it.
pub async fn between(tx: &mut Tx, of: &Path, from: Date, until: Date) -> Result<Vec<Given<Vec<u8>>>> {
    let rows = kept(tx, of, from, until).await?.into_iter();
    Ok(rows.filter(|row| of.reaches(&row.path)).map(|row| row.given).collect())
}

/// The same of this very node: a group is not told of what was given at those below it.
pub async fn at_node(tx: &mut Tx, of: &Path, from: Date, until: Date) -> Result<Vec<Given<Vec<u8>>>> {
    let rows = kept(tx, of, from, until).await?.into_iter();
    Ok(rows.filter(|row| row.path == *of).map(|row| row.given).collect())
}

async fn kept(tx: &mut Tx, of: &Path, from: Date, until: Date) -> Result<Vec<Kept>> {
    tx.all(BETWEEN, &args![of.organisation(), day::number(from), day::number(until)]).await
}

/// Forgets codes that were given before a day.
pub async fn sweep(tx: &mut Tx, before: Date) -> Result<u64> {
    tx.exec(SWEEP, &args![day::number(before)]).await
}

struct Kept {
    path: Path,
    given: Given<Vec<u8>>,
}

impl FromRow for Kept {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let mut pieces = row.get::<&[u8]>(2)?.chunks(MARK).map(<[u8]>::to_vec);
        let whole = pieces.next().ok_or_else(|| Error::stored("marks of a code", "there are none"))?;
        let (day, marks) = (day::day(row.get(1)?), Marks { whole, parts: pieces.collect() });
        Ok(Self { path: node::path(row, 0)?, given: Given { day, marks } })
    }
}
