//! From hundreds of thousands of meetings to the few by which a kind is judged.

use std::cmp::Reverse;

use crate::{
    kind::Kind,
    matching::{
        Meeting, Reached, Topic, Why,
        alike::{Alike, Like},
        fit::Points,
        judge::{Reach, can_be_reached, reach_of, starts_of},
        screen::{Asked, Screen},
    },
};

/// Takes every meeting within reach, one at a time, and keeps for each kind a few: those that fit the most, the
/// soonest, the nearest, and for each topic the one that meets it the most. So [`super::answer`] judges by them as it
/// would by all. Nothing is allocated for a meeting that is not kept.
#[derive(Debug)]
pub struct Gather<'a> {
    screen: &'a Screen<'a>,
    /// One meeting with each is kept if there is one, since a rule or a reason asks for it.
    marks: Vec<Asked>,
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
    soonest: Option<(Reach, Meeting)>,
    /// With its kilometres.
    nearest: Option<(f32, Meeting)>,
}

/// What differs among meetings that are alike.
#[derive(Clone, Copy, Debug)]
pub struct Light {
    /// Its number in the snapshot.
    pub meeting: u32,
    /// As in [`Meeting`].
    pub km: Option<f32>,
    /// As in [`Meeting`].
    pub checked_days: Option<u32>,
    /// Minutes from now to the first start that fits.
    pub first: i32,
    /// How many starts of the coming week fit.
    pub starts: u32,
}

impl Light {
    fn when(&self, screen: &Screen, example: &Meeting) -> Reach {
        reach_of(screen, self.first, self.km, example.attendance, self.meeting)
    }
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

    /// Leaves out so many more meetings of a kind.
    pub fn leave_out(&mut self, kind: usize, why: Why, meetings: u32) {
        if let Some(of_kind) = self.kinds.get_mut(kind) {
            of_kind.left_out[why as usize] += meetings;
        }
    }

    /// Why no meeting of the kind with this number can be shown, if so.
    pub fn refusal(&self, kind: usize) -> Option<Why> {
        self.kinds.get(kind).and_then(|of_kind| of_kind.refused)
    }

    /// Takes one meeting of the kind with this number. It is within reach and has its starts of the coming week.
    pub fn take(&mut self, kind: usize, meeting: &Meeting) {
        if self.passes_over(kind) {
            return;
        }
        let mut fitting = meeting.starts.iter().filter(|start| self.screen.time(**start));
        let first = fitting.next().map(|start| start.in_minutes);
        let starts = 1 + fitting.count() as u32;
        match self.alike(kind, meeting).and_then(|like| Ok((like, first.ok_or(Why::Time)?))) {
            Err(why) => self.leave_out(kind, why, 1),
            Ok((like, first)) => {
                let Meeting { meeting: number, km, checked_days, .. } = *meeting;
                let light = Light { meeting: number, km, checked_days, first, starts };
                self.take_alike(kind, meeting, &like, light, Meeting::clone);
            }
        }
    }

    /// What meetings like this one come to, whenever they are and however lately they were checked; or why they are
    /// left out. The kind is one that is not refused.
    pub fn alike(&mut self, kind: usize, example: &Meeting) -> Result<Like, Why> {
        self.alike.judge(self.screen, kind, self.kinds[kind].kind, example)
    }

    /// Takes a meeting like `example`, which has come to `like`. `make` gives the whole of it, if it is kept.
    #[inline]
    pub fn take_alike(
        &mut self,
        kind: usize,
        example: &Meeting,
        like: &Like,
        light: Light,
        make: impl Fn(&Meeting) -> Meeting,
    ) {
        let (points, score) = like.checked(light.checked_days);
        let rank = (!self.screen.is_for_teens(example), Reverse(score), light.first, light.meeting);
        let is_near = light.km.is_some_and(|km| km <= self.screen.rules.near_km) && example.attendance.in_person();
        let of_kind = &mut self.kinds[kind];
        let count = if is_near { &mut of_kind.near } else { &mut of_kind.far };
        *count = count.saturating_add(light.starts);
        if of_kind.wants(self.screen, rank, points, &light, example) {
            of_kind.keep(self.screen, &self.marks, rank, points, &make(example));
        } else if !self.marks.is_empty() {
            of_kind.keep_by_mark(&self.marks, rank, example, make);
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

    /// Whether this meeting is one to keep, but for its marks.
    #[inline]
    fn wants(&self, screen: &Screen, rank: Rank, points: Points, light: &Light, example: &Meeting) -> bool {
        let full = self.most.len() == screen.rules.meetings.max(1);
        let beats = !full || self.most.last().is_none_or(|(last, _)| rank < *last);
        let soonest = self.soonest.as_ref().is_none_or(|(kept, _)| light.when(screen, example) < *kept);
        let km = light.km.filter(|_| example.attendance.in_person());
        let nearest = km.is_some_and(|km| self.nearest.as_ref().is_none_or(|(kept, _)| km < *kept));
        beats || soonest || nearest || !self.best.covers(points)
    }

    /// Puts a meeting wherever it is to be kept.
    fn keep(&mut self, screen: &Screen, marks: &[Asked], rank: Rank, points: Points, meeting: &Meeting) {
        self.keep_most(screen, rank, meeting);
        self.keep_by_topic(points, meeting);
        self.keep_by_mark(marks, rank, meeting, Meeting::clone);
        let when = can_be_reached(screen, meeting);
        if self.soonest.as_ref().is_none_or(|(kept, _)| when < *kept) {
            self.soonest = Some((when, meeting.clone()));
        }
        if let Some(km) = meeting.km.filter(|_| meeting.is_in_person())
            && self.nearest.as_ref().is_none_or(|(kept, _)| km < *kept)
        {
            self.nearest = Some((km, meeting.clone()));
        }
    }

    fn keep_most(&mut self, screen: &Screen, rank: Rank, meeting: &Meeting) {
        let room = screen.rules.meetings.max(1);
        let place = self.most.partition_point(|(kept, _)| *kept < rank);
        if place < room {
            self.most.insert(place, (rank, meeting.clone()));
            self.most.truncate(room);
        }
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

    fn keep_by_mark(&mut self, marks: &[Asked], rank: Rank, example: &Meeting, make: impl Fn(&Meeting) -> Meeting) {
        for (mark, kept) in marks.iter().zip(&mut self.by_mark) {
            if mark.is_met(example) && kept.as_ref().is_none_or(|(best, _)| rank < *best) {
                *kept = Some((rank, make(example)));
            }
        }
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
