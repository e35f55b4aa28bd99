//! Answers that a real BMLT gave, asked again here.

mod golden;
mod listed;
mod moved;
mod vectors;

use std::path::{Path, PathBuf};

/// A folder of the shared data; `None` says that the test is skipped. In CI its absence is a failure.
fn shared(name: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(name);
    if folder.exists() {
        return Some(folder);
    }
    #[allow(clippy::disallowed_methods, reason = "a test may ask where it runs")]
    let ci = std::env::var("CI").is_ok_and(|ci| ci == "true");
    assert!(!ci, "{} is missing", folder.display());
    eprintln!("skipped: there is no {}", folder.display());
    None
}
