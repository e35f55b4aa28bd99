//! After a visit: three taps, each of which can be left out.

use askama::Template;
use axum::{extract::Path, response::Response};
use openseat_actions::trial::{self, TrialView};
use openseat_domain::trial::{Again, Remark, Taps, Welcome};
use uuid::Uuid;

use super::trials::{again_words, remark_words, welcome_words, words};
use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{missing, problem},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/space/tap.html")]
pub(crate) struct TapPage<'a> {
    frame: Frame<'a>,
    words: String,
    action: String,
    questions: Vec<Question<'a>>,
}

struct Question<'a> {
    name: &'static str,
    legend: &'a str,
    options: Vec<(&'static str, &'a str, bool)>,
}

pub(crate) async fn show(person: Person, Path(trial): Path<String>) -> Response {
    match find(&person, &trial).await {
        Ok(Some(one)) => person.visit.show(&page(&person, &one)),
        Ok(None) => missing::page_of(&person.visit),
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn save(Path(trial): Path<String>, PersonForm { person, fields, .. }: PersonForm) -> Response {
    let visit = &person.visit;
    let Ok(id) = Uuid::parse_str(&trial) else { return missing::page_of(visit) };
    let taps = Taps {
        again: Again::parse(fields.text("again")),
        welcome: Welcome::parse(fields.text("welcome")),
        remark: Remark::parse(fields.text("remark")),
    };
    match trial::tap(&visit.site.house, &person.signed, id, taps, visit.site.now()).await {
        Ok(true) => visit.go("/space/trials?done=said"),
        Ok(false) => missing::page_of(visit),
        Err(error) => problem::answer(visit, error),
    }
}

async fn find(person: &Person, trial: &str) -> openseat_actions::Result<Option<TrialView>> {
    let Ok(id) = Uuid::parse_str(trial) else { return Ok(None) };
    let trials = trial::list(&person.visit.site.house, &person.signed).await?;
    Ok(trials.into_iter().find(|one| one.id == id))
}

fn page<'a>(person: &'a Person, one: &TrialView) -> TapPage<'a> {
    let frame = person.visit.frame();
    let taps = one.taps;
    let skip = frame.t("ask-skip");
    let again = Again::ALL.iter().map(|tap| (tap.as_str(), again_words(&frame, *tap), taps.again == Some(*tap)));
    let welcome =
        Welcome::ALL.iter().map(|tap| (tap.as_str(), welcome_words(&frame, *tap), taps.welcome == Some(*tap)));
    let remark = Remark::ALL.iter().map(|tap| (tap.as_str(), remark_words(&frame, *tap), taps.remark == Some(*tap)));
    let with_skip = |mut options: Vec<(&'static str, &'a str, bool)>| {
        let skipped = !options.iter().any(|(_, _, chosen)| *chosen);
        options.push(("", skip, skipped));
        options
    };
    let question =
        |name, key: &'static str, options| Question { name, legend: frame.say.t(key), options: with_skip(options) };
    let questions = vec![
        question("again", "tap-again", again.collect()),
        question("welcome", "tap-welcome", welcome.collect()),
        question("remark", "tap-remark", remark.collect()),
    ];
    TapPage { words: words(&frame, one), action: format!("/space/trials/{}", one.id), questions, frame }
}

#[cfg(test)]
impl<'a> TapPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, &super::samples::trials()[0])
    }
}
