//! A made-up world of any size, the same from the same seed: for measurements and for tests at scale.
//!
//! Four thousand cities with sizes by Zipf's law in fifteen zones, weekly meetings at the hours that meetings are
//! held, most kinds and types rare. Nothing in it is real.

use openseat_domain::{
    concept::{Concept, ConceptSet},
    fellowship::FellowshipId,
    meeting::Attendance,
    place::Point,
    search::{Minute, Window},
};

use crate::{Builder, Entry};

/// All meetings of the made-up world.
#[derive(Debug)]
pub struct World {
    pub window: Window,
    pub kinds: Vec<FellowshipId>,
    pub zones: Vec<String>,
    pub cities: Vec<City>,
    pub meetings: Vec<Meeting>,
}

/// Where people live.
#[derive(Clone, Debug)]
pub struct City {
    pub name: String,
    pub point: Point,
    pub zone: u16,
    /// Its meetings lie within about this many kilometres.
    pub km: f64,
}

/// One weekly meeting.
#[derive(Clone, Debug)]
pub struct Meeting {
    pub id: [u8; 16],
    pub slug: String,
    pub name: String,
    pub group: String,
    pub kind: u8,
    pub concepts: ConceptSet,
    pub attendance: Attendance,
    pub point: Option<Point>,
    pub place: String,
    pub city: usize,
    pub zone: u16,
    pub minutes: u16,
    pub checked: u32,
    pub starts: Vec<Minute>,
}

const CITIES: usize = 4000;
const KINDS: usize = 51;
/// Hours ahead of UTC, and the longitudes they hold for.
const ZONES: [(i32, f64, f64); 15] = [
    (-8, -124.0, -115.0),
    (-7, -114.0, -103.0),
    (-6, -102.0, -88.0),
    (-5, -87.0, -72.0),
    (-5, -80.0, -70.5),
    (-4, -66.0, -60.0),
    (-3, -58.0, -46.0),
    (0, -9.0, -1.0),
    (0, -5.0, 1.5),
    (1, 2.0, 14.0),
    (1, -4.0, 9.0),
    (2, 20.0, 30.0),
    (5, 70.0, 85.0),
    (9, 131.0, 141.0),
    (10, 145.0, 153.0),
];
/// How likely each concept is; those after the list are at 0.4 %, to the eightieth.
const SHARES: [f64; 18] =
    [0.60, 0.40, 0.25, 0.20, 0.15, 0.10, 0.08, 0.06, 0.05, 0.04, 0.03, 0.03, 0.02, 0.02, 0.02, 0.01, 0.01, 0.01];
const CONCEPTS: usize = 80;
/// Local hours, as often as meetings are held then.
const HOURS: [u32; 24] = [6, 7, 8, 9, 10, 10, 12, 12, 12, 13, 15, 17, 17, 18, 18, 18, 19, 19, 19, 19, 19, 20, 20, 21];

impl World {
    /// So many weekly meetings, with all their starts within nine days from the Monday of `window_from`.
    pub fn new(meetings: usize, seed: u64) -> Self {
        let mut dice = Dice(seed);
        // Monday 2026-11-23, 00:00 UTC.
        let from = 20_780 * 1440;
        let window = Window { from, until: from + 9 * 1440 };
        let kind = |number| FellowshipId::new(&format!("kind_{number}"));
        let zone = |number: usize| format!("Made/Up_{number}");
        let cities: Vec<City> = (0..CITIES).map(|_| city(&mut dice)).collect();
        let weights: Vec<f64> = (0..CITIES).map(|rank| 1.0 / (rank as f64 + 11.0)).collect();
        let by_size = Weighted::new(&weights);
        let by_kind =
            Weighted::new(&(0..KINDS).map(|rank| 0.5_f64.powi(rank as i32 + 1).max(0.002)).collect::<Vec<_>>());
        let meetings = (0..meetings)
            .map(|number| {
                let (city, kind) = (by_size.pick(&mut dice), by_kind.pick(&mut dice) as u8);
                meeting(number, city, &cities[city], kind, window, &mut dice)
            })
            .collect();
        let (kinds, zones) = ((0..KINDS).map(kind).collect(), (0..ZONES.len()).map(zone).collect());
        Self { window, kinds, zones, cities, meetings }
    }

    /// A builder that wants this world's meetings.
    pub fn builder(&self) -> Builder {
        Builder::new(self.window, &self.kinds, &self.zones)
    }

    /// Pushes every meeting.
    pub fn push_all(&self, builder: &mut Builder) {
        for meeting in &self.meetings {
            builder.push(&self.entry(meeting), meeting.starts.iter().copied());
        }
    }

    /// What the directory is told of a meeting.
    pub fn entry<'a>(&'a self, meeting: &'a Meeting) -> Entry<'a> {
        Entry {
            id: meeting.id,
            slug: &meeting.slug,
            name: &meeting.name,
            group: &meeting.group,
            kind: meeting.kind,
            concepts: meeting.concepts,
            attendance: meeting.attendance,
            point: meeting.point,
            place: &meeting.place,
            town: &self.cities[meeting.city].name,
            has_url: meeting.attendance.online(),
            minutes: meeting.minutes,
            zone: meeting.zone,
            checked: meeting.checked,
            made_up: true,
            text: &self.cities[meeting.city].name,
            ..Entry::default()
        }
    }

    /// A place to ask from, as often as people live there, up to `km` from the middle of a city.
    pub fn place(&self, dice: &mut Dice, km: f64) -> Point {
        let city = &self.cities[self.meetings[dice.below(self.meetings.len())].city];
        around(city.point, km, dice)
    }
}

fn city(dice: &mut Dice) -> City {
    let zone = dice.below(ZONES.len());
    let (_, west, east) = ZONES[zone];
    let south = if zone == 14 { -38.0 } else { 28.0 };
    let lat = south + dice.unit() * if zone == 14 { 12.0 } else { 26.0 };
    let point = Point { lat, lon: west + dice.unit() * (east - west) };
    City { name: made_up_name(dice), point, zone: zone as u16, km: 3.0 + 12.0 * dice.unit() }
}

fn meeting(number: usize, city_number: usize, city: &City, kind: u8, window: Window, dice: &mut Dice) -> Meeting {
    let mut id = [0; 16];
    id[..8].copy_from_slice(&dice.any().to_be_bytes());
    id[8..].copy_from_slice(&(number as u64).to_be_bytes());
    let attendance = match dice.below(100) {
        0..62 => Attendance::InPerson,
        62..80 => Attendance::Hybrid,
        80..99 => Attendance::Online,
        _ => Attendance::Paused,
    };
    let street =
        format!("{} {} {}", 1 + dice.below(1500), made_up_name(dice), ["Street", "Road", "Lane"][dice.below(3)]);
    let name = format!("{} {}", made_up_name(dice), ["Group", "Meeting", "Circle", "Evening", "Start"][dice.below(5)]);
    let hour = HOURS[dice.below(HOURS.len())];
    let local = dice.below(7) as i32 * 1440 + hour as i32 * 60 + [0, 0, 0, 30, 30, 15][dice.below(6)];
    let utc = (local - ZONES[usize::from(city.zone)].0 * 60).rem_euclid(7 * 1440) as Minute;
    Meeting {
        id,
        slug: format!("{}-{number}", name.to_lowercase().replace(' ', "-")),
        group: if dice.below(4) == 0 { made_up_name(dice) } else { String::new() },
        name,
        kind,
        concepts: concepts(dice),
        attendance,
        point: attendance.in_person().then(|| around(city.point, city.km, dice)),
        place: if attendance.in_person() { format!("{street}, {}", city.name) } else { String::new() },
        city: city_number,
        zone: city.zone,
        minutes: [60, 60, 60, 75, 90][dice.below(5)],
        checked: if dice.below(3) == 0 { 0 } else { 20_400 + dice.below(380) as u32 },
        starts: (0..2).map(|week| window.from + utc + week * 7 * 1440).filter(|start| *start < window.until).collect(),
    }
}

fn concepts(dice: &mut Dice) -> ConceptSet {
    let common = SHARES.iter().zip(0..).filter(|(share, _)| dice.unit() < **share).map(|(_, concept)| Concept(concept));
    let mut set: ConceptSet = common.collect();
    if dice.unit() < 0.004 * (CONCEPTS - SHARES.len()) as f64 {
        set.insert(Concept((SHARES.len() + dice.below(CONCEPTS - SHARES.len())) as u8));
    }
    set
}

/// A point about `km` from `middle`, to the fifth decimal.
fn around(middle: Point, km: f64, dice: &mut Dice) -> Point {
    let (distance, turn) = (km * dice.unit().sqrt() / 111.19, dice.unit() * std::f64::consts::TAU);
    let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
    let lat = middle.lat + distance * turn.sin();
    Point { lat: round(lat), lon: round(middle.lon + distance * turn.cos() / middle.lat.to_radians().cos()) }
}

/// Two to four syllables: some 30,000 names.
fn made_up_name(dice: &mut Dice) -> String {
    const SYLLABLES: [&str; 30] = [
        "bal", "cor", "den", "el", "far", "gol", "har", "is", "jun", "kel", "lor", "mar", "nor", "ol", "pen", "quin",
        "ros", "sel", "tor", "ul", "ver", "wil", "yar", "zan", "brook", "field", "ham", "ton", "ford", "wick",
    ];
    let last = 24 + dice.below(6);
    let mut name: String = (0..1 + dice.below(2)).map(|_| SYLLABLES[dice.below(24)]).collect();
    name.push_str(SYLLABLES[if dice.below(3) > 0 { last } else { dice.below(24) }]);
    name[..1].to_uppercase() + &name[1..]
}

/// Numbers that look random and are the same from the same seed (SplitMix64).
#[derive(Clone, Debug)]
pub struct Dice(pub u64);

impl Dice {
    /// Any number.
    pub fn any(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From 0 to before `end`.
    pub fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.any()) * end as u128) >> 64) as usize
    }

    /// From 0 to before 1.
    pub fn unit(&mut self) -> f64 {
        (self.any() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// Picks numbers by weight.
struct Weighted(Vec<f64>);

impl Weighted {
    fn new(weights: &[f64]) -> Self {
        let mut sum = 0.0;
        Self(
            weights
                .iter()
                .map(|weight| {
                    sum += weight;
                    sum
                })
                .collect(),
        )
    }

    fn pick(&self, dice: &mut Dice) -> usize {
        let at = dice.unit() * self.0[self.0.len() - 1];
        self.0.partition_point(|sum| *sum <= at).min(self.0.len() - 1)
    }
}
