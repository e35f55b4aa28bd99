//! `cargo xtask bench`: speed beside a peer or a limit, in one run.

use crate::run::{Done, command, root, step, works};

/// Every figure of docs/benchmarks.md.
pub fn all() -> Done {
    let release = |package: &str| command("cargo", &["run", "--release", "--quiet", "--package", package]);
    step("search beside PostGIS, import and pages", release("openseat-bench"))
}

/// Each reader against mangled input.
pub fn fuzz(seconds: &str) -> Done {
    if !works("cargo", &["fuzz", "--version"]) {
        return Err("Fuzzing needs cargo-fuzz. This brings it:\n\n    cargo install cargo-fuzz --locked\n".into());
    }
    let folder = root().join("tests/fuzz/fuzz_targets");
    let files = std::fs::read_dir(&folder).map_err(|e| format!("{} cannot be read: {e}", folder.display()))?;
    let mut targets: Vec<String> = files
        .filter_map(Result::ok)
        .filter_map(|f| f.path().file_stem().map(|s| s.to_string_lossy().into_owned()))
        .collect();
    targets.sort();
    for target in targets {
        let limit = format!("-max_total_time={seconds}");
        let mut run = command("cargo", &["fuzz", "run", &target, "--sanitizer", "none", "--", &limit]);
        run.current_dir(root().join("tests/fuzz"));
        step(&format!("fuzz {target}"), run)?;
    }
    Ok(())
}
