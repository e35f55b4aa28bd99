//! The words of consents and notices are sound, and hold still.

use openseat_content::{Content, Locale};
use openseat_domain::consent::Kind;

#[test]
fn every_kind_of_consent_has_words_in_every_language() {
    let content = Content::embedded();
    for kind in Kind::ALL {
        let text = content.consents().words(kind).expect("a consent has words");
        for locale in Locale::ALL {
            assert!(text.paragraphs(locale).count() >= 4, "{} in {}", text.name(), locale.code());
        }
        assert_eq!(content.consents().named(&text.name()).map(|found| found.name()), Some(text.name()));
    }
    assert!(content.consents().named("named-0").is_none());
    assert!(content.consents().notice("named").is_none(), "the words of a consent are no notice");
}

#[test]
fn the_notices_are_the_regulation_s_words() {
    let content = Content::embedded();
    let say = |id| {
        let text = content.consents().notice(id).expect("there is such a notice");
        text.paragraphs(Locale::En).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(say("part2_short"), "42 CFR part 2 prohibits unauthorized use or disclosure of these records.");
    let full = say("part2_full");
    assert!(full.starts_with("This record which has been disclosed to you is protected by Federal"));
    // The three grounds are of 2024; the text before it had none of them, and spoke of "criminally investigate".
    for of_2024 in ["testimony that describes", "42 CFR 2.12(c)(5)", "(i) ", "(ii) ", "(iii) ", "subparts A and E"] {
        assert!(full.contains(of_2024), "{of_2024}");
    }
    assert!(!full.contains("criminally investigate") && full.ends_with("(see 42 CFR 2.31).\"".trim_end_matches('"')));
}

#[test]
fn a_text_that_was_changed_after_its_release_is_found() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let own = folder.path().join("consent");
    std::fs::create_dir(&own).expect("a folder can be made");
    let text = include_str!("../../../content/consent/plain-1.toml");
    std::fs::write(own.join("plain-1.toml"), text.replace("in confidence", "for free")).expect("a file can be written");
    let content = Content::from_folder(folder.path()).expect("the folder is there");
    let problems = content.check();
    let found = problems.iter().find(|problem| problem.at == "content/consent/plain-1.toml");
    assert!(found.is_some_and(|problem| problem.what.contains("released")), "{problems:?}");
}

#[test]
fn an_element_that_is_not_said_is_found() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let own = folder.path().join("consent");
    std::fs::create_dir(&own).expect("a folder can be made");
    let text = include_str!("../../../content/consent/tpo-1.toml");
    for element in ["refuse", "revoke", "redisclose", "proceedings", "fundraising", "all-uses", "record"] {
        let without = text.replace(&format!("for = \"{element}\""), "for = \"something\"");
        std::fs::write(own.join("tpo-1.toml"), without).expect("a file can be written");
        let problems = Content::from_folder(folder.path()).expect("the folder is there").check();
        assert!(problems.iter().any(|problem| problem.what.contains(element)), "{element}: {problems:?}");
    }
}
