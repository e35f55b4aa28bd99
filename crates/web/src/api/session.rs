//! `POST /api/v1/session`: a program signs in for its person. `DELETE /api/v1/session`: and out again.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use openseat_actions::{
    ActionError, account,
    session::{self, Opened},
    signed::Strength,
    totp,
};
use serde::Deserialize;
use serde_json::json;

use super::{
    caller::{Caller, Sent},
    json_text,
    problem::ApiProblem,
};

/// What a program signs in with.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Keys {
    name: String,
    passphrase: String,
    /// The code of the phone, for an account that asks for one.
    code: Option<String>,
}

/// Opens a session and gives its token, which is shown once.
pub(crate) async fn open(sent: Sent<Keys>) -> Result<Response, ApiProblem> {
    let Sent { site, body: Keys { name, passphrase, code }, device } = sent;
    let (house, now) = (&site.house, site.now());
    let opened = account::sign_in(house, name, passphrase, device.clone(), now).await.map_err(unfit)?;
    if opened.strength > Strength::Half {
        return Ok(opened_as(&opened));
    }
    let half = session::who(house, &opened.token, now).await?.ok_or_else(ApiProblem::unknown)?;
    let whole = match code {
        Some(code) => totp::sign_in(house, &half, code, device, now).await.map_err(unfit),
        None => Err(ApiProblem::unfit("code", "Send the code of the phone too.")),
    };
    if whole.is_err() {
        // Nobody goes on with it.
        session::end(house, &opened.token, now).await?;
    }
    whole.map(|opened| opened_as(&opened))
}

/// Ends the session of the token.
pub(crate) async fn end(caller: Caller) -> Result<StatusCode, ApiProblem> {
    session::end(caller.house(), &caller.token, caller.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn opened_as(opened: &Opened) -> Response {
    let body = json!({ "token": opened.token, "ends_at": opened.ends_at.to_string() });
    (StatusCode::CREATED, json_text(body.to_string())).into_response()
}

fn unfit(error: ActionError) -> ApiProblem {
    match error {
        ActionError::Refused(problem) if problem.at == "code" => {
            ApiProblem::unfit("code", "This code is not right, or was used before. Send the next one.")
        }
        ActionError::Refused(_) => ApiProblem::unfit("passphrase", "The name and the passphrase do not fit."),
        other => other.into(),
    }
}
