//! The central-query service of online intergroups: Meeting Guide fields, with days from 1 (Monday) to 7 (Sunday),
//! a `duration` in minutes, and languages, features and communities beside the types.
//!
//! Day 7 and day 0 are both Sunday elsewhere. Here day 0 stands for a meeting that never ends ("24/7"), which has no
//! slot; such a row says so in its notes already.

use crate::{
    header::Field,
    json::Document,
    meeting_guide::{self, Table},
    reader::{Broken, Format, Opened, Options},
    record::Record,
};

pub(crate) fn open<'a>(document: Document<'a>, options: &Options) -> Result<Opened<'a>, Broken> {
    let table = Meetings(document);
    let guess = crate::fellowship::guess(options, &meeting_guide::evidence(&table)).or_else(|| {
        let why =
            "The central-query service is that of AA's online intergroup, and nothing in the file says otherwise.";
        Some((openseat_domain::fellowship::FellowshipId::new("aa"), why.to_owned()))
    });
    Ok(meeting_guide::opened(Format::CentralQuery, table, options, guess, true))
}

struct Meetings<'a>(Document<'a>);

impl Table for Meetings<'_> {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn record(&self, number: usize) -> Result<Record, String> {
        Record::from_json(self.0.record(number)).map(without_round_the_clock)
    }

    fn each(&self, f: &mut dyn FnMut(usize, Result<Record, String>)) {
        Table::each(&self.0, &mut |number, record| f(number, record.map(without_round_the_clock)));
    }
}

fn without_round_the_clock(mut record: Record) -> Record {
    if record.raw(Field::Day).is_some_and(|day| day.trim() == "0") {
        record.remove(Field::Day);
        record.remove(Field::Time);
    }
    record
}
