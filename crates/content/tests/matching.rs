//! What the matcher may say, held to the findings that it rests on.

#![allow(clippy::unwrap_used, reason = "a test tells by panicking")]

use std::collections::BTreeSet;

use openseat_content::{Content, Locale, matching};
use openseat_domain::{
    evidence::EvidenceId,
    matching::{Argument, Because, Notice, Reason, Sentence, Sort, Topic, Why},
};

mod shared;

#[test]
fn every_sentence_is_said_in_each_language_with_its_arguments() {
    let content = Content::embedded();
    let step_free = content.concept("step-free").unwrap();
    for locale in Locale::ALL {
        for sentence in Sentence::ALL {
            let all = [("n", Argument::Number(3)), ("away", Argument::Km(2.0)), ("what", Argument::Concept(step_free))];
            let because = Because::Listing;
            let reason = Reason { say: *sentence, because, arguments: all.to_vec(), evidence: BTreeSet::new() };
            let text = matching::say(&content, locale, &reason, |km| format!("{km} km"));
            assert!(text.len() > 10 && !text.contains("match-") && !text.contains('{'), "{sentence:?}: {text}");
        }
        let words = content.words();
        for notice in Notice::ALL {
            assert!(matching::notice(&content, locale, *notice).ends_with('.'), "{notice:?}");
        }
        let keys = Why::ALL.iter().map(|why| matching::out_key(*why));
        for key in keys.chain(Topic::ALL.iter().map(|topic| matching::topic_key(*topic))) {
            assert_ne!(words.get(locale, key), key);
        }
    }
}

#[test]
fn a_claim_names_a_finding_and_every_finding_named_is_there() {
    let content = Content::embedded();
    let rules = content.matching().rules(0);
    assert_eq!(rules.sentences.len(), Sentence::ALL.len());
    let claims = rules.sentences.values().filter(|claim| claim.sort == Sort::Evidence);
    assert!(claims.clone().count() >= 4 && claims.clone().all(|claim| !claim.evidence.is_empty()));
    let taking_part = &rules.sentences[&Sentence::Often].evidence;
    assert!(taking_part.contains(&EvidenceId(1)));
    if let Some(text) = shared::data("evidence.csv") {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let known: BTreeSet<String> = reader.records().map(|row| row.unwrap()[0].to_owned()).collect();
        for id in rules.sentences.values().flat_map(|claim| &claim.evidence) {
            assert!(known.contains(&id.to_string()), "{id}");
        }
    }
}

/// What is weighed without a wish is what research allows, and nothing there can name a fellowship.
#[test]
fn evidence_weighs_for_taking_part_and_being_met_and_for_nothing_else() {
    let content = Content::embedded();
    let rules = content.matching().rules(3);
    let always: Vec<&str> =
        Topic::ALL.iter().filter(|topic| topic.is_always_on()).map(|topic| topic.as_str()).collect();
    assert_eq!(always, ["travel", "taking_part", "in_person", "introduction", "on_site", "newcomers", "fresh"]);
    assert!(rules.weights.get(Topic::Introduction) > rules.weights.get(Topic::InPerson), "large and small");
    assert_eq!(rules.lot, 3);
}

#[test]
fn each_rule_of_the_matcher_s_data_finds_its_fault() {
    let text = std::fs::read_to_string(shared::root().join("content/matching.toml")).unwrap();
    let often = "id = \"match-often\"\nsort = \"evidence\"\nevidence = [\"EV001\", \"EV002\"]";
    let circle = "id = \"match-circle\"\nsort = \"evidence\"\nevidence = [\"EV007\"]";
    assert!(text.contains(often) && text.contains(circle));
    let faults = [
        (text.replace(often, "id = \"match-often\"\nsort = \"evidence\""), "names no finding"),
        (text.replace(often, "id = \"match-often\"\nsort = \"fact\""), "speaks of studies"),
        (text.replace(circle, "id = \"match-circle\"\nsort = \"evidence\"\nevidence = [\"EV999\"]"), "has no row"),
        (text.replace(circle, "id = \"match-circle\"\nsort = \"evidence\"\nevidence = [\"7\"]"), "number of a finding"),
        (text.replace(circle, "id = \"match-moon\"\nsort = \"fact\""), "no such sentence"),
        (text.replace("\nabout = 4", "\nabaut = 4"), "no such topic"),
        (text.replace("\nabout = 4", ""), "has no weight"),
        (text.replace("secular = [\"secular\"]", "secular = [\"no-god\"]"), "no such concept"),
        (text.replace("secular = [\"secular\"]", ""), "No concept stands for it"),
        (text.replace("[\"aa\", \"na\"", "[\"aaa\", \"na\""), "no such kind"),
        (text.replace("kinds = 4", "kind = 4"), "cannot be read"),
    ];
    for (text, expected) in faults {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("matching.toml"), &text).unwrap();
        let told = Content::from_folder(folder.path()).unwrap().check();
        assert!(told.iter().any(|problem| problem.what.contains(expected)), "{expected}: {told:?}");
    }
}

#[test]
fn a_meeting_that_says_no_language_is_in_the_one_of_its_country() {
    let content = Content::embedded();
    let spanish = content.concept("lang-es").unwrap();
    assert!(content.matching().usual_languages("MX").contains(spanish));
    assert!(!content.matching().usual_languages("US").contains(spanish));
    assert!(content.matching().usual_languages("BE").is_empty(), "two languages: nobody can tell");
}
