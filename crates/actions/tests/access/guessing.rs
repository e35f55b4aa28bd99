//! Guessing is slow, and locks nobody out.

use jiff::SignedDuration;
use openseat_actions::{ActionError, account};
use openseat_content::Locale;

use crate::home::{OTHER, PASSPHRASE, after, in_each_house, noon, phone, refusal, sign_in, somebody, wait};

#[tokio::test(flavor = "multi_thread")]
async fn after_five_wrong_tries_the_next_waits_and_a_right_one_clears_them() {
    in_each_house(async |house, _| {
        let name = somebody(&house).await.name;
        for _ in 0..6 {
            refusal(sign_in(&house, &name, OTHER, "home", noon()).await);
        }
        assert_eq!(wait(sign_in(&house, &name, PASSPHRASE, "home", noon()).await), after(1));
        sign_in(&house, &name, PASSPHRASE, "home", after(1)).await.expect("after the wait");
        for _ in 0..6 {
            refusal(sign_in(&house, &name, OTHER, "home", after(2)).await);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_nobody_has_is_slowed_like_any_other() {
    in_each_house(async |house, _| {
        for _ in 0..6 {
            refusal(sign_in(&house, "nobody has this", OTHER, "home", noon()).await);
        }
        assert_eq!(wait(sign_in(&house, "NOBODY-has-this", OTHER, "home", noon()).await), after(1));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_passphrases_do_not_keep_recovery_words_out() {
    in_each_house(async |house, _| {
        let started = somebody(&house).await;
        for _ in 0..6 {
            refusal(sign_in(&house, &started.name, OTHER, "home", noon()).await);
        }
        wait(sign_in(&house, &started.name, OTHER, "home", noon()).await);
        let words = started.recovery.clone();
        let recovered =
            account::recover(&house, started.name.clone(), words, OTHER.into(), phone("home"), noon()).await;
        assert!(recovered.is_ok(), "{recovered:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn forty_tries_at_once_are_looked_at_six_times() {
    in_each_house(async |house, _| {
        let name = somebody(&house).await.name;
        let tries = (0..40).map(|_| sign_in(&house, &name, OTHER, "home", noon()));
        let answers = futures_util::future::join_all(tries).await;
        let waited = answers.iter().filter(|answer| matches!(answer, Err(ActionError::Wait { .. })));
        assert_eq!(waited.count(), 34);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_new_spaces_from_one_network_wait_a_minute_at_most() {
    in_each_house(async |house, _| {
        let start = async |now| account::start(&house, PASSPHRASE.into(), Locale::En, phone("hall"), now).await;
        let mut now = noon();
        for _ in 0..38 {
            match start(now).await {
                Ok(_) => {}
                Err(ActionError::Wait { until }) => {
                    assert!(until <= now + SignedDuration::from_mins(1));
                    now = until;
                }
                other => panic!("{other:?}"),
            }
        }
        assert!(now > noon(), "some had to wait");
        account::start(&house, PASSPHRASE.into(), Locale::En, phone("home"), now).await.expect("from elsewhere");
    })
    .await;
}
