//! How many asked, were met, were not: numbers of a node, of nobody.

use openseat_domain::greeting::Step;
use uuid::Uuid;

use crate::{Error, Result, Tx, args};

const ADD: &str = "INSERT INTO greeting_count (node_id, step, n) VALUES ($1, $2, 1) \
    ON CONFLICT (node_id, step) DO UPDATE SET n = greeting_count.n + 1";
const OF_NODE: &str = "SELECT step, n FROM greeting_count WHERE node_id = $1";

pub(crate) const ALL: &[&str] = &[ADD, OF_NODE];

/// Counts one more.
pub async fn add(tx: &mut Tx, node: Uuid, step: Step) -> Result<()> {
    tx.exec(ADD, &args![node, step.as_str()]).await.map(drop)
}

/// The count of each step that was ever taken at a node.
pub async fn of_node(tx: &mut Tx, node: Uuid) -> Result<Vec<(Step, i64)>> {
    let rows = tx.all::<(String, i64)>(OF_NODE, &args![node]).await?;
    let step = |(word, n): (String, i64)| {
        Step::parse(&word).map(|step| (step, n)).ok_or_else(|| Error::stored("step", "no such word"))
    };
    rows.into_iter().map(step).collect()
}
