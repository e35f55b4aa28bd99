//! The NAWS spreadsheet of a BMLT server (`GetNAWSDump`): the older one of 48 columns and the newer one of 52.
//!
//! Columns are known by their names, in any order. Two decisions: a row marked `D` in `Delete` is refused, so that the
//! meeting is retired; an institutional meeting is kept unpublished, since nobody can walk in there.

use std::collections::HashSet;

use csv::StringRecord;
use openseat_domain::{
    concept::TypeCode, fellowship::FellowshipId, meeting::Draft, place::Place, problem::Problem, schedule::Schedule,
    slug,
};

use crate::{
    bmlt::{
        attendance,
        attendance::Venue,
        joining,
        meeting::{self, Notes, paragraphs, short},
    },
    reader::{Broken, Format, Opened, Options, Row, Rows},
    text::{self, Text},
    time,
};

mod columns;
mod day;

use columns::{Column, Columns};

/// Opens the spreadsheet: its header line is checked and its rows are counted.
pub(crate) fn open<'a>(text: Text<'a>, options: &Options) -> Result<Opened<'a>, Broken> {
    let delimiter = delimiter(&text);
    let header = reader(&text, delimiter).headers().cloned().unwrap_or_default();
    let columns = Columns::find(&header)?;
    let mut rows = 0;
    each_record(&text, delimiter, |_, _| rows += 1);
    let sheet = Sheet { text, delimiter, columns, width: header.len(), rows, options: options.clone() };
    let mut opened = Opened::new(Format::NawsCsv, sheet);
    let why = if options.fellowship.is_some() { "You said so." } else { "NAWS spreadsheets list NA meetings." };
    opened.fellowship_guess = Some((meeting::fellowship(options), why.to_owned()));
    Ok(opened)
}

struct Sheet<'a> {
    text: Text<'a>,
    delimiter: u8,
    columns: Columns,
    width: usize,
    rows: u64,
    options: Options,
}

impl Rows for Sheet<'_> {
    fn len(&self) -> u64 {
        self.rows
    }

    fn each(&self, f: &mut dyn FnMut(Row)) -> Vec<Problem> {
        let fellowship = meeting::fellowship(&self.options);
        let mut reading = Reading { sheet: self, fellowship, seen: HashSet::new(), contacts: 0 };
        each_record(&self.text, self.delimiter, |number, record| f(reading.row(number, record)));
        meeting::left_out(reading.contacts)
    }
}

/// Calls `f` with each record and its number in the file, the header line being 1. Blank lines are passed over.
fn each_record(text: &str, delimiter: u8, mut f: impl FnMut(usize, &StringRecord)) {
    let mut reader = reader(text, delimiter);
    let mut record = StringRecord::new();
    let mut number = 1;
    while reader.read_record(&mut record).unwrap_or(false) {
        number += 1;
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            f(number, &record);
        }
    }
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes())
}

/// Spreadsheet programs save with what their country uses.
fn delimiter(text: &str) -> u8 {
    let line = text.lines().next().unwrap_or_default();
    let count = |delimiter: u8| line.bytes().filter(|byte| *byte == delimiter).count();
    [b',', b';', b'\t'].into_iter().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',')
}

struct Reading<'a> {
    sheet: &'a Sheet<'a>,
    fellowship: FellowshipId,
    seen: HashSet<String>,
    contacts: u64,
}

impl Reading<'_> {
    fn row(&mut self, number: usize, record: &StringRecord) -> Row {
        let at = format!("row {number}");
        let refuse = |what: String, fix: &str| Row::Refused(Problem::refused(at.as_str(), what, fix));
        if record.len() < self.sheet.width {
            let what = format!("The row has {} columns, and the header line {}.", record.len(), self.sheet.width);
            return refuse(what, "Mend the row: a quotation mark or a part of it is missing.");
        }
        let get = |column| self.sheet.columns.get(record, column);
        if get(Column::Delete).eq_ignore_ascii_case("d") {
            return refuse("The meeting is marked as deleted.".into(), "Nothing needs doing: it is no longer shown.");
        }
        let names = [Column::CommitteeName, Column::Place, Column::City];
        let Some(name) = names.into_iter().find_map(|column| text::line(get(column))) else {
            return refuse("The meeting has neither a name nor a place.".into(), "Fill in CommitteeName.");
        };
        let Some(key) = self.key(record, &name) else {
            return refuse("An earlier row has the same bmlt_id.".into(), "Remove one of the two from the file.");
        };
        self.contacts += self.sheet.columns.contacts(record);
        let mut problems = Vec::new();
        let at = format!("{at} (id {key})");
        let mut notes = Notes { at: &at, problems: &mut problems };
        let draft = self.draft(record, key, name, &mut notes);
        notes.personal(&draft);
        Row::Draft(Box::new(draft), problems)
    }

    /// The server's id. Without one: the world id, which a group's meetings share, with day and time.
    fn key(&mut self, record: &StringRecord, name: &str) -> Option<String> {
        let get = |column| self.sheet.columns.get(record, column);
        if let Some(id) = text::line(get(Column::BmltId)) {
            return self.seen.insert(id.clone()).then_some(id);
        }
        let group = if get(Column::Committee).is_empty() { name } else { get(Column::Committee) };
        let wish = slug::plain_words(&format!("{group} {} {}", get(Column::Day), get(Column::Time)));
        let wish = if wish.is_empty() { "meeting" } else { &wish };
        let key = slug::free(wish, |slug| self.seen.contains(slug));
        self.seen.insert(key.clone());
        Some(key)
    }

    fn draft(&self, record: &StringRecord, key: String, name: String, notes: &mut Notes<'_>) -> Draft {
        let get = |column| self.sheet.columns.get(record, column);
        let types = self.types(record);
        let info = get(Column::VirtualMeetingInfo);
        let joining = joining::read(get(Column::VirtualMeetingLink), get(Column::PhoneMeetingNumber), info);
        notes.joining(&joining);
        let link = joining.online.as_ref().is_some_and(|online| online.url.is_some() || online.phone.is_some());
        let venue = Venue { kind: "", link, street: !get(Column::Address).is_empty() };
        let attendance = attendance::decide(venue, |name| types.iter().any(|kind| kind.code == name));
        let place = self.place(record, notes);
        let approximate = !attendance.in_person() && place.street.is_none();
        let kept = [
            ("worldid_mixed", Column::Committee),
            ("service_body_world_id", Column::AreaRegion),
            ("service_body_name", Column::ParentName),
            ("institutional", Column::Institutional),
        ];
        let extra = kept.into_iter().filter(|(_, column)| !is_no(get(*column)));
        Draft {
            key,
            name,
            fellowship: self.fellowship.clone(),
            schedule: self.schedule(record, notes),
            attendance,
            place: (place != Place::default()).then_some(Place { approximate, ..place }),
            online: joining.online,
            types,
            updated: day::updated(get(Column::LastChanged), notes),
            published: is_no(get(Column::Unpublished)) && is_no(get(Column::Institutional)),
            extra: extra.filter_map(|(name, column)| Some((name.to_owned(), text::line(get(column))?))).collect(),
            ..Draft::default()
        }
    }

    fn types(&self, record: &StringRecord) -> Vec<TypeCode> {
        let get = |column| self.sheet.columns.get(record, column);
        let wheelchair = if is_no(get(Column::WheelChr)) { "" } else { "WCHR" };
        let codes = Column::TYPES.into_iter().map(get).chain([wheelchair]).filter(|code| !code.is_empty());
        let code = |code: &str| TypeCode { programme: self.fellowship.clone(), code: code.to_uppercase() };
        let mut types: Vec<_> = codes.map(code).collect();
        types.sort_unstable();
        types.dedup();
        types
    }

    fn schedule(&self, record: &StringRecord, notes: &mut Notes<'_>) -> Option<Schedule> {
        let get = |column| self.sheet.columns.get(record, column);
        let (day, clock) = (get(Column::Day), get(Column::Time));
        if day.is_empty() && clock.is_empty() {
            return None;
        }
        let Some(weekday) = day::weekday(day) else {
            notes.warn("Day", format!("“{}” is not a day.", short(day)), "Write the day in English, as Sunday.");
            return None;
        };
        let Some(start) = time::clock(clock) else {
            notes.warn("Time", format!("“{}” is not a time.", short(clock)), "Write it with four digits, as 1930.");
            return None;
        };
        let zone = meeting::zone(get(Column::TimeZone), self.sheet.options.zone.as_deref(), notes);
        Some(Schedule::weekly(weekday, start, time::USUAL_MINUTES, zone.as_deref()))
    }

    fn place(&self, record: &StringRecord, notes: &mut Notes<'_>) -> Place {
        let get = |column| self.sheet.columns.get(record, column);
        let line = |column| text::line(get(column));
        let inside = [("", get(Column::Room)), ("", get(Column::Directions))];
        Place {
            name: line(Column::Place),
            street: line(Column::Address),
            city: line(Column::City),
            state: line(Column::State),
            postal_code: line(Column::Zip),
            country: line(Column::Country),
            regions: line(Column::LocBorough).into_iter().collect(),
            notes: paragraphs(inside.into_iter()),
            point: meeting::point(get(Column::Latitude), get(Column::Longitude), notes),
            ..Place::default()
        }
    }
}

/// Empty, 0, FALSE and NO.
fn is_no(cell: &str) -> bool {
    ["", "0", "false", "no", "n"].iter().any(|no| cell.eq_ignore_ascii_case(no))
}
