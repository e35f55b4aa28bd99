//! All starts in order of time, wherever they are.

use std::ops::Range;

use crate::{calendar::Calendar, facts::Fact, filter::Filter, search::Answers, sphere::Spot, stretch::Stretch};

/// A hybrid meeting is here once; a paused one not at all.
#[derive(Debug)]
pub(crate) struct Timeline {
    /// Where each minute of the window begins; one more than there are minutes.
    begins: Vec<u32>,
    /// Ascending within a minute.
    pub meeting: Vec<u32>,
    pub mask: Vec<u64>,
    pub kind: Vec<u8>,
}

/// A circle as the scan compares it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reach {
    pub spot: Spot,
    pub chord2: f32,
}

impl Timeline {
    /// From every meeting's starts and bits; a meeting whose bits are 0 is left out.
    pub(crate) fn new(calendar: &Calendar, facts: &[Fact], mask_of: impl Fn(&Fact) -> u64) -> Self {
        let minutes = (calendar.window.until - calendar.window.from) as usize;
        let masks: Vec<u64> = facts.iter().map(&mask_of).collect();
        let open = |meeting: &u32| masks[*meeting as usize] != 0;
        let meetings = || (0..facts.len() as u32).filter(open);

        let mut begins = vec![0_u32; minutes + 1];
        meetings().flat_map(|m| calendar.offsets(m)).for_each(|&start| begins[usize::from(start) + 1] += 1);
        (1..begins.len()).for_each(|minute| begins[minute] += begins[minute - 1]);
        let mut next = begins.clone();
        let mut meeting = vec![0_u32; begins[minutes] as usize];
        for number in meetings() {
            for &start in calendar.offsets(number) {
                meeting[next[usize::from(start)] as usize] = number;
                next[usize::from(start)] += 1;
            }
        }
        let mask = meeting.iter().map(|&number| masks[number as usize]).collect();
        let kind = meeting.iter().map(|&number| facts[number as usize].kind).collect();
        Self { begins, meeting, mask, kind }
    }

    /// Every start as (minute, place in the arrays), in order of time.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u16, usize)> + '_ {
        (0..self.minutes() as u16).flat_map(|minute| self.minute(minute).map(move |at| (minute, at)))
    }

    fn minute(&self, minute: u16) -> Range<usize> {
        let minute = usize::from(minute);
        self.begins[minute] as usize..self.begins[minute + 1] as usize
    }

    /// How many starts there are.
    pub(crate) fn len(&self) -> usize {
        self.meeting.len()
    }

    /// How many minutes the window has.
    pub(crate) fn minutes(&self) -> u32 {
        self.begins.len() as u32 - 1
    }

    /// How many starts a stretch holds.
    pub(crate) fn starts_in(&self, stretch: Stretch) -> usize {
        (self.begins[usize::from(stretch.until)] - self.begins[usize::from(stretch.from)]) as usize
    }

    /// Takes answers in order of time, and within a minute by meeting, until the page is full.
    pub(crate) fn scan(&self, filter: &Filter, stretch: Stretch, answers: &mut impl Answers) {
        for minute in stretch.from..stretch.until {
            for meeting in self.accepted(self.minute(minute), filter) {
                // Without distances this is the very order of answers, so one may stop within a minute.
                if answers.is_full() {
                    return answers.stop();
                }
                answers.take(minute, 0.0, meeting);
            }
        }
    }

    /// Takes answers within reach in order of time until the page is full. Those of a minute are in no order.
    pub(crate) fn scan_within(
        &self,
        filter: &Filter,
        stretch: Stretch,
        reach: Reach,
        facts: &[Fact],
        answers: &mut impl Answers,
    ) {
        for minute in stretch.from..stretch.until {
            let range = self.minute(minute);
            if !range.is_empty() && answers.is_full() {
                return answers.stop();
            }
            for meeting in self.accepted(range, filter) {
                let chord2 = reach.chord2_to(facts[meeting as usize].spot);
                chord2.into_iter().for_each(|chord2| answers.take(minute, chord2, meeting));
            }
        }
    }

    /// The meetings of a part of the arrays that pass the filter.
    #[inline]
    fn accepted<'a>(&'a self, range: Range<usize>, filter: &'a Filter) -> impl Iterator<Item = u32> + 'a {
        let masks = range.clone().zip(&self.mask[range]).filter(|(_, mask)| filter.may_accept(**mask));
        masks.filter_map(|(at, mask)| {
            let meeting = self.meeting[at];
            filter.accepts(*mask, self.kind[at], meeting).then_some(meeting)
        })
    }

    /// Bytes on the heap.
    pub(crate) fn bytes(&self) -> usize {
        (self.begins.capacity() + self.meeting.capacity()) * 4 + self.mask.capacity() * 8 + self.kind.capacity()
    }
}

impl Reach {
    /// The squared chord to `spot`, if it is within reach and a place at all.
    #[inline]
    pub(crate) fn chord2_to(&self, spot: Spot) -> Option<f32> {
        let chord2 = self.spot.chord2(spot);
        (chord2 <= self.chord2 && spot != Spot::NOWHERE).then_some(chord2)
    }
}
