//! Groups that may suit: what came first and why, all the rest, and what was left out.

use askama::Template;
use axum::response::Response;
use openseat_domain::matching::AgeGroup;
#[cfg(test)]
use openseat_domain::matching::Notice;

use super::{
    asked::Asked,
    field::{WeightField, weights},
    find::{Found, Placed, find},
    rows::{Row, rows},
    suggestion::{OtherView, OutView, ReasonView, SuggestionView, left_out, notices, others},
};
use crate::{
    card::CardView,
    frame::Frame,
    pages::{Way, problem},
    times,
    visit::Visit,
};

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
    notices: Vec<ReasonView>,
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
pub(crate) struct Ways {
    pub(crate) plan: String,
    pub(crate) text: String,
    pub(crate) sheet: String,
    pub(crate) keep: String,
}

pub(crate) async fn show(visit: Visit) -> Response {
    let asked = Asked::read(visit.uri.query(), &visit.site.content);
    if asked.seed.is_none() {
        // The order of what fits equally must stay the same when the page is opened again.
        let asked = Asked { seed: Some(visit.site.draw()), ..asked };
        return visit.go(&asked.to("/match/answer", &visit.site.content));
    }
    match find(&visit, asked) {
        Ok(found) => visit.show(&page(&visit, &found)),
        Err(error) => problem::answer(&visit, error),
    }
}

fn page<'a>(visit: &'a Visit, found: &'a Found<'a>) -> AnswerPage<'a> {
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
        notices: notices(&frame, &found.rules, &answer.notices),
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

/// In which zone times are, and what time it is there.
pub(crate) fn times_of(frame: &Frame<'_>, found: &Found<'_>) -> String {
    let now = times::moment_of(found.now).to_zoned(found.zone.clone());
    let zone = times::zone_city(&found.zone_name);
    frame.say.format("list-times", &[("zone", zone.into()), ("time", times::clock(frame.say, now.time()).into())])
}

#[cfg(test)]
impl<'a> AnswerPage<'a> {
    pub(crate) fn sample(visit: &'a Visit) -> Self {
        let frame = visit.frame();
        let asked = super::asked::tests::sample(&visit.site.content);
        let way = |href: &str, label: &str| Way { href: href.into(), label: label.into() };
        let other = OtherView {
            name: "LifeRing Secular Recovery",
            href: "/kinds/lifering".into(),
            text: "Secular.".into(),
            all: way("/online?kind=lifering", frame.t("suit-all")),
        };
        let out = OutView {
            why: "It is at another time".into(),
            change: "/match/3?place=Leeds#day".into(),
            kinds: vec!["Alcoholics Anonymous (3 meetings)".into(), "<b>Other</b>".into()],
        };
        Self {
            place: "Leeds, United Kingdom".into(),
            other_places: vec![way("/match/answer?place=Leeds&lat=43.1&lon=-93.2", "Leeds, Alabama, United States")],
            unknown_place: false,
            change_place: "/match/3#place".into(),
            times: "Times are for London. It is 6:42pm.".into(),
            minor: false,
            unasked: false,
            notices: notices(&frame, &visit.site.content.matching().rules(0), &[Notice::Medication]),
            soonest: vec![CardView::sample("Today at 7pm", "good", "Checked 3 days ago")],
            suggestions: vec![SuggestionView::sample(&frame)],
            others: vec![other],
            left_out: vec![out],
            rows: rows(&frame, &asked),
            begin: "/match/1".into(),
            weights: weights(&frame, &asked).into_iter().take(2).collect(),
            moved: true,
            carried: vec![("goal", "not_sure".into())],
            seed: 7,
            ways: Ways {
                plan: "/match/plan?seed=7".into(),
                text: "/match/answer/text?seed=7".into(),
                sheet: "/match/sheet?seed=7".into(),
                keep: "/space/match/keep?seed=7".into(),
            },
            frame,
        }
    }

    pub(crate) fn sample_nothing(visit: &'a Visit) -> Self {
        Self {
            place: "Nowhere <b>".into(),
            other_places: Vec::new(),
            unknown_place: true,
            minor: true,
            notices: notices(&visit.frame(), &visit.site.content.matching().rules(0), &[Notice::Nothing]),
            soonest: Vec::new(),
            suggestions: Vec::new(),
            others: Vec::new(),
            ..Self::sample(visit)
        }
    }
}
