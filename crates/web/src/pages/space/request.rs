//! One guest who asks: yes, not that day, or an end to it.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    ActionError,
    greeting::{self, Answer, RequestView},
};
use openseat_domain::greeting::{LONGEST_REPORT, State};
use uuid::Uuid;

use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{
        FieldError,
        greeter::{field_error, when},
        greeting::called,
        missing, problem,
    },
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/space/request.html")]
pub(crate) struct RequestPage<'a> {
    frame: Frame<'a>,
    lead: String,
    when: String,
    meeting: String,
    line: String,
    /// What the greeter answered; empty while they have not.
    said: Vec<String>,
    /// It waits for an answer.
    waits: bool,
    hint: &'a str,
    action: String,
    typed: String,
    note: String,
    errors: Vec<FieldError>,
}

pub(crate) async fn show(person: Person, Path(id): Path<String>) -> Response {
    answer(&person, &id, "", "", Vec::new()).await
}

pub(crate) async fn send(Path(id): Path<String>, PersonForm { person, fields }: PersonForm) -> Response {
    let Ok(request) = Uuid::parse_str(&id) else { return missing::page_of(&person.visit) };
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let text = |name| fields.text(name).replace("\r\n", "\n");
    let (place, note) = (text("place"), text("note"));
    let (done, mark) = match fields.text("do") {
        "yes" => {
            let yes = Answer::Yes(place.clone());
            if let Some(fault) = yes.fault() {
                let error = field_error(person.visit.say(), "place", fault);
                return answer(&person, &id, &place, "", vec![error]).await;
            }
            (greeting::answer(house, who, request, yes, now).await, "answered")
        }
        "no" => (greeting::answer(house, who, request, Answer::No, now).await, "answered"),
        "end" => (greeting::end(house, who, request, false, "", now).await, "ended"),
        "report" => (greeting::end(house, who, request, true, &note, now).await, "reported"),
        _ => return person.visit.go(&format!("/space/greet/asked/{request}")),
    };
    match done {
        Ok(true) => person.visit.go(&format!("/space/greet?done={mark}")),
        Ok(false) => person.visit.go("/space/greet?done=over"),
        Err(ActionError::Refused(_)) => {
            let text = person.visit.say().format("greeting-note-long", &[("n", LONGEST_REPORT.into())]);
            answer(&person, &id, "", &note, vec![FieldError { field: "note", text }]).await
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

async fn answer(person: &Person, id: &str, typed: &str, note: &str, errors: Vec<FieldError>) -> Response {
    let visit = &person.visit;
    let found = match greeting::requests(&visit.site.house, &person.signed, visit.site.now()).await {
        Ok(all) => all.into_iter().find(|one| Uuid::parse_str(id) == Ok(one.id)),
        Err(error) => return problem::answer(visit, error),
    };
    let Some(found) = found else { return missing::page_of(visit) };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.show_with(status, &page(person, &found, typed, note, errors))
}

fn page<'a>(
    person: &'a Person,
    one: &RequestView,
    typed: &str,
    note: &str,
    errors: Vec<FieldError>,
) -> RequestPage<'a> {
    let frame = person.visit.frame();
    let said = one.reply.as_ref().map(|reply| vec![reply.sign.clone(), reply.place.clone()]).unwrap_or_default();
    RequestPage {
        lead: frame.t1("request-lead", "name", one.words.name.as_str()),
        when: when(&frame, &one.meeting.zone, one.start),
        meeting: called(&frame, &one.meeting.name).to_owned(),
        line: one.words.line.clone(),
        said: said.into_iter().filter(|line| !line.is_empty()).collect(),
        waits: one.state == State::Asked,
        hint: frame.t(if one.meeting.online { "request-place-hint-online" } else { "request-place-hint" }),
        action: format!("/space/greet/asked/{}", one.id),
        typed: typed.to_owned(),
        note: note.to_owned(),
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

impl RequestPage<'_> {
    /// What is wrong with a field; empty when nothing is.
    fn wrong(&self, field: &str) -> &str {
        self.errors.iter().find(|error| error.field == field).map_or("", |error| &error.text)
    }
}

#[cfg(test)]
impl<'a> RequestPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, &super::samples::asked(), "", "", Vec::new())
    }

    pub(crate) fn sample_promised(person: &'a Person) -> Self {
        page(person, &super::samples::promised(), "", "", Vec::new())
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        let yes = Answer::Yes("Ring 07700 900123".into());
        let fault = yes.fault().expect("a number is too much");
        let error = field_error(person.visit.say(), "place", fault);
        page(person, &super::samples::asked(), "Ring 07700 900123", "", vec![error])
    }
}
