//! One form: what it is, what was kept of it, where it is from.

use askama::Template;
use axum::{extract::Path, response::Response};
use openseat_actions::response::{self, ResponseView};
use openseat_content::{Locale, form::FormInfo};
use openseat_domain::form::{Answers, Offer};

use super::{Away, duty, kept, said, summary, way};
use crate::{
    frame::Frame,
    pages::{Way, problem},
    person::Person,
};

/// Responses that the page lists.
const MOST: i64 = 100;

#[derive(Template)]
#[template(path = "pages/space/form/front.html")]
pub(crate) struct FrontPage<'a> {
    frame: Frame<'a>,
    done: &'a str,
    name: &'a str,
    about: &'a str,
    questions: String,
    minutes: String,
    /// That the questions are in another language; empty where they are not.
    other_language: &'a str,
    /// Which organisation asks, and what it sees; empty for a form of the house.
    asked_by: String,
    /// Why it is not begun now; empty where it is.
    away: &'a str,
    start: String,
    paper: String,
    go_on: Option<(String, String)>,
    /// The form that is offered in its place, where it is not offered itself at this hour.
    instead: Option<Way>,
    /// Forms of which something was kept, and in whose place this one is offered.
    also: Vec<Way>,
    count: String,
    /// Where one sees what adds up; empty where nothing does.
    summary: String,
    /// Where the two latest stand side by side; empty where there are no two.
    beside: String,
    /// Names of the scores.
    heads: Vec<&'a str>,
    rows: Vec<Row>,
    origin: Vec<String>,
    statement: &'a str,
}

/// One response.
struct Row {
    href: String,
    when: String,
    open: bool,
    values: Vec<String>,
}

pub(crate) async fn show(person: Person, Path(form): Path<String>) -> Response {
    let held = match kept(&person, &form).await {
        Ok(held) => held,
        Err(answer) => return answer,
    };
    let info: &FormInfo = &held;
    let all = response::latest(&person.visit.site.house, &person.signed, &info.form.id, MOST).await;
    match (all, also(&person, info).await) {
        (Ok(all), Ok(also)) => {
            let on = duty::is_on(&person.visit.site);
            person.visit.show(&page(&person, info, (held.asked_by(), held.away(on)), &all, also))
        }
        (Err(error), _) | (_, Err(error)) => problem::answer(&person.visit, error),
    }
}

/// What was kept of forms in whose place this one is offered.
async fn also(person: &Person, info: &FormInfo) -> openseat_actions::Result<Vec<Way>> {
    let (site, frame) = (&person.visit.site, person.visit.frame());
    let on = duty::is_on(site);
    let mut ways = Vec::new();
    for other in site.content.forms().list().iter().filter(|one| one.form.offer(on) == Offer::Instead(&info.form.id)) {
        if !response::latest(&site.house, &person.signed, &other.form.id, 1).await?.is_empty() {
            let label = frame.t1("duty-front-also", "form", other.name(frame.say.locale));
            ways.push(Way { href: format!("/space/forms/{}", other.form.id), label });
        }
    }
    Ok(ways)
}

/// Beside the form stand who asks it, where an organisation does, and why it is not begun now.
fn page<'a>(
    person: &'a Person,
    info: &'a FormInfo,
    (asked_by, away): (Option<&str>, Option<Away>),
    all: &[ResponseView],
    also: Vec<Way>,
) -> FrontPage<'a> {
    let frame = person.visit.frame();
    let on = duty::is_on(frame.site);
    let instead = match info.form.offer(on) {
        Offer::Instead(other) => frame.site.content.forms().id(other.as_str()),
        Offer::Yes | Offer::No => None,
    };
    let (form, locale) = (&info.form, frame.say.locale);
    let open = all.iter().find(|one| one.kept.finished.is_none());
    let row = |one: &ResponseView| Row {
        href: format!("/space/forms/{}/{}", form.id, one.id),
        when: said::when(&frame, one),
        open: one.kept.finished.is_none(),
        values: form.scores.iter().map(|score| said::value(&frame, form, score, &one.kept.answers)).collect(),
    };
    FrontPage {
        done: match person.visit.value("done").as_deref() {
            Some("back") => frame.t("form-back-kept"),
            Some("not") => frame.t("form-back-not"),
            _ => "",
        },
        name: info.name(locale),
        about: info.about(locale),
        questions: frame.t1("form-questions", "n", form.questions(&Answers::default()).len()),
        minutes: frame.t1("form-minutes", "n", u32::from(info.minutes)),
        other_language: match (info.is_in(locale), info.written_in) {
            (true, _) => "",
            (false, Locale::En) => frame.t("form-english"),
            (false, Locale::Es) => frame.t("form-spanish"),
        },
        asked_by: asked_by.map(|by| frame.t1("form-asked-by", "name", by)).unwrap_or_default(),
        away: away.map(|away| away.words(&frame)).unwrap_or_default(),
        start: way::first(info),
        paper: format!("/space/forms/{}/paper", form.id),
        go_on: open.map(|one| (way::go_on(info, one), frame.t1("form-go-on", "when", said::when(&frame, one)))),
        instead: instead.map(|other| Way {
            href: format!("/space/forms/{}", other.form.id),
            label: other.name(frame.say.locale).to_owned(),
        }),
        also,
        count: match all.len() {
            0 => frame.t("form-history-none").to_owned(),
            n => frame.t1("form-history-count", "n", n),
        },
        summary: match !all.is_empty() && summary::has(info) {
            true => format!("/space/forms/{}/summary", form.id),
            false => String::new(),
        },
        beside: match all.iter().filter(|one| one.kept.finished.is_some()).count() {
            0 | 1 => String::new(),
            _ => format!("/space/forms/{}/beside", form.id),
        },
        heads: form.scores.iter().map(|score| info.score(&score.id, locale)).collect(),
        rows: all.iter().map(row).collect(),
        origin: origin(&frame, info),
        statement: &info.source.statement,
        frame,
    }
}

/// Where the form is from, a sentence each.
fn origin(frame: &Frame<'_>, info: &FormInfo) -> Vec<String> {
    let source = &info.source;
    let mut lines = vec![frame.t1("form-source", "text", source.text.as_str())];
    if source.read != source.text {
        lines.push(frame.t1("form-read", "text", source.read.as_str()));
    }
    lines.push(frame.t1("form-licence", "text", source.licence.as_str()));
    let translation = info.translation(Locale::Es).filter(|_| frame.say.locale == Locale::Es);
    lines.extend(translation.map(|one| frame.t1("form-translation", "text", format!("{} {}", one.text, one.read))));
    lines.push(frame.t1("form-version", "version", info.form.version.as_str()));
    lines
}

#[cfg(test)]
impl<'a> FrontPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let info = super::list::sample_form(person, "phq-4");
        let mut half = crate::pages::space::samples::answered(info);
        half.kept.finished = None;
        page(person, info, (None, None), &[half, crate::pages::space::samples::answered(info)], Vec::new())
    }

    pub(crate) fn sample_new(person: &'a Person) -> Self {
        page(person, super::list::sample_form(person, "cost-benefit"), (None, None), &[], Vec::new())
    }

    pub(crate) fn sample_asked(person: &'a Person) -> Self {
        let info = super::list::sample_form(person, "phq-4");
        page(person, info, (Some("Riverside & <b>Clinic</b>"), Some(Away::Ended)), &[], Vec::new())
    }
}
