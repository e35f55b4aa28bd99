//! Who can be asked at a meeting, and for when.

use jiff::Timestamp;
use openseat_domain::{
    greeting::{FURTHEST, MOST_OPEN, Rather},
    meeting::Attendance,
};
use openseat_store::{
    PersonKey, Tx,
    greeter::{self, Greeter},
    greeting, node as nodes,
};
use uuid::Uuid;

use super::{is_for_minors, is_kept, key_of};
use crate::{House, Result, meeting::MeetingView, snapshot::minute_of};

/// Times that can be chosen.
const MOST_TIMES: usize = 4;

/// What can be asked at a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// It is for people under 18: nobody is met there by a stranger.
    Minors,
    /// Nobody greets there, or it is not on.
    Nobody,
    /// All who greet there have as many to meet as they can.
    Full,
    Open(Vec<Public>, Vec<Timestamp>),
}

/// What everybody can see of a greeter: no name, and nothing by which to find them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Public {
    pub id: Uuid,
    pub languages: Vec<String>,
    pub rather: Rather,
    /// The name of the node whose people know them.
    pub by: String,
}

/// Who can be asked at a meeting, and for when.
///
/// # Errors
/// When a database cannot be read.
pub async fn at(house: &House, view: &MeetingView, now: Timestamp) -> Result<At> {
    if is_for_minors(house, view) {
        return Ok(At::Minors);
    }
    let times = coming(house, view, now);
    let found = ready(house, view.id, now).await?;
    if times.is_empty() || found.is_empty() {
        return Ok(At::Nobody);
    }
    let free = with_room(found);
    let mut open = Vec::with_capacity(free.len());
    for Ready { offer, key, by, .. } in free {
        let given = offer.given(&key)?;
        open.push(Public { id: offer.id, languages: given.languages, rather: given.rather, by });
    }
    Ok(if open.is_empty() { At::Full } else { At::Open(open, times) })
}

/// One who can be asked, with their key in hand for a moment.
pub(crate) struct Ready {
    pub(crate) offer: Greeter,
    pub(crate) key: PersonKey,
    pub(crate) by: String,
    /// How many they have to meet.
    pub(crate) open: usize,
}

/// Everyone who greets at a meeting, where somebody reads reports.
pub(crate) async fn ready(house: &House, meeting: Uuid, now: Timestamp) -> Result<Vec<Ready>> {
    let vault = house.vault.clone();
    let read = async move |tx: &mut Tx| {
        let mut found = Vec::new();
        for offer in greeter::ready(tx, meeting).await? {
            let Some(node) = nodes::by_id(tx, offer.node_id).await? else { continue };
            if is_kept(tx, &node, offer.person(&vault)?, now).await? {
                let open = greeting::open_count(tx, offer.owner, now).await?;
                found.push((offer, node.name, open));
            }
        }
        Ok(found)
    };
    let mut all = Vec::new();
    for (offer, by, open) in house.db.read(read).await? {
        if let Some(key) = key_of(&house.vault, &offer).await? {
            all.push(Ready { offer, key, by, open });
        }
    }
    Ok(all)
}

/// Those who can take one more, who has the fewest first.
pub(crate) fn with_room(mut found: Vec<Ready>) -> Vec<Ready> {
    found.retain(|one| one.open < MOST_OPEN);
    found.sort_by_key(|one| (one.open, one.offer.id));
    found
}

/// The next starts of a meeting that can be asked for; none when it is not on.
pub(crate) fn coming(house: &House, view: &MeetingView, now: Timestamp) -> Vec<Timestamp> {
    let draft = &view.draft;
    let snapshot = house.snapshot();
    let on = !view.gone && draft.attendance != Attendance::Paused;
    let Some(schedule) = draft.schedule.as_ref().filter(|_| on) else { return Vec::new() };
    let zone = snapshot.zone(schedule.zone.as_deref().unwrap_or("UTC"));
    let (Ok(zone), Ok(compiled)) = (zone, schedule.compile_with(&draft.closures)) else { return Vec::new() };
    let (mut from, until) = (minute_of(now) + 1, minute_of(now.saturating_add(FURTHEST).unwrap_or(now)));
    let mut times = Vec::new();
    while times.len() < MOST_TIMES {
        let Some(start) = compiled.next(&zone, from, until) else { break };
        times.extend(Timestamp::from_second(i64::from(start) * 60));
        from = start + 1;
    }
    times
}
