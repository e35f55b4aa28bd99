//! How a group starts and grows: facts that are written down, the stage that records tell, and the next useful step.

mod desk;
mod groups;
mod write;

use jiff::{SignedDuration, Timestamp, ToSpan as _};
use openseat_domain::{
    come_again::{ComeAgain, come_again},
    facilitator::Step,
    group_session::Standing,
    growth::{Fact, Leader, Met, Seen},
    ledger::Books,
};
use openseat_store::{Tx, fidelity, group_session, growth, ledger, node::Node, self_code};

pub use self::{
    desk::{Alert, Desk, desk},
    groups::{GroupLine, Survival, groups, survival},
    write::{New, tick_all, withdraw, write},
};
use crate::{
    House, Result,
    facilitator::{Known, circle, today},
    rota::led,
};

/// Days of sessions that are looked at: half a year, which the longest rule asks for.
const LOOKED_DAYS: i64 = 26 * 7;

/// All that is known of a group, gathered from every record.
pub(crate) async fn seen(house: &House, node: &Node, now: Timestamp) -> Result<(Seen, Vec<Known>)> {
    let people = circle(house, node, now).await?;
    let turns = led(house, &node.path, now).await?;
    let (vault, path, id, today) = (house.vault.clone(), node.path, node.id(), today(house, now));
    let from = now.saturating_sub(SignedDuration::from_hours(24 * LOOKED_DAYS)).unwrap_or(Timestamp::MIN);
    let first = today.saturating_sub(LOOKED_DAYS.days());
    let read = async move |tx: &mut Tx| {
        let sessions = group_session::between(tx, &vault, &path, from, now).await?;
        let met: Vec<Met> = sessions.into_iter().filter(|one| one.node == path).filter_map(met).collect();
        let facts = growth::of_node(tx, &vault, id).await?;
        let lines: Vec<_> = ledger::of_node(tx, &vault, id).await?.into_iter().map(|entry| entry.line).collect();
        let checks = fidelity::of_node(tx, &vault, id).await?;
        let codes = self_code::at_node(tx, &path, first, today).await?;
        Ok((met, facts, lines, checks, come_again(&codes, today)))
    };
    let (met, facts, lines, checks, come_again): (_, _, _, _, ComeAgain) = house.db.read(read).await?;
    let leader = |one: &Known| {
        let due = one.due(today);
        Leader {
            step: one.given.step,
            conduct: due.conduct.is_some(),
            due: one.given.step > Step::Applied && due.soon(today),
        }
    };
    let seen = Seen {
        people: people.iter().map(leader).collect(),
        met,
        turns,
        books: (!lines.is_empty()).then(|| Books::of(&lines, today)),
        checks: checks.into_iter().map(|one| (one.rater, one.day)).collect(),
        facts,
        come_again,
    };
    Ok((seen, people))
}

/// An evening as it was written down; `None` while nobody did.
fn met(session: group_session::GroupSession) -> Option<Met> {
    let record = &session.record;
    let held = record.standing == Standing::Held;
    let people = record.came().filter(|_| held).map(u32::from);
    let newcomers = record.first_timers.filter(|_| held).map(u32::from);
    (!record.is_open()).then_some(Met { day: session.slot.day, held, people, newcomers })
}

/// The facts in the order in which a page shows them: the latest first.
fn latest_first(facts: &[Fact]) -> Vec<Fact> {
    let mut facts: Vec<Fact> = openseat_domain::growth::standing(facts).into_iter().cloned().collect();
    facts.reverse();
    facts
}
