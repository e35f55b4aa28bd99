//! `openseat audit verify`

use openseat_actions::audit;
use openseat_store::audit::Verdict;
use serde_json::json;

use crate::{commands::Done, open, print, settings::Settings};

pub async fn verify(settings: &Settings, json: bool) -> Done {
    let house = open::house(settings).await?;
    let verdicts = audit::verify(&house).await.map_err(|e| e.to_string())?;
    let mut broken = Vec::new();
    let mut chains = Vec::new();
    for (chain, verdict) in verdicts {
        let said = match verdict {
            Verdict::Whole { rows } => format!("{chain}: {rows} rows, every link holds"),
            Verdict::Broken { seq } => {
                broken.push(chain.clone());
                format!("{chain}: row {seq} does not fit the one before it; it was changed or one is missing")
            }
        };
        chains.push(said);
    }
    if json {
        print::json(&json!({ "chains": chains, "broken": broken }))?;
    } else {
        chains.iter().for_each(print::line);
    }
    if broken.is_empty() { Ok(()) } else { Err(format!("The audit log was changed: {}.", broken.join(", "))) }
}
