//! `GET /api/v1/meetings`: search. `GET /api/v1/meetings/{slug}`: one meeting, whole.

use std::{cell::RefCell, sync::Arc};

use axum::{
    extract::{Path, RawQuery, State},
    http::header,
    response::{IntoResponse, Response},
};
use jiff::{Timestamp, tz::TimeZone};
use openseat_actions::{Snapshot, meeting, minute_of};
use openseat_content::Content;
use openseat_domain::search::Hit;
use openseat_index::Scratch;
use serde_json::{Value, json};

use super::{json_text, open, parameters::Parameters, problem::ApiProblem};
use crate::site::Site;

thread_local! {
    /// Working memory of the search, one for each thread.
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

/// Searches.
pub(crate) async fn list(State(site): State<Arc<Site>>, RawQuery(query): RawQuery) -> Result<Response, ApiProblem> {
    let asked = Parameters::read(query.as_deref().unwrap_or_default(), (site.clock)())?;
    let understood = site.house.understand(&asked.question, asked.now)?;
    let snapshot = site.house.snapshot();
    let now = minute_of(asked.now);
    let found = SCRATCH.with_borrow_mut(|scratch| snapshot.search(&understood.ask, now, scratch));
    let zone = TimeZone::get(&understood.zone).unwrap_or(TimeZone::UTC);
    let meetings: Vec<Value> = found.hits.iter().map(|hit| shown(&snapshot, &site.content, &zone, hit)).collect();
    let place = understood.place.as_ref();
    let body = json!({
        "asked_at": asked.now.to_string(),
        "zone": understood.zone,
        "place": place.map(|p| json!({ "name": p.label(), "latitude": p.point.lat, "longitude": p.point.lon })),
        "other_places": understood.others.iter().map(|p| p.label()).collect::<Vec<_>>(),
        "meetings": meetings,
        "next": found.more.then(|| asked.next(found.hits.len())),
    });
    Ok(open(([(header::CACHE_CONTROL, "public, max-age=30")], json_text(body.to_string())).into_response()))
}

/// One meeting, with everything that its source says in public.
pub(crate) async fn one(State(site): State<Arc<Site>>, Path(slug): Path<String>) -> Result<Response, ApiProblem> {
    let view = meeting::view(&site.house, &slug, (site.clock)()).await?;
    let view = view.ok_or_else(|| ApiProblem::missing(format!("There is no meeting “{slug}”.")))?;
    let sources: Vec<Value> = view
        .listings
        .iter()
        .map(|l| json!({ "source": l.source, "live": l.live, "shown": l.shown, "last_seen": l.last_seen.to_string() }))
        .collect();
    let concepts = site.content.concept_set(&view.draft);
    let concepts = concepts.iter().filter_map(|c| site.content.concept_info(c)).map(|c| c.id.as_str());
    let body = json!({
        "slug": view.slug, "made_up": view.made_up, "gone": view.gone, "sources": sources,
        "concepts": concepts.collect::<Vec<_>>(), "meeting": view.draft,
    });
    Ok(open(([(header::CACHE_CONTROL, "public, max-age=60")], json_text(body.to_string())).into_response()))
}

fn shown(snapshot: &Snapshot, content: &Content, zone: &TimeZone, hit: &Hit) -> Value {
    let card = snapshot.card(hit.meeting);
    let start = Timestamp::from_second(i64::from(hit.start) * 60).unwrap_or(Timestamp::UNIX_EPOCH);
    let concepts = card.concepts.iter().filter_map(|c| content.concept_info(c)).map(|c| c.id.as_str());
    json!({
        "slug": card.slug,
        "name": card.name,
        "group": Some(card.group).filter(|g| !g.is_empty()),
        "kind": snapshot.kind(card.kind).map_or("other", |k| k.as_str()),
        "start": start.to_zoned(zone.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        "minutes": card.minutes,
        "zone": card.zone,
        "attendance": card.attendance,
        "place": card.place(),
        "town": card.town(),
        "latitude": card.point().map(|p| p.lat),
        "longitude": card.point().map(|p| p.lon),
        "approximate": card.approximate,
        "km": hit.km,
        "concepts": concepts.collect::<Vec<_>>(),
        "made_up": card.made_up,
    })
}
