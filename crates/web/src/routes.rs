//! Every address of the site.

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    extract::{DefaultBodyLimit, State},
    http::{HeaderMap, StatusCode, Uri},
    middleware,
    response::{IntoResponse, Response},
    routing::get,
};
use tower_http::{catch_panic::CatchPanicLayer, timeout::TimeoutLayer};

use crate::{api, bmlt, headers, hsds, nominatim, pages, site::Site};

mod account;
mod attendance_proof;
mod directory;
mod greeting;
mod group_session;
mod growing;
mod letters;
mod space;

/// No form on a public page is larger than this, in bytes.
const LARGEST_FORM: usize = 32 * 1024;

/// The whole site: pages, assets and API.
///
/// Serve it with `into_make_service_with_connect_info::<SocketAddr>()`, so that floods can be told apart by address.
pub fn router(site: Arc<Site>) -> Router {
    Router::new()
        .route("/", get(pages::home::show))
        .route("/now", get(pages::now::show))
        .route("/online", get(pages::online::show))
        .route("/near", get(pages::near::show))
        .route("/find", get(pages::find::show))
        .route("/groups", get(pages::groups::show))
        .route("/calendar.ics", get(pages::calendar::list))
        .route("/files", get(pages::files::show))
        .route("/files/meetings.csv", get(pages::files::table))
        .route("/files/naws.csv", get(pages::files::naws))
        .route("/files/meetings.pdf", get(pages::files::sheet))
        .route("/embed", get(pages::embed::show))
        .route("/embed/make", get(pages::embed::make::show))
        .route("/embed.js", get(pages::embed::script))
        .route("/meeting/{slug}", get(pages::meeting::show))
        .route("/meeting/{slug}/text", get(pages::text::show))
        .route("/meeting/{slug}/wrong", get(pages::wrong::show).post(pages::wrong::send))
        .route("/evidence", get(pages::evidence::show))
        .route("/evidence/{finding}", get(pages::evidence::finding::show))
        .route("/kinds", get(pages::kind::list::show))
        .route("/kinds/compare", get(pages::kind::compare::show))
        .route("/kinds/{kind}", get(pages::kind::show))
        .route("/family", get(pages::family::show))
        .route("/meeting/{slug}/review", get(pages::review::show).post(pages::review::send))
        .route("/meeting/{slug}/reviews", get(pages::review::list::show))
        .route(
            "/meeting/{slug}/reviews/{review}/report",
            get(pages::review::report::show).post(pages::review::report::send),
        )
        .route("/meeting/{slug}/link", get(pages::link::show).post(pages::link::send))
        .route("/meeting/{slug}/suggest", get(pages::suggest::show).post(pages::suggest::send))
        .route("/suggest", get(pages::suggest::show_new).post(pages::suggest::send_new))
        .route("/help", get(pages::help::show))
        .route("/first-time", get(pages::first_time::show))
        .route("/private", get(pages::private::show))
        .route("/privacy", get(pages::privacy::show))
        .route("/accessibility", get(pages::accessibility::show))
        .route("/centre/{centre}", get(pages::activity::show))
        .route("/toolkit", get(pages::toolkit::list::show))
        .route("/toolkit/{tool}", get(pages::toolkit::show))
        .route("/about", get(pages::about::show))
        .route("/validate", get(pages::validate::show).post(pages::validate::send))
        .route("/leave", get(pages::leave::go))
        .route("/offline", get(pages::offline::show))
        .route("/sw.js", get(pages::offline::worker))
        .route("/map/{file}", get(pages::map::show))
        .route("/assets/{file}", get(asset))
        .merge(letters::router())
        .merge(greeting::router())
        .merge(group_session::router())
        .merge(growing::open())
        .merge(attendance_proof::router())
        .merge(matching())
        .merge(self_check())
        .merge(account::router())
        .merge(space::router())
        .merge(api::router())
        .merge(bmlt::router())
        .merge(hsds::router())
        .merge(nominatim::router())
        .fallback(pages::old::show)
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(20)))
        .layer(middleware::map_response(headers::secure))
        .with_state(site)
}

/// Finding what suits. The answers of a person stand in the address, so nothing of it is kept on the way.
fn matching() -> Router<Arc<Site>> {
    use pages::{matching, trial};
    Router::new()
        .route("/match", get(matching::start::show))
        .route("/match/{step}", get(matching::ask::show))
        .route("/match/answer", get(matching::answer::show))
        .route("/match/answer/text", get(matching::text::show))
        .route("/match/sheet", get(matching::sheet::show))
        .route("/match/plan", get(trial::plan::show))
        .route("/match/plan.ics", get(trial::calendar::send))
        .layer(middleware::map_response(headers::not_kept))
}

/// See how things are. What is answered comes with a form, never in an address, and no browser keeps the pages.
fn self_check() -> Router<Arc<Site>> {
    use pages::self_check::{self, ask, plan};
    Router::new()
        .route("/check", get(self_check::show))
        .route("/check/{topic}", get(ask::show).post(ask::send))
        .route("/check/plan", get(plan::back).post(plan::send))
        .route("/check/plan/text", get(plan::back).post(plan::text))
        .layer(middleware::map_response(headers::tells_us_the_way))
        .layer(middleware::from_fn(headers::personal))
}

async fn asset(State(site): State<Arc<Site>>, uri: Uri, headers: HeaderMap) -> Response {
    site.assets.serve(uri.path(), &headers)
}

/// The last resort, when a page broke: plain words that need no template.
fn panicked(_what: Box<dyn std::any::Any + Send + 'static>) -> Response {
    tracing::error!("a request ended in a panic");
    (
        StatusCode::INTERNAL_SERVER_ERROR,
        "Sorry, something went wrong. It is our mistake, not yours. Try again in a minute.",
    )
        .into_response()
}
