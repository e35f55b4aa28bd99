//! The unusual ones: every case that a real list has and a simple one forgets.

use jiff::civil::date;
use openseat_domain::{
    meeting::{Attendance, Closure, Draft, Online},
    place::Place,
    schedule::{Rule, Schedule, Weekday},
};

use super::{COUNT_FROM, Maker, add_type, kinds, places, room, weekly};

const HOME: &str = "America/New_York";

pub(super) fn add(maker: &mut Maker) {
    repeating(maker);
    closed(maker);
    far_away(maker);
    appointments(maker);
}

/// Monthly, every other week, some months only, single days, days left out.
fn repeating(maker: &mut Maker) {
    let evening = || weekly(2, 19, 0, 90, HOME);
    let rule = |text: &str| Schedule { rule: Rule::Rrule(text.into()), from: Some(COUNT_FROM), ..evening() };
    let monthly = |nth, day| Schedule { rule: Rule::Monthly { nth, day }, ..evening() };
    let holidays: Vec<_> = (2026..2032).flat_map(|year| [date(year, 12, 25), date(year, 1, 1)]).collect();
    let eves = (2026..2036).map(|year| date(year, 12, 31)).collect();
    at_home(maker, "smart", "Family Evening", 1, monthly(1, Weekday::Tuesday), "First Tuesday of the month.");
    at_home(maker, "aa", "Birthday Night", 3, monthly(-1, Weekday::Saturday), "Last Saturday of the month.");
    at_home(maker, "lifering", "Workbook Month", 12, monthly(3, Weekday::Wednesday), "Third Wednesday of the month.");
    at_home(maker, "phoenix", "Low Tide Walk", 10, rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA"), "Every other Saturday.");
    at_home(maker, "rd", "Half-day Sit", 11, rule("FREQ=MONTHLY;BYDAY=2SU,4SU"), "Second and fourth Sunday.");
    at_home(maker, "wellbriety", "Four Winds Circle", 8, rule("FREQ=MONTHLY;BYDAY=1FR"), "First Friday of the month.");
    at_home(
        maker,
        "na",
        "Shore Fire",
        10,
        rule("FREQ=WEEKLY;BYDAY=FR;BYMONTH=5,6,7,8,9"),
        "May to September, outdoors.",
    );
    let once = Schedule { rule: Rule::Dates(eves), start: 21 * 60, minutes: 240, ..evening() };
    at_home(maker, "allrecovery", "New Year, Open Seat", 0, once, "Once a year, on New Year’s Eve.");
    let thursday = weekly(4, 18, 0, 60, HOME);
    at_home(
        maker,
        "ga",
        "Even Odds Early",
        6,
        Schedule { except: holidays, ..thursday },
        "Not on 25 December and 1 January.",
    );
    let extra = vec![date(2026, 12, 24), date(2027, 12, 24)];
    at_home(
        maker,
        "alanon",
        "Kitchen Table Late",
        4,
        Schedule { extra, ..weekly(1, 21, 0, 60, HOME) },
        "Also on 24 December.",
    );
    at_home(maker, "na", "Midnight Oil", 0, weekly(5, 23, 30, 120, HOME), "Friday night into Saturday.");
    let ends = Schedule { from: Some(date(2026, 9, 1)), until: Some(date(2027, 6, 30)), ..weekly(3, 17, 30, 60, HOME) };
    at_home(maker, "ypr", "Term-time Crew", 4, ends, "Until the end of June.");
    at_home(
        maker,
        "alateen",
        "Paper Boats",
        8,
        weekly(3, 17, 0, 60, HOME),
        "For teenagers. An adult sponsor is there.",
    );
}

fn at_home(maker: &mut Maker, kind: &str, name: &str, venue: usize, schedule: Schedule, notes: &str) {
    let mut draft = maker.draft(kinds::find(kind), name, schedule);
    maker.put_in(&mut draft, &places::HARBOUR, &places::HARBOUR.venues[venue]);
    say(&mut draft, notes);
    maker.made.push(draft);
}

fn say(draft: &mut Draft, notes: &str) {
    draft.notes = Some(format!("{notes} Made-up meeting. Nobody meets here."));
}

/// Closed for now, gone online for now, closed for two weeks.
fn closed(maker: &mut Maker) {
    let until_told = Closure { reason: Some("The roof is being mended.".into()), ..Closure::default() };
    let mut paused = maker.draft(kinds::find("aa"), "Loft Big Book", weekly(1, 18, 30, 60, HOME));
    maker.put_in(&mut paused, &places::HARBOUR, &places::HARBOUR.venues[7]);
    add_type(&mut paused, "TC");
    paused.attendance = Attendance::Paused;
    paused.closures = vec![until_told.clone()];
    say(&mut paused, "Closed until the roof is mended.");
    maker.made.push(paused);

    let mut moved = maker.draft(kinds::find("aa"), "Loft Newcomers", weekly(2, 18, 30, 60, HOME));
    maker.put_in(&mut moved, &places::HARBOUR, &places::HARBOUR.venues[7]);
    add_type(&mut moved, "TC");
    moved.attendance = Attendance::Online;
    moved.online = Some(room(&moved.key));
    say(&mut moved, "The room is closed. We meet online for now.");
    maker.made.push(moved);

    let mut away = maker.draft(kinds::find("cr"), "Chapel Supper", weekly(0, 17, 0, 120, HOME));
    maker.put_in(&mut away, &places::HARBOUR, &places::HARBOUR.venues[13]);
    let (from, until) = (Some(date(2026, 12, 20)), Some(date(2027, 1, 3)));
    away.closures = vec![Closure { from, until, reason: Some("Winter break.".into()) }];
    say(&mut away, "Food first, then we talk.");
    maker.made.push(away);
}

/// By phone alone, by a link that is not published, by typing.
fn far_away(maker: &mut Maker) {
    let phones =
        [("aa", "Dial Tone", 13, "+14015550142", HOME), ("na", "Party Line", 20, "+441134960123", "Europe/London")];
    for (kind, name, hour, phone, zone) in phones {
        let mut draft = maker.draft(kinds::find(kind), name, weekly(3, hour, 0, 60, zone));
        let phone_notes = Some("This number is kept for fiction. It calls nobody.".into());
        draft.online = Some(Online { phone: Some(phone.into()), phone_notes, ..Online::default() });
        online_only(maker, draft, "Any telephone will do.");
    }
    let mut private = maker.draft(kinds::find("wfs"), "Thirteen Lamps", weekly(0, 16, 0, 60, HOME));
    let ask = Some("The link is private. Ask at hello@example.org and they will send it.".into());
    private.online = Some(Online { url_notes: ask, ..Online::default() });
    online_only(maker, private, "For women. The group sends you the link.");
    let mut typed = maker.draft(kinds::find("hams"), "Half Measures Welcome", weekly(6, 22, 0, 60, HOME));
    add_type(&mut typed, "CHAT");
    typed.online = Some(room(&typed.key));
    online_only(maker, typed, "You type. There is no camera.");
    let late = weekly(0, 23, 45, 75, "Australia/Sydney");
    let mut midnight = maker.draft(kinds::find("smart"), "Past Midnight Plan", late);
    midnight.online = Some(room(&midnight.key));
    online_only(maker, midnight, "Runs past midnight.");
}

fn online_only(maker: &mut Maker, mut draft: Draft, notes: &str) {
    draft.attendance = Attendance::Online;
    draft.place = Some(Place {
        city: Some("Harbour".into()),
        country: Some("USA".into()),
        approximate: true,
        ..Place::default()
    });
    say(&mut draft, notes);
    maker.made.push(draft);
}

/// No fixed time.
fn appointments(maker: &mut Maker) {
    let mut draft = maker.draft(kinds::find("aa"), "Hospital Visits", weekly(0, 9, 0, 60, HOME));
    maker.put_in(&mut draft, &places::HARBOUR, &places::HARBOUR.venues[5]);
    draft.schedule = None;
    say(&mut draft, "By appointment. Ask at the desk.");
    maker.made.push(draft);
}
