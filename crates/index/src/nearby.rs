//! Starts at places, ordered by cell and then by time.

use crate::{
    facts::Fact,
    filter::Filter,
    grid::{Grid, Run, cell_of},
    mask::IN_PERSON,
    search::Answers,
    sphere::Spot,
    stretch::Stretch,
    timeline::{Reach, Timeline},
};

/// One entry per start that one can come to and whose point is known. Struct of arrays: most entries are refused by
/// their start or their mask, and then the rest of them is not even read.
#[derive(Debug)]
pub(crate) struct Nearby {
    pub grid: Grid,
    start: Vec<u16>,
    mask: Vec<u64>,
    seat: Vec<Seat>,
}

/// What is looked at together, if the mask does not refuse.
#[derive(Clone, Copy, Debug)]
struct Seat {
    spot: Spot,
    meeting: u32,
    kind: u8,
}

/// More cells than this are not merged: finding the earliest of so many costs more than sorting in the end.
pub(crate) const MOST_MERGED: usize = 64;

/// A cell that is being merged: its next start, where that is, and where the cell ends.
#[derive(Clone, Copy, Debug, Default)]
struct Cursor {
    start: u16,
    at: u32,
    end: u32,
}

/// A start on its way into the arrays.
#[derive(Clone, Copy, Debug)]
struct Place {
    cell: u32,
    /// Where it is in the timeline.
    at: u32,
    start: u16,
}

impl Nearby {
    pub(crate) fn new(timeline: &Timeline, facts: &[Fact]) -> Self {
        let cells: Vec<Option<u32>> = facts.iter().map(|fact| fact.spot.point().map(cell_of)).collect();
        // The timeline is in order of time, so sorting by (cell, place in it) leaves each cell in order of time.
        let mut places: Vec<Place> = Vec::with_capacity(timeline.len());
        for (start, at) in timeline.iter().filter(|(_, at)| timeline.mask[*at] & IN_PERSON != 0) {
            let cell = cells[timeline.meeting[at] as usize];
            places.extend(cell.map(|cell| Place { cell, at: at as u32, start }));
        }
        places.sort_unstable_by_key(|place| u64::from(place.cell) << 32 | u64::from(place.at));
        let seat = |at: usize| Seat {
            spot: facts[timeline.meeting[at] as usize].spot,
            meeting: timeline.meeting[at],
            kind: timeline.kind[at],
        };
        let starts: Vec<(u32, u16)> = places.iter().map(|place| (place.cell, place.start)).collect();
        Self {
            grid: Grid::new(&starts, timeline.minutes()),
            start: places.iter().map(|place| place.start).collect(),
            mask: places.iter().map(|place| timeline.mask[place.at as usize]).collect(),
            seat: places.iter().map(|place| seat(place.at as usize)).collect(),
        }
    }

    /// Takes every answer in the cells of `runs`, in no order.
    pub(crate) fn gather(
        &self,
        filter: &Filter,
        stretch: Stretch,
        reach: Reach,
        runs: &[Run],
        answers: &mut impl Answers,
    ) {
        for cell in runs.iter().flat_map(|run| run.first..run.end) {
            let range = self.grid.within(cell, stretch, &self.start);
            for (at, mask) in range.clone().zip(&self.mask[range]) {
                if filter.may_accept(*mask) {
                    self.take(at, *mask, filter, reach, answers);
                }
            }
        }
    }

    /// Takes answers from the cells of `runs` in order of time until the page is full.
    ///
    /// There are at most [`MOST_MERGED`] cells.
    pub(crate) fn merge(
        &self,
        filter: &Filter,
        stretch: Stretch,
        reach: Reach,
        runs: &[Run],
        answers: &mut impl Answers,
    ) {
        let mut cursors = [Cursor::default(); MOST_MERGED];
        let mut open = 0;
        for cell in runs.iter().flat_map(|run| run.first..run.end) {
            let range = self.grid.within(cell, stretch, &self.start);
            if !range.is_empty() {
                cursors[open] =
                    Cursor { start: self.start[range.start], at: range.start as u32, end: range.end as u32 };
                open += 1;
            }
        }
        let mut now = stretch.from;
        while let Some(earliest) = earliest(&cursors[..open]) {
            let cursor = &mut cursors[earliest];
            if cursor.start > now && answers.is_full() {
                answers.stop();
                break;
            }
            now = cursor.start;
            let end = cursor.end as usize;
            let mut at = cursor.at as usize;
            while at < end && self.start[at] == now {
                if filter.may_accept(self.mask[at]) {
                    self.take(at, self.mask[at], filter, reach, answers);
                }
                at += 1;
            }
            if at < end {
                *cursor = Cursor { start: self.start[at], at: at as u32, end: cursor.end };
            } else {
                open -= 1;
                cursors[earliest] = cursors[open];
            }
        }
    }

    #[inline]
    fn take(&self, at: usize, mask: u64, filter: &Filter, reach: Reach, answers: &mut impl Answers) {
        let seat = &self.seat[at];
        if filter.accepts(mask, seat.kind, seat.meeting) {
            let chord2 = reach.spot.chord2(seat.spot);
            if chord2 <= reach.chord2 {
                answers.take(self.start[at], chord2, seat.meeting);
            }
        }
    }

    /// Bytes on the heap.
    pub(crate) fn bytes(&self) -> usize {
        let one = size_of::<u16>() + size_of::<u64>() + size_of::<Seat>();
        self.grid.bytes() + self.start.capacity() * one
    }
}

/// Which cursor has the smallest next start.
#[inline]
fn earliest(cursors: &[Cursor]) -> Option<usize> {
    let (mut best, mut best_start) = (None, u16::MAX);
    for (number, cursor) in cursors.iter().enumerate() {
        // The last minute of the longest window is before u16::MAX, so every start is smaller.
        if cursor.start < best_start {
            (best, best_start) = (Some(number), cursor.start);
        }
    }
    best
}
