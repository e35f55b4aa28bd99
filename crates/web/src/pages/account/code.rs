//! The second step of signing in: the code of the phone.

use axum::{http::HeaderMap, response::Response};
use openseat_actions::totp;

use super::{
    ask::{AskPage, Field, Kind},
    enter, refused,
};
use crate::{
    form::HalfForm,
    pages::Way,
    person::{Bearer, Found},
    visit::Visit,
};

pub(crate) async fn show(visit: Visit, asked: HeaderMap) -> Response {
    let then = enter::wanted(visit.value("then").as_deref());
    match Bearer::find(visit, &asked).await {
        Ok(Found::Half(half)) => half.visit.show(&page(&half.visit, &half.form, then)),
        Ok(Found::Whole(person)) => person.visit.go(if then.is_empty() { enter::SPACE } else { &then }),
        Ok(Found::Nobody(visit)) => visit.go("/sign-in"),
        Err(response) => response,
    }
}

pub(crate) async fn send(HalfForm { half, fields, device }: HalfForm) -> Response {
    let visit = &half.visit;
    let then = enter::wanted(Some(fields.text("then")));
    let code = fields.text("code").to_owned();
    match totp::sign_in(&visit.site.house, &half.signed, code, device, visit.site.now()).await {
        Ok(opened) => enter::given(visit, &opened, visit.go(&enter::next(&opened, &then))),
        Err(error) => refused::again(visit, page(visit, &half.form, then), error),
    }
}

fn page<'a>(visit: &'a Visit, form: &'a str, then: String) -> AskPage<'a> {
    let t = |key| visit.say().t(key);
    let code = Field {
        name: "code",
        label: t("code-label"),
        hint: t("code-hint"),
        kind: Kind::Code,
        autocomplete: "one-time-code",
        value: String::new(),
    };
    let mut frame = visit.frame();
    frame.half = Some(form);
    let words = Way { href: "/sign-in/words".to_owned(), label: t("code-lost").to_owned() };
    let again = Way { href: "/sign-in".to_owned(), label: t("code-again").to_owned() };
    AskPage {
        title: t("code-title"),
        done: "",
        back: None,
        lead: vec![t("code-lead")],
        action: "/sign-in/code",
        step: "",
        fields: vec![code],
        button: t("code-button"),
        errors: Vec::new(),
        passkey: false,
        ways: vec![words, again],
        then,
        frame,
    }
}

#[cfg(test)]
impl<'a> AskPage<'a> {
    pub(crate) fn sample_code(visit: &'a Visit) -> Self {
        page(visit, "f0f0", "/space/sharing".to_owned())
    }
}
