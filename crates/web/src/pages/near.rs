//! Near a place, by town, postcode or point.

use axum::response::Response;

use super::{
    results::{self, List},
    which,
};
use crate::visit::Visit;

pub(crate) async fn show(visit: Visit) -> Response {
    let query = visit.query();
    if !query.has_place() {
        return if query.place_given { which::unknown(&visit, &query, "/near", &[]) } else { which::ask(&visit) };
    }
    results::show(&visit, query, List::Near)
}
