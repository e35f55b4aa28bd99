//! A whole table of records, row by row.

use std::cell::OnceCell;

use openseat_domain::problem::Problem;

use super::{lender::Lender, row, row::Setting};
use crate::{
    key::{self, Keys},
    noted::Noted,
    reader::{Row, Rows},
    record::Record,
};

/// Records that can be read in order, again and again, and one by one by number.
pub(crate) trait Table {
    /// How many records there are.
    fn len(&self) -> usize;

    /// The record with this number, from 0. The error is a sentence for the keeper of the list.
    fn record(&self, number: usize) -> Result<Record, String>;

    /// What the keeper of the list calls the record: its row's number, from 1.
    fn row_number(&self, number: usize) -> usize {
        number + 1
    }

    /// All records in order.
    fn each(&self, f: &mut dyn FnMut(usize, Result<Record, String>));
}

/// A table whose rows become drafts.
pub(crate) struct Listing<T> {
    table: T,
    setting: Setting,
    lender: OnceCell<Lender>,
}

impl<T: Table> Listing<T> {
    pub(crate) fn new(table: T, setting: Setting) -> Self {
        Self { table, setting, lender: OnceCell::new() }
    }

    /// Learnt in a first pass over the records, once.
    fn lender(&self) -> &Lender {
        self.lender.get_or_init(|| {
            let mut lender = Lender::default();
            self.table.each(&mut |number, record| {
                if let Ok(record) = record {
                    lender.learn(number, &record);
                }
            });
            lender
        })
    }

    fn row(&self, number: usize, record: Result<Record, String>, state: &mut State, f: &mut dyn FnMut(Row)) {
        let mut record = match record {
            Ok(record) if record.is_blank() => Err("It is empty.".to_owned()),
            record => record,
        };
        let given = record.as_ref().map(key::of).unwrap_or_default();
        let mut noted = Noted::new(self.table.row_number(number), &given);
        let record = match &mut record {
            Ok(record) => record,
            Err(why) => {
                return f(Row::Refused(noted.refused(why.clone(), "Ask the owner of the list to mend this row.")));
            }
        };
        self.lender().fill(record, &|number| self.table.record(number).ok());
        let mut personal = record.personal;
        let drafts = row::read(record, &given, &self.setting, &mut noted, &mut personal);
        state.personal += u64::from(personal);
        match drafts {
            Err(problem) => f(Row::Refused(problem)),
            Ok(drafts) => {
                for mut draft in drafts {
                    draft.key = state.keys.unique(draft.key);
                    // A row's problems are told once, with its first draft.
                    f(Row::Draft(Box::new(draft), noted.take()));
                }
            }
        }
    }
}

/// What is kept while the rows go by.
#[derive(Default)]
struct State {
    keys: Keys,
    /// Rows from which personal details were left out.
    personal: u64,
}

impl<T: Table> Rows for Listing<T> {
    fn len(&self) -> u64 {
        self.table.len() as u64
    }

    fn each(&self, f: &mut dyn FnMut(Row)) -> Vec<Problem> {
        let mut state = State::default();
        self.table.each(&mut |number, record| self.row(number, record, &mut state, f));
        let rows = if state.personal == 1 { "1 row".to_owned() } else { format!("{} rows", state.personal) };
        let what = format!("{rows} had contact details of people (names, e-mail, telephone). They were left out.");
        let fix = "Nothing needs doing; a public feed should not carry them.";
        (state.personal > 0).then(|| Problem::note("file", what, fix)).into_iter().collect()
    }
}
