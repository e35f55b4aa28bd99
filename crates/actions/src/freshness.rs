//! "Is this still right?": groups are asked by letter, keepers look themselves, and what nobody looked at for long is in a queue.

use std::collections::HashMap;

use jiff::Timestamp;
use openseat_content::Locale;
use openseat_domain::{
    freshness::{By, STALE_DAYS, is_due, link_holds},
    meeting::Draft,
    policy::{Action, Kind},
    search::{Ask, Window},
};
use openseat_index::{Card, Scratch};
use openseat_store::{
    self as store, Tx, audit, change,
    group_contact::{self, Contact},
    job, meeting,
    meeting_check::{self, Check, Last},
};
use uuid::Uuid;

use crate::{
    House, Result,
    apply::CHAIN,
    audit::organisation_chain,
    contact,
    group_link::{self, Link},
    keeper,
    letter::{self, New},
    meeting as meetings,
    organisation::name_of,
    signed::Signed,
};

/// Meetings that the queue shows at once.
pub const MOST_SHOWN: usize = 50;
/// Groups asked in one go.
const MOST_ASKED: usize = 100;
const SECONDS_PER_DAY: i64 = 86_400;

/// A meeting that nobody looked at for long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaleView {
    pub slug: String,
    pub name: String,
    pub place: String,
    /// When its source, its group or a keeper last looked; `None` when nobody ever did.
    pub last: Option<Timestamp>,
    /// When its group was last asked.
    pub asked_at: Option<Timestamp>,
    pub reach: Reach,
}

/// Whether a group can be written to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// Nobody told us where.
    #[default]
    Unknown,
    /// It wants no letters.
    Stopped,
    Open,
}

/// The queue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    /// How many there are in all.
    pub count: usize,
    /// The longest not looked at first, at most [`MOST_SHOWN`].
    pub shown: Vec<StaleView>,
    /// Letters can be sent from here.
    pub letters: bool,
}

/// What a group sees that followed its link.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkView {
    pub slug: String,
    pub draft: Draft,
}

/// What a group answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// All is as listed.
    Right,
    /// No more letters about this meeting.
    Stop,
}

/// What nobody looked at for long; for who keeps the list.
///
/// # Errors
/// `Denied`.
pub async fn queue(house: &House, who: &Signed, now: Timestamp) -> Result<Queue> {
    keeper::allow(house, &who.actor(), Action::Change, Kind::Listing).await?;
    let snapshot = house.snapshot();
    let limit = u32::try_from(now.as_second() / SECONDS_PER_DAY - STALE_DAYS).unwrap_or(0);
    let mut old: Vec<(u32, u32)> = Vec::new();
    let ask = Ask::during(Window { from: 0, until: 0 }, 0);
    snapshot.for_all(&ask, &mut Scratch::default(), |met| {
        if met.checked <= limit {
            old.push((met.checked, met.meeting));
        }
    });
    let count = old.len();
    old.sort_unstable();
    old.truncate(MOST_SHOWN);
    let cards: Vec<Card<'_>> = old.iter().filter_map(|(_, meeting)| snapshot.get(*meeting)).collect();
    let ids: Vec<Uuid> = cards.iter().map(|card| Uuid::from_bytes(card.id)).collect();
    let known = house.db.read(async move |tx| known(tx, &ids).await).await?;
    let shown = cards.iter().zip(known).map(|(card, (check, contact))| StaleView {
        slug: card.slug.to_owned(),
        name: card.name.to_owned(),
        place: card.place().to_owned(),
        last: (card.checked > 0)
            .then(|| Timestamp::from_second(i64::from(card.checked) * SECONDS_PER_DAY).ok())
            .flatten(),
        asked_at: check.and_then(|check| check.asked_at),
        reach: Reach::of(contact.as_ref()),
    });
    Ok(Queue { count, shown: shown.collect(), letters: house.writes_letters() })
}

/// A keeper looked, and all is right. False when there is no such meeting.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn confirm(house: &House, who: &Signed, slug: &str, now: Timestamp) -> Result<()> {
    let by = who.actor();
    let path = keeper::allow(house, &by, Action::Change, Kind::Listing).await?;
    let (me, chain) = (name_of(house, &by).await?, organisation_chain(&path));
    let wanted = slug.to_owned();
    let done = house.db.write(async move |tx| {
        let Some(found) = meeting::by_slug(tx, &wanted).await? else { return Ok(false) };
        let last = Last { at: now, by: By::Keeper, who: me.clone() };
        meeting_check::check(tx, found.id, &last).await?;
        change::bump(tx, now).await?;
        audit::append(tx, &chain, now, &me, "meeting.right", &found.slug).await?;
        Ok(true)
    });
    if !done.await? {
        return Err(meetings::missing(slug.to_owned()));
    }
    house.refresh(now).await
}

/// Asks the group of a meeting now. False when it cannot be written to.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn ask(house: &House, who: &Signed, slug: &str, now: Timestamp) -> Result<bool> {
    let by = who.actor();
    let path = keeper::allow(house, &by, Action::Change, Kind::Listing).await?;
    let view = meetings::view(house, slug, now).await?.ok_or_else(|| meetings::missing(slug.to_owned()))?;
    let id = view.id;
    let contact = house.db.read(async move |tx| group_contact::of(tx, id).await).await?;
    let Some(contact) = contact::writable(contact) else { return Ok(false) };
    let Some((link, letter)) = question(house, &contact, &view.slug, &view.draft.name, now)? else { return Ok(false) };
    let (me, chain) = (name_of(house, &by).await?, organisation_chain(&path));
    let put = async move |tx: &mut Tx| {
        put_down(tx, id, &link, &letter, now).await?;
        audit::append(tx, &chain, now, &me, "group.ask", &contact::which(id)).await.map(drop)
    };
    house.db.write(put).await?;
    Ok(true)
}

/// Asks every group that is due; how many. The server calls it on schedule.
///
/// # Errors
/// When the database cannot be reached.
pub async fn ask_due(house: &House, now: Timestamp) -> Result<usize> {
    if !house.writes_letters() {
        return Ok(0);
    }
    let read = async |tx: &mut Tx| Ok((group_contact::open(tx).await?, meeting_check::all(tx).await?));
    let (contacts, checks): (Vec<Contact>, Vec<Check>) = house.db.read(read).await?;
    if contacts.is_empty() {
        return Ok(0);
    }
    let asked: HashMap<Uuid, Option<Timestamp>> = checks.iter().map(|one| (one.meeting_id, one.asked_at)).collect();
    let snapshot = house.snapshot();
    let mut open: HashMap<Uuid, Contact> = contacts.into_iter().map(|one| (one.meeting_id, one)).collect();
    let mut due = Vec::new();
    let everything = Ask::during(Window { from: 0, until: 0 }, 0);
    snapshot.for_all(&everything, &mut Scratch::default(), |met| {
        let Some(card) = snapshot.get(met.meeting) else { return };
        let Some(contact) = open.remove(&Uuid::from_bytes(card.id)) else { return };
        let last = (card.checked > 0).then(|| Timestamp::from_second(i64::from(card.checked) * SECONDS_PER_DAY));
        let asked = asked.get(&contact.meeting_id).copied().flatten();
        if is_due(last.and_then(|at| at.ok()), asked, now) && due.len() < MOST_ASKED {
            due.push((contact, card.slug.to_owned(), card.name.to_owned()));
        }
    });
    let mut count = 0;
    for (contact, slug, name) in due {
        let Some((link, letter)) = question(house, &contact, &slug, &name, now)? else { continue };
        let id = contact.meeting_id;
        let put = async move |tx: &mut Tx| {
            put_down(tx, id, &link, &letter, now).await?;
            audit::append(tx, CHAIN, now, "schedule", "group.ask", &contact::which(id)).await.map(drop)
        };
        house.db.write(put).await?;
        count += 1;
    }
    Ok(count)
}

/// What a link from a letter is about; `None` when it does not work (any more).
///
/// # Errors
/// When the database cannot be read.
pub async fn by_link(house: &House, link: &str, now: Timestamp) -> Result<Option<LinkView>> {
    let Some(found) = linked(house, link, now).await? else { return Ok(None) };
    let slug = house.db.read(async move |tx| meeting::by_id(tx, found.meeting_id).await).await?.map(|found| found.slug);
    let Some(slug) = slug else { return Ok(None) };
    let view = meetings::view(house, &slug, now).await?;
    Ok(view.map(|view| LinkView { slug: view.slug, draft: view.draft }))
}

/// Keeps what a group answers. False when the link does not work (any more).
///
/// # Errors
/// When the database cannot be reached.
pub async fn answer(house: &House, link: &str, answer: Answer, now: Timestamp) -> Result<bool> {
    let Some(found) = linked(house, link, now).await? else { return Ok(false) };
    let id = found.meeting_id;
    let keep = async move |tx: &mut Tx| {
        let what = match answer {
            Answer::Right => {
                meeting_check::check(tx, id, &Last { at: now, by: By::Group, who: String::new() }).await?;
                change::bump(tx, now).await?;
                "group.right"
            }
            Answer::Stop => {
                group_contact::stop(tx, id).await?;
                meeting_check::shut(tx, id).await?;
                "group.no_letters"
            }
        };
        audit::append(tx, CHAIN, now, "group", what, &contact::which(id)).await.map(drop)
    };
    house.db.write(keep).await?;
    if answer == Answer::Right {
        house.refresh(now).await?;
    }
    Ok(true)
}

/// Whose link this is, while it works.
pub(crate) async fn linked(house: &House, link: &str, now: Timestamp) -> Result<Option<Check>> {
    let Some(hash) = group_link::hash(link) else { return Ok(None) };
    let found = house.db.read(async move |tx| meeting_check::by_link(tx, hash).await).await?;
    Ok(found.filter(|check| check.asked_at.is_some_and(|sent| link_holds(sent, now))))
}

async fn known(tx: &mut Tx, ids: &[Uuid]) -> store::Result<Vec<(Option<Check>, Option<Contact>)>> {
    let mut known = Vec::with_capacity(ids.len());
    for id in ids {
        known.push((meeting_check::of(tx, *id).await?, group_contact::of(tx, *id).await?));
    }
    Ok(known)
}

/// The letter that asks a group; `None` when no letters can be sent.
fn question(
    house: &House,
    contact: &Contact,
    slug: &str,
    name: &str,
    now: Timestamp,
) -> Result<Option<(Link, job::New)>> {
    let Some((_, address)) = &house.post else { return Ok(None) };
    let (to, locale) = contact::opened(house, contact)?;
    let link = group_link::draw(house);
    let words = house.content.words();
    let at = |path: &str| format!("{address}{path}{}", language(locale));
    let said = [
        ("name", name.into()),
        ("service", house.name.as_str().into()),
        ("page", at(&format!("/meeting/{slug}")).into()),
        ("link", at(&format!("/still-right/{}", link.shown)).into()),
    ];
    let new = New {
        to,
        subject: words.get(locale, "letter-right-subject").to_owned(),
        text: words.format(locale, "letter-right-text", &said),
    };
    let key = format!("right {} {}", contact.meeting_id.simple(), now.as_microsecond());
    Ok(Some((link, letter::ready(house, &key, &new, now))))
}

async fn put_down(tx: &mut Tx, id: Uuid, link: &Link, letter: &job::New, now: Timestamp) -> store::Result<()> {
    meeting_check::ask(tx, id, link.hash, now).await?;
    letter::put_down(tx, letter).await
}

/// What an address ends in, so that its page is in the language of the letter.
pub(crate) fn language(locale: Locale) -> String {
    if locale == Locale::En { String::new() } else { format!("?lang={}", locale.code()) }
}

impl Reach {
    pub(crate) fn of(contact: Option<&Contact>) -> Self {
        match contact {
            None => Self::Unknown,
            Some(contact) if contact.stopped => Self::Stopped,
            Some(_) => Self::Open,
        }
    }
}
