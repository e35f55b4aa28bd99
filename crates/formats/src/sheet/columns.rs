//! Finding the header line, and turning a row's cells into a record by it.

use openseat_domain::fellowship::FellowshipId;
use serde_json::Value;

use super::mapping::{EXTRA, Mapping};
use crate::{
    header::Field,
    privacy,
    reader::{Broken, Options},
    record::Record,
};

/// How many lines may stand above the header.
const LOOKED_AT: usize = 12;

/// What each column is read as.
#[derive(Clone, Debug)]
enum Column {
    Field(Field),
    /// Kept beside the meeting under the header's name.
    Extra(String),
    /// Left out; true when it is about people.
    Out(bool),
}

/// A table's columns.
#[derive(Clone, Debug)]
pub(crate) struct Columns {
    pub(crate) mapping: Mapping,
    columns: Vec<Column>,
}

impl Columns {
    /// Columns with these headers.
    pub(crate) fn new(headers: &[String], options: &Options) -> Self {
        let mapping = Mapping::of(headers, options.mapping.as_ref());
        let column = |(header, field): &(String, Option<String>)| match field.as_deref() {
            None => Column::Out(privacy::is_personal(header)),
            Some(EXTRA) => Column::Extra(header.trim().to_owned()),
            Some(name) => Field::from_name(name).map_or(Column::Out(false), Column::Field),
        };
        let columns = mapping.columns.iter().map(column).collect();
        Self { mapping, columns }
    }

    /// Finds the header among the first lines: the one in which most cells are known names. Gives its number too.
    pub(crate) fn find<'l>(
        lines: impl Iterator<Item = &'l [String]>,
        options: &Options,
    ) -> Result<(usize, Self), Broken> {
        let all = lines.take(LOOKED_AT).map(|line| Self::new(line, options)).enumerate();
        let best = all.max_by_key(|(number, columns)| (columns.mapping.known(), LOOKED_AT - number));
        best.filter(|(_, columns)| columns.mapping.known() >= 2 && columns.names_something()).ok_or_else(|| {
            let what = "No line at the top has names of columns that are understood.";
            Broken::new("file", what, "Add a header line such as: Name, Day, Time, Venue, Address, Town.")
        })
    }

    /// A meeting needs something to be called by.
    fn names_something(&self) -> bool {
        let names = [Field::Name, Field::Group, Field::Location, Field::Slug, Field::City];
        self.columns.iter().any(|column| matches!(column, Column::Field(field) if names.contains(field)))
    }

    /// The record of a row with these cells. Cells past the last header are passed over.
    pub(crate) fn record(&self, cells: impl Iterator<Item = Value>) -> Record {
        let mut record = Record::default();
        for (column, value) in self.columns.iter().zip(cells) {
            let filled =
                !matches!(&value, Value::Null) && !matches!(&value, Value::String(text) if text.trim().is_empty());
            match column {
                _ if !filled => {}
                Column::Field(field) => record.put((*field, 0), value),
                Column::Extra(header) => record.unknown.push((header.clone(), value)),
                Column::Out(personal) => record.personal |= *personal,
            }
        }
        record
    }
}

/// The fellowship of a sheet's rows that name none: what the caller said, or what the first rows tell.
pub(crate) fn fellowship(
    table: &impl crate::meeting_guide::Table,
    options: &Options,
) -> Option<(FellowshipId, String)> {
    crate::fellowship::guess(options, &crate::meeting_guide::evidence(table))
}
