//! In, out, and in again.

use axum::http::{Request, StatusCode};
use jiff::SignedDuration;

use super::browser::{Browser, PASSPHRASE, wait};

fn typed(text: &str) -> String {
    text.replace(' ', "+")
}

async fn sign_in(browser: &mut Browser, name: &str, passphrase: &str) -> super::browser::Page {
    browser.post("/sign-in", &format!("name={}&passphrase={}", typed(name), typed(passphrase))).await
}

#[tokio::test]
async fn a_space_is_made_with_a_passphrase_alone() {
    let mut browser = Browser::new().await;
    let form = browser.get("/space/start").await;
    assert_eq!(form.header("set-cookie"), "", "nobody is anybody before they ask to be");
    assert!(!form.body.contains("type=\"email\""));
    assert!(form.body.contains("autocomplete=\"new-password\""));
    let (name, words) = browser.start().await;
    assert_eq!(name.split(' ').count(), 3);
    let account = browser.get("/account").await;
    assert_eq!(account.status, StatusCode::OK);
    assert!(account.body.contains(&name));
    assert!(!words.split(' ').all(|word| account.body.contains(word)), "the words are shown once");
}

#[tokio::test]
async fn the_cookie_goes_nowhere_but_here() {
    let mut browser = Browser::new().await;
    let page = browser.post("/space/start", &format!("passphrase={}", typed(PASSPHRASE))).await;
    let cookie = page.header("set-cookie");
    for part in ["__Host-seat=", "; Path=/;", " Secure;", " HttpOnly;", " SameSite=Lax"] {
        assert!(cookie.contains(part), "{part}: {cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    assert_eq!(page.headers.get_all("set-cookie").iter().count(), 1);
}

#[tokio::test]
async fn sending_the_same_form_again_makes_no_second_space() {
    let mut browser = Browser::new().await;
    browser.start().await;
    let again = browser.post("/space/start", &format!("passphrase={}", typed(PASSPHRASE))).await;
    assert_eq!(again.leads_to(), "/space/words");
    assert_eq!(again.header("set-cookie"), "");
    assert_eq!(browser.get("/space/words").await.leads_to(), "/account/words");
}

#[tokio::test]
async fn a_weak_passphrase_is_met_with_kind_words_and_is_not_sent_back() {
    let mut browser = Browser::new().await;
    for (weak, said) in [
        ("", "This needs at least 15 letters"),
        ("short one", "This needs at least 15 letters"),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", "says the same thing again"),
        (&"long ".repeat(60), "too long for us"),
    ] {
        let page = browser.post("/space/start", &format!("passphrase={}", typed(weak))).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{weak}");
        assert!(page.body.contains("<title>Error: "), "{weak}");
        assert!(page.body.contains(said), "{weak}: {}", page.body);
        assert!(page.body.contains("<a href=\"#passphrase\">"), "{weak}");
        assert!(weak.is_empty() || !page.body.contains(weak), "{weak}");
        assert_eq!(page.header("set-cookie"), "");
    }
}

#[tokio::test]
async fn a_person_signs_out_and_in_again_and_the_token_is_another() {
    let mut browser = Browser::new().await;
    let (name, _) = browser.start().await;
    let first = browser.cookie.clone();
    let out = browser.fill("/sign-out", "").await;
    assert_eq!(out.leads_to(), "/sign-in?out=yes");
    assert!(out.header("clear-site-data").contains("\"cookies\""));
    assert_eq!(browser.cookie, None);
    let page = sign_in(&mut browser, &format!(" {} ", name.to_uppercase()), PASSPHRASE).await;
    assert_eq!(page.leads_to(), "/space");
    assert_ne!(browser.cookie, first);
    assert!(browser.is_signed_in().await);
    browser.cookie = first;
    assert!(!browser.is_signed_in().await, "the old token is dead on the server");
}

#[tokio::test]
async fn a_planted_token_is_never_taken_over() {
    let mut browser = Browser::new().await;
    let (name, _) = browser.start().await;
    let mut attacker = browser.another();
    attacker.start().await;
    let planted = attacker.cookie.clone();
    let mut victim = browser.another();
    victim.cookie = planted.clone();
    sign_in(&mut victim, &name, PASSPHRASE).await.leads_to();
    assert_ne!(victim.cookie, planted);
    assert!(!attacker.is_signed_in().await, "what stood in the victim's browser is over too");
    victim.cookie = Some("a".repeat(43));
    sign_in(&mut victim, &name, PASSPHRASE).await.leads_to();
    assert_ne!(victim.cookie, Some("a".repeat(43)));
}

#[tokio::test]
async fn a_wrong_name_and_a_wrong_passphrase_are_answered_alike() {
    let mut browser = Browser::new().await;
    let (name, _) = browser.start().await;
    let mut stranger = browser.another();
    let wrong = sign_in(&mut stranger, &name, "another tortoise entirely").await;
    let nobody = sign_in(&mut stranger, "no such name", "another tortoise entirely").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.body.replace(&name, "no such name"), nobody.body);
    assert!(!wrong.body.contains("another tortoise entirely"));
    assert!(wrong.body.contains(&format!("value=\"{name}\"")), "the name is kept");
}

#[tokio::test]
async fn an_empty_form_says_what_is_missing_and_asks_nothing_of_the_server() {
    let page = Browser::new().await.post("/sign-in", "").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("href=\"#name\"") && page.body.contains("href=\"#passphrase\""));
}

#[tokio::test]
async fn guessing_has_to_wait_and_is_told_for_how_long() {
    let mut browser = Browser::new().await;
    let (name, _) = browser.start().await;
    let mut stranger = browser.another();
    let mut last = sign_in(&mut stranger, &name, "guess number nought").await;
    for _ in 0..100 {
        if last.status == StatusCode::TOO_MANY_REQUESTS {
            break;
        }
        last = sign_in(&mut stranger, &name, "guess number nought").await;
    }
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
    let seconds: i64 = last.header("retry-after").parse().expect("a number of seconds");
    assert!(last.body.contains("Try again in "), "{}", last.body);
    assert!(browser.is_signed_in().await, "who is in stays in");
    wait(SignedDuration::from_secs(seconds + 1));
    assert_eq!(sign_in(&mut stranger, &name, PASSPHRASE).await.leads_to(), "/space");
}

#[tokio::test]
async fn twelve_words_open_the_space_and_are_good_once() {
    let mut browser = Browser::new().await;
    let (name, words) = browser.start().await;
    let mut phone = browser.another();
    let form =
        |words: &str| format!("name={}&recovery={}&passphrase=walnut+ferry+velvet+Sunday", typed(&name), typed(words));
    let wrong = phone.post("/sign-in/words", &form("amber otter")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("amber otter"), "what was typed is kept");
    assert!(!wrong.body.contains("walnut"), "the passphrase is not");
    let page = phone.post("/sign-in/words", &form(&words)).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert!(page.body.contains("Your old words no longer work"));
    assert!(phone.is_signed_in().await);
    assert!(!browser.is_signed_in().await, "every other session is over");
    let again = browser.another().post("/sign-in/words", &form(&words)).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut third = browser.another();
    assert_eq!(sign_in(&mut third, &name, PASSPHRASE).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(sign_in(&mut third, &name, "walnut ferry velvet Sunday").await.leads_to(), "/space");
}

#[tokio::test]
async fn another_passphrase_ends_the_other_sessions() {
    let mut browser = Browser::new().await;
    let (name, _) = browser.start().await;
    let mut other = browser.another();
    sign_in(&mut other, &name, PASSPHRASE).await.leads_to();
    let wrong =
        browser.fill("/account/passphrase", "present=not+it+at+all+really&passphrase=walnut+ferry+velvet+Sunday").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("href=\"#present\"") && !wrong.body.contains("walnut"));
    let form = format!("present={}&passphrase=walnut+ferry+velvet+Sunday", typed(PASSPHRASE));
    assert_eq!(browser.fill("/account/passphrase", &form).await.leads_to(), "/account?done=passphrase");
    assert!(browser.is_signed_in().await && !other.is_signed_in().await);
}

#[tokio::test]
async fn what_cannot_be_undone_asks_again_who_it_is_and_leads_back() {
    let mut browser = Browser::new().await;
    browser.start().await;
    wait(SignedDuration::from_hours(2));
    let asked = browser.fill("/account/words", "").await;
    let prove = asked.leads_to().to_owned();
    assert_eq!(prove, "/account/prove?then=%2Faccount%2Fwords");
    let page = browser.get(&prove).await;
    let form = format!("form={}&then={}&passphrase=", page.field("form"), page.field("then"));
    let wrong = browser.post("/account/prove", &format!("{form}not+this+one+surely")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let right = browser.post("/account/prove", &format!("{form}{}", typed(PASSPHRASE))).await;
    assert_eq!(right.leads_to(), "/account/words");
    let made = browser.fill("/account/words", "").await;
    assert_eq!(made.status, StatusCode::OK);
    assert!(made.body.contains("The old ones no longer work"), "{}", made.body);
}

#[tokio::test]
async fn half_a_proof_opens_nothing_and_the_code_of_the_phone_the_rest() {
    let mut browser = Browser::new().await;
    let (name, _) = browser.start().await;
    let scan = browser.fill("/account/phone", "step=offer").await;
    let secret = scan.body.split("class=\"letters\">").nth(1).and_then(|rest| rest.split('<').next());
    let secret = secret.expect("the letters are shown").replace(' ', "");
    let before = browser.cookie.clone();
    let code = code_of_the_phone(&secret);
    let set = browser.fill("/account/phone", &format!("step=confirm&code={code}")).await;
    assert_eq!(set.leads_to(), "/account?done=phone");
    assert_ne!(browser.cookie, before, "more proof, another token");
    assert!(browser.is_signed_in().await);

    wait(SignedDuration::from_secs(60));
    let mut phone = browser.another();
    let form = format!("name={}&passphrase={}&then=/account/sessions", typed(&name), typed(PASSPHRASE));
    let asked = phone.post("/sign-in", &form).await;
    assert_eq!(asked.leads_to(), "/sign-in/code?then=%2Faccount%2Fsessions");
    for closed in ["/account", "/account/passphrase", "/space", "/account/phone", "/space/sharing"] {
        assert!(phone.get(closed).await.leads_to().starts_with("/sign-in/code"), "{closed}");
    }
    assert!(phone.post("/account/sessions", "end=all").await.leads_to().starts_with("/sign-in/code"));
    let page = phone.get("/sign-in/code?then=/account/sessions").await;
    assert!(page.body.contains("autocomplete=\"one-time-code\"") && !page.body.contains("/sign-out"));
    let form = |code: &str| format!("form={}&then=/account/sessions&code={code}", page.field("form"));
    assert_eq!(phone.post("/sign-in/code", "code=000000").await.status, StatusCode::FORBIDDEN, "no token");
    let wrong = phone.post("/sign-in/code", &form("12345")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let half = phone.cookie.clone();
    let right = code_of_the_phone(&secret);
    let spaced = format!("{}+{}", &right[..3], &right[3..]);
    assert_eq!(phone.post("/sign-in/code", &form(&spaced)).await.leads_to(), "/account/sessions");
    assert_ne!(phone.cookie, half);
    assert!(phone.is_signed_in().await);
    phone.cookie = half;
    assert!(!phone.is_signed_in().await, "the half is over");
}

/// What the phone shows now.
fn code_of_the_phone(secret: &str) -> String {
    let seconds = u64::try_from(super::browser::now().as_second()).expect("a time after 1970");
    let bits = secret.bytes().flat_map(|letter| {
        let value = if letter.is_ascii_uppercase() { letter - b'A' } else { letter - b'2' + 26 };
        (0..5).rev().map(move |bit| value >> bit & 1)
    });
    let bits: Vec<u8> = bits.collect();
    let bytes: Vec<u8> = bits.chunks_exact(8).map(|byte| byte.iter().fold(0, |sum, bit| sum << 1 | bit)).collect();
    let secret = totp_rs::Secret::new(bytes.into());
    let phone = totp_rs::Builder::new().with_secret(secret).with_digits(6).build().expect("a secret of 20 bytes");
    phone.generate(seconds).to_string()
}

#[tokio::test]
async fn sessions_are_listed_and_ended_one_by_one_or_all() {
    let mut browser = Browser::new().await;
    let (name, _) = browser.start().await;
    let (mut second, mut third) = (browser.another(), browser.another());
    sign_in(&mut second, &name, PASSPHRASE).await.leads_to();
    sign_in(&mut third, &name, PASSPHRASE).await.leads_to();
    let list = browser.get("/account/sessions").await;
    assert_eq!(list.body.matches("Firefox on Android").count(), 3, "{}", list.body);
    assert_eq!(list.body.matches(">This device<").count(), 1);
    let other = list.body.split("name=\"end\" value=\"").nth(2).and_then(|rest| rest.split('"').next());
    let form = format!("end={}", other.expect("another session"));
    assert_eq!(browser.fill("/account/sessions", &form).await.leads_to(), "/account/sessions?done=ended");
    let still = [second.is_signed_in().await, third.is_signed_in().await];
    assert_eq!(still.iter().filter(|still| **still).count(), 1);
    assert_eq!(browser.fill("/account/sessions", "end=all").await.leads_to(), "/sign-in?out=yes");
    assert!(!second.is_signed_in().await && !third.is_signed_in().await && browser.cookie.is_none());
}

#[tokio::test]
async fn a_session_of_somebody_else_is_not_ended() {
    let mut browser = Browser::new().await;
    browser.start().await;
    let list = browser.get("/account/sessions").await;
    let own = list.body.split("name=\"end\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("one");
    let mut other = browser.another();
    other.start().await;
    other.fill("/account/sessions", &format!("end={own}")).await;
    assert!(browser.is_signed_in().await);
    assert_eq!(other.fill("/account/sessions", "end=nonsense").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn leaving_ends_the_session_on_the_server() {
    let mut browser = Browser::new().await;
    browser.start().await;
    let token = browser.cookie.clone();
    let gone = browser.get("/leave").await;
    assert_eq!(gone.leads_to(), "https://www.bbc.co.uk/weather");
    assert_eq!(gone.header("cache-control"), "no-store");
    for kind in ["cookies", "storage", "cache"] {
        assert!(gone.header("clear-site-data").contains(kind));
    }
    assert_eq!(browser.cookie, None);
    browser.cookie = token;
    assert_eq!(browser.get("/account").await.leads_to(), "/sign-in?then=%2Faccount");
}

#[tokio::test]
async fn the_way_back_is_kept_through_signing_in_and_never_leads_elsewhere() {
    let mut browser = Browser::new().await;
    let (name, _) = browser.start().await;
    for (then, leads_to) in [
        ("/account/sessions", "/account/sessions"),
        ("/space/sharing?a=b", "/space/sharing?a=b"),
        ("//evil.example", "/space"),
        ("/\\evil.example", "/space"),
        ("https://evil.example/", "/space"),
        ("/\t/evil.example", "/space"),
        ("javascript:alert(1)", "/space"),
        ("/leave", "/space"),
    ] {
        let then: String = url::form_urlencoded::byte_serialize(then.as_bytes()).collect();
        let mut phone = browser.another();
        let page = phone.get(&format!("/sign-in?then={then}")).await;
        assert_eq!(page.field("then"), if leads_to == "/space" { "" } else { leads_to }, "{then}");
        let form = format!("name={}&passphrase={}&then={then}", typed(&name), typed(PASSPHRASE));
        assert_eq!(phone.post("/sign-in", &form).await.leads_to(), leads_to, "{then}");
        let again = phone.get(&format!("/sign-in?then={then}")).await;
        assert_eq!(again.leads_to(), leads_to, "who is signed in goes on at once");
    }
}

#[tokio::test]
async fn the_language_of_the_space_speaks_unless_another_is_picked() {
    let mut browser = Browser::new().await;
    let page = browser.post("/space/start?lang=es", &format!("passphrase={}", typed(PASSPHRASE))).await;
    assert!(page.body.contains("<html lang=\"es\">"));
    assert!(browser.get("/account").await.body.contains("<html lang=\"es\">"));
    assert!(browser.get("/account?lang=en").await.body.contains("<html lang=\"en\">"));
    assert!(browser.get("/help").await.body.contains("<html lang=\"en\">"), "public pages know nobody");
    let asked = browser.another().send(Request::get("/account?lang=es"), "").await;
    assert_eq!(asked.leads_to(), "/sign-in?then=%2Faccount%3Flang%3Des&lang=es");
}
