//! The frame and the element through the front door.

use std::sync::Arc;

use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, Request, header},
};
use tower::ServiceExt as _;

use crate::{router, site::tests::town};

async fn get(address: &str) -> (HeaderMap, String) {
    let request =
        Request::get(address).header(header::HOST, "meetings.example").body(Body::empty()).expect("a request");
    let response = router(Arc::new(town().await)).oneshot(request).await.expect("the router answers");
    assert_eq!(response.status(), 200, "{address}");
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, 1 << 20).await.expect("a body");
    (parts.headers, String::from_utf8(body.to_vec()).expect("text"))
}

fn policy(headers: &HeaderMap) -> &str {
    headers[header::CONTENT_SECURITY_POLICY].to_str().expect("text")
}

#[tokio::test]
async fn only_the_page_for_frames_may_be_framed_and_it_has_no_script_and_no_cookie() {
    let (headers, page) = get("/embed?place=Leeds&within=50mi").await;
    assert!(policy(&headers).contains("frame-ancestors *") && !policy(&headers).contains("script-src"));
    assert!(!headers.contains_key(header::SET_COOKIE));
    assert!(!page.contains("<script"), "{page}");
    let links = page.matches("<a ").count();
    assert!(links > 1, "{page}");
    assert_eq!(page.matches("target=\"_top\"").count(), links, "every link leads the whole window");
    for address in ["/", "/near?place=Leeds", "/embed/make", "/files"] {
        assert!(policy(&get(address).await.0).contains("frame-ancestors 'none'"), "{address}");
    }
}

#[tokio::test]
async fn a_frame_shows_as_many_as_asked_and_the_colours_asked_for() {
    let items = |page: &str| page.matches("<li>").count();
    assert_eq!(items(&get("/embed").await.1), 10);
    assert_eq!(items(&get("/embed?count=3").await.1), 3);
    assert!(items(&get("/embed?count=100000").await.1) <= 50);
    let (_, page) = get("/embed?theme=dark&size=large&lang=es").await;
    assert!(page.contains("data-theme=\"dark\" data-size=\"large\"") && page.contains("lang=\"es\""));
    assert!(get("/embed?theme=%22onload=x").await.1.contains("data-theme=\"auto\""));
}

#[tokio::test]
async fn a_place_that_nobody_knows_has_no_meetings_in_a_frame() {
    let (_, page) = get("/embed?place=qqqqzzzz").await;
    assert!(!page.contains("<li>") && page.contains("/near?place=qqqqzzzz"), "{page}");
}

#[tokio::test]
async fn the_script_is_small_open_to_all_and_has_words_in_both_languages() {
    let (headers, script) = get("/embed.js").await;
    assert!(script.len() < 5 * 1024, "{}", script.len());
    assert_eq!(headers[header::ACCESS_CONTROL_ALLOW_ORIGIN], "*");
    assert_eq!(headers["cross-origin-resource-policy"], "cross-origin");
    assert!(script.contains("More meetings") && script.contains("Más reuniones") && !script.contains("__WORDS__"));
    let stays =
        script.matches('`').count().is_multiple_of(2) && script.matches('{').count() == script.matches('}').count();
    assert!(stays, "{script}");
}

#[tokio::test]
async fn the_lines_to_copy_ask_what_was_chosen_and_break_out_of_nothing() {
    let (_, page) =
        get("/embed/make?place=St+%22Ives%22%3Cb%3E&kind=smart&way=in-person&count=5&theme=dark&type=women").await;
    // The lines stand in a text field, escaped once more.
    let copied = page.replace("&#38;", "&").replace("&#34;", "\"").replace("&#60;", "<").replace("&#62;", ">");
    let asked = "place=St+%22Ives%22%3Cb%3E&amp;way=in-person&amp;kind=smart&amp;type=women&amp;count=5&amp;theme=dark&amp;lang=en";
    assert!(copied.contains(&format!("<iframe src=\"http://meetings.example/embed?{asked}\"")), "{copied}");
    let element = "<openseat-meetings place=\"St &quot;Ives&quot;&lt;b&gt;\" kind=\"smart\" type=\"women\" way=\"in_person\" count=\"5\" theme=\"dark\">";
    assert!(copied.contains(element), "{copied}");
}
