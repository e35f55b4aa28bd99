//! Keeping a plan that was made without an account: what will be kept, then one button.

use askama::Template;
use axum::response::Response;

use crate::{
    form::Fields,
    frame::Frame,
    pages::{
        missing,
        self_check::plan::{self, Answered, answered, carried, read_plan},
    },
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/space/self_check.html")]
pub(crate) struct KeepPage<'a> {
    frame: Frame<'a>,
    lines: Vec<Answered>,
    carried: Vec<(String, String)>,
}

pub(crate) async fn show(person: Person) -> Response {
    let fields = Fields::read(person.visit.uri.query().unwrap_or_default().as_bytes());
    match page(&person, &fields) {
        Some(page) => person.visit.show(&page),
        None => missing::page_of(&person.visit),
    }
}

fn page<'a>(person: &'a Person, fields: &Fields) -> Option<KeepPage<'a>> {
    let frame = person.visit.frame();
    let info = plan::form(&person.visit)?;
    let lines = answered(&frame, info, &read_plan(&frame, info, fields).given);
    Some(KeepPage { lines, carried: carried(info, fields), frame })
}

#[cfg(test)]
impl<'a> KeepPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, &plan::sample_fields()).expect("the form is there")
    }
}
