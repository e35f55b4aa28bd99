//! Sessions of groups: the samples of their pages, and an evening through the front door.

use axum::{
    body::{Body, to_bytes},
    http::{Response, StatusCode},
};
use openseat_domain::role::Role;

use super::{
    render::rendered,
    world::{Asker, World},
};
use crate::{
    pages::group_session::{add, history, list, meetings, names, one, sheet, state, today},
    person::Person,
};

/// Every page, by name.
pub(super) fn all(person: &Person) -> Vec<(String, String)> {
    vec![
        rendered("session-today", &today::TodayPage::sample(person)),
        rendered("session-today-none", &today::TodayPage::sample_none(person)),
        rendered("session", &one::SessionPage::sample(person)),
        rendered("session-held", &one::SessionPage::sample_held(person)),
        rendered("session-error", &one::SessionPage::sample_error(person)),
        rendered("session-list", &list::ListPage::sample(person)),
        rendered("session-list-sums", &list::ListPage::sample_sums(person)),
        rendered("session-list-none", &list::ListPage::sample_none(person)),
        rendered("session-state", &state::StatePage::sample(person)),
        rendered("session-state-error", &state::StatePage::sample_error(person)),
        rendered("session-add", &add::AddPage::sample(person)),
        rendered("session-add-error", &add::AddPage::sample_error(person)),
        rendered("session-meetings", &meetings::MeetingsPage::sample(person)),
        rendered("session-meetings-error", &meetings::MeetingsPage::sample_error(person)),
        rendered("session-names", &names::NamesPage::sample(person)),
        rendered("session-names-error", &names::NamesPage::sample_error(person)),
        rendered("session-history", &history::HistoryPage::sample(person)),
        rendered("session-sheet", &sheet::SheetPage::sample(person)),
        rendered("session-sheet-none", &sheet::SheetPage::sample_none(person)),
        rendered("run-sheet", &sheet::RunSheetPage::sample(person)),
        rendered("run-sheet-none", &sheet::RunSheetPage::sample_none(person)),
        rendered("run-sheet-error", &sheet::RunSheetPage::sample_error(person)),
    ]
}

async fn body(response: Response<Body>) -> String {
    let bytes = to_bytes(response.into_body(), 4 << 20).await.expect("a body");
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What stands in a hidden field of a page.
fn hidden(page: &str, name: &str) -> String {
    let field = page.split(&format!("name=\"{name}\" value=\"")).nth(1).expect("the page has that field");
    field.split('"').next().unwrap_or_default().to_owned()
}

struct Evening {
    world: World,
    facilitator: Asker,
    /// The page of the session of tonight.
    session: String,
}

/// A group that holds the first meeting of tonight, and somebody who runs it.
async fn evening() -> Evening {
    let mut world = World::new().await;
    let site = world.site(world.clinic, "North").await;
    let group = world.site(site, "Monday group").await;
    let mut facilitator = world.person("facilitator").await;
    world.join(&mut facilitator, group, Role::Facilitator).await;
    let here = format!("/organisation/{}", group.node());
    let (address, form) = (format!("{here}/meetings"), world.filled("meeting=/meeting/{slug}"));
    let held = world.send("POST", &address, &form, &facilitator).await;
    assert_eq!(held.status(), StatusCode::SEE_OTHER);
    let today = body(world.send("GET", "/sessions", "", &facilitator).await).await;
    let session = today.split(&format!("href=\"{here}/sessions/")).nth(1).expect("a session is on");
    let session = format!("{here}/sessions/{}", session.split('"').next().unwrap_or_default());
    Evening { world, facilitator, session }
}

#[tokio::test]
async fn from_the_first_page_to_a_saved_number_it_is_three_taps() {
    let Evening { world, facilitator, session } = evening().await;
    // One: the page of my groups. Two: the session. Three: the number.
    let page = body(world.send("GET", &session, "", &facilitator).await).await;
    assert!(page.contains("value=\"in-person.6\"") || page.contains("value=\"online.6\""), "{page}");
    let field = if page.contains("value=\"in-person.6\"") { "in-person" } else { "online" };
    let form = format!("entry={}&base=0&quick={field}.6", hidden(&page, "entry"));
    for _ in 0..2 {
        let saved = world.send("POST", &session, &form, &facilitator).await;
        assert_eq!(saved.status(), StatusCode::SEE_OTHER);
    }
    let page = body(world.send("GET", &format!("{session}?done=saved"), "", &facilitator).await).await;
    assert!(page.contains("6 people came") && page.contains("One person led it"), "{page}");
    let undo = format!("version={}", hidden(&page, "version"));
    world.send("POST", &format!("{session}/undo"), &undo, &facilitator).await;
    let page = body(world.send("GET", &session, "", &facilitator).await).await;
    assert!(page.contains("Planned") && !page.contains("6 people came"), "{page}");
}

#[tokio::test]
async fn everything_that_can_be_written_down_is_there_again_and_a_wrong_number_is_told_beside_its_field() {
    let Evening { world, facilitator, session } = evening().await;
    let page = body(world.send("GET", &session, "", &facilitator).await).await;
    let field = if page.contains("value=\"in-person.6\"") { "in-person" } else { "online" };
    let count = format!("entry={}&base=0&part=count&{field}=8", hidden(&page, "entry"));
    world.send("POST", &session, &count, &facilitator).await;
    let page = body(world.send("GET", &session, "", &facilitator).await).await;
    let more = |first| {
        format!(
            "entry={}&base=1&part=more&mode={field}&first-timers={first}&plans=5&leaders=2&tool=urge&topics=Sleep%2C+work\
             &donation=12.50&currency=gbp&incident=medical&follow-ups=Heating&handover=Key",
            hidden(&page, "entry")
        )
    };
    let wrong = world.send("POST", &session, &more("nine"), &facilitator).await;
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let wrong = body(wrong).await;
    assert!(wrong.contains("first-timers-error") && wrong.contains("value=\"Sleep, work\""), "{wrong}");
    let many = world.send("POST", &session, &more("9"), &facilitator).await;
    assert_eq!(many.status(), StatusCode::UNPROCESSABLE_ENTITY, "more than came");
    assert_eq!(world.send("POST", &session, &more("2"), &facilitator).await.status(), StatusCode::SEE_OTHER);
    let page = body(world.send("GET", &session, "", &facilitator).await).await;
    for kept in ["value=\"Sleep, work\"", "value=\"12.50\"", ">Heating<", ">Key<", "value=\"medical\" checked"] {
        assert!(page.contains(kept), "{kept}: {page}");
    }
    let node = session.split("/sessions/").next().expect("the address begins with its group");
    let table = body(world.send("GET", &format!("{node}/sessions.csv"), "", &facilitator).await).await;
    assert!(table.contains(",held,,") && table.contains(",2,5,2,urge,Sleep; work,,medical,12.50,GBP"), "{table}");
    assert!(!table.contains("Heating"), "notes are for the page alone");
    let list = body(world.send("GET", &format!("{node}/sessions"), "", &facilitator).await).await;
    assert!(list.contains("1 session was held") && list.contains("8 (1)"), "{list}");
}

#[tokio::test]
async fn a_group_picks_an_order_makes_it_its_own_and_ticks_what_was_done() {
    let Evening { world, facilitator, session } = evening().await;
    let node = session.split("/sessions/").next().expect("the address begins with its group").to_owned();
    let sheet = format!("{node}/run-sheet");
    world.send("POST", &sheet, "do=pick&format=lifering", &facilitator).await;
    let page = body(world.send("GET", &sheet, "", &facilitator).await).await;
    assert!(page.contains("value=\"Opening statement\""), "{page}");
    let own =
        "do=keep&key-0=open&title-0=Hello&place-0=1&minutes-0=5&key-1=close&title-1=Goodbye&place-1=2&minutes-1=5";
    world.send("POST", &sheet, own, &facilitator).await;
    let page = body(world.send("GET", &format!("{session}/sheet"), "", &facilitator).await).await;
    assert!(page.contains("Goodbye") && page.contains("0 of 2 parts"), "{page}");
    let ticks = format!("entry={}&base=0&part=sections&section=open", hidden(&page, "entry"));
    world.send("POST", &session, &ticks, &facilitator).await;
    let page = body(world.send("GET", &format!("{session}/sheet"), "", &facilitator).await).await;
    assert!(page.contains("1 of 2 parts"), "{page}");
}
