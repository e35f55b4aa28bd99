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

/// Runs tests/oracle/hsds_live_oracle.py against the made-up town.
pub fn hsds() -> Done {
    let python = need::oracle_python()?;
    let server = Server::start("hsds", &[])?;
    let script = root().join("tests/oracle/hsds_live_oracle.py").to_string_lossy().into_owned();
    let theirs = root().join("../shared/data/hsds/hsds30.openapi.json");
    let theirs = theirs.is_file().then(|| theirs.to_string_lossy().into_owned());
    let words: Vec<&str> =
        [Some(script.as_str()), Some(server.address.as_str()), theirs.as_deref()].into_iter().flatten().collect();
    step("the HSDS API", command(&python.to_string_lossy(), &words))
}
