//! Type codes of every programme mean what the programme means by them.

#![allow(clippy::unwrap_used, reason = "a test tells by panicking")]

use std::collections::BTreeMap;

use openseat_content::{Content, Locale};
use openseat_domain::{
    concept::TypeCode,
    fellowship::FellowshipId,
    meeting::{Attendance, Draft},
};
use serde::Deserialize;

mod shared;

fn code(programme: &str, code: &str) -> TypeCode {
    TypeCode { programme: FellowshipId::new(programme), code: code.to_uppercase() }
}

fn ids(content: &Content, programme: &str, text: &str) -> Vec<String> {
    let concepts = content.concepts_of(&code(programme, text)).iter();
    concepts.map(|concept| content.concept_info(*concept).unwrap().id.clone()).collect()
}

#[derive(Deserialize)]
struct Programme {
    types: BTreeMap<String, String>,
}

#[test]
fn every_code_of_the_field_s_programmes_is_known_or_left_out_for_a_reason() {
    let Some(text) = shared::data("tsml_programs.json") else { return };
    let programmes: BTreeMap<String, Programme> = serde_json::from_str(&text).unwrap();
    assert_eq!(programmes.len(), 27);
    let content = Content::embedded();
    let mut codes = 0;
    for (programme, known) in &programmes {
        for (text, label) in &known.types {
            let info = content.type_info(&code(programme, text));
            let info = info.unwrap_or_else(|| panic!("{programme} {text} ({label}) is unknown"));
            assert!(!info.concepts.is_empty() || !info.note.is_empty(), "{programme} {text} ({label}) has no reason");
            codes += 1;
        }
        let id = content.fellowship_alias(programme);
        assert!(id.is_some(), "the programme {programme} is in the catalogue");
    }
    assert!(codes > 1_000, "{codes}");
}

#[test]
fn most_codes_stand_for_a_concept() {
    let Some(text) = shared::data("tsml_programs.json") else { return };
    let programmes: BTreeMap<String, Programme> = serde_json::from_str(&text).unwrap();
    let content = Content::embedded();
    let all = programmes.iter().flat_map(|(programme, known)| known.types.keys().map(|text| code(programme, text)));
    let all: Vec<TypeCode> = all.collect();
    let without = all.iter().filter(|one| content.concepts_of(one).is_empty()).count();
    assert!(without * 33 < all.len(), "{without} of {} codes stand for nothing that is shared", all.len());
}

#[test]
fn the_meeting_guide_codes_of_aa_are_all_there() {
    let content = Content::embedded();
    let spec = "11 12x12 A ABSI AF AL AL-AN AM AR ASL B BA BE BG BI BRK C CAN CF D DA DB DD DE DR EL EN FA FI FF FR G GR H HE \
                HI HR HU IS ITA JA KA KOR L LGBTQ LIT LS LT M MED ML MT N NB NDG NE NL NO O OUT P POA POC POL POR PUN RUS S SEN \
                SK SL SM SP ST SV T TC TH TL TR TUR UK W X XB XT Y BV-I D-HOH LO-I QSL RSL ONL";
    let unknown: Vec<_> = spec.split_whitespace().filter(|text| ids(&content, "aa", text).is_empty()).collect();
    assert_eq!(unknown, Vec::<&str>::new());
    assert!(spec.split_whitespace().count() >= 87);
}

#[test]
fn s_is_spanish_in_aa_and_speaker_in_aca() {
    let content = Content::embedded();
    assert_eq!(ids(&content, "aa", "S"), ["lang-es"]);
    assert_eq!(ids(&content, "aa", "SP"), ["speaker"]);
    assert_eq!(ids(&content, "aca", "S"), ["speaker"]);
    assert_eq!(ids(&content, "aca", "SP"), ["lang-es"]);
}

#[test]
fn a_programme_s_own_code_wins_over_a_language() {
    let content = Content::embedded();
    for programme in ["aca", "coda", "ca", "eda", "ga", "slaa", "aa", "na"] {
        assert_eq!(ids(&content, programme, "TR"), ["tradition-study"], "{programme}");
        assert_eq!(ids(&content, programme, "TUR"), ["lang-tr"], "{programme}");
    }
    assert_eq!(ids(&content, "oa", "TR"), ["lang-tr"]);
    assert_eq!(content.type_label(&code("da", "AR"), Locale::En), "Artists");
    assert_eq!(ids(&content, "aa", "AR"), ["lang-ar"]);
    assert_eq!(ids(&content, "rd", "IS"), ["literature", "workbook"]);
    assert_eq!(ids(&content, "rr", "IS"), ["literature", "workbook"]);
    assert_eq!(ids(&content, "aa", "IS"), ["lang-is"]);
    assert_eq!(ids(&content, "slaa", "HR"), ["relationships"]);
    assert_eq!(ids(&content, "aa", "HR"), ["lang-hr"]);
    assert_eq!(ids(&content, "sia", "UA"), ["lang-uk"]);
}

#[test]
fn the_same_letters_are_other_things_in_other_programmes() {
    let content = Content::embedded();
    assert_eq!(ids(&content, "aa", "A"), ["secular"]);
    assert_eq!(ids(&content, "aca", "A"), ["adults-only"]);
    assert_eq!(ids(&content, "aa", "T"), ["lgbtq", "transgender"]);
    assert_eq!(ids(&content, "aca", "T"), ["literature", "core-text"]);
    assert_eq!(ids(&content, "ua", "T"), ["tools"]);
    assert_eq!(ids(&content, "al-anon", "POA"), ["parents"]);
    assert_eq!(ids(&content, "aa", "POA"), ["proof-of-attendance"]);
}

#[test]
fn a_fellowship_inside_another_uses_its_codes() {
    let content = Content::embedded();
    assert_eq!(ids(&content, "aa_secular", "ST"), ["step-study"]);
    assert_eq!(ids(&content, "alateen", "BE"), ["newcomers"]);
    assert_eq!(ids(&content, "al_anon", "BE"), ["newcomers"], "an alias is the same programme");
}

#[test]
fn na_codes_of_bmlt_are_understood_by_world_id_and_by_key() {
    let content = Content::embedded();
    let world = "BEG BT CLOSED CH CAN DISC GL IP IW JFT M NC OPEN VAR SWG SPK S-D STEP TOP TRAD W WCHR Y LIT NS QA MED RA CW \
                 CPT LC VM TC SPAD";
    let keys = "B BL BT C CH CL CS D ES GL IL IP IW JT M NC O Pi RF Rr SC SD SG SL So St Ti To Tr TW W WC YP OE BK NS Ag FD AB \
                ME RA QA CW CP FIN ENG PER L/R WEB LC ID VM TC SPAD";
    for text in world.split_whitespace().chain(keys.split_whitespace()) {
        assert!(!ids(&content, "na", text).is_empty(), "{text}");
    }
    assert_eq!(ids(&content, "na", "WCHR"), ids(&content, "na", "WC"));
    assert_eq!(ids(&content, "na", "SL"), ["sign-language", "asl"]);
}

#[test]
fn labels_lead_back_to_codes() {
    let content = Content::embedded();
    let found = |programme: &str, label: &str| {
        content.code_for_label(&FellowshipId::new(programme), label).map(|found| found.code)
    };
    for (label, expected) in [
        ("Wheelchair Access", "X"),
        ("wheelchair accessible", "X"),
        ("Open", "O"),
        ("Closed meeting", "C"),
        ("Women’s", "W"),
        ("Big Book", "B"),
        ("Step Meeting", "ST"),
        ("Spanish", "ES"),
        ("Español", "ES"),
        ("Temporary Closure", "TC"),
        ("Babysitting Available", "BA"),
        ("Online Meeting", "ONL"),
    ] {
        assert_eq!(found("aa", label).as_deref(), Some(expected), "{label}");
    }
    assert_eq!(found("smart", "Family & Friends").as_deref(), Some("FF"));
    assert_eq!(found("smart", "Verification of attendance").as_deref(), Some("PROOF"));
    assert_eq!(found("lifering", "How Was Your Week?").as_deref(), Some("HOW-WEEK"));
    assert_eq!(found("unheard_of", "women only").as_deref(), Some("WOMEN"), "plain words work for any programme");
    assert_eq!(found("aa", "zorb"), None);
}

#[test]
fn a_source_without_codes_is_understood_by_its_words() {
    let content = Content::embedded();
    let words = TypeCode { programme: FellowshipId::new("smart"), code: "Women only".into() };
    assert_eq!(content.concepts_of(&words), [content.concept("women").unwrap()]);
    let nobody = TypeCode { programme: FellowshipId::default(), code: "wheelchair".into() };
    assert_eq!(content.concepts_of(&nobody), [content.concept("step-free").unwrap()]);
    assert_eq!(content.concepts_of(&code("aa", "BS")), [], "an unknown code is not guessed");
}

#[test]
fn how_one_takes_part_and_what_needs_a_room_decide_the_set() {
    let content = Content::embedded();
    let draft = |attendance, codes: &[&str]| Draft {
        fellowship: FellowshipId::new("aa"),
        attendance,
        types: codes.iter().map(|text| code("aa", text)).collect(),
        ..Draft::default()
    };
    let has = |draft: &Draft, id: &str| content.concept_set(draft).contains(content.concept(id).unwrap());
    let online = draft(Attendance::Online, &["X", "SM", "W", "O", "C"]);
    assert!(has(&online, "online") && has(&online, "women") && has(&online, "closed"));
    assert!(!has(&online, "step-free") && !has(&online, "smoking"), "no room, no ramp");
    assert!(!has(&online, "open"), "when a source says both, closed stands");
    let room = draft(Attendance::InPerson, &["X", "ONL"]);
    assert!(has(&room, "step-free") && !has(&room, "online"), "how one takes part wins over an old type");
    assert!(has(&draft(Attendance::Hybrid, &["X"]), "step-free") && has(&draft(Attendance::Hybrid, &[]), "online"));
    assert!(has(&draft(Attendance::Paused, &["TC", "X"]), "step-free"));
}
