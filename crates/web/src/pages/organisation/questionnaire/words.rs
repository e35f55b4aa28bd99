//! What stands in the way of a file, and what is taken otherwise, in the words of a page.

use openseat_content::form::{Fault, FaultKind, Note, NoteKind};

use crate::frame::Frame;

pub(super) fn fault(frame: &Frame<'_>, fault: &Fault) -> String {
    let key = match fault.kind {
        FaultKind::Json => "asked-fault-json",
        FaultKind::Resource => "asked-fault-resource",
        FaultKind::Language => "asked-fault-language",
        FaultKind::Id | FaultKind::Other => "asked-fault-other",
        FaultKind::Version => "asked-fault-version",
        FaultKind::Long => "asked-fault-long",
        FaultKind::Empty => "asked-fault-empty",
        FaultKind::Words => "asked-fault-words",
        FaultKind::Modifier => "asked-fault-modifier",
        FaultKind::Expression => "asked-fault-expression",
        FaultKind::Inside => "asked-fault-inside",
        FaultKind::Calculated | FaultKind::ReadOnly => "asked-fault-filled",
        FaultKind::Bounds => "asked-fault-bounds",
        FaultKind::Type => "asked-fault-type",
        FaultKind::Choice => "asked-fault-choice",
        FaultKind::Choices => "asked-fault-choices",
        FaultKind::ValueSet => "asked-fault-value-set",
        FaultKind::TwoWeights => "asked-fault-two-weights",
        FaultKind::PartWeight => "asked-fault-part-weight",
        FaultKind::When => "asked-fault-when",
        FaultKind::Compare => "asked-fault-compare",
        FaultKind::AnyOrAll => "asked-fault-any",
        FaultKind::Ahead => "asked-fault-ahead",
        FaultKind::Twice => "asked-fault-twice",
        FaultKind::Never => "asked-fault-never",
        FaultKind::RowsWithin => "asked-fault-rows",
    };
    frame.say.format(key, &[("item", fault.item.as_str().into()), ("detail", fault.detail.as_str().into())])
}

pub(super) fn note(frame: &Frame<'_>, note: &Note) -> String {
    let key = match note.kind {
        NoteKind::NotCounted => "asked-note-not-counted",
        NoteKind::Bounds => "asked-note-bounds",
        NoteKind::Required => "asked-note-required",
        NoteKind::Harm => "asked-note-harm",
        NoteKind::Initial => "asked-note-initial",
    };
    frame.t1(key, "item", note.item.as_str())
}
