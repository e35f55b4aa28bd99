//! Reading for tests: everything a file gave, sorted by how it ended.
#![allow(dead_code, clippy::print_stdout)] // each test file uses a part of it, and a skipped one says so

use std::path::PathBuf;

use openseat_domain::{
    meeting::Draft,
    problem::{Level, Problem},
};
use openseat_formats::{Format, Options, Row, open};

pub struct Read {
    pub format: Format,
    pub len: u64,
    pub drafts: Vec<Draft>,
    pub refused: Vec<Problem>,
    /// "where: what" of each warning.
    pub warnings: Vec<String>,
    /// Notes on rows, and what was said at the end.
    pub last: Vec<Problem>,
}

impl Read {
    /// The numbers by which a change in reading is seen.
    pub fn sums(&self) -> String {
        let schedules = self.drafts.iter().filter(|draft| draft.schedule.is_some()).count();
        let points = self.drafts.iter().filter(|draft| draft.place.as_ref().is_some_and(|place| place.point.is_some()));
        let published = self.drafts.iter().filter(|draft| draft.published).count();
        let online = self.drafts.iter().filter(|draft| draft.attendance.online()).count();
        let types: usize = self.drafts.iter().map(|draft| draft.types.len()).sum();
        format!(
            "{}: {} rows, {} drafts, {} refused, {} warnings; {published} published, {online} online, {schedules} with \
             a schedule, {} with a point, {types} types",
            self.format,
            self.len,
            self.drafts.len(),
            self.refused.len(),
            self.warnings.len(),
            points.count()
        )
    }
}

pub fn read_all(bytes: &[u8]) -> Read {
    read_with(bytes, &Options::default())
}

pub fn read_with(bytes: &[u8], options: &Options) -> Read {
    let opened = open(bytes, options).expect("the file is whole");
    let mut read = Read {
        format: opened.format,
        len: opened.len(),
        drafts: Vec::new(),
        refused: Vec::new(),
        warnings: Vec::new(),
        last: Vec::new(),
    };
    let last = opened.each(&mut |row| match row {
        Row::Draft(draft, problems) => {
            read.drafts.push(*draft);
            for problem in problems {
                if problem.level == Level::Warning {
                    read.warnings.push(format!("{}: {}", problem.at, problem.what));
                } else {
                    read.last.push(problem);
                }
            }
        }
        Row::Refused(problem) => read.refused.push(problem),
    });
    read.last.extend(last);
    assert_eq!(read.len, (read.drafts.len() + read.refused.len()) as u64, "every row has an end");
    read
}

/// A folder of the shared data. Its absence fails on the project's own machines and skips the test elsewhere.
pub fn folder(name: &str) -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(name);
    if folder.is_dir() {
        return Some(folder);
    }
    #[allow(clippy::disallowed_methods)] // a test may ask where it runs
    let must = std::env::var("CI").is_ok_and(|ci| ci == "true");
    assert!(!must, "the shared data is missing: {}", folder.display());
    println!("skipped: there is no folder {}", folder.display());
    None
}

/// A value as JSON with line breaks, for snapshots.
pub fn pretty(value: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(value).expect("a draft can always be written")
}
