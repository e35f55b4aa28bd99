//! The toolkit: pieces of our own, in two languages, that say what they rest on.

use openseat_content::{
    Content, Locale,
    toolkit::{Is, Kind, Reader},
};

#[test]
fn there_is_a_piece_of_every_kind_and_for_everybody() {
    let content = Content::embedded();
    let tools = content.toolkit().list();
    assert!(tools.len() >= 12, "{}", tools.len());
    for kind in [Kind::Poster, Kind::Leaflet, Kind::Card, Kind::Script, Kind::Letter, Kind::Role, Kind::Checklist] {
        assert!(tools.iter().any(|tool| tool.kind == kind), "{kind:?}");
    }
    for reader in Reader::ALL {
        assert!(tools.iter().filter(|tool| tool.readers.contains(&reader)).count() >= 3, "{reader:?}");
    }
}

#[test]
fn every_piece_says_the_same_in_both_languages_part_by_part() {
    let content = Content::embedded();
    for tool in content.toolkit().list() {
        for part in &tool.parts {
            let (en, es) = (part.text(Locale::En), part.text(Locale::Es));
            assert_eq!(en.is_empty(), es.is_empty(), "{} {en}", tool.id);
            assert_eq!(en.contains("{group}"), es.contains("{group}"), "{} {en}", tool.id);
            let (longer, shorter) = (en.len().max(es.len()), en.len().min(es.len()));
            assert!(longer <= 3 * shorter + 12, "{}: {en} / {es}", tool.id);
        }
    }
}

#[test]
fn what_hangs_in_a_street_names_no_condition_and_no_fellowship() {
    let content = Content::embedded();
    for tool in content.toolkit().list().iter().filter(|tool| [Kind::Poster, Kind::Card].contains(&tool.kind)) {
        for part in &tool.parts {
            for locale in Locale::ALL {
                let text = part.text(locale).to_lowercase();
                for word in
                    ["alcohol", "drug", "drink", "addict", "recover", "sober", "droga", "beb", "adicc", "recupera"]
                {
                    assert!(!text.contains(word), "{} says {word}", tool.id);
                }
            }
        }
    }
}

#[test]
fn no_piece_holds_a_reading_of_a_fellowship() {
    // The first words of texts that belong to others, as everybody knows them.
    let theirs =
        ["we admitted", "came to believe", "god grant me", "rarely have we seen", "higher power", "just for today"];
    let content = Content::embedded();
    for tool in content.toolkit().list() {
        let all: String = tool.parts.iter().map(|part| part.text(Locale::En).to_lowercase() + "\n").collect();
        for text in theirs {
            assert!(!all.contains(text), "{} holds “{text}”", tool.id);
        }
        assert!(tool.parts.iter().filter(|part| part.is == Is::Picture).count() <= 1, "{}", tool.id);
    }
}

#[test]
fn a_piece_is_found_by_its_words_in_the_language_of_the_page() {
    let content = Content::embedded();
    let found = |words: &str, locale| -> Vec<&str> {
        let tools = content.toolkit().list().iter().filter(|tool| tool.says(words, locale));
        tools.map(|tool| tool.id.as_str()).collect()
    };
    assert_eq!(found("POSTER door", Locale::En).first(), Some(&"poster-open-door"));
    assert!(found("cartel puerta", Locale::Es).contains(&"poster-open-door"));
    assert!(found("xyzzy", Locale::En).is_empty());
}
