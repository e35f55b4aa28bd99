//! Which way to search: by an estimate of what each would cost.

use crate::{directory::Directory, filter::Filter, grid::Run, nearby::MOST_MERGED, stretch::Stretch};

/// The ways to find the same answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plan {
    /// Look at one meeting after the other: at those that text or a rare concept leaves, or else at all.
    Listed,
    /// Merge the cells of a circle in order of time and stop when the page is full.
    Merge,
    /// Take all that answer in the cells of a circle, and sort.
    Gather,
    /// Go through everything in order of time and stop when the page is full.
    Timeline,
}

/// Nanoseconds, roughly, as measured by the benchmark. Only their relation matters.
mod cost {
    pub(super) const CELL: f32 = 14.0;
    pub(super) const GATHERED: f32 = 1.1;
    pub(super) const SORTED: f32 = 14.0;
    pub(super) const MERGED: f32 = 3.0;
    pub(super) const MERGED_PER_CELL: f32 = 0.7;
    pub(super) const SCANNED: f32 = 1.2;
    pub(super) const MEASURED: f32 = 8.0;
    pub(super) const LISTED: f32 = 10.0;
}

/// About how much of the box round a circle is inside the circle.
const CIRCLE_IN_BOX: f32 = 0.6;

/// What there is to choose from for one stretch.
#[derive(Clone, Copy)]
pub(crate) struct Choice<'a> {
    pub directory: &'a Directory,
    pub filter: &'a Filter<'a>,
    pub stretch: Stretch,
    /// The cells of the circle, if there is one.
    pub runs: Option<&'a [Run]>,
    /// How many meetings text and rare concepts leave, if they narrow.
    pub listed: Option<usize>,
}

impl Choice<'_> {
    /// The plan, if it can be followed here.
    pub(crate) fn possible(&self, plan: Option<Plan>) -> Option<Plan> {
        plan.filter(|plan| match plan {
            Plan::Timeline | Plan::Listed => true,
            Plan::Gather => self.runs.is_some(),
            Plan::Merge => self.runs.is_some_and(|runs| cells(runs) <= MOST_MERGED),
        })
    }

    /// The way that costs least to get `wanted` answers.
    pub(crate) fn cheapest(&self, wanted: usize) -> Plan {
        let timeline = &self.directory.timeline;
        let all = timeline.starts_in(self.stretch) as f32;
        let share_in_time = all / timeline.len().max(1) as f32;
        let read = |answers: f32| (wanted as f32 / answers.max(1.0)).min(1.0);

        let mut best = Best(Plan::Timeline, f32::INFINITY);
        if let Some(listed) = self.listed {
            best.offer(Plan::Listed, listed as f32 * cost::LISTED);
        }
        let Some(runs) = self.runs else {
            best.offer(Plan::Timeline, all * read(all * self.filter.share) * cost::SCANNED);
            return best.0;
        };
        let cells = cells(runs);
        let inside = runs.iter().map(|run| self.directory.nearby.grid.starts_in(*run)).sum::<usize>();
        let inside = inside as f32 * share_in_time;
        let answers = inside * self.filter.share * CIRCLE_IN_BOX;
        let measured = self.filter.share * cost::MEASURED;
        let opened = cells as f32 * cost::CELL;
        best.offer(Plan::Timeline, all * read(answers) * (cost::SCANNED + measured));
        best.offer(Plan::Gather, opened + inside * cost::GATHERED + answers * cost::SORTED);
        if cells <= MOST_MERGED {
            let each = cost::MERGED + cells as f32 * cost::MERGED_PER_CELL;
            best.offer(Plan::Merge, opened + inside * read(answers) * each);
        }
        best.0
    }
}

/// The cheapest plan so far, and its cost.
struct Best(Plan, f32);

impl Best {
    fn offer(&mut self, plan: Plan, cost: f32) {
        if cost < self.1 {
            *self = Self(plan, cost);
        }
    }
}

fn cells(runs: &[Run]) -> usize {
    runs.iter().map(|run| (run.end - run.first) as usize).sum()
}
