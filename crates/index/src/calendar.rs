//! When each meeting starts within the window.

use openseat_domain::search::{Minute, Window};

/// The starts of every meeting, by meeting and then by time.
#[derive(Debug)]
pub(crate) struct Calendar {
    pub window: Window,
    /// Where each meeting's starts end in `starts`; one more than there are meetings, the first is 0.
    ends: Vec<u32>,
    /// Minutes after the beginning of the window.
    starts: Vec<u16>,
}

/// The longest window, in minutes: 45 days.
const LONGEST: Minute = u16::MAX as Minute;

impl Calendar {
    pub(crate) fn new(window: Window) -> Self {
        let until = window.until.clamp(window.from, window.from.saturating_add(LONGEST));
        Self { window: Window { from: window.from, until }, ends: vec![0], starts: Vec::new() }
    }

    /// Adds the next meeting's starts; those outside the window are left out.
    pub(crate) fn push(&mut self, starts: impl IntoIterator<Item = Minute>) {
        let first = self.starts.len();
        let Window { from, until } = self.window;
        let inside = starts.into_iter().filter(|start| (from..until).contains(start));
        self.starts.extend(inside.map(|start| (start - from) as u16));
        let mine = &mut self.starts[first..];
        if !mine.is_sorted_by(|a, b| a < b) {
            mine.sort_unstable();
            let mut kept = first;
            for next in first..self.starts.len() {
                if next == first || self.starts[next] != self.starts[kept - 1] {
                    self.starts[kept] = self.starts[next];
                    kept += 1;
                }
            }
            self.starts.truncate(kept);
        }
        self.ends.push(self.starts.len() as u32);
    }

    /// How many starts there are in all.
    pub(crate) fn len(&self) -> usize {
        self.starts.len()
    }

    /// Minutes after the beginning of the window, ascending.
    pub(crate) fn offsets(&self, meeting: u32) -> &[u16] {
        let meeting = meeting as usize;
        &self.starts[self.ends[meeting] as usize..self.ends[meeting + 1] as usize]
    }

    /// The same calendar with the meetings renumbered: `order[n]` becomes `n`.
    pub(crate) fn reordered(&self, order: &[u32]) -> Self {
        let mut ends = Vec::with_capacity(order.len() + 1);
        let mut starts = Vec::with_capacity(self.starts.len());
        ends.push(0);
        for &came in order {
            starts.extend_from_slice(self.offsets(came));
            ends.push(starts.len() as u32);
        }
        Self { window: self.window, ends, starts }
    }

    /// Bytes on the heap.
    pub(crate) fn bytes(&self) -> usize {
        self.ends.capacity() * 4 + self.starts.capacity() * 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starts_are_sorted_without_doubles_and_within_the_window() {
        let mut calendar = Calendar::new(Window { from: 1000, until: 2000 });
        calendar.push([1500, 999, 1000, 1500, 2000, 1999]);
        calendar.push([]);
        calendar.push([1001]);
        assert_eq!(calendar.offsets(0), [0, 500, 999]);
        assert_eq!(calendar.offsets(1), [] as [u16; 0]);
        assert_eq!(calendar.reordered(&[2, 0, 1]).offsets(0), [1]);
    }

    #[test]
    fn a_window_that_is_too_long_is_cut() {
        let calendar = Calendar::new(Window { from: 10, until: Minute::MAX });
        assert_eq!(calendar.window.until, 10 + 65_535);
        assert_eq!(Calendar::new(Window { from: 10, until: 5 }).window.until, 10);
    }
}
