//! The account: each way in, and the way to change it.

use askama::Template;
use axum::response::Response;
use openseat_actions::{
    Result,
    account::{self, AccountView},
    passkey, session,
};

use crate::{frame::Frame, pages::problem, person::Person};

#[derive(Template)]
#[template(path = "pages/account/home.html")]
pub(crate) struct AccountPage<'a> {
    frame: Frame<'a>,
    done: &'a str,
    second_proof: bool,
    name: String,
    rows: Vec<Row<'a>>,
}

/// One way in or setting.
struct Row<'a> {
    name: &'a str,
    value: String,
    href: &'static str,
    change: &'a str,
}

/// What the page is made of.
pub(super) struct Held {
    view: AccountView,
    passkeys: usize,
    sessions: usize,
}

pub(crate) async fn show(person: Person) -> Response {
    match held(&person).await {
        Ok(held) => person.visit.show(&page(&person, held)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

async fn held(person: &Person) -> Result<Held> {
    let (house, who) = (&person.visit.site.house, &person.signed);
    Ok(Held {
        view: account::view(house, who).await?,
        passkeys: passkey::list(house, who).await?.len(),
        sessions: session::list(house, who, person.visit.site.now()).await?.len(),
    })
}

fn page(person: &Person, held: Held) -> AccountPage<'_> {
    let frame = person.visit.frame();
    let done = match person.visit.value("done").as_deref() {
        Some("passphrase") => frame.t("account-done-passphrase"),
        Some("phone") => frame.t("account-done-phone"),
        Some("phone-off") => frame.t("account-done-phone-off"),
        _ => "",
    };
    AccountPage {
        done,
        second_proof: held.view.second_proof_asked,
        rows: rows(&frame, &held),
        name: held.view.name,
        frame,
    }
}

fn rows<'a>(frame: &Frame<'a>, held: &Held) -> Vec<Row<'a>> {
    let set = |yes: bool| frame.t(if yes { "account-set" } else { "account-not-set" }).to_owned();
    let row = |name, value, href, change| Row { name: frame.t(name), value, href, change: frame.t(change) };
    vec![
        row("account-passphrase", set(held.view.has_passphrase), "/account/passphrase", "account-change"),
        row("words-words", frame.t("account-words").to_owned(), "/account/words", "account-words-new"),
        row("passkeys-title", count(frame, held.passkeys), "/account/passkeys", "account-change"),
        row("phone-title", set(held.view.has_totp), "/account/phone", "account-change"),
        row("sessions-title", frame.t1("account-sessions", "n", held.sessions), "/account/sessions", "account-see"),
    ]
}

fn count(frame: &Frame<'_>, passkeys: usize) -> String {
    if passkeys == 0 { frame.t("account-not-set").to_owned() } else { frame.t1("account-passkeys", "n", passkeys) }
}

#[cfg(test)]
impl<'a> AccountPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let view = AccountView {
            name: "amber otter <b>lantern".into(),
            has_passphrase: true,
            has_totp: false,
            email: None,
            second_proof_asked: true,
        };
        page(person, Held { view, passkeys: 1, sessions: 2 })
    }
}
