//! Starting soon: the next meetings, joinable first; and every filtered list.

use axum::response::Response;

use super::results::{self, List};
use crate::visit::Visit;

pub(crate) async fn show(visit: Visit) -> Response {
    let query = visit.query();
    results::show(&visit, query, List::Now)
}
