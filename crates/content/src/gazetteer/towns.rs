//! The towns as columns, in the order of half-degree cells from the south-west, so that a cell's towns are neighbours.

use super::{
    Town,
    blob::{Blob, varint},
};
use openseat_domain::place::Point;
use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
};

/// Cells of half a degree: 720 to a row, 360 rows.
const ACROSS: usize = 720;
const UP: usize = 360;
/// Units of 1e-4 degree in a cell.
const CELL: i32 = 5000;
/// Beyond these three degrees, in units of latitude, nobody asks what is nearest.
const NEAR: i32 = 30_000;
const KM_PER_UNIT: f32 = 0.011_119_5;

/// Number of a town.
pub(crate) type TownId = u32;

pub(crate) struct Towns {
    /// One line a town: its name, then other names, tabs between.
    pub(crate) names: Box<str>,
    line_starts: Vec<u32>,
    lat: Vec<i32>,
    lon: Vec<i32>,
    zone: Vec<u16>,
    region: Vec<u16>,
    population: Vec<u8>,
    cell_starts: Vec<u32>,
    zones: Vec<Box<str>>,
    pub(crate) regions: Vec<Region>,
    pub(crate) countries: Vec<Country>,
}

/// A line of the table of states, provinces and counties.
pub(crate) struct Region {
    /// Index of its country.
    pub(crate) country: u16,
    /// "ME"; empty if the country has no common short forms.
    pub(crate) short: Box<str>,
    pub(crate) name: Box<str>,
    /// Great Britain and Ireland only; else empty.
    pub(crate) county: Box<str>,
    /// What people call the county or the larger one around it ("West Yorkshire").
    pub(crate) also: Vec<Box<str>>,
}

pub(crate) struct Country {
    pub(crate) code: Box<str>,
    pub(crate) name: Box<str>,
    /// Its postcodes look like US ZIP codes.
    pub(crate) five_digits: bool,
    /// Other names and the three-letter code.
    pub(crate) also: Vec<Box<str>>,
}

impl Towns {
    pub(crate) fn unpack(packed: &[u8]) -> Self {
        let mut blob = Blob::unpack(packed, b"OSPL1");
        let count = blob.u32();
        let zones = blob.text().lines().map(Into::into).collect();
        let countries: Vec<Country> = blob.text().lines().map(country).collect();
        let regions = blob.text().lines().map(|line| region(line, &countries)).collect();
        let cell_starts = cell_starts(blob.section());
        let (lat, lon) = coordinates(blob.section(), &cell_starts, count);
        let (zone, region) = (blob.u16s(), blob.u16s());
        let population = blob.section().to_vec();
        let names = blob.text();
        let mut line_starts = Vec::with_capacity(count + 1);
        line_starts.push(0);
        line_starts.extend(names.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at as u32 + 1));
        line_starts.push(names.len() as u32 + 1);
        Self { names, line_starts, lat, lon, zone, region, population, cell_starts, zones, regions, countries }
    }

    pub(crate) fn len(&self) -> usize {
        self.lat.len()
    }

    /// Where the town's line of names is in `names`.
    pub(crate) fn line(&self, id: TownId) -> Range<usize> {
        self.line_starts[id as usize] as usize..self.line_starts[id as usize + 1] as usize - 1
    }

    pub(crate) fn name(&self, id: TownId) -> &str {
        let line = &self.names[self.line(id)];
        line.split_once('\t').map_or(line, |(name, _)| name)
    }

    pub(crate) fn point(&self, id: TownId) -> Point {
        Point { lat: f64::from(self.lat[id as usize]) / 1e4, lon: f64::from(self.lon[id as usize]) / 1e4 }
    }

    pub(crate) fn region(&self, id: TownId) -> &Region {
        &self.regions[self.region_id(id)]
    }

    pub(crate) fn region_id(&self, id: TownId) -> usize {
        self.region[id as usize] as usize
    }

    pub(crate) fn country(&self, id: TownId) -> &Country {
        &self.countries[self.region(id).country as usize]
    }

    /// Zones, each with the country in which most of its people live.
    pub(crate) fn countries_of_zones(&self) -> HashMap<&str, &str> {
        let mut people: BTreeMap<(u16, &str), f32> = BTreeMap::new();
        for id in 0..self.len() as TownId {
            *people.entry((self.zone_id(id), &self.country(id).code)).or_default() += self.population(id);
        }
        let mut most: HashMap<&str, (&str, f32)> = HashMap::new();
        for ((zone, country), count) in people {
            let kept = most.entry(self.zone(zone)).or_insert((country, count));
            if count > kept.1 {
                *kept = (country, count);
            }
        }
        most.into_iter().map(|(zone, (country, _))| (zone, country)).collect()
    }

    pub(crate) fn zone_id(&self, id: TownId) -> u16 {
        self.zone[id as usize]
    }

    pub(crate) fn zone(&self, id: u16) -> &str {
        &self.zones[id as usize]
    }

    /// Inhabitants, to about one part in thirty.
    pub(crate) fn population(&self, id: TownId) -> f32 {
        match self.population[id as usize] {
            0 => 0.0,
            byte => ((f32::from(byte) - 1.0) / 10.0).exp2(),
        }
    }

    /// About how far the built-up area reaches, at 1,300 people to a square kilometre.
    pub(crate) fn radius_km(&self, id: TownId) -> f32 {
        (self.population(id) / 4000.0).sqrt().clamp(2.0, 30.0)
    }

    pub(crate) fn town(&'static self, id: TownId) -> Town {
        Town {
            name: self.name(id),
            region: self.region(id).label(),
            country: &self.country(id).code,
            point: self.point(id),
            zone: self.zone(self.zone_id(id)),
            population: self.population(id) as u32,
        }
    }

    /// Calls `visit` with every town within `km` and some around it, and the town's distance in kilometres
    /// (as on a cylinder at the latitude half way: within one part in a hundred up to 300 km outside the polar circles).
    pub(crate) fn around(&self, point: Point, km: f32, mut visit: impl FnMut(TownId, f32)) {
        let (lat, lon) = ((point.lat * 1e4).round() as i32, (point.lon * 1e4).round() as i32);
        let (north, east) = point.lat.to_radians().sin_cos();
        let (north, east) = (north as f32, east.max(0.01) as f32);
        // Half of a unit of latitude, in radians: so much does a parallel shrink on the way.
        let shrink = north * (0.5e-4_f32).to_radians();
        let tall = (km / KM_PER_UNIT) as i32;
        // A town nearer to the pole lies more degrees away.
        let narrowest =
            (point.lat.abs() + f64::from(tall.min(NEAR)) / 1e4).min(90.0).to_radians().cos().max(0.01) as f32;
        let wide = ((tall as f32 / narrowest) as i32).min(1_799_999);
        let row = |lat: i32| ((lat + 900_000).clamp(0, 1_799_999) / CELL) as usize;
        let column = |lon: i32| (lon + 1_800_000).div_euclid(CELL);
        for row in row(lat - tall)..=row(lat + tall) {
            for column in column(lon - wide)..=column(lon + wide) {
                let cell = row * ACROSS + column.rem_euclid(ACROSS as i32) as usize;
                for id in self.cell_starts[cell]..self.cell_starts[cell + 1] {
                    let up = (self.lat[id as usize] - lat) as f32;
                    let across = wrapped(self.lon[id as usize] - lon) as f32 * (east - up * shrink).max(0.0);
                    visit(id, (up * up + across * across).sqrt() * KM_PER_UNIT);
                }
            }
        }
    }

    /// The nearest town and its distance, within 200 km.
    pub(crate) fn nearest(&self, point: Point) -> Option<(TownId, f32)> {
        self.least(point, |_, km| km)
    }

    /// The town that a place is best called after: a big town reaches further than a village.
    pub(crate) fn called_after(&self, point: Point) -> Option<TownId> {
        self.least(point, |id, km| km / self.radius_km(id)).map(|(id, _)| id)
    }

    fn least(&self, point: Point, weigh: impl Fn(TownId, f32) -> f32) -> Option<(TownId, f32)> {
        for reach in [6.0, 25.0, 70.0, 200.0] {
            let mut best: Option<(TownId, f32, f32)> = None;
            self.around(point, reach, |id, km| {
                if km <= reach {
                    let weight = weigh(id, km);
                    if best.is_none_or(|(_, _, least)| weight < least) {
                        best = Some((id, km, weight));
                    }
                }
            });
            if let Some((id, km, _)) = best {
                return Some((id, km));
            }
        }
        None
    }
}

impl Region {
    /// What to show: the county where it is known, else the state.
    pub(crate) fn label(&self) -> &str {
        if self.county.is_empty() { &self.name } else { &self.county }
    }
}

/// Across the date line the short way.
fn wrapped(lon: i32) -> i32 {
    match lon {
        1_800_000.. => lon - 3_600_000,
        ..-1_800_000 => lon + 3_600_000,
        _ => lon,
    }
}

fn country(line: &str) -> Country {
    let mut fields = line.split('\t');
    let mut next = || fields.next().unwrap_or_default();
    let (code, name, five) = (next().into(), next().into(), next() == "1");
    Country { code, name, five_digits: five, also: fields.map(Into::into).collect() }
}

fn region(line: &str, countries: &[Country]) -> Region {
    let mut fields = line.split('\t');
    let mut next = || fields.next().unwrap_or_default();
    let code = next();
    let country = countries.iter().position(|country| *country.code == *code).unwrap_or_default() as u16;
    let (short, name, county) = (next().into(), next().into(), next().into());
    Region { country, short, name, county, also: fields.map(Into::into).collect() }
}

fn cell_starts(mut section: &[u8]) -> Vec<u32> {
    let mut starts = Vec::with_capacity(ACROSS * UP + 1);
    let (mut cell, mut total) = (0, 0);
    while !section.is_empty() {
        cell += varint(&mut section) as usize;
        starts.resize(cell + 1, total);
        total += varint(&mut section);
    }
    starts.resize(ACROSS * UP + 1, total);
    starts
}

fn coordinates(section: &[u8], cell_starts: &[u32], count: usize) -> (Vec<i32>, Vec<i32>) {
    let (size, rest) = section.split_at(4);
    let size = u32::from_le_bytes(size.try_into().expect("split_at(4) gives four bytes")) as usize;
    let (mut steps, east) = rest.split_at(size);
    let (low, high) = east.split_at(count);
    let (mut lat, mut lon) = (Vec::with_capacity(count), Vec::with_capacity(count));
    for (cell, range) in cell_starts.windows(2).enumerate() {
        let mut last = (cell / ACROSS) as i32 * CELL - 900_000;
        let west = (cell % ACROSS) as i32 * CELL - 1_800_000;
        for id in range[0] as usize..range[1] as usize {
            last += varint(&mut steps) as i32;
            lat.push(last);
            lon.push(west + i32::from(u16::from_le_bytes([low[id], high[id]])));
        }
    }
    (lat, lon)
}
