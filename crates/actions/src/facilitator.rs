//! People who lead groups: what they give for it, their record, and what is due. They see all of it and write into it; so do
//! those who look after facilitators at the node. It is sealed with their own key and goes with them.

mod people;
mod record;
mod thanks;

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use openseat_content::Locale;
use openseat_domain::{
    facilitator::{Background, Credential, Due, strain_is_due},
    form::FormId,
    organisation::Path,
    policy::{Action, Kind, Thing},
    rota::Standing,
};
use openseat_outside::mail::is_address;
use openseat_store::{
    Tx, audit, credential, facilitator, grant,
    node::{self, Node},
    rota,
};
use uuid::Uuid;

pub use openseat_domain::facilitator::STRAIN;
pub use openseat_store::facilitator::Given;

pub use self::{
    people::{FacilitatorView, advance, one, people},
    record::{add, remove},
    thanks::{Thanks, thanks},
};
use crate::{
    House, Result,
    audit::organisation_chain,
    organisation::{allow, find_node, name_of},
    response, sharing,
    signed::Signed,
    space::{mine, readable, refused},
};

/// Letters of what somebody is called on the rota.
pub const LONGEST_NAME: usize = 40;

/// What somebody sees of their own part.
#[derive(Clone, Debug, PartialEq)]
pub struct MyPart {
    pub node: Path,
    pub name: String,
    /// `None` before they gave anything.
    pub given: Option<Given>,
    pub record: Vec<(Uuid, Credential)>,
    pub due: Due,
    /// The three questions are offered: they were not answered lately.
    pub strain_due: bool,
}

/// What somebody gives to lead, or to say that they would like to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    pub name: String,
    /// Empty when they want no letters.
    pub email: String,
    pub background: Option<Background>,
}

/// Somebody who leads or would like to, opened.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub(crate) person: Uuid,
    pub(crate) given: Given,
    pub(crate) record: Vec<(Uuid, Credential)>,
}

/// One's own part at a node.
///
/// # Errors
/// `Denied` to who has no role there; `Missing`.
pub async fn my_part(house: &House, who: &Signed, node: Uuid, now: Timestamp) -> Result<MyPart> {
    let found = belongs(house, who, node).await?;
    let mine = mine(house, who, Action::See, Kind::OwnRecord).await?;
    let (path, person) = (found.path, who.person);
    let read = async move |tx: &mut Tx| {
        let given = facilitator::one(tx, person, node).await?.map(|one| one.given(&mine.key)).transpose()?;
        Ok((given, credential::of(tx, &mine.key, path.organisation()).await?))
    };
    let (given, record) = house.db.read(read).await?;
    let today = today(house, now);
    let months = given.as_ref().map_or(openseat_domain::facilitator::REFRESH_MONTHS, |given| given.refresh_months);
    let last = response::latest(house, who, &FormId::new(STRAIN), 1).await?;
    let last = last.first().map(|one| on(house, one.kept.begun));
    Ok(MyPart {
        node: found.path,
        name: found.name,
        due: Due::of(&lines(&record), months, today),
        strain_due: given.is_some() && strain_is_due(last, today),
        given,
        record,
    })
}

/// What one gave and wrote at every node where one leads or led, to take along.
pub(crate) async fn everywhere(house: &House, who: &Signed) -> Result<Vec<(String, Given, Vec<Credential>)>> {
    let mine = mine(house, who, Action::See, Kind::OwnRecord).await?;
    let person = who.person;
    let read = async move |tx: &mut Tx| {
        let mut all = Vec::new();
        for row in facilitator::of_person(tx, person).await? {
            let Some(node) = node::by_id(tx, row.node).await? else { continue };
            let record = credential::of(tx, &mine.key, node.path.organisation()).await?;
            all.push((node.name, row.given(&mine.key)?, lines(&record)));
        }
        Ok(all)
    };
    Ok(house.db.read(read).await?)
}

/// Keeps what somebody gives. The first time they have applied.
///
/// # Errors
/// `Denied` to who has no role there; `Missing`; `Refused` at `name` or `email`.
pub async fn give(house: &House, who: &Signed, node: Uuid, offer: Offer, locale: Locale, now: Timestamp) -> Result<()> {
    let found = belongs(house, who, node).await?;
    let (name, email) = (offer.name.trim().to_owned(), offer.email.trim().to_owned());
    if name.is_empty() {
        return Err(refused("name", "The name is missing.", "Write what you want to be called."));
    }
    readable("name", &name, LONGEST_NAME, false)?;
    if !email.is_empty() && !is_address(&email) {
        return Err(refused("email", "This is no address.", "Write it like name@example.org."));
    }
    let mine = mine(house, who, Action::Change, Kind::OwnRecord).await?;
    let (person, today, chain) = (who.person, today(house, now), organisation_chain(&found.path));
    let write = async move |tx: &mut Tx| {
        let before = facilitator::one(tx, person, node).await?.map(|one| one.given(&mine.key)).transpose()?;
        let fresh = before.is_none();
        let mut given = before.unwrap_or_else(|| Given::new(&name, today));
        given.name.clone_from(&name);
        given.email.clone_from(&email);
        locale.code().clone_into(&mut given.locale);
        given.background = offer.background;
        facilitator::put(tx, person, node, &facilitator::seal(&mine.key, node, &given), now).await?;
        let what = if fresh { "facilitator.apply" } else { "facilitator.give" };
        audit::append(tx, &chain, now, &mine.key.pseudonym(), what, &node.simple().to_string()).await.map(drop)
    };
    Ok(house.db.write(write).await?)
}

/// Stops leading at a node: what was given goes, evenings to come are open again, and nobody there sees the answers on strain.
///
/// # Errors
/// `Missing`.
pub async fn leave(house: &House, who: &Signed, node: Uuid, now: Timestamp) -> Result<()> {
    let found = find_node(house, node).await?;
    let mine = mine(house, who, Action::Remove, Kind::OwnRecord).await?;
    let (person, today, chain) = (who.person, today(house, now), organisation_chain(&found.path));
    let write = async move |tx: &mut Tx| {
        if !facilitator::remove(tx, person, node).await? {
            return Ok(());
        }
        for turn in rota::of_node(tx, node, today).await? {
            if matches!(turn.standing, Standing::Led(lead) | Standing::CoverAsked(lead) if lead == person) {
                rota::put(tx, node, turn.evening, Standing::Open, now).await?;
            }
        }
        sharing::end_strain(tx, &mine.key, node, now).await?;
        let which = node.simple().to_string();
        audit::append(tx, &chain, now, &mine.key.pseudonym(), "facilitator.leave", &which).await.map(drop)
    };
    Ok(house.db.write(write).await?)
}

/// Everybody who gave something for a node and still has a role that reaches it, by name.
pub(crate) async fn circle(house: &House, node: &Node, now: Timestamp) -> Result<Vec<Known>> {
    let (path, id) = (node.path, node.id());
    let rows = house.db.read(async move |tx| {
        let mut rows = Vec::new();
        for row in facilitator::of_node(tx, id).await? {
            let held = grant::of_person(tx, row.person, now).await?;
            if held.iter().any(|held| held.grant.on.reaches(&path)) {
                rows.push(row);
            }
        }
        Ok(rows)
    });
    let mut known = Vec::new();
    for row in rows.await? {
        let Some(key) = house.vault.person(row.person).await? else { continue };
        let given = row.given(&key)?;
        let record = house.db.read(async move |tx| credential::of(tx, &key, path.organisation()).await).await?;
        known.push(Known { person: row.person, given, record });
    }
    known.sort_by(|a, b| a.given.name.cmp(&b.given.name).then(a.person.cmp(&b.person)));
    Ok(known)
}

impl Known {
    pub(crate) fn due(&self, today: Date) -> Due {
        Due::of(&lines(&self.record), self.given.refresh_months, today)
    }
}

/// The day that it is where the service is at home.
pub(crate) fn today(house: &House, now: Timestamp) -> Date {
    on(house, now)
}

pub(crate) fn on(house: &House, at: Timestamp) -> Date {
    at.to_zoned(TimeZone::get(&house.home_zone).unwrap_or(TimeZone::UTC)).date()
}

fn lines(record: &[(Uuid, Credential)]) -> Vec<Credential> {
    record.iter().map(|(_, one)| one.clone()).collect()
}

/// The node, for somebody who has any role that reaches it.
async fn belongs(house: &House, who: &Signed, node: Uuid) -> Result<Node> {
    let found = find_node(house, node).await?;
    allow(&who.actor(), Action::See, &Thing::on(Kind::Organisation, found.path))?;
    Ok(found)
}

/// The node and the pseudonym of who comes, if they may.
pub(crate) async fn enter(
    house: &House,
    who: &Signed,
    node: Uuid,
    action: Action,
    kind: Kind,
) -> Result<(Node, String)> {
    let found = find_node(house, node).await?;
    allow(&who.actor(), action, &Thing::on(kind, found.path))?;
    Ok((found, name_of(house, &who.actor()).await?))
}
