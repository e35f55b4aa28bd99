//! `openseat verify`: no database is opened, and no network is needed.

use std::path::Path;

use jiff::Timestamp;
use openseat_actions::attendance_proof::{Fault, PublicKey, mend, verify};
use serde::Deserialize;
use serde_json::json;

use crate::{commands::Done, print};

/// What a service publishes.
#[derive(Deserialize)]
struct Published {
    keys: Vec<Named>,
}

#[derive(Deserialize)]
struct Named {
    id: String,
    key: String,
}

pub fn run(file: &Path, key: &str, as_json: bool) -> Done {
    let text = std::fs::read_to_string(file).map_err(|e| format!("{} cannot be read: {e}", file.display()))?;
    let text = mend(&text);
    let keys = match std::fs::read_to_string(key) {
        Ok(published) => {
            let read: Published =
                serde_json::from_str(&published).map_err(|e| format!("{key} is no list of keys: {e}"))?;
            read.keys.into_iter().map(|one| public(one.id, one.key)).collect()
        }
        // One key fits the letter that names it, whatever its name.
        Err(_) => {
            let named = text.lines().find_map(|line| line.strip_prefix("Key: ")).unwrap_or_default();
            vec![public(named.to_owned(), key.to_owned())]
        }
    };
    match verify(&text, &keys) {
        Ok(letter) if as_json => print::json(&json!({ "real": true, "letter": letter.text() })),
        Ok(letter) => {
            print::line("This letter is real and unchanged. It says:");
            letter.text().lines().skip(1).for_each(|line| print::line(format!("  {line}")));
            Ok(())
        }
        Err(fault) => Err(match fault {
            Fault::NoLetter => "This is not a whole letter.",
            Fault::OtherKey => "The letter was signed with a key that is not among those given.",
            Fault::Changed => "The letter does not say what was signed, or the key is not the one it names.",
        }
        .to_owned()),
    }
}

fn public(id: String, key: String) -> PublicKey {
    PublicKey { id, key, made: Timestamp::UNIX_EPOCH, ended: None }
}
