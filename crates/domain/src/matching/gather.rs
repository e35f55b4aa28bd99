//! From hundreds of thousands of meetings to the few by which a kind is judged.

use std::cmp::Reverse;

use crate::{
    concept::ConceptSet,
    kind::Kind,
    matching::{
        Meeting, Reached, Topic, Why,
        alike::Alike,
        fit::Points,
        judge::{can_be_reached, starts_of},
        screen::Screen,
    },
};

/// Takes every meeting within reach, one at a time, and keeps for each kind a few: those that fit the most, the
/// soonest, the nearest, and for each topic the one that meets it the most. So [`super::answer`] judges by them as it
/// would by all. Nothing is allocated for a meeting that is not kept.
#[derive(Debug)]
pub struct Gather<'a> {
    screen: &'a Screen<'a>,
    /// One meeting with each is kept if there is one, since a rule or a reason asks for it.
    marks: Vec<ConceptSet>,
    kinds: Vec<OfKind<'a>>,
    /// What was found out of meetings that are alike in all that is asked.
    alike: Alike,
}

/// What was found of one kind so far.
#[derive(Debug)]
struct OfKind<'a> {
    kind: &'a Kind,
    /// Why no meeting of it can be shown.
    refused: Option<Why>,
    left_out: [u32; Why::ALL.len()],
    near: u32,
    far: u32,
    /// The most fitting, the best first, at most as many as are shown.
    most: Vec<(Rank, Meeting)>,
    best: Points,
    /// The first that met a topic so well.
    by_topic: Vec<(Topic, Meeting)>,
    /// The most fitting with each mark.
    by_mark: Vec<Option<(Rank, Meeting)>>,
    /// With the order in which it can be reached.
    soonest: Option<((bool, i32, u32, u32), Meeting)>,
    /// With its kilometres.
    nearest: Option<(f32, Meeting)>,
}

/// Smallest first, as meetings of a kind are shown.
type Rank = (bool, Reverse<u32>, i32, u32);

impl<'a> Gather<'a> {
    /// `kinds` in the order of the numbers that [`Gather::take`] is given.
    pub fn new(screen: &'a Screen<'a>, kinds: &'a [Kind]) -> Self {
        let marks = screen.asked_marks();
        let of_kind = |kind| OfKind::new(kind, screen, marks.len());
        Self { screen, kinds: kinds.iter().map(of_kind).collect(), marks, alike: Alike::new(screen) }
    }

    /// Whether no meeting of the kind with this number can be shown. Then this one is counted, and need not be taken.
    pub fn passes_over(&mut self, kind: usize) -> bool {
        let Some(of_kind) = self.kinds.get_mut(kind) else { return true };
        if let Some(why) = of_kind.refused {
            of_kind.left_out[why as usize] += 1;
        }
        of_kind.refused.is_some()
    }

    /// Takes one meeting of the kind with this number. It is within reach and has its starts of the coming week.
    pub fn take(&mut self, kind: usize, meeting: &Meeting) {
        if self.passes_over(kind) {
            return;
        }
        let of_kind = &mut self.kinds[kind];
        let found = self.alike.judge(self.screen, kind, of_kind.kind, meeting);
        let taken = found.and_then(|(points, score)| of_kind.take(self.screen, &self.marks, meeting, points, score));
        if let Err(why) = taken {
            of_kind.left_out[why as usize] += 1;
        }
    }

    /// What was found, for [`super::answer`].
    pub fn finish(self) -> Vec<Reached> {
        let screen = self.screen;
        self.kinds.into_iter().filter_map(|of_kind| of_kind.finish(screen)).collect()
    }
}

impl<'a> OfKind<'a> {
    fn new(kind: &'a Kind, screen: &Screen, marks: usize) -> Self {
        Self {
            kind,
            refused: screen.kind(kind).err(),
            left_out: [0; Why::ALL.len()],
            near: 0,
            far: 0,
            most: Vec::new(),
            best: Points::default(),
            by_topic: Vec::new(),
            by_mark: vec![None; marks],
            soonest: None,
            nearest: None,
        }
    }

    fn take(
        &mut self,
        screen: &Screen,
        marks: &[ConceptSet],
        meeting: &Meeting,
        points: Points,
        score: u32,
    ) -> Result<(), Why> {
        let mut fitting = meeting.starts.iter().filter(|start| screen.time(**start));
        let first = *fitting.next().ok_or(Why::Time)?;
        let starts = 1 + fitting.count() as u32;
        let count = if screen.is_near(meeting) { &mut self.near } else { &mut self.far };
        *count = count.saturating_add(starts);

        let rank = (!screen.is_for_teens(meeting), Reverse(score), first.in_minutes, meeting.meeting);
        self.keep_most(screen, rank, meeting);
        self.keep_by_topic(points, meeting);
        for (mark, kept) in marks.iter().zip(&mut self.by_mark) {
            if meeting.concepts.intersects(mark) && kept.as_ref().is_none_or(|(best, _)| rank < *best) {
                *kept = Some((rank, meeting.clone()));
            }
        }
        let when = can_be_reached(screen, meeting);
        if self.soonest.as_ref().is_none_or(|(kept, _)| when < *kept) {
            self.soonest = Some((when, meeting.clone()));
        }
        if let Some(km) = meeting.km.filter(|_| meeting.is_in_person())
            && self.nearest.as_ref().is_none_or(|(kept, _)| km < *kept)
        {
            self.nearest = Some((km, meeting.clone()));
        }
        Ok(())
    }

    fn keep_most(&mut self, screen: &Screen, rank: Rank, meeting: &Meeting) {
        let room = screen.rules.meetings.max(1);
        if self.most.len() == room && self.most.last().is_some_and(|(last, _)| *last < rank) {
            return;
        }
        let place = self.most.partition_point(|(kept, _)| *kept < rank);
        self.most.insert(place, (rank, meeting.clone()));
        self.most.truncate(room);
    }

    fn keep_by_topic(&mut self, points: Points, meeting: &Meeting) {
        if self.best.covers(points) {
            return;
        }
        for topic in Topic::ALL.iter().copied().filter(|topic| points.get(*topic) > self.best.get(*topic)) {
            self.by_topic.retain(|(kept, _)| *kept != topic);
            self.by_topic.push((topic, meeting.clone()));
        }
        self.best.best(points);
    }

    fn finish(self, screen: &Screen) -> Option<Reached> {
        let counts = Why::ALL.iter().copied().zip(self.left_out).filter(|(_, count)| *count > 0);
        let left_out: Vec<(Why, u32)> = counts.collect();
        let by_topic = self.by_topic.into_iter().map(|(_, meeting)| meeting);
        let ranked = self.most.into_iter().chain(self.by_mark.into_iter().flatten()).map(|(_, meeting)| meeting);
        let soonest = self.soonest.map(|(_, meeting)| meeting);
        let kept = ranked.chain(by_topic).chain(soonest).chain(self.nearest.map(|(_, meeting)| meeting));
        let mut meetings: Vec<Meeting> = kept.collect();
        meetings.sort_by_key(|one| one.meeting);
        meetings.dedup_by_key(|one| one.meeting);
        let (mut more_near, mut more_far) = (self.near, self.far);
        for meeting in &meetings {
            let more = if screen.is_near(meeting) { &mut more_near } else { &mut more_far };
            *more = more.saturating_sub(starts_of(screen, meeting));
        }
        let found = !meetings.is_empty() || !left_out.is_empty();
        found.then(|| Reached { kind: self.kind.id.clone(), meetings, more_near, more_far, left_out })
    }
}
