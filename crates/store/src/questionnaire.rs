//! Questionnaires that organisations want to ask, each version as it came. What people answer is a [`crate::response`] of
//! theirs, and stands nowhere here.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    Result, Tx, args,
    db::{FromRow, Row},
};

const INSERT: &str = "INSERT INTO questionnaire (id, node_id, made_at) VALUES ($1, $2, $3)";
const ADD: &str = "INSERT INTO questionnaire_text (questionnaire_id, number, version, body, beside, made_at) \
    VALUES ($1, $2, $3, $4, $5, $6)";
const BY_ID: &str = "SELECT q.id, q.node_id, q.ended_at, t.number, t.version, t.body, t.beside, t.made_at \
    FROM questionnaire q JOIN questionnaire_text t ON t.questionnaire_id = q.id \
    WHERE q.id = $1 ORDER BY t.number DESC LIMIT 1";
const OF_NODE: &str = "SELECT q.id, q.node_id, q.ended_at, t.number, t.version, t.body, t.beside, t.made_at \
    FROM questionnaire q JOIN questionnaire_text t ON t.questionnaire_id = q.id \
    WHERE q.node_id = $1 AND t.number = (SELECT MAX(l.number) FROM questionnaire_text l WHERE l.questionnaire_id = q.id) \
    ORDER BY q.made_at DESC, q.id DESC";
const TEXTS: &str = "SELECT q.id, q.node_id, q.ended_at, t.number, t.version, t.body, t.beside, t.made_at \
    FROM questionnaire q JOIN questionnaire_text t ON t.questionnaire_id = q.id WHERE q.id = $1 ORDER BY t.number";
const IDS: &str = "SELECT id FROM questionnaire";
const END: &str = "UPDATE questionnaire SET ended_at = $2 WHERE id = $1";

pub(crate) const ALL: &[&str] = &[INSERT, ADD, BY_ID, OF_NODE, TEXTS, IDS, END];

/// One, with one of its texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Questionnaire {
    pub id: Uuid,
    pub node_id: Uuid,
    /// Since when it is not offered any more.
    pub ended_at: Option<Timestamp>,
    /// Of the text, from 1.
    pub number: i64,
    /// What the text calls its version.
    pub version: String,
    /// The file as it came: a FHIR R4 Questionnaire, JSON.
    pub body: String,
    /// What stands beside it, TOML.
    pub beside: String,
    /// When this text came.
    pub made_at: Timestamp,
}

pub async fn insert(tx: &mut Tx, id: Uuid, node: Uuid, now: Timestamp) -> Result<()> {
    tx.exec(INSERT, &args![id, node, now]).await.map(drop)
}

/// Adds a text.
pub async fn add(
    tx: &mut Tx,
    id: Uuid,
    number: i64,
    version: &str,
    body: &str,
    beside: &str,
    now: Timestamp,
) -> Result<()> {
    tx.exec(ADD, &args![id, number, version, body, beside, now]).await.map(drop)
}

/// One with its latest text.
pub async fn by_id(tx: &mut Tx, id: Uuid) -> Result<Option<Questionnaire>> {
    tx.opt(BY_ID, &args![id]).await
}

/// Those of a node with their latest texts, the latest first.
pub async fn of_node(tx: &mut Tx, node: Uuid) -> Result<Vec<Questionnaire>> {
    tx.all(OF_NODE, &args![node]).await
}

/// Every text of one, the first first.
pub async fn texts(tx: &mut Tx, id: Uuid) -> Result<Vec<Questionnaire>> {
    tx.all(TEXTS, &args![id]).await
}

/// All there are.
pub async fn ids(tx: &mut Tx) -> Result<Vec<Uuid>> {
    Ok(tx.all::<(Uuid,)>(IDS, &args![]).await?.into_iter().map(|(id,)| id).collect())
}

/// Stops offering it, or offers it again.
pub async fn end(tx: &mut Tx, id: Uuid, at: Option<Timestamp>) -> Result<()> {
    tx.exec(END, &args![id, at]).await.map(drop)
}

impl FromRow for Questionnaire {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            node_id: row.get(1)?,
            ended_at: row.get(2)?,
            number: row.get(3)?,
            version: row.get(4)?,
            body: row.get(5)?,
            beside: row.get(6)?,
            made_at: row.get(7)?,
        })
    }
}
