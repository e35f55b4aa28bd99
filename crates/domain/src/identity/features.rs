//! What is compared of a listing, in a form that is small and quick to compare.

use crate::{
    meeting::{Attendance, Draft, Online},
    place::{Place, Point},
    schedule::{Often, Repeats, Schedule, Weekday},
    zone,
};

use super::{address::Address, tokens::words};

/// Starts this close to midnight, in minutes, may be written on either day.
const NEAR_MIDNIGHT: u16 = 31;

/// What is compared of a listing. Its key, slug, ids and links back to its source are left out on purpose.
#[derive(Clone, Debug, PartialEq)]
pub struct Features {
    pub(super) fellowship: Box<str>,
    pub(super) time: Option<Slot>,
    pub(super) attendance: Attendance,
    /// The exact point of a place one can go to.
    pub(super) point: Option<Point>,
    /// A point for the area, when that is all there is.
    pub(super) area: Option<Point>,
    pub(super) address: Address,
    /// Words of the town.
    pub(super) town: Box<str>,
    /// Words of the town and of the source's regions.
    pub(super) areas: Box<str>,
    /// Words, as from [`words`].
    pub(super) building: Box<str>,
    pub(super) name: Box<str>,
    pub(super) group: Box<str>,
    /// The number of the online room, or its whole address; 0 when there is none.
    pub(super) room: u64,
    /// All digits of the telephone number; 0 when there is none.
    pub(super) phone: u64,
}

/// When a listing repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    /// Bit 0 is Sunday.
    pub days: u8,
    /// Minutes after midnight on the wall clock.
    pub start: u16,
    /// What the wall clock adds to UTC in January and in July, in minutes; `None` when no zone is named.
    pub offsets: Option<(i16, i16)>,
    /// 0 for each week; otherwise equal numbers mean the same weeks.
    pub rhythm: u64,
}

impl Features {
    /// Takes from a draft what is compared.
    pub fn of(draft: &Draft) -> Self {
        let place = draft.place.as_ref();
        let address = place.map(Address::of).unwrap_or_default();
        let exact =
            place.is_some_and(|place| !place.approximate) && (address.is_known() || draft.attendance.in_person());
        let point = place.and_then(|place| place.point);
        let online = draft.online.as_ref();
        Self {
            fellowship: draft.fellowship.as_str().into(),
            time: draft.schedule.as_ref().and_then(Slot::of),
            attendance: draft.attendance,
            point: point.filter(|_| exact),
            area: point.filter(|_| !exact),
            building: words(place.and_then(|place| place.name.as_deref()).unwrap_or_default()).into(),
            address,
            town: words(place.and_then(town).unwrap_or_default()).into(),
            areas: place.map(areas).unwrap_or_default().into(),
            name: words(&draft.name).into(),
            group: words(draft.group.as_deref().unwrap_or_default()).into(),
            room: online.map_or(0, room),
            phone: online.and_then(|online| online.phone.as_deref()).map_or(0, phone),
        }
    }

    /// Numbers of which two listings of one meeting share at least one, so that candidates are found without
    /// comparing all with all. Stable from build to build. Seldom more than 6 for each weekday.
    pub fn blocks(&self) -> Vec<u64> {
        let Some(slot) = self.time else { return Vec::new() };
        let mut keys = Vec::with_capacity(6);
        for day in slot.near_days() {
            let mut add = |kind: &str, what: &[u8]| keys.push(key(&[kind.as_bytes(), &[day], what]));
            if let Some(point) = self.point {
                // Two grids of about 600 m, one set off by half a cell, so that neighbours seldom share neither.
                for (grid, offset) in [("cell", 0.0), ("half", 0.5)] {
                    let of = |degrees: f64| ((degrees / 0.005 + offset).floor() as i32).to_le_bytes();
                    add(grid, &[of(point.lat), of(point.lon)].concat());
                }
            }
            if self.address.is_known() {
                // The longest word of the street is enough to find it by, with whatever says which town it is in.
                let street = self.address.street.split(' ').max_by_key(|word| word.len()).unwrap_or_default();
                for whereabouts in [&self.address.postcode, &self.town] {
                    add("house", format!("{} {street} {whereabouts}", self.address.number).as_bytes());
                }
            }
            if !self.name.is_empty() {
                // The time keeps the many of one name apart; UTC is not used, since a zone may be missing.
                add("name", format!("{} {}", self.name, slot.start / 60).as_bytes());
            }
        }
        // Of a room all days, since listings in other zones may give another weekday.
        if self.room != 0 {
            keys.push(key(&[b"room", &self.room.to_le_bytes()]));
        } else if self.phone != 0 {
            keys.push(key(&[b"phone", &self.phone.to_le_bytes()]));
        }
        keys
    }
}

impl Slot {
    fn of(schedule: &Schedule) -> Option<Self> {
        let (days, rhythm) = match schedule.repeats() {
            Repeats::EveryDay => (Weekday::ALL.to_vec(), 0),
            Repeats::Weekdays { often, days } => (days, rhythm(often, &[])),
            Repeats::NthOfMonth { often, nth, day } => (vec![day], rhythm(often, &nth)),
            Repeats::DaysOfMonth { .. } | Repeats::OnDates(_) | Repeats::Other => return None,
        };
        let offsets = schedule.zone.as_deref().and_then(zone::winter_and_summer);
        let days = days.iter().fold(0, |days, day| days | 1 << day.sunday_zero());
        Some(Self { days, start: schedule.start, offsets, rhythm })
    }

    /// The days on which another listing of the meeting may be: its own, and the next or the one before when it
    /// starts close to midnight.
    fn near_days(&self) -> impl Iterator<Item = u8> + use<> {
        let turned = |by: u32| (self.days << by | self.days >> (7 - by)) & 0x7f;
        let days = match self.start {
            ..NEAR_MIDNIGHT => self.days | turned(6),
            start if start > 1440 - NEAR_MIDNIGHT => self.days | turned(1),
            _ => self.days,
        };
        (0..7).filter(move |day| days >> day & 1 == 1)
    }

    /// Minutes between the two nearest starts of the week, the shorter way round. Clocks are compared where both stand in
    /// the same zone or one names none, else the instants, in winter and in summer.
    pub(super) fn apart(&self, other: &Self) -> u16 {
        let (mine, theirs) = (self.offsets.unwrap_or_default(), other.offsets.unwrap_or_default());
        if self.offsets.is_none() || other.offsets.is_none() || mine == theirs {
            return self.gap(other, 0);
        }
        let winter = self.gap(other, i32::from(theirs.0) - i32::from(mine.0));
        let summer = self.gap(other, i32::from(theirs.1) - i32::from(mine.1));
        winter.max(summer)
    }

    /// The least distance between any two starts when `shift` is added to mine.
    fn gap(&self, other: &Self, shift: i32) -> u16 {
        const WEEK: i32 = 7 * 1440;
        let starts = |slot: &Self, shift: i32| {
            let (days, start) = (slot.days, i32::from(slot.start));
            (0..7).filter(move |day| days >> day & 1 == 1).map(move |day| (day * 1440 + start + shift).rem_euclid(WEEK))
        };
        let gaps = starts(self, shift).flat_map(|mine| {
            starts(other, 0).map(move |theirs| {
                let ahead = (mine - theirs).rem_euclid(WEEK);
                ahead.min(WEEK - ahead)
            })
        });
        gaps.min().and_then(|gap| u16::try_from(gap).ok()).unwrap_or(u16::MAX)
    }
}

fn rhythm(often: Often, nth: &[i8]) -> u64 {
    if often.0 == 1 && nth.is_empty() {
        return 0;
    }
    let nth: Vec<u8> = nth.iter().map(|nth| nth.to_le_bytes()[0]).collect();
    key(&[&often.0.to_le_bytes(), &nth])
}

fn town(place: &Place) -> Option<&str> {
    place.city.as_deref().or_else(|| before_state(place.formatted.as_deref()?))
}

fn areas(place: &Place) -> String {
    let named: Vec<&str> = town(place).into_iter().chain(place.regions.iter().map(String::as_str)).collect();
    words(&named.join(" "))
}

/// The part of "12 Mill St, Norwich, NY 13815, USA" before the two capitals of a state.
fn before_state(line: &str) -> Option<&str> {
    let parts: Vec<&str> = line.split(',').map(str::trim).collect();
    let is_state = |part: &str| {
        let word = part.split(' ').next().unwrap_or_default();
        word.len() == 2 && word.bytes().all(|b| b.is_ascii_uppercase())
    };
    let state = parts.iter().rposition(|part| is_state(part))?;
    parts[..state].last().copied()
}

/// The room's own number if the link or the dial-in has one, else the link without scheme and query.
fn room(online: &Online) -> u64 {
    let from_link = online.url.as_deref().and_then(number_in_link);
    let from_phone = || online.phone.as_deref().and_then(number_in_dial_in);
    if let Some(number) = from_link.or_else(from_phone) {
        return number;
    }
    let Some(link) = online.url.as_deref() else { return 0 };
    let bare = link.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
    let path = bare.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    // A provider's front page is no room.
    if path.contains('/') { key(&[path.to_ascii_lowercase().as_bytes()]) } else { 0 }
}

/// The nine to eleven digits of a Zoom-like link, whatever country's host it goes through.
fn number_in_link(link: &str) -> Option<u64> {
    let path = link.split(['?', '#']).next()?;
    let host = path.split("//").nth(1)?.split('/').next()?;
    if !(host == "zoom.us" || host.ends_with(".zoom.us")) {
        return None;
    }
    room_number(path.trim_end_matches('/').rsplit('/').next()?)
}

/// `+16699009128,,71771828957#`: the first part after the number that is long enough.
fn number_in_dial_in(phone: &str) -> Option<u64> {
    phone.split([',', '*']).skip(1).find_map(|part| room_number(part.trim_matches('#')))
}

fn room_number(text: &str) -> Option<u64> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    (digits.len() == text.trim().len() && (9..=11).contains(&digits.len())).then(|| digits.parse().ok()).flatten()
}

fn phone(text: &str) -> u64 {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if digits.len() < 7 { 0 } else { key(&[digits.trim_start_matches('1').as_bytes()]) }
}

/// FNV-1a, which gives the same number in every build; 0 is never given.
fn key(parts: &[&[u8]]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in parts.iter().flat_map(|part| part.iter().copied().chain([0xff])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash.max(1)
}
