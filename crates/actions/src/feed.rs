//! Feeds: sources that are read again and again.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use openseat_domain::{
    fellowship::FellowshipId,
    problem::Problem,
    slug,
    source::{Health, Reading, Source},
    zone,
};
use openseat_outside::fetch::{Answer, Ask, Body, FetchError};
use openseat_store::{audit, lease, listing, reading, source};

use crate::{
    ActionError, House, Result,
    apply::CHAIN,
    bmlt_server::{self, PAUSE},
    import::{Import, Imported, Input, read_in},
};

/// Minutes between two readings of a feed when nothing else is said.
pub const EVERY_MINUTES: i64 = 60;

/// The longest wait after failures.
const LONGEST_WAIT_MINUTES: i64 = 24 * 60;

/// A feed to be added.
#[derive(Clone, Debug, Default)]
pub struct NewFeed {
    /// Left empty, it is made from the address.
    pub name: String,
    pub address: String,
    pub fellowship: Option<FellowshipId>,
    pub zone: Option<String>,
    /// Minutes between readings, 5 to 10,080 (a week).
    pub every_minutes: Option<i64>,
    pub who: String,
}

/// A source with how it is doing.
#[derive(Clone, Debug)]
pub struct FeedView {
    pub source: Source,
    /// Listings shown, retired, and kept back by the source.
    pub counts: [u64; 3],
    pub last: Option<(Timestamp, Reading)>,
}

/// What one sync did.
#[derive(Clone, Debug)]
pub enum Synced {
    /// The feed said that nothing is new.
    NotModified,
    Read(Box<Imported>),
    Failed(FetchError),
    /// The bytes came but could not be read.
    Unreadable(String),
}

/// Adds a feed. It is read at the next sync. A source that was a file until now becomes one, and keeps its meetings.
///
/// # Errors
/// [`ActionError::Refused`] with the wrong value; nothing is added then.
pub async fn add(house: &House, feed: NewFeed, now: Timestamp) -> Result<Source> {
    let source = checked(feed.clone(), house.ids.next(now))?;
    let added = source.clone();
    let written = house
        .db
        .write(async move |tx| {
            let was =
                source::by_name(tx, &source.name).await?.filter(|was| was.every_minutes.is_none() && !was.made_up);
            let source = match was {
                Some(was) => Source {
                    id: was.id,
                    fellowship: source.fellowship.clone().or(was.fellowship),
                    zone: source.zone.clone().or(was.zone),
                    ..source.clone()
                },
                None => source.clone(),
            };
            if !source::update(tx, &source).await? {
                source::insert(tx, &source, now).await?;
            }
            audit::append(tx, CHAIN, now, &feed.who, "feed added", &source.name).await?;
            Ok(source)
        })
        .await;
    match written {
        Err(error) if error.is_taken() => {
            let what = format!("There is a source called “{}” already.", added.name);
            Err(ActionError::Refused(Problem::refused("name", what, "Give another name with --name.")))
        }
        Err(error) => Err(error.into()),
        Ok(source) => Ok(source),
    }
}

/// Reads a feed no more. What it brought stays.
///
/// # Errors
/// [`ActionError::Missing`] when there is no such feed.
pub async fn stop(house: &House, name: &str, who: &str, now: Timestamp) -> Result<()> {
    let (wanted, who) = (name.to_owned(), who.to_owned());
    let written = house.db.write(async move |tx| {
        let Some(source) = source::by_name(tx, &wanted).await?.filter(|s| s.every_minutes.is_some()) else {
            return Ok(false);
        };
        source::update(tx, &Source { every_minutes: None, ..source }).await?;
        audit::append(tx, CHAIN, now, &who, "feed stopped", &wanted).await?;
        Ok(true)
    });
    if written.await? {
        return Ok(());
    }
    let fix = "`openseat feeds list` shows them.";
    Err(ActionError::Missing { what: "feed", name: name.to_owned(), fix })
}

/// Every source, by name.
///
/// # Errors
/// When the database cannot be read.
pub async fn list(house: &House) -> Result<Vec<FeedView>> {
    let views = house.db.read(async move |tx| {
        let mut views = Vec::new();
        for source in source::all(tx).await? {
            let counts = listing::counts(tx, source.id).await?;
            let last = reading::latest(tx, source.id).await?.map(|kept| (kept.at, kept.reading));
            views.push(FeedView { source, counts, last });
        }
        Ok(views)
    });
    Ok(views.await?)
}

/// Reads one feed now. With `accept_loss` a reading that was held is taken.
///
/// # Errors
/// [`ActionError::Missing`] when there is no such source or it is a file; database errors. A feed that does not answer
/// is no error here: it is [`Synced::Failed`], and its health says so.
pub async fn sync(house: &House, name: &str, accept_loss: bool, who: &str, now: Timestamp) -> Result<Synced> {
    let wanted = name.to_owned();
    let found = house.db.read(async move |tx| source::by_name(tx, &wanted).await).await?;
    let Some(source) = found.filter(|s| s.every_minutes.is_some()) else {
        let fix = "`openseat feeds list` shows them; `openseat feeds add` adds one.";
        return Err(ActionError::Missing { what: "feed", name: name.to_owned(), fix });
    };
    let synced = sync_source(house, source, accept_loss, who, now).await?;
    if matches!(&synced, Synced::Read(imported) if imported.reading.held.is_none()) {
        house.refresh(now).await?;
    }
    Ok(synced)
}

/// Reads every feed that is due, one after the other. Gives back each one's name and how it went.
///
/// Several servers over one database share the work: a lease on each feed lets one of them read it.
///
/// # Errors
/// When the database fails. What was read until then stays.
pub async fn sync_due(house: &House, now: Timestamp) -> Result<Vec<(String, Synced)>> {
    let sources = house.db.read(async move |tx| source::all(tx).await).await?;
    let mut done = Vec::new();
    for source in sources.into_iter().filter(|s| is_due(s, now)) {
        let (lease_name, owner) = (format!("feed {}", source.name), house.ids.next(now));
        let until = now.saturating_add(SignedDuration::from_mins(15)).unwrap_or(now);
        let name = lease_name.clone();
        if !house.db.write(async move |tx| lease::take(tx, &name, owner, now, until).await).await? {
            continue;
        }
        let name = source.name.clone();
        let synced = sync_source(house, source, false, "schedule", now).await;
        house.db.write(async move |tx| lease::release(tx, &lease_name, owner).await).await?;
        done.push((name, synced?));
    }
    if done.iter().any(|(_, synced)| matches!(synced, Synced::Read(imported) if imported.reading.held.is_none())) {
        house.refresh(now).await?;
    }
    Ok(done)
}

/// Whether a feed should be read now. After failures the wait doubles, up to a day; a held feed waits for a person.
pub fn is_due(source: &Source, now: Timestamp) -> bool {
    let Some(every) = source.every_minutes.filter(|_| !source.health.held) else { return false };
    let Some(tried) = source.health.last_tried.filter(|_| source.health.released.is_none()) else { return true };
    let failures = u32::try_from(source.health.failures.clamp(0, 10)).unwrap_or(0);
    let wait = every.saturating_mul(1 << failures).min(LONGEST_WAIT_MINUTES.max(every));
    tried.saturating_add(SignedDuration::from_mins(wait)).is_ok_and(|due| due <= now)
}

async fn sync_source(house: &House, source: Source, accept_loss: bool, who: &str, now: Timestamp) -> Result<Synced> {
    let old = source.health.clone();
    let validators = if accept_loss || old.released.is_some() {
        (None, None)
    } else {
        (old.etag.clone(), old.last_modified.clone())
    };
    let ask = Ask { address: source.address.clone(), etag: validators.0, last_modified: validators.1 };
    match read(house, &ask).await {
        Ok(Answer::NotModified) => {
            let health = Health { last_tried: Some(now), last_good: Some(now), failures: 0, trouble: None, ..old };
            keep_health(house, source, health, Some(now)).await?;
            Ok(Synced::NotModified)
        }
        Ok(Answer::Body(body)) => {
            let health = Health {
                etag: body.etag,
                last_modified: body.last_modified,
                last_tried: Some(now),
                last_good: Some(now),
                kept: old.kept,
                released: old.released,
                ..Health::default()
            };
            let import = Import {
                name: source.name.clone(),
                address: source.address.clone(),
                accept_loss,
                who: who.to_owned(),
                ..Import::default()
            };
            match read_in(house, import, Input::File(body.bytes), Some(health), now, Arc::new(|_, _| ())).await {
                Ok(imported) => Ok(Synced::Read(Box::new(imported))),
                Err(ActionError::Broken(broken)) => {
                    keep_health(house, source, failed(old, broken.to_string(), now), None).await?;
                    Ok(Synced::Unreadable(broken.to_string()))
                }
                Err(other) => Err(other),
            }
        }
        Err(error) => {
            keep_health(house, source, failed(old, error.to_string(), now), None).await?;
            Ok(Synced::Failed(error))
        }
    }
}

/// Reads an address; of a BMLT server everything that it tells.
async fn read(house: &House, ask: &Ask) -> std::result::Result<Answer, FetchError> {
    let Some(root) = bmlt_server::root_of(&ask.address) else { return house.fetch.fetch(ask).await };
    let bytes = bmlt_server::gather(&*house.fetch, &root, PAUSE, &|_, _| ()).await?;
    Ok(Answer::Body(Body { bytes, ..Body::default() }))
}

fn failed(old: Health, trouble: String, now: Timestamp) -> Health {
    Health { last_tried: Some(now), failures: old.failures + 1, trouble: Some(trouble), ..old }
}

async fn keep_health(house: &House, source: Source, health: Health, seen: Option<Timestamp>) -> Result<()> {
    let source = Source { health, ..source };
    let written = house.db.write(async move |tx| {
        source::update(tx, &source).await?;
        match seen {
            Some(now) => source::seen(tx, source.id, now).await.map(drop),
            None => Ok(()),
        }
    });
    Ok(written.await?)
}

fn checked(feed: NewFeed, id: uuid::Uuid) -> Result<Source> {
    let wrong = |at: &str, what: String, fix: &str| Err(ActionError::Refused(Problem::refused(at, what, fix)));
    if !feed.address.starts_with("https://") && !feed.address.starts_with("http://") {
        let what = format!("“{}” is not a web address.", feed.address);
        return wrong("address", what, "Begin with https://. Read a file with `openseat import FILE`.");
    }
    if let Some(zone) = feed.zone.as_ref().filter(|z| !zone::is_known(z)) {
        return wrong("zone", format!("“{zone}” is not an IANA time zone."), "Give one such as Europe/London.");
    }
    let every = feed.every_minutes.unwrap_or(EVERY_MINUTES);
    if !(5..=10_080).contains(&every) {
        return wrong("every", format!("{every} minutes cannot be."), "Give 5 to 10080 minutes (a week).");
    }
    let name =
        if feed.name.is_empty() { slug::plain_words(short(&feed.address)) } else { slug::plain_words(&feed.name) };
    Ok(Source {
        id,
        name,
        address: feed.address,
        fellowship: feed.fellowship,
        zone: feed.zone,
        every_minutes: Some(every),
        made_up: false,
        health: Health::default(),
    })
}

/// The part of an address that tells feeds apart: no scheme, no "www.".
fn short(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.strip_prefix("www.").unwrap_or(rest)
}
