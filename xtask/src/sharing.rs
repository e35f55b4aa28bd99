//! A person shares with a clinic, stops it and is erased: one journey in a real browser, on each engine.

use crate::{
    browser,
    postgres::Postgres,
    run::{Done, step},
    server::{self, Server, openseat},
};

/// Where one run keeps its data: words of the command line, and what the environment says beside them.
pub struct Place {
    pub words: Vec<String>,
    pub environment: Vec<(&'static str, String)>,
}

/// The journey on the embedded database, where every page is looked at too, and on PostgreSQL, without script.
pub fn journey() -> Done {
    server::build()?;
    let folder = server::fresh("sharing")?.to_string_lossy().into_owned();
    let place = Place { words: vec!["--data".to_owned(), folder], environment: Vec::new() };
    run(&place, "SQLite", &["look"])?;
    let postgres = Postgres::start()?;
    let folder = server::fresh("sharing-postgres")?.to_string_lossy().into_owned();
    let environment = vec![("OPENSEAT_DATA_FOLDER", folder), ("OPENSEAT_KEYS_STORE", postgres.database("keys")?)];
    let place = Place { words: vec!["--database".to_owned(), postgres.database("data")?], environment };
    run(&place, "PostgreSQL", &[])
}

fn run(place: &Place, engine: &str, further: &[&str]) -> Done {
    let words: Vec<&str> = place.words.iter().map(String::as_str).collect();
    let invitation = clinic(place, &words)?;
    let server = Server::with(&words, &[], &place.environment)?;
    let given = [&[server.address.as_str(), &invitation], further].concat();
    browser::script(&format!("sharing on {engine}"), "sharing.mjs", &given)?;
    let mut verify = openseat(&[&["audit", "verify"], words.as_slice()].concat());
    verify.envs(place.environment.iter().map(|(name, value)| (name, value)));
    step(&format!("the audit log on {engine} is whole"), verify)
}

/// Makes an organisation as its operator does, and gives the path of the link for its first manager.
pub fn clinic(place: &Place, words: &[&str]) -> Done<String> {
    let mut add = openseat(&[&["organisation", "add", "Riverside Clinic", "--standing", "part2"], words].concat());
    add.envs(place.environment.iter().map(|(name, value)| (name, value)));
    let output = add.output().map_err(|e| format!("{:?} could not be started: {e}", add.get_program()))?;
    let said = String::from_utf8_lossy(&output.stdout);
    let link = said.split(|c: char| c.is_whitespace() || c == '"').find_map(|word| word.split_once("/invitation/"));
    match link {
        Some((_, token)) => Ok(format!("/invitation/{token}")),
        None => Err(format!("no link for a manager came: {said}{}", String::from_utf8_lossy(&output.stderr))),
    }
}
