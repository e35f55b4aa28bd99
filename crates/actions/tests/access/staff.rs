//! People who work for an organisation: shorter sessions, and two proofs when it asks for them.

use openseat_actions::{
    House,
    account::{self, Refusal},
    signed::Strength,
    totp,
};
use openseat_domain::{
    organisation::{Path, Standing},
    role::Role,
};
use openseat_store::{Db, grant, node};
use uuid::Uuid;

use crate::{
    home::{OTHER, PASSPHRASE, after, hours, in_each_house, noon, phone, refusal, sign_in, somebody, who},
    totp::code,
};

/// Gives somebody a role in a new organisation.
async fn employ(db: &Db, person: Uuid, role: Role, two_proofs: bool) {
    let path = Path::root(Uuid::from_u128(77));
    let node = node::Node {
        path,
        name: "Leeds clinic".into(),
        standing: Standing::default(),
        two_proofs,
        made_at: noon(),
        closed_at: None,
    };
    db.write(async move |tx| {
        node::insert(tx, &node).await?;
        grant::insert(tx, person, Uuid::from_u128(78), path.node(), role, noon(), None).await
    })
    .await
    .expect("employed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_of_staff_lasts_an_hour_unused_and_a_day_in_all() {
    in_each_house(async |house, db| {
        let token = somebody(&house).await.opened.token;
        let person = who(&house, &token, noon()).await.expect("signed in").person;
        employ(&db, person, Role::Clinician, false).await;
        assert_eq!(who(&house, &token, after(3_599)).await.expect("signed in").grants.len(), 1);
        for quarter in 0..(24 * 4 - 4) {
            assert!(who(&house, &token, after(3_600 + quarter * 900)).await.is_some(), "{quarter}");
        }
        assert!(who(&house, &token, hours(24)).await.is_none(), "a day is over");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_is_no_staff() {
    in_each_house(async |house, db| {
        let token = somebody(&house).await.opened.token;
        let person = who(&house, &token, noon()).await.expect("signed in").person;
        employ(&db, person, Role::Member, true).await;
        let signed = who(&house, &token, hours(24 * 10)).await.expect("signed in");
        assert_eq!((signed.grants.len(), signed.second_proof_asked), (1, false));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_that_asks_two_proofs_is_left_out_until_both_are_there() {
    in_each_house(async |house, db| {
        let started = somebody(&house).await;
        let signed = who(&house, &started.opened.token, noon()).await.expect("signed in");
        employ(&db, signed.person, Role::Clinician, true).await;
        let one = who(&house, &started.opened.token, noon()).await.expect("signed in");
        assert_eq!((one.strength, one.grants.len(), one.second_proof_asked), (Strength::One, 0, true));
        let secret = add_phone(&house, &one).await;
        let two = who(&house, &secret.1, noon()).await.expect("signed in");
        assert_eq!((two.grants.len(), two.second_proof_asked), (1, false));
        assert_eq!(refusal(totp::remove(&house, &two, noon()).await), ("code".into(), Refusal::Asked));
        let half = sign_in(&house, &started.name, PASSPHRASE, "home", noon()).await.expect("fits");
        let half = who(&house, &half, noon()).await.expect("half");
        assert_eq!((half.strength, half.grants.len()), (Strength::Half, 0));
        // Recovery words alone do not stand for two proofs.
        let (name, words) = (started.name.clone(), started.recovery.clone());
        let back = account::recover(&house, name, words, OTHER.into(), phone("x"), after(1)).await.expect("words fit");
        assert_eq!(back.opened.strength, Strength::Half);
    })
    .await;
}

/// The secret of the phone, and the token after it was confirmed.
async fn add_phone(house: &House, who: &openseat_actions::signed::Signed) -> (String, String) {
    let offered = totp::offer(house, who, "Leeds meetings", noon()).await.expect("offered");
    let opened = totp::confirm(house, who, code(&offered.secret, noon()), noon()).await.expect("fits");
    (offered.secret, opened.token)
}
