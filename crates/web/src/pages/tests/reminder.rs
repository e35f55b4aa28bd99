//! Reminders and what a phone keeps, through the front door of the site.

use std::{net::Ipv4Addr, sync::Arc};

use axum::{
    body::{Body, to_bytes},
    http::{Response, StatusCode, header},
};
use jiff::{SignedDuration, Timestamp};
use openseat_actions::{
    House, SmsWay,
    reminder::{gather, send},
};
use openseat_outside::{call::KeptCalls, sms::KeptTexts};

use super::{
    form::{get, hidden, post},
    world::{Asker, World},
};
use crate::site::tests::{monday_evening, town};

const SECRET: &str = "0123456789abcdef01234567";

/// A town from which text messages and messages to browsers can be sent.
async fn ready() -> (World, Arc<KeptTexts>) {
    let mut site = town().await;
    let texts = Arc::new(KeptTexts::default());
    let sms = SmsWay { sms: texts.clone(), most_an_hour: 6, replies: Some(SECRET.into()) };
    let house: House = Arc::into_inner(site.house).expect("nobody else has it");
    let house = house.at_address("http://localhost").with_sms(sms);
    site.house = Arc::new(house.with_push(Arc::new(KeptCalls::answering(201)), "mailto:a@meetings.example"));
    (World::of(site).await, texts)
}

async fn text(response: Response<Body>) -> String {
    let body = to_bytes(response.into_body(), 1 << 20).await.expect("a body");
    String::from_utf8_lossy(&body).into_owned()
}

/// Who has a link and nothing else.
fn stranger() -> Asker {
    Asker { from: Ipv4Addr::new(198, 51, 9, 9), ..Asker::visitor() }
}

/// Hours after the evening of the tests.
fn later(hours: i64) -> Timestamp {
    monday_evening() + SignedDuration::from_hours(hours)
}

async fn sent(world: &World, now: Timestamp) {
    gather::gather_due(world.house(), now).await.expect("looked");
    send::send_due(world.house(), now + SignedDuration::from_secs(45)).await.expect("sent");
}

/// Gives a number that is theirs.
async fn phone(world: &World, texts: &KeptTexts, who: &Asker) {
    let added = post(world, "/space/reminders/ways", "by=sms&to=%2B44+7700+900123", who).await;
    assert_eq!(added, "/space/reminders/ways?done=sent");
    let code: String = texts.take()[0].text.chars().filter(char::is_ascii_digit).collect();
    let page = get(world, "/space/reminders/ways", who).await;
    let way = page.split("/space/reminders/ways/").find(|part| part.len() > 36 && part.as_bytes()[8] == b'-');
    let way = &way.expect("the way stands there")[..36];
    let confirmed = post(world, &format!("/space/reminders/ways/{way}"), &format!("code={code}"), who).await;
    assert_eq!(confirmed, "/space/reminders/ways?done=confirmed");
}

#[tokio::test]
async fn a_reminder_is_set_seen_changed_deleted_and_put_back() {
    let (world, texts) = ready().await;
    let (ash, other) = (world.person("ash").await, world.person("other").await);
    let page = get(&world, "/space/reminders", &ash).await;
    assert!(page.contains("Nothing is set."), "{page}");
    phone(&world, &texts, &ash).await;
    let page = get(&world, "/space/reminders/new?about=check-in", &ash).await;
    assert!(page.contains("value=\"sms\" checked") && !page.contains("value=\"email\""), "only what works: {page}");
    let look = world
        .send("POST", "/space/reminders/new", "do=look&about=own&often=daily&at=6pm&by=sms&words=Call+%3Cb%3EKim", &ash)
        .await;
    let look = text(look).await;
    assert!(look.contains("Call &#60;b&#62;Kim") && look.contains("So it looks on a locked screen"), "{look}");
    assert!(get(&world, "/space/reminders", &ash).await.contains("Nothing is set."), "looking keeps nothing");
    let set = "do=save&about=own&often=weekly&days=tuesday&days=friday&at=6pm&by=sms&words=Call+Kim";
    assert_eq!(post(&world, "/space/reminders/new", set, &ash).await, "/space/reminders?done=saved");
    let page = get(&world, "/space/reminders", &ash).await;
    assert!(page.contains("Something else: Call Kim") && page.contains("Tuesday, Friday at 6pm"), "{page}");
    assert!(page.contains("Next: Tomorrow, Tuesday, 6pm"), "{page}");
    let id = page.split("/space/reminders/").find(|part| part.as_bytes().get(8) == Some(&b'-')).expect("a link")[..36]
        .to_owned();
    let here = format!("/space/reminders/{id}");
    let shown = get(&world, &here, &ash).await;
    assert!(shown.contains("value=\"18:00\"") && shown.contains("value=\"friday\" checked"), "{shown}");
    assert_eq!(world.send("GET", &here, "", &other).await.status(), StatusCode::NOT_FOUND);
    let never = world.send("POST", &here, "do=save&about=own&often=weekly&at=6pm&by=sms", &ash).await;
    assert_eq!(never.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text(never).await.contains("Choose at least one day."));
    assert_eq!(
        post(&world, &here, "do=save&about=own&often=daily&at=18.30&by=sms", &ash).await,
        "/space/reminders?done=saved"
    );
    let deleted = text(world.send("POST", &format!("{here}/remove"), "", &ash).await).await;
    let back = format!("id={}&sealed={}", hidden(&deleted, "id"), hidden(&deleted, "sealed"));
    assert!(get(&world, "/space/reminders", &ash).await.contains("Nothing is set."));
    assert_eq!(post(&world, "/space/reminders/put-back", &back, &other).await, "/space/reminders");
    assert_eq!(post(&world, "/space/reminders/put-back", &back, &ash).await, "/space/reminders?done=back");
    assert!(get(&world, "/space/reminders", &ash).await.contains("Every day at 6:30pm"));
}

#[tokio::test]
async fn a_time_for_a_medicine_in_the_quiet_hours_is_told_and_quiet_hours_are_changed() {
    let (world, _) = ready().await;
    let ash = world.person("ash").await;
    let set = "do=save&about=medicine&often=daily&at=23:00";
    let refused = world.send("POST", "/space/reminders/new", set, &ash).await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text(refused).await.contains("This time is in your quiet hours."));
    assert_eq!(
        post(&world, "/space/reminders/new", &format!("{set}&loud=yes"), &ash).await,
        "/space/reminders?done=saved"
    );
    let page = get(&world, "/space/reminders", &ash).await;
    assert!(page.contains("No message comes between 10pm and 8am. At most 3 messages a day."), "{page}");
    let habits = "from=23:30&until=7&quiet=yes&zone=America%2FNew_York&most=5";
    assert_eq!(post(&world, "/space/reminders/quiet", habits, &ash).await, "/space/reminders?done=saved");
    let page = get(&world, "/space/reminders", &ash).await;
    assert!(page.contains("between 11:30pm and 7am. At most 5 messages a day."), "{page}");
    let wrong = world.send("POST", "/space/reminders/quiet", "quiet=yes&from=late&until=7&zone=UTC&most=3", &ash).await;
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_message_is_stopped_by_its_link_and_a_look_at_the_link_changes_nothing() {
    let (world, texts) = ready().await;
    let (ash, stranger) = (world.person("ash").await, stranger());
    phone(&world, &texts, &ash).await;
    post(&world, "/space/reminders/new", "do=save&about=own&often=daily&at=21:00&by=sms", &ash).await;
    sent(&world, later(3)).await;
    let said = texts.take().remove(0).text;
    let link = said.split("http://localhost").nth(1).expect("a link").to_owned();
    for way in [link.clone(), format!("{link}/stop")] {
        let looked = world.send("GET", &way, "", &stranger).await;
        assert!(looked.status().is_success() || looked.status() == StatusCode::SEE_OTHER);
    }
    assert!(!get(&world, "/space/reminders", &ash).await.contains("You stopped it"), "nothing was tapped");
    let page = text(world.send("GET", &link, "", &stranger).await).await;
    assert!(page.contains("Nothing changes until you tap.") && !page.to_lowercase().contains("recover"), "{page}");
    // A mail program says so itself (RFC 8058 §3.2), from nowhere that we know.
    let once = world.send_from_elsewhere(&format!("{link}/stop"), "List-Unsubscribe=One-Click").await;
    assert_eq!(once.status(), StatusCode::OK);
    assert!(get(&world, "/space/reminders", &ash).await.contains("You stopped it from a message."));
    let undone = text(world.send("POST", &link, "do=undo", &stranger).await).await;
    assert!(undone.contains("All is as it was."), "{undone}");
    assert!(!get(&world, "/space/reminders", &ash).await.contains("You stopped it"));
    let all = text(world.send("POST", &link, "do=all", &stranger).await).await;
    assert!(all.contains("All reminders are stopped.") && all.contains("value=\"undo\""), "{all}");
    let gone = world.send("GET", "/reminder/2345678923456789CDFGHJKM", "", &stranger).await;
    assert_eq!(gone.status(), StatusCode::GONE);
    let gone = world.send_from_elsewhere("/reminder/2345678923456789CDFGHJKM/stop", "").await;
    assert_eq!(gone.status(), StatusCode::GONE);
}

#[tokio::test]
async fn a_reply_that_a_gateway_hands_on_stops_what_goes_to_that_phone() {
    let (world, texts) = ready().await;
    let ash = world.person("ash").await;
    phone(&world, &texts, &ash).await;
    let wrong = world.send_from_elsewhere("/reminder/reply/guessed", "from=%2B447700900123&text=STOP").await;
    assert_eq!(wrong.status(), StatusCode::NOT_FOUND);
    let right = world.send_from_elsewhere(&format!("/reminder/reply/{SECRET}"), "from=%2B447700900123&text=Stop").await;
    assert_eq!(right.status(), StatusCode::NO_CONTENT);
    assert!(get(&world, "/space/reminders/ways", &ash).await.contains("It answered STOP"));
}

#[tokio::test]
async fn a_calendar_is_read_at_its_address_without_signing_in_until_it_is_stopped() {
    let (world, _) = ready().await;
    let (ash, stranger) = (world.person("ash").await, stranger());
    assert_eq!(world.send("GET", "/space/reminders/calendar", "", &ash).await.status(), StatusCode::NOT_FOUND);
    post(&world, "/space/reminders/new", "do=save&about=own&often=daily&at=18:00&words=Call+Kim", &ash).await;
    let file = world.send("GET", "/space/reminders/calendar", "", &ash).await;
    assert_eq!(file.headers()[header::CONTENT_TYPE], "text/calendar; charset=utf-8");
    assert!(!text(file).await.contains("Kim"));
    post(&world, "/space/reminders/calendar", "do=renew", &ash).await;
    let page = get(&world, "/space/reminders/ways", &ash).await;
    let address = page.split("<code>").nth(1).and_then(|rest| rest.split("</code>").next()).expect("an address");
    let path = address.strip_prefix("http://localhost").expect("ours").to_owned();
    let read = world.send("GET", &path, "", &stranger).await;
    assert_eq!(read.status(), StatusCode::OK);
    assert!(text(read).await.contains("BEGIN:VALARM"));
    post(&world, "/space/reminders/calendar", "do=stop", &ash).await;
    assert_eq!(world.send("GET", &path, "", &stranger).await.status(), StatusCode::GONE);
}

#[tokio::test]
async fn the_page_without_a_network_knows_nobody_and_the_worker_is_fetched_anew() {
    let (world, _) = ready().await;
    let page = world.send("GET", "/offline", "", &world.person("ash").await).await;
    assert!(!text(page).await.contains("name=\"form\""), "not even who is signed in");
    let worker = world.send("GET", "/sw.js", "", &Asker::visitor()).await;
    assert_eq!(worker.headers()[header::CACHE_CONTROL], "no-cache");
    assert!(worker.headers()[header::CONTENT_TYPE].to_str().expect("text").starts_with("text/javascript"));
    assert!(worker.headers()["content-security-policy"].to_str().expect("text").contains("connect-src 'self'"));
}

#[tokio::test]
async fn the_half_of_the_key_that_opens_goes_to_its_person_alone() {
    let (world, _) = ready().await;
    let (ash, kim) = (world.person("ash").await, world.person("kim").await);
    let key = async |who: &Asker| -> serde_json::Value {
        let said = text(world.send("GET", "/space/offline/key?open", "", who).await).await;
        serde_json::from_str(&said).expect("JSON")
    };
    let (one, two) = (key(&ash).await, key(&kim).await);
    assert_eq!(one, key(&ash).await, "the same on each phone");
    assert_ne!(one["key"], two["key"]);
    assert_eq!(one["open"]["crv"], "P-256");
    let public = text(world.send("GET", "/space/offline/key", "", &ash).await).await;
    let secret = one["open"]["d"].as_str().expect("a key");
    assert!(!public.contains(secret) && secret.len() == 43);
    assert_eq!(world.send("GET", "/space/offline/key?open", "", &stranger()).await.status(), StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_urge_that_a_phone_sends_twice_is_kept_once() {
    let (world, _) = ready().await;
    let ash = world.person("ash").await;
    let entry = "entry=018f3c8e-0000-4000-8000-000000000001&made=2026-11-23T12:00:00Z&waited=yes\
        &shown=strength&strength=8";
    let first = post(&world, "/space/forms/urge/new/all", entry, &ash).await;
    assert!(first.contains("018f3c8e-0000-4000-8000-000000000001"), "{first}");
    assert_eq!(post(&world, "/space/forms/urge/new/all", entry, &ash).await, first);
    let list = get(&world, "/space/forms/urge", &ash).await;
    assert_eq!(list.matches("<th scope=\"row\">").count(), 1, "{list}");
    assert!(
        list.contains("23 November, midday") && !list.contains("not finished"),
        "when it was typed, and whole: {list}"
    );
}
