//! Greeters: people who offer to meet others at the door of a meeting.
//!
//! An offer names a node, an organisation or a group, whose people say that they know the greeter. It shows nowhere
//! before one of them has confirmed it.

mod node;
mod ready;

use jiff::Timestamp;
use openseat_domain::{
    greeting::{self, Fault, LONGEST_NAME, LONGEST_SIGN, MOST_OFFERS, Offer, Rather, State},
    policy::{Action, Kind},
    role::Role,
};
use openseat_store::{
    PersonKey, Tx, Vault, grant,
    greeter::{self, Given, Greeter},
    greeting as greetings,
    node::{self as nodes, Node},
};
use uuid::Uuid;

pub(crate) use self::ready::{coming, ready, with_room};
pub use self::{
    node::{GreetersView, OfferedView, ReportLine, ReportView, at_node, decide, read_report, settle},
    ready::{At, Public, at},
};
use crate::{
    House, Result,
    meeting::{self, MeetingView, Named},
    organisation,
    signed::Signed,
    space::{mine, refused},
};

/// The code of conduct that greeters accept, by the name of its text.
pub const CONDUCT: &str = "greeter";

/// What a person fills in to offer that they greet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfferForm {
    /// The meeting.
    pub slug: String,
    /// Whose people know them.
    pub node: Option<Uuid>,
    pub name: String,
    pub sign: String,
    /// Concepts of languages ("lang-es").
    pub languages: Vec<String>,
    pub rather: Rather,
    /// They say that they are 18 or older.
    pub adult: bool,
    /// The version of the code of conduct that they read and accept.
    pub conduct: String,
}

/// An offer, to the greeter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferView {
    pub id: Uuid,
    pub meeting: Named,
    /// The name of the node that confirms it.
    pub by: String,
    pub given: Given,
    pub state: Offer,
    pub paused: bool,
}

impl OfferForm {
    /// Everything that is wrong, by field; empty when it can be sent.
    pub fn faults(&self, house: &House) -> Vec<(&'static str, Fault)> {
        let conduct = house.content.consents().conduct(CONDUCT).is_some_and(|text| text.name() == self.conduct);
        let sign = self.sign.trim();
        let missing = |wrong: bool| wrong.then_some(Fault::Missing);
        let faults = [
            ("name", greeting::fault_of_name(self.name.trim(), LONGEST_NAME)),
            ("sign", missing(sign.is_empty()).or_else(|| greeting::fault(sign, LONGEST_SIGN))),
            ("language", missing(self.languages.is_empty())),
            ("node", missing(self.node.is_none())),
            ("adult", missing(!self.adult)),
            ("conduct", missing(!conduct)),
        ];
        faults.into_iter().filter_map(|(field, fault)| Some((field, fault?))).collect()
    }
}

/// Offers to greet at a meeting. It waits until somebody at the node confirms it.
///
/// # Errors
/// `Refused` at `meeting` (for people under 18, over, or offered before), `node`, or a field of the form; `Missing`.
pub async fn offer(house: &House, who: &Signed, form: OfferForm, now: Timestamp) -> Result<Uuid> {
    if let Some((field, _)) = form.faults(house).first() {
        return Err(refused(field, "This cannot be kept as it is.", "Look at it again."));
    }
    let mine = mine(house, who, Action::Add, Kind::OwnRecord).await?;
    let view = meeting::view(house, &form.slug, now).await?.ok_or_else(|| meeting::missing(form.slug.clone()))?;
    if is_for_minors(house, &view) {
        return Err(refused("meeting", "Nobody is met here by a stranger.", "Ask the adults who run the group."));
    }
    if view.gone {
        return Err(refused("meeting", "This meeting is on no list any more.", "Choose another one."));
    }
    let node = known_by(house, form.node.unwrap_or_default(), who.person, now).await?;
    let given = Given {
        name: form.name.trim().to_owned(),
        sign: form.sign.trim().to_owned(),
        languages: languages(house, &form.languages),
        rather: form.rather,
    };
    let id = house.ids.next(now);
    let new = greeter::New::sealed(&house.vault, &mine.key, id, view.id, node.id(), &form.conduct, &given);
    let owner = greeter::owner(&house.vault, who.person);
    let kept = house.db.write(async move |tx| {
        if greeter::of_owner(tx, owner).await?.len() >= MOST_OFFERS {
            return Ok(Kept::Full);
        }
        if !greeter::insert(tx, &new, now).await? {
            return Ok(Kept::Before);
        }
        mine.note(tx, now, "greeter.offer", &id.simple().to_string()).await?;
        Ok(Kept::New)
    });
    match kept.await? {
        Kept::New => Ok(id),
        Kept::Before => Err(refused("meeting", "You offer to greet here already.", "Look at your offers.")),
        Kept::Full => Err(refused("meeting", "You offer to greet at many meetings.", "Stop at one of them first.")),
    }
}

enum Kept {
    New,
    Before,
    Full,
}

/// The person's offers, the oldest first.
pub async fn mine_all(house: &House, who: &Signed) -> Result<Vec<OfferView>> {
    let mine = mine(house, who, Action::See, Kind::OwnRecord).await?;
    let (owner, now) = (greeter::owner(&house.vault, who.person), house.snapshot().built);
    let read = async move |tx: &mut Tx| {
        let mut views = Vec::new();
        for offer in greeter::of_owner(tx, owner).await? {
            views.push(look(tx, &mine.key, &offer, now).await?);
        }
        Ok(views)
    };
    Ok(house.db.read(read).await?)
}

/// Nobody new can ask, or people can again. What was promised stays. False when it is not theirs.
pub async fn pause(house: &House, who: &Signed, offer: Uuid, paused: bool, now: Timestamp) -> Result<bool> {
    let mine = mine(house, who, Action::Change, Kind::OwnRecord).await?;
    let owner = greeter::owner(&house.vault, who.person);
    let what = if paused { "greeter.pause" } else { "greeter.go_on" };
    let write = async move |tx: &mut Tx| {
        let done = greeter::pause(tx, offer, owner, paused, now).await?;
        if done {
            mine.note(tx, now, what, &offer.simple().to_string()).await?;
        }
        Ok(done)
    };
    Ok(house.db.write(write).await?)
}

/// Stops for good and at once. Who asked is told that the greeter cannot come. False when it is not theirs.
pub async fn stop(house: &House, who: &Signed, offer: Uuid, now: Timestamp) -> Result<bool> {
    let mine = mine(house, who, Action::Remove, Kind::OwnRecord).await?;
    let owner = greeter::owner(&house.vault, who.person);
    let write = async move |tx: &mut Tx| {
        let done = greeter::remove(tx, offer, owner).await?;
        if done {
            greetings::close_all(tx, offer, State::GreeterLeft).await?;
            mine.note(tx, now, "greeter.stop", &offer.simple().to_string()).await?;
        }
        Ok(done)
    };
    Ok(house.db.write(write).await?)
}

/// Whose people can say that they know a greeter: every organisation, and each node that the person has a role on,
/// where somebody reads reports.
///
/// # Errors
/// When the database cannot be read.
pub async fn nodes(house: &House, who: &Signed, now: Timestamp) -> Result<Vec<(Uuid, String)>> {
    let mut found: Vec<(Uuid, String)> = Vec::new();
    for (node, _) in organisation::mine(house, who).await? {
        let name = node.way.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", ");
        found.push((node.path.node(), name));
    }
    found.extend(organisation::find(house, "").await?.into_iter().map(|(path, name)| (path.node(), name)));
    let person = who.person;
    let read = async move |tx: &mut Tx| {
        let mut kept: Vec<(Uuid, String)> = Vec::new();
        for (id, name) in &found {
            let new = kept.iter().all(|(other, _)| other != id);
            if new
                && let Some(node) = nodes::by_id(tx, *id).await?
                && is_kept(tx, &node, person, now).await?
            {
                kept.push((*id, name.clone()));
            }
        }
        Ok(kept)
    };
    Ok(house.db.read(read).await?)
}

/// Whether a meeting is for people under 18, or may be.
pub fn is_for_minors(house: &House, view: &MeetingView) -> bool {
    let (content, draft) = (&house.content, &view.draft);
    let teens = content.concept("teens").is_some_and(|teens| content.concept_set(draft).contains(teens));
    let rule = content.fellowship(&draft.fellowship).and_then(|one| one.facts.get("age_rule"));
    let names = [Some(draft.name.as_str()), draft.group.as_deref(), Some(draft.fellowship.as_str())];
    let names: Vec<&str> = names.into_iter().flatten().collect();
    greeting::is_for_minors(teens, rule.map(String::as_str), &names)
}

/// Whether somebody at the node or above it reads reports. Without, nobody is greeted in its name.
/// The greeter does not count: nobody reads reports of themself.
pub(crate) async fn is_kept(tx: &mut Tx, node: &Node, greeter: Uuid, now: Timestamp) -> openseat_store::Result<bool> {
    for id in node.path.ids() {
        let held = grant::on_node(tx, *id, now).await?;
        if held.iter().any(|held| held.grant.role == Role::Steward && held.person != greeter) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Takes away every offer of a person who leaves. Who asked them is told, and reads nothing of them any more.
pub(crate) async fn leave(tx: &mut Tx, owner: [u8; 32]) -> openseat_store::Result<()> {
    for offer in greeter::of_owner(tx, owner).await? {
        greetings::close_all(tx, offer.id, State::GreeterLeft).await?;
        greeter::remove(tx, offer.id, owner).await?;
    }
    greetings::report::forget_owner(tx, owner).await?;
    Ok(())
}

/// The key of whoever made an offer; `None` when they were erased.
pub(crate) async fn key_of(vault: &Vault, offer: &Greeter) -> Result<Option<PersonKey>> {
    Ok(vault.person(offer.person(vault)?).await?)
}

async fn look(tx: &mut Tx, key: &PersonKey, offer: &Greeter, now: Timestamp) -> openseat_store::Result<OfferView> {
    let meeting = meeting::named(tx, offer.meeting_id, now).await?;
    let by = nodes::by_id(tx, offer.node_id).await?.map(|node| node.name).unwrap_or_default();
    let given = offer.given(key)?;
    Ok(OfferView { id: offer.id, meeting, by, given, state: offer.state, paused: offer.paused })
}

async fn known_by(house: &House, id: Uuid, greeter: Uuid, now: Timestamp) -> Result<Node> {
    let read = async move |tx: &mut Tx| {
        let Some(node) = nodes::by_id(tx, id).await? else { return Ok(None) };
        let open = nodes::way(tx, &node.path).await?.iter().all(|node| node.closed_at.is_none());
        Ok(if open && is_kept(tx, &node, greeter, now).await? { Some(node) } else { None })
    };
    let found = house.db.read(read).await?;
    found.ok_or_else(|| refused("node", "Nobody there can confirm an offer.", "Choose another one."))
}

/// Those of the words that are languages of ours.
fn languages(house: &House, words: &[String]) -> Vec<String> {
    let mut known: Vec<String> = words.iter().filter(|id| is_language(house, id)).cloned().collect();
    known.sort();
    known.dedup();
    known
}

fn is_language(house: &House, id: &str) -> bool {
    id.starts_with("lang-") && house.content.concept(id).is_some()
}
