//! The plan for seven days: which line comes next, what is left, and when it is over.

#![allow(clippy::unwrap_used, reason = "a test tells by panicking")]

use jiff::civil::{Date, date};
use openseat_domain::{
    form::{Answers, Value},
    plan::{Day, LINES, Line, Plan, WENT, Went, added, told},
};
use proptest::prelude::*;

/// A Thursday.
const MADE: Date = date(2026, 11, 26);

fn row(what: &str, on: Option<Day>, went: Option<Went>) -> Answers {
    let mut row = Line::fresh(what, on);
    row.set(WENT, went.map(|went| Value::Code(went.as_str().into())).into_iter().collect());
    row
}

fn answers(rows: Vec<Answers>) -> Answers {
    let mut answers = Answers::default();
    answers.set_rows(LINES, rows);
    answers
}

fn plan(rows: Vec<Answers>) -> Plan {
    Plan::of(&answers(rows), MADE)
}

fn next(plan: &Plan, today: Date) -> Option<&str> {
    plan.next(today).map(|line| line.what.as_str())
}

#[test]
fn the_next_step_is_the_soonest_from_today_on_then_what_has_no_day_then_what_is_gone_by() {
    let all = plan(vec![
        row("any day", None, None),
        row("on Wednesday", Some(Day::Wed), None),
        row("on Friday", Some(Day::Fri), None),
        row("on Saturday", Some(Day::Sat), Some(Went::Done)),
    ]);
    assert_eq!(next(&all, MADE), Some("on Friday"));
    assert_eq!(next(&all, date(2026, 11, 27)), Some("on Friday"), "today is not gone by");
    assert_eq!(next(&all, date(2026, 11, 28)), Some("on Wednesday"), "Wednesday comes after the weekend");
    assert_eq!(next(&all, date(2026, 12, 3)), Some("any day"));
    let gone = plan(vec![row("on Friday", Some(Day::Fri), Some(Went::Partly))]);
    assert_eq!(next(&gone, date(2026, 12, 9)), Some("on Friday"), "nothing is lost because its day went by");
    assert_eq!(next(&plan(vec![row("so", None, Some(Went::Changed))]), MADE), None);
}

#[test]
fn a_plan_is_for_seven_days_and_the_day_it_was_made_is_the_first() {
    let plan = plan(vec![row("walk", Some(Day::Thu), None)]);
    assert_eq!(plan.day_of(&plan.lines[0]), Some(MADE));
    assert_eq!(plan.last_day(), date(2026, 12, 2));
    assert!(!plan.is_over(date(2026, 12, 2)) && plan.is_over(date(2026, 12, 3)));
}

#[test]
fn what_is_left_goes_into_the_next_plan_with_its_words_and_without_how_it_went() {
    let mut kept = row("call Kim", Some(Day::Mon), Some(Went::Partly));
    kept.set("who", vec![Value::Text("Sam".into())]);
    kept.set("sure", vec![Value::Whole(7)]);
    let before = plan(vec![kept, row("swim", None, Some(Went::Done))]);
    let rows = before.left().map(Line::again).collect();
    let after = Plan::of(&answers(rows), date(2026, 12, 3));
    let line = Line { what: "call Kim".into(), who: "Sam".into(), sure: Some(7), ..Line::default() };
    assert_eq!(after.lines, [line]);
}

#[test]
fn the_counts_say_of_how_many_nothing_was_said() {
    let all = plan(vec![row("a", None, Some(Went::Done)), row("b", None, None), row("c", None, Some(Went::Done))]);
    assert_eq!(all.counts(), [(Some(Went::Done), 2), (None, 1)]);
}

fn some_rows() -> impl Strategy<Value = Vec<Answers>> {
    let day = proptest::option::of(proptest::sample::select(Day::ALL.to_vec()));
    let went = proptest::option::of(proptest::sample::select(Went::ALL.to_vec()));
    let rows = proptest::collection::vec(("[a-z]{1,8}", day, went), 0..8);
    rows.prop_map(|rows| rows.into_iter().map(|(what, on, went)| row(&what, on, went)).collect())
}

#[test]
fn lines_are_added_after_those_that_stand_and_what_is_left_to_do_is_not_added_again() {
    let stands = answers(vec![row("Walk", Some(Day::Fri), None), row("Call Kim", None, Some(Went::Done))]);
    let chosen = ["walk ", "Call Kim", "Rest", "Rest", " "].map(str::to_owned);
    let rows = added(&stands, &chosen).expect("two of them are new");
    let after = plan(rows.clone());
    let words: Vec<&str> = after.lines.iter().map(|line| line.what.as_str()).collect();
    assert_eq!(words, ["Walk", "Call Kim", "Call Kim", "Rest"], "what was done can be done again");
    assert_eq!((after.lines[0].on, after.lines[1].went), (Some(Day::Fri), Some(Went::Done)), "what stands stays");
    assert_eq!(added(&answers(rows), &chosen), None, "a second time nothing is new");
}

proptest! {
    #[test]
    fn every_line_has_its_day_within_the_seven(rows in some_rows(), later in 0i64..400) {
        let made = MADE.saturating_add(jiff::Span::new().days(later));
        let plan = Plan::of(&answers(rows), made);
        for line in plan.lines.iter().filter(|line| line.on.is_some()) {
            let day = plan.day_of(line).unwrap();
            prop_assert!(made <= day && day <= plan.last_day());
            prop_assert_eq!(Some(Day::of(day)), line.on);
        }
    }

    #[test]
    fn as_long_as_something_is_left_there_is_a_next_step(rows in some_rows(), later in 0i64..20) {
        let plan = plan(rows);
        let next = plan.next(MADE.saturating_add(jiff::Span::new().days(later)));
        prop_assert_eq!(next.is_some(), plan.left().count() > 0);
        prop_assert!(next.is_none_or(Line::is_left));
    }

    #[test]
    fn saying_how_lines_went_changes_nothing_else(rows in some_rows(), said in proptest::collection::vec((0usize..9, proptest::sample::select(Went::ALL.to_vec())), 0..9)) {
        let before = answers(rows);
        let after = told(&before, &said);
        prop_assert_eq!(after.len(), before.rows(LINES).len());
        for (at, (was, is)) in before.rows(LINES).iter().zip(&after).enumerate() {
            let last = said.iter().rev().find(|(row, _)| *row == at);
            let mut is = is.clone();
            if let Some((_, went)) = last {
                prop_assert_eq!(is.values(WENT), [Value::Code(went.as_str().into())]);
                is.set(WENT, was.values(WENT).to_vec());
            }
            prop_assert_eq!(was, &is);
        }
    }
}
