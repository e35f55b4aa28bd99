//! What somebody gave in a year of leading, for a letter of thanks that only they see.

use jiff::{Timestamp, civil::date, tz::TimeZone};
use openseat_domain::{
    group_session::Standing as Session,
    policy::{Action, Kind},
    rota::Standing,
};
use openseat_store::{Tx, facilitator, group_session, rota};
use uuid::Uuid;

use super::{belongs, today};
use crate::{House, Result, signed::Signed, space::mine};

/// What was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thanks {
    pub year: i16,
    /// What they are called on the rota.
    pub name: String,
    pub group: String,
    pub evenings: u32,
    /// Of those whose length is known.
    pub minutes: u32,
    /// Chairs that were filled on those evenings; somebody who came twice filled two.
    pub people: u32,
}

/// What one gave at a node in a year.
///
/// # Errors
/// `Denied` to who has no role there; `Missing`.
pub async fn thanks(house: &House, who: &Signed, node: Uuid, year: i16, now: Timestamp) -> Result<Thanks> {
    let found = belongs(house, who, node).await?;
    let mine = mine(house, who, Action::See, Kind::OwnRecord).await?;
    let zone = TimeZone::get(&house.home_zone).unwrap_or(TimeZone::UTC);
    let start = |year: i16| {
        let day = date(year, 1, 1).at(0, 0, 0, 0);
        zone.to_ambiguous_zoned(day).compatible().map_or(now, |at| at.timestamp())
    };
    let (from, until) = (start(year), start(year.saturating_add(1)).min(now));
    let (vault, person, today) = (house.vault.clone(), who.person, today(house, now));
    let read = async move |tx: &mut Tx| {
        let given = facilitator::one(tx, person, node).await?.map(|one| one.given(&mine.key)).transpose()?;
        let mut thanks = Thanks {
            year,
            name: given.map(|given| given.name).unwrap_or_default(),
            group: found.name.clone(),
            evenings: 0,
            minutes: 0,
            people: 0,
        };
        let mut told = Vec::new();
        for one in group_session::between(tx, &vault, &found.path, from, until).await? {
            let leads = group_session::leader::of(tx, one.id).await?;
            let evening = rota::Evening { day: one.slot.day, meeting: one.slot.meeting.unwrap_or_default() };
            if leads.is_empty() && one.record.standing == Session::Held {
                continue; // then the rota says who led
            }
            if !one.record.is_open() {
                told.push(evening);
            }
            if one.record.standing == Session::Held && leads.contains(&person) {
                thanks.evenings += 1;
                thanks.minutes += u32::from(one.slot.minutes);
                thanks.people += u32::from(one.record.came().unwrap_or(0));
            }
        }
        let turns = rota::of_node(tx, node, date(year, 1, 1)).await?;
        let led = turns.iter().filter(|turn| {
            let own = matches!(turn.standing, Standing::Led(lead) | Standing::CoverAsked(lead) if lead == person);
            own && turn.evening.day.year() == year && turn.evening.day <= today && !told.contains(&turn.evening)
        });
        thanks.evenings += led.count() as u32;
        Ok(thanks)
    };
    Ok(house.db.read(read).await?)
}
