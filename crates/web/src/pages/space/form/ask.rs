//! A page of questions: one question, or all on a sheet. Saved with every step.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    ActionError, circle,
    response::{self, Entry, Page, ResponseView},
};
use openseat_content::form::FormInfo;
use openseat_domain::form::{Answers, Flow, Sort};
use uuid::Uuid;

use super::{
    Words, begin, duty,
    field::{Field, Filled, Kind, Making},
    kept, offered,
    read::{self, Sent, WrongField},
    taken,
    way::{Next, address, alarms, next, place, way},
};
use crate::{
    form::{Fields, PersonForm},
    frame::Frame,
    headers,
    pages::{missing, problem, space::offline::FORMS},
    person::Person,
};

/// The form of a day.
const CHECK_IN: &str = "check-in";

#[derive(Template)]
#[template(path = "pages/space/form/ask.html")]
pub(crate) struct AskPage<'a> {
    frame: Frame<'a>,
    name: &'a str,
    /// One question on the page: its words are the heading.
    single: bool,
    /// "2 of 4"; empty on a sheet.
    place: String,
    lead: Vec<Words>,
    fields: Vec<Field>,
    /// What the page asks, to be sent along.
    shown: Vec<String>,
    action: String,
    back: String,
    stop: String,
    /// The first question is enough: one can save right after it.
    quick: bool,
    /// An answer opened one more question.
    opened: bool,
    last: bool,
    /// The person can tell their circle too, after a check-in.
    circle: bool,
    /// By what the phone knows the form, where it may be sent without a network; else empty.
    offline: &'static str,
    errors: Vec<WrongField>,
}

pub(crate) async fn show_new(person: Person, Path((form, step)): Path<(String, String)>) -> Response {
    match offered(&person, &form).await {
        Ok(held) => {
            let info: &FormInfo = &held;
            let answers = begin::with(&person, info).await;
            let wrong = std::collections::BTreeMap::new();
            let circle = has_circle(&person, info).await;
            let page = build(&person, info, None, &step, &answers, Filled::Kept(&answers), &wrong);
            let page = AskPage { circle, ..page };
            let sends_later = !page.offline.is_empty();
            let shown = person.visit.show(&page);
            if sends_later { headers::with_fetch(shown) } else { shown }
        }
        Err(answer) => answer,
    }
}

pub(crate) async fn show(person: Person, Path((form, id, step)): Path<(String, String, String)>) -> Response {
    let held = match kept(&person, &form).await {
        Ok(held) => held,
        Err(answer) => return answer,
    };
    let info: &FormInfo = &held;
    let on = duty::is_on(&person.visit.site);
    match of(&person, info, &id).await {
        Ok(one) => duty::over(&person, info, &one, &step, on)
            .unwrap_or_else(|| person.visit.show(&page(&person, info, Some(&one), &step))),
        Err(answer) => answer,
    }
}

pub(crate) async fn save_new(
    Path((form, step)): Path<(String, String)>,
    PersonForm { person, fields, .. }: PersonForm,
) -> Response {
    match taken(&person, &form).await {
        Ok(held) => save_page(&person, &held, None, &step, &fields).await,
        Err(answer) => answer,
    }
}

pub(crate) async fn save(
    Path((form, id, step)): Path<(String, String, String)>,
    PersonForm { person, fields, .. }: PersonForm,
) -> Response {
    let held = match kept(&person, &form).await {
        Ok(held) => held,
        Err(answer) => return answer,
    };
    let info: &FormInfo = &held;
    let on = duty::was_on(&person.visit.site);
    match of(&person, info, &id).await {
        Ok(one) => match duty::over(&person, info, &one, &step, on) {
            Some(over) => over,
            None => save_page(&person, info, Some(one), &step, &fields).await,
        },
        Err(answer) => answer,
    }
}

/// A response of the person to this form; else the answer to send.
#[allow(clippy::result_large_err, reason = "the answer is sent as it is")]
pub(super) async fn of(person: &Person, info: &FormInfo, id: &str) -> Result<ResponseView, Response> {
    let visit = &person.visit;
    let Ok(id) = Uuid::parse_str(id) else { return Err(missing::page_of(visit)) };
    match response::view(&visit.site.house, &person.signed, id).await {
        Ok(Some(one)) if one.kept.form == info.form.id => Ok(one),
        Ok(_) => Err(missing::page_of(visit)),
        Err(error) => Err(problem::answer(visit, error)),
    }
}

async fn save_page(
    person: &Person,
    info: &FormInfo,
    one: Option<ResponseView>,
    step: &str,
    fields: &Fields,
) -> Response {
    let (visit, form) = (&person.visit, &info.form);
    let kept = one.as_ref().map(|one| one.kept.answers.clone()).unwrap_or_default();
    let steps = form.steps(&kept);
    let Some(asked) = place(form.flow, &steps, step).and_then(|at| steps.get(at)) else {
        return missing::page_of(visit);
    };
    let frame = visit.frame();
    let sent = read::read(&frame, fields, &asked.items);
    let mut merged = kept.clone();
    merged.take(&sent.given, &sent.asked);
    if !sent.wrong.is_empty() {
        let page = again(person, info, one.as_ref(), step, &merged, &sent, fields);
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let next = next(info, &sent, &merged, step, one.as_ref().is_some_and(|one| one.kept.finished.is_some()));
    if one.is_none() && merged.is_empty() {
        // Nothing was said, so there is nothing to keep.
        return visit.go(&match next {
            Next::Page(link) => format!("/space/forms/{}/new/{link}", form.id),
            Next::Row(_) | Next::Opened(_) | Next::End => format!("/space/forms/{}", form.id),
        });
    }
    let alarm = alarms(info, &sent, &merged);
    let page = Page {
        response: one.as_ref().map(|one| one.id),
        asked: sent.asked,
        given: sent.given,
        last: next == Next::End || fields.text("waited") == "yes",
        locale: visit.locale,
        entry: entry(fields).filter(|_| one.is_none()),
    };
    match response::save(&visit.site.house, &person.signed, info, page, visit.site.now()).await {
        // Nothing of a check-in goes to a circle: what is told there is said there.
        Ok(Some(_)) if !alarm && fields.text("circle") == "yes" => visit.go("/space/circles?done=tell"),
        Ok(Some(saved)) => visit.go(&way(info, &format!("/space/forms/{}/{}", form.id, saved.id), alarm, &next)),
        Ok(None) => missing::page_of(visit),
        Err(ActionError::Refused(_)) => {
            let mut sent = read::read(&frame, fields, &asked.items);
            let name = sent.asked.first().cloned().unwrap_or_default();
            sent.wrong.insert(name, frame.t("form-wrong-full").to_owned());
            let page = again(person, info, one.as_ref(), step, &merged, &sent, fields);
            visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => problem::answer(visit, error),
    }
}

/// Whether a check-in asks whether a circle should be told too: where there is a circle with somebody else in it.
async fn has_circle(person: &Person, info: &FormInfo) -> bool {
    let circles = match info.form.sort == Sort::CheckIn && info.form.id.as_str() == CHECK_IN {
        true => circle::list(&person.visit.site.house, &person.signed).await,
        false => return false,
    };
    let lived = |line: &circle::Line| matches!(&line.state, circle::State::In(others) if !others.is_empty());
    circles.is_ok_and(|lines| lines.iter().any(lived))
}

/// What a phone says of answers that it kept until there was a network.
fn entry(fields: &Fields) -> Option<Entry> {
    let id = Uuid::parse_str(fields.text("entry")).ok().filter(|id| !id.is_nil())?;
    Some(Entry { id, made: fields.text("made").parse().ok()? })
}

fn page<'a>(person: &'a Person, info: &'a FormInfo, one: Option<&ResponseView>, step: &str) -> AskPage<'a> {
    let empty = Answers::default();
    let answers = one.map_or(&empty, |one| &one.kept.answers);
    let wrong = std::collections::BTreeMap::new();
    build(person, info, one, step, answers, Filled::Kept(answers), &wrong)
}

fn again<'a>(
    person: &'a Person,
    info: &'a FormInfo,
    one: Option<&ResponseView>,
    step: &str,
    merged: &Answers,
    sent: &Sent,
    fields: &Fields,
) -> AskPage<'a> {
    build(person, info, one, step, merged, Filled::Sent(fields), &sent.wrong)
}

fn build<'a>(
    person: &'a Person,
    info: &'a FormInfo,
    one: Option<&ResponseView>,
    step: &str,
    answers: &Answers,
    filled: Filled<'_>,
    wrong: &std::collections::BTreeMap<String, String>,
) -> AskPage<'a> {
    let frame = person.visit.frame();
    let (form, locale) = (&info.form, frame.say.locale);
    let live = form.live(answers);
    let steps = form.steps(answers);
    let at = place(form.flow, &steps, step).unwrap_or(0);
    let items = steps.get(at).map(|step| step.items.clone()).unwrap_or_default();
    let lead = steps.get(at).map(|step| step.lead.clone()).unwrap_or_default();
    let fields = Making { frame: &frame, info, filled, live: &live, wrong }.all(&items);
    let id = one.map_or_else(|| "new".to_owned(), |one| one.id.to_string());
    let front = format!("/space/forms/{}", form.id);
    let sheet = form.flow == Flow::Sheet;
    let before = at.checked_sub(1).and_then(|at| steps.get(at)).filter(|_| one.is_some());
    let asks = |field: &&Field| {
        !matches!(field.kind, Kind::Words | Kind::Heading | Kind::Row | Kind::RowEnd { .. } | Kind::RowsEnd { .. })
            && !field.name.contains('.')
    };
    AskPage {
        name: info.name(locale),
        single: !sheet && items.first().is_some_and(|item| item.is_question()),
        place: match sheet {
            true => String::new(),
            false => frame.say.format("form-of", &[("n", (at + 1).into()), ("all", steps.len().into())]),
        },
        lead: lead.iter().map(|item| Words::of(&frame, info.text(&item.link, locale))).collect(),
        shown: fields.iter().filter(asks).map(|field| field.name.clone()).collect(),
        action: format!("{front}/{id}/{}", address(form.flow, steps.get(at))),
        back: before.map_or_else(|| front.clone(), |step| format!("{front}/{id}/{}", step.link())),
        stop: front,
        quick: form.sort == Sort::CheckIn,
        opened: person.visit.value("more").is_some(),
        circle: false,
        offline: FORMS.into_iter().find(|form| one.is_none() && *form == info.form.id.as_str()).unwrap_or_default(),
        last: at + 1 >= steps.len() || one.is_some_and(|one| one.kept.finished.is_some()),
        errors: WrongField::all(wrong),
        fields,
        frame: Frame { error: !wrong.is_empty(), ..frame },
    }
}

#[cfg(test)]
impl<'a> AskPage<'a> {
    /// The second question of a measure.
    pub(crate) fn sample(person: &'a Person) -> Self {
        let info = super::list::sample_form(person, "phq-4");
        page(person, info, Some(&crate::pages::space::samples::answered(info)), "q2")
    }

    pub(crate) fn sample_sheet(person: &'a Person) -> Self {
        let info = super::list::sample_form(person, "cost-benefit");
        page(person, info, Some(&crate::pages::space::samples::weighed(info)), "all")
    }

    pub(crate) fn sample_check_in(person: &'a Person) -> Self {
        Self { circle: true, ..page(person, super::list::sample_form(person, CHECK_IN), None, "all") }
    }

    pub(crate) fn sample_urge(person: &'a Person) -> Self {
        page(person, super::list::sample_form(person, "urge"), None, "all")
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        let info = super::list::sample_form(person, "urge");
        let fields = Fields::read(b"shown=minutes&minutes=soon");
        let frame = person.visit.frame();
        let asked: Vec<_> = info.form.items.iter().collect();
        let sent = read::read(&frame, &fields, &asked);
        again(person, info, None, "all", &Answers::default(), &sent, &fields)
    }
}
