//! A made-up group, for the samples of the pages.

use jiff::Timestamp;
use openseat_actions::{
    group_session::{Brief, ClashView, GroupToday, HeldMeeting, Line, ListView, PastView, Period, SessionView},
    meeting::Named,
    session_answer::{Counts, FormResult, Results},
    session_door::{Arrived, DoorView, Shown},
};
use openseat_domain::{
    group_session::{
        Change, Donation, Field, Incident, Mode, Moved, Notes, Reason, Record, Slot, Standing, figures, monthly,
    },
    organisation::Path,
    run_sheet::RunSheet,
    statistic::{Mean, Month},
};
use uuid::Uuid;

use crate::person::Person;

pub(super) fn group() -> Path {
    let site = Path::root(Uuid::from_u128(1)).below(Uuid::from_u128(2)).expect("a site stands below");
    site.below(Uuid::from_u128(10)).expect("a group stands below")
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("a time in a sample is well written")
}

fn slot(day: &str) -> Slot {
    Slot {
        meeting: Some(Uuid::from_u128(50)),
        day: day.parse().expect("a day in a sample is well written"),
        start: 19 * 60,
        minutes: 90,
        zone: "Europe/London".into(),
    }
}

fn brief(number: u128, day: &str, record: &Record) -> Brief {
    Brief {
        id: Uuid::from_u128(number),
        node: group(),
        slot: slot(day),
        start_at: at(&format!("{day}T19:00:00Z")),
        standing: record.standing,
        mode: record.mode,
        came: record.came(),
        version: 0,
        clashes: false,
    }
}

fn filled() -> Record {
    Record {
        standing: Standing::Held,
        in_person: Some(6),
        online: Some(2),
        first_timers: Some(1),
        plans: Some(5),
        incidents: vec![Incident::Medical],
        donation: Some(Donation { minor: 1_250, currency: "GBP".into() }),
        tools: vec!["urge".into()],
        topics: vec!["sleep".into(), "weekends".into()],
        sections: vec!["check-in".into(), "welcome".into()],
        notes: Notes { follow_ups: "Ask about the heating.".into(), handover: "Key is at the desk.".into() },
        ..Record::planned(Mode::Hybrid)
    }
}

/// A session of which nothing is written down.
pub(crate) fn planned() -> SessionView {
    SessionView {
        id: Uuid::from_u128(70),
        node: group(),
        group: "Monday group".into(),
        slot: slot("2026-11-23"),
        start_at: at("2026-11-23T19:00:00Z"),
        version: 0,
        record: Record::planned(Mode::InPerson),
        clashes: Vec::new(),
        handover: "Key is at the desk.".into(),
        leaders: 0,
        i_lead: false,
        may_change: true,
        undoable: false,
        sites: vec![(Uuid::from_u128(2), "North".into()), (Uuid::from_u128(3), "South".into())],
    }
}

/// One that was held, and of which two people wrote different numbers.
pub(super) fn held() -> SessionView {
    let clash = ClashView {
        field: Field::InPerson,
        stands: Change::InPerson(Some(6)),
        other: Change::InPerson(Some(7)),
        mine: false,
        at: at("2026-11-23T20:40:00Z"),
    };
    SessionView {
        version: 3,
        record: filled(),
        clashes: vec![clash],
        leaders: 1,
        i_lead: true,
        undoable: true,
        handover: String::new(),
        ..planned()
    }
}

pub(super) fn groups() -> Vec<GroupToday> {
    let open = Record::planned(Mode::InPerson);
    let first = GroupToday {
        node: group(),
        name: "Monday group".into(),
        today: vec![brief(70, "2026-11-23", &open), Brief { clashes: true, ..brief(71, "2026-11-23", &filled()) }],
        due: (0..7).map(|number| brief(80 + number, "2026-11-16", &open)).collect(),
        next: Some(brief(72, "2026-11-30", &open)),
        bare: false,
    };
    let bare = GroupToday {
        node: group(),
        name: "New group".into(),
        today: Vec::new(),
        due: Vec::new(),
        next: None,
        bare: true,
    };
    vec![first, bare]
}

pub(super) fn list(sees_sessions: bool) -> ListView {
    let off = Record { standing: Standing::Cancelled, reason: Some(Reason::Weather), ..Record::default() };
    let to = Moved { day: "2026-11-10".parse().expect("a day"), start: 1_080, place: "Room 2".into() };
    let moved = Record { standing: Standing::Moved, moved: Some(to), ..Record::default() };
    let small = Record { standing: Standing::Held, online: Some(3), ..Record::planned(Mode::Online) };
    let all = [("2026-10-12", filled()), ("2026-10-19", off), ("2026-11-02", small), ("2026-11-09", moved)];
    let line = |(number, (day, record)): (usize, &(&str, Record))| Line {
        brief: brief(90 + number as u128, day, record),
        group: "Monday group".into(),
        site: "North".into(),
        record: record.clone(),
    };
    let of = |mode| (mode, figures(all.iter().map(|(_, record)| record).filter(|record| record.mode == mode)));
    let held = all.iter().filter(|(_, record)| record.standing == Standing::Held);
    let months = held.map(|(day, record)| (Month::of(day.parse().expect("a day")), record));
    let sums = figures(all.iter().map(|(_, record)| record));
    ListView {
        period: Period::year_until("2026-11-23".parse().expect("a day")),
        lines: if sees_sessions { all.iter().enumerate().map(line).collect() } else { Vec::new() },
        by_mode: vec![of(Mode::Online), of(Mode::Hybrid)],
        by_site: vec![("North".into(), sums)],
        months: monthly(months),
        sums,
        unwritten: 2,
        sees_sessions,
    }
}

pub(super) fn nothing() -> ListView {
    ListView {
        period: Period::year_until("2026-11-23".parse().expect("a day")),
        lines: Vec::new(),
        sums: figures([]),
        by_mode: Vec::new(),
        by_site: Vec::new(),
        months: monthly([]),
        unwritten: 0,
        sees_sessions: true,
    }
}

pub(super) fn meetings() -> Vec<HeldMeeting> {
    let named = Named {
        slug: "harbour-lights".into(),
        name: "Harbour Lights".into(),
        zone: "Europe/London".into(),
        online: false,
    };
    vec![HeldMeeting { id: Uuid::from_u128(50), named, since: at("2026-10-01T09:00:00Z") }]
}

pub(super) fn past() -> Vec<PastView> {
    let past =
        |version, mine, record| PastView { version, at: at("2026-11-23T20:40:00Z"), who: "3f9a".into(), mine, record };
    let first = Record { standing: Standing::Held, in_person: Some(6), ..Record::planned(Mode::Hybrid) };
    vec![past(2, true, filled()), past(1, false, first)]
}

pub(super) fn sheet(person: &Person) -> RunSheet {
    let visit = &person.visit;
    visit.site.content.formats().id("smart-uk").expect("it is there").sheet(visit.locale)
}

pub(super) fn unique() -> openseat_domain::unique::Unique {
    openseat_domain::unique::Unique { given: 40, exact: 14, joined: 11, estimate: 12.4 }
}

pub(super) fn door() -> (Option<DoorView>, Arrived) {
    let shown = Shown {
        link: "7KQ2MD7KQ2MD7KQ2MD7KQ2MD".into(),
        kiosk: "3HT9XW3HT9XW3HT9XW3HT9XW".into(),
        code: "0472".into(),
    };
    let door = DoorView { shown, until: at("2026-11-24T08:30:00Z") };
    (Some(door), Arrived { in_person: 6, online: 2, first_timers: 1, first_timers_of: 5 })
}

pub(super) fn results() -> Results {
    let counts = |link: &str, codes: &[(&str, usize)]| Counts {
        link: link.into(),
        of: codes.iter().map(|(_, n)| n).sum(),
        answers: codes.iter().map(|(code, n)| ((*code).to_owned(), *n)).collect(),
    };
    let first = FormResult {
        form: "after-meeting".into(),
        people: Some(9),
        on_paper: 2,
        counts: vec![counts("welcome", &[("1", 0), ("2", 0), ("3", 1), ("4", 3), ("5", 5)])],
        means: vec![("cohesion".into(), Mean { value: 4.2, low: 3.8, high: 4.6, n: 8 })],
        lines: vec![("change".into(), vec!["More time to talk".into(), "Start on time".into()])],
    };
    let few = FormResult {
        form: "since-last-meeting".into(),
        people: None,
        on_paper: 0,
        counts: Vec::new(),
        means: Vec::new(),
        lines: Vec::new(),
    };
    Results { forms: vec![first, few] }
}
