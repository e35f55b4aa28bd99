//! What the server does by itself: feeds that are due, and a fresh directory every hour.

use std::{sync::Arc, time::Duration};

use jiff::Timestamp;
use openseat_actions::{
    House, application, attendance_proof, circle, erasure, feed, freshness, greeting, group_session, letter, link,
    member_survey, notice, passkey, reminder, review, session, session_door, suggestion, take,
};

use crate::clock;

/// How often the server looks for feeds that are due.
const LOOK: Duration = Duration::from_secs(60);

/// The directory holds starts of a rolling window, so it is built anew at least this often.
const REFRESH_SECONDS: i64 = 3600;

/// Runs until the program ends.
pub async fn run(house: Arc<House>, sync: bool) {
    loop {
        tokio::time::sleep(LOOK).await;
        if sync {
            match feed::sync_due(&house, clock::now()).await {
                Ok(done) => done.iter().for_each(|(name, how)| tracing::info!(feed = %name, "{how:?}")),
                Err(error) => tracing::error!(%error, "feeds could not be read"),
            }
        }
        let now = clock::now();
        if let Err(error) = take::erase_due(&house, now).await {
            tracing::error!(%error, "people whose day of leaving has come could not be erased; it is tried again in a minute");
        }
        if let Err(error) = erasure::destroy_keys(&house, now).await {
            tracing::error!(%error, "keys of people who left could not be destroyed yet; it is tried again in a minute");
        }
        // What is over is refused without this too; here it goes out of the tables.
        let swept =
            [session::sweep(&house, now).await, passkey::sweep(&house, now).await, review::sweep(&house, now).await];
        for swept in swept {
            if let Err(error) = swept {
                tracing::error!(%error, "sessions, sign-ins and tokens that are over could not be cleared away; it is tried again in a minute");
            }
        }
        if let Err(error) = greeting::sweep(&house, now).await {
            tracing::error!(%error, "greetings that are over could not be cleared away; it is tried again in a minute");
        }
        if let Err(error) = group_session::sweep(&house, now).await {
            tracing::error!(%error, "names and notes of sessions whose time is over could not be deleted; it is tried again in a minute");
        }
        if let Err(error) = session_door::sweep(&house, now).await {
            tracing::error!(%error, "doors of sessions that are over could not be closed; it is tried again in a minute");
        }
        if let Err(error) = attendance_proof::sweep(&house, now).await {
            tracing::error!(%error, "requests for letters that are over could not be cleared away; it is tried again in a minute");
        }
        if let Err(error) = member_survey::sweep(&house, now).await {
            tracing::error!(%error, "marks of surveys that are over could not be cleared away; it is tried again in a minute");
        }
        if let Err(error) = notice::sweep(&house, now).await {
            tracing::error!(%error, "notices that are over could not be cleared away; it is tried again in a minute");
        }
        if let Err(error) = circle::sweep(&house, now).await {
            tracing::error!(%error, "what is over in circles could not be cleared away; it is tried again in a minute");
        }
        letters(&house, now).await;
        let age = now.as_second() - house.snapshot().built.as_second();
        if age >= REFRESH_SECONDS
            && let Err(error) = house.refresh(now).await
        {
            tracing::error!(%error, "the directory could not be built anew; the old one stays");
        }
    }
}

/// How often reminders are looked at. They have a clock of their own, so that no feed that is slow makes them late.
const REMIND: Duration = Duration::from_secs(15);

/// Reminds people until the program ends.
pub async fn remind(house: Arc<House>) {
    loop {
        tokio::time::sleep(REMIND).await;
        let now = clock::now();
        if let Err(error) = reminder::gather::gather_due(&house, now).await {
            tracing::error!(%error, "reminders could not be looked at; it is tried again soon");
        }
        if let Err(error) = reminder::send::send_due(&house, now).await {
            tracing::error!(%error, "messages could not be looked for; it is tried again soon");
        }
    }
}

/// Hands letters over until the program ends. No feed that is slow keeps back one in which somebody asks for help.
pub async fn post(house: Arc<House>) {
    loop {
        tokio::time::sleep(REMIND).await;
        if let Err(error) = letter::send_due(&house, clock::now()).await {
            tracing::error!(%error, "letters could not be looked for; it is tried again soon");
        }
    }
}

/// Groups that are due are asked, and what is over in letters is cleared away.
async fn letters(house: &House, now: Timestamp) {
    if let Err(error) = freshness::ask_due(house, now).await {
        tracing::error!(%error, "groups could not be asked whether their listing is right; it is tried again in a minute");
    }
    if let Err(error) = suggestion::sweep(house, now).await {
        tracing::error!(%error, "suggestions that are over could not be cleared away; it is tried again in a minute");
    }
    if let Err(error) = reminder::way::sweep(house, now).await {
        tracing::error!(%error, "links in messages that are over could not be cleared away; it is tried again in a minute");
    }
    if let Err(error) = application::sweep(house, now).await {
        tracing::error!(%error, "applications that were answered long ago could not be emptied; it is tried again in a minute");
    }
    if let Err(error) = link::sweep(house, now).await {
        tracing::error!(%error, "requests for links that are over could not be cleared away; it is tried again in a minute");
    }
}
