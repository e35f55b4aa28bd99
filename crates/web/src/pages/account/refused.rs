//! What an action on an account refused, said beside the field in the words of the page.

use axum::{http::StatusCode, response::Response};
use openseat_actions::{ActionError, account::Refusal};
use openseat_domain::{
    passphrase::{LONGEST, SHORTEST, Weak},
    problem::Problem,
};

use super::ask::AskPage;
use crate::{
    frame::Frame,
    pages::{FieldError, problem},
    visit::Visit,
};

/// The page once more with what is to be mended; for an error that no field can mend, the page for that.
pub(super) fn again(visit: &Visit, page: AskPage<'_>, error: ActionError) -> Response {
    match errors(&page.frame, error) {
        Ok(errors) => visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page.with_errors(errors)),
        Err(error) => problem::answer(visit, error),
    }
}

/// One entry for each field that was refused.
///
/// # Errors
/// The error itself when it is of no field.
pub(super) fn errors(frame: &Frame<'_>, error: ActionError) -> Result<Vec<FieldError>, ActionError> {
    match error {
        ActionError::Refused(problem) => Ok(vec![field(frame, &problem)]),
        ActionError::Refusals(problems) => Ok(problems.iter().map(|problem| field(frame, problem)).collect()),
        other => Err(other),
    }
}

/// Something that the page itself finds missing.
pub(super) fn missing(frame: &Frame<'_>, field: &'static str, key: &str) -> FieldError {
    FieldError { field, text: frame.say.t(key).to_owned() }
}

fn field(frame: &Frame<'_>, problem: &Problem) -> FieldError {
    // The fields that actions on accounts name.
    let known = ["name", "passphrase", "present", "recovery", "code", "label"];
    let field = known.into_iter().find(|known| *known == problem.at).unwrap_or("main");
    FieldError { field, text: said(frame, problem) }
}

fn said(frame: &Frame<'_>, problem: &Problem) -> String {
    let t = |key: &str| frame.say.t(key).to_owned();
    let Some(refusal) = Refusal::of(problem) else {
        let key = if problem.at == "passkey" { "passkey-refused" } else { "account-refused" };
        return t(key);
    };
    match refusal {
        Refusal::Weak(Weak::Short) => frame.t1("passphrase-short", "n", SHORTEST),
        Refusal::Weak(Weak::Long) => frame.t1("passphrase-long", "n", LONGEST),
        Refusal::Weak(Weak::Known) => t("passphrase-known"),
        Refusal::Weak(Weak::Repeats) => t("passphrase-repeats"),
        Refusal::Weak(Weak::Context) => t("passphrase-context"),
        Refusal::Wrong if problem.at == "present" => t("passphrase-wrong-present"),
        Refusal::Wrong => t("passphrase-wrong"),
        Refusal::WrongWords => t("words-wrong"),
        Refusal::Count => t("words-count"),
        Refusal::Word(place) => frame.t1("words-word", "n", place),
        Refusal::Slip => t("words-slip"),
        // The rest is about the code of the phone.
        _ => t("code-wrong"),
    }
}
