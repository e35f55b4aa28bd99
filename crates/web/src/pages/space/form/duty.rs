//! The person on duty: asking them to get in touch, and what comes when their hours end in the middle of a form.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::SignedDuration;
use openseat_actions::{
    ActionError,
    duty::{self, Ask, Asked},
    response::{self, Entry, Page, ResponseView},
};
use openseat_content::form::FormInfo;
use openseat_domain::{
    duty::OnDuty,
    form::{Answers, Value},
};
use uuid::Uuid;

use super::{ask, help, kept, way};
use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{FieldError, missing, problem},
    person::Person,
    site::{Site, dial},
    times,
};

/// What was asked within the hours is still taken for so long after them: nobody's answer is lost because they thought
/// about it.
const LATE: SignedDuration = SignedDuration::from_hours(1);
/// Marks the entry of a short form as the one that another entry became, so that a second press makes no second one.
const CARRIED: u128 = 1;

/// Who is on duty and how to ask them, as the page says it.
pub(crate) struct Asking {
    pub(crate) on: String,
    /// The number that may be called, as it is read and as it is dialled.
    pub(crate) phone: Option<(String, String)>,
    pub(crate) action: String,
    pub(crate) way: String,
    pub(crate) called: String,
    pub(crate) wrong_way: String,
    pub(crate) wrong_called: String,
}

#[derive(Template)]
#[template(path = "pages/space/form/asked.html")]
pub(crate) struct AskedPage<'a> {
    frame: Frame<'a>,
    title: String,
    said: &'a str,
    on: String,
}

#[derive(Template)]
#[template(path = "pages/space/form/over.html")]
pub(crate) struct OverPage<'a> {
    frame: Frame<'a>,
    /// Where the answers are carried over; empty where there is no short form.
    action: String,
    read: String,
}

/// Whether somebody is on duty.
pub(super) fn is_on(site: &Site) -> bool {
    site.house.on_duty(site.now()).is_some()
}

/// Whether somebody is, or was until lately.
pub(super) fn was_on(site: &Site) -> bool {
    is_on(site) || site.now().checked_sub(LATE).is_ok_and(|then| site.house.on_duty(then).is_some())
}

/// The page in the place of a question that is not asked any more; `None` when it is asked. `on` says whether somebody is
/// there for who answers it.
pub(super) fn over(person: &Person, info: &FormInfo, one: &ResponseView, step: &str, on: bool) -> Option<Response> {
    let asked = on || info.form.asks_unattended(&one.kept.answers, step);
    (!asked).then(|| person.visit.show(&over_page(person, info, one.id)))
}

impl Asking {
    pub(super) fn new(frame: &Frame<'_>, on: OnDuty<'_>, here: &str, typed: Ask) -> Self {
        let (duty, now) = (on.duty, frame.site.now());
        let role = duty.role.of(frame.lang());
        let ends = on.until.to_zoned(duty.week.zone().clone());
        let time = times::clock(frame.say, ends.time());
        let said = [("name", duty.name.as_str().into()), ("role", role.into()), ("time", time.as_str().into())];
        // An end that lies a day ahead would need its day, and helps nobody now.
        let key = match on.until.duration_since(now) < SignedDuration::from_hours(20) {
            true => "duty-on-until",
            false => "duty-on",
        };
        Self {
            on: frame.say.format(key, &said),
            phone: duty.phone.as_ref().map(|phone| (phone.clone(), dial(phone))),
            action: format!("{here}/help"),
            way: typed.way,
            called: typed.called,
            wrong_way: String::new(),
            wrong_called: String::new(),
        }
    }
}

/// Asks whoever is on duty to get in touch.
pub(crate) async fn send(
    Path((form, id)): Path<(String, String)>,
    PersonForm { person, fields, .. }: PersonForm,
) -> Response {
    let (visit, site) = (&person.visit, &person.visit.site);
    let held = match kept(&person, &form).await {
        Ok(held) => held,
        Err(answer) => return answer,
    };
    let info: &FormInfo = &held;
    let one = match ask::of(&person, info, &id).await {
        Ok(one) => one,
        Err(answer) => return answer,
    };
    // The section stands only after such an answer; nothing else leads here.
    if !info.form.danger_in(&one.kept.answers) {
        return missing::page_of(visit);
    }
    let now = site.now();
    let typed = Ask { way: fields.text("way").to_owned(), called: fields.text("called").to_owned() };
    let then = fields.text("then").to_owned();
    let again = |status, field, key: &'static str| {
        let error = FieldError { field, text: visit.say().t(key).to_owned() };
        let page = help::page(&person, info, &one, &then, typed.clone(), vec![error]);
        visit.show_with(status, &page)
    };
    if typed.fault().is_none() && !site.duty.admits(visit.from, times::minute_of(now)) {
        return again(StatusCode::TOO_MANY_REQUESTS, "help-now", "duty-wrong-often");
    }
    match duty::ask(&site.house, &person.signed, &typed, now).await {
        Ok(asked) => visit.show(&asked_page(&person, &asked, help::on(info, &one.id.to_string(), &then))),
        Err(ActionError::Refused(problem)) => match problem.at.as_str() {
            "way" => again(StatusCode::UNPROCESSABLE_ENTITY, "way", "duty-wrong-way"),
            "called" => again(StatusCode::UNPROCESSABLE_ENTITY, "called", "duty-wrong-called"),
            _ => again(StatusCode::UNPROCESSABLE_ENTITY, "help-now", "duty-wrong-over"),
        },
        Err(ActionError::Wait { .. }) => again(StatusCode::TOO_MANY_REQUESTS, "help-now", "duty-wrong-often"),
        Err(error) => problem::answer(visit, error),
    }
}

/// Carries what was answered over to the short form, which then goes on by itself.
pub(crate) async fn carry(Path((form, id)): Path<(String, String)>, PersonForm { person, .. }: PersonForm) -> Response {
    let (visit, site) = (&person.visit, &person.visit.site);
    let held = match kept(&person, &form).await {
        Ok(held) => held,
        Err(answer) => return answer,
    };
    let info: &FormInfo = &held;
    let one = match ask::of(&person, info, &id).await {
        Ok(one) => one,
        Err(answer) => return answer,
    };
    let short = info.form.instead.as_ref().and_then(|short| site.content.forms().id(short.as_str()));
    let Some(short) = short else { return missing::page_of(visit) };
    let (asked, given) = shared(short, &one.kept.answers);
    if given.is_empty() {
        return visit.go(&way::first(short));
    }
    let whole = asked.len() == short.form.questions(&given).len();
    let entry = Entry { id: Uuid::from_u128(one.id.as_u128() ^ CARRIED), made: site.now() };
    let page = Page { response: None, asked, given, last: whole, locale: visit.locale, entry: Some(entry) };
    match response::save(&site.house, &person.signed, short, page, site.now()).await {
        Ok(Some(saved)) if saved.kept.finished.is_some() => {
            visit.go(&format!("/space/forms/{}/{}?done=saved", short.form.id, saved.id))
        }
        Ok(Some(saved)) => visit.go(&way::go_on(short, &saved)),
        Ok(None) => missing::page_of(visit),
        Err(error) => problem::answer(visit, error),
    }
}

/// What the short form asks too and was answered, as it takes it.
fn shared(short: &FormInfo, answers: &Answers) -> (Vec<String>, Answers) {
    let (mut asked, mut given) = (Vec::new(), Answers::default());
    for item in short.form.questions(&Answers::default()) {
        let typed: Vec<String> = answers.values(&item.link).iter().map(Value::typed).collect();
        let taken = item.accept(&typed.iter().map(String::as_str).collect::<Vec<_>>());
        if let Some(values) = taken.ok().filter(|values| !values.is_empty()) {
            given.set(&item.link, values);
            asked.push(item.link.clone());
        }
    }
    (asked, given)
}

fn asked_page<'a>(person: &'a Person, asked: &Asked, on: String) -> AskedPage<'a> {
    let frame = person.visit.frame();
    AskedPage {
        title: frame.t1("duty-asked-title", "name", asked.name.as_str()),
        said: frame.t(if asked.before { "duty-asked-before" } else { "duty-asked-now" }),
        on,
        frame,
    }
}

fn over_page<'a>(person: &'a Person, info: &FormInfo, id: Uuid) -> OverPage<'a> {
    let here = format!("/space/forms/{}/{id}", info.form.id);
    let action = info.form.instead.as_ref().map(|_| format!("{here}/instead")).unwrap_or_default();
    OverPage { frame: person.visit.frame(), action, read: here }
}

#[cfg(test)]
pub(crate) fn sample_duty() -> openseat_domain::duty::Duty {
    let week = openseat_domain::duty::Week::read(["mon-fri 09:00-21:30"], "Europe/London");
    openseat_domain::duty::Duty {
        name: "Noor & <b>Ali</b>".into(),
        role: openseat_domain::duty::Role { en: "nurse at Harbour Clinic".into(), es: "enfermería, Harbour".into() },
        email: "duty@harbour.example".into(),
        phone: Some("020 7946 0000".into()),
        language: "en".into(),
        week: week.expect("the hours of a test are well written"),
    }
}

#[cfg(test)]
impl<'a> AskedPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let asked = Asked { name: "Noor".into(), before: false };
        asked_page(person, &asked, "/space/forms/phq-9/81/q10".into())
    }
}

#[cfg(test)]
impl<'a> OverPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        over_page(person, super::list::sample_form(person, "phq-9"), Uuid::from_u128(81))
    }
}
