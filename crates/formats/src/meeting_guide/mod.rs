//! The Meeting Guide (TSML) format: <https://github.com/code4recovery/spec>, and what its software really writes.
//!
//! The same reading of a record serves the spec's JSON, the plugin's cache, central-query and every spreadsheet; they
//! differ only in how a record is got (`Table`).

mod attendance;
mod joining;
mod kinds;
mod lender;
mod listing;
mod office;
mod place;
mod row;
mod when;

pub use joining::is_provider;
pub(crate) use listing::{Listing, Table};
pub(crate) use row::Setting;

use openseat_domain::fellowship::FellowshipId;

use crate::{
    fellowship::{self, Evidence},
    header::Field,
    json::Document,
    reader::{Broken, Format, Opened, Options},
    record::Record,
    time,
};

pub(crate) fn open<'a>(document: Document<'a>, options: &Options) -> Result<Opened<'a>, Broken> {
    open_as(Format::MeetingGuide, document, options, false)
}

/// Opens a document of records in (nearly) Meeting Guide form.
pub(crate) fn open_as<'a>(
    format: Format,
    document: Document<'a>,
    options: &Options,
    all_online: bool,
) -> Result<Opened<'a>, Broken> {
    let guess = fellowship::guess(options, &evidence(&document)).or_else(|| {
        let why = "The Meeting Guide format is AA's, and nothing in the file says otherwise.";
        Some((FellowshipId::new("aa"), why.to_owned()))
    });
    Ok(opened(format, document, options, guess, all_online))
}

/// Puts an opened table together.
pub(crate) fn opened<'a>(
    format: Format,
    table: impl Table + 'a,
    options: &Options,
    guess: Option<(FellowshipId, String)>,
    all_online: bool,
) -> Opened<'a> {
    let fellowship = guess.as_ref().map(|(id, _)| id.clone()).unwrap_or_default();
    let setting = Setting { options: options.clone(), fellowship, day_first: day_first(&table, options), all_online };
    let mut opened = Opened::new(format, Listing::new(table, setting));
    opened.fellowship_guess = guess;
    opened
}

/// Whether the file's dates with slashes have their day first: as the first one shows that can only be read one way,
/// else by where the file is from.
fn day_first(table: &impl Table, options: &Options) -> bool {
    let dates = [Field::From, Field::Until, Field::Updated, Field::LastContact];
    let records = (0..table.len().min(300)).filter_map(|number| table.record(number).ok());
    let mut told = records.filter_map(|record| {
        dates.iter().find_map(|field| record.raw(*field).and_then(|raw| time::tells_day_first(&raw)))
    });
    let zone = options.zone.as_deref().unwrap_or_default();
    told.next().unwrap_or_else(|| zone.starts_with("Europe/") || zone.starts_with("Australia/"))
}

/// How many records are looked at to guess what a file is.
const LOOKED_AT: usize = 40;

/// What the first records say of who keeps the file.
pub(crate) fn evidence(table: &impl Table) -> Evidence {
    let mut evidence = Evidence::default();
    for record in (0..table.len().min(LOOKED_AT)).filter_map(|number| table.record(number).ok()) {
        evidence.offices.extend(record.line(Field::Entity));
        let addresses = [Field::EntityWebsiteUrl, Field::Url, Field::EditUrl, Field::FeedbackUrl];
        evidence.addresses.extend(addresses.into_iter().filter_map(|field| record.link(field)));
    }
    evidence
}

impl Table for Document<'_> {
    fn len(&self) -> usize {
        Document::len(self)
    }

    fn record(&self, number: usize) -> Result<Record, String> {
        Record::from_json(Document::record(self, number))
    }

    fn each(&self, f: &mut dyn FnMut(usize, Result<Record, String>)) {
        for (number, record) in self.iter().enumerate() {
            f(number, Record::from_json(record));
        }
    }
}
