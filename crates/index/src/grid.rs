//! The earth in cells of a quarter degree; only those with meetings are kept.

use std::ops::Range;

use openseat_domain::{
    place::{EARTH_RADIUS_KM, Point},
    search::Near,
};

use crate::stretch::Stretch;

/// Cells to a degree: a cell is 28 km high, and as wide at the equator.
const PER_DEGREE: f64 = 4.0;
const COLUMNS: i64 = 1440;
const ROWS: usize = 720;
/// Widens a circle's box by a few centimetres, so that rounding never loses a meeting on the edge of a cell.
const EDGE_DEGREES: f64 = 1e-6;

/// The kept cells, row by row from the south and within a row from the west, and where each one's starts begin.
#[derive(Debug)]
pub(crate) struct Grid {
    /// Where each row begins in `columns`; one more than there are rows.
    rows: Vec<u32>,
    columns: Vec<u16>,
    /// Parts that each kept cell is divided into by time.
    parts: usize,
    /// Where each part of each kept cell begins; one more than there are parts.
    begins: Vec<u32>,
}

/// Minutes in a part, as a power of two: eight hours and a half. Finding a time in a cell is then a step to its part
/// and a look at the few starts in it.
const PART: u32 = 9;

/// Kept cells that lie side by side: `first` is among them, `end` is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub first: u32,
    pub end: u32,
}

/// The number of the cell that holds `point`, counted over the whole earth.
pub(crate) fn cell_of(point: Point) -> u32 {
    row_of(point.lat) as u32 * COLUMNS as u32 + column_of(point.lon).rem_euclid(COLUMNS) as u32
}

fn part_of(minute: u16) -> usize {
    usize::from(minute >> PART)
}

fn row_of(lat: f64) -> usize {
    (((lat + 90.0) * PER_DEGREE).max(0.0) as usize).min(ROWS - 1)
}

/// Not yet brought round: west of −180° it is negative.
fn column_of(lon: f64) -> i64 {
    ((lon + 180.0) * PER_DEGREE).floor() as i64
}

impl Grid {
    /// From the cell and minute of each start, ascending; every minute is before `minutes`.
    pub(crate) fn new(starts: &[(u32, u16)], minutes: u32) -> Self {
        let parts = (minutes >> PART) as usize + 1;
        let (mut rows, mut columns, mut begins) = (vec![0; ROWS + 1], Vec::new(), vec![0]);
        for starts in starts.chunk_by(|a, b| a.0 == b.0) {
            let (row, column) = (starts[0].0 as usize / COLUMNS as usize, starts[0].0 as usize % COLUMNS as usize);
            columns.push(column as u16);
            rows[row + 1] = columns.len() as u32;
            let begin = begins[begins.len() - 1];
            let before = |part: usize| starts.partition_point(|(_, minute)| part_of(*minute) < part) as u32;
            begins.extend((1..=parts).map(|part| begin + before(part)));
        }
        (1..rows.len()).for_each(|row| rows[row] = rows[row].max(rows[row - 1]));
        columns.shrink_to_fit();
        begins.shrink_to_fit();
        Self { rows, columns, parts, begins }
    }

    /// Where the starts of a kept cell lie that belong to a stretch, given the minutes of all starts.
    #[inline]
    pub(crate) fn within(&self, cell: u32, stretch: Stretch, minutes: &[u16]) -> Range<usize> {
        let begins = &self.begins[cell as usize * self.parts..][..=self.parts];
        let (first, last) = (part_of(stretch.from), part_of(stretch.until - 1));
        let in_part = |part: usize, minute: u16| {
            let (from, until) = (begins[part] as usize, begins[part + 1] as usize);
            from + minutes[from..until].partition_point(|start| *start < minute)
        };
        in_part(first, stretch.from)..in_part(last, stretch.until)
    }

    /// How many starts the cells of a run hold.
    pub(crate) fn starts_in(&self, run: Run) -> usize {
        (self.begins[run.end as usize * self.parts] - self.begins[run.first as usize * self.parts]) as usize
    }

    /// Fills `runs` with all kept cells that may hold something within the circle.
    pub(crate) fn cover(&self, near: &Near, runs: &mut Vec<Run>) {
        runs.clear();
        let (south, north, half_width) = bounds(near);
        let (west, east) = (column_of(near.point.lon - half_width), column_of(near.point.lon + half_width));
        for row in row_of(south)..=row_of(north) {
            if east - west + 1 >= COLUMNS {
                self.add(row, 0, COLUMNS, runs);
                continue;
            }
            self.add(row, west.max(0), (east + 1).min(COLUMNS), runs);
            if west < 0 {
                self.add(row, west + COLUMNS, COLUMNS, runs);
            }
            if east >= COLUMNS {
                self.add(row, 0, east + 1 - COLUMNS, runs);
            }
        }
    }

    /// Adds the kept cells of `row` from column `west` to before `east`.
    fn add(&self, row: usize, west: i64, east: i64, runs: &mut Vec<Run>) {
        let (first, end) = (self.rows[row], self.rows[row + 1]);
        let columns = &self.columns[first as usize..end as usize];
        let run = Run {
            first: first + columns.partition_point(|&column| i64::from(column) < west) as u32,
            end: first + columns.partition_point(|&column| i64::from(column) < east) as u32,
        };
        if run.first < run.end {
            runs.push(run);
        }
    }

    /// Bytes on the heap.
    pub(crate) fn bytes(&self) -> usize {
        (self.rows.capacity() + self.begins.capacity()) * 4 + self.columns.capacity() * 2
    }
}

/// South and north ends of a circle, and half its width, in degrees. A circle with a pole in it goes all the way round.
fn bounds(near: &Near) -> (f64, f64, f64) {
    let radius = (near.km.max(0.0) / EARTH_RADIUS_KM).min(std::f64::consts::PI);
    let height = radius.to_degrees() + EDGE_DEGREES;
    let (south, north) = (near.point.lat - height, near.point.lat + height);
    let whole = south <= -90.0 || north >= 90.0;
    // The circle is widest a little nearer to the pole than its centre: there sin(width) = sin(radius) / cos(lat).
    let half_width = if whole { 180.0 } else { (radius.sin() / near.point.lat.to_radians().cos()).asin().to_degrees() };
    (south, north, half_width + EDGE_DEGREES)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid_of(points: &[(f64, f64)]) -> Grid {
        let mut starts: Vec<_> = points.iter().map(|&(lat, lon)| (cell_of(Point { lat, lon }), 0)).collect();
        starts.sort_unstable();
        Grid::new(&starts, 1440)
    }

    fn covered(grid: &Grid, lat: f64, lon: f64, km: f64) -> usize {
        let mut runs = Vec::new();
        grid.cover(&Near { point: Point { lat, lon }, km }, &mut runs);
        runs.iter().map(|run| grid.starts_in(*run)).sum()
    }

    #[test]
    fn a_circle_reaches_over_the_date_line_both_ways() {
        let grid = grid_of(&[(-17.0, 179.99), (-17.0, -179.99), (-17.0, 0.0)]);
        assert_eq!(covered(&grid, -17.0, 179.95, 30.0), 2);
        assert_eq!(covered(&grid, -17.0, -179.95, 30.0), 2);
    }

    #[test]
    fn a_circle_round_a_pole_reaches_every_longitude() {
        let grid = grid_of(&[(89.9, 0.0), (89.9, 90.0), (89.9, -180.0), (-89.9, 10.0)]);
        assert_eq!(covered(&grid, 89.95, -90.0, 30.0), 3);
        assert_eq!(covered(&grid, -90.0, 0.0, 30.0), 1);
    }

    #[test]
    fn the_largest_circle_is_the_whole_earth() {
        let grid = grid_of(&[(89.9, 0.0), (0.0, 90.0), (-89.9, 10.0)]);
        assert_eq!(covered(&grid, 10.0, 20.0, 20_100.0), 3);
        assert_eq!(covered(&grid, 10.0, 20.0, f64::INFINITY), 3);
    }

    #[test]
    fn a_stretch_of_a_cell_is_found_by_its_parts() {
        let minutes = [0, 511, 512, 512, 700, 1023, 1024, 5000];
        let cell = cell_of(Point { lat: 51.5, lon: 0.0 });
        let grid = Grid::new(&minutes.map(|minute| (cell, minute)), 5001);
        for from in [0, 1, 511, 512, 513, 1000, 1024, 4999] {
            for until in [1, 512, 513, 1024, 1025, 5000, 5001].into_iter().filter(|until| *until > from) {
                let sure: Vec<usize> = (0..8).filter(|at| (from..until).contains(&minutes[*at])).collect();
                let found = grid.within(0, Stretch { from, until }, &minutes);
                assert_eq!(found.collect::<Vec<_>>(), sure, "{from} to {until}");
            }
        }
    }

    #[test]
    fn no_radius_still_finds_its_own_cell() {
        let grid = grid_of(&[(51.5, -0.25), (60.0, 180.0)]);
        assert_eq!(covered(&grid, 51.5, -0.25, 0.0), 1);
        assert_eq!(covered(&grid, 60.0, -180.0, f64::NAN), 1);
    }
}
