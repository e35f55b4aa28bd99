//! The groups of an organisation by where they stand, and how long groups last. No figure is shown beside another group's.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use openseat_domain::{
    group_session::Standing,
    growth::{Kind as Fact, Rest, latest, rest, standing},
    organisation::{Level, Path},
    policy::{Action, Kind},
    stage::{Stage, checklist},
    survival::{self, Drop, Life},
};
use openseat_store::{Tx, group_session, growth};
use uuid::Uuid;

use super::seen;
use crate::{
    House, Result,
    facilitator::{enter, today},
    group_session::with_below,
    signed::Signed,
};

/// A group in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupLine {
    pub node: Path,
    pub name: String,
    pub stage: Stage,
    pub rest: Option<Rest>,
    /// The id of the next useful step.
    pub next: Option<String>,
}

/// How long the groups of an organisation last.
#[derive(Clone, Debug, PartialEq)]
pub struct Survival {
    /// Groups that ever met.
    pub groups: usize,
    /// Of those, closed.
    pub closed: usize,
    /// `None` of fewer than five.
    pub curve: Option<Vec<Drop>>,
    /// How many groups were seen for at least so many months, for 0, 6, 12 … while there are five.
    pub at_risk: Vec<(u32, usize)>,
}

/// Every group of a node and below, by name.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn groups(house: &House, who: &Signed, node: Uuid, now: Timestamp) -> Result<Vec<GroupLine>> {
    enter(house, who, node, Action::See, Kind::Growth).await?;
    let nodes = house.db.read(async move |tx| with_below(tx, node).await).await?;
    let today = today(house, now);
    let mut lines = Vec::new();
    for one in nodes.into_iter().filter(|one| one.level() == Level::Group) {
        let (seen, _) = seen(house, &one, now).await?;
        let facts = standing(&seen.facts);
        let list = checklist(&house.content.stages().rules(), &seen.records(today), &facts);
        let rest = rest(&facts);
        lines.push(GroupLine { node: one.path, name: one.name, stage: list.stage, rest, next: list.next });
    }
    lines.sort_by(|a, b| a.name.cmp(&b.name).then(a.node.cmp(&b.node)));
    Ok(lines)
}

/// How long the groups of a node and below last: from the first session that was held until the day on which the group said
/// that it closed. A group that never met is not counted.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn survival(house: &House, who: &Signed, node: Uuid, now: Timestamp) -> Result<Survival> {
    let (found, _) = enter(house, who, node, Action::See, Kind::Figures).await?;
    let (vault, today) = (house.vault.clone(), today(house, now));
    let read = async move |tx: &mut Tx| {
        let sessions = group_session::between(tx, &vault, &found.path, Timestamp::MIN, now).await?;
        let mut first: BTreeMap<Path, Date> = BTreeMap::new();
        for one in sessions.iter().filter(|one| one.record.standing == Standing::Held) {
            let day = first.entry(one.node).or_insert(one.slot.day);
            *day = (*day).min(one.slot.day);
        }
        let mut lives = Vec::new();
        for (path, begun) in first.into_iter().filter(|(path, _)| path.level() == Level::Group) {
            let facts = growth::of_node(tx, &vault, path.node()).await?;
            lives.push(life(begun, closed(&facts), today));
        }
        Ok(lives)
    };
    let lives = house.db.read(read).await?;
    Ok(of(&lives))
}

fn closed(facts: &[openseat_domain::growth::Fact]) -> Option<Date> {
    let facts = standing(facts);
    match rest(&facts) {
        Some(Rest::Closed(_, _)) => latest(&facts, Fact::Closed).map(|fact| fact.day),
        _ => None,
    }
}

fn life(begun: Date, closed: Option<Date>, today: Date) -> Life {
    let until = closed.unwrap_or(today).min(today);
    let days = begun.until(until).map_or(0, |span| span.get_days().max(0));
    Life { days: days.unsigned_abs(), ended: closed.is_some_and(|day| day <= today) }
}

fn of(lives: &[Life]) -> Survival {
    let curve = survival::shown(lives);
    let months = (0..).step_by(6).map(|months: u32| (months, survival::at_risk(lives, months * 365 / 12)));
    let at_risk = months.take_while(|(_, groups)| *groups >= survival::FEWEST).collect();
    let closed = lives.iter().filter(|life| life.ended).count();
    Survival { groups: lives.len(), closed, at_risk, curve }
}
