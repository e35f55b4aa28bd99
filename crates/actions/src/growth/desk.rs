//! The page of a group: where it stands, what would help next, what wants a look.

use jiff::{Timestamp, civil::Date};
use openseat_domain::{
    growth::{Fact, Kind, Rest, rest, standing},
    ledger::Books,
    organisation::{Level, Path},
    policy::{Action, Kind as Thing, Thing as On},
    stage::{Checklist, Records, Stage, alerts, checklist},
};
use openseat_store::{Tx, audit, growth};

use super::{latest_first, seen};
use crate::{
    House, Result,
    audit::organisation_chain,
    facilitator::{enter, today},
    signed::Signed,
};
use uuid::Uuid;

/// What is known of a group, for those who run or host it.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    pub node: Path,
    pub name: String,
    pub level: Level,
    pub checklist: Checklist,
    pub alerts: Vec<Alert>,
    pub rest: Option<Rest>,
    /// What stands, the latest first.
    pub facts: Vec<Fact>,
    /// When the group came to which stage, the latest first.
    pub history: Vec<(Stage, Date)>,
    pub records: Records,
    pub books: Option<Books>,
    /// How many lead or would like to.
    pub people: usize,
    pub may_change: bool,
}

/// Something that wants a look, with its number.
#[derive(Clone, Debug, PartialEq)]
pub struct Alert {
    pub id: String,
    pub value: f64,
}

/// Where a group stands. Looking writes down that it came to another stage, when who looks may write.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn desk(house: &House, who: &Signed, node: Uuid, now: Timestamp) -> Result<Desk> {
    let (found, me) = enter(house, who, node, Action::See, Thing::Growth).await?;
    let may_change = who.may(Action::Add, &On::on(Thing::Growth, found.path)).is_ok();
    let today = today(house, now);
    let (mut seen, people) = seen(house, &found, now).await?;
    let records = seen.records(today);
    let stages = house.content.stages();
    let list = checklist(&stages.rules(), &records, &standing(&seen.facts));
    let last = stage_now(&seen.facts);
    if may_change && found.level() == Level::Group && last != Some(list.stage) {
        let fact = Fact {
            id: house.ids.next(now),
            kind: Kind::Stage,
            about: list.stage.as_str().to_owned(),
            amount: None,
            day: today,
            note: String::new(),
            by: me.clone(),
        };
        seen.facts.push(fact.clone());
        let (chain, vault) = (organisation_chain(&found.path), house.vault.clone());
        let keep = async move |tx: &mut Tx| {
            if stage_now(&growth::of_node(tx, &vault, node).await?) == Stage::parse(&fact.about) {
                return Ok(());
            }
            growth::insert(tx, &vault, node, &fact, now).await?;
            audit::append(tx, &chain, now, &me, "growth.stage", &node.simple().to_string()).await.map(drop)
        };
        house.db.write(keep).await?;
    }
    let rules = stages.alerts();
    let wants = alerts(&rules, &records).into_iter();
    let facts = latest_first(&seen.facts);
    let stage = |fact: &Fact| Some((Stage::parse(&fact.about)?, fact.day));
    let rest = rest(&standing(&seen.facts));
    Ok(Desk {
        level: found.level(),
        node: found.path,
        name: found.name,
        // Nothing is asked of a group that rests.
        alerts: match rest {
            Some(_) => Vec::new(),
            None => wants.map(|(id, value)| Alert { id: id.to_owned(), value }).collect(),
        },
        rest,
        history: facts.iter().filter(|fact| fact.kind == Kind::Stage).filter_map(stage).collect(),
        facts,
        checklist: list,
        records,
        books: seen.books,
        people: people.len(),
        may_change,
    })
}

/// The stage that was written down last.
pub(super) fn stage_now(facts: &[Fact]) -> Option<Stage> {
    let standing = standing(facts);
    openseat_domain::growth::latest(&standing, Kind::Stage).and_then(|fact| Stage::parse(&fact.about))
}
