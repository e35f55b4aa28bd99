//! A circle that ended, or that somebody was taken out of: that, why if a moderator said so, and what stays.

use askama::Template;
use openseat_actions::circle::OverView;
use uuid::Uuid;

use super::said::why_told;
use crate::{frame::Frame, person::Person};

#[derive(Template)]
#[template(path = "pages/space/circle/over.html")]
pub(crate) struct OverPage<'a> {
    frame: Frame<'a>,
    heading: &'a str,
    lead: Vec<&'a str>,
    why: String,
    action: String,
}

pub(super) fn page<'a>(person: &'a Person, id: Uuid, over: &OverView) -> OverPage<'a> {
    let frame = person.visit.frame();
    let (heading, lead) = match (over.out, over.why) {
        (true, None) => ("circle-over-out", vec!["circle-over-out-lead"]),
        (true, Some(_)) => ("circle-over-out", vec!["circle-over-taken", "circle-over-out-lead"]),
        (false, None) => ("circle-over-ended", vec!["circle-over-alone"]),
        (false, Some(_)) => ("circle-over-ended", vec!["circle-over-closed"]),
    };
    OverPage {
        heading: frame.t(heading),
        lead: lead.into_iter().map(|key| frame.t(key)).collect(),
        why: over.why.map(|why| frame.t1("circle-over-why", "why", frame.t(why_told(why)))).unwrap_or_default(),
        action: format!("/space/circle/{id}"),
        frame,
    }
}

#[cfg(test)]
impl<'a> OverPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, Uuid::from_u128(1), &OverView { out: false, why: None, at: person.visit.site.now() })
    }

    pub(crate) fn sample_out(person: &'a Person) -> Self {
        let why = Some(openseat_domain::circle::Reason::Hurts);
        page(person, Uuid::from_u128(1), &OverView { out: true, why, at: person.visit.site.now() })
    }
}
