//! A list by group: each group once, with all its times below it.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use openseat_domain::{meeting::Draft, schedule::Schedule};

use super::{
    Way, calendar,
    meeting::place_line,
    problem,
    results::{self, List, Search},
    which,
};
use crate::{
    frame::Frame,
    place::{self, Spot, Where},
    query::Query,
    repeats, times,
    visit::Visit,
};

/// Where it is, for links.
pub(crate) const PATH: &str = "/groups";

/// Groups on one page.
const PAGE: usize = 30;
/// Times of one group that are shown.
const TIMES: usize = 21;

#[derive(Template)]
#[template(path = "pages/groups.html")]
pub(crate) struct GroupsPage<'a> {
    frame: Frame<'a>,
    heading: String,
    count: String,
    groups: Vec<Group>,
    /// The same list by time.
    by_time: String,
    more: Option<Way>,
    earlier: Option<String>,
}

struct Group {
    name: String,
    place: String,
    times: Vec<Way>,
    /// Its times as a calendar; empty when its name is not known.
    calendar: String,
}

/// What is known of a group before its meetings are read.
struct Found {
    name: String,
    slugs: Vec<String>,
}

pub(crate) async fn show(visit: Visit) -> Response {
    let query = visit.query();
    let spot = match place::find(&visit.site, &query) {
        Where::Anywhere => None,
        Where::Here(spot) => Some(spot),
        Where::Which(found) => return which::show(&visit, &query, PATH, &found),
        Where::Unknown(alike) => return which::unknown(&visit, &query, PATH, &alike),
    };
    let skip = query.skip;
    let found = groups(&visit, query.clone(), spot.clone());
    let all = found.len();
    let shown: Vec<Found> = found.into_iter().skip(skip).take(PAGE).collect();
    let slugs = shown.iter().flat_map(|one| one.slugs.iter().take(TIMES).cloned()).collect();
    match openseat_actions::meeting::drafts(&visit.site.house, slugs).await {
        Ok(drafts) => visit.show(&page(&visit, &query, spot.as_ref(), (shown, all), drafts)),
        Err(error) => problem::answer(&visit, error),
    }
}

/// The groups of what fits, by name. Meetings without a group belong to the one that has their name, at the same place.
fn groups(visit: &Visit, query: Query, spot: Option<Spot>) -> Vec<Found> {
    let search = Search::new(visit, Query { skip: 0, ..query }, List::Near, spot);
    let ask = search.ask(&search.query, search.km());
    let mut by_name: BTreeMap<(String, String), Found> = BTreeMap::new();
    results::for_all(visit, &ask, |met| {
        let card = visit.snapshot.card(met.meeting);
        let name = if card.group.is_empty() { card.name } else { card.group };
        let key = (name.to_lowercase(), if card.group.is_empty() { card.place().to_owned() } else { String::new() });
        let found = by_name.entry(key).or_insert_with(|| Found { name: name.to_owned(), slugs: Vec::new() });
        found.slugs.push(card.slug.to_owned());
    });
    by_name.into_values().collect()
}

fn page<'a>(
    visit: &'a Visit,
    query: &Query,
    spot: Option<&Spot>,
    (shown, all): (Vec<Found>, usize),
    drafts: Vec<(String, Draft)>,
) -> GroupsPage<'a> {
    let (frame, content) = (visit.frame(), &visit.site.content);
    let drafts: BTreeMap<String, Draft> = drafts.into_iter().collect();
    let at = |skip: usize| Query { skip, ..query.clone() }.to(PATH, content);
    let next = query.skip + shown.len();
    GroupsPage {
        heading: match spot.filter(|spot| !spot.name.is_empty()) {
            Some(spot) => frame.t1("groups-heading-near", "place", spot.name.as_str()),
            None => frame.t("groups-heading").to_owned(),
        },
        count: frame.t1("groups-count", "n", all),
        groups: shown.into_iter().filter_map(|found| group(&frame, found, &drafts)).collect(),
        by_time: Query { skip: 0, ..query.clone() }.to(List::Near.path(), content),
        more: (next < all).then(|| Way { href: at(next), label: frame.t1("groups-more", "n", PAGE) }),
        earlier: (query.skip > 0).then(|| at(query.skip.saturating_sub(PAGE))),
        frame,
    }
}

/// A group with its times, in the order of the week.
fn group(frame: &Frame<'_>, found: Found, drafts: &BTreeMap<String, Draft>) -> Option<Group> {
    let mut of: Vec<(&String, &Draft)> = found.slugs.iter().filter_map(|slug| drafts.get_key_value(slug)).collect();
    of.sort_by_key(|(slug, draft)| (draft.schedule.as_ref().map(order), *slug));
    let (_, first) = of.first()?;
    let group = first.group.clone().unwrap_or_default();
    Some(Group {
        place: first.place.as_ref().filter(|_| first.attendance.in_person()).map(place_line).unwrap_or_default(),
        times: of.iter().map(|(slug, draft)| time(frame, slug, draft)).collect(),
        calendar: match group.is_empty() {
            true => String::new(),
            false => {
                let mut query = url::form_urlencoded::Serializer::new(String::new());
                format!("{}?{}", calendar::PATH, query.append_pair("group", &group).finish())
            }
        },
        name: if found.name.is_empty() { frame.t("card-no-name").to_owned() } else { found.name },
    })
}

fn time(frame: &Frame<'_>, slug: &str, draft: &Draft) -> Way {
    let label = match &draft.schedule {
        Some(schedule) => {
            let start = jiff::civil::Time::midnight() + jiff::SignedDuration::from_mins(i64::from(schedule.start));
            let said =
                [("day", repeats::words(frame.say, schedule).into()), ("time", times::clock(frame.say, start).into())];
            frame.say.format("meeting-sibling", &said)
        }
        None => frame.t("groups-no-time").to_owned(),
    };
    Way { href: format!("/meeting/{slug}"), label }
}

/// The place of a time in the week, Monday first.
fn order(schedule: &Schedule) -> (u8, u16) {
    use openseat_domain::schedule::Rule;
    let day = match &schedule.rule {
        Rule::Weekly(day) | Rule::Monthly { day, .. } => (day.sunday_zero() + 6) % 7,
        _ => 7,
    };
    (day, schedule.start)
}

#[cfg(test)]
impl<'a> GroupsPage<'a> {
    pub(crate) fn sample(visit: &'a Visit, draft: &Draft) -> Self {
        let found = Found { name: "Mill Lane <b>Group</b>".into(), slugs: vec!["new-start".into()] };
        page(visit, &Query::default(), None, (vec![found], 45), vec![("new-start".into(), draft.clone())])
    }

    pub(crate) fn sample_empty(visit: &'a Visit) -> Self {
        page(visit, &Query::default(), None, (Vec::new(), 0), Vec::new())
    }
}
