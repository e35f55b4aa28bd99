//! What the matcher answers.

use std::collections::BTreeSet;

use crate::{
    evidence::EvidenceId,
    fellowship::FellowshipId,
    kind::{Approach, MedicationStance},
    matching::{Medicine, Meeting, Reason, Sentence, Weights},
    word::words,
};

/// The whole answer. Nothing is hidden: what is not a suggestion is in `others` or in `left_out`.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What to look at first. The set is the same for everybody with the same answers; the order among equals is the
    /// person's own.
    pub suggestions: Vec<Suggestion>,
    /// Everything else that fits, in the same order.
    pub others: Vec<Suggestion>,
    /// The soonest meeting in reach that fits; `None` only when nothing in reach fits.
    pub near_now: Option<NearNow>,
    /// Every kind of which something was left out, in order of its id.
    pub left_out: Vec<LeftOut>,
    /// What belongs beside the answer: safety first.
    pub notices: Vec<Notice>,
    /// The weights that were used.
    pub weights: Weights,
    /// The seed that ordered what fits equally.
    pub seed: u64,
}

/// One kind of group that fits, with why.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    pub kind: FellowshipId,
    pub approach: Approach,
    /// The sum of weight by fit. It orders kinds for this person and means nothing else: never show it as a mark.
    pub score: u32,
    /// Two to four, each with what it rests on.
    pub reasons: Vec<Reason>,
    /// What to be careful of.
    pub caution: Reason,
    /// What nobody knows.
    pub unknown: Reason,
    /// Of the organisation's own text, for each medicine that the person named. What groups and visitors say is in the
    /// meetings, and the three are never merged.
    pub official: Vec<Official>,
    /// A few meetings that fit, the most fitting first. Never empty.
    pub meetings: Vec<Meeting>,
    /// How many starts in the coming week fit.
    pub starts_a_week: u32,
    /// Every finding that a sentence of this suggestion names.
    pub evidence: BTreeSet<EvidenceId>,
    /// How many days ago the freshest of `meetings` was checked; `None` when nobody knows.
    pub checked_days: Option<u32>,
}

/// What an organisation's own text says of one medicine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Official {
    pub medicine: Medicine,
    pub stance: MedicationStance,
}

/// The soonest meeting that fits.
#[derive(Clone, Debug, PartialEq)]
pub struct NearNow {
    pub kind: FellowshipId,
    pub meeting: Meeting,
}

/// What was left out of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    pub kind: FellowshipId,
    /// Whether the kind as a whole was left out, and not only some of its meetings.
    pub whole: bool,
    /// Why, with how many meetings each reason took. A kind that is left out before its meetings are looked at has one
    /// reason with all that were in reach.
    pub why: Vec<(Why, u32)>,
}

words! {
    /// Why something was left out. Nothing is left out for any other reason.
    pub enum Why {
        /// It is about something else.
        NotAbout = "not_about",
        /// It is for people who care about someone else.
        ForFamily = "for_family",
        /// It is for people who want to change something of their own.
        ForSelf = "for_self",
        /// It is not open to the person's age, or we do not know that it is safe for a minor.
        Age = "age",
        /// It is kept for people of whom the person did not say that they are one.
        KeptForOthers = "kept_for_others",
        /// It is closed, and what the person said does not fit what it is for.
        Closed = "closed",
        /// It is known to be against a medicine that must be welcomed.
        Medication = "medication",
        Language = "language",
        Time = "time",
        /// Online or in person.
        Mode = "mode",
        Access = "access",
        Company = "company",
        /// It gives no proof of attendance.
        Proof = "proof",
        /// Not a group that one can go to: a method, or a host of other groups.
        NotAGroup = "not_a_group",
        /// The catalogue knows nothing of it.
        KindNotKnown = "kind_not_known",
        /// No meeting is in reach.
        NotInReach = "not_in_reach",
    }
}

impl Notice {
    /// What it says.
    pub fn sentence(self) -> Sentence {
        match self {
            Self::Withdrawal => Sentence::NoticeWithdrawal,
            Self::Overdose => Sentence::NoticeOverdose,
            Self::Medication => Sentence::NoticeMedication,
            Self::MadeToGo => Sentence::NoticeMadeToGo,
            Self::NoSecularProof => Sentence::NoticeNoSecularProof,
            Self::OneApproach => Sentence::NoticeOneApproach,
            Self::Nothing => Sentence::NoticeNothing,
        }
    }
}

words! {
    /// What belongs beside the answer.
    pub enum Notice {
        /// Stopping alcohol or sleeping pills at once can be dangerous.
        Withdrawal = "withdrawal",
        /// After a break the body stands less: overdose.
        Overdose = "overdose",
        /// Do not stop a medicine because of something said in a group.
        Medication = "medication",
        /// Being made to go adds nothing; a secular way is among these.
        MadeToGo = "made_to_go",
        /// No secular group that gives proof is in reach.
        NoSecularProof = "no_secular_proof",
        /// Only one approach is in reach.
        OneApproach = "one_approach",
        /// Nothing fits in reach.
        Nothing = "nothing",
    }
}
