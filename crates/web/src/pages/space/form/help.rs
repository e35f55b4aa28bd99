//! After an answer that may mean danger: help, and a way on. Nobody is told.

use askama::Template;
use axum::{extract::Path, response::Response};
use openseat_content::form::FormInfo;

use super::{ask, offered};
use crate::{frame::Frame, person::Person};

#[derive(Template)]
#[template(path = "pages/space/form/help.html")]
pub(crate) struct HelpNextPage<'a> {
    frame: Frame<'a>,
    on: String,
}

pub(crate) async fn show(person: Person, Path((form, id)): Path<(String, String)>) -> Response {
    let info = match offered(&person, &form) {
        Ok(info) => info,
        Err(answer) => return answer,
    };
    match ask::of(&person, info, &id).await {
        Ok(one) => {
            let then = person.visit.value("then").unwrap_or_default();
            person.visit.show(&page(&person, info, &one.id.to_string(), &then))
        }
        Err(answer) => answer,
    }
}

fn page<'a>(person: &'a Person, info: &FormInfo, id: &str, then: &str) -> HelpNextPage<'a> {
    let here = format!("/space/forms/{}/{id}", info.form.id);
    let on = if then == "all" || info.form.item(then).is_some() { format!("{here}/{then}") } else { here };
    HelpNextPage { frame: person.visit.frame(), on }
}

#[cfg(test)]
impl<'a> HelpNextPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, super::list::sample_form(person, "phq-9"), "81", "q10")
    }
}
