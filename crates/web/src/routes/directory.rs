//! Addresses of the desk of those who keep the list.

use std::sync::Arc;

use axum::{Router, extract::DefaultBodyLimit, routing::get};

use crate::{pages::directory, site::Site};

/// A form that names many meetings, or all fields of one, is larger than others.
const LARGEST: usize = 128 * 1024;

pub(super) fn router() -> Router<Arc<Site>> {
    use directory::{
        add, areas, attendance_proof, bulk, circle, circles, contact, duplicate, duplicates, edit, feed, feeds,
        freshness, group, home, meeting, meetings, overrides, record, review as decide, reviews as desk, state,
        suggestion, suggestions, undo,
    };
    Router::new()
        .route("/directory", get(home::show))
        .route("/directory/meetings", get(meetings::show))
        .route("/directory/add", get(add::show).post(add::send))
        .route("/directory/letters/{slug}", get(attendance_proof::show).post(attendance_proof::send))
        .route("/directory/meeting/{meeting}", get(meeting::show))
        .route("/directory/meeting/{meeting}/edit", get(edit::show).post(edit::send))
        .route("/directory/meeting/{meeting}/source", get(meeting::back).post(meeting::source))
        .route("/directory/meeting/{meeting}/{act}", get(state::show).post(state::send))
        .route("/directory/group/{meeting}", get(group::show).post(group::send))
        .route("/directory/bulk", get(bulk::show).post(bulk::send))
        .route("/directory/overrides", get(overrides::show))
        .route("/directory/duplicates", get(duplicates::show))
        .route("/directory/duplicates/{one}/{other}", get(duplicate::show).post(duplicate::decide))
        .route("/directory/feeds", get(feeds::show))
        .route("/directory/feeds/{feed}", get(feed::show).post(feed::decide))
        .route("/directory/areas", get(areas::show).post(areas::send))
        .route("/directory/record", get(record::show))
        .route("/directory/undo", get(undo::back).post(undo::send))
        .route("/directory/freshness", get(freshness::show))
        .route("/directory/freshness/{slug}", get(freshness::back).post(freshness::look))
        .route("/directory/reports/{id}", get(freshness::back).post(freshness::settle))
        .route("/directory/contact/{slug}", get(contact::show).post(contact::send))
        .route("/directory/suggestions", get(suggestions::show))
        .route("/directory/suggestions/{id}", get(suggestion::show).post(suggestion::decide))
        .route("/directory/reviews", get(desk::show))
        .route("/directory/reviews/{review}", get(decide::show).post(decide::decide))
        .route("/directory/reviews/held/{slug}", get(desk::back).post(desk::settle))
        .route("/directory/circles", get(circles::show))
        .route("/directory/circles/{report}", get(circle::show).post(circle::decide))
        .layer(DefaultBodyLimit::max(LARGEST))
}
