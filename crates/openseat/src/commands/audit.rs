//! `openseat audit`

use std::path::Path;

use openseat_actions::audit;
use openseat_store::audit::{Head, Verdict};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{arguments::Audit, clock, commands::Done, open, print, settings::Settings};

/// What `audit head` prints and `audit verify --since` reads.
#[derive(Deserialize, Serialize)]
struct Heads {
    at: String,
    heads: Vec<Kept>,
}

#[derive(Deserialize, Serialize)]
struct Kept {
    chain: String,
    rows: i64,
    hash: String,
}

pub async fn run(settings: &Settings, words: Audit, json: bool) -> Done {
    match words {
        Audit::Verify { since } => verify(settings, since.as_deref(), json).await,
        Audit::Head => head(settings, json).await,
    }
}

async fn verify(settings: &Settings, since: Option<&Path>, json: bool) -> Done {
    let kept = since.map_or_else(|| Ok(Vec::new()), read)?;
    let house = open::house(settings).await?;
    let verdicts = audit::verify_since(&house, &kept).await.map_err(|e| e.to_string())?;
    let mut broken = Vec::new();
    let mut chains = Vec::new();
    for (chain, verdict) in verdicts {
        chains.push(format!("{chain}: {}", said(verdict)));
        if !matches!(verdict, Verdict::Whole { .. }) {
            broken.push(chain);
        }
    }
    if json {
        print::json(&json!({ "chains": chains, "broken": broken }))?;
    } else {
        chains.iter().for_each(print::line);
    }
    if broken.is_empty() { Ok(()) } else { Err(format!("The audit log was changed: {}.", broken.join(", "))) }
}

fn said(verdict: Verdict) -> String {
    match verdict {
        Verdict::Whole { rows } => format!("{rows} rows, every link holds"),
        Verdict::Broken { seq } => {
            format!("row {seq} does not fit; it was changed, or one before it was put in or taken out")
        }
        Verdict::Cut { rows, kept } => {
            format!("{rows} rows, and there were {kept} when the head was kept; rows were taken off the end")
        }
    }
}

async fn head(settings: &Settings, json: bool) -> Done {
    let house = open::house(settings).await?;
    let heads = audit::heads(&house).await.map_err(|e| e.to_string())?;
    let heads = heads.into_iter().map(|(chain, head)| Kept { chain, rows: head.seq, hash: hex(&head.hash) }).collect();
    let heads = Heads { at: clock::now().to_string(), heads };
    if json {
        return print::json(&heads);
    }
    heads.heads.iter().for_each(|head| print::line(format!("{} {} {}", head.chain, head.rows, head.hash)));
    Ok(())
}

fn read(file: &Path) -> Result<Vec<(String, Head)>, String> {
    let wrong = |why: &dyn std::fmt::Display| {
        format!("{} cannot be read: {why}. Give a file that `openseat audit head --json` wrote.", file.display())
    };
    let text = std::fs::read_to_string(file).map_err(|e| wrong(&e))?;
    let heads: Heads = serde_json::from_str(&text).map_err(|e| wrong(&e))?;
    let head = |kept: Kept| -> Result<_, String> {
        let hash = bytes(&kept.hash).ok_or_else(|| wrong(&format!("the hash of {} is not one", kept.chain)))?;
        Ok((kept.chain, Head { seq: kept.rows, hash }))
    };
    heads.heads.into_iter().map(head).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes(hex: &str) -> Option<[u8; 32]> {
    if !hex.is_ascii() || hex.len() != 64 {
        return None;
    }
    let mut bytes = [0; 32];
    for (byte, at) in bytes.iter_mut().zip((0..64).step_by(2)) {
        *byte = u8::from_str_radix(&hex[at..at + 2], 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_printed_can_be_read_back() {
        let head = Head { seq: 7, hash: std::array::from_fn(|n| n as u8 ^ 0xA5) };
        let kept = Kept { chain: "people-0".into(), rows: head.seq, hash: hex(&head.hash) };
        let file = tempfile::NamedTempFile::new().expect("a file");
        let text =
            serde_json::to_string(&Heads { at: "2026-11-22T12:00:00Z".into(), heads: vec![kept] }).expect("JSON");
        std::fs::write(file.path(), &text).expect("written");
        assert_eq!(read(file.path()), Ok(vec![("people-0".to_owned(), head)]));
        std::fs::write(file.path(), text.replace("a5", "zz")).expect("written");
        assert!(read(file.path()).expect_err("no hash").contains("people-0"));
    }
}
