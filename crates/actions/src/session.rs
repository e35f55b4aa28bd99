//! Where a person is signed in. The cookie holds 32 random bytes; the table holds their hash.
//!
//! How long a session lasts follows NIST SP 800-63B-4 §2.1.3 and §2.2.3: 30 days without being seen and 90 in all; for
//! who works for an organisation an hour and a day.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::{SignedDuration, Timestamp};
use openseat_content::Locale;
use openseat_store::{PersonKey, Tx, audit, grant, person, session};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::{
    House, Result,
    account::Device,
    audit::person_chain,
    signed::{Signed, Strength},
};

/// Until the phone's code must be there.
const HALF: SignedDuration = SignedDuration::from_mins(10);
/// In all.
const LONGEST: SignedDuration = SignedDuration::from_hours(90 * 24);
/// Without being seen.
const IDLE: SignedDuration = SignedDuration::from_hours(30 * 24);
/// In all, for staff.
const LONGEST_STAFF: SignedDuration = SignedDuration::from_hours(24);
/// Without being seen, for staff.
const IDLE_STAFF: SignedDuration = SignedDuration::from_hours(1);
/// Being seen is noted at most so often.
const SEEN_EVERY: SignedDuration = SignedDuration::from_mins(1);
/// Letters of a device's name.
const LONGEST_DEVICE: usize = 80;

/// A session just opened: what goes into the cookie.
#[derive(Clone, Debug)]
pub struct Opened {
    /// 43 letters of base64url (RFC 4648 §5).
    pub token: String,
    pub ends_at: Timestamp,
    /// [`Strength::Half`] when the code of the phone is asked for next.
    pub strength: Strength,
}

/// One session in the list.
#[derive(Clone, Debug)]
pub struct SessionView {
    pub id: Uuid,
    pub device: String,
    pub made_at: Timestamp,
    pub seen_at: Timestamp,
    /// The one that asks.
    pub this: bool,
}

/// Who has this token; `None` when nobody has, the session is over, or the person is gone.
pub async fn who(house: &House, token: &str, now: Timestamp) -> Result<Option<Signed>> {
    let Some(hash) = hash(token) else { return Ok(None) };
    let found = house.db.read(async move |tx| {
        let Some(session) = session::by_token(tx, hash).await? else { return Ok(None) };
        let Some(person) = person::by_id(tx, session.person).await? else { return Ok(None) };
        let held = grant::of_person(tx, session.person, now).await?;
        Ok(Some((session, person, held)))
    });
    let Some((session, person, held)) = found.await? else { return Ok(None) };
    let staff = held.iter().any(|held| held.grant.role.is_staff());
    if is_over(&session, staff, now) {
        return Ok(None);
    }
    if session.seen_at.duration_until(now) >= SEEN_EVERY {
        house.db.write(async move |tx| session::seen(tx, hash, now).await).await?;
    }
    let strength = Strength::from_number(session.strength);
    let (kept, left_out): (Vec<_>, Vec<_>) =
        held.into_iter().partition(|held| strength == Strength::Two || (strength == Strength::One && !held.two_proofs));
    Ok(Some(Signed {
        person: session.person,
        session: session.id,
        strength,
        proved_at: session.proved_at,
        locale: Locale::ALL.into_iter().find(|locale| locale.code() == person.locale),
        grants: kept.into_iter().map(|held| held.grant).collect(),
        second_proof_asked: left_out.iter().any(|held| held.two_proofs),
        erase_at: person.erase_at,
    }))
}

/// Ends the session of a token. Nothing happens when there is none.
pub async fn end(house: &House, token: &str, now: Timestamp) -> Result<()> {
    let Some(hash) = hash(token) else { return Ok(()) };
    let found = house.db.read(async move |tx| session::by_token(tx, hash).await).await?;
    let Some(session) = found else { return Ok(()) };
    let key = house.vault.person(session.person).await?;
    let me = key.map(|key| key.pseudonym());
    let ended = house.db.write(async move |tx| {
        if session::end(tx, hash).await? {
            // Who was erased has no pseudonym any more, and no chain is written to for them.
            if let Some(me) = &me {
                audit::append(tx, &person_chain(me), now, me, "session.end", &session.id.simple().to_string()).await?;
            }
        }
        Ok(())
    });
    Ok(ended.await?)
}

/// The person's sessions, the one that asks first, then the latest seen.
pub async fn list(house: &House, who: &Signed, now: Timestamp) -> Result<Vec<SessionView>> {
    let key = who.key(house).await?;
    let person = who.person;
    let (sessions, held) = house
        .db
        .read(async move |tx| Ok((session::of_person(tx, person).await?, grant::of_person(tx, person, now).await?)))
        .await?;
    let staff = held.iter().any(|held| held.grant.role.is_staff());
    let mut views = Vec::with_capacity(sessions.len());
    for session in sessions.into_iter().filter(|session| !is_over(session, staff, now)) {
        let device = key.text(session::device_cell(session.id), &session.device)?;
        let session::Session { id, made_at, seen_at, .. } = session;
        views.push(SessionView { id, device, made_at, seen_at, this: id == who.session });
    }
    views.sort_by_key(|view| !view.this);
    Ok(views)
}

/// Ends one of the person's sessions. False when it is not theirs or over.
pub async fn end_one(house: &House, who: &Signed, session: Uuid, now: Timestamp) -> Result<bool> {
    let me = who.key(house).await?.pseudonym();
    let person = who.person;
    let ended = house.db.write(async move |tx| {
        let ended = session::end_one(tx, person, session).await?;
        if ended {
            audit::append(tx, &person_chain(&me), now, &me, "session.end", &session.simple().to_string()).await?;
        }
        Ok(ended)
    });
    Ok(ended.await?)
}

/// Ends all of the person's sessions, this one too.
pub async fn end_all(house: &House, who: &Signed, now: Timestamp) -> Result<()> {
    let me = who.key(house).await?.pseudonym();
    let person = who.person;
    let ended = house.db.write(async move |tx| {
        session::end_all(tx, person).await?;
        audit::append(tx, &person_chain(&me), now, &me, "session.end_all", &me).await.map(drop)
    });
    Ok(ended.await?)
}

/// Forgets sessions that are over, and tries that count no more; how many sessions. The server calls it on schedule.
pub async fn sweep(house: &House, now: Timestamp) -> Result<u64> {
    let forgotten = house.db.write(async move |tx| {
        crate::attempt::forget(tx, now).await?;
        session::forget(tx, now).await
    });
    Ok(forgotten.await?)
}

/// A session to be kept with [`keep`], and what goes into its cookie.
pub(crate) fn make(
    house: &House,
    key: &PersonKey,
    strength: Strength,
    device: &Device,
    now: Timestamp,
) -> (session::New, Opened) {
    let (token, hash) = draw(house);
    let id = house.ids.next(now);
    let ends_at = ends_at(strength, now);
    let name: String = device.name.chars().filter(|c| !c.is_control()).take(LONGEST_DEVICE).collect();
    let device = key.seal(session::device_cell(id), name.as_bytes());
    let new = session::New { token: hash, id, person: key.person(), strength: strength.number(), ends_at, device };
    (new, Opened { token, ends_at, strength })
}

/// Opens a session, with its audit row. `me` is the pseudonym.
pub(crate) async fn keep(tx: &mut Tx, new: &session::New, me: &str, now: Timestamp) -> openseat_store::Result<()> {
    session::insert(tx, new, now).await?;
    audit::append(tx, &person_chain(me), now, me, "session.open", &new.id.simple().to_string()).await.map(drop)
}

/// A new secret for a session that rises in strength: what goes into the cookie, and its hash.
pub(crate) fn renewed(house: &House, strength: Strength, now: Timestamp) -> (Opened, [u8; 32]) {
    let (token, hash) = draw(house);
    (Opened { token, ends_at: ends_at(strength, now), strength }, hash)
}

fn ends_at(strength: Strength, now: Timestamp) -> Timestamp {
    let lasts = if strength == Strength::Half { HALF } else { LONGEST };
    now.checked_add(lasts).unwrap_or(now)
}

fn draw(house: &House) -> (String, [u8; 32]) {
    let secret: [u8; 32] = house.vault.secrets().bytes();
    (URL_SAFE_NO_PAD.encode(secret), Sha256::digest(secret).into())
}

fn hash(token: &str) -> Option<[u8; 32]> {
    let secret: [u8; 32] = URL_SAFE_NO_PAD.decode(token).ok()?.try_into().ok()?;
    Some(Sha256::digest(secret).into())
}

fn is_over(session: &session::Session, staff: bool, now: Timestamp) -> bool {
    let (idle, longest) = if staff { (IDLE_STAFF, LONGEST_STAFF) } else { (IDLE, LONGEST) };
    session.ends_at <= now
        || session.seen_at.duration_until(now) >= idle
        || session.made_at.duration_until(now) >= longest
}
