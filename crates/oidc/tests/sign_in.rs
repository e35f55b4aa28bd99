//! Staff sign in at a real provider (npm oidc-provider), and a provider that lies is not believed.
//!
//! `cargo xtask test` brings the providers; without them the tests say so and are skipped, except where CI is set.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test says what it finds and panics where it fails")]

mod provider;

use std::sync::Arc;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::{SignedDuration, Timestamp};
use openseat_actions::{
    ActionError, Home, House, Result, Stores,
    account::{self, Device},
    organisation, session,
    session::Opened,
    signed::{Signed, Strength},
    staff::{self, Answer, Asked, Begun, ClaimRole, Client, Identity, ProviderForm, StaffError, StaffSignIn},
};
use openseat_content::Content;
use openseat_domain::{
    organisation::{Path, Standing},
    role::{Actor, Grant, Role},
};
use openseat_oidc::Oidc;
use openseat_outside::{
    call::WebCall,
    fetch::{Limits, Recorded},
};
use openseat_store::{Db, testing};
use serde_json::{Value, json};
use uuid::Uuid;

use provider::{Provider, call};

const SITE: &str = "https://meetings.example";
const SECRET: &str = "a secret of forty letters or a few more";

/// The providers keep the time of the machine.
#[expect(clippy::disallowed_methods, reason = "a provider outside signs with the present time")]
fn now() -> Timestamp {
    Timestamp::now()
}

fn oidc(allow_private: bool) -> Oidc {
    let limits = Limits { allow_private, ..Limits::default() };
    Oidc::new(Arc::new(WebCall::new(&limits).unwrap()), allow_private)
}

async fn house(db: Db) -> House {
    let home = Home { country: "GB".into(), zone: "Europe/London".into() };
    let stores = Stores { data: db, keys: testing::key_store(), masters: testing::masters() };
    let content = Arc::new(Content::embedded());
    let house =
        House::open(stores, content, Arc::new(Recorded::default()), [1; 32], home, || Timestamp::UNIX_EPOCH).await;
    house.unwrap().with_staff_sign_in(Arc::new(oidc(true)))
}

fn rule(value: &str, role: Role) -> ClaimRole {
    ClaimRole { claim: "groups".into(), value: value.into(), role }
}

fn form(issuer: &str) -> ProviderForm {
    let roles = vec![rule("doctors", Role::Clinician), rule("mentors", Role::Coach)];
    ProviderForm { issuer: issuer.into(), client: "openseat".into(), secret: Some(SECRET.into()), roles }
}

/// An organisation whose staff sign in at `issuer`.
async fn clinic(house: &House, issuer: &str) -> Path {
    let root = organisation::make(house, &Actor::Operator, "Harbour Clinic", Standing::Part2, now()).await.unwrap();
    let id = Uuid::from_u128(77);
    house.vault().make_person(id, now()).await.unwrap();
    let manager = Actor::Person { id, grants: vec![Grant { role: Role::Manager, on: root }] };
    staff::set_provider(house, &manager, root.node(), form(issuer), now()).await.unwrap();
    root
}

/// What the browser is sent back with.
fn answer(begun: &Begun, back: &str) -> Answer {
    let field = |name: &str| {
        let query = back.split_once('?').unwrap().1;
        let found = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
        found.map(|value| value.replace("%3A", ":").replace("%2F", "/"))
    };
    let (state, code) = (field("state").unwrap(), field("code").unwrap());
    Answer { state, code, iss: field("iss"), browser: begun.browser.clone() }
}

async fn walked(house: &House, node: &Path, provider: &Provider, login: &str) -> Answer {
    let begun = staff::begin(house, node.node(), SITE, now()).await.unwrap();
    let said = call(&provider.control("walk"), json!({ "url": begun.url, "login": login })).await;
    answer(&begun, said["back"].as_str().unwrap())
}

async fn sign_in(house: &House, node: &Path, provider: &Provider, login: &str) -> Result<Opened> {
    let answer = walked(house, node, provider, login).await;
    staff::finish(house, answer, Device::default(), now()).await
}

async fn who(house: &House, opened: &Opened) -> Signed {
    session::who(house, &opened.token, now()).await.unwrap().unwrap()
}

fn roles(signed: &Signed) -> Vec<(Role, Path)> {
    signed.grants.iter().map(|grant| (grant.role, grant.on)).collect()
}

fn refused<T: std::fmt::Debug>(result: Result<T>) -> String {
    match result {
        Err(ActionError::Refused(problem)) => problem.at,
        other => panic!("not refused: {other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_sign_in_where_they_work_with_the_roles_that_are_said_of_them_there() {
    let Some(provider) = Provider::start("provider.mjs") else { return };
    testing::each_bare_engine(async |db| {
        let house = house(db).await;
        let root = clinic(&house, &provider.issuer).await;
        let say = async |groups: &[&str]| {
            call(&provider.control("groups"), json!({ "login": "anna", "groups": groups })).await;
        };
        say(&["doctors", "choir"]).await;
        let opened = sign_in(&house, &root, &provider, "anna").await.unwrap();
        assert_eq!(opened.strength, Strength::One, "this provider says nothing of a second proof");
        let anna = who(&house, &opened).await;
        assert_eq!(roles(&anna), [(Role::Clinician, root)]);
        let view = account::view(&house, &anna).await.unwrap();
        assert_eq!((view.name.as_str(), view.has_passphrase), ("", false), "nothing is known of her");
        say(&["mentors"]).await;
        let again = who(&house, &sign_in(&house, &root, &provider, "anna").await.unwrap()).await;
        assert_eq!((again.person, roles(&again)), (anna.person, vec![(Role::Coach, root)]));
        let ben = who(&house, &sign_in(&house, &root, &provider, "ben").await.unwrap()).await;
        assert!(ben.person != anna.person && ben.grants.is_empty());
        say(&[]).await;
        sign_in(&house, &root, &provider, "anna").await.unwrap();
        assert!(who(&house, &opened).await.grants.is_empty(), "her older session has lost the role too");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_ends_once_in_its_own_browser_at_its_own_provider_and_in_time() {
    let (Some(provider), Some(another)) = (Provider::start("provider.mjs"), Provider::start("provider.mjs")) else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let house = house(Db::sqlite(folder.path().join("test.db")).unwrap()).await;
    let root = clinic(&house, &provider.issuer).await;
    let finish = async |answer: Answer, at| staff::finish(&house, answer, Device::default(), at).await;
    let answer = walked(&house, &root, &provider, "anna").await;
    assert_eq!(answer.iss.as_deref(), Some(provider.issuer.as_str()), "it says who it is (RFC 9207)");
    finish(answer.clone(), now()).await.unwrap();
    assert_eq!(refused(finish(answer, now()).await), "sign_in", "the state was used");

    let fresh = async || walked(&house, &root, &provider, "anna").await;
    let elsewhere = Answer { browser: fresh().await.browser, ..fresh().await };
    assert_eq!(refused(finish(elsewhere, now()).await), "sign_in", "another browser");
    let mixed = Answer { iss: Some(another.issuer.clone()), ..fresh().await };
    assert_eq!(refused(finish(mixed, now()).await), "sign_in", "another provider answered");
    let late = now() + SignedDuration::from_mins(10);
    assert_eq!(refused(finish(fresh().await, late).await), "sign_in", "after ten minutes");
    let mut bent = fresh().await;
    bent.state.replace_range(30..31, if &bent.state[30..31] == "A" { "B" } else { "A" });
    assert_eq!(refused(finish(bent, now()).await), "sign_in", "a state with one letter changed");
    for state in ["", "made up", &"A".repeat(64)] {
        assert_eq!(refused(finish(Answer { state: state.into(), ..fresh().await }, now()).await), "sign_in", "{state}");
    }

    // A code of the one provider under the state of the other, where the answer does not say whose it is.
    let theirs = organisation::make(&house, &Actor::Operator, "Another", Standing::None, now()).await.unwrap();
    let set = ProviderForm { roles: Vec::new(), ..form(&another.issuer) };
    staff::set_provider(&house, &Actor::Operator, theirs.node(), set, now()).await.unwrap();
    let swapped = Answer { iss: None, code: fresh().await.code, ..walked(&house, &theirs, &another, "anna").await };
    assert_eq!(refused(finish(swapped, now()).await), "sign_in", "another provider's code");
}

#[tokio::test]
async fn a_token_that_lies_in_any_part_is_not_believed() {
    let Some(forger) = Provider::start("forger.mjs") else { return };
    let client = Client {
        issuer: forger.issuer.clone(),
        id: "openseat".into(),
        secret: SECRET.into(),
        redirect: format!("{SITE}{}", staff::BACK),
    };
    let oidc = oidc(true);
    let asked: Asked = oidc.begin(&client, "state").await.unwrap();
    let second = now().as_second();
    let finish = async |lie: Value| -> std::result::Result<Identity, StaffError> {
        let mut code = json!({ "now": second, "nonce": asked.nonce });
        code.as_object_mut().unwrap().extend(lie.as_object().unwrap().clone());
        let code = URL_SAFE_NO_PAD.encode(code.to_string());
        oidc.finish(&client, &asked, &code, now()).await
    };
    let honest = finish(json!({ "claims": { "groups": ["doctors"], "amr": ["pwd", "otp"] } })).await.unwrap();
    assert_eq!((honest.issuer.as_str(), honest.subject.as_str()), (forger.issuer.as_str(), "anna"));
    assert_eq!((&honest.claims["groups"], &honest.claims["amr"]), (&json!(["doctors"]), &json!(["pwd", "otp"])));
    let lies = [
        ("another's signature", json!({ "key": "other" })),
        ("a key that the provider does not show", json!({ "key": "other", "header": { "kid": "hidden" } })),
        ("signed with our own secret", json!({ "key": "secret", "header": { "alg": "HS256" } })),
        ("not signed at all", json!({ "key": "none" })),
        ("another issuer", json!({ "claims": { "iss": "https://id.example" } })),
        ("no issuer", json!({ "claims": { "iss": null } })),
        ("for another client", json!({ "claims": { "aud": "another" } })),
        ("for us and another", json!({ "claims": { "aud": ["openseat", "another"] } })),
        ("another nonce", json!({ "claims": { "nonce": "another" } })),
        ("no nonce", json!({ "claims": { "nonce": null } })),
        ("over", json!({ "claims": { "iat": second - 200, "exp": second - 100 } })),
        ("without an end", json!({ "claims": { "exp": null } })),
        ("made long ago", json!({ "claims": { "iat": second - 3_600 } })),
        ("made tomorrow", json!({ "claims": { "iat": second + 86_400, "exp": second + 90_000 } })),
        ("nobody", json!({ "claims": { "sub": null } })),
        ("signed for another access token", json!({ "claims": { "at_hash": "AAAAAAAAAAAAAAAAAAAAAA" } })),
    ];
    for (what, lie) in lies {
        let said = finish(lie).await;
        assert!(matches!(said, Err(StaffError::Unfit(_))), "{what}: {said:?}");
    }
    let other = Asked { nonce: "another".into(), ..asked.clone() };
    let code = URL_SAFE_NO_PAD.encode(json!({ "now": second, "nonce": asked.nonce }).to_string());
    let said = oidc.finish(&client, &other, &code, now()).await;
    assert!(matches!(said, Err(StaffError::Unfit(_))), "the nonce of another sign-in: {said:?}");
}

#[tokio::test]
async fn a_provider_at_a_private_address_or_without_tls_is_not_called() {
    let Some(provider) = Provider::start("provider.mjs") else { return };
    let guarded = oidc(false);
    let port = provider.issuer.rsplit(':').next().unwrap();
    for issuer in [provider.issuer.clone(), format!("https://127.0.0.1:{port}"), format!("https://localhost:{port}")] {
        let said = guarded.check(&issuer).await;
        assert!(matches!(&said, Err(StaffError::Unreachable(_))), "{issuer}: {said:?}");
    }
    let limits = Limits { allow_private: true, ..Limits::default() };
    let tls_only = Oidc::new(Arc::new(WebCall::new(&limits).unwrap()), false);
    assert!(matches!(tls_only.check(&provider.issuer).await, Err(StaffError::Unreachable(_))));
    let open = oidc(true);
    open.check(&provider.issuer).await.unwrap();
    let other = provider.issuer.replace("127.0.0.1", "localhost");
    assert!(open.check(&other).await.is_err(), "it calls itself by another name");
}
