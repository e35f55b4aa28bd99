//! The code of the phone: a second proof, if one wants it.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use openseat_actions::{
    ActionError, account,
    totp::{self, Offered},
};

use super::{
    ask::{AskPage, Field, Kind},
    enter, passphrase, refused,
};
use crate::{form::PersonForm, frame::Frame, pages::problem, person::Person};

/// The picture to scan and the code to type.
#[derive(Template)]
#[template(path = "pages/account/phone.html")]
pub(crate) struct PhonePage<'a> {
    frame: Frame<'a>,
    /// In groups of four letters, as people type it.
    secret: String,
    address: String,
    picture: String,
    /// Modules on a side, with the quiet zone around them.
    side: usize,
    code: Field<'a>,
}

/// White modules around the picture, as readers want them (ISO/IEC 18004).
const QUIET: usize = 4;

pub(crate) async fn show(person: Person) -> Response {
    match account::view(&person.visit.site.house, &person.signed).await {
        Ok(view) => person.visit.show(&page(&person, view.has_totp)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn send(PersonForm { person, fields }: PersonForm) -> Response {
    let visit = &person.visit;
    let (house, who, now) = (&visit.site.house, &person.signed, visit.site.now());
    match fields.text("step") {
        "offer" => match totp::offer(house, who, &visit.site.settings.name, now).await {
            Ok(offered) => visit.show(&offer(&person, offered)),
            // One is in use already, and the page says so.
            Err(ActionError::Refused(_)) => visit.go("/account/phone"),
            Err(error) => problem::answer(visit, error),
        },
        "confirm" => match totp::confirm(house, who, fields.text("code").to_owned(), now).await {
            Ok(opened) => enter::given(visit, &opened, visit.go("/account?done=phone")),
            Err(error) => refused::again(visit, again(&person), error),
        },
        "remove" => match totp::remove(house, who, now).await {
            Ok(()) => visit.go("/account?done=phone-off"),
            Err(ActionError::Refused(_)) => {
                let page = page(&person, true);
                let errors = vec![refused::missing(&page.frame, "main", "phone-needed")];
                visit.show_with(StatusCode::CONFLICT, &page.with_errors(errors))
            }
            Err(error) => problem::answer(visit, error),
        },
        _ => visit.go("/account/phone"),
    }
}

/// On or off, and the button for the other.
fn page(person: &Person, on: bool) -> AskPage<'_> {
    let t = |key| person.visit.say().t(key);
    let (lead, step, button) = match on {
        true => (vec![t("phone-on"), t("phone-on-remove")], "remove", t("phone-remove")),
        false => (vec![t("phone-lead"), t("phone-app"), t("phone-lost")], "offer", t("phone-begin")),
    };
    AskPage {
        title: t("phone-title"),
        done: "",
        back: Some(passphrase::back(person)),
        lead,
        action: "/account/phone",
        then: String::new(),
        step,
        fields: Vec::new(),
        button,
        errors: Vec::new(),
        passkey: false,
        ways: Vec::new(),
        frame: person.visit.frame(),
    }
}

/// The code once more. The app has the secret already, so it is not shown a second time.
fn again(person: &Person) -> AskPage<'_> {
    let t = |key| person.visit.say().t(key);
    let page = page(person, false);
    AskPage {
        lead: vec![t("phone-again")],
        step: "confirm",
        fields: vec![code(person)],
        button: t("phone-confirm"),
        ways: vec![crate::pages::Way { href: "/account/phone".to_owned(), label: t("phone-restart").to_owned() }],
        ..page
    }
}

fn offer(person: &Person, offered: Offered) -> PhonePage<'_> {
    let letters: Vec<char> = offered.secret.chars().collect();
    let (picture, side) = offered.picture;
    PhonePage {
        secret: letters.chunks(4).map(|four| four.iter().collect()).collect::<Vec<String>>().join(" "),
        address: offered.address,
        picture,
        side,
        code: code(person),
        frame: person.visit.frame(),
    }
}

fn code(person: &Person) -> Field<'_> {
    let t = |key| person.visit.say().t(key);
    Field {
        name: "code",
        label: t("code-label"),
        hint: t("code-hint"),
        kind: Kind::Code,
        autocomplete: "one-time-code",
        value: String::new(),
    }
}

impl PhonePage<'_> {
    /// The part of the drawing that is shown.
    fn view_box(&self) -> String {
        let side = self.side + 2 * QUIET;
        format!("-{QUIET} -{QUIET} {side} {side}")
    }
}

#[cfg(test)]
impl<'a> PhonePage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let picture = ("M0 0h7v1h-7z".to_owned(), 33);
        let address = "otpauth://totp/Meetings:amber?secret=JBSWY3DPEHPK3PXP".to_owned();
        offer(person, Offered { secret: "JBSWY3DPEHPK3PXP".into(), address, picture })
    }
}

#[cfg(test)]
impl<'a> AskPage<'a> {
    pub(crate) fn sample_phone(person: &'a Person, on: bool) -> Self {
        page(person, on)
    }

    pub(crate) fn sample_phone_error(person: &'a Person) -> Self {
        let page = again(person);
        let errors = vec![refused::missing(&page.frame, "code", "code-wrong")];
        page.with_errors(errors)
    }
}
