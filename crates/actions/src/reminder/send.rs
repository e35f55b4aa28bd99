//! Messages leave: each once. One that may have left when its server died is not sent again, since two are worse than one
//! that a person can look up.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use jiff::{SignedDuration, Timestamp};
use openseat_domain::reminder::By;
use openseat_outside::{
    mail::{Letter, MailError},
    push::{Note, PushError, Subscription},
    sms::{SmsError, Text},
};
use openseat_store::{
    Cell, PersonKey, Tx, job,
    reminder::{self, message, way},
};
use uuid::Uuid;

use crate::{House, Result, letter::Sent, snapshot::minute_of};

pub(super) const KIND: &str = "reminder";
/// A server that is silent for so long after taking a message on has died.
const LEASE: SignedDuration = SignedDuration::from_mins(2);
/// Messages sent in one go.
const MOST: i64 = 200;

/// Whether messages by this way can leave from here.
pub(super) fn can(house: &House, by: By) -> bool {
    let offered = super::offered(house);
    match by {
        By::Email => offered.email,
        By::Sms => offered.sms,
        By::Push => offered.push,
    }
}

/// The job of a message; it is found by `mark`, and tells nobody whose it is.
pub(super) fn job(house: &House, person: Uuid, mark: [u8; 32], run_at: Timestamp, now: Timestamp) -> job::New {
    let id = house.ids.next(now);
    let body = STANDARD.encode(house.vault.seal(cell(id), person.as_bytes()));
    let mark: String = mark[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    job::New { id, key: format!("{KIND} {mark}"), kind: KIND.to_owned(), body, run_at }
}

/// Sends the messages that are due. The server calls it on schedule.
///
/// # Errors
/// When the database cannot be reached. A gateway that cannot be reached is no error: its messages wait, until they would be
/// late.
pub async fn send_due(house: &House, now: Timestamp) -> Result<Sent> {
    let mut told = Sent::default();
    for id in house.db.read(async move |tx| job::candidates_of(tx, KIND, now, MOST).await).await? {
        let until = now.saturating_add(LEASE).unwrap_or(Timestamp::MAX);
        let claimed = house.db.write(async move |tx| job::claim(tx, id, now, until).await).await?;
        // Another server was quicker.
        let Some(one) = claimed else { continue };
        match send(house, &one, now).await? {
            End::Sent => told.sent += 1,
            End::Waits => told.waiting += 1,
            End::GivenUp => told.given_up += 1,
        }
    }
    Ok(told)
}

enum End {
    Sent,
    Waits,
    GivenUp,
}

/// How handing over went.
enum Handed {
    Taken,
    Later,
    Never,
    /// The browser is no more.
    Gone,
}

async fn send(house: &House, one: &job::Job, now: Timestamp) -> Result<End> {
    let id = one.id;
    let key = match person_of(house, one) {
        Some(person) => house.vault.person(person).await?,
        None => None,
    };
    let Some(key) = key else {
        house.db.write(async move |tx| job::end(tx, id).await).await?;
        return Ok(End::GivenUp);
    };
    let asked = key.clone();
    let read = async move |tx: &mut Tx| {
        let Some(message) = message::one(tx, &asked, id).await? else { return Ok(None) };
        let ways = way::of(tx, &asked).await?;
        Ok(ways.into_iter().find(|(way, _)| *way == message.way).map(|(_, way)| (message, way)))
    };
    let found = house.db.read(read).await?.filter(|(_, way)| way.confirmed && !way.stopped);
    // Who took the way away wants no message by it.
    let Some((message, to)) = found else {
        end(house, one, &key, None).await?;
        return Ok(End::GivenUp);
    };
    // Whoever claimed it before neither sent it for sure nor said that it did not go.
    let uncertain = one.attempts > 1 && one.trouble.as_deref() != Some(&failed(one.attempts - 1));
    if uncertain || minute_of(now) > message.late {
        end(house, one, &key, Some(Trouble::Unsent)).await?;
        return Ok(End::GivenUp);
    }
    let (way, late) = (message.way, message.late);
    match hand_over(house, id, message, to, now).await? {
        Handed::Taken => {
            end(house, one, &key, None).await?;
            Ok(End::Sent)
        }
        Handed::Never => {
            end(house, one, &key, Some(Trouble::Unsent)).await?;
            Ok(End::GivenUp)
        }
        Handed::Gone => {
            end(house, one, &key, Some(Trouble::Gone(way))).await?;
            Ok(End::GivenUp)
        }
        Handed::Later => wait(house, one, &key, late, now).await,
    }
}

async fn hand_over(house: &House, id: Uuid, message: message::Message, to: way::Way, now: Timestamp) -> Result<Handed> {
    let name = id.simple().to_string();
    let address = house.address().unwrap_or_default();
    match to.by {
        By::Email => {
            let Some((post, _)) = &house.post else { return Ok(Handed::Later) };
            let stop = Some(format!("{address}/reminder/{}/stop", message.link));
            let letter = Letter { id: name, to: to.to, subject: message.subject, text: message.text, stop };
            Ok(match post.send(letter).await {
                Ok(()) => Handed::Taken,
                Err(MailError::Refused(_) | MailError::BadAddress(_)) => Handed::Never,
                Err(_) => Handed::Later,
            })
        }
        By::Sms => {
            let Some(gateway) = house.sms.clone() else { return Ok(Handed::Later) };
            let (mark, most) = (super::way::mark(house, By::Sms, &to.to), gateway.most_an_hour);
            if !house.db.write(async move |tx| way::count(tx, mark, most, now).await).await? {
                return Ok(Handed::Later);
            }
            Ok(match gateway.sms.send(Text { id: name, to: to.to, text: message.text }).await {
                Ok(()) => Handed::Taken,
                Err(SmsError::Refused(_)) => Handed::Never,
                Err(SmsError::Failed(_)) => Handed::Later,
            })
        }
        By::Push => push(house, name, message, to, now).await,
    }
}

async fn push(house: &House, name: String, message: message::Message, to: way::Way, now: Timestamp) -> Result<Handed> {
    let (Some(push), Some(browser)) = (&house.push, to.browser) else { return Ok(Handed::Later) };
    let way::Browser { endpoint, p256dh, auth } = browser;
    let body = serde_json::json!({ "title": message.subject, "body": message.text, "tag": name });
    let left = message.late.saturating_sub(minute_of(now)).max(1) * 60;
    let note = Note {
        to: Subscription { endpoint, p256dh, auth },
        text: body.to_string().into_bytes(),
        topic: name,
        seconds: left,
        now: now.as_second(),
        seed: house.vault.secrets().bytes(),
    };
    Ok(match push.send(note).await {
        Ok(()) => Handed::Taken,
        Err(PushError::Gone) => Handed::Gone,
        Err(PushError::Failed(_)) => Handed::Later,
    })
}

/// It is tried again, unless it would be late then.
async fn wait(house: &House, one: &job::Job, key: &PersonKey, late: u32, now: Timestamp) -> Result<End> {
    tracing::warn!(message = %one.id, "a message could not be handed over; it is tried again while it is of use");
    let jitter = u64::from(house.draw(now));
    let (held, trouble) = (one.clone(), failed(one.attempts));
    let fail = async move |tx: &mut Tx| {
        job::fail(tx, &held, &trouble, now, jitter).await?;
        job::by_id(tx, held.id).await
    };
    let after = house.db.write(fail).await?;
    let again = after.filter(|job| job.state == job::State::Waiting && minute_of(job.run_at) <= late);
    if again.is_some() {
        return Ok(End::Waits);
    }
    end(house, one, key, Some(Trouble::Unsent)).await?;
    Ok(End::GivenUp)
}

/// What the person is told.
#[derive(Clone, Copy)]
enum Trouble {
    Unsent,
    /// Its browser is gone, so the way is too.
    Gone(Uuid),
}

/// Takes the message and its job away.
async fn end(house: &House, one: &job::Job, key: &PersonKey, trouble: Option<Trouble>) -> Result<()> {
    let (id, key) = (one.id, key.clone());
    let write = async move |tx: &mut Tx| {
        if !job::end(tx, id).await? {
            return Ok(()); // another server ended it
        }
        message::remove(tx, key.person(), id).await?;
        let Some(trouble) = trouble else { return Ok(()) };
        if let Trouble::Gone(way) = trouble {
            way::remove(tx, key.person(), way).await?;
        }
        if let Some(mut standing) = reminder::book(tx, &key).await? {
            standing.book.unsent += 1;
            reminder::keep_book(tx, &key, &standing).await?;
        }
        Ok(())
    };
    Ok(house.db.write(write).await?)
}

/// What stands at a job of which a try failed for sure.
fn failed(attempts: i64) -> String {
    format!("not taken, try {attempts}")
}

fn person_of(house: &House, job: &job::Job) -> Option<Uuid> {
    let sealed = STANDARD.decode(&job.body).ok()?;
    Uuid::from_slice(&house.vault.unseal(cell(job.id), &sealed).ok()?).ok()
}

fn cell(id: Uuid) -> Cell {
    Cell { table: "job", column: "body", row: id }
}
