//! Where the lists, the places and the program come from.

use askama::Template;
use axum::response::Response;
use openseat_content::gazetteer;

use crate::{frame::Frame, visit::Visit};

#[derive(Template)]
#[template(path = "pages/about.html")]
pub(crate) struct AboutPage<'a> {
    frame: Frame<'a>,
    meetings: String,
    /// The names of the lists.
    sources: Vec<String>,
    /// The credits of the gazetteer, as its licences ask.
    places: &'a str,
}

pub(crate) async fn show(visit: Visit) -> Response {
    visit.show(&page(visit.frame(), visit.snapshot.len(), Vec::new()))
}

fn page(frame: Frame<'_>, meetings: usize, sources: Vec<String>) -> AboutPage<'_> {
    AboutPage { meetings: frame.t1("about-meetings", "n", meetings), frame, sources, places: gazetteer::ATTRIBUTION }
}

#[cfg(test)]
impl<'a> AboutPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        AboutPage { places: "A made-up gazetteer, CC0", ..page(frame, 200, vec!["Made-up town".to_owned()]) }
    }
}
