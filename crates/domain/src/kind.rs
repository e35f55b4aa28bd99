//! What is known of a kind of group: AA, SMART, LifeRing and the others, as values that rules can ask.
//!
//! "Not known" is a value of its own everywhere: an absent fact is never a guess, and no rule treats it as a good or a
//! bad one. What the words mean and where each fact is from stands in `content/fellowships/` and `content/facts.csv`.

use crate::{behaviour::Behaviours, concept::ConceptSet, fellowship::FellowshipId, matching::Medicine};

mod fact;

pub use fact::*;

/// The typed facts of one kind of group.
///
/// What a page shows beside them (names, notes, sources) is `openseat_content::fellowship::Fellowship`, by `id`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    pub id: FellowshipId,
    /// What people experience as a different way. At least two are always shown.
    pub approach: Approach,
    /// The approach in finer words.
    pub method: Method,
    pub goal: GoalStance,
    pub belief: Belief,
    /// Medicines for the mind, prescribed.
    pub psychiatric: MedicationStance,
    /// Medicines for opioid use: methadone, buprenorphine, naltrexone.
    pub opioid: MedicationStance,
    /// How sure we are of the two lines on medication.
    pub medication_confidence: Confidence,
    pub facilitation: Facilitation,
    pub for_whom: ForWhom,
    /// What it asks of those who join.
    pub entry: Entry,
    pub ages: Ages,
    pub gender: Gender,
    /// Kept for people of whom one of these is true, by its own rule; empty when it is for anyone.
    pub kept_for: ConceptSet,
    pub proof: Proof,
    pub cross_talk: CrossTalk,
    pub sponsor: Sponsor,
    /// What it is about. For family kinds, what the other person does.
    pub behaviours: Behaviours,
    /// What else it is about.
    pub concerns: Vec<Concern>,
    /// It is for people to whom one of these applies; empty when none is asked for.
    pub needs: Vec<Concern>,
    pub online: Presence,
    pub in_person: Presence,
    pub cost: Cost,
    pub basis: Basis,
    /// Whether it is sure that it still exists.
    pub active: bool,
}

impl Kind {
    /// A kind of which only the name and the approach are known.
    pub fn name_only(id: FellowshipId, approach: Approach) -> Self {
        Self {
            id,
            approach,
            method: Method::NotKnown,
            goal: GoalStance::NotKnown,
            belief: Belief::NotKnown,
            psychiatric: MedicationStance::NotVerified,
            opioid: MedicationStance::NotVerified,
            medication_confidence: Confidence::None,
            facilitation: Facilitation::NotKnown,
            for_whom: ForWhom::OneSelf,
            entry: Entry::NotKnown,
            ages: Ages::NotKnown,
            gender: Gender::NotKnown,
            kept_for: ConceptSet::EMPTY,
            proof: Proof::NotKnown,
            cross_talk: CrossTalk::NotKnown,
            sponsor: Sponsor::NotKnown,
            behaviours: Behaviours::NONE,
            concerns: Vec::new(),
            needs: Vec::new(),
            online: Presence::NotKnown,
            in_person: Presence::NotKnown,
            cost: Cost::NotKnown,
            basis: Basis::NameOnly,
            active: true,
        }
    }

    /// What its own text says of a medicine. For those against drinking nobody has read a text of its own, so the less
    /// sure of the two lines stands.
    pub fn says_of(&self, medicine: Medicine) -> MedicationStance {
        match medicine {
            Medicine::MentalHealth => self.psychiatric,
            Medicine::Opioid => self.opioid,
            Medicine::Alcohol => self.psychiatric.max_by_standing(self.opioid),
        }
    }

    /// Whether a group of this kind is a meeting that people go to. A platform hosts meetings of others; CRAFT is a
    /// method.
    pub fn is_group(&self) -> bool {
        self.approach != Approach::Platform && self.method != Method::MethodNotFellowship
    }
}
