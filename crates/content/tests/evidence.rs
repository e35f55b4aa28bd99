//! What studies say: nothing lost, nothing added, nothing claimed without a row.

#![allow(clippy::unwrap_used, reason = "a test tells by panicking")]

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use openseat_content::{
    Content, Locale,
    evidence::{Basis, Evidence, Strength, Study, Unchecked},
};

mod shared;

/// The rows as they were compiled.
fn compiled() -> Option<Vec<BTreeMap<String, String>>> {
    let text = shared::data("evidence.csv")?;
    Some(csv::Reader::from_reader(text.as_bytes()).deserialize().map(Result::unwrap).collect())
}

#[test]
fn every_finding_that_was_compiled_is_kept_as_it_was_or_corrected_for_a_stated_reason() {
    let Some(rows) = compiled() else { return };
    let content = Content::embedded();
    assert_eq!((rows.len(), content.evidence().list().len()), (54, 54));
    let text = std::fs::read_to_string(shared::root().join("content/evidence.csv")).unwrap();
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    let ours: Vec<BTreeMap<String, String>> = reader.deserialize().map(Result::unwrap).collect();
    // A row that says “as EV013” says what EV013 says. What is not a place to find a paper is told in `unchecked`.
    let corrected = [
        ("EV003", "population"),
        ("EV014", "population"),
        ("EV024", "population"),
        ("EV024", "doi_pmid"),
        ("EV017", "basis"),
        ("EV034", "doi_pmid"),
    ];
    for (row, own) in rows.iter().zip(&ours) {
        for (column, value) in row.iter().filter(|(column, _)| column.as_str() != "claim_plain") {
            let known = corrected.contains(&(row["id"].as_str(), column.as_str()));
            assert_eq!(own.get(column) == Some(value), !known, "{} {column}: {value}", row["id"]);
        }
    }
}

/// The figures that a text holds, as the digits say them: `1,152` and `1.152` are one figure in two languages.
fn figures(text: &str, locale: Locale) -> BTreeSet<String> {
    let (thousands, point) = if locale == Locale::En { (',', '.') } else { ('.', ',') };
    let mut found = BTreeSet::new();
    for piece in text.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')) {
        let piece = piece.trim_matches(['.', ',']);
        let groups: Vec<&str> = piece.split(thousands).collect();
        let thousands_apart = groups[1..].iter().all(|group| group.len() >= 3);
        let whole = if thousands_apart { groups.concat() } else { piece.to_owned() };
        found.insert(whole.replace(point, "."));
    }
    found.remove("");
    found
}

fn told(row: &Evidence, locale: Locale) -> String {
    [row.claim(locale), row.found(locale), row.who(locale), row.limits(locale)].join("\n")
}

#[test]
fn no_figure_is_told_that_the_study_does_not_have_and_both_languages_tell_the_same() {
    let Some(rows) = compiled() else { return };
    let content = Content::embedded();
    for row in rows {
        let own = content.evidence().id(&row["id"]).unwrap();
        let known = figures(&row.values().map(String::as_str).collect::<Vec<_>>().join(" ; "), Locale::En);
        // “EV013” in a text names a row.
        let plain = |locale| told(own, locale).replace("EV", "");
        let (en, es) = (figures(&plain(Locale::En), Locale::En), figures(&plain(Locale::Es), Locale::Es));
        let added: Vec<_> = en.iter().filter(|figure| !known.contains(*figure)).collect();
        assert!(added.is_empty(), "{} tells {added:?}, and the study {known:?}", row["id"]);
        assert_eq!(en, es, "{}", row["id"]);
    }
}

#[test]
fn the_reading_of_figures_sees_both_ways_of_writing_them() {
    let both = |en: &str, es: &str| (figures(en, Locale::En), figures(es, Locale::Es));
    let (en, es) = both("Of 1,152 people, 72.7% and 5.", "De 1.152 personas, el 72,7% y 5.");
    assert_eq!(en, es);
    assert_eq!(en.into_iter().collect::<Vec<_>>(), ["1152", "5", "72.7"]);
}

#[test]
fn a_reader_is_told_what_was_not_read_and_what_was_written_from_memory() {
    let content = Content::embedded();
    let of = |id: &str| content.evidence().id(id).unwrap().clone();
    assert_eq!(of("EV017").unchecked, Some(Unchecked::Numbers));
    assert_eq!(of("EV034").unchecked, Some(Unchecked::Title));
    assert_eq!(of("EV050").unchecked, Some(Unchecked::AuthorAndYear));
    assert_eq!(of("EV046").basis, Basis::ReadSecondary);
    assert_eq!(of("EV003").basis, Basis::Seed);
}

/// What was found by asking a few people is never said to be as sure as a trial.
#[test]
fn strength_does_not_outrun_the_kind_of_study() {
    for row in Content::embedded().evidence().list() {
        let most = match row.study {
            Study::Trials => Strength::A,
            Study::Trial | Study::NearTrial | Study::Cohort => Strength::B,
            Study::Review | Study::Survey | Study::NoComparison => Strength::C,
            Study::Talks => Strength::D,
        };
        let known = [("EV040", Strength::B)];
        assert!(row.strength >= most || known.contains(&(row.id.as_str(), row.strength)), "{}", row.id);
    }
}

#[test]
fn every_study_can_be_looked_up_or_says_why_not() {
    for row in Content::embedded().evidence().list() {
        let places: Vec<_> = row.places().collect();
        assert!(!places.is_empty() || row.unchecked == Some(Unchecked::Title), "{}", row.id);
        for (_, address) in places {
            assert!(address.is_none_or(|address| address.starts_with("https://")), "{}", row.id);
        }
    }
}

/// The rooms that speak name studies too: none of them may name one that is not there.
#[test]
fn no_source_names_a_finding_that_has_no_row() {
    let content = Content::embedded();
    let mut named = BTreeSet::new();
    // Tests of how an id is read make up ids of other lengths.
    for room in ["domain", "content", "actions", "web", "openseat"] {
        walk(&shared::root().join("crates").join(room).join("src"), &mut named);
    }
    let missing: Vec<_> = named.iter().filter(|id| content.evidence().id(id).is_none()).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

fn walk(folder: &Path, named: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, named);
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            let after = text.match_indices("\"EV").map(|(at, _)| &text[at + 3..]);
            let digits = after.filter_map(|rest| rest.split('"').next());
            let id = |text: &&str| text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit());
            named.extend(digits.filter(id).map(|id| format!("EV{id}")));
        }
    }
}

/// One broken row at a time: each rule finds its own fault and says where.
#[test]
fn each_rule_of_the_findings_finds_its_fault() {
    let rows = std::fs::read_to_string(shared::root().join("content/evidence.csv")).unwrap();
    let aa = std::fs::read_to_string(shared::root().join("content/fellowships/aa.toml")).unwrap();
    let with = |from: &str, to: &str| {
        assert!(rows.contains(from), "the test looks for {from}");
        rows.replacen(from, to, 1)
    };
    let faults = [
        ("evidence.csv", with(",cohort,B,", ",cohort,E,"), "unknown variant `E`"),
        ("evidence.csv", with(",cohort,B,", ",hearsay,B,"), "unknown variant `hearsay`"),
        ("evidence.csv", with("no_difference_between_groups,read,", "sideways,read,"), "unknown variant `sideways`"),
        ("evidence.csv", with("no_difference_between_groups,read,", "no_difference_between_groups,heard,"), "`heard`"),
        ("evidence.csv", with(",seed,,", ",seed,all,"), "unknown variant `all`"),
        ("evidence.csv", with("EV002", "EV001"), "there twice"),
        ("evidence.csv", with("EV002", "EV2"), "three digits"),
        ("evidence.csv", with("No pone un tipo de grupo por delante de otro.", ""), "one language only"),
        (
            "evidence.csv",
            with("\"In all four kinds of group, people who took part more did better.\"", ""),
            "“en” is empty",
        ),
        ("evidence.csv", with("took part more did better.", "took part got better than in other groups."), "It claims"),
        ("evidence.csv", with("took part more did better.", "took part: 52% stopped."), "It claims"),
        ("fellowships/aa.toml", format!("{aa}\nevidence_note = \"see EV999\"\n"), "EV999"),
        ("words/en/zz.ftl", "zz-claim = Studies suggest so (EV998).\n".into(), "EV998"),
    ];
    for (path, text, expected) in faults {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, &text).unwrap();
        let found = Content::from_folder(folder.path()).unwrap().check();
        assert!(found.iter().any(|one| one.what.contains(expected)), "{path} should tell of {expected}: {found:?}");
    }
}
