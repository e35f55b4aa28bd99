//! Dated facts of how a group starts and grows. Rows are only ever added.

use jiff::Timestamp;
use openseat_domain::growth::{Fact, Kind};
use uuid::Uuid;

use crate::{
    Error, Result, Tx, Vault, args, day,
    db::{FromRow, Row},
    seal::Cell,
};

const INSERT: &str = "INSERT INTO growth (node_id, id, kind, about, amount, day, note, by_whom, made_at) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const OF_NODE: &str = "SELECT id, kind, about, amount, day, note, by_whom FROM growth WHERE node_id = $1 \
    ORDER BY day, id";
const COUNT: &str = "SELECT COUNT(*) FROM growth WHERE node_id = $1";
const OF_KIND: &str = "SELECT node_id, amount FROM growth WHERE kind = $1 ORDER BY day, id";

pub(crate) const ALL: &[&str] = &[INSERT, OF_NODE, COUNT, OF_KIND];

/// One row, its note still sealed.
struct Kept {
    fact: Fact,
    note: Option<Vec<u8>>,
}

/// Writes a fact down; its note is sealed by the house.
pub async fn insert(tx: &mut Tx, vault: &Vault, node: Uuid, fact: &Fact, now: Timestamp) -> Result<()> {
    let note = (!fact.note.is_empty()).then(|| vault.seal(cell(fact.id), fact.note.as_bytes()));
    let (kind, day) = (fact.kind.as_str(), day::number(fact.day));
    let args = args![node, fact.id, kind, &fact.about, fact.amount, day, note, &fact.by, now];
    tx.exec(INSERT, &args).await.map(drop)
}

/// Every fact of a node, the oldest first.
pub async fn of_node(tx: &mut Tx, vault: &Vault, node: Uuid) -> Result<Vec<Fact>> {
    let open = |kept: Kept| -> Result<Fact> {
        let Some(sealed) = kept.note else { return Ok(kept.fact) };
        let plain = vault.unseal(cell(kept.fact.id), &sealed)?;
        Ok(Fact { note: String::from_utf8_lossy(&plain).into_owned(), ..kept.fact })
    };
    tx.all::<Kept>(OF_NODE, &args![node]).await?.into_iter().map(open).collect()
}

pub async fn count(tx: &mut Tx, node: Uuid) -> Result<i64> {
    Ok(tx.one::<(i64,)>(COUNT, &args![node]).await?.0)
}

/// The nodes of which the last fact of this kind has an amount above nothing.
pub async fn nodes_with(tx: &mut Tx, kind: Kind) -> Result<Vec<Uuid>> {
    let mut nodes: Vec<Uuid> = Vec::new();
    for (node, amount) in tx.all::<(Uuid, Option<i64>)>(OF_KIND, &args![kind.as_str()]).await? {
        nodes.retain(|one| *one != node);
        if amount.unwrap_or(0) > 0 {
            nodes.push(node);
        }
    }
    Ok(nodes)
}

impl FromRow for Kept {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let kind: &str = row.get(1)?;
        let kind = Kind::parse(kind).ok_or_else(|| Error::stored("kind of a fact", kind))?;
        let fact = Fact {
            id: row.get(0)?,
            kind,
            about: row.get(2)?,
            amount: row.get(3)?,
            day: day::day(row.get(4)?),
            note: String::new(),
            by: row.get(6)?,
        };
        Ok(Self { fact, note: row.get(5)? })
    }
}

fn cell(id: Uuid) -> Cell {
    Cell { table: "growth", column: "note", row: id }
}
