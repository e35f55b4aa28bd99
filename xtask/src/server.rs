//! A real server with the made-up town, for the browser and for load.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Stdio},
};

use crate::run::{Done, command, root, step};

/// A running server, ended when this is dropped.
pub struct Server {
    child: Child,
    /// `http://127.0.0.1:PORT`
    pub address: String,
}

impl Server {
    /// Builds the release server and starts it on a free port with a fresh data folder.
    pub fn start(name: &str, further: &[&str]) -> Done<Self> {
        step("build the server", command("cargo", &["build", "--release", "--package", "openseat", "--quiet"]))?;
        let data = root().join("target/test-data").join(name);
        if data.exists() {
            std::fs::remove_dir_all(&data).map_err(|e| format!("{} cannot be emptied: {e}", data.display()))?;
        }
        Self::over(&data, further)
    }

    /// Starts the server that is already built over a data folder.
    pub fn over(data: &Path, further: &[&str]) -> Done<Self> {
        let program = root().join("target/release/openseat");
        let folder = data.to_string_lossy();
        let mut words = vec!["serve", "--listen", "127.0.0.1:0", "--data", &folder];
        words.extend(further);
        let mut child = command(&program.to_string_lossy(), &words)
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|e| format!("{} could not be started: {e}", program.display()))?;
        let output = child.stdout.take().ok_or("the server has no output")?;
        let address = BufReader::new(output)
            .lines()
            .map_while(Result::ok)
            .find_map(|line| line.split_whitespace().find(|w| w.starts_with("http://")).map(str::to_owned));
        match address {
            Some(address) => Ok(Self { child, address: address.trim_end_matches('/').to_owned() }),
            None => Err("the server ended before it said its address".into()),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; either way nothing is left behind.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
