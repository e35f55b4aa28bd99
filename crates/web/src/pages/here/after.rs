//! A minute after the meeting: two short sheets, each can be left out. The entry stands in the address, so that nothing is kept
//! in the browser and nothing is counted twice.

use std::collections::BTreeMap;

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    session_answer::{self, FORMS},
    session_door::{self, AtDoor, Way},
};
use openseat_content::form::FormInfo;
use openseat_domain::form::{Answers, Item};
use uuid::Uuid;

use crate::{
    form::{Fields, OpenForm},
    frame::Frame,
    pages::{
        missing, problem,
        space::form::{
            field::{Field, Filled, Kind, Making},
            read::{self, Sent},
        },
    },
    visit::Visit,
};

#[derive(Template)]
#[template(path = "pages/here/after.html")]
pub(crate) struct AfterPage<'a> {
    frame: Frame<'a>,
    group: String,
    name: String,
    about: String,
    /// "1 of 2".
    place: String,
    action: String,
    skip: String,
    sheet: Sheet,
    errors: Vec<Wrong>,
}

/// The fields of one form.
pub(crate) struct Sheet {
    pub(crate) fields: Vec<Field>,
    pub(crate) shown: Vec<String>,
}

/// One entry of the error summary.
pub(crate) struct Wrong {
    pub(crate) field: String,
    pub(crate) text: String,
}

/// The door of the questions: everybody who comes gets an entry of their own.
pub(crate) async fn begin(visit: Visit, Path(link): Path<String>) -> Response {
    match session_door::at(&visit.site.house, Way::Link(&link), visit.site.now()).await {
        Ok(Some(_)) => visit.go(&format!("/after/{link}/{}/1", session_door::entry(&visit.site.house))),
        Ok(None) => missing::page_of(&visit),
        Err(error) => problem::answer(&visit, error),
    }
}

pub(crate) async fn show(visit: Visit, Path((link, entry, step)): Path<(String, String, String)>) -> Response {
    let Some(info) = form_of(&visit, &step) else { return missing::page_of(&visit) };
    match session_door::at(&visit.site.house, Way::Link(&link), visit.site.now()).await {
        Ok(Some(at)) => {
            let sheet = blank(&visit.frame(), info);
            visit.show(&page(&visit, &at, info, (&link, &entry, &step), sheet, Vec::new()))
        }
        Ok(None) => missing::page_of(&visit),
        Err(error) => problem::answer(&visit, error),
    }
}

pub(crate) async fn send(
    Path((link, entry, step)): Path<(String, String, String)>,
    OpenForm { visit, fields, .. }: OpenForm,
) -> Response {
    let (house, now, way) = (&visit.site.house, visit.site.now(), Way::Link(&link));
    let (Some(info), Ok(id)) = (form_of(&visit, &step), Uuid::parse_str(&entry)) else {
        return missing::page_of(&visit);
    };
    let sent = sent(&visit.frame(), info, &fields);
    if !sent.wrong.is_empty() {
        return match session_door::at(house, way, now).await {
            Ok(Some(at)) => {
                let (sheet, errors) = again(&visit.frame(), info, &sent, &fields);
                let page = page(&visit, &at, info, (&link, &entry, &step), sheet, errors);
                visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
            }
            Ok(None) => missing::page_of(&visit),
            Err(error) => problem::answer(&visit, error),
        };
    }
    match session_answer::answer(house, way, id, info.form.id.as_str(), sent.given, now).await {
        Ok(_) => visit.go(&next(&link, &entry, &step)),
        Err(error) => problem::answer(&visit, error),
    }
}

fn form_of<'a>(visit: &'a Visit, step: &str) -> Option<&'a FormInfo> {
    let step: usize = step.parse().ok()?;
    visit.site.content.forms().id(FORMS.get(step.checked_sub(1)?)?)
}

fn next(link: &str, entry: &str, step: &str) -> String {
    let step = step.parse::<usize>().unwrap_or(FORMS.len());
    if step < FORMS.len() { format!("/after/{link}/{entry}/{}", step + 1) } else { "/after/plan".to_owned() }
}

/// Every question of a form, on one sheet.
fn items(info: &FormInfo) -> Vec<&Item> {
    info.form.items.iter().collect()
}

/// A sheet on which nothing is answered.
pub(crate) fn blank(frame: &Frame<'_>, info: &FormInfo) -> Sheet {
    let (none, wrong) = (Answers::default(), BTreeMap::new());
    made(frame, info, Filled::Kept(&none), &none, &wrong)
}

/// What was sent.
pub(crate) fn sent(frame: &Frame<'_>, info: &FormInfo, fields: &Fields) -> Sent {
    read::read(frame, fields, &items(info))
}

/// The sheet as it was sent, with what is wrong.
pub(crate) fn again(frame: &Frame<'_>, info: &FormInfo, sent: &Sent, fields: &Fields) -> (Sheet, Vec<Wrong>) {
    let sheet = made(frame, info, Filled::Sent(fields), &sent.given, &sent.wrong);
    let error = |(field, text): (&String, &String)| Wrong { field: field.clone(), text: text.clone() };
    (sheet, sent.wrong.iter().map(error).collect())
}

fn made(
    frame: &Frame<'_>,
    info: &FormInfo,
    filled: Filled<'_>,
    live: &Answers,
    wrong: &BTreeMap<String, String>,
) -> Sheet {
    let fields = Making { frame, info, filled, live, wrong }.all(&items(info));
    let every = info.form.every();
    let links = fields.iter().filter(|field| every.iter().any(|item| item.is_question() && item.link == field.name));
    Sheet { shown: links.map(|field| field.name.clone()).collect(), fields }
}

fn page<'a>(
    visit: &'a Visit,
    at: &AtDoor,
    info: &FormInfo,
    (link, entry, step): (&str, &str, &str),
    sheet: Sheet,
    errors: Vec<Wrong>,
) -> AfterPage<'a> {
    let frame = visit.frame();
    let number = step.parse::<usize>().unwrap_or(1);
    AfterPage {
        group: at.group.clone(),
        name: info.name(visit.locale).to_owned(),
        about: info.about(visit.locale).to_owned(),
        place: frame.say.format("after-place", &[("n", number.into()), ("of", FORMS.len().into())]),
        action: format!("/after/{link}/{entry}/{step}"),
        skip: next(link, entry, step),
        sheet,
        frame: Frame { error: !errors.is_empty(), ..visit.frame() },
        errors,
    }
}

#[cfg(test)]
impl<'a> AfterPage<'a> {
    pub(crate) fn sample(visit: &'a Visit, step: &str) -> Self {
        let info = form_of(visit, step).expect("there is such a form");
        let sheet = blank(&visit.frame(), info);
        page(visit, &super::sample_door(), info, ("LINK", "ENTRY", step), sheet, Vec::new())
    }
}
