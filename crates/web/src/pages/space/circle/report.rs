//! To report somebody: whom, which of their words, and what is wrong. The moderator sees what is picked and nothing else.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    ActionError,
    circle::{self, CircleView, Picks},
};
use openseat_domain::circle::{LONGEST_NOTE, Reason};
use uuid::Uuid;

use super::{
    of, reasons,
    said::{Choice, told, why},
};
use crate::{
    form::{Fields, PersonForm},
    frame::Frame,
    pages::{FieldError, Way, missing, problem, space::said},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/space/circle/report.html")]
pub(crate) struct ReportPage<'a> {
    frame: Frame<'a>,
    back: String,
    action: String,
    /// Whom it can be about, while that is not said.
    people: Vec<Way>,
    about: Option<(Uuid, String)>,
    words: Vec<(Uuid, String, bool)>,
    reasons: Vec<Choice<'a>>,
    note: String,
    errors: Vec<FieldError>,
}

pub(crate) async fn show(person: Person, Path(id): Path<String>) -> Response {
    match of(&person, &id).await {
        Ok(view) => {
            let of = person.visit.value("of").and_then(|id| Uuid::parse_str(&id).ok());
            person.visit.show(&page(&person, &view, of, &Fields::default(), Vec::new()))
        }
        Err(answer) => answer,
    }
}

pub(crate) async fn send(Path(id): Path<String>, PersonForm { person, fields }: PersonForm) -> Response {
    let view = match of(&person, &id).await {
        Ok(view) => view,
        Err(answer) => return answer,
    };
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let about = Uuid::parse_str(fields.text("about")).ok();
    let again = |field: &'static str, text: String| {
        let page = page(&person, &view, about, &fields, vec![FieldError { field, text }]);
        person.visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
    };
    let frame = person.visit.frame();
    let Some(about) = about else { return person.visit.go(&format!("/space/circle/{}/report", view.id)) };
    let Some(reason) = Reason::parse(fields.text("why")) else {
        return again("why", frame.t("circle-report-why-choose").to_owned());
    };
    let words = fields.all("word").filter_map(|id| Uuid::parse_str(id).ok()).collect();
    let note = fields.text("note").replace("\r\n", "\n");
    match circle::report(house, who, view.id, Picks { about, reason, words, note }, now).await {
        Ok(true) => person.visit.go(&format!("/space/circle/{}?done=reported", view.id)),
        Ok(false) => missing::page_of(&person.visit),
        Err(ActionError::Refused(problem)) if problem.at == "many" => {
            again("why", frame.t("circle-report-many").to_owned())
        }
        Err(ActionError::Refused(_)) => again("note", frame.t1("circle-report-note-long", "n", LONGEST_NOTE)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(
    person: &'a Person,
    view: &CircleView,
    about: Option<Uuid>,
    fields: &Fields,
    errors: Vec<FieldError>,
) -> ReportPage<'a> {
    let frame = person.visit.frame();
    let path = format!("/space/circle/{}", view.id);
    // With one other person there is nothing to ask.
    let only = view.people.first().filter(|_| view.people.len() == 1).map(|one| one.id);
    let about = view.people.iter().find(|one| Some(one.id) == about.or(only));
    let line = |one: &circle::ToldView| {
        let said = [("day", said::day(&frame, one.day).into()), ("told", told(&frame, &one.told).text.into())];
        let id = one.id.to_string();
        (one.id, frame.say.format("circle-report-line", &said), fields.all("word").any(|picked| picked == id))
    };
    let theirs = view.told.iter().filter(|one| about.is_some_and(|about| about.id == one.by));
    ReportPage {
        people: match about {
            Some(_) => Vec::new(),
            None => {
                let way = |one: &circle::PersonView| Way {
                    href: format!("{path}/report?of={}", one.id),
                    label: one.name.clone(),
                };
                view.people.iter().map(way).collect()
            }
        },
        about: about.map(|one| (one.id, one.name.clone())),
        words: theirs.map(line).collect(),
        reasons: reasons(&frame, Reason::parse(fields.text("why")), why),
        note: fields.text("note").to_owned(),
        action: format!("{path}/report"),
        back: path,
        frame: Frame { error: !errors.is_empty(), ..person.visit.frame() },
        errors,
    }
}

impl ReportPage<'_> {
    fn hint(&self) -> String {
        self.frame.t1("circle-report-note-hint", "n", LONGEST_NOTE)
    }

    /// What is wrong with a field; empty when nothing is.
    fn wrong(&self, field: &str) -> &str {
        self.errors.iter().find(|error| error.field == field).map_or("", |error| &error.text)
    }
}

#[cfg(test)]
impl<'a> ReportPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let view = super::samples::circle();
        page(person, &view, Some(view.people[0].id), &Fields::default(), Vec::new())
    }

    pub(crate) fn sample_who(person: &'a Person) -> Self {
        page(person, &super::samples::circle(), None, &Fields::default(), Vec::new())
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        let view = super::samples::circle();
        let error = FieldError { field: "why", text: person.visit.say().t("circle-report-why-choose").to_owned() };
        page(person, &view, Some(view.people[0].id), &Fields::read(b"note=%3Cb%3E"), vec![error])
    }
}
