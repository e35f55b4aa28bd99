//! Kinds of group and what studies say, through the front door.

use axum::http::StatusCode;
use openseat_content::Content;

use super::routes::Browser;

/// What a person reads of a page: its main part without marks.
fn read(body: &str) -> String {
    let main = body.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).unwrap_or_default();
    let text = main.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text);
    text.collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn a_person_goes_from_the_start_page_to_a_kind_and_on_to_its_meetings() {
    let browser = Browser::new().await;
    assert!(browser.get("/").await.body.contains("href=\"/kinds\""));
    assert!(browser.get("/kinds").await.body.contains("href=\"/kinds/smart\""));
    let kind = browser.get("/kinds/smart").await.body;
    for way in
        ["/evidence/EV001", "/first-time?kind=smart#steps", "/kinds/compare?a=smart", "/now?day=week&#38;kind=smart"]
    {
        assert!(kind.contains(&format!("href=\"{way}\"")), "{way}");
    }
    let all = browser.get("/now?day=week&kind=smart").await.body;
    assert!(all.contains("class=\"card\"") && all.contains("href=\"/kinds/smart\""), "the list leads back");
}

#[tokio::test]
async fn the_next_meetings_are_near_the_place_that_the_address_names() {
    let browser = Browser::new().await;
    let near = browser.get("/kinds/aa?place=Leeds").await.body;
    assert!(near.contains("near Leeds") && near.contains("href=\"/near?place=Leeds&#38;kind=aa\""));
    for unclear in ["/kinds/aa?place=qqqqzzzz", "/kinds/aa?place=", "/kinds/aa?lat=999"] {
        let page = browser.get(unclear).await;
        assert_eq!(page.status, StatusCode::OK, "{unclear}");
        assert!(page.body.contains("Next meetings"), "{unclear}");
    }
}

#[tokio::test]
async fn an_unknown_kind_has_a_way_on() {
    let page = Browser::new().await.get("/kinds/no-such-kind").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.body.contains("href=\"/kinds\"") && page.body.contains("name=\"place\""));
}

/// Every page of every kind, in both languages.
#[tokio::test]
async fn every_kind_says_what_is_known_of_it_and_promises_nothing() {
    let browser = Browser::new().await;
    let content = Content::embedded();
    for (lang, medicine, unconfirmed, affiliated) in [
        ("en", "Medicine for opioid use", "not yet confirmed by the organisation", "not affiliated"),
        ("es", "Medicación para los opioides", "aún no la ha confirmado", "No estamos afiliados"),
    ] {
        for one in content.fellowships() {
            let page = browser.get(&format!("/kinds/{}?lang={lang}", one.id)).await;
            let text = read(&page.body);
            assert_eq!(page.status, StatusCode::OK, "{}", one.id);
            assert!(text.contains(affiliated), "{}", one.id);
            assert!(!text.contains('%'), "{}: a percentage without its people", one.id);
            let known = one.source.row_basis != "name_only";
            assert_eq!(text.contains(medicine), one.for_self() && known, "{}", one.id);
            let general = one.source.row_basis == "general_knowledge_check_before_use";
            assert_eq!(text.contains(unconfirmed), general, "{}", one.id);
        }
    }
}

#[tokio::test]
async fn every_finding_says_what_was_read_and_what_it_does_not_say() {
    let browser = Browser::new().await;
    for row in Content::embedded().evidence().list() {
        let text = read(&browser.get(&format!("/evidence/{}", row.id)).await.body);
        assert!(text.contains("It cannot say what will happen to you"), "{}", row.id);
        assert!(
            text.contains("We have only read") || text.contains("We know this") || text.contains("We have not read")
        );
    }
    let low = browser.get("/evidence/ev021").await;
    assert_eq!((low.status, low.header("location")), (StatusCode::PERMANENT_REDIRECT, "/evidence/EV021"));
}

/// A first meeting is told with times only where somebody wrote them down, and "sit and listen" only where a text says so.
#[tokio::test]
async fn a_first_meeting_is_told_for_the_kinds_that_have_one() {
    let browser = Browser::new().await;
    let smart = read(&browser.get("/first-time?kind=smart").await.body);
    assert!(smart.contains("about 10–20 minutes") && smart.contains("You can sit and listen."));
    let lifering = read(&browser.get("/first-time?kind=lifering").await.body);
    assert!(lifering.contains("You can ask at the door") && !lifering.contains("You can sit and listen."));
    let unknown = browser.get("/first-time?kind=no-such-kind").await;
    assert_eq!(unknown.status, StatusCode::OK, "the page without steps");
    assert!(unknown.body.contains("id=\"unseen\""));
}
