//! The plan for seven days and the first things of the space, through the front door of the site.

use axum::http::{StatusCode, header};
use jiff::{Timestamp, ToSpan as _};
use openseat_actions::{
    plan,
    response::{self, Page},
    signed::Signed,
};
use openseat_content::Locale;
use openseat_domain::{
    form::{Answers, Value},
    plan::{Line, Went},
};

use super::{
    form::{get, hidden, post, text},
    world::{Asker, World},
};
use crate::site::tests::monday_evening;

/// Two lines, as the sheet sends them.
const SHEET: &str = "shown=goal&goal=Sleep&shown=why&why=&rows.steps=2\
    &steps.0.what=Walk+with+Sam&steps.0.on=tue&steps.0.sure=7&steps.0.way=Rain&steps.0.who=Sam\
    &steps.1.what=Call+Kim";

#[tokio::test]
async fn a_first_plan_is_made_in_two_taps_and_the_next_begins_with_what_is_left() {
    let world = World::new().await;
    let ash = world.person("ash").await;
    let space = get(&world, "/space", &ash).await;
    assert!(space.contains("What do you want to do in the next seven days?"), "{space}");
    let page = get(&world, "/space/plan", &ash).await;
    assert!(page.contains("Go to a meeting") && !page.contains("checked"), "what is ours is not ticked: {page}");
    assert_eq!(post(&world, "/space/plan", "take=start.1&take=start.2&take=none", &ash).await, "/space/plan?done=made");
    let page = get(&world, "/space/plan?done=made", &ash).await;
    assert!(page.contains("Call someone I trust") && page.contains("Do one thing that I enjoy"), "{page}");
    assert!(!page.contains("Go to a meeting"), "what was not taken");
    assert!(get(&world, "/space", &ash).await.contains("Next in your plan: Call someone I trust"));
    let how =
        format!("plan={}&row=0&went.0=done&row=1&went.1=", hidden(&get(&world, "/space/plan/how", &ash).await, "plan"));
    assert_eq!(post(&world, "/space/plan/how", &how, &ash).await, "/space/plan?done=saved");
    assert!(get(&world, "/space", &ash).await.contains("Next in your plan: Do one thing that I enjoy"));
}

#[tokio::test]
async fn the_next_plan_begins_with_what_is_left_of_the_last_and_those_before_stay() {
    let world = World::new().await;
    let ash = world.person("ash").await;
    let who = ash.signed.as_ref().expect("ash is signed in");
    let made = monday_evening() - (8 * 24).hours();
    let lines = vec![Line::fresh("Swim", None), Line::fresh("Do one thing that I enjoy", None)];
    let id = plan::make(world.house(), who, lines, Locale::En, made).await.expect("kept").expect("made");
    plan::tell(world.house(), who, id, &[(0, Went::Done)], Locale::En, made).await.expect("kept");
    assert!(get(&world, "/space", &ash).await.contains("Your seven days are over. Make the next plan?"));
    let page = get(&world, "/space/plan", &ash).await;
    assert!(page.contains("These seven days are over.") && page.contains("Done: 1 · Not said: 1"), "{page}");
    assert!(page.contains("value=\"left.1\" checked>Do one thing that I enjoy") && !page.contains("value=\"left.0\""));
    let asked = get(&world, "/space/check-in", &ash).await;
    assert!(asked.contains("Do one thing that I enjoy") && !asked.contains("Swim"), "{asked}");
    assert_eq!(post(&world, "/space/plan", "take=left.1", &ash).await, "/space/plan?done=made");
    assert!(get(&world, "/space", &ash).await.contains("Next in your plan: Do one thing that I enjoy"));
    assert!(get(&world, "/space/plan", &ash).await.contains("Plans before"));
}

#[tokio::test]
async fn the_plan_opens_the_next_check_in_and_what_was_said_stays_when_the_plan_changes() {
    let world = World::new().await;
    let (ash, other) = (world.person("ash").await, world.person("other").await);
    let straight = world.send("GET", "/space/check-in", "", &ash).await;
    assert_eq!(straight.headers()[header::LOCATION], "/space/forms/check-in/new/all", "there is no plan yet");
    assert_eq!(post(&world, "/space/forms/plan/new/all", SHEET, &ash).await, "/space/plan?done=saved");
    let page = get(&world, "/space/check-in", &ash).await;
    assert!(page.contains("<legend>Walk with Sam (Tuesday") && page.contains("<legend>Call Kim</legend>"), "{page}");
    let plan = hidden(&page, "plan").to_owned();
    let said = format!("plan={plan}&then=check-in&row=0&went.0=partly&row=1&went.1=changed&row=7&went.7=done");
    assert_eq!(world.send("POST", "/space/plan/how", &said, &other).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(post(&world, "/space/plan/how", &said, &ash).await, "/space/forms/check-in/new/all");
    let page = get(&world, "/space/check-in", &ash).await;
    assert!(page.contains("Walk with Sam") && !page.contains("Call Kim"), "what is settled is not asked of again");
    // The first line goes; how the second went goes along with it.
    let sheet = format!("/space/forms/plan/{plan}/all");
    let open = get(&world, &sheet, &ash).await;
    assert!(open.contains("type=\"hidden\" name=\"steps.1.went\" value=\"changed\""), "{open}");
    post(&world, &sheet, &format!("{SHEET}&steps.1.went=changed&steps.0.went=partly&remove=steps.0"), &ash).await;
    let page = get(&world, "/space/plan", &ash).await;
    assert!(!page.contains("Walk with Sam") && page.contains("How it went: I changed my mind"), "{page}");
    assert!(get(&world, "/space", &ash).await.contains("Nothing is left to do in your plan."));
}

#[tokio::test]
async fn a_plan_is_shown_as_a_sheet_printed_empty_and_deleted() {
    let world = World::new().await;
    let ash = world.person("ash").await;
    post(&world, "/space/forms/plan/new/all", SHEET, &ash).await;
    let page = get(&world, "/space/plan", &ash).await;
    for said in ["Walk with Sam", "Tuesday", "How sure: 7 of 10", "In the way, and then: Rain", "Can help: Sam"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let id = page.split("/space/forms/plan/").nth(1).and_then(|rest| rest.split('/').next()).expect("its sheet");
    assert!(get(&world, &format!("/space/forms/plan/{id}"), &ash).await.contains("Walk with Sam"));
    assert!(!get(&world, "/space/forms/plan/paper", &ash).await.contains("Not yet"), "how it went is asked later");
    world.send("POST", &format!("/space/forms/plan/{id}/remove"), "", &ash).await;
    assert!(!get(&world, "/space/plan", &ash).await.contains("Walk with Sam"));
}

async fn check_in(world: &World, who: &Signed, at: Timestamp) {
    let info = world.house().content().forms().id("check-in").expect("the form is there");
    let mut given = Answers::default();
    given.set("day", vec![Value::Code("4".into())]);
    let page = Page { response: None, asked: vec!["day".into()], given, last: true, locale: Locale::En, entry: None };
    response::save(world.house(), who, info, page, at).await.expect("kept").expect("theirs");
}

#[tokio::test]
async fn today_asks_once_a_day_how_one_is_and_names_the_next_meeting() {
    let world = World::new().await;
    let ash = world.person("ash").await;
    let space = get(&world, "/space", &ash).await;
    assert!(space.contains("href=\"/space/check-in\"") && space.contains("No meeting is planned yet."), "{space}");
    let who = ash.signed.as_ref().expect("ash is signed in");
    check_in(&world, who, monday_evening() - 24.hours()).await;
    assert!(get(&world, "/space", &ash).await.contains("href=\"/space/check-in\""), "that was yesterday");
    check_in(&world, who, monday_evening() - 1.hours()).await;
    let slug = world.filled("{slug}");
    post(&world, "/space/meetings", &format!("meeting=New+Start&slug={slug}&day=1&month=11&year=2026"), &ash).await;
    let space = get(&world, "/space", &ash).await;
    assert!(!space.contains("href=\"/space/check-in\""), "{space}");
    assert!(space.contains("Your next meeting") && space.contains(&format!("href=\"/meeting/{slug}\"")), "{space}");
}

#[tokio::test]
async fn every_page_of_the_space_has_a_way_to_the_log_of_urges_and_no_other_page_has() {
    let world = World::new().await;
    let ash = world.person("ash").await;
    let pages = [("/space", true), ("/space/plan", true), ("/space/sharing", true), ("/", false), ("/account", false)];
    for (path, there) in pages {
        let page = get(&world, path, &ash).await;
        let head = page.split("</header>").next().expect("a header");
        assert_eq!(head.contains("href=\"/space/forms/urge/new/all\""), there, "{path}");
    }
}

#[tokio::test]
async fn lines_tapped_after_a_meeting_stand_in_the_plan_and_open_the_next_check_in() {
    let world = World::new().await;
    let (ash, other) = (world.person("ash").await, world.person("other").await);
    let page = get(&world, "/after/plan", &ash).await;
    let form = page.split("<form action=\"/after/plan\" method=\"post\"").nth(1).expect("a form that keeps");
    let form = form.split("</form>").next().expect("its end");
    let names = form.split("name=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let sent: std::collections::BTreeSet<&str> = names.collect();
    assert_eq!(sent.into_iter().collect::<Vec<_>>(), ["do", "form", "own", "then"], "the lines, and of no meeting");
    assert!(page.contains("nothing ties them to what you said of the meeting"), "{page}");
    let lines = "do=walk&do=meeting&do=fly&own=Call+my+sister";
    for _ in 0..2 {
        assert_eq!(post(&world, "/after/plan", lines, &ash).await, "/space/plan?done=made");
    }
    let asked = get(&world, "/space/check-in", &ash).await;
    for line in ["Go for a walk", "Go to a meeting", "Call my sister"] {
        assert_eq!(asked.matches(&format!("<legend>{line}</legend>")).count(), 1, "{line}, once: {asked}");
    }
    assert!(get(&world, "/space", &ash).await.contains("Next in your plan: Go to a meeting"));
    assert!(!get(&world, "/space/plan", &other).await.contains("Call my sister"), "nobody else has it");
}

#[tokio::test]
async fn lines_tapped_after_a_meeting_come_after_those_that_stand_and_take_the_place_of_none() {
    let world = World::new().await;
    let ash = world.person("ash").await;
    post(&world, "/space/forms/plan/new/all", SHEET, &ash).await;
    let plan = hidden(&get(&world, "/space/check-in", &ash).await, "plan").to_owned();
    post(&world, "/space/plan/how", &format!("plan={plan}&row=1&went.1=done"), &ash).await;
    assert_eq!(post(&world, "/after/plan", "do=rest&own=walk+with+sam", &ash).await, "/space/plan?done=made");
    let page = get(&world, "/space/plan", &ash).await;
    for stands in ["Sleep", "Walk with Sam", "How sure: 7 of 10", "Call Kim", "How it went: Done", "Rest on one day"] {
        assert!(page.contains(stands), "{stands}: {page}");
    }
    assert!(!page.contains("walk with sam") && !page.contains("Plans before"), "it is the same plan: {page}");
    // Seven lines are the most: then nothing is added, and nothing that was tapped is lost.
    let many = "do=meeting&do=call&do=joy&do=walk&do=away";
    let full = post(&world, "/after/plan", many, &ash).await;
    let shown = get(&world, &full, &ash).await;
    assert!(shown.contains("Your plan has no room for all of this.") && shown.contains("Go for a walk"), "{shown}");
    assert!(!get(&world, "/space/plan", &ash).await.contains("Go for a walk"));
    assert_eq!(post(&world, "/after/plan", "do=walk&then=show", &ash).await, "/after/plan?do=walk");
    assert!(!get(&world, "/space/plan", &ash).await.contains("Go for a walk"), "it was only shown");
}

#[tokio::test]
async fn without_a_space_nothing_is_kept_and_the_lines_come_along_into_one_that_is_made() {
    let world = World::new().await;
    let (visitor, ash) = (Asker::from(7, 7), world.person("ash").await);
    assert_eq!(post(&world, "/after/plan", "do=walk", &visitor).await, "/sign-in");
    let made = world.send("GET", "/after/plan?do=walk&own=Call+my+sister", "", &visitor).await;
    assert!(made.headers().get(header::SET_COOKIE).is_none() && made.headers()[header::CACHE_CONTROL] == "no-store");
    let made = text(made).await;
    assert!(made.contains("It needs no name") && !made.contains("method=\"post\""), "{made}");
    let there = made.split("href=\"/space/start?then=").nth(1).and_then(|rest| rest.split('"').next());
    let there = there.expect("a way to make a space");
    let form = format!("then={there}&passphrase=seven+quiet+herons+wade");
    let started = world.send("POST", "/space/start", &form, &visitor).await;
    let cookie = started.headers()[header::SET_COOKIE].to_str().expect("a cookie").to_owned();
    let token = cookie.split('=').nth(1).and_then(|rest| rest.split(';').next()).expect("its value").to_owned();
    let words = text(started).await;
    assert!(words.contains("href=\"/after/plan?do=walk&#38;own=Call+my+sister\""), "{words}");
    let newcomer = Asker { token: Some(token), ..Asker::from(7, 7) };
    assert!(!get(&world, "/space/plan", &newcomer).await.contains("Call my sister"), "nothing was kept before it");
    let page = get(&world, "/after/plan?do=walk&own=Call+my+sister", &newcomer).await;
    assert!(page.contains("name=\"do\" value=\"walk\"") && hidden(&page, "own") == "Call my sister", "{page}");
    post(&world, "/after/plan", "do=walk&own=Call+my+sister", &newcomer).await;
    assert!(get(&world, "/space/check-in", &newcomer).await.contains("<legend>Call my sister</legend>"));
    // Another site knows no token, so it cannot put a line into anybody's plan.
    let forged = world.send_bare("POST", "/after/plan", "do=rest", &ash).await;
    assert_eq!(forged.status(), StatusCode::FORBIDDEN);
    assert!(!get(&world, "/space/plan", &ash).await.contains("Rest on one day"));
}

#[tokio::test]
async fn in_spanish_the_lines_stand_in_the_plan_in_spanish() {
    let world = World::new().await;
    let ash = world.person("ash").await;
    let page = get(&world, "/after/plan?lang=es", &ash).await;
    assert!(page.contains("Ponerlo en mi plan") && page.contains("action=\"/after/plan?lang=es\""), "{page}");
    let plan = post(&world, "/after/plan?lang=es", "do=walk&own=Llamar+a+mi+hermana", &ash).await;
    assert_eq!(plan, "/space/plan?done=made&lang=es");
    let asked = get(&world, "/space/check-in?lang=es", &ash).await;
    assert!(asked.contains("<legend>Salir a caminar</legend>") && asked.contains("Llamar a mi hermana"), "{asked}");
}
