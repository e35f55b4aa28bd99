//! Every form that is offered: day by day, then the worksheets by what they are for, then the questions. Where the
//! person said how far they are with a change, what fits comes first; nothing is kept from them.

use askama::Template;
use axum::response::Response;
use openseat_actions::{
    member_survey::FORM,
    questionnaire::{self, Offered},
    response::{self, ResponseView},
};
use openseat_content::form::FormInfo;
use openseat_domain::form::{FormId, Offer, Point, Sort, Stage, Value};

use super::duty;
use crate::{frame::Frame, pages::problem, person::Person};

/// The worksheet that asks how far one is, and its question.
const STAGES: &str = "stages";
const STAGE: &str = "stage";

#[derive(Template)]
#[template(path = "pages/space/form/list.html")]
pub(crate) struct ListPage<'a> {
    frame: Frame<'a>,
    /// What comes first, and why.
    first: String,
    groups: Vec<Group<'a>>,
}

struct Group<'a> {
    name: &'a str,
    forms: Vec<Line>,
}

struct Line {
    href: String,
    name: String,
    about: String,
}

pub(crate) async fn show(person: Person) -> Response {
    let (house, who) = (&person.visit.site.house, &person.signed);
    let said = response::latest(house, who, &FormId::new(STAGES), 1).await;
    match (said, questionnaire::answered(house, who).await) {
        (Ok(said), Ok(asked)) => person.visit.show(&page(&person, stage(said.first()), &asked)),
        (Err(error), _) | (_, Err(error)) => problem::answer(&person.visit, error),
    }
}

fn stage(said: Option<&ResponseView>) -> Option<Stage> {
    match said?.kept.answers.values(STAGE).first()? {
        Value::Code(code) => Stage::parse(code),
        _ => None,
    }
}

/// `asked` are questions of organisations to which the person kept an answer.
fn page<'a>(person: &'a Person, stage: Option<Stage>, asked: &[Offered]) -> ListPage<'a> {
    let frame = person.visit.frame();
    let mut groups = vec![group(&frame, "form-sort-check-in", stage, |form| form.form.sort == Sort::CheckIn)];
    let points = Point::ALL.iter().copied().map(Some).chain([None]);
    groups.extend(points.map(|point| {
        let name = match point {
            Some(Point::Motivation) => "form-point-motivation",
            Some(Point::Urges) => "form-point-urges",
            Some(Point::Thoughts) => "form-point-thoughts",
            Some(Point::Balance) => "form-point-balance",
            None => "form-sort-worksheet",
        };
        group(&frame, name, stage, |info| info.form.sort == Sort::Worksheet && info.form.point == point)
    }));
    groups.push(group(&frame, "form-sort-measure", stage, |info| info.form.sort == Sort::Measure));
    groups.push(group(&frame, "form-sort-survey", stage, |info| {
        info.form.sort == Sort::Survey && info.form.id.as_str() != FORM
    }));
    groups.push(group(&frame, "form-sort-result", stage, |info| info.form.sort == Sort::Result));
    let line = |one: &Offered| Line {
        href: format!("/space/forms/{}", one.info.form.id),
        name: one.info.name(frame.say.locale).to_owned(),
        about: frame.t1("form-asked-of", "name", one.by.as_str()),
    };
    groups.push(Group { name: frame.t("form-asked-title"), forms: asked.iter().map(line).collect() });
    groups.retain(|group| !group.forms.is_empty());
    ListPage { first: first(&frame, stage), groups, frame }
}

/// What fits stands first; within both, the order of the files' names.
fn group<'a>(
    frame: &Frame<'a>,
    name: &'static str,
    stage: Option<Stage>,
    holds: impl Fn(&FormInfo) -> bool,
) -> Group<'a> {
    let on = duty::is_on(frame.site);
    let offered = |info: &&FormInfo| info.form.offer(on) == Offer::Yes;
    let mut forms: Vec<&FormInfo> =
        frame.site.content.forms().list().iter().filter(|info| holds(info)).filter(offered).collect();
    forms.sort_by_key(|info| !stage.is_some_and(|stage| info.form.stages.contains(&stage)));
    let line = |info: &'a FormInfo| Line {
        href: format!("/space/forms/{}", info.form.id),
        name: info.name(frame.say.locale).to_owned(),
        about: info.about(frame.say.locale).to_owned(),
    };
    Group { name: frame.t(name), forms: forms.into_iter().map(line).collect() }
}

fn first(frame: &Frame<'_>, stage: Option<Stage>) -> String {
    let Some(stage) = stage else { return frame.t("form-stage-none").to_owned() };
    let info = frame.site.content.forms().id(STAGES);
    let said = info.map_or(stage.as_str(), |info| info.choice(STAGE, stage.as_str(), frame.say.locale).text);
    frame.t1("form-stage-said", "stage", said)
}

/// A form for a sample.
#[cfg(test)]
pub(super) fn sample_form<'a>(person: &'a Person, id: &str) -> &'a FormInfo {
    person.visit.site.content.forms().id(id).expect("the form is there")
}

#[cfg(test)]
impl<'a> ListPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, None, &crate::pages::organisation::questionnaire::samples::offered())
    }

    pub(crate) fn sample_stage(person: &'a Person) -> Self {
        page(person, Some(Stage::Thinking), &[])
    }
}
