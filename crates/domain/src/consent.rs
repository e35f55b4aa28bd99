//! What a person agrees to share: whose record, who tells, to whom, what, why, until when, and the signature.
//!
//! The elements are those of 42 CFR 2.31(a) as amended in 2024; a consent with them also says what GDPR Article 7 and
//! the Australian Privacy Principle 3.3 ask for. [`check`] refuses a draft that lacks one, so that a [`Consent`] in hand
//! is a whole one. Whether it holds *now* is asked each time it is used: [`crate::permit::cover`].

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::problem::Problem;

/// One kind of personal information. What is shared is said in these, never "everything".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    FirstName,
    /// How to reach the person.
    Contact,
    /// Which meetings they went to, and when.
    Attendance,
    /// Notes of counselling sessions, kept apart; only under a consent of [`Kind::CounsellingNotes`].
    CounsellingNotes,
    /// What somebody who leads a group said of how that is for them; only under a consent that names one person.
    Strain,
}

impl Field {
    pub const ALL: [Self; 5] = [Self::FirstName, Self::Contact, Self::Attendance, Self::CounsellingNotes, Self::Strain];

    /// The word in forms, in the table and in the content files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FirstName => "first_name",
            Self::Contact => "contact",
            Self::Attendance => "attendance",
            Self::CounsellingNotes => "counselling_notes",
            Self::Strain => "strain",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.as_str() == word)
    }
}

/// Which rules a consent follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// To the recipients it names (2.31(a)(4)(i)).
    Named,
    /// One consent for all future treatment, payment and health care operations (2.31(a)(4)(i), 2.33).
    Tpo,
    /// For counselling notes, and nothing else (2.31(b)).
    CounsellingNotes,
    /// For use in legal proceedings against the person, and nothing else (2.31(d)).
    Proceedings,
}

impl Kind {
    pub const ALL: [Self; 4] = [Self::Named, Self::Tpo, Self::CounsellingNotes, Self::Proceedings];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Tpo => "tpo",
            Self::CounsellingNotes => "counselling_notes",
            Self::Proceedings => "proceedings",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// Why something is shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// "At the request of the person" suffices in law (2.31(a)(5)).
    MyRequest,
    /// To help plan my care.
    Treatment,
    /// To help me get to groups and stay.
    Support,
    /// Treatment, payment and health care operations together.
    Tpo,
    /// Civil, criminal, administrative or legislative proceedings.
    Proceedings,
}

impl Purpose {
    pub const ALL: [Self; 5] = [Self::MyRequest, Self::Treatment, Self::Support, Self::Tpo, Self::Proceedings];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::MyRequest => "my_request",
            Self::Treatment => "treatment",
            Self::Support => "support",
            Self::Tpo => "tpo",
            Self::Proceedings => "proceedings",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.as_str() == word)
    }
}

/// To whom: a node of the programme tree, with its name as it was when the person signed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Recipient {
    pub node: Uuid,
    pub name: String,
}

/// When it ends by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Until {
    /// The first instant at which it no longer holds.
    Instant(Timestamp),
    /// "End of the treatment": allowed for [`Kind::Tpo`] only; ended by the person or by the treatment's own record.
    EndOfTreatment,
}

/// How the person signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signature {
    /// The name they typed.
    Typed(String),
    /// The path they drew, as the `d` of an SVG path of a 600 × 200 box.
    Drawn(String),
}

/// Who signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signer {
    Person,
    /// Someone who may sign for them, and why (2.31(a)(8)).
    Representative {
        name: String,
        authority: String,
    },
}

/// A consent before it is one: every element may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    pub kind: Option<Kind>,
    /// The name by which the recipients know the person (2.31(a)(1)); it need not be a legal name.
    pub person_name: String,
    /// Who discloses (2.31(a)(2)): the name of this service.
    pub discloser: String,
    pub fields: BTreeSet<Field>,
    pub recipients: BTreeSet<Recipient>,
    /// The only person of the recipient who may read; `None` for all who may read there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reader: Option<Uuid>,
    pub purposes: BTreeSet<Purpose>,
    pub until: Option<Until>,
    /// The version of the words that were read: how to stop it, that it may be passed on, what happens on refusing
    /// (2.31(a)(6), (10)); `content/consent/`.
    pub words_version: String,
    /// The language in which they were read, as a BCP 47 tag.
    pub language: String,
    pub signature: Option<Signature>,
    pub signer: Option<Signer>,
    pub signed_at: Option<Timestamp>,
}

/// A whole, signed consent. It never changes; stopping it is an event beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Draft", into = "Draft")]
pub struct Consent(Draft);

impl Consent {
    pub fn kind(&self) -> Kind {
        self.0.kind.expect("a checked consent has a kind")
    }

    pub fn fields(&self) -> &BTreeSet<Field> {
        &self.0.fields
    }

    pub fn recipients(&self) -> &BTreeSet<Recipient> {
        &self.0.recipients
    }

    /// The only person who may read, where the consent names one.
    pub fn reader(&self) -> Option<Uuid> {
        self.0.reader
    }

    pub fn purposes(&self) -> &BTreeSet<Purpose> {
        &self.0.purposes
    }

    pub fn until(&self) -> Until {
        self.0.until.expect("a checked consent has an end")
    }

    pub fn signed_at(&self) -> Timestamp {
        self.0.signed_at.expect("a checked consent has a time")
    }

    /// Everything it says, for showing and for a copy.
    pub fn said(&self) -> &Draft {
        &self.0
    }
}

impl TryFrom<Draft> for Consent {
    type Error = String;

    fn try_from(draft: Draft) -> Result<Self, Self::Error> {
        let at = draft.signed_at.unwrap_or(Timestamp::MIN);
        check(draft, at).map_err(|problems| problems.iter().map(|p| p.what.as_str()).collect::<Vec<_>>().join(" "))
    }
}

impl From<Consent> for Draft {
    fn from(consent: Consent) -> Self {
        consent.0
    }
}

/// Longest name, in characters.
pub const LONGEST_NAME: usize = 120;
/// Longest drawn signature, in bytes.
pub const LONGEST_DRAWING: usize = 20_000;
/// Most recipients of one consent: a list that a person can read.
pub const MOST_RECIPIENTS: usize = 20;

/// A consent, or every element that is missing or does not fit. `now` is the time of signing.
///
/// # Errors
/// One [`Problem`] for each element, its `at` naming the element.
pub fn check(draft: Draft, now: Timestamp) -> Result<Consent, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut need = |fits: bool, at: &str, what: &str, fix: &str| {
        if !fits {
            problems.push(Problem::refused(at, what, fix));
        }
    };
    need(draft.kind.is_some(), "kind", "It is not said which kind of consent this is.", "Choose one.");
    let known_by = "Write the name they know you by, in 120 letters at most.";
    need(is_name(&draft.person_name), "person_name", "Your name is missing.", known_by);
    let settings = "Name this service in the settings.";
    need(is_name(&draft.discloser), "discloser", "It is not said who shares.", settings);
    need(!draft.fields.is_empty(), "fields", "It is not said what is shared.", "Choose at least one thing to share.");
    need(!draft.purposes.is_empty(), "purposes", "It is not said what it is for.", "Choose what it is for.");
    need(is_name(&draft.words_version), "words_version", "It is not said which text you read.", "Start again.");
    need(is_name(&draft.language), "language", "It is not said in which language you read it.", "Start again.");
    need(draft.signed_at.is_some(), "signed_at", "The time of signing is missing.", "Sign again.");
    let late = draft.signed_at.is_some_and(|at| at > now);
    need(!late, "signed_at", "The time of signing is still to come.", "Sign again.");
    need(draft.signature.as_ref().is_some_and(is_signed), "signature", "It is not signed.", "Type your name to sign.");
    recipients(&draft.recipients, &mut problems);
    signer(draft.signer.as_ref(), &mut problems);
    end(&draft, now, &mut problems);
    apart(&draft, &mut problems);
    if problems.is_empty() { Ok(Consent(draft)) } else { Err(problems) }
}

/// Something to read, of one line, not too long.
fn is_name(text: &str) -> bool {
    let length = text.trim().chars().count();
    (1..=LONGEST_NAME).contains(&length) && !text.contains(char::is_control)
}

/// A name was typed, or something was drawn. What is drawn is shown again, so it may hold nothing but a path.
fn is_signed(signature: &Signature) -> bool {
    match signature {
        Signature::Typed(name) => is_name(name),
        Signature::Drawn(path) => {
            let drawn = |c: char| c.is_ascii_digit() || " .,-MLCQZmlcqz".contains(c);
            path.len() <= LONGEST_DRAWING
                && path.trim_start().starts_with(['M', 'm'])
                && path.chars().all(drawn)
                && path.contains(|c: char| "LCQlcq".contains(c))
        }
    }
}

/// By name (2.31(a)(4)), each once.
fn recipients(recipients: &BTreeSet<Recipient>, problems: &mut Vec<Problem>) {
    let nodes: BTreeSet<Uuid> = recipients.iter().map(|recipient| recipient.node).collect();
    let mut refuse = |what: &str, fix: &str| problems.push(Problem::refused("recipients", what, fix));
    if recipients.is_empty() {
        refuse("It is not said who may see it.", "Choose who may see it.");
    }
    if recipients.iter().any(|recipient| recipient.name.trim().is_empty()) {
        refuse("Someone who may see it has no name.", "Choose them again.");
    }
    if nodes.len() < recipients.len() {
        refuse("Someone who may see it is there twice.", "Choose them once.");
    }
    if recipients.len() > MOST_RECIPIENTS {
        refuse("There are more names than one can keep in mind.", "Choose 20 at most.");
    }
}

/// The person, or someone who may sign for them and says why (2.31(a)(8)).
fn signer(signer: Option<&Signer>, problems: &mut Vec<Problem>) {
    match signer {
        Some(Signer::Person) => {}
        Some(Signer::Representative { name, authority }) if is_name(name) && is_name(authority) => {}
        Some(Signer::Representative { .. }) => {
            problems.push(Problem::refused("signer", "It is not said who signed, or why they may.", "Say both."));
        }
        None => problems.push(Problem::refused("signer", "It is not said who signed.", "Say who signed.")),
    }
}

/// A day to come, or for treatment, payment and operations the end of the treatment (2.31(a)(7)).
fn end(draft: &Draft, now: Timestamp, problems: &mut Vec<Problem>) {
    let (what, fix) = match draft.until {
        Some(Until::Instant(end)) if end > now => return,
        Some(Until::EndOfTreatment) if draft.kind == Some(Kind::Tpo) => return,
        Some(Until::Instant(_)) => ("The end is not in the future.", "Choose a later day."),
        Some(Until::EndOfTreatment) => ("This kind of consent needs a day on which it ends.", "Choose a day."),
        None => ("It is not said when this ends.", "Choose a day."),
    };
    problems.push(Problem::refused("until", what, fix));
}

/// Counselling notes and legal proceedings each need a consent of their own (2.31(b), (d)); so do the answers that one person
/// shows to one other.
fn apart(draft: &Draft, problems: &mut Vec<Problem>) {
    let is = |kind| draft.kind == Some(kind);
    let notes = draft.fields.contains(&Field::CounsellingNotes);
    if notes != is(Kind::CounsellingNotes) || (notes && draft.fields.len() > 1) {
        let fix = "Share them by a consent that is for nothing else.";
        problems.push(Problem::refused("fields", "Counselling notes need a consent of their own.", fix));
    }
    let strain = draft.fields.contains(&Field::Strain);
    let to_one = draft.kind == Some(Kind::Named) && draft.recipients.len() == 1 && draft.fields.len() == 1;
    if strain != draft.reader.is_some() || (strain && !to_one) {
        let fix = "Share them by a consent that is for nothing else, with one person.";
        problems.push(Problem::refused("fields", "Answers on leading are shown to one person alone.", fix));
    }
    let court = draft.purposes.contains(&Purpose::Proceedings);
    if court != is(Kind::Proceedings) || (court && draft.purposes.len() > 1) {
        let fix = "Use a consent that is for nothing else.";
        problems.push(Problem::refused("purposes", "Legal proceedings need a consent of their own.", fix));
    }
    if draft.purposes.contains(&Purpose::Tpo) != is(Kind::Tpo) {
        let fix = "Choose treatment, payment and operations together, or name the purpose.";
        problems.push(Problem::refused("purposes", "The purpose does not fit this kind of consent.", fix));
    }
}
