//! The money of a group. Rows are only ever added; a correction is a row.

use jiff::Timestamp;
use openseat_domain::ledger::{Kind, Line, Purpose};
use uuid::Uuid;

use crate::{
    Error, Result, Tx, Vault, args, day,
    db::{FromRow, Row},
    seal::Cell,
};

const INSERT: &str = "INSERT INTO ledger (node_id, id, day, kind, purpose, minor, currency, corrects, note, by_whom, \
    made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const OF_NODE: &str = "SELECT id, day, kind, purpose, minor, currency, corrects, note, by_whom, made_at FROM ledger \
    WHERE node_id = $1 ORDER BY day, id";
const CURRENCY: &str = "SELECT currency FROM ledger WHERE node_id = $1 ORDER BY id LIMIT 1";

pub(crate) const ALL: &[&str] = &[INSERT, OF_NODE, CURRENCY];

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub line: Line,
    /// Three letters of ISO 4217.
    pub currency: String,
    pub note: String,
    /// The pseudonym of who wrote it.
    pub by: String,
    pub at: Timestamp,
}

/// Writes a line down; its note is sealed by the house.
pub async fn insert(tx: &mut Tx, vault: &Vault, node: Uuid, entry: &Entry) -> Result<()> {
    let Entry { line, currency, note, by, at } = entry;
    let note = (!note.is_empty()).then(|| vault.seal(cell(line.id), note.as_bytes()));
    let (day, kind, purpose) = (day::number(line.day), line.kind.as_str(), line.purpose.as_str());
    let args = args![node, line.id, day, kind, purpose, line.minor, currency, line.corrects, note, by, *at];
    tx.exec(INSERT, &args).await.map(drop)
}

/// Every line of a node, the oldest day first.
pub async fn of_node(tx: &mut Tx, vault: &Vault, node: Uuid) -> Result<Vec<Entry>> {
    let open = |(mut entry, sealed): (Entry, Option<Vec<u8>>)| -> Result<Entry> {
        if let Some(sealed) = sealed {
            entry.note = String::from_utf8_lossy(&vault.unseal(cell(entry.line.id), &sealed)?).into_owned();
        }
        Ok(entry)
    };
    tx.all::<Kept>(OF_NODE, &args![node]).await?.into_iter().map(|kept| open(kept.0)).collect()
}

/// In what a node counts its money; `None` before its first line.
pub async fn currency(tx: &mut Tx, node: Uuid) -> Result<Option<String>> {
    Ok(tx.opt::<(String,)>(CURRENCY, &args![node]).await?.map(|(currency,)| currency))
}

/// A row with its note still sealed.
struct Kept((Entry, Option<Vec<u8>>));

impl FromRow for Kept {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let (kind, purpose): (&str, &str) = (row.get(2)?, row.get(3)?);
        let line = Line {
            id: row.get(0)?,
            day: day::day(row.get(1)?),
            kind: Kind::parse(kind).ok_or_else(|| Error::stored("kind of a line", kind))?,
            purpose: Purpose::parse(purpose).ok_or_else(|| Error::stored("purpose of a line", purpose))?,
            minor: row.get(4)?,
            corrects: row.get(6)?,
        };
        let entry = Entry { line, currency: row.get(5)?, note: String::new(), by: row.get(8)?, at: row.get(9)? };
        Ok(Self((entry, row.get(7)?)))
    }
}

fn cell(id: Uuid) -> Cell {
    Cell { table: "ledger", column: "note", row: id }
}
