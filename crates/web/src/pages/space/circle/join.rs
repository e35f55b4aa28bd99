//! A link into a circle: who asks, what the others will see and never see, and the name to be called by.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    ActionError,
    circle::{self, Welcome},
};
use openseat_domain::circle::Age;

use super::{
    list,
    new::{check, known},
    said::{name_error, refusal},
};
use crate::{
    form::{Fields, PersonForm},
    frame::Frame,
    pages::{FieldError, greeting::code::network, problem},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/space/circle/join.html")]
pub(crate) struct JoinPage<'a> {
    frame: Frame<'a>,
    from: String,
    full: bool,
    /// The address of the circle, for who is in it already.
    inside: String,
    action: String,
    name: String,
    age: String,
    asks_age: bool,
    errors: Vec<FieldError>,
}

pub(crate) async fn show(person: Person, Path(code): Path<String>) -> Response {
    if let Ok(Some(Age::Young)) = known(&person).await {
        return person.visit.go("/space/circles");
    }
    answer(&person, &code, &Fields::default(), Vec::new()).await
}

pub(crate) async fn join(Path(code): Path<String>, PersonForm { person, fields }: PersonForm) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let errors = match check(&person, &fields).await {
        Ok(errors) => errors,
        Err(answer) => return answer,
    };
    if !errors.is_empty() {
        return answer(&person, &code, &fields, errors).await;
    }
    match circle::join(house, who, &code, &network(&person.visit), fields.text("name"), now).await {
        Ok(Some(id)) => person.visit.go(&format!("/space/circle/{id}?done=joined")),
        Ok(None) => nothing(&person, &code).await,
        Err(ActionError::Refused(problem)) => {
            let error = refusal(&person.visit.frame(), &problem.at);
            answer(&person, &code, &fields, vec![error]).await
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

async fn answer(person: &Person, code: &str, fields: &Fields, errors: Vec<FieldError>) -> Response {
    let (visit, who) = (&person.visit, &person.signed);
    let age = match known(person).await {
        Ok(age) => age,
        Err(error) => return problem::answer(visit, error),
    };
    match circle::look(&visit.site.house, who, code, &network(visit), visit.site.now()).await {
        Ok(Some(welcome)) => {
            let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
            visit.show_with(status, &page(person, code, &welcome, fields, age.is_none(), errors))
        }
        Ok(None) => nothing(person, code).await,
        Err(error) => problem::answer(visit, error),
    }
}

/// There is nothing behind these words, or not any more, or not for this person: all alike.
async fn nothing(person: &Person, code: &str) -> Response {
    list::answer(person, StatusCode::NOT_FOUND, &code.replace('-', " "), "circles-code-none").await
}

fn page<'a>(
    person: &'a Person,
    code: &str,
    welcome: &Welcome,
    fields: &Fields,
    asks_age: bool,
    errors: Vec<FieldError>,
) -> JoinPage<'a> {
    let frame = person.visit.frame();
    let said = [("name", welcome.from.as_str().into()), ("n", welcome.people.into())];
    JoinPage {
        from: frame.say.format("circle-join-from", &said),
        full: welcome.full,
        inside: if welcome.inside { format!("/space/circle/{}", welcome.circle) } else { String::new() },
        action: format!("/space/circle/join/{code}"),
        name: fields.text("name").to_owned(),
        age: fields.text("age").to_owned(),
        asks_age,
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

impl JoinPage<'_> {
    /// What is wrong with a field; empty when nothing is.
    fn wrong(&self, field: &str) -> &str {
        self.errors.iter().find(|error| error.field == field).map_or("", |error| &error.text)
    }
}

#[cfg(test)]
impl<'a> JoinPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, "amber-otter", &super::samples::welcome(), &Fields::default(), true, Vec::new())
    }

    pub(crate) fn sample_full(person: &'a Person) -> Self {
        let welcome = Welcome { full: true, people: 8, ..super::samples::welcome() };
        page(person, "amber-otter", &welcome, &Fields::default(), false, Vec::new())
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        let detail = openseat_domain::greeting::Detail::LastName;
        let error = name_error(&person.visit.frame(), openseat_domain::greeting::Fault::Detail(detail));
        let fields = Fields::read(b"name=Sam+Smith");
        page(person, "amber-otter", &super::samples::welcome(), &fields, false, vec![error])
    }
}
