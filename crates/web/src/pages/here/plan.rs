//! A plan for seven days in two taps, for somebody without an account: it stands in the address, to be kept or printed. Who has
//! a space makes it there, and the next check-in asks how it went.

use askama::Template;
use axum::response::Response;

use crate::{frame::Frame, visit::Visit};

/// Longest own line.
const LONGEST: usize = 200;

#[derive(Template)]
#[template(path = "pages/here/plan.html")]
pub(crate) struct PlanPage<'a> {
    frame: Frame<'a>,
    /// What can be chosen.
    ideas: Vec<(&'static str, String, bool)>,
    own: String,
    /// What was chosen.
    lines: Vec<String>,
}

pub(crate) async fn show(visit: Visit) -> Response {
    visit.show(&page(&visit))
}

fn page(visit: &Visit) -> PlanPage<'_> {
    let frame = visit.frame();
    let asked = visit.uri.query().unwrap_or_default();
    let chosen: Vec<String> =
        crate::query::pairs(asked).filter(|(name, _)| name == "do").map(|(_, value)| value.to_string()).collect();
    let idea = |key: &'static str, words: &str| (key, words.to_owned(), chosen.iter().any(|one| one == key));
    let ideas = vec![
        idea("meeting", frame.t("week-starter-meeting")),
        idea("call", frame.t("week-starter-call")),
        idea("joy", frame.t("week-starter-joy")),
        idea("rest", frame.t("after-plan-rest")),
        idea("walk", frame.t("after-plan-walk")),
        idea("away", frame.t("after-plan-away")),
    ];
    let own: String = visit.value("own").unwrap_or_default().trim().chars().take(LONGEST).collect();
    let taken = ideas.iter().filter(|(_, _, taken)| *taken).map(|(_, words, _)| words.clone());
    let lines = taken.chain(Some(own.clone()).filter(|own| !own.is_empty())).collect();
    PlanPage { frame, ideas, own, lines }
}

#[cfg(test)]
impl<'a> PlanPage<'a> {
    pub(crate) fn sample(visit: &'a Visit) -> Self {
        page(visit)
    }

    pub(crate) fn sample_made(visit: &'a Visit) -> Self {
        Self { lines: vec![visit.say().t("after-plan-walk").to_owned()], ..page(visit) }
    }
}
