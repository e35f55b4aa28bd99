//! A named person on duty, through the front door of the site.

use std::{cell::Cell, sync::Arc};

use axum::http::{StatusCode, header};
use jiff::Timestamp;
use openseat_actions::{
    House, letter,
    questionnaire::{self, Telling},
};
use openseat_domain::duty::{Duty, Role, Week};
use openseat_outside::mail::{Kept, Letter};

use super::{
    form::{get, post, text},
    world::{Asker, World},
};
use crate::site::tests::{monday_evening, town};

thread_local! {
    /// Minutes after the evening of the tests; each test has a thread of its own.
    static LATER: Cell<i64> = const { Cell::new(0) };
}

/// The clock of these tests: Monday 18:42, and as much later as a test says.
fn clock() -> Timestamp {
    monday_evening() + jiff::SignedDuration::from_mins(LATER.get())
}

/// A town in which Noor is on duty until nine in the evening.
async fn attended() -> (World, Arc<Kept>) {
    LATER.set(0);
    let mut site = town().await;
    let letters = Arc::new(Kept::default());
    let house: House = Arc::into_inner(site.house).expect("nobody else has it");
    let duty = Duty {
        name: "Noor".into(),
        role: Role { en: "nurse at Harbour Clinic".into(), es: "enfermera de Harbour Clinic".into() },
        email: "duty@harbour.example".into(),
        phone: Some("020 7946 0000".into()),
        language: "en".into(),
        week: Week::read(["mon 09:00-21:00"], "Europe/London").expect("hours"),
    };
    site.house = Arc::new(house.with_post(letters.clone(), "http://localhost").with_duty(vec![duty]));
    site.clock = clock;
    (World::of(site).await, letters)
}

async fn sent(world: &World, letters: &Kept) -> Vec<Letter> {
    letter::send_due(world.house(), clock()).await.expect("sent");
    letters.take()
}

/// Answers the questions from the first to this one, all with 1, and gives the entry and where it goes on.
async fn answer(world: &World, who: &Asker, until: usize) -> (String, String) {
    let mut at = "/space/forms/phq-9/new/q1".to_owned();
    for n in 1..=until {
        at = post(world, &at, &format!("shown=q{n}&q{n}=1"), who).await;
    }
    let entry = at.split('/').take(5).collect::<Vec<_>>().join("/");
    (entry.split('?').next().expect("a path").to_owned(), at)
}

#[tokio::test]
async fn while_somebody_is_on_duty_the_long_form_is_offered_and_help_names_them() {
    let (world, letters) = attended().await;
    let ash = world.person("ash").await;
    assert!(get(&world, "/space/forms", &ash).await.contains("/space/forms/phq-9"));
    let (entry, next) = answer(&world, &ash, 9).await;
    assert_eq!(next, format!("{entry}/help?then=q10"));
    let page = get(&world, &next, &ash).await;
    assert!(page.contains("Noor, nurse at Harbour Clinic, is on duty now until 9pm."), "{page}");
    let (danger, duty) = (page.find("tel:000"), page.find("Would you like them to get in touch?"));
    assert!(danger.is_some() && danger < duty, "the emergency number stands first");
    assert!(!page.contains("duty@harbour.example"));
    assert!(sent(&world, &letters).await.is_empty(), "nothing is sent before somebody presses");
    assert!(get(&world, &format!("{entry}/q10"), &ash).await.contains("difficult"));
}

#[tokio::test]
async fn asking_sends_one_letter_without_an_answer_however_often_it_is_pressed() {
    let (world, letters) = attended().await;
    let ash = world.person("ash").await;
    let (entry, _) = answer(&world, &ash, 9).await;
    let (help, form) = (format!("{entry}/help"), "way=%2B44+7700+900123&called=Ash&then=q10");
    for said in ["A letter to them is on its way.", "we did not send it twice"] {
        let answer = world.send("POST", &help, form, &ash).await;
        assert_eq!(answer.status(), StatusCode::OK);
        let page = text(answer).await;
        assert!(page.contains("Noor has been asked") && page.contains(said), "{page}");
        assert!(page.contains("Nothing is promised.") && page.contains("tel:000"), "{page}");
        assert!(page.contains(&format!("{entry}/q10")));
    }
    let all = sent(&world, &letters).await;
    assert_eq!(all.len(), 1);
    let Letter { to, subject, text, .. } = &all[0];
    assert_eq!((to.as_str(), subject.as_str()), ("duty@harbour.example", "Somebody asks you to get in touch"));
    for held in ["How to reach them: +44 7700 900123", "What to call them: Ash", "2026-11-23 18:42 (Europe/London)"] {
        assert!(text.contains(held), "{text}");
    }
    for kept_back in ["phq", "PHQ", "question", "answer", "http", "dead", "Mood"] {
        assert!(!text.contains(kept_back), "{kept_back}: {text}");
    }
    LATER.set(11);
    world.send("POST", &help, form, &ash).await;
    assert_eq!(sent(&world, &letters).await.len(), 1, "ten minutes later it can be asked again");
}

#[tokio::test]
async fn what_cannot_be_sent_is_told_and_sends_nothing() {
    let (world, letters) = attended().await;
    let (ash, other) = (world.person("ash").await, world.person("other").await);
    let (entry, _) = answer(&world, &ash, 9).await;
    let help = format!("{entry}/help");
    for wrong in ["way=", "way=ask+Jo", "way=1234", "way=a%0Ab%40example.org"] {
        let answer = world.send("POST", &help, wrong, &ash).await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert!(text(answer).await.contains("href=\"#way\">Write a telephone number or an e-mail address."));
    }
    assert_eq!(world.send("POST", &help, "way=0123456789", &other).await.status(), 404, "nobody else's");
    for n in 0..5 {
        let answer = world.send("POST", &help, &format!("way=0123456{n}"), &ash).await;
        assert_eq!(answer.status(), StatusCode::OK);
    }
    assert_eq!(sent(&world, &letters).await.len(), 5);
    world.send("POST", &help, "way=012345677", &ash).await;
    let answer = world.send("POST", &help, "way=012345688", &ash).await;
    assert_eq!(answer.status(), StatusCode::TOO_MANY_REQUESTS);
    let page = text(answer).await;
    assert!(page.contains("href=\"#help-now\">You asked several times in a short while"), "{page}");
    LATER.set(180);
    let answer = world.send("POST", &help, "way=0123456789", &ash).await;
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = text(answer).await;
    assert!(page.contains("Nobody is on duty any more, so nothing was sent.") && page.contains("tel:000"), "{page}");
    assert!(!page.contains("Noor") && page.contains("No message goes to anyone."), "{page}");
}

#[tokio::test]
async fn who_gave_no_such_answer_is_offered_nobody_and_can_ask_nobody() {
    let (world, letters) = attended().await;
    let ash = world.person("ash").await;
    let (entry, next) = answer(&world, &ash, 8).await;
    assert_eq!(post(&world, &next, "shown=q9&q9=0", &ash).await, format!("{entry}/q10"));
    assert!(!get(&world, &format!("{entry}/help"), &ash).await.contains("Noor"));
    let answer = world.send("POST", &format!("{entry}/help"), "way=0123456789", &ash).await;
    assert_eq!(answer.status(), StatusCode::NOT_FOUND);
    assert!(sent(&world, &letters).await.is_empty());
}

#[tokio::test]
async fn when_the_hours_end_midway_the_short_form_goes_on_from_what_was_said() {
    let (world, _) = attended().await;
    let ash = world.person("ash").await;
    let (entry, next) = answer(&world, &ash, 8).await;
    assert!(next.ends_with("/q9"));
    LATER.set(4 * 60);
    let page = get(&world, &next, &ash).await;
    assert!(page.contains("Here is the short form") && !page.contains("better off dead"), "{page}");
    assert!(page.contains("tel:000") && page.contains("What you answered is kept."));
    let late = text(world.send("POST", &next, "shown=q9&q9=0", &ash).await).await;
    assert!(late.contains("Here is the short form"), "long after the hours it is not taken");
    let short = post(&world, &format!("{entry}/instead"), "", &ash).await;
    assert!(short.starts_with("/space/forms/phq-8/") && short.ends_with("?done=saved"), "{short}");
    assert!(get(&world, &short, &ash).await.contains("All together: 8. It can be from 0 to 24."));
    assert_eq!(post(&world, &format!("{entry}/instead"), "", &ash).await, short, "twice is once");
    // What is theirs is found and read at any hour; nothing new is begun.
    let list = get(&world, "/space/forms", &ash).await;
    assert!(!list.contains("/space/forms/phq-9"), "{list}");
    assert!(get(&world, "/space/forms/phq-8", &ash).await.contains("Also kept: Mood, 9 questions (PHQ-9)"));
    let front = get(&world, "/space/forms/phq-9", &ash).await;
    assert!(front.contains(&entry) && !front.contains("/space/forms/phq-9/new/"), "{front}");
    for path in ["/space/forms/phq-9/new/q1", "/space/forms/phq-9/paper"] {
        let answer = world.send("GET", path, "", &ash).await;
        assert_eq!(answer.headers()[header::LOCATION], "/space/forms/phq-8", "{path}");
    }
    assert!(get(&world, &entry, &ash).await.contains("Your answers"));
}

#[tokio::test]
async fn an_answer_that_comes_a_little_late_still_leads_to_help_and_a_whole_entry_stays_readable() {
    let (world, _) = attended().await;
    let ash = world.person("ash").await;
    let (entry, next) = answer(&world, &ash, 8).await;
    // Two minutes after nine.
    LATER.set(2 * 60 + 20);
    let help = post(&world, &next, "shown=q9&q9=2", &ash).await;
    assert_eq!(help, format!("{entry}/help?then=q10"));
    let page = get(&world, &help, &ash).await;
    assert!(
        page.contains("tel:000") && page.contains("No message goes to anyone.") && !page.contains("Noor"),
        "{page}"
    );
    // The grave question is answered, so the last one can still be.
    assert_eq!(post(&world, &format!("{entry}/q10"), "shown=q10&q10=1", &ash).await, format!("{entry}?done=saved"));
    LATER.set(6 * 60);
    assert!(get(&world, &entry, &ash).await.contains("All together: 10. It can be from 0 to 27."));
    let change = get(&world, &format!("{entry}/q9"), &ash).await;
    assert!(change.contains("Here is the short form") && !change.contains("better off dead"), "{change}");
    assert!(get(&world, &format!("{entry}/q3"), &ash).await.contains("value=\"1\" checked"));
}

#[tokio::test]
async fn in_spanish_it_is_all_in_spanish() {
    let (world, letters) = attended().await;
    let ash = world.person("ash").await;
    let (entry, _) = answer(&world, &ash, 9).await;
    let page = get(&world, &format!("{entry}/help?lang=es"), &ash).await;
    assert!(page.contains("Noor, enfermera de Harbour Clinic, está de guardia ahora, hasta las 21:00."), "{page}");
    let answer = world.send("POST", &format!("{entry}/help?lang=es"), "way=ash%40example.org", &ash).await;
    let page = text(answer).await;
    assert!(page.contains("Se lo hemos pedido a Noor") && page.contains("No se promete nada."), "{page}");
    let all = sent(&world, &letters).await;
    assert!(all[0].text.contains("ash@example.org") && !all[0].text.contains("call them"), "{}", all[0].text);
    LATER.set(200);
    assert!(get(&world, &format!("{entry}/q9?lang=es"), &ash).await.contains("Aquí está el formulario corto"));
}

/// The PHQ-9 as HL7 published it (crates/content/tests/foreign/README.md).
const PHQ_9: &[u8] = include_bytes!("../../../../content/tests/foreign/sdc-phq-9.json");

#[tokio::test]
async fn a_measure_of_an_organisation_with_a_question_of_harm_keeps_the_hours_and_leads_to_help() {
    let (world, _) = attended().await;
    let mut boss = world.person("boss").await;
    world.join(&mut boss, world.clinic, openseat_domain::role::Role::Manager).await;
    let telling = Telling {
        name: ["Nine questions".into(), String::new()],
        about: ["About two weeks.".into(), String::new()],
        source: "HL7, 2019".into(),
        licence: "No permission is required (Pfizer)".into(),
        allowed: true,
        dangers: vec![("H1-T1-Q9".into(), vec!["Several-days".into()])],
    };
    let who = boss.signed.as_ref().expect("they are signed in");
    let added = questionnaire::add(world.house(), who, world.clinic.node(), PHQ_9, &telling, clock()).await;
    let form = questionnaire::form_id(added.expect("added"));
    let ash = world.person("ash").await;
    let mut at = format!("/space/forms/{form}/new/H1-T1-Q1");
    for n in 1..=9 {
        let page = get(&world, &at, &ash).await;
        assert!(page.contains("Over the last two weeks, how often"), "the words above go along: {page}");
        let here = at.split('?').next().expect("a path").to_owned();
        at = post(&world, &here, &format!("shown=H1-T1-Q{n}&H1-T1-Q{n}=Several-days"), &ash).await;
    }
    assert!(at.contains("/help"), "{at}");
    let entry = at.split('/').take(5).collect::<Vec<_>>().join("/");
    assert!(get(&world, &at, &ash).await.contains("Noor, nurse at Harbour Clinic, is on duty now until 9pm."));
    assert!(get(&world, &entry, &ash).await.contains("All together: 9"), "its own sum, as its owner counts");
    LATER.set(6 * 60);
    let gone = world.send("GET", &format!("/space/forms/{form}/new/H1-T1-Q1"), "", &ash).await;
    assert_eq!(gone.status(), StatusCode::NOT_FOUND);
    let front = get(&world, &format!("/space/forms/{form}"), &ash).await;
    assert!(front.contains("asked only while somebody is here to help"), "what is theirs is read at any hour: {front}");
}
