//! How close evenings came to their programme, and what people who came said of them, without names.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use openseat_domain::fidelity::Rater;
use uuid::Uuid;

use crate::{
    Error, Result, Tx, Vault, args, day,
    db::{FromRow, Row},
    seal::Cell,
};

const INSERT: &str = "INSERT INTO fidelity (node_id, id, list, rater, day, marks, note, by_whom, made_at) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const OF_NODE: &str = "SELECT id, list, rater, day, marks, note, by_whom FROM fidelity WHERE node_id = $1 \
    ORDER BY day, id";
const REMOVE: &str = "DELETE FROM fidelity WHERE node_id = $1 AND id = $2";

pub(crate) const ALL: &[&str] = &[INSERT, OF_NODE, REMOVE];

/// One check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    pub id: Uuid,
    /// Which list; empty for what members say.
    pub list: String,
    pub rater: Rater,
    pub day: Date,
    /// By item: a mark, or of members a number from 0 to 10.
    pub marks: BTreeMap<String, String>,
    /// What the group wants to try.
    pub note: String,
    /// The pseudonym of who wrote it down.
    pub by: String,
}

/// Writes a check down; its note is sealed by the house.
pub async fn insert(tx: &mut Tx, vault: &Vault, node: Uuid, one: &Looked, now: Timestamp) -> Result<()> {
    let note = (!one.note.is_empty()).then(|| vault.seal(cell(one.id), one.note.as_bytes()));
    let marks = serde_json::to_string(&one.marks).expect("texts are always JSON");
    let (rater, day) = (one.rater.as_str(), day::number(one.day));
    let args = args![node, one.id, &one.list, rater, day, marks, note, &one.by, now];
    tx.exec(INSERT, &args).await.map(drop)
}

/// The checks of a group, the oldest first.
pub async fn of_node(tx: &mut Tx, vault: &Vault, node: Uuid) -> Result<Vec<Looked>> {
    let open = |Kept { mut looked, sealed }: Kept| -> Result<Looked> {
        if let Some(sealed) = sealed {
            looked.note = String::from_utf8_lossy(&vault.unseal(cell(looked.id), &sealed)?).into_owned();
        }
        Ok(looked)
    };
    tx.all::<Kept>(OF_NODE, &args![node]).await?.into_iter().map(open).collect()
}

/// False when there is none.
pub async fn remove(tx: &mut Tx, node: Uuid, id: Uuid) -> Result<bool> {
    Ok(tx.exec(REMOVE, &args![node, id]).await? == 1)
}

/// A row with its note still sealed.
struct Kept {
    looked: Looked,
    sealed: Option<Vec<u8>>,
}

impl FromRow for Kept {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let (rater, marks): (&str, &str) = (row.get(2)?, row.get(4)?);
        let looked = Looked {
            id: row.get(0)?,
            list: row.get(1)?,
            rater: Rater::parse(rater).ok_or_else(|| Error::stored("rater", rater))?,
            day: day::day(row.get(3)?),
            marks: serde_json::from_str(marks).map_err(|error| Error::stored("marks", error))?,
            note: String::new(),
            by: row.get(6)?,
        };
        Ok(Self { looked, sealed: row.get(5)? })
    }
}

fn cell(id: Uuid) -> Cell {
    Cell { table: "fidelity", column: "note", row: id }
}
