//! Where the journey begins: what will be asked, that all of it can be skipped, and who sees it.

use askama::Template;
use axum::response::Response;

use super::asked::Asked;
use crate::{frame::Frame, visit::Visit};

#[derive(Template)]
#[template(path = "pages/matching/start.html")]
pub(crate) struct StartPage<'a> {
    frame: Frame<'a>,
    begin: String,
    straight: String,
}

pub(crate) async fn show(visit: Visit) -> Response {
    let mut asked = Asked::read(visit.uri.query(), &visit.site.content);
    asked.seed = asked.seed.or_else(|| Some(visit.site.draw()));
    visit.show(&page(visit.frame(), &asked))
}

fn page<'a>(frame: Frame<'a>, asked: &Asked) -> StartPage<'a> {
    let to = |path: &str| asked.to(path, &frame.site.content);
    StartPage { begin: to("/match/1"), straight: to("/match/answer"), frame }
}

#[cfg(test)]
impl<'a> StartPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        page(frame, &Asked { seed: Some(7), ..Asked::default() })
    }
}
