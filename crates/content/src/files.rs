//! Where the content comes from: embedded, with single files replaced by a folder.

use std::{borrow::Cow, collections::BTreeSet, path::PathBuf};

use openseat_domain::problem::Problem;
use rust_embed::RustEmbed;
use serde::de::DeserializeOwned;

/// Only these folders: the map and the places are embedded by their own rooms, packed.
#[derive(RustEmbed)]
#[folder = "../../content/types"]
#[prefix = "types/"]
struct Types;

#[derive(RustEmbed)]
#[folder = "../../content/fellowships"]
#[prefix = "fellowships/"]
struct Fellowships;

#[derive(RustEmbed)]
#[folder = "../../content/words"]
#[prefix = "words/"]
struct Words;

#[derive(RustEmbed)]
#[folder = "../../content/consent"]
#[prefix = "consent/"]
struct Consents;

#[derive(RustEmbed)]
#[folder = "../../content/first_meeting"]
#[prefix = "first_meeting/"]
struct FirstMeetings;

#[derive(RustEmbed)]
#[folder = "../../content/formats"]
#[prefix = "formats/"]
struct Formats;

#[derive(RustEmbed)]
#[folder = "../../content/measures"]
#[prefix = "measures/"]
struct Measures;

#[derive(RustEmbed)]
#[folder = "../../content/worksheets"]
#[prefix = "worksheets/"]
struct Worksheets;

#[derive(RustEmbed)]
#[folder = "../../content/checklists"]
#[prefix = "checklists/"]
struct Checklists;

#[derive(RustEmbed)]
#[folder = "../../content/courses"]
#[prefix = "courses/"]
struct Courses;

#[derive(RustEmbed)]
#[folder = "../../content/fidelity"]
#[prefix = "fidelity/"]
struct FidelityLists;

#[derive(RustEmbed)]
#[folder = "../../content/stages"]
#[prefix = "stages/"]
struct Stages;

#[derive(RustEmbed)]
#[folder = "../../content/packs"]
#[prefix = "packs/"]
struct Packs;

#[derive(RustEmbed)]
#[folder = "../../content/toolkit"]
#[prefix = "toolkit/"]
struct Toolkit;

static CONCEPTS: &str = include_str!("../../../content/concepts.csv");
static EVIDENCE: &str = include_str!("../../../content/evidence.csv");
static FACTS: &str = include_str!("../../../content/facts.csv");
static MATCHING: &str = include_str!("../../../content/matching.toml");
static SELF_CHECK: &str = include_str!("../../../content/self_check.toml");
static SELF_CODE: &str = include_str!("../../../content/self_code.toml");

/// One embedded file.
fn embedded(path: &str) -> Option<Cow<'static, [u8]>> {
    let single = match path {
        "concepts.csv" => Some(CONCEPTS),
        "evidence.csv" => Some(EVIDENCE),
        "facts.csv" => Some(FACTS),
        "matching.toml" => Some(MATCHING),
        "self_check.toml" => Some(SELF_CHECK),
        "self_code.toml" => Some(SELF_CODE),
        _ => None,
    };
    if let Some(text) = single {
        return Some(Cow::Borrowed(text.as_bytes()));
    }
    let file = Types::get(path).or_else(|| Fellowships::get(path)).or_else(|| Words::get(path));
    let file = file.or_else(|| Consents::get(path)).or_else(|| FirstMeetings::get(path));
    let file = file.or_else(|| Measures::get(path)).or_else(|| Worksheets::get(path));
    let file = file.or_else(|| Checklists::get(path)).or_else(|| Courses::get(path));
    let file = file.or_else(|| FidelityLists::get(path)).or_else(|| Stages::get(path));
    let file = file.or_else(|| Packs::get(path));
    let file = file.or_else(|| Formats::get(path)).or_else(|| Toolkit::get(path));
    file.map(|file| file.data)
}

/// The files of `content/`, by their path inside it.
pub(crate) struct Files {
    folder: Option<PathBuf>,
}

impl Files {
    pub(crate) fn embedded() -> Self {
        Self { folder: None }
    }

    pub(crate) fn with_folder(folder: PathBuf) -> Self {
        Self { folder: Some(folder) }
    }

    /// The bytes of one file: the folder's if it has it, else the embedded one.
    pub(crate) fn bytes(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        let own = self.folder.as_ref().and_then(|folder| std::fs::read(folder.join(path)).ok());
        own.map(Cow::Owned).or_else(|| embedded(path))
    }

    /// The text of one file inside the program, whatever the folder has.
    pub(crate) fn inside(&self, path: &str) -> Option<String> {
        embedded(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The text of one file; bytes that are not UTF-8 become `�`, which [`crate::Content::check`] then finds.
    pub(crate) fn text(&self, path: &str) -> Option<String> {
        self.bytes(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The paths of all texts that say things of programmes and to people.
    pub(crate) fn texts(&self) -> Vec<String> {
        let folders = [
            ("fellowships", "toml"),
            ("first_meeting", "toml"),
            ("formats", "toml"),
            ("toolkit", "toml"),
            ("words/en", "ftl"),
            ("words/es", "ftl"),
        ];
        let texts = folders.into_iter().flat_map(|(folder, extension)| self.list(folder, extension));
        texts.chain(["matching.toml".to_owned(), "self_check.toml".to_owned()]).collect()
    }

    /// The paths directly under `folder` that end in `.extension`, sorted.
    pub(crate) fn list(&self, folder: &str, extension: &str) -> Vec<String> {
        let all = Types::iter().chain(Fellowships::iter()).chain(Words::iter()).chain(Consents::iter());
        let all = all.chain(FirstMeetings::iter()).chain(Measures::iter()).chain(Worksheets::iter());
        let all = all.chain(Packs::iter()).chain(Formats::iter()).chain(Checklists::iter()).chain(Courses::iter());
        let all = all.chain(FidelityLists::iter()).chain(Stages::iter());
        let all = all.chain(Toolkit::iter());
        let mut paths: BTreeSet<String> = all.map(Cow::into_owned).collect();
        if let Some(own) = self.folder.as_ref().and_then(|own| std::fs::read_dir(own.join(folder)).ok()) {
            let names = own.flatten().filter_map(|entry| entry.file_name().into_string().ok());
            paths.extend(names.map(|name| format!("{folder}/{name}")));
        }
        let direct = |path: &String| {
            let name = path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
            name.is_some_and(|name| !name.contains('/') && name.ends_with(&format!(".{extension}")))
        };
        paths.into_iter().filter(direct).collect()
    }

    /// Every TOML file of a folder as a value; a file that cannot be read is a problem.
    pub(crate) fn read_all<T: DeserializeOwned>(&self, folder: &str, problems: &mut Vec<Problem>) -> Vec<T> {
        self.read_named(folder, |_| true, problems)
    }

    /// The same of those files whose name is wanted.
    pub(crate) fn read_named<T: DeserializeOwned>(
        &self,
        folder: &str,
        wanted: impl Fn(&str) -> bool,
        problems: &mut Vec<Problem>,
    ) -> Vec<T> {
        self.read_each(folder, wanted, problems).into_iter().map(|(_, one)| one).collect()
    }

    /// The same, each with its path.
    pub(crate) fn read_each<T: DeserializeOwned>(
        &self,
        folder: &str,
        wanted: impl Fn(&str) -> bool,
        problems: &mut Vec<Problem>,
    ) -> Vec<(String, T)> {
        let paths = self.list(folder, "toml").into_iter();
        let paths = paths.filter(|path| wanted(path.rsplit('/').next().unwrap_or_default()));
        let read = |path: String| {
            let text = self.text(&path).unwrap_or_default();
            match toml::from_str(&text) {
                Ok(one) => Some((path, one)),
                Err(error) => {
                    let what = format!("It cannot be read: {}.", told(&text, &error));
                    let fix = "Write it like the files beside it in content/ of the project.";
                    problems.push(Problem::refused(format!("content/{path}"), what, fix));
                    None
                }
            }
        };
        paths.filter_map(read).collect()
    }
}

/// What is wrong with a text: the line, its key, and the reason. What is missing stands in no line.
fn told(text: &str, error: &toml::de::Error) -> String {
    let what = error.message().trim().trim_end_matches('.').replace('\n', ", ");
    let Some(before) = error.span().and_then(|span| text.get(..span.start)) else { return what };
    if what.starts_with("missing field") {
        return what;
    }
    let number = before.matches('\n').count();
    let line = text.lines().nth(number).unwrap_or_default();
    match line.split_once('=') {
        Some((key, _)) => format!("line {}, {}: {what}", number + 1, key.trim()),
        None => format!("line {}: {what}", number + 1),
    }
}
