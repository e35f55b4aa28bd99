//! Our expansion of schedules beside python-dateutil and zoneinfo (tests/oracle/recurrence_oracle.py).

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    process::Command,
};

use openseat_domain::{
    meeting::Closure,
    schedule::Schedule,
    zone::{self, Zone},
};
use serde::Deserialize;

const SEED: &str = "20261122";
const CASES: usize = 12_000;

/// The oracle's first line.
#[derive(Deserialize)]
struct Release {
    tzdb: String,
}

#[derive(Deserialize)]
struct Case {
    schedule: Schedule,
    closures: Vec<Closure>,
    window: (u32, u32),
    starts: Vec<u32>,
}

#[test]
fn twelve_thousand_random_schedules_agree_with_dateutil() {
    let Some(lines) = ask_oracle(SEED, CASES) else { return };
    let (cases, starts) = compare(&lines);
    assert_eq!(cases, CASES);
    println!("{cases} schedules, {starts} starts, IANA {}", zone::tzdb_version());
}

#[test]
fn recorded_schedules_agree_with_dateutil() {
    let lines =
        std::fs::read_to_string(root().join("tests/golden/recurrence.jsonl")).expect("the vectors are committed");
    let (cases, starts) = compare(&lines);
    assert!(cases >= 400 && starts >= 1000, "{cases} schedules, {starts} starts");
}

/// How many cases and starts there were. Panics with the first cases that differ.
fn compare(lines: &str) -> (usize, usize) {
    let mut lines = lines.lines();
    let release: Release = serde_json::from_str(lines.next().expect("a first line")).expect("the release");
    assert_eq!(
        release.tzdb,
        zone::tzdb_version(),
        "the oracle and this build must read the same clocks: pin tzdata in tests/oracle/requirements.txt"
    );
    let mut zones = HashMap::new();
    let (mut cases, mut starts, mut wrong) = (0, 0, Vec::new());
    for line in lines {
        let case: Case = serde_json::from_str(line).expect("a case");
        let name = case.schedule.zone.clone().expect("every case has a zone");
        let zone = zones.entry(name).or_insert_with_key(|name| Zone::table(name, 1985..=2040).expect("a known zone"));
        let mut ours = Vec::new();
        match case.schedule.compile_with(&case.closures) {
            Ok(compiled) => compiled.starts(zone, case.window.0, case.window.1, &mut |start| ours.push(start)),
            Err(problem) => wrong.push(format!("{line}\n   refused: {}", problem.what)),
        }
        if ours != case.starts {
            wrong.push(format!("{line}\n   ours: {ours:?}"));
        }
        cases += 1;
        starts += ours.len();
    }
    assert!(wrong.is_empty(), "{} of {cases} differ, such as\n{}", wrong.len(), wrong[..wrong.len().min(5)].join("\n"));
    (cases, starts)
}

/// What the oracle says; `None` when this machine lacks it, which is a failure where CI=true.
#[allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test may look at its own machine and say why it was skipped"
)]
fn ask_oracle(seed: &str, cases: usize) -> Option<String> {
    let python = std::env::var("OPENSEAT_PYTHON").unwrap_or_else(|_| "python3".into());
    let script = root().join("tests/oracle/recurrence_oracle.py");
    let answer = Command::new(&python).arg(script).args([seed, &cases.to_string()]).output();
    let trouble = match answer {
        Ok(answer) if answer.status.success() => return String::from_utf8(answer.stdout).ok(),
        Ok(answer) => String::from_utf8_lossy(&answer.stderr).lines().last().unwrap_or_default().to_owned(),
        Err(error) => error.to_string(),
    };
    let say = format!(
        "{python} cannot run the recurrence oracle ({trouble}). Install tests/oracle/requirements.txt with pip, \
         or set OPENSEAT_PYTHON to a Python that has it."
    );
    assert!(std::env::var("CI").as_deref() != Ok("true"), "{say}");
    println!("SKIPPED: {say}");
    None
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
