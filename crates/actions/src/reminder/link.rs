//! What a message can be answered with, by whoever has its link: stop, later, go on. Opening it changes nothing.

use jiff::{Timestamp, tz::TimeZoneDatabase};
use openseat_content::Locale;
use openseat_domain::{
    reminder::{Rule, State},
    search::Minute,
};
use openseat_store::{
    PersonKey, Tx, audit, person,
    reminder::{
        self, Kept, Standing,
        link::{self, Kind, Link},
    },
};
use uuid::Uuid;

use crate::{House, Result, audit::person_chain, group_link, snapshot::minute_of};

/// What stands behind a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkView {
    /// How many reminders the message was of; those that are still there.
    pub here: usize,
    /// Of these, how many are stopped.
    pub stopped: usize,
    /// One of them asked whether to go on.
    pub asks: bool,
    /// One of them can come an hour later.
    pub later: bool,
    /// Other reminders of the person that still come.
    pub others: usize,
    /// The last tap can be undone.
    pub undo: bool,
    pub locale: Locale,
}

/// A tap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tap {
    /// The reminders of this message come no more.
    Stop,
    /// No reminder comes any more.
    StopAll,
    Hour,
    Tomorrow,
    GoOn,
    Undo,
}

/// What a link is about; `None` when it does not work (any more).
///
/// # Errors
/// When the database cannot be read.
pub async fn by_link(house: &House, shown: &str, now: Timestamp) -> Result<Option<LinkView>> {
    let Some((key, hash)) = whose(house, shown, now).await? else { return Ok(None) };
    let read = async move |tx: &mut Tx| {
        let Some(link) = link::one(tx, &key, hash).await? else { return Ok(None) };
        let locale = person::by_id(tx, key.person()).await?.map(|one| one.locale).unwrap_or_default();
        let all = reminder::of(tx, &key).await?;
        let (here, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|(id, _)| link.of.contains(id));
        let count = |states: &[(Uuid, Kept)], f: fn(&Kept) -> bool| states.iter().filter(|(_, kept)| f(kept)).count();
        Ok(Some(LinkView {
            here: here.len(),
            stopped: count(&here, |kept| kept.state.stopped),
            asks: count(&here, |kept| kept.state.asked) > 0,
            later: count(&here, can_wait) > 0,
            others: count(&others, |kept| !kept.state.stopped),
            undo: !link.before.is_empty(),
            locale: Locale::from_tag(&locale).unwrap_or_default(),
        }))
    };
    Ok(house.db.read(read).await?)
}

/// Does what was tapped. False when the link does not work (any more).
///
/// # Errors
/// When the database cannot be reached.
pub async fn tap(house: &House, shown: &str, tap: Tap, now: Timestamp) -> Result<bool> {
    let Some((key, hash)) = whose(house, shown, now).await? else { return Ok(false) };
    let minute = minute_of(now);
    let write = async move |tx: &mut Tx| {
        let (Some(link), Some(standing)) = (link::one(tx, &key, hash).await?, reminder::book(tx, &key).await?) else {
            return Ok(false);
        };
        let later = later(&standing, minute);
        let mut before = Vec::new();
        for (id, mut kept) in reminder::of(tx, &key).await? {
            let state = match tap {
                Tap::Undo => link.before.iter().find(|(one, _)| *one == id).map(|(_, was)| was.clone()),
                Tap::StopAll => Some(State { stopped: true, again: None, ..kept.state.clone() }),
                _ if link.of.contains(&id) => tapped(&kept, tap, later, minute),
                _ => None,
            };
            if let Some(state) = state.filter(|state| *state != kept.state) {
                before.push((id, std::mem::replace(&mut kept.state, state)));
                reminder::change(tx, key.person(), id, &reminder::seal(&key, id, &kept)).await?;
            }
        }
        let before = if tap == Tap::Undo { Vec::new() } else { before };
        link::change(tx, &key, hash, &Link { before, ..link }).await?;
        let mut book = standing.book;
        book.seen = minute;
        reminder::keep_book(tx, &key, &Standing { book, wake_at: now.as_microsecond() }).await?;
        let me = key.pseudonym();
        audit::append(tx, &person_chain(&me), now, &me, word(tap), "self").await?;
        Ok(true)
    };
    Ok(house.db.write(write).await?)
}

fn tapped(kept: &Kept, tap: Tap, (hour, tomorrow): (Minute, Minute), now: Minute) -> Option<State> {
    let state = kept.state.clone();
    match tap {
        Tap::Stop => Some(State { stopped: true, again: None, ..state }),
        Tap::GoOn => Some(State { stopped: false, asked: false, since: now, taken: state.taken.max(now), ..state }),
        Tap::Hour if can_wait(kept) => Some(State { again: Some(hour), asked: false, since: now, ..state }),
        Tap::Tomorrow if can_wait(kept) => Some(State { again: Some(tomorrow), asked: false, since: now, ..state }),
        _ => None,
    }
}

/// A meeting does not wait.
fn can_wait(kept: &Kept) -> bool {
    !matches!(kept.reminder.rule, Rule::Before { .. }) && !kept.state.stopped
}

/// In an hour, and tomorrow at this time on the person's clock.
fn later(standing: &Standing, now: Minute) -> (Minute, Minute) {
    let zone = TimeZoneDatabase::bundled().get(&standing.book.zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let moment = Timestamp::from_second(i64::from(now) * 60).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(zone);
    let tomorrow = moment.tomorrow().map_or(now + 1440, |then| minute_of(then.timestamp()));
    (now + 60, tomorrow)
}

async fn whose(house: &House, shown: &str, now: Timestamp) -> Result<Option<(PersonKey, [u8; 32])>> {
    let Some(hash) = group_link::hash(shown) else { return Ok(None) };
    let found = house.db.read(async move |tx| link::whose(tx, hash, now).await).await?;
    let Some((person, Kind::Message)) = found else { return Ok(None) };
    Ok(house.vault.person(person).await?.map(|key| (key, hash)))
}

fn word(tap: Tap) -> &'static str {
    match tap {
        Tap::Stop => "reminder.stop",
        Tap::StopAll => "reminder.stop_all",
        Tap::Hour | Tap::Tomorrow => "reminder.later",
        Tap::GoOn => "reminder.go_on",
        Tap::Undo => "reminder.undo",
    }
}
