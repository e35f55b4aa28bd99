//! How groups start and grow: the pages of those who lead, host and look after them. All are sheets of sections, made of the same
//! few things: sentences, lines with buttons, rows, a table, a form.

pub(crate) mod application;
pub(crate) mod applications;
mod beside;
pub(crate) mod check;
pub(crate) mod checks;
pub(crate) mod desk;
pub(crate) mod facilitator;
pub(crate) mod facilitators;
pub(crate) mod groups;
pub(crate) mod host;
pub(crate) mod leading;
pub(crate) mod money;
pub(crate) mod money_file;
pub(crate) mod rota;
#[cfg(test)]
mod samples;
pub(crate) mod sheet;
pub(crate) mod start;
pub(crate) mod strain;
pub(crate) mod survival;
pub(crate) mod thanks;
pub(crate) mod ties;
pub(crate) mod words;

use axum::response::Response;
use openseat_actions::ActionError;
use openseat_domain::problem::Problem;

use crate::{pages::problem, person::Person};

/// The address of a node's page.
fn link(node: uuid::Uuid, end: &str) -> String {
    format!("/organisation/{node}/{end}")
}

/// A node or a thing in an address, which may be no id at all: then there is no such thing.
fn id(text: &str) -> uuid::Uuid {
    uuid::Uuid::parse_str(text).unwrap_or_default()
}

/// What a form could not keep, or the page that says why there is none.
fn refusal(person: &Person, error: ActionError) -> Result<Vec<Problem>, Box<Response>> {
    match error {
        ActionError::Refused(problem) => Ok(vec![problem]),
        ActionError::Refusals(problems) => Ok(problems),
        error => Err(Box::new(problem::answer(&person.visit, error))),
    }
}
