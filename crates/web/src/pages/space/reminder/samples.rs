//! Made-up reminders, for the samples of the pages.

use openseat_actions::reminder::{ReminderView, Shelf, Way};
use openseat_domain::{
    reminder::{About, Book, By, Reminder, Rule, State},
    schedule::Weekday,
};
use uuid::Uuid;

pub(super) fn empty() -> Shelf {
    Shelf { reminders: Vec::new(), book: Book::new("Europe/London"), ways: Vec::new() }
}

pub(super) fn shelf() -> Shelf {
    let one = |about, rule, label: &str| Reminder {
        about,
        rule,
        words: String::new(),
        label: label.into(),
        by: [By::Email].into(),
        loud: false,
    };
    let before = Rule::Before { minutes: 60, way: 20, meeting: Some("new-start".into()) };
    let week = Rule::Weekly { days: vec![Weekday::Monday, Weekday::Friday], at: 7 * 60 + 30 };
    let reminders = [
        (one(About::CheckIn, Rule::Daily { at: 18 * 60 }, ""), State::default(), Some(29_925_720)),
        (one(About::Meeting, before, "New <b>Start</b>"), State::default(), None),
        (one(About::Own, week, ""), State { asked: true, ..State::default() }, None),
    ];
    let view = |(n, (reminder, state, next)): (usize, _)| ReminderView {
        id: Uuid::from_u128(91 + n as u128),
        reminder,
        state,
        next,
    };
    let way = |by, to: &str, confirmed| Way { by, to: to.into(), browser: None, confirmed, code: None, stopped: false };
    let ways = [way(By::Email, "sam@example.org", true), way(By::Sms, "+447700900123", false)];
    Shelf {
        reminders: reminders.into_iter().enumerate().map(view).collect(),
        book: Book { unsent: 1, over: 2, ..Book::new("Europe/London") },
        ways: (95..).map(Uuid::from_u128).zip(ways).collect(),
    }
}
