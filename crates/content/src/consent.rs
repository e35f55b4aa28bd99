//! The words of consents, of the notices that go with what is disclosed, and of codes of conduct:
//! `content/consent/<id>-<version>.toml`.
//!
//! A consent keeps which version the person read, so a released text never changes and is never taken away: another
//! wording is another version. The hash in the file holds it fast.

use openseat_domain::{consent::Kind, problem::Problem};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use crate::{banned, check, content::Content, locale::Locale};

/// One version of one text.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// `named`, `tpo`, `part2_full` …
    pub id: String,
    /// Counts up from 1.
    pub version: u16,
    #[serde(rename = "use")]
    pub used_for: Use,
    /// The rule that it serves ("42 CFR 2.32(a)(1) (2024)").
    pub cites: String,
    pub source: String,
    pub licence: String,
    /// SHA-256 of what it says, as hexadecimal.
    sha256: String,
    say: Vec<Say>,
}

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Use {
    /// Read before signing.
    Consent,
    /// Goes with what is disclosed.
    Notice,
    /// How those behave who meet others; they accept it.
    Conduct,
}

/// A paragraph, and which element of the rule it says.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Say {
    #[serde(rename = "for")]
    element: String,
    en: String,
    es: String,
}

impl Text {
    /// Id and version, as a signed consent and a disclosure keep it: `named-1`.
    pub fn name(&self) -> String {
        format!("{}-{}", self.id, self.version)
    }

    /// What it says, a paragraph each.
    pub fn paragraphs(&self, locale: Locale) -> impl Iterator<Item = &str> {
        self.say.iter().map(move |say| match locale {
            Locale::En => say.en.as_str(),
            Locale::Es => say.es.as_str(),
        })
    }

    /// Whether its English words are a regulation's own.
    fn is_law(&self) -> bool {
        self.licence.starts_with("Public domain")
    }

    fn hash(&self) -> String {
        let mut hash = Sha256::new();
        for part in self.say.iter().flat_map(|say| [&say.element, &say.en, &say.es]) {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// All versions of all texts.
#[derive(Debug, Default)]
pub struct Texts(Vec<Text>);

impl Texts {
    /// What a person reads now before they sign a consent of this kind.
    pub fn words(&self, kind: Kind) -> Option<&Text> {
        self.newest(kind.as_str(), Use::Consent)
    }

    /// The present version of a notice.
    pub fn notice(&self, id: &str) -> Option<&Text> {
        self.newest(id, Use::Notice)
    }

    /// The present version of a code of conduct.
    pub fn conduct(&self, id: &str) -> Option<&Text> {
        self.newest(id, Use::Conduct)
    }

    /// The text of that name (`named-1`), however old.
    pub fn named(&self, name: &str) -> Option<&Text> {
        self.0.iter().find(|text| text.name() == name)
    }

    fn newest(&self, id: &str, used_for: Use) -> Option<&Text> {
        self.0.iter().filter(|text| text.id == id && text.used_for == used_for).max_by_key(|text| text.version)
    }

    pub(crate) fn read(files: Vec<(String, String)>, problems: &mut Vec<Problem>) -> Self {
        let mut texts = Vec::new();
        for (path, toml) in files {
            match toml::from_str::<Text>(&toml) {
                Ok(text) if path == format!("consent/{}.toml", text.name()) => texts.push(text),
                Ok(text) => {
                    let fix = format!("Name it {}.toml.", text.name());
                    problems.push(Problem::refused(
                        format!("content/{path}"),
                        "Its name is not its id and version.",
                        fix,
                    ));
                }
                Err(error) => {
                    let what = format!("It cannot be read: {}.", error.message());
                    problems.push(Problem::refused(format!("content/{path}"), what, "Write it like the others."));
                }
            }
        }
        Self(texts)
    }
}

/// The elements that the words of each kind of consent must say, beside what the form itself asks for.
fn elements(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Named => &["free", "revoke", "redisclose", "record"],
        Kind::Tpo => &["all-uses", "refuse", "revoke", "redisclose", "proceedings", "fundraising", "record"],
        Kind::CounsellingNotes | Kind::Proceedings => &["apart", "free", "revoke", "redisclose", "record"],
    }
}

/// The notices that the program gives.
const NOTICES: [&str; 3] = ["part2_full", "part2_short", "plain"];

/// The codes of conduct that the program asks people to accept.
const CONDUCTS: [&str; 1] = ["greeter"];

/// Every rule of these texts that is broken.
pub(crate) fn check(content: &Content, problems: &mut Vec<Problem>) {
    let texts = content.consents();
    for kind in Kind::ALL {
        let at = format!("content/consent, {}", kind.as_str());
        let Some(text) = texts.words(kind) else {
            problems.push(Problem::refused(at, "There are no words for this consent.", "Write them."));
            continue;
        };
        for element in elements(kind) {
            if !text.say.iter().any(|say| say.element == *element) {
                let what = format!("“{element}” is not said.");
                problems.push(Problem::refused(&at, what, "Say it; the rule asks for it."));
            }
        }
    }
    for id in NOTICES {
        if texts.notice(id).is_none() {
            problems.push(Problem::refused(format!("content/consent, {id}"), "The notice is missing.", "Write it."));
        }
    }
    for id in CONDUCTS {
        if texts.conduct(id).is_none() {
            problems.push(Problem::refused(format!("content/consent, {id}"), "The code is missing.", "Write it."));
        }
    }
    texts.0.iter().for_each(|text| check_one(content, text, problems));
}

fn check_one(content: &Content, text: &Text, problems: &mut Vec<Problem>) {
    let at = format!("content/consent/{}.toml", text.name());
    if text.hash() != text.sha256 {
        let fix =
            format!("Put the text back and make another version. Only for a new one: sha256 = \"{}\".", text.hash());
        problems.push(Problem::refused(&at, "It does not say what it said when it was released.", fix));
    }
    if [&text.cites, &text.source, &text.licence].iter().any(|said| said.trim().is_empty()) {
        problems.push(Problem::refused(
            &at,
            "It is not said what it rests on.",
            "Give the rule, the source and the licence.",
        ));
    }
    for locale in Locale::ALL {
        for paragraph in text.paragraphs(locale) {
            if text.is_law() {
                words_are_ours(content, &at, locale, paragraph, problems);
            } else {
                check::label(content, &at, locale, paragraph, problems);
            }
        }
    }
    if text.used_for != Use::Notice {
        let whole: Vec<&str> = text.paragraphs(Locale::En).collect();
        check::grade(&format!("consent/{}.toml", text.name()), &whole.join("\n"), problems);
    }
}

/// A regulation's sentences are as long as they are; the words we avoid, it does not use either.
fn words_are_ours(content: &Content, at: &str, locale: Locale, text: &str, problems: &mut Vec<Problem>) {
    if let Some(word) = banned::find(content.banned(), locale, text) {
        problems.push(Problem::warning(at, format!("It says “{}”.", word.word), "Is this the text of the law?"));
    }
}
