//! Sessions of a group, for those who run it: what is on today, what is due to be written down, and what was.
//!
//! A session that is to be expected stands nowhere: the rule of its meeting gives it, with an id that is always the same. It
//! is kept from the first moment that somebody writes something of it.

mod list;
mod meeting;
mod name;
mod save;

use jiff::{SignedDuration, Timestamp};
use openseat_domain::{
    group_session::{Change, DUE_DAYS, Field, Mode, NOTES_KEPT_DAYS, Planned, Record, Slot, Standing, planned},
    meeting::Draft,
    organisation::Path,
    policy::{self, Action, Kind, Thing},
    role::Actor,
    zone::Zone,
};
use openseat_store::{
    Tx, Vault, group_meeting,
    group_session::{self, GroupSession, leader, version},
    node::{self, Node},
};
use uuid::Uuid;

pub use self::{
    list::{Line, ListView, Period, list, unique},
    meeting::{HeldMeeting, hold, let_go, meetings},
    name::{NamesView, forget_names, keep_names, names},
    save::{Entry, Saved, add, save, undo},
};
use crate::{
    ActionError, House, Result,
    keeping::change::current,
    organisation::{allow, find_node, name_of},
    signed::Signed,
    snapshot::minute_of,
};

/// A session can be opened so long before it begins …
const AHEAD_DAYS: i64 = 35;
/// Most groups of one page.
const MOST_GROUPS: usize = 200;

/// One session in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    pub id: Uuid,
    pub node: Path,
    pub slot: Slot,
    pub start_at: Timestamp,
    pub standing: Standing,
    pub mode: Mode,
    pub came: Option<u16>,
    pub version: i64,
    /// Two people wrote different things and nobody has settled it.
    pub clashes: bool,
}

/// A group on the page of who runs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupToday {
    pub node: Path,
    pub name: String,
    /// Sessions that begin within twelve hours, before or after.
    pub today: Vec<Brief>,
    /// Sessions of the last days that nobody wrote down, the latest first.
    pub due: Vec<Brief>,
    /// The next after that.
    pub next: Option<Brief>,
    /// It holds no meeting of the list, so nothing is to be expected.
    pub bare: bool,
}

/// What two people wrote differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClashView {
    pub field: Field,
    /// What stands.
    pub stands: Change,
    pub other: Change,
    /// Whoever looks wrote the other.
    pub mine: bool,
    pub at: Timestamp,
}

/// One session, for those who run the group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionView {
    pub id: Uuid,
    pub node: Path,
    pub group: String,
    pub slot: Slot,
    pub start_at: Timestamp,
    /// 0 while nothing is written down.
    pub version: i64,
    pub record: Record,
    pub clashes: Vec<ClashView>,
    /// What the last session left for this one.
    pub handover: String,
    /// How many leaders have an account here, and whether one is who looks.
    pub leaders: usize,
    pub i_lead: bool,
    pub may_change: bool,
    /// The last change can be taken back by who looks.
    pub undoable: bool,
    /// The sites that it can have been held at.
    pub sites: Vec<(Uuid, String)>,
}

/// One state of a session that was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastView {
    pub version: i64,
    pub at: Timestamp,
    /// The pseudonym of who wrote, in short.
    pub who: String,
    pub mine: bool,
    pub record: Record,
}

/// Every group whose sessions the person sees, with what is on and what is due; those with a session today first.
///
/// # Errors
/// When the database cannot be read.
pub async fn today(house: &House, who: &Signed, now: Timestamp) -> Result<Vec<GroupToday>> {
    let (actor, grants, opener) = (who.actor(), who.grants.clone(), Opener::of(house));
    let read = async move |tx: &mut Tx| {
        let mut nodes: Vec<Node> = Vec::new();
        for grant in &grants {
            if sees(&actor, &grant.on) {
                nodes.extend(with_below(tx, grant.on.node()).await?);
            }
        }
        nodes.sort_by_key(|node| node.path);
        nodes.dedup_by_key(|node| node.path);
        let mut groups = Vec::new();
        for node in nodes.into_iter().take(MOST_GROUPS) {
            let group = opener.group(tx, &node, now).await?;
            let has_sessions = !(group.bare && group.today.is_empty() && group.due.is_empty());
            if has_sessions || node.level() == openseat_domain::organisation::Level::Group {
                groups.push(group);
            }
        }
        Ok(groups)
    };
    let mut groups: Vec<GroupToday> = house.db.read(read).await?;
    let first = |group: &GroupToday| group.today.first().map(|one| one.start_at);
    groups.sort_by(|a, b| {
        (first(a).is_none(), first(a), &a.name, a.node).cmp(&(first(b).is_none(), first(b), &b.name, b.node))
    });
    Ok(groups)
}

/// One session. `None` when there is none of that id.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn one(house: &House, who: &Signed, node: Uuid, id: Uuid, now: Timestamp) -> Result<SessionView> {
    let (found, me) = enter(house, who, node, Action::See).await?;
    let (opener, person) = (Opener::of(house), who.person);
    let may_change = who.may(Action::Change, &Thing::on(Kind::GroupSession, found.path)).is_ok();
    let read = async move |tx: &mut Tx| {
        let Some(session) = opener.find(tx, &found, id, now).await? else { return Ok(None) };
        let leaders = leader::of(tx, id).await?;
        let last = version::one(tx, &opener.vault, id, session.version).await?;
        let sites = sites(tx, &found).await?;
        let handover = opener.handover(tx, &session).await?;
        let clash = |clash: &openseat_domain::group_session::Clash| ClashView {
            field: clash.other.field(),
            stands: clash.other.field().of(&session.record),
            other: clash.other.clone(),
            mine: clash.by == me,
            at: clash.at,
        };
        Ok(Some(SessionView {
            id,
            node: session.node,
            group: found.name.clone(),
            clashes: session.clashes.iter().map(clash).collect(),
            handover,
            i_lead: leaders.contains(&person),
            leaders: leaders.len(),
            may_change,
            undoable: may_change && last.is_some_and(|last| last.who == me),
            sites,
            slot: session.slot,
            start_at: session.start_at,
            version: session.version,
            record: session.record,
        }))
    };
    house.db.read(read).await?.ok_or_else(missing)
}

/// Every state that a session was in, the latest first.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn history(house: &House, who: &Signed, node: Uuid, id: Uuid) -> Result<Vec<PastView>> {
    let (found, me) = enter(house, who, node, Action::Change).await?;
    let vault = house.vault.clone();
    let read = async move |tx: &mut Tx| {
        let session = group_session::by_id(tx, &vault, id).await?;
        if session.is_none_or(|session| session.node != found.path) {
            return Ok(Vec::new());
        }
        let versions = version::of(tx, &vault, id).await?;
        let view = |one: version::Version| PastView {
            version: one.version,
            at: one.at,
            mine: one.who == me,
            who: one.who.chars().take(4).collect(),
            record: one.record,
        };
        Ok(versions.into_iter().rev().map(view).collect())
    };
    Ok(house.db.read(read).await?)
}

/// The moments that a period reaches, on the clock of this place.
pub(crate) fn reach(house: &House, period: Period) -> (Timestamp, Timestamp) {
    Opener::of(house).reach(period)
}

/// An id for what somebody is about to write down: a form that is sent twice says it twice.
pub fn entry_id(house: &House, now: Timestamp) -> Uuid {
    house.ids.next(now)
}

/// Deletes names whose two weeks are over and empties old notes. The server calls it on schedule.
///
/// # Errors
/// When the database cannot be reached.
pub async fn sweep(house: &House, now: Timestamp) -> Result<()> {
    let before = days_before(now, NOTES_KEPT_DAYS);
    let clear = async move |tx: &mut Tx| {
        group_session::name::sweep(tx, now).await?;
        group_session::empty(tx, before).await.map(drop)
    };
    Ok(house.db.write(clear).await?)
}

/// What reading sessions takes, inside a transaction.
#[derive(Clone)]
pub(crate) struct Opener {
    vault: Vault,
    home_zone: String,
}

impl Opener {
    pub(crate) fn of(house: &House) -> Self {
        Self { vault: house.vault.clone(), home_zone: house.home_zone.clone() }
    }

    /// What the meetings of a group give from `from` until `until`, in order of time.
    pub(crate) async fn planned(
        &self,
        tx: &mut Tx,
        node: &Path,
        (from, until): (Timestamp, Timestamp),
        now: Timestamp,
    ) -> openseat_store::Result<Vec<Planned>> {
        let mut all = Vec::new();
        for (meeting, since) in group_meeting::of(tx, node.node()).await? {
            let Some(current) = current(tx, meeting, now).await?.filter(|current| !current.laid.closed) else {
                continue;
            };
            // What was before the group said that it holds this meeting is nobody's duty.
            let from = from.max(days_before(since, 7));
            let (Some(zone), draft) = self.zoned(current.laid.draft, from, until) else { continue };
            all.extend(planned(node.node(), meeting, &draft, &zone, minute_of(from), minute_of(until)));
        }
        all.sort_by_key(|one| (one.start_at, one.id));
        Ok(all)
    }

    /// The draft with a zone, and the table of it.
    fn zoned(&self, mut draft: Draft, from: Timestamp, until: Timestamp) -> (Option<Zone>, Draft) {
        let year = |at: Timestamp| at.to_zoned(jiff::tz::TimeZone::UTC).year();
        let Some(schedule) = &mut draft.schedule else { return (None, draft) };
        let name = schedule.zone.get_or_insert_with(|| self.home_zone.clone());
        let table = Zone::table(name, year(from)..=year(until)).ok();
        (table, draft)
    }

    /// A session that is kept, or that is to be expected, of this very group.
    async fn find(
        &self,
        tx: &mut Tx,
        node: &Node,
        id: Uuid,
        now: Timestamp,
    ) -> openseat_store::Result<Option<GroupSession>> {
        if let Some(kept) = group_session::by_id(tx, &self.vault, id).await? {
            return Ok(Some(kept).filter(|kept| kept.node == node.path));
        }
        let reach = (days_before(now, DUE_DAYS), days_before(now, -AHEAD_DAYS));
        let planned = self.planned(tx, &node.path, reach, now).await?.into_iter().find(|one| one.id == id);
        Ok(planned.map(|one| new(node.path, one, now)))
    }

    async fn group(&self, tx: &mut Tx, node: &Node, now: Timestamp) -> openseat_store::Result<GroupToday> {
        let (from, until) = (days_before(now, DUE_DAYS), days_before(now, -AHEAD_DAYS));
        let all = self.all(tx, node, (from, until), now).await?;
        let half_day = SignedDuration::from_hours(12);
        let near = |one: &&Brief| one.start_at.duration_since(now).abs() <= half_day;
        let today: Vec<Brief> = all.iter().filter(near).cloned().collect();
        let open = |one: &&Brief| matches!(one.standing, Standing::Planned | Standing::Moved);
        let late = |one: &&Brief| open(one) && !near(one) && one.start_at < now;
        let due = all.iter().rev().filter(late).cloned().collect();
        let next = all.iter().find(|one| open(one) && !near(one) && one.start_at > now).cloned();
        let bare = group_meeting::of(tx, node.id()).await?.is_empty();
        Ok(GroupToday { node: node.path, name: node.name.clone(), today, due, next, bare })
    }

    /// The sessions of this very group, kept or to be expected, in order of time.
    async fn all(
        &self,
        tx: &mut Tx,
        node: &Node,
        (from, until): (Timestamp, Timestamp),
        now: Timestamp,
    ) -> openseat_store::Result<Vec<Brief>> {
        let kept = group_session::between(tx, &self.vault, &node.path, from, until).await?;
        let mut kept: Vec<GroupSession> = kept.into_iter().filter(|one| one.node == node.path).collect();
        let planned = self.planned(tx, &node.path, (from, until), now).await?;
        let fresh = planned.into_iter().filter(|one| kept.iter().all(|kept| kept.id != one.id)).collect::<Vec<_>>();
        kept.extend(fresh.into_iter().map(|one| new(node.path, one, now)));
        kept.sort_by_key(|one| (one.start_at, one.id));
        Ok(kept.iter().map(brief).collect())
    }

    /// What whoever led the session before left for this one.
    async fn handover(&self, tx: &mut Tx, session: &GroupSession) -> openseat_store::Result<String> {
        let from = days_before(session.start_at, DUE_DAYS);
        let before = group_session::between(tx, &self.vault, &session.node, from, session.start_at).await?;
        let mut ours =
            before.into_iter().rev().filter(|one| one.node == session.node && one.record.standing == Standing::Held);
        Ok(ours.next().map(|one| one.record.notes.handover).unwrap_or_default())
    }
}

/// A session of which nothing is written down.
fn new(node: Path, planned: Planned, now: Timestamp) -> GroupSession {
    let Planned { id, slot, start_at, mode } = planned;
    let record = Record::planned(mode);
    GroupSession { id, node, slot, start_at, version: 0, record, clashes: Vec::new(), made_at: now, changed_at: now }
}

fn brief(session: &GroupSession) -> Brief {
    Brief {
        id: session.id,
        node: session.node,
        slot: session.slot.clone(),
        start_at: session.start_at,
        standing: session.record.standing,
        mode: session.record.mode,
        came: session.record.came(),
        version: session.version,
        clashes: !session.clashes.is_empty(),
    }
}

/// The sites of the organisation that the group belongs to.
async fn sites(tx: &mut Tx, node: &Node) -> openseat_store::Result<Vec<(Uuid, String)>> {
    let below = node::below(tx, node.path.organisation()).await?;
    Ok(below.into_iter().map(|site| (site.id(), site.name)).collect())
}

/// A node and all that is open below it.
pub(crate) async fn with_below(tx: &mut Tx, id: Uuid) -> openseat_store::Result<Vec<Node>> {
    let mut all: Vec<Node> = node::by_id(tx, id).await?.into_iter().collect();
    for site in node::below(tx, id).await? {
        let groups = node::below(tx, site.id()).await?;
        all.push(site);
        all.extend(groups);
    }
    Ok(all)
}

fn sees(actor: &Actor, on: &Path) -> bool {
    policy::may(actor, Action::See, &Thing::on(Kind::GroupSession, *on))
}

/// The node and the pseudonym of who comes, if they may.
async fn enter(house: &House, who: &Signed, node: Uuid, action: Action) -> Result<(Node, String)> {
    let found = find_node(house, node).await?;
    allow(&who.actor(), action, &Thing::on(Kind::GroupSession, found.path))?;
    let me = name_of(house, &who.actor()).await?;
    Ok((found, me))
}

fn days_before(at: Timestamp, days: i64) -> Timestamp {
    let bound = if days < 0 { Timestamp::MAX } else { Timestamp::MIN };
    at.saturating_sub(SignedDuration::from_hours(24 * days)).unwrap_or(bound)
}

fn missing() -> ActionError {
    ActionError::Missing { what: "session", name: String::new(), fix: "Look at the list of sessions." }
}
