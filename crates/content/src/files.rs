//! Where the content comes from: embedded, with single files replaced by a folder.

use std::{borrow::Cow, collections::BTreeSet, path::PathBuf};

use rust_embed::RustEmbed;

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
#[folder = "../../content/measures"]
#[prefix = "measures/"]
struct Measures;

#[derive(RustEmbed)]
#[folder = "../../content/worksheets"]
#[prefix = "worksheets/"]
struct Worksheets;

#[derive(RustEmbed)]
#[folder = "../../content/packs"]
#[prefix = "packs/"]
struct Packs;

static CONCEPTS: &str = include_str!("../../../content/concepts.csv");
static EVIDENCE: &str = include_str!("../../../content/evidence.csv");
static FACTS: &str = include_str!("../../../content/facts.csv");
static MATCHING: &str = include_str!("../../../content/matching.toml");
static SELF_CHECK: &str = include_str!("../../../content/self_check.toml");

/// One embedded file.
fn embedded(path: &str) -> Option<Cow<'static, [u8]>> {
    let single = match path {
        "concepts.csv" => Some(CONCEPTS),
        "evidence.csv" => Some(EVIDENCE),
        "facts.csv" => Some(FACTS),
        "matching.toml" => Some(MATCHING),
        "self_check.toml" => Some(SELF_CHECK),
        _ => None,
    };
    if let Some(text) = single {
        return Some(Cow::Borrowed(text.as_bytes()));
    }
    let file = Types::get(path).or_else(|| Fellowships::get(path)).or_else(|| Words::get(path));
    let file = file.or_else(|| Consents::get(path)).or_else(|| FirstMeetings::get(path));
    let file = file.or_else(|| Measures::get(path)).or_else(|| Worksheets::get(path));
    let file = file.or_else(|| Packs::get(path));
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

    /// The text of one file; bytes that are not UTF-8 become `�`, which [`crate::Content::check`] then finds.
    pub(crate) fn text(&self, path: &str) -> Option<String> {
        self.bytes(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The paths of all texts that say things of programmes and to people.
    pub(crate) fn texts(&self) -> Vec<String> {
        let folders = [("fellowships", "toml"), ("first_meeting", "toml"), ("words/en", "ftl"), ("words/es", "ftl")];
        let texts = folders.into_iter().flat_map(|(folder, extension)| self.list(folder, extension));
        texts.chain(["matching.toml".to_owned(), "self_check.toml".to_owned()]).collect()
    }

    /// The paths directly under `folder` that end in `.extension`, sorted.
    pub(crate) fn list(&self, folder: &str, extension: &str) -> Vec<String> {
        let all = Types::iter().chain(Fellowships::iter()).chain(Words::iter()).chain(Consents::iter());
        let all =
            all.chain(FirstMeetings::iter()).chain(Measures::iter()).chain(Worksheets::iter()).chain(Packs::iter());
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
}
