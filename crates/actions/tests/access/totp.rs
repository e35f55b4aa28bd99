//! The code of the phone as a second proof.

use openseat_actions::{
    ActionError, House,
    account::{self, Refusal, Started},
    signed::Strength,
    totp,
};
use totp_rs::{Builder, Secret};

use crate::home::{OTHER, PASSPHRASE, after, hours, in_each_house, noon, phone, refusal, sign_in, somebody, wait, who};

/// What the phone shows.
pub fn code(secret: &str, at: jiff::Timestamp) -> String {
    let secret = Secret::try_from_base32(secret).expect("base32");
    let phone = Builder::new().with_secret(secret).build().expect("a phone");
    phone.generate(u64::try_from(at.as_second()).expect("after 1970")).to_string()
}

/// Somebody whose phone shows codes: their space, the token of their session, and the secret.
async fn with_phone(house: &House) -> (Started, String, String) {
    let started = somebody(house).await;
    let signed = who(house, &started.opened.token, noon()).await.expect("signed in");
    let offered = totp::offer(house, &signed, "Leeds meetings", noon()).await.expect("offered");
    let opened = totp::confirm(house, &signed, code(&offered.secret, noon()), noon()).await.expect("the code fits");
    (started, opened.token, offered.secret)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_confirmed_code_makes_the_session_one_of_two_proofs_under_a_new_token() {
    in_each_house(async |house, _| {
        let (started, token, _) = with_phone(&house).await;
        assert!(who(&house, &started.opened.token, noon()).await.is_none(), "the old token is good for nothing");
        let signed = who(&house, &token, noon()).await.expect("signed in");
        assert_eq!(signed.strength, Strength::Two);
        assert!(account::view(&house, &signed).await.expect("seen").has_totp);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_offered_secret_asks_for_nothing_before_it_is_confirmed() {
    in_each_house(async |house, _| {
        let started = somebody(&house).await;
        let signed = who(&house, &started.opened.token, noon()).await.expect("signed in");
        let offered = totp::offer(&house, &signed, "Leeds meetings", noon()).await.expect("offered");
        assert!(offered.address.contains(&offered.secret) && !offered.picture.0.is_empty());
        assert_eq!(
            refusal(totp::confirm(&house, &signed, "000000".into(), noon()).await),
            ("code".into(), Refusal::Code)
        );
        let token = sign_in(&house, &started.name, PASSPHRASE, "home", noon()).await.expect("fits");
        assert_eq!(who(&house, &token, noon()).await.expect("signed in").strength, Strength::One);
        let late = totp::offer(&house, &signed, "Leeds meetings", hours(1)).await;
        assert!(matches!(late, Err(ActionError::ProveAgain)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_in_takes_passphrase_and_code_and_a_code_is_good_once() {
    in_each_house(async |house, _| {
        let (started, _, secret) = with_phone(&house).await;
        let half_token = sign_in(&house, &started.name, PASSPHRASE, "home", after(60)).await.expect("fits");
        let half = who(&house, &half_token, after(60)).await.expect("half signed in");
        assert_eq!(half.strength, Strength::Half);
        assert!(matches!(account::view(&house, &half).await, Err(ActionError::Denied(_))), "good for nothing else");
        let enter = async |code: String, now| totp::sign_in(&house, &half, code, phone("home"), now).await;
        let used = code(&secret, noon());
        assert_eq!(refusal(enter(used, after(20)).await).1, Refusal::Code, "used when it was confirmed");
        let opened = enter(code(&secret, after(60)), after(60)).await.expect("the code fits");
        assert!(who(&house, &half_token, after(61)).await.is_none());
        assert_eq!(who(&house, &opened.token, after(61)).await.expect("signed in").strength, Strength::Two);
        let again = sign_in(&house, &started.name, PASSPHRASE, "home", after(62)).await.expect("fits");
        let again = who(&house, &again, after(62)).await.expect("half");
        let twice = totp::sign_in(&house, &again, code(&secret, after(60)), phone("home"), after(62)).await;
        assert_eq!(refusal(twice).1, Refusal::Code, "a code is good once");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_half_session_ends_after_ten_minutes() {
    in_each_house(async |house, _| {
        let (started, _, _) = with_phone(&house).await;
        let half = sign_in(&house, &started.name, PASSPHRASE, "home", noon()).await.expect("fits");
        assert!(who(&house, &half, after(599)).await.is_some());
        assert!(who(&house, &half, after(600)).await.is_none());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_codes_is_slow() {
    in_each_house(async |house, _| {
        let (started, _, secret) = with_phone(&house).await;
        let half = sign_in(&house, &started.name, PASSPHRASE, "home", after(60)).await.expect("fits");
        let half = who(&house, &half, after(60)).await.expect("half");
        for n in 0..6 {
            let wrong = totp::sign_in(&house, &half, format!("00000{n}"), phone("home"), after(60)).await;
            assert_eq!(refusal(wrong).1, Refusal::Code);
        }
        let right = totp::sign_in(&house, &half, code(&secret, after(60)), phone("home"), after(60)).await;
        assert_eq!(wait(right), after(61));
        totp::sign_in(&house, &half, code(&secret, after(61)), phone("home"), after(61)).await.expect("after the wait");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_lost_the_phone_comes_back_with_recovery_words() {
    in_each_house(async |house, _| {
        let (started, _, _) = with_phone(&house).await;
        let (name, words) = (started.name.clone(), started.recovery.clone());
        let back = account::recover(&house, name, words, OTHER.into(), phone("x"), after(1)).await.expect("words fit");
        let signed = who(&house, &back.opened.token, after(1)).await.expect("signed in");
        assert_eq!(signed.strength, Strength::One);
        assert!(!account::view(&house, &signed).await.expect("seen").has_totp);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_code_is_taken_away_with_a_fresh_proof() {
    in_each_house(async |house, _| {
        let (started, token, _) = with_phone(&house).await;
        let signed = who(&house, &token, noon()).await.expect("signed in");
        assert_eq!(refusal(totp::offer(&house, &signed, "Leeds", noon()).await).1, Refusal::InUse);
        assert!(matches!(totp::remove(&house, &signed, hours(1)).await, Err(ActionError::ProveAgain)));
        totp::remove(&house, &signed, after(60)).await.expect("fresh");
        let token = sign_in(&house, &started.name, PASSPHRASE, "home", after(61)).await.expect("fits");
        assert_eq!(who(&house, &token, after(61)).await.expect("signed in").strength, Strength::One);
    })
    .await;
}
