//! A plan for seven days, made of what was ticked: changed, printed, taken along as a file, or kept in a space.

use std::{collections::BTreeMap, fmt::Write as _};

use askama::Template;
use axum::{
    body::Bytes,
    extract::rejection::BytesRejection,
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use openseat_content::{
    form::FormInfo,
    self_check::{Topic, Whom},
};
use openseat_domain::{
    form::{Answers, Item},
    plan::{LINES, Line},
};

use super::sent;
use crate::{
    form::Fields,
    frame::Frame,
    pages::{
        missing,
        space::form::{
            Words,
            field::{Field, Filled, Kind, Making},
            read::{self, Sent, WrongField},
            said,
        },
    },
    visit::Visit,
};

/// The form of the plan, the same as in a space.
const FORM: &str = "plan";
/// Fields that are carried at most.
const MOST: usize = 200;

#[derive(Template)]
#[template(path = "pages/self_check/plan.html")]
pub(crate) struct PlanPage<'a> {
    frame: Frame<'a>,
    topic: &'a str,
    fields: Vec<Field>,
    shown: Vec<String>,
    single: bool,
    errors: Vec<WrongField>,
}

#[derive(Template)]
#[template(path = "pages/self_check/done.html")]
pub(crate) struct DonePage<'a> {
    frame: Frame<'a>,
    lines: Vec<Answered>,
    /// All that was sent, to go on with.
    carried: Vec<(String, String)>,
    /// What the matcher is told, beside the place.
    about: Option<(&'static str, &'static str)>,
}

/// A question or a row, and what was said to it.
#[derive(Debug, PartialEq)]
pub(crate) struct Answered {
    pub(crate) asked: String,
    pub(crate) said: Vec<String>,
}

/// The address of the form opened as a page.
pub(crate) async fn back(visit: Visit) -> Response {
    visit.go("/check")
}

pub(crate) async fn send(visit: Visit, body: Result<Bytes, BytesRejection>) -> Response {
    let fields = match sent(&visit, body) {
        Ok(fields) => fields,
        Err(answer) => return answer,
    };
    let Some(info) = form(&visit) else { return missing::page_of(&visit) };
    let topic = topic_of(&visit, &fields);
    let sent = read_plan(&visit.frame(), info, &fields);
    if !sent.wrong.is_empty() {
        let page = page(&visit, topic, info, Filled::Sent(&fields), &sent.given, &sent.wrong);
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let fresh = fields.all("shown").next().is_none();
    if fresh || sent.again.is_some() || !fields.text("again").is_empty() {
        let answers = if fresh { picked(&visit, topic, &fields) } else { sent.given };
        return visit.show(&page(&visit, topic, info, Filled::Kept(&answers), &answers, &BTreeMap::new()));
    }
    visit.show(&done(&visit, topic, info, &sent.given, &fields))
}

/// The plan as a file of plain text.
pub(crate) async fn text(visit: Visit, body: Result<Bytes, BytesRejection>) -> Response {
    let fields = match sent(&visit, body) {
        Ok(fields) => fields,
        Err(answer) => return answer,
    };
    let Some(info) = form(&visit) else { return missing::page_of(&visit) };
    let frame = visit.frame();
    let mut out = format!("{}\r\n", frame.t("self-check-plan"));
    for one in answered(&frame, info, &read_plan(&frame, info, &fields).given) {
        // Writing to a String cannot fail.
        let _ = write!(out, "\r\n{}\r\n{}\r\n", one.asked, one.said.join("\r\n"));
    }
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"plan.txt\""),
    ];
    (headers, out).into_response()
}

pub(crate) fn form(visit: &Visit) -> Option<&FormInfo> {
    visit.site.content.forms().id(FORM)
}

pub(crate) fn read_plan(frame: &Frame<'_>, info: &FormInfo, fields: &Fields) -> Sent {
    read::read(frame, fields, &info.form.items.iter().collect::<Vec<&Item>>())
}

/// What was sent of the plan, as it goes on to the next page. Nothing else goes on: in a space the form is sent as it stands, and
/// a link of somebody else must not bring along what the page does not show.
pub(crate) fn carried(info: &FormInfo, fields: &Fields) -> Vec<(String, String)> {
    let of_plan = |name: &str| match name.rsplit_once('.') {
        None => ["topic", "shown"].contains(&name) || info.form.item(name).is_some(),
        Some((_, link)) => info.form.item(link).is_some_and(|item| !item.hidden),
    };
    let pairs = fields.pairs().filter(|(name, _)| of_plan(name));
    pairs.take(MOST).map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

fn topic_of<'v>(visit: &'v Visit, fields: &Fields) -> Option<&'v Topic> {
    visit.site.content.self_checks().topic(fields.text("topic"))
}

/// A line for each thing that was ticked.
fn picked(visit: &Visit, topic: Option<&Topic>, fields: &Fields) -> Answers {
    let checks = visit.site.content.self_checks();
    let ticked = |id: &str| fields.all("pick").any(|pick| pick == id);
    let choices = topic.into_iter().flat_map(|topic| checks.choices(topic)).filter(|choice| ticked(&choice.id));
    let rows = choices.map(|choice| Line::fresh(choice.line(visit.locale), None)).collect();
    let mut answers = Answers::default();
    answers.set_rows(LINES, rows);
    answers
}

fn page<'a>(
    visit: &'a Visit,
    topic: Option<&'a Topic>,
    info: &'a FormInfo,
    filled: Filled<'_>,
    live: &Answers,
    wrong: &BTreeMap<String, String>,
) -> PlanPage<'a> {
    let frame = visit.frame();
    let items: Vec<&Item> = info.form.items.iter().collect();
    let asked = items.iter().filter(|item| item.is_question());
    PlanPage {
        topic: topic.map_or("", |topic| &topic.id),
        shown: asked.map(|item| item.link.clone()).collect(),
        fields: Making { frame: &frame, info, filled, live, wrong }.all(&items),
        single: false,
        errors: WrongField::all(wrong),
        frame: Frame { error: !wrong.is_empty(), ..frame },
    }
}

fn done<'a>(
    visit: &'a Visit,
    topic: Option<&Topic>,
    info: &FormInfo,
    answers: &Answers,
    fields: &Fields,
) -> DonePage<'a> {
    let frame = visit.frame();
    DonePage {
        lines: answered(&frame, info, answers),
        carried: carried(info, fields),
        about: topic.and_then(|topic| match topic.whom {
            Whom::Loved => Some(("who", "someone_else")),
            Whom::Own => Some(("about", topic.about?.as_str())),
        }),
        frame,
    }
}

/// What was said, question by question; a row is one of them, in the order in which it was asked.
pub(crate) fn answered(frame: &Frame<'_>, info: &FormInfo, answers: &Answers) -> Vec<Answered> {
    let locale = frame.say.locale;
    let told = |item: &Item, values: &[_]| -> Vec<String> {
        said::answers(frame, info, item, values).into_iter().map(|words: Words| words.text).collect()
    };
    let mut out = Vec::new();
    for item in &info.form.items {
        if item.is_rows() {
            for row in answers.rows(&item.link) {
                let inside = item.inside().iter().filter(|one| !one.hidden && !row.values(&one.link).is_empty());
                let mut all = inside.map(|one| {
                    let asked = info.text(&one.link, locale).text;
                    (asked, told(one, row.values(&one.link)).join(", "))
                });
                if let Some((_, first)) = all.next() {
                    out.push(Answered {
                        asked: first,
                        said: all.map(|(asked, said)| format!("{asked} {said}")).collect(),
                    });
                }
            }
        } else if !answers.values(&item.link).is_empty() {
            let said = told(item, answers.values(&item.link));
            out.push(Answered { asked: info.text(&item.link, locale).text.to_owned(), said });
        }
    }
    out
}

#[cfg(test)]
pub(crate) fn sample_fields() -> Fields {
    Fields::read(
        b"topic=drinking&shown=goal&goal=Sleep+%3Cbetter%3E&rows.steps=2&steps.0.what=Go+to+one+meeting\
          &steps.0.on=mon&steps.0.who=Sam&steps.1.what=Ask+a+doctor",
    )
}

#[cfg(test)]
impl<'a> PlanPage<'a> {
    pub(crate) fn sample(visit: &'a Visit) -> Self {
        let info = form(visit).expect("the form is there");
        let fields = Fields::read(b"topic=drinking&pick=group&pick=treatment");
        let topic = topic_of(visit, &fields);
        let answers = picked(visit, topic, &fields);
        page(visit, topic, info, Filled::Kept(&answers), &answers, &BTreeMap::new())
    }
}

#[cfg(test)]
impl<'a> DonePage<'a> {
    pub(crate) fn sample(visit: &'a Visit) -> Self {
        let info = form(visit).expect("the form is there");
        let fields = sample_fields();
        let answers = read_plan(&visit.frame(), info, &fields).given;
        done(visit, topic_of(visit, &fields), info, &answers, &fields)
    }
}
