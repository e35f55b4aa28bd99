//! A plan made of what stands there already: what is left of the last one, meetings to try, ideas for next time.

use axum::response::Response;
use openseat_actions::{
    ActionError, Result,
    plan::{self, PlanView},
    response, trial,
};
use openseat_domain::{
    form::{Answers, FormId, Value},
    plan::{DAYS, Day, Line},
};

use crate::{form::PersonForm, frame::Frame, pages::problem, person::Person, times};

/// Ideas out of the log of urges that are offered.
const IDEAS: usize = 2;
/// Entries among which they are looked for.
const LOOKED: i64 = 20;
/// Meetings to try that are offered.
const MEETINGS: usize = 2;

/// A line that can be taken into the plan.
pub(crate) struct Seed {
    /// Under which it is sent; what is taken is looked up anew.
    pub(super) key: String,
    pub(super) words: String,
    /// It comes from the person, so it is ticked.
    pub(super) own: bool,
    row: Answers,
}

/// What a plan could be made of. Only a person who has nothing yet is offered lines of ours.
pub(super) async fn seeds(person: &Person, last: Option<&PlanView>) -> Result<Vec<Seed>> {
    let visit = &person.visit;
    let (house, who, frame) = (&visit.site.house, &person.signed, visit.frame());
    let mut seeds: Vec<Seed> = last.iter().flat_map(|one| one.plan.left()).map(left).collect();
    let now = times::minute_of(visit.site.now());
    let soon = |start| start > now && start < now + 60 * 24 * DAYS.unsigned_abs() as u32;
    let trials = trial::list(house, who).await?.into_iter().filter(|one| soon(one.planned.start));
    for one in trials.take(MEETINGS) {
        let start = super::super::trials::start_of(&one);
        let words = frame.t1("week-seed-meeting", "meeting", one.planned.meeting.as_str());
        seeds.push(Seed::of(format!("trial.{}", one.id), words, Some(Day::of(start.date())), true));
    }
    let urges = response::latest(house, who, &FormId::new("urge"), LOOKED).await?;
    let ideas = urges.iter().filter_map(|one| match one.kept.answers.values("note").first() {
        Some(Value::Text(idea)) => Some(Seed::of(format!("idea.{}", one.id), first_words(idea), None, true)),
        _ => None,
    });
    seeds.extend(ideas.take(IDEAS));
    if seeds.is_empty() {
        seeds = starters(&frame);
    }
    Ok(seeds)
}

/// Small things to begin with, none of them ticked.
pub(super) fn starters(frame: &Frame<'_>) -> Vec<Seed> {
    let words = [frame.t("week-starter-meeting"), frame.t("week-starter-call"), frame.t("week-starter-joy")];
    words
        .into_iter()
        .enumerate()
        .map(|(n, words)| Seed::of(format!("start.{n}"), words.to_owned(), None, false))
        .collect()
}

fn left(line: &Line) -> Seed {
    Seed { key: format!("left.{}", line.row), words: line.what.clone(), own: true, row: line.again() }
}

impl Seed {
    fn of(key: String, words: String, on: Option<Day>, own: bool) -> Self {
        let row = Line::fresh(&words, on);
        Self { key, words, own, row }
    }

    #[cfg(test)]
    pub(super) fn samples(frame: &Frame<'_>) -> Vec<Self> {
        let line = Line { what: "Walk with <b>Sam</b>".into(), ..Line::default() };
        let meeting = frame.t1("week-seed-meeting", "meeting", "New Start");
        vec![left(&line), Self::of("trial.7".into(), meeting, Some(Day::Mon), true)]
    }
}

/// The first line of a text, as long as a line of the plan can be.
fn first_words(text: &str) -> String {
    text.lines().next().unwrap_or_default().chars().take(200).collect()
}

/// Makes a plan of the lines that are ticked; of none, the empty form.
pub(crate) async fn make(PersonForm { person, fields, .. }: PersonForm) -> Response {
    let taken: Vec<String> = fields.all("take").map(str::to_owned).collect();
    match made(&person, &taken).await {
        Ok(true) => person.visit.go("/space/plan?done=made"),
        Ok(false) => person.visit.go("/space/forms/plan/new/all"),
        Err(error) => problem::answer(&person.visit, error),
    }
}

async fn made(person: &Person, taken: &[String]) -> std::result::Result<bool, ActionError> {
    let (site, who) = (&person.visit.site, &person.signed);
    let plans = plan::list(&site.house, who, &site.zone, 1).await?;
    let seeds = seeds(person, plans.first()).await?;
    let rows = seeds.into_iter().filter(|seed| taken.contains(&seed.key)).map(|seed| seed.row);
    let most = plan::form(&site.house)
        .and_then(|info| info.form.item(openseat_domain::plan::LINES))
        .map_or(0, |item| item.most);
    let made = plan::make(&site.house, who, rows.take(most).collect(), person.visit.locale, site.now()).await?;
    Ok(made.is_some())
}
