//! For those who run the server: is it alive, is it ready, what does it hold.

use std::{fmt::Write, sync::Arc};

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::site::Site;

/// A directory older than this is not being built anew any more.
const STALE_SECONDS: i64 = 2 * 3600;

/// The program answers.
pub(crate) async fn alive() -> &'static str {
    "alive\n"
}

/// It can be given visitors: the directory is built and fresh.
pub(crate) async fn ready(State(site): State<Arc<Site>>) -> Response {
    let age = (site.clock)().as_second() - site.house.snapshot().built.as_second();
    if age > STALE_SECONDS {
        return (StatusCode::SERVICE_UNAVAILABLE, format!("the directory is {age} seconds old\n")).into_response();
    }
    "ready\n".into_response()
}

/// What it holds, in the text format of Prometheus.
pub(crate) async fn metrics(State(site): State<Arc<Site>>) -> Response {
    let snapshot = site.house.snapshot();
    let age = (site.clock)().as_second() - snapshot.built.as_second();
    let figures: [(&str, &str, i128); 4] = [
        ("openseat_meetings", "Meetings shown", snapshot.len() as i128),
        ("openseat_starts", "Starts in the window of the directory", snapshot.starts() as i128),
        ("openseat_directory_bytes", "Memory of the directory", snapshot.bytes() as i128),
        ("openseat_directory_age_seconds", "Time since the directory was built", i128::from(age)),
    ];
    let mut text = String::new();
    for (name, help, value) in figures {
        // Writing into a String cannot fail.
        let _ = write!(text, "# HELP {name} {help}\n# TYPE {name} gauge\n{name} {value}\n");
    }
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text).into_response()
}
