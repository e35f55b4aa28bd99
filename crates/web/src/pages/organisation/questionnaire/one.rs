//! One questionnaire of an organisation: the address to hand out, its versions, and an end to it.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    ActionError, picture,
    questionnaire::{self, QuestionnaireView},
};
use uuid::Uuid;

use super::{Upload, here};
use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{FieldError, problem, space::said},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/organisation/questionnaire/one.html")]
pub(crate) struct QuestionnairePage<'a> {
    frame: Frame<'a>,
    back: String,
    action: String,
    done: &'a str,
    name: String,
    about: String,
    ended: bool,
    /// It is asked only while a named person is on duty.
    attended: bool,
    /// Nobody ever is.
    nobody: bool,
    /// To hand out.
    address: String,
    /// The same, to scan.
    picture: Option<(String, usize)>,
    path: String,
    paper: String,
    texts: Vec<String>,
    source: String,
    licence: String,
    may_change: bool,
    upload: Upload,
    errors: Vec<FieldError>,
}

pub(crate) async fn show(person: Person, Path((node, id)): Path<(String, String)>) -> Response {
    let done = match person.visit.value("done").as_deref() {
        Some("added") => "asked-added",
        Some("ended") => "asked-ended-done",
        Some("again") => "asked-again-done",
        _ => "",
    };
    answer(&person, super::super::node(&node), super::super::node(&id), done).await
}

pub(crate) async fn act(
    Path((node, id)): Path<(String, String)>,
    PersonForm { person, fields }: PersonForm,
) -> Response {
    let (node, id) = (super::super::node(&node), super::super::node(&id));
    let ended = match fields.text("do") {
        "end" => true,
        "again" => false,
        _ => return answer(&person, node, id, "").await,
    };
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    match questionnaire::end(house, &person.signed, (node, id), ended, now).await {
        Ok(_) => {
            let done = if ended { "ended" } else { "again" };
            person.visit.go(&format!("{}/{id}?done={done}", here(node)))
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

async fn answer(person: &Person, node: Uuid, id: Uuid, done: &'static str) -> Response {
    match questionnaire::view(&person.visit.site.house, &person.signed, node, id).await {
        Ok(view) => {
            let page = page(person, node, &view, Upload::new(node, Some(id)), done);
            person.visit.show_with(StatusCode::OK, &page)
        }
        Err(ActionError::Missing { .. }) => crate::pages::missing::page_of(&person.visit),
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// `done` is the key of what was just done; empty for nothing.
pub(super) fn page<'a>(
    person: &'a Person,
    node: Uuid,
    view: &QuestionnaireView,
    upload: Upload,
    done: &'static str,
) -> QuestionnairePage<'a> {
    let frame = person.visit.frame();
    let (one, locale) = (&view.offered, frame.say.locale);
    let path = format!("/space/forms/{}", one.info.form.id);
    let text = |(version, at): &(String, jiff::Timestamp)| {
        let words = [("version", version.as_str().into()), ("when", said::moment(&frame, *at).into())];
        frame.say.format("asked-text", &words)
    };
    let errors = upload.errors(&frame);
    QuestionnairePage {
        back: here(node),
        action: format!("{}/{}", here(node), one.id),
        done: if done.is_empty() { "" } else { frame.t(done) },
        name: one.info.name(locale).to_owned(),
        about: one.info.about(locale).to_owned(),
        ended: one.ended,
        attended: one.info.form.attended,
        nobody: !person.visit.site.house.has_duty(),
        address: person.visit.absolute(&path),
        picture: picture::path(&person.visit.absolute(&path)),
        paper: format!("{path}/paper"),
        path,
        texts: view.texts.iter().map(text).collect(),
        source: frame.t1("form-source", "text", one.info.source.text.as_str()),
        licence: frame.t1("form-licence", "text", one.info.source.licence.as_str()),
        may_change: view.may_change,
        upload,
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

impl QuestionnairePage<'_> {
    fn view_box(&self) -> String {
        self.picture.as_ref().map_or(String::new(), |(_, wide)| format!("0 0 {wide} {wide}"))
    }
}

#[cfg(test)]
impl<'a> QuestionnairePage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let node = Uuid::from_u128(10);
        page(person, node, &super::samples::view(false), Upload::new(node, Some(node)), "asked-added")
    }

    pub(crate) fn sample_ended(person: &'a Person) -> Self {
        let node = Uuid::from_u128(10);
        page(person, node, &super::samples::view(true), Upload::new(node, Some(node)), "asked-ended-done")
    }
}
