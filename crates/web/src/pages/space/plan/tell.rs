//! How the lines of the plan went: each can be left out, and nothing is held against anybody.

use askama::Template;
use axum::response::Response;
use openseat_actions::plan::{self, PlanView};
use openseat_domain::plan::Went;
use uuid::Uuid;

use super::{weekday_of, went_words};
use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{missing, problem, space::said},
    person::Person,
};

/// Where a check-in goes on.
const CHECK_IN: &str = "/space/forms/check-in/new/all";

#[derive(Template)]
#[template(path = "pages/space/plan/tell.html")]
pub(crate) struct TellPage<'a> {
    frame: Frame<'a>,
    id: Uuid,
    goal: String,
    lines: Vec<Asked>,
    ways: Vec<(&'static str, &'a str)>,
    /// The check-in comes after it.
    checking: bool,
    over: bool,
}

/// A line of which it is asked how it went.
struct Asked {
    row: usize,
    words: String,
    went: &'static str,
}

/// A check-in opens with the plan, when something of it is left.
pub(crate) async fn check_in(person: Person) -> Response {
    match latest(&person).await {
        Ok(Some(one)) if one.plan.left().next().is_some() && fresh(&person, &one) => {
            person.visit.show(&page(&person, &one, true))
        }
        Ok(_) => person.visit.go(CHECK_IN),
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn show(person: Person) -> Response {
    match latest(&person).await {
        Ok(Some(one)) => person.visit.show(&page(&person, &one, false)),
        Ok(None) => person.visit.go("/space/plan"),
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn save(PersonForm { person, fields, .. }: PersonForm) -> Response {
    let visit = &person.visit;
    let Ok(id) = Uuid::parse_str(fields.text("plan")) else { return missing::page_of(visit) };
    let row = |name: &str| Some((name.parse().ok()?, Went::parse(fields.text(&format!("went.{name}")))?));
    let said: Vec<(usize, Went)> = fields.all("row").filter_map(row).collect();
    let then = if fields.text("then") == "check-in" { CHECK_IN } else { "/space/plan?done=saved" };
    if said.is_empty() {
        return visit.go(then);
    }
    match plan::tell(&visit.site.house, &person.signed, id, &said, visit.locale, visit.site.now()).await {
        Ok(true) => visit.go(then),
        Ok(false) => missing::page_of(visit),
        Err(error) => problem::answer(visit, error),
    }
}

async fn latest(person: &Person) -> openseat_actions::Result<Option<PlanView>> {
    let site = &person.visit.site;
    Ok(plan::list(&site.house, &person.signed, &site.zone, 1).await?.pop())
}

/// A plan that ended more than a week ago is not asked of any more.
fn fresh(person: &Person, one: &PlanView) -> bool {
    let today = said::today(&person.visit.frame());
    (today - one.plan.last_day()).get_days() <= 7
}

fn page<'a>(person: &'a Person, one: &PlanView, checking: bool) -> TellPage<'a> {
    let frame = person.visit.frame();
    let asked = one.plan.lines.iter().filter(|line| !checking || line.is_left());
    let lines = asked.map(|line| Asked {
        row: line.row,
        words: match one.plan.day_of(line) {
            Some(day) => format!("{} ({})", line.what, weekday_of(&frame, day)),
            None => line.what.clone(),
        },
        went: line.went.map(Went::as_str).unwrap_or_default(),
    });
    TellPage {
        id: one.id,
        goal: one.plan.goal.clone(),
        lines: lines.collect(),
        ways: Went::ALL.iter().map(|went| (went.as_str(), went_words(&frame, *went))).collect(),
        checking,
        over: one.plan.is_over(said::today(&frame)),
        frame,
    }
}

#[cfg(test)]
impl<'a> TellPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, &crate::pages::space::samples::plans()[0], true)
    }

    pub(crate) fn sample_over(person: &'a Person) -> Self {
        page(person, &crate::pages::space::samples::plans()[1], false)
    }
}
