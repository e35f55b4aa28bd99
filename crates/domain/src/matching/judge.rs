//! One kind with what fits of it, and the whole answer.

use std::collections::BTreeSet;

use crate::{
    kind::{Approach, Belief, Kind},
    matching::{
        Answer, Argument, LeftOut, Meeting, NearNow, Official, Reached, Reason, Rules, Suggestion, Why, Wishes, care,
        choose,
        fit::{self, Points},
        reason,
        screen::Screen,
    },
    meeting::Attendance,
    search::JOINABLE_MINUTES,
};

/// What fits what a person said, in what order and why.
///
/// `kinds` is the whole catalogue, `reach` what the directory found around the person. `seed` is the person's own: it
/// orders what fits equally and changes nothing else.
pub fn answer(wishes: &Wishes, kinds: &[Kind], reach: &[Reached], seed: u64, rules: &Rules) -> Answer {
    let screen = Screen::new(wishes, rules);
    let (mut judged, mut left_out) = (Vec::new(), Vec::new());
    for kind in kinds {
        let found = reach.iter().find(|one| one.kind == kind.id);
        let (fits, out) = judge(&screen, kind, found);
        judged.extend(fits);
        left_out.extend(out);
    }
    left_out.extend(not_known(kinds, reach));
    left_out.sort_by(|one, other| one.kind.cmp(&other.kind));
    let near_now = near_now(&screen, &judged);
    let chosen = choose::choose(&screen, &judged);
    let order = choose::order(&screen, &judged, seed);
    let mut answer = Answer {
        suggestions: Vec::with_capacity(chosen.len()),
        others: Vec::new(),
        near_now,
        left_out,
        notices: Vec::new(),
        weights: screen.weights,
        seed,
    };
    for at in order {
        let suggestion = suggest(&screen, &judged[at]);
        if chosen.contains(&at) { &mut answer.suggestions } else { &mut answer.others }.push(suggestion);
    }
    answer.notices = care::notices(&screen, &judged, &chosen);
    answer
}

/// A kind of which something fits.
#[derive(Debug)]
pub(crate) struct Judged<'a> {
    pub kind: &'a Kind,
    /// Those that fit, with the starts that fit, the most fitting first. Never empty.
    pub meetings: Vec<Meeting>,
    /// Starts in the coming week: in person and near …
    pub near: u32,
    /// … and farther away or online.
    pub far: u32,
    /// By kind, meetings and week together.
    pub points: Points,
    /// By the kind alone.
    pub as_kind: Points,
    pub score: u32,
}

impl Judged<'_> {
    /// Whether any meeting is marked with one of these.
    pub(crate) fn has(&self, marks: &crate::concept::ConceptSet) -> bool {
        self.meetings.iter().any(|meeting| meeting.concepts.intersects(marks))
    }

    /// Whether it is a way without any faith part, as courts of the United States understand it.
    pub(crate) fn is_secular(&self, rules: &Rules) -> bool {
        matches!(self.kind.belief, Belief::None | Belief::NoneRequired) || self.has(&rules.marks.secular)
    }
}

/// What fits of a kind, and what was left out of it.
fn judge<'a>(screen: &Screen, kind: &'a Kind, found: Option<&Reached>) -> (Option<Judged<'a>>, Option<LeftOut>) {
    let out = |why: Vec<(Why, u32)>, whole| Some(LeftOut { kind: kind.id.clone(), whole, why });
    let in_reach = found.map_or(0, in_reach);
    if let Err(why) = screen.kind(kind) {
        return (None, out(vec![(why, in_reach)], true));
    }
    let Some(found) = found else { return (None, out(vec![(Why::NotInReach, 0)], true)) };
    let mut tally = Tally::new(&found.left_out);
    let mut meetings = Vec::with_capacity(found.meetings.len());
    for meeting in &found.meetings {
        match fitting(screen, kind, meeting) {
            Ok(meeting) => meetings.push(meeting),
            Err(why) => tally.add(why, 1),
        }
    }
    let whole = meetings.is_empty();
    let why = if whole && tally.0.is_empty() { vec![(Why::NotInReach, 0)] } else { tally.finish() };
    let left_out = if why.is_empty() { None } else { out(why, whole) };
    let fits = (!whole).then(|| weigh(screen, kind, meetings, found));
    (fits, left_out)
}

/// The meeting with the starts that fit, or why it does not.
pub(crate) fn fitting(screen: &Screen, kind: &Kind, meeting: &Meeting) -> Result<Meeting, Why> {
    screen.meeting(kind, meeting)?;
    let starts: Vec<_> = meeting.starts.iter().copied().filter(|start| screen.time(*start)).collect();
    if starts.is_empty() { Err(Why::Time) } else { Ok(Meeting { starts, ..meeting.clone() }) }
}

fn weigh<'a>(screen: &Screen, kind: &'a Kind, meetings: Vec<Meeting>, found: &Reached) -> Judged<'a> {
    let weights = screen.weights;
    let as_kind = fit::of_kind(screen, kind);
    let mut points = as_kind;
    let (mut near, mut far) = (found.more_near, found.more_far);
    let mut ranked: Vec<(bool, u32, Meeting)> = Vec::with_capacity(meetings.len());
    for meeting in meetings {
        let own = fit::of_meeting(screen, kind, &meeting);
        points.best(own);
        let count = if screen.is_near(&meeting) { &mut near } else { &mut far };
        *count = count.saturating_add(starts_of(screen, &meeting));
        ranked.push((screen.is_for_teens(&meeting), own.score(weights), meeting));
    }
    points.best(fit::of_week(screen, near, far));
    let key = |(teens, score, meeting): &(bool, u32, Meeting)| {
        (!teens, std::cmp::Reverse(*score), meeting.starts[0].in_minutes, meeting.meeting)
    };
    ranked.sort_by_key(key);
    let meetings = ranked.into_iter().map(|(_, _, meeting)| meeting).collect();
    Judged { kind, meetings, near, far, score: points.score(weights), points, as_kind }
}

fn suggest(screen: &Screen, judged: &Judged) -> Suggestion {
    let reasons = reason::reasons(screen, judged);
    let (caution, unknown) = (care::caution(screen, judged), care::unknown(screen, judged));
    let meetings = shown(screen, judged, &reasons);
    let named = reasons.iter().chain([&caution, &unknown]).flat_map(|reason| reason.evidence.iter().copied());
    let official = |medicine| Official { medicine, stance: judged.kind.says_of(medicine) };
    Suggestion {
        kind: judged.kind.id.clone(),
        approach: judged.kind.approach,
        score: judged.score,
        evidence: named.collect::<BTreeSet<_>>(),
        reasons,
        caution,
        unknown,
        official: screen.medicines.iter().map(official).collect(),
        checked_days: meetings.iter().filter_map(|meeting| meeting.checked_days).min(),
        meetings,
        starts_a_week: judged.near.saturating_add(judged.far),
    }
}

/// The most fitting, and in the last places one for each mark that a reason names, so that what is said can be seen.
fn shown(screen: &Screen, judged: &Judged, reasons: &[Reason]) -> Vec<Meeting> {
    let mut shown: Vec<&Meeting> = judged.meetings.iter().take(screen.rules.meetings.max(1)).collect();
    let mut place = shown.len();
    for (_, argument) in reasons.iter().flat_map(|reason| &reason.arguments) {
        let &Argument::Concept(concept) = argument else { continue };
        let has = |meeting: &&Meeting| meeting.concepts.contains(concept);
        if place > 1
            && !shown.iter().any(has)
            && let Some(other) = judged.meetings.iter().find(has)
        {
            place -= 1;
            shown[place] = other;
        }
    }
    shown.into_iter().cloned().collect()
}

/// The soonest that the person can still get to; of those at the same minute the nearest.
fn near_now(screen: &Screen, judged: &[Judged]) -> Option<NearNow> {
    let all = judged.iter().flat_map(|one| one.meetings.iter().map(move |meeting| (one.kind, meeting)));
    let soonest = all.min_by_key(|(_, meeting)| can_be_reached(screen, meeting));
    soonest.map(|(kind, meeting)| NearNow { kind: kind.id.clone(), meeting: meeting.clone() })
}

/// In which order meetings can be reached: the soonest for which there is time to get there, then the nearest.
pub(crate) fn can_be_reached(screen: &Screen, meeting: &Meeting) -> Reach {
    let first = meeting.starts.iter().find(|start| screen.time(**start));
    let minutes = first.map_or(i32::MAX, |start| start.in_minutes);
    reach_of(screen, minutes, meeting.km, meeting.attendance, meeting.meeting)
}

/// Too late to get there, minutes from now, metres, number.
pub(crate) type Reach = (bool, i32, u32, u32);

/// The same of a meeting whose first start is so many minutes from now.
#[inline]
pub(crate) fn reach_of(screen: &Screen, minutes: i32, km: Option<f32>, attendance: Attendance, number: u32) -> Reach {
    let way = km.filter(|_| !attendance.online()).map_or(0.0, |km| km * screen.rules.minutes_per_km);
    let metres = km.map_or(u32::MAX, |km| (km * 1000.0) as u32);
    let late = minutes.saturating_add(JOINABLE_MINUTES as i32);
    (way > late as f32, minutes, metres, number)
}

/// How many starts of the coming week are at a possible time.
pub(crate) fn starts_of(screen: &Screen, meeting: &Meeting) -> u32 {
    u32::try_from(meeting.starts.iter().filter(|start| screen.time(**start)).count()).unwrap_or(u32::MAX)
}

/// What is in reach of kinds that the catalogue does not know.
fn not_known(kinds: &[Kind], reach: &[Reached]) -> Vec<LeftOut> {
    let strange = reach.iter().filter(|found| !kinds.iter().any(|kind| kind.id == found.kind));
    let out = |found: &Reached| LeftOut {
        kind: found.kind.clone(),
        whole: true,
        why: vec![(Why::KindNotKnown, in_reach(found))],
    };
    strange.map(out).collect()
}

fn in_reach(found: &Reached) -> u32 {
    let kept = u32::try_from(found.meetings.len()).unwrap_or(u32::MAX);
    found.left_out.iter().fold(kept, |all, (_, count)| all.saturating_add(*count))
}

/// How many meetings each reason took, in the order of [`Why::ALL`].
struct Tally(Vec<(Why, u32)>);

impl Tally {
    fn new(already: &[(Why, u32)]) -> Self {
        let mut tally = Self(Vec::new());
        already.iter().for_each(|(why, count)| tally.add(*why, *count));
        tally
    }

    fn add(&mut self, why: Why, count: u32) {
        match self.0.iter_mut().find(|(known, _)| *known == why) {
            Some((_, all)) => *all = all.saturating_add(count),
            None if count > 0 => self.0.push((why, count)),
            None => {}
        }
    }

    fn finish(mut self) -> Vec<(Why, u32)> {
        self.0.sort_unstable();
        self.0
    }
}

/// How many approaches there are among these.
pub(crate) fn approaches<'a>(judged: impl IntoIterator<Item = &'a Judged<'a>>) -> BTreeSet<Approach> {
    judged.into_iter().map(|one| one.kind.approach).collect()
}
