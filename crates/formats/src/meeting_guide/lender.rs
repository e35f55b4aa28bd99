//! Values that rows of one group or one place share, so that a row which leaves them blank can borrow them.
//!
//! Only record numbers and hashes are kept. A value is lent only when every row that has it agrees on it.

use std::collections::HashMap;

use crate::{header::Field, key::hash, record::Record};

/// What is lent together: who lends (by which name), and which fields.
const LOANS: [(Field, &[Field]); 4] = [
    (Field::Group, &[Field::GroupNotes]),
    (Field::Group, &[Field::Website]),
    (Field::Location, &ADDRESS),
    (Field::Location, &[Field::LocationNotes]),
];

const ADDRESS: [Field; 8] = [
    Field::FormattedAddress,
    Field::Address,
    Field::City,
    Field::State,
    Field::PostalCode,
    Field::Country,
    Field::Latitude,
    Field::Longitude,
];

/// The index of [`ADDRESS`] in [`LOANS`]: notes on a place are lent only if its address is.
const OF_ADDRESS: usize = 2;

struct Holder {
    record: usize,
    hash: u64,
    agreed: bool,
}

/// Who has what.
#[derive(Default)]
pub(crate) struct Lender(HashMap<(usize, u64), Holder>);

impl Lender {
    /// Remembers what the record with this number has.
    pub(crate) fn learn(&mut self, number: usize, record: &Record) {
        for (loan, (name, fields)) in LOANS.iter().enumerate() {
            let (Some(name), Some(value)) = (hashed(record, &[*name]), hashed(record, fields)) else { continue };
            let holder = self.0.entry((loan, name)).or_insert(Holder { record: number, hash: value, agreed: true });
            holder.agreed &= holder.hash == value;
        }
    }

    /// Fills the blanks of `record` from the records that `fetch` gives by their numbers.
    pub(crate) fn fill(&self, record: &mut Record, fetch: &dyn Fn(usize) -> Option<Record>) {
        for (loan, (name, fields)) in LOANS.iter().enumerate() {
            if fields.iter().any(|field| record.value(*field).is_some()) {
                continue;
            }
            let Some(name) = hashed(record, &[*name]) else { continue };
            let same_place = loan <= OF_ADDRESS || self.0.get(&(OF_ADDRESS, name)).is_some_and(|holder| holder.agreed);
            let Some(holder) = self.0.get(&(loan, name)).filter(|holder| holder.agreed && same_place) else { continue };
            let Some(from) = fetch(holder.record) else { continue };
            for field in *fields {
                if let Some(value) = from.value(*field) {
                    record.put((*field, 0), value.clone());
                }
            }
        }
    }
}

/// A hash over the values of these fields; `None` when all are blank.
fn hashed(record: &Record, fields: &[Field]) -> Option<u64> {
    let mut found = false;
    let mut all = String::new();
    for field in fields {
        let raw = record.raw(*field).unwrap_or_default();
        let trimmed = raw.trim();
        found |= !trimmed.is_empty();
        all.push_str(&trimmed.to_lowercase());
        all.push('\u{1f}');
    }
    found.then(|| hash(&all))
}
