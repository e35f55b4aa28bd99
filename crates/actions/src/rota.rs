//! Who leads which evening. Cover is asked for in one tap; who says yes first has it, and whoever is a moment later is told who.

mod letters;

use jiff::{SignedDuration, Timestamp, ToSpan as _, civil::Date};
use openseat_domain::{
    group_session::Slot,
    organisation::Path,
    policy::{Action, Kind, Thing},
    rota::{Standing, Took, Turn, load, weeks_running},
};
use openseat_store::{Tx, audit, group_session, rota};
use uuid::Uuid;

pub use openseat_store::rota::Evening;

use crate::{
    ActionError, House, Result,
    audit::organisation_chain,
    facilitator::{Known, circle, enter, on, today},
    group_session::Opener,
    letter,
    signed::Signed,
    space::refused,
};

/// Weeks that the rota shows.
const WEEKS: i64 = 8;
/// Weeks over which the load is told.
const BACK_WEEKS: i64 = 12;

/// The rota of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct RotaView {
    pub node: Path,
    pub name: String,
    pub turns: Vec<TurnView>,
    /// Who can be put on it.
    pub people: Vec<(Uuid, String)>,
    /// How many evenings each led in the last 12 weeks, the most first, and for how many weeks running.
    pub load: Vec<LoadLine>,
    /// Who looks gave their name for it.
    pub i_lead: bool,
    pub may_change: bool,
    /// Letters can be sent.
    pub letters: bool,
}

/// One evening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TurnView {
    pub evening: Evening,
    /// When it begins, where that is known.
    pub slot: Option<Slot>,
    /// The name of who leads; empty for nobody.
    pub lead: String,
    pub mine: bool,
    pub cover_asked: bool,
}

/// How much one led.
#[derive(Clone, Debug, PartialEq)]
pub struct LoadLine {
    pub name: String,
    pub led: u32,
    /// In a hundred.
    pub share: f64,
    pub running: u32,
}

/// What came of saying yes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    Yours,
    /// This person was quicker; the name may be empty.
    Somebody(String),
    NotAsked,
}

/// The rota of a group: eight weeks ahead, twelve back.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn view(house: &House, who: &Signed, node: Uuid, now: Timestamp) -> Result<RotaView> {
    let (found, _) = enter(house, who, node, Action::See, Kind::Rota).await?;
    let people = circle(house, &found, now).await?;
    let (path, today) = (found.path, today(house, now));
    let opener = Opener::of(house);
    let until = now.saturating_add(SignedDuration::from_hours(24 * 7 * WEEKS)).unwrap_or(Timestamp::MAX);
    let planned =
        async move |tx: &mut Tx| opener.planned(tx, &path, (now - SignedDuration::from_hours(12), until), now).await;
    let planned = house.db.read(planned).await?;
    let kept = house.db.read(async move |tx| rota::of_node(tx, node, today).await).await?;
    let led = led(house, &path, now).await?;
    let name =
        |id: Uuid| people.iter().find(|one| one.person == id).map_or(String::new(), |one| one.given.name.clone());
    let mut turns: Vec<TurnView> = planned
        .into_iter()
        .filter(|one| one.slot.day >= today)
        .map(|one| TurnView {
            evening: Evening { day: one.slot.day, meeting: one.slot.meeting.unwrap_or_default() },
            slot: Some(one.slot),
            lead: String::new(),
            mine: false,
            cover_asked: false,
        })
        .collect();
    for turn in kept {
        let place = turns.iter().position(|one| one.evening == turn.evening).unwrap_or_else(|| {
            let (lead, evening) = (String::new(), turn.evening);
            turns.push(TurnView { evening, slot: None, lead, mine: false, cover_asked: false });
            turns.len() - 1
        });
        if let Standing::Led(lead) | Standing::CoverAsked(lead) = turn.standing {
            turns[place].lead = name(lead);
            turns[place].mine = lead == who.person;
            turns[place].cover_asked = matches!(turn.standing, Standing::CoverAsked(_));
        }
    }
    turns.sort_by_key(|one| one.evening);
    Ok(RotaView {
        node: found.path,
        name: found.name,
        turns,
        load: load_lines(&led, &people, today),
        i_lead: people.iter().any(|one| one.person == who.person),
        may_change: who.may(Action::Change, &Thing::on(Kind::Rota, found.path)).is_ok(),
        letters: house.writes_letters(),
        people: people.into_iter().map(|one| (one.person, one.given.name)).collect(),
    })
}

/// Puts somebody down to lead an evening that nobody leads yet.
///
/// # Errors
/// `Denied`, also for somebody who did not give their name for it; `Missing`; `Refused` at `day`.
pub async fn lead(
    house: &House,
    who: &Signed,
    node: Uuid,
    evening: Evening,
    whose: Uuid,
    now: Timestamp,
) -> Result<Said> {
    let (found, me) = enter(house, who, node, Action::Add, Kind::Rota).await?;
    let people = circle(house, &found, now).await?;
    if !people.iter().any(|one| one.person == whose) {
        return Err(ActionError::Denied(Kind::Rota.as_str()));
    }
    let today = today(house, now);
    if evening.day < today || evening.day > today.saturating_add(1.year()) {
        return Err(refused("day", "This is no day of the next year.", "Choose a day that is still to come."));
    }
    let chain = organisation_chain(&found.path);
    let write = async move |tx: &mut Tx| {
        let standing = rota::one(tx, node, evening).await?.map_or(Standing::Open, |turn| turn.standing);
        let (after, took) = match standing {
            // An evening of which cover is asked is taken, not planned anew by somebody else's hand.
            Standing::CoverAsked(lead) if lead != whose => (standing, Took::Somebody(lead)),
            standing => standing.take(whose),
        };
        if after != standing {
            rota::put(tx, node, evening, after, now).await?;
            audit::append(tx, &chain, now, &me, "rota.lead", &which(node, evening)).await?;
        }
        Ok(took)
    };
    Ok(said(house.db.write(write).await?, &people))
}

/// Takes somebody off an evening, so that it is open again.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn clear(house: &House, who: &Signed, node: Uuid, evening: Evening, now: Timestamp) -> Result<()> {
    let (found, me) = enter(house, who, node, Action::Change, Kind::Rota).await?;
    let chain = organisation_chain(&found.path);
    let write = async move |tx: &mut Tx| {
        if rota::remove(tx, node, evening).await? {
            audit::append(tx, &chain, now, &me, "rota.clear", &which(node, evening)).await?;
        }
        Ok(())
    };
    Ok(house.db.write(write).await?)
}

/// Asks for cover: the other facilitators see it, and those who gave an address get a letter. Until one of them says yes, who
/// asked still leads. False when they do not lead that evening. Asked twice, it is asked once.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn ask(house: &House, who: &Signed, node: Uuid, evening: Evening, now: Timestamp) -> Result<bool> {
    let (found, me) = enter(house, who, node, Action::Change, Kind::Rota).await?;
    let people = circle(house, &found, now).await?;
    let letters = letters::asked(house, &found, evening, who.person, &people, now);
    let (chain, person) = (organisation_chain(&found.path), who.person);
    let write = async move |tx: &mut Tx| {
        let Some(turn) = rota::one(tx, node, evening).await? else { return Ok(false) };
        if turn.standing == Standing::CoverAsked(person) {
            return Ok(true);
        }
        let Some(asked) = turn.standing.ask(person) else { return Ok(false) };
        rota::put(tx, node, evening, asked, now).await?;
        for one in &letters {
            letter::put_down(tx, one).await?;
        }
        audit::append(tx, &chain, now, &me, "rota.ask", &which(node, evening)).await?;
        Ok(true)
    };
    Ok(house.db.write(write).await?)
}

/// Says yes to an evening: the first has it. Who asked for cover is told by letter.
///
/// # Errors
/// `Denied`, also before giving a name for it; `Missing`.
pub async fn take(house: &House, who: &Signed, node: Uuid, evening: Evening, now: Timestamp) -> Result<Said> {
    let (found, me) = enter(house, who, node, Action::Change, Kind::Rota).await?;
    let people = circle(house, &found, now).await?;
    let person = who.person;
    if !people.iter().any(|one| one.person == person) {
        return Err(ActionError::Denied(Kind::Rota.as_str()));
    }
    let thanks: Vec<(Uuid, openseat_store::job::New)> = people
        .iter()
        .filter_map(|one| Some((one.person, letters::covered(house, &found, evening, person, one, &people, now)?)))
        .collect();
    let chain = organisation_chain(&found.path);
    let write = async move |tx: &mut Tx| {
        let Some(turn) = rota::one(tx, node, evening).await? else { return Ok(Took::NotAsked) };
        let (after, took) = turn.standing.take(person);
        if after != turn.standing {
            rota::put(tx, node, evening, after, now).await?;
            if let Standing::CoverAsked(asked) = turn.standing
                && let Some((_, letter)) = thanks.iter().find(|(whose, _)| *whose == asked && asked != person)
            {
                letter::put_down(tx, letter).await?;
            }
            audit::append(tx, &chain, now, &me, "rota.take", &which(node, evening)).await?;
        }
        Ok(took)
    };
    Ok(said(house.db.write(write).await?, &people))
}

/// Who led which evening of a group, and who is down for those to come: what the sessions say; where they say nothing, the
/// rota. What was cancelled was not led.
pub(crate) async fn led(house: &House, path: &Path, now: Timestamp) -> Result<Vec<Turn>> {
    let (vault, path) = (house.vault.clone(), *path);
    let from = now.saturating_sub(SignedDuration::from_hours(24 * 7 * 26)).unwrap_or(Timestamp::MIN);
    let first = on(house, from);
    let read = async move |tx: &mut Tx| {
        let sessions = group_session::between(tx, &vault, &path, from, now).await?;
        let mut told = Vec::new();
        for one in sessions.into_iter().filter(|one| one.node == path && !one.record.is_open()) {
            let leads = group_session::leader::of(tx, one.id).await?;
            told.push((one, leads));
        }
        Ok((told, rota::of_node(tx, path.node(), first).await?))
    };
    let (told, rota) = house.db.read(read).await?;
    let today = today(house, now);
    let mut turns = Vec::new();
    let mut over = Vec::new();
    for (session, leads) in told {
        use openseat_domain::group_session::Standing as Session;
        let evening = Evening { day: session.slot.day, meeting: session.slot.meeting.unwrap_or_default() };
        let held = session.record.standing == Session::Held;
        if !held || !leads.is_empty() {
            over.push(evening);
        }
        turns.extend(leads.into_iter().filter(|_| held).map(|lead| Turn { day: evening.day, lead: Some(lead) }));
    }
    for turn in rota.into_iter().filter(|turn| !over.contains(&turn.evening)) {
        let day = turn.evening.day;
        match turn.standing {
            // Until somebody says yes it is not sure that anybody leads an evening that is to come.
            Standing::CoverAsked(_) if day > today => {}
            Standing::Led(lead) | Standing::CoverAsked(lead) => turns.push(Turn { day, lead: Some(lead) }),
            Standing::Open => {}
        }
    }
    turns.sort_by_key(|turn: &Turn| (turn.day, turn.lead));
    Ok(turns)
}

fn load_lines(turns: &[Turn], people: &[Known], today: Date) -> Vec<LoadLine> {
    let from = today.saturating_sub(BACK_WEEKS.weeks());
    let lately: Vec<Turn> = turns.iter().filter(|turn| turn.day > from && turn.day <= today).copied().collect();
    let load = load(&lately);
    let all: u32 = load.iter().map(|(_, led)| led).sum();
    let line = |(who, led): (Uuid, u32)| LoadLine {
        name: people.iter().find(|one| one.person == who).map_or(String::new(), |one| one.given.name.clone()),
        led,
        share: f64::from(led) * 100.0 / f64::from(all.max(1)),
        running: weeks_running(turns, who, today),
    };
    load.into_iter().map(line).collect()
}

fn said(took: Took, people: &[Known]) -> Said {
    match took {
        Took::Theirs => Said::Yours,
        Took::NotAsked => Said::NotAsked,
        Took::Somebody(lead) => {
            let name = people.iter().find(|one| one.person == lead).map(|one| one.given.name.clone());
            Said::Somebody(name.unwrap_or_default())
        }
    }
}

fn which(node: Uuid, evening: Evening) -> String {
    format!("{} {}", node.simple(), evening.day)
}
