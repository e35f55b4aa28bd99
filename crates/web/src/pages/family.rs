//! For family and friends: help for themselves, the groups that are for them, and where they meet next.

use askama::Template;
use axum::response::Response;
use openseat_domain::kind::ForWhom;

use super::{
    coming::{self, Coming},
    evidence::Claim,
    kind::list::{self, Group},
};
use crate::{frame::Frame, visit::Visit};

/// What studies say to family and friends.
const FINDINGS: [&str; 1] = ["EV050"];

#[derive(Template)]
#[template(path = "pages/family.html")]
pub(crate) struct FamilyPage<'a> {
    frame: Frame<'a>,
    groups: Vec<Group<'a>>,
    claims: Vec<Claim<'a>>,
    coming: Coming<'a>,
}

pub(crate) async fn show(visit: Visit) -> Response {
    visit.show(&page(visit.frame(), &visit))
}

fn page<'a>(frame: Frame<'a>, visit: &'a Visit) -> FamilyPage<'a> {
    let content = &frame.site.content;
    let kinds = content.kinds().iter().filter(|kind| kind.for_whom == ForWhom::Family && kind.is_group());
    let rows = FINDINGS.into_iter().filter_map(|id| content.evidence().id(id));
    FamilyPage {
        groups: list::groups(&frame, &list::meetings(visit), |kind| kind.for_whom == ForWhom::Family),
        claims: rows.map(|row| Claim::new(&frame, row)).collect(),
        coming: coming::of(visit, kinds.map(|kind| kind.id.clone()).collect()),
        frame,
    }
}

#[cfg(test)]
impl<'a> FamilyPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>, visit: &'a Visit) -> Self {
        page(frame, visit)
    }
}
