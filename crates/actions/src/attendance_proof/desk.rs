//! What the people of a group do: say whether letters are given, confirm who was there, show the code.

use jiff::Timestamp;
use openseat_domain::{
    attendance_proof::{Offered, Present, code_holds},
    charge::Of,
    group_session::Standing,
    policy::{Action, Kind, Thing},
    statistic::FEWEST,
};
use openseat_store::{
    Tx,
    attendance_proof::{self as requests, Offer, Request, Words},
    audit,
    node::Node,
};
use uuid::Uuid;

use super::{
    code_of, sessions,
    written::{self, Written},
};
use crate::{
    ActionError, House, Result,
    audit::organisation_chain,
    keeping::{self, hand::Reach},
    meeting::{self, Named},
    organisation::{allow, find_node, name_of},
    signed::Signed,
    space::refused,
};

/// What a group's people see.
#[derive(Clone, Debug, Default)]
pub struct DeskView {
    pub name: String,
    /// Who waits, the earliest session first.
    pub waiting: Vec<WaitingView>,
    /// Codes to show at this moment.
    pub codes: Vec<CodeView>,
    /// Meetings of which they say whether letters are given.
    pub meetings: Vec<MeetingLine>,
    /// How many letters were fetched; `None` below five.
    pub letters: Option<i64>,
}

/// Somebody who asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingView {
    pub id: Uuid,
    pub name: String,
    pub meeting: Named,
    pub zone: String,
    pub start: Timestamp,
    pub online: bool,
    /// What the group wrote down of that session: that it was held, or that it was not; `None` where nobody wrote it down.
    pub written: Option<Standing>,
    /// How long they can be said to have been there, the whole first.
    pub choices: Vec<Present>,
}

/// What somebody of the group says of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They were there for so long.
    There(Present),
    /// The same, by somebody who saw that the group's own record says that nobody met.
    AgainstTheRecord(Present),
    CannotSay,
}

/// A code, while it is to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeView {
    pub meeting: Named,
    pub zone: String,
    pub start: Timestamp,
    pub until: Timestamp,
    pub code: String,
}

/// A meeting, and whether it gives letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingLine {
    pub slug: String,
    pub name: String,
    pub offered: Offered,
}

/// The requests of a node. That somebody looked at names is written down.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn at_node(house: &House, who: &Signed, node: Uuid, now: Timestamp) -> Result<DeskView> {
    let (found, me) = enter(house, who, node, Action::See).await?;
    let (chain, vault, built) = (organisation_chain(&found.path), house.vault.clone(), house.snapshot().built);
    let path = found.path;
    let look = async move |tx: &mut Tx| {
        let mut waiting = Vec::new();
        for one in requests::waiting(tx, &vault, node, now).await? {
            let named = meeting::named(tx, one.meeting_id, built).await?;
            let (which, zone) = ((one.meeting_id, one.start_at), &one.words.zone);
            let written = written::at(tx, &vault, &path, which, zone).await?;
            waiting.push(waits(one, named, written.map(|written| written.standing)));
        }
        let mut offers = Vec::new();
        for offer in requests::offered_at(tx, node).await? {
            let named = meeting::named(tx, offer.meeting_id, built).await?;
            offers.push((offer, named));
        }
        if !waiting.is_empty() {
            audit::append(tx, &chain, now, &me, "attendance.look", &node.simple().to_string()).await?;
        }
        Ok((waiting, offers, requests::counted(tx, node).await?))
    };
    let (waiting, offers, letters) = house.db.write(look).await?;
    let mut codes = Vec::new();
    for (offer, named) in offers.iter().filter(|(offer, _)| offer.offered == Offered::Yes) {
        codes.extend(codes_of(house, &found, offer, named, now).await?);
    }
    Ok(DeskView {
        name: found.name,
        waiting,
        codes,
        meetings: meetings(house, who, &offers, now).await?,
        letters: Some(letters).filter(|n| *n >= i64::from(FEWEST)),
    })
}

/// Confirms that somebody was there, or says that it cannot be confirmed. False when it was decided before, or is gone.
///
/// # Errors
/// `Denied`; `Missing`; `Refused` at `record` when the group wrote down that nobody met, and who confirms did not see that.
pub async fn decide(
    house: &House,
    who: &Signed,
    node: Uuid,
    id: Uuid,
    verdict: Verdict,
    now: Timestamp,
) -> Result<bool> {
    let (found, me) = enter(house, who, node, Action::Change).await?;
    let (chain, vault) = (organisation_chain(&found.path), house.vault.clone());
    let write = async move |tx: &mut Tx| {
        let asked = requests::by_id(tx, &vault, id, now).await?.filter(|asked| asked.node_id == node);
        let Some(asked) = asked else { return Ok(Some(false)) };
        let written = written::of(tx, &vault, &asked).await?;
        let present = match verdict {
            Verdict::There(_) if written.is_some_and(Written::nobody_met) => return Ok(None),
            Verdict::There(present) | Verdict::AgainstTheRecord(present) => Some(present),
            Verdict::CannotSay => None,
        };
        let longest = Present::of(asked.words.minutes.into());
        let confirmed = present.map(|present| (present.min(longest).minutes(), true));
        let what = if confirmed.is_some() { "attendance.confirm" } else { "attendance.refuse" };
        let session = confirmed.and(written.and_then(Written::held));
        let words = Words { confirmed, session, ..asked.words };
        let decided = requests::decide(tx, &vault, id, &words).await?;
        if decided {
            audit::append(tx, &chain, now, &me, what, &id.simple().to_string()).await?;
        }
        Ok(Some(decided))
    };
    let decided = house.db.write(write).await?;
    decided.ok_or_else(|| {
        refused("record", "The group wrote down that nobody met then.", "Look at it before you confirm.")
    })
}

/// Says whether a meeting gives letters. Whose people may change the meeting may say so; those of its own group confirm
/// letters then, if the group has a node.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn offer(house: &House, who: &Signed, slug: &str, offered: Offered, now: Timestamp) -> Result<()> {
    let view = meeting::view(house, slug, now).await?.ok_or_else(|| meeting::missing(slug.to_owned()))?;
    let (actor, me) = (who.actor(), name_of(house, &who.actor()).await?);
    let write = async move |tx: &mut Tx| {
        let reach = Reach::read(tx).await?;
        let Some(by) = reach.by_which(&actor, Action::Change, &view.draft) else { return Ok(false) };
        let own = reach.charges.iter().find(|charge| charge.of == Of::Group && charge.covers(&view.draft));
        let node = own.map_or(by, |charge| charge.node);
        let offer = Offer { meeting_id: view.id, node_id: node.node(), offered };
        requests::offer(tx, offer, now).await?;
        let what = format!("attendance.offer {}", offered.as_str());
        audit::append(tx, &organisation_chain(&node), now, &me, &what, &view.id.simple().to_string()).await?;
        Ok(true)
    };
    if house.db.write(write).await? { Ok(()) } else { Err(ActionError::Denied(Kind::Listing.as_str())) }
}

/// Whether somebody may say that of a meeting.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn may_offer(house: &House, who: &Signed, slug: &str, now: Timestamp) -> Result<()> {
    let view = meeting::view(house, slug, now).await?.ok_or_else(|| meeting::missing(slug.to_owned()))?;
    let reach = house.db.read(async |tx| Reach::read(tx).await).await?;
    match reach.by_which(&who.actor(), Action::Change, &view.draft) {
        Some(_) => Ok(()),
        None => Err(ActionError::Denied(Kind::Listing.as_str())),
    }
}

/// The meetings that the person may change, when they are few; else those that were said something of.
async fn meetings(house: &House, who: &Signed, offers: &[(Offer, Named)], now: Timestamp) -> Result<Vec<MeetingLine>> {
    let mut lines: Vec<MeetingLine> = Vec::new();
    if keeping::sits_here(house, who).await?.is_some() {
        let listed = keeping::list(house, who, keeping::Wanted::default(), now).await?;
        let few = listed.all <= keeping::PAGE;
        for row in listed.rows.into_iter().filter(|row| few && row.state != keeping::State::Gone) {
            let said = offers.iter().find(|(offer, _)| offer.meeting_id == row.id);
            let offered = said.map_or(Offered::No, |(offer, _)| offer.offered);
            lines.push(MeetingLine { slug: row.slug, name: row.name, offered });
        }
    }
    for (offer, named) in offers {
        if !named.slug.is_empty() && !lines.iter().any(|line| line.slug == named.slug) {
            let (slug, name) = (named.slug.clone(), named.name.clone());
            lines.push(MeetingLine { slug, name, offered: offer.offered });
        }
    }
    Ok(lines)
}

async fn codes_of(house: &House, node: &Node, offer: &Offer, named: &Named, now: Timestamp) -> Result<Vec<CodeView>> {
    let Some(view) = meeting::view(house, &named.slug, now).await? else { return Ok(Vec::new()) };
    let (vault, path, meeting, zone) = (house.vault.clone(), node.path, offer.meeting_id, named.zone.clone());
    let all = sessions(house, &view, now).into_iter().filter(|session| code_holds(session.end, now));
    let all: Vec<super::Session> = all.collect();
    let met = async move |tx: &mut Tx| {
        let mut met = Vec::new();
        for session in &all {
            let written = written::at(tx, &vault, &path, (meeting, session.start), &zone).await?;
            if !written.is_some_and(Written::nobody_met) {
                met.push(*session);
            }
        }
        Ok(met)
    };
    let around = house.db.read(met).await?.into_iter();
    let code = |session: super::Session| CodeView {
        meeting: named.clone(),
        zone: named.zone.clone(),
        start: session.start,
        until: session.end.saturating_add(openseat_domain::attendance_proof::CODE_AROUND_END).unwrap_or(session.end),
        code: code_of(house, offer.meeting_id, session.start),
    };
    Ok(around.map(code).collect())
}

fn waits(one: Request, meeting: Named, written: Option<Standing>) -> WaitingView {
    let Request { id, start_at: start, words, .. } = one;
    let choices = Present::choices(words.minutes);
    WaitingView { id, name: words.name, meeting, zone: words.zone, start, online: words.online, written, choices }
}

async fn enter(house: &House, who: &Signed, node: Uuid, action: Action) -> Result<(Node, String)> {
    let found = find_node(house, node).await?;
    allow(&who.actor(), action, &Thing::on(Kind::AttendanceProof, found.path))?;
    let me = name_of(house, &who.actor()).await?;
    Ok((found, me))
}
