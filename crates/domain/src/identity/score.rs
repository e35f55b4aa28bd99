//! The rule: evidence is added up as weights of a logistic scale, so that each piece can be read and argued with.

use crate::meeting::Attendance;

use super::{
    features::{Features, Slot},
    reason::Reason,
    tokens::{Likeness, likeness},
};

/// Starts further apart than this are two slots, whatever else agrees.
const MOST_MINUTES_APART: u16 = 45;

/// The sum of evidence at which two listings are as likely the same as not.
const EVEN: f64 = 2.5;

/// What came of comparing two listings.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// Whether they are held to be one meeting.
    pub same: bool,
    /// How sure: 0 is surely two meetings, 1 surely one, 0.5 the border.
    pub score: f64,
    /// What spoke for and against, in the order place, time, name, way in.
    pub reasons: Vec<Reason>,
}

impl Verdict {
    fn settled(reason: Reason) -> Self {
        Self { same: false, score: 0.0, reasons: vec![reason] }
    }
}

/// Compares two listings. Which comes first makes no difference.
pub fn compare(a: &Features, b: &Features) -> Verdict {
    let (mut evidence, time) = match settle(a, b) {
        Err(reason) => return Verdict::settled(reason),
        Ok(time) => (Evidence::default(), time),
    };
    let place = evidence.place(a, b);
    evidence.time(time);
    let room = evidence.way_in(a, b);
    evidence.name(a, b, room, place);
    let score = 1.0 / (1.0 + (EVEN - evidence.sum).exp());
    Verdict { same: score > 0.5, score, reasons: evidence.reasons }
}

/// What needs no weighing; else how the times compare.
fn settle(a: &Features, b: &Features) -> Result<(u16, bool), Reason> {
    if !a.fellowship.is_empty() && !b.fellowship.is_empty() && a.fellowship != b.fellowship {
        return Err(Reason::OtherFellowship);
    }
    let (Some(mine), Some(theirs)) = (a.time, b.time) else { return Err(Reason::NoTime) };
    let Slot { rhythm, .. } = mine;
    if rhythm != theirs.rhythm && rhythm != 0 && theirs.rhythm != 0 {
        return Err(Reason::OtherDays);
    }
    let apart = mine.apart(&theirs);
    if apart > MOST_MINUTES_APART {
        return Err(if mine.days & theirs.days == 0 { Reason::OtherDays } else { Reason::OtherTime(apart) });
    }
    Ok((apart, rhythm == theirs.rhythm))
}

/// How the places compare, as far as names need to know.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Nearness {
    SamePlace,
    SameArea,
    Elsewhere,
    Unknown,
}

#[derive(Default)]
struct Evidence {
    sum: f64,
    reasons: Vec<Reason>,
}

impl Evidence {
    fn add(&mut self, weight: f64, reason: Reason) {
        self.sum += weight;
        self.reasons.push(reason);
    }

    fn time(&mut self, (apart, same_rhythm): (u16, bool)) {
        match apart {
            0 => self.add(0.0, Reason::SameStart),
            1..=15 => self.add(-0.5, Reason::StartsApart(apart)),
            16..=30 => self.add(-1.5, Reason::StartsApart(apart)),
            _ => self.add(-2.5, Reason::StartsApart(apart)),
        }
        if !same_rhythm {
            self.add(-1.0, Reason::OtherRhythm);
        }
    }

    fn place(&mut self, a: &Features, b: &Features) -> Nearness {
        let both_exact = (a.point.is_some() || a.address.is_known()) && (b.point.is_some() || b.address.is_known());
        if !both_exact {
            return self.area(a, b);
        }
        let km = a.point.zip(b.point).map(|(mine, theirs)| mine.km_to(theirs));
        let house = a.address.same_house(&b.address);
        let postcodes = !a.address.postcode.is_empty() && !b.address.postcode.is_empty();
        let same_postcode = postcodes && a.address.postcode == b.address.postcode;
        // The same number and street in two towns: 100 Main Street.
        let other_town = km.is_some_and(|km| km > 5.0) && !same_postcode || km.is_none() && postcodes && !same_postcode;
        let nearness = if house && !other_town {
            self.add(3.0, Reason::SameAddress);
            Nearness::SamePlace
        } else {
            self.distance(km, a.address.is_known() && b.address.is_known())
        };
        if nearness == Nearness::SamePlace && !a.address.unit.is_empty() && !b.address.unit.is_empty() {
            let same = a.address.unit == b.address.unit;
            if !same {
                self.add(-1.0, Reason::OtherUnit);
            }
        }
        let building = likeness(&a.building, &b.building);
        if building.share > 0.6 && nearness != Nearness::Elsewhere {
            self.add(0.5 + 0.5 * building.share, Reason::SameBuildingName);
        }
        if same_postcode && nearness != Nearness::SamePlace {
            self.add(0.5, Reason::SamePostcode);
        }
        nearness
    }

    fn distance(&mut self, km: Option<f64>, addresses_differ: bool) -> Nearness {
        let Some(km) = km else { return Nearness::Unknown };
        let metres = Reason::MetresApart((km * 100.0).round() as u32 * 10);
        let kilometres = Reason::KilometresApart(km.round() as u32);
        // Next door is near, but if both say which house it is, it is another.
        let doubt = if addresses_differ { 1.0 } else { 0.0 };
        match km {
            ..=0.06 => self.add(2.7 - doubt, metres),
            ..=0.2 => self.add(1.7 - doubt, metres),
            ..=0.6 => self.add(0.3 - doubt, metres),
            ..=2.0 => self.add(-1.5, metres),
            ..=10.0 => self.add(-2.5, kilometres),
            ..=40.0 => self.add(-3.5, kilometres),
            _ => self.add(-8.0, kilometres),
        }
        match km {
            ..=0.2 => Nearness::SamePlace,
            ..=10.0 => Nearness::SameArea,
            _ => Nearness::Elsewhere,
        }
    }

    /// At least one of them is only somewhere in a town, or online.
    fn area(&mut self, a: &Features, b: &Features) -> Nearness {
        let points = a.point.or(a.area).zip(b.point.or(b.area));
        match points.map(|(mine, theirs)| mine.km_to(theirs)) {
            Some(km) if km <= 40.0 => {
                self.add(0.5, Reason::SameArea);
                Nearness::SameArea
            }
            Some(km) if km > 200.0 => {
                self.add(-1.5, Reason::OtherArea);
                Nearness::Elsewhere
            }
            None if likeness(&a.areas, &b.areas).share >= 0.3 => {
                self.add(0.5, Reason::SameArea);
                Nearness::SameArea
            }
            _ => Nearness::Unknown,
        }
    }

    /// Whether they meet in the same online room.
    fn way_in(&mut self, a: &Features, b: &Features) -> bool {
        if a.room != 0 && b.room != 0 {
            let same = a.room == b.room;
            // A room holds one meeting at a time; but links are renewed, so another link says little.
            self.add(
                if same { 4.5 } else { -0.7 },
                if same { Reason::SameOnlineRoom } else { Reason::OtherOnlineRoom },
            );
            return same;
        }
        if a.phone != 0 && a.phone == b.phone {
            self.add(2.0, Reason::SamePhone);
            return true;
        }
        if matches!(
            (a.attendance, b.attendance),
            (Attendance::Online, Attendance::InPerson) | (Attendance::InPerson, Attendance::Online)
        ) {
            self.add(-0.3, Reason::OtherWayIn);
        }
        false
    }

    fn name(&mut self, a: &Features, b: &Features, same_room: bool, place: Nearness) {
        let names = likeness(&a.name, &b.name);
        // Some lists give the group's name as the meeting's.
        let crossed = [likeness(&a.name, &b.group), likeness(&a.group, &b.name)];
        if place == Nearness::Unknown && !same_room {
            // A name and an hour alone are found twice all over the world.
            self.sum -= 1.6;
        }
        let best = crossed.into_iter().fold(names, |best, other| if other.share > best.share { other } else { best });
        if best.least > 0.0 {
            self.likeness(best, same_room, place);
        }
        let groups = likeness(&a.group, &b.group);
        if groups.share > 0.8 {
            // One group gives its meetings one name, so beside equal names it says less.
            let more = if best.share < 0.95 { 1.0 } else { 0.7 };
            self.add(more * groups.weight.min(1.0), Reason::SameGroup);
        }
    }

    fn likeness(&mut self, name: Likeness, same_room: bool, place: Nearness) {
        let telling = (name.weight / 1.2).min(1.0);
        if name.share >= 0.95 {
            self.add(1.5 + 2.5 * telling, Reason::SameName);
        } else if name.share >= 0.5 {
            let hundredths = (name.share * 100.0).floor() as u8;
            self.add(4.0 * (name.share - 0.5) * (0.4 + 0.6 * telling) * 1.6, Reason::SimilarName(hundredths));
        } else {
            let against = 4.0 * (1.0 - name.share * 1.5) * (name.least / 0.8).min(1.0);
            // A renamed meeting keeps its room; at one address two groups may meet at one hour in two rooms.
            let against = if same_room && place != Nearness::Elsewhere { against * 0.7 } else { against };
            self.add(-against, Reason::OtherName);
        }
    }
}
