//! Organisations that name their own sign-in: who may name it, and what it may give.

use std::sync::Arc;

use jiff::Timestamp;
use openseat_actions::{
    ActionError, House, Result, organisation, session,
    signed::{Signed, Strength},
    staff::{self, Answer, Asked, ClaimRole, Client, Identity, ProviderForm, StaffError, StaffSignIn, Waits},
};
use openseat_domain::{
    organisation::{Path, Standing},
    role::{Actor, Grant, Role},
};
use serde_json::{Value, json};

use crate::home::{in_each_house, noon, phone};

const ISSUER: &str = "https://id.example";

/// A provider that believes every code: the code is the subject and the claims.
struct Trusting;

impl StaffSignIn for Trusting {
    fn check<'a>(&'a self, issuer: &'a str) -> Waits<'a, ()> {
        let away = issuer == "https://away.example";
        Box::pin(async move { if away { Err(StaffError::Unreachable("no answer".into())) } else { Ok(()) } })
    }

    fn begin<'a>(&'a self, client: &'a Client, state: &'a str) -> Waits<'a, Asked> {
        let url = format!("{}/auth?state={state}&redirect_uri={}", client.issuer, client.redirect);
        Box::pin(async move { Ok(Asked { url, nonce: "n".into(), pkce: "p".into() }) })
    }

    fn finish<'a>(&'a self, client: &'a Client, _: &'a Asked, code: &'a str, _: Timestamp) -> Waits<'a, Identity> {
        Box::pin(async move {
            let said: Value = serde_json::from_str(code).map_err(|e| StaffError::Unfit(e.to_string()))?;
            let text = |name: &str| said[name].as_str().map(str::to_owned);
            let issuer = text("iss").unwrap_or_else(|| client.issuer.clone());
            let claims = said.as_object().cloned().unwrap_or_default();
            Ok(Identity { issuer, subject: text("sub").unwrap_or_default(), claims })
        })
    }
}

fn rule(value: &str, role: Role) -> ClaimRole {
    ClaimRole { claim: "groups".into(), value: value.into(), role }
}

fn form(roles: &[ClaimRole]) -> ProviderForm {
    ProviderForm {
        issuer: ISSUER.into(),
        client: "openseat".into(),
        secret: Some("a secret".into()),
        roles: roles.to_vec(),
    }
}

/// Somebody with a role, known to the audit.
async fn with_role(house: &House, number: u128, role: Role, on: Path) -> Actor {
    let id = uuid::Uuid::from_u128(number);
    house.vault().make_person(id, noon()).await.expect("a key");
    Actor::Person { id, grants: vec![Grant { role, on }] }
}

/// An organisation and one who manages it.
async fn in_each_clinic(test: impl AsyncFn(House, Path, Actor)) {
    in_each_house(async |house, _| {
        let house = house.with_staff_sign_in(Arc::new(Trusting));
        let made = organisation::make(&house, &Actor::Operator, "Harbour Clinic", Standing::Part2, noon()).await;
        let root = made.expect("made");
        let manager = with_role(&house, 71, Role::Manager, root).await;
        test(house, root, manager).await;
    })
    .await;
}

async fn set(house: &House, by: &Actor, node: &Path, form: ProviderForm) -> Result<()> {
    staff::set_provider(house, by, node.node(), form, noon()).await
}

async fn begin(house: &House, node: &Path, code: &Value) -> Answer {
    let begun = staff::begin(house, node.node(), "https://meetings.example/", noon()).await.expect("begun");
    let state = begun.url.split(['=', '&']).nth(1).expect("a state").to_owned();
    assert!(begun.url.ends_with("redirect_uri=https://meetings.example/sign-in/staff/back"), "{}", begun.url);
    Answer { state, code: code.to_string(), iss: None, browser: begun.browser }
}

async fn sign_in(house: &House, node: &Path, code: Value) -> Signed {
    let answer = begin(house, node, &code).await;
    let opened = staff::finish(house, answer, phone("office"), noon()).await.expect("signed in");
    session::who(house, &opened.token, noon()).await.expect("answers").expect("signed in")
}

fn roles(signed: &Signed) -> Vec<Role> {
    let mut roles: Vec<Role> = signed.grants.iter().map(|grant| grant.role).collect();
    roles.sort_unstable();
    roles
}

fn refused_at<T: std::fmt::Debug>(result: Result<T>) -> String {
    match result {
        Err(ActionError::Refused(problem)) => problem.at,
        other => panic!("not refused: {other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_names_the_provider_and_the_secret_is_never_shown() {
    in_each_clinic(async |house, root, manager| {
        assert!(staff::provider(&house, &manager, root.node()).await.expect("answers").is_none());
        let doctors = [rule("doctors", Role::Clinician)];
        set(&house, &manager, &root, form(&doctors)).await.expect("set");
        let view = staff::provider(&house, &manager, root.node()).await.expect("answers").expect("set");
        assert_eq!((view.issuer.as_str(), view.client.as_str(), view.roles), (ISSUER, "openseat", doctors.to_vec()));
        let kept = ProviderForm { secret: None, ..form(&[]) };
        set(&house, &manager, &root, kept.clone()).await.expect("the secret of before is kept");
        let elsewhere = ProviderForm { issuer: "https://other.example".into(), ..kept };
        assert_eq!(refused_at(set(&house, &manager, &root, elsewhere).await), "secret", "no secret goes to another");
        let coach = with_role(&house, 72, Role::Coach, root).await;
        assert!(matches!(staff::provider(&house, &coach, root.node()).await, Err(ActionError::Denied(_))));
        assert!(matches!(set(&house, &coach, &root, form(&[])).await, Err(ActionError::Denied(_))));
        assert!(staff::remove_provider(&house, &manager, root.node(), noon()).await.expect("removed"));
        let begun = staff::begin(&house, root.node(), "https://meetings.example", noon()).await;
        assert!(matches!(begun, Err(ActionError::Missing { .. })));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_provider_is_refused_with_the_field() {
    in_each_clinic(async |house, root, manager| {
        let wrong = [
            ("issuer", ProviderForm { issuer: "id.example".into(), ..form(&[]) }),
            ("issuer", ProviderForm { issuer: "https://id.example/?a=b".into(), ..form(&[]) }),
            ("client", ProviderForm { client: " ".into(), ..form(&[]) }),
            ("secret", ProviderForm { secret: Some(String::new()), ..form(&[]) }),
            ("roles", form(&[rule("", Role::Coach)])),
            ("roles", form(&vec![rule("x", Role::Coach); 51])),
            ("roles", form(&[rule("chiefs", Role::Administrator)])),
            ("provider", ProviderForm { issuer: "https://away.example".into(), ..form(&[]) }),
        ];
        for (at, form) in wrong {
            assert_eq!(refused_at(set(&house, &manager, &root, form).await), at);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_cannot_make_themself_a_clinician_by_way_of_a_provider() {
    in_each_clinic(async |house, root, manager| {
        let administrator = with_role(&house, 73, Role::Administrator, root).await;
        let doctors = [rule("doctors", Role::Clinician)];
        assert_eq!(refused_at(set(&house, &administrator, &root, form(&doctors)).await), "roles");
        set(&house, &manager, &root, form(&doctors)).await.expect("set");
        let new_secret = ProviderForm { secret: Some("another".into()), ..form(&doctors) };
        set(&house, &administrator, &root, new_secret).await.expect("what a manager settled may stay");
        let own = ProviderForm { issuer: "https://mine.example".into(), ..form(&doctors) };
        assert_eq!(
            refused_at(set(&house, &administrator, &root, own).await),
            "roles",
            "at another provider it may not"
        );
        let own = ProviderForm { client: "mine".into(), ..form(&doctors) };
        assert_eq!(refused_at(set(&house, &administrator, &root, own).await), "roles");
        assert_eq!(refused_at(set(&house, &Actor::Operator, &root, form(&[rule("x", Role::Coach)])).await), "roles");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn roles_follow_what_the_provider_says_on_its_node_and_nowhere_else() {
    in_each_clinic(async |house, root, manager| {
        let rules = [rule("doctors", Role::Clinician), rule("mentors", Role::Coach), rule("bosses", Role::Manager)];
        set(&house, &manager, &root, form(&rules)).await.expect("set");
        let say = async |groups: Value| sign_in(&house, &root, json!({ "sub": "anna", "groups": groups })).await;
        let anna = say(json!(["doctors", "bosses"])).await;
        assert_eq!(roles(&anna), [Role::Clinician, Role::Manager]);
        let site = organisation::make_below(&house, &anna.actor(), root.node(), "West", noon()).await.expect("made");
        let link =
            organisation::invite(&house, &anna.actor(), site.node(), Role::Steward, 7, noon()).await.expect("link");
        organisation::accept(&house, &anna, &link, noon()).await.expect("a role");
        assert_eq!(
            roles(&say(json!(["mentors"])).await),
            [Role::Coach, Role::Manager, Role::Steward],
            "she is the last manager"
        );
        let ben = sign_in(&house, &root, json!({ "sub": "ben", "groups": ["bosses"] })).await;
        assert_eq!(roles(&ben), [Role::Manager]);
        assert_eq!(roles(&say(json!([])).await), [Role::Steward], "at another node she has what she was given there");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_proofs_at_the_provider_are_two_proofs_here() {
    in_each_clinic(async |house, root, manager| {
        set(&house, &manager, &root, form(&[rule("doctors", Role::Clinician)])).await.expect("set");
        let by = Actor::Operator;
        let changed =
            organisation::change(&house, &by, root.node(), "Harbour Clinic", Standing::Part2, true, noon()).await;
        changed.expect("changed");
        let one = sign_in(&house, &root, json!({ "sub": "anna", "groups": "doctors", "amr": ["pwd"] })).await;
        assert_eq!((one.strength, roles(&one), one.second_proof_asked), (Strength::One, vec![], true));
        let two = sign_in(&house, &root, json!({ "sub": "anna", "groups": "doctors", "amr": ["pwd", "otp"] })).await;
        assert_eq!((two.strength, roles(&two)), (Strength::Two, vec![Role::Clinician]));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_name_at_another_provider_is_another_person() {
    in_each_clinic(async |house, root, manager| {
        set(&house, &manager, &root, form(&[])).await.expect("set");
        let theirs =
            organisation::make(&house, &Actor::Operator, "Another", Standing::None, noon()).await.expect("made");
        let other = ProviderForm { issuer: "https://other.example".into(), ..form(&[]) };
        set(&house, &Actor::Operator, &theirs, other).await.expect("set");
        let ours = sign_in(&house, &root, json!({ "sub": "anna" })).await;
        assert_eq!(sign_in(&house, &root, json!({ "sub": "anna" })).await.person, ours.person);
        assert_ne!(sign_in(&house, &theirs, json!({ "sub": "anna" })).await.person, ours.person);
        let lied = begin(&house, &theirs, &json!({ "sub": "anna", "iss": ISSUER })).await;
        assert_eq!(refused_at(staff::finish(&house, lied, phone("office"), noon()).await), "sign_in");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_comes_for_the_first_time_twice_at_once_is_one_person() {
    in_each_clinic(async |house, root, manager| {
        set(&house, &manager, &root, form(&[rule("doctors", Role::Clinician)])).await.expect("set");
        let code = json!({ "sub": "anna", "groups": ["doctors"] });
        let (one, other) = tokio::join!(sign_in(&house, &root, code.clone()), sign_in(&house, &root, code.clone()));
        assert_eq!(one.person, other.person);
        assert_eq!(roles(&sign_in(&house, &root, code).await), [Role::Clinician], "the role was given once");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_that_began_at_a_provider_ends_with_it() {
    in_each_clinic(async |house, root, manager| {
        set(&house, &manager, &root, form(&[])).await.expect("set");
        let code = json!({ "sub": "anna" });
        let answer = begin(&house, &root, &code).await;
        let moved = ProviderForm { issuer: "https://other.example".into(), ..form(&[]) };
        set(&house, &manager, &root, moved).await.expect("set");
        assert_eq!(refused_at(staff::finish(&house, answer, phone("office"), noon()).await), "sign_in");
    })
    .await;
}
