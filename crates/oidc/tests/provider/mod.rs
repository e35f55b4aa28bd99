//! A provider in Node that ends with the test.

use std::{
    io::{BufRead as _, BufReader, Read as _},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
};

use openseat_outside::{
    call::{Call as _, Request, WebCall},
    fetch::Limits,
};
use serde_json::Value;

pub struct Provider {
    child: Child,
    /// Kept open, since a program that writes to a closed pipe ends.
    _output: BufReader<ChildStdout>,
    pub issuer: String,
}

impl Provider {
    /// Starts a script of tests/oidc; `None` when its packages are not there.
    pub fn start(script: &str) -> Option<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/oidc");
        if !folder.join("node_modules").is_dir() {
            assert!(std::env::var_os("CI").is_none(), "tests/oidc has no packages; `cargo xtask test` brings them");
            println!("skipped: tests/oidc has no packages; `cargo xtask test` brings them");
            return None;
        }
        let mut child = Command::new("node")
            .arg(script)
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node can be started");
        let mut output = BufReader::new(child.stdout.take().expect("it has an output"));
        let address = output.by_ref().lines().map_while(Result::ok).find(|line| line.starts_with("http://"));
        Some(Self { child, _output: output, issuer: address.expect("the provider says its address") })
    }

    pub fn control(&self, what: &str) -> String {
        format!("{}/control/{what}", self.issuer)
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        // It may have ended by itself; either way nothing is left behind.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sends JSON, and gives the JSON that comes back.
pub async fn call(address: &str, body: Value) -> Value {
    let web = WebCall::new(&Limits { allow_private: true, ..Limits::default() }).expect("TLS is there");
    let headers = vec![("content-type".to_owned(), "application/json".to_owned())];
    let request = Request { method: "POST".into(), address: address.into(), headers, body: body.to_string().into() };
    let reply = web.send(request).await.expect("the provider answers");
    let said = String::from_utf8_lossy(&reply.body).into_owned();
    assert_eq!(reply.status, 200, "{said}");
    serde_json::from_str(&said).expect("JSON comes back")
}
