//! Signing in with a name and a passphrase, or with a passkey.

use axum::{
    http::{HeaderMap, StatusCode},
    response::Response,
};
use openseat_actions::{ActionError, account, passkey};

use super::{
    ask::{AskPage, Field, Kind},
    enter, passkeys, refused,
};
use crate::{
    form::OpenForm,
    headers,
    pages::{Way, problem},
    person::{Bearer, Found},
    visit::Visit,
    way_back,
};

pub(crate) async fn show(visit: Visit, asked: HeaderMap) -> Response {
    let then = enter::wanted(visit.value("then").as_deref());
    match Bearer::find(visit, &asked).await {
        // Signed in already: there is nothing to ask.
        Ok(Found::Whole(person)) => person.visit.go(if then.is_empty() { enter::SPACE } else { &then }),
        Ok(Found::Half(person)) => headers::with_fetch(person.visit.show(&page(&person.visit, "", then))),
        Ok(Found::Nobody(visit)) => headers::with_fetch(visit.show(&page(&visit, "", then))),
        Err(response) => response,
    }
}

pub(crate) async fn send(OpenForm { visit, fields, device, headers }: OpenForm) -> Response {
    let then = enter::wanted(Some(fields.text("then")));
    let (name, passphrase) = (fields.text("name"), fields.exact("passphrase"));
    let page = page(&visit, name, then.clone());
    let mut errors = Vec::new();
    if name.is_empty() {
        errors.push(refused::missing(&page.frame, "name", "sign-in-name-missing"));
    }
    if passphrase.is_empty() {
        errors.push(refused::missing(&page.frame, "passphrase", "sign-in-passphrase-missing"));
    }
    if !errors.is_empty() {
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page.with_errors(errors));
    }
    let (house, now) = (&visit.site.house, visit.site.now());
    match account::sign_in(house, name.to_owned(), passphrase.to_owned(), device, now).await {
        Ok(opened) => enter::go(&visit, &headers, &opened, &then).await,
        Err(error) => headers::with_fetch(refused::again(&visit, page, error)),
    }
}

/// What the browser is asked for a passkey. For the script.
pub(crate) async fn options(OpenForm { visit, .. }: OpenForm) -> Response {
    match passkey::begin_sign_in(&visit.site.house, visit.origin(), visit.site.now()).await {
        Ok(begun) => passkeys::begun(&begun),
        Err(error) => problem::answer(&visit, error),
    }
}

/// For who comes here by the Back button.
pub(crate) async fn back(visit: Visit) -> Response {
    visit.go("/sign-in")
}

pub(crate) async fn with_passkey(OpenForm { visit, fields, device, headers }: OpenForm) -> Response {
    let then = enter::wanted(Some(fields.text("then")));
    let ceremony = fields.text("ceremony").parse().unwrap_or_default();
    let answer = fields.exact("answer").to_owned();
    let (house, now) = (&visit.site.house, visit.site.now());
    match passkey::finish_sign_in(house, visit.origin(), ceremony, answer, device, now).await {
        Ok(opened) => enter::go(&visit, &headers, &opened, &then).await,
        Err(ActionError::Refused(_)) => {
            let page = page(&visit, "", then);
            let errors = vec![refused::missing(&page.frame, "name", "passkey-unknown")];
            headers::with_fetch(visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page.with_errors(errors)))
        }
        Err(error) => problem::answer(&visit, error),
    }
}

fn page<'a>(visit: &'a Visit, name: &str, then: String) -> AskPage<'a> {
    let frame = visit.frame();
    let t = |key| visit.say().t(key);
    let field = Field { autocomplete: "username", value: name.to_owned(), ..Field::default() };
    let fields = vec![
        Field { name: "name", label: t("account-name"), hint: t("account-name-hint"), ..field },
        Field {
            name: "passphrase",
            label: t("account-passphrase"),
            kind: Kind::Secret,
            autocomplete: "current-password",
            ..Field::default()
        },
    ];
    let way = |page, key| Way { href: way_back::to(page, &then), label: t(key).to_owned() };
    let ways = vec![way("/sign-in/words", "sign-in-lost"), way("/space/start", "sign-in-start")];
    let out = visit.value("out").is_some();
    AskPage {
        title: t("sign-in-title"),
        done: if out { t("sign-in-out") } else { "" },
        back: None,
        lead: vec![t("sign-in-lead")],
        action: "/sign-in",
        step: "",
        fields,
        button: t("sign-in-button"),
        errors: Vec::new(),
        passkey: true,
        ways,
        then,
        frame,
    }
}

#[cfg(test)]
impl<'a> AskPage<'a> {
    pub(crate) fn sample_sign_in(visit: &'a Visit) -> Self {
        page(visit, "", "/space/sharing".to_owned())
    }

    pub(crate) fn sample_sign_in_error(visit: &'a Visit) -> Self {
        let page = page(visit, "amber <b>otter</b> lantern", String::new());
        let errors = vec![refused::missing(&page.frame, "passphrase", "passphrase-wrong")];
        page.with_errors(errors)
    }
}
