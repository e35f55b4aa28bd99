//! Why a passphrase, a name or recovery words were refused: a [`Problem`] in English, and the reason behind it for pages
//! that speak another language.

use openseat_domain::{
    passphrase::{LONGEST, SHORTEST, Weak},
    problem::Problem,
    recovery::{Misspelt, WORDS},
};

use crate::ActionError;

/// The reason of a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// At `passphrase`: the new one is not good enough.
    Weak(Weak),
    /// At `passphrase` or `present`: name and passphrase do not fit. Nothing says which.
    Wrong,
    /// At `recovery`: these are not the words of this name, or nobody has the name.
    WrongWords,
    /// At `recovery`: there are not twelve words.
    Count,
    /// At `recovery`: the word at this place (from 1) is on no list.
    Word(usize),
    /// At `recovery`: each word is a word of the list, but one of them is another than it was, or stands elsewhere.
    Slip,
    /// At `code`: the code of the phone does not fit, or was used before.
    Code,
    /// At `code`: there is a code in use already; it is taken away first.
    InUse,
    /// At `code`: an organisation of theirs asks for two proofs, and there is no passkey to be the second.
    Asked,
}

impl Refusal {
    /// The reason of a problem that an action on accounts gave.
    pub fn of(problem: &Problem) -> Option<Self> {
        let place = problem.what.strip_prefix("Word ").and_then(|rest| rest.split(' ').next());
        if let Some(place) = place.and_then(|place| place.parse().ok()) {
            return Some(Self::Word(place));
        }
        let weak = Weak::ALL.map(Self::Weak);
        let others = [Self::Wrong, Self::WrongWords, Self::Count, Self::Slip, Self::Code, Self::InUse, Self::Asked];
        weak.into_iter().chain(others).find(|refusal| refusal.what() == problem.what)
    }

    pub(crate) fn at(self, field: &str) -> ActionError {
        ActionError::Refused(Problem::refused(field, self.what(), self.fix()))
    }

    fn what(self) -> String {
        match self {
            Self::Weak(Weak::Short) => format!("This passphrase has fewer than {SHORTEST} letters."),
            Self::Weak(Weak::Long) => format!("This passphrase has more than {LONGEST} letters."),
            Self::Weak(Weak::Known) => "People who guess would try this passphrase.".into(),
            Self::Weak(Weak::Repeats) => "This passphrase is a row of letters, or says the same again.".into(),
            Self::Weak(Weak::Context) => "This passphrase is hardly more than the name.".into(),
            Self::Wrong => "The name and the passphrase do not fit.".into(),
            Self::WrongWords => "The name and these words do not fit.".into(),
            Self::Count => format!("There are {WORDS} recovery words."),
            Self::Word(place) => format!("Word {place} is not one of our words."),
            Self::Slip => "One of the words is another, or stands in another place.".into(),
            Self::Code => "This code is not right, or was used before.".into(),
            Self::InUse => "The code of a phone is in use.".into(),
            Self::Asked => "An organisation of yours asks for two proofs.".into(),
        }
    }

    fn fix(self) -> &'static str {
        match self {
            Self::Weak(Weak::Short) => "Add a word or two. A short sentence is good.",
            Self::Weak(Weak::Long) => "Take a shorter one.",
            Self::Weak(_) => "Take a few words that nobody would put together.",
            Self::Wrong => "Look at both again.",
            Self::WrongWords => "Look at your paper again.",
            Self::Count => "Write all of them, with spaces between.",
            Self::Word(_) | Self::Slip => "Look at this word on your paper again.",
            Self::Code => "Wait for the next code on your phone, and write that.",
            Self::InUse => "Take it away first.",
            Self::Asked => "Add a passkey first.",
        }
    }
}

impl From<&Misspelt> for Refusal {
    fn from(misspelt: &Misspelt) -> Self {
        match misspelt {
            Misspelt::Count(_) => Self::Count,
            Misspelt::Word { place, .. } => Self::Word(*place),
            Misspelt::Checksum => Self::Slip,
        }
    }
}
