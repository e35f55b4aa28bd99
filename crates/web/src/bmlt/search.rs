//! `GetSearchResults`.

use openseat_formats::semantic::{KeyIs, Search, Within, Writing, php::is_numeric};

use super::{Asking, answer::Answer, parameters::Asked};

/// Meetings that an address without a radius finds, at least.
const AUTO: f64 = -10.0;

pub(super) fn answer(asking: &Asking<'_>, asked: &Asked) -> Answer {
    let Some(search) = search(asking, asked) else { return Answer::json(|out| out.push_str("[]")) };
    let (server, writing) = (asking.server, writing(asking, asked));
    Answer::json(|out| {
        if asked.has("get_formats_only") {
            server.only_formats(&search, &writing, out);
        } else if asked.has("get_used_formats") {
            server.meetings_and_formats(&search, &writing, out);
        } else {
            server.meetings(&search, &writing, out);
        }
    })
}

/// The same as a Meeting Guide list, unless formats are asked for.
pub(super) fn tsml(asking: &Asking<'_>, asked: &Asked) -> Answer {
    if asked.has("get_formats_only") || asked.has("get_used_formats") {
        return answer(asking, asked);
    }
    let Some(search) = search(asking, asked) else { return Answer::json(|out| out.push_str("[]")) };
    Answer::json(|out| asking.server.tsml(&search, &writing(asking, asked), out))
}

fn writing(asking: &Asking<'_>, asked: &Asked) -> Writing {
    let fields = asked.text("data_field_key").unwrap_or_default();
    let lang = asked.has("lang_enum").then(|| asked.text("lang_enum").unwrap_or_default().to_owned());
    let fields = fields.split(',').map(str::to_owned).collect();
    Writing { root: asking.root.to_owned(), lang, fields, servers: asked.signed("root_server_ids") }
}

/// What is asked; `None` when it can have no answer.
fn search(asking: &Asking<'_>, asked: &Asked) -> Option<Search> {
    let bodies = asked.signed("services");
    let children = |ids: &[i64]| match asked.is_one("recursive") && !ids.is_empty() {
        true => asking.server.with_children(ids),
        false => ids.to_vec(),
    };
    let weekdays = |days: Vec<i64>| days.into_iter().map(|day| day - 1).collect();
    let (include, exclude) = asked.signed("weekdays");
    let mut search = Search {
        ids: asked.signed("meeting_ids"),
        weekdays: (weekdays(include), weekdays(exclude)),
        venues: asked.signed("venue_types"),
        bodies: (children(&bodies.0), children(&bodies.1)),
        formats: asked.signed("formats"),
        any_format: asked.text("formats_comparison_operator").is_some_and(|word| !word.eq_ignore_ascii_case("and")),
        key: key(asked)?,
        starts_after: asked.time("StartsAfterH", "StartsAfterM"),
        starts_before: asked.time("StartsBeforeH", "StartsBeforeM"),
        ends_before: asked.time("EndsBeforeH", "EndsBeforeM").as_deref().and_then(minutes),
        min_duration: asked.time("MinDurationH", "MinDurationM"),
        max_duration: asked.time("MaxDurationH", "MaxDurationM"),
        near: near(asked)?,
        text: text(asked),
        unpublished: !matches!(asked.text("advanced_published").unwrap_or("1"), "0" | "1"),
        sort: sort(asking, asked),
        page: page(asked),
        servers: asked.signed("root_server_ids"),
    };
    if search.text.is_some() && asked.is_one("StringSearchIsAnAddress") {
        let name = search.text.take()?;
        search.near = Some(at_address(asking, asked, &name)?);
    }
    Some(search)
}

/// A field that must have a value; `None` inside when none is asked for, outside when nothing can have it.
fn key(asked: &Asked) -> Option<Option<KeyIs>> {
    let Some(key) = asked.text("meeting_key") else { return Some(None) };
    let values = asked.all("meeting_key_value");
    let values: Vec<String> = match key {
        "weekday_tinyint" => {
            values.iter().map(|day| (openseat_formats::semantic::php::intval(day) - 1).to_string()).collect()
        }
        "start_time" | "duration_time" => values.iter().filter_map(|time| clock(time)).collect(),
        _ => values,
    };
    (!values.is_empty()).then(|| Some(KeyIs { key: key.to_owned(), values }))
}

fn clock(time: &str) -> Option<String> {
    let (hours, rest) = time.split_once(':')?;
    let minutes = rest.split(':').next().unwrap_or_default();
    let query = Asked::read(&format!("h={hours}&m={minutes}"));
    query.time("h", "m")
}

fn minutes(time: &str) -> Option<i64> {
    let (hours, rest) = time.split_once(':')?;
    Some(hours.parse::<i64>().ok()? * 60 + rest.get(..2)?.parse::<i64>().ok()?)
}

/// Around a point; `None` outside when half of it is lacking.
fn near(asked: &Asked) -> Option<Option<Within>> {
    let (latitude, longitude) = (asked.float("lat_val"), asked.float("long_val"));
    if latitude.is_none() && longitude.is_none() {
        return Some(None);
    }
    let (miles, kilometres) = (asked.float("geo_width"), asked.float("geo_width_km"));
    let fields = asked.text("data_field_key").unwrap_or_default();
    let distance = fields.split(',').any(|field| field == "distance_in_miles" || field == "distance_in_km");
    let width = miles.or(kilometres);
    if width.is_none() && !distance {
        return None;
    }
    Some(Some(Within {
        latitude: latitude?,
        longitude: longitude?,
        width,
        kilometres: miles.is_none() && kilometres.is_some(),
        sorted: asked.is_one("sort_results_by_distance"),
    }))
}

/// Around a place by its name; `None` when there is no such place.
fn at_address(asking: &Asking<'_>, asked: &Asked, name: &str) -> Option<Within> {
    let (latitude, longitude) = (asking.place)(name)?;
    Some(Within {
        latitude,
        longitude,
        width: Some(asked.float("SearchStringRadius").unwrap_or(AUTO)),
        kilometres: asking.server.settings.distance_units != "mi",
        sorted: asked.is_one("sort_results_by_distance"),
    })
}

/// Words, or a number however short.
fn text(asked: &Asked) -> Option<String> {
    let text = asked.text("SearchString")?;
    (text.chars().count() > 2 || is_numeric(text)).then(|| text.to_owned())
}

fn sort(asking: &Asking<'_>, asked: &Asked) -> Vec<String> {
    if let Some(keys) = asked.text("sort_keys").filter(|keys| *keys != "0") {
        return keys.split(',').map(str::to_owned).collect();
    }
    let alias = asked.text("sort_key").or(asking.server.settings.default_sort.as_deref());
    let keys: &[&str] = match alias.unwrap_or_default() {
        "weekday" => &[
            "weekday_tinyint",
            "location_municipality",
            "location_city_subsection",
            "start_time",
            "location_neighborhood",
        ],
        "time" => &[
            "weekday_tinyint",
            "start_time",
            "location_municipality",
            "location_city_subsection",
            "location_neighborhood",
        ],
        "town" => &[
            "location_municipality",
            "location_city_subsection",
            "location_neighborhood",
            "weekday_tinyint",
            "start_time",
        ],
        "state" => {
            &["location_province", "location_municipality", "location_city_subsection", "weekday_tinyint", "start_time"]
        }
        "weekday_state" => {
            &["weekday_tinyint", "location_province", "location_municipality", "start_time", "location_city_subsection"]
        }
        _ => &[],
    };
    keys.iter().map(|key| (*key).to_owned()).collect()
}

fn page(asked: &Asked) -> Option<(i64, i64)> {
    let number =
        |name: &str| asked.text(name).filter(|text| is_numeric(text)).map(openseat_formats::semantic::php::intval);
    Some((number("page_size")?, number("page_num").unwrap_or(1)))
}
