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
    matching::{self, Answer, Gather, GroupSays, Light, Like, Meeting, Reached, Rules, Screen, Start, Why, Wishes},
    meeting::Attendance,
    schedule::Weekday,
    search::{Ask, JOINABLE_MINUTES, Minute, Way, Window},
    zone::Zone,
};
use openseat_index::{Alike, Directory, Far, Met, Scratch};

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
    let gather = Gather::new(&screen, kinds);
    let mut found = Found { gather, screen: &screen, kinds: kinds.len(), other: 0, meeting: empty() };
    let mut near = Vec::new();
    if wishes.near.is_some() {
        let week = Window { from: here.first, until: here.end };
        let ask = Ask { near: wishes.near, way: Way::InPerson, ..Ask::during(week, 1) };
        directory.for_each(&ask, &mut Scratch::default(), |met| {
            near.push(met.meeting);
            found.near(met, &here, directory);
        });
        near.sort_unstable();
    }
    directory.afar().for_each(|alike| found.afar(&alike, &here, &near));
    found.finish()
}

/// What was met so far.
struct Found<'a> {
    gather: Gather<'a>,
    screen: &'a Screen<'a>,
    kinds: usize,
    /// Meetings of kinds that the catalogue does not know.
    other: u32,
    /// Used again and again, so that nothing is allocated for a meeting that is not kept.
    meeting: Meeting,
}

impl Found<'_> {
    /// A meeting in person.
    fn near(&mut self, met: &Met, here: &Here, directory: &Directory) {
        // The snapshot's kinds are those of the catalogue, in its order.
        let kind = usize::from(met.kind);
        if kind >= self.kinds {
            self.other += 1;
        } else if !self.gather.passes_over(kind) {
            let checked = (met.meeting, met.checked);
            here.fill(&mut self.meeting, met.attendance, met.concepts, checked, directory.starts_of(met.meeting));
            here.around.fill(&mut self.meeting);
            self.meeting.km = met.km;
            self.meeting.usual_languages = ConceptSet::EMPTY;
            self.gather.take(kind, &self.meeting);
        }
    }

    /// Meetings online that are alike; those in `near` came already.
    fn afar(&mut self, alike: &Alike, here: &Here, near: &[u32]) {
        let kind = usize::from(alike.kind);
        let new = |far: &Far| !alike.attendance.in_person() || near.binary_search(&far.meeting).is_err();
        let new = alike.meetings().filter(|far| far.starts().any(|start| here.is_coming(start)) && new(far));
        if kind >= self.kinds {
            self.other += new.count() as u32;
            return;
        }
        // A room far away is no help: step-free or childcare there means nothing to who joins from home.
        let concepts = alike.concepts.without(&here.rules.marks.in_person_only);
        here.fill(&mut self.meeting, alike.attendance, concepts, (0, 0), std::iter::empty());
        self.meeting.km = None;
        self.meeting.usual_languages = alike.usual_languages;
        let verdict = self.gather.refusal(kind).map_or_else(|| self.gather.alike(kind, &self.meeting), Err);
        match verdict {
            Err(why) => self.gather.leave_out(kind, why, new.count() as u32),
            Ok(like) => new.for_each(|far| self.far(kind, &like, alike, &far, here)),
        }
    }

    /// One of them.
    fn far(&mut self, kind: usize, like: &Like, alike: &Alike, far: &Far, here: &Here) {
        let whole = |example: &Meeting| {
            let mut meeting = Meeting { starts: Vec::new(), ..example.clone() };
            here.fill(&mut meeting, alike.attendance, example.concepts, (far.meeting, far.checked), far.starts());
            here.around.fill(&mut meeting);
            meeting
        };
        if here.around.knows(far.meeting) {
            return self.gather.take(kind, &whole(&self.meeting));
        }
        let coming = far.starts().filter(|start| here.is_coming(*start));
        let mut fitting = coming.filter(|start| self.screen.quarter(here.minute_of_week(*start)));
        let Some(first) = fitting.next() else { return self.gather.leave_out(kind, Why::Time, 1) };
        let light = Light {
            meeting: far.meeting,
            km: None,
            checked_days: here.checked_days(far.checked),
            first: here.minutes_to(first),
            starts: 1 + fitting.count() as u32,
        };
        self.gather.take_alike(kind, &self.meeting, like, light, whole);
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
        usual_languages: ConceptSet::EMPTY,
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
    /// The week that counts: `first` is in it, `end` is not.
    first: Minute,
    end: Minute,
    /// Days since 1970-01-01.
    today: u32,
    /// The minute of the week at `first`, on the person's clock, when that does not change within the week.
    first_of_week: Option<u32>,
}

impl<'a> Here<'a> {
    fn new(asked: &Asked<'a>) -> Self {
        let Asked { zone, rules, around, now, .. } = *asked;
        let (first, end) = (now.saturating_sub(JOINABLE_MINUTES), now.saturating_add(WEEK));
        let at = |minute: Minute| zone.offset_at(i64::from(minute));
        let changes = (0..=7).any(|days| at(now.saturating_add(days * 1440)) != at(first));
        let first_of_week = (!changes).then(|| minute_of_week(i64::from(first) + at(first)));
        Self { zone, rules, around, now, first, end, today: now / 1440, first_of_week }
    }

    /// Whether it starts in the week that counts.
    fn is_coming(&self, start: Minute) -> bool {
        (self.first..self.end).contains(&start)
    }

    fn checked_days(&self, checked: u32) -> Option<u32> {
        (checked > 0).then(|| self.today.saturating_sub(checked))
    }

    fn minutes_to(&self, start: Minute) -> i32 {
        i32::try_from(i64::from(start) - i64::from(self.now)).unwrap_or(i32::MAX)
    }

    /// The minute of the week of a coming start, Sunday's midnight being the first.
    #[inline]
    fn minute_of_week(&self, start: Minute) -> u32 {
        match self.first_of_week {
            Some(first) => (first + (start - self.first)) % WEEK,
            None => minute_of_week(i64::from(start) + self.zone.offset_at(i64::from(start))),
        }
    }

    /// Fills `meeting` with what its listing says, but for its distance. `checked` is its number and its day.
    fn fill(
        &self,
        meeting: &mut Meeting,
        attendance: Attendance,
        concepts: ConceptSet,
        checked: (u32, u32),
        starts: impl Iterator<Item = Minute>,
    ) {
        meeting.meeting = checked.0;
        meeting.attendance = attendance;
        meeting.concepts = concepts;
        meeting.checked_days = self.checked_days(checked.1);
        let welcome = concepts.intersects(&self.rules.marks.medication_welcome);
        meeting.group_says = welcome.then_some(GroupSays::Welcome);
        (meeting.introduction, meeting.visitors) = (false, None);
        meeting.starts.clear();
        meeting.starts.extend(starts.filter(|start| self.is_coming(*start)).map(|start| self.start(start)));
    }

    fn start(&self, start: Minute) -> Start {
        let minute = self.minute_of_week(start);
        Start {
            in_minutes: self.minutes_to(start),
            day: Weekday::ALL[(minute / 1440) as usize],
            minute: (minute % 1440) as u16,
        }
    }
}

/// Of a minute on the clock since 1970, which began on a Thursday, the fourth day after Sunday.
fn minute_of_week(local: i64) -> u32 {
    (local + 4 * 1440).rem_euclid(i64::from(WEEK)) as u32
}
