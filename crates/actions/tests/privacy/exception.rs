use std::collections::BTreeSet;

use openseat_actions::{ActionError, House, sharing, signed::Signed, space};
use openseat_domain::{
    consent::{Field, Purpose},
    organisation::Path,
    permit::Exception,
    role::Role,
};
use openseat_store::Db;

use crate::home::{after, clinic, code, draft, in_each_house, noon, person, staff};

fn emergency() -> Exception {
    Exception::MedicalEmergency {
        received_by: "Dr Ray".into(),
        affiliation: "Harbour Hospital".into(),
        told_by: "Kim Lee".into(),
        nature: "not breathing".into(),
    }
}

fn court() -> Exception {
    Exception::CourtOrder { court: "District 4".into(), order: "26-112".into(), subpoena: "26-113".into() }
}

fn audit() -> Exception {
    Exception::Audit { agreement: "A-9".into(), auditor: "State health department".into() }
}

/// Sam, who shared with the clinic once and stopped it; and the code.
async fn stopped(house: &House, db: &Db, clinic: Path) -> (Signed, String) {
    let sam = person(house, db, 1).await;
    space::write(house, &sam, Field::FirstName, "Sam", noon()).await.expect("kept");
    space::write(house, &sam, Field::Contact, "My sister: 07700 900456", noon()).await.expect("kept");
    let consent = sharing::sign(house, &sam, draft(&[clinic]), noon()).await.expect("signed");
    let code = code(house, &sam, consent).await;
    sharing::stop(house, &sam, consent, after(1)).await.expect("stopped");
    (sam, code)
}

#[tokio::test]
async fn in_an_emergency_a_clinician_reads_what_is_needed_and_the_person_sees_that_they_did() {
    in_each_house(async |house, db| {
        let (clinic, _) = clinic(&db).await;
        let (sam, code) = stopped(&house, &db, clinic).await;
        let ray = staff(&house, &db, 2, Role::Clinician, clinic).await;
        let ask = async |code: &str, fields: &[Field]| {
            let fields = fields.iter().copied().collect();
            sharing::read_except(&house, &ray, clinic.node(), code, fields, emergency(), after(5)).await
        };
        let shared = ask(&code, &[Field::Contact]).await.expect("allowed").expect("given");
        assert_eq!((shared.about.contact.as_deref(), shared.about.first_name), (Some("My sister: 07700 900456"), None));
        assert_eq!((shared.purpose, shared.scope.len()), (Purpose::Treatment, 0));
        assert!(shared.notice.starts_with("42 CFR part 2 prohibits unauthorized use"));
        assert!(ask("222-222", &[Field::Contact]).await.expect("allowed").is_none(), "nobody's code");
        let list = sharing::disclosures(&house, &sam).await.expect("read");
        assert_eq!(list.len(), 1);
        assert_eq!((list[0].consent, list[0].fields.clone()), (None, BTreeSet::from([Field::Contact])));
        let said = "42 CFR 2.51: Dr Ray; Harbour Hospital; Kim Lee; not breathing";
        assert_eq!(list[0].exception.as_deref(), Some(said));
        assert_eq!(list[0].notice, "42 CFR 2.32(a)(2) (2024)");
    })
    .await;
}

#[tokio::test]
async fn a_court_and_an_audit_are_answered_by_who_manages_after_a_fresh_proof() {
    in_each_house(async |house, db| {
        let (clinic, site) = clinic(&db).await;
        let (_, code) = stopped(&house, &db, clinic).await;
        let boss = staff(&house, &db, 3, Role::Manager, clinic).await;
        let fields = || BTreeSet::from([Field::FirstName, Field::CounsellingNotes]);
        for exception in [court(), audit()] {
            for on in [clinic, site] {
                let ask = async |now| {
                    sharing::read_except(&house, &boss, on.node(), &code, fields(), exception.clone(), now).await
                };
                let shared = ask(after(5)).await.expect("allowed").expect("given");
                assert_eq!(shared.fields, BTreeSet::from([Field::FirstName]), "no notes are kept of anybody");
                assert!(matches!(ask(after(3_600)).await, Err(ActionError::ProveAgain)));
            }
        }
        let read = sharing::read(&house, &boss, clinic.node(), &code, Purpose::Proceedings, after(5)).await;
        assert!(matches!(read, Err(ActionError::Denied(_))), "who manages reads nothing else");
    })
    .await;
}

#[tokio::test]
async fn no_other_role_has_an_exception() {
    in_each_house(async |house, db| {
        let (clinic, _) = clinic(&db).await;
        let (_, code) = stopped(&house, &db, clinic).await;
        for (number, role) in Role::ALL.into_iter().enumerate() {
            let one = staff(&house, &db, 10 + number as u128, role, clinic).await;
            for (exception, may) in [
                (emergency(), role == Role::Clinician),
                (court(), role == Role::Manager),
                (audit(), role == Role::Manager),
            ] {
                let fields = BTreeSet::from([Field::FirstName]);
                let answer =
                    sharing::read_except(&house, &one, clinic.node(), &code, fields, exception, after(5)).await;
                assert_eq!(answer.is_ok(), may, "{role:?}");
                assert!(may || matches!(answer, Err(ActionError::Denied(_))));
            }
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_not_documented_is_not_given() {
    in_each_house(async |house, db| {
        let (clinic, _) = clinic(&db).await;
        let (sam, code) = stopped(&house, &db, clinic).await;
        let ray = staff(&house, &db, 2, Role::Clinician, clinic).await;
        let ask = async |exception: Exception, fields: &[Field]| {
            let fields = fields.iter().copied().collect();
            match sharing::read_except(&house, &ray, clinic.node(), &code, fields, exception, after(5)).await {
                Err(ActionError::Refused(problem)) => problem.at,
                other => panic!("not refused: {other:?}"),
            }
        };
        let with = |received_by: &str, nature: &str| Exception::MedicalEmergency {
            received_by: received_by.into(),
            affiliation: "Harbour Hospital".into(),
            told_by: "Kim".into(),
            nature: nature.into(),
        };
        assert_eq!(ask(with("", "not breathing"), &[Field::Contact]).await, "received_by");
        assert_eq!(ask(with("Dr Ray", " "), &[Field::Contact]).await, "nature");
        assert_eq!(ask(with("Dr Ray", &"a".repeat(501)), &[Field::Contact]).await, "nature");
        assert_eq!(ask(emergency(), &[]).await, "fields");
        assert_eq!(ask(emergency(), &[Field::CounsellingNotes]).await, "fields");
        assert!(sharing::disclosures(&house, &sam).await.expect("read").is_empty());
    })
    .await;
}
