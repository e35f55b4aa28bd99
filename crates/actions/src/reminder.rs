//! What a person wants to be reminded of: set, changed, taken away and put back; seen with when it comes next.
//!
//! [`gather`] looks at the reminders of people who are due, and puts messages down; [`send`] hands them to the mail server,
//! the gateway or a push service, each once; [`link`] is what a message can be answered with.

use jiff::Timestamp;
use openseat_domain::{
    policy::{Action, Kind},
    reminder::{self as rules, Book, By, Quiet, Reminder, State},
    search::Minute,
};
use openseat_store::{
    PersonKey, Tx,
    reminder::{self, Kept, Standing},
};
use uuid::Uuid;

use crate::{
    ActionError, House, Result,
    signed::Signed,
    snapshot::minute_of,
    space::{Mine, mine, refused},
};

pub mod calendar;
mod facts;
pub mod gather;
pub mod link;
pub mod send;
pub mod way;
mod words;

pub use openseat_store::reminder::way::Way;

pub use self::words::{Look, look};

/// Reminders that one person keeps.
pub const MOST: usize = 50;

/// A reminder, as its person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReminderView {
    pub id: Uuid,
    pub reminder: Reminder,
    pub state: State,
    /// When it comes next.
    pub next: Option<Minute>,
}

/// Everything about reminders that a person sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelf {
    /// The soonest first; what does not come stands last.
    pub reminders: Vec<ReminderView>,
    pub book: Book,
    pub ways: Vec<(Uuid, Way)>,
}

/// What was taken away, sealed as it stood there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    pub id: Uuid,
    pub sealed: Vec<u8>,
}

/// The ways that are set up here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offered {
    pub email: bool,
    pub sms: bool,
    pub push: bool,
}

impl Shelf {
    /// Whether a message by this way would arrive.
    pub fn reaches(&self, by: By) -> bool {
        self.ways.iter().any(|(_, way)| way.by == by && way.confirmed && !way.stopped)
    }
}

/// The ways that are set up here.
pub fn offered(house: &House) -> Offered {
    let linked = house.address().is_some();
    Offered { email: house.post.is_some(), sms: house.sms.is_some() && linked, push: house.push.is_some() && linked }
}

/// What the person set, and where they can be reached.
pub async fn shelf(house: &House, who: &Signed, now: Timestamp) -> Result<Shelf> {
    let mine = mine(house, who, Action::See, Kind::OwnRecord).await?;
    let zone = house.home_zone.clone();
    let found = facts::Found::read(house, mine.key, mine.own).await?;
    let book = found.standing.map_or_else(|| Book::new(&zone), |standing| standing.book);
    let kept: Vec<(Reminder, State)> =
        found.kept.iter().map(|(_, kept)| (kept.reminder.clone(), kept.state.clone())).collect();
    let snapshot = house.snapshot();
    let starts = facts::starts(&snapshot, &found.trials);
    let next = rules::coming(&kept, &book, &starts, minute_of(now));
    let view = |((id, kept), next): ((Uuid, Kept), Option<Minute>)| ReminderView {
        id,
        reminder: kept.reminder,
        state: kept.state,
        next,
    };
    let mut reminders: Vec<ReminderView> = found.kept.into_iter().zip(next).map(view).collect();
    reminders.sort_by_key(|one| (one.next.unwrap_or(Minute::MAX), one.id));
    Ok(Shelf { reminders, book, ways: found.ways })
}

/// Keeps a reminder, in the place of the one with this id. `None` when that is not theirs.
///
/// # Errors
/// `Refusals` that name the fields to mend; `Refused` when there are too many.
pub async fn save(
    house: &House,
    who: &Signed,
    id: Option<Uuid>,
    set: Reminder,
    now: Timestamp,
) -> Result<Option<Uuid>> {
    let action = if id.is_some() { Action::Change } else { Action::Add };
    let mine = mine(house, who, action, Kind::OwnRecord).await?;
    let (zone, minute, fresh) = (house.home_zone.clone(), minute_of(now), house.ids.next(now));
    let write = async move |tx: &mut Tx| {
        let standing = standing(tx, &mine.key, &zone).await?;
        if let Err(wrong) = set.check(&standing.book, minute) {
            return Ok(Err(ActionError::Refusals(wrong)));
        }
        let all = reminder::of(tx, &mine.key).await?;
        if id.is_none() && all.len() >= MOST {
            return Ok(Err(refused("about", "The list is full.", "Take out a reminder that you no longer need.")));
        }
        if id.is_some_and(|id| !all.iter().any(|(one, _)| *one == id)) {
            return Ok(Ok(None));
        }
        let state = State { since: minute, taken: minute, ..State::default() };
        let kept = Kept { reminder: set.clone(), state };
        let at = id.unwrap_or(fresh);
        let sealed = reminder::seal(&mine.key, at, &kept);
        match id {
            Some(_) => reminder::change(tx, mine.own.person(), at, &sealed).await?,
            None => reminder::insert(tx, mine.own.person(), at, &sealed, now).await?,
        };
        stir(tx, &mine, standing, now).await?;
        mine.note(tx, now, "reminder.save", &at.simple().to_string()).await?;
        Ok(Ok(Some(at)))
    };
    house.db.write(write).await?
}

/// Goes on with a reminder that rests or was stopped. False when it is not theirs.
pub async fn go_on(house: &House, who: &Signed, id: Uuid, now: Timestamp) -> Result<bool> {
    let mine = mine(house, who, Action::Change, Kind::OwnRecord).await?;
    let (zone, minute) = (house.home_zone.clone(), minute_of(now));
    let write = async move |tx: &mut Tx| {
        let found = reminder::of(tx, &mine.key).await?.into_iter().find(|(one, _)| *one == id);
        let Some((_, mut kept)) = found else { return Ok(false) };
        kept.state = State { since: minute, taken: minute, ..State::default() };
        reminder::change(tx, mine.own.person(), id, &reminder::seal(&mine.key, id, &kept)).await?;
        let standing = standing(tx, &mine.key, &zone).await?;
        stir(tx, &mine, standing, now).await?;
        mine.note(tx, now, "reminder.go_on", &id.simple().to_string()).await?;
        Ok(true)
    };
    Ok(house.db.write(write).await?)
}

/// Takes one away; `None` when it is not theirs. What comes back is kept nowhere: whoever wants it back sends it.
pub async fn remove(house: &House, who: &Signed, id: Uuid, now: Timestamp) -> Result<Option<Removed>> {
    let mine = mine(house, who, Action::Remove, Kind::OwnRecord).await?;
    let write = async move |tx: &mut Tx| {
        let removed = reminder::remove(tx, mine.own.person(), id).await?;
        if removed.is_some() {
            mine.note(tx, now, "reminder.remove", &id.simple().to_string()).await?;
        }
        Ok(removed.map(|sealed| Removed { id, sealed }))
    };
    Ok(house.db.write(write).await?)
}

/// Puts back what [`remove`] gave. False when it is not what this person took away, or stands there again.
pub async fn put_back(house: &House, who: &Signed, removed: Removed, now: Timestamp) -> Result<bool> {
    let mine = mine(house, who, Action::Add, Kind::OwnRecord).await?;
    let Ok(mut kept) = reminder::open(&mine.key, removed.id, &removed.sealed) else { return Ok(false) };
    // What would have come meanwhile is over.
    kept.state.taken = kept.state.taken.max(minute_of(now));
    let (zone, id) = (house.home_zone.clone(), removed.id);
    let write = async move |tx: &mut Tx| {
        if reminder::of(tx, &mine.key).await?.len() >= MOST {
            return Ok(false);
        }
        let sealed = reminder::seal(&mine.key, id, &kept);
        let put = reminder::insert(tx, mine.own.person(), id, &sealed, now).await?;
        if put {
            let standing = standing(tx, &mine.key, &zone).await?;
            stir(tx, &mine, standing, now).await?;
            mine.note(tx, now, "reminder.back", &id.simple().to_string()).await?;
        }
        Ok(put)
    };
    Ok(house.db.write(write).await?)
}

/// What a person decides about all their reminders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Habits {
    pub zone: String,
    pub quiet: Option<Quiet>,
    pub most: u8,
}

/// Keeps quiet hours, the zone, and how many messages a day.
///
/// # Errors
/// `Refusals` that name the fields to mend.
pub async fn settle(house: &House, who: &Signed, habits: Habits, now: Timestamp) -> Result<()> {
    let Habits { zone, quiet, most } = habits;
    let mine = mine(house, who, Action::Change, Kind::OwnRecord).await?;
    let fixed = Book { zone, quiet, most, ..Book::new(&house.home_zone) };
    fixed.check().map_err(ActionError::Refusals)?;
    let write = async move |tx: &mut Tx| {
        let mut standing = standing(tx, &mine.key, &fixed.zone).await?;
        let Book { zone, quiet, most, .. } = fixed.clone();
        standing.book = Book { zone, quiet, most, ..standing.book };
        stir(tx, &mine, standing, now).await?;
        mine.note(tx, now, "reminder.settle", "self").await
    };
    Ok(house.db.write(write).await?)
}

/// The person has read what did not go out.
pub async fn noted(house: &House, who: &Signed, now: Timestamp) -> Result<()> {
    let mine = mine(house, who, Action::Change, Kind::OwnRecord).await?;
    let zone = house.home_zone.clone();
    let write = async move |tx: &mut Tx| {
        let mut standing = standing(tx, &mine.key, &zone).await?;
        (standing.book.unsent, standing.book.over) = (0, 0);
        stir(tx, &mine, standing, now).await
    };
    Ok(house.db.write(write).await?)
}

/// The book of a person, as it is before they set anything where there is none.
async fn standing(tx: &mut Tx, key: &PersonKey, zone: &str) -> openseat_store::Result<Standing> {
    let fresh = || Standing { book: Book::new(zone), wake_at: reminder::NEVER };
    Ok(reminder::book(tx, key).await?.unwrap_or_else(fresh))
}

/// Keeps a book that its person changed: they are here, and the server looks anew.
async fn stir(tx: &mut Tx, mine: &Mine, standing: Standing, now: Timestamp) -> openseat_store::Result<()> {
    let book = Book { seen: minute_of(now), ..standing.book };
    // Never the moment that stands there: by it a look that is under way sees that something changed.
    let wake_at = if standing.wake_at == now.as_microsecond() { standing.wake_at + 1 } else { now.as_microsecond() };
    reminder::keep_book(tx, &mine.key, &Standing { book, wake_at }).await
}
