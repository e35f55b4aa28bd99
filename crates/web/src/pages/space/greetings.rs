//! Greeters that a person with an account asked: their codes, kept in their space.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    ActionError,
    greeting::{self, KeptView},
};
use uuid::Uuid;

use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{
        FieldError,
        greeter::when,
        greeting::{called, code::network},
        missing, problem,
    },
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/space/greetings.html")]
pub(crate) struct KeptPage<'a> {
    frame: Frame<'a>,
    done: &'a str,
    kept: Vec<Line>,
    typed: String,
    errors: Vec<FieldError>,
}

struct Line {
    words: String,
    href: String,
    forget: String,
}

pub(crate) async fn show(person: Person) -> Response {
    let typed = person.visit.value("code").unwrap_or_default().replace('-', " ");
    answer(&person, &typed, Vec::new()).await
}

pub(crate) async fn keep(PersonForm { person, fields }: PersonForm) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let typed = fields.text("code");
    let key = match greeting::keep(house, who, typed, &network(&person.visit), now).await {
        Ok(true) => return person.visit.go("/space/greetings?done=kept"),
        Ok(false) => "greeting-find-none",
        Err(ActionError::Refused(_)) => "kept-full",
        Err(error) => return problem::answer(&person.visit, error),
    };
    let error = FieldError { field: "code", text: person.visit.say().t(key).to_owned() };
    answer(&person, typed, vec![error]).await
}

pub(crate) async fn forget(Path(id): Path<String>, PersonForm { person, .. }: PersonForm) -> Response {
    let Ok(id) = Uuid::parse_str(&id) else { return missing::page_of(&person.visit) };
    match greeting::forget(&person.visit.site.house, &person.signed, id, person.visit.site.now()).await {
        Ok(true) => person.visit.go("/space/greetings?done=forgot"),
        Ok(false) => missing::page_of(&person.visit),
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// The address of a form opened as a page.
pub(crate) async fn back(person: Person) -> Response {
    person.visit.go("/space/greetings")
}

async fn answer(person: &Person, typed: &str, errors: Vec<FieldError>) -> Response {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    match greeting::kept(&person.visit.site.house, &person.signed, person.visit.site.now()).await {
        Ok(kept) => person.visit.show_with(status, &page(person, &kept, typed, errors)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, kept: &[KeptView], typed: &str, errors: Vec<FieldError>) -> KeptPage<'a> {
    let frame = person.visit.frame();
    let line = |one: &KeptView| {
        let view = &one.greeting;
        let said = [
            ("when", when(&frame, &view.meeting.zone, view.start).into()),
            ("meeting", called(&frame, &view.meeting.name).into()),
        ];
        Line {
            words: frame.say.format("kept-line", &said),
            href: format!("/greeting/{}", greeting::words(view.code, view.language)),
            forget: format!("/space/greetings/{}/forget", one.id),
        }
    };
    KeptPage {
        done: match person.visit.value("done").as_deref() {
            Some("kept") => frame.t("kept-saved"),
            Some("forgot") => frame.t("kept-forgot"),
            _ => "",
        },
        kept: kept.iter().map(line).collect(),
        typed: typed.to_owned(),
        frame: Frame { error: !errors.is_empty(), ..person.visit.frame() },
        errors,
    }
}

impl KeptPage<'_> {
    fn wrong(&self) -> &str {
        self.errors.first().map_or("", |error| &error.text)
    }
}

#[cfg(test)]
impl<'a> KeptPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let greeting = crate::pages::greeting::samples::view(openseat_domain::greeting::State::Accepted);
        page(person, &[KeptView { id: Uuid::from_u128(70), greeting }], "", Vec::new())
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        let error = FieldError { field: "code", text: person.visit.say().t("greeting-find-none").to_owned() };
        page(person, &[], "amber otter <b>", vec![error])
    }
}
