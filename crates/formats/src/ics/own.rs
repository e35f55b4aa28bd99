//! A person's own reminders as a calendar: an event of no length each, with an alarm at its start.

use jiff::{
    Timestamp,
    tz::{TimeZone, TimeZoneDatabase},
};
use openseat_domain::{schedule::Schedule, search::Minute};

use super::{Clock, Plan, begin, plan, text::Lines, utc, zone};

/// A reminder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// The same for the same reminder, and it tells nothing.
    pub uid: String,
    pub words: String,
    pub when: When,
}

/// When it comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// By a rule, in its own zone.
    Schedule(Schedule),
    /// At these moments.
    Minutes(Vec<Minute>),
}

/// Writes a calendar. `name` is the zone of all schedules (IANA).
pub fn write_own(all: &[Own], name: &str, now: Timestamp) -> String {
    let mut lines = begin();
    // A calendar that reads an address may come again so often (RFC 7986 §5.7).
    lines.put("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
    let clocks = TimeZoneDatabase::bundled().get(name).ok();
    let today = clocks.clone().unwrap_or(TimeZone::UTC).to_datetime(now).date();
    let planned = |one: &Own| match &one.when {
        // None of these rules counts from a day, so the past is left out.
        When::Schedule(schedule) => {
            let from = schedule.from.map(|from| from.max(today));
            plan::of(&Schedule { from, ..schedule.clone() }, &[], today)
        }
        When::Minutes(_) => Vec::new(),
    };
    let plans: Vec<Vec<Plan>> = all.iter().map(planned).collect();
    if let (Some(clocks), Some(first)) = (&clocks, plans.iter().flatten().map(|plan| plan.first).min()) {
        zone::write(clocks, name, first, &mut lines);
    }
    for (one, plans) in all.iter().zip(plans) {
        match &one.when {
            When::Schedule(schedule) => {
                let clock = Clock::of(schedule);
                for plan in plans {
                    event(one, &one.uid, now, &mut lines, |lines| {
                        lines.put(&clock.property("DTSTART"), &clock.local(plan.first));
                        if let Some(rule) = &plan.rule {
                            lines.put("RRULE", rule);
                        }
                    });
                }
            }
            When::Minutes(minutes) => {
                for minute in minutes {
                    let at = Timestamp::from_second(i64::from(*minute) * 60).unwrap_or(Timestamp::UNIX_EPOCH);
                    event(one, &format!("{}-{minute}", one.uid), now, &mut lines, |lines| {
                        lines.put("DTSTART", &utc(at))
                    });
                }
            }
        }
    }
    lines.put("END", "VCALENDAR");
    lines.into_string()
}

fn event(one: &Own, uid: &str, now: Timestamp, lines: &mut Lines, when: impl Fn(&mut Lines)) {
    lines.put("BEGIN", "VEVENT");
    lines.put_text("UID", uid);
    lines.put("DTSTAMP", &utc(now));
    when(lines);
    lines.put("DURATION", "PT5M");
    lines.put_text("SUMMARY", &one.words);
    lines.put("CLASS", "PRIVATE");
    lines.put("TRANSP", "TRANSPARENT");
    lines.put("BEGIN", "VALARM");
    lines.put("ACTION", "DISPLAY");
    lines.put_text("DESCRIPTION", &one.words);
    lines.put("TRIGGER", "PT0S");
    lines.put("END", "VALARM");
    lines.put("END", "VEVENT");
}
