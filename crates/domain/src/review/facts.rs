//! The facts of a setting: each a question with a few answers, each of which may be left out.

use serde::{Deserialize, Serialize};

/// An answer with the word by which forms and the table know it.
macro_rules! answers {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $one:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$each])* #[serde(rename = $word)] $one,)+
        }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$one,)+];

            /// The word in forms and in the table.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$one => $word,)+
                }
            }

            /// The answer of that word.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == word)
            }
        }
    };
}

answers! {
    /// Did you find it?
    Found {
        Yes = "yes",
        Hard = "hard",
        NotThere = "not_there",
    }
}

answers! {
    /// Did you feel welcome?
    Welcome {
        Yes = "yes",
        Partly = "partly",
        No = "no",
    }
}

answers! {
    /// Did it run as the list says?
    Format {
        Yes = "yes",
        No = "no",
    }
}

answers! {
    /// How many people came.
    Band {
        UpTo4 = "1-4",
        UpTo9 = "5-9",
        UpTo19 = "10-19",
        From20 = "20+",
    }
}

answers! {
    /// Was the access as the list says?
    Access {
        Yes = "yes",
        No = "no",
        NotNeeded = "not_needed",
    }
}

answers! {
    /// Was somebody new made welcome?
    Newcomer {
        Yes = "yes",
        No = "no",
        NotSeen = "not_seen",
    }
}

answers! {
    /// What was said of medication.
    Medication {
        Supportive = "supportive",
        Neutral = "neutral",
        Against = "against",
        Nothing = "nothing",
    }
}

answers! {
    /// Of which medication it was said, if they wish to say.
    Medicine {
        /// For mental health.
        Psychiatric = "psychiatric",
        /// Such as methadone or buprenorphine.
        Opioid = "opioid",
    }
}

/// What one person tells of one visit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub found: Option<Found>,
    pub welcome: Option<Welcome>,
    pub format: Option<Format>,
    pub size: Option<Band>,
    pub access: Option<Access>,
    pub newcomer: Option<Newcomer>,
    pub medication: Option<Medication>,
    pub medicine: Option<Medicine>,
}

impl Facts {
    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        *self == Self { medicine: self.medicine, ..Self::default() }
    }

    /// What fits together: who found nobody there saw nothing of the meeting, and a medicine is of something said.
    pub fn fitting(self) -> Self {
        let told = matches!(self.medication, Some(said) if said != Medication::Nothing);
        match self.found {
            Some(Found::NotThere) => Self { found: self.found, ..Self::default() },
            _ => Self { medicine: self.medicine.filter(|_| told), ..self },
        }
    }
}
