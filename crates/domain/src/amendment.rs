//! What people change by hand in what a source says of a meeting: field by field, kept apart from the source's words and
//! laid over them, so that no reading of the source takes it away.

mod field;
mod lay;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use self::{
    field::{Field, difference},
    lay::{coming, in_force, lay_over, standing, untouched},
};
use crate::{
    concept::TypeCode,
    fellowship::FellowshipId,
    meeting::{Attendance, Closure, Draft, Giving, Seen},
    place::{Place, Point},
    schedule::Schedule,
};

/// A meeting as it stands: a source's words with what was changed by hand laid over them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Laid {
    pub draft: Draft,
    /// A person closed it, whatever its source says.
    pub closed: bool,
}

impl From<Draft> for Laid {
    fn from(draft: Draft) -> Self {
        Self { draft, closed: false }
    }
}

/// What one field says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    Name(String),
    Group(Option<String>),
    Fellowship(FellowshipId),
    When(Option<Schedule>),
    Attendance(Attendance),
    PlaceName(Option<String>),
    Address(Box<Address>),
    Regions(Vec<String>),
    GettingIn(Option<String>),
    Link(Option<String>),
    LinkNotes(Option<String>),
    Phone(Option<String>),
    PhoneNotes(Option<String>),
    /// When the link and the number may be seen.
    Seen(Seen),
    Types(Vec<TypeCode>),
    Notes(Option<String>),
    GroupNotes(Option<String>),
    Website(Option<String>),
    /// Where corrections go.
    Contact(Option<String>),
    Giving(Box<Giving>),
    /// Stretches of days without it.
    Pauses(Vec<Closure>),
    /// Whether a person closed it.
    Closed(bool),
}

/// The parts of a place that belong together: one of them alone would lead to the wrong door.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Address {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formatted: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub street: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub point: Option<Point>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub approximate: bool,
}

impl Address {
    /// The address of a place.
    pub fn of(place: &Place) -> Self {
        let Place { formatted, street, city, state, postal_code, country, point, approximate, .. } = place.clone();
        Self { formatted, street, city, state, postal_code, country, point, approximate }
    }

    /// The address on one line.
    pub fn line(&self) -> String {
        let mut place = Place::default();
        self.clone().put(&mut place);
        place.line()
    }

    pub(crate) fn put(self, place: &mut Place) {
        let Self { formatted, street, city, state, postal_code, country, point, approximate } = self;
        let Place { name, regions, notes, .. } = std::mem::take(place);
        *place =
            Place { name, formatted, street, city, state, postal_code, country, regions, notes, point, approximate };
    }
}

/// One change of one field, which is never altered: what is taken back is taken back by another one.
#[derive(Clone, Debug, PartialEq)]
pub struct Amendment {
    pub id: Uuid,
    /// Which of its meeting's changes it is: later ones have higher numbers.
    pub seq: i64,
    pub field: Field,
    /// What the field says from then on; `None`: what its source says.
    pub word: Option<Word>,
    /// What the meeting said before.
    pub was: Word,
    /// What its source said when this was made.
    pub heard: Word,
    /// The first day on which it holds; `None`: at once.
    pub from: Option<Date>,
    pub made_at: Timestamp,
    /// The change that this one takes back, and nothing else.
    pub undoes: Option<Uuid>,
}

/// Whence a change came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// Somebody who keeps the list made it.
    #[default]
    Hand,
    /// Somebody who keeps the list agreed to what another person suggested.
    Suggestion,
    /// The group was asked and said so.
    Group,
    /// The meeting was put on the list with it.
    Added,
}

impl Origin {
    pub const ALL: [Self; 4] = [Self::Hand, Self::Suggestion, Self::Group, Self::Added];

    /// The word in the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hand => "hand",
            Self::Suggestion => "suggestion",
            Self::Group => "group",
            Self::Added => "added",
        }
    }

    /// The origin of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|origin| origin.as_str() == word)
    }
}

/// Whence a change came, and why in somebody's own words (may be empty).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cause {
    pub origin: Origin,
    pub why: String,
}

impl Cause {
    pub fn hand(why: &str) -> Self {
        Self { origin: Origin::Hand, why: why.trim().to_owned() }
    }

    pub fn suggestion(why: &str) -> Self {
        Self { origin: Origin::Suggestion, why: why.trim().to_owned() }
    }

    pub fn group(why: &str) -> Self {
        Self { origin: Origin::Group, why: why.trim().to_owned() }
    }
}

/// How a change by hand stands to what the source says now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Against {
    /// The source says the same: the change is not needed any more.
    Same,
    /// The source changed its word after the change was made.
    Moved,
    /// The source says what it said then.
    Known,
}

impl Amendment {
    /// How it stands to what the source says `now`; `None` for one that sets nothing.
    pub fn against(&self, now: &Word) -> Option<Against> {
        let word = self.word.as_ref()?;
        Some(match now {
            now if now == word => Against::Same,
            now if *now == self.heard => Against::Known,
            _ => Against::Moved,
        })
    }
}
