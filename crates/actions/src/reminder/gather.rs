//! The look at reminders that are due: what goes now is put down as messages, in the transaction that says that it went.

use jiff::{SignedDuration, Timestamp, tz::TimeZoneDatabase};
use openseat_content::Locale;
use openseat_domain::{
    reminder::{self as rules, Book, Reminder, Round, State},
    search::Minute,
};
use openseat_store::{
    Tx, job,
    reminder::{self, Kept, Standing, link, message, way::Way},
};
use uuid::Uuid;

use super::{facts, send, words};
use crate::{House, Result, group_link, snapshot::minute_of, space::in_their_stead};

/// People looked at in one go.
const MOST: i64 = 200;
/// A link in a message works so long.
const LINK_FOR: SignedDuration = SignedDuration::from_hours(60 * 24);
/// Messages that are due at one moment leave within so many seconds.
const SPREAD: u32 = 30;
/// Somebody whose reminders cannot be read is looked at again after this, so that nobody else waits for them.
const LATER: SignedDuration = SignedDuration::from_hours(1);

/// Looks at everybody who is due; how many messages were put down. The server calls it on schedule.
///
/// # Errors
/// When the database cannot be reached.
pub async fn gather_due(house: &House, now: Timestamp) -> Result<usize> {
    let mut messages = 0;
    for person in house.db.read(async move |tx| reminder::due(tx, now, MOST).await).await? {
        match one(house, person, now).await {
            Ok(put) => messages += put,
            Err(error) => {
                tracing::error!(%error, "reminders of a person could not be looked at; it is tried again in an hour");
                let later = now.saturating_add(LATER).unwrap_or(now);
                house.db.write(async move |tx| reminder::wake(tx, person, later).await).await?;
            }
        }
    }
    Ok(messages)
}

async fn one(house: &House, person: Uuid, now: Timestamp) -> Result<usize> {
    let Some(mine) = in_their_stead(house, person).await? else { return Ok(0) };
    let found = facts::Found::read(house, mine.key, mine.own).await?;
    let Some(standing) = found.standing.clone() else { return Ok(0) };
    if found.leaving {
        let later = now.saturating_add(LATER * 24).unwrap_or(now);
        house.db.write(async move |tx| reminder::wake(tx, person, later).await).await?;
        return Ok(0);
    }
    let round = round(house, &found, &standing.book, now);
    let put = Put::of(house, &found, standing, round, now);
    Ok(house.db.write(async move |tx| put.down(tx, now).await).await?)
}

fn round(house: &House, found: &facts::Found, book: &Book, now: Timestamp) -> Round {
    let kept: Vec<(Reminder, State)> =
        found.kept.iter().map(|(_, kept)| (kept.reminder.clone(), kept.state.clone())).collect();
    let seen = found.seen.map_or(0, minute_of).max(book.seen);
    let book = Book { seen, ..book.clone() };
    let zone = TimeZoneDatabase::bundled().get(&book.zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let snapshot = house.snapshot();
    let starts = facts::starts(&snapshot, &found.trials);
    rules::round(&kept, &book, &starts, &|set| found.is_moot(set, &zone, now), minute_of(now))
}

/// All that one look changes.
struct Put {
    key: openseat_store::PersonKey,
    /// As it stood: should anything have changed meanwhile, nothing of this holds.
    before: Standing,
    after: Standing,
    states: Vec<(Uuid, Kept)>,
    messages: Vec<(message::Message, job::New, [u8; 32])>,
}

impl Put {
    fn of(house: &House, found: &facts::Found, before: Standing, round: Round, now: Timestamp) -> Self {
        let micros = |minute: Minute| i64::from(minute) * 60_000_000;
        let mut after = Standing { book: round.book, wake_at: round.wake.map_or(reminder::NEVER, micros) };
        let changed = found.kept.iter().zip(round.states).filter(|((_, kept), state)| kept.state != *state);
        let states =
            changed.map(|((id, kept), state)| (*id, Kept { reminder: kept.reminder.clone(), state })).collect();
        let mut messages = Vec::new();
        if let Some(message) = round.message {
            let of: Vec<Of<'_>> = message
                .entries
                .iter()
                .map(|entry| {
                    let (id, kept) = &found.kept[entry.place];
                    Of { id: *id, set: &kept.reminder, at: entry.at, ask: entry.ask }
                })
                .collect();
            let usable = found.ways.iter().filter(|(_, way)| way.confirmed && !way.stopped && send::can(house, way.by));
            messages = usable.filter_map(|(id, way)| put(house, found, (*id, way), &of, message.late, now)).collect();
            // Whoever chose ways of which none works (any more) is told so in their space.
            let wanted = of.iter().any(|one| !one.set.by.is_empty());
            after.book.unsent += u32::from(wanted && messages.is_empty());
        }
        Self { key: found.key.clone(), before, after, states, messages }
    }

    async fn down(&self, tx: &mut Tx, now: Timestamp) -> openseat_store::Result<usize> {
        if reminder::book(tx, &self.key).await?.as_ref() != Some(&self.before) {
            return Ok(0);
        }
        reminder::keep_book(tx, &self.key, &self.after).await?;
        for (id, kept) in &self.states {
            reminder::change(tx, self.key.person(), *id, &reminder::seal(&self.key, *id, kept)).await?;
        }
        let mut put = 0;
        for (message, job, hash) in &self.messages {
            if !job::push(tx, job).await? {
                continue; // under this key it was put down before
            }
            message::insert(tx, &self.key, job.id, message, now).await?;
            let link = link::Link { of: message.of.clone(), before: Vec::new() };
            let until = now.saturating_add(LINK_FOR).unwrap_or(Timestamp::MAX);
            link::insert(tx, &self.key, *hash, &link, until).await?;
            put += 1;
        }
        Ok(put)
    }
}

struct Of<'a> {
    id: Uuid,
    set: &'a Reminder,
    at: Minute,
    ask: bool,
}

/// The message by one way; `None` when no reminder of it is to come that way.
fn put(
    house: &House,
    found: &facts::Found,
    (way, how): (Uuid, &Way),
    of: &[Of<'_>],
    late: Minute,
    now: Timestamp,
) -> Option<(message::Message, job::New, [u8; 32])> {
    let of: Vec<&Of<'_>> = of.iter().filter(|one| one.set.by.contains(&how.by)).collect();
    let first = of.first()?;
    let link = group_link::draw(house);
    let locale = Locale::from_tag(&found.locale).unwrap_or_default();
    let zone = found.standing.as_ref().map_or("UTC", |standing| &standing.book.zone);
    let entries: Vec<(&Reminder, Minute, bool)> = of.iter().map(|one| (one.set, one.at, one.ask)).collect();
    let written = words::written(house, locale, how.by, &entries, zone, &link.shown);
    let ids: Vec<Uuid> = of.iter().map(|one| one.id).collect();
    // The same for the same times of the same reminders by the same way, whoever looks, and however often.
    let named: Vec<String> = of.iter().map(|one| format!("{} {}", one.id.simple(), one.at)).collect();
    let mark = found.key.blind_name("reminder message", &format!("{} {}", way.simple(), named.join(" ")));
    let spread = SignedDuration::from_secs(i64::from(house.draw(now) % SPREAD));
    let job = send::job(house, found.key.person(), mark, now.saturating_add(spread).unwrap_or(now), now);
    let message =
        message::Message { way, subject: written.subject, text: written.text, link: link.shown, of: ids, late };
    tracing::debug!(first = first.at, "a reminder is put down");
    Some((message, job, link.hash))
}
