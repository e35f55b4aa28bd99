//! The API for who is signed in, through the front door, with every answer held to its description.

use std::sync::Arc;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header, request::Builder},
};
use openseat_actions::{
    account::{self, Device},
    session, sharing, space,
};
use openseat_content::Locale;
use openseat_domain::consent::{Draft, Field};
use serde_json::{Value, json};
use tower::ServiceExt as _;

use super::OPENAPI;
use crate::{
    router,
    site::{
        Site,
        tests::{monday_evening, town},
    },
};

const PASSPHRASE: &str = "tortoise umbrella crimson Tuesday";

struct Program {
    site: Arc<Site>,
    router: Router,
    /// The three words.
    name: String,
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Value,
}

impl Program {
    /// For a new person of a new site.
    async fn new() -> Self {
        let site = Arc::new(town().await);
        let started = account::start(&site.house, PASSPHRASE.into(), Locale::En, Device::default(), monday_evening());
        let name = started.await.expect("a space").name;
        Self { router: router(site.clone()), site, name }
    }

    async fn send(&self, request: Builder, body: &str) -> Answer {
        let request = request.header(header::HOST, "localhost:8080").header(header::ACCEPT_ENCODING, "gzip");
        let request = request.body(Body::from(body.to_owned())).expect("a request");
        let (method, path) = (request.method().as_str().to_lowercase(), request.uri().path().to_owned());
        let response = self.router.clone().oneshot(request).await.expect("the router answers");
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, 4 << 20).await.expect("a body");
        assert!(is_described(&method, &path, parts.status), "{method} {path} may not answer {}", parts.status);
        let body = if body.is_empty() { Value::Null } else { serde_json::from_slice(&body).expect("JSON") };
        assert_eq!(parts.headers[header::CACHE_CONTROL], "no-store", "{path}");
        assert!(!parts.headers.contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN), "{path}");
        assert!(!parts.headers.contains_key(header::CONTENT_ENCODING), "{path}");
        Answer { status: parts.status, headers: parts.headers, body }
    }

    async fn sign_in(&self, keys: &Value) -> Answer {
        let request = Request::post("/api/v1/session").header(header::CONTENT_TYPE, "application/json");
        self.send(request, &keys.to_string()).await
    }

    async fn token(&self) -> String {
        let answer = self.sign_in(&json!({ "name": self.name, "passphrase": PASSPHRASE })).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
        answer.body["token"].as_str().expect("a token").to_owned()
    }

    async fn with(&self, request: Builder, token: &str) -> Answer {
        self.send(request.header(header::AUTHORIZATION, format!("Bearer {token}")), "").await
    }
}

/// Whether openapi.json has the answer, under the path that fits.
fn is_described(method: &str, path: &str, status: StatusCode) -> bool {
    let described: Value = serde_json::from_str(OPENAPI).expect("openapi.json is JSON");
    let fits = |pattern: &str| {
        let (pattern, path): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
        pattern.len() == path.len() && pattern.iter().zip(path).all(|(p, s)| p.starts_with('{') || *p == s)
    };
    let paths = described["paths"].as_object().expect("paths");
    paths.iter().any(|(pattern, ways)| fits(pattern) && !ways[method]["responses"][status.as_str()].is_null())
}

const READABLE: [&str; 3] = ["/api/v1/space", "/api/v1/space/consents", "/api/v1/space/disclosures"];

#[tokio::test]
async fn a_program_signs_in_reads_and_signs_out() {
    let program = Program::new().await;
    let token = program.token().await;
    let who = session::who(&program.site.house, &token, monday_evening()).await.expect("read").expect("signed in");
    space::write(&program.site.house, &who, Field::FirstName, "Sam", monday_evening()).await.expect("written");
    let day = "2026-11-20".parse().expect("a day");
    space::add_visit(&program.site.house, &who, "New Start", Some("new-start"), day, monday_evening())
        .await
        .expect("added");
    let space = program.with(Request::get("/api/v1/space"), &token).await.body;
    assert_eq!(space["about"], json!({ "first_name": "Sam", "contact": null }));
    assert_eq!(space["visits"][0]["meeting"], "New Start");
    assert_eq!(space["visits"][0]["day"], "2026-11-20");
    for path in READABLE {
        assert_eq!(program.with(Request::get(path), &token).await.status, StatusCode::OK, "{path}");
    }
    assert_eq!(program.with(Request::delete("/api/v1/session"), &token).await.status, StatusCode::NO_CONTENT);
    assert_eq!(program.with(Request::get("/api/v1/space"), &token).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn whoever_is_not_signed_in_is_told_how() {
    let program = Program::new().await;
    let node = uuid::Uuid::from_u128(5);
    let shared = [
        format!("/api/v1/organisations/{node}/shared"),
        format!("/api/v1/organisations/{node}/shared/ABC?purpose=treatment"),
    ];
    for path in READABLE.map(str::to_owned).iter().chain(&shared) {
        for shown in [None, Some("Bearer nonsense"), Some("Basic YTpi"), Some("Bearer")] {
            let request = Request::get(path);
            let request = match shown {
                Some(shown) => request.header(header::AUTHORIZATION, shown),
                None => request,
            };
            let answer = program.send(request, "").await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path} {shown:?}");
            assert!(answer.headers[header::WWW_AUTHENTICATE].to_str().unwrap().starts_with("Bearer"));
            assert_eq!(answer.headers[header::CONTENT_TYPE], "application/problem+json");
        }
    }
}

#[tokio::test]
async fn a_wrong_name_and_a_wrong_passphrase_are_answered_alike() {
    let program = Program::new().await;
    let wrong = program.sign_in(&json!({ "name": program.name, "passphrase": "not this one at all" })).await;
    let unknown = program.sign_in(&json!({ "name": "no such name", "passphrase": PASSPHRASE })).await;
    assert_eq!((wrong.status, &wrong.body), (unknown.status, &unknown.body));
    assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
    assert_eq!(wrong.body["parameter"], "passphrase");
    for _ in 0..30 {
        let answer = program.sign_in(&json!({ "name": program.name, "passphrase": "not this one at all" })).await;
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            assert!(answer.headers[header::RETRY_AFTER].to_str().unwrap().ends_with("GMT"));
            return;
        }
    }
    panic!("guessing is not slowed");
}

#[tokio::test]
async fn what_is_not_a_sign_in_is_refused_in_words() {
    let program = Program::new().await;
    let json_kind = || Request::post("/api/v1/session").header(header::CONTENT_TYPE, "application/json; charset=utf-8");
    for body in [
        "",
        "{",
        "[]",
        "null",
        "{\"name\":1,\"passphrase\":\"a\"}",
        "{\"name\":\"a\"}",
        "{\"name\":\"a\",\"passphrase\":\"b\",\"x\":1}",
    ] {
        assert_eq!(program.send(json_kind(), body).await.status, StatusCode::BAD_REQUEST, "{body}");
    }
    let form = Request::post("/api/v1/session").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    assert_eq!(program.send(form, "name=a&passphrase=b").await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let large = format!("{{\"name\":\"{}\"}}", "a".repeat(40_000));
    assert_eq!(program.send(json_kind(), &large).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn a_cookie_reads_but_changes_only_from_our_own_pages() {
    let program = Program::new().await;
    let token = program.token().await;
    let cookie = || format!("__Host-seat={token}");
    let read = Request::get("/api/v1/space").header(header::COOKIE, cookie());
    assert_eq!(program.send(read, "").await.status, StatusCode::OK);
    let stop = format!("/api/v1/space/consents/{}/stop", uuid::Uuid::from_u128(9));
    for (name, value, expected) in [
        ("sec-fetch-site", "same-origin", StatusCode::NOT_FOUND),
        ("origin", "http://localhost:8080", StatusCode::NOT_FOUND),
        ("sec-fetch-site", "cross-site", StatusCode::FORBIDDEN),
        ("sec-fetch-site", "same-site", StatusCode::FORBIDDEN),
        ("origin", "https://evil.example", StatusCode::FORBIDDEN),
        ("origin", "null", StatusCode::FORBIDDEN),
        ("accept", "*/*", StatusCode::FORBIDDEN),
    ] {
        let request = Request::post(&stop).header(header::COOKIE, cookie()).header(name, value);
        assert_eq!(program.send(request, "").await.status, expected, "{name}: {value}");
    }
    let out =
        Request::delete("/api/v1/session").header(header::COOKIE, cookie()).header("sec-fetch-site", "cross-site");
    assert_eq!(program.send(out, "").await.status, StatusCode::FORBIDDEN);
    // A token is not sent by itself, so it needs no page of ours; and a wrong one is not helped by a cookie.
    assert_eq!(program.with(Request::post(&stop), &token).await.status, StatusCode::NOT_FOUND);
    let request = Request::get("/api/v1/space").header(header::COOKIE, cookie());
    assert_eq!(program.with(request, "nonsense").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn what_is_not_there_and_what_is_not_theirs_are_answered_alike() {
    let program = Program::new().await;
    let token = program.token().await;
    let node = uuid::Uuid::from_u128(5);
    let mut told = Vec::new();
    for path in [
        format!("/api/v1/organisations/{node}/shared"),
        "/api/v1/organisations/x/shared".to_owned(),
        format!("/api/v1/organisations/{node}/shared/ABC?purpose=treatment"),
        format!("/api/v1/organisations/x/shared/{}?purpose=treatment", "%00%ff"),
    ] {
        told.push(program.with(Request::get(path), &token).await);
    }
    told.push(program.with(Request::post(format!("/api/v1/space/consents/{node}/stop")), &token).await);
    told.push(program.with(Request::post("/api/v1/space/consents/x/stop"), &token).await);
    told.push(program.with(Request::post("/api/v1/space/consents/%ff/stop"), &token).await);
    for answer in &told {
        assert_eq!((answer.status, &answer.body), (StatusCode::NOT_FOUND, &told[0].body));
    }
    for wrong in ["", "?purpose=", "?purpose=curiosity", "?reason=treatment"] {
        let path = format!("/api/v1/organisations/{node}/shared/ABC{wrong}");
        assert_eq!(program.with(Request::get(path), &token).await.status, StatusCode::BAD_REQUEST, "{wrong}");
    }
}

#[tokio::test]
async fn a_draft_is_no_consent_and_none_is_listed() {
    let program = Program::new().await;
    let token = program.token().await;
    let who = session::who(&program.site.house, &token, monday_evening()).await.expect("read").expect("signed in");
    assert!(sharing::sign(&program.site.house, &who, Draft::default(), monday_evening()).await.is_err());
    let consents = program.with(Request::get("/api/v1/space/consents"), &token).await.body;
    assert_eq!(consents, json!({ "consents": [] }));
}
