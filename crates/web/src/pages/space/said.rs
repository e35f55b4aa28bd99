//! What is shared, with whom, why and until when, in the words of a page.

use std::collections::BTreeSet;

use jiff::{Timestamp, ToSpan as _, civil::Date};
use openseat_actions::sharing::ConsentView;
use openseat_domain::{
    consent::{Field, Purpose, Until},
    role::Role,
};

use crate::{frame::Frame, times};

/// "your first name": said to the person whose it is.
pub(crate) fn my_field<'a>(frame: &Frame<'a>, field: Field) -> &'a str {
    frame.t(match field {
        Field::FirstName => "field-my-first-name",
        Field::Contact => "field-my-contact",
        Field::Attendance => "field-my-attendance",
        Field::CounsellingNotes => "field-my-notes",
        Field::Strain => "field-my-strain",
    })
}

/// "First name": said of somebody else, and above a field.
pub(crate) fn their_field<'a>(frame: &Frame<'a>, field: Field) -> &'a str {
    frame.t(match field {
        Field::FirstName => "field-their-first-name",
        Field::Contact => "field-their-contact",
        Field::Attendance => "field-their-attendance",
        Field::CounsellingNotes => "field-their-notes",
        Field::Strain => "field-their-strain",
    })
}

/// "your first name and the meetings you went to".
pub(crate) fn my_fields(frame: &Frame<'_>, fields: &BTreeSet<Field>) -> String {
    list(frame, fields.iter().map(|field| my_field(frame, *field)))
}

/// "to help plan my care".
pub(crate) fn why(frame: &Frame<'_>, purpose: Purpose) -> String {
    frame
        .t(match purpose {
            Purpose::MyRequest => "why-my-request",
            Purpose::Treatment => "why-treatment",
            Purpose::Support => "why-support",
            Purpose::Tpo => "why-tpo",
            Purpose::Proceedings => "why-proceedings",
        })
        .to_owned()
}

/// Every reason of a consent.
pub(crate) fn whys(frame: &Frame<'_>, purposes: &BTreeSet<Purpose>) -> String {
    let whys: Vec<String> = purposes.iter().map(|purpose| why(frame, *purpose)).collect();
    list(frame, whys.iter().map(String::as_str))
}

/// The name of a role.
pub(crate) fn role<'a>(frame: &Frame<'a>, role: Role) -> &'a str {
    frame.t(match role {
        Role::Member => "role-member",
        Role::Facilitator => "role-facilitator",
        Role::HostWorker => "role-host-worker",
        Role::Clinician => "role-clinician",
        Role::Coach => "role-coach",
        Role::Supervisor => "role-supervisor",
        Role::Manager => "role-manager",
        Role::Steward => "role-steward",
        Role::Evaluator => "role-evaluator",
        Role::Administrator => "role-administrator",
    })
}

/// "a, b and c".
pub(crate) fn list<'t>(frame: &Frame<'_>, items: impl DoubleEndedIterator<Item = &'t str>) -> String {
    let mut items = items.rev();
    let Some(last) = items.next() else { return String::new() };
    let mut text = last.to_owned();
    for (number, item) in items.enumerate() {
        let key = if number == 0 { "together-two" } else { "together-more" };
        text = frame.say.format(key, &[("first", item.into()), ("last", text.into())]);
    }
    text
}

/// Today, where the service is.
pub(crate) fn today(frame: &Frame<'_>) -> Date {
    on(frame, frame.site.now())
}

/// The day of an instant, where the service is.
pub(crate) fn on(frame: &Frame<'_>, at: Timestamp) -> Date {
    at.to_zoned(frame.site.zone.clone()).date()
}

/// "22 February", with the year when it is another one.
pub(crate) fn day(frame: &Frame<'_>, day: Date) -> String {
    times::day_and_month(frame.say, day, today(frame))
}

/// The day of an instant, in words.
pub(crate) fn day_of(frame: &Frame<'_>, at: Timestamp) -> String {
    day(frame, on(frame, at))
}

/// "22 November, 6:42pm".
pub(crate) fn moment(frame: &Frame<'_>, at: Timestamp) -> String {
    let time = times::clock(frame.say, at.to_zoned(frame.site.zone.clone()).time());
    frame.say.format("share-moment", &[("day", day_of(frame, at).into()), ("time", time.into())])
}

/// The last day on which something holds that ends at `end`, the first instant at which it does not.
pub(crate) fn last_day(frame: &Frame<'_>, end: Timestamp) -> String {
    day_of(frame, end.saturating_sub(1.second()).unwrap_or(end))
}

/// "After 22 February": when it ends by itself.
pub(crate) fn until(frame: &Frame<'_>, until: Until) -> String {
    match until {
        Until::Instant(end) => frame.t1("copy-until-day", "day", last_day(frame, end)),
        Until::EndOfTreatment => frame.t("copy-until-treatment").to_owned(),
    }
}

/// With whom, in one text.
pub(crate) fn recipients(frame: &Frame<'_>, view: &ConsentView) -> String {
    list(frame, view.consent.recipients().iter().map(|recipient| recipient.name.as_str()))
}

/// "Riverside Clinic can see your first name, until 22 February."
pub(crate) fn sentence(frame: &Frame<'_>, view: &ConsentView) -> String {
    let who = recipients(frame, view);
    let what = my_fields(frame, view.consent.fields());
    match view.consent.until() {
        Until::Instant(end) => {
            let until = last_day(frame, end);
            let said = [("who", who.into()), ("what", what.into()), ("until", until.into())];
            frame.say.format("share-sentence", &said)
        }
        Until::EndOfTreatment => {
            frame.say.format("share-sentence-treatment", &[("who", who.into()), ("what", what.into())])
        }
    }
}

/// "Riverside Clinic could see your first name.", and when and how that ended.
pub(crate) fn was(frame: &Frame<'_>, view: &ConsentView) -> String {
    let (who, what) = (recipients(frame, view), my_fields(frame, view.consent.fields()));
    let was = frame.say.format("share-was", &[("who", who.into()), ("what", what.into())]);
    match over(frame, view) {
        Some(over) => format!("{was} {over}"),
        None => was,
    }
}

/// "You stopped it on 22 February." `None` while it holds.
pub(crate) fn over(frame: &Frame<'_>, view: &ConsentView) -> Option<String> {
    match (view.stopped_at, view.consent.until()) {
        (Some(at), _) => Some(frame.t1("share-stopped-on", "day", day_of(frame, at))),
        (None, Until::Instant(end)) if !view.holds => Some(frame.t1("share-ended-on", "day", last_day(frame, end))),
        _ => None,
    }
}

/// "This ends by itself on 22 February." when that is near.
pub(crate) fn soon(frame: &Frame<'_>, view: &ConsentView) -> Option<String> {
    match view.consent.until() {
        Until::Instant(end) if view.holds && view.ends_soon => {
            Some(frame.t1("share-soon", "day", last_day(frame, end)))
        }
        _ => None,
    }
}
