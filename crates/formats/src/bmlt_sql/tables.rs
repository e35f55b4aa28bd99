//! Where the rows of BMLT's tables are in a dump.

use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap},
};

use crate::{
    reader::Broken,
    sql_dump::{SqlDump, Statement, Torn, Value},
};

/// Where a row is, and which columns it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// Offset of its opening bracket.
    pub(super) at: usize,
    /// Number of its list of columns in [`Tables::layouts`].
    pub(super) layout: u16,
}

/// The rows of one dump.
#[derive(Debug, Default)]
pub(super) struct Tables {
    pub(super) layouts: Vec<Vec<String>>,
    pub(super) meetings: Vec<Place>,
    pub(super) formats: Vec<Place>,
    pub(super) bodies: Vec<Place>,
    pub(super) changes: Vec<Place>,
    /// Rows of `_data` for the meeting 0: the server's list of fields.
    pub(super) fields: Vec<Place>,
    /// Rows of `_data` and `_longdata` by meeting, sorted.
    pub(super) data: Vec<(u64, Place)>,
    /// Where the rows of `_longdata` are.
    long: Vec<usize>,
}

/// The tables we read, by their names without prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Table {
    Meetings,
    Data,
    LongData,
    Formats,
    Bodies,
    Changes,
}

impl Tables {
    /// Walks through the dump. Broken when it was cut, or is not BMLT's, or is of two servers.
    pub(super) fn find(bytes: &[u8]) -> Result<Self, Broken> {
        let mut walk = Walk { bytes, tables: Self::default(), made: HashMap::new(), prefixes: BTreeSet::new() };
        let mut dump = SqlDump::new(bytes);
        while let Some(statement) = dump.next_statement().map_err(|torn| cut(&torn))? {
            match statement {
                Statement::Create { table, columns } => walk.create(&table, &columns),
                Statement::Insert { table, columns } => walk.insert(&mut dump, &table, columns)?,
            }
        }
        walk.finish()
    }

    /// Whether a row of data is a long one.
    pub(super) fn is_long(&self, place: Place) -> bool {
        self.long.binary_search(&place.at).is_ok()
    }

    /// The further values of a meeting.
    pub(super) fn data_of(&self, id: u64) -> impl Iterator<Item = &Place> {
        let from = self.data.partition_point(|(known, _)| *known < id);
        self.data[from..].iter().take_while(move |(known, _)| *known == id).map(|(_, place)| place)
    }
}

struct Walk<'a> {
    bytes: &'a [u8],
    tables: Tables,
    /// Columns of the tables made so far, by full name.
    made: HashMap<String, u16>,
    /// What stands before `comdef_` in the names of the meetings tables.
    prefixes: BTreeSet<String>,
}

impl<'a> Walk<'a> {
    fn create(&mut self, name: &str, columns: &[Cow<'_, str>]) {
        let Some((prefix, table)) = known(name) else { return };
        if table == Table::Meetings {
            self.prefixes.insert(prefix.to_owned());
        }
        if let Some(layout) = self.layout(columns) {
            self.made.insert(name.to_owned(), layout);
        }
    }

    fn insert(&mut self, dump: &mut SqlDump<'a>, name: &str, columns: Option<Vec<Cow<'_, str>>>) -> Result<(), Broken> {
        let Some((prefix, table)) = known(name) else { return Ok(()) };
        if table == Table::Meetings {
            self.prefixes.insert(prefix.to_owned());
        }
        let layout = match columns {
            Some(columns) => self.layout(&columns),
            None => self.made.get(name).copied(),
        };
        let Some(layout) = layout else {
            let what = format!("The table {name} has rows but no columns: there is no CREATE TABLE for it.");
            return Err(Broken::new("file", what, "Export the structure of the tables together with their data."));
        };
        let id = self.tables.layouts[usize::from(layout)].iter().position(|column| column == "meetingid_bigint");
        let mut values = Vec::new();
        while let Some(at) = dump.next_row().map_err(|torn| cut(&torn))? {
            let place = Place { at, layout };
            match table {
                Table::Meetings => self.tables.meetings.push(place),
                Table::Formats => self.tables.formats.push(place),
                Table::Bodies => self.tables.bodies.push(place),
                Table::Changes => self.tables.changes.push(place),
                Table::Data | Table::LongData => {
                    if table == Table::LongData {
                        self.tables.long.push(at);
                    }
                    match self.number(at, id, &mut values) {
                        Some(0) => self.tables.fields.push(place),
                        Some(id) => self.tables.data.push((id, place)),
                        None => {}
                    }
                }
            }
        }
        Ok(())
    }

    /// The number in one column of a row.
    fn number(&self, at: usize, column: Option<usize>, values: &mut Vec<Value<'a>>) -> Option<u64> {
        SqlDump::row_at(self.bytes, at, values).ok()?;
        let value = values.get(column?)?.clone().into_text();
        value.trim().parse().ok()
    }

    fn layout(&mut self, columns: &[Cow<'_, str>]) -> Option<u16> {
        let number = u16::try_from(self.tables.layouts.len()).ok()?;
        let columns: Vec<String> = columns.iter().map(|column| column.to_ascii_lowercase()).collect();
        // phpMyAdmin repeats the columns with every INSERT.
        if let Some(last) = number.checked_sub(1).filter(|last| self.tables.layouts[usize::from(*last)] == columns) {
            return Some(last);
        }
        self.tables.layouts.push(columns);
        Some(number)
    }

    fn finish(mut self) -> Result<Tables, Broken> {
        if self.prefixes.is_empty() {
            let what = "This is a database dump, but not of a BMLT server: it has no table “…comdef_meetings_main”.";
            return Err(Broken::new("file", what, "Export the database of the BMLT server itself."));
        }
        if self.prefixes.len() > 1 {
            let names = self.prefixes.iter().map(|prefix| format!("“{prefix}”")).collect::<Vec<_>>().join(" and ");
            let what = format!("The dump holds several BMLT servers, with the table prefixes {names}.");
            return Err(Broken::new("file", what, "Export the tables of one server only."));
        }
        self.tables.data.sort_unstable();
        Ok(self.tables)
    }
}

/// The prefix and the meaning of a table's name.
fn known(name: &str) -> Option<(&str, Table)> {
    let at = name.find("comdef_")?;
    let table = match &name[at..] {
        "comdef_meetings_main" => Table::Meetings,
        "comdef_meetings_data" => Table::Data,
        "comdef_meetings_longdata" => Table::LongData,
        "comdef_changes" => Table::Changes,
        "comdef_formats" => Table::Formats,
        "comdef_service_bodies" => Table::Bodies,
        _ => return None,
    };
    Some((&name[..at], table))
}

fn cut(torn: &Torn) -> Broken {
    let what = format!("The dump is not whole: it {}.", torn.what);
    Broken::new(format!("line {}", torn.line), what, "Export it again and copy the whole file.")
}
