//! Signing in to a session on one's own phone: four digits or a picture lead here. No account, no name, no cookie.

pub(crate) mod after;
pub(crate) mod kiosk;
pub(crate) mod plan;

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    ActionError,
    session_door::{self, Arrival, AtDoor, Way},
};
use openseat_domain::{group_session::Mode, self_code::Sort};
use uuid::Uuid;

use crate::{
    form::{Fields, OpenForm},
    frame::Frame,
    pages::{FieldError, group_session::said, missing, problem},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "pages/here/code.html")]
pub(crate) struct CodePage<'a> {
    frame: Frame<'a>,
    typed: String,
    errors: Vec<FieldError>,
}

#[derive(Template)]
#[template(path = "pages/here/here.html")]
pub(crate) struct HerePage<'a> {
    frame: Frame<'a>,
    group: String,
    when: String,
    action: String,
    entry: String,
    /// One can be in the room or online.
    hybrid: bool,
    questions: Vec<Question>,
    errors: Vec<FieldError>,
}

#[derive(Template)]
#[template(path = "pages/here/thanks.html")]
pub(crate) struct ThanksPage<'a> {
    frame: Frame<'a>,
    group: String,
    after: String,
    /// A code was built of too few answers, and is not kept.
    few: bool,
}

/// One question of the code that people build.
pub(crate) struct Question {
    pub(crate) key: String,
    pub(crate) words: String,
    pub(crate) number: bool,
    pub(crate) value: String,
    pub(crate) wrong: bool,
}

pub(crate) async fn ask(visit: Visit) -> Response {
    visit.show(&CodePage { frame: visit.frame(), typed: String::new(), errors: Vec::new() })
}

pub(crate) async fn find(OpenForm { visit, fields, device, .. }: OpenForm) -> Response {
    let typed = fields.text("code").to_owned();
    match session_door::link_of(&visit.site.house, &typed, &device.network, visit.site.now()).await {
        Ok(Some(link)) => visit.go(&format!("/here/{link}")),
        Ok(None) => {
            let error = FieldError { field: "code", text: visit.say().t("here-wrong-code").to_owned() };
            let frame = Frame { error: true, ..visit.frame() };
            visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &CodePage { frame, typed, errors: vec![error] })
        }
        Err(error) => problem::answer(&visit, error),
    }
}

pub(crate) async fn show(visit: Visit, Path(link): Path<String>) -> Response {
    match session_door::at(&visit.site.house, Way::Link(&link), visit.site.now()).await {
        Ok(Some(at)) if visit.value("done").is_some() => visit.show(&thanks(&visit, &link, &at)),
        Ok(Some(at)) => visit.show(&page(&visit, &link, &at, None, None)),
        Ok(None) => missing::page_of(&visit),
        Err(error) => problem::answer(&visit, error),
    }
}

pub(crate) async fn send(Path(link): Path<String>, OpenForm { visit, fields, .. }: OpenForm) -> Response {
    let (house, now, way) = (&visit.site.house, visit.site.now(), Way::Link(&link));
    let entry = Uuid::parse_str(fields.text("entry")).unwrap_or_else(|_| session_door::entry(house));
    let few = match give(&visit, way, entry, &fields).await {
        Ok(few) => few,
        Err(ActionError::Refused(wrong)) => {
            return match session_door::at(house, way, now).await {
                Ok(Some(at)) => {
                    let page = page(&visit, &link, &at, Some(&fields), Some(&wrong.at));
                    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
                }
                Ok(None) => missing::page_of(&visit),
                Err(error) => problem::answer(&visit, error),
            };
        }
        Err(error) => return problem::answer(&visit, error),
    };
    match session_door::arrive(house, way, entry, arrival(&fields), now).await {
        Ok(_) => visit.go(&format!("/here/{link}?done={}", if few { "few" } else { "yes" })),
        Err(error) => problem::answer(&visit, error),
    }
}

/// What was said of the way and of the first time.
pub(crate) fn arrival(fields: &Fields) -> Arrival {
    let first_time = match fields.text("first") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    Arrival { online: fields.text("way") == "online", first_time }
}

/// Gives the code, if one was built; true when it was of too few answers.
pub(crate) async fn give(visit: &Visit, way: Way<'_>, entry: Uuid, fields: &Fields) -> Result<bool, ActionError> {
    let questions = &visit.site.content.self_codes().questions;
    let typed: Vec<String> = questions.iter().map(|one| fields.text(&format!("code-{}", one.key)).to_owned()).collect();
    if typed.iter().all(String::is_empty) {
        return Ok(false);
    }
    let given = session_door::give_code(&visit.site.house, way, entry, &typed, visit.site.now()).await?;
    Ok(given.is_none())
}

/// The questions of the code; `wrong` is the key of one whose answer cannot be one.
pub(crate) fn questions(visit: &Visit, typed: Option<&Fields>, wrong: Option<&str>) -> Vec<Question> {
    let question = |one: &openseat_content::self_code::Question| Question {
        words: one.name(visit.locale).to_owned(),
        number: one.sort == Sort::Number,
        value: typed.map(|typed| typed.text(&format!("code-{}", one.key)).to_owned()).unwrap_or_default(),
        wrong: wrong == Some(one.key.as_str()),
        key: one.key.clone(),
    };
    visit.site.content.self_codes().questions.iter().map(question).collect()
}

/// The error of a question, for the summary.
pub(crate) fn errors(visit: &Visit, wrong: Option<&str>) -> Vec<FieldError> {
    let field = |key: &str| match key {
        "raised" => "code-raised",
        "day" => "code-day",
        "town" => "code-town",
        "older" => "code-older",
        _ => "code-school",
    };
    let error = |key: &str| FieldError { field: field(key), text: visit.say().t("here-wrong-answer").to_owned() };
    wrong.map(error).into_iter().collect()
}

fn page<'a>(visit: &'a Visit, link: &str, at: &AtDoor, typed: Option<&Fields>, wrong: Option<&str>) -> HerePage<'a> {
    let frame = visit.frame();
    let entry = typed.map(|typed| typed.text("entry").to_owned()).filter(|entry| !entry.is_empty());
    HerePage {
        group: at.group.clone(),
        when: said::slot(&frame, &at.slot),
        action: format!("/here/{link}"),
        entry: entry.unwrap_or_else(|| session_door::entry(&visit.site.house).to_string()),
        hybrid: at.mode == Mode::Hybrid,
        questions: questions(visit, typed, wrong),
        errors: errors(visit, wrong),
        frame: Frame { error: wrong.is_some(), ..frame },
    }
}

fn thanks<'a>(visit: &'a Visit, link: &str, at: &AtDoor) -> ThanksPage<'a> {
    ThanksPage {
        frame: visit.frame(),
        group: at.group.clone(),
        after: format!("/after/{link}"),
        few: visit.value("done").as_deref() == Some("few"),
    }
}

impl CodePage<'_> {
    fn wrong(&self) -> &str {
        self.errors.first().map_or("", |error| &error.text)
    }
}

#[cfg(test)]
pub(crate) fn sample_door() -> AtDoor {
    AtDoor::sample(super::group_session::samples::planned().slot)
}

#[cfg(test)]
impl<'a> CodePage<'a> {
    pub(crate) fn sample(visit: &'a Visit) -> Self {
        Self { frame: visit.frame(), typed: String::new(), errors: Vec::new() }
    }

    pub(crate) fn sample_error(visit: &'a Visit) -> Self {
        let error = FieldError { field: "code", text: visit.say().t("here-wrong-code").to_owned() };
        Self { frame: Frame { error: true, ..visit.frame() }, typed: "0000".into(), errors: vec![error] }
    }
}

#[cfg(test)]
impl<'a> HerePage<'a> {
    pub(crate) fn sample(visit: &'a Visit) -> Self {
        Self { entry: Uuid::nil().to_string(), ..page(visit, "LINK", &sample_door(), None, None) }
    }

    pub(crate) fn sample_error(visit: &'a Visit) -> Self {
        Self { entry: Uuid::nil().to_string(), ..page(visit, "LINK", &sample_door(), None, Some("day")) }
    }
}

#[cfg(test)]
impl<'a> ThanksPage<'a> {
    pub(crate) fn sample(visit: &'a Visit) -> Self {
        thanks(visit, "LINK", &sample_door())
    }
}
