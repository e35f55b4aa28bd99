//! Signing in to a session without an account: by a picture, by four digits, or at a tablet. Nobody is named, and no moment is
//! kept. That is why an arrival writes no row of the audit: it would have one.

use jiff::{SignedDuration, Timestamp};
use openseat_domain::{
    group_session::{Change, Mode, Slot},
    policy::{Action, Kind, Thing},
    problem::Problem,
    self_code::SelfCode,
};
use openseat_store::{
    Tx, audit, group_session as sessions, node, self_code, session_arrival as arrivals,
    session_door::{self as doors, By, Hashes},
};
pub use openseat_store::{session_arrival::Arrival, session_door::Shown};
use uuid::Uuid;

use crate::{
    ActionError, House, Result,
    attempt::Door,
    audit::organisation_chain,
    group_link,
    group_session::{self, Entry},
    organisation::{allow, find_node, name_of},
    signed::Signed,
};

/// A door stays open so long after the session, so that people can answer what comes after it at home.
const AFTER: SignedDuration = SignedDuration::from_hours(12);
/// More than this is no group: somebody plays with the button.
const MOST_ARRIVALS: i64 = 5_000;
/// Codes that people built are forgotten after so many days.
pub const CODES_KEPT_DAYS: i64 = 400;
/// So often digits are drawn that no other door has.
const DRAWS: usize = 400;

/// A door, for who leads the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoorView {
    pub shown: Shown,
    pub until: Timestamp,
}

/// How many signed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arrived {
    pub in_person: u16,
    pub online: u16,
    pub first_timers: u16,
    /// So many said whether it was their first time.
    pub first_timers_of: u16,
}

/// By what somebody comes to a door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way<'a> {
    /// The link of a picture, on one's own phone.
    Link(&'a str),
    /// A tablet that stands in the room.
    Kiosk(&'a str),
}

/// What somebody at the door sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtDoor {
    pub session: Uuid,
    pub group: String,
    pub slot: Slot,
    pub mode: Mode,
    pub(crate) organisation: Uuid,
}

impl AtDoor {
    /// A made-up door, for the samples of pages.
    pub fn sample(slot: Slot) -> Self {
        Self { session: Uuid::nil(), group: "Monday group".into(), slot, mode: Mode::Hybrid, organisation: Uuid::nil() }
    }
}

/// An entry that tells no time, unlike other ids.
pub fn entry(house: &House) -> Uuid {
    uuid::Builder::from_random_bytes(house.vault.secrets().bytes()).into_uuid()
}

/// The door of a session, if it is open, and how many signed in.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn door(
    house: &House,
    who: &Signed,
    node: Uuid,
    id: Uuid,
    now: Timestamp,
) -> Result<(Option<DoorView>, Arrived)> {
    let view = group_session::one(house, who, node, id, now).await?;
    allow(&who.actor(), Action::Change, &Thing::on(Kind::GroupSession, view.node))?;
    let vault = house.vault.clone();
    let read = async move |tx: &mut Tx| {
        let door = doors::of(tx, &vault, id, now).await?.map(|(shown, until)| DoorView { shown, until });
        Ok((door, arrived(&arrivals::of(tx, id).await?)))
    };
    Ok(house.db.read(read).await?)
}

/// Opens the door of a session: it has begun then, if nobody said so before. What was open is closed.
///
/// # Errors
/// `Denied`; `Missing`; `Busy` when every four digits are taken.
pub async fn open(house: &House, who: &Signed, node: Uuid, id: Uuid, now: Timestamp) -> Result<()> {
    let view = group_session::one(house, who, node, id, now).await?;
    if view.record.started.is_none() {
        let changes = vec![Change::Started(Some(now))];
        let entry = Entry { id: house.ids.next(now), base: view.version, changes, settles: Vec::new(), leads: None };
        group_session::save(house, who, node, id, entry, now).await?;
    }
    let found = find_node(house, node).await?;
    allow(&who.actor(), Action::Change, &Thing::on(Kind::GroupSession, found.path))?;
    let (me, chain, vault) =
        (name_of(house, &who.actor()).await?, organisation_chain(&found.path), house.vault.clone());
    let (link, kiosk) = (group_link::draw(house), group_link::draw(house));
    let digits: Vec<String> = (0..DRAWS).map(|_| four_digits(house)).collect();
    let end = view.start_at.saturating_add(SignedDuration::from_mins(view.slot.minutes.into())).unwrap_or(now);
    let until = end.max(now).saturating_add(AFTER).unwrap_or(Timestamp::MAX);
    let write = async move |tx: &mut Tx| {
        doors::sweep(tx, now).await?;
        for code in &digits {
            let hash = vault.index("code of a door", code);
            if doors::has_code(tx, hash).await? {
                continue;
            }
            let shown = Shown { link: link.shown.clone(), kiosk: kiosk.shown.clone(), code: code.clone() };
            let hashes = Hashes { link: link.hash, kiosk: kiosk.hash, code: hash };
            doors::open(tx, &vault, (id, node), &shown, hashes, until).await?;
            audit::append(tx, &chain, now, &me, "session_door.open", &id.simple().to_string()).await?;
            return Ok(true);
        }
        Ok(false)
    };
    if house.db.write(write).await? { Ok(()) } else { Err(ActionError::Busy) }
}

/// Closes it: nobody signs in any more, and the tablet shows nothing.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn close(house: &House, who: &Signed, node: Uuid, id: Uuid, now: Timestamp) -> Result<bool> {
    let found = find_node(house, node).await?;
    allow(&who.actor(), Action::Change, &Thing::on(Kind::GroupSession, found.path))?;
    group_session::one(house, who, node, id, now).await?;
    let (me, chain) = (name_of(house, &who.actor()).await?, organisation_chain(&found.path));
    let write = async move |tx: &mut Tx| {
        let closed = doors::close(tx, id).await?;
        if closed {
            audit::append(tx, &chain, now, &me, "session_door.close", &id.simple().to_string()).await?;
        }
        Ok(closed)
    };
    Ok(house.db.write(write).await?)
}

/// Takes the numbers of the door into the record of the session.
///
/// # Errors
/// `Denied`; `Missing`; `Refusals`.
pub async fn take(house: &House, who: &Signed, node: Uuid, id: Uuid, entry: Uuid, now: Timestamp) -> Result<()> {
    let (_, arrived) = door(house, who, node, id, now).await?;
    let view = group_session::one(house, who, node, id, now).await?;
    let count = |n: u16, way: bool| (n > 0 || way).then_some(n);
    let mut changes = vec![
        Change::InPerson(count(arrived.in_person, view.record.mode != Mode::Online)),
        Change::Online(count(arrived.online, view.record.mode != Mode::InPerson)),
    ];
    if arrived.first_timers_of > 0 {
        changes.push(Change::FirstTimers(Some(arrived.first_timers)));
    }
    let entry = Entry { id: entry, base: view.version, changes, settles: Vec::new(), leads: None };
    group_session::save(house, who, node, id, entry, now).await.map(drop)
}

/// The link behind four digits that somebody typed; `None` when no door has them. Wrong ones are counted for the network they
/// come from, so that guessing is slow; right ones are not, so that a whole room can come from one network.
///
/// # Errors
/// `Wait`.
pub async fn link_of(house: &House, typed: &str, network: &str, now: Timestamp) -> Result<Option<String>> {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    if digits.len() != 4 {
        return Ok(None);
    }
    let (door, vault) = (Door::of_codes(&house.vault, network), house.vault.clone());
    let hash = vault.index("code of a door", &digits);
    let look = async move |tx: &mut Tx| {
        if let Err(until) = door.knock(tx, now).await? {
            return Ok(Err(until));
        }
        let found = doors::link_of_code(tx, &vault, hash, now).await?;
        if found.is_some() {
            door.right(tx, now).await?;
        }
        Ok(Ok(found))
    };
    house.db.write(look).await?.map_err(|until| ActionError::Wait { until })
}

/// What somebody at a door sees; `None` when it is closed or never was: both alike. A link has 110 random bits, so nobody
/// guesses one, and nobody is counted here.
///
/// # Errors
/// When the database cannot be read.
pub async fn at(house: &House, way: Way<'_>, now: Timestamp) -> Result<Option<AtDoor>> {
    let Some(by) = by(way) else { return Ok(None) };
    let vault = house.vault.clone();
    let read = async move |tx: &mut Tx| {
        let Some((session, node)) = doors::behind(tx, by, now).await? else { return Ok(None) };
        let (kept, found) = (sessions::by_id(tx, &vault, session).await?, node::by_id(tx, node).await?);
        Ok(kept.zip(found).map(|(kept, node)| AtDoor {
            session,
            group: node.name,
            slot: kept.slot,
            mode: kept.record.mode,
            organisation: kept.node.organisation(),
        }))
    };
    Ok(house.db.read(read).await?)
}

/// Somebody is here. Sent twice with one entry, they are counted once. False when this entry was kept before.
///
/// # Errors
/// `Missing` when the door is closed; `Refused` when far too many came.
pub async fn arrive(house: &House, way: Way<'_>, entry: Uuid, arrival: Arrival, now: Timestamp) -> Result<bool> {
    let at = at(house, way, now).await?.ok_or_else(closed)?;
    let online = arrival.online && at.mode != Mode::InPerson || at.mode == Mode::Online;
    let arrival = Arrival { online, ..arrival };
    let write = async move |tx: &mut Tx| {
        if arrivals::count(tx, at.session).await? >= MOST_ARRIVALS {
            return Ok(None);
        }
        arrivals::add(tx, at.session, entry, arrival).await.map(Some)
    };
    let crowded = || {
        ActionError::Refused(Problem::refused("", "So many people are in no room.", "Tell whoever leads the session."))
    };
    house.db.write(write).await?.ok_or_else(crowded)
}

/// Keeps the marks of the code that somebody built. The code itself is kept nowhere. `None` for too few answers.
///
/// # Errors
/// `Missing` when the door is closed; `Refused` at the place of an answer that cannot be one.
pub async fn give_code(
    house: &House,
    way: Way<'_>,
    entry: Uuid,
    typed: &[String],
    now: Timestamp,
) -> Result<Option<()>> {
    let at = at(house, way, now).await?.ok_or_else(closed)?;
    let codes = house.content.self_codes();
    let refused = |place: usize| {
        let name = codes.questions.get(place).map(|question| question.key.clone()).unwrap_or_default();
        ActionError::Refused(Problem::refused(name, "no answer", "Look at it again."))
    };
    let Some(code) = SelfCode::read(&codes.sorts(), typed).map_err(refused)? else { return Ok(None) };
    let marks = self_code::marks(&house.vault, at.organisation, &codes.version, &code);
    let write = async move |tx: &mut Tx| {
        self_code::add(tx, (at.session, entry), at.organisation, at.slot.day, &marks).await.map(drop)
    };
    Ok(Some(house.db.write(write).await?))
}

/// Closes doors whose time is over, and forgets old codes. The server calls it on schedule.
///
/// # Errors
/// When the database cannot be reached.
pub async fn sweep(house: &House, now: Timestamp) -> Result<()> {
    let before = now.saturating_sub(SignedDuration::from_hours(24 * CODES_KEPT_DAYS)).unwrap_or(Timestamp::MIN);
    let before = before.to_zoned(jiff::tz::TimeZone::UTC).date();
    let clear = async move |tx: &mut Tx| {
        doors::sweep(tx, now).await?;
        self_code::sweep(tx, before).await.map(drop)
    };
    Ok(house.db.write(clear).await?)
}

fn by(way: Way<'_>) -> Option<By> {
    match way {
        Way::Link(shown) => group_link::hash(shown).map(By::Link),
        Way::Kiosk(shown) => group_link::hash(shown).map(By::Kiosk),
    }
}

fn arrived(all: &[Arrival]) -> Arrived {
    let count = |which: &dyn Fn(&&Arrival) -> bool| u16::try_from(all.iter().filter(which).count()).unwrap_or(u16::MAX);
    Arrived {
        in_person: count(&|one| !one.online),
        online: count(&|one| one.online),
        first_timers: count(&|one| one.first_time == Some(true)),
        first_timers_of: count(&|one| one.first_time.is_some()),
    }
}

/// Every four digits as likely as the next.
fn four_digits(house: &House) -> String {
    loop {
        let number = u16::from_be_bytes(house.vault.secrets().bytes());
        // 60,000 is six times 10,000: what lies above would make the first ones likelier.
        if number < 60_000 {
            return format!("{:04}", number % 10_000);
        }
    }
}

pub(crate) fn closed() -> ActionError {
    ActionError::Missing { what: "door", name: String::new(), fix: "Ask whoever leads the session." }
}
