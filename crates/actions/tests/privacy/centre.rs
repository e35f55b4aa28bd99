//! The calendar of a centre: a room holds one thing at a time, also when two are added at once; and what is counted adds up.

use jiff::civil::Date;
use openseat_actions::{
    ActionError, House,
    activity::{self, Form},
};
use openseat_domain::{
    activity::{Kind, Often},
    role::Role,
};
use openseat_store::audit::Verdict;
use uuid::Uuid;

use crate::{
    greeters::{ADULTS, quay},
    home::{days, in_each_house, noon, staff},
};

fn day(after: i64) -> Date {
    days(after).to_zoned(jiff::tz::TimeZone::UTC).date()
}

fn form(name: &str, room: Option<Uuid>, after: i64, start: u16, often: Often) -> Form {
    Form {
        name: name.into(),
        note: String::new(),
        kind: Kind::Wellness,
        room,
        meeting: String::new(),
        first: Some(day(after)),
        start: Some(start),
        minutes: 60,
        often,
    }
}

async fn room(house: &House, who: &openseat_actions::signed::Signed, node: Uuid, name: &str) -> Uuid {
    activity::add_room(house, who, node, name, noon()).await.expect("added");
    let desk = activity::desk(house, who, node, noon()).await.expect("theirs");
    desk.rooms.into_iter().find(|room| room.name == name).expect("it is there").id
}

#[tokio::test]
async fn a_room_holds_one_thing_at_a_time_and_a_meeting_of_the_list_takes_its_room_too() {
    in_each_house(async |house, db| {
        let quay = quay(&house, &db).await;
        let (node, manager) = (quay.clinic.node(), quay.manager);
        let garden = room(&house, &manager, node, "Garden room").await;
        let attic = room(&house, &manager, node, "Attic").await;
        let add = async |form: Form| activity::add(&house, &manager, node, form, noon()).await;
        add(form("Yoga", Some(garden), 1, 600, Often::Weekly(None))).await.expect("the room is free");
        let clash = add(form("Tea", Some(garden), 15, 630, Often::Once)).await;
        assert!(matches!(clash, Err(ActionError::Refused(problem)) if problem.at == "room"));
        add(form("Tea", Some(attic), 15, 630, Often::Once)).await.expect("another room");
        add(form("Tea", Some(garden), 15, 660, Often::Once)).await.expect("right after it");
        add(form("Walk", None, 1, 600, Often::Weekly(None))).await.expect("outside there is room");
        // Mondays at 19:00 for two hours.
        let listed = Form {
            meeting: format!("https://here.example/meeting/{ADULTS}"),
            ..form("", Some(attic), 0, 0, Often::Once)
        };
        add(listed).await.expect("a meeting of the list");
        let late = add(form("Choir", Some(attic), 7, 20 * 60, Often::Once)).await;
        assert!(matches!(late, Err(ActionError::Refused(problem)) if problem.at == "room"));
        let (one, two) = tokio::join!(
            add(form("First", Some(garden), 3, 600, Often::Once)),
            add(form("Second", Some(garden), 3, 610, Often::Once)),
        );
        assert!(one.is_ok() != two.is_ok(), "one of two that come at once");
        for wrong in [
            form("", None, 1, 600, Often::Once),
            Form { first: None, ..form("x", None, 1, 600, Often::Once) },
            Form { minutes: 0, ..form("x", None, 1, 600, Often::Once) },
            Form { meeting: "no-such".into(), ..form("x", None, 1, 600, Often::Once) },
        ] {
            assert!(matches!(add(wrong).await, Err(ActionError::Refused(_))));
        }
    })
    .await;
}

#[tokio::test]
async fn everybody_sees_the_week_once_it_is_shown_and_what_is_counted_adds_up() {
    in_each_house(async |house, db| {
        let quay = quay(&house, &db).await;
        let (node, manager) = (quay.clinic.node(), quay.manager);
        let add = async |form: Form| activity::add(&house, &manager, node, form, noon()).await.expect("added");
        let yoga = add(form("Yoga", None, 0, 600, Often::Weekly(None))).await;
        add(Form { meeting: ADULTS.into(), kind: Kind::Meeting, ..form("", None, 0, 0, Often::Once) }).await;
        let see = async |slug: &str, day| activity::centre(&house, slug, day, noon()).await.expect("read");
        assert!(see("harbour-clinic", None).await.is_none(), "it is not shown yet");
        activity::show(&house, &manager, node, true, noon()).await.expect("shown");
        let week = see("harbour-clinic", None).await.expect("it is shown");
        let on: Vec<(&str, &str)> = week.slots.iter().map(|slot| (slot.name.as_str(), slot.meeting.as_str())).collect();
        assert_eq!(on, [("Yoga", ""), ("Harbour Lights", ADULTS)]);
        assert_eq!((week.week, week.listed.len()), (day(0), 2));
        let facilitator = staff(&house, &db, 300, Role::Facilitator, quay.clinic).await;
        let count = async |came, first, at| activity::count(&house, &facilitator, node, yoga, (came, first), at).await;
        assert!(count(5, 6, noon()).await.is_err() && count(-1, 0, noon()).await.is_err());
        for (came, first, at) in [(7, 2, 0), (8, 2, 0), (5, 1, 7), (3, 0, 14)] {
            assert!(count(came, first, days(at)).await.expect("counted"));
        }
        let (_, figures) = activity::figures(&house, &manager, node).await.expect("theirs");
        let months: Vec<(String, u32, u32, u32)> = figures
            .iter()
            .flat_map(|(month, kinds)| {
                kinds.values().map(move |one| (month.to_string(), one.times, one.came, one.first))
            })
            .collect();
        assert_eq!(months, [("2026-11".into(), 2, 13, 3), ("2026-12".into(), 1, 3, 0)], "the second count corrects");
        activity::show(&house, &manager, node, false, noon()).await.expect("hidden");
        assert!(see("harbour-clinic", None).await.is_none());
        for role in [Role::Member, Role::Clinician, Role::Steward] {
            let who = staff(&house, &db, 310 + role as u128, role, quay.clinic).await;
            assert!(activity::desk(&house, &who, node, noon()).await.is_err(), "{role:?}");
        }
        for (chain, verdict) in openseat_actions::audit::verify(&house).await.expect("read") {
            assert!(matches!(verdict, Verdict::Whole { .. }), "{chain}");
        }
    })
    .await;
}
