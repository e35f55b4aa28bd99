//! A letter of attendance through the front door: asked for without an account, confirmed with one tap, checked by anybody.

use std::net::Ipv4Addr;

use axum::{
    body::{Body, to_bytes},
    http::{Response, StatusCode, header},
};
use openseat_actions::group_session::{self, Entry};
use openseat_domain::{
    group_session::{Change, Reason, Standing},
    role::Role,
};
use uuid::Uuid;

use super::world::{Asker, World};
use crate::site::tests::monday_evening;

async fn text(response: Response<Body>) -> String {
    let body = to_bytes(response.into_body(), 1 << 20).await.expect("a body");
    String::from_utf8_lossy(&body).into_owned()
}

fn location(response: &Response<Body>) -> String {
    response.headers()[header::LOCATION].to_str().expect("an address").to_owned()
}

fn between<'t>(page: &'t str, before: &str, after: &str) -> &'t str {
    page.split_once(before).and_then(|(_, rest)| rest.split_once(after)).map_or("", |(found, _)| found)
}

fn visitor(number: u8) -> Asker {
    Asker { from: Ipv4Addr::new(198, 52, number, 7), ..Asker::visitor() }
}

/// Who looks after the list, and who leads.
async fn staff(world: &World) -> (Asker, Asker) {
    let mut steward = world.person("steward").await;
    world.join(&mut steward, world.clinic, Role::Steward).await;
    let mut facilitator = world.person("facilitator").await;
    world.join(&mut facilitator, world.clinic, Role::Facilitator).await;
    (steward, facilitator)
}

/// A meeting that began lately or begins soon, of which a letter can be asked for once its group gives letters.
async fn a_meeting(world: &World, steward: &Asker) -> String {
    let list = text(world.send("GET", "/now", "", &visitor(0)).await).await;
    for part in list.split("href=\"/meeting/").skip(1) {
        let slug = part.split('"').next().unwrap_or_default();
        let said = world.send("POST", &format!("/directory/letters/{slug}"), "offered=on_request", steward).await;
        assert_eq!(said.status(), StatusCode::SEE_OTHER, "{slug}");
        let page = text(world.send("GET", &format!("/meeting/{slug}/attendance"), "", &visitor(0)).await).await;
        if page.contains("Ask for the letter") {
            return slug.to_owned();
        }
    }
    panic!("the town has a meeting that begins now");
}

/// What is sent by a form with a file in it.
fn encoded(text: &str) -> String {
    url::form_urlencoded::Serializer::new(String::new()).append_pair("letter", text).finish()
}

#[tokio::test]
async fn a_letter_is_asked_for_confirmed_fetched_and_checked() {
    let world = World::new().await;
    let (steward, facilitator) = staff(&world).await;
    let slug = a_meeting(&world, &steward).await;
    let meeting = text(world.send("GET", &format!("/meeting/{slug}"), "", &visitor(1)).await).await;
    assert!(meeting.contains(&format!("/meeting/{slug}/attendance")), "the meeting's page leads there");

    let ask = format!("/meeting/{slug}/attendance");
    let start = between(&text(world.send("GET", &ask, "", &visitor(1)).await).await, "name=\"start\" value=\"", "\"")
        .to_owned();
    let nameless = world.send("POST", &ask, &format!("start={start}&name=+"), &visitor(1)).await;
    assert_eq!(nameless.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let asked = world.send("POST", &ask, &format!("start={start}&name=Sam+R."), &visitor(1)).await;
    let own = location(&asked);
    assert!(own.starts_with("/attendance/") && own.matches('-').count() == 7, "{own}");
    assert!(text(world.send("GET", &own, "", &visitor(1)).await).await.contains("Waiting for the group"));

    let desk = format!("/organisation/{}/letters", world.clinic.node());
    assert_eq!(world.send("GET", &desk, "", &steward).await.status(), StatusCode::NOT_FOUND, "names are not for all");
    let page = text(world.send("GET", &desk, "", &facilitator).await).await;
    assert!(page.contains("Sam R."), "{page}");
    let (id, whole) = (between(&page, "name=\"id\" value=\"", "\""), between(&page, "name=\"do\" value=\"", "\""));
    let tapped = world.send("POST", &desk, &format!("id={id}&do={whole}"), &facilitator).await;
    assert_eq!(tapped.status(), StatusCode::SEE_OTHER);

    assert!(text(world.send("GET", &own, "", &visitor(1)).await).await.contains("Your letter is ready"));
    let letter = world.send("POST", &own, "do=letter", &visitor(1)).await;
    assert_eq!(letter.headers()[header::CACHE_CONTROL], "no-store");
    let letter = text(letter).await;
    let signed = between(&letter, "name=\"letter\" value=\"", "\"").to_owned();
    assert!(signed.starts_with("Openseat attendance letter 1\nName: Sam R.\nMeeting: a recovery support meeting\n"));
    let again = text(world.send("POST", "/attendance/letter", &encoded(&signed), &visitor(3)).await).await;
    assert!(again.contains("Letter of attendance") && again.contains("Sam R."));
    let file = world.send("POST", "/attendance/letter.txt", &encoded(&signed), &visitor(3)).await;
    assert_eq!(text(file).await, signed);
    let forged = signed.replace("Sam R.", "Kim R.");
    for path in ["/attendance/letter", "/attendance/letter.txt", "/attendance/letter.pdf"] {
        let refused = world.send("POST", path, &encoded(&forged), &visitor(3)).await;
        assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert!(text(refused).await.contains("This letter was changed"), "{path}");
    }
    let keys = text(world.send("GET", "/.well-known/openseat-attendance-keys.json", "", &visitor(4)).await).await;
    assert!(keys.contains(signed.lines().find_map(|line| line.strip_prefix("Key: ")).expect("a key")), "{keys}");

    assert_eq!(location(&world.send("POST", &own, "do=forget", &visitor(1)).await), "/attendance?done=yes");
    assert_eq!(world.send("GET", &own, "", &visitor(1)).await.status(), StatusCode::NOT_FOUND);
    let from_elsewhere = world.send_from_elsewhere(&own, "do=letter").await;
    assert_eq!(from_elsewhere.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn who_confirms_for_a_day_that_the_group_wrote_down_as_cancelled_sees_so_first_and_the_letter_says_the_day_in_words()
 {
    let world = World::new().await;
    let (steward, facilitator) = staff(&world).await;
    let slug = a_meeting(&world, &steward).await;
    let ask = format!("/meeting/{slug}/attendance");
    let page = text(world.send("GET", &ask, "", &visitor(1)).await).await;
    let start = between(&page, "name=\"start\" value=\"", "\"").to_owned();
    let own = location(&world.send("POST", &ask, &format!("start={start}&name=Sam+R."), &visitor(1)).await);

    let group = format!("/organisation/{}", world.clinic.node());
    let desk = format!("{group}/letters");
    let page = text(world.send("GET", &desk, "", &facilitator).await).await;
    let tap = format!(
        "id={}&do={}",
        between(&page, "name=\"id\" value=\"", "\""),
        between(&page, "name=\"do\" value=\"", "\"")
    );
    let holds = format!("meeting=/meeting/{slug}");
    let holds = world.send("POST", &format!("{group}/meetings"), &holds, &facilitator).await;
    assert_eq!(holds.status(), StatusCode::SEE_OTHER);
    let (house, who, node) = (world.house(), facilitator.signed.as_ref().expect("signed in"), world.clinic.node());
    let groups = group_session::today(house, who, monday_evening()).await.expect("read");
    let on = groups
        .iter()
        .flat_map(|group| group.today.iter().chain(&group.due))
        .find(|one| one.start_at.as_second().to_string() == start);
    let changes = vec![Change::Standing(Standing::Cancelled), Change::Reason(Some(Reason::Weather))];
    let entry = Entry { id: Uuid::from_u128(1), base: 0, changes, settles: Vec::new(), leads: None };
    group_session::save(house, who, node, on.expect("it is on").id, entry, monday_evening()).await.expect("written");

    // The page from before, which says nothing of it.
    let early = world.send("POST", &desk, &tap, &facilitator).await;
    assert_eq!(early.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = text(early).await;
    assert!(page.contains("Nothing was confirmed.") && page.contains("this session did not take place"), "{page}");
    assert!(text(world.send("GET", &own, "", &visitor(1)).await).await.contains("Waiting for the group"));
    let seen = between(&page, "name=\"seen\" value=\"", "\"");
    let tapped = world.send("POST", &desk, &format!("{tap}&seen={seen}"), &facilitator).await;
    assert_eq!(tapped.status(), StatusCode::SEE_OTHER);

    let letter = text(world.send("POST", &own, "do=letter", &visitor(1)).await).await;
    let signed = between(&letter, "name=\"letter\" value=\"", "\"").to_owned();
    assert!(letter.contains("Sunday 22 November 2026") && signed.contains("\nDate: 2026-11-22\n"), "{letter}");
    let spanish = world.send("POST", "/attendance/letter?lang=es", &encoded(&signed), &visitor(3)).await;
    assert!(text(spanish).await.contains("domingo 22 de noviembre de 2026"));
}
