//! What visitors told of meetings, for who keeps the list.

use jiff::Timestamp;
use openseat_domain::policy::{Action, Kind as Thing};
use openseat_store::{
    Tx, audit,
    report::{self, Kind, State},
};
use uuid::Uuid;

use crate::{
    House, Result, audit::organisation_chain, keeper, meeting as meetings, organisation::name_of, signed::Signed,
};

/// Reports that one page shows.
const MOST: i64 = 50;

/// What one visitor told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportView {
    pub id: Uuid,
    /// Empty when the meeting is on no list any more.
    pub slug: String,
    pub name: String,
    pub kind: Kind,
    /// As written; may be empty.
    pub words: String,
    pub at: Timestamp,
}

/// What waits for a keeper, the oldest first. "It is still on" needs nobody and is left out.
///
/// # Errors
/// `Denied`.
pub async fn open(house: &House, who: &Signed, now: Timestamp) -> Result<Vec<ReportView>> {
    keeper::allow(house, &who.actor(), Action::See, Thing::Report).await?;
    let read = async move |tx: &mut Tx| {
        let mut views = Vec::new();
        for one in report::open(tx, MOST).await?.into_iter().filter(|one| one.kind != Kind::StillOn) {
            let named = meetings::named(tx, one.meeting_id, now).await?;
            views.push(ReportView {
                id: one.id,
                slug: named.slug,
                name: named.name,
                kind: one.kind,
                words: one.words,
                at: one.at,
            });
        }
        Ok(views)
    };
    Ok(house.db.read(read).await?)
}

/// A keeper dealt with it. False when somebody else was quicker.
///
/// # Errors
/// `Denied`.
pub async fn settle(house: &House, who: &Signed, id: Uuid, now: Timestamp) -> Result<bool> {
    let by = who.actor();
    let path = keeper::allow(house, &by, Action::Change, Thing::Report).await?;
    let (me, chain) = (name_of(house, &by).await?, organisation_chain(&path));
    let settled = house.db.write(async move |tx| {
        let settled = report::settle(tx, id).await?;
        if settled {
            audit::append(tx, &chain, now, &me, "report.settle", &id.simple().to_string()).await?;
        }
        Ok(settled)
    });
    Ok(settled.await?)
}

/// Whether a report asks for anybody.
pub(crate) fn state_of(kind: Kind) -> State {
    if kind == Kind::StillOn { State::Settled } else { State::Open }
}
