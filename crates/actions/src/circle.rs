//! Circles: two to eight people who ask each other in, tell each other of a day, and are called on when an urge is high.
//!
//! Who is in a circle can do what stands here, and nobody else: to all others it does not exist. Audit rows say "self" in the
//! place of a circle, so that they never tell who was in one with whom.

mod ask;
mod begin;
mod invite;
mod leave;
mod report;
mod say;
mod set;
mod show;

use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};
use openseat_domain::{
    circle::{KEPT_DAYS, Seat},
    policy::{Action, Kind},
};
use openseat_store::{
    self as store, Tx, Vault,
    circle::{
        self as circles, Circle, CircleKey,
        member::{self, Member},
    },
};
use uuid::Uuid;

pub(crate) use self::leave::erase;
pub use self::{
    ask::{Reach, answer, ask, asks_for, reachable, well},
    begin::{Line, State, age, list, name_fault, say_age, start},
    invite::{Open, Welcome, invite, join, look, open, take_back},
    leave::{block, dismiss, leave},
    report::{Decision, Picks, ReportView, decide, desk, one, report, sits_here},
    say::{kind, tell, untell},
    set::{hand_on, sit},
    show::{
        AskView, CircleView, KindView, OverView, OwnAsk, OwnView, PersonView, Reached, Seen, TakenOut, ToldView, every,
        view,
    },
};
use crate::{
    House, Result,
    signed::Signed,
    space::{Mine, mine},
};

/// Whether a named adult is on duty who looks after circles of people under 18. Nobody can be named yet, so nobody is.
pub const ON_DUTY: bool = false;

/// Forgets what is over. The server calls it on schedule.
///
/// # Errors
/// When the database cannot be reached.
pub async fn sweep(house: &House, now: Timestamp) -> Result<u64> {
    let before = now.saturating_sub(SignedDuration::from_hours(24 * KEPT_DAYS)).unwrap_or(Timestamp::MIN);
    Ok(house.db.write(async move |tx| circles::sweep(tx, now, before).await).await?)
}

/// A person in a circle that goes on, with its key in hand.
struct Here {
    circle: Circle,
    key: CircleKey,
    me: Uuid,
    /// Who is in it, who joined first before the others.
    people: Vec<(Member, Seat)>,
    /// Who was taken out lately.
    out: Vec<Member>,
}

impl Here {
    /// `None` when the person is not in it, or it has ended.
    async fn find(tx: &mut Tx, vault: &Vault, mine: &Mine, circle: Uuid) -> store::Result<Option<Self>> {
        let owner = circles::owner(vault, mine.own.person());
        let rows = member::of_circle(tx, circle).await?;
        let Some(row) = rows.iter().find(|row| row.owner == owner && row.is_in()) else { return Ok(None) };
        let found = circles::by_id(tx, circle).await?.filter(|circle| circle.ended_at.is_none());
        let Some(circle) = found else { return Ok(None) };
        let (me, key) = (row.id, row.circle_key(vault, &mine.key)?);
        let (inside, out): (Vec<Member>, Vec<Member>) = rows.into_iter().partition(Member::is_in);
        let seated = |row: Member| Ok((row.seat(&key).map(|seat| (row, seat)))?);
        let people = inside.into_iter().map(seated).collect::<store::Result<_>>()?;
        Ok(Some(Self { circle, key, me, people, out }))
    }

    fn seat(&self, id: Uuid) -> Option<&Seat> {
        self.people.iter().find(|(row, _)| row.id == id).map(|(_, seat)| seat)
    }

    fn my_seat(&self) -> Seat {
        self.seat(self.me).cloned().unwrap_or_default()
    }

    fn name(&self, id: Uuid) -> Option<&str> {
        self.seat(id).map(|seat| seat.name.as_str())
    }

    fn others(&self) -> impl Iterator<Item = &(Member, Seat)> {
        self.people.iter().filter(|(row, _)| row.id != self.me)
    }

    /// The day on which this person joined.
    fn joined(&self, zone: &TimeZone) -> Date {
        let row = self.people.iter().find(|(row, _)| row.id == self.me);
        row.map_or(Date::MAX, |(row, _)| row.joined_at.to_zoned(zone.clone()).date())
    }

    fn keeps(&self) -> bool {
        self.circle.keeper == self.me
    }

    /// Whether somebody else in it has this name.
    fn has_name(&self, name: &str, but: Option<Uuid>) -> bool {
        let name = name.to_lowercase();
        self.people.iter().any(|(row, seat)| Some(row.id) != but && seat.name.to_lowercase() == name)
    }
}

/// What a person needs for their circles.
async fn own(house: &House, who: &Signed, action: Action) -> Result<Mine> {
    mine(house, who, action, Kind::OwnRecord).await
}

/// The zone in which days and hours of circles are told.
fn zone(house: &House) -> TimeZone {
    TimeZone::get(&house.home_zone).unwrap_or(TimeZone::UTC)
}

fn day(house: &House, at: Timestamp) -> Date {
    at.to_zoned(zone(house)).date()
}

/// The start of the day (UTC) that many days after `day`: what is kept until then tells no hour.
fn days_after(day: Date, days: i64) -> Timestamp {
    let end = day.saturating_add(jiff::Span::new().days(days + 1));
    end.to_zoned(TimeZone::UTC).map_or(Timestamp::MAX, |start| start.timestamp())
}
