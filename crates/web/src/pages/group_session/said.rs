//! What is written down of a session, in words.

use jiff::civil::{Date, Time};
use openseat_content::Locale;
use openseat_domain::group_session::{Change, Donation, Field, Incident, Mode, Reason, Record, Slot, Standing};

use crate::{frame::Frame, times};

pub(crate) fn mode<'a>(frame: &Frame<'a>, mode: Mode) -> &'a str {
    frame.t(match mode {
        Mode::InPerson => "gs-mode-in-person",
        Mode::Online => "gs-mode-online",
        Mode::Hybrid => "gs-mode-hybrid",
    })
}

pub(crate) fn standing<'a>(frame: &Frame<'a>, standing: Standing) -> &'a str {
    frame.t(match standing {
        Standing::Planned => "gs-standing-planned",
        Standing::Held => "gs-standing-held",
        Standing::Cancelled => "gs-standing-cancelled",
        Standing::Moved => "gs-standing-moved",
    })
}

pub(crate) fn reason<'a>(frame: &Frame<'a>, reason: Reason) -> &'a str {
    frame.t(match reason {
        Reason::NobodyToLead => "gs-reason-nobody-to-lead",
        Reason::NoRoom => "gs-reason-no-room",
        Reason::NobodyCame => "gs-reason-nobody-came",
        Reason::Holiday => "gs-reason-holiday",
        Reason::Weather => "gs-reason-weather",
        Reason::Illness => "gs-reason-illness",
        Reason::Technical => "gs-reason-technical",
        Reason::Other => "gs-reason-other",
    })
}

pub(crate) fn incident<'a>(frame: &Frame<'a>, incident: Incident) -> &'a str {
    frame.t(match incident {
        Incident::Medical => "gs-incident-medical",
        Incident::Conflict => "gs-incident-conflict",
        Incident::Intoxication => "gs-incident-intoxication",
        Incident::Safeguarding => "gs-incident-safeguarding",
        Incident::Threat => "gs-incident-threat",
        Incident::Other => "gs-incident-other",
    })
}

pub(crate) fn field<'a>(frame: &Frame<'a>, field: Field) -> &'a str {
    frame.t(match field {
        Field::Standing => "gs-field-standing",
        Field::Reason => "gs-field-reason",
        Field::Moved => "gs-field-moved",
        Field::Mode => "gs-field-mode",
        Field::Site => "gs-field-site",
        Field::InPerson => "gs-field-in-person",
        Field::Online => "gs-field-online",
        Field::FirstTimers => "gs-field-first-timers",
        Field::Plans => "gs-field-plans",
        Field::Started => "gs-field-started",
        Field::Ended => "gs-field-ended",
        Field::Leaders => "gs-field-leaders",
        Field::Incidents => "gs-field-incidents",
        Field::Donation => "gs-field-donation",
        Field::Tools => "gs-field-tools",
        Field::Topics => "gs-field-topics",
        Field::Sections => "gs-field-sections",
        Field::FollowUps => "gs-field-follow-ups",
        Field::Handover => "gs-field-handover",
    })
}

/// What a field says, in short; a dash for nothing.
pub(crate) fn change(frame: &Frame<'_>, change: &Change) -> String {
    let at = |moment: &jiff::Timestamp| crate::pages::space::said::moment(frame, *moment);
    let text = match change {
        Change::Standing(one) => standing(frame, *one).to_owned(),
        Change::Reason(one) => one.map(|one| reason(frame, one).to_owned()).unwrap_or_default(),
        Change::Mode(one) => mode(frame, *one).to_owned(),
        Change::InPerson(n) | Change::Online(n) | Change::FirstTimers(n) | Change::Plans(n) | Change::Leaders(n) => {
            n.map(|n| n.to_string()).unwrap_or_default()
        }
        Change::Started(one) | Change::Ended(one) => one.as_ref().map(at).unwrap_or_default(),
        Change::Incidents(all) => all.iter().map(|one| incident(frame, *one)).collect::<Vec<_>>().join(", "),
        Change::Donation(one) => one.as_ref().map(|one| money(frame, one)).unwrap_or_default(),
        Change::Tools(all) | Change::Topics(all) | Change::Sections(all) => all.join(", "),
        Change::FollowUps(text) | Change::Handover(text) => text.clone(),
        Change::Moved(to) => to.as_ref().map(|to| when(frame, to.day, to.start)).unwrap_or_default(),
        Change::Site(one) => one.map(|one| one.simple().to_string()).unwrap_or_default(),
    };
    if text.is_empty() { "–".to_owned() } else { text }
}

/// "Monday 23 November, 7pm".
pub(crate) fn when(frame: &Frame<'_>, day: Date, start: u16) -> String {
    let weekday = times::weekday_named(frame.say, day.weekday().to_sunday_zero_offset() as u8);
    let today = crate::pages::space::said::today(frame);
    let date = times::day_and_month(frame.say, day, today);
    frame
        .say
        .format("gs-when", &[("weekday", weekday.into()), ("date", date.into()), ("time", clock(frame, start).into())])
}

/// The same of a slot.
pub(crate) fn slot(frame: &Frame<'_>, slot: &Slot) -> String {
    when(frame, slot.day, slot.start)
}

/// Minutes after midnight on the clock.
pub(crate) fn clock(frame: &Frame<'_>, minutes: u16) -> String {
    let time = Time::new((minutes / 60 % 24) as i8, (minutes % 60) as i8, 0, 0).unwrap_or(Time::midnight());
    times::clock(frame.say, time)
}

/// "12.50 GBP", with the sign of the language before the pence.
pub(crate) fn money(frame: &Frame<'_>, donation: &Donation) -> String {
    let sign = if frame.say.locale == Locale::Es { ',' } else { '.' };
    format!("{}{sign}{:02} {}", donation.minor / 100, donation.minor % 100, donation.currency)
}

/// "6 came", "4 in the room, 2 online", or that nobody said.
pub(crate) fn came(frame: &Frame<'_>, record: &Record) -> String {
    match (record.in_person, record.online) {
        (None, None) => frame.t("gs-came-unknown").to_owned(),
        (Some(here), Some(afar)) => {
            frame.say.format("gs-came-both", &[("here", i64::from(here).into()), ("afar", i64::from(afar).into())])
        }
        (Some(n), None) | (None, Some(n)) => frame.t1("gs-came", "n", i64::from(n)),
    }
}

/// A mean with one decimal.
pub(crate) fn decimal(frame: &Frame<'_>, value: f64) -> String {
    let text = format!("{value:.1}");
    if frame.say.locale == Locale::Es { text.replace('.', ",") } else { text }
}
