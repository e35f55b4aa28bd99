//! The outlines of countries and of the states of the USA.

use super::Bounds;
use crate::gazetteer::blob::{Blob, varint};
use std::sync::OnceLock;

/// Longitude and latitude in degrees.
type Spot = (f64, f64);

/// Closed outlines, each with its box.
pub(crate) struct Shapes {
    /// Units of 1e-4 degree.
    lines: Vec<Vec<[i32; 2]>>,
    rings: Vec<Ring>,
}

struct Ring {
    /// Numbers of lines end to end, `!n` for a line walked backwards.
    lines: Vec<i32>,
    /// West, south, east, north in units of 1e-4 degree.
    reach: [i32; 4],
}

impl Shapes {
    /// The outlines in the binary, unpacked at the first call.
    pub(crate) fn embedded() -> &'static Self {
        static SHAPES: OnceLock<Shapes> = OnceLock::new();
        SHAPES.get_or_init(|| Self::unpack(include_bytes!("../../../../content/map/outline.bin")))
    }

    fn unpack(packed: &[u8]) -> Self {
        let mut blob = Blob::unpack(packed, b"OSMP1");
        let lines = lines(blob.section());
        let mut section = blob.section();
        let mut rings = Vec::new();
        while !section.is_empty() {
            let count = varint(&mut section);
            let numbers: Vec<i32> = (0..count).map(|_| unzigzag(varint(&mut section))).collect();
            let reach = reach(numbers.iter().flat_map(|number| &lines[line_of(*number)]));
            rings.push(Ring { lines: numbers, reach });
        }
        Self { lines, rings }
    }

    /// The parts of all outlines within `bounds`, leaving out points nearer than `step` degrees to the one before. Edges
    /// of cut outlines run just outside the box.
    pub(crate) fn clipped(&self, bounds: Bounds, step: f64) -> Vec<Vec<Spot>> {
        let margin = (bounds.east - bounds.west).max(bounds.north - bounds.south) * 0.02;
        let edges = [bounds.west - margin, bounds.south - margin, bounds.east + margin, bounds.north + margin];
        let near = self.rings.iter().filter(|ring| {
            let [west, south, east, north] = ring.reach.map(|unit| f64::from(unit) / 1e4);
            west <= edges[2] && east >= edges[0] && south <= edges[3] && north >= edges[1]
        });
        near.map(|ring| clip(self.spots(ring, step), edges)).filter(|ring| ring.len() >= 3).collect()
    }

    /// Lines are thinned before they are joined, and always from their own beginning, so that neighbours keep one border.
    fn spots(&self, ring: &Ring, step: f64) -> Vec<Spot> {
        let mut spots = Vec::new();
        for number in &ring.lines {
            let start = spots.len();
            thin(&self.lines[line_of(*number)], step, &mut spots);
            if *number < 0 {
                spots[start..].reverse();
            }
            // The next line begins where this one ends.
            spots.pop();
        }
        spots
    }
}

fn thin(line: &[[i32; 2]], step: f64, spots: &mut Vec<Spot>) {
    let degrees = |[lon, lat]: [i32; 2]| (f64::from(lon) / 1e4, f64::from(lat) / 1e4);
    let mut last: Option<Spot> = None;
    for (at, point) in line.iter().enumerate() {
        let here = degrees(*point);
        let far = last.is_none_or(|last| (here.0 - last.0).abs().max((here.1 - last.1).abs()) >= step);
        if far || at + 1 == line.len() {
            spots.push(here);
            last = Some(here);
        }
    }
}

/// Sutherland and Hodgman: one side of the box after the other.
fn clip(ring: Vec<Spot>, [west, south, east, north]: [f64; 4]) -> Vec<Spot> {
    let ring = cut(ring, |(x, _)| x - west);
    let ring = cut(ring, |(x, _)| east - x);
    let ring = cut(ring, |(_, y)| y - south);
    cut(ring, |(_, y)| north - y)
}

/// The part of a ring where `inside` is not negative; it must be linear, so that the crossing is where it is zero.
fn cut(ring: Vec<Spot>, inside: impl Fn(Spot) -> f64) -> Vec<Spot> {
    let mut kept = Vec::with_capacity(ring.len());
    let Some(mut last) = ring.last().copied() else { return ring };
    for here in ring {
        let (before, now) = (inside(last), inside(here));
        if (before < 0.0) != (now < 0.0) {
            let part = before / (before - now);
            kept.push((last.0 + (here.0 - last.0) * part, last.1 + (here.1 - last.1) * part));
        }
        if now >= 0.0 {
            kept.push(here);
        }
        last = here;
    }
    kept
}

fn lines(mut section: &[u8]) -> Vec<Vec<[i32; 2]>> {
    let mut lines = Vec::new();
    let mut last = [0, 0];
    while !section.is_empty() {
        let count = varint(&mut section);
        let mut line = Vec::with_capacity(count as usize);
        for _ in 0..count {
            last[0] += unzigzag(varint(&mut section));
            last[1] += unzigzag(varint(&mut section));
            line.push(last);
        }
        lines.push(line);
    }
    lines
}

fn reach<'a>(points: impl Iterator<Item = &'a [i32; 2]>) -> [i32; 4] {
    points.fold([i32::MAX, i32::MAX, i32::MIN, i32::MIN], |[w, s, e, n], [x, y]| {
        [w.min(*x), s.min(*y), e.max(*x), n.max(*y)]
    })
}

fn line_of(number: i32) -> usize {
    (if number < 0 { !number } else { number }) as usize
}

fn unzigzag(number: u32) -> i32 {
    (number >> 1) as i32 ^ -((number & 1) as i32)
}
