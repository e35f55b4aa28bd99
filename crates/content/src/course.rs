//! Courses for people who lead groups: `content/courses/<id>.toml`. Names are the providers' own. What was not read is left out:
//! how long one takes, and after how long it is done again.

use openseat_domain::{facilitator::Level, problem::Problem};
use serde::Deserialize;

use crate::{check, content::Content, files::Files};

/// One course.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Course {
    /// The file's name (`getting-smart`).
    pub id: String,
    pub name: String,
    pub provider: String,
    pub level: Level,
    /// From how many to how many; `None` when that was not read.
    pub hours: Option<[u16; 2]>,
    /// `None` when that was not read.
    pub renews_after_months: Option<u16>,
    pub source: String,
    /// Day of the last check, `YYYY-MM-DD`.
    pub checked: String,
}

pub(crate) fn read(files: &Files, problems: &mut Vec<Problem>) -> Vec<Course> {
    files.read_all("courses", problems)
}

/// Every rule of these files that is broken.
pub(crate) fn check(content: &Content, problems: &mut Vec<Problem>) {
    for one in content.courses() {
        let at = format!("content/courses/{}.toml", one.id);
        check::basis(&at, &one.source, &one.checked, problems);
        check::ids(&at, [one.id.as_str()].into_iter(), problems);
        if one.name.is_empty() || one.provider.is_empty() {
            problems.push(Problem::refused(&at, "It has no name or no provider.", "Fill both in."));
        }
        if one.hours.is_some_and(|[from, until]| from > until || until == 0) {
            problems.push(Problem::refused(&at, "The hours end before they begin.", "Write them like [8, 10]."));
        }
    }
}
