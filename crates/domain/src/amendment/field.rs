//! The fields of a meeting that people change, one by one.

use super::{Address, Laid, Word};
use crate::{
    meeting::{Draft, Online},
    place::Place,
};

/// A field of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Name,
    Group,
    Fellowship,
    When,
    Attendance,
    PlaceName,
    Address,
    Regions,
    GettingIn,
    Link,
    LinkNotes,
    Phone,
    PhoneNotes,
    Seen,
    Types,
    Notes,
    GroupNotes,
    Website,
    Contact,
    Giving,
    Pauses,
    Closed,
}

impl Field {
    pub const ALL: [Self; 22] = [
        Self::Name,
        Self::Group,
        Self::Fellowship,
        Self::When,
        Self::Attendance,
        Self::PlaceName,
        Self::Address,
        Self::Regions,
        Self::GettingIn,
        Self::Link,
        Self::LinkNotes,
        Self::Phone,
        Self::PhoneNotes,
        Self::Seen,
        Self::Types,
        Self::Notes,
        Self::GroupNotes,
        Self::Website,
        Self::Contact,
        Self::Giving,
        Self::Pauses,
        Self::Closed,
    ];

    /// Its word in tables and forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Group => "group",
            Self::Fellowship => "fellowship",
            Self::When => "when",
            Self::Attendance => "attendance",
            Self::PlaceName => "place_name",
            Self::Address => "address",
            Self::Regions => "regions",
            Self::GettingIn => "getting_in",
            Self::Link => "link",
            Self::LinkNotes => "link_notes",
            Self::Phone => "phone",
            Self::PhoneNotes => "phone_notes",
            Self::Seen => "seen",
            Self::Types => "types",
            Self::Notes => "notes",
            Self::GroupNotes => "group_notes",
            Self::Website => "website",
            Self::Contact => "contact",
            Self::Giving => "giving",
            Self::Pauses => "pauses",
            Self::Closed => "closed",
        }
    }

    /// The field of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.as_str() == word)
    }

    /// What the field says of a meeting.
    pub fn of(self, laid: &Laid) -> Word {
        let (draft, nowhere, no_way) = (&laid.draft, Place::default(), Online::default());
        let place = draft.place.as_ref().unwrap_or(&nowhere);
        let online = draft.online.as_ref().unwrap_or(&no_way);
        match self {
            Self::Name => Word::Name(draft.name.clone()),
            Self::Group => Word::Group(draft.group.clone()),
            Self::Fellowship => Word::Fellowship(draft.fellowship.clone()),
            Self::When => Word::When(draft.schedule.clone()),
            Self::Attendance => Word::Attendance(draft.attendance),
            Self::PlaceName => Word::PlaceName(place.name.clone()),
            Self::Address => Word::Address(Box::new(Address::of(place))),
            Self::Regions => Word::Regions(place.regions.clone()),
            Self::GettingIn => Word::GettingIn(place.notes.clone()),
            Self::Link => Word::Link(online.url.clone()),
            Self::LinkNotes => Word::LinkNotes(online.url_notes.clone()),
            Self::Phone => Word::Phone(online.phone.clone()),
            Self::PhoneNotes => Word::PhoneNotes(online.phone_notes.clone()),
            Self::Seen => Word::Seen(online.seen),
            Self::Types => Word::Types(draft.types.clone()),
            Self::Notes => Word::Notes(draft.notes.clone()),
            Self::GroupNotes => Word::GroupNotes(draft.group_notes.clone()),
            Self::Website => Word::Website(draft.website.clone()),
            Self::Contact => Word::Contact(draft.feedback_url.clone()),
            Self::Giving => Word::Giving(Box::new(draft.giving.clone())),
            Self::Pauses => Word::Pauses(draft.closures.clone()),
            Self::Closed => Word::Closed(laid.closed),
        }
    }
}

impl Word {
    /// The field that it is of.
    pub fn field(&self) -> Field {
        match self {
            Self::Name(_) => Field::Name,
            Self::Group(_) => Field::Group,
            Self::Fellowship(_) => Field::Fellowship,
            Self::When(_) => Field::When,
            Self::Attendance(_) => Field::Attendance,
            Self::PlaceName(_) => Field::PlaceName,
            Self::Address(_) => Field::Address,
            Self::Regions(_) => Field::Regions,
            Self::GettingIn(_) => Field::GettingIn,
            Self::Link(_) => Field::Link,
            Self::LinkNotes(_) => Field::LinkNotes,
            Self::Phone(_) => Field::Phone,
            Self::PhoneNotes(_) => Field::PhoneNotes,
            Self::Seen(_) => Field::Seen,
            Self::Types(_) => Field::Types,
            Self::Notes(_) => Field::Notes,
            Self::GroupNotes(_) => Field::GroupNotes,
            Self::Website(_) => Field::Website,
            Self::Contact(_) => Field::Contact,
            Self::Giving(_) => Field::Giving,
            Self::Pauses(_) => Field::Pauses,
            Self::Closed(_) => Field::Closed,
        }
    }

    /// Whether it tells how to join an online meeting.
    pub fn is_way_in(&self) -> bool {
        matches!(self, Self::Link(_) | Self::LinkNotes(_) | Self::Phone(_) | Self::PhoneNotes(_))
    }

    /// Says it of a meeting.
    pub fn put(self, laid: &mut Laid) {
        let draft = &mut laid.draft;
        match self {
            Self::Name(name) => draft.name = name,
            Self::Group(group) => draft.group = group,
            Self::Fellowship(fellowship) => draft.fellowship = fellowship,
            Self::When(schedule) => draft.schedule = schedule,
            Self::Attendance(attendance) => draft.attendance = attendance,
            Self::PlaceName(name) => at_place(draft, |place| place.name = name),
            Self::Address(address) => at_place(draft, |place| address.put(place)),
            Self::Regions(regions) => at_place(draft, |place| place.regions = regions),
            Self::GettingIn(notes) => at_place(draft, |place| place.notes = notes),
            Self::Link(url) => on_line(draft, |online| online.url = url),
            Self::LinkNotes(notes) => on_line(draft, |online| online.url_notes = notes),
            Self::Phone(phone) => on_line(draft, |online| online.phone = phone),
            Self::PhoneNotes(notes) => on_line(draft, |online| online.phone_notes = notes),
            Self::Seen(seen) => on_line(draft, |online| online.seen = seen),
            Self::Types(types) => draft.types = types,
            Self::Notes(notes) => draft.notes = notes,
            Self::GroupNotes(notes) => draft.group_notes = notes,
            Self::Website(website) => draft.website = website,
            Self::Contact(address) => draft.feedback_url = address,
            Self::Giving(giving) => draft.giving = *giving,
            Self::Pauses(closures) => draft.closures = closures,
            Self::Closed(closed) => laid.closed = closed,
        }
    }
}

/// What must be said of `before` so that it says the same as `after`.
pub fn difference(before: &Laid, after: &Laid) -> Vec<Word> {
    let said = Field::ALL.into_iter().map(|field| (field.of(before), field.of(after)));
    said.filter(|(was, is)| was != is).map(|(_, is)| is).collect()
}

/// A place of which nothing is said is none.
fn at_place(draft: &mut Draft, change: impl FnOnce(&mut Place)) {
    let mut place = draft.place.take().unwrap_or_default();
    change(&mut place);
    draft.place = Some(place).filter(|place| *place != Place::default());
}

fn on_line(draft: &mut Draft, change: impl FnOnce(&mut Online)) {
    let mut online = draft.online.take().unwrap_or_default();
    change(&mut online);
    draft.online = Some(online).filter(|online| *online != Online::default());
}
