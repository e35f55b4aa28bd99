//! Sessions: what opens one, how long it lasts, and how it ends.

use openseat_actions::{session, signed::Strength};

use crate::home::{PASSPHRASE, after, hours, in_each_house, noon, sign_in, somebody, who};

#[tokio::test(flavor = "multi_thread")]
async fn only_the_very_token_opens_a_session() {
    in_each_house(async |house, _| {
        let token = somebody(&house).await.opened.token;
        assert_eq!(token.len(), 43);
        assert!(who(&house, &token, noon()).await.is_some());
        let mut other = token.clone();
        other.replace_range(..1, if token.starts_with('A') { "B" } else { "A" });
        for wrong in ["", "x", &token[1..], &format!("{token}A"), &other, "ünïcödé"] {
            assert!(who(&house, wrong, noon()).await.is_none(), "{wrong}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_lasts_while_it_is_used_and_not_longer_than_ninety_days() {
    in_each_house(async |house, _| {
        let started = somebody(&house).await;
        let token = started.opened.token;
        assert!(who(&house, &token, hours(29 * 24)).await.is_some());
        assert!(who(&house, &token, hours(58 * 24)).await.is_some());
        assert!(who(&house, &token, hours(87 * 24)).await.is_some());
        assert!(who(&house, &token, hours(90 * 24)).await.is_none(), "ninety days are over");
        let unused = sign_in(&house, &started.name, PASSPHRASE, "home", noon()).await.expect("fits");
        assert!(who(&house, &unused, hours(30 * 24)).await.is_none(), "unused for thirty days");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_are_listed_and_ended_one_by_one_or_all_at_once() {
    in_each_house(async |house, _| {
        let started = somebody(&house).await;
        let stranger = somebody(&house).await;
        let here = who(&house, &started.opened.token, noon()).await.expect("signed in");
        let mut tokens = Vec::new();
        for n in 0..3 {
            tokens.push(sign_in(&house, &started.name, PASSPHRASE, "home", after(n)).await.expect("fits"));
        }
        let listed = session::list(&house, &here, after(5)).await.expect("listed");
        assert_eq!(listed.len(), 4);
        assert!(listed[0].this && listed[0].id == here.session);
        assert!(listed.iter().all(|one| one.device == "Firefox on Android"));
        let other = who(&house, &stranger.opened.token, noon()).await.expect("signed in");
        assert!(!session::end_one(&house, &other, here.session, after(5)).await.expect("answers"), "not theirs");
        let second = who(&house, &tokens[0], after(5)).await.expect("signed in").session;
        assert!(session::end_one(&house, &here, second, after(5)).await.expect("answers"));
        assert!(who(&house, &tokens[0], after(5)).await.is_none());
        session::end_all(&house, &here, after(6)).await.expect("ended");
        for token in tokens.iter().chain([&started.opened.token]) {
            assert!(who(&house, token, after(6)).await.is_none());
        }
        assert!(who(&house, &stranger.opened.token, after(6)).await.is_some());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proof_is_fresh_for_ten_minutes() {
    in_each_house(async |house, _| {
        let token = somebody(&house).await.opened.token;
        let signed = who(&house, &token, noon()).await.expect("signed in");
        assert!(signed.proved_lately(after(599)) && !signed.proved_lately(after(600)));
        assert!(signed.fresh(after(600)).is_err());
        assert_eq!(signed.strength, Strength::One);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_over_is_swept_away() {
    in_each_house(async |house, _| {
        somebody(&house).await;
        assert_eq!(session::sweep(&house, hours(24)).await.expect("swept"), 0);
        assert_eq!(session::sweep(&house, hours(91 * 24)).await.expect("swept"), 1);
    })
    .await;
}
