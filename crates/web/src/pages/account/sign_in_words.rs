//! In again with the twelve words, when the passphrase is lost.

use axum::response::Response;
use openseat_actions::account;

use super::{
    ask::{AskPage, Field, Kind},
    enter, refused, words,
};
use crate::{
    form::{Fields, OpenForm},
    pages::Way,
    visit::Visit,
    way_back,
};

pub(crate) async fn show(visit: Visit) -> Response {
    let then = enter::wanted(visit.value("then").as_deref());
    visit.show(&page(&visit, &Fields::default(), then))
}

pub(crate) async fn send(OpenForm { visit, fields, device, headers }: OpenForm) -> Response {
    let then = enter::wanted(Some(fields.text("then")));
    let own = |name| fields.text(name).to_owned();
    let passphrase = fields.exact("passphrase").to_owned();
    let (house, now) = (&visit.site.house, visit.site.now());
    match account::recover(house, own("name"), own("recovery"), passphrase, device, now).await {
        Ok(started) => words::recovered(visit, &headers, &started, &then).await,
        Err(error) => refused::again(&visit, page(&visit, &fields, then), error),
    }
}

fn page<'a>(visit: &'a Visit, typed: &Fields, then: String) -> AskPage<'a> {
    let t = |key| visit.say().t(key);
    let text =
        |name, autocomplete| Field { name, autocomplete, value: typed.text(name).to_owned(), ..Field::default() };
    let fields = vec![
        Field { label: t("account-name"), hint: t("account-name-hint"), ..text("name", "username") },
        Field { label: t("words-words"), hint: t("words-hint"), kind: Kind::Words, ..text("recovery", "off") },
        Field {
            name: "passphrase",
            label: t("passphrase-new"),
            hint: t("passphrase-hint"),
            kind: Kind::Secret,
            autocomplete: "new-password",
            value: String::new(),
        },
    ];
    let sign_in = Way { href: way_back::to("/sign-in", &then), label: t("sign-in-words-back").to_owned() };
    AskPage {
        title: t("sign-in-words-title"),
        done: "",
        back: Some(sign_in),
        lead: vec![t("sign-in-words-lead"), t("sign-in-words-lost")],
        action: "/sign-in/words",
        step: "",
        fields,
        button: t("sign-in-button"),
        errors: Vec::new(),
        passkey: false,
        ways: Vec::new(),
        then,
        frame: visit.frame(),
    }
}

#[cfg(test)]
impl<'a> AskPage<'a> {
    pub(crate) fn sample_words(visit: &'a Visit) -> Self {
        page(visit, &Fields::default(), String::new())
    }

    pub(crate) fn sample_words_error(visit: &'a Visit) -> Self {
        let page = page(visit, &Fields::read(b"name=cedar+lamp&recovery=amber+<b>otter"), String::new());
        let error = crate::pages::FieldError { field: "recovery", text: page.frame.t1("words-word", "n", 3) };
        page.with_errors(vec![error])
    }
}
