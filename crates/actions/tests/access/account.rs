//! Accounts without a name or an address.

use openseat_actions::{
    ActionError,
    account::{self, Refusal},
    audit, session,
    signed::Strength,
};
use openseat_content::Locale;
use openseat_domain::passphrase::Weak;
use openseat_store::audit::Verdict;

use crate::home::{OTHER, PASSPHRASE, after, hours, in_each_house, noon, phone, refusal, sign_in, somebody, who};

#[tokio::test(flavor = "multi_thread")]
async fn a_person_makes_a_space_without_an_address_and_comes_back() {
    in_each_house(async |house, _| {
        let started = somebody(&house).await;
        assert_eq!(started.name.split(' ').count(), 3, "{}", started.name);
        assert_eq!(started.recovery.split(' ').count(), 12);
        let signed = who(&house, &started.opened.token, noon()).await.expect("signed in");
        assert_eq!((signed.strength, signed.locale), (Strength::One, Some(Locale::En)));
        let view = account::view(&house, &signed).await.expect("an account");
        assert_eq!((view.name, view.has_passphrase, view.email), (started.name.clone(), true, None));
        // As a person types it on a phone: another case, hyphens, spaces too many; a space after the passphrase.
        let typed = format!(" {}  ", started.name.to_uppercase().replace(' ', " - "));
        let token = sign_in(&house, &typed, &format!("{PASSPHRASE} "), "library", after(60)).await.expect("fits");
        assert_eq!(who(&house, &token, after(60)).await.expect("signed in").person, signed.person);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_name_and_a_wrong_passphrase_are_answered_alike() {
    in_each_house(async |house, _| {
        let started = somebody(&house).await;
        let wrong = refusal(sign_in(&house, &started.name, OTHER, "a", noon()).await);
        let unknown = refusal(sign_in(&house, "nobody has this", OTHER, "b", noon()).await);
        assert_eq!(wrong, ("passphrase".into(), Refusal::Wrong));
        assert_eq!(wrong, unknown);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passphrase_that_is_easily_guessed_is_refused_with_the_reason() {
    in_each_house(async |house, _| {
        let weak = [
            ("too short", Weak::Short),
            ("passwordstandard", Weak::Known),
            ("aaaaaaaaaaaaaaaaaaaa", Weak::Repeats),
            ("openseat meeting!", Weak::Context),
        ];
        for (passphrase, reason) in weak {
            let made = account::start(&house, passphrase.into(), Locale::En, phone("home"), noon()).await;
            assert_eq!(refusal(made), ("passphrase".into(), Refusal::Weak(reason)), "{passphrase}");
        }
        let endless = account::start(&house, "word ".repeat(100_000), Locale::En, phone("home"), noon()).await;
        assert_eq!(refusal(endless).1, Refusal::Weak(Weak::Long));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn recovery_words_open_the_space_once_and_end_every_session() {
    in_each_house(async |house, _| {
        let started = somebody(&house).await;
        let old = sign_in(&house, &started.name, PASSPHRASE, "home", noon()).await.expect("fits");
        let typed = started.recovery.to_uppercase().replace(' ', "\n");
        let recover = async |words: &str, now| {
            account::recover(&house, started.name.clone(), words.into(), OTHER.into(), phone("library"), now).await
        };
        let back = recover(&typed, after(1)).await.expect("the words fit");
        assert_eq!(back.name, started.name);
        assert_ne!(back.recovery, started.recovery);
        assert!(who(&house, &old, after(1)).await.is_none(), "the old session is over");
        assert!(who(&house, &back.opened.token, after(1)).await.is_some());
        assert_eq!(refusal(recover(&typed, after(2)).await), ("recovery".into(), Refusal::WrongWords), "good once");
        assert_eq!(refusal(sign_in(&house, &started.name, PASSPHRASE, "home", after(3)).await).1, Refusal::Wrong);
        sign_in(&house, &started.name, OTHER, "home", after(3)).await.expect("the new passphrase fits");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn recovery_words_that_were_misspelt_are_named() {
    in_each_house(async |house, _| {
        let started = account::start(&house, PASSPHRASE.into(), Locale::Es, phone("home"), noon()).await.expect("made");
        let words: Vec<&str> = started.recovery.split(' ').collect();
        let recover = async |words: Vec<&str>| {
            let words = words.join(" ");
            refusal(account::recover(&house, started.name.clone(), words, OTHER.into(), phone("x"), noon()).await).1
        };
        assert_eq!(recover(words[..11].to_vec()).await, Refusal::Count);
        let mut wrong = words.clone();
        wrong[7] = "qwrtz";
        assert_eq!(recover(wrong).await, Refusal::Word(8));
        let mut changed = words.clone();
        changed[0] = if words[0] == "bosque" { "cielo" } else { "bosque" };
        // One in sixteen slips passes the checksum; the words are then those of somebody else.
        assert!(matches!(recover(changed).await, Refusal::Slip | Refusal::WrongWords));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_passphrase_ends_the_other_sessions_and_asks_for_the_present_one() {
    in_each_house(async |house, _| {
        let started = somebody(&house).await;
        let there = sign_in(&house, &started.name, PASSPHRASE, "library", noon()).await.expect("fits");
        let signed = who(&house, &started.opened.token, noon()).await.expect("signed in");
        let change = async |present: &str, new: &str| {
            account::change_passphrase(&house, &signed, present.into(), new.into(), after(5)).await
        };
        assert_eq!(refusal(change(OTHER, OTHER).await), ("present".into(), Refusal::Wrong));
        let name = format!("{} 12345", started.name);
        assert_eq!(refusal(change(PASSPHRASE, &name).await), ("passphrase".into(), Refusal::Weak(Weak::Context)));
        change(PASSPHRASE, OTHER).await.expect("changed");
        assert!(who(&house, &there, after(6)).await.is_none());
        assert!(who(&house, &started.opened.token, after(6)).await.is_some());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn new_recovery_words_need_a_fresh_proof() {
    in_each_house(async |house, _| {
        let started = somebody(&house).await;
        let signed = who(&house, &started.opened.token, hours(1)).await.expect("signed in");
        let late = account::new_recovery(&house, &signed, hours(1)).await;
        assert!(matches!(late, Err(ActionError::ProveAgain)), "{late:?}");
        account::prove(&house, &signed, PASSPHRASE.into(), hours(1)).await.expect("proved");
        let signed = who(&house, &started.opened.token, hours(1)).await.expect("signed in");
        let words = account::new_recovery(&house, &signed, hours(1)).await.expect("fresh");
        assert_ne!(words, started.recovery);
        let name = started.name.clone();
        let old = account::recover(&house, name, started.recovery.clone(), OTHER.into(), phone("x"), hours(1)).await;
        assert_eq!(refusal(old).1, Refusal::WrongWords);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_shows_neither_name_nor_secrets() {
    in_each_house(async |house, db| {
        let started = somebody(&house).await;
        let signed = who(&house, &started.opened.token, noon()).await.expect("signed in");
        let (account, sessions) = db
            .read(async move |tx| {
                let account = openseat_store::account::of_person(tx, signed.person).await?.expect("an account");
                Ok((account, openseat_store::session::of_person(tx, signed.person).await?))
            })
            .await
            .expect("read");
        let kept = format!("{account:?} {sessions:?}");
        let bytes = |text: &str| format!("{:?}", text.as_bytes()).trim_matches(['[', ']']).to_owned();
        for secret in [&started.name, &started.opened.token, &started.recovery, "Firefox on Android", PASSPHRASE] {
            assert!(!kept.contains(secret) && !kept.contains(&bytes(secret)), "{secret}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_of_it_is_in_the_audit_and_the_audit_holds() {
    in_each_house(async |house, _| {
        let started = somebody(&house).await;
        sign_in(&house, &started.name, PASSPHRASE, "home", noon()).await.expect("fits");
        session::end(&house, &started.opened.token, noon()).await.expect("ended");
        let chains = audit::verify(&house).await.expect("read");
        assert_eq!(chains.len(), 1);
        // Started, and two sessions opened; one ended.
        assert_eq!(chains[0].1, Verdict::Whole { rows: 4 });
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_came_without_a_passphrase_sets_the_first_with_a_fresh_proof() {
    in_each_house(async |house, db| {
        let person = uuid::Uuid::from_u128(5);
        let key = house.vault().make_person(person, noon()).await.expect("a key");
        let account = openseat_store::account::New {
            person,
            name_index: [5; 32],
            name: key.seal(openseat_store::account::name_cell(person), b"amber otter lantern"),
            passphrase: None,
            recovery: None,
        };
        let kept = db.write(async move |tx| {
            openseat_store::person::insert(tx, person, "en", noon()).await?;
            openseat_store::account::insert(tx, &account, noon()).await
        });
        assert!(kept.await.expect("kept"));
        let other = somebody(&house).await.opened.token;
        let signed = openseat_actions::signed::Signed {
            person,
            strength: Strength::Two,
            ..who(&house, &other, noon()).await.expect("signed in")
        };
        let set = async |now| account::change_passphrase(&house, &signed, String::new(), OTHER.into(), now).await;
        assert!(matches!(set(hours(1)).await, Err(ActionError::ProveAgain)));
        set(after(60)).await.expect("fresh");
        assert!(account::view(&house, &signed).await.expect("seen").has_passphrase);
        assert_eq!(refusal(set(after(61)).await), ("present".into(), Refusal::Wrong), "now the present one is asked");
    })
    .await;
}
