//! The API, asked by schemathesis what nobody would think of; every answer is held to its description.

use crate::{
    need,
    run::{Done, command, root, step},
    server::{self, Server},
    sharing::{Place, clinic},
};

/// Runs tests/oracle/api_oracle.py against a server with an organisation.
pub fn checks() -> Done {
    let python = need::oracle_python()?;
    server::build()?;
    let folder = server::fresh("api")?.to_string_lossy().into_owned();
    let place = Place { words: vec!["--data".to_owned(), folder], environment: Vec::new() };
    let words: Vec<&str> = place.words.iter().map(String::as_str).collect();
    let invitation = clinic(&place, &words)?;
    let server = Server::with(&words, &[], &[])?;
    let script = root().join("tests/oracle/api_oracle.py");
    let words = [&script.to_string_lossy(), server.address.as_str(), &invitation];
    step("the API", command(&python.to_string_lossy(), &words))
}
