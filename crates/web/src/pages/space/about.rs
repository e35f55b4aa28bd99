//! About me: a first name and how to reach me, if the person wants to keep them here.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use openseat_actions::{
    ActionError,
    space::{self, About},
};
use openseat_domain::consent::Field;

use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{FieldError, problem},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/space/about.html")]
pub(crate) struct AboutMePage<'a> {
    frame: Frame<'a>,
    first_name: String,
    contact: String,
    errors: Vec<FieldError>,
}

pub(crate) async fn show(person: Person) -> Response {
    match space::about(&person.visit.site.house, &person.signed).await {
        Ok(about) => person.visit.show(&page(&person, about, Vec::new())),
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn save(PersonForm { person, fields, .. }: PersonForm) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let typed = [(Field::FirstName, fields.text("first_name")), (Field::Contact, fields.text("contact"))];
    let mut errors = Vec::new();
    for (field, text) in typed {
        match space::write(house, who, field, &text.replace("\r\n", "\n"), now).await {
            Ok(()) => {}
            Err(ActionError::Refused(_)) => errors.push(too_long(&person, field)),
            Err(error) => return problem::answer(&person.visit, error),
        }
    }
    if errors.is_empty() {
        return person.visit.go("/space?done=saved");
    }
    let [(_, first_name), (_, contact)] = typed.map(|(field, text)| (field, Some(text.to_owned())));
    let page = page(&person, About { first_name, contact }, errors);
    person.visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

fn too_long(person: &Person, field: Field) -> FieldError {
    let field = if field == Field::FirstName { "first_name" } else { "contact" };
    FieldError { field, text: person.visit.frame().t("about-me-too-long").to_owned() }
}

fn page(person: &Person, about: About, errors: Vec<FieldError>) -> AboutMePage<'_> {
    AboutMePage {
        frame: Frame { error: !errors.is_empty(), ..person.visit.frame() },
        first_name: about.first_name.unwrap_or_default(),
        contact: about.contact.unwrap_or_default(),
        errors,
    }
}

impl AboutMePage<'_> {
    /// What is wrong with a field; empty when nothing is.
    fn wrong(&self, field: &str) -> &str {
        self.errors.iter().find(|error| error.field == field).map_or("", |error| &error.text)
    }
}

#[cfg(test)]
impl<'a> AboutMePage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, super::samples::kept().about, Vec::new())
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        page(person, super::samples::kept().about, vec![too_long(person, Field::Contact)])
    }
}
