//! Proving again who one is, before what cannot be undone.

use axum::response::Response;
use openseat_actions::account;

use super::{
    ask::{AskPage, Field, Kind},
    enter, refused,
};
use crate::{form::PersonForm, headers, pages::Way, person::Person};

pub(crate) async fn show(person: Person) -> Response {
    let then = enter::wanted(person.visit.value("then").as_deref());
    headers::with_fetch(person.visit.show(&page(&person, then)))
}

pub(crate) async fn send(PersonForm { person, fields }: PersonForm) -> Response {
    let then = enter::wanted(Some(fields.text("then")));
    let (visit, passphrase) = (&person.visit, fields.exact("passphrase").to_owned());
    match account::prove(&visit.site.house, &person.signed, passphrase, visit.site.now()).await {
        Ok(()) => visit.go(if then.is_empty() { "/account" } else { &then }),
        Err(error) => headers::with_fetch(refused::again(visit, page(&person, then), error)),
    }
}

fn page(person: &Person, then: String) -> AskPage<'_> {
    let t = |key| person.visit.say().t(key);
    let passphrase = Field {
        name: "passphrase",
        label: t("account-passphrase"),
        kind: Kind::Secret,
        autocomplete: "current-password",
        ..Field::default()
    };
    AskPage {
        title: t("prove-title"),
        done: "",
        back: None,
        lead: vec![t("prove-lead")],
        action: "/account/prove",
        step: "",
        fields: vec![passphrase],
        button: t("prove-button"),
        errors: Vec::new(),
        passkey: true,
        ways: vec![
            Way { href: "/sign-in/words".to_owned(), label: t("sign-in-lost").to_owned() },
            Way { href: enter::SPACE.to_owned(), label: t("prove-not-now").to_owned() },
        ],
        then,
        frame: person.visit.frame(),
    }
}

#[cfg(test)]
impl<'a> AskPage<'a> {
    pub(crate) fn sample_prove(person: &'a Person) -> Self {
        page(person, "/account/words".to_owned())
    }
}
