//! When reminders come. Days and weeks are played through with a clock of our own; jiff says what the clocks of a zone show.

use std::{cell::RefCell, collections::BTreeSet};

use jiff::{Timestamp, civil::DateTime, tz::TimeZoneDatabase};
use openseat_domain::{
    reminder::{About, Book, By, Message, Quiet, Reminder, Rule, State, coming, round},
    schedule::Weekday,
    search::Minute,
};
use proptest::prelude::*;

/// The UTC minute at which the clocks of a zone show this.
fn at(text: &str, zone: &str) -> Minute {
    let zone = TimeZoneDatabase::bundled().get(zone).expect("a zone");
    let local: DateTime = text.parse().expect("a civil time");
    let moment = zone.to_ambiguous_timestamp(local).compatible().expect("it is");
    Minute::try_from(moment.as_second() / 60).expect("after 1970")
}

/// What the clocks of a zone show.
fn shown(minute: Minute, zone: &str) -> String {
    let moment = Timestamp::from_second(i64::from(minute) * 60).expect("a moment");
    moment.to_zoned(TimeZoneDatabase::bundled().get(zone).expect("a zone")).strftime("%m-%d %H:%M").to_string()
}

fn reminder(about: About, rule: Rule) -> Reminder {
    Reminder { about, rule, words: String::new(), label: String::new(), by: [By::Email].into(), loud: false }
}

fn daily(at: u16) -> Reminder {
    reminder(About::Own, Rule::Daily { at })
}

/// A person whose reminders are looked at whenever they are to be.
struct Life {
    kept: Vec<(Reminder, State)>,
    book: Book,
    meetings: RefCell<Vec<Minute>>,
    moot: bool,
}

impl Life {
    fn new(zone: &str, from: Minute, reminders: impl IntoIterator<Item = Reminder>) -> Self {
        let state = State { since: from, taken: from, ..State::default() };
        let kept = reminders.into_iter().map(|one| (one, state.clone())).collect();
        Self { kept, book: Book::new(zone), meetings: RefCell::default(), moot: false }
    }

    fn round(&mut self, now: Minute) -> (Option<Message>, Option<Minute>) {
        let done = round(&self.kept, &self.book, &|_| self.meetings.borrow().clone(), &|_| self.moot, now);
        for ((_, state), new) in self.kept.iter_mut().zip(done.states) {
            *state = new;
        }
        self.book = done.book;
        (done.message, done.wake)
    }

    /// Every message from one moment until another, with when it went. A second look finds nothing.
    fn play(&mut self, from: Minute, until: Minute) -> Vec<(Minute, Message)> {
        let (mut now, mut sent) = (from, Vec::new());
        while now < until {
            let (message, wake) = self.round(now);
            sent.extend(message.map(|message| (now, message)));
            assert_eq!(self.round(now).0, None, "a second look at the same moment sends nothing");
            let Some(wake) = wake else { break };
            assert!(wake > now);
            now = wake;
        }
        sent
    }
}

fn times(sent: &[(Minute, Message)], zone: &str) -> Vec<String> {
    sent.iter().map(|(at, _)| shown(*at, zone)).collect()
}

const LONDON: &str = "Europe/London";

#[test]
fn the_hour_stays_when_the_clocks_change() {
    for (zone, day, at_hour) in [
        (LONDON, "2026-10-23", 18),
        (LONDON, "2027-03-26", 18),
        ("America/New_York", "2026-10-30", 18),
        ("Australia/Lord_Howe", "2026-10-02", 18),
        ("Australia/Lord_Howe", "2027-04-02", 18),
    ] {
        let from = at(&format!("{day}T12:00"), zone);
        let sent = Life::new(zone, from, [daily(at_hour * 60)]).play(from, from + 6 * 1440);
        assert_eq!(sent.len(), 6);
        assert!(times(&sent, zone).iter().all(|time| time.ends_with("18:00")), "{zone}: {:?}", times(&sent, zone));
    }
}

#[test]
fn a_time_that_the_clocks_skip_comes_after_the_gap_and_one_that_comes_twice_comes_once() {
    let loud = Reminder { loud: true, ..daily(90) };
    let from = at("2027-03-26T12:00", LONDON);
    let spring = Life::new(LONDON, from, [loud.clone()]).play(from, from + 4 * 1440);
    assert_eq!(times(&spring, LONDON), ["03-27 01:30", "03-28 02:30", "03-29 01:30", "03-30 01:30"]);
    let from = at("2026-10-23T12:00", LONDON);
    let autumn = Life::new(LONDON, from, [loud]).play(from, from + 4 * 1440);
    assert_eq!(times(&autumn, LONDON), ["10-24 01:30", "10-25 01:30", "10-26 01:30", "10-27 01:30"]);
}

#[test]
fn what_falls_in_the_quiet_hours_waits_for_their_end_and_a_medicine_that_would_be_late_is_left_out() {
    let from = at("2026-11-23T12:00", LONDON);
    let own = Life::new(LONDON, from, [daily(23 * 60)]).play(from, from + 2 * 1440);
    assert_eq!(times(&own, LONDON), ["11-24 08:00", "11-25 08:00"]);
    let medicine = |at, loud| Reminder { loud, ..reminder(About::Medicine, Rule::Daily { at }) };
    assert!(Life::new(LONDON, from, [medicine(23 * 60, false)]).play(from, from + 2 * 1440).is_empty());
    let loud = Life::new(LONDON, from, [medicine(23 * 60, true)]).play(from, from + 1440);
    assert_eq!(times(&loud, LONDON), ["11-23 23:00"]);
    let soon = Life::new(LONDON, from, [medicine(7 * 60 + 30, false)]).play(from, from + 1440);
    assert_eq!(times(&soon, LONDON), ["11-24 08:00"], "half an hour is not late");
}

#[test]
fn a_medicine_in_the_quiet_hours_is_told_when_it_is_set() {
    let book = Book::new(LONDON);
    let now = at("2026-11-23T12:00", LONDON);
    let medicine = |loud| Reminder { loud, ..reminder(About::Medicine, Rule::Daily { at: 23 * 60 }) };
    let said = medicine(false).check(&book, now).expect_err("refused");
    assert_eq!(said.iter().map(|one| one.at.as_str()).collect::<Vec<_>>(), ["loud"]);
    assert!(medicine(true).check(&book, now).is_ok() && daily(23 * 60).check(&book, now).is_ok());
}

#[test]
fn what_falls_close_together_goes_as_one_and_no_more_than_three_a_day() {
    let from = at("2026-11-23T12:00", LONDON);
    let mut life = Life::new(LONDON, from, [daily(13 * 60), daily(13 * 60 + 10), daily(13 * 60 + 30)]);
    let sent = life.play(from, from + 600);
    assert_eq!(times(&sent, LONDON), ["11-23 13:00", "11-23 13:30"]);
    assert_eq!(sent[0].1.entries.len(), 2);
    let many = (0..6).map(|hour| daily((13 + hour) * 60));
    let mut life = Life::new(LONDON, from, many);
    assert_eq!(life.play(from, from + 600).len(), 3);
    assert_eq!(life.book.over, 3, "and what was left out is told");
    life.book.most = 6;
    assert_eq!(life.play(from + 1440 - 60, from + 1440 + 600).len(), 6);
}

#[test]
fn after_three_weeks_without_a_sign_it_asks_once_and_rests_until_it_is_told_to_go_on() {
    let from = at("2026-11-01T12:00", LONDON);
    let mut life = Life::new(LONDON, from, [daily(18 * 60)]);
    let sent = life.play(from, from + 100 * 1440);
    let asks: Vec<bool> = sent.iter().map(|(_, message)| message.entries[0].ask).collect();
    assert_eq!(asks.len(), 22, "{:?}", times(&sent, LONDON));
    assert!(asks[21] && !asks[..21].contains(&true));
    let state = &mut life.kept[0].1;
    (state.asked, state.since) = (false, from + 100 * 1440);
    assert_eq!(life.play(from + 100 * 1440, from + 105 * 1440).len(), 5);
    let mut life = Life::new(LONDON, from, [daily(18 * 60)]);
    life.book.seen = from + 50 * 1440;
    assert!(life.play(from, from + 60 * 1440).iter().all(|(_, message)| !message.entries[0].ask), "they were here");
}

#[test]
fn a_server_that_was_away_sends_one_message_and_no_pile() {
    let from = at("2026-11-01T12:00", LONDON);
    let mut life = Life::new(LONDON, from, [daily(18 * 60), daily(9 * 60)]);
    let (message, _) = life.round(at("2026-11-09T18:05", LONDON));
    assert_eq!(message.expect("one").entries.len(), 2, "of each the latest, while it is of use");
    let (message, _) = life.round(at("2026-11-12T23:30", LONDON));
    assert_eq!(message, None, "the quiet hours hold for what is late too");
    let (message, _) = life.round(at("2026-11-13T08:00", LONDON));
    assert_eq!(message, None, "and then yesterday's is of no use any more");
}

#[test]
fn before_a_meeting_follows_the_meeting() {
    let from = at("2026-11-23T12:00", LONDON);
    let before = |way| {
        let rule = Rule::Before { minutes: 60, way, meeting: Some("new-start".into()) };
        reminder(About::Meeting, rule)
    };
    let start = at("2026-11-24T19:30", LONDON);
    let mut life = Life::new(LONDON, from, [before(20)]);
    *life.meetings.get_mut() = vec![start, start + 7 * 1440];
    assert_eq!(times(&life.play(from, start), LONDON), ["11-24 18:10"]);
    // The next one is cancelled, and the one after is an hour earlier.
    *life.meetings.get_mut() = vec![start + 14 * 1440 - 60];
    assert_eq!(times(&life.play(start, start + 21 * 1440), LONDON), ["12-08 17:10"]);
    // Paused: nothing comes, and it is looked at again.
    life.meetings.get_mut().clear();
    let (message, wake) = life.round(start + 30 * 1440);
    assert_eq!((message, wake), (None, Some(start + 30 * 1440 + 60)));
    // Before a meeting in the morning the quiet hours end too late: nothing comes after it began.
    let mut life = Life::new(LONDON, from, [before(0)]);
    *life.meetings.get_mut() = vec![at("2026-11-24T07:30", LONDON)];
    assert!(life.play(from, from + 1440).is_empty());
}

#[test]
fn nothing_comes_when_there_is_nothing_to_do() {
    let from = at("2026-11-23T12:00", LONDON);
    let mut life = Life::new(LONDON, from, [reminder(About::CheckIn, Rule::Daily { at: 18 * 60 })]);
    life.moot = true;
    assert!(life.play(from, from + 3 * 1440).is_empty());
}

#[test]
fn an_hour_later_comes_once_whatever_the_hour() {
    let from = at("2026-11-23T12:00", LONDON);
    let mut life = Life::new(LONDON, from, [daily(21 * 60 + 30)]);
    assert_eq!(life.play(from, from + 600).len(), 1);
    life.kept[0].1.again = Some(at("2026-11-23T22:35", LONDON));
    let sent = life.play(at("2026-11-23T21:35", LONDON), at("2026-11-25T12:00", LONDON));
    assert_eq!(times(&sent, LONDON), ["11-23 22:35", "11-24 21:30"]);
}

#[test]
fn the_next_time_that_is_shown_is_the_one_that_comes() {
    let from = at("2026-11-23T12:00", LONDON);
    let week = Rule::Weekly { days: vec![Weekday::Saturday, Weekday::Wednesday], at: 23 * 60 };
    let mut life = Life::new(LONDON, from, [reminder(About::Own, week)]);
    let next = coming(&life.kept, &life.book, &|_| Vec::new(), from);
    assert_eq!(next.iter().flatten().map(|at| shown(*at, LONDON)).collect::<Vec<_>>(), ["11-26 08:00"]);
    assert_eq!(times(&life.play(from, from + 7 * 1440), LONDON), ["11-26 08:00", "11-29 08:00"]);
    life.kept[0].1.stopped = true;
    assert_eq!(coming(&life.kept, &life.book, &|_| Vec::new(), from), [None]);
    assert!(life.play(from, from + 7 * 1440).is_empty());
}

fn rules() -> impl Strategy<Value = Reminder> {
    let weekly = (1_u8..128, 0_u16..1440).prop_map(|(bits, at)| {
        let days = Weekday::ALL.into_iter().filter(|day| bits >> day.sunday_zero() & 1 == 1);
        Rule::Weekly { days: days.collect(), at }
    });
    let before = (0_u16..600, 0_u16..120).prop_map(|(minutes, way)| Rule::Before { minutes, way, meeting: None });
    let daily = (0_u16..1440).prop_map(|at| Rule::Daily { at });
    (prop_oneof![daily, weekly, before], any::<bool>(), any::<bool>()).prop_map(|(rule, loud, medicine)| {
        let about = match &rule {
            Rule::Before { .. } => About::Meeting,
            _ if medicine => About::Medicine,
            _ => About::Own,
        };
        Reminder { loud, ..reminder(about, rule) }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is set: a quiet reminder never comes in the quiet hours, nothing comes late, no day has too many.
    #[test]
    fn the_bounds_hold_for_all_reminders(
        reminders in proptest::collection::vec(rules(), 1..6),
        quiet in (0_u16..1440, 1_u16..1440),
        most in 1_u8..5,
        zone in prop_oneof![Just(LONDON), Just("Asia/Kathmandu"), Just("America/St_Johns"), Just("Pacific/Apia")],
        starts in proptest::collection::btree_set(0_u32..14 * 1440, 0..12),
        day in 0_u32..400,
    ) {
        let from = at("2026-09-20T12:00", "UTC") + day * 1440;
        let mut life = Life::new(zone, from, reminders);
        life.book.quiet = Some(Quiet { from: quiet.0, until: (quiet.0 + quiet.1) % 1440 });
        life.book.most = most;
        *life.meetings.get_mut() = starts.into_iter().map(|start| from + start).collect();
        let sent = life.play(from, from + 14 * 1440);
        let mut days = std::collections::BTreeMap::<String, u8>::new();
        for (now, message) in &sent {
            prop_assert!(*now <= message.late);
            *days.entry(shown(*now, zone)[..5].to_owned()).or_default() += 1;
            let of_day = shown(*now, zone)[6..].split(':').map(|n| n.parse::<u16>().expect("a number")).fold(0, |h, n| h * 60 + n);
            let hushed = life.book.quiet.expect("set").holds(of_day);
            for entry in &message.entries {
                prop_assert!(!hushed || life.kept[entry.place].0.loud, "{} in the quiet hours", shown(*now, zone));
            }
            let places: BTreeSet<usize> = message.entries.iter().map(|entry| entry.place).collect();
            prop_assert_eq!(places.len(), message.entries.len(), "each once");
        }
        prop_assert!(days.values().all(|n| *n <= most), "{:?}", days);
    }
}
