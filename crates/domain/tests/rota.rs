//! Who leads when.

use jiff::{
    ToSpan as _,
    civil::{Date, date},
};
use openseat_domain::rota::{Standing, Took, Turn, load, top_share, weeks_running};
use proptest::{collection::vec, prelude::*};
use uuid::Uuid;

const KIM: Uuid = Uuid::from_u128(1);
const SAM: Uuid = Uuid::from_u128(2);

/// Mondays of one group, each led by one.
fn mondays(leads: &[Option<Uuid>]) -> Vec<Turn> {
    let first = date(2026, 9, 7);
    leads.iter().enumerate().map(|(week, lead)| Turn { day: first + (7 * week as i64).days(), lead: *lead }).collect()
}

fn last(turns: &[Turn]) -> Date {
    turns.last().expect("a turn").day
}

#[test]
fn weeks_count_without_a_break_and_a_week_off_ends_them() {
    let kim = Some(KIM);
    let nine = mondays(&[kim; 9]);
    assert_eq!(weeks_running(&nine, KIM, last(&nine)), 9);
    assert_eq!(weeks_running(&nine, KIM, last(&nine) + 6.days()), 9, "the week that runs now is not over");
    assert_eq!(weeks_running(&nine, KIM, last(&nine) + 14.days()), 0, "two weeks later they had a rest");
    let covered = mondays(&[kim, kim, Some(SAM), kim, kim]);
    assert_eq!(weeks_running(&covered, KIM, last(&covered)), 2);
    assert_eq!(weeks_running(&covered, SAM, last(&covered)), 0);
    let future = mondays(&[kim; 9]);
    assert_eq!(weeks_running(&future, KIM, date(2026, 9, 8)), 1, "what is planned has not been led");
}

#[test]
fn two_evenings_of_a_week_are_one_week() {
    let first = date(2026, 9, 7);
    let turns = [0, 3, 7, 10].map(|days: i64| Turn { day: first + days.days(), lead: Some(KIM) });
    assert_eq!(weeks_running(&turns, KIM, turns[3].day), 2);
}

#[test]
fn of_two_who_say_yes_at_once_the_first_has_it_and_the_second_is_told_who() {
    let asked = Standing::Led(KIM).ask(KIM).expect("who leads may ask");
    let (led, took) = asked.take(SAM);
    assert_eq!((led, took), (Standing::Led(SAM), Took::Theirs));
    let late = Uuid::from_u128(3);
    assert_eq!(led.take(late), (Standing::Led(SAM), Took::Somebody(SAM)));
    assert_eq!(led.take(SAM), (Standing::Led(SAM), Took::Theirs), "a second tap changes nothing");
    assert_eq!(Standing::Led(KIM).ask(SAM), None, "nobody asks in another's name");
    assert_eq!(Standing::CoverAsked(KIM).take(KIM).0, Standing::Led(KIM), "they thought better of it");
}

fn turns() -> impl Strategy<Value = Vec<Turn>> {
    vec((0..200_i64, prop::option::of(1..5_u128)), 0..60).prop_map(|all| {
        let turn = |(days, who): (i64, Option<u128>)| Turn {
            day: date(2026, 1, 1) + days.days(),
            lead: who.map(Uuid::from_u128),
        };
        all.into_iter().map(turn).collect()
    })
}

proptest! {
    #[test]
    fn every_evening_that_was_led_is_counted_once(turns in turns()) {
        let led = turns.iter().filter(|turn| turn.lead.is_some()).count();
        let counted: u32 = load(&turns).iter().map(|(_, led)| led).sum();
        prop_assert_eq!(led, counted as usize);
        let people = load(&turns).len();
        if let Some(share) = top_share(&turns) {
            prop_assert!(share <= 100.0 && share * people as f64 >= 99.999);
        }
    }

    #[test]
    fn whoever_asks_and_takes_in_any_order_one_person_leads(steps in vec((any::<bool>(), 1..4_u128), 1..20)) {
        let mut standing = Standing::Led(KIM);
        for (asks, who) in steps {
            let who = Uuid::from_u128(who);
            let before = standing;
            if asks {
                standing = standing.ask(who).unwrap_or(standing);
            } else {
                let (after, took) = standing.take(who);
                prop_assert_eq!(took == Took::Theirs, after == Standing::Led(who));
                standing = after;
            }
            prop_assert!(!matches!(standing, Standing::Open), "nobody loses their lead to nobody: {:?}", before);
        }
    }
}
