//! Making a space: a passphrase, and nothing else.

use axum::{http::HeaderMap, response::Response};
use openseat_actions::account;

use super::{
    ask::{AskPage, Field, Kind},
    enter, refused, words,
};
use crate::{
    form::OpenForm,
    pages::{
        Way,
        problem::{self, Trouble},
    },
    person::{Bearer, Found},
    times,
    visit::Visit,
    way_back,
};

pub(crate) async fn show(visit: Visit, asked: HeaderMap) -> Response {
    let then = enter::wanted(visit.value("then").as_deref());
    match Bearer::find(visit, &asked).await {
        Ok(Found::Whole(person)) => person.visit.go(if then.is_empty() { enter::SPACE } else { &then }),
        Ok(Found::Half(person)) => person.visit.show(&page(&person.visit, then)),
        Ok(Found::Nobody(visit)) => visit.show(&page(&visit, then)),
        Err(response) => response,
    }
}

/// Makes the space and shows its words at once: they are kept nowhere, so there is no address to show them at.
///
/// The same form sent again (a page that was loaded anew) comes from someone who is signed in, and makes nothing.
pub(crate) async fn send(OpenForm { visit, fields, device, headers }: OpenForm) -> Response {
    let then = enter::wanted(Some(fields.text("then")));
    let visit = match Bearer::find(visit, &headers).await {
        Ok(Found::Whole(person)) => return person.visit.go("/space/words"),
        Ok(Found::Half(person)) => person.visit,
        Ok(Found::Nobody(visit)) => visit,
        Err(response) => return response,
    };
    let (house, now) = (&visit.site.house, visit.site.now());
    if !visit.site.spaces.admits(visit.from, times::minute_of(now)) {
        return problem::show(&visit, Trouble::Busy);
    }
    match account::start(house, fields.exact("passphrase").to_owned(), visit.locale, device, now).await {
        Ok(started) => words::started(visit, &headers, &started, &then).await,
        Err(error) => refused::again(&visit, page(&visit, then), error),
    }
}

fn page<'a>(visit: &'a Visit, then: String) -> AskPage<'a> {
    let t = |key| visit.say().t(key);
    let passphrase = Field {
        name: "passphrase",
        label: t("start-passphrase"),
        hint: t("passphrase-hint"),
        kind: Kind::Secret,
        autocomplete: "new-password",
        ..Field::default()
    };
    let sign_in = Way { href: way_back::to("/sign-in", &then), label: t("start-have-one").to_owned() };
    AskPage {
        title: t("start-title"),
        done: "",
        back: None,
        lead: vec![t("start-lead"), t("start-none"), t("start-after")],
        action: "/space/start",
        step: "",
        fields: vec![passphrase],
        button: t("start-button"),
        errors: Vec::new(),
        passkey: false,
        ways: vec![sign_in],
        then,
        frame: visit.frame(),
    }
}

#[cfg(test)]
impl<'a> AskPage<'a> {
    pub(crate) fn sample_start(visit: &'a Visit) -> Self {
        page(visit, String::new())
    }

    pub(crate) fn sample_start_error(visit: &'a Visit) -> Self {
        let page = page(visit, "/invitation/abc".to_owned());
        let errors = vec![refused::missing(&page.frame, "passphrase", "passphrase-known")];
        page.with_errors(errors)
    }
}
