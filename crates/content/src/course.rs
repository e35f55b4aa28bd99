//! Courses for people who lead groups: `content/courses/<id>.toml`, and those that a deployment lays beside them. Names are the
//! providers' own. What was not read is left out: how long one takes, and after how long it is done again.

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
    /// The deployment's own, and none of those inside the program.
    #[serde(skip)]
    pub own: bool,
    /// Where it was read.
    #[serde(skip)]
    path: String,
}

/// All courses; those of the deployment come after those inside the program.
pub(crate) fn read(files: &Files, problems: &mut Vec<Problem>) -> Vec<Course> {
    let read = |(path, course): (String, Course)| Course { own: files.inside(&path).is_none(), path, ..course };
    let mut all: Vec<Course> = files.read_each("courses", |_| true, problems).into_iter().map(read).collect();
    for one in &all {
        // Lines of a record name a course by its id. A file of the same name may correct a course, and not become another one.
        let inside = files.inside(&one.path).and_then(|text| toml::from_str::<Course>(&text).ok());
        if let Some(inside) = inside.filter(|inside| (&inside.name, &inside.provider) != (&one.name, &one.provider)) {
            problems.push(taken(one, &inside));
        }
    }
    all.sort_by_key(|one| one.own);
    all
}

/// Every rule of these files that is broken.
pub(crate) fn check(content: &Content, problems: &mut Vec<Problem>) {
    for (place, one) in content.courses().iter().enumerate() {
        let at = format!("content/{}", one.path);
        check::basis(&at, &one.source, &one.checked, problems);
        check::ids(&at, [one.id.as_str()].into_iter(), problems);
        if let Some(before) = content.courses()[..place].iter().find(|before| before.id == one.id) {
            problems.push(taken(one, before));
        } else if one.path != format!("courses/{}.toml", one.id) {
            let what = format!("The id is “{}”, and the file has another name.", one.id);
            problems.push(Problem::refused(&at, what, format!("Name the file {}.toml, or change the id.", one.id)));
        }
        for (key, text) in [("name", &one.name), ("provider", &one.provider)] {
            if text.trim().is_empty() {
                problems.push(Problem::refused(&at, format!("The {key} is empty."), "Fill it in."));
            }
        }
        if let Some([from, until]) = one.hours.filter(|[from, until]| from > until || *until == 0) {
            let what = format!("The hours are from {from} to {until}.");
            problems.push(Problem::refused(&at, what, "Write the fewer first, like hours = [8, 10]."));
        }
        if one.renews_after_months == Some(0) {
            let what = "It is done again after 0 months (renews_after_months).";
            problems.push(Problem::refused(&at, what, "Leave that line out where it is not done again."));
        }
    }
}

fn taken(one: &Course, before: &Course) -> Problem {
    let what = format!("The id “{}” is taken by {}, {}.", one.id, before.name, before.provider);
    let fix = "Give the course an id of its own, and name its file after it.";
    Problem::refused(format!("content/{}", one.path), what, fix)
}
