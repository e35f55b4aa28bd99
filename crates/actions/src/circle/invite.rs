//! Links by which one joins: eight words, shown once, good for one person and seven days.

use jiff::{SignedDuration, Timestamp};
use openseat_domain::{
    circle::{Age, INVITED_DAYS, MOST, MOST_CIRCLES},
    greeting::Code,
    policy::Action,
};
use openseat_store::{
    self as store, Tx, Vault,
    circle::{
        self as circles, CircleKey, block,
        invitation::{self, Invitation},
        member::{self, Member},
    },
};
use uuid::Uuid;

use super::{
    Here, ON_DUTY,
    begin::{age, in_how_many, many, seated},
    own,
};
use crate::{ActionError, House, Result, attempt::Door, greeting::read, signed::Signed, space::refused};

/// A link that works. Its words are shown once and kept nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open {
    pub id: Uuid,
    pub until: Timestamp,
}

/// What somebody sees who has a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Welcome {
    pub circle: Uuid,
    /// What who keeps it is called there.
    pub from: String,
    pub people: usize,
    pub full: bool,
    /// They are in it.
    pub inside: bool,
}

/// Makes a link; the keeper only. `None` when it is not theirs to make.
///
/// # Errors
/// `Refused` at `full` when there are as many people and links as a circle can have.
pub async fn invite(house: &House, who: &Signed, circle: Uuid, now: Timestamp) -> Result<Option<Code>> {
    let mine = own(house, who, Action::Add).await?;
    let vault = house.vault.clone();
    let (code, id): (Code, Uuid) = (vault.secrets().bytes(), circles::random_id(vault.secrets()));
    let until = now.saturating_add(SignedDuration::from_hours(24 * INVITED_DAYS)).unwrap_or(now);
    let write = async move |tx: &mut Tx| {
        let here = Here::find(tx, &vault, &mine, circle).await?.filter(Here::keeps);
        let Some(here) = here else { return Ok(None) };
        let open = invitation::of_circle(tx, circle, now).await?.len();
        if here.people.len() + open >= MOST {
            return Ok(Some(false));
        }
        invitation::insert(tx, &invitation::New::sealed(&vault, &here.key, id, &code), until).await?;
        mine.note(tx, now, "circle.invite", "self").await?;
        Ok(Some(true))
    };
    match house.db.write(write).await? {
        None => Ok(None),
        Some(true) => Ok(Some(code)),
        Some(false) => Err(full()),
    }
}

/// The links that work; `None` when it is not theirs to see.
pub async fn open(house: &House, who: &Signed, circle: Uuid, now: Timestamp) -> Result<Option<Vec<Open>>> {
    let mine = own(house, who, Action::See).await?;
    let vault = house.vault.clone();
    let read = async move |tx: &mut Tx| {
        if !Here::find(tx, &vault, &mine, circle).await?.is_some_and(|here| here.keeps()) {
            return Ok(None);
        }
        let open = invitation::of_circle(tx, circle, now).await?;
        Ok(Some(open.into_iter().map(|(id, until)| Open { id, until }).collect()))
    };
    Ok(house.db.read(read).await?)
}

/// Takes a link back; false when it is not theirs, or does not work any more.
pub async fn take_back(house: &House, who: &Signed, circle: Uuid, link: Uuid, now: Timestamp) -> Result<bool> {
    let mine = own(house, who, Action::Remove).await?;
    let vault = house.vault.clone();
    let write = async move |tx: &mut Tx| {
        let keeps = Here::find(tx, &vault, &mine, circle).await?.is_some_and(|here| here.keeps());
        let done = keeps && invitation::remove(tx, circle, link).await?;
        if done {
            mine.note(tx, now, "circle.invite", "self").await?;
        }
        Ok(done)
    };
    Ok(house.db.write(write).await?)
}

/// What is behind a link. `None` when there is nothing, it was used, its time is over, or one of the circle and this person
/// blocked the other: all alike.
///
/// # Errors
/// `Wait` after many wrong codes from one network.
pub async fn look(house: &House, who: &Signed, typed: &str, network: &str, now: Timestamp) -> Result<Option<Welcome>> {
    own(house, who, Action::See).await?;
    let Some((code, _)) = read(typed) else { return Ok(None) };
    let (vault, owner) = (house.vault.clone(), circles::owner(&house.vault, who.person));
    let door = Door::of_codes(&vault, network);
    let find = async move |tx: &mut Tx| Linked::find(tx, &vault, &door, &code, owner, now).await;
    let Some(linked) = waited(house.db.write(find).await?)? else { return Ok(None) };
    let (circle, people) = (linked.invitation.circle, linked.people.len());
    let inside = linked.people.iter().any(|(row, _)| row.owner == owner);
    Ok(Some(Welcome { circle, from: linked.from().to_owned(), people, full: people >= MOST, inside }))
}

/// Joins under a name. `None` as with [`look`].
///
/// # Errors
/// `Refused` at `age`, `name`, `taken` (somebody in it has that name), `full` or `many`; `Wait`.
pub async fn join(
    house: &House,
    who: &Signed,
    typed: &str,
    network: &str,
    name: &str,
    now: Timestamp,
) -> Result<Option<Uuid>> {
    let Some((code, _)) = read(typed) else { return Ok(None) };
    let seat = seated(house, who, name, now).await?;
    let age = age(house, who, now).await?.unwrap_or(Age::Young);
    let mine = own(house, who, Action::Add).await?;
    let (vault, owner) = (house.vault.clone(), circles::owner(&house.vault, who.person));
    let door = Door::of_codes(&vault, network);
    let me = circles::random_id(vault.secrets());
    let write = async move |tx: &mut Tx| {
        let linked = match Linked::find(tx, &vault, &door, &code, owner, now).await? {
            Ok(linked) => linked,
            Err(until) => return Ok(Joined::Wait(until)),
        };
        let Some(linked) = linked.filter(|linked| age.may_be_in(linked.age, ON_DUTY)) else {
            return Ok(Joined::Nothing);
        };
        let taken = |(_, other): &(Member, String)| other.to_lowercase() == seat.name.to_lowercase();
        if linked.people.len() >= MOST {
            return Ok(Joined::Full);
        }
        if linked.people.iter().any(taken) {
            return Ok(Joined::Taken);
        }
        if in_how_many(tx, owner).await? >= MOST_CIRCLES {
            return Ok(Joined::Many);
        }
        let circle = linked.invitation.circle;
        let new = member::New::sealed(&linked.key, owner, &mine.key, me, &seat);
        // A row that is there is of somebody who is in it, or was taken out of it.
        if !member::insert(tx, circle, &new, now).await? {
            return Ok(Joined::Nothing);
        }
        invitation::remove(tx, circle, linked.invitation.id).await?;
        mine.note(tx, now, "circle.join", "self").await?;
        Ok(Joined::Yes(circle))
    };
    match house.db.write(write).await? {
        Joined::Yes(circle) => Ok(Some(circle)),
        Joined::Nothing => Ok(None),
        Joined::Full => Err(full()),
        Joined::Taken => Err(refused("taken", "Somebody here has that name.", "Choose another one.")),
        Joined::Many => Err(many()),
        Joined::Wait(until) => Err(ActionError::Wait { until }),
    }
}

enum Joined {
    Yes(Uuid),
    Nothing,
    Full,
    Taken,
    Many,
    Wait(Timestamp),
}

/// A link with the circle it leads to.
struct Linked {
    invitation: Invitation,
    key: CircleKey,
    keeper: Uuid,
    age: Age,
    /// Who is in it, with their names.
    people: Vec<(Member, String)>,
}

impl Linked {
    async fn find(
        tx: &mut Tx,
        vault: &Vault,
        door: &Door,
        code: &Code,
        owner: [u8; 32],
        now: Timestamp,
    ) -> store::Result<std::result::Result<Option<Self>, Timestamp>> {
        if let Err(until) = door.knock(tx, now).await? {
            return Ok(Err(until));
        }
        let Some(invitation) = invitation::found(tx, invitation::finder(vault, code), now).await? else {
            return Ok(Ok(None));
        };
        door.right(tx, now).await?;
        let circle = circles::by_id(tx, invitation.circle).await?.filter(|circle| circle.ended_at.is_none());
        let Some(circle) = circle else { return Ok(Ok(None)) };
        let key = invitation.circle_key(vault, code)?;
        let mut people = Vec::new();
        for row in member::of_circle(tx, invitation.circle).await? {
            let out = !row.is_in();
            if out && row.owner == owner || block::is_between(tx, owner, row.owner).await? {
                return Ok(Ok(None));
            }
            if !out {
                let name = row.seat(&key)?.name;
                people.push((row, name));
            }
        }
        Ok(Ok(Some(Self { invitation, key, keeper: circle.keeper, age: circle.age, people })))
    }

    fn from(&self) -> &str {
        self.people.iter().find(|(row, _)| row.id == self.keeper).map_or("", |(_, name)| name)
    }
}

fn waited<T>(found: std::result::Result<T, Timestamp>) -> Result<T> {
    found.map_err(|until| ActionError::Wait { until })
}

fn full() -> ActionError {
    refused("full", "This circle is full.", "Wait until somebody has left, or begin another one.")
}
