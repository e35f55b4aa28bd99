//! What a first meeting is like: for any meeting, and step by step for each way of meeting.

use askama::Template;
use axum::response::Response;
use openseat_content::first_meeting::{FirstMeeting, Listen, Part, Read};
use openseat_domain::fellowship::FellowshipId;

use super::Way;
use crate::{frame::Frame, visit::Visit};

#[derive(Template)]
#[template(path = "pages/first_time.html")]
pub(crate) struct FirstTimePage<'a> {
    frame: Frame<'a>,
    steps: Option<Steps<'a>>,
    /// The other ways of meeting.
    others: Vec<Way>,
}

/// One way of meeting, step by step.
struct Steps<'a> {
    heading: String,
    lasts: String,
    parts: Vec<Step<'a>>,
    listen: &'a str,
    basis: &'a str,
    source: &'a str,
    kinds: Vec<Way>,
}

struct Step<'a> {
    name: &'a str,
    says: &'a str,
    minutes: String,
}

pub(crate) async fn show(visit: Visit) -> Response {
    let kind = visit.value("kind").map(|kind| FellowshipId::new(&kind));
    visit.show(&page(visit.frame(), kind.as_ref()))
}

fn page<'a>(frame: Frame<'a>, kind: Option<&FellowshipId>) -> FirstTimePage<'a> {
    let all = frame.site.content.first_meetings();
    let shown = kind.and_then(|kind| Some((kind, all.of(kind)?)));
    let others = all.list().iter().filter(|one| shown.is_none_or(|(_, shown)| shown.id != one.id));
    FirstTimePage {
        steps: shown.map(|(kind, one)| steps(&frame, kind, one)),
        others: others.filter_map(|one| way(&frame, one)).collect(),
        frame,
    }
}

fn steps<'a>(frame: &Frame<'a>, kind: &FellowshipId, one: &'a FirstMeeting) -> Steps<'a> {
    let (content, locale) = (&frame.site.content, frame.say.locale);
    let name = content.fellowship(kind).map_or(one.name(locale), |kind| &kind.name);
    let lasts = match one.minutes.as_str() {
        "" => frame.t("steps-lasts-unknown").to_owned(),
        minutes => frame.t1("steps-lasts", "minutes", minutes),
    };
    let others = one.kinds.iter().filter_map(|id| content.fellowship(id));
    let others = others.map(|kind| Way { href: format!("/kinds/{}", kind.id), label: kind.name.clone() });
    Steps {
        heading: frame.t1("steps-heading", "fellowship", name),
        lasts,
        parts: one.parts.iter().map(|part| step(frame, part)).collect(),
        listen: frame.t(match one.listen {
            Listen::Said => "steps-listen",
            Listen::Ask => "steps-listen-ask",
        }),
        basis: frame.t(match one.basis {
            Read::Read => "steps-read",
            Read::PartRead => "steps-read-part",
            Read::GeneralKnowledge => "steps-general",
        }),
        source: &one.source,
        kinds: others.collect(),
    }
}

fn step<'a>(frame: &Frame<'a>, part: &'a Part) -> Step<'a> {
    let minutes = match part.minutes.as_str() {
        "" => String::new(),
        minutes => frame.t1("steps-minutes", "minutes", minutes),
    };
    Step { name: part.name(frame.say.locale), says: part.says(frame.say.locale), minutes }
}

fn way(frame: &Frame<'_>, one: &FirstMeeting) -> Option<Way> {
    let kind = one.kinds.first()?;
    let label = one.name(frame.say.locale).to_owned();
    Some(Way { href: format!("/first-time?kind={kind}#steps"), label })
}

#[cfg(test)]
impl<'a> FirstTimePage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        page(frame, None)
    }

    pub(crate) fn sample_of(frame: Frame<'a>, kind: &str) -> Self {
        page(frame, Some(&FellowshipId::new(kind)))
    }
}
