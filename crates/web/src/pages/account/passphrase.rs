//! Another passphrase.

use axum::response::Response;
use openseat_actions::account;

use super::{
    ask::{AskPage, Field, Kind},
    refused,
};
use crate::{
    form::PersonForm,
    pages::{Way, problem},
    person::Person,
};

pub(crate) async fn show(person: Person) -> Response {
    match account::view(&person.visit.site.house, &person.signed).await {
        Ok(view) => person.visit.show(&page(&person, view.has_passphrase)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn send(PersonForm { person, fields }: PersonForm) -> Response {
    let own = |name| fields.exact(name).to_owned();
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    // Who has none is not asked for it, and proves who they are some other way.
    let has_one = fields.all("present").next().is_some();
    match account::change_passphrase(house, &person.signed, own("present"), own("passphrase"), now).await {
        Ok(()) => person.visit.go("/account?done=passphrase"),
        Err(error) => refused::again(&person.visit, page(&person, has_one), error),
    }
}

fn page(person: &Person, has_one: bool) -> AskPage<'_> {
    let t = |key| person.visit.say().t(key);
    let secret = |name, key, hint, autocomplete| Field {
        name,
        label: t(key),
        hint,
        kind: Kind::Secret,
        autocomplete,
        value: String::new(),
    };
    let present = secret("present", "passphrase-present", "", "current-password");
    let new = secret("passphrase", "passphrase-new", t("passphrase-hint"), "new-password");
    AskPage {
        title: t("passphrase-title"),
        done: "",
        back: Some(back(person)),
        lead: vec![t("passphrase-lead")],
        action: "/account/passphrase",
        then: String::new(),
        step: "",
        fields: has_one.then_some(present).into_iter().chain([new]).collect(),
        button: t("passphrase-button"),
        errors: Vec::new(),
        passkey: false,
        ways: vec![Way { href: "/sign-in/words".to_owned(), label: t("sign-in-lost").to_owned() }],
        frame: person.visit.frame(),
    }
}

/// The link back to the account.
pub(super) fn back(person: &Person) -> Way {
    Way { href: "/account".to_owned(), label: person.visit.say().t("account-back").to_owned() }
}

#[cfg(test)]
impl<'a> AskPage<'a> {
    pub(crate) fn sample_passphrase(person: &'a Person) -> Self {
        page(person, true)
    }

    pub(crate) fn sample_passphrase_error(person: &'a Person) -> Self {
        let page = page(person, true);
        let errors = vec![
            refused::missing(&page.frame, "present", "passphrase-wrong-present"),
            refused::missing(&page.frame, "passphrase", "passphrase-repeats"),
        ];
        page.with_errors(errors)
    }
}
