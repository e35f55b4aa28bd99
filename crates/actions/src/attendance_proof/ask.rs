//! What a person does: ask, type the code, fetch the letter, forget it all.

use super::{
    Session, code_of, end_of, letter, sessions,
    written::{self, Held, Written},
};
use crate::{
    ActionError, House, Result,
    apply::CHAIN,
    attempt::Door,
    greeting,
    meeting::{self, Named},
    space::refused,
};
use jiff::Timestamp;
use openseat_content::Locale;
use openseat_domain::{
    attendance_proof::{
        By, KEPT, KEPT_WHEN_FETCHED, Letter, MOST_TRIES, Mode, Offered, Present, a_group, a_name, code_holds,
    },
    greeting::Code,
    meeting::Attendance,
};
use openseat_store::{
    Tx,
    attendance_proof::{self as requests, Request, State, Words},
    audit,
};

/// What a person fills in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AskForm {
    /// The meeting.
    pub slug: String,
    pub start: Option<Timestamp>,
    /// As it is to stand in the letter.
    pub name: String,
    /// The group is to be named.
    pub names_group: bool,
    /// They came online; only asked where both ways are open.
    pub online: bool,
}

/// What a person sees on their private page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedView {
    pub code: Code,
    /// In which words the code was typed.
    pub language: Locale,
    pub state: State,
    pub meeting: Named,
    pub zone: String,
    pub start: Timestamp,
    pub name: String,
    pub group: Option<String>,
    /// A code can be typed at this moment.
    pub code_now: bool,
    /// From when on it can; `None` where only a facilitator confirms.
    pub code_from: Option<Timestamp>,
    /// When all of this is forgotten.
    pub until: Timestamp,
}

/// What came of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    Right,
    Wrong,
    /// It was wrong too often, or it is not the time: the facilitator can still confirm.
    Closed,
}

/// Asks for a letter. Gives the code of the private page, on which it will be.
///
/// # Errors
/// `Refused` at `meeting`, `start` or `name`; `Missing`.
pub async fn ask(house: &House, form: AskForm, now: Timestamp) -> Result<Code> {
    let view = meeting::view(house, &form.slug, now).await?.ok_or_else(|| meeting::missing(form.slug.clone()))?;
    if view.letters == Offered::No {
        return Err(refused("meeting", "This group gives no letters.", "Ask the people of the group."));
    }
    let session = sessions(house, &view, now).into_iter().find(|one| Some(one.start) == form.start);
    let Session { start, minutes, .. } =
        session.ok_or_else(|| refused("start", "No letter can be asked for then.", "Choose one of the times."))?;
    let name = a_name(&form.name).ok_or_else(|| refused("name", "The name cannot be used.", "Write a name."))?;
    let named = view.draft.group.as_deref().filter(|group| !group.trim().is_empty()).unwrap_or(&view.draft.name);
    let online = match view.draft.attendance {
        Attendance::Online => true,
        Attendance::Hybrid => form.online,
        _ => false,
    };
    let words = Words {
        name,
        group: if form.names_group { a_group(named) } else { None },
        online,
        minutes,
        zone: view.draft.schedule.and_then(|schedule| schedule.zone).unwrap_or_else(|| "UTC".to_owned()),
        asked_at: now.as_second(),
        confirmed: None,
        session: None,
    };
    let code: Code = house.vault.secrets().bytes();
    let id = uuid::Builder::from_random_bytes(house.vault.secrets().bytes()).into_uuid();
    let (finder, vault) = (requests::finder(&house.vault, &code), house.vault.clone());
    let until = now.saturating_add(KEPT).unwrap_or(now);
    let kept = house.db.write(async move |tx| {
        let Some(offer) = requests::offered(tx, view.id).await?.filter(|one| one.offered != Offered::No) else {
            return Ok(false);
        };
        let slot = requests::Slot { node_id: offer.node_id, meeting_id: view.id, start_at: start, until };
        requests::insert(tx, &vault, id, finder, slot, &words).await?;
        audit::append(tx, CHAIN, now, "visitor", "attendance.ask", &id.simple().to_string()).await?;
        Ok(true)
    });
    match kept.await? {
        true => Ok(code),
        false => Err(refused("meeting", "This group gives no letters.", "Ask the people of the group.")),
    }
}

/// The private page of a code; `None` when there is none, or it is over: both alike.
///
/// # Errors
/// `Wait`.
pub async fn see(house: &House, typed: &str, network: &str, now: Timestamp) -> Result<Option<AskedView>> {
    let Some((code, language, found)) = find(house, typed, network, now).await? else { return Ok(None) };
    let (asked, vault, built) = (found.clone(), house.vault.clone(), house.snapshot().built);
    let look = async move |tx: &mut Tx| {
        let named = meeting::named(tx, asked.meeting_id, built).await?;
        let nobody_met = written::of(tx, &vault, &asked).await?.is_some_and(Written::nobody_met);
        Ok((named, requests::offered(tx, asked.meeting_id).await?, nobody_met))
    };
    let (meeting, offer, nobody_met) = house.db.read(look).await?;
    let by_code = offer.is_some_and(|one| one.offered == Offered::Yes) && found.tries < MOST_TRIES && !nobody_met;
    let end = end_of(found.start_at, found.words.minutes);
    let waits = found.state == State::Asked && by_code;
    let from = end.saturating_sub(openseat_domain::attendance_proof::CODE_AROUND_END).unwrap_or(end);
    Ok(Some(AskedView {
        code,
        language,
        state: found.state,
        meeting,
        zone: found.words.zone,
        start: found.start_at,
        name: found.words.name,
        group: found.words.group,
        code_now: waits && code_holds(end, now),
        code_from: Some(from).filter(|from| waits && now < *from),
        until: found.until,
    }))
}

/// The code that the facilitator shows in the last minutes. `None` when the page is gone.
///
/// # Errors
/// `Wait`.
pub async fn type_code(house: &House, typed: &str, network: &str, six: &str, now: Timestamp) -> Result<Option<Typed>> {
    let Some((_, _, found)) = find(house, typed, network, now).await? else { return Ok(None) };
    let right = code_of(house, found.meeting_id, found.start_at);
    let six: String = six.chars().filter(char::is_ascii_digit).collect();
    let (id, vault) = (found.id, house.vault.clone());
    let write = async move |tx: &mut Tx| {
        let Some(found) = requests::by_id(tx, &vault, id, now).await? else { return Ok(None) };
        let offered = requests::offered(tx, found.meeting_id).await?.is_some_and(|one| one.offered == Offered::Yes);
        let end = end_of(found.start_at, found.words.minutes);
        let written = written::of(tx, &vault, &found).await?;
        // Where the group wrote down that nobody met, no code does: somebody of the group looks first.
        if written.is_some_and(Written::nobody_met) {
            return Ok(Some(Typed::Closed));
        }
        if !offered || found.state != State::Asked || found.tries >= MOST_TRIES || !code_holds(end, now) {
            return Ok(Some(Typed::Closed));
        }
        if six != right {
            requests::wrong_try(tx, id).await?;
            return Ok(Some(if found.tries + 1 >= MOST_TRIES { Typed::Closed } else { Typed::Wrong }));
        }
        let asked = Timestamp::from_second(found.words.asked_at).unwrap_or(now);
        let present = Present::between(found.start_at, end, asked, now);
        let session = written.and_then(Written::held);
        let words = Words { confirmed: Some((present.minutes(), false)), session, ..found.words };
        requests::decide(tx, &vault, id, &words).await?;
        audit::append(tx, CHAIN, now, "visitor", "attendance.code", &id.simple().to_string()).await?;
        Ok(Some(Typed::Right))
    };
    Ok(house.db.write(write).await?)
}

/// The signed letter, once it is confirmed. From its first opening on it can be opened for an hour, then all is
/// forgotten. `service` is the address where the keys are.
///
/// # Errors
/// `Wait`; when a database cannot be reached.
pub async fn fetch(house: &House, typed: &str, network: &str, service: &str, now: Timestamp) -> Result<Option<String>> {
    let Some((_, _, found)) = find(house, typed, network, now).await? else { return Ok(None) };
    let Some((present, by)) = found.words.present() else { return Ok(None) };
    let (asked, vault) = (found.clone(), house.vault.clone());
    let held = house.db.read(async move |tx| written::held(tx, &vault, &asked).await).await?;
    let signed = letter::sign(house, letter_of(&found, held.as_ref(), (present, by), service, now), now).await?;
    let (id, node, vault) = (found.id, found.node_id, house.vault.clone());
    let until = now.saturating_add(KEPT_WHEN_FETCHED).unwrap_or(now).min(found.until);
    // Opened again within the hour, it is of the same session.
    let words = Words { session: held.map(|held| held.session), ..found.words };
    let first = async move |tx: &mut Tx| {
        if requests::fetch(tx, &vault, id, &words, until).await? {
            requests::count(tx, node).await?;
            audit::append(tx, CHAIN, now, "visitor", "attendance.fetch", &id.simple().to_string()).await?;
        }
        Ok(())
    };
    house.db.write(first).await?;
    Ok(Some(signed))
}

/// Forgets a request at once. False when there is none.
///
/// # Errors
/// `Wait`.
pub async fn forget(house: &House, typed: &str, network: &str, now: Timestamp) -> Result<bool> {
    let Some((_, _, found)) = find(house, typed, network, now).await? else { return Ok(false) };
    let id = found.id;
    Ok(house.db.write(async move |tx| requests::forget(tx, id).await).await?)
}

/// The letter of a session that the group held, or of what the rule of the meeting gave. It does not name the session: its id
/// is made of the group, the meeting and the day, so whoever has a list of meetings could tell which one it was.
fn letter_of(
    found: &Request,
    held: Option<&Held>,
    (present, by): (Present, By),
    service: &str,
    now: Timestamp,
) -> Letter {
    let zone = held.map_or_else(|| written::zone_of(&found.words.zone), |held| held.zone.clone());
    let start = held.map_or(found.start_at, |held| held.start).to_zoned(zone.clone());
    let mode: Mode = found.words.mode();
    Letter {
        name: found.words.name.clone(),
        group: found.words.group.clone(),
        date: start.date(),
        start: start.time(),
        offset: start.offset().seconds() / 60,
        present,
        mode,
        by,
        issued: now.to_zoned(zone).date(),
        service: service.to_owned(),
        key: String::new(),
    }
}

/// What is behind a code. Wrong codes are counted for the network they come from.
async fn find(house: &House, typed: &str, network: &str, now: Timestamp) -> Result<Option<(Code, Locale, Request)>> {
    let Some((code, language)) = greeting::read(typed) else { return Ok(None) };
    let (door, finder) = (Door::of_codes(&house.vault, network), requests::finder(&house.vault, &code));
    let vault = house.vault.clone();
    let look = async move |tx: &mut Tx| {
        if let Err(until) = door.knock(tx, now).await? {
            return Ok(Err(until));
        }
        let found = requests::found(tx, &vault, finder, now).await?;
        if found.is_some() {
            door.right(tx, now).await?;
        }
        Ok(Ok(found))
    };
    match house.db.write(look).await? {
        Ok(found) => Ok(found.map(|found| (code, language, found))),
        Err(until) => Err(ActionError::Wait { until }),
    }
}
