//! Which kinds of group may fit: what is within reach of a person, judged by [`openseat_domain::matching`].
//!
//! A page and the command both read words into [`Told`], let [`House::understand_told`] make [`Wishes`] of them, and ask
//! [`House::match_`]. The numbers of meetings in the answer are those of [`Matched::snapshot`], which comes along.

use std::sync::Arc;

use jiff::Timestamp;
use openseat_domain::{
    concept::ConceptSet,
    fellowship::FellowshipId,
    kind::Kind,
    matching::{self, Answer, Gather, GroupSays, Meeting, Reached, Rules, Screen, Start, Why, Wishes},
    meeting::Attendance,
    schedule::Weekday,
    search::{Ask, JOINABLE_MINUTES, Minute, Way, Window},
    zone::Zone,
};
use openseat_index::{Directory, Met, Scratch};

use crate::{House, Result, Snapshot, snapshot::minute_of};

mod around;
pub mod show;
mod told;
mod wished;

pub use around::Around;
pub use told::{Heard, Told};
pub use wished::Wished;

/// Meetings count that start within so many minutes: a week.
const WEEK: Minute = 7 * 1440;

/// The Monday 1969-12-29, from which weeks are counted, is three days before 1970 began.
const MONDAY: i64 = 3 * 86_400;

/// An answer with what is needed to show it.
#[derive(Clone, Debug)]
pub struct Matched {
    pub answer: Answer,
    /// Whose meeting numbers these are.
    pub snapshot: Arc<Snapshot>,
    /// What the matcher went by.
    pub rules: Rules,
    /// The moment it was asked, in UTC minutes: starts are told as minutes from it.
    pub now: Minute,
}

impl House {
    /// What fits what a person said, seen from `now` in the zone where they are.
    ///
    /// `seed` is the person's own and orders what fits equally. Keep it with the answers, and they see the same again.
    ///
    /// # Errors
    /// When `zone` is none of IANA's.
    pub fn match_(&self, wishes: &Wishes, zone: &str, now: Timestamp, seed: u64) -> Result<Matched> {
        let snapshot = self.snapshot();
        let zone = snapshot.zone(zone)?;
        let rules = self.content.matching().rules(week_of(now));
        let asked = Asked { wishes, rules: &rules, zone: &zone, now: minute_of(now), seed, around: &snapshot.around };
        let answer = answer(&snapshot, self.content.kinds(), &asked);
        Ok(Matched { answer, snapshot, rules, now: minute_of(now) })
    }
}

/// What is asked of a directory.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    pub wishes: &'a Wishes,
    pub rules: &'a Rules,
    /// Where the person is.
    pub zone: &'a Zone,
    pub now: Minute,
    pub seed: u64,
    /// What people do and tell at the directory's meetings.
    pub around: &'a Around,
}

/// What fits of a directory whose kinds are `kinds`, in that order.
pub fn answer(directory: &Directory, kinds: &[Kind], asked: &Asked) -> Answer {
    let reach = reach(directory, kinds, asked);
    matching::answer(asked.wishes, kinds, &reach, asked.seed, asked.rules)
}

/// The number of a week: the lot falls anew when it changes.
fn week_of(now: Timestamp) -> u64 {
    u64::try_from((now.as_second() + MONDAY).div_euclid(7 * 86_400)).unwrap_or(0)
}

/// What is within reach: in person near the place, and online wherever it is held.
fn reach(directory: &Directory, kinds: &[Kind], asked: &Asked) -> Vec<Reached> {
    let (wishes, here) = (asked.wishes, Here::new(asked));
    let screen = Screen::new(wishes, asked.rules);
    let mut found = Found { gather: Gather::new(&screen, kinds), kinds: kinds.len(), other: 0, meeting: empty() };
    let mut scratch = Scratch::default();
    let week = Window { from: here.now.saturating_sub(JOINABLE_MINUTES), until: here.now.saturating_add(WEEK) };
    let mut near = Vec::new();
    if wishes.near.is_some() {
        let ask = Ask { near: wishes.near, way: Way::InPerson, ..Ask::during(week, 1) };
        directory.for_each(&ask, &mut scratch, |met| {
            near.push(met.meeting);
            found.take(met, &here, directory);
        });
        near.sort_unstable();
    }
    let ask = Ask { way: Way::Online, ..Ask::during(week, 1) };
    directory.for_each(&ask, &mut scratch, |met| {
        // What is held both ways near by came already.
        if !met.attendance.in_person() || near.binary_search(&met.meeting).is_err() {
            found.take(met, &here, directory);
        }
    });
    found.finish()
}

/// What was met so far.
struct Found<'a> {
    gather: Gather<'a>,
    kinds: usize,
    /// Meetings of kinds that the catalogue does not know.
    other: u32,
    /// Used again and again, so that nothing is allocated for a meeting.
    meeting: Meeting,
}

impl Found<'_> {
    fn take(&mut self, met: &Met, here: &Here, directory: &Directory) {
        // The snapshot's kinds are those of the catalogue, in its order.
        let kind = usize::from(met.kind);
        if kind >= self.kinds {
            self.other += 1;
        } else if !self.gather.passes_over(kind) {
            here.fill(directory, met, &mut self.meeting);
            self.gather.take(kind, &self.meeting);
        }
    }

    fn finish(self) -> Vec<Reached> {
        let mut reach = self.gather.finish();
        if self.other > 0 {
            let (kind, left_out) = (FellowshipId::new("other"), vec![(Why::KindNotKnown, self.other)]);
            reach.push(Reached { kind, meetings: Vec::new(), more_near: 0, more_far: 0, left_out });
        }
        reach
    }
}

fn empty() -> Meeting {
    Meeting {
        meeting: 0,
        km: None,
        attendance: Attendance::Paused,
        concepts: ConceptSet::EMPTY,
        starts: Vec::new(),
        checked_days: None,
        group_says: None,
        visitors: None,
        introduction: false,
        on_site: false,
    }
}

/// Where and when the person is.
struct Here<'a> {
    zone: &'a Zone,
    rules: &'a Rules,
    around: &'a Around,
    now: Minute,
    /// Days since 1970-01-01.
    today: u32,
    /// Minutes by which their clock is ahead of UTC, when it does not change within the week.
    ahead: Option<i64>,
}

impl<'a> Here<'a> {
    fn new(asked: &Asked<'a>) -> Self {
        let Asked { zone, rules, around, now, .. } = *asked;
        let at = |minute: Minute| zone.offset_at(i64::from(minute));
        let first = at(now.saturating_sub(JOINABLE_MINUTES));
        let changes = (0..=7).any(|days| at(now.saturating_add(days * 1440)) != first);
        Self { zone, rules, around, now, today: now / 1440, ahead: (!changes).then_some(first) }
    }

    /// Fills `meeting` with what the directory knows. Its list of starts is used again and again.
    fn fill(&self, directory: &Directory, met: &Met, meeting: &mut Meeting) {
        meeting.meeting = met.meeting;
        meeting.km = met.km;
        meeting.attendance = met.attendance;
        meeting.concepts = met.concepts;
        meeting.checked_days = (met.checked > 0).then(|| self.today.saturating_sub(met.checked));
        let welcome = met.concepts.intersects(&self.rules.marks.medication_welcome);
        meeting.group_says = welcome.then_some(GroupSays::Welcome);
        self.around.fill(meeting);
        meeting.starts.clear();
        let first = self.now.saturating_sub(JOINABLE_MINUTES);
        let coming = directory.starts_of(met.meeting).skip_while(|start| *start < first);
        let coming = coming.take_while(|start| *start < self.now.saturating_add(WEEK));
        meeting.starts.extend(coming.map(|start| self.start(start)));
    }

    fn start(&self, start: Minute) -> Start {
        let utc = i64::from(start);
        let local = utc + self.ahead.unwrap_or_else(|| self.zone.offset_at(utc));
        // 1970 began on a Thursday, the fourth after Sunday.
        let weekday = (local.div_euclid(1440) + 4).rem_euclid(7);
        Start {
            in_minutes: i32::try_from(utc - i64::from(self.now)).unwrap_or(i32::MAX),
            day: Weekday::ALL[usize::try_from(weekday).unwrap_or(0)],
            minute: u16::try_from(local.rem_euclid(1440)).unwrap_or(0),
        }
    }
}
