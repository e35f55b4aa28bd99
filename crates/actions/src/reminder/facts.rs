//! What a look at a person's reminders needs to know.

use jiff::{Timestamp, tz::TimeZone};
use openseat_domain::{
    form::FormId,
    permit::Own,
    plan::{self, Plan},
    reminder::{About, Reminder},
    search::Minute,
    trial::Taps,
};
use openseat_store::{
    PersonKey, Tx, person,
    reminder::{self, Kept, Standing, way::Way},
    response::{self, Response, Which},
    session, trial,
};
use uuid::Uuid;

use crate::{House, Result, Snapshot, snapshot::minute_of};

/// A meeting that somebody plans to try is the same while it starts within so many minutes of the time that they know.
const MOVED: u32 = 12 * 60;

/// What the store knows of a person's reminders.
pub(super) struct Found {
    pub(super) key: PersonKey,
    /// `None` for who never set anything.
    pub(super) standing: Option<Standing>,
    pub(super) kept: Vec<(Uuid, Kept)>,
    pub(super) ways: Vec<(Uuid, Way)>,
    /// Meetings to try: their page, and when they start.
    pub(super) trials: Vec<(String, Minute)>,
    pub(super) check_in: Option<Response>,
    pub(super) plan: Option<Response>,
    /// The code of their language.
    pub(super) locale: String,
    /// They asked to be erased.
    pub(super) leaving: bool,
    /// The last time that they were seen, as far as a session tells.
    pub(super) seen: Option<Timestamp>,
}

impl Found {
    pub(super) async fn read(house: &House, key: PersonKey, own: Own) -> Result<Self> {
        let read = async move |tx: &mut Tx| {
            let latest = |form: &str| Which::Latest(FormId::new(form), 1);
            let trials = trial::of(tx, own, &key).await?.into_iter();
            let trials = trials.filter(|(_, one)| one.taps == Taps::default()).map(|(_, one)| (one.slug, one.start));
            let person = person::by_id(tx, key.person()).await?;
            let sessions = session::of_person(tx, key.person()).await?;
            Ok(Self {
                standing: reminder::book(tx, &key).await?,
                kept: reminder::of(tx, &key).await?,
                ways: reminder::way::of(tx, &key).await?,
                trials: trials.collect(),
                check_in: response::of(tx, own, &key, &latest("check-in")).await?.pop().map(|(_, one)| one),
                plan: response::of(tx, own, &key, &latest(plan::FORM)).await?.pop().map(|(_, one)| one),
                locale: person.as_ref().map(|one| one.locale.clone()).unwrap_or_default(),
                leaving: person.is_none_or(|one| one.erase_at.is_some()),
                seen: sessions.iter().map(|one| one.seen_at).max(),
                key: key.clone(),
            })
        };
        Ok(house.db.read(read).await?)
    }

    /// Whether there is nothing to do that this could remind of.
    pub(super) fn is_moot(&self, set: &Reminder, zone: &TimeZone, now: Timestamp) -> bool {
        let today = now.to_zoned(zone.clone()).date();
        match set.about {
            About::CheckIn => {
                self.check_in.as_ref().is_some_and(|one| one.begun.to_zoned(zone.clone()).date() == today)
            }
            // Of one line that was chosen by name there is always something: it was put down for that day.
            About::Plan if set.repeats() => self.plan.as_ref().is_none_or(|one| {
                let plan = Plan::of(&one.answers, one.begun.to_zoned(zone.clone()).date());
                plan.is_over(today) || plan.next(today).is_none()
            }),
            _ => false,
        }
    }
}

/// The starts of a meeting as the directory has it at this moment, or of those that the person plans to try.
pub(super) fn starts<'a>(
    snapshot: &'a Snapshot,
    trials: &'a [(String, Minute)],
) -> impl Fn(Option<&str>) -> Vec<Minute> + 'a {
    move |slug| match slug {
        Some(slug) => snapshot.by_slug(slug).map(|found| snapshot.starts_of(found).collect()).unwrap_or_default(),
        None => trials.iter().filter_map(|(slug, start)| now_at(snapshot, slug, *start)).collect(),
    }
}

/// When a meeting that was planned for `start` takes place as the directory has it now; `None` when it does not.
fn now_at(snapshot: &Snapshot, slug: &str, start: Minute) -> Option<Minute> {
    if start >= snapshot.window().until || start < minute_of(snapshot.built) {
        return Some(start); // further away than the directory knows
    }
    let found = snapshot.by_slug(slug)?;
    let near = snapshot.starts_of(found).min_by_key(|one| one.abs_diff(start))?;
    (near.abs_diff(start) <= MOVED).then_some(near)
}
