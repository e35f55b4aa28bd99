//! A session is written down, by one person and by many at once.

use std::collections::BTreeSet;

use openseat_actions::{
    ActionError,
    group_session::{self, Entry},
};
use openseat_domain::{
    group_session::{Change, Field, Mode, Moved, Reason, Standing},
    role::Role,
};
use uuid::Uuid;

use crate::home::{days, entry, evening, in_each_house, staff, tonight};

#[tokio::test]
async fn what_the_rule_gives_is_on_today_and_what_nobody_wrote_down_is_due() {
    in_each_house(async |house, _, clinic| {
        let groups = group_session::today(house, &clinic.facilitator, evening()).await.unwrap();
        assert_eq!((groups.len(), groups[0].name.as_str()), (1, "Monday group"));
        assert_eq!(groups[0].today.len(), 1);
        assert_eq!(groups[0].today[0].slot.day.to_string(), "2026-11-23");
        let due: Vec<String> = groups[0].due.iter().map(|one| one.slot.day.to_string()).collect();
        // The group holds the meeting since 24 October; a week before is given as grace.
        assert_eq!(due, ["2026-11-16", "2026-11-09", "2026-11-02", "2026-10-26", "2026-10-19"]);
        assert_eq!(groups[0].next.as_ref().unwrap().slot.day.to_string(), "2026-11-30");
    })
    .await;
}

#[tokio::test]
async fn six_came_is_kept_once_however_often_it_is_sent() {
    in_each_house(async |house, _, clinic| {
        let (who, node) = (&clinic.facilitator, clinic.group.node());
        let session = tonight(house, who).await;
        let six = Entry { leads: Some(true), ..entry(7, 0, vec![Change::InPerson(Some(6))]) };
        let save = async || group_session::save(house, who, node, session.id, six.clone(), evening()).await.unwrap();
        assert_eq!((save().await.version, save().await.version), (1, 1));
        let view = group_session::one(house, who, node, session.id, days(1)).await.unwrap();
        assert_eq!((view.record.standing, view.record.came(), view.version), (Standing::Held, Some(6), 1));
        assert!(view.i_lead && view.leaders == 1 && view.undoable);

        let undone = group_session::undo(house, who, node, session.id, 1, days(1)).await.unwrap();
        let view = group_session::one(house, who, node, session.id, days(1)).await.unwrap();
        assert_eq!((undone.version, view.record.standing, view.record.came()), (2, Standing::Planned, None));
        let past = group_session::history(house, who, node, session.id).await.unwrap();
        assert_eq!(past.iter().map(|one| one.record.came()).collect::<Vec<_>>(), [None, Some(6)]);
    })
    .await;
}

#[tokio::test]
async fn two_facilitators_who_save_at_once_lose_nothing_and_are_both_told() {
    in_each_house(async |house, db, clinic| {
        let node = clinic.group.node();
        let other = staff(house, db, 101, Role::Facilitator, clinic.group).await;
        let session = tonight(house, &other).await;
        let first = entry(1, 0, vec![Change::InPerson(Some(6)), Change::Handover("Key is under the mat.".into())]);
        let second = entry(2, 0, vec![Change::InPerson(Some(7)), Change::FirstTimers(Some(1))]);
        group_session::save(house, &clinic.facilitator, node, session.id, first, evening()).await.unwrap();
        let saved = group_session::save(house, &other, node, session.id, second, evening()).await.unwrap();
        assert_eq!((saved.version, saved.clashes), (2, 1));
        for (who, mine) in [(&clinic.facilitator, false), (&other, true)] {
            let view = group_session::one(house, who, node, session.id, evening()).await.unwrap();
            assert_eq!((view.record.in_person, view.record.first_timers), (Some(6), Some(1)));
            assert_eq!(view.record.notes.handover, "Key is under the mat.");
            assert_eq!(view.clashes.len(), 1);
            assert_eq!((&view.clashes[0].other, view.clashes[0].mine), (&Change::InPerson(Some(7)), mine));
        }
        let right = Entry { settles: vec![Field::InPerson], ..entry(3, 2, vec![Change::InPerson(Some(7))]) };
        let settled =
            group_session::save(house, &clinic.facilitator, node, session.id, right, evening()).await.unwrap();
        assert_eq!((settled.version, settled.clashes), (3, 0));
        let next = group_session::today(house, &other, days(7)).await.unwrap()[0].today[0].clone();
        let view = group_session::one(house, &other, node, next.id, days(7)).await.unwrap();
        assert_eq!(view.handover, "Key is under the mat.", "whoever leads the next one reads it");
    })
    .await;
}

#[tokio::test]
async fn of_sixty_saves_at_once_every_one_that_was_acknowledged_is_there() {
    in_each_house(async |house, _, clinic| {
        let (who, node) = (&clinic.facilitator, clinic.group.node());
        let session = tonight(house, who).await.id;
        let topic = |number: u128| format!("topic-{:02}", number % 20);
        let save = async |number: u128| {
            let changes = vec![Change::Topics(vec![topic(number)]), Change::Plans(Some(1))];
            (number, group_session::save(house, who, node, session, entry(number, 0, changes), evening()).await)
        };
        let all = futures_join((0..60).map(save)).await;
        let (mut versions, mut topics) = (BTreeSet::new(), BTreeSet::new());
        for (number, saved) in all {
            versions.insert(saved.unwrap().version);
            topics.insert(topic(number));
        }
        let view = group_session::one(house, who, node, session, evening()).await.unwrap();
        assert_eq!(view.record.topics.iter().cloned().collect::<BTreeSet<_>>(), topics);
        assert_eq!(view.version, *versions.last().unwrap());
        let past = group_session::history(house, who, node, session).await.unwrap();
        assert_eq!(past.len() as i64, view.version, "each version is kept once");
    })
    .await;
}

/// Runs all at once in this task.
async fn futures_join<T>(all: impl Iterator<Item = impl Future<Output = T>>) -> Vec<T> {
    let mut all: Vec<_> = all.map(|one| (Box::pin(one), None)).collect();
    std::future::poll_fn(|cx| {
        let mut waits = false;
        for (one, done) in &mut all {
            if done.is_none() {
                match one.as_mut().poll(cx) {
                    std::task::Poll::Ready(value) => *done = Some(value),
                    std::task::Poll::Pending => waits = true,
                }
            }
        }
        if waits { std::task::Poll::Pending } else { std::task::Poll::Ready(()) }
    })
    .await;
    all.into_iter().map(|(_, done)| done.unwrap()).collect()
}

#[tokio::test]
async fn a_session_is_cancelled_with_a_reason_or_moved_and_both_are_undone() {
    in_each_house(async |house, _, clinic| {
        let (who, node) = (&clinic.facilitator, clinic.group.node());
        let session = tonight(house, who).await.id;
        let save = async |entry| group_session::save(house, who, node, session, entry, evening()).await;
        let without = save(entry(1, 0, vec![Change::Standing(Standing::Cancelled)])).await.unwrap_err();
        assert!(matches!(without, ActionError::Refusals(problems) if problems[0].at == "reason"));
        let why = Change::Reason(Some(Reason::Weather));
        save(entry(2, 0, vec![Change::Standing(Standing::Cancelled), why])).await.unwrap();
        group_session::undo(house, who, node, session, 1, evening()).await.unwrap();
        let to = Moved { day: "2026-11-24".parse().unwrap(), start: 18 * 60, place: "Room 2".into() };
        save(entry(3, 2, vec![Change::Standing(Standing::Moved), Change::Moved(Some(to.clone()))])).await.unwrap();
        save(entry(4, 3, vec![Change::Online(Some(4)), Change::Mode(Mode::Online)])).await.unwrap();
        let view = group_session::one(house, who, node, session, evening()).await.unwrap();
        assert_eq!((view.record.standing, view.record.came()), (Standing::Held, Some(4)));
        assert_eq!(view.record.moved, Some(to));
    })
    .await;
}

#[tokio::test]
async fn a_session_that_no_rule_gives_is_added_once() {
    in_each_house(async |house, _, clinic| {
        let (who, node) = (&clinic.facilitator, clinic.group.node());
        let slot = ("2026-11-21".parse().unwrap(), 10 * 60, 60);
        let add = async || {
            let entry = Uuid::from_u128(9);
            group_session::add(house, who, node, slot, Mode::InPerson, entry, evening()).await.unwrap()
        };
        assert_eq!(add().await, add().await);
        let groups = group_session::today(house, who, evening()).await.unwrap();
        assert_eq!(groups[0].due[0].start_at.to_string(), "2026-11-21T10:00:00Z");
        let odd = ("2020-01-01".parse().unwrap(), 600, 60);
        let refused = group_session::add(house, who, node, odd, Mode::InPerson, Uuid::from_u128(10), evening()).await;
        assert!(matches!(refused.unwrap_err(), ActionError::Refusals(problems) if problems[0].at == "day"));
    })
    .await;
}

#[tokio::test]
async fn only_who_runs_the_group_or_stands_above_writes_and_nobody_beside_sees() {
    in_each_house(async |house, db, clinic| {
        let node = clinic.group.node();
        let session = tonight(house, &clinic.facilitator).await.id;
        let save = async |who: &_, number| {
            group_session::save(house, who, node, session, entry(number, 0, vec![Change::InPerson(Some(6))]), evening())
                .await
        };
        let beside = staff(house, db, 102, Role::Facilitator, clinic.south).await;
        let evaluator = staff(house, db, 103, Role::Evaluator, clinic.root).await;
        let supervisor = staff(house, db, 104, Role::Supervisor, clinic.root).await;
        for who in [&beside, &evaluator, &supervisor] {
            assert!(matches!(save(who, 1).await, Err(ActionError::Denied(_))));
        }
        assert!(group_session::one(house, &supervisor, node, session, evening()).await.is_ok());
        assert!(group_session::one(house, &beside, node, session, evening()).await.is_err());
        assert!(save(&staff(house, db, 105, Role::Manager, clinic.root).await, 2).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn first_names_are_kept_for_two_weeks_for_those_who_run_the_group() {
    in_each_house(async |house, db, clinic| {
        let (who, node) = (&clinic.facilitator, clinic.group.node());
        let session = tonight(house, who).await.id;
        let names = async |who: &_, now| group_session::names(house, who, node, session, now).await;
        group_session::keep_names(house, who, node, session, "Ash\nBlue", evening()).await.unwrap();
        let kept = names(who, evening()).await.unwrap().unwrap();
        assert_eq!((kept.names.as_str(), kept.until), ("Ash\nBlue", days(14)));
        let manager = staff(house, db, 106, Role::Manager, clinic.root).await;
        assert!(names(&manager, evening()).await.is_err(), "not for those above");
        assert_eq!(names(who, days(14)).await.unwrap(), None);
        group_session::sweep(house, days(14)).await.unwrap();
        let rows = db.read(async |tx| tx.one::<(i64,)>("SELECT COUNT(*) FROM group_session_name", &[]).await).await;
        assert_eq!(rows.unwrap().0, 0, "and nothing of them is left");
    })
    .await;
}
