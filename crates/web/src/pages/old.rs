//! Addresses of the site that a list moved in from: each leads to the same meeting, place or list here.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use openseat_actions::old_address::{self, Lead};
use openseat_domain::{concept::TypeCode, fellowship::FellowshipId, meeting::Draft, schedule::Weekday, search::Way};

use super::{meeting, missing, problem};
use crate::{
    api,
    distance::Unit,
    query::{self, Day, Part, Query, Within},
    visit::Visit,
};

/// Paths of lists on a site with the Meeting Guide plugin.
const LISTS: [&str; 3] = ["/meetings", "/locations", "/groups"];
/// Paths below which a place or a group had a page, whose name is in the address.
const NAMED: [&str; 3] = ["locations", "groups", "tsml_group"];
/// How far the meetings of one place can be from each other on the map.
const AT_PLACE_KM: u16 = 1;

/// Nothing of ours is at this address: an old one is led on, any other is missing.
pub(crate) async fn show(visit: Visit) -> Response {
    match lead(&visit).await {
        Some(led) => led,
        None => missing::show(visit).await,
    }
}

/// The way on from an old address; `None` when it is none.
pub(crate) async fn lead(visit: &Visit) -> Option<Response> {
    let (path, raw) = (visit.uri.path(), visit.uri.query().unwrap_or_default());
    if path == "/" && raw.is_empty() {
        return None;
    }
    if is_old_feed(path, visit.value("action").as_deref()) {
        return Some(api::open(to(visit, StatusCode::MOVED_PERMANENTLY, "/meetings.json")));
    }
    let (slug, id) = (visit.value("meeting"), visit.value("meeting-id"));
    match old_address::lead(&visit.site.house, path, slug.as_deref(), id.as_deref()).await {
        Ok(Some(Lead::Meeting { slug, over })) => return Some(to_meeting(visit, slug, over).await),
        Ok(Some(Lead::Place(draft))) => {
            return Some(to(visit, StatusCode::MOVED_PERMANENTLY, &at_place(visit, &draft)));
        }
        Ok(None) => {}
        Err(error) => return Some(problem::answer(visit, error)),
    }
    if let Some(query) = asked(visit, raw).await {
        return Some(to(visit, StatusCode::MOVED_PERMANENTLY, &list(visit, &query)));
    }
    if LISTS.contains(&path.trim_end_matches('/')) || is_old_root(path) {
        let page = if is_old_root(path) { "/" } else { "/now" };
        // A meeting that is not known may come in yet, so that its address is not the list's for ever.
        let named = slug.is_some() || id.is_some();
        let status = if named { StatusCode::FOUND } else { StatusCode::MOVED_PERMANENTLY };
        return Some(to(visit, status, page));
    }
    // What a place or group was called is a guess at its name, so the way is not for ever.
    let words = named(path)?;
    Some(to(visit, StatusCode::FOUND, &list(visit, &Query { text: words, ..week() })))
}

/// Where the Meeting Guide plugin gives its list to other programs.
fn is_old_feed(path: &str, action: Option<&str>) -> bool {
    path == "/wp-admin/admin-ajax.php" && action == Some("meetings")
        || path.trim_end_matches('/') == "/wp-json/tsml/meetings"
        || path.starts_with("/wp-content/tsml-cache-") && path.ends_with(".json")
}

/// The first page of a BMLT server, where its editors signed in.
fn is_old_root(path: &str) -> bool {
    ["/main_server", "/main_server/", "/main_server/index.php"].contains(&path)
}

/// To a meeting, or to the page that says it is over and where to look next.
async fn to_meeting(visit: &Visit, slug: String, over: bool) -> Response {
    if !over {
        return to(visit, StatusCode::MOVED_PERMANENTLY, &format!("/meeting/{slug}"));
    }
    match meeting::find(visit, &slug).await {
        Ok(view) => meeting::answer(visit, &view).await,
        Err(response) => response,
    }
}

/// 301, since old telephones do not know 308.
fn to(visit: &Visit, status: StatusCode, path: &str) -> Response {
    let place = HeaderValue::from_str(&visit.frame().to(path).to_string());
    match place {
        Ok(place) => (status, [(header::LOCATION, place)]).into_response(),
        Err(_) => missing::page_of(visit),
    }
}

fn week() -> Query {
    Query { day: Some(Day::Week), ..Query::default() }
}

fn list(visit: &Visit, query: &Query) -> String {
    let page = if query.has_place() { "/near" } else { "/now" };
    query.to(page, &visit.site.content)
}

/// All that meets where this meeting does, in a week.
fn at_place(visit: &Visit, draft: &Draft) -> String {
    let place = draft.place.clone().unwrap_or_default();
    let text = query::shortened(place.name.as_deref().unwrap_or_default());
    let point = place.point.filter(|_| !place.approximate);
    let within = point.map(|_| Within { distance: AT_PLACE_KM, unit: Unit::Kilometres });
    let town = place.city.filter(|_| point.is_none() && text.is_empty());
    list(visit, &Query { text, point, within, place: town.unwrap_or_default(), ..week() })
}

/// `/locations/st-marys-hall` names St Mary's Hall.
fn named(path: &str) -> Option<String> {
    let (first, rest) = path.trim_matches('/').split_once('/')?;
    let words = rest.split('/').next().unwrap_or_default();
    (NAMED.contains(&first) && !words.is_empty()).then(|| words_of(words))
}

/// The words of a slug, without the number by which a site tells two of one name apart.
fn words_of(slug: &str) -> String {
    let plain = slug.rsplit_once('-').filter(|(_, end)| end.len() < 3 && end.bytes().all(|b| b.is_ascii_digit()));
    let words = plain.map_or(slug, |(words, _)| words);
    query::shortened(&words.replace(['-', '_', '+'], " "))
}

/// What a list of the old site was asked for (`?tsml-day=1&tsml-region=downtown`); `None` when nothing was.
async fn asked(visit: &Visit, raw: &str) -> Option<Query> {
    let on_list = LISTS.contains(&visit.uri.path().trim_end_matches('/'));
    let mut old = Old::default();
    for (name, value) in query::pairs(raw) {
        let known = name.strip_prefix("tsml-").or_else(|| Some(&*name).filter(|_| on_list));
        if let Some(known) = known {
            old.take(known, value.trim());
        }
    }
    if !old.any {
        return None;
    }
    let programme = match old.types.is_empty() {
        true => None,
        false => old_address::programme(&visit.site.house).await.unwrap_or_default(),
    };
    Some(old.query(visit, programme.as_ref()))
}

/// The words of an old list's address.
#[derive(Default)]
struct Old {
    any: bool,
    day: Option<Day>,
    part: Option<Part>,
    way: Way,
    types: Vec<String>,
    search: String,
    is_place: bool,
    distance: Option<u16>,
    /// Regions and districts, by their slugs.
    areas: Vec<String>,
}

impl Old {
    fn take(&mut self, name: &str, value: &str) {
        match name {
            "day" | "weekday" => self.day = day(value),
            "time" => self.part = part(value),
            "attendance_option" => self.way = way(value),
            "type" => self.types.extend(value.split([',', '/']).map(str::to_owned)),
            "query" | "search" => value.clone_into(&mut self.search),
            "mode" => self.is_place = value == "location",
            "distance" => self.distance = value.parse().ok(),
            "region" | "district" => self.areas.push(words_of(value)),
            "view" => {}
            _ => return,
        }
        self.any = true;
    }

    fn query(self, visit: &Visit, programme: Option<&FellowshipId>) -> Query {
        let content = &visit.site.content;
        let mut query = Query { day: self.day.or(Some(Day::Week)), part: self.part, way: self.way, ..Query::default() };
        for word in self.types {
            match way(&word) {
                Way::Any => {}
                way => query.way = way,
            }
            let Some(programme) = programme else { continue };
            let by_label = content.code_for_label(programme, &word.replace('-', " "));
            let code = by_label.unwrap_or_else(|| TypeCode { programme: programme.clone(), code: word.to_uppercase() });
            for concept in content.concepts_of(&code) {
                if !query.types.contains(concept) {
                    query.types.push(*concept);
                }
            }
        }
        let mut words = self.areas;
        if self.is_place {
            query.place = query::shortened(&self.search);
            let unit = visit.site.settings.unit;
            query.within = self.distance.filter(|_| query.has_place()).map(|distance| Within { distance, unit });
        } else {
            words.push(self.search);
        }
        words.retain(|word| !word.is_empty() && word != "any");
        query.text = query::shortened(&words.join(" "));
        query
    }
}

/// `0` to `6`, or a name.
fn day(value: &str) -> Option<Day> {
    let number = value.parse::<u8>().ok();
    let named = |day: &&Weekday| format!("{day:?}").eq_ignore_ascii_case(value);
    let day = number.and_then(Weekday::from_sunday_zero).or_else(|| Weekday::ALL.iter().find(named).copied());
    day.map(Day::Weekday)
}

fn part(value: &str) -> Option<Part> {
    match value {
        "morning" => Some(Part::Morning),
        "midday" => Some(Part::Afternoon),
        "evening" => Some(Part::Evening),
        "night" => Some(Part::Night),
        _ => None,
    }
}

fn way(value: &str) -> Way {
    match value {
        "in_person" | "in-person" => Way::InPerson,
        "online" | "ONL" => Way::Online,
        "hybrid" => Way::Hybrid,
        _ => Way::Any,
    }
}
