//! Greeters as those see them who know them: to confirm, to stop, and to read what was reported.

use jiff::Timestamp;
use openseat_domain::{
    greeting::{Offer, Side, State, Step, shown},
    policy::{Action, Kind, Thing},
};
use openseat_store::{
    Tx, audit,
    greeter::{self, Given, Greeter},
    greeting::{self, count, report},
    node::Node,
};
use uuid::Uuid;

use super::{is_kept, key_of};
use crate::{
    ActionError, House, Result,
    audit::organisation_chain,
    meeting::{self, Named},
    organisation::{allow, find_node, name_of},
    signed::Signed,
    space::refused,
};

/// What a node's people see.
#[derive(Clone, Debug, Default)]
pub struct GreetersView {
    /// Offers that wait, then those that were confirmed.
    pub offers: Vec<OfferedView>,
    /// Reports that wait; empty for those who may not read them.
    pub reports: Vec<ReportLine>,
    /// `None` for a figure of fewer than five.
    pub counts: Vec<(Step, Option<i64>)>,
}

/// One offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferedView {
    pub id: Uuid,
    pub meeting: Named,
    pub given: Given,
    pub state: Offer,
    pub paused: bool,
    /// It is one's own: somebody else has to confirm it.
    pub own: bool,
}

/// A report that has not been opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportLine {
    pub id: Uuid,
    pub by: Side,
    pub at: Timestamp,
}

/// A report that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportView {
    pub id: Uuid,
    pub by: Side,
    pub at: Timestamp,
    pub said: report::Said,
    pub meeting: Named,
    /// Who greets there; `None` when they were erased.
    pub greeter: Option<Given>,
    /// The greeter still greets.
    pub greets: bool,
}

/// The greeters of a node. That somebody looked is written down.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn at_node(house: &House, who: &Signed, node: Uuid, now: Timestamp) -> Result<GreetersView> {
    let (found, me) = enter(house, who, node, Action::See, Kind::Greeter).await?;
    let (reads, vault) =
        (who.may(Action::See, &Thing::on(Kind::GreetingReport, found.path)).is_ok(), house.vault.clone());
    let (chain, own) = (organisation_chain(&found.path), greeter::owner(&house.vault, who.person));
    let look = async move |tx: &mut Tx| {
        let mut offers = Vec::new();
        for offer in greeter::of_node(tx, node).await? {
            let named = meeting::named(tx, offer.meeting_id, now).await?;
            offers.push((offer, named));
        }
        let reports = if reads { report::of_node(tx, &vault, node, own, now).await? } else { Vec::new() };
        if !offers.is_empty() {
            audit::append(tx, &chain, now, &me, "greeters.look", &node.simple().to_string()).await?;
        }
        Ok((offers, reports, count::of_node(tx, node).await?))
    };
    let (offers, reports, counts) = house.db.write(look).await?;
    let mut view = GreetersView { counts: figures(&counts), ..GreetersView::default() };
    for (offer, meeting) in offers {
        let Some(key) = key_of(&house.vault, &offer).await? else { continue };
        let (given, own) = (offer.given(&key)?, offer.owner == own);
        let Greeter { id, state, paused, .. } = offer;
        view.offers.push(OfferedView { id, meeting, given, state, paused, own });
    }
    view.reports = reports.into_iter().map(|one| ReportLine { id: one.id, by: one.by, at: one.at }).collect();
    Ok(view)
}

/// Confirms an offer, or stops it: then it shows nowhere, and who asked is told that the greeter cannot come.
///
/// # Errors
/// `Refused` at `offer` for one's own, and while nobody reads reports; `Denied`; `Missing`.
pub async fn decide(house: &House, who: &Signed, node: Uuid, offer: Uuid, yes: bool, now: Timestamp) -> Result<()> {
    let action = if yes { Action::Change } else { Action::Remove };
    let (found, me) = enter(house, who, node, action, Kind::Greeter).await?;
    let own = greeter::owner(&house.vault, who.person);
    let (chain, vault) = (organisation_chain(&found.path), house.vault.clone());
    let write = async move |tx: &mut Tx| {
        let Some(offered) = greeter::by_id(tx, offer).await?.filter(|offered| offered.node_id == node) else {
            return Ok(Done::Gone);
        };
        if yes && offered.owner == own {
            return Ok(Done::Own);
        }
        if yes && !is_kept(tx, &found, offered.person(&vault)?, now).await? {
            return Ok(Done::Unread);
        }
        let (state, what) =
            if yes { (Offer::Confirmed, "greeter.confirm") } else { (Offer::Refused, "greeter.refuse") };
        if greeter::decide(tx, offer, state, now).await? {
            if !yes {
                greeting::close_all(tx, offer, State::GreeterLeft).await?;
            }
            audit::append(tx, &chain, now, &me, what, &offer.simple().to_string()).await?;
        }
        Ok(Done::Decided)
    };
    match house.db.write(write).await? {
        Done::Decided => Ok(()),
        Done::Gone => Err(missing()),
        Done::Own => Err(refused("offer", "This is your own offer.", "Ask somebody else to confirm it.")),
        Done::Unread => Err(refused("offer", "Nobody here reads reports.", "Give somebody the role of list keeper.")),
    }
}

enum Done {
    Decided,
    Gone,
    Own,
    Unread,
}

/// What was reported. That it was read is written down. Nobody reads a report of themself.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn read_report(house: &House, who: &Signed, node: Uuid, id: Uuid, now: Timestamp) -> Result<ReportView> {
    let (found, me) = enter(house, who, node, Action::See, Kind::GreetingReport).await?;
    let (vault, chain) = (house.vault.clone(), organisation_chain(&found.path));
    let own = greeter::owner(&house.vault, who.person);
    let read = async move |tx: &mut Tx| {
        let waiting = report::of_node(tx, &vault, node, own, now).await?;
        let Some(found) = waiting.into_iter().find(|one| one.id == id) else { return Ok(None) };
        audit::append(tx, &chain, now, &me, "greeting_report.read", &id.simple().to_string()).await?;
        let offer = greeter::by_id(tx, found.greeter_id).await?;
        let meeting = match &offer {
            Some(offer) => meeting::named(tx, offer.meeting_id, now).await?,
            None => Named::default(),
        };
        Ok(Some((found, offer, meeting)))
    };
    let (found, offer, meeting) = house.db.write(read).await?.ok_or_else(missing)?;
    let greets = offer.as_ref().is_some_and(|offer| offer.state == Offer::Confirmed);
    let greeter = match &offer {
        Some(offer) => key_of(&house.vault, offer).await?.map(|key| offer.given(&key)).transpose()?,
        None => None,
    };
    let report::Report { id, by, said, at, .. } = found;
    Ok(ReportView { id, by, at, said, meeting, greeter, greets })
}

/// Ends a report, which is then forgotten; `stop` stops the greeter too.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn settle(house: &House, who: &Signed, node: Uuid, id: Uuid, stop: bool, now: Timestamp) -> Result<()> {
    let (found, me) = enter(house, who, node, Action::Remove, Kind::GreetingReport).await?;
    let (chain, own) = (organisation_chain(&found.path), greeter::owner(&house.vault, who.person));
    let write = async move |tx: &mut Tx| {
        let Some(offer) = report::by_id(tx, id, node, own, now).await? else { return Ok(false) };
        if !report::settle(tx, id).await? {
            return Ok(false);
        }
        audit::append(tx, &chain, now, &me, "greeting_report.settle", &id.simple().to_string()).await?;
        if stop && greeter::decide(tx, offer, Offer::Refused, now).await? {
            greeting::close_all(tx, offer, State::GreeterLeft).await?;
            audit::append(tx, &chain, now, &me, "greeter.refuse", &offer.simple().to_string()).await?;
        }
        Ok(true)
    };
    if house.db.write(write).await? { Ok(()) } else { Err(missing()) }
}

/// The node and the pseudonym of who comes, if they may.
async fn enter(house: &House, who: &Signed, node: Uuid, action: Action, kind: Kind) -> Result<(Node, String)> {
    let found = find_node(house, node).await?;
    allow(&who.actor(), action, &Thing::on(kind, found.path))?;
    let me = name_of(house, &who.actor()).await?;
    Ok((found, me))
}

fn figures(counts: &[(Step, i64)]) -> Vec<(Step, Option<i64>)> {
    let of = |step| counts.iter().find(|(one, _)| *one == step).map_or(0, |(_, n)| *n);
    Step::ALL.into_iter().map(|step| (step, shown(of(step)))).collect()
}

fn missing() -> ActionError {
    ActionError::Missing { what: "offer or report", name: String::new(), fix: "Look at the list again." }
}
