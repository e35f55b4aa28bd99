//! Answers that are not what was asked for.

use openseat_actions::{
    House, Result,
    account::Device,
    passkey::{self, Begun},
    session::Opened,
    signed::Signed,
};
use openseat_store::testing;
use serde_json::{Value, json};

use crate::{
    device::Phone,
    site::{ORIGIN, add, after, bare, enter, in_each_house, refused_at, somebody},
};

async fn finish(house: &House, me: &Signed, begun: &Begun, made: &Value, seconds: i64) -> Result<()> {
    let (ceremony, made) = (begun.ceremony, made.to_string());
    passkey::finish_adding(house, me, ORIGIN, ceremony, made, String::new(), after(seconds)).await
}

async fn sign_in(house: &House, begun: &Begun, answer: &Value, seconds: i64) -> Result<Opened> {
    let answer = answer.to_string();
    passkey::finish_sign_in(house, ORIGIN, begun.ceremony, answer, Device::default(), after(seconds)).await
}

async fn begin(house: &House) -> Begun {
    passkey::begin_sign_in(house, ORIGIN, after(0)).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_from_a_page_of_another_origin_is_refused() {
    in_each_house(async |house, _| {
        let (me, mut phone) = (somebody(&house).await, Phone::default());
        add(&house, &me, &mut phone, "").await.unwrap();
        // Browsers let a page use the passkeys of the domain above it.
        for other in ["https://evil.meetings.example.org", "https://meetings.example.org:8443"] {
            let begun = passkey::begin_adding(&house, &me, ORIGIN, after(0)).await.unwrap();
            let made = Phone::default().add(other, &begun.options).await.unwrap();
            assert_eq!(refused_at(finish(&house, &me, &begun, &made, 1).await), "passkey", "{other}");
            let begun = begin(&house).await;
            let answer = phone.answer(other, &begun.options).await.unwrap();
            assert_eq!(refused_at(sign_in(&house, &begun, &answer, 1).await), "passkey", "{other}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_counts_once() {
    in_each_house(async |house, _| {
        let (me, mut phone) = (somebody(&house).await, Phone::default());
        let begun = passkey::begin_adding(&house, &me, ORIGIN, after(0)).await.unwrap();
        let made = phone.add(ORIGIN, &begun.options).await.unwrap();
        finish(&house, &me, &begun, &made, 1).await.unwrap();
        assert_eq!(refused_at(finish(&house, &me, &begun, &made, 2).await), "passkey");
        let begun = begin(&house).await;
        let answer = phone.answer(ORIGIN, &begun.options).await.unwrap();
        sign_in(&house, &begun, &answer, 1).await.unwrap();
        assert_eq!(refused_at(sign_in(&house, &begun, &answer, 2).await), "passkey", "the same ceremony");
        let other = begin(&house).await;
        assert_eq!(refused_at(sign_in(&house, &other, &answer, 2).await), "passkey", "another challenge");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_finishes_what_another_person_began() {
    in_each_house(async |house, _| {
        let (me, other) = (somebody(&house).await, somebody(&house).await);
        let begun = passkey::begin_adding(&house, &me, ORIGIN, after(0)).await.unwrap();
        let made = Phone::default().add(ORIGIN, &begun.options).await.unwrap();
        assert_eq!(refused_at(finish(&house, &other, &begun, &made, 1).await), "passkey");
        assert_eq!(refused_at(finish(&house, &me, &begun, &made, 1).await), "passkey", "it is over");
        // A ceremony of one kind does not finish one of the other.
        let begun = begin(&house).await;
        assert_eq!(refused_at(finish(&house, &me, &begun, &made, 1).await), "passkey");
        for person in [&me, &other] {
            assert!(passkey::list(&house, person).await.unwrap().is_empty());
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_credential_that_somebody_has_is_not_given_to_another() {
    in_each_house(async |house, _| {
        let (me, other, mut phone) = (somebody(&house).await, somebody(&house).await, Phone::default());
        let mine = add(&house, &me, &mut phone, "").await.unwrap();
        // The other's own new credential, told to be mine.
        let begun = passkey::begin_adding(&house, &other, ORIGIN, after(0)).await.unwrap();
        let mut made = Phone::default().add(ORIGIN, &begun.options).await.unwrap();
        (made["id"], made["rawId"]) = (mine["id"].clone(), mine["rawId"].clone());
        let _ = finish(&house, &other, &begun, &made, 1).await;
        let opened = enter(&house, &mut phone, after(2)).await.unwrap();
        assert_eq!(crate::site::who(&house, &opened.token, after(3)).await.person, me.person);
        // An answer with my passkey that says it is the other's.
        let begun = begin(&house).await;
        let mut answer = phone.answer(ORIGIN, &begun.options).await.unwrap();
        answer["response"]["userHandle"] = crate::site::ask(&house, &other).await["user"]["id"].clone();
        assert_eq!(refused_at(sign_in(&house, &begun, &answer, 3).await), "passkey");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_that_does_not_know_its_holder_is_refused() {
    in_each_house(async |house, _| {
        let (me, mut phone) = (somebody(&house).await, Phone::default());
        add(&house, &me, &mut phone, "").await.unwrap();
        let begun = passkey::begin_adding(&house, &me, ORIGIN, after(0)).await.unwrap();
        let lax = begun.options.replace(r#""userVerification":"required""#, r#""userVerification":"discouraged""#);
        assert_ne!(lax, begun.options);
        let made = Phone::default().add(ORIGIN, &lax).await.unwrap();
        assert_eq!(refused_at(finish(&house, &me, &begun, &made, 1).await), "passkey");
        let begun = begin(&house).await;
        let lax = begun.options.replace(r#""userVerification":"required""#, r#""userVerification":"discouraged""#);
        let answer = phone.answer(ORIGIN, &lax).await.unwrap();
        assert_eq!(refused_at(sign_in(&house, &begun, &answer, 1).await), "passkey");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_that_needs_a_name_is_refused_at_once() {
    in_each_house(async |house, _| {
        let me = somebody(&house).await;
        let begun = passkey::begin_adding(&house, &me, ORIGIN, after(0)).await.unwrap();
        let mut made = Phone::default().add(ORIGIN, &begun.options).await.unwrap();
        made["clientExtensionResults"] = json!({ "credProps": { "rk": false } });
        assert_eq!(refused_at(finish(&house, &me, &begun, &made, 1).await), "passkey");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_answers_too_late_begins_again() {
    in_each_house(async |house, _| {
        let (me, mut phone) = (somebody(&house).await, Phone::default());
        add(&house, &me, &mut phone, "").await.unwrap();
        let (slow, slower) = (begin(&house).await, begin(&house).await);
        let answer = phone.answer(ORIGIN, &slow.options).await.unwrap();
        sign_in(&house, &slow, &answer, 599).await.unwrap();
        let answer = phone.answer(ORIGIN, &slower.options).await.unwrap();
        assert_eq!(refused_at(sign_in(&house, &slower, &answer, 600).await), "passkey");
        assert_eq!(passkey::sweep(&house, after(600)).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_with_any_part_changed_is_refused() {
    in_each_house(async |house, _| {
        let (me, mut phone) = (somebody(&house).await, Phone::default());
        add(&house, &me, &mut phone, "").await.unwrap();
        for part in ["clientDataJSON", "authenticatorData", "signature"] {
            let begun = begin(&house).await;
            let mut answer = phone.answer(ORIGIN, &begun.options).await.unwrap();
            let whole = answer["response"][part].as_str().unwrap().to_owned();
            // The tenth letter is inside of each part; another letter is another byte.
            let other = if &whole[9..10] == "A" { "B" } else { "A" };
            answer["response"][part] = format!("{}{other}{}", &whole[..9], &whole[10..]).into();
            assert_eq!(refused_at(sign_in(&house, &begun, &answer, 1).await), "passkey", "{part}");
        }
        let words = ["", "null", "{}", "[]", "\"\\u0000\"", "{\"id\":1}", &"[".repeat(30_000), &"a".repeat(40_000)];
        for words in words {
            let begun = begin(&house).await;
            let entered =
                passkey::finish_sign_in(&house, ORIGIN, begun.ceremony, words.into(), Device::default(), after(1))
                    .await;
            assert_eq!(refused_at(entered), "passkey");
            let begun = passkey::begin_adding(&house, &me, ORIGIN, after(0)).await.unwrap();
            let added =
                passkey::finish_adding(&house, &me, ORIGIN, begun.ceremony, words.into(), String::new(), after(1))
                    .await;
            assert_eq!(refused_at(added), "passkey");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_passkeys_cannot_work_it_is_said() {
    in_each_house(async |house, _| {
        let me = somebody(&house).await;
        for origin in ["http://127.0.0.1:8080", "https://[::1]", "nonsense", ""] {
            assert_eq!(refused_at(passkey::begin_adding(&house, &me, origin, after(0)).await), "passkey", "{origin}");
            assert_eq!(refused_at(passkey::begin_sign_in(&house, origin, after(0)).await), "passkey", "{origin}");
        }
        passkey::begin_sign_in(&house, "http://localhost:8080", after(0)).await.unwrap();
    })
    .await;
    testing::each_bare_engine(async |db| {
        let house = bare(&db).await;
        let me = somebody(&house).await;
        assert_eq!(refused_at(passkey::begin_adding(&house, &me, ORIGIN, after(0)).await), "passkey");
        assert_eq!(refused_at(passkey::begin_sign_in(&house, ORIGIN, after(0)).await), "passkey");
    })
    .await;
}
