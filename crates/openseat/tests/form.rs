//! `openseat form add`: a Questionnaire of somebody else in a content folder.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// The PHQ-9 as HL7 published it (crates/content/tests/foreign/README.md).
fn published() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../content/tests/foreign/sdc-phq-9.json")
}

/// Runs the command with more words; whether it was done, and what it said.
fn add(file: &Path, folder: &Path, more: &[&str]) -> (bool, String) {
    let words = ["--name", "Nine", "--source", "HL7", "--licence", "No permission required (Pfizer)", "--content"];
    let done = Command::new(env!("CARGO_BIN_EXE_openseat"))
        .args(["form", "add"])
        .arg(file)
        .args(words)
        .arg(folder)
        .args(more)
        .output()
        .expect("the program runs");
    let said = format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    (done.status.success(), said)
}

#[test]
fn a_question_of_harm_needs_a_word_and_a_form_is_added_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let json = folder.path().join("given.json");
    let text = std::fs::read_to_string(published()).expect("read");
    std::fs::write(&json, text.replacen("questionnaire-sdc-profile-example-PHQ9", "nine", 1)).expect("written");
    let content = folder.path().join("content");
    let file = content.join("measures/nine.json");
    let (done, said) = add(&json, &content, &[]);
    assert!(
        !done && said.contains("may speak of harm") && said.contains("--danger \"H1-T1-Q9=Several-days\""),
        "{said}"
    );
    let (done, said) = add(&json, &content, &["--danger", "H1-T1-Q9=Often"]);
    assert!(!done && said.contains("Nearly every day") && !file.exists(), "{said}");
    let (done, said) =
        add(&json, &content, &["--danger", "H1-T1-Q9=Several-days", "--danger", "H1-T1-Q9=Nearly every day"]);
    assert!(done && file.exists(), "{said}");
    let beside = std::fs::read_to_string(content.join("measures/nine.toml")).expect("read");
    assert!(
        beside.contains("attended = true") && beside.contains("[\"Several-days\", \"Nearly every day\"]"),
        "{beside}"
    );
    let (done, said) = add(&json, &content, &["--danger", "H1-T1-Q9=none"]);
    assert!(!done && said.contains("is there already"), "{said}");
}

#[test]
fn what_cannot_be_asked_is_told_line_by_line_and_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (done, said) = add(&published().with_file_name("sdc-enable-when.json"), folder.path(), &[]);
    assert!(!done && said.lines().filter(|line| line.contains("sdc-enable-when.json: ")).count() > 10, "{said}");
    assert!(!folder.path().join("measures").exists());
}
