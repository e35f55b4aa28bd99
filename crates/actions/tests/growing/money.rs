//! The money of a group.

use openseat_actions::{
    ActionError, audit,
    ledger::{self, New},
};
use openseat_domain::{
    ledger::{Kind, Purpose},
    role::Role,
};
use openseat_store::{Db, audit::Verdict};

use crate::home::{Clinic, day, in_each_house, leader, noon, with_role};

fn line(kind: Kind, minor: i64) -> New {
    let (day, currency) = (day("2026-11-02"), "gbp".to_owned());
    New { day, kind, purpose: Purpose::Room, minor, currency, note: "Room, and tea".into() }
}

#[tokio::test]
async fn a_wrong_line_is_taken_away_by_another_and_both_stay() {
    in_each_house(async |house, _: &Db, clinic: &Clinic| {
        let node = clinic.group.node();
        let kim = leader(house, clinic, "Kim").await;
        for new in [line(Kind::Awarded, 30_000), line(Kind::Cost, 25_000)] {
            ledger::add(house, &kim, node, new, noon()).await.unwrap();
        }
        let view = ledger::view(house, &kim, node, noon()).await.unwrap();
        assert_eq!((view.books.balance, view.currency.as_deref()), (5_000, Some("GBP")));
        let wrong = view.lines.iter().find(|one| one.entry.line.kind == Kind::Cost).unwrap().entry.line.id;
        ledger::correct(house, &kim, node, wrong, noon()).await.unwrap();
        assert!(matches!(ledger::correct(house, &kim, node, wrong, noon()).await, Err(ActionError::Missing { .. })));
        let view = ledger::view(house, &kim, node, noon()).await.unwrap();
        assert_eq!((view.books.balance, view.lines.len()), (30_000, 3));
        assert_eq!(view.lines.iter().filter(|one| one.gone).count(), 2);
        assert_eq!(view.lines.iter().filter(|one| one.entry.note == "Room, and tea").count(), 2, "notes open again");
        let other = New { currency: "EUR".into(), ..line(Kind::Cost, 1) };
        assert!(matches!(ledger::add(house, &kim, node, other, noon()).await, Err(ActionError::Refused(_))));
        let nothing = ledger::add(house, &kim, node, line(Kind::Cost, 0), noon()).await;
        assert!(matches!(nothing, Err(ActionError::Refused(_))));
        let whole = audit::verify(house).await.unwrap();
        assert!(whole.iter().all(|(_, verdict)| matches!(verdict, Verdict::Whole { .. })));
    })
    .await;
}

#[tokio::test]
async fn a_host_does_not_see_the_money_and_who_counts_sees_it_and_writes_nothing() {
    in_each_house(async |house, _: &Db, clinic: &Clinic| {
        let node = clinic.group.node();
        for role in [Role::HostWorker, Role::Member, Role::Supervisor] {
            let who = with_role(house, clinic.group, role).await;
            assert!(matches!(ledger::view(house, &who, node, noon()).await, Err(ActionError::Denied(_))), "{role:?}");
        }
        let kim = leader(house, clinic, "Kim").await;
        ledger::add(house, &kim, node, line(Kind::Own, 100), noon()).await.unwrap();
        let counts = with_role(house, clinic.root, Role::Evaluator).await;
        let view = ledger::view(house, &counts, node, noon()).await.unwrap();
        assert!(!view.may_add && view.books.balance == 100);
        assert!(view.lines.iter().all(|one| one.entry.note.is_empty()), "words could name somebody");
        let added = ledger::add(house, &counts, node, line(Kind::Own, 100), noon()).await;
        assert!(matches!(added, Err(ActionError::Denied(_))));
    })
    .await;
}
