//! The made-up town of `demo/town.json`: what a fresh installation shows until real listings are imported.

use openseat_domain::meeting::Draft;

static TOWN: &str = include_str!("../../../demo/town.json");

/// About 200 made-up meetings. Its source is to be marked `made_up`.
pub fn town() -> Vec<Draft> {
    serde_json::from_str(TOWN).expect("demo/town.json is embedded and a test reads it")
}
