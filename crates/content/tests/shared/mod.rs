//! The shared data beside the checkout: real lists that are not part of the project.

use std::path::{Path, PathBuf};

/// The workspace's root folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The text of a shared file; `None` says that the test is skipped. In CI its absence is a failure.
#[allow(dead_code, reason = "each test file uses its own part of this one")]
pub fn data(name: &str) -> Option<String> {
    let path = root().join("../shared/data").join(name);
    match std::fs::read_to_string(&path) {
        Ok(text) => Some(text),
        Err(error) if std::env::var_os("CI").is_some_and(|ci| ci == "true") => panic!("{}: {error}", path.display()),
        Err(error) => {
            eprintln!("skipped: {} is not here ({error})", path.display());
            None
        }
    }
}
