//! A browser with a cookie, before a site whose clock the test sets.

use std::{cell::Cell, io::Read as _, sync::Arc};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header, request::Builder},
};
use jiff::{SignedDuration, Timestamp};
use tower::ServiceExt as _;

use crate::{
    router,
    site::tests::{monday_evening, town},
};

thread_local! {
    static LATER: Cell<SignedDuration> = const { Cell::new(SignedDuration::ZERO) };
}

/// The time in the test, which runs on one thread.
pub(crate) fn now() -> Timestamp {
    monday_evening() + LATER.get()
}

/// Lets time pass.
pub(crate) fn wait(time: SignedDuration) {
    LATER.set(LATER.get() + time);
}

pub(crate) const PASSPHRASE: &str = "tortoise umbrella crimson Tuesday";

#[derive(Clone)]
pub(crate) struct Browser {
    router: Router,
    /// What stands after `__Host-seat=`.
    pub(crate) cookie: Option<String>,
}

pub(crate) struct Page {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Browser {
    /// In front of a new site.
    pub(crate) async fn new() -> Self {
        LATER.set(SignedDuration::ZERO);
        let mut site = town().await;
        site.clock = now;
        Self { router: router(Arc::new(site)), cookie: None }
    }

    /// Another browser in front of the same site.
    pub(crate) fn another(&self) -> Self {
        Self { router: self.router.clone(), cookie: None }
    }

    pub(crate) async fn get(&mut self, address: &str) -> Page {
        self.send(Request::get(address), "").await
    }

    /// A form of one of our own pages, without a token.
    pub(crate) async fn post(&mut self, address: &str, form: &str) -> Page {
        self.send(Request::post(address).header("sec-fetch-site", "same-origin"), form).await
    }

    /// A form as a person sends it: with what the page it is on carries.
    pub(crate) async fn fill(&mut self, address: &str, form: &str) -> Page {
        let token = self.get(address).await.field("form");
        self.post(address, &format!("form={token}&{form}")).await
    }

    pub(crate) async fn send(&mut self, request: Builder, form: &str) -> Page {
        let mut request = request
            .header(header::HOST, "localhost:8080")
            .header(header::ACCEPT_ENCODING, "gzip, br")
            .header(header::USER_AGENT, "Mozilla/5.0 (Android 14; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, format!("__Host-seat={cookie}"));
        }
        let request = request.body(Body::from(form.to_owned())).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("the router answers");
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, 4 << 20).await.expect("a body");
        let page = Page { status: parts.status, body: unpacked(&parts.headers, &body), headers: parts.headers };
        if let Some(value) = page.header("set-cookie").strip_prefix("__Host-seat=") {
            let value = value.split(';').next().unwrap_or_default();
            self.cookie = (!value.is_empty()).then(|| value.to_owned());
        }
        page
    }

    /// Makes a space. Its name and its twelve words.
    pub(crate) async fn start(&mut self) -> (String, String) {
        let page = self.post("/space/start", &format!("passphrase={}", PASSPHRASE.replace(' ', "+"))).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        let between = |from: &str, to: &str| {
            let rest = page.body.split(from).nth(1).expect("the page has it");
            rest.split(to).next().expect("the page ends it").to_owned()
        };
        let words: Vec<String> = between("aria-labelledby=\"twelve\">", "</ol>")
            .split("<li>")
            .skip(1)
            .map(|word| word.trim_end_matches("</li>").to_owned())
            .collect();
        assert_eq!(words.len(), 12);
        (between("<dd><strong>", "</strong>"), words.join(" "))
    }

    /// Whether the server knows this browser as somebody.
    pub(crate) async fn is_signed_in(&mut self) -> bool {
        self.get("/account").await.status == StatusCode::OK
    }
}

impl Page {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The value of a hidden field; empty when there is none.
    pub(crate) fn field(&self, name: &str) -> String {
        let rest = self.body.split(&format!("name=\"{name}\" value=\"")).nth(1);
        rest.and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
    }

    pub(crate) fn leads_to(&self) -> &str {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.body);
        self.header("location")
    }
}

fn unpacked(headers: &HeaderMap, body: &[u8]) -> String {
    let mut text = String::new();
    if headers.get(header::CONTENT_ENCODING).is_some_and(|encoding| encoding == "gzip") {
        flate2::read::GzDecoder::new(body).read_to_string(&mut text).expect("a gzip member");
    } else {
        text = String::from_utf8_lossy(body).into_owned();
    }
    text
}
