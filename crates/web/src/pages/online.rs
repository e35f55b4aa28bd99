//! Online: join without moving.

use axum::response::Response;
use openseat_domain::search::Way;

use super::results::{self, List};
use crate::{query::Query, visit::Visit};

pub(crate) async fn show(visit: Visit) -> Response {
    let query = Query { way: Way::Online, ..visit.query() };
    results::show(&visit, query, List::Online)
}
