//! Reminders in the person's own calendar: a file, or an address that a calendar reads again and again. Who has the address
//! has what stands there, so it can be renewed and stopped, and betrays nothing unless the person wants it to.

use jiff::Timestamp;
use openseat_content::Locale;
use openseat_domain::{
    policy::{Action, Kind as Thing},
    reminder::Rule,
};
use openseat_formats::ics::{Own as Entry, When, write_own};
use openseat_store::{
    Tx,
    reminder::link::{self, Kind},
};
use sha2::{Digest as _, Sha256};

use super::{
    facts::{Found, starts},
    standing, stir,
};
use crate::{
    House, Result,
    signed::Signed,
    signs,
    snapshot::minute_of,
    space::{in_their_stead, mine},
};

/// Signs of an address: 56 of 24 are more than 256 bits.
const LENGTH: usize = 56;

/// The address of the person's calendar; `None` while there is none.
pub async fn address(house: &House, who: &Signed) -> Result<Option<String>> {
    let mine = mine(house, who, Action::See, Thing::OwnRecord).await?;
    let shown = house.db.read(async move |tx| link::calendar(tx, &mine.key).await).await?;
    Ok(shown.map(|shown| format!("/reminder/calendar/{shown}.ics")))
}

/// Makes an address, in the place of the one before, which works no more.
pub async fn renew(house: &House, who: &Signed, now: Timestamp) -> Result<()> {
    let mine = mine(house, who, Action::Change, Thing::OwnRecord).await?;
    let shown = signs::draw(house.vault.secrets(), LENGTH);
    let (hash, zone) = (hashed(&shown), house.home_zone.clone());
    let write = async move |tx: &mut Tx| {
        link::keep_calendar(tx, &mine.key, hash, &shown).await?;
        let standing = standing(tx, &mine.key, &zone).await?;
        stir(tx, &mine, standing, now).await?;
        mine.note(tx, now, "reminder.calendar", "self").await
    };
    Ok(house.db.write(write).await?)
}

/// The address works no more. False when there was none.
pub async fn stop(house: &House, who: &Signed, now: Timestamp) -> Result<bool> {
    let mine = mine(house, who, Action::Remove, Thing::OwnRecord).await?;
    let write = async move |tx: &mut Tx| {
        let stopped = link::end_calendar(tx, mine.own.person()).await?;
        if stopped {
            mine.note(tx, now, "reminder.calendar_stop", "self").await?;
        }
        Ok(stopped)
    };
    Ok(house.db.write(write).await?)
}

/// Whether the calendar shows the person's own words.
pub async fn show_words(house: &House, who: &Signed, words: bool, now: Timestamp) -> Result<()> {
    let mine = mine(house, who, Action::Change, Thing::OwnRecord).await?;
    let zone = house.home_zone.clone();
    let write = async move |tx: &mut Tx| {
        let mut standing = standing(tx, &mine.key, &zone).await?;
        standing.book.calendar_words = words;
        stir(tx, &mine, standing, now).await?;
        mine.note(tx, now, "reminder.calendar_words", "self").await
    };
    Ok(house.db.write(write).await?)
}

/// The file, for the person; `None` when nothing is to come.
pub async fn own(house: &House, who: &Signed, now: Timestamp) -> Result<Option<String>> {
    let mine = mine(house, who, Action::See, Thing::OwnRecord).await?;
    let found = Found::read(house, mine.key, mine.own).await?;
    Ok(written(house, &found, now))
}

/// The file at an address; `None` when it works no more. An empty calendar is one too: programs that read it again would
/// take no answer for trouble.
pub async fn by_address(house: &House, shown: &str, now: Timestamp) -> Result<Option<String>> {
    let signs = signs::typed(shown, LENGTH);
    if signs.len() != LENGTH {
        return Ok(None);
    }
    let hash = hashed(&signs);
    let Some((person, Kind::Calendar)) = house.db.read(async move |tx| link::whose(tx, hash, now).await).await? else {
        return Ok(None);
    };
    // Who has the address speaks for the person, as far as this file goes.
    let Some(mine) = in_their_stead(house, person).await? else { return Ok(None) };
    let found = Found::read(house, mine.key, mine.own).await?;
    Ok(Some(written(house, &found, now).unwrap_or_else(|| write_own(&[], "UTC", now))))
}

fn written(house: &House, found: &Found, now: Timestamp) -> Option<String> {
    let book = &found.standing.as_ref()?.book;
    let locale = Locale::from_tag(&found.locale).unwrap_or_default();
    let neutral = house.content.words().get(locale, "reminder-calendar-words");
    let snapshot = house.snapshot();
    let starts = starts(&snapshot, &found.trials);
    let mut entries = Vec::new();
    for (id, kept) in found.kept.iter().filter(|(_, kept)| !kept.state.stopped && !kept.state.asked) {
        let own = book.calendar_words && !kept.reminder.words.is_empty();
        let words = if own { kept.reminder.words.as_str() } else { neutral };
        let uid = found.key.blind("reminder calendar", *id);
        let uid: String = uid[..16].iter().map(|byte| format!("{byte:02x}")).collect();
        let when = match (&kept.reminder.rule, kept.reminder.schedule(&book.zone)) {
            (Rule::Before { minutes, way, meeting }, _) => {
                let before = u32::from(*minutes) + u32::from(*way);
                let to_come = starts(meeting.as_deref()).into_iter().filter(|start| *start > minute_of(now));
                When::Minutes(to_come.map(|start| start.saturating_sub(before)).collect())
            }
            (_, Some(schedule)) => When::Schedule(schedule),
            (_, None) => continue,
        };
        entries.push(Entry { uid, words: words.to_owned(), when });
    }
    (!entries.is_empty()).then(|| write_own(&entries, &book.zone, now))
}

fn hashed(signs: &str) -> [u8; 32] {
    Sha256::new().chain_update(b"reminder calendar").chain_update(signs).finalize().into()
}
