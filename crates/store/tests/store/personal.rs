//! What a person keeps leads out of the store by two doors: to themself, and under a permit.

use std::{fs, path::Path};

use openseat_store::testing::statements;

/// The files of what only the person, or whoever has a permit, may read.
const PERSONAL: [&str; 6] = ["about.rs", "response.rs", "review_link.rs", "trial.rs", "visit.rs", "wishes.rs"];

fn sources(room: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(room).join("src");
    let mut found = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                found.push((
                    path.file_name().unwrap().to_string_lossy().into_owned(),
                    fs::read_to_string(path).unwrap(),
                ));
            }
        }
    }
    found
}

/// The heads of the functions that other rooms can call.
fn public_functions(text: &str) -> Vec<&str> {
    let heads = text.split("\npub ").skip(1).filter(|rest| rest.starts_with("async fn") || rest.starts_with("fn"));
    heads.map(|rest| rest.split_once('{').unwrap().0).collect()
}

#[test]
fn whatever_gives_personal_rows_asks_for_proof_that_they_are_one_s_own() {
    let mut doors = 0;
    for (file, text) in sources("store").into_iter().filter(|(file, _)| PERSONAL.contains(&file.as_str())) {
        for head in public_functions(&text) {
            let answer = head.rsplit_once("->").map_or("", |(_, answer)| answer);
            let tells = ["String", "Visit", "Field", "Response", "ReviewLink", "Trial"]
                .iter()
                .any(|word| answer.contains(word));
            assert!(!tells || head.contains("own: Own"), "{file}: {head}");
            doors += usize::from(tells);
        }
    }
    assert_eq!(doors, PERSONAL.len(), "one for each table");
}

#[test]
fn no_statement_of_another_noun_reads_personal_tables() {
    for table in PERSONAL.map(|file| file.trim_end_matches(".rs")) {
        let others = statements().filter(|(noun, _)| *noun != table);
        let reads = |sql: &str| [" FROM ", " JOIN "].iter().any(|word| sql.contains(&format!("{word}{table} ")));
        let found: Vec<_> = others.filter(|(_, sql)| reads(sql)).collect();
        assert_eq!(found, Vec::<(&str, &str)>::new());
        assert!(statements().any(|(noun, sql)| noun == table && reads(sql)), "the search finds what it looks for");
    }
}

#[test]
fn personal_rows_are_opened_for_nobody_else_but_under_a_permit() {
    for (file, text) in sources("store") {
        let opens = text.contains("about::opened(") || text.contains("visit::opened(");
        assert_eq!(opens, file == "disclosure.rs", "{file}");
    }
}

#[test]
fn one_place_alone_says_that_who_asks_is_whom_it_is_about() {
    for room in ["actions", "web", "openseat", "store"] {
        for (file, text) in sources(room) {
            let says = text.contains("Own::of(");
            assert_eq!(says, room == "actions" && file == "space.rs", "{room}: {file}");
        }
    }
}
