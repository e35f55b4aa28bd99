//! Tables with a header line, in any order of columns: CSV, and the JSON of spreadsheet services.
//!
//! A row becomes the same record as a feed's and is read by the same rules.

mod columns;
pub(crate) mod csv;
mod json;
pub mod mapping;

pub(crate) use csv::open as open_csv;
pub(crate) use json::{has_sheet_headers, open as open_json};
