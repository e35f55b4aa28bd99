//! Whether one meeting gives letters of attendance, for those who keep the list.

use askama::Template;
use axum::{extract::Path, response::Response};
use openseat_actions::attendance_proof;
use openseat_domain::attendance_proof::Offered;

use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{meeting, organisation::attendance_proof::offers, problem},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/directory/attendance_proof.html")]
pub(crate) struct OfferPage<'a> {
    frame: Frame<'a>,
    name: String,
    meeting: String,
    action: String,
    choices: Vec<(&'static str, String, bool)>,
    done: &'a str,
}

pub(crate) async fn show(Path(slug): Path<String>, person: Person) -> Response {
    if let Err(error) =
        attendance_proof::may_offer(&person.visit.site.house, &person.signed, &slug, person.visit.site.now()).await
    {
        return problem::answer(&person.visit, error);
    }
    match meeting::find(&person.visit, &slug).await {
        Ok(view) => person.visit.show(&page(&person, &view.slug, &view.draft.name, view.letters)),
        Err(response) => response,
    }
}

pub(crate) async fn send(Path(slug): Path<String>, PersonForm { person, fields }: PersonForm) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let offered = Offered::parse(fields.text("offered")).unwrap_or_default();
    match attendance_proof::offer(house, who, &slug, offered, now).await {
        Ok(()) => person.visit.go(&format!("/directory/letters/{slug}?done=yes")),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, slug: &str, name: &str, offered: Offered) -> OfferPage<'a> {
    let frame = person.visit.frame();
    OfferPage {
        name: name.to_owned(),
        meeting: format!("/meeting/{slug}"),
        action: format!("/directory/letters/{slug}"),
        choices: offers(&frame, offered),
        done: if person.visit.value("done").is_some() { frame.t("org-letters-done") } else { "" },
        frame,
    }
}

#[cfg(test)]
impl<'a> OfferPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, "new-start", "New & <b>Start</b>", Offered::OnRequest)
    }
}
