//! What the matcher goes by that is data: `content/matching.toml`.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    behaviour::Behaviours,
    concept::{Concept, ConceptSet},
    evidence::EvidenceId,
    fellowship::FellowshipId,
    kind::{Approach, Concern},
    matching::{Sentence, Sort, Weights},
};

/// Everything that people of the field may want to change without a programmer.
#[derive(Clone, Debug, PartialEq)]
pub struct Rules {
    /// How much each topic counts when the person moves nothing.
    pub weights: Weights,
    /// What each sentence is, and which findings it rests on.
    pub sentences: BTreeMap<Sentence, Claim>,
    /// The concepts that rules speak of.
    pub marks: Marks,
    /// Meetings with one of these are kept for people who are so: they are shown to who named one of them.
    pub kept_for: ConceptSet,
    /// Who names the first is one of the second too.
    pub implied: Vec<(Concept, ConceptSet)>,
    /// Kinds that were compared with others in studies.
    pub studied: Vec<FellowshipId>,
    /// Kinds that do for another behaviour when they hold an open meeting.
    pub stands_in: Vec<StandsIn>,
    /// How many kinds are suggested …
    pub suggested: usize,
    /// … and how many more, if they fit as well as the last of them.
    pub room_for_equals: usize,
    /// How many meetings of each are shown.
    pub meetings: usize,
    /// A meeting in person counts whole for taking part when it is no farther than this.
    pub near_km: f32,
    /// How many minutes a person needs for a kilometre, to say what can still be reached.
    pub minutes_per_km: f32,
    /// Visitors' reports on medication count from so many on.
    pub visitors_from: u32,
    /// What decides who is suggested when more fit equally than there is room for: the same for everybody, and
    /// another every week. The caller gives the number of the week.
    pub lot: u64,
}

/// What a sentence is and rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    pub sort: Sort,
    pub evidence: BTreeSet<EvidenceId>,
}

/// A kind about one thing that may do for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StandsIn {
    /// A kind of this approach …
    pub approach: Approach,
    /// … that is about exactly this …
    pub about: Behaviours,
    /// … and may do for these.
    pub does_for: Behaviours,
}

/// Makes the struct, with its fields by their names in the file.
macro_rules! marks {
    ($($(#[$about:meta])* $name:ident,)+) => {
        /// The concepts that rules speak of.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct Marks {
            $($(#[$about])* pub $name: ConceptSet,)+
        }

        impl Marks {
            /// The names of all of them.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name)),+];

            /// The set of that name.
            pub fn named(&mut self, name: &str) -> Option<&mut ConceptSet> {
                match name {
                    $(stringify!($name) => Some(&mut self.$name),)+
                    _ => None,
                }
            }
        }
    };
}

marks! {
    closed,
    /// Women, men.
    genders,
    all_genders,
    lgbtq,
    /// What means nothing for a meeting without a room.
    in_person_only,
    newcomers,
    /// Meetings of teenagers.
    teens,
    /// Meetings of young people, teenagers too.
    young,
    older,
    adults_only,
    family,
    secular,
    christian,
    muslim,
    jewish,
    buddhist,
    indigenous,
    mental_health,
    grief,
    trauma,
    family_history,
    medication_welcome,
    cutting_down,
    safer_use,
    return_to_use,
    tools,
    sharing,
    small,
    camera_optional,
    camera_on,
    /// One speaks, or nobody; the others listen.
    listening,
    /// Everybody is asked to speak.
    takes_turns,
    proof,
    /// Any language at all.
    languages,
    /// Ask before one goes.
    restricted,
}

impl Marks {
    /// The marks of meetings that are about a concern.
    pub(crate) fn of_concern(&self, concern: Concern) -> ConceptSet {
        match concern {
            Concern::MentalHealth => self.mental_health,
            Concern::Grief => self.grief,
            Concern::FamilyHistory => self.family_history,
            Concern::Trauma | Concern::ChildhoodAbuse => self.trauma,
        }
    }
}
