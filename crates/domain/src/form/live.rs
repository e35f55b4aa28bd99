//! What is asked at all: some questions are asked only after certain answers.

use super::{Answers, Ask, Condition, Form, Item, Test, Value, When};

/// Where an answer is looked for: in the row, then around it.
#[derive(Clone, Copy)]
struct Scope<'a> {
    here: &'a Answers,
    around: Option<&'a Answers>,
}

impl Form {
    /// The answers to what is asked. What was answered before an earlier answer changed, and is not asked any more, is
    /// left out; so is what the form does not know.
    pub fn live(&self, answers: &Answers) -> Answers {
        let mut live = Answers::default();
        keep(&self.items, answers, &mut live, None);
        live
    }

    /// Whether an item outside of rows is asked, given the answers of [`Form::live`].
    pub fn asks(&self, item: &Item, live: &Answers) -> bool {
        !item.hidden && item.when.holds(Scope { here: live, around: None })
    }

    /// The same for an item inside a row.
    pub fn asks_in(&self, item: &Item, row: &Answers, live: &Answers) -> bool {
        !item.hidden && item.when.holds(Scope { here: row, around: Some(live) })
    }
}

/// Conditions look at what stands before, so one walk in order settles everything.
fn keep(items: &[Item], answers: &Answers, live: &mut Answers, around: Option<&Answers>) {
    for item in items {
        if !item.when.holds(Scope { here: live, around }) {
            continue;
        }
        match &item.ask {
            Ask::Group(inside) if item.is_rows() => {
                let rows = answers.rows(&item.link).iter().take(item.most).map(|row| {
                    let mut kept = Answers::default();
                    keep(inside, row, &mut kept, Some(around.unwrap_or(live)));
                    kept
                });
                let rows = rows.collect();
                live.set_rows(&item.link, rows);
            }
            Ask::Group(inside) => keep(inside, answers, live, around),
            _ => {
                let values = answers.values(&item.link).iter().filter(|value| item.fits(value)).take(item.most);
                let values = values.cloned().collect();
                live.set(&item.link, values);
            }
        }
    }
}

impl When {
    fn holds(&self, scope: Scope<'_>) -> bool {
        let mut holding = self.conditions.iter().map(|condition| condition.holds(scope));
        match self.conditions.len() {
            0 => true,
            _ if self.all => holding.all(|holds| holds),
            _ => holding.any(|holds| holds),
        }
    }
}

impl Condition {
    fn holds(&self, scope: Scope<'_>) -> bool {
        let here = scope.here.values(&self.link);
        let values = match scope.around {
            Some(around) if here.is_empty() => around.values(&self.link),
            _ => here,
        };
        match &self.test {
            Test::Exists(exists) => values.is_empty() != *exists,
            test => values.iter().any(|value| test.passes(value)),
        }
    }
}

impl Test {
    fn passes(&self, value: &Value) -> bool {
        let order = |than: &Value| value.order(than);
        match self {
            Self::Exists(exists) => *exists,
            Self::Is(than) => value == than,
            Self::IsNot(than) => value != than,
            Self::Above(than) => order(than).is_some_and(|order| order.is_gt()),
            Self::Below(than) => order(than).is_some_and(|order| order.is_lt()),
            Self::AtLeast(than) => order(than).is_some_and(|order| order.is_ge()),
            Self::AtMost(than) => order(than).is_some_and(|order| order.is_le()),
        }
    }
}

impl Value {
    /// How two values of one kind stand to each other; codes and texts have no order.
    fn order(&self, than: &Self) -> Option<std::cmp::Ordering> {
        match (self, than) {
            (Self::Whole(a), Self::Whole(b)) => Some(a.cmp(b)),
            (Self::Day(a), Self::Day(b)) => Some(a.cmp(b)),
            (Self::Time(a), Self::Time(b)) => Some(a.cmp(b)),
            _ => None,
        }
    }
}
