//! What stands in the way of asking a Questionnaire here, and what somebody should know who asks it.
//!
//! A fault is shown as an English sentence for whoever writes the file. Pages say it in the reader's language, by its
//! kind.

use std::fmt;

use openseat_domain::form::Unsound;

/// One thing that is not understood, or cannot be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub kind: FaultKind,
    /// The `linkId` as it stands in the file; empty for the file as a whole.
    pub item: String,
    /// What there is instead: a type, an address, a parser's words.
    pub detail: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaultKind {
    Json,
    Resource,
    Language,
    Id,
    Version,
    /// More questions than a person can be asked.
    Long,
    Empty,
    Words,
    /// A `modifierExtension`: who does not know it must not go on (FHIR R4 §2.4.1.1).
    Modifier,
    Expression,
    Inside,
    Calculated,
    ReadOnly,
    Bounds,
    Type,
    Choice,
    Choices,
    ValueSet,
    TwoWeights,
    PartWeight,
    When,
    /// An answer is compared with what it cannot be.
    Compare,
    AnyOrAll,
    Ahead,
    Twice,
    Never,
    RowsWithin,
    Other,
}

/// What is taken otherwise than the file says, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub kind: NoteKind,
    /// The `linkId` as it stands in the file.
    pub item: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteKind {
    /// It calculates something in a way of its own, which is not counted here.
    NotCounted,
    /// It says no bounds: whole numbers from 0 to 999,999 are taken.
    Bounds,
    /// It must be answered there; here anything can be skipped.
    Required,
    /// It is filled in beforehand there; here nobody's answer is given for them.
    Initial,
    /// It speaks of harm, and is answered in words that nobody here reads.
    Harm,
}

impl Fault {
    pub(super) fn of(kind: FaultKind, item: &str, detail: impl Into<String>) -> Self {
        Self { kind, item: item.to_owned(), detail: detail.into() }
    }
}

impl From<Unsound> for Fault {
    fn from(unsound: Unsound) -> Self {
        let of = |kind, item: String| Self { kind, item, detail: String::new() };
        match unsound {
            Unsound::Ahead { link, after } => Self { kind: FaultKind::Ahead, item: link, detail: after },
            Unsound::Twice(link) => of(FaultKind::Twice, link),
            Unsound::Never(link) => of(FaultKind::Never, link),
            Unsound::Choices(link) => of(FaultKind::Choices, link),
            Unsound::RowsWithin(link) => of(FaultKind::RowsWithin, link),
            Unsound::Other(sentence) => Self { kind: FaultKind::Other, item: String::new(), detail: sentence },
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, item, detail } = self;
        match kind {
            FaultKind::Json => write!(f, "It is no Questionnaire: {detail}."),
            FaultKind::Resource => write!(f, "It is a {detail}."),
            FaultKind::Language => write!(f, "It is in the language “{detail}”, in which no page here is."),
            FaultKind::Id => write!(f, "Its id is “{detail}”. Give it one of lower-case letters, digits and dashes."),
            FaultKind::Version => f.write_str("It has no version. Give it one: answers are answers to these words."),
            FaultKind::Long => write!(f, "It has more than {detail} questions."),
            FaultKind::Empty => f.write_str("It asks nothing."),
            FaultKind::Words => write!(f, "{item} has no words."),
            FaultKind::Modifier => write!(f, "{item} has a modifierExtension, which is not understood here."),
            FaultKind::Expression => write!(f, "{item} is asked after an expression, which is not reckoned here."),
            FaultKind::Inside => write!(f, "{item} has questions inside a question, which cannot be asked here."),
            FaultKind::Calculated => write!(f, "{item} is calculated and can be changed."),
            FaultKind::ReadOnly => write!(f, "{item} is filled in by another program."),
            FaultKind::Bounds => write!(f, "{item} does not say from which number to which."),
            FaultKind::Type => write!(f, "{item} is of the type “{detail}”, which cannot be asked here."),
            FaultKind::Choice => write!(f, "{item} has a choice without a code."),
            FaultKind::Choices => write!(f, "{item} needs two choices or more, each with a code of its own."),
            FaultKind::ValueSet => write!(f, "{item} takes its choices from {detail}, which is not in the file."),
            FaultKind::TwoWeights => write!(f, "{item} says two things of what {detail} counts."),
            FaultKind::PartWeight => write!(f, "{item} counts {detail} as a part of a number."),
            FaultKind::When => write!(f, "{item} is asked after something that is not understood."),
            FaultKind::Compare => {
                write!(f, "{item} is asked after {detail}, and compares its answer with something of another type.")
            }
            FaultKind::AnyOrAll => write!(f, "{item} does not say whether one condition is enough."),
            FaultKind::Ahead => write!(f, "{item} asks after {detail}, which does not stand before it."),
            FaultKind::Twice => write!(f, "{item} stands there twice."),
            FaultKind::Never => write!(f, "{item} cannot be answered at all."),
            FaultKind::RowsWithin => write!(f, "{item} has rows within rows."),
            FaultKind::Other => f.write_str(detail),
        }
    }
}

/// All of them, one after the other.
pub(super) fn sentences(faults: &[Fault]) -> String {
    faults.iter().map(Fault::to_string).collect::<Vec<_>>().join(" ")
}
