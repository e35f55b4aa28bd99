//! What people said after a session: answers to a form, sealed with a key of the house, without a name and without a moment.

use openseat_domain::form::Answers;
use uuid::Uuid;

use crate::{
    Error, Result, Tx, Vault, args,
    db::{FromRow, Row},
    seal::Cell,
};

const INSERT: &str = "INSERT INTO session_answer (session_id, entry, form, version, on_paper, sealed) \
    VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (session_id, form, entry) DO NOTHING";
const COUNT: &str = "SELECT COUNT(*) FROM session_answer WHERE session_id = $1";
const BETWEEN: &str = "SELECT a.entry, a.form, a.version, a.on_paper, a.sealed, n.path FROM session_answer a \
    JOIN group_session s ON s.id = a.session_id JOIN node n ON n.id = s.node_id \
    WHERE s.organisation_id = $1 AND s.start_at >= $2 AND s.start_at < $3";

pub(crate) const ALL: &[&str] = &[INSERT, COUNT, BETWEEN];

/// The answers of one person to one form.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub entry: Uuid,
    pub form: String,
    pub version: String,
    /// Typed in from paper by who leads the session.
    pub on_paper: bool,
    pub answers: Answers,
}

/// Keeps answers; false when this entry was kept before.
pub async fn add(tx: &mut Tx, vault: &Vault, session: Uuid, answer: &Answer) -> Result<bool> {
    let Answer { entry, form, version, on_paper, answers } = answer;
    let plain = serde_json::to_vec(answers).map_err(|error| Error::stored("answers", error))?;
    let sealed = vault.seal(cell(*entry), &plain);
    Ok(tx.exec(INSERT, &args![session, *entry, form, version, *on_paper, sealed]).await? == 1)
}

/// How many answers there are to the forms of one session.
pub async fn count(tx: &mut Tx, session: Uuid) -> Result<i64> {
    Ok(tx.one::<(i64,)>(COUNT, &args![session]).await?.0)
}

/// The answers after sessions of a node and below that began in `[from, until)`, in the order of their random entries.
pub async fn between(
    tx: &mut Tx,
    vault: &Vault,
    of: &openseat_domain::organisation::Path,
    from: jiff::Timestamp,
    until: jiff::Timestamp,
) -> Result<Vec<Answer>> {
    let rows: Vec<Kept> = tx.all(BETWEEN, &args![of.organisation(), from, until]).await?;
    let mut found = Vec::with_capacity(rows.len());
    for Kept { mut answer, sealed, path } in rows {
        if of.reaches(&path) {
            let plain = vault.unseal(cell(answer.entry), &sealed)?;
            answer.answers = serde_json::from_slice(&plain).map_err(|error| Error::stored("answers", error))?;
            found.push(answer);
        }
    }
    found.sort_by_key(|answer| answer.entry);
    Ok(found)
}

/// A row, still sealed.
struct Kept {
    answer: Answer,
    sealed: Vec<u8>,
    path: openseat_domain::organisation::Path,
}

impl FromRow for Kept {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let answer = Answer {
            entry: row.get(0)?,
            form: row.get(1)?,
            version: row.get(2)?,
            on_paper: row.get(3)?,
            answers: Answers::default(),
        };
        Ok(Self { answer, sealed: row.get(4)?, path: crate::node::path(row, 5)? })
    }
}

fn cell(entry: Uuid) -> Cell {
    Cell { table: "session_answer", column: "sealed", row: entry }
}
