//! To begin a circle, and the list of one's own.

use jiff::Timestamp;
use openseat_domain::{
    circle::{Age, Called, LONGEST_NAME, Level, MOST_CIRCLES, Reason, Seat},
    greeting::{self, Fault},
    policy::Action,
    recovery::normalise,
};
use openseat_store::{
    self as store, Tx, about,
    circle::{self as circles, CircleKey, member},
};
use uuid::Uuid;

use super::{Here, ON_DUTY, ask::visible, day, own};
use crate::{ActionError, House, Result, account, signed::Signed, space::Mine, space::refused};

/// One circle in the list of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub id: Uuid,
    pub state: State,
}

/// How a circle stands, to one who is or was in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It goes on, with these others.
    In(Vec<String>),
    /// It ended; by a moderator, for a reason.
    Ended(Option<Reason>),
    /// They were taken out; by a moderator, for a reason.
    Out(Option<Reason>),
}

/// How old the person said that they are; `None` when they have to be asked (again).
pub async fn age(house: &House, who: &Signed, now: Timestamp) -> Result<Option<Age>> {
    let mine = own(house, who, Action::See).await?;
    let said = house.db.read(async move |tx| about::age(tx, mine.own, &mine.key).await).await?;
    Ok(said.filter(|(age, on)| age.holds(*on, day(house, now))).map(|(age, _)| age))
}

/// Keeps how old the person is. What they said and still holds stays; false then.
pub async fn say_age(house: &House, who: &Signed, age: Age, now: Timestamp) -> Result<bool> {
    let mine = own(house, who, Action::Change).await?;
    let today = day(house, now);
    let write = async move |tx: &mut Tx| {
        let said = about::age(tx, mine.own, &mine.key).await?;
        if said.is_some_and(|(age, on)| age.holds(on, today)) {
            return Ok(false);
        }
        about::keep_age(tx, mine.own, &mine.key, age, today, now).await?;
        mine.note(tx, now, "space.write", "age").await?;
        Ok(true)
    };
    Ok(house.db.write(write).await?)
}

/// What is wrong with a name for a circle: what is wrong with a name for strangers, or that one signs in with it
/// (`Unreadable` stands for that too, since it cannot be shown).
pub async fn name_fault(house: &House, who: &Signed, name: &str) -> Result<Option<Fault>> {
    if let Some(fault) = greeting::fault_of_name(name.trim(), LONGEST_NAME) {
        return Ok(Some(fault));
    }
    // Somebody who signs in at their organisation has no words of their own.
    let words = match account::view(house, who).await {
        Ok(account) => normalise(&account.name),
        Err(ActionError::Denied(_)) => return Ok(None),
        Err(error) => return Err(error),
    };
    Ok((normalise(name) == words).then_some(Fault::Unreadable))
}

/// Begins a circle, which the person keeps.
///
/// # Errors
/// `Refused` at `age`, `name`, or `many` when they are in many circles.
pub async fn start(house: &House, who: &Signed, name: &str, now: Timestamp) -> Result<Uuid> {
    let seat = seated(house, who, name, now).await?;
    let mine = own(house, who, Action::Add).await?;
    let vault = house.vault.clone();
    let (id, me) = (circles::random_id(vault.secrets()), circles::random_id(vault.secrets()));
    let owner = circles::owner(&vault, who.person);
    let new = member::New::sealed(&CircleKey::draw(&vault, id), owner, &mine.key, me, &seat);
    let write = async move |tx: &mut Tx| {
        if in_how_many(tx, owner).await? >= MOST_CIRCLES {
            return Ok(false);
        }
        circles::insert(tx, id, me, Age::Adult).await?;
        member::insert(tx, id, &new, now).await?;
        mine.note(tx, now, "circle.start", "self").await?;
        Ok(true)
    };
    if house.db.write(write).await? { Ok(id) } else { Err(many()) }
}

/// The circles of a person, the oldest first.
pub async fn list(house: &House, who: &Signed) -> Result<Vec<Line>> {
    let mine = own(house, who, Action::See).await?;
    let vault = house.vault.clone();
    let owner = circles::owner(&vault, who.person);
    let read = async move |tx: &mut Tx| {
        let mut lines = Vec::new();
        for row in member::of_owner(tx, owner).await? {
            let id = row.circle_id;
            let state = if !row.is_in() {
                State::Out(row.why)
            } else if let Some(here) = Here::find(tx, &vault, &mine, id).await? {
                State::In(here.others().map(|(_, seat)| seat.name.clone()).collect())
            } else {
                State::Ended(circles::by_id(tx, id).await?.and_then(|circle| circle.why))
            };
            lines.push(Line { id, state });
        }
        Ok(lines)
    };
    Ok(house.db.read(read).await?)
}

/// A seat for somebody new, if they may take one: nothing of it is agreed to yet.
pub(super) async fn seated(house: &House, who: &Signed, name: &str, now: Timestamp) -> Result<Seat> {
    let age = age(house, who, now).await?;
    if !age.is_some_and(|age| age.may_be_in(Age::Adult, ON_DUTY)) {
        return Err(refused("age", "Circles are for people of 18 or older.", "Look at what else there is."));
    }
    if name_fault(house, who, name).await?.is_some() {
        return Err(refused("name", "This name cannot be used.", "Choose a first name or another word."));
    }
    let called: Option<Called> = None;
    Ok(Seat { name: name.trim().to_owned(), level: Level::default(), called, ask_after: false })
}

/// In how many circles somebody is that go on.
pub(super) async fn in_how_many(tx: &mut Tx, owner: [u8; 32]) -> store::Result<usize> {
    let mut count = 0;
    for row in member::of_owner(tx, owner).await?.into_iter().filter(member::Member::is_in) {
        let circle = circles::by_id(tx, row.circle_id).await?;
        count += usize::from(circle.is_some_and(|circle| circle.ended_at.is_none()));
    }
    Ok(count)
}

pub(super) fn many() -> ActionError {
    refused("many", "You are in many circles.", "Leave one of them first.")
}

/// Who asks for the person in any of their circles: the circle, and the name.
pub(super) async fn first_ask(
    tx: &mut Tx,
    vault: &store::Vault,
    mine: &Mine,
    now: Timestamp,
) -> store::Result<Option<(Uuid, String)>> {
    for row in member::of_owner(tx, circles::owner(vault, mine.own.person())).await? {
        let Some(here) = Here::find(tx, vault, mine, row.circle_id).await? else { continue };
        if let Some((ask, _)) = visible(tx, &here, now).await?.into_iter().next() {
            return Ok(here.name(ask.by).map(|name| (row.circle_id, name.to_owned())));
        }
    }
    Ok(None)
}
