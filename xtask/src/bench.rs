//! `cargo xtask bench`: speed beside a peer or a limit, in one run.

use std::path::PathBuf;

use crate::run::{Done, command, root, step, works};

/// Every figure of docs/benchmarks.md but the page of places, in about ten minutes.
pub fn all() -> Done {
    run(&["site", "--beside"], &["engine"])
}

/// The same with fewer questions, in about five minutes: to see that all of it runs, and about where it stands.
pub fn quick() -> Done {
    run(&["site", "--beside", "--seconds", "2"], &["engine", "--peer-questions", "100"])
}

fn run(site: &[&str], engine: &[&str]) -> Done {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let program = target.join("release/openseat");
    let program = program.to_str().ok_or("The target folder has a name that is no text.")?;
    let bench = |words: &[&str]| {
        let mut cargo = command("cargo", &["run", "--release", "--quiet", "--package", "openseat-bench", "--"]);
        cargo.args(words);
        cargo
    };
    step("build the program", command("cargo", &["build", "--release", "--quiet", "--package", "openseat"]))?;
    step("1 of 4, the search in memory", command("cargo", &["bench", "--quiet", "--package", "openseat-index"]))?;
    let policy = ["bench", "--quiet", "--package", "openseat-domain", "--bench", "policy"];
    step("whether somebody may", command("cargo", &policy))?;
    let matching = "run --release --quiet --package openseat-actions --example match_bench";
    step("which kinds may fit", command("cargo", &matching.split(' ').collect::<Vec<_>>()))?;
    let store = "run --release --quiet --package openseat-store --example store_bench --features testing";
    step("2 of 4, the store", command("cargo", &store.split(' ').collect::<Vec<_>>()))?;
    let site = [site, &["--program", program]].concat();
    step("3 of 4, import, pages, and request against request beside PostGIS", bench(&site))?;
    step("4 of 4, engine against engine beside PostGIS", bench(engine))
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
