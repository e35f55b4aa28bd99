//! Questionnaires of other people: read as they were meant, or refused with every reason.

#![allow(clippy::unwrap_used, reason = "a test tells by panicking")]

use std::{collections::BTreeSet, path::Path, sync::LazyLock};

use openseat_content::{
    Content, Locale,
    form::{FaultKind, FormInfo, NoteKind, foreign},
};
use openseat_domain::form::{Answers, Ask, FormId, Item, Points, Value};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

static CONTENT: LazyLock<Content> = LazyLock::new(Content::embedded);

fn file(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/foreign").join(name)).unwrap()
}

fn kinds(bytes: &[u8]) -> Vec<FaultKind> {
    foreign::look(&CONTENT, bytes)
        .map_or_else(|faults| faults.into_iter().map(|one| one.kind).collect(), |_| Vec::new())
}

fn one(item: Json) -> Vec<u8> {
    let whole = json!({"resourceType": "Questionnaire", "version": "1", "status": "active", "item": [item]});
    whole.to_string().into_bytes()
}

fn questions(info: &FormInfo) -> Vec<&Item> {
    info.form.every().into_iter().filter(|item| item.is_question()).collect()
}

fn points(info: &FormInfo, answers: &Answers) -> Option<f64> {
    let (_, points) = info.form.scores_of(answers).into_iter().next().expect("there is a score");
    match points {
        Ok(Points { value, .. }) => Some(value),
        Err(_) => None,
    }
}

#[test]
fn a_published_questionnaire_is_asked_word_for_word() {
    let look = foreign::look(&CONTENT, &file("sdc-phq-9.json")).unwrap();
    assert_eq!(look.title, "Patient Health Questionnaire - 9 Item");
    assert!(look.licence.contains("no permission is required"), "{}", look.licence);
    let asked = questions(&look.info);
    assert_eq!(asked.len(), 9);
    assert_eq!(asked[8].link, "H1-T1-Q9");
    let words = look.info.text("H1-T1-Q9", Locale::En).text;
    assert_eq!(words, "Thoughts that you would be better off dead, or thoughts of hurting yourself in some way?");
    let alarming: Vec<_> = look.closed.iter().filter(|one| !one.alarming.is_empty()).collect();
    assert_eq!((look.closed.len(), alarming.len(), alarming[0].link.as_str()), (9, 1, "H1-T1-Q9"));
    assert_eq!(alarming[0].alarming, ["Several-days", "More than half the days", "Nearly every day"]);
    assert!(look.notes.is_empty(), "{:?}", look.notes);
    assert_eq!(look.info.form.scores.len(), 1, "its sum is counted");
}

#[test]
fn everything_that_stands_in_the_way_is_told_at_once() {
    let faults = foreign::look(&CONTENT, &file("sdc-enable-when.json")).unwrap_err();
    insta::assert_snapshot!(faults.iter().map(|one| format!("{:?} {one}", one.kind)).collect::<Vec<_>>().join("\n"));
}

#[test]
fn each_fault_is_told_by_its_kind() {
    let url = |end: &str| format!("http://hl7.org/fhir/{end}");
    let yes = json!([{"valueCoding": {"code": "a"}}, {"valueCoding": {"code": "b"}}]);
    let when = |more: Json| json!({"linkId": "b", "type": "string", "text": "B", "enableWhen": [more]});
    let two = |second: Json| {
        let first = json!({"linkId": "a", "type": "choice", "text": "A", "answerOption": yes});
        one(json!({"linkId": "g", "type": "group", "item": [first, second]}))
    };
    let cases: Vec<(Vec<u8>, FaultKind)> = vec![
        (b"[".to_vec(), FaultKind::Json),
        (b"{\"resourceType\": \"Patient\"}".to_vec(), FaultKind::Resource),
        (b"{\"resourceType\": \"Questionnaire\", \"language\": \"de\"}".to_vec(), FaultKind::Language),
        (b"\xef\xbb\xbf{\"resourceType\": \"Questionnaire\", \"version\": \"1\"}".to_vec(), FaultKind::Empty),
        (
            b"{\"resourceType\": \"Questionnaire\", \"item\": [{\"linkId\": \"a\", \"type\": \"date\", \"text\": \"A\"}]}".to_vec(),
            FaultKind::Version,
        ),
        (one(json!({"linkId": "a", "type": "string"})), FaultKind::Words),
        (one(json!({"linkId": "a", "type": "open-choice", "text": "A"})), FaultKind::Type),
        (one(json!({"linkId": "a", "type": "string", "text": "A", "readOnly": true})), FaultKind::ReadOnly),
        (one(json!({"linkId": "a", "type": "string", "text": "A", "modifierExtension": [{"url": "x"}]})), FaultKind::Modifier),
        (
            one(json!({"linkId": "a", "type": "string", "text": "A", "extension": [
                {"url": url("uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression"), "valueExpression": {}}]})),
            FaultKind::Expression,
        ),
        (
            one(json!({"linkId": "a", "type": "integer", "text": "A", "extension": [
                {"url": url("StructureDefinition/maxValue"), "valueInteger": -1}]})),
            FaultKind::Bounds,
        ),
        (one(json!({"linkId": "a", "type": "choice", "text": "A", "answerOption": [{"valueDate": "2026-01-01"}]})), FaultKind::Choice),
        (one(json!({"linkId": "a", "type": "choice", "text": "A", "answerOption": [yes[0], yes[0]]})), FaultKind::Choices),
        (one(json!({"linkId": "a", "type": "choice", "text": "A", "answerValueSet": "#none"})), FaultKind::ValueSet),
        (two(when(json!({"question": "a", "operator": "=", "answerString": "a"}))), FaultKind::Compare),
        (two(when(json!({"question": "a", "operator": ">", "answerCoding": {"code": "a"}}))), FaultKind::Compare),
        (two(when(json!({"question": "a", "operator": "~", "answerString": "a"}))), FaultKind::When),
        (two(when(json!({"question": "c", "operator": "exists", "answerBoolean": true}))), FaultKind::Ahead),
        (two(json!({"linkId": "a", "type": "string", "text": "B"})), FaultKind::Twice),
        (
            one(json!({"linkId": "a", "type": "string", "text": "A", "repeats": true, "item": [
                {"linkId": "b", "type": "string", "text": "B"}]})),
            FaultKind::Inside,
        ),
    ];
    for (bytes, kind) in cases {
        assert_eq!(kinds(&bytes), [kind], "{}", String::from_utf8_lossy(&bytes));
    }
}

/// A file of which every name has to be changed, and every question is wrong in some way, is answered like any other.
#[test]
fn a_file_that_is_too_long_is_refused_and_told_of_in_a_hundred_lines_at_most() {
    let many = |kind: &str, n: usize| -> Vec<Json> {
        (0..n).map(|n| json!({"linkId": format!("{}/{}", "/".repeat(n % 60), " ".repeat(n / 60)), "type": kind, "text": "A"})).collect()
    };
    let of = |kind: &str, n| kinds(&one(json!({"linkId": "g", "type": "group", "item": many(kind, n)})));
    assert_eq!(of("date", 200), []);
    assert_eq!(of("date", 201), [FaultKind::Long]);
    assert_eq!(of("display", 999), [FaultKind::Empty]);
    assert_eq!(of("display", 1_000), [FaultKind::Empty, FaultKind::Long]);
    assert_eq!(of("quantity", 3_000).len(), 100);
}

#[test]
fn what_is_taken_otherwise_is_told() {
    let calculated = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression";
    let bytes = one(json!({"linkId": "g", "type": "group", "item": [
        {"linkId": "nights", "type": "integer", "text": "Nights", "required": true, "initial": [{"valueInteger": 3}]},
        {"linkId": "twice", "type": "decimal", "readOnly": true, "extension": [
            {"url": calculated, "valueExpression": {"language": "text/fhirpath", "expression": "2 * 2"}}]}]}));
    let look = foreign::look(&CONTENT, &bytes).unwrap();
    let told: Vec<(NoteKind, &str)> = look.notes.iter().map(|note| (note.kind, note.item.as_str())).collect();
    let all = [NoteKind::Bounds, NoteKind::Required, NoteKind::Initial].map(|kind| (kind, "nights"));
    assert_eq!(told, [&all[..], &[(NoteKind::NotCounted, "twice")]].concat());
    assert!(look.info.form.item("twice").is_none() && look.info.form.scores.is_empty());
}

/// What stands within a question is asked after it, and only where the question itself is.
#[test]
fn follow_ups_are_asked_after_their_question() {
    let bytes = one(json!({"linkId": "g", "type": "group", "item": [
        {"linkId": "any", "type": "boolean", "text": "Any?"},
        {"linkId": "kind", "type": "choice", "text": "Which?", "answerOption": [{"valueString": "tea"}, {"valueString": "other"}],
         "enableWhen": [{"question": "any", "operator": "=", "answerBoolean": true}],
         "item": [{"linkId": "which", "type": "string", "text": "Say it",
                   "enableWhen": [{"question": "kind", "operator": "=", "answerString": "other"}]}]}]}));
    let info = foreign::look(&CONTENT, &bytes).unwrap().info;
    let asked = |pairs: &[(&str, Value)]| -> Vec<String> {
        let mut answers = Answers::default();
        pairs.iter().for_each(|(link, value)| answers.set(link, vec![value.clone()]));
        info.form.questions(&answers).iter().map(|item| item.link.clone()).collect()
    };
    let other = ("kind", Value::Code("other".into()));
    assert_eq!(asked(std::slice::from_ref(&other)), ["any"]);
    assert_eq!(asked(&[("any", Value::Yes(true))]), ["any", "kind"]);
    assert_eq!(asked(&[("any", Value::Yes(true)), other]), ["any", "kind", "which"]);
}

#[test]
fn a_file_in_spanish_is_in_spanish_on_every_page() {
    let mut whole: Json =
        serde_json::from_slice(&one(json!({"linkId": "a", "type": "date", "text": "¿Cuándo?"}))).unwrap();
    whole["language"] = json!("es-MX");
    let info = foreign::look(&CONTENT, whole.to_string().as_bytes()).unwrap().info;
    assert_eq!(info.text("a", Locale::En).locale, Locale::Es);
    assert!(info.is_in(Locale::Es) && !info.is_in(Locale::En));
}

#[test]
fn a_question_that_speaks_of_harm_is_noticed_in_both_languages() {
    for (text, alarming) in [
        ("Have you thought of ending your life?", true),
        ("¿Ha pensado en quitarse la vida?", true),
        ("Do you feel unsafe at home?", true),
        ("Did you kill time with friends?", false),
        ("¿Ha dormido bien?", false),
    ] {
        let look = foreign::look(&CONTENT, &one(json!({"linkId": "a", "type": "boolean", "text": text}))).unwrap();
        assert_eq!(look.closed[0].alarming == ["yes"], alarming, "{text}");
    }
}

#[test]
fn of_a_question_of_harm_all_but_a_no_is_taken_for_danger_until_somebody_decides() {
    let asked = |more: Json| {
        let mut item = json!({"linkId": "a", "text": "Have you thought of hurting yourself?"});
        item.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        foreign::look(&CONTENT, &one(item)).unwrap()
    };
    let plain =
        ["No", "Never before", "Nobody knows", "Yes", "Rather not say"].map(|text| json!({"valueString": text}));
    let look = asked(json!({"type": "choice", "answerOption": plain}));
    assert_eq!(look.closed[0].alarming, ["Yes", "Rather not say"]);
    let text = asked(json!({"type": "text"}));
    assert!(text.closed.is_empty() && text.notes[0].kind == NoteKind::Harm, "nobody reads words");
    assert_eq!(asked(json!({"type": "integer"})).notes[1].kind, NoteKind::Harm);
}

fn answered(info: &FormInfo, given: &[Option<u8>]) -> Answers {
    let mut answers = Answers::default();
    for (item, given) in questions(info).into_iter().zip(given) {
        let (Ask::Choice(choices), Some(given)) = (&item.ask, given) else { continue };
        let code = choices.iter().find(|one| one.weight == Some(i64::from(*given))).expect("it is a choice");
        answers.set(&item.link, vec![Value::Code(code.code.clone())]);
    }
    answers
}

fn items() -> impl Strategy<Value = Json> {
    let types = ["group", "display", "boolean", "integer", "string", "choice", "quantity", "date", "x"];
    let leaf = (prop::sample::select(types.to_vec()), "[a-c/.]{0,2}", "[A-Z]{0,2}", any::<bool>(), any::<bool>())
        .prop_map(|(kind, link, text, repeats, plain)| {
            let options = if plain { json!([{"valueString": "a"}, {"valueString": "b"}]) } else { json!([{"valueCoding": {"code": "a"}}, {}]) };
            json!({"linkId": link, "type": kind, "text": text, "repeats": repeats, "answerOption": options,
                "enableWhen": if plain { json!([]) } else { json!([{"question": "a", "operator": "=", "answerString": "a"}]) }})
        });
    leaf.prop_recursive(3, 12, 3, |inner| {
        (inner.clone(), prop::collection::vec(inner, 0..3)).prop_map(|(mut item, inside)| {
            item["item"] = json!(inside);
            item
        })
    })
}

proptest! {
    /// The sum of a published file against our own form of the same measure, whose key is checked against the published table.
    #[test]
    fn a_published_sum_counts_as_our_own_key_does(given in prop::collection::vec(prop::option::weighted(0.95, 0_u8..4), 9)) {
        let theirs = foreign::look(&CONTENT, &file("sdc-phq-9.json")).unwrap().info;
        let ours = CONTENT.forms().id("phq-9").unwrap();
        prop_assert_eq!(points(&theirs, &answered(&theirs, &given)), points(ours, &answered(ours, &given)));
    }

    /// Whatever comes is asked soundly or refused, and what can be looked at can be kept and read again.
    #[test]
    fn what_can_be_looked_at_can_be_kept(item in items()) {
        let bytes = one(item);
        match foreign::look(&CONTENT, &bytes) {
            Err(faults) => prop_assert!(!faults.is_empty()),
            Ok(look) => {
                let day = jiff::civil::date(2026, 11, 27);
                let told = foreign::Told { name: ["\"N\"\n", "N"], about: ["A\u{7f}\\", "A"], source: "S", read: "S", licence: "L", day, dangers: &[] };
                let info = foreign::info(FormId::new("q"), &bytes, &foreign::beside(&bytes, &told).unwrap()).unwrap();
                prop_assert_eq!(info.form.faults(), []);
                prop_assert_eq!(&info.form.items, &look.info.form.items);
                prop_assert_eq!(info.name(Locale::En), "\"N\"\n");
                let links: BTreeSet<&str> = questions(&info).iter().map(|item| item.link.as_str()).collect();
                prop_assert!(links.iter().all(|link| link.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))));
            }
        }
    }

    #[test]
    fn nonsense_is_no_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = foreign::look(&CONTENT, &bytes);
    }
}
