//! The semantic interface of BMLT, read side, for the apps and sites that already speak it: one file a switcher.
//!
//! What is asked is read here, and answered by [`openseat_formats::semantic`]; `docs/bmlt.md` lists where we differ.

mod answer;
mod bodies;
mod changes;
mod coverage;
mod field_keys;
mod field_values;
mod formats;
mod info;
mod naws;
mod parameters;
mod search;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use axum::{
    Router,
    extract::{Path, RawQuery, State},
    http::HeaderMap,
    response::{IntoResponse as _, Response},
    routing::get,
};
use openseat_content::gazetteer::Hint;
use openseat_formats::semantic::Server;

use crate::{
    pages::{missing, old},
    site::Site,
    visit::Visit,
};
use answer::Answer;
use parameters::Asked;

const SWITCHERS: &str = "GetSearchResults, GetFormats, GetServiceBodies, GetFieldKeys, GetFieldValues, GetChanges, \
     GetServerInfo, GetCoverageArea";

/// Both addresses under which servers are known.
const NAMES: [&str; 2] = ["/bmlt", "/main_server"];

/// The interface, under either name.
pub(crate) fn router() -> Router<Arc<Site>> {
    Router::new().route("/bmlt/{*rest}", get(show)).route("/main_server/{*rest}", get(show))
}

async fn show(
    State(site): State<Arc<Site>>,
    Path(path): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    visit: Visit,
) -> Response {
    let asked_as = |name: &&str| visit.uri.path().strip_prefix(*name).is_some_and(|rest| rest.starts_with('/'));
    let at = NAMES.into_iter().find(asked_as).unwrap_or_default();
    // Some old clients repeat slashes.
    let Some(rest) = path.trim_start_matches('/').strip_prefix("client_interface/") else {
        return match old::lead(&visit).await {
            Some(led) => led,
            None => missing::page_of(&visit).into_response(),
        };
    };
    let root = visit.absolute(at);
    let place = |name: &str| {
        let hint = Hint { country: Some(site.house.home_country()), near: None };
        let found = site.house.gazetteer().find(name, hint);
        found.into_iter().next().map(|place| (place.point.lat, place.point.lon))
    };
    let server = match site.house.semantic(&visit.snapshot).await {
        Ok(server) => server,
        Err(error) => {
            tracing::error!(%error, "the directory cannot be made ready for the BMLT interface");
            return Answer::wrong(500, "Server Error").send(&headers);
        }
    };
    let asking = Asking { server: &server, root: &root, place: &place };
    match rest.trim_end_matches('/') {
        "serverInfo.xml" => info::xml().send(&headers),
        format if !format.contains('/') => {
            asking.answer(format, &Asked::read(query.as_deref().unwrap_or_default())).send(&headers)
        }
        _ => missing::page_of(&visit).into_response(),
    }
}

/// A server that is asked, and what is known of the asker.
pub(crate) struct Asking<'a> {
    pub(crate) server: &'a Server,
    /// The address of the server, as the asker knows it.
    pub(crate) root: &'a str,
    /// Where a place is, by name: latitude and longitude.
    pub(crate) place: &'a dyn Fn(&str) -> Option<(f64, f64)>,
}

impl Asking<'_> {
    /// The answer in a format: `json`, `jsonp`, `tsml` or `csv`.
    pub(crate) fn answer(&self, format: &str, asked: &Asked) -> Answer {
        let switcher = asked.text("switcher").unwrap_or_default();
        let answer = match (switcher, format) {
            ("GetNAWSDump", "csv") => naws::answer(self, asked),
            ("GetNAWSDump", _) => return Answer::wrong(422, "GetNAWSDump is only valid for csv format."),
            (_, "tsml") if is_switcher(switcher) => search::tsml(self, asked),
            (_, "json" | "jsonp") => match switcher {
                "GetSearchResults" => search::answer(self, asked),
                "GetFormats" => formats::answer(self, asked),
                "GetServiceBodies" => bodies::answer(self, asked),
                "GetFieldKeys" => field_keys::answer(self),
                "GetFieldValues" => field_values::answer(self, asked),
                "GetChanges" => changes::answer(self, asked),
                "GetServerInfo" => info::answer(self),
                "GetCoverageArea" => coverage::answer(self),
                _ => return unknown(),
            },
            _ => return unknown(),
        };
        if format == "jsonp" { answer.called_back(asked.text("callback").unwrap_or("callback")) } else { answer }
    }
}

fn is_switcher(name: &str) -> bool {
    SWITCHERS.split(", ").any(|known| known == name)
}

fn unknown() -> Answer {
    let message = format!(
        "Invalid data format or endpoint name. Valid endpoint names for the json and jsonp data formats are: {SWITCHERS}. \
         Valid endpoint names for the csv format are: GetNAWSDump. Valid endpoint names for the tsml format are: \
         GetSearchResults."
    );
    Answer::wrong(422, &message)
}
