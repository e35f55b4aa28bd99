//! The words of the columns of a finding.

use serde::Deserialize;

/// An enum of the columns: its values as the file writes them, and all of them.
macro_rules! column {
    ($(#[$about:meta])* $name:ident { $($(#[$says:meta])* $value:ident),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$says])* $value),+ }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$value),+];
        }
    };
}

column! {
    /// What a finding is about, in the order in which people ask.
    Topic {
        GroupChoice, Goal, Duration, Match, Preference, Linkage, Coercion, Medication, AaEffect, Smart, DrugGroups,
        Online, Tools, Family, Safety, Startup, Reach,
    }
}

column! {
    /// How it was found out, the strongest way first.
    Study {
        /// Many trials put together.
        Trials,
        /// Chance decided who got what.
        Trial,
        /// Groups were compared, but chance did not make them.
        NearTrial,
        /// People who chose for themselves were followed over time.
        Cohort,
        /// Other studies, read together or by one expert.
        Review,
        /// People were asked once.
        Survey,
        /// One group was looked at, with nobody beside it.
        NoComparison,
        /// A few people told of it at length.
        Talks,
    }
}

column! {
    /// How sure one can be.
    Strength {
        #[serde(rename = "A")] A,
        #[serde(rename = "B")] B,
        #[serde(rename = "C")] C,
        #[serde(rename = "D")] D,
    }
}

column! {
    /// Which way it points.
    Direction {
        SupportedOutcome, SupportedOutcomeVoluntary, SupportedParticipation, SupportedParticipationNotOutcome,
        SupportedProcess, GoalPredictsOutcome, NoDifferenceBetweenGroups, NoDifferenceBetweenArms,
        EvidenceOfNoDifference, Mixed, Uncertain, Caution, SafetyFactor, Preference, PreferenceAndSafety,
        PreferenceCultural, AcceptableFeasible, Description, DesignFact,
    }
}

column! {
    /// How we read it. Nobody has read all of these papers whole.
    Basis {
        /// Its abstract, or a public page of it.
        Read,
        /// A piece of that.
        ReadPart,
        /// What others wrote about it.
        ReadSecondary,
        /// A text of those on which this program is built: a summary, or a quotation.
        Seed,
    }
}

column! {
    /// What of the row was written down from memory, or was not seen.
    Unchecked { Numbers, Title, AuthorAndYear }
}
