//! "Check a letter": whether a text is a letter of ours, unchanged. The server checks what is sent; where the browser can,
//! a script checks on the device, and nothing is sent at all.

use askama::Template;
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::StatusCode,
    response::Response,
};
use openseat_actions::attendance_proof::{self, Fault, PublicKey};

use super::{
    super::problem::{self, Trouble},
    letter::rows,
};
use crate::{frame::Frame, upload, visit::Visit};

/// No letter is longer, in bytes.
const LONGEST: usize = 4096;

#[derive(Template)]
#[template(path = "pages/attendance_proof/verify.html")]
pub(crate) struct VerifyPage<'a> {
    frame: Frame<'a>,
    /// The keys, for the script.
    keys: String,
    letter: String,
    /// What came of it; nothing before.
    told: Option<Told<'a>>,
}

struct Told<'a> {
    good: bool,
    heading: &'a str,
    lead: &'a str,
    rows: Vec<(&'a str, String)>,
}

pub(crate) async fn show(visit: Visit) -> Response {
    match keys(&visit).await {
        Ok(keys) => visit.show(&page(visit.frame(), &keys, "", None)),
        Err(response) => *response,
    }
}

pub(crate) async fn send(visit: Visit, request: Request<Body>) -> Response {
    if !visit.own_form {
        return problem::show(&visit, Trouble::Refused);
    }
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, 8 * LONGEST).await else { return problem::show(&visit, Trouble::Large) };
    let sent = upload::parts(&parts.headers, &body);
    let part = |name: &str| {
        let found = sent.iter().find(|(part, _)| part == name).map_or(&[][..], |(_, sent)| *sent);
        String::from_utf8_lossy(found.trim_ascii()).into_owned()
    };
    let pasted = [part("file"), part("letter")].into_iter().find(|text| !text.is_empty()).unwrap_or_default();
    answer(&visit, &attendance_proof::mend(&pasted)).await
}

/// The page that says that a text is no letter of ours.
pub(super) async fn not_ours(visit: &Visit, text: &str) -> Response {
    answer(visit, text).await
}

async fn answer(visit: &Visit, text: &str) -> Response {
    let keys = match keys(visit).await {
        Ok(keys) => keys,
        Err(response) => return *response,
    };
    let page = page(visit.frame(), &keys, text, Some(text));
    let good = page.told.as_ref().is_some_and(|told| told.good);
    visit.show_with(if good { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }, &page)
}

async fn keys(visit: &Visit) -> Result<Vec<PublicKey>, Box<Response>> {
    let keys = attendance_proof::keys(&visit.site.house, visit.site.now()).await;
    keys.map_err(|error| Box::new(problem::answer(visit, error)))
}

fn page<'a>(frame: Frame<'a>, keys: &[PublicKey], letter: &str, checked: Option<&str>) -> VerifyPage<'a> {
    let told = checked.map(|text| told(&frame, text, keys));
    let keys: Vec<String> = keys.iter().map(|key| format!("{} {}", key.id, key.key)).collect();
    let letter = letter.chars().take(LONGEST).collect();
    VerifyPage { frame, keys: keys.join(","), letter, told }
}

fn told<'a>(frame: &Frame<'a>, text: &str, keys: &[PublicKey]) -> Told<'a> {
    match attendance_proof::verify(text, keys) {
        Ok(letter) => Told {
            good: true,
            heading: frame.t("verify-good"),
            lead: frame.t("verify-good-lead"),
            rows: rows(frame, &letter),
        },
        Err(fault) => {
            let (heading, lead) = match fault {
                Fault::NoLetter => ("verify-none", "verify-none-lead"),
                Fault::OtherKey => ("verify-key", "verify-key-lead"),
                Fault::Changed => ("verify-bad", "verify-bad-lead"),
            };
            Told { good: false, heading: frame.t(heading), lead: frame.t(lead), rows: Vec::new() }
        }
    }
}

#[cfg(test)]
impl<'a> VerifyPage<'a> {
    fn key() -> Vec<PublicKey> {
        let made = "2026-11-01T00:00:00Z".parse().expect("a time");
        vec![PublicKey { id: "3f9a1c0b".into(), key: "A".repeat(43), made, ended: None }]
    }

    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        page(frame, &Self::key(), "", None)
    }

    pub(crate) fn sample_bad(frame: Frame<'a>) -> Self {
        page(frame, &Self::key(), "Not a <b>letter</b>", Some("Not a <b>letter</b>"))
    }

    pub(crate) fn sample_good(frame: Frame<'a>) -> Self {
        let rows = rows(&frame, &super::letter::samples::letter());
        let (heading, lead) = (frame.t("verify-good"), frame.t("verify-good-lead"));
        Self { told: Some(Told { good: true, heading, lead, rows }), ..page(frame, &Self::key(), "", None) }
    }
}
