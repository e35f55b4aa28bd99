//! Which changes hold on a day, and the meeting with them.

use std::collections::{BTreeMap, HashSet};

use jiff::{civil::Date, tz::TimeZone};
use uuid::Uuid;

use super::{Amendment, Field, Laid};
use crate::meeting::Draft;

/// A source's words with the changes laid over them that hold on `today`. The order of `amendments` makes no difference.
///
/// Who changed something by hand has looked, so the meeting counts as checked then.
pub fn lay_over(draft: Draft, amendments: &[Amendment], today: Date) -> Laid {
    let mut laid = Laid::from(draft);
    for amendment in in_force(amendments, today).into_values() {
        if let Some(word) = amendment.word.clone() {
            word.put(&mut laid);
            laid.draft.updated = laid.draft.updated.max(Some(amendment.made_at));
        }
    }
    laid
}

/// For each field the change that holds on `today`: of those that began, the one that began last.
pub fn in_force(amendments: &[Amendment], today: Date) -> BTreeMap<Field, &Amendment> {
    let mut found: BTreeMap<Field, &Amendment> = BTreeMap::new();
    let began = |one: &&Amendment| one.from.is_none_or(|from| from <= today);
    for amendment in standing(amendments).into_iter().filter(began) {
        let place = found.entry(amendment.field).or_insert(amendment);
        if order(amendment) > order(place) {
            *place = amendment;
        }
    }
    found
}

/// The changes that begin after `today`, the next one first.
pub fn coming(amendments: &[Amendment], today: Date) -> Vec<&Amendment> {
    let mut found = standing(amendments);
    found.retain(|one| one.from.is_some_and(|from| from > today));
    found.sort_by_key(|one| order(one));
    found
}

/// The changes that nobody took back, the first one first. What takes a change back can be taken back too.
pub fn standing(amendments: &[Amendment]) -> Vec<&Amendment> {
    let mut all = untouched(amendments);
    all.retain(|one| one.undoes.is_none());
    all
}

/// As [`standing`], with those that take one back.
pub fn untouched(amendments: &[Amendment]) -> Vec<&Amendment> {
    let mut all: Vec<&Amendment> = amendments.iter().collect();
    all.sort_by_key(|one| std::cmp::Reverse(one.seq));
    let mut undone: HashSet<Uuid> = HashSet::new();
    all.retain(|one| {
        let stands = !undone.contains(&one.id);
        undone.extend(one.undoes.filter(|_| stands));
        stands
    });
    all.reverse();
    all
}

/// By the day on which it begins, and among those of one day by when it was made.
fn order(amendment: &Amendment) -> (Date, i64) {
    let made = amendment.made_at.to_zoned(TimeZone::UTC).date();
    (amendment.from.unwrap_or(made), amendment.seq)
}
