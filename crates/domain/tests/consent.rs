//! A consent lacks nothing, element by element (42 CFR 2.31 as amended in 2024).

use std::collections::BTreeSet;

use jiff::Timestamp;
use openseat_domain::consent::{Consent, Draft, Field, Kind, Purpose, Recipient, Signature, Signer, Until, check};
use uuid::Uuid;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).expect("a second of our time")
}

fn clinic() -> Recipient {
    Recipient { node: Uuid::from_u128(1), name: "Harbour Clinic".into() }
}

/// A consent that lacks nothing.
fn whole(kind: Kind) -> Draft {
    let field = if kind == Kind::CounsellingNotes { Field::CounsellingNotes } else { Field::FirstName };
    let purpose = match kind {
        Kind::Tpo => Purpose::Tpo,
        Kind::Proceedings => Purpose::Proceedings,
        Kind::Named | Kind::CounsellingNotes => Purpose::Treatment,
    };
    Draft {
        kind: Some(kind),
        person_name: "Sam".into(),
        discloser: "Openseat".into(),
        fields: BTreeSet::from([field]),
        recipients: BTreeSet::from([clinic()]),
        reader: None,
        purposes: BTreeSet::from([purpose]),
        until: Some(Until::Instant(at(100))),
        words_version: "named-1".into(),
        language: "en".into(),
        signature: Some(Signature::Typed("Sam".into())),
        signer: Some(Signer::Person),
        signed_at: Some(at(0)),
    }
}

/// Which elements are named when a draft is refused.
fn refused(draft: Draft) -> BTreeSet<String> {
    check(draft, at(0)).err().unwrap_or_default().into_iter().map(|problem| problem.at).collect()
}

fn names(elements: &[&str]) -> BTreeSet<String> {
    elements.iter().map(|&element| element.to_owned()).collect()
}

#[test]
fn a_consent_that_lacks_nothing_is_one_of_each_kind() {
    for kind in Kind::ALL {
        let consent = check(whole(kind), at(0)).expect("it lacks nothing");
        assert_eq!(consent.kind(), kind);
    }
}

#[test]
fn each_element_that_is_dropped_is_named_and_nothing_else_is() {
    type Drop = fn(&mut Draft);
    let drops: [(&str, Drop); 12] = [
        ("kind", |draft| draft.kind = None),
        ("person_name", |draft| draft.person_name = " ".into()),
        ("discloser", |draft| draft.discloser.clear()),
        ("fields", |draft| draft.fields.clear()),
        ("recipients", |draft| draft.recipients.clear()),
        ("purposes", |draft| draft.purposes.clear()),
        ("until", |draft| draft.until = None),
        ("words_version", |draft| draft.words_version.clear()),
        ("language", |draft| draft.language.clear()),
        ("signature", |draft| draft.signature = None),
        ("signer", |draft| draft.signer = None),
        ("signed_at", |draft| draft.signed_at = None),
    ];
    for kind in Kind::ALL {
        for (element, drop) in drops {
            let mut draft = whole(kind);
            drop(&mut draft);
            let said = refused(draft);
            assert!(said.contains(element), "{kind:?} without {element}: {said:?}");
            // Without its kind, its fields or its purposes a consent also no longer fits its own rules.
            let beside: BTreeSet<String> = match element {
                "kind" | "fields" | "purposes" => names(&["kind", "fields", "purposes", "until"]),
                one => names(&[one]),
            };
            assert!(said.is_subset(&beside), "{kind:?} without {element}: {said:?}");
        }
    }
    assert_eq!(refused(Draft::default()).len(), 12, "of nothing, everything is missing");
}

#[test]
fn every_element_is_dropped_by_the_test_above() {
    let json = serde_json::to_value(whole(Kind::Named)).expect("a draft is JSON");
    let elements = json.as_object().expect("of named elements").len();
    assert_eq!(elements, 12, "a new element needs a line in the test above");
}

#[test]
fn an_end_that_has_come_is_none() {
    for end in [at(0), at(-1)] {
        assert_eq!(refused(Draft { until: Some(Until::Instant(end)), ..whole(Kind::Named) }), names(&["until"]));
    }
}

#[test]
fn the_end_of_the_treatment_is_an_end_for_treatment_payment_and_operations_only() {
    for kind in Kind::ALL {
        let said = refused(Draft { until: Some(Until::EndOfTreatment), ..whole(kind) });
        assert_eq!(said.is_empty(), kind == Kind::Tpo, "{kind:?}");
    }
}

#[test]
fn nobody_signs_in_the_future() {
    assert_eq!(refused(Draft { signed_at: Some(at(1)), ..whole(Kind::Named) }), names(&["signed_at"]));
}

#[test]
fn counselling_notes_are_shared_alone() {
    let both = BTreeSet::from([Field::CounsellingNotes, Field::FirstName]);
    for kind in Kind::ALL {
        assert!(refused(Draft { fields: both.clone(), ..whole(kind) }).contains("fields"), "{kind:?} with notes");
    }
    let notes = BTreeSet::from([Field::CounsellingNotes]);
    for kind in [Kind::Named, Kind::Tpo, Kind::Proceedings] {
        assert_eq!(refused(Draft { fields: notes.clone(), ..whole(kind) }), names(&["fields"]), "{kind:?}");
    }
    let others = BTreeSet::from([Field::FirstName]);
    assert_eq!(refused(Draft { fields: others, ..whole(Kind::CounsellingNotes) }), names(&["fields"]));
}

#[test]
fn proceedings_are_agreed_to_alone() {
    let both = BTreeSet::from([Purpose::Proceedings, Purpose::Treatment]);
    for kind in Kind::ALL {
        assert!(refused(Draft { purposes: both.clone(), ..whole(kind) }).contains("purposes"), "{kind:?}");
    }
    for kind in [Kind::Named, Kind::Tpo, Kind::CounsellingNotes] {
        let court = BTreeSet::from([Purpose::Proceedings]);
        assert!(refused(Draft { purposes: court, ..whole(kind) }).contains("purposes"), "{kind:?}");
    }
    let care = BTreeSet::from([Purpose::Treatment]);
    assert_eq!(refused(Draft { purposes: care, ..whole(Kind::Proceedings) }), names(&["purposes"]));
}

#[test]
fn treatment_payment_and_operations_go_with_their_own_kind() {
    let tpo = BTreeSet::from([Purpose::Tpo]);
    for kind in [Kind::Named, Kind::CounsellingNotes, Kind::Proceedings] {
        assert!(refused(Draft { purposes: tpo.clone(), ..whole(kind) }).contains("purposes"), "{kind:?}");
    }
}

#[test]
fn whoever_signs_for_another_says_who_they_are_and_why() {
    let signs = |name: &str, authority: &str| {
        let signer = Signer::Representative { name: name.into(), authority: authority.into() };
        refused(Draft { signer: Some(signer), ..whole(Kind::Named) })
    };
    assert_eq!(signs("Ana", "court-appointed guardian"), names(&[]));
    for (name, authority) in [("", "guardian"), ("Ana", ""), (" ", " ")] {
        assert_eq!(signs(name, authority), names(&["signer"]));
    }
}

#[test]
fn recipients_have_names_and_stand_there_once() {
    let with = |recipients: Vec<Recipient>| {
        refused(Draft { recipients: recipients.into_iter().collect(), ..whole(Kind::Named) })
    };
    let nobody = Recipient { name: " ".into(), ..clinic() };
    let twice = Recipient { name: "Another name".into(), ..clinic() };
    let many = (0..21).map(|n| Recipient { node: Uuid::from_u128(n), name: format!("Clinic {n}") }).collect();
    for recipients in [vec![nobody], vec![clinic(), twice], many] {
        assert_eq!(with(recipients), names(&["recipients"]));
    }
}

#[test]
fn a_signature_is_a_name_or_a_path_and_no_mark_up() {
    let signed = |signature| refused(Draft { signature: Some(signature), ..whole(Kind::Named) });
    let typed = |text: &str| Signature::Typed(text.to_owned());
    let drawn = |path: &str| Signature::Drawn(path.to_owned());
    for good in [typed("Zoë O’Neil"), drawn("M 10 20 L 30.5 40 Q 1 2 3 4"), drawn("m10,20c1-2 3 4 5 6")] {
        assert_eq!(signed(good), names(&[]));
    }
    let long = "a".repeat(121);
    let endless = format!("M 1 1 L{}", " 1 1".repeat(6_000));
    for bad in [
        typed(" "),
        typed("two\nlines"),
        typed(&long),
        drawn(""),
        drawn("M 10 20"),
        drawn("M 1 1 L 2 2\"/><script>"),
        drawn("url(#x)"),
        drawn(&endless),
    ] {
        assert_eq!(signed(bad), names(&["signature"]));
    }
}

#[test]
fn what_was_signed_reads_back_the_same_and_nothing_less_than_whole_does() {
    for kind in Kind::ALL {
        let consent = check(whole(kind), at(0)).expect("it lacks nothing");
        let json = serde_json::to_string(&consent).expect("a consent is JSON");
        assert_eq!(serde_json::from_str::<Consent>(&json).expect("and reads back"), consent);
        assert_eq!(serde_json::to_string(&consent).expect("a consent is JSON"), json, "always the same text");
    }
    let mut json = serde_json::to_value(whole(Kind::Named)).expect("a draft is JSON");
    json["recipients"] = serde_json::json!([]);
    assert!(serde_json::from_value::<Consent>(json).is_err());
}

#[test]
fn answers_on_leading_are_shown_to_one_person_and_nothing_else_is() {
    let one = Some(Uuid::from_u128(7));
    let strain = Draft { fields: BTreeSet::from([Field::Strain]), reader: one, ..whole(Kind::Named) };
    let consent = check(strain.clone(), at(0)).expect("it lacks nothing");
    assert_eq!(consent.reader(), one);
    assert_eq!(refused(Draft { reader: None, ..strain.clone() }), names(&["fields"]), "nobody is named");
    assert_eq!(refused(Draft { reader: one, ..whole(Kind::Named) }), names(&["fields"]), "for the answers alone");
    let more = BTreeSet::from([Field::Strain, Field::FirstName]);
    assert_eq!(refused(Draft { fields: more, ..strain.clone() }), names(&["fields"]));
    let two = BTreeSet::from([clinic(), Recipient { node: Uuid::from_u128(2), name: "Site".into() }]);
    assert_eq!(refused(Draft { recipients: two, ..strain }), names(&["fields"]));
}
