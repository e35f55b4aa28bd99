//! What PostgreSQL does for one look at the space page, as it says itself (auto_explain): every statement, the rows that
//! it touched and the blocks that it read.

use std::{collections::BTreeMap, path::Path, time::Duration};

use serde_json::Value;

use super::{Settings, crowd, people::Stay};
use crate::{cluster::Cluster, http, site::Trouble};

/// Of each new connection: say every plan with what it did.
const TELL: [&str; 5] = [
    "session_preload_libraries = 'auto_explain'",
    "auto_explain.log_min_duration = 0",
    "auto_explain.log_analyze = on",
    "auto_explain.log_buffers = on",
    "auto_explain.log_format = 'json'",
];

/// What was done with one table.
#[derive(Default)]
struct Touched {
    /// "Index Scan by response_pkey".
    ways: Vec<String>,
    rows: f64,
    blocks: f64,
}

/// Prints what one look costs, table by table.
pub(super) async fn print(
    url: &str,
    cluster: &Cluster,
    settings: &Settings,
    program: &Path,
    who: &Stay,
) -> Result<(), Trouble> {
    let client = crowd::connect(url).await?;
    for tell in TELL {
        client.batch_execute(&format!("ALTER DATABASE space SET {tell}")).await?;
    }
    let server = settings.serve(program)?;
    // Once, so that all is prepared and the directory was read.
    http::get_as(&server.address, super::PAGES[0], &who.cookie).await?;
    tokio::time::sleep(Duration::from_millis(500)).await;
    let before = std::fs::read_to_string(cluster.log())?.len();
    http::get_as(&server.address, super::PAGES[0], &who.cookie).await?;
    tokio::time::sleep(Duration::from_millis(500)).await;
    let said = std::fs::read_to_string(cluster.log())?;
    drop(server);
    for tell in TELL {
        let name = tell.split(' ').next().unwrap_or_default();
        client.batch_execute(&format!("ALTER DATABASE space RESET {name}")).await?;
    }
    let plans = plans(&said[before..]);
    let mut tables: BTreeMap<String, Touched> = BTreeMap::new();
    for plan in &plans {
        walk(&plan["Plan"], &mut tables);
    }
    println!("One look at {}, {} statements, as PostgreSQL tells it", super::PAGES[0], plans.len());
    println!("{:<16}{:>8}{:>8}  how", "table", "rows", "blocks");
    for (table, one) in tables.iter().filter(|(table, _)| !table.is_empty()) {
        println!("{table:<16}{:>8.0}{:>8.0}  {}", one.rows, one.blocks, one.ways.join(", "));
    }
    Ok(())
}

/// Each plan in a log.
fn plans(log: &str) -> Vec<Value> {
    let blocks = log.split("plan:\n").skip(1);
    blocks
        .filter_map(|block| {
            let lines: Vec<&str> = block.lines().take_while(|line| line.starts_with('\t')).collect();
            serde_json::from_str(&lines.join("\n")).ok()
        })
        .collect()
}

fn walk(node: &Value, tables: &mut BTreeMap<String, Touched>) {
    if let Some(table) = node["Relation Name"].as_str() {
        let number = |name: &str| node[name].as_f64().unwrap_or_default();
        let one = tables.entry(table.to_owned()).or_default();
        one.rows += (number("Actual Rows") + number("Rows Removed by Filter")) * number("Actual Loops");
        one.blocks += number("Shared Hit Blocks") + number("Shared Read Blocks");
        let kind = node["Node Type"].as_str().unwrap_or_default();
        let index = node["Index Name"].as_str().map(|index| format!(" by {index}")).unwrap_or_default();
        let way = format!("{kind}{index}");
        if !one.ways.contains(&way) {
            one.ways.push(way);
        }
    }
    for inner in node["Plans"].as_array().into_iter().flatten() {
        walk(inner, tables);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_are_found_in_a_log_and_told_by_table() {
        let log = "LOG:  duration: 0.1 ms  plan:\n\t{\n\t\"Plan\": {\"Node Type\": \"Index Scan\", \"Relation Name\": \"a\", \
            \"Index Name\": \"a_pkey\", \"Actual Rows\": 2, \"Actual Loops\": 3, \"Shared Hit Blocks\": 4}\n\t}\nLOG:  x\n";
        let plans = plans(log);
        let mut tables = BTreeMap::new();
        walk(&plans[0]["Plan"], &mut tables);
        assert_eq!(
            (tables["a"].rows, tables["a"].blocks, tables["a"].ways.join("")),
            (6.0, 4.0, "Index Scan by a_pkey".into())
        );
    }
}
