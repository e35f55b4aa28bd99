//! After a return to use was kept: nothing is lost, what can be dangerous now, one person, the next meeting, one thing
//! to do. No count begins anew by itself.

use askama::Template;
use axum::{extract::Path, response::Response};
use openseat_actions::{Result, response};
use openseat_content::form::FormInfo;
use openseat_domain::form::{Answers, FormId, Value};

use super::{ask, offered, urge};
use crate::{
    frame::Frame,
    pages::{Way, problem, space::today},
    person::Person,
};

/// The form.
pub(super) const FORM: &str = "back-on-track";

#[derive(Template)]
#[template(path = "pages/space/form/back.html")]
pub(crate) struct BackPage<'a> {
    frame: Frame<'a>,
    /// What can be dangerous now.
    cautions: Vec<&'a str>,
    /// What set it off, in words.
    triggers: Vec<&'a str>,
    /// Whom one can tell.
    tell: Vec<String>,
    next: String,
    meeting: (String, Way),
    here: String,
}

pub(crate) async fn show(person: Person, Path(id): Path<String>) -> Response {
    let held = match offered(&person, FORM).await {
        Ok(held) => held,
        Err(answer) => return answer,
    };
    let info: &FormInfo = &held;
    let one = match ask::of(&person, info, &id).await {
        Ok(one) => one,
        Err(answer) => return answer,
    };
    match around(&person).await {
        Ok((calls, meeting)) => {
            let here = format!("/space/forms/{FORM}/{}", one.id);
            person.visit.show(&page(&person, info, &one.kept.answers, calls, meeting, here))
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// Whom the person can call, and the meeting that comes next.
async fn around(person: &Person) -> Result<(Vec<String>, (String, Way))> {
    let house = &person.visit.site.house;
    let contacts = response::latest(house, &person.signed, &FormId::new(urge::CONTACTS), 1).await?;
    Ok((urge::call_order(contacts.first()), today::next_meeting(person).await?))
}

fn page<'a>(
    person: &'a Person,
    info: &'a FormInfo,
    answers: &Answers,
    calls: Vec<String>,
    meeting: (String, Way),
    here: String,
) -> BackPage<'a> {
    let frame = person.visit.frame();
    let codes = |link: &str| -> Vec<String> { answers.values(link).iter().map(Value::typed).collect() };
    let first = |link: &str| codes(link).into_iter().next();
    let set_off =
        codes("trigger").iter().filter_map(|code| info.known_choice("trigger", code, frame.say.locale)).collect();
    BackPage {
        cautions: cautions(&codes("care")).into_iter().map(|key| frame.say.t(key)).collect(),
        triggers: set_off,
        tell: first("tell").into_iter().chain(calls).collect(),
        next: first("next").unwrap_or_default(),
        meeting,
        here,
        frame,
    }
}

/// Who said nothing of it is told of both.
fn cautions(care: &[String]) -> Vec<&'static str> {
    let has = |codes: &[&str]| care.is_empty() || care.iter().any(|one| codes.contains(&one.as_str()));
    let body = has(&["break", "opioids"]).then_some("match-notice-overdose");
    let stop = has(&["daily", "calming"]).then_some("match-notice-withdrawal");
    body.into_iter().chain(stop).collect()
}

#[cfg(test)]
impl<'a> BackPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let info = super::list::sample_form(person, FORM);
        let mut answers = Answers::default();
        answers.set("trigger", vec![Value::Code("place".into()), Value::Code("feeling".into())]);
        answers.set("care", vec![Value::Code("break".into())]);
        answers.set("tell", vec![Value::Text("Kim & <b>Sam</b>".into())]);
        answers.set("next", vec![Value::Text("Walk home".into())]);
        let way = Way { href: "/meeting/new-start".into(), label: "Tuesday, 9:30pm: New <b>Start</b>".into() };
        let meeting = (person.visit.frame().say.t("today-meeting").to_owned(), way);
        page(person, info, &answers, vec!["Lee, 0770".into()], meeting, "/space/forms/back-on-track/81".into())
    }

    pub(crate) fn sample_new(person: &'a Person) -> Self {
        let info = super::list::sample_form(person, FORM);
        let frame = person.visit.frame();
        let way = Way { href: "/".into(), label: frame.say.t("today-meeting-find").to_owned() };
        let meeting = (frame.say.t("today-meeting-none").to_owned(), way);
        page(person, info, &Answers::default(), Vec::new(), meeting, "/space/forms/back-on-track/82".into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_dangerous_is_told_where_it_is_due_and_where_nothing_was_said() {
        let told = |care: &[&str]| cautions(&care.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>());
        assert_eq!(told(&["opioids"]), ["match-notice-overdose"]);
        assert_eq!(told(&["calming", "none"]), ["match-notice-withdrawal"]);
        assert_eq!(told(&["none"]), Vec::<&str>::new());
        assert_eq!(told(&[]).len(), 2);
    }
}
