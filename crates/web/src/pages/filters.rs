//! The filters of a list in words: those that are set, and the ways on when they leave nothing.

use openseat_domain::search::Way as Attend;

use super::{
    Way,
    results::{Chosen, List, Search},
};
use crate::{
    ask,
    query::{Day, Part, Query, Within},
    say::Say,
    times,
};

/// Answers that are counted for a way on; more are shown as "20+".
const COUNTED: usize = 20;

/// The filters that are set, each with the list without it.
pub(crate) fn chosen(search: &Search<'_>) -> Vec<Chosen> {
    let (say, content, query) = (search.visit.say(), &search.visit.site.content, &search.query);
    without_each(search)
        .into_iter()
        .map(|(label, without)| Chosen {
            label,
            without: without.to(path_without(search.list, query, &without), content),
        })
        .filter(|_| say.locale == search.visit.locale)
        .collect()
}

/// A place taken away leaves no "near".
fn path_without(list: List, query: &Query, without: &Query) -> &'static str {
    if query.has_place() && !without.has_place() && list == List::Near { "/now" } else { list.path() }
}

/// Each filter in words, with the query without it.
fn without_each(search: &Search<'_>) -> Vec<(String, Query)> {
    let (say, content) = (search.visit.say(), &search.visit.site.content);
    let query = &Query { skip: 0, ..search.query.clone() };
    let mut found = Vec::new();
    if let Some(within) = query.within.filter(|_| search.spot.is_some()) {
        let distance = within.unit.whole(say, f64::from(within.distance));
        let label = say.format("list-within", &[("distance", distance.into())]);
        found.push((label, Query { within: None, ..query.clone() }));
    }
    if search.list != List::Online && query.way != Attend::Any {
        found.push((way_words(say, query.way).to_owned(), Query { way: Attend::Any, ..query.clone() }));
    }
    if let Some(day) = query.day {
        found.push((day_words(search, day), Query { day: None, ..query.clone() }));
    }
    if let Some(part) = query.part {
        found.push((part_words(say, part).to_owned(), Query { part: None, ..query.clone() }));
    }
    for kind in &query.kinds {
        let label = content.fellowship(kind).map_or(say.t("filter-kind-other"), |one| &one.name).to_owned();
        let kinds = query.kinds.iter().filter(|other| *other != kind).cloned().collect();
        found.push((label, Query { kinds, ..query.clone() }));
    }
    let label =
        |concept| content.concept_info(concept).map(|info| info.label(say.locale).to_owned()).unwrap_or_default();
    for concept in &query.types {
        let types = query.types.iter().filter(|other| *other != concept).copied().collect();
        found.push((label(*concept), Query { types, ..query.clone() }));
    }
    for concept in &query.languages {
        let languages = query.languages.iter().filter(|other| *other != concept).copied().collect();
        found.push((label(*concept), Query { languages, ..query.clone() }));
    }
    if !query.text.is_empty() {
        let label = say.format("filter-text-chosen", &[("text", query.text.as_str().into())]);
        found.push((label, Query { text: String::new(), ..query.clone() }));
    }
    found
}

/// What else to try when nothing answers: only ways that lead somewhere, nearest to the wish first.
pub(crate) fn ways_on(search: &Search<'_>, online_shown: bool) -> Vec<Way> {
    let mut ways = Vec::new();
    ways.extend(wider(search));
    ways.extend(week(search));
    ways.extend(without_each(search).into_iter().filter_map(|(label, query)| without(search, &label, &query)));
    if !online_shown && search.query.way != Attend::Online {
        ways.extend(online(search));
    }
    let all = Way { href: "/now".to_owned(), label: search.visit.say().t("empty-all").to_owned() };
    ways.push(all);
    ways
}

/// The next distance at which something is found.
fn wider(search: &Search<'_>) -> Option<Way> {
    search.spot.as_ref().filter(|_| search.query.way != Attend::Online)?;
    let unit = search.visit.site.settings.unit;
    let further = unit.choices().iter().copied().filter(|choice| unit.km(f64::from(*choice)) > search.km());
    further.into_iter().find_map(|distance| {
        let within = Within { distance, unit };
        let query = Query { within: Some(within), skip: 0, ..search.query.clone() };
        let distance = unit.whole(search.visit.say(), f64::from(distance));
        way(search, "empty-wider", Some(("distance", &distance)), &query, search.list)
    })
}

fn week(search: &Search<'_>) -> Option<Way> {
    let day = search.query.day.unwrap_or(search.list.day());
    let query = Query { day: Some(Day::Week), part: None, skip: 0, ..search.query.clone() };
    (day != Day::Week).then(|| way(search, "empty-week", None, &query, search.list)).flatten()
}

fn without(search: &Search<'_>, label: &str, query: &Query) -> Option<Way> {
    way(search, "empty-without", Some(("filter", label)), query, search.list)
}

fn online(search: &Search<'_>) -> Option<Way> {
    let query =
        Query { way: Attend::Online, place: String::new(), point: None, within: None, skip: 0, ..search.query.clone() };
    way(search, "empty-online", None, &query, List::Online)
}

/// A way on with the number of its answers; `None` if it leads nowhere.
fn way(search: &Search<'_>, key: &str, argument: Option<(&str, &str)>, query: &Query, list: List) -> Option<Way> {
    let km = query.within.map_or(search.km(), Within::km);
    let ask = openseat_domain::search::Ask { limit: COUNTED, ..search.ask(query, km) };
    let ask = if list == List::Online { ask::online(&ask, COUNTED) } else { ask };
    let found = search.find(&ask);
    let number = found.hits.len();
    let many = found.more.then(|| search.visit.say().format("empty-many", &[("n", number.into())]));
    let mut arguments = vec![("n", many.map_or(number.into(), Into::into))];
    arguments.extend(argument.map(|(name, value)| (name, value.into())));
    let label = search.visit.say().format(key, &arguments);
    (number > 0).then(|| Way { href: query.to(list.path(), &search.visit.site.content), label })
}

/// A way to take part, in the words of the filters.
pub(crate) fn way_words(say: &Say, way: Attend) -> &str {
    say.t(match way {
        Attend::Any => "filter-way-any",
        Attend::InPerson => "filter-way-in-person",
        Attend::Online => "filter-way-online",
        Attend::Hybrid => "filter-way-hybrid",
    })
}

/// A part of the day, in the words of the filters.
pub(crate) fn part_words(say: &Say, part: Part) -> &str {
    say.t(match part {
        Part::Morning => "filter-time-morning",
        Part::Afternoon => "filter-time-afternoon",
        Part::Evening => "filter-time-evening",
        Part::Night => "filter-time-night",
    })
}

fn day_words(search: &Search<'_>, day: Day) -> String {
    let say = search.visit.say();
    let words = match day {
        Day::Soon => say.t("filter-day-soon"),
        Day::Today => say.t("filter-day-today"),
        Day::Tomorrow => say.t("filter-day-tomorrow"),
        Day::Week => say.t("filter-day-week"),
        Day::Weekday(day) => times::weekday_named(say, day.sunday_zero()),
        Day::Date(date) => {
            let today = times::moment_of(search.now).to_zoned(search.zone.clone()).date();
            return times::day_and_month(say, date, today);
        }
    };
    words.to_owned()
}
