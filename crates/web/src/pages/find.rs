//! The filters as one plain form.

use askama::Template;
use axum::response::Response;
use openseat_domain::{
    schedule::Weekday,
    search::{Ask, Way as Attend, Window},
};
use openseat_index::Facets;

use super::{filters, results};
use crate::{
    distance::Unit,
    frame::Frame,
    query::{self, Day, Part, Query},
    times,
    visit::Visit,
};

/// Zones that can be chosen beside the deployment's own: one for each part of the world with many people.
pub(crate) const ZONES: [&str; 26] = [
    "Pacific/Honolulu",
    "America/Anchorage",
    "America/Los_Angeles",
    "America/Phoenix",
    "America/Denver",
    "America/Chicago",
    "America/Mexico_City",
    "America/New_York",
    "America/Halifax",
    "America/Bogota",
    "America/Sao_Paulo",
    "America/Argentina/Buenos_Aires",
    "Europe/Dublin",
    "Europe/London",
    "Europe/Madrid",
    "Europe/Paris",
    "Europe/Athens",
    "Africa/Johannesburg",
    "Africa/Nairobi",
    "Asia/Dubai",
    "Asia/Kolkata",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Australia/Perth",
    "Australia/Sydney",
    "Pacific/Auckland",
];

#[derive(Template)]
#[template(path = "pages/find.html")]
pub(crate) struct FindPage<'a> {
    frame: Frame<'a>,
    back: String,
    place: String,
    text: String,
    selects: Vec<Select<'a>>,
    sets: Vec<Set<'a>>,
}

/// One choice of several.
struct Select<'a> {
    name: &'static str,
    label: &'a str,
    options: Vec<Choice>,
}

/// Any of several, folded away unless something in it is chosen.
struct Set<'a> {
    name: &'static str,
    label: &'a str,
    options: Vec<Choice>,
    open: bool,
}

struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

pub(crate) async fn show(visit: Visit) -> Response {
    let now = times::minute_of(visit.site.now());
    let week = Window { from: now, until: now + 7 * 1440 };
    let there = results::facets(&visit, &Ask::during(week, 1));
    visit.show(&page(visit.frame(), &visit.query(), &there))
}

fn page<'a>(frame: Frame<'a>, query: &Query, there: &Facets) -> FindPage<'a> {
    FindPage {
        back: query.to("/now", &frame.site.content),
        place: query.place.clone(),
        text: query.text.clone(),
        selects: vec![
            within(&frame, query),
            way(&frame, query),
            day(&frame, query),
            part(&frame, query),
            zone(&frame, query),
        ],
        sets: sets(&frame, query, there),
        frame,
    }
}

fn choice(value: impl Into<String>, label: impl Into<String>, chosen: bool) -> Choice {
    Choice { value: value.into(), label: label.into(), chosen }
}

fn within<'a>(frame: &Frame<'a>, query: &Query) -> Select<'a> {
    let unit: Unit = frame.site.settings.unit;
    let now = query.within.map_or(unit.usual(), |within| within.distance);
    let one = |distance: &u16| {
        let label = frame.t1("list-within", "distance", unit.whole(frame.say, f64::from(*distance)));
        choice(if *distance == unit.usual() { String::new() } else { unit.written(*distance) }, label, *distance == now)
    };
    Select { name: "within", label: frame.t("filter-within"), options: unit.choices().iter().map(one).collect() }
}

fn way<'a>(frame: &Frame<'a>, query: &Query) -> Select<'a> {
    let ways = [Attend::Any, Attend::InPerson, Attend::Online, Attend::Hybrid];
    let one = |way| choice(query::written_way(way), filters::way_words(frame.say, way), way == query.way);
    Select { name: "way", label: frame.t("filter-way"), options: ways.into_iter().map(one).collect() }
}

fn day<'a>(frame: &Frame<'a>, query: &Query) -> Select<'a> {
    let say = frame.say;
    let named = [
        (Day::Soon, say.t("filter-day-soon")),
        (Day::Today, say.t("filter-day-today")),
        (Day::Tomorrow, say.t("filter-day-tomorrow")),
        (Day::Week, say.t("filter-day-week")),
    ];
    let weekdays =
        Weekday::ALL.into_iter().map(|day| (Day::Weekday(day), times::weekday_named(say, day.sunday_zero())));
    let now = query.day.unwrap_or(Day::Soon);
    let one = |(day, label): (Day, &str)| {
        choice(if day == Day::Soon { String::new() } else { day.written() }, label, day == now)
    };
    Select { name: "day", label: frame.t("filter-day"), options: named.into_iter().chain(weekdays).map(one).collect() }
}

fn part<'a>(frame: &Frame<'a>, query: &Query) -> Select<'a> {
    let mut options = vec![choice("", frame.t("filter-time-any"), query.part.is_none())];
    options.extend(
        Part::ALL.map(|part| choice(part.written(), filters::part_words(frame.say, part), query.part == Some(part))),
    );
    Select { name: "time", label: frame.t("filter-time"), options }
}

fn zone<'a>(frame: &Frame<'a>, query: &Query) -> Select<'a> {
    let mut options = vec![choice("", frame.t("filter-zone-place"), query.zone.is_none())];
    let chosen = query.zone.as_deref().filter(|zone| !ZONES.contains(zone));
    let one = |zone: &str| choice(zone, times::zone_city(zone), query.zone.as_deref() == Some(zone));
    options.extend(chosen.into_iter().chain(ZONES).map(one));
    Select { name: "zone", label: frame.t("filter-zone"), options }
}

/// The families of concepts in the order of the form.
const FAMILIES: [&str; 9] =
    ["who", "language", "access", "openness", "format", "topic", "outlook", "place", "practical"];

/// The kinds of group, then the concepts, a set for each family: only those that some meeting has.
fn sets<'a>(frame: &Frame<'a>, query: &Query, there: &Facets) -> Vec<Set<'a>> {
    let content = &frame.site.content;
    let kinds = content.fellowships().iter().zip(there.kinds);
    let kinds = kinds.map(|(one, number)| (number, choice(one.id.as_str(), &one.name, query.kinds.contains(&one.id))));
    let mut sets = vec![set("kind", frame.t("filter-kind"), kinds)];
    for family in FAMILIES {
        let Some((name, label)) = family_words(frame, family) else { continue };
        let list = if name == "language" { &query.languages } else { &query.types };
        let infos = content.concepts().iter().filter(|info| info.family == family);
        let choices = infos.map(|info| {
            let chosen = list.contains(&info.concept);
            (there.concepts[usize::from(info.concept.0)], choice(&info.id, info.label(frame.say.locale), chosen))
        });
        sets.push(set(name, label, choices));
    }
    sets.retain(|set| !set.options.is_empty());
    sets
}

/// A set of the choices that lead to a meeting or are chosen, in order of their words.
fn set<'a>(name: &'static str, label: &'a str, choices: impl Iterator<Item = (u32, Choice)>) -> Set<'a> {
    let there = choices.filter(|(number, one)| *number > 0 || one.chosen);
    let mut options: Vec<Choice> = there.map(|(_, one)| one).collect();
    options.sort_by_cached_key(|one| one.label.to_lowercase());
    Set { name, label, open: options.iter().any(|one| one.chosen), options }
}

/// What a family of concepts is called in the form, and under which name its choices are sent.
fn family_words<'a>(frame: &Frame<'a>, family: &str) -> Option<(&'static str, &'a str)> {
    Some(match family {
        "language" => ("language", frame.t("filter-language")),
        "openness" => ("type", frame.t("filter-openness")),
        "who" => ("type", frame.t("meeting-who")),
        "access" => ("type", frame.t("meeting-access")),
        "place" => ("type", frame.t("filter-place-family")),
        "outlook" => ("type", frame.t("filter-outlook")),
        "topic" => ("type", frame.t("filter-topic")),
        "format" => ("type", frame.t("meeting-format")),
        "practical" => ("type", frame.t("meeting-more-types")),
        _ => return None,
    })
}

#[cfg(test)]
impl<'a> FindPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        let query = Query { place: "Leeds".into(), ..Query::default() };
        // A few of each, so that the picture of the page does not change with every new concept.
        let mut there = Facets::default();
        there.kinds[..2].fill(1);
        there.concepts[..4].fill(1);
        page(frame, &query, &there)
    }
}
