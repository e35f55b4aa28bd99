//! Typing in what people answered on paper, one sheet after the other.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    ActionError,
    group_session::{self, SessionView},
    session_answer::{self, FORMS},
    session_door,
};
use openseat_content::form::FormInfo;
use uuid::Uuid;

use super::said;
use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{
        Way,
        here::after::{Sheet, Wrong, again, blank, sent},
        missing, problem,
        space::form::field::Kind,
    },
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/group_session/answers.html")]
pub(crate) struct AnswersPage<'a> {
    frame: Frame<'a>,
    heading: String,
    name: String,
    back: String,
    action: String,
    entry: String,
    kept: bool,
    other: Vec<Way>,
    sheet: Sheet,
    errors: Vec<Wrong>,
}

pub(crate) async fn show(person: Person, Path((node, id, form)): Path<(String, String, String)>) -> Response {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    let Some(info) = form_of(&person, &form) else { return missing::page_of(&person.visit) };
    match group_session::one(house, &person.signed, super::id(&node), super::id(&id), now).await {
        Ok(view) if view.may_change => {
            let sheet = blank(&person.visit.frame(), info);
            person.visit.show(&page(&person, &view, info, sheet, Vec::new()))
        }
        Ok(_) => problem::answer(&person.visit, ActionError::Denied("session of a group")),
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn save(
    Path((node, id, form)): Path<(String, String, String)>,
    PersonForm { person, fields }: PersonForm,
) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let (node, id) = (super::id(&node), super::id(&id));
    let Some(info) = form_of(&person, &form) else { return missing::page_of(&person.visit) };
    let frame = person.visit.frame();
    let given = sent(&frame, info, &fields);
    if !given.wrong.is_empty() {
        return match group_session::one(house, who, node, id, now).await {
            Ok(view) => {
                let (sheet, errors) = again(&frame, info, &given, &fields);
                person.visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, &view, info, sheet, errors))
            }
            Err(error) => problem::answer(&person.visit, error),
        };
    }
    let entry = Uuid::parse_str(fields.text("entry")).unwrap_or_else(|_| session_door::entry(house));
    let said = (info.form.id.as_str(), given.given);
    match session_answer::answer_on_paper(house, who, node, id, entry, said, now).await {
        Ok(_) => person.visit.go(&format!("{}/answers/{form}?done=yes", super::session(node, id))),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn form_of<'a>(person: &'a Person, form: &str) -> Option<&'a FormInfo> {
    person.visit.site.content.forms().id(form).filter(|_| FORMS.contains(&form))
}

fn page<'a>(
    person: &'a Person,
    view: &SessionView,
    info: &FormInfo,
    sheet: Sheet,
    errors: Vec<Wrong>,
) -> AnswersPage<'a> {
    let (visit, frame) = (&person.visit, person.visit.frame());
    let here = super::session(view.node.node(), view.id);
    let mine = info.form.id.as_str();
    let others = FORMS.iter().filter(|form| **form != mine).filter_map(|form| visit.site.content.forms().id(form));
    let way = |other: &FormInfo| Way {
        href: format!("{here}/answers/{}", other.form.id),
        label: other.name(visit.locale).to_owned(),
    };
    AnswersPage {
        heading: said::slot(&frame, &view.slot),
        name: info.name(visit.locale).to_owned(),
        back: format!("{here}/paper"),
        action: format!("{here}/answers/{mine}"),
        entry: session_door::entry(&visit.site.house).to_string(),
        kept: visit.value("done").is_some(),
        other: others.map(way).collect(),
        sheet,
        frame: Frame { error: !errors.is_empty(), ..visit.frame() },
        errors,
    }
}

#[cfg(test)]
impl<'a> AnswersPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let info = form_of(person, "after-meeting").expect("it is there");
        let sheet = blank(&person.visit.frame(), info);
        let page = page(person, &super::samples::held(), info, sheet, Vec::new());
        Self { entry: Uuid::nil().to_string(), ..page }
    }
}
