//! Letters: put down in the transaction that causes them, sent after it, gone once they are sent.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use jiff::{SignedDuration, Timestamp};
use openseat_outside::mail::{Letter, MailError};
use openseat_store::{self as store, Cell, Tx, Vault, job};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{House, Result};

const KIND: &str = "letter";
/// A server that is silent for so long after taking a letter on has died, and another tries.
const LEASE: SignedDuration = SignedDuration::from_mins(2);
/// Letters sent in one go.
const MOST: i64 = 50;

/// A letter that is to be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct New {
    pub(crate) to: String,
    pub(crate) subject: String,
    pub(crate) text: String,
}

/// How sending went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    pub sent: u64,
    /// Tried again later.
    pub waiting: u64,
    /// Given up: no such address, or tried too often.
    pub given_up: u64,
}

/// A letter ready to be put down: sealed, so that who is written to stands nowhere in the clear.
pub(crate) fn ready(house: &House, key: &str, new: &New, now: Timestamp) -> job::New {
    sealed(&house.vault, house.ids.next(now), key, new, now)
}

fn sealed(vault: &Vault, id: Uuid, key: &str, new: &New, now: Timestamp) -> job::New {
    let plain = serde_json::to_vec(new).expect("three texts are always JSON");
    let body = STANDARD.encode(vault.seal(cell(id), &plain));
    job::New { id, key: format!("{KIND} {key}"), kind: KIND.to_owned(), body, run_at: now }
}

/// As [`ready`], for letters of which it turns out only inside a transaction who gets them.
pub(crate) fn later(house: &House, now: Timestamp) -> impl Fn(&str, &New) -> job::New + Send + Sync + use<> {
    let (vault, ids) = (house.vault.clone(), house.ids.clone());
    move |key, new| sealed(&vault, ids.next(now), key, new, now)
}

/// Puts a letter down, with the change that causes it. Twice under one key is as good as once.
pub(crate) async fn put_down(tx: &mut Tx, letter: &job::New) -> store::Result<()> {
    job::push(tx, letter).await.map(drop)
}

/// Sends the letters that are due. The server calls it again and again.
///
/// # Errors
/// When the database cannot be reached. A mail server that cannot be reached is no error: its letters wait.
pub async fn send_due(house: &House, now: Timestamp) -> Result<Sent> {
    let mut told = Sent::default();
    let Some((post, _)) = &house.post else { return Ok(told) };
    for id in house.db.read(async move |tx| job::candidates_of(tx, KIND, now, MOST).await).await? {
        let until = now.saturating_add(LEASE).unwrap_or(Timestamp::MAX);
        let claimed = house.db.write(async move |tx| job::claim(tx, id, now, until).await).await?;
        // Another server was quicker.
        let Some(one) = claimed else { continue };
        let Some(letter) = opened(house, &one) else {
            tracing::error!(letter = %one.id, "a letter cannot be opened, so it is given up");
            house.db.write(async move |tx| job::remove(tx, &one).await).await?;
            told.given_up += 1;
            continue;
        };
        match post.send(letter).await {
            Ok(()) => {
                house.db.write(async move |tx| job::remove(tx, &one).await).await?;
                told.sent += 1;
            }
            Err(error @ (MailError::Refused(_) | MailError::BadAddress(_))) => {
                // The words of a mail server repeat the address, so they are kept out of the log.
                tracing::warn!(letter = %one.id, "a letter will never be taken, so it is given up");
                tracing::debug!(%error, "what the mail server said");
                house.db.write(async move |tx| job::remove(tx, &one).await).await?;
                told.given_up += 1;
            }
            Err(error) => {
                tracing::warn!(letter = %one.id, "the mail server could not take a letter; it is tried again");
                tracing::debug!(%error, "what the mail server said");
                let jitter = u64::from(house.draw(now));
                let fail = async move |tx: &mut Tx| {
                    let state = job::fail(tx, &one, "the mail server could not take it", now, jitter).await?;
                    if state == Some(job::State::Dead) {
                        job::remove(tx, &one).await?; // nobody reads a letter that is a day late
                    }
                    Ok(state)
                };
                match house.db.write(fail).await? {
                    Some(job::State::Dead) => told.given_up += 1,
                    _ => told.waiting += 1,
                }
            }
        }
    }
    Ok(told)
}

fn opened(house: &House, job: &job::Job) -> Option<Letter> {
    let sealed = STANDARD.decode(&job.body).ok()?;
    let plain = house.vault.unseal(cell(job.id), &sealed).ok()?;
    let New { to, subject, text } = serde_json::from_slice(&plain).ok()?;
    Some(Letter { id: job.id.simple().to_string(), to, subject, text, stop: None })
}

fn cell(id: Uuid) -> Cell {
    Cell { table: "job", column: "body", row: id }
}
