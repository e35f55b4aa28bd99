//! Sessions of a node and all below it, with what they add up to. Every sum has its denominator.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp, ToSpan as _, civil::Date, tz::TimeZone};
use openseat_domain::{
    group_session::{Figures, Mode, Standing, figures, monthly},
    policy::{Action, Kind, Thing},
    statistic::{FEWEST, Month},
    unique::{Unique, unique as domain_unique},
};
use openseat_store::{
    Tx,
    group_session::{self, GroupSession},
    node, self_code,
};
use uuid::Uuid;

use super::{Brief, Opener, brief, with_below};
use crate::{ActionError, House, Result, organisation::find_node, signed::Signed};

/// From which day until which, both with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub from: Date,
    pub until: Date,
}

impl Period {
    /// The year that ends with `today`.
    pub fn year_until(today: Date) -> Self {
        Self { from: today.saturating_sub(1.year()).saturating_add(1.day()), until: today }
    }
}

/// One session with its group and site.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub brief: Brief,
    pub group: String,
    pub site: String,
    pub record: openseat_domain::group_session::Record,
}

/// What is known of the sessions of a node.
#[derive(Clone, Debug, PartialEq)]
pub struct ListView {
    pub period: Period,
    /// One by one, the latest first; empty for who sees sums only.
    pub lines: Vec<Line>,
    pub sums: Figures,
    pub by_mode: Vec<(Mode, Figures)>,
    pub by_site: Vec<(String, Figures)>,
    pub months: BTreeMap<Month, Figures>,
    /// Sessions of the period that should have been and that nobody wrote down.
    pub unwritten: usize,
    /// Whoever looks sees sessions one by one.
    pub sees_sessions: bool,
}

/// The sessions of a node and below, for who runs them or sees figures there.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn list(house: &House, who: &Signed, node: Uuid, period: Period, now: Timestamp) -> Result<ListView> {
    let found = find_node(house, node).await?;
    let sees = |kind| who.may(Action::See, &Thing::on(kind, found.path)).is_ok();
    let sees_sessions = sees(Kind::GroupSession);
    if !sees_sessions && !sees(Kind::Figures) {
        return Err(ActionError::Denied(Kind::GroupSession.as_str()));
    }
    let opener = Opener::of(house);
    let read = async move |tx: &mut Tx| {
        let reach = opener.reach(period);
        let kept = group_session::between(tx, &opener.vault, &found.path, reach.0, reach.1).await?;
        let nodes = with_below(tx, node).await?;
        let mut names: BTreeMap<Uuid, String> = nodes.iter().map(|node| (node.id(), node.name.clone())).collect();
        for above in node::way(tx, &found.path).await? {
            names.insert(above.id(), above.name);
        }
        for site in node::below(tx, found.path.organisation()).await? {
            names.insert(site.id(), site.name);
        }
        let mut unwritten = kept.iter().filter(|one| one.record.is_open() && one.start_at < now).count();
        let past = (reach.0, reach.1.min(now));
        for node in &nodes {
            let planned = opener.planned(tx, &node.path, past, now).await?;
            unwritten += planned.iter().filter(|one| kept.iter().all(|kept| kept.id != one.id)).count();
        }
        Ok((kept, names, unwritten))
    };
    let (kept, names, unwritten) = house.db.read(read).await?;
    Ok(view(&kept, &names, period, unwritten, sees_sessions))
}

/// How many people came, by the codes that they built themselves; `None` for fewer than five codes.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn unique(house: &House, who: &Signed, node: Uuid, period: Period) -> Result<Option<Unique>> {
    let found = find_node(house, node).await?;
    let sees = |kind| who.may(Action::See, &Thing::on(kind, found.path)).is_ok();
    if !sees(Kind::GroupSession) && !sees(Kind::Figures) {
        return Err(ActionError::Denied(Kind::GroupSession.as_str()));
    }
    let Period { from, until } = period;
    let read = async move |tx: &mut Tx| self_code::between(tx, &found.path, from, until).await;
    let codes: Vec<_> = house.db.read(read).await?.into_iter().map(|given| given.marks).collect();
    Ok(Some(domain_unique(&codes)).filter(|unique| unique.joined >= FEWEST))
}

fn view(
    kept: &[GroupSession],
    names: &BTreeMap<Uuid, String>,
    period: Period,
    unwritten: usize,
    sees_sessions: bool,
) -> ListView {
    let name = |id: Uuid| names.get(&id).cloned().unwrap_or_default();
    let site = |one: &GroupSession| {
        let own = *one.node.ids().get(1).unwrap_or(&one.node.organisation());
        name(one.record.site.unwrap_or(own))
    };
    let over = || kept.iter().filter(|one| !one.record.is_open());
    let of_mode = |mode: Mode| figures(over().filter(|one| one.record.mode == mode).map(|one| &one.record));
    let mut sites: Vec<String> = over().map(site).collect();
    sites.sort();
    sites.dedup();
    let of_site = |name: String| {
        let sums = figures(over().filter(|one| site(one) == name).map(|one| &one.record));
        (name, sums)
    };
    let line = |one: &GroupSession| Line {
        brief: brief(one),
        group: name(one.node.node()),
        site: site(one),
        record: one.record.clone(),
    };
    let modes = Mode::ALL.iter().map(|mode| (*mode, of_mode(*mode))).filter(|(_, sums)| sums.held + sums.cancelled > 0);
    ListView {
        period,
        lines: if sees_sessions { kept.iter().rev().map(line).collect() } else { Vec::new() },
        sums: figures(over().map(|one| &one.record)),
        by_mode: modes.collect(),
        by_site: sites.into_iter().map(of_site).collect(),
        months: monthly(held(kept)),
        unwritten,
        sees_sessions,
    }
}

fn held(kept: &[GroupSession]) -> impl Iterator<Item = (Month, &openseat_domain::group_session::Record)> {
    let held = kept.iter().filter(|one| one.record.standing == Standing::Held);
    held.map(|one| (Month::of(one.slot.day), &one.record))
}

impl Opener {
    /// The moments that a period reaches, on the clock of this place.
    pub(super) fn reach(&self, period: Period) -> (Timestamp, Timestamp) {
        let zone = TimeZone::get(&self.home_zone).unwrap_or(TimeZone::UTC);
        let start = |day: Date| zone.to_ambiguous_zoned(day.at(0, 0, 0, 0)).compatible().map(|at| at.timestamp());
        let until = period.until.saturating_add(1.day());
        let (from, until) = (start(period.from).unwrap_or(Timestamp::MIN), start(until).unwrap_or(Timestamp::MAX));
        (from, until.max(from.saturating_add(SignedDuration::from_secs(1)).unwrap_or(Timestamp::MAX)))
    }
}
