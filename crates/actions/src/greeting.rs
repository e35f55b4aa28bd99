//! Going with someone: a guest asks, a greeter answers, and all of it is forgotten.
//!
//! A guest needs no account: they are known by a code of eight words, which leads to their private page and to nothing
//! else. Nothing is sent anywhere. What the two write is sealed for these two; see `store::greeting`.

mod answer;
mod keep;

use jiff::Timestamp;
use openseat_content::{Locale, secret_words};
use openseat_domain::greeting::{
    self, Code, Deed, Fault, LONGEST_LINE, LONGEST_NAME, LONGEST_REPORT, Met, Offer, Side, State, Step, ends_at,
};
use openseat_store::{
    Tx, audit, greeter as offers,
    greeting::{self as greetings, Greeting, Opened, Reply, Words, count, report},
};
use uuid::Uuid;

pub(crate) use self::keep::take_back_all;
pub use self::{
    answer::{Answer, RequestView, answer, end, requests},
    keep::{KeptView, forget, keep, kept},
};
use crate::{
    House, Result,
    apply::CHAIN,
    attempt::Door,
    greeter::{coming, is_for_minors, ready, with_room},
    meeting::{self, Named},
    space::refused,
};

/// What a guest fills in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AskForm {
    /// The meeting.
    pub slug: String,
    /// Which greeter; any of them when `None`.
    pub greeter: Option<Uuid>,
    pub start: Option<Timestamp>,
    /// What they want to be called.
    pub name: String,
    /// "I will wear a red hat"; may be empty.
    pub line: String,
    /// They say that they are 18 or older.
    pub adult: bool,
}

/// What a guest sees on their private page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuestView {
    pub code: Code,
    /// In which words the code was typed.
    pub language: Locale,
    pub state: State,
    pub meeting: Named,
    pub start: Timestamp,
    /// When all of this is forgotten.
    pub ends_at: Timestamp,
    /// What the two wrote; `None` once it is over.
    pub words: Option<Words>,
    pub reply: Option<Reply>,
    pub met: Option<Met>,
}

impl AskForm {
    /// Everything that is wrong, by field; empty when it can be sent.
    pub fn faults(&self) -> Vec<(&'static str, Fault)> {
        let missing = |wrong: bool| wrong.then_some(Fault::Missing);
        let faults = [
            ("start", missing(self.start.is_none())),
            ("name", greeting::fault_of_name(self.name.trim(), LONGEST_NAME)),
            ("line", greeting::fault(self.line.trim(), LONGEST_LINE)),
            ("adult", missing(!self.adult)),
        ];
        faults.into_iter().filter_map(|(field, fault)| Some((field, fault?))).collect()
    }
}

/// Asks a greeter to meet somebody. Gives the code of the private page, on which the answer will stand.
///
/// # Errors
/// `Refused` at `meeting` (for people under 18), at `greeter` when nobody is free, or at a field of the form; `Missing`.
pub async fn ask(house: &House, form: AskForm, now: Timestamp) -> Result<Code> {
    if let Some((field, _)) = form.faults().first() {
        return Err(refused(field, "This cannot be sent as it is.", "Look at it again."));
    }
    let view = meeting::view(house, &form.slug, now).await?.ok_or_else(|| meeting::missing(form.slug.clone()))?;
    if is_for_minors(house, &view) {
        return Err(refused("meeting", "Nobody is met here by a stranger.", "Ask the adults who run the group."));
    }
    let start = form.start.filter(|start| coming(house, &view, now).contains(start));
    let start = start.ok_or_else(|| refused("start", "The meeting is not on then.", "Choose one of its times."))?;
    let mut free = with_room(ready(house, view.id, now).await?);
    free.retain(|one| form.greeter.is_none_or(|asked| one.offer.id == asked));
    let one = free.into_iter().next().ok_or_else(nobody)?;
    let minutes = view.draft.schedule.as_ref().map_or(60, |schedule| schedule.minutes);
    let code: Code = house.vault.secrets().bytes();
    let words = Words { name: form.name.trim().to_owned(), line: form.line.trim().to_owned() };
    let slot = greetings::Slot {
        greeter_id: one.offer.id,
        meeting_id: view.id,
        node_id: one.offer.node_id,
        start_at: start,
        ends_at: ends_at(start, minutes),
    };
    let new = greetings::New::sealed(&house.vault, &code, &one.key, slot, &words);
    let owner = one.offer.owner;
    let kept = house.db.write(async move |tx| {
        let still = offers::by_id(tx, new.greeter_id).await?;
        let still = still.is_some_and(|offer| offer.state == Offer::Confirmed && !offer.paused);
        if !still || greetings::open_count(tx, owner, now).await? >= greeting::MOST_OPEN {
            return Ok(false);
        }
        greetings::insert(tx, &new).await?;
        count::add(tx, new.node_id, Step::Asked).await?;
        audit::append(tx, CHAIN, now, "visitor", "greeting.ask", &new.id.simple().to_string()).await?;
        Ok(true)
    });
    if kept.await? { Ok(code) } else { Err(nobody()) }
}

/// The private page of a code that was typed, or stands in an address; `None` when there is none, or it has ended: both
/// alike. Wrong codes are counted for the network they come from, so that guessing is slow.
///
/// # Errors
/// `Wait`.
pub async fn see(house: &House, typed: &str, network: &str, now: Timestamp) -> Result<Option<GuestView>> {
    match find(house, typed, network, now).await? {
        Some((code, greeting)) => Ok(Some(view(house, code, language(typed), greeting).await?)),
        None => Ok(None),
    }
}

/// What a guest does: takes it back, ends it, or reports it. False when there is none, or it is over.
///
/// # Errors
/// `Refused` at `note` when it is too long; `Wait`.
pub async fn act(house: &House, typed: &str, network: &str, deed: Deed, note: &str, now: Timestamp) -> Result<bool> {
    let note = readable(note)?;
    let Some((code, greeting)) = find(house, typed, network, now).await? else { return Ok(false) };
    let Some(state) = greeting.state.after(Side::Guest, deed) else { return Ok(false) };
    let opened = greeting.as_guest(&code)?;
    let report = (deed == Deed::Report).then(|| reported(house, &greeting, Side::Guest, opened, note, now));
    let id = greeting.id;
    let closed = async move |tx: &mut Tx| close(tx, id, state, report.as_ref(), "visitor", CHAIN, now).await;
    Ok(house.db.write(closed).await?)
}

/// Whether the two met. Only counted, and once. False when there is nothing to tell of.
///
/// # Errors
/// `Wait`.
pub async fn tell(house: &House, typed: &str, network: &str, met: Met, now: Timestamp) -> Result<bool> {
    let Some((_, greeting)) = find(house, typed, network, now).await? else { return Ok(false) };
    if greeting.state != State::Accepted || greeting.start_at > now {
        return Ok(false);
    }
    let (id, node) = (greeting.id, greeting.node_id);
    let told = async move |tx: &mut Tx| {
        let told = greetings::meet(tx, id, met).await?;
        if told {
            count::add(tx, node, met.into()).await?;
            audit::append(tx, CHAIN, now, "visitor", "greeting.tell", &id.simple().to_string()).await?;
        }
        Ok(told)
    };
    Ok(house.db.write(told).await?)
}

/// Forgets what has ended; how much. The server calls it on schedule.
pub async fn sweep(house: &House, now: Timestamp) -> Result<u64> {
    Ok(house.db.write(async move |tx| greetings::sweep(tx, now).await).await?)
}

/// The words of a code, as they stand in an address.
pub fn words(code: Code, locale: Locale) -> String {
    greeting::words(code, secret_words(locale))
}

/// The words of a code that was typed, as they stand in an address; `None` when they are not eight words of ours.
pub fn address(typed: &str) -> Option<String> {
    read(typed).map(|(code, language)| words(code, language))
}

fn language(typed: &str) -> Locale {
    read(typed).map(|(_, language)| language).unwrap_or_default()
}

/// The code of words in whichever language they are, and that language.
pub(crate) fn read(typed: &str) -> Option<(Code, Locale)> {
    // Far longer than eight words: not worth reading.
    let typed = Some(typed).filter(|typed| typed.len() <= 400)?;
    let mut tries =
        Locale::ALL.into_iter().filter_map(|locale| Some((greeting::read(typed, secret_words(locale))?, locale)));
    tries.next()
}

/// What is behind a code.
async fn find(house: &House, typed: &str, network: &str, now: Timestamp) -> Result<Option<(Code, Greeting)>> {
    let Some((code, _)) = read(typed) else { return Ok(None) };
    let (door, finder) = (Door::of_codes(&house.vault, network), greetings::finder(&house.vault, &code));
    let look = async move |tx: &mut Tx| {
        if let Err(until) = door.knock(tx, now).await? {
            return Ok(Err(until));
        }
        let found = greetings::found(tx, finder, now).await?;
        if found.is_some() {
            door.right(tx, now).await?;
        }
        Ok(Ok(found))
    };
    match house.db.write(look).await? {
        Ok(found) => Ok(found.map(|greeting| (code, greeting))),
        Err(until) => Err(crate::ActionError::Wait { until }),
    }
}

async fn view(house: &House, code: Code, language: Locale, greeting: Greeting) -> Result<GuestView> {
    let (meeting_id, now) = (greeting.meeting_id, house.snapshot().built);
    let meeting = house.db.read(async move |tx| meeting::named(tx, meeting_id, now).await).await?;
    let opened = if greeting.state.is_open() { Some(greeting.as_guest(&code)?) } else { None };
    let (words, reply) = opened.map_or((None, None), |opened| (Some(opened.words), opened.reply));
    let Greeting { state, start_at, ends_at, met, .. } = greeting;
    Ok(GuestView { code, language, state, meeting, start: start_at, ends_at, words, reply, met })
}

/// A report of what the two wrote.
fn reported(house: &House, greeting: &Greeting, by: Side, opened: Opened, note: String, now: Timestamp) -> report::New {
    let said = report::Said { words: opened.words, reply: opened.reply, note };
    report::New::sealed(&house.vault, house.ids.next(now), greeting.greeter_id, greeting.node_id, by, &said)
}

/// Ends one, with its report and its audit row.
async fn close(
    tx: &mut Tx,
    id: Uuid,
    state: State,
    report: Option<&report::New>,
    who: &str,
    chain: &str,
    now: Timestamp,
) -> openseat_store::Result<bool> {
    if !greetings::close(tx, id, state).await? {
        return Ok(false);
    }
    if let Some(report) = report {
        // An offer that is gone has no owner any more, whom the report could be hidden from.
        let owner = offers::by_id(tx, report.greeter_id).await?.map_or([0; 32], |offer| offer.owner);
        report::insert(tx, report, owner, now).await?;
    }
    let what = if report.is_some() { "greeting.report" } else { "greeting.end" };
    audit::append(tx, chain, now, who, what, &id.simple().to_string()).await?;
    Ok(true)
}

/// What goes with a report. It may name whatever it has to: a steward reads it and nobody else.
fn readable(note: &str) -> Result<String> {
    let note = note.trim();
    if note.chars().count() > LONGEST_REPORT {
        return Err(refused("note", "This is too long.", "Make it shorter."));
    }
    Ok(note.chars().filter(|c| !c.is_control() || *c == '\n').collect())
}

fn nobody() -> crate::ActionError {
    refused("greeter", "Nobody is free to meet you then.", "Choose another time, or another meeting.")
}
