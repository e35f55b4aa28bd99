//! Forms and answers for the tests, some by hand, most by chance.

use openseat_domain::form::{
    Answers, Ask, Better, Choice, Condition, Flow, Form, FormId, Item, Rule, Score, Sort, Test, Value, When,
};
use proptest::{collection::vec, option, prelude::*};

/// Choices that count 0, 1, 2 … and are called so.
pub fn likert(highest: i64) -> Ask {
    Ask::Choice((0..=highest).map(|n| Choice { code: n.to_string(), weight: Some(n) }).collect())
}

pub fn item(link: &str, ask: Ask) -> Item {
    Item { link: link.into(), ask, when: When::default(), most: 1, hidden: false }
}

pub fn after(mut item: Item, link: &str, test: Test) -> Item {
    item.when.conditions.push(Condition { link: link.into(), test });
    item
}

pub fn form(items: Vec<Item>, scores: Vec<Score>) -> Form {
    Form {
        id: FormId::new("made"),
        version: "1.0.0".into(),
        sort: Sort::Measure,
        flow: Flow::Pages,
        items,
        scores,
        dangers: Vec::new(),
        tables: Vec::new(),
        tallies: Vec::new(),
        point: None,
        stages: Vec::new(),
        attended: false,
        instead: None,
    }
}

pub fn score(rule: Rule, low: f64, high: f64) -> Score {
    Score {
        id: "total".into(),
        rule,
        reversed: Vec::new(),
        fewest: None,
        low,
        high,
        better: Better::Lower,
        scales: Vec::new(),
        change: None,
    }
}

pub fn links(n: usize) -> Vec<String> {
    (0..n).map(|number| format!("q{number}")).collect()
}

/// Answers to q0, q1, … by the code of a choice.
pub fn chosen(codes: &[Option<i64>]) -> Answers {
    let mut answers = Answers::default();
    for (number, code) in codes.iter().enumerate() {
        answers.set(&format!("q{number}"), code.map(|code| Value::Code(code.to_string())).into_iter().collect());
    }
    answers
}

/// A measure of 1 to 9 questions of one kind, some turned round; with answers, some left out.
pub fn measured() -> impl Strategy<Value = (Form, Vec<Option<i64>>, Vec<bool>, i64)> {
    (1_usize..10, 1_i64..6).prop_flat_map(|(n, highest)| {
        let answers = vec(option::weighted(0.9, 0..=highest), n);
        (answers, vec(any::<bool>(), n)).prop_map(move |(answers, reversed)| {
            let items = links(n).iter().map(|link| item(link, likert(highest))).collect();
            let mut total = score(Rule::Sum(links(n)), 0.0, (n as i64 * highest) as f64);
            total.reversed =
                links(n).into_iter().zip(&reversed).filter(|(_, turned)| **turned).map(|(l, _)| l).collect();
            (form(items, vec![total]), answers, reversed, highest)
        })
    })
}

/// A form of questions that are asked or not after what stands before, some in groups and rows, with any answers.
pub fn branching() -> impl Strategy<Value = (Form, Answers)> {
    let question = (0..6_u8, option::of((any::<prop::sample::Index>(), 0..5_u8)), any::<bool>());
    (vec(question, 1..12), vec(option::of(0..5_i64), 12), any::<bool>()).prop_map(|(questions, codes, all)| {
        let mut items: Vec<Item> = Vec::new();
        for (number, (sort, condition, hidden)) in questions.iter().enumerate() {
            let link = format!("q{number}");
            let ask = match sort {
                0 => Ask::Yes,
                1 => Ask::Whole { low: 0, high: 3 },
                2 => Ask::Display,
                3 => Ask::Group(vec![item(&format!("{link}-a"), likert(2)), item(&format!("{link}-b"), likert(2))]),
                _ => likert(3),
            };
            let mut made = item(&link, ask);
            made.hidden = *hidden && *sort == 4;
            if let Some((place, code)) = condition.as_ref().filter(|_| number > 0) {
                let look = format!("q{}", place.index(number));
                let value = Value::Code(code.to_string());
                let test = [Test::Exists(true), Test::Exists(false), Test::Is(value.clone()), Test::IsNot(value)];
                made.when.conditions.push(Condition { link: look, test: test[usize::from(*code) % 4].clone() });
                made.when.conditions.push(Condition { link: "q0".into(), test: Test::Exists(true) });
                made.when.all = all;
            }
            items.push(made);
        }
        let mut answers = Answers::default();
        for (number, code) in codes.iter().enumerate() {
            let (link, Some(code)) = (format!("q{number}"), code) else { continue };
            let value = match questions.get(number).map(|question| question.0) {
                Some(0) => Value::Yes(*code > 1),
                Some(1) => Value::Whole(*code),
                _ => Value::Code(code.to_string()),
            };
            answers.set(&link, vec![value.clone()]);
            answers.set(&format!("{link}-b"), vec![value]);
        }
        (form(items, Vec::new()), answers)
    })
}
