//! Where a person can be reached: an address and a number show by a code that they are theirs; a browser asks its person.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use openseat_content::Locale;
use openseat_domain::{
    policy::{Action, Kind},
    reminder::{By, is_stop, number},
};
use openseat_outside::{mail::is_address, push::is_sound, sms::Text};
use openseat_store::{
    Tx,
    reminder::way::{self, Browser, Code, Way},
};
use uuid::Uuid;

pub use openseat_outside::push::Subscription;

use crate::{
    House, Result,
    letter::{self, New},
    signed::Signed,
    space::{mine, readable, refused},
};

/// Ways that one person keeps.
pub const MOST: usize = 8;
/// Codes sent to one place within an hour.
const MOST_CODES: i64 = 3;
/// A code holds so long.
const CODE_FOR: SignedDuration = SignedDuration::from_mins(30);
/// How often a code may be tried.
const TRIES: u8 = 5;
/// Letters of what a browser calls itself.
const LONGEST_BROWSER: usize = 80;

/// Begins with an address or a number: a code is sent there.
///
/// # Errors
/// `Refused` at `to` when it is none, when no code can be sent, or too many were.
pub async fn add(house: &House, who: &Signed, by: By, to: &str, locale: Locale, now: Timestamp) -> Result<Uuid> {
    let to = typed(house, by, to)?;
    let mine = mine(house, who, Action::Add, Kind::OwnRecord).await?;
    let (id, mark) = (house.ids.next(now), mark(house, by, &to));
    let digits = format!("{:06}", u32::from_be_bytes(house.vault.secrets().bytes()) % 1_000_000);
    let said = [("code", digits.as_str().into()), ("service", house.name.as_str().into())];
    let words = house.content.words();
    let text = words.format(locale, if by == By::Email { "way-letter-text" } else { "way-sms-text" }, &said);
    let letter = (by == By::Email).then(|| {
        let subject = words.get(locale, "way-letter-subject").to_owned();
        letter::ready(house, &format!("way {}", id.simple()), &New { to: to.clone(), subject, text: text.clone() }, now)
    });
    let until = now.saturating_add(CODE_FOR).unwrap_or(now);
    let code = Some(Code { digits, until, tries: TRIES });
    let row = Way { by, to: to.clone(), browser: None, confirmed: false, code, stopped: false };
    let write = async move |tx: &mut Tx| {
        let all = way::of(tx, &mine.key).await?;
        // A second try with the same address takes the place of the first.
        for (same, _) in all.iter().filter(|(_, one)| one.by == row.by && (one.to == row.to || !one.confirmed)) {
            way::remove(tx, mine.own.person(), *same).await?;
        }
        if all.len() >= MOST {
            return Ok(Put::Full);
        }
        if !way::count(tx, mark, MOST_CODES, now).await? {
            return Ok(Put::TooMany);
        }
        way::insert(tx, &mine.key, id, mark, &row, now).await?;
        if let Some(letter) = &letter {
            letter::put_down(tx, letter).await?;
        }
        mine.note(tx, now, "reminder.way", &id.simple().to_string()).await?;
        Ok(Put::Kept)
    };
    match house.db.write(write).await? {
        Put::Kept => {}
        Put::Full => return Err(refused("to", "The list is full.", "Take out a way that you no longer use.")),
        Put::TooMany => return Err(refused("to", "There were many codes within the hour.", "Wait an hour.")),
    }
    if let Some(gateway) = house.sms.as_ref().filter(|_| by == By::Sms)
        && let Err(error) = gateway.sms.send(Text { id: id.simple().to_string(), to, text }).await
    {
        tracing::warn!(%error, "a code could not be sent to a phone");
        return Err(refused("to", "The message could not be sent.", "Try again in a few minutes."));
    }
    Ok(id)
}

enum Put {
    Kept,
    Full,
    TooMany,
}

/// Keeps a way whose code is right. False when it is not, or holds no more.
pub async fn confirm(house: &House, who: &Signed, id: Uuid, digits: &str, now: Timestamp) -> Result<bool> {
    let mine = mine(house, who, Action::Change, Kind::OwnRecord).await?;
    let typed: String = digits.chars().filter(char::is_ascii_digit).collect();
    let write = async move |tx: &mut Tx| {
        let found = way::of(tx, &mine.key).await?.into_iter().find(|(one, _)| *one == id);
        let Some((_, mut kept)) = found else { return Ok(false) };
        let Some(code) = &mut kept.code else { return Ok(kept.confirmed) };
        if code.until <= now || code.tries == 0 {
            return Ok(false);
        }
        code.tries -= 1;
        let right = code.digits == typed;
        if right {
            (kept.confirmed, kept.code) = (true, None);
            mine.note(tx, now, "reminder.way_confirm", &id.simple().to_string()).await?;
        }
        way::change(tx, &mine.key, id, &kept).await?;
        Ok(right)
    };
    Ok(house.db.write(write).await?)
}

/// Keeps the browser that its person just allowed to show messages.
///
/// # Errors
/// `Refused` at `push` when it cannot be written to.
pub async fn add_browser(house: &House, who: &Signed, to: Subscription, name: &str, now: Timestamp) -> Result<Uuid> {
    if house.push.is_none() || !is_sound(&to) {
        return Err(refused("push", "This browser cannot be reached.", "Choose another way."));
    }
    let mine = mine(house, who, Action::Add, Kind::OwnRecord).await?;
    let (id, mark) = (house.ids.next(now), mark(house, By::Push, &to.endpoint));
    let name: String = name.chars().filter(|c| !c.is_control()).take(LONGEST_BROWSER).collect();
    let Subscription { endpoint, p256dh, auth } = to;
    let browser = Some(Browser { endpoint, p256dh, auth });
    let row = Way { by: By::Push, to: name, browser, confirmed: true, code: None, stopped: false };
    let write = async move |tx: &mut Tx| {
        let all = way::of(tx, &mine.key).await?;
        let endpoint = |one: &Way| one.browser.as_ref().map(|browser| browser.endpoint.clone());
        for (same, _) in all.iter().filter(|(_, one)| one.by == By::Push && endpoint(one) == endpoint(&row)) {
            way::remove(tx, mine.own.person(), *same).await?;
        }
        if all.len() >= MOST {
            return Ok(false);
        }
        way::insert(tx, &mine.key, id, mark, &row, now).await?;
        mine.note(tx, now, "reminder.way", &id.simple().to_string()).await?;
        Ok(true)
    };
    match house.db.write(write).await? {
        true => Ok(id),
        false => Err(refused("push", "The list is full.", "Take out a way that you no longer use.")),
    }
}

/// The key that a page gives a browser which is to be written to; `None` when that is not set up.
pub fn push_key(house: &House) -> Option<String> {
    house.push.as_ref().map(openseat_outside::push::WebPush::public_key)
}

/// Takes a way out. False when it is not theirs.
pub async fn remove(house: &House, who: &Signed, id: Uuid, now: Timestamp) -> Result<bool> {
    let mine = mine(house, who, Action::Remove, Kind::OwnRecord).await?;
    let write = async move |tx: &mut Tx| {
        let removed = way::remove(tx, mine.own.person(), id).await?;
        if removed {
            mine.note(tx, now, "reminder.way_remove", &id.simple().to_string()).await?;
        }
        Ok(removed)
    };
    Ok(house.db.write(write).await?)
}

/// A reply came from a phone: "STOP" ends messages to it, whoever gave it. Gives how many ways were stopped.
///
/// # Errors
/// `Denied` when the secret of the gateway's address is not right.
pub async fn replied(house: &House, secret: &str, from: &str, text: &str, now: Timestamp) -> Result<usize> {
    let known = house.sms.as_ref().and_then(|way| way.replies.as_deref());
    if known.is_none_or(|known| !same(known, secret)) {
        return Err(crate::ActionError::Denied("the gateway"));
    }
    // Gateways write a number with or without its plus.
    let from = if from.trim().starts_with(['+', '0']) { from.to_owned() } else { format!("+{}", from.trim()) };
    let (Some(to), true) = (number(&from), is_stop(text)) else { return Ok(0) };
    let mark = mark(house, By::Sms, &to);
    let people = house.db.read(async move |tx| way::people(tx, mark).await).await?;
    let mut stopped = 0;
    for person in people.into_iter().collect::<BTreeSet<_>>() {
        let Some(key) = house.vault.person(person).await? else { continue };
        let to = to.clone();
        let write = async move |tx: &mut Tx| {
            let mut stopped = 0;
            for (id, mut way) in way::of(tx, &key).await? {
                if way.by == By::Sms && way.to == to && !way.stopped {
                    way.stopped = true;
                    way::change(tx, &key, id, &way).await?;
                    stopped += 1;
                }
            }
            let me = key.pseudonym();
            openseat_store::audit::append(
                tx,
                &crate::audit::person_chain(&me),
                now,
                &me,
                "reminder.reply_stop",
                "self",
            )
            .await?;
            Ok(stopped)
        };
        stopped += house.db.write(write).await?;
    }
    Ok(stopped)
}

/// Forgets links and counts that count no more. The server calls it on schedule.
///
/// # Errors
/// When the database cannot be reached.
pub async fn sweep(house: &House, now: Timestamp) -> Result<()> {
    let sweep = async move |tx: &mut Tx| {
        way::forget(tx, now).await?;
        openseat_store::reminder::link::forget(tx, now).await.map(drop)
    };
    Ok(house.db.write(sweep).await?)
}

/// By what a way is found and counted.
pub(super) fn mark(house: &House, by: By, to: &str) -> [u8; 32] {
    house.vault.index(&format!("reminder {}", by.as_str()), to)
}

/// An address or a number, as it is kept.
fn typed(house: &House, by: By, to: &str) -> Result<String> {
    let offered = super::offered(house);
    let to = to.trim();
    readable("to", to, 254, false)?;
    match by {
        By::Email if offered.email && is_address(to) => Ok(to.to_owned()),
        By::Email => Err(refused("to", "This is no e-mail address.", "Write it like name@example.org.")),
        By::Sms if offered.sms => number(to)
            .ok_or_else(|| refused("to", "This is no number.", "Write it with a plus and the code of the country.")),
        By::Sms | By::Push => Err(refused("to", "This way is not set up here.", "Choose another way.")),
    }
}

/// Takes alike however much of a secret is right.
fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |wrong, (a, b)| wrong | (a ^ b)) == 0
}
