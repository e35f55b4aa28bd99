//! The API, asked by schemathesis what nobody would think of; every answer is held to its description.

use crate::{
    journeys::{clinic, embedded},
    need,
    run::{Done, command, root, step},
    server::{self, Server},
};

/// Runs tests/oracle/api_oracle.py against a server with an organisation.
pub fn checks() -> Done {
    let python = need::oracle_python()?;
    server::build()?;
    let place = embedded("api")?;
    let words: Vec<&str> = place.words.iter().map(String::as_str).collect();
    let invitation = clinic(&place)?;
    let server = Server::with(&words, &[], &[])?;
    let script = root().join("tests/oracle/api_oracle.py");
    let words = [&script.to_string_lossy(), server.address.as_str(), &invitation];
    step("the API", command(&python.to_string_lossy(), &words))
}
