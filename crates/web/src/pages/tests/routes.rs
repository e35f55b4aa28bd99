//! The site through its front door.

use std::sync::Arc;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, Response, StatusCode, header},
};
use tower::ServiceExt as _;

use crate::{router, site::tests::town};

pub(super) struct Browser {
    router: Router,
}

pub(super) struct Page {
    pub(super) status: StatusCode,
    headers: axum::http::HeaderMap,
    pub(super) body: String,
}

impl Browser {
    pub(super) async fn new() -> Self {
        Self { router: router(Arc::new(town().await)) }
    }

    async fn send(&self, request: Request<Body>) -> Page {
        let response: Response<Body> = self.router.clone().oneshot(request).await.expect("the router answers");
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, 4 << 20).await.expect("a body");
        Page { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&body).into_owned() }
    }

    pub(super) async fn get(&self, address: &str) -> Page {
        self.send(Request::get(address).header("host", "meetings.example").body(Body::empty()).unwrap()).await
    }

    async fn post(&self, address: &str, form: &str, site: &str) -> Page {
        self.post_as(address, "application/x-www-form-urlencoded", form, site).await
    }

    pub(super) async fn post_as(&self, address: &str, kind: &str, form: &str, site: &str) -> Page {
        let request = Request::post(address)
            .header(header::CONTENT_TYPE, kind)
            .header("sec-fetch-site", site)
            .body(Body::from(form.to_owned()));
        self.send(request.unwrap()).await
    }

    /// The slug of the first meeting that starts soon.
    async fn a_meeting(&self) -> String {
        let list = self.get("/now").await.body;
        let slug = list.split("href=\"/meeting/").nth(1).and_then(|rest| rest.split('"').next());
        slug.expect("the town has a meeting in the next 24 hours").to_owned()
    }
}

impl Page {
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

const PAGES: [&str; 29] = [
    "/",
    "/now",
    "/online",
    "/near",
    "/near?place=nowhere-at-all",
    "/find",
    "/help",
    "/kinds",
    "/kinds?for=family&about=gambling&faith=none&way=online",
    "/kinds/smart",
    "/kinds/smart?place=Leeds",
    "/kinds/no-such-kind",
    "/kinds/compare?a=aa&b=smart",
    "/family",
    "/toolkit",
    "/toolkit?for=host&q=room",
    "/toolkit/host-letter?q=new",
    "/verify",
    "/first-time?kind=smart",
    "/evidence",
    "/evidence/EV021",
    "/evidence/EV999",
    "/first-time",
    "/private",
    "/privacy",
    "/accessibility",
    "/about",
    "/validate",
    "/no-such-page",
];

#[tokio::test]
async fn every_page_keeps_to_itself() {
    let browser = Browser::new().await;
    for address in PAGES {
        let page = browser.get(address).await;
        assert!(page.status != StatusCode::INTERNAL_SERVER_ERROR, "{address}");
        assert!(page.header("content-security-policy").starts_with("default-src 'none'"), "{address}");
        assert_eq!(page.header("referrer-policy"), "no-referrer", "{address}");
        assert_eq!(page.header("x-content-type-options"), "nosniff", "{address}");
        assert_eq!(page.header("set-cookie"), "", "{address}");
        assert!(!page.body.contains("src=\"http"), "{address}");
    }
}

#[tokio::test]
async fn a_person_finds_a_meeting_and_says_that_it_is_still_on() {
    let browser = Browser::new().await;
    let slug = browser.a_meeting().await;
    let meeting = browser.get(&format!("/meeting/{slug}")).await;
    assert_eq!(meeting.status, StatusCode::OK);
    assert!(meeting.body.contains(&format!("/meeting/{slug}/wrong")));
    let wrong = browser.get(&format!("/meeting/{slug}/wrong")).await;
    assert!(wrong.body.contains("value=\"on\""));
    let sent = browser.post(&format!("/meeting/{slug}/wrong"), "answer=on", "same-origin").await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let thanks = browser.get(sent.header("location")).await;
    assert!(thanks.body.contains("Thank you") && thanks.body.contains("href=\"/now\""));
}

#[tokio::test]
async fn an_empty_answer_is_asked_for_again_and_a_long_one_is_kept() {
    let browser = Browser::new().await;
    let address = format!("/meeting/{}/wrong", browser.a_meeting().await);
    let empty = browser.post(&address, "", "same-origin").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("<title>Error: "));
    let long = format!("answer=detail&what=time&detail={}", "word+".repeat(300));
    let long = browser.post(&address, &long, "same-origin").await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(long.body.contains("word word word") && long.body.contains("value=\"time\" checked"));
}

#[tokio::test]
async fn forms_of_other_sites_and_floods_are_refused() {
    let browser = Browser::new().await;
    let address = format!("/meeting/{}/wrong", browser.a_meeting().await);
    assert_eq!(browser.post(&address, "answer=on", "cross-site").await.status, StatusCode::FORBIDDEN);
    let mut last = StatusCode::OK;
    for _ in 0..30 {
        last = browser.post(&address, "answer=on", "same-origin").await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    let huge = "answer=detail&detail=".to_owned() + &"x".repeat(64 * 1024);
    assert_eq!(browser.post(&address, &huge, "same-origin").await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn leaving_goes_to_a_neutral_page_and_clears_what_we_left() {
    let page = Browser::new().await.get("/leave").await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    assert_eq!(page.header("location"), "https://www.bbc.co.uk/weather");
    assert_eq!(page.header("cache-control"), "no-store");
    assert!(page.header("clear-site-data").contains("cache"));
}

#[tokio::test]
async fn the_chosen_language_stays_on_every_link() {
    let browser = Browser::new().await;
    let page = browser.get("/?lang=es").await.body;
    assert!(page.contains("<html lang=\"es\">") && page.contains("href=\"/now?lang=es\""));
    assert!(page.contains("name=\"lang\" value=\"es\""), "forms keep it too");
    let request = Request::get("/").header("accept-language", "es-MX,es;q=0.9").body(Body::empty()).unwrap();
    let page = browser.send(request).await.body;
    assert!(
        page.contains("<html lang=\"es\">") && page.contains("href=\"/now\""),
        "the browser's own wish needs no mark"
    );
}

#[tokio::test]
async fn a_list_is_never_a_dead_end() {
    let page = Browser::new().await.get("/now?text=nothing-is-called-so&way=hybrid&time=morning").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("No meetings found"));
    assert!(page.body.contains("Leave out"), "{}", page.body);
    assert!(page.body.contains("href=\"/help\""));
}

#[tokio::test]
async fn filters_are_said_in_words_and_can_each_be_taken_away() {
    let page = Browser::new().await.get("/now?way=online&day=week&type=women").await.body;
    for without in ["/now?day=week&#38;type=women", "/now?way=online&#38;type=women", "/now?way=online&#38;day=week"] {
        assert!(page.contains(&format!("href=\"{without}\"")), "{without}");
    }
}

#[tokio::test]
async fn made_up_meetings_are_labelled_on_every_page() {
    let browser = Browser::new().await;
    for address in PAGES {
        assert!(browser.get(address).await.body.contains("This server shows made-up meetings"), "{address}");
    }
}

#[tokio::test]
async fn the_calendar_entry_is_discreet() {
    let browser = Browser::new().await;
    let slug = browser.a_meeting().await;
    let file = browser.get(&format!("/meeting/{slug}.ics")).await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(file.header("content-type").starts_with("text/calendar"));
    assert!(file.body.starts_with("BEGIN:VCALENDAR") && file.body.contains("SUMMARY:Meeting"), "{}", file.body);
}

#[tokio::test]
async fn a_list_is_a_calendar_to_subscribe_to() {
    let browser = Browser::new().await;
    let page = browser.get("/near?place=02903&within=100mi&kind=smart").await.body;
    let link = page.split("href=\"/calendar.ics?").nth(1).and_then(|rest| rest.split('"').next()).expect("a link");
    let file = browser.get(&format!("/calendar.ics?{}", link.replace("&#38;", "&"))).await;
    assert!(file.header("content-type").starts_with("text/calendar"));
    let events = |body: &str| body.matches("BEGIN:VEVENT").count();
    let all = events(&file.body);
    assert!(all > 2 && file.body.matches("BEGIN:VTIMEZONE").count() == 1, "{}", file.body);
    // The link to join by is kept, whatever it says; without it the entry would be of no use.
    let unfolded = file.body.replace("\r\n ", "").to_lowercase();
    let rest: Vec<&str> = unfolded.lines().filter(|line| !line.contains("meet.example.org")).collect();
    assert!(file.body.contains("NAME:Meetings\r\n") && !rest.join("\n").contains("smart"), "{rest:#?}");
    let named = browser.get(&format!("/calendar.ics?{}&full=yes", link.replace("&#38;", "&"))).await.body;
    assert!(named.contains("NAME:Meetings near 02903\r\n") && !named.contains("SUMMARY:Meeting\r\n"), "{named}");
    let days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
    let mut by_day = 0;
    for day in days {
        by_day +=
            events(&browser.get(&format!("/calendar.ics?place=02903&within=100mi&kind=smart&day={day}")).await.body);
    }
    assert_eq!(by_day, all, "each is on one weekday");
    let none = browser.get("/calendar.ics?place=02903&group=Nobody%20at%20all").await.body;
    assert!(none.starts_with("BEGIN:VCALENDAR") && events(&none) == 0, "{none}");
    for place in ["Qqqqville", "Springfield"] {
        let page = browser.get(&format!("/calendar.ics?place={place}")).await;
        assert!(page.body.contains("<h1>"), "a place is asked for anew");
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "and no program takes that for a calendar");
    }
}

#[tokio::test]
async fn assets_are_kept_for_ever_and_sent_small() {
    let browser = Browser::new().await;
    let home = browser.get("/").await.body;
    let sheet =
        home.split("href=\"/assets/app.").nth(1).and_then(|rest| rest.split('"').next()).expect("a style sheet");
    let address = format!("/assets/app.{sheet}");
    for (accepts, encoding) in [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("", "")] {
        let request = Request::get(&address).header("accept-encoding", accepts).body(Body::empty()).unwrap();
        let page = browser.send(request).await;
        assert_eq!(page.header("content-encoding"), encoding);
        assert!(page.header("cache-control").contains("immutable"));
    }
    assert_eq!(browser.get("/assets/app.00000000.css").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn no_address_makes_the_server_fail() {
    let browser = Browser::new().await;
    for address in [
        "/now?lat=1e400&lon=NaN",
        "/now?skip=99999999999999999999",
        "/meeting/%00",
        "/meeting/..%2f..%2fetc.ics",
        "/now?zone=%2F..",
        "/near?place=%F0%9F%92%A9",
        "/now?day=9999-12-31",
        "/now?day=-009999-01-01&time=night",
        "/map/list.svg",
        "/map/x",
        "/now?within=65535mi&lat=90&lon=180",
        "/now?kind=,,,&type=,&language=%ff",
        "/?lang=%f0%28",
        "/meeting/x/text",
        "/meeting//wrong",
    ] {
        let page = browser.get(address).await;
        assert!(page.status.as_u16() < 500, "{address}: {}", page.status);
    }
}
