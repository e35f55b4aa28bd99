//! The greeter's side: what waits, and the answer.

use jiff::Timestamp;
use openseat_domain::{
    greeting::{Deed, Fault, LONGEST_SIGN, Side, State, Step, fault},
    policy::{Action, Kind},
};
use openseat_store::{
    Tx, greeter as offers,
    greeting::{self as greetings, Greeting, Reply, Words, count},
};
use uuid::Uuid;

use super::{close, readable, reported};
use crate::{
    House, Result,
    audit::person_chain,
    meeting::{self, Named},
    signed::Signed,
    space::{Mine, mine, refused},
};

/// What a greeter says to a guest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// They come; where they wait, and how to find them there. May be empty: their sign goes along in any case.
    Yes(String),
    /// They cannot that day.
    No,
}

/// What a guest asked, as its greeter sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestView {
    pub id: Uuid,
    pub meeting: Named,
    pub start: Timestamp,
    pub state: State,
    pub words: Words,
    pub reply: Option<Reply>,
}

impl Answer {
    /// What is wrong with the words of a yes.
    pub fn fault(&self) -> Option<Fault> {
        match self {
            Self::Yes(place) => fault(place.trim(), LONGEST_SIGN),
            Self::No => None,
        }
    }
}

/// What guests asked the person, at all meetings they greet at; the next first.
pub async fn requests(house: &House, who: &Signed, now: Timestamp) -> Result<Vec<RequestView>> {
    let mine = mine(house, who, Action::See, Kind::OwnRecord).await?;
    let owner = offers::owner(&house.vault, who.person);
    let read = async move |tx: &mut Tx| {
        let mut views = Vec::new();
        for offer in offers::of_owner(tx, owner).await? {
            for greeting in greetings::of_greeter(tx, offer.id, now).await? {
                let meeting = meeting::named(tx, greeting.meeting_id, now).await?;
                let opened = greeting.as_greeter(&mine.key)?;
                let (words, reply) = (opened.words, opened.reply);
                let Greeting { id, start_at: start, state, .. } = greeting;
                views.push(RequestView { id, meeting, start, state, words, reply });
            }
        }
        views.sort_by_key(|view| (view.start, view.id));
        Ok(views)
    };
    Ok(house.db.read(read).await?)
}

/// Answers a guest. False when it is answered or over, or not theirs.
///
/// # Errors
/// `Refused` at `place` when the words are too long, or hold a way to be reached.
pub async fn answer(house: &House, who: &Signed, id: Uuid, answer: Answer, now: Timestamp) -> Result<bool> {
    if answer.fault().is_some() {
        return Err(refused("place", "This cannot be sent as it is.", "Look at it again."));
    }
    let Some((mine, greeting)) = theirs(house, who, id, now).await? else { return Ok(false) };
    let deed = if matches!(answer, Answer::Yes(_)) { Deed::Accept } else { Deed::SayNo };
    let Some(state) = greeting.state.after(Side::Greeter, deed) else { return Ok(false) };
    let Answer::Yes(place) = answer else {
        let me = mine.key.pseudonym();
        let no = async move |tx: &mut Tx| close(tx, id, state, None, &me, &person_chain(&me), now).await;
        return Ok(house.db.write(no).await?);
    };
    let offer_id = greeting.greeter_id;
    let offer = house.db.read(async move |tx| offers::by_id(tx, offer_id).await).await?;
    let Some(offer) = offer else { return Ok(false) };
    let given = offer.given(&mine.key)?;
    let reply = Reply { name: given.name, sign: given.sign, place: place.trim().to_owned() };
    let sealed = greeting.as_greeter(&mine.key)?.seal(house.vault.secrets(), &reply);
    let yes = async move |tx: &mut Tx| {
        let kept = greetings::accept(tx, id, &sealed).await?;
        if kept {
            count::add(tx, greeting.node_id, Step::Accepted).await?;
            mine.note(tx, now, "greeting.accept", &id.simple().to_string()).await?;
        }
        Ok(kept)
    };
    Ok(house.db.write(yes).await?)
}

/// Ends it at once, with a report or without. False when it is over, or not theirs.
///
/// # Errors
/// `Refused` at `note` when it is too long.
pub async fn end(house: &House, who: &Signed, id: Uuid, report: bool, note: &str, now: Timestamp) -> Result<bool> {
    let note = readable(note)?;
    let Some((mine, greeting)) = theirs(house, who, id, now).await? else { return Ok(false) };
    let deed = if report { Deed::Report } else { Deed::End };
    let Some(state) = greeting.state.after(Side::Greeter, deed) else { return Ok(false) };
    let opened = greeting.as_greeter(&mine.key)?;
    let report = report.then(|| reported(house, &greeting, Side::Greeter, opened, note, now));
    let me = mine.key.pseudonym();
    let closed = async move |tx: &mut Tx| close(tx, id, state, report.as_ref(), &me, &person_chain(&me), now).await;
    Ok(house.db.write(closed).await?)
}

/// A question to one of the person's own offers.
async fn theirs(house: &House, who: &Signed, id: Uuid, now: Timestamp) -> Result<Option<(Mine, Greeting)>> {
    let mine = mine(house, who, Action::Change, Kind::OwnRecord).await?;
    let owner = offers::owner(&house.vault, who.person);
    let read = async move |tx: &mut Tx| {
        let Some(greeting) = greetings::by_id(tx, id, now).await? else { return Ok(None) };
        let offer = offers::by_id(tx, greeting.greeter_id).await?;
        Ok(offer.filter(|offer| offer.owner == owner).map(|_| greeting))
    };
    Ok(house.db.read(read).await?.map(|greeting| (mine, greeting)))
}
