//! The answer as a plain list for a phone. It names no kind of group unless the person ticks that.

use askama::Template;
use axum::response::Response;
use jiff::Zoned;
use openseat_actions::meeting;
use openseat_domain::{fellowship::FellowshipId, matching::Meeting, meeting::Draft};

use super::{
    asked::Asked,
    find::{Found, find},
};
use crate::{
    frame::Frame,
    pages::{self, problem},
    times,
    visit::Visit,
};

/// The field that says that kinds may be named.
const NAMED: &str = "names";

#[derive(Template)]
#[template(path = "pages/matching/text.html")]
pub(crate) struct ListPage<'a> {
    frame: Frame<'a>,
    back: String,
    carried: Vec<(&'static str, String)>,
    seed: String,
    named: bool,
    message: String,
    sms: String,
    mail: String,
}

pub(crate) async fn show(visit: Visit) -> Response {
    let found = match find(&visit, Asked::read(visit.uri.query(), &visit.site.content)) {
        Ok(found) => found,
        Err(error) => return problem::answer(&visit, error),
    };
    match lines(&found).await {
        Ok(lines) => visit.show(&page(&visit, &found.asked, &lines, visit.value(NAMED).is_some())),
        Err(error) => problem::answer(&visit, error),
    }
}

/// One meeting of the list.
pub(super) struct Line {
    pub(super) kind: String,
    pub(super) draft: Draft,
    pub(super) start: Zoned,
}

/// The first meeting of each kind that came first. The soonest of all is among them if it is another one.
pub(super) async fn lines(found: &Found<'_>) -> openseat_actions::Result<Vec<Line>> {
    let mut wanted: Vec<(&FellowshipId, &Meeting)> = Vec::new();
    let soonest = found.answer.near_now.iter().map(|soon| (&soon.kind, &soon.meeting));
    let first = found.answer.suggestions.iter().filter_map(|one| Some((&one.kind, one.meetings.first()?)));
    for (kind, one) in soonest.chain(first) {
        if !wanted.iter().any(|(_, other)| other.meeting == one.meeting) {
            wanted.push((kind, one));
        }
    }
    let mut lines = Vec::with_capacity(wanted.len());
    for (kind, one) in wanted {
        lines.extend(line(found, kind, one).await?);
    }
    Ok(lines)
}

async fn line(found: &Found<'_>, kind: &FellowshipId, one: &Meeting) -> openseat_actions::Result<Option<Line>> {
    let visit = found.visit;
    let (Some(card), Some(first)) = (found.snapshot.get(one.meeting), one.starts.first()) else { return Ok(None) };
    let Some(view) = meeting::view(&visit.site.house, card.slug, visit.site.now()).await? else { return Ok(None) };
    let start = found.now.saturating_add_signed(first.in_minutes);
    let zone =
        if view.draft.attendance.in_person() { crate::occurrence::zone_of(&view.draft) } else { found.zone.clone() };
    let start = times::moment_of(start).to_zoned(zone);
    Ok(Some(Line { kind: found.name(kind).to_owned(), draft: view.draft, start }))
}

fn page<'a>(visit: &'a Visit, asked: &Asked, lines: &[Line], named: bool) -> ListPage<'a> {
    let frame = visit.frame();
    let content = &visit.site.content;
    let message = message(&frame, lines, named);
    let body: String = url::form_urlencoded::byte_serialize(message.as_bytes()).collect();
    let body = body.replace('+', "%20");
    ListPage {
        back: asked.to("/match/answer", content),
        carried: asked.pairs(content),
        seed: asked.seed.map(|seed| seed.to_string()).unwrap_or_default(),
        named,
        // `?&body=` is understood by old iPhones (`&`) and by everything else (`?`).
        sms: format!("sms:?&body={body}"),
        mail: format!("mailto:?body={body}"),
        message,
        frame,
    }
}

fn message(frame: &Frame<'_>, lines: &[Line], named: bool) -> String {
    let of = |line: &Line| {
        let text = pages::text::message_at(frame, &line.draft, &line.start);
        if named { format!("{}\n{text}", line.kind) } else { text }
    };
    lines.iter().map(of).collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
impl<'a> ListPage<'a> {
    pub(crate) fn sample(visit: &'a Visit, draft: &Draft, named: bool) -> Self {
        let start = "2026-11-24T19:00[Europe/London]".parse().expect("a time in a test is well written");
        let line = Line { kind: "SMART Recovery".into(), draft: draft.clone(), start };
        page(visit, &super::asked::tests::sample(&visit.site.content), &[line], named)
    }
}
