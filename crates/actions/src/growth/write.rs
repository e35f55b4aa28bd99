//! Writing a fact down, and taking one back.

use jiff::{Timestamp, civil::Date};
use openseat_domain::{
    growth::{Axis, Champion, Fact, HostRole, Kind, Reason, standing},
    policy::{Action, Kind as Thing, Thing as On},
    stage::{Met, Stage, checklist},
};
use openseat_store::{Tx, audit, growth};
use uuid::Uuid;

use super::seen;
use crate::{
    ActionError, House, Result,
    audit::organisation_chain,
    facilitator::{enter, today},
    organisation::allow,
    signed::Signed,
    space::{readable, refused},
};

/// Facts of one group: ten a week for more than ten years.
const MOST: i64 = 6_000;
/// Letters of a name.
const LONGEST: usize = 120;
/// Letters of a note.
const LONGEST_NOTE: usize = 1_000;

/// A fact that is to be written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct New {
    pub kind: Kind,
    pub about: String,
    pub amount: Option<i64>,
    /// Today when none is given.
    pub day: Option<Date>,
    pub note: String,
}

/// Writes a fact down.
///
/// # Errors
/// `Denied`; `Missing`; `Refused` at `about`, `amount`, `day` or `note`.
pub async fn write(house: &House, who: &Signed, node: Uuid, new: New, now: Timestamp) -> Result<()> {
    let (found, me) = enter(house, who, node, Action::Add, Thing::Growth).await?;
    if new.kind == Kind::Takes {
        allow(&who.actor(), Action::Change, &On::on(Thing::Application, found.path))?;
    }
    // The program writes these itself.
    if matches!(new.kind, Kind::Stage | Kind::Withdrawn) {
        return Err(ActionError::Denied(Thing::Growth.as_str()));
    }
    let today = today(house, now);
    let new = checked(house, new, today)?;
    let fact = Fact {
        id: house.ids.next(now),
        kind: new.kind,
        about: new.about,
        amount: new.amount,
        day: new.day.unwrap_or(today),
        note: new.note,
        by: me,
    };
    keep(house, &organisation_chain(&found.path), node, vec![fact], now).await
}

/// Ticks everything of a stage that is open and that records do not know otherwise: for a group that has met for years.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn tick_all(house: &House, who: &Signed, node: Uuid, stage: Stage, now: Timestamp) -> Result<()> {
    let (found, me) = enter(house, who, node, Action::Add, Thing::Growth).await?;
    let (seen, _) = seen(house, &found, now).await?;
    let today = today(house, now);
    let list = checklist(&house.content.stages().rules(), &seen.records(today), &standing(&seen.facts));
    let open = list.rows.into_iter().filter(|(one, _)| *one == stage).flat_map(|(_, row)| row);
    let tick = |(id, _): (String, Met)| Fact {
        id: house.ids.next(now),
        kind: Kind::Tick,
        about: id,
        amount: None,
        day: today,
        note: String::new(),
        by: me.clone(),
    };
    let ticks = open.filter(|(_, met)| *met == Met::Open(None)).map(tick).collect();
    keep(house, &organisation_chain(&found.path), node, ticks, now).await
}

/// Takes a fact back, by one more line. False when there is none, or it was taken back.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn withdraw(house: &House, who: &Signed, node: Uuid, fact: Uuid, now: Timestamp) -> Result<bool> {
    let (found, me) = enter(house, who, node, Action::Change, Thing::Growth).await?;
    let (vault, chain, id, today) =
        (house.vault.clone(), organisation_chain(&found.path), house.ids.next(now), today(house, now));
    let write = async move |tx: &mut Tx| {
        let facts = growth::of_node(tx, &vault, node).await?;
        if !standing(&facts).iter().any(|one| one.id == fact && one.kind != Kind::Stage) {
            return Ok(false);
        }
        let (about, by) = (fact.simple().to_string(), me.clone());
        let back = Fact { id, kind: Kind::Withdrawn, about, amount: None, day: today, note: String::new(), by };
        growth::insert(tx, &vault, node, &back, now).await?;
        audit::append(tx, &chain, now, &me, "growth.withdraw", &fact.simple().to_string()).await?;
        Ok(true)
    };
    Ok(house.db.write(write).await?)
}

async fn keep(house: &House, chain: &str, node: Uuid, facts: Vec<Fact>, now: Timestamp) -> Result<()> {
    let (vault, chain) = (house.vault.clone(), chain.to_owned());
    let write = async move |tx: &mut Tx| {
        if growth::count(tx, node).await? + facts.len() as i64 > MOST {
            return Ok(false);
        }
        for fact in &facts {
            growth::insert(tx, &vault, node, fact, now).await?;
            let what = format!("growth.{}", fact.kind.as_str());
            audit::append(tx, &chain, now, &fact.by, &what, &fact.id.simple().to_string()).await?;
        }
        Ok(true)
    };
    if house.db.write(write).await? {
        return Ok(());
    }
    Err(refused("about", "The list is full.", "Take back what is old."))
}

fn checked(house: &House, mut new: New, today: Date) -> Result<New> {
    new.about = new.about.trim().to_owned();
    new.note = new.note.trim().replace("\r\n", "\n");
    readable("about", &new.about, LONGEST, false)?;
    readable("note", &new.note, LONGEST_NOTE, true)?;
    let word = match new.kind {
        Kind::Tick | Kind::Untick => is_known(house, &new.about),
        Kind::HostRole => HostRole::parse(&new.about).is_some(),
        Kind::Champion => Champion::parse(&new.about).is_some(),
        Kind::Autonomy => Axis::parse(&new.about).is_some(),
        Kind::Paused | Kind::Closed => Reason::parse(&new.about).is_some(),
        Kind::Referral | Kind::Place | Kind::Host | Kind::Partner | Kind::Course => !new.about.is_empty(),
        Kind::Item => house.content.fidelity().iter().any(|list| list.id == new.about) && !new.note.is_empty(),
        Kind::Contact | Kind::Celebration | Kind::Venue | Kind::LinkWorker => {
            !new.note.is_empty() || !new.about.is_empty()
        }
        Kind::StepBack => new.day.is_some(),
        Kind::Resumed | Kind::Strain | Kind::Takes => true,
        Kind::Stage | Kind::Withdrawn => false,
    };
    if !word {
        return Err(refused("about", "Something is missing.", "Fill it in."));
    }
    let most = match new.kind {
        Kind::Autonomy => 10,
        Kind::Takes => 1,
        _ => 10_000,
    };
    if new.amount.is_some_and(|amount| !(0..=most).contains(&amount)) {
        return Err(refused("amount", "This number cannot be.", "Look at it again."));
    }
    // A step back is planned; a pause may say from when. All else has been.
    let ahead = matches!(new.kind, Kind::StepBack | Kind::Paused | Kind::Closed | Kind::Resumed);
    let far = |day: Date| day.year() < 1935 || day > today.saturating_add(jiff::Span::new().years(10));
    if new.day.is_some_and(|day| far(day) || (!ahead && day > today.saturating_add(jiff::Span::new().days(1)))) {
        return Err(refused("day", "This is not a day that has been.", "Look at the day again."));
    }
    Ok(new)
}

/// A criterion, or an item of a checklist.
fn is_known(house: &House, id: &str) -> bool {
    let stages = house.content.stages();
    let item =
        |id: &str| house.content.checklist("host").is_some_and(|list| list.items.iter().any(|item| item.id == id));
    stages.rule(id).is_some() || id.strip_prefix("host:").is_some_and(item)
}
