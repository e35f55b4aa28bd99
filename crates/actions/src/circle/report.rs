//! What somebody picks out of their circle for a moderator, and what the moderator does. Moderators are those who read what
//! people tell of groups: the list keepers of the organisations that the operator named. They see what was picked, and
//! nothing else of a circle; none reads of a circle that they are in.

use jiff::Timestamp;
use openseat_domain::{
    circle::{LONGEST_NOTE, MOST_REPORTS, Reason, Said, told_to},
    policy::{Action, Kind},
};
use openseat_store::{
    self as store, Tx, audit,
    circle::{
        self as circles, block, member,
        report::{self as reports, Picked, Report},
        word,
    },
};
use uuid::Uuid;

use super::{Here, leave::settle, own};
use crate::{
    ActionError, House, Result,
    audit::organisation_chain,
    keeper,
    organisation::name_of,
    signed::Signed,
    space::{readable, refused},
};

/// A report, opened for a moderator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportView {
    pub id: Uuid,
    pub at: Timestamp,
    pub picked: Picked,
}

/// What somebody reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picks {
    /// Whom it is about.
    pub about: Uuid,
    pub reason: Reason,
    /// Words of theirs, by id. Others are left out.
    pub words: Vec<Uuid>,
    /// May be empty.
    pub note: String,
}

/// What a moderator decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It stays as it is.
    Nothing,
    /// Who it is about is taken out of the circle, and told why.
    TakeOut(Reason),
    /// The circle ends for all, who are told why.
    Close(Reason),
}

impl Decision {
    fn what(self) -> &'static str {
        match self {
            Self::Nothing => "circle.report.nothing",
            Self::TakeOut(_) => "circle.report.take_out",
            Self::Close(_) => "circle.report.close",
        }
    }
}

/// Reports somebody, with the words that were picked of what they told. False when there is nobody like that.
///
/// # Errors
/// `Refused` at `note` when it is too long, at `many` when some of theirs wait already.
pub async fn report(house: &House, who: &Signed, circle: Uuid, picks: Picks, now: Timestamp) -> Result<bool> {
    let Picks { about, reason, words, note } = picks;
    let note = note.trim().to_owned();
    readable("note", &note, LONGEST_NOTE, true)?;
    let mine = own(house, who, Action::Add).await?;
    let (vault, id) = (house.vault.clone(), circles::random_id(house.vault.secrets()));
    let zone = super::zone(house);
    let write = async move |tx: &mut Tx| {
        let Some(here) = Here::find(tx, &vault, &mine, circle).await? else { return Ok(Some(false)) };
        let Some(name) = here.name(about).filter(|_| about != here.me) else { return Ok(Some(false)) };
        if reports::count_by(tx, here.me, now).await? >= MOST_REPORTS {
            return Ok(None);
        }
        let joined = here.joined(&zone);
        let said = word::of(tx, &here.key, now).await?.into_iter();
        let picked = said.filter(|one| one.by == about && words.contains(&one.id)).filter_map(|one| match one.said {
            Said::Told { day, told } if told_to(joined, day) => Some((day, told)),
            _ => None,
        });
        let (words, people) = (picked.collect(), here.people.len());
        let picked = Picked { reason, name: name.to_owned(), people, words, note: note.clone() };
        reports::insert(tx, circle, here.me, &reports::New::sealed(&vault, id, about, &picked), now).await?;
        mine.note(tx, now, "circle.report", "self").await?;
        Ok(Some(true))
    };
    let many = || refused("many", "You reported a few things already.", "Wait until somebody has read them.");
    house.db.write(write).await?.ok_or_else(many)
}

/// Whether the person moderates, so that pages can show the way.
///
/// # Errors
/// When the database cannot be read.
pub async fn sits_here(house: &House, who: &Signed) -> Result<bool> {
    match keeper::allow(house, &who.actor(), Action::See, Kind::CircleReport).await {
        Ok(_) => Ok(true),
        Err(ActionError::Denied(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// What waits, the oldest first.
///
/// # Errors
/// `Denied`.
pub async fn desk(house: &House, who: &Signed, now: Timestamp) -> Result<Vec<ReportView>> {
    keeper::allow(house, &who.actor(), Action::See, Kind::CircleReport).await?;
    let (vault, reader) = (&house.vault, circles::owner(&house.vault, who.person));
    let found = house.db.read(async move |tx| reports::waiting(tx, reader, now).await).await?;
    let open = |one: Report| Ok(ReportView { id: one.id, at: one.at, picked: one.open(vault)? });
    found.into_iter().map(open).collect()
}

/// One report, to be read; the look is in the audit.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn one(house: &House, who: &Signed, id: Uuid, now: Timestamp) -> Result<ReportView> {
    let by = who.actor();
    let path = keeper::allow(house, &by, Action::See, Kind::CircleReport).await?;
    let (me, chain) = (name_of(house, &by).await?, organisation_chain(&path));
    let reader = circles::owner(&house.vault, who.person);
    let look = async move |tx: &mut Tx| {
        let found = reports::by_id(tx, id, reader, now).await?;
        if found.is_some() {
            audit::append(tx, &chain, now, &me, "circle.report.read", &id.simple().to_string()).await?;
        }
        Ok(found)
    };
    let found = house.db.write(look).await?.ok_or_else(|| gone(id))?;
    Ok(ReportView { id, at: found.at, picked: found.open(&house.vault)? })
}

/// Decides. False when somebody else was quicker.
///
/// # Errors
/// `Denied`.
pub async fn decide(house: &House, who: &Signed, id: Uuid, decision: Decision, now: Timestamp) -> Result<bool> {
    let by = who.actor();
    let path = keeper::allow(house, &by, Action::Remove, Kind::CircleReport).await?;
    let (me, chain) = (name_of(house, &by).await?, organisation_chain(&path));
    let reader = circles::owner(&house.vault, who.person);
    let write = async move |tx: &mut Tx| {
        let Some(found) = reports::by_id(tx, id, reader, now).await? else { return Ok(false) };
        match decision {
            Decision::Nothing => {}
            Decision::TakeOut(why) => take_out(tx, &found, why, now).await?,
            Decision::Close(why) => drop(circles::end(tx, found.circle, Some(why), now).await?),
        }
        reports::settle(tx, id).await?;
        audit::append(tx, &chain, now, &me, decision.what(), &id.simple().to_string()).await?;
        Ok(true)
    };
    Ok(house.db.write(write).await?)
}

/// Who reported and who was taken out are never in one circle again.
async fn take_out(tx: &mut Tx, report: &Report, why: Reason, now: Timestamp) -> store::Result<()> {
    let rows = member::of_circle(tx, report.circle).await?;
    let owner = |id: Uuid| rows.iter().find(|row| row.id == id).map(|row| row.owner);
    if let (Some(by), Some(about)) = (owner(report.by), owner(report.about)) {
        block::insert(tx, by, about).await?;
    }
    word::remove_of(tx, report.circle, report.about).await?;
    member::put_out(tx, report.circle, report.about, Some(why), now).await?;
    settle(tx, report.circle, now).await
}

fn gone(id: Uuid) -> ActionError {
    ActionError::Missing { what: "report", name: id.simple().to_string(), fix: "It may have been dealt with." }
}
