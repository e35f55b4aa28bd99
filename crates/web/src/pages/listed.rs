//! Every meeting of a list, whenever it starts: for what is kept or handed on.

use axum::{http::StatusCode, response::Response};
use openseat_domain::{
    schedule::{Repeats, Schedule},
    when::Hours,
};
use uuid::Uuid;

use super::{
    results::{self, List, Search},
    which,
};
use crate::{
    ask,
    place::{self, Spot, Where},
    query::{Day, Part, Query},
    visit::Visit,
};

/// A list as it was asked for.
pub(crate) struct Listed {
    pub(crate) query: Query,
    pub(crate) spot: Option<Spot>,
    /// The group, when only its meetings are wanted.
    group: Option<String>,
    /// Numbers of the meetings in the snapshot of the visit: the nearest first, else those checked latest.
    pub(crate) found: Vec<u32>,
}

/// Finds what the address of a visit asks for. The answer is a page when it is not clear which place is meant.
pub(crate) fn find(visit: &Visit, path: &'static str) -> Result<Listed, Box<Response>> {
    let query = visit.query();
    let spot = match place::find(&visit.site, &query) {
        Where::Anywhere => None,
        Where::Here(spot) => Some(spot),
        Where::Which(found) => {
            // A program must not take the question for a list.
            let mut page = which::show(visit, &query, path, &found);
            *page.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            return Err(Box::new(page));
        }
        Where::Unknown(alike) => return Err(Box::new(which::unknown(visit, &query, path, &alike))),
    };
    let group = visit.value("group").map(|group| group.trim().to_owned()).filter(|group| !group.is_empty());
    let found = meetings(visit, query.clone(), spot.clone(), group.as_deref());
    Ok(Listed { query, spot, group, found })
}

fn meetings(visit: &Visit, query: Query, spot: Option<Spot>, group: Option<&str>) -> Vec<u32> {
    let group = group.map(str::to_lowercase);
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
    found.into_iter().map(|(_, meeting)| meeting).collect()
}

impl Listed {
    /// How the list is called.
    pub(crate) fn name(&self, visit: &Visit) -> String {
        let frame = visit.frame();
        match (&self.group, self.spot.as_ref().filter(|spot| !spot.name.is_empty())) {
            (Some(group), _) => group.clone(),
            (None, Some(spot)) => frame.t1("near-title", "place", spot.name.as_str()),
            (None, None) => frame.t("list-title").to_owned(),
        }
    }

    /// Ids of the first so many.
    pub(crate) fn ids(&self, visit: &Visit, most: usize) -> Vec<Uuid> {
        self.found.iter().take(most).map(|meeting| Uuid::from_bytes(visit.snapshot.card(*meeting).id)).collect()
    }

    /// Whether a meeting keeps to the weekday and the part of the day, on the clock of where it is. Days that pass, such as
    /// today, say nothing of a list that stays.
    pub(crate) fn is_at(&self, times: &Schedule) -> bool {
        is_at(times, self.query.day, self.query.part)
    }
}

fn is_at(times: &Schedule, day: Option<Day>, part: Option<Part>) -> bool {
    let on = match (times.repeats(), day) {
        (Repeats::Weekdays { days, .. }, Some(Day::Weekday(day))) => days.contains(&day),
        (Repeats::NthOfMonth { day: on, .. }, Some(Day::Weekday(day))) => on == day,
        _ => true,
    };
    let hours = part.map_or(Hours::WHOLE_DAY, ask::hours);
    let within = |minute: u16| (hours.from..hours.until).contains(&minute);
    on && (within(times.start) || within(times.start + 1440))
}
