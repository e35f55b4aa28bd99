//! Which meetings are asked for.

use std::collections::HashSet;

use super::{
    Server, distance,
    kept::Meeting,
    order::{self, Value},
    php,
    words::folded,
};

/// `GetSearchResults`, read. An empty list asks nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Search {
    pub ids: (Vec<i64>, Vec<i64>),
    /// 0 for Sunday.
    pub weekdays: (Vec<i64>, Vec<i64>),
    pub venues: (Vec<i64>, Vec<i64>),
    pub bodies: (Vec<i64>, Vec<i64>),
    pub formats: (Vec<i64>, Vec<i64>),
    /// Any of the formats suffices.
    pub any_format: bool,
    pub key: Option<KeyIs>,
    pub starts_after: Option<String>,
    pub starts_before: Option<String>,
    /// Minutes of the day.
    pub ends_before: Option<i64>,
    pub min_duration: Option<String>,
    pub max_duration: Option<String>,
    pub near: Option<Within>,
    pub text: Option<String>,
    /// Only what is not published is asked for: nobody gets that here.
    pub unpublished: bool,
    /// Names of fields; empty means the usual order.
    pub sort: Vec<String>,
    pub page: Option<(i64, i64)>,
    /// Of an aggregator: from these servers.
    pub servers: (Vec<i64>, Vec<i64>),
}

impl Search {
    /// Whether it asks for little enough that an aggregator, which may have the meetings of the world, answers.
    fn is_narrow(&self) -> bool {
        let some = |(include, exclude): &(Vec<i64>, Vec<i64>)| !include.is_empty() || !exclude.is_empty();
        [&self.ids, &self.bodies, &self.formats, &self.servers].into_iter().any(some)
            || self.key.is_some()
            || self.near.is_some()
            || self.page.is_some()
    }
}

/// A field must have one of these values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeyIs {
    pub key: String,
    pub values: Vec<String>,
}

/// Around a point.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Within {
    pub latitude: f64,
    pub longitude: f64,
    /// Below nought: so many meetings at least.
    pub width: Option<f64>,
    pub kilometres: bool,
    pub sorted: bool,
}

impl Within {
    fn unit(&self) -> f64 {
        if self.kilometres { distance::KILOMETRES } else { distance::MILES }
    }
}

/// A meeting that was found, and its distance in degrees if one was asked for.
pub(super) type Found = (u32, Option<f64>);

impl Server {
    /// The meetings that are asked for, in their order.
    pub(super) fn find(&self, search: &Search) -> Vec<Found> {
        if search.unpublished || self.settings.aggregator && !search.is_narrow() {
            return Vec::new();
        }
        let texts = search.text.as_deref().map(|text| self.of_text(text));
        let kept = |number: &u32| {
            texts.as_ref().is_none_or(|texts| texts.contains(number)) && self.is_asked(self.meeting(*number), search)
        };
        let (from, most) = page(search);
        if search.near.is_none() && search.sort.is_empty() {
            return self
                .usual
                .iter()
                .copied()
                .filter(kept)
                .skip(from)
                .take(most)
                .map(|number| (number, None))
                .collect();
        }
        let base: Vec<u32> = (0..u32::try_from(self.len()).unwrap_or(u32::MAX)).filter(kept).collect();
        let mut found = match &search.near {
            Some(near) => self.near(base, near),
            None => base.into_iter().map(|number| (number, None)).collect(),
        };
        if search.near.is_none_or(|near| !near.sorted) {
            match search.sort.is_empty() {
                true => order::by_usual(self, &mut found),
                false => order::by(self, &mut found, &search.sort),
            }
        }
        found.into_iter().skip(from).take(most).collect()
    }

    fn near(&self, base: Vec<u32>, near: &Within) -> Vec<Found> {
        let degrees = |number| distance::degrees(self.meeting(number), near.latitude, near.longitude);
        let mut all: Vec<Found> = base.into_iter().map(|number| (number, degrees(number))).collect();
        let within = |found: &Found, radius: f64| found.1.is_some_and(|degrees| degrees * near.unit() <= radius);
        let radius = near.width.map(|width| match width < 0.0 {
            true => {
                distance::radius_of(width.abs() as usize, |radius| all.iter().filter(|f| within(f, radius)).count())
            }
            false => width,
        });
        if let Some(radius) = radius {
            all.retain(|found| within(found, radius));
        }
        if near.sorted {
            all.sort_by(|a, b| a.1.unwrap_or(-1.0).total_cmp(&b.1.unwrap_or(-1.0)));
        }
        all
    }

    /// The meetings that a text finds: a list of ids, or words.
    fn of_text(&self, text: &str) -> HashSet<u32> {
        let parts: Vec<&str> = text.split(',').collect();
        if !parts.iter().all(|part| php::is_numeric(part)) {
            return self.words.any(text, &self.tables.meetings);
        }
        let ids: HashSet<i64> = parts.into_iter().map(php::intval).collect();
        (0..).zip(&self.tables.meetings).filter(|(_, m)| ids.contains(&m.id)).map(|(number, _)| number).collect()
    }

    fn is_asked(&self, meeting: &Meeting, search: &Search) -> bool {
        let among = |(include, exclude): &(Vec<i64>, Vec<i64>), value: Option<i64>| {
            let included = include.is_empty() || value.is_some_and(|value| include.contains(&value));
            let excluded = !exclude.is_empty() && value.is_none_or(|value| exclude.contains(&value));
            included && !excluded
        };
        self.is_from(meeting.server, &search.servers)
            && among(&search.ids, Some(meeting.id))
            && among(&search.weekdays, meeting.weekday)
            && among(&search.venues, meeting.venue)
            && among(&search.bodies, Some(meeting.body))
            && has_formats(meeting, search)
            && fits_times(meeting, search)
            && search.key.as_ref().is_none_or(|key| self.has_key(meeting, key))
    }

    fn has_key(&self, meeting: &Meeting, asked: &KeyIs) -> bool {
        let values: Vec<String> = asked.values.iter().filter(|value| !value.is_empty()).map(|v| folded(v)).collect();
        let is = |text: &str| values.iter().any(|value| *value == folded(text));
        match asked.key.as_str() {
            "formats" | "latitude" | "longitude" => false,
            key if order::is_main(key) => match order::main(meeting, key) {
                Value::Number(number) => values.iter().any(|value| php::floatval(value) == Some(number)),
                Value::Text(text) => is(text),
                Value::Nothing => false,
            },
            key => meeting.data.iter().any(|datum| datum.key == key && datum.value.as_deref().is_some_and(is)),
        }
    }
}

/// How many are passed over, and how many are taken.
fn page(search: &Search) -> (usize, usize) {
    let Some((size, number)) = search.page else { return (0, usize::MAX) };
    let from = number.saturating_sub(1).saturating_mul(size).max(0);
    (usize::try_from(from).unwrap_or(usize::MAX), usize::try_from(size).unwrap_or(usize::MAX))
}

fn has_formats(meeting: &Meeting, search: &Search) -> bool {
    let (include, exclude) = &search.formats;
    if include.is_empty() && exclude.is_empty() {
        return true;
    }
    // Without any format a meeting has none to be left out for; MySQL passes it over all the same.
    let Some(ids) = &meeting.formats else { return false };
    let has = |id: &i64| ids.split(',').any(|known| known == id.to_string());
    let included = match (include.is_empty(), search.any_format) {
        (true, _) => true,
        (false, true) => include.iter().any(has),
        (false, false) => include.iter().all(has),
    };
    included && !exclude.iter().any(has)
}

fn fits_times(meeting: &Meeting, search: &Search) -> bool {
    let holds = |limit: &Option<String>, value: &Option<String>, fits: fn(&str, &str) -> bool| {
        limit.as_ref().is_none_or(|limit| value.as_ref().is_some_and(|value| fits(value, limit)))
    };
    let ends = || Some(minutes(meeting.start.as_deref()?)? + minutes(meeting.duration.as_deref()?)?);
    holds(&search.starts_after, &meeting.start, |start, limit| start > limit)
        && holds(&search.starts_before, &meeting.start, |start, limit| start < limit)
        && holds(&search.max_duration, &meeting.duration, |duration, limit| duration <= limit)
        && holds(&search.min_duration, &meeting.duration, |duration, limit| duration >= limit)
        && search.ends_before.is_none_or(|limit| ends().is_some_and(|end| end <= limit))
}

/// Whole minutes of `HH:MM:SS`; a second that has begun counts.
fn minutes(time: &str) -> Option<i64> {
    let mut parts = time.split(':').map(|part| part.parse::<i64>().ok());
    let (hours, minutes, seconds) = (parts.next()??, parts.next()??, parts.next().flatten().unwrap_or(0));
    Some(hours * 60 + minutes + i64::from(seconds > 0))
}
