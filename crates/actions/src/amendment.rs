//! What was changed by hand, laid over what sources say, wherever a meeting is shown.

use std::collections::HashMap;

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use openseat_domain::{
    amendment::{Amendment, Laid, lay_over},
    meeting::Draft,
};
use openseat_store::{Result, Tx, amendment};
use uuid::Uuid;

/// The changes of every meeting that has some.
#[derive(Debug, Default)]
pub(crate) struct Amended(HashMap<Uuid, Vec<Amendment>>);

impl Amended {
    pub(crate) async fn read(tx: &mut Tx) -> Result<Self> {
        let all = amendment::all(tx).await?.into_iter();
        Ok(Self(all.map(|(id, kept)| (id, kept.into_iter().map(|one| one.amendment).collect())).collect()))
    }

    /// What everybody may see of a meeting at `now`: a way in that is for some is taken out. Whatever is listed or published
    /// comes through here.
    pub(crate) fn lay(&self, meeting: Uuid, draft: Draft, now: Timestamp) -> Laid {
        let mut laid = match self.0.get(&meeting) {
            Some(amendments) => laid(draft, amendments, now),
            None => draft.into(),
        };
        laid.draft.hide_way_in();
        laid
    }
}

/// As [`Amended::lay`], for one meeting alone.
pub(crate) async fn lay(tx: &mut Tx, meeting: Uuid, draft: Draft, now: Timestamp) -> Result<Laid> {
    let amendments: Vec<Amendment> = of(tx, meeting).await?;
    Ok(laid(draft, &amendments, now))
}

/// The changes of a meeting, the first one first.
pub(crate) async fn of(tx: &mut Tx, meeting: Uuid) -> Result<Vec<Amendment>> {
    Ok(amendment::of_meeting(tx, meeting).await?.into_iter().map(|kept| kept.amendment).collect())
}

pub(crate) fn laid(draft: Draft, amendments: &[Amendment], now: Timestamp) -> Laid {
    if amendments.is_empty() {
        return draft.into();
    }
    let today = today(&draft, now);
    lay_over(draft, amendments, today)
}

/// The day that it is where the meeting is.
pub(crate) fn today(draft: &Draft, now: Timestamp) -> Date {
    let zone = draft.schedule.as_ref().and_then(|schedule| schedule.zone.as_deref());
    let zone = zone.and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC);
    now.to_zoned(zone).date()
}
