//! A plan for seven days in two taps, after a meeting. It stands in the address, to be printed. Who is signed in on this phone puts it
//! into their own plan, and the next check-in asks how it went. What is sent holds the lines and no more, so that nobody can tell
//! of which answers to which meeting they came.

use askama::Template;
use axum::{http::HeaderMap, response::Response};
use openseat_actions::{ActionError, plan};

use crate::{
    form::PersonForm,
    frame::Frame,
    pages::problem,
    person::{Bearer, Found},
    query,
    visit::Visit,
    way_back,
};

/// Where it stands.
const HERE: &str = "/after/plan";

/// What can be chosen, and the key of its words.
const IDEAS: [(&str, &str); 6] = [
    ("meeting", "week-starter-meeting"),
    ("call", "week-starter-call"),
    ("joy", "week-starter-joy"),
    ("rest", "after-plan-rest"),
    ("walk", "after-plan-walk"),
    ("away", "after-plan-away"),
];

#[derive(Template)]
#[template(path = "pages/here/plan.html")]
pub(crate) struct PlanPage<'a> {
    frame: Frame<'a>,
    /// What can be chosen, and whether it is.
    ideas: Vec<(&'static str, &'a str, bool)>,
    own: String,
    /// What was chosen.
    lines: Vec<String>,
    /// There is no room for it in the person's plan.
    full: bool,
    /// How one comes back to these lines from a space that is yet to be made, and from one's own.
    start: String,
    sign_in: String,
}

/// What somebody chose.
struct Chosen {
    ideas: Vec<(&'static str, &'static str)>,
    own: String,
}

impl Chosen {
    /// Of names and values; what we do not offer is left out.
    fn of<'f>(sent: impl Iterator<Item = (&'f str, &'f str)>) -> Self {
        let (mut keys, mut own) = (Vec::new(), String::new());
        for (name, value) in sent {
            match name {
                "do" => keys.push(value),
                "own" => own = query::shortened(value.trim()),
                _ => {}
            }
        }
        Self { ideas: IDEAS.into_iter().filter(|(key, _)| keys.contains(key)).collect(), own }
    }

    fn has(&self, key: &str) -> bool {
        self.ideas.iter().any(|(one, _)| *one == key)
    }

    fn lines(&self, frame: &Frame<'_>) -> Vec<String> {
        let ideas = self.ideas.iter().map(|(_, words)| frame.say.t(words).to_owned());
        ideas.chain(Some(self.own.clone()).filter(|own| !own.is_empty())).collect()
    }

    /// The address at which it stands.
    fn address(&self, full: bool) -> String {
        let mut out = url::form_urlencoded::Serializer::new(String::new());
        out.extend_pairs(self.ideas.iter().map(|(key, _)| ("do", *key)));
        if !self.own.is_empty() {
            out.append_pair("own", &self.own);
        }
        if full {
            out.append_pair("full", "yes");
        }
        let query = out.finish();
        if query.is_empty() { HERE.to_owned() } else { format!("{HERE}?{query}") }
    }
}

pub(crate) async fn show(visit: Visit, asked: HeaderMap) -> Response {
    match Bearer::find(visit, &asked).await {
        Ok(Found::Whole(person)) => person.visit.show(&page(&person.visit)),
        Ok(Found::Half(person)) => person.visit.show(&page(&person.visit)),
        Ok(Found::Nobody(visit)) => visit.show(&page(&visit)),
        Err(response) => response,
    }
}

/// Puts the lines into the person's own plan, or only shows them.
pub(crate) async fn keep(PersonForm { person, fields, .. }: PersonForm) -> Response {
    let visit = &person.visit;
    let (site, chosen) = (&visit.site, Chosen::of(fields.pairs()));
    let lines = chosen.lines(&visit.frame());
    if lines.is_empty() || fields.text("then") == "show" {
        return visit.go(&chosen.address(false));
    }
    match plan::add(&site.house, &person.signed, lines, &site.zone, visit.locale, site.now()).await {
        Ok(()) => visit.go("/space/plan?done=made"),
        Err(ActionError::Refused(problem)) if problem.at == "answers" => visit.go(&chosen.address(true)),
        Err(error) => problem::answer(visit, error),
    }
}

fn page(visit: &Visit) -> PlanPage<'_> {
    let asked: Vec<_> = query::pairs(visit.uri.query().unwrap_or_default()).collect();
    let chosen = Chosen::of(asked.iter().map(|(name, value)| (&**name, &**value)));
    page_of(visit, chosen, asked.iter().any(|(name, _)| name == "full"))
}

fn page_of(visit: &Visit, chosen: Chosen, full: bool) -> PlanPage<'_> {
    let (frame, back) = (visit.frame(), chosen.address(false));
    PlanPage {
        ideas: IDEAS.iter().map(|(key, words)| (*key, frame.t(words), chosen.has(key))).collect(),
        lines: chosen.lines(&frame),
        full: full && frame.form.is_some(),
        start: way_back::to("/space/start", &back),
        sign_in: way_back::to("/sign-in", &back),
        own: chosen.own,
        frame,
    }
}

#[cfg(test)]
impl<'a> PlanPage<'a> {
    pub(crate) fn sample(visit: &'a Visit) -> Self {
        page(visit)
    }

    /// Of somebody who chose.
    pub(crate) fn sample_made(visit: &'a Visit, full: bool) -> Self {
        let sent = [("do", "walk"), ("do", "none-of-ours"), ("own", "Call <b>Sam</b>")];
        page_of(visit, Chosen::of(sent.into_iter()), full)
    }
}
