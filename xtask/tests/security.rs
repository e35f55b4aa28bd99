//! docs/security.md keeps its word: every requirement is answered once, and every test that it names is there.

use std::{collections::BTreeMap, fs, path::PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask is in the workspace").to_owned()
}

/// How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has, counted in its own machine-readable list.
const SECTIONS: &str = "1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1 4.3:2 4.4:4 \
    5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 \
    8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3 11.1:2 11.2:3 11.3:3 11.4:4 \
    11.5:1 11.6:1 12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 \
    16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4 17.3:2";

struct Answer {
    number: String,
    state: String,
    how: String,
    test: Option<String>,
}

fn answers() -> Vec<Answer> {
    let text = fs::read_to_string(root().join("docs/security.md")).expect("docs/security.md is there");
    let rows = text.lines().filter(|line| line.starts_with("| ") && line.split('|').count() == 7);
    rows.filter_map(|line| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        cells[1].chars().next().filter(char::is_ascii_digit)?;
        let test = cells[5].trim_matches('`');
        Some(Answer {
            number: cells[1].to_owned(),
            state: cells[3].to_owned(),
            how: cells[4].to_owned(),
            test: (!test.is_empty()).then(|| test.to_owned()),
        })
    })
    .collect()
}

#[test]
fn every_requirement_of_levels_one_and_two_is_answered_once() {
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    for answer in answers() {
        let section = answer.number.rsplit_once('.').expect("a number has three parts").0.to_owned();
        *found.entry(section).or_default() += 1;
        assert!(
            ["held", "part", "not", "none"].contains(&answer.state.as_str()),
            "{}: {}",
            answer.number,
            answer.state
        );
        assert!(answer.how.len() > 3, "{} says nothing", answer.number);
    }
    let wanted: BTreeMap<String, usize> = SECTIONS
        .split_whitespace()
        .map(|one| one.split_once(':').expect("section:count"))
        .map(|(section, count)| (section.to_owned(), count.parse().expect("a count")))
        .collect();
    assert_eq!(wanted.values().sum::<usize>(), 253);
    assert_eq!(found, wanted);
    let mut numbers: Vec<String> = answers().into_iter().map(|answer| answer.number).collect();
    numbers.sort();
    numbers.dedup();
    assert_eq!(numbers.len(), 253, "a requirement is answered twice");
}

#[test]
fn every_test_that_is_named_is_there() {
    let mut waiting = vec![root().join("crates"), root().join("xtask")];
    let mut code = String::new();
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
                waiting.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                code += &fs::read_to_string(&path).expect("a readable file");
            }
        }
    }
    let missing: Vec<String> = answers()
        .into_iter()
        .filter_map(|answer| Some((answer.number, answer.test?)))
        .filter(|(_, test)| !code.contains(&format!("fn {test}(")))
        .map(|(number, test)| format!("{number}: {test}"))
        .collect();
    assert!(missing.is_empty(), "docs/security.md names tests that are not there:\n{}", missing.join("\n"));
}
