//! A real server with the made-up town, for the browser and for load.

use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use crate::{
    journeys::Place,
    run::{Done, command, root, step},
};

/// A running server, ended when this is dropped.
pub struct Server {
    child: Child,
    /// `http://127.0.0.1:PORT`
    pub address: String,
}

impl Server {
    /// Builds the release server and starts it on a free port with a fresh data folder.
    pub fn start(name: &str, further: &[&str]) -> Done<Self> {
        build()?;
        Self::over(&fresh(name)?, further)
    }

    /// Starts the server that is already built over a data folder.
    pub fn over(data: &Path, further: &[&str]) -> Done<Self> {
        Self::with(&["--data", &data.to_string_lossy()], further, &[])
    }

    /// Starts the server that is already built with a clock that is off by `time` (`-8d`), as faketime says it.
    pub fn earlier(place: &Place, time: &str) -> Done<Self> {
        Self::faked(place, &[("FAKETIME", time)])
    }

    /// Starts the server that is already built with a clock that goes by what `file` says at each moment (`-8d`, `+0`).
    pub fn moving(place: &Place, file: &Path) -> Done<Self> {
        let file = file.to_string_lossy();
        // What waits goes on by the real clock: only the day is another.
        let how =
            [("FAKETIME_TIMESTAMP_FILE", &*file), ("FAKETIME_NO_CACHE", "1"), ("FAKETIME_DONT_FAKE_MONOTONIC", "1")];
        Self::faked(place, &how)
    }

    fn faked(place: &Place, how: &[(&str, &str)]) -> Done<Self> {
        // Its wrapper would outlive a server that is killed, so only its library is used.
        let output = command("faketime", &["-m", "-f", "+0", "printenv", "LD_PRELOAD"]).output();
        let library = output.map_err(|e| format!("faketime could not be started: {e}"))?.stdout;
        let library = String::from_utf8_lossy(&library).trim().to_owned();
        let words: Vec<&str> = place.words.iter().map(String::as_str).collect();
        let mut serve = openseat(&[&["serve", "--listen", "127.0.0.1:0"], words.as_slice()].concat());
        serve.env("LD_PRELOAD", library).envs(how.iter().copied());
        Self::of(serve, &place.environment)
    }

    /// Starts the server that is already built where `place` and the environment say.
    pub fn with(place: &[&str], further: &[&str], environment: &[(&str, String)]) -> Done<Self> {
        Self::of(openseat(&[&["serve", "--listen", "127.0.0.1:0"], place, further].concat()), environment)
    }

    fn of(mut serve: Command, environment: &[(&str, String)]) -> Done<Self> {
        let mut child = serve
            .envs(environment.iter().map(|(name, value)| (name, value)))
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|e| format!("{:?} could not be started: {e}", serve.get_program()))?;
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

/// Another program than the release one, such as a build that is there already: its path.
const OTHER: &str = "OPENSEAT_PROGRAM";

/// Builds the release server, unless another program is named.
pub fn build() -> Done {
    if std::env::var_os(OTHER).is_some() {
        return Ok(());
    }
    step("build the server", command("cargo", &["build", "--release", "--package", "openseat", "--quiet"]))
}

/// The release program, or the one that is named, with these words.
pub fn openseat(words: &[&str]) -> Command {
    let program = std::env::var_os(OTHER).map_or_else(|| root().join("target/release/openseat"), PathBuf::from);
    command(&program.to_string_lossy(), words)
}

/// An empty folder for the data of one run.
pub fn fresh(name: &str) -> Done<PathBuf> {
    let data = root().join("target/test-data").join(name);
    if data.exists() {
        std::fs::remove_dir_all(&data).map_err(|e| format!("{} cannot be emptied: {e}", data.display()))?;
    }
    Ok(data)
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; either way nothing is left behind.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
