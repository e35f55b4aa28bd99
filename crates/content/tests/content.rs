//! The content keeps its own rules, and a folder may replace single files.

#![allow(clippy::unwrap_used, reason = "a test tells by panicking")]

use std::collections::{BTreeMap, BTreeSet};

use openseat_content::{Content, Locale};
use openseat_domain::{concept::TypeCode, fellowship::FellowshipId, meeting::Draft};

mod shared;

#[test]
fn the_content_breaks_no_rule() {
    let problems = Content::embedded().check();
    let told: Vec<String> = problems.iter().map(|one| format!("{}: {} {}", one.at, one.what, one.fix)).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn concepts_leave_room_to_grow_and_cover_what_people_ask_for() {
    let content = Content::embedded();
    assert!(content.concepts().len() < 230, "{}", content.concepts().len());
    let asked = "open closed newcomers women men lgbtq transgender non-binary young-people seniors people-of-colour indigenous \
                 secular step-study core-text speaker discussion meditation topic tradition-study professionals dual-diagnosis \
                 step-free accessible-toilet asl bsl lsq captions low-vision deaf child-friendly childcare fragrance-free outdoor \
                 smoking proof-of-attendance digital-basket cross-talk candlelight milestones with-family-meeting online phone \
                 temporarily-closed check-in tools family-friends medication-welcome lang-en lang-es";
    let missing: Vec<_> = asked.split_whitespace().filter(|id| content.concept(id).is_none()).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

/// The number of a concept is stored: this list may only grow.
#[test]
fn the_first_concepts_keep_their_numbers() {
    let content = Content::embedded();
    let numbers =
        [("open", 0), ("closed", 1), ("newcomers", 2), ("women", 3), ("men", 4), ("lgbtq", 5), ("secular", 33)];
    for (id, number) in numbers {
        assert_eq!(content.concept(id).map(|concept| concept.0), Some(number), "{id}");
    }
    assert_eq!(content.concept("lang-es").map(|concept| concept.0), Some(159));
    assert_eq!(content.kind_number(&FellowshipId::new("aa")), 1);
    assert_eq!(content.kind_number(&FellowshipId::new("smart")), 22);
    assert_eq!(content.kind_number(&FellowshipId::new("sg")), 65);
}

#[test]
fn the_catalogue_holds_every_organisation_with_its_facts() {
    let Some(text) = shared::data("fellowships.csv") else { return };
    let content = Content::embedded();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<BTreeMap<String, String>> = reader.deserialize().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 51);
    for row in rows {
        let one =
            content.fellowship(&FellowshipId::new(&row["id"])).unwrap_or_else(|| panic!("{} is missing", row["id"]));
        assert_eq!((&one.name, &one.abbr, &one.website), (&row["name"], &row["abbr"], &row["website"]));
        assert_eq!((&one.status, &one.source.row_basis), (&row["status"], &row["row_basis"]));
        assert_eq!(one.source.website_seen, row["website_seen"] == "yes");
        assert_eq!(one.scope, row["scope"], "{}", row["id"]);
        // Rules ask for three words. Of these two the row says "family", and people come for their own lives too.
        let whom = match (row["id"].as_str(), row["for_whom"].as_str()) {
            ("aca" | "coda", "family") | (_, "self_and_family") => "both",
            (_, "family_youth") => "family",
            (_, word) => word,
        };
        assert_eq!(one.for_whom, whom, "{}", row["id"]);
        // Where a row was named in the texts on which the program is built is of no use to anyone who reads it.
        let told =
            ["id", "name", "abbr", "website", "status", "row_basis", "website_seen", "scope", "for_whom", "in_seed"];
        let facts = row.iter().filter(|(key, value)| !told.contains(&key.as_str()) && !value.is_empty());
        for (key, value) in facts {
            assert_eq!(one.facts.get(key), Some(value), "{} {key}", row["id"]);
        }
    }
}

#[test]
fn fellowships_are_found_as_people_write_them() {
    let content = Content::embedded();
    let known = [
        ("Al-Anon", "alanon"),
        ("al anon", "alanon"),
        ("NA", "na"),
        ("narcotics anonymous", "na"),
        ("SMART", "smart"),
        ("Smart Recovery", "smart"),
        ("Life Ring", "lifering"),
        ("Alcohólicos Anónimos", "aa"),
        ("rr", "refuge"),
        ("Co-Dependents Anonymous", "coda"),
    ];
    for (text, id) in known {
        assert_eq!(content.fellowship_alias(text), Some(FellowshipId::new(id)), "{text}");
    }
    assert_eq!(content.fellowship_alias("Anonymous"), None);
    assert_eq!(content.kind_number(&FellowshipId::new("unheard_of")), 0);
    let numbers: BTreeSet<u8> = content.fellowships().iter().map(|one| one.number).collect();
    assert_eq!(numbers.len(), content.fellowships().len());
}

#[test]
fn a_folder_replaces_single_files_and_what_is_wrong_in_it_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("words/en");
    std::fs::create_dir_all(&own).unwrap();
    std::fs::write(own.join("zz_own.ftl"), "own-greeting = Hello from here\nown-bad = { $x\n").unwrap();
    std::fs::create_dir_all(folder.path().join("fellowships")).unwrap();
    std::fs::write(folder.path().join("fellowships/zz.toml"), "id = 3").unwrap();
    let content = Content::from_folder(folder.path()).unwrap();
    assert_eq!(content.words().get(Locale::En, "own-greeting"), "Hello from here");
    assert_eq!(content.words().get(Locale::Es, "own-greeting"), "Hello from here", "English stands in");
    assert_eq!(content.concept("open").map(|one| one.0), Some(0), "all else is the embedded content");
    let told: Vec<String> = content.check().iter().map(|one| one.at.clone()).collect();
    assert!(told.iter().any(|at| at.contains("fellowships/zz.toml")), "{told:?}");
    assert!(told.iter().any(|at| at.contains("zz_own.ftl, byte")), "{told:?}");
    assert!(told.iter().any(|at| at.ends_with("message own-greeting")), "{told:?}");
}

#[test]
fn a_folder_that_is_not_there_is_refused_with_what_to_do() {
    let problem = Content::from_folder("/nowhere/at/all".as_ref()).err().expect("there is no such folder");
    assert!(problem.at.contains("/nowhere") && problem.fix.contains("folder"), "{problem:?}");
}

/// Names of real meetings whose lists give no mark.
#[test]
fn the_name_of_a_meeting_says_for_whom_it_is_where_its_list_does_not() {
    let content = Content::embedded();
    let marks = |name: &str, types: &[&str]| {
        let types = types
            .iter()
            .map(|code| TypeCode { programme: FellowshipId::new("aa"), code: (*code).to_owned() })
            .collect();
        let set = content.concept_set(&Draft { name: name.into(), types, ..Draft::default() });
        set.iter().map(|one| content.concept_info(one).unwrap().id.as_str()).collect::<Vec<_>>().join(" ")
    };
    for (name, said) in [
        ("Women’s Big Book Study", "women"),
        ("Phenomenal Women", "women"),
        ("All Women's Meeting", "women"),
        ("Women and Men in the Morning", ""),
        ("Not Just for Women Only", ""),
        ("Performance III (P3) (MEN ONLY)", "men"),
        ("Gay Men's Freedom", "men lgbtq gay"),
        ("Trans, Nonbinary and Womxn Speaker Meeting", "women lgbtq transgender non-binary"),
        ("The Mill Valley LGBTQ All Are Welcome", ""),
        ("SWIR - Sexworkers in Recovery", "sex-workers"),
        ("Center City Young People", "young-people"),
        ("Parents of Teens", ""),
        ("Veterans Hall Noon", ""),
        ("Grupo Nueva Vida en Español", "lang-es"),
        ("Manner of Living", ""),
        ("Mentors at Noon", ""),
    ] {
        assert_eq!(marks(name, &[]), said, "{name}");
    }
    assert_eq!(marks("Men's Stag", &["W"]), "women", "what the list says stands");
}

/// One broken file at a time: each rule finds its own fault and says where.
#[test]
fn each_rule_finds_its_fault() {
    let concepts = std::fs::read_to_string(shared::root().join("content/concepts.csv")).unwrap();
    let next = Content::embedded().concepts().len();
    let aa = std::fs::read_to_string(shared::root().join("content/fellowships/aa.toml")).unwrap();
    let head = "code,concepts,en,es,also,note\n";
    let faults = [
        ("concepts.csv", format!("{concepts}{next},women,who,Women,Mujeres,no,again\n"), "used twice"),
        ("concepts.csv", format!("{concepts}250,late,who,Late,Tarde,no,note\n"), "does not follow"),
        ("concepts.csv", format!("{concepts}{next},new-one,who,New,,no,note\n"), "“es” is empty"),
        ("concepts.csv", format!("{concepts}{next},new-one,who,For addicts,Para personas,no,note\n"), "“addicts”"),
        ("concepts.csv", format!("{concepts}{next},new-one,who,New,Nuevo,no,\n"), "note is empty"),
        ("concepts.csv", format!("{concepts}{next},New One,who,New,Nuevo,no,note\n"), "kebab"),
        ("types/sos.csv", format!("{head}X,wheels,,,,\n"), "“wheels” is not in"),
        ("types/sos.csv", format!("{head}X,,Wheels,Ruedas,,\n"), "does not say why"),
        ("types/sos.csv", format!("{head}X,women,Wheels,,,\n"), "one language only"),
        ("types/sos.csv", format!("{head}X,women,,,,\nx,men,,,,\n"), "there twice"),
        ("types/nobody.csv", format!("{head}X,women,,,,\n"), "No fellowship"),
        ("fellowships/zz.toml", aa.replace("id = \"aa\"", "id = \"zz\""), "has the number 1 too"),
        ("fellowships/aa.toml", aa.replace("checked = \"2026-11-22\"", "checked = \"\""), "not a day"),
        (
            "fellowships/aa.toml",
            aa.replace("row_basis = \"retrieved\"", "row_basis = \"heard\""),
            "“heard”, which is unknown",
        ),
        ("words/es/common.ftl", "zz-only-here = Hola\n".into(), "no text in “en”"),
        ("words/en/zz.ftl", format!("zz-long = {}.\n", "word ".repeat(21).trim()), "21 words"),
    ];
    for (path, text, expected) in faults {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, &text).unwrap();
        let told = Content::from_folder(folder.path()).unwrap().check();
        let found = told.iter().any(|problem| problem.what.contains(expected));
        assert!(found, "{path} should tell of {expected}: {told:?}");
    }
}
