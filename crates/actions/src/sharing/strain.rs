//! The three questions on strain, shown to one person. Who leads a group chooses one of those who may see the group's desk, signs
//! a consent that names them, and stops it with one tap. Each reading takes a permit that is made of that consent.

use jiff::{Timestamp, ToSpan as _};
use openseat_content::Locale;
use openseat_domain::{
    consent::{self as said, Draft, Field, Kind as ConsentKind, Purpose, Recipient, Signature, Signer, Until},
    organisation::Path,
    permit::{Asked, Basis, Permit, Standing, cover},
    policy::{self, Action, Kind, Thing},
    role::{Actor, Role},
};
use openseat_store::{
    self as store, PersonKey, Tx, audit,
    consent::{self, Sealed},
    disclosure::{self, Recorded},
    grant,
    node::Node,
    response::Response,
};
use uuid::Uuid;

use super::{
    ConsentView, consents, end_of,
    place::{Place, allowed, said as in_words},
    sign::{Kept, keep, version},
};
use crate::{
    ActionError, House, Result,
    audit::organisation_chain,
    facilitator::{Known, circle, enter, today},
    organisation::{find_node, mark},
    signed::Signed,
    space::{mine, refused},
};

/// Somebody of a group, by what the page calls them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listener {
    pub person: Uuid,
    /// The name that they gave there; else their role and a short mark.
    pub called: String,
}

/// The page of a node.
#[derive(Clone, Debug)]
pub struct StrainDesk {
    pub node: Path,
    pub name: String,
    /// For who gave a name to lead there.
    pub own: Option<OwnStrain>,
    /// For who may see the desk of the group.
    pub to_me: Option<ToMe>,
}

/// To whom one shows one's own answers.
#[derive(Clone, Debug)]
pub struct OwnStrain {
    /// The consent that holds.
    pub shown: Option<ConsentView>,
    /// Who can be chosen.
    pub can: Vec<Listener>,
}

/// Who shows their answers to whoever looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToMe {
    /// By what the others find who looks.
    pub called: String,
    pub people: Vec<Listener>,
}

/// What somebody chose and signed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    pub to: Uuid,
    pub signature: String,
    /// Of the words that were read.
    pub version: String,
}

/// What was read.
#[derive(Clone, Debug, PartialEq)]
pub struct StrainView {
    pub name: String,
    /// `None` when they never answered.
    pub answers: Option<Response>,
    /// What must go with it.
    pub notice: String,
}

/// The page of a node, for whoever has a role there. That somebody looked who shows their answers is written down.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn strain(house: &House, who: &Signed, node: Uuid, locale: Locale, now: Timestamp) -> Result<StrainDesk> {
    let (found, me) = enter(house, who, node, Action::See, Kind::Organisation).await?;
    let people = circle(house, &found, now).await?;
    let listeners = listeners(house, &found, &people, locale, now).await?;
    let own = match people.iter().any(|one| one.person == who.person) {
        true => {
            let all = consents(house, who, now).await?;
            let shown = all.into_iter().find(|view| view.holds && shows_at(&view.consent, node));
            let can = listeners.iter().filter(|one| one.person != who.person).cloned().collect();
            Some(OwnStrain { shown, can })
        }
        false => None,
    };
    let sees = who.may(Action::See, &Thing::on(Kind::Growth, found.path)).is_ok();
    let to_me = match listeners.into_iter().find(|one| sees && one.person == who.person) {
        Some(Listener { called, .. }) => {
            let people = showing(house, who, &found, &people, now).await?;
            if !people.is_empty() {
                let (chain, which) = (organisation_chain(&found.path), node.simple().to_string());
                let look = async move |tx: &mut Tx| audit::append(tx, &chain, now, &me, "strain.list", &which).await;
                house.db.write(look).await?;
            }
            Some(ToMe { called, people })
        }
        None => None,
    };
    Ok(StrainDesk { node: found.path, name: found.name, own, to_me })
}

/// Shows the last answers and those to come to one person, for a year. A choice that was made before for this group ends.
///
/// # Errors
/// `Denied` to who does not lead there; `Missing`; `Refused` at `to` or `words_version`; `Refusals` of the consent.
pub async fn show_strain(
    house: &House,
    who: &Signed,
    node: Uuid,
    choice: Choice,
    locale: Locale,
    now: Timestamp,
) -> Result<Uuid> {
    let (found, _) = enter(house, who, node, Action::See, Kind::Organisation).await?;
    let mine = mine(house, who, Action::Add, Kind::OwnSharing).await?;
    let people = circle(house, &found, now).await?;
    let denied = || ActionError::Denied(Kind::FacilitatorRecord.as_str());
    let own = people.iter().find(|one| one.person == who.person).ok_or_else(denied)?;
    let can = listeners(house, &found, &people, locale, now).await?;
    let to = can
        .into_iter()
        .find(|one| one.person == choice.to && one.person != who.person)
        .ok_or_else(|| refused("to", "This person cannot be chosen.", "Choose one of the list."))?;
    let place = house.db.read(async move |tx| Place::find(tx, node).await).await?.ok_or_else(denied)?;
    let year = today(house, now).saturating_add(1.year());
    let draft = Draft {
        kind: Some(ConsentKind::Named),
        person_name: own.given.name.clone(),
        discloser: house.name.clone(),
        fields: [Field::Strain].into(),
        recipients: [Recipient { node, name: format!("{}, {}", to.called, place.name) }].into(),
        reader: Some(to.person),
        purposes: [Purpose::MyRequest].into(),
        until: end_of(house, year).map(Until::Instant),
        words_version: version(house, ConsentKind::Named, &choice.version)?,
        language: locale.code().to_owned(),
        signature: Some(Signature::Typed(choice.signature.trim().to_owned())),
        signer: Some(Signer::Person),
        signed_at: Some(now),
    };
    let consent = said::check(draft, now).map_err(ActionError::Refusals)?;
    let id = house.ids.next(now);
    let sealed = Sealed::new(&mine.key, id, &consent);
    let write = async move |tx: &mut Tx| {
        let before = at_node(tx, &mine.key, node, now).await?;
        let kept = keep(tx, mine.own.person(), &consent, &sealed, &[], now).await?;
        if matches!(kept, Kept::Yes) {
            mine.note(tx, now, "consent.sign", &id.simple().to_string()).await?;
            for old in before {
                consent::stop(tx, mine.own.person(), old, now).await?;
                mine.note(tx, now, "consent.stop", &old.simple().to_string()).await?;
            }
        }
        Ok(kept)
    };
    house.db.write(write).await?.or_why().map(|()| id)
}

/// Reads the last answers of somebody who shows them to whoever asks, and writes down that it was read. `None` alike for a
/// consent that was stopped, for one that names somebody else, and for nobody.
///
/// # Errors
/// `Denied` to who may not see the desk of the group; `Missing`.
pub async fn read_strain(
    house: &House,
    who: &Signed,
    node: Uuid,
    whose: Uuid,
    now: Timestamp,
) -> Result<Option<StrainView>> {
    let (place, role) = allowed(house, who, node, Kind::Growth).await?;
    let people = circle(house, &find_node(house, node).await?, now).await?;
    let Some(known) = people.into_iter().find(|one| one.person == whose) else { return Ok(None) };
    let Some(key) = house.vault.person(whose).await? else { return Ok(None) };
    let notice = place.notice(house, false).ok_or(ActionError::Denied("a notice that is not there"))?;
    let to = Recorded {
        who: who.key(house).await?.pseudonym(),
        role: role.as_str().to_owned(),
        recipient: place.name.clone(),
        organisation: place.organisation.clone(),
        notice: notice.name(),
        channel: "page".to_owned(),
    };
    let fields = [Field::Strain].into();
    let asked = Asked { person: whose, recipient: place.path, reader: who.person, purpose: Purpose::MyRequest, fields };
    let (id, chain) = (house.ids.next(now), organisation_chain(&place.path));
    let read = async move |tx: &mut Tx| {
        let standing = consent::live(tx, &key, now).await?;
        let Some(permit) = cover(&standing, &asked, now).into_iter().next() else {
            audit::append(tx, &chain, now, &to.who, "strain.nothing", "nobody").await?;
            return Ok(None);
        };
        let to = Recorded { recipient: named(&standing, &permit).unwrap_or(to.recipient.clone()), ..to.clone() };
        let shared = disclosure::read(tx, &key, permit, id, &to).await?;
        audit::append(tx, &chain, now, &to.who, "strain.read", &key.pseudonym()).await?;
        Ok(Some(shared.strain))
    };
    let found = house.db.write(read).await?;
    let notice = in_words(notice, who.locale.unwrap_or_default());
    Ok(found.map(|answers| StrainView { name: known.given.name, answers, notice }))
}

/// Ends what somebody shows at a node, because they lead there no more.
pub(crate) async fn end_strain(tx: &mut Tx, key: &PersonKey, node: Uuid, now: Timestamp) -> store::Result<()> {
    for id in at_node(tx, key, node, now).await? {
        consent::stop(tx, key.person(), id, now).await?;
    }
    Ok(())
}

/// Who may see the desk of a group, each once: those who hold a role on it or above it.
async fn listeners(
    house: &House,
    node: &Node,
    people: &[Known],
    locale: Locale,
    now: Timestamp,
) -> Result<Vec<Listener>> {
    let path = node.path;
    let held = house.db.read(async move |tx| {
        let mut held = Vec::new();
        for id in path.ids().iter().rev() {
            held.extend(grant::on_node(tx, *id, now).await?);
        }
        Ok(held)
    });
    let mut all: Vec<Listener> = Vec::new();
    for one in held.await? {
        let alone = Actor::Person { id: one.person, grants: vec![one.grant] };
        let sees = policy::may(&alone, Action::See, &Thing::on(Kind::Growth, path));
        if sees && all.iter().all(|other| other.person != one.person) {
            let given = people.iter().find(|known| known.person == one.person).map(|known| known.given.name.clone());
            let called = given.unwrap_or_else(|| by_mark(house, locale, &path, one.person, one.grant.role));
            all.push(Listener { person: one.person, called });
        }
    }
    all.sort_by(|a, b| a.called.cmp(&b.called).then(a.person.cmp(&b.person)));
    Ok(all)
}

/// "Supervisor, 7KQ-2MD": an account has no name.
fn by_mark(house: &House, locale: Locale, path: &Path, person: Uuid, role: Role) -> String {
    let words = house.content.words();
    let role = words.get(
        locale,
        match role {
            Role::Supervisor => "role-supervisor",
            Role::HostWorker => "role-host-worker",
            Role::Facilitator => "role-facilitator",
            _ => "role-manager",
        },
    );
    let mark = mark(house, path.organisation(), person);
    words.format(locale, "strain-by-mark", &[("role", role.into()), ("mark", mark.into())])
}

/// Those who lead at the node and show their answers to whoever looks.
async fn showing(house: &House, who: &Signed, node: &Node, people: &[Known], now: Timestamp) -> Result<Vec<Listener>> {
    let mut keys = Vec::new();
    for one in people.iter().filter(|one| one.person != who.person) {
        if let Some(key) = house.vault.person(one.person).await? {
            keys.push((key, one.given.name.clone()));
        }
    }
    let (reader, node) = (who.person, node.id());
    let read = async move |tx: &mut Tx| {
        let mut found = Vec::new();
        for (key, name) in &keys {
            let live = consent::live(tx, key, now).await?;
            let to_me =
                |one: &Standing| one.holds(now) && one.consent.reader() == Some(reader) && shows_at(&one.consent, node);
            if live.iter().any(to_me) {
                found.push(Listener { person: key.person(), called: name.clone() });
            }
        }
        Ok(found)
    };
    Ok(house.db.read(read).await?)
}

/// The live consents by which somebody shows their answers at a node.
async fn at_node(tx: &mut Tx, key: &PersonKey, node: Uuid, now: Timestamp) -> store::Result<Vec<Uuid>> {
    let live = consent::live(tx, key, now).await?.into_iter();
    Ok(live.filter(|one| shows_at(&one.consent, node)).map(|one| one.id).collect())
}

fn shows_at(consent: &said::Consent, node: Uuid) -> bool {
    consent.fields().contains(&Field::Strain) && consent.recipients().iter().any(|one| one.node == node)
}

/// The name in the consent that a permit rests on.
fn named(standing: &[Standing], permit: &Permit) -> Option<String> {
    let Basis::Consent { id, .. } = permit.basis() else { return None };
    let one = standing.iter().find(|one| one.id == *id)?;
    one.consent.recipients().first().map(|recipient| recipient.name.clone())
}
