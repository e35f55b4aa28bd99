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
    pages::{
        group_session::{add, answers, door, history, list, meetings, names, one, paper, results, sheet, state, today},
        here,
    },
    person::Person,
    visit::Visit,
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
        rendered("session-door", &door::DoorPage::sample(person)),
        rendered("session-door-closed", &door::DoorPage::sample_closed(person)),
        rendered("session-paper", &paper::PaperPage::sample(person)),
        rendered("session-answers", &answers::AnswersPage::sample(person)),
        rendered("session-results", &results::ResultsPage::sample(person)),
        rendered("run-sheet", &sheet::RunSheetPage::sample(person)),
        rendered("run-sheet-none", &sheet::RunSheetPage::sample_none(person)),
        rendered("after-plan-signed", &here::plan::PlanPage::sample(&person.visit)),
        rendered("after-plan-signed-made", &here::plan::PlanPage::sample_made(&person.visit, false)),
        rendered("after-plan-signed-full", &here::plan::PlanPage::sample_made(&person.visit, true)),
        rendered("run-sheet-error", &sheet::RunSheetPage::sample_error(person)),
    ]
}

/// Pages for people who come: they know nobody.
pub(super) fn guests(visit: &Visit) -> Vec<(String, String)> {
    let mut pages = vec![
        rendered("here-code", &here::CodePage::sample(visit)),
        rendered("here-code-error", &here::CodePage::sample_error(visit)),
        rendered("here", &here::HerePage::sample(visit)),
        rendered("here-error", &here::HerePage::sample_error(visit)),
        rendered("here-thanks", &here::ThanksPage::sample(visit)),
        rendered("after-1", &here::after::AfterPage::sample(visit, "1")),
        rendered("after-2", &here::after::AfterPage::sample(visit, "2")),
        rendered("after-plan", &here::plan::PlanPage::sample(visit)),
        rendered("after-plan-made", &here::plan::PlanPage::sample_made(visit, false)),
    ];
    pages.extend(here::kiosk::KioskPage::samples(visit).iter().map(|(name, page)| rendered(name, page)));
    pages
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

/// The link and the digits of an open door, and the link of its tablet.
async fn opened(Evening { world, facilitator, session }: &Evening) -> (String, String, String) {
    let door = format!("{session}/door");
    world.send("POST", &door, "do=open", facilitator).await;
    let page = body(world.send("GET", &door, "", facilitator).await).await;
    let code = page.split("class=\"count\">").nth(1).expect("four digits").split('<').next().unwrap_or_default();
    let kiosk = page.split("/kiosk/").nth(1).expect("a link").split('<').next().unwrap_or_default();
    let found = world.send("POST", "/here", &format!("code={code}"), &Asker::visitor()).await;
    assert_eq!(found.status(), StatusCode::SEE_OTHER);
    let link = found.headers()["location"].to_str().expect("an address").to_owned();
    (link, code.to_owned(), format!("/kiosk/{kiosk}"))
}

#[tokio::test]
async fn somebody_signs_in_by_four_digits_and_is_counted_once_however_often_they_tap() {
    let evening = evening().await;
    let (link, code, _) = opened(&evening).await;
    let Evening { world, facilitator, session } = &evening;
    let page = world.send("GET", &link, "", &Asker::visitor()).await;
    assert!(page.headers().get("set-cookie").is_none() && page.headers()["cache-control"] == "no-store");
    let page = body(page).await;
    let form = format!(
        "entry={}&first=yes&code-raised=Anna&code-day=7&code-town=Leeds&code-older=2&code-school=m",
        hidden(&page, "entry")
    );
    for _ in 0..3 {
        let sent = world.send("POST", &link, &form, &Asker::visitor()).await;
        assert_eq!(sent.headers()["location"].to_str().ok(), Some(format!("{link}?done=yes").as_str()));
    }
    let wrong = world.send("POST", &link, "entry=&code-raised=a&code-day=77&code-town=l", &Asker::visitor()).await;
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(body(wrong).await.contains("code-day-error"));
    let door = body(world.send("GET", &format!("{session}/door"), "", facilitator).await).await;
    assert!(door.contains("1 in the room, 0 online") || door.contains("0 in the room, 1 online"), "{door}");
    assert!(door.contains("1 of 1 who said so"), "{door}");
    let take = format!("do=take&entry={}", hidden(&door, "entry"));
    world.send("POST", &format!("{session}/door"), &take, facilitator).await;
    let page = body(world.send("GET", session, "", facilitator).await).await;
    assert!(page.contains("1 person came"), "{page}");
    world.send("POST", &format!("{session}/door"), "do=close", facilitator).await;
    assert_eq!(world.send("GET", &link, "", &Asker::visitor()).await.status(), StatusCode::NOT_FOUND);
    let gone = world.send("POST", "/here", &format!("code={code}"), &Asker::visitor()).await;
    assert_eq!(gone.status(), StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn digits_are_guessed_slowly_and_a_whole_room_of_one_network_comes_in() {
    let evening = evening().await;
    let (_, code, _) = opened(&evening).await;
    let room = Asker::from(7, 7);
    for _ in 0..60 {
        let found = evening.world.send("POST", "/here", &format!("code={code}"), &room).await;
        assert_eq!(found.status(), StatusCode::SEE_OTHER, "right digits are not counted");
    }
    let wrong = if code == "0001" { "0002" } else { "0001" };
    let mut answers = Vec::new();
    for _ in 0..40 {
        let found = evening.world.send("POST", "/here", &format!("code={wrong}"), &Asker::from(8, 8)).await;
        answers.push(found.status());
    }
    assert_eq!(answers[0], StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answers[39], StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn a_tablet_counts_with_one_tap_leads_nowhere_else_and_clears_itself() {
    let evening = evening().await;
    let (_, _, kiosk) = opened(&evening).await;
    let Evening { world, facilitator, session } = &evening;
    let ready = body(world.send("GET", &kiosk, "", &Asker::visitor()).await).await;
    let links: Vec<&str> = ready.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(links.iter().all(|link| link.starts_with(&kiosk) || link.starts_with("/assets/")), "{links:?}");
    for first in ["yes", "no"] {
        let ready = body(world.send("GET", &kiosk, "", &Asker::visitor()).await).await;
        let form = format!("entry={}&first={first}", hidden(&ready, "entry"));
        for _ in 0..2 {
            let counted = world.send("POST", &kiosk, &form, &Asker::visitor()).await;
            let next = counted.headers()["location"].to_str().expect("an address").to_owned();
            let page = body(world.send("GET", &next, "", &Asker::visitor()).await).await;
            assert!(page.contains("http-equiv=\"refresh\"") && page.contains("You are counted"), "{page}");
        }
    }
    let door = body(world.send("GET", &format!("{session}/door"), "", facilitator).await).await;
    assert!(door.contains("1 of 2 who said so"), "{door}");
}

#[tokio::test]
async fn after_the_meeting_five_answers_are_told_and_four_are_not() {
    let evening = evening().await;
    let (link, _, _) = opened(&evening).await;
    let Evening { world, facilitator, session } = &evening;
    let node = session.split("/sessions/").next().expect("the address begins with its group");
    let after = link.replace("/here/", "/after/");
    let results = async || body(world.send("GET", &format!("{node}/answers"), "", facilitator).await).await;
    let texts = ["More tea", "Longer break", "A warmer room", "Less noise", "Call Sam Miller on 020 7946 0000"];
    for (number, text) in texts.iter().enumerate() {
        assert!(results().await.contains("Fewer than five people answered"), "{number}");
        let begun = world.send("GET", &after, "", &Asker::visitor()).await;
        let sheet = begun.headers()["location"].to_str().expect("an address").to_owned();
        let page = body(world.send("GET", &sheet, "", &Asker::visitor()).await).await;
        let shown: String = page
            .split("name=\"shown\" value=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .fold(String::new(), |mut all, link| {
                all.push_str(&format!("&shown={link}"));
                all
            });
        let form = format!("welcome=5&part=4&belong=4&change={}{shown}", text.replace(' ', "+"));
        for _ in 0..2 {
            let sent = world.send("POST", &sheet, &form, &Asker::visitor()).await;
            assert_eq!(sent.status(), StatusCode::SEE_OTHER);
        }
    }
    let page = results().await;
    assert!(page.contains("5 people answered, 0 of them on paper"), "{page}");
    assert!(page.contains("4.3 at the mean"), "cohesion of three items: {page}");
    assert!(page.contains("A warmer room") && !page.contains("Miller"), "what names somebody is left out: {page}");
}

#[tokio::test]
async fn a_sheet_of_paper_is_typed_in_and_a_plan_is_made_in_two_taps() {
    let evening = evening().await;
    opened(&evening).await;
    let Evening { world, facilitator, session } = &evening;
    let sheet = format!("{session}/answers/after-meeting");
    let page = body(world.send("GET", &sheet, "", facilitator).await).await;
    let form = format!("entry={}&shown=welcome&welcome=5", hidden(&page, "entry"));
    let kept = world.send("POST", &sheet, &form, facilitator).await;
    assert_eq!(kept.headers()["location"].to_str().ok(), Some(format!("{sheet}?done=yes").as_str()));
    assert_eq!(world.send("GET", &format!("{session}/paper"), "", facilitator).await.status(), StatusCode::OK);
    let plan = body(world.send("GET", "/after/plan?do=walk&own=Call+my+sister", "", &Asker::visitor()).await).await;
    assert!(
        plan.contains("<strong>Go for a walk</strong>") && plan.contains("<strong>Call my sister</strong>"),
        "{plan}"
    );
}
