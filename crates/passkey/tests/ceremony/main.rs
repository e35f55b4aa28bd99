//! Whole ceremonies: our challenges, a device and a browser by other hands, our checks; on both engines.

#![allow(clippy::unwrap_used, reason = "a test panics where it fails")]

mod device;
mod site;
mod unlike;

use openseat_actions::{ActionError, audit, passkey, session, signed::Strength};
use openseat_store::audit::Verdict;

use crate::{
    device::Phone,
    site::{ORIGIN, add, after, ask, desk, enter, in_each_house, late, refused_at, somebody, who},
};

#[tokio::test(flavor = "multi_thread")]
async fn a_person_adds_a_passkey_and_signs_in_without_a_name() {
    in_each_house(async |house, _| {
        let (me, mut phone) = (somebody(&house).await, Phone::default());
        add(&house, &me, &mut phone, " My phone ").await.unwrap();
        let opened = enter(&house, &mut phone, after(60)).await.unwrap();
        assert_eq!(opened.strength, Strength::Two);
        let back = who(&house, &opened.token, after(61)).await;
        assert_eq!((back.person, back.strength), (me.person, Strength::Two));
        let held = passkey::list(&house, &back).await.unwrap();
        assert_eq!(held.len(), 1);
        assert_eq!((held[0].label.as_str(), held[0].made_at), ("My phone", after(0)));
        assert_eq!(held[0].used_at, Some(after(60)));
        assert_eq!(session::list(&house, &back, after(61)).await.unwrap().len(), 2);
        let chains = audit::verify(&house).await.unwrap();
        // The start and its session, the passkey, and the second session.
        assert_eq!(chains.iter().map(|(_, verdict)| *verdict).collect::<Vec<_>>(), [Verdict::Whole { rows: 4 }]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_that_counts_its_answers_is_believed_while_the_count_goes_up() {
    in_each_house(async |house, _| {
        let (me, mut phone) = (somebody(&house).await, Phone::counting());
        add(&house, &me, &mut phone, "").await.unwrap();
        enter(&house, &mut phone, after(1)).await.unwrap();
        let mut stolen = phone.clone();
        enter(&house, &mut phone, after(2)).await.unwrap();
        assert_eq!(refused_at(enter(&house, &mut stolen, after(3)).await), "passkey");
        enter(&house, &mut phone, after(4)).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_challenge_tells_devices_a_pseudonym_and_asks_for_a_verified_person() {
    in_each_house(async |house, _| {
        let (me, other) = (somebody(&house).await, somebody(&house).await);
        let asked = ask(&house, &me).await;
        assert_eq!(asked["rp"]["id"], "meetings.example.org");
        assert_eq!(asked["authenticatorSelection"]["userVerification"], "required");
        assert_eq!(asked["authenticatorSelection"]["residentKey"], "required");
        assert_eq!(asked["attestation"], "none");
        let view = openseat_actions::account::view(&house, &me).await.unwrap();
        assert_eq!(asked["user"]["name"], view.name);
        assert_eq!(asked["user"]["id"], ask(&house, &me).await["user"]["id"], "a device keeps one for each person");
        assert_ne!(asked["user"]["id"], ask(&house, &other).await["user"]["id"]);
        assert_ne!(asked["challenge"], ask(&house, &me).await["challenge"]);
        let entering = passkey::begin_sign_in(&house, ORIGIN, after(0)).await.unwrap();
        let entering: serde_json::Value = serde_json::from_str(&entering.options).unwrap();
        assert_eq!(entering["userVerification"], "required");
        assert_eq!(entering["allowCredentials"], serde_json::json!([]), "nobody learns which passkeys there are");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_is_not_added_twice_and_ten_are_enough() {
    in_each_house(async |house, _| {
        let (me, mut phone) = (somebody(&house).await, Phone::default());
        add(&house, &me, &mut phone, "").await.unwrap();
        let again = passkey::begin_adding(&house, &me, ORIGIN, after(1)).await.unwrap();
        assert!(phone.add(ORIGIN, &again.options).await.is_err(), "the device has one and says so");
        for _ in 1..passkey::MOST {
            add(&house, &me, &mut Phone::default(), "").await.unwrap();
        }
        assert_eq!(refused_at(passkey::begin_adding(&house, &me, ORIGIN, after(2)).await), "passkey");
        let made = Phone::default().add(ORIGIN, &again.options).await.unwrap().to_string();
        let late = passkey::finish_adding(&house, &me, ORIGIN, again.ceremony, made, String::new(), after(3)).await;
        assert_eq!(refused_at(late), "passkey", "begun when there was room");
        assert_eq!(passkey::list(&house, &me).await.unwrap().len(), 10);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_that_was_taken_away_opens_nothing() {
    in_each_house(async |house, _| {
        let (me, other) = (somebody(&house).await, somebody(&house).await);
        let mut phone = Phone::default();
        add(&house, &me, &mut phone, "").await.unwrap();
        let id = passkey::list(&house, &me).await.unwrap()[0].id;
        assert!(!passkey::remove(&house, &other, id, after(1)).await.unwrap(), "it is not theirs");
        let stale = passkey::remove(&house, &me, id, late()).await;
        assert!(matches!(stale, Err(ActionError::ProveAgain)), "{stale:?}");
        assert!(matches!(passkey::begin_adding(&house, &me, ORIGIN, late()).await, Err(ActionError::ProveAgain)));
        assert!(passkey::remove(&house, &me, id, after(1)).await.unwrap());
        assert!(!passkey::remove(&house, &me, id, after(2)).await.unwrap());
        assert_eq!(refused_at(enter(&house, &mut phone, after(3)).await), "passkey");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_way_in_stays() {
    in_each_house(async |house, db| {
        let me = desk(&house, &db).await;
        let (mut phone, mut key) = (Phone::default(), Phone::counting());
        add(&house, &me, &mut phone, "phone").await.unwrap();
        let first = passkey::list(&house, &me).await.unwrap()[0].id;
        assert_eq!(refused_at(passkey::remove(&house, &me, first, after(1)).await), "passkey");
        enter(&house, &mut phone, after(2)).await.unwrap();
        add(&house, &me, &mut key, "key").await.unwrap();
        assert!(passkey::remove(&house, &me, first, after(3)).await.unwrap());
        enter(&house, &mut key, after(4)).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_shows_neither_the_credential_nor_its_name() {
    in_each_house(async |house, db| {
        let (me, mut phone) = (somebody(&house).await, Phone::default());
        let made = add(&house, &me, &mut phone, "Sam's phone").await.unwrap();
        let person = me.person;
        let kept = db.read(async move |tx| openseat_store::passkey::of_person(tx, person).await).await.unwrap();
        let kept =
            String::from_utf8_lossy(&[&kept[0].body[..], &kept[0].label, &kept[0].credential].concat()).into_owned();
        for told in [made["id"].as_str().unwrap(), "Sam", "cred", "ES256"] {
            assert!(!kept.contains(told), "{told}");
        }
    })
    .await;
}
