//! A meeting, or all of a list, for the person's own calendar.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use openseat_domain::{
    schedule::{Rule, Schedule},
    when::Hours,
};
use openseat_formats::ics::{self, About, Listed};

use super::{
    meeting, missing, problem,
    results::{self, List, Search},
    which,
};
use crate::{
    ask,
    place::{self, Spot, Where},
    query::{Day, Part, Query},
    visit::Visit,
};

/// Sends the calendar entry of the meeting. A calendar may be seen by others, so it names no group unless asked to
/// (`?full=yes`).
pub(crate) async fn send(visit: &Visit, slug: &str) -> Response {
    let view = match meeting::find(visit, slug).await {
        Ok(view) => view,
        Err(response) => return response,
    };
    let discreet = visit.value("full").is_none();
    let page = visit.absolute(&format!("/meeting/{}", view.slug));
    let Some(text) = ics::write(&view.draft, &view.slug, &page, visit.site.now(), discreet) else {
        return missing::meeting(visit);
    };
    as_file(text, "meeting.ics")
}

/// The most meetings in one calendar: programs on phones read all of it each time.
const MOST: usize = 300;

/// Sends the meetings of a list (`/near?…`, `/online?…`; with `group`, those of one group) as a calendar to subscribe to, the
/// nearest first when they are too many. It names no group unless asked to (`?full=yes`).
pub(crate) async fn list(visit: Visit) -> Response {
    let query = visit.query();
    let spot = match place::find(&visit.site, &query) {
        Where::Anywhere => None,
        Where::Here(spot) => Some(spot),
        Where::Which(found) => {
            // A program that subscribes must not take the question for a calendar.
            let mut page = which::show(&visit, &query, PATH, &found);
            *page.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            return page;
        }
        Where::Unknown(alike) => return which::unknown(&visit, &query, PATH, &alike),
    };
    let name = called(&visit, spot.as_ref());
    let (day, part) = (query.day, query.part);
    let (slugs, all) = slugs(&visit, query, spot);
    let note = if all > slugs.len() { few(&visit, slugs.len(), all) } else { String::new() };
    let mut found = match openseat_actions::meeting::drafts(&visit.site.house, slugs).await {
        Ok(found) => found,
        Err(error) => return problem::answer(&visit, error),
    };
    found.retain(|(_, meeting)| meeting.schedule.as_ref().is_some_and(|times| is_at(times, day, part)));
    let pages: Vec<String> = found.iter().map(|(slug, _)| visit.absolute(&format!("/meeting/{slug}"))).collect();
    let listed = found.iter().zip(&pages).map(|((slug, meeting), page)| Listed { meeting, slug, page });
    let source = visit.absolute(visit.uri.path_and_query().map_or(PATH, |here| here.as_str()));
    let about = About { name: &name, source: &source, note: &note };
    let discreet = visit.value("full").is_none();
    let text = ics::write_list(&listed.collect::<Vec<_>>(), about, visit.site.now(), discreet);
    as_file(text, "meetings.ics")
}

/// Where it is, for links.
pub(crate) const PATH: &str = "/calendar.ics";

/// What a calendar program shows of it.
fn called(visit: &Visit, spot: Option<&Spot>) -> String {
    let frame = visit.frame();
    match (visit.value("group"), spot.filter(|spot| !spot.name.is_empty())) {
        (Some(group), _) if !group.trim().is_empty() => group.trim().to_owned(),
        (_, Some(spot)) => frame.t1("near-title", "place", spot.name.as_str()),
        (_, None) => frame.t("list-title").to_owned(),
    }
}

/// That it holds some of so many only.
fn few(visit: &Visit, some: usize, all: usize) -> String {
    visit.say().format("list-calendar-few", &[("some", some.into()), ("all", all.into())])
}

/// The meetings that fit, the nearest first, else those checked latest, at most [`MOST`]; and how many there are.
fn slugs(visit: &Visit, query: Query, spot: Option<Spot>) -> (Vec<String>, usize) {
    let group = visit.value("group").map(|group| group.trim().to_lowercase()).filter(|group| !group.is_empty());
    let search = Search::new(visit, query, List::Near, spot);
    let ask = search.ask(&search.query, search.km());
    let mut found: Vec<(f32, u32)> = Vec::new();
    results::for_all(visit, &ask, |met| {
        let of_group =
            group.as_ref().is_none_or(|group| visit.snapshot.card(met.meeting).group.to_lowercase() == *group);
        if of_group {
            found.push((met.km.unwrap_or(0.0), met.meeting));
        }
    });
    found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let slugs = found.iter().take(MOST).map(|(_, meeting)| visit.snapshot.card(*meeting).slug.to_owned());
    (slugs.collect(), found.len())
}

/// Whether a meeting keeps to a weekday and a part of the day, on the clock of where it is. Days that pass, such as today, say
/// nothing of a calendar that stays.
fn is_at(times: &Schedule, day: Option<Day>, part: Option<Part>) -> bool {
    let on = match (&times.rule, day) {
        (Rule::Weekly(on) | Rule::Monthly { day: on, .. }, Some(Day::Weekday(day))) => *on == day,
        _ => true,
    };
    let hours = part.map_or(Hours::WHOLE_DAY, ask::hours);
    let within = |minute: u16| (hours.from..hours.until).contains(&minute);
    on && (within(times.start) || within(times.start + 1440))
}

fn as_file(text: String, name: &str) -> Response {
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8"));
    let named = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    headers.extend(named.ok().map(|named| (header::CONTENT_DISPOSITION, named)));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    response
}
