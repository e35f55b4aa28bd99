//! The columns of a finding as sentences.

use openseat_content::evidence::{Basis, Direction, Strength, Study, Unchecked};

use crate::frame::Frame;

/// How sure it is, in a word or two.
pub(crate) fn strength<'a>(frame: &Frame<'a>, strength: Strength) -> &'a str {
    frame.t(match strength {
        Strength::A => "strength-a",
        Strength::B => "strength-b",
        Strength::C => "strength-c",
        Strength::D => "strength-d",
    })
}

/// The same as a sentence.
pub(super) fn strength_says<'a>(frame: &Frame<'a>, strength: Strength) -> &'a str {
    frame.t(match strength {
        Strength::A => "strength-a-says",
        Strength::B => "strength-b-says",
        Strength::C => "strength-c-says",
        Strength::D => "strength-d-says",
    })
}

/// How it was found out, and what that leaves open.
pub(super) fn study<'a>(frame: &Frame<'a>, study: Study) -> (&'a str, &'a str) {
    let (how, leaves_open) = match study {
        Study::Trials => ("study-trials", "study-trials-not"),
        Study::Trial => ("study-trial", "study-trial-not"),
        Study::NearTrial => ("study-near-trial", "study-near-trial-not"),
        Study::Cohort => ("study-cohort", "study-cohort-not"),
        Study::Review => ("study-review", "study-review-not"),
        Study::Survey => ("study-survey", "study-survey-not"),
        Study::NoComparison => ("study-no-comparison", "study-no-comparison-not"),
        Study::Talks => ("study-talks", "study-talks-not"),
    };
    (frame.t(how), frame.t(leaves_open))
}

pub(super) fn direction<'a>(frame: &Frame<'a>, direction: Direction) -> &'a str {
    frame.t(match direction {
        Direction::SupportedOutcome => "direction-supported-outcome",
        Direction::SupportedOutcomeVoluntary => "direction-supported-outcome-voluntary",
        Direction::SupportedParticipation => "direction-supported-participation",
        Direction::SupportedParticipationNotOutcome => "direction-supported-participation-not-outcome",
        Direction::SupportedProcess => "direction-supported-process",
        Direction::GoalPredictsOutcome => "direction-goal-predicts-outcome",
        Direction::NoDifferenceBetweenGroups => "direction-no-difference-between-groups",
        Direction::NoDifferenceBetweenArms => "direction-no-difference-between-arms",
        Direction::EvidenceOfNoDifference => "direction-evidence-of-no-difference",
        Direction::Mixed => "direction-mixed",
        Direction::Uncertain => "direction-uncertain",
        Direction::Caution => "direction-caution",
        Direction::SafetyFactor => "direction-safety-factor",
        Direction::Preference => "direction-preference",
        Direction::PreferenceAndSafety => "direction-preference-and-safety",
        Direction::PreferenceCultural => "direction-preference-cultural",
        Direction::AcceptableFeasible => "direction-acceptable-feasible",
        Direction::Description => "direction-description",
        Direction::DesignFact => "direction-design-fact",
    })
}

/// What we read of it.
pub(super) fn basis<'a>(frame: &Frame<'a>, basis: Basis) -> &'a str {
    frame.t(match basis {
        Basis::Read => "basis-read",
        Basis::ReadPart => "basis-read-part",
        Basis::ReadSecondary => "basis-read-secondary",
        Basis::Seed => "basis-seed",
    })
}

/// What of it is from memory.
pub(super) fn unchecked<'a>(frame: &Frame<'a>, unchecked: Unchecked) -> &'a str {
    frame.t(match unchecked {
        Unchecked::Numbers => "unchecked-numbers",
        Unchecked::Title => "unchecked-title",
        Unchecked::AuthorAndYear => "unchecked-author-and-year",
    })
}
