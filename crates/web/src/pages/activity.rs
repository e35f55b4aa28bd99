//! The week of a recovery centre, for everybody: what is on, in which room; and the same as a calendar to subscribe to.

use askama::Template;
use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use jiff::{ToSpan as _, civil::Date};
use openseat_actions::activity::{self, CentreView, Slot};
use openseat_domain::activity::Kind;
use openseat_formats::ics::{self, About, Listed};

use super::{missing, problem, space::said};
use crate::{frame::Frame, times, visit::Visit};

#[derive(Template)]
#[template(path = "pages/activity.html")]
pub(crate) struct CentrePage<'a> {
    frame: Frame<'a>,
    name: String,
    here: String,
    week: String,
    kinds: Vec<(&'a str, String, bool)>,
    days: Vec<Day>,
    before: String,
    after: String,
    calendar: String,
}

struct Day {
    heading: String,
    slots: Vec<Row>,
}

struct Row {
    time: String,
    name: String,
    meeting: String,
    lines: Vec<String>,
}

pub(crate) async fn show(visit: Visit, Path(centre): Path<String>) -> Response {
    let (slug, as_calendar) = centre.strip_suffix(".ics").map_or((centre.as_str(), false), |slug| (slug, true));
    let day = visit.value("week").and_then(|day| day.parse().ok());
    match activity::centre(&visit.site.house, slug, day, visit.site.now()).await {
        Ok(Some(view)) if as_calendar => calendar(&visit, &view),
        Ok(Some(view)) => visit.show(&page(&visit, &view)),
        Ok(None) => missing::page_of(&visit),
        Err(error) => problem::answer(&visit, error),
    }
}

fn calendar(visit: &Visit, view: &CentreView) -> Response {
    let page = visit.absolute(&format!("/centre/{}", view.slug));
    let listed = view.listed.iter().map(|(slug, draft)| Listed { meeting: draft, slug, page: &page });
    let source = format!("{page}.ics");
    let about = About { name: &view.name, source: &source, note: "" };
    // A phone's calendar may be seen by others: names only when asked for.
    let discreet = visit.value("full").is_none();
    let text = ics::write_list(&listed.collect::<Vec<_>>(), about, visit.site.now(), discreet);
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"centre.ics\"")),
    ];
    (headers, text).into_response()
}

fn page<'a>(visit: &'a Visit, view: &CentreView) -> CentrePage<'a> {
    let frame = visit.frame();
    let wanted = visit.value("kind").and_then(|kind| Kind::parse(&kind));
    let here = format!("/centre/{}", view.slug);
    let zone = times::zone_named(&view.zone).unwrap_or(visit.site.zone.clone());
    let fits = |slot: &&Slot| wanted.is_none_or(|kind| kind == slot.kind);
    let days = (0..7).map(|after| view.week.saturating_add(i64::from(after).days())).map(|date| {
        let on = view.slots.iter().filter(fits).filter(|slot| slot.start.to_zoned(zone.clone()).date() == date);
        Day { heading: heading(&frame, date), slots: on.map(|slot| row(&frame, slot, &zone)).collect() }
    });
    let link = |kind: &str, week: Date| {
        let kind = if kind.is_empty() { String::new() } else { format!("&kind={kind}") };
        format!("{here}?week={week}{kind}")
    };
    let all = (frame.t("activity-all"), link("", view.week), wanted.is_none());
    let kinds = Kind::ALL
        .iter()
        .copied()
        .map(|kind| (frame.t(kind_word(kind)), link(kind.as_str(), view.week), wanted == Some(kind)));
    let chosen = wanted.map_or("", Kind::as_str);
    CentrePage {
        name: view.name.clone(),
        week: frame.t1("activity-week", "day", said::day(&frame, view.week)),
        kinds: std::iter::once(all).chain(kinds).collect(),
        days: days.collect(),
        before: link(chosen, view.week.saturating_sub(7.days())),
        after: link(chosen, view.week.saturating_add(7.days())),
        calendar: format!("{here}.ics"),
        here,
        frame,
    }
}

fn heading(frame: &Frame<'_>, date: Date) -> String {
    let day = times::weekday_named(frame.say, date.weekday().to_sunday_zero_offset() as u8);
    frame.say.format("activity-day", &[("weekday", day.into()), ("day", said::day(frame, date).into())])
}

fn row(frame: &Frame<'_>, slot: &Slot, zone: &jiff::tz::TimeZone) -> Row {
    let start = slot.start.to_zoned(zone.clone());
    let end = start.saturating_add(i64::from(slot.minutes).minutes());
    let clock = |at: &jiff::Zoned| times::clock(frame.say, at.time());
    let mut lines = vec![frame.t(kind_word(slot.kind)).to_owned(), slot.room.clone(), slot.note.clone()];
    lines.retain(|line| !line.is_empty());
    Row {
        time: frame.say.format("when-range", &[("start", clock(&start).into()), ("end", clock(&end).into())]),
        name: slot.name.clone(),
        meeting: if slot.meeting.is_empty() { String::new() } else { format!("/meeting/{}", slot.meeting) },
        lines,
    }
}

/// What a kind of activity is called.
pub(crate) fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Meeting => "activity-meeting",
        Kind::Wellness => "activity-wellness",
        Kind::Work => "activity-work",
        Kind::Learning => "activity-learning",
        Kind::Social => "activity-social",
        Kind::Other => "activity-other",
    }
}

#[cfg(test)]
pub(crate) mod samples {
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;

    pub(crate) fn slot(number: u128, name: &str, kind: Kind, start: &str) -> Slot {
        Slot {
            activity: Uuid::from_u128(number),
            name: name.into(),
            note: "Bring a <b>mat</b>".into(),
            kind,
            room: "Garden room".into(),
            start: start.parse().expect("a time"),
            minutes: 60,
            meeting: if kind == Kind::Meeting { "new-start".into() } else { String::new() },
        }
    }

    impl<'a> CentrePage<'a> {
        pub(crate) fn sample(visit: &'a Visit) -> Self {
            let view = CentreView {
                name: "Riverside & <b>Centre</b>".into(),
                slug: "riverside".into(),
                zone: "Europe/London".into(),
                week: date(2026, 11, 23),
                slots: vec![
                    slot(1, "Yoga", Kind::Wellness, "2026-11-23T10:00:00Z"),
                    slot(2, "New Start", Kind::Meeting, "2026-11-23T19:00:00Z"),
                    slot(3, "Letters for work", Kind::Work, "2026-11-25T14:00:00Z"),
                ],
                listed: Vec::new(),
            };
            page(visit, &view)
        }
    }
}
