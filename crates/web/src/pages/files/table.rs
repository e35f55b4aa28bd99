//! A list as a table: our own columns, or those of the world office's spreadsheet.

use std::convert::Infallible;

use axum::{body::Body, response::Response};
use futures_util::{StreamExt as _, stream};
use openseat_actions::{semantic, whole};
use openseat_formats::sheet_out;

use super::{PATH, as_file};
use crate::{
    pages::{
        listed,
        problem::{self, Trouble},
    },
    visit::Visit,
};

/// So many meetings are read at once.
const AT_ONCE: usize = 200;
const CSV: &str = "text/csv; charset=utf-8";

/// Sends the list as a table, piece by piece: that of a country takes no more memory than that of a town.
pub(crate) async fn send(visit: Visit) -> Response {
    let list = match listed::find(&visit, PATH) {
        Ok(list) => list,
        Err(page) => return *page,
    };
    let bom = if visit.value("bom").is_some() { sheet_out::BOM } else { "" };
    let head = format!("{bom}{}", sheet_out::header());
    let (house, origin) = (visit.site.house.clone(), visit.origin().to_owned());
    let ids = list.ids(&visit, usize::MAX);
    let chunks: Vec<Vec<_>> = ids.chunks(AT_ONCE).map(<[_]>::to_vec).collect();
    let pieces = stream::unfold((chunks.into_iter(), list), move |(mut chunks, list)| {
        let (house, origin) = (house.clone(), origin.clone());
        async move {
            // Should the database fail half-way, the table ends there.
            let read = whole::read(&house, chunks.next()?).await.ok()?;
            let line = |one: &whole::Whole| {
                let page = format!("{origin}/meeting/{}", one.slug);
                let fits = one.draft.schedule.as_ref().is_none_or(|times| list.is_at(times));
                if fits { sheet_out::row(&one.slug, &one.draft, Some(&page)) } else { String::new() }
            };
            Some((read.iter().map(line).collect::<String>(), (chunks, list)))
        }
    });
    let body = Body::from_stream(stream::iter([head]).chain(pieces).map(Ok::<_, Infallible>));
    as_file(body, CSV, "attachment; filename=\"meetings.csv\"")
}

/// Sends the list as NA World Services take it: 52 columns, weekly meetings only.
pub(crate) async fn naws(visit: Visit) -> Response {
    let list = match listed::find(&visit, PATH) {
        Ok(list) => list,
        Err(page) => return *page,
    };
    // All of it lies in memory until it is sent, so only a few are made at a time.
    let Ok(_place) = visit.site.printing.try_acquire() else { return problem::show(&visit, Trouble::Busy) };
    match semantic::naws(&visit.site.house, &visit.snapshot, list.ids(&visit, usize::MAX)).await {
        Ok(table) => as_file(table, CSV, "attachment; filename=\"meetings-naws.csv\""),
        Err(error) => problem::answer(&visit, error),
    }
}
