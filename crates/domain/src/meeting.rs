//! A meeting as one source tells it.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{concept::TypeCode, fellowship::FellowshipId, place::Place, schedule::Schedule};

/// What a source says of one repeating slot: the content of a listing.
///
/// Readers make these; `accept` turns them into listings. Text is already clean: no HTML, no control characters,
/// trimmed, Unicode NFC. Personal contact fields of the source are never in here.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The row's own lasting key inside its source (slug, id). Unique within one reading.
    pub key: String,
    /// What the meeting is called.
    pub name: String,
    /// The group that holds it, when the source names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Which fellowship or programme it belongs to; empty when the source does not say.
    pub fellowship: FellowshipId,
    /// When it happens; `None` means by appointment or not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schedule: Option<Schedule>,
    /// How one can take part today.
    pub attendance: Attendance,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub online: Option<Online>,
    /// Types as the source gave them, unknown codes included, sorted, no doubles.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub types: Vec<TypeCode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_notes: Option<String>,
    #[serde(skip_serializing_if = "Giving::is_empty")]
    pub giving: Giving,
    /// The meeting's own page at the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The group's site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// Where the source wants corrections (a page or `mailto:` of a service office, never a person's own).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feedback_url: Option<String>,
    /// The service office that keeps the listing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<Entity>,
    /// When the source last changed or checked it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<Timestamp>,
    /// Stretches of time when it is closed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub closures: Vec<Closure>,
    /// False for a row that the source itself keeps back. Such a row is stored and never shown.
    pub published: bool,
    /// Public facts that we keep for the way back but do not read: world id, district, service body …
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub extra: BTreeMap<String, String>,
}

/// How one can take part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attendance {
    /// Come to a place.
    #[default]
    InPerson,
    /// By video, chat or telephone.
    Online,
    /// Either.
    Hybrid,
    /// Neither at present: the place is closed and there is no other way in.
    Paused,
}

impl Attendance {
    /// Whether one can come to a place.
    pub fn in_person(self) -> bool {
        matches!(self, Self::InPerson | Self::Hybrid)
    }

    /// Whether one can join without moving.
    pub fn online(self) -> bool {
        matches!(self, Self::Online | Self::Hybrid)
    }
}

/// How to join from afar.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Online {
    /// The link, `https://` or `http://`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Password, waiting room, what to type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url_notes: Option<String>,
    /// The meeting's dial-in number: digits and `+ , * #` only. Never a person's own number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_notes: Option<String>,
    /// When the link and the number may be seen.
    #[serde(skip_serializing_if = "Seen::is_always")]
    pub seen: Seen,
}

/// When the way into an online meeting may be seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seen {
    #[default]
    Always,
    /// On the meeting's own page, from [`NEAR_MINUTES`] before the start until the end. On no list and in no feed.
    NearStart,
    /// Never: the group sends it to whoever asks.
    OnRequest,
}

/// So many minutes before the start a link that is seen near the start is shown.
pub const NEAR_MINUTES: u32 = 30;

impl Seen {
    pub const ALL: [Self; 3] = [Self::Always, Self::NearStart, Self::OnRequest];

    /// The word in forms and tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::NearStart => "near_start",
            Self::OnRequest => "on_request",
        }
    }

    /// The reverse of [`Seen::as_str`].
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|seen| seen.as_str() == word)
    }

    fn is_always(&self) -> bool {
        *self == Self::Always
    }
}

impl Draft {
    /// Takes out the way in when it may not be seen by everybody, and gives it. What is left may be shown and published.
    pub fn hide_way_in(&mut self) -> Option<Online> {
        let online = self.online.as_mut().filter(|online| online.seen != Seen::Always)?;
        let seen = online.seen;
        Some(std::mem::replace(online, Online { seen, ..Online::default() }))
    }
}

/// Ways to give to the group, as the Meeting Guide format names them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Giving {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub venmo: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub square: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paypal: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub homegroup_online: Option<String>,
}

impl Giving {
    /// Whether no way is given.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The service office behind a listing: an organisation, so its telephone and e-mail are public.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Entity {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
}

/// A stretch of days on which a meeting is closed; open ends mean "since always" and "until further notice".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Closure {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last closed day (inclusive).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}
