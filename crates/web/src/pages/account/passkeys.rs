//! Passkeys: the lock of a phone or computer opens the space.

use askama::Template;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use openseat_actions::{
    ActionError, Result,
    passkey::{self, Begun, PasskeyView},
};
use uuid::Uuid;

use crate::{
    form::PersonForm,
    frame::Frame,
    headers,
    pages::{FieldError, problem},
    person::Person,
    times, way_back,
};

const HERE: &str = "/account/passkeys";

#[derive(Template)]
#[template(path = "pages/account/passkeys.html")]
pub(crate) struct PasskeysPage<'a> {
    frame: Frame<'a>,
    done: &'a str,
    rows: Vec<Row>,
    errors: Vec<FieldError>,
}

/// One passkey.
struct Row {
    id: Uuid,
    label: String,
    made: String,
    used: String,
}

pub(crate) async fn show(person: Person) -> Response {
    shown(&person, StatusCode::OK, None).await
}

/// What the browser is asked for a new passkey. For the script; when a fresh proof is asked for, where to give it.
pub(crate) async fn options(PersonForm { person, .. }: PersonForm) -> Response {
    let visit = &person.visit;
    match passkey::begin_adding(&visit.site.house, &person.signed, visit.origin(), visit.site.now()).await {
        Ok(begun) => json(begun_text(&begun)),
        Err(ActionError::ProveAgain) => {
            let go = visit.frame().to(&way_back::to("/account/prove", HERE)).to_string();
            json(serde_json::json!({ "go": go }).to_string())
        }
        Err(error) => problem::answer(visit, error),
    }
}

pub(crate) async fn send(PersonForm { person, fields }: PersonForm) -> Response {
    let visit = &person.visit;
    let (house, who, now) = (&visit.site.house, &person.signed, visit.site.now());
    let sent = match fields.text("remove") {
        "" => {
            let ceremony = fields.text("ceremony").parse().unwrap_or_default();
            let answer = fields.exact("answer").to_owned();
            let label = match fields.text("label") {
                "" => visit.say().t("passkeys-label-default"),
                label => label,
            };
            let added = passkey::finish_adding(house, who, visit.origin(), ceremony, answer, label.to_owned(), now);
            added.await.map(|()| "added")
        }
        id => match id.parse() {
            Ok(id) => passkey::remove(house, who, id, now).await.map(|_| "removed"),
            Err(_) => Err(ActionError::Denied("a passkey")),
        },
    };
    match sent {
        Ok(done) => visit.go(&format!("{HERE}?done={done}")),
        Err(ActionError::ProveAgain) => visit.go(&way_back::to("/account/prove", HERE)),
        Err(ActionError::Refused(_)) if !fields.text("remove").is_empty() => {
            shown(&person, StatusCode::CONFLICT, Some("passkeys-last")).await
        }
        Err(ActionError::Refused(_)) => shown(&person, StatusCode::UNPROCESSABLE_ENTITY, Some("passkey-refused")).await,
        Err(error) => problem::answer(visit, error),
    }
}

async fn shown(person: &Person, status: StatusCode, wrong: Option<&'static str>) -> Response {
    match listed(person, wrong).await {
        Ok(page) => headers::with_fetch(person.visit.show_with(status, &page)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

async fn listed<'a>(person: &'a Person, wrong: Option<&'static str>) -> Result<PasskeysPage<'a>> {
    let list = passkey::list(&person.visit.site.house, &person.signed).await?;
    Ok(page(person, list, wrong))
}

fn page<'a>(person: &'a Person, list: Vec<PasskeyView>, wrong: Option<&'static str>) -> PasskeysPage<'a> {
    let mut frame = person.visit.frame();
    frame.error = wrong.is_some();
    let done = match person.visit.value("done").as_deref() {
        Some("added") => frame.t("passkeys-added"),
        Some("removed") => frame.t("passkeys-removed"),
        _ => "",
    };
    let errors = wrong.into_iter().map(|key| FieldError { field: "main", text: frame.say.t(key).to_owned() }).collect();
    let rows = list.into_iter().map(|view| row(&frame, view)).collect();
    PasskeysPage { done, rows, errors, frame }
}

fn row(frame: &Frame<'_>, view: PasskeyView) -> Row {
    let zone = &frame.site.zone;
    let today = frame.site.now().to_zoned(zone.clone()).date();
    let day = |at: jiff::Timestamp| times::day_and_month(frame.say, at.to_zoned(zone.clone()).date(), today);
    Row {
        id: view.id,
        label: view.label,
        made: frame.t1("passkeys-made", "day", day(view.made_at)),
        used: match view.used_at {
            Some(at) => frame.t1("passkeys-used", "day", day(at)),
            None => frame.t("passkeys-never-used").to_owned(),
        },
    }
}

/// A ceremony that has begun, for the script: `{"ceremony": …, "options": {…}}`.
pub(super) fn begun(begun: &Begun) -> Response {
    json(begun_text(begun))
}

fn begun_text(begun: &Begun) -> String {
    // The options are JSON already.
    format!("{{\"ceremony\":\"{}\",\"options\":{}}}", begun.ceremony, begun.options)
}

fn json(text: String) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], text).into_response()
}

#[cfg(test)]
impl<'a> PasskeysPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let at = |text: &str| text.parse().expect("a time in a test is well written");
        let view = |id, label: &str, used_at| PasskeyView {
            id: Uuid::from_u128(id),
            label: label.into(),
            made_at: at("2026-11-02T08:00:00Z"),
            used_at,
        };
        let list = vec![view(5, "My <b>phone", Some(at("2026-11-20T18:40:00Z"))), view(6, "The old one", None)];
        page(person, list, None)
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        page(person, Vec::new(), Some("passkey-refused"))
    }
}
