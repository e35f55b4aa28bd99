//! Foreign bytes to drafts, and drafts to foreign bytes.
//!
//! ```
//! use openseat_formats::{Options, Row, open};
//!
//! let bytes = br#"[{"name":"Early Risers","slug":"early-risers","day":1,"time":"07:00","city":"Leeds"}]"#;
//! let opened = open(bytes, &Options::default()).expect("a whole file");
//! assert_eq!(opened.format.to_string(), "Meeting Guide JSON");
//! opened.each(&mut |row| assert!(matches!(row, Row::Draft(..))));
//! ```
//!
//! **Invariant.** No network, no files, no database, no clock. A reader always gives every row an end: a draft or a
//! problem. It never stops at a bad row; it stops at once, with nothing read, when the file as a whole is broken.

pub mod codes;
pub mod day;
pub mod detect;
pub(crate) mod fellowship;
mod json;
mod key;
mod noted;
pub mod privacy;
pub mod reader;
mod record;
pub mod semantic;
pub mod text;
pub mod time;
pub mod zone;

pub mod central_query;
pub(crate) mod header;
pub mod meeting_guide;
pub mod meeting_guide_check;
pub mod sheet;

mod bmlt;
pub mod bmlt_api;
pub mod bmlt_json;
pub mod bmlt_sql;
pub mod hsds;
pub mod ics;
pub mod meeting_guide_out;
pub mod naws;
pub mod sheet_out;
mod sql_dump;

pub use codes::Codes;
pub use detect::open;
pub use reader::{Broken, Format, Opened, Options, Row, read};
pub use sheet::mapping::Mapping;
