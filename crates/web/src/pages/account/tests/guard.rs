//! What personal pages keep from others.

use axum::http::{Request, StatusCode};

use super::browser::{Browser, PASSPHRASE};

/// Every address that a signed-in person's form goes to.
const OWN_FORMS: [&str; 8] = [
    "/account/sessions",
    "/account/passphrase",
    "/account/words",
    "/account/passkeys",
    "/account/passkeys/options",
    "/account/phone",
    "/account/prove",
    "/sign-out",
];

/// Every address that the form of someone not signed in goes to.
const OPEN_FORMS: [&str; 6] =
    ["/space/start", "/sign-in", "/sign-in/words", "/sign-in/code", "/sign-in/passkey", "/sign-in/passkey/options"];

/// What would do the most harm at any of them.
const HARM: &str = "end=all&present=tortoise+umbrella+crimson+Tuesday&passphrase=walnut+ferry+velvet+Sunday&step=offer";

#[tokio::test]
async fn no_form_of_another_site_does_anything() {
    let mut browser = Browser::new().await;
    let (name, _) = browser.start().await;
    let token = browser.get("/account").await.field("form");
    assert_eq!(token.len(), 64);
    let mut other = browser.another();
    other.start().await;
    let foreign = other.get("/account").await.field("form");
    let own = browser.cookie.clone();
    for address in OWN_FORMS {
        let from = |site: &str| Request::post(address).header("sec-fetch-site", site.to_owned());
        let old = |origin: &str| Request::post(address).header("origin", origin.to_owned());
        let tries = [
            ("another site", from("cross-site"), token.as_str()),
            ("a neighbour", from("same-site"), &token),
            ("another site, by an older browser", old("https://evil.example"), &token),
            ("no token", from("same-origin"), ""),
            ("another person's token", from("same-origin"), &foreign),
            ("no token, by an older browser", old("null"), ""),
            ("half a token", from("same-origin"), &token[..32]),
        ];
        for (what, request, token) in tries {
            let page = browser.send(request, &format!("form={token}&{HARM}")).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN, "{address}: {what}");
            assert!(page.body.contains("Nothing was changed"), "{address}: {what}");
            assert_eq!(browser.cookie, own, "{address}: {what}");
        }
        let nobody = browser.another().post(address, &format!("form={token}&{HARM}")).await;
        assert_eq!(nobody.leads_to(), "/sign-in", "{address}");
    }
    assert!(browser.is_signed_in().await && other.is_signed_in().await);
    let form = format!("name={}&passphrase={}", name.replace(' ', "+"), PASSPHRASE.replace(' ', "+"));
    assert_eq!(browser.another().post("/sign-in", &form).await.leads_to(), "/space", "the passphrase is the old one");
}

#[tokio::test]
async fn nobody_is_signed_in_by_another_site() {
    let mut browser = Browser::new().await;
    for address in OPEN_FORMS {
        for (what, name, value) in [
            ("another site", "sec-fetch-site", "cross-site"),
            ("a neighbour", "sec-fetch-site", "same-site"),
            ("an older browser", "origin", "https://evil.example"),
            ("an older browser that does not say", "origin", "null"),
            ("nothing said", "x-nothing", ""),
        ] {
            let page = browser.send(Request::post(address).header(name, value), HARM).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN, "{address}: {what}");
            assert_eq!(page.header("set-cookie"), "", "{address}: {what}");
        }
        let form = browser.get(address).await;
        let policy =
            if form.status == StatusCode::METHOD_NOT_ALLOWED { "same-origin" } else { form.header("referrer-policy") };
        assert_eq!(policy, "same-origin", "{address}: so that older browsers say where a form is from");
    }
}

#[tokio::test]
async fn personal_pages_are_kept_nowhere_and_sent_as_they_are() {
    let mut browser = Browser::new().await;
    browser.start().await;
    for address in [
        "/account",
        "/account/sessions",
        "/account/passphrase",
        "/account/words",
        "/account/passkeys",
        "/account/phone",
        "/account/prove",
        "/sign-in/words",
    ] {
        let page = browser.get(address).await;
        assert_eq!(page.status, StatusCode::OK, "{address}");
        assert_eq!(page.header("cache-control"), "no-store", "{address}");
        assert_eq!(
            page.header("content-encoding"),
            "",
            "{address}: a compressed page would tell its token by its size"
        );
        assert_eq!(page.header("etag"), "", "{address}");
        assert!(page.header("content-security-policy").starts_with("default-src 'none'"), "{address}");
        assert!(!page.header("content-security-policy").contains("unsafe"), "{address}");
    }
    let mut nobody = browser.another();
    for address in ["/account", "/account/sessions", "/space/words", "/sign-in", "/space/start"] {
        let page = nobody.get(address).await;
        assert_eq!(page.header("cache-control"), "no-store", "{address}");
        assert_eq!(page.header("set-cookie"), "", "{address}");
    }
}

#[tokio::test]
async fn public_pages_know_nobody() {
    let mut browser = Browser::new().await;
    browser.start().await;
    let mut nobody = browser.another();
    for address in ["/", "/now", "/help", "/find", "/private", "/privacy", "/no-such-page"] {
        let (known, unknown) = (browser.get(address).await, nobody.get(address).await);
        assert_eq!(known.body, unknown.body, "{address}");
        assert_eq!(known.header("set-cookie"), "", "{address}");
        assert!(!known.header("vary").to_lowercase().contains("cookie"), "{address}");
    }
}

#[tokio::test]
async fn a_token_that_nobody_has_is_nobody() {
    let mut browser = Browser::new().await;
    for cookie in ["x", "", &"a".repeat(43), &"a".repeat(4000), "'; drop table session; --"] {
        browser.cookie = Some(cookie.to_owned());
        assert_eq!(browser.get("/account").await.leads_to(), "/sign-in?then=%2Faccount", "{cookie}");
        assert_eq!(browser.get("/sign-in").await.status, StatusCode::OK, "{cookie}");
    }
}
