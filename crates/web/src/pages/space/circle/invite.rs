//! To ask somebody in: a link, shown once.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    ActionError,
    circle::{self, Open},
    greeting,
};
use openseat_domain::circle::INVITED_DAYS;
use uuid::Uuid;

use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{missing, problem, space::said},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/space/circle/invite.html")]
pub(crate) struct InvitePage<'a> {
    frame: Frame<'a>,
    done: &'a str,
    back: String,
    action: String,
    /// The link that was made just now, and its words; empty else.
    link: String,
    words: String,
    open: Vec<(Uuid, String)>,
    full: bool,
}

pub(crate) async fn show(person: Person, Path(id): Path<String>) -> Response {
    answer(&person, &id, "", false).await
}

/// Makes a link, or takes one back.
pub(crate) async fn send(Path(id): Path<String>, PersonForm { person, fields }: PersonForm) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let Ok(circle) = Uuid::parse_str(&id) else { return missing::page_of(&person.visit) };
    if let Ok(link) = Uuid::parse_str(fields.text("link")) {
        return match circle::take_back(house, who, circle, link, now).await {
            Ok(true) => person.visit.go(&format!("/space/circle/{circle}/invite?done=back")),
            Ok(false) => missing::page_of(&person.visit),
            Err(error) => problem::answer(&person.visit, error),
        };
    }
    match circle::invite(house, who, circle, now).await {
        Ok(Some(code)) => answer(&person, &id, &greeting::words(code, person.visit.locale), false).await,
        Ok(None) => missing::page_of(&person.visit),
        Err(ActionError::Refused(_)) => answer(&person, &id, "", true).await,
        Err(error) => problem::answer(&person.visit, error),
    }
}

async fn answer(person: &Person, id: &str, words: &str, full: bool) -> Response {
    let visit = &person.visit;
    let Ok(circle) = Uuid::parse_str(id) else { return missing::page_of(visit) };
    match circle::open(&visit.site.house, &person.signed, circle, visit.site.now()).await {
        Ok(Some(open)) => {
            let status = if full { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
            visit.show_with(status, &page(person, circle, &open, words, full))
        }
        Ok(None) => missing::page_of(visit),
        Err(error) => problem::answer(visit, error),
    }
}

fn page<'a>(person: &'a Person, circle: Uuid, open: &[Open], words: &str, full: bool) -> InvitePage<'a> {
    let frame = person.visit.frame();
    let until = |one: &Open| (one.id, frame.t1("circle-invite-until", "day", said::day_of(&frame, one.until)));
    InvitePage {
        done: match person.visit.value("done").as_deref() {
            Some("begun") if words.is_empty() => frame.t("circle-done-begun"),
            Some("back") if words.is_empty() => frame.t("circle-invite-gone"),
            _ => "",
        },
        back: format!("/space/circle/{circle}"),
        action: format!("/space/circle/{circle}/invite"),
        link: match words {
            "" => String::new(),
            words => person.visit.absolute(&format!("/space/circle/join/{words}")),
        },
        words: words.replace('-', " "),
        open: open.iter().map(until).collect(),
        full,
        frame,
    }
}

impl InvitePage<'_> {
    fn how(&self) -> String {
        self.frame.t1("circle-invite-how", "n", INVITED_DAYS)
    }
}

#[cfg(test)]
impl<'a> InvitePage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, Uuid::from_u128(1), &super::samples::open(), "", false)
    }

    pub(crate) fn sample_made(person: &'a Person) -> Self {
        page(person, Uuid::from_u128(1), &super::samples::open(), "amber-otter-lake-moss", false)
    }

    pub(crate) fn sample_full(person: &'a Person) -> Self {
        page(person, Uuid::from_u128(1), &super::samples::open(), "", true)
    }
}
