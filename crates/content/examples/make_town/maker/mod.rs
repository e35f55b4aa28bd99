//! Makes the town, always the same.

mod kinds;
mod odd;
mod places;

use std::collections::BTreeMap;

use jiff::{
    Timestamp, ToSpan,
    civil::{Date, date},
};
use openseat_domain::{
    concept::TypeCode,
    fellowship::FellowshipId,
    meeting::{Attendance, Draft, Entity, Online},
    place::{Place, Point},
    schedule::{Rule, Schedule, Weekday},
};

use kinds::Kind;
use places::{Town, Venue};

/// The whole town.
pub fn make() -> Vec<Draft> {
    let mut maker = Maker { seed: 20_261_122, made: Vec::new() };
    maker.nights();
    maker.days(&places::HARBOUR, &HARBOUR_HOURS);
    maker.days(&places::AIRE, &AIRE_HOURS);
    maker.round_the_clock();
    odd::add(&mut maker);
    maker.made
}

/// Start times of each day of the week in Harbour: together with the nights, never more than three hours apart.
const HARBOUR_HOURS: [(u16, u16); 13] = [
    (7, 30),
    (9, 30),
    (12, 0),
    (14, 30),
    (17, 0),
    (18, 15),
    (19, 30),
    (19, 30),
    (21, 30),
    (12, 15),
    (18, 0),
    (19, 0),
    (20, 0),
];
/// Start times of each day in the smaller twin town.
const AIRE_HOURS: [(u16, u16); 5] = [(10, 30), (13, 0), (18, 30), (19, 30), (19, 0)];

struct Maker {
    seed: u64,
    made: Vec<Draft>,
}

impl Maker {
    /// A number below `below`, from a small generator of our own (Knuth's MMIX constants): the same on every machine.
    fn pick(&mut self, below: usize) -> usize {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.seed >> 33) as usize % below
    }

    /// The house that never closes: every night of the year.
    fn nights(&mut self) {
        for (kind, name, hour, minute) in
            [("allrecovery", "Night Light", 0, 30), ("na", "Small Hours", 3, 15), ("aa", "First Boat Out", 6, 0)]
        {
            let schedule =
                Schedule { rule: Rule::Rrule("FREQ=DAILY".into()), ..weekly(0, hour, minute, 60, "America/New_York") };
            let mut draft = self.draft(kinds::find(kind), name, schedule);
            // Whoever comes at night is let in: no women's or men's meeting here.
            draft.types.clear();
            kinds::find(kind).types[0].split_whitespace().for_each(|code| add_type(&mut draft, code));
            self.put_in(&mut draft, &places::HARBOUR, &places::HARBOUR.venues[0]);
            self.made.push(draft);
        }
    }

    /// One meeting for each hour of each day, kinds and rooms in turn.
    fn days(&mut self, town: &'static Town, hours: &[(u16, u16)]) {
        for (slot, &(hour, minute)) in hours.iter().enumerate() {
            for day in 0..7 {
                let turn = slot * 7 + usize::from(day);
                let kind = kinds::find(town.kinds[turn % town.kinds.len()]);
                let name = kind.names[(turn / town.kinds.len() + slot) % kind.names.len()];
                let mut draft = self.draft(kind, name, weekly(day, hour, minute, kind.minutes, town.zone));
                let venue = &town.venues[(turn * 5 + slot) % town.venues.len()];
                self.put_in(&mut draft, town, venue);
                if turn % 5 == 2 {
                    draft.attendance = Attendance::Hybrid;
                    draft.online = Some(room(&draft.key));
                }
                self.made.push(draft);
            }
        }
    }

    /// Online rooms of several zones: one starts in every hour of the day.
    fn round_the_clock(&mut self) {
        for (turn, online) in places::ONLINE.iter().enumerate() {
            for &(hour, days) in online.hours {
                let kind = kinds::find(online.kinds[(turn + usize::from(hour)) % online.kinds.len()]);
                let names = if online.spanish { kind.spanish } else { kind.names };
                let name = names[usize::from(hour) % names.len()];
                let rule = Rule::Rrule(format!("FREQ=WEEKLY;BYDAY={days}"));
                let minutes = if hour % 2 == 0 { 90 } else { 60 };
                let mut draft = self.draft(kind, name, Schedule { rule, ..weekly(0, hour, 0, minutes, online.zone) });
                draft.attendance = Attendance::Online;
                draft.online = Some(room(&draft.key));
                draft.place = Some(Place {
                    city: Some(online.city.into()),
                    country: Some(online.country.into()),
                    approximate: true,
                    ..Place::default()
                });
                if online.spanish {
                    add_type(&mut draft, "ES");
                }
                self.made.push(draft);
            }
        }
    }

    /// A meeting without a place yet.
    fn draft(&mut self, kind: &Kind, name: &str, schedule: Schedule) -> Draft {
        let stem = format!("{}-{}", kind.id, name.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-"));
        let taken =
            self.made.iter().filter(|one| one.key.rsplit_once('-').is_some_and(|(start, _)| start == stem)).count();
        let age = self.pick(50) as i64;
        let updated = "2026-11-20T12:00:00Z".parse::<Timestamp>().expect("a fixed instant is one") - (24 * age).hours();
        let mut draft = Draft {
            key: format!("{stem}-{}", taken + 1),
            name: name.to_owned(),
            group: Some(format!("{name} (made up)")),
            fellowship: FellowshipId::new(kind.id),
            schedule: Some(schedule),
            notes: Some("Made-up meeting, to try things out. Nobody meets here.".into()),
            feedback_url: Some("mailto:corrections@example.org".into()),
            entity: Some(Entity {
                name: "Harbour Meeting List (made up)".into(),
                location: Some("Harbour".into()),
                website: Some("https://harbour.example.org/".into()),
                ..Entity::default()
            }),
            updated: Some(updated),
            published: true,
            extra: BTreeMap::from([("made_up".to_owned(), "yes".to_owned())]),
            ..Draft::default()
        };
        let set = kind.types[self.pick(kind.types.len())];
        set.split_whitespace().for_each(|code| add_type(&mut draft, code));
        draft
    }

    fn put_in(&mut self, draft: &mut Draft, town: &Town, venue: &Venue) {
        draft.attendance = Attendance::InPerson;
        draft.place = Some(Place {
            name: Some(venue.name.into()),
            street: Some(venue.street.into()),
            city: Some(town.name.into()),
            state: Some(town.state.into()),
            postal_code: Some(venue.postal_code.into()),
            country: Some(town.country.into()),
            regions: vec![town.name.into()],
            notes: (!venue.notes.is_empty()).then(|| venue.notes.into()),
            point: Point::new(round(town.point.0 + venue.north), round(town.point.1 + venue.east)),
            ..Place::default()
        });
        if venue.step_free {
            let code = kinds::find(draft.fellowship.as_str()).step_free;
            add_type(draft, code);
        }
    }
}

/// Five decimals are about a metre; shorter numbers also read back exactly.
fn round(degrees: f64) -> f64 {
    (degrees * 1e5).round() / 1e5
}

/// A weekly time; day 0 is Sunday.
fn weekly(day: u8, hour: u16, minute: u16, minutes: u16, zone: &str) -> Schedule {
    let day = Weekday::from_sunday_zero(day).expect("days are 0 to 6 here");
    Schedule::weekly(day, hour * 60 + minute, minutes, Some(zone))
}

/// Where rules count from, so that "every other week" stays the same weeks.
const COUNT_FROM: Date = date(2026, 1, 4);

fn add_type(draft: &mut Draft, code: &str) {
    draft.types.push(TypeCode { programme: draft.fellowship.clone(), code: code.to_uppercase() });
    draft.types.sort();
    draft.types.dedup();
}

/// A room under example.org, which can never be real.
fn room(key: &str) -> Online {
    Online {
        url: Some(format!("https://meet.example.org/{key}")),
        url_notes: Some("This link is made up and opens nothing.".into()),
        ..Online::default()
    }
}
