//! After which answers a question is asked.

use std::collections::{BTreeMap, BTreeSet};

use openseat_domain::form::{Ask, Condition, Item, Test, Value, When};
use serde_json::Value as Json;

use super::{Fault, FaultKind, fhir::Row, links::Links};

/// # Errors
/// What is not understood.
pub(super) fn when(row: &Row, links: &mut Links) -> Result<When, Fault> {
    let mut conditions = Vec::new();
    for one in &row.enable_when {
        let unclear = || Fault::of(FaultKind::When, &row.link_id, "");
        let link = links.name(one["question"].as_str().ok_or_else(unclear)?);
        let operator = one["operator"].as_str().ok_or_else(unclear)?;
        let test = match (operator, answer(one)) {
            ("exists", Some(Value::Yes(exists))) => Test::Exists(exists),
            ("=", Some(value)) => Test::Is(value),
            ("!=", Some(value)) => Test::IsNot(value),
            (">", Some(value)) => Test::Above(value),
            ("<", Some(value)) => Test::Below(value),
            (">=", Some(value)) => Test::AtLeast(value),
            ("<=", Some(value)) => Test::AtMost(value),
            _ => return Err(unclear()),
        };
        conditions.push(Condition { link, test });
    }
    let all = row.enable_behavior.as_deref() == Some("all");
    if conditions.len() > 1 && row.enable_behavior.is_none() {
        return Err(Fault::of(FaultKind::AnyOrAll, &row.link_id, ""));
    }
    Ok(When { conditions, all })
}

fn answer(one: &Json) -> Option<Value> {
    if let Some(code) = one["answerCoding"]["code"].as_str() {
        return Some(Value::Code(code.to_owned()));
    }
    let text = one["answerString"].as_str().map(|text| Value::Text(text.to_owned()));
    let day = one["answerDate"].as_str().and_then(|day| day.parse().ok()).map(Value::Day);
    let yes = one["answerBoolean"].as_bool().map(Value::Yes);
    yes.or(one["answerInteger"].as_i64().map(Value::Whole)).or(text).or(day)
}

/// Both must hold: that a question is asked, and that one within it is. `None` where that cannot be said in one rule.
pub(super) fn both(outer: &When, inner: When) -> Option<When> {
    let one = |when: &When| when.all || when.conditions.len() < 2;
    match (outer.conditions.is_empty(), inner.conditions.is_empty()) {
        (true, _) => Some(inner),
        (_, true) => Some(outer.clone()),
        _ if one(outer) && one(&inner) => {
            let conditions = outer.conditions.iter().cloned().chain(inner.conditions).collect();
            Some(When { conditions, all: true })
        }
        _ => None,
    }
}

/// Lets conditions compare like with like: a choice that is a text or a number is compared as a choice. A condition that could
/// never hold, since it compares a choice with something else, is a fault: its question would never be asked.
pub(super) fn fit(items: &mut [Item], plain: &BTreeSet<String>, links: &Links, faults: &mut Vec<Fault>) {
    let mut asks = BTreeMap::new();
    gather(items, &mut asks);
    mend(items, &asks, plain, links, faults);
}

/// What an answer to a question is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Like {
    Code,
    Whole,
    Text,
    Yes,
    Day,
    Time,
    Nothing,
}

fn gather(items: &[Item], asks: &mut BTreeMap<String, Like>) {
    for item in items {
        let like = match &item.ask {
            Ask::Choice(_) => Like::Code,
            Ask::Whole { .. } => Like::Whole,
            Ask::Text { .. } => Like::Text,
            Ask::Yes => Like::Yes,
            Ask::Day => Like::Day,
            Ask::Time => Like::Time,
            Ask::Display | Ask::Group(_) | Ask::Score(_) => Like::Nothing,
        };
        asks.insert(item.link.clone(), like);
        gather(item.inside(), asks);
    }
}

fn mend(
    items: &mut [Item],
    asks: &BTreeMap<String, Like>,
    plain: &BTreeSet<String>,
    links: &Links,
    faults: &mut Vec<Fault>,
) {
    for item in items {
        for condition in &mut item.when.conditions {
            let (value, ordered) = match &mut condition.test {
                Test::Exists(_) => continue,
                Test::Is(value) | Test::IsNot(value) => (value, false),
                Test::Above(value) | Test::Below(value) | Test::AtLeast(value) | Test::AtMost(value) => (value, true),
            };
            // One that is not there is told apart as such.
            let Some(like) = asks.get(&condition.link) else { continue };
            if *like == Like::Code && plain.contains(&condition.link) {
                match value {
                    Value::Text(text) => *value = Value::Code(std::mem::take(text)),
                    Value::Whole(number) => *value = Value::Code(number.to_string()),
                    _ => {}
                }
            }
            let has_order = matches!(like, Like::Whole | Like::Day | Like::Time);
            if of(value) != *like || (ordered && !has_order) {
                let (item, after) = (links.theirs(&item.link), links.theirs(&condition.link));
                faults.push(Fault::of(FaultKind::Compare, item, after));
            }
        }
        if let Ask::Group(inside) = &mut item.ask {
            mend(inside, asks, plain, links, faults);
        }
    }
}

fn of(value: &Value) -> Like {
    match value {
        Value::Code(_) => Like::Code,
        Value::Whole(_) => Like::Whole,
        Value::Text(_) => Like::Text,
        Value::Yes(_) => Like::Yes,
        Value::Day(_) => Like::Day,
        Value::Time(_) => Like::Time,
    }
}
