//! The copy of one consent, as it was signed.

use askama::Template;
use axum::{extract::Path, response::Response};
use openseat_actions::sharing::{self, ConsentView};
use openseat_domain::consent::{Signature, Signer};
use uuid::Uuid;

use super::{said, statements};
use crate::{
    frame::Frame,
    pages::{missing, problem},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/space/consent.html")]
pub(crate) struct ConsentPage<'a> {
    frame: Frame<'a>,
    /// It was signed a moment ago.
    fresh: bool,
    holds: bool,
    /// How it stands, in words.
    state: String,
    codes: Vec<String>,
    rows: Vec<Row>,
    /// What the signed text says beside its rows.
    statements: Vec<String>,
    stop: String,
    who: String,
}

/// One element: its name and what was agreed.
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) text: String,
}

pub(crate) async fn show(person: Person, Path(consent): Path<String>) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let Ok(id) = Uuid::parse_str(&consent) else { return missing::page_of(&person.visit) };
    match sharing::consents(house, who, now).await {
        Ok(consents) => match consents.iter().find(|view| view.id == id) {
            Some(view) => person.visit.show(&page(&person, view)),
            None => missing::page_of(&person.visit),
        },
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, view: &ConsentView) -> ConsentPage<'a> {
    let frame = person.visit.frame();
    let state = said::over(&frame, view).or_else(|| said::soon(&frame, view));
    ConsentPage {
        fresh: view.holds && person.visit.value("signed").is_some(),
        holds: view.holds,
        state: state.unwrap_or_else(|| frame.t("copy-holds").to_owned()),
        codes: view.codes.iter().map(|(_, code)| code.clone()).collect(),
        rows: rows(&frame, view),
        statements: statements::of(&frame, view),
        stop: format!("/space/sharing/{}/stop", view.id),
        who: said::recipients(&frame, view),
        frame,
    }
}

/// Every element that was signed.
fn rows(frame: &Frame<'_>, view: &ConsentView) -> Vec<Row> {
    let said = view.consent.said();
    let mut rows = Vec::new();
    let mut row = |key: &str, text: String| rows.push(Row { name: frame.say.t(key).to_owned(), text });
    row("copy-name", said.person_name.clone());
    row("copy-discloser", said.discloser.clone());
    row("copy-with", said::recipients(frame, view));
    row("copy-what", said::my_fields(frame, &said.fields));
    row("copy-why", said::whys(frame, &said.purposes));
    row("copy-until", said::until(frame, view.consent.until()));
    row("copy-signed", signed(frame, view));
    if let Some(Signer::Representative { name, authority }) = &said.signer {
        let said = [("name", name.as_str().into()), ("authority", authority.as_str().into())];
        row("copy-for", frame.say.format("copy-for-line", &said));
    }
    if !view.codes.is_empty() {
        row("copy-code", said::list(frame, view.codes.iter().map(|(_, code)| code.as_str())));
    }
    let version = [("version", said.words_version.as_str().into()), ("language", said.language.as_str().into())];
    row("copy-text", frame.say.format("copy-version", &version));
    row("copy-hash", view.hash.clone());
    rows
}

fn signed(frame: &Frame<'_>, view: &ConsentView) -> String {
    let day = said::moment(frame, view.consent.signed_at());
    match &view.consent.said().signature {
        Some(Signature::Typed(name)) => {
            frame.say.format("copy-signed-line", &[("name", name.as_str().into()), ("day", day.into())])
        }
        _ => frame.t1("copy-signed-drawn", "day", day),
    }
}

#[cfg(test)]
impl<'a> ConsentPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, &super::samples::kept().consents[0])
    }

    pub(crate) fn sample_fresh(person: &'a Person) -> Self {
        Self { fresh: true, ..Self::sample(person) }
    }
}
