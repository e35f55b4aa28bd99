//! The words of what is known of groups and of those who lead them.

use jiff::civil::{Date, Time};
use openseat_domain::{
    application::Standing as Asked,
    facilitator::{Background, Check, Credential, Level, Step, With},
    fidelity::{Key, Mark, Rater},
    growth::{Axis, Champion, HostRole, Reason, Rest},
    ledger::{self, Kind, Purpose},
};

use crate::{frame::Frame, pages::space::said, times};

/// "4" or "4.5", with the sign of the language.
pub(super) fn number(frame: &Frame<'_>, value: f64) -> String {
    let text = format!("{:.1}", value);
    let text = text.strip_suffix(".0").unwrap_or(&text).to_owned();
    if frame.lang() == "es" { text.replace('.', ",") } else { text }
}

/// An amount with its currency: "12.50 GBP".
pub(super) fn money(frame: &Frame<'_>, minor: i64, currency: &str) -> String {
    let text = ledger::written(minor);
    let text = if frame.lang() == "es" { text.replace('.', ",") } else { text };
    format!("{text} {currency}").trim_end().to_owned()
}

pub(super) fn day(frame: &Frame<'_>, day: Date) -> String {
    said::day(frame, day)
}

/// "Monday 7 December, 7pm"; without the time where it is not known.
pub(super) fn evening(frame: &Frame<'_>, day: Date, start: Option<u16>) -> String {
    let weekday = times::weekday_named(frame.say, day.weekday().to_sunday_zero_offset().unsigned_abs());
    let on = frame.say.format("growing-evening", &[("weekday", weekday.into()), ("day", self::day(frame, day).into())]);
    let Some(start) = start else { return on };
    let time = Time::new((start / 60 % 24) as i8, (start % 60) as i8, 0, 0).unwrap_or(Time::midnight());
    frame.say.format("growing-evening-at", &[("evening", on.into()), ("time", times::clock(frame.say, time).into())])
}

/// The short mark of a pseudonym.
pub(super) fn mark(by: &str) -> String {
    by.chars().take(4).collect()
}

pub(super) fn step<'a>(frame: &Frame<'a>, step: Step) -> &'a str {
    frame.t(match step {
        Step::Applied => "leading-step-applied",
        Step::Trained => "leading-step-trained",
        Step::Shadowing => "leading-step-shadowing",
        Step::Leading => "leading-step-leading",
        Step::Trainer => "leading-step-trainer",
    })
}

pub(super) fn background<'a>(frame: &Frame<'a>, one: Background) -> &'a str {
    frame.t(match one {
        Background::Lived => "leading-lived",
        Background::Professional => "leading-professional",
        Background::Both => "leading-both",
    })
}

pub(super) fn level<'a>(frame: &Frame<'a>, level: Level) -> &'a str {
    frame.t(match level {
        Level::Host => "leading-level-host",
        Level::Facilitator => "leading-level-facilitator",
        Level::Refresher => "leading-level-refresher",
        Level::Trainer => "leading-level-trainer",
    })
}

pub(super) fn with<'a>(frame: &Frame<'a>, with: With) -> &'a str {
    frame.t(match with {
        With::Peer => "leading-with-peer",
        With::Mentor => "leading-with-mentor",
        With::Line => "leading-with-line",
    })
}

/// A line of a record, and what more there is to it.
pub(super) fn credential(frame: &Frame<'_>, one: &Credential) -> (String, Vec<String>) {
    let on = day(frame, one.day());
    match one {
        Credential::Training(training) => {
            let said = [("name", training.name.as_str().into()), ("day", on.into())];
            let mut more = vec![level(frame, training.level).to_owned()];
            if !training.provider.is_empty() {
                more.push(training.provider.clone());
            }
            if let Some(hours) = training.hours {
                more.push(frame.t1("leading-hours-count", "n", hours));
            }
            if let Some(until) = training.expires_on {
                more.push(frame.t1("leading-until", "day", day(frame, until)));
            }
            if !training.certificate.is_empty() {
                more.push(frame.t1("leading-certificate-line", "text", training.certificate.as_str()));
            }
            (frame.say.format("leading-line-course", &said), vec![more.join(" · ")])
        }
        Credential::Check { check: Check::Safeguarding, .. } => {
            (frame.t1("leading-line-safeguarding", "day", on), Vec::new())
        }
        Credential::Check { check: Check::Conduct, .. } => (frame.t1("leading-line-conduct", "day", on), Vec::new()),
        Credential::Supervision { with, name, .. } => {
            let kind = self::with(frame, *with);
            let said = [("kind", kind.into()), ("day", on.into())];
            let more = if name.is_empty() { Vec::new() } else { vec![name.clone()] };
            (frame.say.format("leading-line-supervision", &said), more)
        }
    }
}

pub(super) fn reason<'a>(frame: &Frame<'a>, reason: Reason) -> &'a str {
    frame.t(match reason {
        Reason::Facilitators => "growing-reason-facilitators",
        Reason::Venue => "growing-reason-venue",
        Reason::Attendance => "growing-reason-attendance",
        Reason::Money => "growing-reason-money",
        Reason::Conflict => "growing-reason-conflict",
        Reason::Merged => "growing-reason-merged",
    })
}

pub(super) fn rest(frame: &Frame<'_>, rest: Rest) -> String {
    let (key, why, since) = match rest {
        Rest::Paused(why, since) => ("growing-paused", why, since),
        Rest::Closed(why, since) => ("growing-closed", why, since),
    };
    frame.say.format(key, &[("day", day(frame, since).into()), ("reason", reason(frame, why).into())])
}

pub(super) fn host_role<'a>(frame: &Frame<'a>, role: HostRole) -> &'a str {
    frame.t(match role {
        HostRole::Runs => "host-role-runs",
        HostRole::Shares => "host-role-shares",
        HostRole::SupportOnly => "host-role-support",
        HostRole::None => "host-role-none",
    })
}

pub(super) fn champion<'a>(frame: &Frame<'a>, champion: Champion) -> &'a str {
    frame.t(match champion {
        Champion::Graduate => "ties-champion-graduate",
        Champion::Professional => "ties-champion-professional",
    })
}

pub(super) fn axis<'a>(frame: &Frame<'a>, axis: Axis) -> &'a str {
    frame.t(match axis {
        Axis::Money => "ties-axis-money",
        Axis::Running => "ties-axis-running",
        Axis::Referral => "ties-axis-referral",
    })
}

/// What a number from 0 to 10 on an axis means.
pub(super) fn stands<'a>(frame: &Frame<'a>, amount: i64) -> &'a str {
    frame.t(match amount {
        ..=2 => "ties-stands-host",
        3..=5 => "ties-stands-some",
        6..=8 => "ties-stands-most",
        _ => "ties-stands-own",
    })
}

pub(super) fn line<'a>(frame: &Frame<'a>, kind: Kind) -> &'a str {
    frame.t(match kind {
        Kind::Cost => "money-cost",
        Kind::Own => "money-own",
        Kind::Host => "money-host",
        Kind::Applied => "money-applied",
        Kind::Awarded => "money-awarded",
        Kind::Spent => "money-spent",
    })
}

pub(super) fn purpose<'a>(frame: &Frame<'a>, purpose: Purpose) -> &'a str {
    frame.t(match purpose {
        Purpose::Room => "money-room",
        Purpose::Phone => "money-phone",
        Purpose::Print => "money-print",
        Purpose::Training => "money-training",
        Purpose::Travel => "money-travel",
        Purpose::Refreshments => "money-refreshments",
        Purpose::Other => "money-other",
    })
}

pub(super) fn rater<'a>(frame: &Frame<'a>, rater: Rater) -> &'a str {
    frame.t(match rater {
        Rater::Own => "check-rater-self",
        Rater::CoFacilitator => "check-rater-co",
        Rater::Visitor => "check-rater-visitor",
        Rater::Members => "check-rater-members",
    })
}

pub(super) fn seen<'a>(frame: &Frame<'a>, mark: Mark) -> &'a str {
    frame.t(match mark {
        Mark::No => "check-no",
        Mark::Partly => "check-partly",
        Mark::Yes => "check-yes",
        Mark::NotHere => "check-na",
    })
}

pub(super) fn key<'a>(frame: &Frame<'a>, key: Key) -> &'a str {
    frame.t(match key {
        Key::Core => "check-key-core",
        Key::Adaptable => "check-key-adaptable",
        Key::Local => "check-key-local",
    })
}

/// What people who came are asked.
pub(super) fn asked<'a>(frame: &Frame<'a>, asked: &str) -> &'a str {
    frame.t(match asked {
        "together" => "check-ask-together",
        "useful" => "check-ask-useful",
        _ => "check-ask-safe",
    })
}

pub(super) fn standing<'a>(frame: &Frame<'a>, standing: Asked) -> &'a str {
    frame.t(match standing {
        Asked::Waiting => "application-waiting",
        Asked::Accepted => "application-accepted",
        Asked::Later => "application-later",
        Asked::Declined => "application-declined",
    })
}
