//! Made-up circles, for the samples of their pages.

use jiff::{Timestamp, civil::date};
use openseat_actions::circle::{
    AskView, CircleView, KindView, Line, Open, OwnAsk, PersonView, Reached, State, TakenOut, ToldView, Welcome,
};
use openseat_domain::circle::{Answer, Called, Face, Hours, Kindness, Level, Reason, Seat, Told, Word};
use uuid::Uuid;

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("a time in a test is well written")
}

pub(super) fn lines() -> Vec<Line> {
    let states = [
        State::In(vec!["Kim".into(), "Lee <b>".into()]),
        State::In(Vec::new()),
        State::Ended(Some(Reason::Hurts)),
        State::Out(None),
    ];
    states.into_iter().enumerate().map(|(number, state)| Line { id: id(number as u128), state }).collect()
}

pub(super) fn welcome() -> Welcome {
    Welcome { circle: id(1), from: "Sam <b>".into(), people: 3, full: false, inside: false }
}

pub(super) fn open() -> Vec<Open> {
    vec![Open { id: id(5), until: at("2026-11-28T12:00:00Z") }]
}

fn seat() -> Seat {
    Seat { name: "Ash".into(), level: Level::Word, called: None, ask_after: true }
}

/// With three others, one of whom asks.
pub(super) fn circle() -> CircleView {
    let person = |number, name: &str, keeps| PersonView { id: id(number), name: name.into(), keeps };
    let told = |number: u128, by: Option<&str>, day, told| ToldView {
        id: id(100 + number),
        by: id(10 + number % 3),
        name: by.map(str::to_owned),
        day: date(2026, 11, day),
        told,
    };
    CircleView {
        id: id(1),
        me: id(2),
        seat: seat(),
        keeps: false,
        people: vec![person(10, "Kim", true), person(11, "Lee <b>", false), person(12, "Sam", false)],
        today: Some(Told::Word(Word::Steady)),
        told: vec![
            told(0, Some("Kim"), 23, Told::Face(Face::Hard)),
            told(1, Some("Lee <b>"), 23, Told::Sentence("Rain & <b>tea</b>, and I went.".into())),
            told(3, Some("Kim"), 22, Told::Word(Word::Hopeful)),
            told(2, None, 21, Told::Face(Face::VeryGood)),
        ],
        kinds: vec![KindView { name: "Kim".into(), which: Kindness::Thinking, on: date(2026, 11, 22) }],
        quiet: Vec::new(),
        asks: vec![AskView { id: id(40), name: "Lee <b>".into(), at: at("2026-11-23T18:12:00Z"), answer: None }],
        own_ask: None,
        can_be_asked: vec!["Kim".into(), "Sam".into()],
        taken_out: Vec::new(),
    }
}

/// Kept by the person, who asked for somebody; one is quiet, and one was taken out.
pub(super) fn kept() -> CircleView {
    let reached = |name: &str, phone: Option<&str>, answer| Reached {
        name: name.into(),
        phone: phone.map(str::to_owned),
        answer,
    };
    let own = OwnAsk {
        at: at("2026-11-23T18:30:00Z"),
        until: at("2026-11-23T20:30:00Z"),
        reached: vec![reached("Kim", Some("07700 900021"), Some(Answer::Soon)), reached("Sam", None, None)],
    };
    let called = Called {
        hours: Hours { from: 18, until: 23 },
        letter: Some(("ash@example.org".into(), "en".into())),
        phone: Some("07700 900001".into()),
    };
    CircleView {
        keeps: true,
        seat: Seat { called: Some(called), ..seat() },
        today: None,
        quiet: vec![(id(12), "Sam".into())],
        asks: Vec::new(),
        own_ask: Some(own),
        kinds: Vec::new(),
        taken_out: vec![TakenOut { name: "Jo <b>".into(), why: Reason::Sells }],
        people: circle().people.into_iter().map(|one| PersonView { keeps: false, ..one }).collect(),
        ..circle()
    }
}

pub(super) fn alone() -> CircleView {
    CircleView { id: id(1), me: id(2), seat: seat(), keeps: true, ..CircleView::default() }
}
