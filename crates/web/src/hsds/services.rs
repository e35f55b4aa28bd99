//! `/hsds/services`: every meeting.

use axum::response::Response;
use futures_util::stream;
use openseat_formats::hsds::{self, Page, Told};
use serde_json::{Value, json};

use super::{
    Asking, id, missing,
    parameters::{Parameters, SERVICES},
    reply,
};
use crate::api::{caller::Named, problem::ApiProblem};

/// So many meetings are read at once when all are told.
pub(super) const AT_ONCE: usize = 200;

pub(super) async fn list(asking: Asking) -> Result<Response, ApiProblem> {
    let asked = Parameters::read(asking.query(), SERVICES, asking.site())?;
    let ids: Vec<_> = asking.find(&asked.wanted).await?.iter().map(|row| row.id).collect();
    let (teller, write) = (asking.teller(), writer(&asked));
    if asked.lines {
        let house = asking.site().house.clone();
        let chunks: Vec<Vec<_>> = ids.chunks(AT_ONCE).map(<[_]>::to_vec).collect();
        let pieces = stream::unfold(chunks.into_iter(), move |mut chunks| {
            let (house, teller) = (house.clone(), teller.clone());
            async move {
                // Should the database fail half-way, the list ends there: a reader of lines sees what came.
                let read = openseat_actions::whole::read(&house, chunks.next()?).await.ok()?;
                let text = read.iter().map(|one| reply::line(&teller.tell(one, write))).collect::<String>();
                Some((text, chunks))
            }
        });
        return Ok(reply::streamed(pieces));
    }
    let contents: Vec<Value> =
        asking.whole(asked.slice(&ids)).await?.iter().map(|one| teller.tell(one, write)).collect();
    Ok(asking.send(&json!(Page::new(asked.page, asked.per_page, ids.len(), contents))))
}

pub(super) async fn one(asking: Asking, Named(text): Named<String>) -> Result<Response, ApiProblem> {
    let found = asking.whole(vec![id(&text)?]).await?;
    let one = found.first().ok_or_else(|| missing(&text))?;
    Ok(asking.send(&asking.teller().tell(one, hsds::full)))
}

fn writer(asked: &Parameters) -> fn(&Told<'_>) -> Value {
    match (asked.minimal, asked.full) {
        (true, _) => hsds::minimal,
        (false, true) => hsds::full,
        (false, false) => hsds::short,
    }
}
