//! After an answer that may mean danger: help, and a way on. Nobody is told, unless the person asks whoever is on duty.

use askama::Template;
use axum::{extract::Path, response::Response};
use openseat_actions::{duty::Ask, response::ResponseView};
use openseat_content::form::FormInfo;

use super::{ask, duty::Asking, kept};
use crate::{frame::Frame, pages::FieldError, person::Person};

#[derive(Template)]
#[template(path = "pages/space/form/help.html")]
pub(crate) struct HelpNextPage<'a> {
    frame: Frame<'a>,
    on: String,
    /// Where `on` leads, in a word.
    then: String,
    /// Only while somebody is on duty.
    asking: Option<Asking>,
    errors: Vec<FieldError>,
}

pub(crate) async fn show(person: Person, Path((form, id)): Path<(String, String)>) -> Response {
    let held = match kept(&person, &form).await {
        Ok(held) => held,
        Err(answer) => return answer,
    };
    let info: &FormInfo = &held;
    match ask::of(&person, info, &id).await {
        Ok(one) => {
            let then = person.visit.value("then").unwrap_or_default();
            person.visit.show(&page(&person, info, &one, &then, Ask::default(), Vec::new()))
        }
        Err(answer) => answer,
    }
}

/// The address to go on at.
pub(super) fn on(info: &FormInfo, id: &str, then: &str) -> String {
    let here = format!("/space/forms/{}/{id}", info.form.id);
    if then == "all" || info.form.item(then).is_some() { format!("{here}/{then}") } else { here }
}

pub(super) fn page<'a>(
    person: &'a Person,
    info: &FormInfo,
    one: &ResponseView,
    then: &str,
    typed: Ask,
    errors: Vec<FieldError>,
) -> HelpNextPage<'a> {
    let (frame, site) = (person.visit.frame(), &person.visit.site);
    let here = format!("/space/forms/{}/{}", info.form.id, one.id);
    let there = site.house.on_duty(site.now()).filter(|_| info.form.danger_in(&one.kept.answers));
    let wrong = |field: &str| {
        errors.iter().find(|error| error.field == field).map(|error| error.text.clone()).unwrap_or_default()
    };
    let asking = there.map(|there| Asking {
        wrong_way: wrong("way"),
        wrong_called: wrong("called"),
        ..Asking::new(&frame, there, &here, typed)
    });
    HelpNextPage {
        on: on(info, &one.id.to_string(), then),
        then: then.to_owned(),
        asking,
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

#[cfg(test)]
impl<'a> HelpNextPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let info = super::list::sample_form(person, "phq-9");
        let one = crate::pages::space::samples::answered(info);
        page(person, info, &one, "q10", Ask::default(), Vec::new())
    }

    pub(crate) fn sample_on_duty(person: &'a Person) -> Self {
        let (page, duty) = (Self::sample(person), super::duty::sample_duty());
        let until = duty.week.until(page.frame.site.now()).expect("a Monday evening is within the hours");
        let there = openseat_domain::duty::OnDuty { duty: &duty, until };
        let asking = Asking::new(&page.frame, there, "/space/forms/phq-9/81", Ask::default());
        Self { asking: Some(asking), ..page }
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        let page = Self::sample_on_duty(person);
        let text = page.frame.t("duty-wrong-way").to_owned();
        let asking = page.asking.map(|asking| Asking { way: "ask Jo".into(), wrong_way: text.clone(), ..asking });
        let errors = vec![FieldError { field: "way", text }];
        Self { frame: Frame { error: true, ..page.frame }, asking, errors, ..page }
    }
}
