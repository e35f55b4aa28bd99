//! New words in place of the old ones.

use axum::response::Response;
use openseat_actions::account;

use super::{ask::AskPage, passphrase, words};
use crate::{form::PersonForm, pages::problem, person::Person};

pub(crate) async fn show(person: Person) -> Response {
    person.visit.show(&page(&person))
}

pub(crate) async fn send(PersonForm { person, .. }: PersonForm) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let made = async {
        let name = account::view(house, who).await?.name;
        Ok((name, account::new_recovery(house, who, now).await?))
    };
    match made.await {
        Ok((name, recovery)) => words::renewed(&person, &name, &recovery),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page(person: &Person) -> AskPage<'_> {
    let t = |key| person.visit.say().t(key);
    AskPage {
        title: t("new-words-title"),
        done: "",
        back: Some(passphrase::back(person)),
        lead: vec![t("new-words-lead"), t("new-words-old"), t("new-words-alone")],
        action: "/account/words",
        then: String::new(),
        step: "",
        fields: Vec::new(),
        button: t("new-words-button"),
        errors: Vec::new(),
        passkey: false,
        ways: Vec::new(),
        frame: person.visit.frame(),
    }
}

#[cfg(test)]
impl<'a> AskPage<'a> {
    pub(crate) fn sample_new_words(person: &'a Person) -> Self {
        page(person)
    }
}
