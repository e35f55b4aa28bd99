//! What is asked, and on which page.

use std::collections::BTreeSet;

use openseat_domain::form::{Answers, Ask, Flow, FormId, Item, Offer, Test, Value};
use proptest::prelude::*;

use crate::made::{after, branching, form, item, likert};

fn code(code: &str) -> Vec<Value> {
    vec![Value::Code(code.into())]
}

#[test]
fn a_question_is_asked_only_after_the_answer_it_waits_for() {
    let form = form(
        vec![
            item("q0", likert(1)),
            after(item("why", Ask::Text { most: 9, lines: false }), "q0", Test::Is(Value::Code("1".into()))),
            after(item("more", Ask::Yes), "why", Test::Exists(true)),
        ],
        Vec::new(),
    );
    let mut answers = Answers::default();
    let asked = |answers: &Answers| form.questions(answers).iter().map(|one| one.link.clone()).collect::<Vec<_>>();
    assert_eq!(asked(&answers), ["q0"]);
    answers.set("q0", code("1"));
    answers.set("why", vec![Value::Text("so".into())]);
    answers.set("more", vec![Value::Yes(true)]);
    assert_eq!(asked(&answers), ["q0", "why", "more"]);
    answers.set("q0", code("0"));
    assert_eq!(asked(&answers), ["q0"], "what is not asked any more opens nothing either");
    assert!(form.live(&answers).values("more").is_empty());
}

#[test]
fn more_or_less_is_asked_of_numbers_and_days_and_of_nothing_else() {
    let whole = |n| Value::Whole(n);
    for (test, passes) in [
        (Test::Above(whole(4)), true),
        (Test::Above(whole(5)), false),
        (Test::AtLeast(whole(5)), true),
        (Test::Below(whole(5)), false),
        (Test::AtMost(whole(5)), true),
        (Test::Above(Value::Text("4".into())), false),
    ] {
        let form = form(
            vec![item("n", Ask::Whole { low: 0, high: 9 }), after(item("q", Ask::Yes), "n", test.clone())],
            Vec::new(),
        );
        let mut answers = Answers::default();
        answers.set("n", vec![whole(5)]);
        assert_eq!(form.questions(&answers).len() == 2, passes, "{test:?}");
        assert_eq!(form.questions(&Answers::default()).len(), 1, "no answer passes nothing");
    }
}

#[test]
fn a_row_looks_at_itself_first_and_then_around() {
    let inside = vec![
        item("kind", likert(1)),
        after(item("other", Ask::Text { most: 9, lines: false }), "kind", Test::Is(Value::Code("1".into()))),
        after(item("note", Ask::Yes), "whole", Test::Is(Value::Yes(true))),
    ];
    let rows = Item { most: 3, ..item("rows", Ask::Group(inside)) };
    let form = form(vec![item("whole", Ask::Yes), rows], Vec::new());
    let row = |kind: &str| {
        let mut row = Answers::default();
        row.set("kind", code(kind));
        row.set("other", vec![Value::Text("x".into())]);
        row.set("note", vec![Value::Yes(true)]);
        row
    };
    let mut answers = Answers::default();
    answers.set_rows("rows", vec![row("0"), row("1"), Answers::default(), row("1"), row("1")]);
    let live = form.live(&answers);
    assert_eq!(live.rows("rows").len(), 3, "empty rows go, and no more than three stay");
    let others: Vec<bool> = live.rows("rows").iter().map(|row| row.values("other").is_empty()).collect();
    assert_eq!(others, [true, false, false]);
    assert!(live.rows("rows").iter().all(|row| row.values("note").is_empty()));
    answers.set("whole", vec![Value::Yes(true)]);
    assert!(form.live(&answers).rows("rows").iter().all(|row| !row.values("note").is_empty()));
}

#[test]
fn a_form_that_needs_someone_on_duty_is_another_one_where_nobody_is() {
    let mut form = form(vec![item("q", Ask::Yes)], Vec::new());
    assert_eq!(form.offer(false), Offer::Yes);
    form.attended = true;
    assert_eq!((form.offer(true), form.offer(false)), (Offer::Yes, Offer::No));
    form.instead = Some(FormId::new("phq-8"));
    assert_eq!(form.offer(false), Offer::Instead(&FormId::new("phq-8")));
}

#[test]
fn words_above_a_question_go_with_it() {
    let group = item("stem", Ask::Group(vec![item("q0", Ask::Yes), item("q1", Ask::Yes)]));
    let form = form(vec![item("hello", Ask::Display), group, item("last", Ask::Display)], Vec::new());
    let answers = Answers::default();
    let steps = form.steps(&answers);
    let leads: Vec<Vec<&str>> =
        steps.iter().map(|step| step.lead.iter().map(|item| item.link.as_str()).collect()).collect();
    assert_eq!(leads, [["hello", "stem"], ["hello", "stem"]]);
}

proptest! {
    #[test]
    fn what_is_asked_is_settled_once((form, answers) in branching()) {
        let live = form.live(&answers);
        prop_assert_eq!(form.live(&live), live.clone());
        prop_assert_eq!(form.questions(&live), form.questions(&answers));
        let known: BTreeSet<&str> = form.every().iter().map(|item| item.link.as_str()).collect();
        prop_assert!(live.links().all(|link| known.contains(link)));
    }

    #[test]
    fn each_question_that_is_asked_has_one_page_and_no_other_has((form, answers) in branching()) {
        let live = form.live(&answers);
        let mut steps: Vec<&str> = form.steps(&answers).iter().map(|step| step.link()).collect();
        let before = steps.len();
        steps.sort_unstable();
        steps.dedup();
        prop_assert_eq!(steps.len(), before);
        for item in form.every().into_iter().filter(|item| item.is_question()) {
            let asked = steps.binary_search(&item.link.as_str()).is_ok();
            prop_assert!(asked || live.values(&item.link).is_empty(), "{} is answered and not asked", item.link);
        }
        prop_assert!(form.faults().is_empty(), "{:?}", form.faults());
    }

    #[test]
    fn a_sheet_is_one_page((mut form, answers) in branching()) {
        form.flow = Flow::Sheet;
        prop_assert_eq!(form.steps(&answers).len(), 1);
    }
}
