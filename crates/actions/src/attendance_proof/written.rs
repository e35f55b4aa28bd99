//! What the group itself wrote down of the session that a letter is asked of.

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use openseat_domain::{group_session::Standing, organisation::Path};
use openseat_store::{
    Result, Tx, Vault,
    attendance_proof::{Request, Words},
    group_session::{self, GroupSession},
    node,
};
use uuid::Uuid;

/// How a session stands, by the group's own record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    session: Uuid,
    pub(super) standing: Standing,
}

/// The session that a letter is of.
pub(super) struct Held {
    pub(super) session: Uuid,
    pub(super) start: Timestamp,
    pub(super) zone: TimeZone,
}

impl Written {
    /// It says that nobody met then.
    pub(super) fn nobody_met(self) -> bool {
        matches!(self.standing, Standing::Cancelled | Standing::Moved)
    }

    /// The session, when it was held.
    pub(super) fn held(self) -> Option<Uuid> {
        (self.standing == Standing::Held).then_some(self.session)
    }
}

/// What stands at a node and below of the session of a meeting that begins at `start`; `None` where nobody wrote it down.
///
/// It is found by its day, as the group keeps one session of a meeting for each: the hour of the meeting may have been changed
/// after the session was written down.
pub(super) async fn at(
    tx: &mut Tx,
    vault: &Vault,
    of: &Path,
    (meeting, start): (Uuid, Timestamp),
    zone: &str,
) -> Result<Option<Written>> {
    let (day, hours) = (start.to_zoned(zone_of(zone)).date(), SignedDuration::from_hours(24));
    let (from, until) = (start.saturating_sub(hours).unwrap_or(start), start.saturating_add(hours).unwrap_or(start));
    let near = group_session::between(tx, vault, of, from, until).await?;
    let ours = |one: &GroupSession| one.slot.meeting == Some(meeting) && one.slot.day == day;
    let all = near.iter().filter(|one| ours(one) && one.record.standing != Standing::Planned);
    let mut all = all.map(|one| Written { session: one.id, standing: one.record.standing });
    // Where two groups hold one meeting, who met counts.
    let first = all.next();
    Ok(all.find(|one| one.standing == Standing::Held).or(first))
}

/// The same for a request.
pub(super) async fn of(tx: &mut Tx, vault: &Vault, asked: &Request) -> Result<Option<Written>> {
    match node::by_id(tx, asked.node_id).await? {
        Some(node) => at(tx, vault, &node.path, (asked.meeting_id, asked.start_at), &asked.words.zone).await,
        None => Ok(None),
    }
}

/// The session that the letter of a request is of: the one that was held when it was confirmed, or has been written down as
/// held since.
pub(super) async fn held(tx: &mut Tx, vault: &Vault, asked: &Request) -> Result<Option<Held>> {
    let Words { session, .. } = asked.words;
    let session = match session {
        Some(session) => Some(session),
        None => of(tx, vault, asked).await?.and_then(Written::held),
    };
    let Some(session) = session else { return Ok(None) };
    let kept = group_session::by_id(tx, vault, session).await?;
    Ok(kept.map(|kept| Held { session, start: kept.start_at, zone: zone_of(&kept.slot.zone) }))
}

/// UTC where nobody knows the name.
pub(super) fn zone_of(name: &str) -> TimeZone {
    jiff::tz::db().get(name).unwrap_or(TimeZone::UTC)
}
