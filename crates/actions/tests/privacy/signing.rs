use std::collections::BTreeSet;

use jiff::Timestamp;
use openseat_actions::{ActionError, House, Result, sharing, signed::Signed};
use openseat_domain::consent::{Draft, Field, Kind, Purpose, Recipient, Until};
use openseat_store::{args, person};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::home::{after, clinic, code, days, draft, in_each_house, node, noon, person};

async fn sign(house: &House, who: &Signed, draft: Draft) -> Result<Uuid> {
    sharing::sign(house, who, draft, noon()).await
}

/// The places that a refusal names.
fn refused(result: Result<Uuid>) -> BTreeSet<String> {
    match result {
        Err(ActionError::Refusals(problems)) => problems.into_iter().map(|problem| problem.at).collect(),
        Err(ActionError::Refused(problem)) => BTreeSet::from([problem.at]),
        other => panic!("not refused: {other:?}"),
    }
}

#[tokio::test]
async fn what_was_signed_is_kept_as_it_was_with_its_words_its_names_and_its_hash() {
    in_each_house(async |house, db| {
        let sam = person(&house, &db, 1).await;
        let (clinic, site) = clinic(&db).await;
        let id = sign(&house, &sam, draft(&[clinic, site])).await.expect("signed");
        let consents = sharing::consents(&house, &sam, after(1)).await.expect("read");
        let [view] = consents.as_slice() else { panic!("one consent: {consents:?}") };
        let said = view.consent.said();
        assert_eq!((view.id, view.holds, view.ends_soon, view.stopped_at), (id, true, false, None));
        assert_eq!((said.discloser.as_str(), said.language.as_str()), ("Harbour Recovery", "en"));
        assert_eq!(said.words_version, "named-1");
        let names: Vec<&str> = said.recipients.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["Harbour Clinic", "Harbour Clinic, Elm Street"]);
        let json = serde_json::to_vec(said).expect("JSON");
        let hash: String = Sha256::digest(&json).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(view.hash, hash);
        assert_eq!(view.codes.len(), 2);
        assert_ne!(view.codes[0].1, view.codes[1].1, "each recipient knows them by another code");
        let again = sign(&house, &sam, draft(&[clinic])).await.expect("signed");
        assert_eq!(code(&house, &sam, again).await, view.codes[0].1, "and always by the same");
    })
    .await;
}

#[tokio::test]
async fn what_is_missing_is_named_and_nothing_is_kept() {
    in_each_house(async |house, db| {
        let sam = person(&house, &db, 1).await;
        let (clinic, _) = clinic(&db).await;
        let whole = || draft(&[clinic]);
        let nothing = refused(sign(&house, &sam, Draft::default()).await);
        let all = ["kind", "person_name", "fields", "recipients", "purposes", "until", "signature", "signer"];
        assert_eq!(nothing, all.map(str::to_owned).into());
        let one = |at: &str| BTreeSet::from([at.to_owned()]);
        assert_eq!(refused(sign(&house, &sam, Draft { signature: None, ..whole() }).await), one("signature"));
        let past = Draft { until: Some(Until::Instant(noon())), ..whole() };
        assert_eq!(refused(sign(&house, &sam, past).await), one("until"));
        let old = Draft { words_version: "named-0".into(), ..whole() };
        assert_eq!(refused(sign(&house, &sam, old).await), one("words_version"));
        let read = Draft { words_version: "named-1".into(), ..whole() };
        assert!(sign(&house, &sam, read).await.is_ok());
        let nobody = Recipient { node: Uuid::from_u128(9_999), name: "Harbour Clinic".into() };
        let nobody = Draft { recipients: BTreeSet::from([nobody]), ..whole() };
        assert_eq!(refused(sign(&house, &sam, nobody).await), one("recipients"));
        let court = Draft { purposes: BTreeSet::from([Purpose::Proceedings, Purpose::Treatment]), ..whole() };
        assert_eq!(refused(sign(&house, &sam, court).await), one("purposes"));
        let notes = Draft { fields: BTreeSet::from([Field::FirstName, Field::CounsellingNotes]), ..whole() };
        assert_eq!(refused(sign(&house, &sam, notes).await), one("fields"));
        assert_eq!(sharing::consents(&house, &sam, noon()).await.expect("read").len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_name_that_the_form_sends_is_not_believed() {
    in_each_house(async |house, db| {
        let sam = person(&house, &db, 1).await;
        let (clinic, _) = clinic(&db).await;
        let false_name = Recipient { node: clinic.node(), name: "A friendly place".into() };
        let draft = Draft {
            recipients: BTreeSet::from([false_name]),
            discloser: "Somebody else".into(),
            signed_at: Some(Timestamp::UNIX_EPOCH),
            language: "es-MX".into(),
            ..draft(&[])
        };
        sign(&house, &sam, draft).await.expect("signed");
        let consents = sharing::consents(&house, &sam, noon()).await.expect("read");
        let said = consents[0].consent.said();
        assert_eq!(said.recipients.first().map(|one| one.name.as_str()), Some("Harbour Clinic"));
        assert_eq!((said.discloser.as_str(), said.signed_at), ("Harbour Recovery", Some(noon())));
        assert_eq!(said.language, "es", "the language that it was read in is kept");
    })
    .await;
}

#[tokio::test]
async fn nobody_shares_with_what_is_closed_or_while_they_wait_to_be_erased() {
    in_each_house(async |house, db| {
        let sam = person(&house, &db, 1).await;
        let (clinic, site) = clinic(&db).await;
        let group = site.below(Uuid::from_u128(502)).expect("a group");
        let group = node(&db, group, "Mondays", openseat_domain::organisation::Standing::None).await;
        db.write(async move |tx| {
            tx.exec("UPDATE node SET closed_at = 1 WHERE id = $1", &args![site.node()]).await.map(drop)
        })
        .await
        .expect("closed");
        for closed in [site, group] {
            assert!(refused(sign(&house, &sam, draft(&[closed])).await).contains("recipients"));
        }
        assert!(sign(&house, &sam, draft(&[clinic])).await.is_ok());
        let id = sam.person;
        db.write(async move |tx| person::erase_at(tx, id, Some(days(7))).await).await.expect("asked");
        assert!(refused(sign(&house, &sam, draft(&[clinic])).await).contains("erase"));
    })
    .await;
}

#[tokio::test]
async fn the_list_tells_what_holds_what_ends_soon_and_what_ended() {
    in_each_house(async |house, db| {
        let sam = person(&house, &db, 1).await;
        let (clinic, _) = clinic(&db).await;
        let until = |day| Draft { until: Some(Until::Instant(days(day))), ..draft(&[clinic]) };
        let short = sharing::sign(&house, &sam, until(1), noon()).await.expect("signed");
        let soon = sharing::sign(&house, &sam, until(14), after(1)).await.expect("signed");
        let later = sharing::sign(&house, &sam, until(30), after(2)).await.expect("signed");
        let tpo = Draft {
            kind: Some(Kind::Tpo),
            purposes: BTreeSet::from([Purpose::Tpo]),
            until: Some(Until::EndOfTreatment),
            ..draft(&[clinic])
        };
        let tpo = sharing::sign(&house, &sam, tpo, after(3)).await.expect("signed");
        assert!(sharing::stop(&house, &sam, later, days(2)).await.expect("answered"));
        let list = sharing::consents(&house, &sam, days(2)).await.expect("read");
        let told: Vec<_> = list.iter().map(|one| (one.id, one.holds, one.ends_soon)).collect();
        assert_eq!(told, [(tpo, true, false), (soon, true, true), (later, false, false), (short, false, false)]);
        assert_eq!(list[2].stopped_at, Some(days(2)));
        assert_eq!(list[0].consent.said().words_version, "tpo-1");
    })
    .await;
}

#[tokio::test]
async fn a_consent_that_was_changed_in_the_table_is_no_consent() {
    in_each_house(async |house, db| {
        let sam = person(&house, &db, 1).await;
        let (clinic, _) = clinic(&db).await;
        sign(&house, &sam, draft(&[clinic])).await.expect("signed");
        let other = [9_u8; 32];
        db.write(async move |tx| tx.exec("UPDATE consent SET hash = $1", &args![other]).await).await.expect("changed");
        assert!(sharing::consents(&house, &sam, noon()).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn until_a_day_means_until_that_day_is_over_where_the_house_is() {
    in_each_house(async |house, _| {
        let end = |day: &str| sharing::end_of(&house, day.parse().expect("a day")).expect("an end").to_string();
        assert_eq!(end("2027-02-22"), "2027-02-23T00:00:00Z");
        assert_eq!(end("2027-06-22"), "2027-06-22T23:00:00Z", "in summer time");
    })
    .await;
}
