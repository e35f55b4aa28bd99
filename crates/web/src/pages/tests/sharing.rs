//! Sharing, through the front door of the site.

use axum::{
    body::{Body, to_bytes},
    http::{Response, StatusCode, header},
};

use super::world::{Asker, World};

async fn text(response: Response<Body>) -> String {
    let body = to_bytes(response.into_body(), 1 << 20).await.expect("a body");
    String::from_utf8_lossy(&body).into_owned()
}

const ANSWERS: &str = "what=first_name&what=attendance&why=treatment&until=three";

#[tokio::test]
async fn a_person_shares_the_clinic_reads_and_one_press_stops_it() {
    let world = World::new().await;
    let (ash, staff) = (world.person("ash").await, world.staff("here", world.clinic).await);
    let clinician = staff.iter().find(|one| one.head.starts_with("clinician")).expect("one for each role");
    let who = format!("who={}&{ANSWERS}", world.clinic.node());
    assert_eq!(world.send("POST", "/space/about", "first_name=Ash&contact=", &ash).await.status(), 303);
    let check = text(world.send("POST", "/space/sharing/new/check", &who, &ash).await).await;
    assert!(check.contains("Riverside Clinic") && check.contains("You can stop at any time."), "{check}");
    let signed = world.send("POST", "/space/sharing/new/sign", &format!("{who}&name=Ash"), &ash).await;
    assert_eq!(signed.status(), StatusCode::SEE_OTHER);
    let copy = signed.headers()[header::LOCATION].to_str().expect("an address").to_owned();
    let code = text(world.send("GET", &copy, "", &ash).await).await;
    let code = code.split("code: ").nth(1).and_then(|rest| rest.split('<').next()).expect("a code").to_owned();
    let read = world.filled("/organisation/{node}/shared/") + &code;
    let page = text(world.send("POST", &read, "why=treatment", clinician).await).await;
    assert!(page.contains("Ash") && page.contains("What the person agreed to"), "{page}");
    let stop = format!("{}/stop", copy.split('?').next().unwrap_or_default());
    assert_eq!(world.send("POST", &stop, "", &staff[0]).await.status(), 404, "nobody else can stop it");
    assert_eq!(world.send("GET", &copy, "", &staff[0]).await.status(), 404, "nor see it");
    assert_eq!(world.send("POST", &stop, "", &ash).await.status(), 303);
    let page = text(world.send("POST", &read, "why=treatment", clinician).await).await;
    assert!(page.contains("Nothing is shared with you under this code."), "{page}");
    let list = text(world.send("GET", "/space/sharing", "", &ash).await).await;
    assert_eq!(list.matches("Riverside Clinic saw").count(), 1, "{list}");
}

#[tokio::test]
async fn an_answer_that_is_missing_is_asked_for_before_anything_is_signed() {
    let world = World::new().await;
    let ash = world.person("ash").await;
    let who = format!("who={}", world.clinic.node());
    for (form, question) in [
        (ANSWERS.to_owned(), "Who do you want to share with?"),
        (format!("{who}&why=treatment&until=month"), "What may Riverside Clinic see?"),
        (format!("{who}&what=first_name&until=month"), "Why do you share it?"),
        (format!("{who}&what=first_name&why=treatment"), "Until when?"),
        (format!("{who}&{ANSWERS}"), "Check what will be shared"),
    ] {
        let page = world.send("POST", "/space/sharing/new/sign", &form, &ash).await;
        assert_eq!(page.status(), StatusCode::UNPROCESSABLE_ENTITY, "{form}");
        let page = text(page).await;
        assert!(page.contains(&format!("<title>Error: {question}")), "{form}: {page}");
    }
}

#[tokio::test]
async fn a_form_without_the_token_of_its_session_does_nothing() {
    let world = World::new().await;
    let (ash, other) = (world.person("ash").await, world.person("other").await);
    let borrowed =
        format!("first_name=Eve&contact=&form={}", crate::person::form_token(other.token.as_deref().unwrap()));
    for form in ["first_name=Eve&contact=", &borrowed] {
        assert_eq!(world.send_bare("POST", "/space/about", form, &ash).await.status(), StatusCode::FORBIDDEN);
    }
    let about = text(world.send("GET", "/space/about", "", &ash).await).await;
    assert!(!about.contains("Eve"));
}

#[tokio::test]
async fn personal_pages_are_kept_nowhere_and_lead_a_stranger_to_the_sign_in() {
    let world = World::new().await;
    let (ash, nobody) = (world.person("ash").await, Asker::visitor());
    for path in ["/space", "/space/about", "/space/meetings", "/space/sharing", "/space/sharing/new/1", "/space/take"] {
        let page = world.send("GET", path, "", &ash).await;
        assert_eq!(page.status(), StatusCode::OK, "{path}");
        assert_eq!(page.headers()[header::CACHE_CONTROL], "no-store", "{path}");
        let sent = world.send("GET", path, "", &nobody).await;
        let then = sent.headers()[header::LOCATION].to_str().expect("an address").to_owned();
        assert_eq!(then, format!("/sign-in?then={}", path.replace('/', "%2F")));
    }
}
