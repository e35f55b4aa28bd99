//! Looking at how an evening went, to find one thing to try next time. Each group sees its own; nothing lays two side by side.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use openseat_domain::{
    fidelity::{Key, Mark, Rater, Score, to_try},
    growth::{Kind as Fact, standing},
    organisation::Path,
    policy::{Action, Kind},
    statistic::FEWEST,
};
use openseat_store::{
    Tx, audit,
    fidelity::{self, Looked},
    growth,
};
use uuid::Uuid;

use crate::{
    House, Result,
    audit::organisation_chain,
    facilitator::{enter, today},
    signed::Signed,
    space::{readable, refused},
};

/// What people who came are asked, each from 0 to 10.
pub const MEMBERS_ASKED: [&str; 3] = ["together", "useful", "safe"];
/// Letters of what the group wants to try.
const LONGEST: usize = 300;
/// Checks of one group.
const MOST: usize = 5_000;

/// The checks of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct ChecksView {
    pub node: Path,
    pub name: String,
    /// The latest first.
    pub checks: Vec<CheckView>,
    /// Of the last year: the mean of each question, with how many answered; `None` of fewer than five.
    pub members: Option<(u32, Vec<(&'static str, f64)>)>,
    /// Items that the group added: id, list and words.
    pub own: Vec<(Uuid, String, String)>,
}

/// One check.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckView {
    pub id: Uuid,
    pub list: String,
    pub rater: Rater,
    pub day: Date,
    pub score: Option<Score>,
    /// The id of what could be tried next time.
    pub to_try: Option<String>,
    pub note: String,
}

/// What somebody saw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct New {
    pub list: String,
    pub rater: Option<Rater>,
    pub day: Option<Date>,
    /// By item; of members a number from 0 to 10.
    pub marks: BTreeMap<String, String>,
    pub note: String,
}

/// The checks of a group.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn view(house: &House, who: &Signed, node: Uuid, now: Timestamp) -> Result<ChecksView> {
    let (found, _) = enter(house, who, node, Action::See, Kind::Fidelity).await?;
    let vault = house.vault.clone();
    let read = async move |tx: &mut Tx| {
        Ok((fidelity::of_node(tx, &vault, node).await?, growth::of_node(tx, &vault, node).await?))
    };
    let (checks, facts) = house.db.read(read).await?;
    let own = standing(&facts).into_iter().filter(|fact| fact.kind == Fact::Item);
    let own: Vec<_> = own.map(|fact| (fact.id, fact.about.clone(), fact.note.clone())).collect();
    let year = today(house, now).saturating_sub(jiff::Span::new().years(1));
    let lately: Vec<&Looked> = checks.iter().filter(|one| one.rater == Rater::Members && one.day > year).collect();
    let members = members(&lately);
    let seen = checks.iter().rev().filter(|one| one.rater != Rater::Members);
    Ok(ChecksView {
        node: found.path,
        name: found.name,
        checks: seen.map(|one| check(house, one)).collect(),
        members,
        own,
    })
}

/// Writes down what somebody saw. Of members: the three numbers of one who came.
///
/// # Errors
/// `Denied`; `Missing`; `Refused` at `marks`, `day` or `note`.
pub async fn add(house: &House, who: &Signed, node: Uuid, new: New, now: Timestamp) -> Result<()> {
    let (found, me) = enter(house, who, node, Action::Add, Kind::Fidelity).await?;
    let (today, rater) = (today(house, now), new.rater.unwrap_or(Rater::Own));
    let day = new.day.unwrap_or(today);
    if day > today.saturating_add(jiff::Span::new().days(1)) || day.year() < 1935 {
        return Err(refused("day", "This is not a day that has been.", "Write the day of the meeting."));
    }
    readable("note", new.note.trim(), LONGEST, true)?;
    let list = if rater == Rater::Members { String::new() } else { new.list.clone() };
    let (vault, chain, id) = (house.vault.clone(), organisation_chain(&found.path), house.ids.next(now));
    let known: Vec<String> = match rater {
        Rater::Members => MEMBERS_ASKED.map(str::to_owned).to_vec(),
        _ => known(house, &list),
    };
    let (marks, note) = (new.marks, new.note.trim().to_owned());
    let write = async move |tx: &mut Tx| {
        let facts = growth::of_node(tx, &vault, node).await?;
        let own = standing(&facts).into_iter().filter(|fact| fact.kind == Fact::Item && fact.about == list);
        let own: Vec<String> = own.map(|fact| fact.id.simple().to_string()).collect();
        let fits = |(item, mark): (&String, &String)| match rater {
            Rater::Members => known.contains(item) && mark.parse().is_ok_and(|number: u8| number <= 10),
            _ => (known.contains(item) || own.contains(item)) && Mark::parse(mark).is_some(),
        };
        let all = fidelity::of_node(tx, &vault, node).await?.len();
        if marks.is_empty() || !marks.iter().all(fits) || all >= MOST {
            return Ok(false);
        }
        let (list, marks, note, by) = (list.clone(), marks.clone(), note.clone(), me.clone());
        fidelity::insert(tx, &vault, node, &Looked { id, list, rater, day, marks, note, by }, now).await?;
        audit::append(tx, &chain, now, &me, "fidelity.add", &id.simple().to_string()).await?;
        Ok(true)
    };
    if house.db.write(write).await? {
        return Ok(());
    }
    Err(refused("marks", "Nothing was marked.", "Mark what you saw."))
}

/// Takes a check out. False when there is none.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn remove(house: &House, who: &Signed, node: Uuid, id: Uuid, now: Timestamp) -> Result<bool> {
    let (found, me) = enter(house, who, node, Action::Remove, Kind::Fidelity).await?;
    let chain = organisation_chain(&found.path);
    let write = async move |tx: &mut Tx| {
        let removed = fidelity::remove(tx, node, id).await?;
        if removed {
            audit::append(tx, &chain, now, &me, "fidelity.remove", &id.simple().to_string()).await?;
        }
        Ok(removed)
    };
    Ok(house.db.write(write).await?)
}

fn known(house: &House, list: &str) -> Vec<String> {
    let list = house.content.fidelity().iter().find(|one| one.id == list);
    list.into_iter().flat_map(|one| one.items.iter().map(|item| item.id.clone())).collect()
}

fn check(house: &House, one: &Looked) -> CheckView {
    let list = house.content.fidelity().iter().find(|list| list.id == one.list);
    // In the order of the list, so that what comes first in an evening is tried first.
    let marks: Vec<(String, Key, Mark)> = list
        .into_iter()
        .flat_map(|list| &list.items)
        .filter_map(|item| Some((item.id.clone(), item.key, Mark::parse(one.marks.get(&item.id)?)?)))
        .collect();
    CheckView {
        id: one.id,
        list: one.list.clone(),
        rater: one.rater,
        day: one.day,
        score: Score::of(marks.iter().map(|(_, key, mark)| (*key, *mark))),
        to_try: to_try(marks.iter().map(|(id, key, mark)| (id, *key, *mark))).cloned(),
        note: one.note.clone(),
    }
}

fn members(said: &[&Looked]) -> Option<(u32, Vec<(&'static str, f64)>)> {
    let n = u32::try_from(said.len()).ok().filter(|n| *n >= FEWEST)?;
    let mean = |asked: &'static str| {
        let numbers: Vec<f64> = said.iter().filter_map(|one| one.marks.get(asked)?.parse().ok()).collect();
        (numbers.len() >= FEWEST as usize).then(|| (asked, numbers.iter().sum::<f64>() / numbers.len() as f64))
    };
    Some((n, MEMBERS_ASKED.into_iter().filter_map(mean).collect()))
}
