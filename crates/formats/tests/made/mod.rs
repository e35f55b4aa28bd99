//! Made-up meetings with everything that a format may carry.

use openseat_domain::{
    concept::TypeCode,
    fellowship::FellowshipId,
    meeting::{Attendance, Draft, Entity, Giving, Online},
    place::{Place, Point},
    schedule::{Schedule, Weekday},
};
use proptest::{option, prelude::*};

fn words() -> impl Strategy<Value = String> {
    "[A-Za-zäß][a-zäß]{1,8}( [A-Z][a-z\"\\\\]{1,8}[a-z]){0,3}"
}

fn maybe() -> impl Strategy<Value = Option<String>> {
    option::of(words())
}

prop_compose! {
    pub fn places()(name in maybe(), street in "[1-9][0-9]{0,2} [A-Z][a-z]{2,8} Street", city in words(), state in maybe(),
        postal_code in option::of("[A-Z]{2}[1-9] [1-9][A-Z]{2}"), country in maybe(), notes in maybe(), lat in -89_000..89_000_i32, lon in 1_000..179_000_i32, approximate: bool,
        regions in proptest::collection::vec("[A-Z][a-z]{2,9}", 0..3)) -> Place {
        let mut regions = regions;
        regions.dedup();
        if regions.first() == regions.last() {
            regions.truncate(1);
        }
        Place { name, street: Some(street), city: Some(city), state, postal_code, country, notes, regions,
            point: Point::new(f64::from(lat) / 1024.0, f64::from(lon) / 1024.0), approximate, ..Place::default() }
    }
}

prop_compose! {
    pub fn online()(id in 1_000_000..999_999_999_u64, url_notes in maybe(), phone: bool, phone_notes in maybe()) -> Online {
        Online { url: Some(format!("https://zoom.us/j/{id}")), url_notes,
            phone: phone.then(|| format!("+1646{id:09},,5#")), phone_notes: phone_notes.filter(|_| phone),
            ..Online::default() }
    }
}

prop_compose! {
    pub fn schedules()(day in 0..7_u8, start in 0..1440_u16, minutes in 1..=720_u16) -> Schedule {
        Schedule::weekly(Weekday::from_sunday_zero(day).unwrap(), start, minutes, Some("Europe/London"))
    }
}

prop_compose! {
    fn giving()(venmo in option::of("@[a-z]{3,9}"), square in option::of("\\$[a-z]{3,9}"),
        paypal in option::of("[a-z]{3,9}"), homegroup_online in option::of("[a-z]{3,9}")) -> Giving {
        Giving { venmo, square, paypal, homegroup_online }
    }
}

fn links() -> impl Strategy<Value = (Option<String>, Option<String>)> {
    (option::of("https://[a-z]{3,9}\\.example/"), option::of("https://example\\.org/feedback/[a-z]{3,9}"))
}

prop_compose! {
    pub fn drafts()(name in words(), group in maybe(), schedule in option::of(schedules()), place in places(),
        online in option::of(online()), way in 0..4_u8, types in proptest::collection::btree_set("(B|D|M|W|ST|TC|X)", 0..4),
        notes in maybe(), group_notes in maybe(), entity in option::of(words()), ways in giving(), links in links(),
        seconds in 0..2_000_000_000_i64) -> Draft {
        let attendance = [Attendance::InPerson, Attendance::Online, Attendance::Hybrid, Attendance::Paused][usize::from(way)];
        let mut types = types;
        if attendance == Attendance::Paused || attendance == Attendance::Online && !place.approximate {
            types.insert("TC".into());
        }
        let code = |code| TypeCode { programme: FellowshipId::new("aa"), code };
        Draft { key: "a-slug".into(), name, group, fellowship: FellowshipId::new("aa"), schedule, attendance,
            place: Some(place), online, types: types.into_iter().map(code).collect(), notes, group_notes,
            giving: ways, url: Some("https://example.org/meetings/a-slug".into()), website: links.0, feedback_url: links.1,
            entity: entity.map(|name| Entity { name, website: Some("https://example.org/".into()), ..Entity::default() }),
            updated: jiff::Timestamp::from_second(seconds).ok(), published: true, ..Draft::default() }
    }
}
