//! Starts other programs and says which one failed.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

/// What went wrong, in words.
pub type Done<T = ()> = Result<T, String>;

/// The folder of the workspace.
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().map_or_else(|| xtask.to_owned(), Path::to_owned)
}

/// A command that runs in the workspace's folder.
pub fn command(program: &str, words: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(words).current_dir(root());
    command
}

/// Runs a step to its end with its output shown, and says how long it took.
pub fn step(what: &str, mut command: Command) -> Done {
    eprintln!("\n== {what}");
    let began = Instant::now();
    let status =
        command.status().map_err(|e| format!("{what}: {:?} could not be started: {e}", command.get_program()))?;
    eprintln!("== {what}: {:.0} s", began.elapsed().as_secs_f64());
    if status.success() { Ok(()) } else { Err(format!("{what} failed ({status}). The lines above say why.")) }
}

/// Whether a command runs and ends well; its output is not shown.
pub fn works(program: &str, words: &[&str]) -> bool {
    let quiet = command(program, words).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    quiet.is_ok_and(|s| s.success())
}
