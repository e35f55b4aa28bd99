//! Measures and worksheets: each counts as its published key says, other programs count alike, and faults are told.
//!
//! The vectors in `content/measures/vectors/` were made apart from this program, from the published keys: sums and cuts
//! of CamCOPS (`tasks/phq9.py`, `phq8.py`, `gad7.py`), Bush 1998 for the AUDIT-C, Kroenke 2003 and 2009 and Spitzer 2006
//! for the short forms, Vilsaint 2017 for the BARC-10, and the profile sheet of SOCRATES. fhirpathpy counts them again
//! from the Questionnaires themselves.

#![allow(clippy::unwrap_used, reason = "a test tells by panicking")]

use std::{collections::BTreeMap, fmt::Write as _, path::PathBuf, process::Command};

use openseat_content::{Content, Locale, form::FormInfo};
use openseat_domain::form::{Answers, Ask, Offer, Sort};
use serde::Deserialize;
use serde_json::Value as Json;

mod shared;

#[derive(Deserialize)]
struct Vector {
    case: String,
    answers: String,
    scores: String,
}

fn folder() -> PathBuf {
    shared::root().join("content")
}

/// With the forms that a deployment has to ask for.
fn content() -> Content {
    Content::embedded().with_packs(["non-commercial"]).unwrap()
}

fn vectors(form: &str) -> Vec<Vector> {
    let packed = folder().join(format!("packs/non-commercial/vectors/{form}.csv"));
    let path = if packed.exists() { packed } else { folder().join(format!("measures/vectors/{form}.csv")) };
    let mut reader = csv::Reader::from_path(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    reader.deserialize().map(Result::unwrap).collect()
}

fn answers(info: &FormInfo, text: &str) -> Answers {
    let mut answers = Answers::default();
    for (link, typed) in text.split_whitespace().map(|one| one.split_once('=').unwrap()) {
        let item = info.form.item(link).unwrap_or_else(|| panic!("{link}"));
        answers.set(link, item.accept(&[typed]).unwrap_or_else(|wrong| panic!("{link}={typed}: {wrong:?}")));
    }
    answers
}

/// "worry=3/line:from mood=- …", as the vectors tell it.
fn told(info: &FormInfo, answers: &Answers) -> String {
    let mut out = Vec::new();
    for (score, counted) in info.form.scores_of(answers) {
        let mut one = format!("{}=", score.id);
        match counted {
            Err(_) => one.push('-'),
            Ok(points) => {
                let value = (points.value * 1e6).round() / 1e6;
                let _ = write!(one, "{value}");
                for scale in &score.scales {
                    let _ = write!(one, "/{}:{}", scale.id, scale.band(points.value).map_or("?", |band| &band.id));
                }
            }
        }
        out.push(one);
    }
    out.join(" ")
}

fn measures(content: &Content) -> impl Iterator<Item = &FormInfo> {
    content.forms().list().iter().filter(|one| matches!(one.form.sort, Sort::Measure | Sort::Survey | Sort::Result))
}

#[test]
fn a_pack_is_closed_until_a_deployment_opens_it() {
    assert!(Content::embedded().forms().id("audit").is_none());
    let audit = content();
    assert!(audit.forms().id("audit").unwrap().source.licence.contains("non-commercial"));
    assert_eq!(Content::embedded().with_packs(["clinical"]).map(drop), Err("clinical".to_owned()));
}

#[test]
fn every_measure_counts_as_its_key_says() {
    let content = content();
    let mut counted = 0;
    for info in measures(&content) {
        for vector in vectors(info.form.id.as_str()) {
            let answers = answers(info, &vector.answers);
            assert_eq!(told(info, &answers), vector.scores, "{}: {}", info.form.id, vector.case);
            counted += 1;
        }
    }
    assert!(counted > 350, "{counted}");
}

/// All lowest, all highest, each answer missing, each band on its edge and just below: nothing is left out.
#[test]
fn the_vectors_of_each_measure_reach_every_edge() {
    let content = content();
    for info in measures(&content) {
        let all = vectors(info.form.id.as_str());
        for score in &info.form.scores {
            let values = || all.iter().flat_map(|one| one.scores.split(' ')).filter_map(|one| one.split_once('='));
            let values = || values().filter(|(id, _)| *id == score.id).map(|(_, told)| told.split('/').next().unwrap());
            let has = |value: f64| values().any(|told| told.parse::<f64>().is_ok_and(|found| found == value));
            let at = format!("{} {}", info.form.id, score.id);
            assert!(has(score.low) && has(score.high), "{at}: the ends");
            assert!(values().any(|told| told == "-"), "{at}: one missing");
            for band in score.scales.iter().flat_map(|scale| scale.bands.iter().skip(1)) {
                assert!(has(band.from) && has(band.from - 1.0), "{at}: the edge at {}", band.from);
            }
            assert!(score.reversed.is_empty(), "{at}: give it vectors with what counts the other way round");
        }
    }
}

/// What other programs find in the Questionnaires; `None` where there are none.
#[allow(clippy::disallowed_methods, reason = "a test may ask where it runs")]
fn read_elsewhere() -> Option<Json> {
    let python = std::env::var("OPENSEAT_PYTHON").unwrap_or_else(|_| "python3".into());
    let probe = Command::new(&python).args(["-c", "import fhirkit, fhirpathpy"]).output();
    if !probe.is_ok_and(|probe| probe.status.success()) {
        assert!(!std::env::var("CI").is_ok_and(|ci| ci == "true"), "{python} has no fhirkit and fhirpathpy");
        eprintln!("skipped: {python} has no fhirkit-rs and fhirpathpy; tests/oracle/requirements.txt brings them");
        return None;
    }
    let oracle = shared::root().join("tests/oracle/form_oracle.py");
    let run = Command::new(&python).arg(oracle).arg(folder()).output().expect("it was there a moment ago");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    Some(serde_json::from_slice(&run.stdout).unwrap())
}

#[test]
fn other_programs_read_the_questionnaires_and_count_alike() {
    let Some(found) = read_elsewhere() else { return };
    let content = content();
    for info in content.forms().list() {
        assert_eq!(found["problems"][info.form.id.as_str()], Json::Array(Vec::new()), "{}", info.form.id);
    }
    assert_eq!(found["broken"].as_array().map(Vec::len), Some(2), "the validator sees faults: {}", found["broken"]);
    let scores: BTreeMap<String, BTreeMap<String, BTreeMap<String, Option<f64>>>> =
        serde_json::from_value(found["scores"].clone()).unwrap();
    for (form, cases) in scores {
        let info = content.forms().id(&form).unwrap();
        for vector in vectors(&form) {
            let answers = answers(info, &vector.answers);
            for (score, counted) in info.form.scores_of(&answers) {
                let theirs = cases[&vector.case][&score.id];
                let ours = counted.ok().map(|points| points.value);
                let alike = match (ours, theirs) {
                    (Some(ours), Some(theirs)) => (ours - theirs).abs() < 1e-6,
                    (ours, theirs) => ours.is_none() && theirs.is_none(),
                };
                assert!(alike, "{form} {}: {} is {ours:?}, elsewhere {theirs:?}", vector.case, score.id);
            }
        }
    }
}

#[test]
fn thoughts_of_death_are_asked_of_only_where_someone_is_on_duty() {
    let content = content();
    let nine = content.forms().id("phq-9").unwrap();
    assert_eq!(nine.form.offer(true), Offer::Yes);
    let Offer::Instead(other) = nine.form.offer(false) else { panic!("it is offered where nobody is on duty") };
    let eight = content.forms().id(other.as_str()).unwrap();
    let texts: Vec<&str> = eight.form.every().iter().map(|item| eight.text(&item.link, Locale::En).text).collect();
    assert!(!texts.iter().any(|text| text.contains("dead")));
    let answer = |code: &str| nine.form.danger_in(&answers(nine, &format!("q1=3 q9={code}")));
    assert_eq!([answer("0"), answer("1"), answer("3")], [false, true, true]);
}

#[test]
fn words_of_others_stay_as_they_are_and_say_where_they_are_from() {
    let content = content();
    for info in content.forms().list() {
        assert!(!info.quoted || !info.source.statement.is_empty(), "{}", info.form.id);
        assert_eq!(info.quoted && info.is_in(Locale::Es), info.translation(Locale::Es).is_some(), "{}", info.form.id);
    }
    let gad = content.forms().id("gad-7").unwrap();
    assert_eq!(gad.choice("q1", "0", Locale::Es).text, "Not at all", "Zorowitz 2021: not “Not at all sure”");
    assert_eq!(gad.text("q1", Locale::Es).locale, Locale::En, "no translation could be named");
    let barc = content.forms().id("barc-10").unwrap();
    assert_eq!(barc.form.scores.len(), 1, "it was found to be one number, without parts");
}

#[test]
fn whatever_can_be_chosen_has_words_in_both_languages() {
    let content = content();
    for info in content.forms().list() {
        for item in info.form.every() {
            for locale in Locale::ALL {
                let shown = !matches!(item.ask, Ask::Score(_)) && !item.hidden;
                assert!(!shown || !info.text(&item.link, locale).text.is_empty(), "{} {}", info.form.id, item.link);
                if let Ask::Choice(choices) = &item.ask {
                    let bare = choices.iter().filter(|one| info.choice(&item.link, &one.code, locale).text.is_empty());
                    assert_eq!(bare.count(), 0, "{} {}", info.form.id, item.link);
                }
            }
        }
    }
}

/// Each fault, put into a copy of a file, is told.
#[test]
fn faults_are_told_to_whoever_writes_a_form() {
    let json = std::fs::read_to_string(folder().join("measures/phq-4.json")).unwrap();
    let toml = std::fs::read_to_string(folder().join("measures/phq-4.toml")).unwrap();
    let cases: [(&str, &str, &str, &str); 12] = [
        ("json", "\"linkId\": \"q2\"", "\"linkId\": \"q1\"", "twice"),
        ("json", "\"type\": \"choice\"", "\"type\": \"quantity\"", "cannot be asked here"),
        (
            "json",
            "\"type\": \"choice\"",
            "\"type\": \"choice\", \"enableWhen\": [{\"question\": \"q4\", \"operator\": \"exists\", \"answerBoolean\": true}]",
            "does not stand before",
        ),
        ("json", "\"valueDecimal\": 3", "\"valueDecimal\": 4", "two things"),
        ("json", "count() = 4", "count() = 3", "is not the rule beside it"),
        ("json", "\"version\": \"1.0.0\"", "\"version\": \"1.0.1\"", "version"),
        ("json", "Feeling nervous", "Being nervous", "sha256"),
        ("toml", "high = 12.0", "high = 11.0", "reaches from 0 to 12"),
        ("toml", "minutes =", "attended = true\nminutes =", "what is asked where nobody is"),
        ("toml", "from = 3.0", "from = 7.0", "do not rise"),
        ("toml", "licence = \"No permission required\"", "licence = \"\"", "where its words are from"),
        ("toml", "sum = [\"q1\", \"q2\"]", "sum = [\"q1\", \"q9\"]", "cannot be counted"),
    ];
    for (file, from, to, told) in cases {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("measures")).unwrap();
        let put = |end: &str, text: &str| {
            let changed = if end == file { text.replacen(from, to, 1) } else { text.to_owned() };
            assert!(end != file || changed != *text, "{from} is not there");
            std::fs::write(folder.path().join(format!("measures/phq-4.{end}")), changed).unwrap();
        };
        put("json", &json);
        put("toml", &toml);
        let found = Content::from_folder(folder.path()).unwrap().check();
        assert!(found.iter().any(|one| one.at.contains("phq-4") && one.what.contains(told)), "{to}: {found:?}");
    }
}

/// A text box is no tool: each worksheet says what adds up over its entries, all but the card, of which there is one.
#[test]
fn every_worksheet_says_what_adds_up_and_where_it_is_from() {
    let content = content();
    let own = |info: &&FormInfo| matches!(info.form.sort, Sort::Worksheet | Sort::CheckIn);
    let bare: Vec<&str> = content
        .forms()
        .list()
        .iter()
        .filter(own)
        .filter(|info| info.form.tallies.is_empty())
        .map(|info| info.form.id.as_str())
        .collect();
    assert_eq!(bare, ["card"]);
    for info in content.forms().list().iter().filter(own) {
        let named = ["SMART Recovery", "LifeRing"].iter().any(|name| info.source.text.contains(name));
        assert!(!named || info.source.text.contains("Not affiliated with or endorsed by"), "{}", info.form.id);
        assert!(info.is_in(Locale::Es) && info.source.licence == "CC0-1.0", "{}", info.form.id);
    }
}

#[test]
fn the_stages_that_sort_the_list_are_those_that_are_asked() {
    let content = content();
    let stages = content.forms().id("stages").unwrap();
    let Some(Ask::Choice(choices)) = stages.form.item("stage").map(|item| &item.ask) else { panic!("a choice") };
    let codes: Vec<&str> = choices.iter().map(|one| one.code.as_str()).collect();
    assert_eq!(codes, openseat_domain::form::Stage::WORDS);
    for stage in openseat_domain::form::Stage::ALL.iter().filter(|stage| stage.as_str() != "moved-on") {
        let fits = content.forms().list().iter().filter(|info| info.form.stages.contains(stage)).count();
        assert!(fits > 0, "nothing comes first for {stage:?}");
    }
}
