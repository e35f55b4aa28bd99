//! Circles: the pages of the few people who look out for each other. To all others none of them is there.

mod said;

pub(crate) mod act;
pub(crate) mod invite;
pub(crate) mod join;
pub(crate) mod leave;
pub(crate) mod list;
pub(crate) mod new;
pub(crate) mod over;
pub(crate) mod report;
#[cfg(test)]
pub(crate) mod samples;
pub(crate) mod set;
pub(crate) mod show;

use axum::response::Response;
use openseat_actions::circle::{self, CircleView, Seen};
pub(crate) use said::{reasons, told, why, why_told};
use uuid::Uuid;

use crate::{
    pages::{missing, problem},
    person::Person,
};

/// A circle that goes on and that the person is in; else the answer to send.
#[allow(clippy::result_large_err, reason = "the answer is sent as it is")]
async fn of(person: &Person, id: &str) -> Result<CircleView, Response> {
    match seen(person, id).await? {
        Seen::In(view) => Ok(*view),
        Seen::Over(_) => Err(person.visit.go(&format!("/space/circle/{id}"))),
    }
}

/// A circle that the person is or was in; else the answer to send.
#[allow(clippy::result_large_err, reason = "the answer is sent as it is")]
async fn seen(person: &Person, id: &str) -> Result<Seen, Response> {
    let visit = &person.visit;
    let Ok(id) = Uuid::parse_str(id) else { return Err(missing::page_of(visit)) };
    match circle::view(&visit.site.house, &person.signed, id, visit.site.now()).await {
        Ok(Some(seen)) => Ok(seen),
        Ok(None) => Err(missing::page_of(visit)),
        Err(error) => Err(problem::answer(visit, error)),
    }
}
