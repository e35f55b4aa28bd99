//! Where a group can be written to, as the group told a keeper.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    ActionError,
    contact::{self, ContactView},
};
use openseat_content::Locale;

use super::super::space::said;
use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{FieldError, meeting, problem},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/directory/contact.html")]
pub(crate) struct ContactPage<'a> {
    frame: Frame<'a>,
    name: String,
    meeting: String,
    action: String,
    address: String,
    languages: Vec<(Locale, bool)>,
    /// What is known: since when, or that the group wants no letters.
    note: String,
    /// There is an address to forget.
    kept: bool,
    done: &'a str,
    errors: Vec<FieldError>,
}

pub(crate) async fn show(Path(slug): Path<String>, person: Person) -> Response {
    match contact::view(&person.visit.site.house, &person.signed, &slug).await {
        Ok(known) => shown(&person, &slug, known, None).await,
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn send(Path(slug): Path<String>, PersonForm { person, fields, .. }: PersonForm) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let locale = Locale::from_tag(fields.text("language")).unwrap_or(person.visit.locale);
    let address = if fields.text("do") == "forget" { "" } else { fields.text("address") };
    if address.is_empty() && fields.text("do") != "forget" {
        return wrong(&person, &slug, address, locale).await;
    }
    match contact::keep(house, who, &slug, address, locale, now).await {
        Ok(()) => person.visit.go(&format!("/directory/contact/{slug}?done=1")),
        Err(ActionError::Refused(_)) => wrong(&person, &slug, address, locale).await,
        Err(error) => problem::answer(&person.visit, error),
    }
}

async fn wrong(person: &Person, slug: &str, typed: &str, locale: Locale) -> Response {
    match contact::view(&person.visit.site.house, &person.signed, slug).await {
        Ok(known) => shown(person, slug, known, Some((typed, locale))).await,
        Err(error) => problem::answer(&person.visit, error),
    }
}

async fn shown(person: &Person, slug: &str, known: Option<ContactView>, wrong: Option<(&str, Locale)>) -> Response {
    let view = match meeting::find(&person.visit, slug).await {
        Ok(view) => view,
        Err(response) => return response,
    };
    let page = page(person, &view.slug, &view.draft.name, known);
    match wrong {
        Some((typed, locale)) => {
            person.visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &with_error(page, typed, locale))
        }
        None => person.visit.show(&page),
    }
}

fn page<'a>(person: &'a Person, slug: &str, name: &str, known: Option<ContactView>) -> ContactPage<'a> {
    let frame = person.visit.frame();
    let day = |at: jiff::Timestamp| said::day(&frame, at.to_zoned(frame.site.zone.clone()).date());
    let note = match &known {
        Some(known) if known.stopped => frame.t("fresh-reach-stopped").to_owned(),
        Some(known) => frame.t1("contact-since", "date", day(known.set_at)),
        None => String::new(),
    };
    let locale = known.as_ref().map_or(person.visit.locale, |known| known.locale);
    ContactPage {
        name: if name.is_empty() { frame.t("card-no-name").to_owned() } else { name.to_owned() },
        meeting: format!("/meeting/{slug}"),
        action: format!("/directory/contact/{slug}"),
        kept: known.is_some(),
        address: known.map(|known| known.address).unwrap_or_default(),
        languages: Locale::ALL.into_iter().map(|one| (one, one == locale)).collect(),
        note,
        done: if person.visit.value("done").is_some() { frame.t("desk-done") } else { "" },
        errors: Vec::new(),
        frame,
    }
}

fn with_error<'a>(page: ContactPage<'a>, typed: &str, locale: Locale) -> ContactPage<'a> {
    let error = FieldError { field: "address", text: page.frame.t("link-wrong-address").to_owned() };
    ContactPage {
        errors: vec![error],
        address: typed.to_owned(),
        languages: Locale::ALL.into_iter().map(|one| (one, one == locale)).collect(),
        frame: Frame { error: true, ..page.frame },
        ..page
    }
}

#[cfg(test)]
impl<'a> ContactPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let set_at = jiff::Timestamp::from_second(1_770_000_000).expect("a moment");
        let known = ContactView { address: "group@example.org".into(), locale: Locale::Es, set_at, stopped: false };
        page(person, "new-start", "New Start & <b>Friends</b>", Some(known))
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        with_error(page(person, "new-start", "New Start", None), "us<b>", Locale::En)
    }
}
