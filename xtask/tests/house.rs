//! The house rules of ARCHITECTURE.md, held by a test.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask is in the workspace").to_owned()
}

fn rust_files() -> Vec<PathBuf> {
    let mut waiting = vec![root().join("crates"), root().join("xtask"), root().join("bench")];
    let mut found = Vec::new();
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() && path.file_name().is_some_and(|n| n != "target") {
                waiting.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// Which of our rooms each room may call, as its Cargo.toml says.
fn rooms() -> String {
    let answer = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let metadata: serde_json::Value = serde_json::from_slice(&answer.stdout).expect("cargo prints JSON");
    let mut rooms = BTreeMap::new();
    for package in metadata["packages"].as_array().expect("packages") {
        let short =
            |name: &serde_json::Value| name.as_str().unwrap_or_default().trim_start_matches("openseat-").to_owned();
        let ours = package["dependencies"].as_array().expect("dependencies").iter();
        let mut ours: Vec<String> = ours
            .filter(|d| d["kind"].is_null() && d["name"].as_str().is_some_and(|n| n.starts_with("openseat-")))
            .map(|d| short(&d["name"]))
            .collect();
        ours.sort();
        rooms.insert(short(&package["name"]), ours.join(" "));
    }
    rooms.iter().map(|(room, calls)| format!("{room} -> {calls}").trim_end().to_owned() + "\n").collect()
}

#[test]
fn rooms_call_each_other_one_way_as_drawn() {
    let golden = root().join("tests/golden/rooms.txt");
    let now = rooms();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&golden, &now).expect("tests/golden can be written");
    }
    let drawn = fs::read_to_string(&golden).unwrap_or_default();
    assert_eq!(
        now, drawn,
        "a room calls another than tests/golden/rooms.txt says; if that is right, run with UPDATE_GOLDEN=1"
    );
}

#[test]
fn no_file_is_a_store_room() {
    let long: Vec<String> = rust_files()
        .iter()
        .map(|p| (fs::read_to_string(p).expect("a readable file").lines().count(), p))
        .filter(|(lines, _)| *lines > 500)
        .map(|(lines, p)| format!("{lines} lines: {}", shown(p)))
        .collect();
    assert!(long.is_empty(), "split these by noun:\n{}", long.join("\n"));
}

#[test]
fn no_file_has_a_name_that_says_nothing() {
    let vague = ["utils", "util", "common", "helpers", "helper", "types", "manager", "misc"];
    let bad: Vec<String> = rust_files()
        .iter()
        .filter(|p| p.file_stem().is_some_and(|s| vague.contains(&s.to_string_lossy().as_ref())))
        .map(|p| shown(p))
        .collect();
    assert!(bad.is_empty(), "name these after what they hold:\n{}", bad.join("\n"));
}

#[test]
fn sql_stands_only_in_the_store() {
    let words = ["INSERT INTO ", "DELETE FROM ", "rusqlite::", "tokio_postgres::", "CREATE TABLE "];
    let bad: Vec<String> = rust_files()
        .iter()
        .filter(|p| {
            let path = shown(p);
            // A dump of a foreign database is text to be read, and the benchmark's peer is a database.
            !path.starts_with("crates/store")
                && !path.starts_with("bench")
                && !path.starts_with("xtask/tests")
                && !path.contains("sql_dump")
                && !path.contains("bmlt")
                && !path.contains("tests/")
        })
        .filter(|p| fs::read_to_string(p).is_ok_and(|text| words.iter().any(|w| text.contains(w))))
        .map(|p| shown(p))
        .collect();
    assert!(bad.is_empty(), "SQL belongs in crates/store:\n{}", bad.join("\n"));
}

#[test]
fn nothing_is_left_unfinished() {
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("unimple", "mented!("), concat!("#[ig", "nore]")];
    let bad: Vec<String> = rust_files()
        .iter()
        .flat_map(|p| {
            let text = fs::read_to_string(p).expect("a readable file");
            let lines = text.lines().enumerate().filter(|(_, l)| marks.iter().any(|m| l.contains(m)));
            lines.map(|(n, l)| format!("{}:{}: {}", shown(p), n + 1, l.trim())).collect::<Vec<_>>()
        })
        .collect();
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}
