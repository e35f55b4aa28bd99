//! What a person wants to change, and what a kind of group is about: substances and behaviours.

use crate::word::words;

words! {
    /// One substance or behaviour.
    pub enum Behaviour {
        Alcohol = "alcohol",
        /// Heroin, fentanyl, opioid pain medicines.
        Opioids = "opioids",
        /// Crack too.
        Cocaine = "cocaine",
        Methamphetamine = "methamphetamine",
        Cannabis = "cannabis",
        /// Sleeping and calming pills. Stopping them at once can be dangerous.
        Benzodiazepines = "benzodiazepines",
        /// Other medicines, taken otherwise than prescribed.
        Pills = "pills",
        /// Any other drug, or several.
        OtherDrugs = "other_drugs",
        Nicotine = "nicotine",
        Gambling = "gambling",
        Food = "food",
        /// Sex and love.
        Sex = "sex",
        /// Debt and spending.
        Money = "money",
        /// Too much work, or too little earning.
        Work = "work",
        Relationships = "relationships",
        Screens = "screens",
        Violence = "violence",
    }
}

/// A set of behaviours; empty means that nothing was said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Behaviours(u32);

impl Behaviours {
    /// The empty set.
    pub const NONE: Self = Self(0);
    /// Every drug but alcohol and nicotine.
    pub const DRUGS: Self = Self(0b0_1111_1110);
    /// Every substance.
    pub const SUBSTANCES: Self = Self(0b1_1111_1111);
    /// Every substance and every behaviour.
    pub const ALL: Self = Self((1 << Behaviour::ALL.len()) - 1);

    /// Whether nothing is in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn contains(self, behaviour: Behaviour) -> bool {
        self.0 >> behaviour as u32 & 1 == 1
    }

    /// Whether every behaviour of `others` is in it.
    pub fn contains_all(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    /// Whether the two share a behaviour.
    pub fn intersects(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    /// This set and `others`.
    pub fn with(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// What is in both.
    pub fn both(self, others: Self) -> Self {
        Self(self.0 & others.0)
    }

    /// In the order of [`Behaviour::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Behaviour> {
        Behaviour::ALL.iter().copied().filter(move |behaviour| self.contains(*behaviour))
    }

    /// The set behind a word of a file or a form: a behaviour's own word, or `any_drug`, `any_substance`, `anything`.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "any_drug" => Some(Self::DRUGS),
            "any_substance" => Some(Self::SUBSTANCES),
            "anything" => Some(Self::ALL),
            word => Behaviour::parse(word).map(|behaviour| Self::from_iter([behaviour])),
        }
    }
}

impl FromIterator<Behaviour> for Behaviours {
    fn from_iter<I: IntoIterator<Item = Behaviour>>(behaviours: I) -> Self {
        Self(behaviours.into_iter().fold(0, |set, behaviour| set | 1 << behaviour as u32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_named_sets_hold_what_their_names_say() {
        assert!(!Behaviours::DRUGS.contains(Behaviour::Alcohol) && !Behaviours::DRUGS.contains(Behaviour::Nicotine));
        assert_eq!(Behaviours::DRUGS.iter().count(), 7);
        assert!(Behaviours::SUBSTANCES.contains(Behaviour::Nicotine));
        assert!(!Behaviours::SUBSTANCES.contains(Behaviour::Gambling));
        assert_eq!(Behaviours::ALL.iter().count(), Behaviour::ALL.len());
        assert_eq!(Behaviours::ALL, Behaviour::ALL.iter().copied().collect());
    }
}
