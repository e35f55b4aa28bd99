//! To begin a circle: a name for it, and what the others will see. How old somebody is is asked once.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use openseat_actions::{ActionError, circle};
use openseat_domain::circle::Age;

use super::said::{name_error, refusal};
use crate::{
    form::{Fields, PersonForm},
    frame::Frame,
    pages::{FieldError, problem},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/space/circle/new.html")]
pub(crate) struct NewPage<'a> {
    frame: Frame<'a>,
    name: String,
    age: String,
    asks_age: bool,
    errors: Vec<FieldError>,
}

pub(crate) async fn show(person: Person) -> Response {
    match known(&person).await {
        Ok(Some(Age::Young)) => person.visit.go("/space/circles"),
        Ok(age) => person.visit.show(&page(&person, "", "", age.is_none(), Vec::new())),
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn begin(PersonForm { person, fields }: PersonForm) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let errors = match check(&person, &fields).await {
        Ok(errors) => errors,
        Err(answer) => return answer,
    };
    if !errors.is_empty() {
        return again(&person, &fields, errors).await;
    }
    match circle::start(house, who, fields.text("name"), now).await {
        Ok(id) => person.visit.go(&format!("/space/circle/{id}/invite?done=begun")),
        Err(ActionError::Refused(problem)) => {
            let error = refusal(&person.visit.frame(), &problem.at);
            again(&person, &fields, vec![error]).await
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// What is wrong with a name and an age; whoever says that they are under 18 goes to what there is for them. Nothing of
/// the rest is kept then.
#[allow(clippy::result_large_err, reason = "the answer is sent as it is")]
pub(super) async fn check(person: &Person, fields: &Fields) -> Result<Vec<FieldError>, Response> {
    let (visit, who) = (&person.visit, &person.signed);
    let trouble = |error| problem::answer(visit, error);
    let known = known(person).await.map_err(trouble)?;
    let said = known.or_else(|| Age::parse(fields.text("age")));
    if said == Some(Age::Young) {
        circle::say_age(&visit.site.house, who, Age::Young, visit.site.now()).await.map_err(trouble)?;
        return Err(visit.go("/space/circles"));
    }
    let frame = visit.frame();
    let mut errors: Vec<FieldError> = Vec::new();
    let fault = circle::name_fault(&visit.site.house, who, fields.text("name")).await.map_err(trouble)?;
    errors.extend(fault.map(|fault| name_error(&frame, fault)));
    if said.is_none() {
        errors.push(refusal(&frame, "age"));
    }
    if errors.is_empty() && known.is_none() {
        circle::say_age(&visit.site.house, who, Age::Adult, visit.site.now()).await.map_err(trouble)?;
    }
    Ok(errors)
}

pub(super) async fn known(person: &Person) -> openseat_actions::Result<Option<Age>> {
    circle::age(&person.visit.site.house, &person.signed, person.visit.site.now()).await
}

async fn again(person: &Person, fields: &Fields, errors: Vec<FieldError>) -> Response {
    match known(person).await {
        Ok(age) => {
            let page = page(person, fields.text("name"), fields.text("age"), age.is_none(), errors);
            person.visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, name: &str, age: &str, asks_age: bool, errors: Vec<FieldError>) -> NewPage<'a> {
    NewPage {
        frame: Frame { error: !errors.is_empty(), ..person.visit.frame() },
        name: name.to_owned(),
        age: age.to_owned(),
        asks_age,
        errors,
    }
}

impl NewPage<'_> {
    /// What is wrong with a field; empty when nothing is.
    fn wrong(&self, field: &str) -> &str {
        self.errors.iter().find(|error| error.field == field).map_or("", |error| &error.text)
    }
}

#[cfg(test)]
impl<'a> NewPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, "", "", true, Vec::new())
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        let frame = person.visit.frame();
        let errors = vec![name_error(&frame, openseat_domain::greeting::Fault::Missing), refusal(&frame, "age")];
        page(person, "Sam <b>", "", true, errors)
    }
}
