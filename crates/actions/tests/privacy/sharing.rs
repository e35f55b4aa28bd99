use std::collections::BTreeSet;

use openseat_actions::{
    ActionError, House, Result,
    sharing::{self, SharedView},
    signed::Signed,
    space,
};
use openseat_domain::{
    consent::{Draft, Field, Kind, Purpose, Until},
    organisation::{Path, Standing},
    role::Role,
};
use openseat_store::{Db, audit::Verdict};
use uuid::Uuid;

use crate::home::{after, clinic, code, days, draft, in_each_house, node, noon, person, staff};

/// Sam, who wrote down a name, a way to be reached, and a meeting.
async fn sam(house: &House, db: &Db) -> Signed {
    let sam = person(house, db, 1).await;
    space::write(house, &sam, Field::FirstName, "Sam", noon()).await.expect("kept");
    space::write(house, &sam, Field::Contact, "Text 07700 900123", noon()).await.expect("kept");
    let day = "2026-11-20".parse().expect("a day");
    space::add_visit(house, &sam, "Early risers", Some("early-risers"), day, noon()).await.expect("kept");
    sam
}

async fn read(house: &House, who: &Signed, on: Path, code: &str) -> Result<Option<SharedView>> {
    sharing::read(house, who, on.node(), code, Purpose::Treatment, after(60)).await
}

/// What was written of a chain: who did what to which.
async fn trail(db: &Db, chain: String) -> Vec<(String, String, String)> {
    let read = async move |tx: &mut openseat_store::Tx| {
        let sql = "SELECT who, what, which FROM audit WHERE chain = $1 ORDER BY seq";
        tx.all::<(String, String, String)>(sql, &openseat_store::args![&chain]).await
    };
    db.read(read).await.expect("read")
}

async fn whole(house: &House) {
    for (chain, verdict) in openseat_actions::audit::verify(house).await.expect("read") {
        assert!(matches!(verdict, Verdict::Whole { .. }), "{chain}");
    }
}

#[tokio::test]
async fn a_clinic_reads_what_is_shared_until_the_person_stops_it_and_every_look_is_listed() {
    in_each_house(async |house, db| {
        let sam = sam(&house, &db).await;
        let (clinic, _) = clinic(&db).await;
        let ray = staff(&house, &db, 2, Role::Clinician, clinic).await;
        let consent = sharing::sign(&house, &sam, draft(&[clinic]), noon()).await.expect("signed");
        let code = code(&house, &sam, consent).await;
        for _ in 0..2 {
            let shared = read(&house, &ray, clinic, &code).await.expect("allowed").expect("shared");
            assert_eq!(shared.fields, BTreeSet::from([Field::FirstName, Field::Attendance]));
            assert_eq!((shared.about.first_name.as_deref(), shared.about.contact), (Some("Sam"), None));
            assert_eq!(shared.visits[0].meeting, "Early risers");
            assert!(shared.notice.starts_with("This record which has been disclosed to you is protected"));
            assert_eq!(shared.scope.len(), 1);
            assert_eq!((shared.scope[0].consent, shared.scope[0].until), (consent, Until::Instant(days(30))));
            assert_eq!(shared.scope[0].recipients, ["Harbour Clinic"]);
        }
        assert!(sharing::stop(&house, &sam, consent, after(61)).await.expect("answered"));
        assert!(sharing::stop(&house, &sam, consent, after(62)).await.expect("answered"), "stopped already");
        assert!(read(&house, &ray, clinic, &code).await.expect("allowed").is_none(), "from the next look");
        let list = sharing::disclosures(&house, &sam).await.expect("read");
        assert_eq!(list.len(), 2);
        let line = &list[0];
        assert_eq!((line.recipient.as_str(), line.organisation.as_str()), ("Harbour Clinic", "Harbour Clinic"));
        assert_eq!((line.role.as_str(), line.purpose), ("clinician", Purpose::Treatment));
        assert_eq!((line.consent, line.exception.as_deref()), (Some(consent), None));
        assert_eq!((line.notice.as_str(), line.at), ("42 CFR 2.32(a)(1) (2024)", after(60)));
        assert_eq!(line.fields, BTreeSet::from([Field::FirstName, Field::Attendance]));
        whole(&house).await;
    })
    .await;
}

#[tokio::test]
async fn a_stop_counts_even_if_the_clock_of_who_reads_is_behind() {
    in_each_house(async |house, db| {
        let sam = sam(&house, &db).await;
        let (clinic, _) = clinic(&db).await;
        let ray = staff(&house, &db, 2, Role::Clinician, clinic).await;
        let consent = sharing::sign(&house, &sam, draft(&[clinic]), noon()).await.expect("signed");
        let code = code(&house, &sam, consent).await;
        sharing::stop(&house, &sam, consent, after(3_600)).await.expect("answered");
        assert!(read(&house, &ray, clinic, &code).await.expect("allowed").is_none());
    })
    .await;
}

#[tokio::test]
async fn no_consent_a_stopped_one_an_ended_one_and_no_such_code_are_answered_and_audited_alike() {
    in_each_house(async |house, db| {
        let sam = sam(&house, &db).await;
        let (clinic, site) = clinic(&db).await;
        let ray = staff(&house, &db, 2, Role::Clinician, clinic).await;
        let other = node(&db, Path::root(Uuid::from_u128(700)), "Another", Standing::None).await;
        let lee = staff(&house, &db, 3, Role::Clinician, other).await;
        let stopped = sharing::sign(&house, &sam, draft(&[clinic]), noon()).await.expect("signed");
        let code = code(&house, &sam, stopped).await;
        sharing::stop(&house, &sam, stopped, after(1)).await.expect("answered");
        let short = Draft { until: Some(Until::Instant(after(2))), ..draft(&[site]) };
        sharing::sign(&house, &sam, short, noon()).await.expect("signed");
        let site_code = &sharing::consents(&house, &sam, noon()).await.expect("read");
        let site_code =
            site_code.iter().flat_map(|one| &one.codes).find(|(_, other)| *other != code).expect("two").1.clone();
        for nothing in [code.as_str(), "222-222", "", "nonsense that is no code", "2\0"] {
            assert!(read(&house, &ray, clinic, nothing).await.expect("allowed").is_none(), "{nothing}");
        }
        assert!(read(&house, &ray, site, &site_code).await.expect("allowed").is_none(), "ended");
        assert!(read(&house, &ray, clinic, &site_code).await.expect("allowed").is_none(), "of another node");
        assert!(read(&house, &lee, other, &code).await.expect("allowed").is_none(), "of another organisation");
        let me = house.vault().person(ray.person).await.expect("answered").expect("a key").pseudonym();
        let row = (me, "shared.nothing".to_owned(), "nobody".to_owned());
        assert_eq!(trail(&db, clinic.organisation().simple().to_string()).await, vec![row; 7]);
        assert!(sharing::disclosures(&house, &sam).await.expect("read").is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_consent_reaches_what_is_below_its_recipient_and_nothing_above_or_beside() {
    in_each_house(async |house, db| {
        let sam = sam(&house, &db).await;
        let (clinic, site) = clinic(&db).await;
        let beside = clinic.below(Uuid::from_u128(510)).expect("a site");
        let beside = node(&db, beside, "Oak Street", Standing::None).await;
        let ray = staff(&house, &db, 2, Role::Clinician, clinic).await;
        let to_site = sharing::sign(&house, &sam, draft(&[site]), noon()).await.expect("signed");
        let at_site = code(&house, &sam, to_site).await;
        assert!(read(&house, &ray, site, &at_site).await.expect("allowed").is_some());
        assert!(read(&house, &ray, clinic, &at_site).await.expect("allowed").is_none(), "above");
        assert!(read(&house, &ray, beside, &at_site).await.expect("allowed").is_none(), "beside");
        let to_clinic = sharing::sign(&house, &sam, draft(&[clinic]), noon()).await.expect("signed");
        let at_clinic = code(&house, &sam, to_clinic).await;
        for on in [clinic, site, beside] {
            assert!(read(&house, &ray, on, &at_clinic).await.expect("allowed").is_some());
        }
        let list = sharing::disclosures(&house, &sam).await.expect("read");
        assert!(list.iter().any(|line| line.recipient == "Harbour Clinic, Oak Street"));
    })
    .await;
}

#[tokio::test]
async fn what_is_asked_for_another_purpose_is_not_shared() {
    in_each_house(async |house, db| {
        let sam = sam(&house, &db).await;
        let (clinic, _) = clinic(&db).await;
        let ray = staff(&house, &db, 2, Role::Clinician, clinic).await;
        let consent = sharing::sign(&house, &sam, draft(&[clinic]), noon()).await.expect("signed");
        let named = code(&house, &sam, consent).await;
        for purpose in Purpose::ALL {
            let shared = sharing::read(&house, &ray, clinic.node(), &named, purpose, after(1)).await.expect("allowed");
            assert_eq!(shared.is_some(), purpose == Purpose::Treatment, "{purpose:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn two_consents_give_both_and_leave_a_line_each() {
    in_each_house(async |house, db| {
        let sam = sam(&house, &db).await;
        let (clinic, _) = clinic(&db).await;
        let ray = staff(&house, &db, 2, Role::Clinician, clinic).await;
        let one = Draft { fields: BTreeSet::from([Field::FirstName, Field::Attendance]), ..draft(&[clinic]) };
        let two = Draft {
            kind: Some(Kind::Tpo),
            fields: BTreeSet::from([Field::FirstName, Field::Contact]),
            purposes: BTreeSet::from([Purpose::Tpo]),
            until: Some(Until::EndOfTreatment),
            ..draft(&[clinic])
        };
        let first = sharing::sign(&house, &sam, one, noon()).await.expect("signed");
        sharing::sign(&house, &sam, two, after(1)).await.expect("signed");
        let code = code(&house, &sam, first).await;
        let shared = read(&house, &ray, clinic, &code).await.expect("allowed").expect("shared");
        assert_eq!(shared.fields.len(), 3);
        assert_eq!(shared.about.contact.as_deref(), Some("Text 07700 900123"));
        assert_eq!((shared.visits.len(), shared.scope.len()), (1, 2));
        assert_eq!(sharing::disclosures(&house, &sam).await.expect("read").len(), 2);
    })
    .await;
}

#[tokio::test]
async fn only_those_whose_work_it_is_can_read_or_list() {
    in_each_house(async |house, db| {
        let sam = sam(&house, &db).await;
        let (clinic, site) = clinic(&db).await;
        let consent = sharing::sign(&house, &sam, draft(&[clinic]), noon()).await.expect("signed");
        let code = code(&house, &sam, consent).await;
        for (number, role) in Role::ALL.into_iter().enumerate() {
            let one = staff(&house, &db, 10 + number as u128, role, clinic).await;
            let may = matches!(role, Role::Clinician | Role::Coach | Role::Supervisor);
            assert_eq!(read(&house, &one, clinic, &code).await.is_ok(), may, "{role:?}");
            assert_eq!(sharing::sharers(&house, &one, clinic.node(), after(1)).await.is_ok(), may, "{role:?}");
        }
        let below = staff(&house, &db, 30, Role::Clinician, site).await;
        let nobody = person(&house, &db, 31).await;
        for (one, on) in [(&below, clinic.node()), (&nobody, clinic.node()), (&below, Uuid::from_u128(12_345))] {
            let answer = sharing::read(&house, one, on, &code, Purpose::Treatment, after(1)).await;
            assert!(matches!(answer, Err(ActionError::Denied(_))), "{answer:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_list_of_a_node_holds_codes_of_those_who_share_now() {
    in_each_house(async |house, db| {
        let (clinic, site) = clinic(&db).await;
        let ray = staff(&house, &db, 100, Role::Coach, clinic).await;
        let mut codes = Vec::new();
        for number in 1..=4 {
            let one = person(&house, &db, number).await;
            let to = if number == 1 { site } else { clinic };
            let until = if number == 2 { after(30) } else { days(30) };
            let draft = Draft { until: Some(Until::Instant(until)), ..draft(&[to]) };
            let consent = sharing::sign(&house, &one, draft, after(number as i64)).await.expect("signed");
            codes.push(code(&house, &one, consent).await);
            if number == 3 {
                sharing::stop(&house, &one, consent, after(10)).await.expect("stopped");
            }
        }
        let list = async |on: Path| -> Vec<String> {
            let list = sharing::sharers(&house, &ray, on.node(), after(60)).await.expect("allowed");
            list.into_iter().map(|one| one.code).collect()
        };
        assert_eq!(list(clinic).await, [codes[3].clone()], "one ended, one stopped, one shares with a site");
        assert_eq!(list(site).await, [codes[0].clone(), codes[3].clone()], "the nearest first");
        let trail = trail(&db, clinic.organisation().simple().to_string()).await;
        assert!(trail.iter().all(|(_, what, _)| what == "sharers.list") && trail.len() == 2);
    })
    .await;
}

#[tokio::test]
async fn the_notice_goes_by_what_the_law_says_of_the_recipient() {
    in_each_house(async |house, db| {
        let sam = sam(&house, &db).await;
        for (number, standing) in Standing::ALL.into_iter().enumerate() {
            let on = Path::root(Uuid::from_u128(800 + number as u128));
            let on = node(&db, on, "A place", standing).await;
            let one = staff(&house, &db, 40 + number as u128, Role::Coach, on).await;
            let consent = sharing::sign(&house, &sam, draft(&[on]), noon()).await.expect("signed");
            let code = code(&house, &sam, consent).await;
            let shared = read(&house, &one, on, &code).await.expect("allowed").expect("shared");
            assert_eq!(shared.notice.contains("42 CFR part 2"), standing != Standing::None, "{standing:?}");
            assert_eq!(shared.notice.starts_with("This was shared with you in confidence"), standing == Standing::None);
            let spanish = Signed { locale: Some(openseat_content::Locale::Es), ..one };
            let shared = read(&house, &spanish, on, &code).await.expect("allowed").expect("shared");
            let law = standing != Standing::None;
            assert_eq!(shared.notice.contains("is protected by Federal"), law, "the English stands");
            assert!(shared.notice.contains(if law { "está protegido" } else { "en confianza" }));
        }
    })
    .await;
}

/// The audit knows people by pseudonyms only, and a person's chain cannot be told from another's.
#[tokio::test]
async fn the_organisation_s_audit_names_nobody() {
    in_each_house(async |house, db| {
        let sam = sam(&house, &db).await;
        let (clinic, _) = clinic(&db).await;
        let ray = staff(&house, &db, 2, Role::Clinician, clinic).await;
        let consent = sharing::sign(&house, &sam, draft(&[clinic]), noon()).await.expect("signed");
        let code = code(&house, &sam, consent).await;
        read(&house, &ray, clinic, &code).await.expect("allowed").expect("shared");
        let pseudonym = async |id| house.vault().person(id).await.expect("answered").expect("a key").pseudonym();
        let row = (pseudonym(ray.person).await, "shared.read".to_owned(), pseudonym(sam.person).await);
        assert_eq!(trail(&db, clinic.organisation().simple().to_string()).await, std::slice::from_ref(&row));
        for id in [sam.person, ray.person] {
            assert!(!row.0.contains(&id.simple().to_string()) && !row.2.contains(&id.simple().to_string()));
        }
    })
    .await;
}
