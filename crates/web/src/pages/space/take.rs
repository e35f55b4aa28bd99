//! Taking everything out, and leaving for good.

use askama::Template;
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use openseat_actions::take;

use super::said;
use crate::{cookie, form::PersonForm, frame::Frame, pages::problem, person::Person, visit::Visit};

#[derive(Template)]
#[template(path = "pages/space/take.html")]
pub(crate) struct TakePage<'a> {
    frame: Frame<'a>,
    /// The day on which everything goes, when the person asked for that.
    erase: String,
    days: i64,
}

#[derive(Template)]
#[template(path = "pages/space/take_now.html")]
pub(crate) struct TakeNowPage<'a> {
    frame: Frame<'a>,
}

#[derive(Template)]
#[template(path = "pages/space/gone.html")]
pub(crate) struct GonePage<'a> {
    frame: Frame<'a>,
}

pub(crate) async fn show(person: Person) -> Response {
    person.visit.show(&page(&person))
}

/// For who comes back from proving who they are to what only a form can do.
pub(crate) async fn back(person: Person) -> Response {
    person.visit.go("/space/take")
}

pub(crate) async fn download(PersonForm { person, .. }: PersonForm) -> Response {
    match take::archive(&person.visit.site.house, &person.signed, person.visit.site.now()).await {
        Ok(archive) => {
            let name = HeaderValue::from_static("attachment; filename=\"my-space.zip\"");
            let kind = HeaderValue::from_static("application/zip");
            ([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], archive).into_response()
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn delete(PersonForm { person, .. }: PersonForm) -> Response {
    match take::ask_erase(&person.visit.site.house, &person.signed, person.visit.site.now()).await {
        Ok(_) => person.visit.go("/space"),
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// The question before what cannot be undone.
pub(crate) async fn ask(person: Person) -> Response {
    person.visit.show(&TakeNowPage { frame: person.visit.frame() })
}

pub(crate) async fn delete_now(PersonForm { person, .. }: PersonForm) -> Response {
    let visit = &person.visit;
    match take::erase_now(&visit.site.house, &person.signed, visit.site.now()).await {
        Ok(()) => {
            let mut response = visit.go("/gone");
            if let Some(gone) = cookie::take_back(visit.cookie_way()) {
                response.headers_mut().append(header::SET_COOKIE, gone);
            }
            response
        }
        Err(error) => problem::answer(visit, error),
    }
}

/// After all is deleted: nobody is signed in here.
pub(crate) async fn gone(visit: Visit) -> Response {
    visit.show(&GonePage { frame: visit.frame() })
}

fn page(person: &Person) -> TakePage<'_> {
    let frame = person.visit.frame();
    let erase = person.signed.erase_at.map(|at| said::day_of(&frame, at)).unwrap_or_default();
    TakePage { frame, erase, days: take::GRACE_DAYS }
}

#[cfg(test)]
impl<'a> TakePage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person)
    }
}

#[cfg(test)]
impl<'a> TakeNowPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        Self { frame }
    }
}

#[cfg(test)]
impl<'a> GonePage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        Self { frame }
    }
}
