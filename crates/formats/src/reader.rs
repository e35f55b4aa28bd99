//! What every reader takes and gives.

use std::{fmt, str::FromStr, sync::Arc};

use openseat_domain::{fellowship::FellowshipId, meeting::Draft, problem::Problem};

use crate::{
    codes::{Codes, NoCodes},
    detect,
    semantic::Tables,
    sheet::mapping::Mapping,
};

/// What the caller knows of a file. Everything may be left empty.
#[derive(Clone)]
pub struct Options {
    /// What rows belong to when they do not say; without it a guess is made ([`Opened::fellowship_guess`]).
    pub fellowship: Option<FellowshipId>,
    /// IANA zone for rows that have none. It is not checked here.
    pub zone: Option<String>,
    /// Read as this format, whatever the file looks like.
    pub format: Option<Format>,
    /// Which column holds what, for sheets; without it the header line is matched by name.
    pub mapping: Option<Mapping>,
    /// Knows the type codes of the programmes. The default knows none, and labels are kept as given.
    pub codes: Arc<dyn Codes + Send + Sync>,
}

impl Default for Options {
    fn default() -> Self {
        Self { fellowship: None, zone: None, format: None, mapping: None, codes: Arc::new(NoCodes) }
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("fellowship", &self.fellowship)
            .field("zone", &self.zone)
            .field("format", &self.format)
            .field("mapping", &self.mapping)
            .finish_non_exhaustive()
    }
}

/// A kind of file that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// The Meeting Guide (TSML) JSON array, and the plugin's own cache.
    MeetingGuide,
    /// The central-query service of online intergroups.
    CentralQuery,
    /// The answer of a BMLT server to `GetSearchResults`.
    BmltJson,
    /// A MySQL dump of a BMLT server.
    BmltSql,
    /// The NAWS export of a BMLT server.
    NawsCsv,
    /// A table with a header line, separated by commas, semicolons or tabs.
    SheetCsv,
    /// The same table as JSON arrays, as spreadsheet services give it.
    SheetJson,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 7] = [
        Self::MeetingGuide,
        Self::CentralQuery,
        Self::BmltJson,
        Self::BmltSql,
        Self::NawsCsv,
        Self::SheetCsv,
        Self::SheetJson,
    ];

    /// A short lasting name for settings and commands (`meeting-guide`).
    pub fn id(self) -> &'static str {
        match self {
            Self::MeetingGuide => "meeting-guide",
            Self::CentralQuery => "central-query",
            Self::BmltJson => "bmlt-json",
            Self::BmltSql => "bmlt-sql",
            Self::NawsCsv => "naws-csv",
            Self::SheetCsv => "sheet-csv",
            Self::SheetJson => "sheet-json",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::MeetingGuide => "Meeting Guide JSON",
            Self::CentralQuery => "central-query JSON",
            Self::BmltJson => "BMLT JSON",
            Self::BmltSql => "BMLT database dump",
            Self::NawsCsv => "NAWS spreadsheet",
            Self::SheetCsv => "spreadsheet (CSV)",
            Self::SheetJson => "spreadsheet (JSON)",
        })
    }
}

impl FromStr for Format {
    type Err = Problem;

    /// Reads the short name ([`Format::id`]).
    fn from_str(name: &str) -> Result<Self, Problem> {
        Self::ALL.into_iter().find(|format| format.id() == name).ok_or_else(|| {
            let known = Self::ALL.map(Self::id).join(", ");
            Problem::refused("format", format!("There is no format “{name}”."), format!("Use one of: {known}."))
        })
    }
}

/// How one row ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Row {
    /// Taken, with what was noted on the way (notes and warnings).
    Draft(Box<Draft>, Vec<Problem>),
    /// Not taken, and why.
    Refused(Problem),
}

/// A file as a whole cannot be read; nothing was taken from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Broken {
    /// What is wrong and what to do next.
    pub problem: Problem,
}

impl Broken {
    /// A broken file; `at` says where in it ("line 80, column 3") or is `"file"`.
    pub fn new(at: impl Into<String>, what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { problem: Problem::refused(at, what, fix) }
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} {}", self.problem.at, self.problem.what, self.problem.fix)
    }
}

impl std::error::Error for Broken {}

/// The part of a reader that depends on the format. Each format's `open` makes one.
pub(crate) trait Rows {
    /// How many records the file holds, blank ones left out.
    fn len(&self) -> u64;

    /// Reads the records one by one. Gives back what can only be said of the file as a whole, at its end.
    fn each(&self, f: &mut dyn FnMut(Row)) -> Vec<Problem>;

    /// The tables of a BMLT server, if the file holds them.
    fn semantic(&self) -> Option<Tables> {
        None
    }
}

/// A file that was checked to its last byte and can be read row by row, as often as wanted.
pub struct Opened<'a> {
    /// What it is.
    pub format: Format,
    /// What the rows belong to, unless they say otherwise, and why we think so. When the caller named the
    /// fellowship, it is that one.
    pub fellowship_guess: Option<(FellowshipId, String)>,
    /// For sheets: which column is read as what.
    pub mapping: Option<Mapping>,
    /// What was noticed of the file as a whole (its encoding, say).
    pub notes: Vec<Problem>,
    pub(crate) rows: Box<dyn Rows + 'a>,
}

impl fmt::Debug for Opened<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Opened")
            .field("format", &self.format)
            .field("len", &self.len())
            .field("fellowship_guess", &self.fellowship_guess)
            .finish_non_exhaustive()
    }
}

impl<'a> Opened<'a> {
    /// For readers: an opened file without guess, mapping or notes.
    pub(crate) fn new(format: Format, rows: impl Rows + 'a) -> Self {
        Self { format, fellowship_guess: None, mapping: None, notes: Vec::new(), rows: Box::new(rows) }
    }

    /// How many records the file holds: what a progress bar counts to. [`Opened::each`] may give more rows than
    /// this, since a record with several days becomes one draft per day, but never fewer.
    pub fn len(&self) -> u64 {
        self.rows.len()
    }

    /// Whether there is no record at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Reads every record, in the order of the file. `f` is called once for each row; "rows" in any sum means
    /// exactly these calls. What can only be known at the end (how many contact fields were left out) is given back.
    pub fn each(&self, f: &mut dyn FnMut(Row)) -> Vec<Problem> {
        self.rows.each(f)
    }

    /// What the file tells of the BMLT server it is from, so that it can be answered for; `None` when it tells nothing.
    pub fn semantic(&self) -> Option<Tables> {
        self.rows.semantic()
    }
}

/// Reads a whole file at once: its format, the drafts, and every problem (refused rows among them).
pub fn read(bytes: &[u8], options: &Options) -> Result<(Format, Vec<Draft>, Vec<Problem>), Broken> {
    let opened = detect::open(bytes, options)?;
    let mut drafts = Vec::new();
    let mut problems = opened.notes.clone();
    let last = opened.each(&mut |row| match row {
        Row::Draft(draft, noted) => {
            drafts.push(*draft);
            problems.extend(noted);
        }
        Row::Refused(problem) => problems.push(problem),
    });
    problems.extend(last);
    Ok((opened.format, drafts, problems))
}
