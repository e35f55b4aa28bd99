//! What accumulates, beside slow definitions: counts, falls, weeks, days, and what is not told of too few.

use jiff::{
    ToSpan as _,
    civil::{Date, DateTime, date},
};
use openseat_domain::{
    form::{Answers, Ask, Choice, Flow, Form, FormId, Item, Sort, Value, When},
    tally::{Counted, Entry, Fall, Open, Said, Stretch, Tally, Told},
};
use proptest::{collection::vec, option, prelude::*};

fn item(link: &str, ask: Ask, most: usize) -> Item {
    Item { link: link.into(), ask, when: When::default(), most, hidden: false }
}

fn text() -> Ask {
    Ask::Text { most: 200, lines: false }
}

fn choice(codes: &[&str]) -> Ask {
    Ask::Choice(codes.iter().map(|code| Choice { code: (*code).into(), weight: None }).collect())
}

fn form(tally: &[Tally]) -> Form {
    let whole = || Ask::Whole { low: 0, high: 10 };
    let rows = vec![
        item("what", text(), 1),
        item("done", Ask::Yes, 1),
        item("from", Ask::Day, 1),
        item("until", Ask::Day, 1),
        item("spent", whole(), 1),
    ];
    Form {
        id: FormId::new("made"),
        version: "1.0.0".into(),
        sort: Sort::Worksheet,
        flow: Flow::Sheet,
        items: vec![
            item("before", whole(), 1),
            item("after", whole(), 1),
            item("did", choice(&["wait", "leave", "call"]), 3),
            item("place", choice(&["home", "work"]), 1),
            item("line", text(), 1),
            item("answer", text(), 1),
            item("rows", Ask::Group(rows), 9),
        ],
        scores: Vec::new(),
        dangers: Vec::new(),
        tables: Vec::new(),
        tallies: tally.to_vec(),
        point: None,
        stages: Vec::new(),
        attended: false,
        instead: None,
    }
}

fn at(day: i64, hour: i8) -> DateTime {
    date(2026, 11, 2).saturating_add(day.days()).at(hour, 30, 0, 0)
}

fn row(what: &str, rest: &[(&str, Value)]) -> Answers {
    let mut row = Answers::default();
    row.set("what", vec![Value::Text(what.into())]);
    for (link, value) in rest {
        row.set(link, vec![value.clone()]);
    }
    row
}

fn entry(day: i64, hour: i8, given: &[(&str, Value)]) -> Entry {
    let mut answers = Answers::default();
    for (link, value) in given {
        let mut values = answers.values(link).to_vec();
        values.push(value.clone());
        answers.set(link, values);
    }
    Entry { at: at(day, hour), answers }
}

fn with_rows(day: i64, rows: Vec<Answers>) -> Entry {
    let mut one = entry(day, 12, &[]);
    one.answers.set_rows("rows", rows);
    one
}

fn code(code: &str) -> Value {
    Value::Code(code.into())
}

fn today() -> Date {
    date(2026, 11, 27)
}

fn tell(tally: Tally, entries: &[Entry]) -> Told {
    let form = form(std::slice::from_ref(&tally));
    assert_eq!(form.faults(), []);
    form.tell(&tally, entries, today())
}

fn drop() -> Tally {
    Tally::Drop { from: "before".into(), to: "after".into(), by: "did".into(), after: Some("place".into()) }
}

#[test]
fn how_often_each_answer_came_is_told_with_what_was_never_answered() {
    let entries = [
        entry(0, 9, &[("did", code("wait")), ("did", code("call"))]),
        entry(1, 9, &[("did", code("wait"))]),
        entry(2, 9, &[]),
    ];
    let Told::Counts(counts) = tell(Tally::Count { of: "did".into() }, &entries) else { panic!("counts") };
    assert_eq!(counts.of, [("wait".to_owned(), 2), ("leave".to_owned(), 0), ("call".to_owned(), 1)]);
    assert_eq!((counts.said, counts.all), (2, 3));
    let rows = [with_rows(0, vec![row("a", &[("done", Value::Yes(true))]), row("b", &[])])];
    let Told::Counts(counts) = tell(Tally::Count { of: "done".into() }, &rows) else { panic!("counts") };
    assert_eq!((counts.of, counts.said, counts.all), (vec![("yes".to_owned(), 1), ("no".to_owned(), 0)], 1, 2));
}

#[test]
fn weeks_without_anything_stand_between() {
    let entries = [entry(0, 9, &[("before", Value::Whole(4))]), entry(20, 9, &[("before", Value::Whole(3))])];
    let Told::Weeks(weeks) = tell(Tally::Weeks { of: Some("before".into()) }, &entries) else { panic!("weeks") };
    let told: Vec<(Date, f64, usize)> = weeks.iter().map(|week| (week.from, week.value, week.entries)).collect();
    assert_eq!(told, [(date(2026, 11, 2), 4.0, 1), (date(2026, 11, 9), 0.0, 0), (date(2026, 11, 16), 3.0, 1)]);
}

#[test]
fn what_comes_again_is_one_line_with_the_answer_that_took_most_of_its_weight() {
    let line = |day, text: &str, answer: &str, after| {
        let given = [
            ("line", Value::Text(text.into())),
            ("answer", Value::Text(answer.into())),
            ("before", Value::Whole(9)),
            ("after", Value::Whole(after)),
        ];
        entry(day, 9, &given)
    };
    let entries = [
        line(0, "Just one", "No", 8),
        line(1, "just  one.", "I want to drive home", 2),
        line(2, "Nobody cares", "", 9),
    ];
    let best = Tally::Best { of: "line".into(), answer: "answer".into(), from: "before".into(), to: "after".into() };
    let Told::Lines(lines) = tell(best, &entries) else { panic!("lines") };
    assert_eq!((lines[0].text.as_str(), lines[0].n), ("just  one.", 2));
    assert_eq!(lines[0].best, Some(("I want to drive home".to_owned(), 7.0)));
    assert_eq!(lines[1].best, None, "what did not fall has no answer that helped");
}

#[test]
fn what_was_written_stands_once_and_what_is_done_is_not_open() {
    let entries = [
        with_rows(0, vec![row("Walk", &[("done", Value::Yes(true))]), row("Call Kim", &[])]),
        with_rows(3, vec![row("walk", &[("done", Value::Yes(false))])]),
    ];
    let Told::Library(said) = tell(Tally::Library { of: "what".into(), urge: false }, &entries) else {
        panic!("texts")
    };
    let one = |text: &str, day, times| Said { text: text.into(), on: at(day, 0).date(), times };
    assert_eq!(said, [one("walk", 3, 2), one("Call Kim", 0, 1)]);
    let open = Tally::Open { of: "what".into(), until: "done".into(), done: vec!["yes".into()] };
    let Told::Open(open) = tell(open, &entries) else { panic!("open") };
    let one = |text: &str, day, entry| Open { text: text.into(), since: at(day, 0).date(), entry };
    assert_eq!(open, [one("Call Kim", 0, 0), one("walk", 3, 1)]);
}

#[test]
fn a_new_beginning_takes_no_day_away() {
    let day = |month, day| Value::Day(date(2026, month, day));
    let stretches = vec![
        row("Days", &[("from", day(9, 1)), ("until", day(10, 1))]),
        row("Days", &[("from", day(11, 20))]),
        row("Days", &[("from", day(9, 20)), ("until", day(10, 5))]),
    ];
    let since = Tally::Since { of: "what".into(), from: "from".into(), until: "until".into() };
    let Told::Since(counted) = tell(since, &[with_rows(0, stretches)]) else { panic!("days") };
    let [Counted { now, all, longest, stretches, .. }] = counted.as_slice() else { panic!("one name") };
    // 30 days of September, 4 more that did not count yet, 7 from 20 November on.
    assert_eq!((*now, *all, *longest), (Some(7), 41, 30));
    assert_eq!(stretches[0], Stretch { from: date(2026, 9, 1), until: Some(date(2026, 10, 1)) });
}

#[test]
fn a_gap_is_of_the_latest_entry_beside_the_one_before() {
    let form_rows = |day, rows: &[(&str, i64)]| {
        with_rows(day, rows.iter().map(|(name, spent)| row(name, &[("spent", Value::Whole(*spent))])).collect())
    };
    let entries = [form_rows(0, &[("Health", 2)]), form_rows(9, &[("Money", 3), ("Health", 4)])];
    let gap = Tally::Gap { of: "what".into(), from: "spent".into(), to: "spent".into() };
    let Told::Gaps(gaps) = tell(gap, &entries) else { panic!("gaps") };
    assert_eq!(gaps.len(), 2);
    let health = gaps.iter().find(|gap| gap.name == "Health").expect("it is in the latest");
    assert_eq!((health.to, health.before), (4.0, Some(2.0)));
}

#[test]
fn hours_lie_in_the_block_in_which_they_begin() {
    let entries = [entry(0, 0, &[]), entry(0, 2, &[]), entry(6, 23, &[])];
    let Told::Grid(grid) = tell(Tally::Hours {}, &entries) else { panic!("a grid") };
    assert_eq!((grid.days[0][0], grid.days[6][7], grid.n), (2, 1, 3), "the first is a Monday, the last a Sunday");
}

#[test]
fn what_cannot_be_worked_out_is_told_to_whoever_wrote_it() {
    for tally in [
        Tally::Count { of: "line".into() },
        Tally::Trend { of: "did".into() },
        Tally::Library { of: "none".into(), urge: false },
        Tally::Open { of: "what".into(), until: "from".into(), done: vec!["yes".into()] },
        Tally::Open { of: "line".into(), until: "place".into(), done: vec!["moon".into()] },
    ] {
        assert_eq!(form(std::slice::from_ref(&tally)).faults().len(), 1, "{tally:?}");
    }
}

/// Before, after, ways by number, a place by number.
type Given = (Option<i64>, Option<i64>, Vec<usize>, Option<usize>);

/// Entries with a number before and after, a way and a place, any of them left out.
fn log() -> impl Strategy<Value = Vec<Entry>> {
    let ways = ["wait", "leave", "call"];
    let places = ["home", "work"];
    let one = (
        option::weighted(0.9, 0..11_i64),
        option::weighted(0.9, 0..11_i64),
        vec(0..3_usize, 0..3),
        option::of(0..2_usize),
    );
    vec(one, 0..25).prop_map(move |all| {
        let entry_of = |(day, (before, after, did, place)): (usize, Given)| {
            let mut given: Vec<(&str, Value)> = Vec::new();
            given.extend(before.map(|n| ("before", Value::Whole(n))));
            given.extend(after.map(|n| ("after", Value::Whole(n))));
            let mut did = did;
            did.dedup();
            given.extend(did.into_iter().map(|way| ("did", code(ways[way]))));
            given.extend(place.map(|place| ("place", code(places[place]))));
            entry(day as i64, 9, &given)
        };
        all.into_iter().enumerate().map(entry_of).collect()
    })
}

/// The same by going through everything, one pair of answers after the other.
fn slowly(entries: &[Entry], way: &str, place: Option<&str>) -> Option<(usize, f64)> {
    let (mut n, mut sum) = (0, 0.0);
    for one in entries {
        let number = |link: &str| match one.answers.values(link) {
            [Value::Whole(number)] => Some(*number as f64),
            _ => None,
        };
        let (Some(before), Some(after)) = (number("before"), number("after")) else { continue };
        let here = place.is_none_or(|place| one.answers.values("place").contains(&code(place)));
        if here && one.answers.values("did").contains(&code(way)) {
            n += 1;
            sum += before - after;
        }
    }
    (n >= 3).then(|| (n, sum / n as f64))
}

proptest! {
    #[test]
    fn what_helped_is_the_mean_of_three_or_more(entries in log()) {
        let Told::Falls(falls) = tell(drop(), &entries) else { panic!("falls") };
        for way in ["wait", "leave", "call"] {
            for place in [None, Some("home"), Some("work")] {
                let told = falls.iter().find(|fall| fall.by == way && fall.after.as_deref() == place);
                let slow = slowly(&entries, way, place);
                prop_assert_eq!(told.map(|fall| fall.n), slow.map(|(n, _)| n), "{} {:?}", way, place);
                if let (Some(Fall { mean, .. }), Some((_, slow))) = (told, slow) {
                    prop_assert!((mean - slow).abs() < 1e-9);
                }
            }
        }
        let within = |a: &Fall, b: &Fall| a.after != b.after || a.mean >= b.mean;
        prop_assert!(falls.windows(2).all(|two| within(&two[0], &two[1])), "the largest first");
    }

    #[test]
    fn nothing_that_was_kept_is_lost_in_weeks_or_hours(entries in log()) {
        let Told::Weeks(weeks) = tell(Tally::Weeks { of: None }, &entries) else { panic!("weeks") };
        prop_assert_eq!(weeks.iter().map(|week| week.entries).sum::<usize>(), entries.len());
        prop_assert!(weeks.windows(2).all(|two| two[1].from == two[0].from.saturating_add(1.week())));
        let Told::Grid(grid) = tell(Tally::Hours {}, &entries) else { panic!("a grid") };
        prop_assert_eq!(grid.days.iter().flatten().sum::<usize>(), entries.len());
    }

    #[test]
    fn a_missing_number_is_a_gap_and_no_middle(entries in log()) {
        let Told::Series(series) = tell(Tally::Trend { of: "before".into() }, &entries) else { panic!("a line") };
        prop_assert_eq!(series.points.len(), entries.len());
        let given = entries.iter().filter(|one| !one.answers.values("before").is_empty()).count();
        prop_assert_eq!(series.points.iter().filter(|(_, value)| value.is_some()).count(), given);
        let weeks = series.by_week();
        prop_assert!(weeks.windows(2).all(|pair| pair[0].0 < pair[1].0), "each week once, in order");
        for (monday, middle) in &weeks {
            prop_assert_eq!(monday.date().weekday(), jiff::civil::Weekday::Monday);
            let week = monday.date()..monday.date().saturating_add(7.days());
            let mut here: Vec<f64> = series.known().filter(|(at, _)| week.contains(&at.date())).map(|(_, value)| value).collect();
            here.sort_by(f64::total_cmp);
            let slow = (!here.is_empty()).then(|| (here[(here.len() - 1) / 2] + here[here.len() / 2]) / 2.0);
            prop_assert_eq!(*middle, slow);
        }
        let in_weeks = |at: DateTime| weeks.iter().any(|(monday, _)| (monday.date()..monday.date().saturating_add(7.days())).contains(&at.date()));
        prop_assert!(series.points.iter().all(|(at, _)| in_weeks(*at)));
        prop_assert!(series.trend.is_none() || given >= 8);
    }
}
