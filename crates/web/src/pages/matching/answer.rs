//! Groups that may suit: what came first and why, all the rest, and what was left out.

use askama::Template;
use axum::response::Response;
use openseat_content::matching;
use openseat_domain::matching::{AgeGroup, Notice};

use super::{
    asked::Asked,
    field::{WeightField, weights},
    find::{Found, Placed, find},
    rows::{Row, rows},
    suggestion::{OtherView, OutView, SuggestionView, left_out, others},
};
use crate::{card::CardView, frame::Frame, pages::Way, times, visit::Visit};

#[derive(Template)]
#[template(path = "pages/matching/answer.html")]
pub(crate) struct AnswerPage<'a> {
    frame: Frame<'a>,
    /// Of the place, if one was named.
    place: String,
    other_places: Vec<Way>,
    unknown_place: bool,
    change_place: String,
    times: String,
    minor: bool,
    /// Nothing was answered.
    unasked: bool,
    notices: Vec<&'a str>,
    soonest: Vec<CardView<'a>>,
    suggestions: Vec<SuggestionView<'a>>,
    others: Vec<OtherView<'a>>,
    left_out: Vec<OutView>,
    rows: Vec<Row>,
    begin: String,
    weights: Vec<WeightField>,
    moved: bool,
    /// The answers without the weights.
    carried: Vec<(&'static str, String)>,
    seed: u64,
    ways: Ways,
}

/// The ways to take the answer along.
pub(super) struct Ways {
    pub(super) plan: String,
    pub(super) text: String,
    pub(super) sheet: String,
    pub(super) keep: String,
}

pub(crate) async fn show(visit: Visit) -> Response {
    let asked = Asked::read(visit.uri.query(), &visit.site.content);
    if asked.seed.is_none() {
        // The order of what fits equally must stay the same when the page is opened again.
        let asked = Asked { seed: Some(visit.site.draw()), ..asked };
        return visit.go(&asked.to("/match/answer", &visit.site.content));
    }
    let found = find(&visit, asked);
    visit.show(&page(&visit, &found))
}

fn page<'a>(visit: &'a Visit, found: &Found<'a>) -> AnswerPage<'a> {
    let frame = visit.frame();
    let content = &visit.site.content;
    let (answer, asked) = (&found.answer, &found.asked);
    let to = |path: &str| asked.to(path, content);
    let (place, other_places) = match &found.placed {
        Placed::Nowhere => (String::new(), Vec::new()),
        Placed::Here(name) | Placed::Unknown(name) => (name.clone(), Vec::new()),
        Placed::OneOf(name, others) => {
            (name.clone(), others.iter().map(|way| Way { href: way.href.clone(), label: way.label.clone() }).collect())
        }
    };
    let soonest = answer.near_now.as_ref().map(|soon| found.cards(std::slice::from_ref(&soon.meeting)));
    let weight = |key: &str| key.starts_with("w-");
    AnswerPage {
        place,
        other_places,
        unknown_place: matches!(found.placed, Placed::Unknown(_)),
        change_place: to(&super::said::page_of("place")),
        times: times_of(&frame, found),
        minor: asked.wishes.age == Some(AgeGroup::Under18),
        unasked: asked.is_empty(content),
        notices: notices(&frame, &answer.notices),
        soonest: soonest.unwrap_or_default(),
        suggestions: answer.suggestions.iter().map(|one| SuggestionView::new(&frame, found, one)).collect(),
        others: others(&frame, found),
        left_out: left_out(&frame, found),
        rows: rows(&frame, asked),
        begin: to("/match/1"),
        weights: weights(&frame, asked),
        moved: asked.wishes.weights.is_some(),
        carried: asked.pairs(content).into_iter().filter(|(key, _)| !weight(key)).collect(),
        seed: asked.seed.unwrap_or_default(),
        ways: Ways {
            plan: to("/match/plan"),
            text: to("/match/answer/text"),
            sheet: to("/match/sheet"),
            keep: to("/space/match/keep"),
        },
        frame,
    }
}

pub(super) fn notices<'a>(frame: &Frame<'a>, notices: &[Notice]) -> Vec<&'a str> {
    let site = frame.site;
    notices.iter().map(|notice| matching::notice(&site.content, frame.say.locale, *notice)).collect()
}

/// In which zone times are, and what time it is there.
pub(super) fn times_of(frame: &Frame<'_>, found: &Found<'_>) -> String {
    let now = times::moment_of(found.now).to_zoned(found.zone.clone());
    let zone = times::zone_city(&found.zone_name);
    frame.say.format("list-times", &[("zone", zone.into()), ("time", times::clock(frame.say, now.time()).into())])
}
