//! What pages of the desk show in tests.

use jiff::{Timestamp, civil::date};
use openseat_actions::{
    feed::FeedView,
    keeping::{AreaView, By, DeskView, Doubt, Listed, Override, Past, Row, Side, State},
};
use openseat_domain::{
    amendment::{Against, Field, Laid, Origin, Word},
    charge::{Charge, Of},
    concept::TypeCode,
    fellowship::FellowshipId,
    identity::{Features, compare},
    meeting::{Attendance, Draft},
    organisation::{Level, Path},
    place::{Place, Point},
    problem::Problem,
    schedule::{Schedule, Weekday},
    source::{Health, Reading, Source},
};
use uuid::Uuid;

use super::undo::Done;
use crate::person::Person;

fn at(text: &str) -> Timestamp {
    text.parse().expect("a time in a test is well written")
}

pub(super) fn done(person: &Person) -> Done<'_> {
    let undo = Some(Uuid::from_u128(77));
    Done { text: person.visit.say().t("dir-done"), undo, back: "/directory/meeting/2".into() }
}

pub(super) fn draft() -> Draft {
    let code = |code: &str| TypeCode { programme: FellowshipId::new("smart"), code: code.into() };
    Draft {
        key: "mill-lane".into(),
        name: "Mill Lane & <b>Friends</b>".into(),
        group: Some("Mill Lane Group".into()),
        fellowship: FellowshipId::new("smart"),
        schedule: Some(Schedule::weekly(Weekday::Monday, 19 * 60, 90, Some("Europe/London"))),
        attendance: Attendance::InPerson,
        place: Some(Place {
            name: Some("St Mary's Hall".into()),
            street: Some("12 Mill Lane".into()),
            city: Some("Leeds".into()),
            postal_code: Some("LS1 4AB".into()),
            notes: Some("Side door.".into()),
            point: Point::new(53.7997, -1.5492),
            ..Place::default()
        }),
        types: vec![code("OWN-WORDS"), code("STEP-FREE")],
        published: true,
        ..Draft::default()
    }
}

pub(super) fn view() -> DeskView {
    let heard = draft();
    let mut laid = Laid::from(heard.clone());
    let (name, door) = (Word::Name("New Start".into()), Word::GettingIn(Some("Ring the top bell.".into())));
    for word in [name.clone(), door.clone()] {
        word.put(&mut laid);
    }
    let mark = |word: &Word, against| Override {
        word: word.clone(),
        heard: if against == Against::Same { word.clone() } else { word.field().of(&heard.clone().into()) },
        against,
        made_at: at("2026-11-20T09:00:00Z"),
    };
    DeskView {
        id: Uuid::from_u128(2),
        slug: "mill-lane".into(),
        state: State::Open,
        source: "leeds-list".into(),
        by_hand: false,
        closes: true,
        overrides: vec![mark(&name, Against::Moved), mark(&door, Against::Same)],
        coming: vec![(Uuid::from_u128(30), date(2026, 12, 1), Word::Attendance(Attendance::Hybrid))],
        history: history(&name, &heard),
        laid,
        heard,
    }
}

fn history(name: &Word, heard: &Draft) -> Vec<Past> {
    let past = Past {
        id: Uuid::from_u128(31),
        batch: Uuid::from_u128(40),
        meeting: Uuid::from_u128(2),
        field: Field::Name,
        was: Field::Name.of(&heard.clone().into()),
        word: Some(name.clone()),
        from: None,
        made_at: at("2026-11-20T09:00:00Z"),
        by: By::You,
        origin: Origin::Hand,
        why: "They wrote to us.".into(),
        undoes: false,
        undoable: true,
        undone: false,
    };
    let undone = Past {
        id: Uuid::from_u128(32),
        batch: Uuid::from_u128(41),
        word: None,
        by: By::Other("k3m9qp".into()),
        origin: Origin::Suggestion,
        why: String::new(),
        undoable: false,
        undone: true,
        ..past.clone()
    };
    vec![past, undone]
}

/// A meeting of our own list that was closed.
pub(super) fn closed() -> DeskView {
    let laid = Laid { closed: true, ..view().laid };
    DeskView {
        state: State::Closed,
        by_hand: true,
        laid,
        overrides: Vec::new(),
        coming: Vec::new(),
        history: Vec::new(),
        ..view()
    }
}

pub(super) fn rows() -> Vec<Row> {
    let row = |id, day| Row {
        id: Uuid::from_u128(id),
        slug: format!("mill-lane-{id}"),
        name: "Mill Lane & <b>Friends</b>".into(),
        group: Some("Mill Lane Group".into()),
        kind: FellowshipId::new("smart"),
        schedule: Some(Schedule::weekly(day, 19 * 60, 90, Some("Europe/London"))),
        place: "St Mary's Hall, 12 Mill Lane, Leeds, LS1 4AB".into(),
        source: "leeds-list".into(),
        state: State::Open,
    };
    let paused = Row { state: State::Paused, ..row(3, Weekday::Wednesday) };
    vec![row(2, Weekday::Monday), paused]
}

pub(super) fn listed() -> Listed {
    Listed {
        rows: rows(),
        all: 70,
        regions: vec!["Leeds".into()],
        kinds: vec![FellowshipId::new("smart")],
        sources: vec!["leeds-list".into()],
    }
}

pub(super) fn doubt(joined: bool) -> Doubt {
    let side = |id, meeting, source: &str, draft| Side {
        listing: Uuid::from_u128(id),
        meeting: Some(Uuid::from_u128(meeting)),
        source: source.into(),
        draft,
    };
    let other = Draft { name: "Mill Lane Friends".into(), group: None, ..draft() };
    let verdict = compare(&Features::of(&draft()), &Features::of(&other));
    Doubt {
        one: side(50, 2, "leeds-list", draft()),
        other: side(51, if joined { 2 } else { 3 }, "yorkshire", other),
        score: verdict.score,
        reasons: verdict.reasons,
        joined,
        word: None,
    }
}

pub(super) fn feed(held: bool) -> FeedView {
    let reading = Reading {
        format: "Meeting Guide JSON".into(),
        rows: 60,
        new: 1,
        changed: 2,
        same: 56,
        refused: 1,
        retired: 40,
        held: held.then(|| "40 of 99 meetings are gone from the source. Nothing was changed.".into()),
        problems: vec![Problem::refused("row 12", "The meeting has no name.", "Give it a name.")],
    };
    let trouble = held.then(|| "https://leeds.example.org did not answer in 30 seconds. Ask the office.".into());
    FeedView {
        source: Source {
            id: Uuid::from_u128(if held { 60 } else { 61 }),
            name: if held { "leeds-list".into() } else { "yorkshire".into() },
            address: "https://leeds.example.org/meetings.json".into(),
            fellowship: None,
            zone: None,
            every_minutes: Some(60),
            made_up: false,
            health: Health { held, trouble, last_good: Some(at("2026-11-22T03:00:00Z")), ..Health::default() },
        },
        counts: [99, 3, 0],
        last: Some((at("2026-11-23T03:00:00Z"), reading)),
    }
}

pub(super) fn areas() -> Vec<AreaView> {
    let office = Path::root(Uuid::from_u128(1));
    let york = office.below(Uuid::from_u128(4)).expect("a site stands below an organisation");
    let charge = |of, name: &str| Charge { id: Uuid::from_u128(5), node: york, of, name: name.into() };
    let charges = vec![charge(Of::Region, "York"), charge(Of::Fellowship, "smart")];
    vec![AreaView { node: york, name: "York".into(), level: Level::Site, charges }]
}
