//! Courses of a deployment, beside those inside the program.

#![allow(clippy::unwrap_used, reason = "a test tells by panicking")]

use openseat_content::Content;
use openseat_domain::problem::Problem;

const LISTENING: &str = r#"id = "listening"
name = "Listening well"
provider = "Riverside Clinic"
level = "facilitator"
hours = [4, 6]
renews_after_months = 12
source = "Our own outline"
checked = "2026-11-27"
"#;

/// The content with these files in `courses/` of a folder of a deployment.
fn with(files: &[(&str, &str)]) -> Content {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("courses")).unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join("courses").join(name), text).unwrap();
    }
    Content::from_folder(folder.path()).unwrap()
}

#[test]
fn a_course_of_a_deployment_stands_after_those_inside_the_program_and_is_known_as_its_own() {
    let (inside, both) = (Content::embedded(), with(&[("listening.toml", LISTENING)]));
    assert_eq!(both.check(), [], "nothing is wrong with it");
    assert!(inside.courses().len() > 3 && inside.courses().iter().all(|one| !one.own));
    let ids = |content: &Content| content.courses().iter().map(|one| one.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&both)[..inside.courses().len()], ids(&inside), "all of ours are there still");
    let last = both.courses().last().unwrap();
    assert_eq!((last.id.as_str(), last.own, last.renews_after_months), ("listening", true, Some(12)));
}

#[test]
fn a_file_of_the_same_name_may_correct_a_course_and_not_become_another_one() {
    let ours = include_str!("../../../content/courses/getting-smart.toml");
    let longer = with(&[("getting-smart.toml", &ours.replace("[8, 10]", "[9, 12]"))]);
    assert_eq!(longer.check(), []);
    let one = longer.courses().iter().find(|one| one.id == "getting-smart").unwrap();
    assert_eq!((one.hours, one.own), (Some([9, 12]), false));
    let other = with(&[("getting-smart.toml", &LISTENING.replace("listening", "getting-smart"))]);
    told(
        &other.check(),
        "content/courses/getting-smart.toml",
        "taken by Getting SMART, UK SMART Recovery",
        "id of its own",
    );
}

#[test]
fn an_id_that_is_taken_is_refused_with_the_file_that_took_it_late() {
    let clash = LISTENING.replace("id = \"listening\"", "id = \"smart-facilitator\"");
    let found = with(&[("a-course.toml", &clash)]).check();
    told(&found, "content/courses/a-course.toml", "“smart-facilitator” is taken by SMART Facilitator", "id of its own");
    assert_eq!(found.len(), 1, "one thing is wrong, and it is told once: {found:?}");
    let twice = with(&[("listening.toml", LISTENING), ("more.toml", LISTENING)]).check();
    told(&twice, "content/courses/more.toml", "“listening” is taken by Listening well", "id of its own");
}

#[test]
fn a_course_that_is_broken_is_refused_with_its_file_its_key_and_what_to_do() {
    let faults = [
        ("provider = \"Riverside Clinic\"\n", "", "missing field `provider`", "Write it like"),
        ("= 12", "= \"a year\"", "line 6, renews_after_months: ", "Write it like"),
        ("\"facilitator\"", "\"teacher\"", "line 4, level: ", "Write it like"),
        ("hours =", "hour =", "line 5, hour: unknown field", "Write it like"),
        ("level = ", "level ", "line 4", "Write it like"),
        ("[4, 6]", "[6, 4]", "The hours are from 6 to 4", "hours = [8, 10]"),
        ("= 12", "= 0", "renews_after_months", "Leave that line out"),
        ("Listening well", " ", "The name is empty", "Fill it in"),
        ("2026-11-27", "soon", "when it was checked", "a day like 2026-11-27"),
        ("id = \"", "id = \"other-", "The id is “other-fault-9”", "Name the file other-fault-9.toml"),
        ("id = \"", "id = \"Our ", "not kebab case", "such as two-people"),
    ];
    let file = |(n, (old, new, ..)): (usize, &(&str, &str, &str, &str))| {
        let text = LISTENING.replace("listening", &format!("fault-{n}"));
        assert!(text.contains(old), "{old}");
        (format!("fault-{n}.toml"), text.replacen(old, new, 1))
    };
    let files: Vec<(String, String)> = faults.iter().enumerate().map(file).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let found = with(&files).check();
    for (n, (_, _, what, fix)) in faults.into_iter().enumerate() {
        told(&found, &format!("content/courses/fault-{n}.toml"), what, fix);
    }
}

#[track_caller]
fn told(found: &[Problem], at: &str, what: &str, fix: &str) {
    let tells = |one: &&Problem| one.at == at && one.what.contains(what) && one.fix.contains(fix);
    assert!(found.iter().any(|one| tells(&one)), "{at}: {what} … {fix}: {found:#?}");
}
