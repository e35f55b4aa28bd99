//! What the tests need from the machine. Looked for, never installed behind anyone's back.

use std::path::PathBuf;

use crate::run::{Done, command, root, step, works};

/// Where Debian keeps PostgreSQL's own programs.
const POSTGRES: &str = "/usr/lib/postgresql/15/bin";

/// Says which programs are missing, with the one command that brings them all.
pub fn programs(browser: bool) -> Done {
    let mut missing = Vec::new();
    if postgres_bin().is_err() {
        missing.push("postgresql-15");
    }
    if !works("python3", &["-c", "import venv, ensurepip"]) {
        missing.push("python3-venv");
    }
    if browser && chromium().is_none() {
        missing.push("chromium");
    }
    if !missing.is_empty() {
        let names = missing.join(" ");
        return Err(format!(
            "The tests need {names}. On Debian 12 this brings it:\n\n    sudo apt-get install -y {names}\n"
        ));
    }
    if !works("node", &["--version"]) || !works("npm", &["--version"]) {
        return Err("The tests need Node 20 or newer, with npm. See https://nodejs.org/".into());
    }
    Ok(())
}

/// The folder of `initdb` and `pg_ctl`: Debian's, or the one that `pg_config` tells.
pub fn postgres_bin() -> Done<PathBuf> {
    let told = command("pg_config", &["--bindir"]).output().ok();
    let told = told.and_then(|output| String::from_utf8(output.stdout).ok()).map(|path| PathBuf::from(path.trim()));
    let places = [PathBuf::from(POSTGRES)].into_iter().chain(told);
    places.into_iter().find(|bin| bin.join("initdb").is_file()).ok_or_else(|| "no PostgreSQL was found".to_owned())
}

/// The browser to test with.
pub fn chromium() -> Option<PathBuf> {
    let places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    places.iter().map(PathBuf::from).find(|p| p.exists())
}

/// A Python with the outside oracles in it, in a folder of its own under `target/`.
pub fn oracle_python() -> Done<PathBuf> {
    let home = root().join("target/oracle-python");
    let python = home.join("bin/python");
    let list = root().join("tests/oracle/requirements.txt");
    let stamp = home.join("requirements.txt");
    let wanted = std::fs::read(&list).map_err(|e| format!("{} cannot be read: {e}", list.display()))?;
    if python.exists() && std::fs::read(&stamp).is_ok_and(|have| have == wanted) {
        return Ok(python);
    }
    step("make a Python for the oracles", command("python3", &["-m", "venv", &home.to_string_lossy()]))?;
    let list = list.to_string_lossy().into_owned();
    let install = ["-m", "pip", "install", "--quiet", "--requirement", &list];
    step("install the oracles", command(&python.to_string_lossy(), &install))?;
    std::fs::write(&stamp, wanted).map_err(|e| format!("{} cannot be written: {e}", stamp.display()))?;
    Ok(python)
}
