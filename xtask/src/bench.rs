//! `cargo xtask bench`: speed beside a peer or a limit, in one run.

use crate::run::{Done, command, root, step, works};

/// Every figure of docs/benchmarks.md.
pub fn all() -> Done {
    let release = |words: &[&str]| {
        let mut cargo = command("cargo", &["run", "--release", "--quiet", "--package", "openseat-bench", "--"]);
        cargo.args(words);
        cargo
    };
    let program = ["build", "--release", "--quiet", "--package", "openseat"];
    step("build the program", command("cargo", &program))?;
    step("the search in memory", command("cargo", &["bench", "--quiet", "--package", "openseat-index"]))?;
    let store = [
        "run",
        "--release",
        "--quiet",
        "--package",
        "openseat-store",
        "--example",
        "store_bench",
        "--features",
        "testing",
    ];
    step("the store", command("cargo", &store))?;
    step("import and pages", release(&["site"]))?;
    step("the search beside PostGIS", release(&["engine"]))
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
