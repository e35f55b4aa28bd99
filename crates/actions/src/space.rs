//! What a person keeps of themself. Sealed with their own key; seen by nobody else without a permit.

use jiff::{Timestamp, ToSpan as _, civil::Date, tz::TimeZone};
use openseat_domain::{
    consent::Field,
    permit::Own,
    policy::{Action, Kind, Thing},
    problem::Problem,
    role::Actor,
};
use openseat_store::{PersonKey, about, audit, visit};
use uuid::Uuid;

use crate::{ActionError, House, Result, audit::person_chain, signed::Signed};

/// Letters of a first name.
pub const LONGEST_NAME: usize = 60;
/// Letters of how to reach someone.
pub const LONGEST_CONTACT: usize = 500;
/// Letters of a meeting's name.
pub const LONGEST_MEETING: usize = 200;
/// Visits that one person keeps: one a day for more than five years.
pub const MOST_VISITS: i64 = 2_000;

/// What the person wrote of themself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    pub first_name: Option<String>,
    /// How to reach them, in their own words.
    pub contact: Option<String>,
}

/// A meeting they went to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    pub id: Uuid,
    pub meeting: String,
    /// The address of the meeting's page, if it came from there.
    pub slug: Option<String>,
    pub day: Date,
}

/// What the person wrote.
pub async fn about(house: &House, who: &Signed) -> Result<About> {
    let mine = mine(house, who, Action::See, Kind::OwnRecord).await?;
    Ok(house.db.read(async move |tx| about::of(tx, mine.own, &mine.key).await).await?.into_iter().collect())
}

/// Keeps one of the two; an empty text takes it away.
///
/// # Errors
/// `Refused` at the field when the text is too long or the field is not the person's to write.
pub async fn write(house: &House, who: &Signed, field: Field, text: &str, now: Timestamp) -> Result<()> {
    let text = text.trim().to_owned();
    let (longest, lines) = match field {
        Field::FirstName => (LONGEST_NAME, false),
        Field::Contact => (LONGEST_CONTACT, true),
        Field::Attendance | Field::CounsellingNotes | Field::Strain => {
            return Err(refused(field.as_str(), "This is not written here.", "Choose your name or how to reach you."));
        }
    };
    readable(field.as_str(), &text, longest, lines)?;
    let mine = mine(house, who, Action::Change, Kind::OwnRecord).await?;
    let sealed = about::seal(&mine.key, field, &text);
    let write = async move |tx: &mut _| {
        if text.is_empty() {
            about::remove(tx, mine.own, field).await?;
        } else {
            about::keep(tx, mine.own, field, &sealed, now).await?;
        }
        mine.note(tx, now, "space.write", field.as_str()).await
    };
    Ok(house.db.write(write).await?)
}

/// The latest first.
pub async fn visits(house: &House, who: &Signed) -> Result<Vec<Visit>> {
    let mine = mine(house, who, Action::See, Kind::OwnRecord).await?;
    let found = house.db.read(async move |tx| visit::of(tx, mine.own, &mine.key).await).await?;
    Ok(found.into_iter().map(Visit::from).collect())
}

/// # Errors
/// `Refused` at `meeting` or `day` (a day to come).
pub async fn add_visit(
    house: &House,
    who: &Signed,
    meeting: &str,
    slug: Option<&str>,
    day: Date,
    now: Timestamp,
) -> Result<Uuid> {
    let meeting = meeting.trim().to_owned();
    if meeting.is_empty() {
        return Err(refused("meeting", "The name of the meeting is missing.", "Write it as you know it."));
    }
    readable("meeting", &meeting, LONGEST_MEETING, false)?;
    if day > latest_today(now) || day.year() < 1935 {
        return Err(refused("day", "This is not a day that has been.", "Write the day on which you went."));
    }
    let mine = mine(house, who, Action::Add, Kind::OwnRecord).await?;
    let id = house.ids.next(now);
    let slug = slug.filter(|slug| is_slug(slug)).map(str::to_owned);
    let sealed = visit::seal(&mine.key, id, &visit::Visit { meeting, slug, day });
    let write = async move |tx: &mut _| {
        if visit::count(tx, mine.own).await? >= MOST_VISITS {
            return Ok(false);
        }
        visit::insert(tx, mine.own, id, &sealed, now).await?;
        mine.note(tx, now, "visit.add", &id.simple().to_string()).await?;
        Ok(true)
    };
    if house.db.write(write).await? {
        return Ok(id);
    }
    Err(refused("meeting", "The list is full.", "Take out meetings that you no longer need here."))
}

/// False when it is not theirs.
pub async fn remove_visit(house: &House, who: &Signed, visit: Uuid, now: Timestamp) -> Result<bool> {
    let mine = mine(house, who, Action::Remove, Kind::OwnRecord).await?;
    let write = async move |tx: &mut _| {
        let removed = visit::remove(tx, mine.own, visit).await?;
        if removed {
            mine.note(tx, now, "visit.remove", &visit.simple().to_string()).await?;
        }
        Ok(removed)
    };
    Ok(house.db.write(write).await?)
}

/// What a person needs to look at what is their own: proof that it is theirs, and their key.
pub(crate) struct Mine {
    pub(crate) own: Own,
    pub(crate) key: PersonKey,
}

impl Mine {
    /// Writes an audit row in the chain of people.
    pub(crate) async fn note(
        &self,
        tx: &mut openseat_store::Tx,
        now: Timestamp,
        what: &str,
        which: &str,
    ) -> openseat_store::Result<()> {
        let who = self.key.pseudonym();
        audit::append(tx, &person_chain(&who), now, &who, what, which).await.map(drop)
    }
}

/// The only place where the program says that whoever asks is whom it is about.
///
/// # Errors
/// `Denied` when the person was erased meanwhile.
pub(crate) async fn mine(house: &House, who: &Signed, action: Action, kind: Kind) -> Result<Mine> {
    who.may(action, &Thing::of(kind, who.person))?;
    let own = Own::of(&who.actor()).ok_or(ActionError::Denied(kind.as_str()))?;
    let key = who.key(house).await?;
    Ok(Mine { own, key })
}

/// As [`mine`] where the person is not there: the server does what they asked it to do while they are away (their reminders,
/// their calendar), and shows what it reads to nobody else. `None` when the person was erased.
pub(crate) async fn in_their_stead(house: &House, person: Uuid) -> Result<Option<Mine>> {
    let Some(key) = house.vault.person(person).await? else { return Ok(None) };
    let them = Actor::Person { id: person, grants: Vec::new() };
    Ok(Own::of(&them).map(|own| Mine { own, key }))
}

/// A refusal at a field of a form.
pub(crate) fn refused(at: &str, what: &str, fix: &str) -> ActionError {
    ActionError::Refused(Problem::refused(at, what, fix))
}

/// Text that can be read: not too long, and without signs that steer a machine.
pub(crate) fn readable(at: &str, text: &str, longest: usize, lines: bool) -> Result<()> {
    if text.chars().count() > longest {
        return Err(refused(at, "This is too long to keep.", "Make it shorter."));
    }
    if text.contains(|c: char| c.is_control() && !(lines && matches!(c, '\n' | '\r'))) {
        return Err(refused(at, "This holds a sign that cannot be shown.", "Write it again."));
    }
    Ok(())
}

/// The day that it is now where the day is furthest on: nobody is told that their today is still to come.
fn latest_today(now: Timestamp) -> Date {
    now.saturating_add(14.hours()).unwrap_or(now).to_zoned(TimeZone::UTC).date()
}

pub(crate) fn is_slug(slug: &str) -> bool {
    slug.len() <= 200 && !slug.is_empty() && slug.chars().all(|c| c.is_alphanumeric() || c == '-')
}

impl FromIterator<(Field, String)> for About {
    fn from_iter<T: IntoIterator<Item = (Field, String)>>(found: T) -> Self {
        let mut about = Self::default();
        for (field, text) in found {
            match field {
                Field::FirstName => about.first_name = Some(text),
                Field::Contact => about.contact = Some(text),
                Field::Attendance | Field::CounsellingNotes | Field::Strain => {}
            }
        }
        about
    }
}

impl From<(Uuid, visit::Visit)> for Visit {
    fn from((id, visit): (Uuid, visit::Visit)) -> Self {
        Self { id, meeting: visit.meeting, slug: visit.slug, day: visit.day }
    }
}
