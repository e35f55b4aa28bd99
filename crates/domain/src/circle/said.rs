//! What is said in a circle. Each is one of a few things; there is no place for anything else.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Answer, LONGEST_SENTENCE};

/// How much somebody tells of a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    #[default]
    Word,
    Face,
    Sentence,
}

impl Level {
    pub const ALL: [Self; 3] = [Self::Word, Self::Face, Self::Sentence];

    /// The word in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Word => "word",
            Self::Face => "face",
            Self::Sentence => "sentence",
        }
    }

    /// The level of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.as_str() == word)
    }
}

/// A word for a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    Calm,
    Hopeful,
    Steady,
    Glad,
    Proud,
    Tired,
    Worried,
    Shaky,
    Sad,
    Angry,
    Lonely,
    Mixed,
}

impl Word {
    pub const ALL: [Self; 12] = [
        Self::Calm,
        Self::Hopeful,
        Self::Steady,
        Self::Glad,
        Self::Proud,
        Self::Tired,
        Self::Worried,
        Self::Shaky,
        Self::Sad,
        Self::Angry,
        Self::Lonely,
        Self::Mixed,
    ];

    /// The word in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Calm => "calm",
            Self::Hopeful => "hopeful",
            Self::Steady => "steady",
            Self::Glad => "glad",
            Self::Proud => "proud",
            Self::Tired => "tired",
            Self::Worried => "worried",
            Self::Shaky => "shaky",
            Self::Sad => "sad",
            Self::Angry => "angry",
            Self::Lonely => "lonely",
            Self::Mixed => "mixed",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == word)
    }
}

/// A face for a day, from very hard to very good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Face {
    VeryHard,
    Hard,
    Between,
    Good,
    VeryGood,
}

impl Face {
    pub const ALL: [Self; 5] = [Self::VeryHard, Self::Hard, Self::Between, Self::Good, Self::VeryGood];

    /// The word in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::VeryHard => "very_hard",
            Self::Hard => "hard",
            Self::Between => "between",
            Self::Good => "good",
            Self::VeryGood => "very_good",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == word)
    }
}

/// What somebody tells of a day: at one level, and nothing beyond it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    Word(Word),
    Face(Face),
    Sentence(String),
}

impl Told {
    /// What was typed at a level; `None` for an empty sentence, one that is too long, or what is none of ours.
    pub fn read(level: Level, typed: &str) -> Option<Self> {
        let typed = typed.trim();
        match level {
            Level::Word => Word::parse(typed).map(Self::Word),
            Level::Face => Face::parse(typed).map(Self::Face),
            Level::Sentence => {
                let fits =
                    !typed.is_empty() && typed.chars().count() <= LONGEST_SENTENCE && !typed.contains(char::is_control);
                fits.then(|| Self::Sentence(typed.to_owned()))
            }
        }
    }

    pub fn level(&self) -> Level {
        match self {
            Self::Word(_) => Level::Word,
            Self::Face(_) => Level::Face,
            Self::Sentence(_) => Level::Sentence,
        }
    }
}

/// A kind sentence of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kindness {
    /// "Thinking of you."
    Thinking,
    /// "No need to answer."
    NoAnswer,
    /// "I am here if you want to talk."
    Here,
}

impl Kindness {
    pub const ALL: [Self; 3] = [Self::Thinking, Self::NoAnswer, Self::Here];

    /// The word in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Thinking => "thinking",
            Self::NoAnswer => "no_answer",
            Self::Here => "here",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == word)
    }
}

/// One thing that was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// Of a day, to the circle.
    Told { day: Date, told: Told },
    /// By the keeper, to one person.
    Kind { to: Uuid, on: Date, which: Kindness },
    /// An urge is high, to those who agreed to be called on at that hour.
    Asked { at: Timestamp, reached: Vec<Uuid>, over: bool },
    /// To who asked.
    Answered { ask: Uuid, to: Uuid, answer: Answer },
}

/// Whether somebody in a circle sees what `by` said there.
pub fn sees(viewer: Uuid, by: Uuid, said: &Said) -> bool {
    let to_them = match said {
        Said::Told { .. } => true,
        Said::Kind { to, .. } | Said::Answered { to, .. } => *to == viewer,
        Said::Asked { reached, over, .. } => !over && reached.contains(&viewer),
    };
    viewer == by || to_them
}
