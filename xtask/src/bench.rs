//! `cargo xtask bench`: speed beside a peer or a limit, in one run.

use std::path::PathBuf;

use crate::run::{Done, command, root, step, works};

/// Every figure of docs/benchmarks.md but the page of places, in about a quarter of an hour.
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
    step("1 of 5, the search in memory", command("cargo", &["bench", "--quiet", "--package", "openseat-index"]))?;
    let policy = ["bench", "--quiet", "--package", "openseat-domain", "--bench", "policy"];
    step("whether somebody may", command("cargo", &policy))?;
    example("which kinds may fit", "openseat-actions", "match_bench", &[])?;
    example("2 of 5, the store", "openseat-store", "store_bench", &["--features", "testing"])?;
    example("3 of 5, signing in, and searches meanwhile", "openseat-actions", "sign_in_bench", &["--", "300000"])?;
    example("the Meeting Guide feed of 300,000 meetings", "openseat-actions", "feed_bench", &[])?;
    let region = root().join("../shared/data/feeds/bmlt_sample_gny_region.sql");
    match region.to_str().filter(|_| region.is_file()) {
        Some(region) => {
            example("BMLT's answers over a real region", "openseat-formats", "bmlt_bench", &["--", region])?;
            step("the same over HTTP", bench(&["bmlt", "--region", region, "--program", program]))?
        }
        None => eprintln!("skipped BMLT's answers: there is no {}", region.display()),
    }
    let disk = target.to_str().ok_or("The target folder has a name that is no text.")?;
    example("3 of 5, a permit and its line", "openseat-actions", "permit_bench", &["--", disk])?;
    step("a person's space with two years in it, and among 50,000 people", bench(&["space", "--program", program]))?;
    let site = [site, &["--program", program]].concat();
    step("4 of 5, import, pages, and request against request beside PostGIS", bench(&site))?;
    step("5 of 5, engine against engine beside PostGIS", bench(engine))
}

/// A program of a room that measures it.
fn example(what: &str, package: &str, name: &str, further: &[&str]) -> Done {
    let words = [&["run", "--release", "--quiet", "--package", package, "--example", name], further].concat();
    step(what, command("cargo", &words))
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
