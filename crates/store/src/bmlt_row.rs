//! What a BMLT server keeps beside its meetings' public words: its own numbers, formats, service bodies and fields, so that
//! it can be answered for as it answers.

use std::collections::HashSet;

use uuid::Uuid;

use crate::{Result, Tx, args};

const DELETE: &str = "DELETE FROM bmlt_row WHERE source_id = $1";
const INSERT: &str = "INSERT INTO bmlt_row (source_id, kind, seq, key, body) VALUES ($1, $2, $3, $4, $5)";
const SUM: &str = "SELECT body FROM bmlt_row WHERE source_id = $1 AND kind = 'sum'";
const SHOWN: &str = "SELECT b.source_id, b.kind, b.body, l.meeting_id FROM bmlt_row b \
    LEFT JOIN listing l ON l.source_id = b.source_id AND l.key = b.key \
    WHERE b.kind <> 'sum' AND (b.kind <> 'meeting' OR l.state = 0) ORDER BY b.source_id, b.kind, b.seq";
const MEETINGS: &str = "SELECT DISTINCT l.meeting_id FROM bmlt_row b \
    JOIN listing l ON l.source_id = b.source_id AND l.key = b.key \
    WHERE b.kind = 'meeting' AND l.state = 0 AND l.meeting_id IS NOT NULL";

const AMENDED: &str = "SELECT b.source_id, b.key, l.meeting_id, l.body FROM bmlt_row b \
    JOIN listing l ON l.source_id = b.source_id AND l.key = b.key \
    WHERE b.kind = 'meeting' AND l.state = 0 AND EXISTS (SELECT 1 FROM amendment a WHERE a.meeting_id = l.meeting_id)";

pub(crate) const ALL: &[&str] = &[DELETE, INSERT, SUM, SHOWN, MEETINGS, AMENDED];

/// The kind of the row that holds the hash of all others of its source.
const SUM_KIND: &str = "sum";

/// One row of a server's tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BmltRow {
    /// `meeting`, `format`, `body`, `field`, `change` or `settings`.
    pub kind: &'static str,
    /// Of a meeting the key of its listing; else empty.
    pub key: String,
    /// JSON.
    pub body: String,
}

/// Puts these rows in the place of all that a source had. `sum` is their hash: the same again changes nothing.
pub async fn replace(tx: &mut Tx, source_id: Uuid, rows: &[BmltRow], sum: &str) -> Result<bool> {
    let known: Option<(String,)> = tx.opt(SUM, &args![source_id]).await?;
    let known = known.map(|(sum,)| sum).unwrap_or_default();
    if known == sum || (known.is_empty() && rows.is_empty()) {
        return Ok(false);
    }
    tx.exec(DELETE, &args![source_id]).await?;
    if rows.is_empty() {
        return Ok(true);
    }
    let all = (0_i64..).zip(rows).map(|(seq, row)| args![source_id, row.kind, seq, &row.key, &row.body]);
    tx.insert_many(INSERT, all).await?;
    tx.exec(INSERT, &args![source_id, SUM_KIND, -1_i64, "", sum]).await?;
    Ok(true)
}

/// Hands over the rows of every source, the first made first, each kind in its order: source, kind, body, and which meeting
/// it is if it is one. Meetings whose listing is not shown are left out.
pub async fn shown(
    tx: &mut Tx,
    mut take: impl FnMut(Uuid, &str, &str, Option<Uuid>) -> Result<()> + Send,
) -> Result<()> {
    tx.each(SHOWN, &[], |row| take(row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)).await
}

/// The meetings of which somebody changed something by hand: source, key, meeting, and what the source says of it.
pub async fn amended(tx: &mut Tx) -> Result<Vec<(Uuid, String, Uuid, String)>> {
    tx.all(AMENDED, &[]).await
}

/// The meetings of which some server's row is handed over: the same one must not be told twice.
pub async fn meetings(tx: &mut Tx) -> Result<HashSet<Uuid>> {
    Ok(tx.all::<(Uuid,)>(MEETINGS, &[]).await?.into_iter().map(|(id,)| id).collect())
}
