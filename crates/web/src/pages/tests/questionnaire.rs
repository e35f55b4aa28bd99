//! Questionnaires of an organisation, through the front door of the site: from a file to an answer, and an end.

use axum::http::StatusCode;
use openseat_domain::role::Role;

use super::{
    form::{get, hidden, post, text},
    world::{Asker, World},
};

/// The PHQ-9 as HL7 published it, and a test form of theirs (crates/content/tests/foreign/README.md).
const PHQ_9: &str = include_str!("../../../../content/tests/foreign/sdc-phq-9.json");
const ENABLE_WHEN: &str = include_str!("../../../../content/tests/foreign/sdc-enable-when.json");

/// A small one without any question of harm.
const SLEEP: &str = r#"{"resourceType": "Questionnaire", "version": "1", "status": "active", "title": "Your sleep", "item": [
    {"linkId": "1/a", "type": "choice", "text": "Did you sleep <well>?", "answerOption": [
        {"valueString": "Yes"}, {"valueString": "No & not"}]},
    {"linkId": "1.b", "type": "integer", "text": "How many nights?"}]}"#;

fn form(fields: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

async fn boss(world: &World) -> Asker {
    let mut boss = world.person("boss").await;
    world.join(&mut boss, world.clinic, Role::Manager).await;
    boss
}

/// Looks at a file; gives the page.
async fn look(world: &World, who: &Asker, file: &str, more: &[(&str, &str)]) -> (StatusCode, String) {
    let path = format!("/organisation/{}/questionnaires/look", world.clinic.node());
    let fields = [&[("pasted", file)], more].concat();
    let answer = world.send("POST", &path, &form(&fields), who).await;
    (answer.status(), text(answer).await)
}

const SAID: [(&str, &str); 5] = [
    ("name", "A week"),
    ("about", "A few questions."),
    ("source", "Riverside, 2026"),
    ("licence", "CC0-1.0"),
    ("allowed", "yes"),
];

/// Offers a file; gives the address of its page and the one that is handed out.
async fn offer(world: &World, who: &Asker, file: &str) -> (String, String) {
    let (status, page) = look(world, who, file, &[]).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    let fields = [&SAID[..], &[("body", hidden(&page, "body"))]].concat();
    let path = format!("/organisation/{}/questionnaires/add", world.clinic.node());
    let at = post(world, &path, &form(&fields), who).await;
    let page = get(world, &at, who).await;
    assert!(page.contains("It is offered now."), "{page}");
    let handed = page.split("http://localhost").nth(1).and_then(|rest| rest.split('"').next()).expect("an address");
    (at.replace("?done=added", ""), handed.to_owned())
}

#[tokio::test]
async fn a_file_is_looked_at_offered_answered_and_no_longer_offered() {
    let world = World::new().await;
    let (boss, ash, kim) = (boss(&world).await, world.person("ash").await, world.person("kim").await);
    let (_, page) = look(&world, &boss, SLEEP, &[]).await;
    assert!(page.contains("value=\"Your sleep\"") && page.contains("Did you sleep &#60;well&#62;?"), "{page}");
    assert!(page.contains("“1.b” names no bounds."), "{page}");
    let list = format!("/organisation/{}/questionnaires", world.clinic.node());
    assert!(
        get(&world, &list, &boss).await.contains("No questionnaire has been added yet."),
        "nothing is kept by looking"
    );
    let (at, handed) = offer(&world, &boss, SLEEP).await;

    let front = get(&world, &handed, &ash).await;
    assert!(front.contains("A week") && front.contains("Your answers stay with you."), "{front}");
    let sheet = get(&world, &format!("{handed}/new/all"), &ash).await;
    assert!(sheet.contains("name=\"1-a\"") && sheet.contains("name=\"1-b\""), "{sheet}");
    let sent = form(&[("shown", "1-a"), ("shown", "1-b"), ("1-a", "No & not"), ("1-b", "3")]);
    let entry = post(&world, &format!("{handed}/new/all"), &sent, &ash).await;
    let shown = get(&world, &entry, &ash).await;
    assert!(shown.contains("No &#38; not") && shown.contains(">3<"), "{shown}");
    assert!(get(&world, "/space/forms", &ash).await.contains(&handed), "who answered finds it again");
    assert!(!get(&world, "/space/forms", &kim).await.contains(&handed), "who did not is told nothing of it");
    assert!(get(&world, &format!("{handed}/paper"), &kim).await.contains("How many nights?"), "it can be printed");

    assert_eq!(post(&world, &at, "do=end", &boss).await, format!("{at}?done=ended"));
    let gone = world.send("GET", &handed, "", &kim).await;
    assert_eq!(gone.status(), StatusCode::NOT_FOUND);
    assert!(text(gone).await.contains("These questions are not asked any more."));
    let front = get(&world, &handed, &ash).await;
    assert!(
        front.contains("These questions are not asked any more.") && !front.contains(&format!("{handed}/new")),
        "{front}"
    );
    let path = entry.split('?').next().expect("a path");
    let removed = text(world.send("POST", &format!("{path}/remove"), "", &ash).await).await;
    let back = form(&["id", "sealed", "of"].map(|name| (name, hidden(&removed, name))));
    assert_eq!(post(&world, "/space/forms/put-back", &back, &ash).await, format!("{handed}?done=back"));
    assert_eq!(post(&world, &at, "do=again", &boss).await, format!("{at}?done=again"));
    assert!(get(&world, &handed, &kim).await.contains("/new/all"));
}

#[tokio::test]
async fn a_published_measure_with_a_question_of_harm_is_asked_only_where_someone_is_on_duty() {
    let world = World::new().await;
    let (boss, ash) = (boss(&world).await, world.person("ash").await);
    let (_, page) = look(&world, &boss, PHQ_9, &[]).await;
    assert!(page.contains("no permission is required to reproduce"), "its licence is filled in: {page}");
    assert!(page.contains("Nobody is on duty on this service."), "{page}");
    let ticked = |code: &str| format!("name=\"danger.H1-T1-Q9\" value=\"{code}\" checked");
    assert!(page.contains(&ticked("Several-days")) && !page.contains(&ticked("Not-at-all")), "{page}");
    assert_eq!(page.matches(" checked>").count(), 3, "nothing else speaks of harm");
    let fields = [&SAID[..], &[("body", hidden(&page, "body")), ("danger.H1-T1-Q9", "Several-days")]].concat();
    let path = format!("/organisation/{}/questionnaires/add", world.clinic.node());
    let at = post(&world, &path, &form(&fields), &boss).await;
    let page = get(&world, &at, &boss).await;
    assert!(page.contains("Nobody ever is on this service"), "{page}");
    let handed = page.split("http://localhost").nth(1).and_then(|rest| rest.split('"').next()).expect("an address");
    let away = world.send("GET", handed, "", &ash).await;
    assert_eq!(away.status(), StatusCode::NOT_FOUND);
    let away = text(away).await;
    assert!(away.contains("asked only while somebody is here to help") && away.contains("/help"), "{away}");
    let tried = world.send("POST", &format!("{handed}/new/H1-T1-Q9"), "", &ash).await;
    assert_eq!(tried.status(), StatusCode::NOT_FOUND, "nor by an address that is known");
}

#[tokio::test]
async fn a_file_that_cannot_be_asked_is_refused_with_every_reason_and_loses_nothing() {
    let world = World::new().await;
    let boss = boss(&world).await;
    let (status, page) = look(&world, &boss, ENABLE_WHEN, &[]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    for told in
        ["It has no version.", "“945b97b5-6d74-4a55-9be1-1989751219fb” stands there twice.", "Put them into the file."]
    {
        assert!(page.contains(told), "{told}: {page}");
    }
    assert!(page.contains("A test form that has a variety of enable when scenarios"), "what was sent is still there");
    let spanish = format!("/organisation/{}/questionnaires/look?lang=es", world.clinic.node());
    let page = text(world.send("POST", &spanish, &form(&[("pasted", "{}")]), &boss).await).await;
    assert!(page.contains("y no un Questionnaire"), "{page}");
    for (sent, told) in [
        (String::new(), "Choose a file, or paste its text."),
        (format!("{{\"a\": \"{}\"}}", "x".repeat(300_000)), "The file is too large."),
        ("{\"a\": \"\u{fffd}\"}".to_owned(), "Save it as UTF-8."),
    ] {
        let (status, page) = look(&world, &boss, &sent, &[]).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contains(told), "{told}");
    }
}

#[tokio::test]
async fn what_is_missing_is_told_at_its_field_and_what_was_said_stays() {
    let world = World::new().await;
    let boss = boss(&world).await;
    let (_, page) = look(&world, &boss, SLEEP, &[]).await;
    let path = format!("/organisation/{}/questionnaires/add", world.clinic.node());
    let fields = form(&[("body", hidden(&page, "body")), ("name", "Mine & yours"), ("licence", "By letter")]);
    let again = world.send("POST", &path, &fields, &boss).await;
    assert_eq!(again.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let again = text(again).await;
    for told in [
        "Write what it is for.",
        "Write who made it",
        "tick this",
        "value=\"Mine &#38; yours\"",
        ">By letter</textarea>",
    ] {
        assert!(again.contains(told), "{told}: {again}");
    }
    assert_eq!(hidden(&again, "body"), hidden(&page, "body"), "the file travels on");
}

#[tokio::test]
async fn new_words_need_a_new_version_and_keep_the_address() {
    let world = World::new().await;
    let (boss, ash) = (boss(&world).await, world.person("ash").await);
    let (at, handed) = offer(&world, &boss, SLEEP).await;
    let id = at.rsplit('/').next().expect("an id");
    let renew = async |file: &str| {
        let (_, page) = look(&world, &boss, file, &[("of", id)]).await;
        let fields = [&SAID[..], &[("body", hidden(&page, "body")), ("of", hidden(&page, "of"))]].concat();
        let path = format!("/organisation/{}/questionnaires/add", world.clinic.node());
        world.send("POST", &path, &form(&fields), &boss).await
    };
    let refused = renew(&SLEEP.replace("nights", "days")).await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text(refused).await.contains("Give the file a new version."));
    let done = renew(&SLEEP.replace("nights", "days").replace("\"version\": \"1\"", "\"version\": \"2\"")).await;
    assert_eq!(done.status(), StatusCode::SEE_OTHER);
    let page = get(&world, &at, &boss).await;
    assert!(page.contains("Version 2, added on") && page.contains("Version 1, added on"), "{page}");
    assert!(get(&world, &format!("{handed}/new/all"), &ash).await.contains("How many days?"));
}

#[tokio::test]
async fn a_group_hands_out_what_its_organisation_added() {
    let mut world = World::new().await;
    let boss = boss(&world).await;
    let (_, handed) = offer(&world, &boss, SLEEP).await;
    let site = world.site(world.clinic, "Upstairs").await;
    let mut leads = world.person("leads").await;
    world.join(&mut leads, site, Role::Facilitator).await;
    let page = get(&world, &format!("/organisation/{}/questionnaires", site.node()), &leads).await;
    assert!(page.contains("From the organisation above") && page.contains(&handed), "{page}");
    assert!(!page.contains("type=\"file\""), "they cannot add one");
    let above = world.send("GET", &format!("/organisation/{}/questionnaires", world.clinic.node()), "", &leads).await;
    assert_eq!(above.status(), StatusCode::NOT_FOUND);
}
