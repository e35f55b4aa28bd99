//! `GET /api/v1/meetings`: search. `GET /api/v1/meetings/{slug}`: one meeting, whole.

use std::{cell::RefCell, sync::Arc};

use axum::{
    extract::{RawQuery, State},
    http::header,
    response::{IntoResponse, Response},
};
use jiff::tz::TimeZone;
use openseat_actions::{Snapshot, meeting, minute_of, review};
use openseat_content::Content;
use openseat_domain::{concept::ConceptSet, meeting::Attendance, search::Hit};
use openseat_index::{Card, Scratch};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::{caller::Named, json_text, open, parameters::Parameters, problem::ApiProblem};
use crate::{site::Site, times, wall::Wall};

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
    let zone = times::zone_named(&understood.zone).unwrap_or(TimeZone::UTC);
    let wall = Wall::new(now, &zone);
    // All are looked up before the first is written, so that the memory of one is fetched while others are.
    let cards: Vec<Card<'_>> = found.hits.iter().map(|hit| snapshot.card(hit.meeting)).collect();
    let shown = |(hit, card)| Shown::new(&snapshot, &site.content, &wall, hit, card);
    let answer = Answer {
        asked_at: asked.now.to_string(),
        meetings: found.hits.iter().zip(&cards).map(shown).collect(),
        next: found.more.then(|| asked.next(found.hits.len())),
        other_places: understood.others.iter().map(|place| place.label()).collect(),
        place: understood.place.as_ref().map(|place| Place {
            latitude: place.point.lat,
            longitude: place.point.lon,
            name: place.label(),
        }),
        zone: &understood.zone,
    };
    let mut body = Vec::with_capacity(512 + 512 * cards.len());
    serde_json::to_writer(&mut body, &answer).expect("texts and numbers are written into memory");
    Ok(open(([(header::CACHE_CONTROL, "public, max-age=30")], json_text(body)).into_response()))
}

/// One meeting, with everything that its source says in public.
pub(crate) async fn one(State(site): State<Arc<Site>>, Named(slug): Named<String>) -> Result<Response, ApiProblem> {
    let view = meeting::view(&site.house, &slug, (site.clock)()).await?;
    let view = view.ok_or_else(|| ApiProblem::missing(format!("There is no meeting “{slug}”.")))?;
    let known = review::known(&site.house, view.id, (site.clock)()).await?;
    let sources: Vec<Value> = view
        .listings
        .iter()
        .map(|l| json!({ "source": l.source, "live": l.live, "shown": l.shown, "last_seen": l.last_seen.to_string() }))
        .collect();
    let concepts = site.content.concept_set(&view.draft);
    let concepts = concepts.iter().filter_map(|c| site.content.concept_info(c)).map(|c| c.id.as_str());
    let body = json!({
        "slug": view.slug, "made_up": view.made_up, "gone": view.gone, "sources": sources,
        "concepts": concepts.collect::<Vec<_>>(), "meeting": view.draft, "statistics": known,
    });
    Ok(open(([(header::CACHE_CONTROL, "public, max-age=60")], json_text(body.to_string())).into_response()))
}

/// A list, in the order of the letters.
#[derive(Serialize)]
struct Answer<'a> {
    asked_at: String,
    meetings: Vec<Shown<'a>>,
    next: Option<String>,
    other_places: Vec<String>,
    place: Option<Place>,
    zone: &'a str,
}

#[derive(Serialize)]
struct Place {
    latitude: f64,
    longitude: f64,
    name: String,
}

/// A meeting of a list, in the order of the letters.
#[derive(Serialize)]
struct Shown<'a> {
    approximate: bool,
    attendance: Attendance,
    concepts: Names<'a>,
    group: Option<&'a str>,
    kind: &'a str,
    km: Option<f32>,
    latitude: Option<f64>,
    longitude: Option<f64>,
    made_up: bool,
    minutes: u16,
    name: &'a str,
    place: &'a str,
    slug: &'a str,
    start: String,
    town: &'a str,
    zone: &'a str,
}

impl<'a> Shown<'a> {
    fn new(snapshot: &'a Snapshot, content: &'a Content, wall: &Wall, hit: &Hit, card: &Card<'a>) -> Self {
        let point = card.point();
        Self {
            approximate: card.approximate,
            attendance: card.attendance,
            concepts: Names { set: card.concepts, content },
            group: Some(card.group).filter(|group| !group.is_empty()),
            kind: snapshot.kind(card.kind).map_or("other", |kind| kind.as_str()),
            km: hit.km,
            latitude: point.map(|point| point.lat),
            longitude: point.map(|point| point.lon),
            made_up: card.made_up,
            minutes: card.minutes,
            name: card.name,
            place: card.place(),
            slug: card.slug,
            start: wall.written(hit.start),
            town: card.town(),
            zone: card.zone,
        }
    }
}

/// Concepts by their ids.
struct Names<'a> {
    set: ConceptSet,
    content: &'a Content,
}

impl Serialize for Names<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let infos = self.set.iter().filter_map(|concept| self.content.concept_info(concept));
        serializer.collect_seq(infos.map(|info| info.id.as_str()))
    }
}
