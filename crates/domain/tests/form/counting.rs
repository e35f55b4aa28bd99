//! Scores: what is counted, what is missing, what moved.

use openseat_domain::form::{
    Absent, Alarm, Answers, Ask, Band, Better, Change, Danger, Form, Item, Points, Rule, Scale, Table, Toward, Value,
};
use proptest::prelude::*;

use crate::made::{chosen, form, item, likert, links, measured, score};

#[test]
fn a_sum_turns_round_what_counts_the_other_way() {
    let mut total = score(Rule::Sum(links(3)), 0.0, 9.0);
    total.reversed = vec!["q1".into()];
    let form = form(links(3).iter().map(|link| item(link, likert(3))).collect(), vec![total]);
    let count = |codes: [i64; 3]| form.score_of("total", &chosen(&codes.map(Some))).unwrap().value;
    assert_eq!((count([0, 0, 0]), count([3, 0, 3]), count([0, 3, 0]), count([1, 1, 2])), (3.0, 9.0, 0.0, 5.0));
}

#[test]
fn a_missing_answer_is_never_the_middle() {
    let items: Vec<Item> = links(4).iter().map(|link| item(link, likert(4))).collect();
    let strict = form(items.clone(), vec![score(Rule::Sum(links(4)), 0.0, 16.0)]);
    let answers = chosen(&[Some(4), Some(4), None, Some(4)]);
    assert_eq!(strict.score_of("total", &answers), Err(Absent::Missing(vec!["q2".into()])));
    let mut total = score(Rule::Sum(links(4)), 0.0, 16.0);
    total.fewest = Some(3);
    let lenient = form(items, vec![total]);
    assert_eq!(lenient.score_of("total", &answers), Ok(Points { value: 16.0, missing: 1 }));
    let two = chosen(&[Some(4), None, None, Some(4)]);
    assert_eq!(lenient.score_of("total", &two), Err(Absent::Missing(vec!["q1".into(), "q2".into()])));
}

#[test]
fn scores_can_be_made_of_scores_that_stand_before() {
    let items = links(4).iter().map(|link| item(link, likert(4))).collect();
    let named = |id: &str, rule, low, high| {
        let mut made = score(rule, low, high);
        made.id = id.into();
        made
    };
    let first = named("for", Rule::Mean(links(2)), 0.0, 4.0);
    let second = named("against", Rule::Mean(vec!["q2".into(), "q3".into()]), 0.0, 4.0);
    let whole = named("ready", Rule::Of { plus: vec!["for".into()], minus: vec!["against".into()] }, -4.0, 4.0);
    let round = named("round", Rule::Of { plus: vec!["round".into()], minus: Vec::new() }, 0.0, 1.0);
    let form = form(items, vec![first, second, whole, round]);
    let answers = chosen(&[Some(4), Some(3), Some(1), Some(0)]);
    assert_eq!(form.score_of("ready", &answers), Ok(Points { value: 3.0, missing: 0 }));
    assert_eq!(form.score_of("round", &answers), Err(Absent::Uncountable("round".into())));
    assert!(form.faults().iter().any(|fault| fault.to_string().contains("round")));
    assert!(form.score_of("ready", &chosen(&[Some(4), Some(3), Some(1), None])).is_err());
}

#[test]
fn what_has_no_weight_is_not_guessed() {
    let form = form(
        vec![item("q0", Ask::Text { most: 9, lines: false })],
        vec![score(Rule::Sum(vec!["q0".into()]), 0.0, 1.0)],
    );
    let mut answers = Answers::default();
    answers.set("q0", vec![Value::Text("3".into())]);
    assert_eq!(form.score_of("total", &answers), Err(Absent::Uncountable("q0".into())));
    assert!(!form.faults().is_empty());
}

#[test]
fn bands_begin_where_they_say() {
    let band = |id: &str, from| Band { id: id.into(), from };
    let scale = Scale { id: "all".into(), bands: vec![band("low", 0.0), band("mid", 5.0), band("high", 10.0)] };
    let named = |value| scale.band(value).map(|band| band.id.as_str());
    let at = [(-1.0, None), (0.0, Some("low")), (4.9, Some("low")), (5.0, Some("mid")), (10.0, Some("high"))];
    for (value, id) in at {
        assert_eq!(named(value), id, "{value}");
    }
}

/// The numbers of research by others: SDS SD 3.6 r .89 → 3.3; K10 SD 8.5 r .93 → 6.2; BARC-10 SD 9 r .90 → 7.9.
#[test]
fn reliable_change_is_that_of_jacobson_and_truax() {
    for (sd, reliability, points) in [(3.6, 0.89, 3.3), (8.5, 0.93, 6.2), (9.0, 0.90, 7.9)] {
        let found = Change::Spread { sd, reliability }.points();
        assert!((found - points).abs() < 0.05, "{sd} {reliability}: {found}");
    }
}

#[test]
fn a_move_says_in_which_direction_and_whether_it_is_more_than_chance() {
    let mut total = score(Rule::Sum(links(1)), 0.0, 27.0);
    total.change = Some(Change::Points(6.0));
    let told = |before, after| {
        let moved = total.moved(before, after);
        (moved.by, moved.toward, moved.reliable)
    };
    assert_eq!(told(12.0, 6.0), (-6.0, Toward::Better, Some(true)));
    assert_eq!(told(12.0, 7.0), (-5.0, Toward::Better, Some(false)));
    assert_eq!(told(6.0, 12.0), (6.0, Toward::Worse, Some(true)));
    assert_eq!(told(6.0, 6.0), (0.0, Toward::Neither, Some(false)));
    total.better = Better::Neither;
    assert_eq!(total.moved(1.0, 9.0).toward, Toward::Neither);
    total.change = None;
    assert_eq!(total.moved(1.0, 9.0).reliable, None);
}

#[test]
fn a_danger_is_seen_from_its_answer_on() {
    let mut form = form(vec![item("q0", likert(3))], Vec::new());
    form.dangers = vec![Danger { link: "q0".into(), alarm: Alarm::From(1) }];
    let seen = |form: &Form, code| form.danger_in(&chosen(&[code]));
    assert_eq!([None, Some(0), Some(1), Some(3)].map(|code| seen(&form, code)), [false, false, true, true]);
    form.dangers = vec![Danger { link: "q0".into(), alarm: Alarm::From(4) }];
    assert!(!form.faults().is_empty(), "no answer counts that much");
    form.dangers = vec![Danger { link: "q0".into(), alarm: Alarm::Any(vec!["1".into(), "3".into()]) }];
    assert_eq!([None, Some(1), Some(2), Some(3)].map(|code| seen(&form, code)), [false, true, false, true]);
    assert!(form.faults().is_empty(), "{:?}", form.faults());
    for none in [vec![], vec!["4".to_owned()]] {
        form.dangers[0].alarm = Alarm::Any(none);
        assert!(!form.faults().is_empty(), "it can never alarm");
    }
}

#[test]
fn a_danger_is_seen_in_rows_too() {
    let mut rows = item("rows", Ask::Group(vec![item("q0", Ask::Yes)]));
    rows.most = 3;
    let mut form = form(vec![rows], Vec::new());
    form.dangers = vec![Danger { link: "q0".into(), alarm: Alarm::Any(vec!["yes".into()]) }];
    let seen = |all: &[bool]| {
        let row = |yes: &bool| {
            let mut row = Answers::default();
            row.set("q0", vec![Value::Yes(*yes)]);
            row
        };
        let mut answers = Answers::default();
        answers.set_rows("rows", all.iter().map(row).collect());
        form.danger_in(&answers)
    };
    assert_eq!([seen(&[]), seen(&[false, false]), seen(&[false, true])], [false, false, true]);
    assert!(form.asks_of_danger(&["rows".into()]) && !form.asks_of_danger(&["other".into()]));
}

#[test]
fn rows_are_counted_by_two_choices() {
    let inside = vec![item("down", likert(1)), item("across", likert(2)), item("text", Ask::Yes)];
    let mut form = form(vec![Item { most: 9, ..item("rows", Ask::Group(inside)) }], Vec::new());
    let table = Table { group: "rows".into(), down: "down".into(), across: "across".into() };
    form.tables = vec![table.clone()];
    assert!(form.faults().is_empty(), "{:?}", form.faults());
    let row = |down: Option<&str>, across: Option<&str>| {
        let mut row = Answers::default();
        let code = |code: Option<&str>| code.map(|code| Value::Code(code.into())).into_iter().collect();
        row.set("down", code(down));
        row.set("across", code(across));
        row.set("text", vec![Value::Yes(true)]);
        row
    };
    let mut answers = Answers::default();
    let rows = [(Some("0"), Some("2")), (Some("0"), Some("2")), (Some("1"), None), (None, Some("0"))];
    answers.set_rows("rows", rows.map(|(down, across)| row(down, across)).into());
    assert_eq!(form.counts(&table, &answers).unwrap().lines, [[0, 0, 2, 0], [0, 0, 0, 1]]);
}

proptest! {
    /// Counted again from what each answer is worth, without the form.
    #[test]
    fn a_sum_is_the_sum((form, codes, reversed, highest) in measured()) {
        let found = form.score_of("total", &chosen(&codes));
        let missing: Vec<String> =
            codes.iter().enumerate().filter(|(_, code)| code.is_none()).map(|(n, _)| format!("q{n}")).collect();
        if missing.is_empty() {
            let worth = codes.iter().flatten().zip(&reversed).map(|(code, turned)| if *turned { highest - code } else { *code });
            prop_assert_eq!(found, Ok(Points { value: worth.sum::<i64>() as f64, missing: 0 }));
        } else {
            prop_assert_eq!(found, Err(Absent::Missing(missing)));
        }
        prop_assert!(form.faults().is_empty(), "{:?}", form.faults());
    }

    #[test]
    fn a_prorated_sum_stays_in_reach_and_on_the_side_of_what_was_answered((mut form, codes, _, _) in measured(), fewest in 1_usize..9) {
        let given = codes.iter().flatten().count();
        form.scores[0].fewest = Some(fewest);
        form.scores[0].reversed.clear();
        match form.score_of("total", &chosen(&codes)) {
            Ok(points) => {
                prop_assert!(given >= fewest);
                prop_assert_eq!(points.missing, codes.len() - given);
                let mean = codes.iter().flatten().sum::<i64>() as f64 / given as f64;
                prop_assert!((points.value / codes.len() as f64 - mean).abs() < 1e-9);
                prop_assert!(points.value <= form.scores[0].high && points.value >= form.scores[0].low);
            }
            Err(_) => prop_assert!(given < fewest),
        }
    }

    #[test]
    fn there_and_back_is_the_same_move_turned_round(before in 0.0..27.0_f64, after in 0.0..27.0_f64, points in 0.5..9.0_f64) {
        let mut total = score(Rule::Sum(links(1)), 0.0, 27.0);
        total.change = Some(Change::Points(points));
        let (there, back) = (total.moved(before, after), total.moved(after, before));
        prop_assert_eq!(there.by, -back.by);
        prop_assert_eq!(there.reliable, back.reliable);
        prop_assert_eq!(there.toward == Toward::Better, back.toward == Toward::Worse);
    }
}
