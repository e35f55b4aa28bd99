//! A file before it is asked: every question as people would see it, what is taken otherwise than the file says, and
//! what only a person can say of it. Nothing is kept until that is said; the file travels with the page.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use openseat_actions::{
    ActionError,
    questionnaire::{self, Telling},
};
use openseat_content::form::foreign::{self, Closed, Look};
use openseat_domain::form::Ask;
use uuid::Uuid;

use super::{here, words};
use crate::{
    form::{Fields, PersonForm},
    frame::Frame,
    pages::{
        FieldError, problem,
        space::form::{
            Words,
            paper::{self, Line},
        },
    },
    person::Person,
};

/// What a field of a danger is called, before its question.
const DANGER: &str = "danger.";

#[derive(Template)]
#[template(path = "pages/organisation/questionnaire/look.html")]
pub(crate) struct LookPage<'a> {
    frame: Frame<'a>,
    back: String,
    action: String,
    /// Of which one it is a new version; empty for a new one.
    of: String,
    /// In base64, so that no browser changes its line ends.
    body: String,
    version: String,
    questions: String,
    notes: Vec<String>,
    lines: Vec<Line>,
    fields: Vec<Field<'a>>,
    dangers: Vec<Danger>,
    /// Nobody is ever on duty here.
    nobody: bool,
    allowed: bool,
    errors: Vec<FieldError>,
}

/// A line to write.
struct Field<'a> {
    name: &'static str,
    label: &'a str,
    hint: &'a str,
    value: String,
    lines: bool,
}

/// A question, and after which answers help comes next.
struct Danger {
    field: String,
    words: Words,
    /// Value, words, and whether it is ticked.
    choices: Vec<(String, Words, bool)>,
    ticked: bool,
}

pub(crate) async fn look(Path(node): Path<String>, PersonForm { person, fields }: PersonForm) -> Response {
    let (node, of) = (super::super::node(&node), of(&fields));
    let sent = [fields.text("file"), fields.text("pasted")].into_iter().find(|text| !text.is_empty());
    if let Err(error) = may(&person, node).await {
        return problem::answer(&person.visit, error);
    }
    let Some(sent) = sent else { return super::nothing(&person, node, of, "asked-nothing").await };
    if sent.len() > foreign::LARGEST {
        return super::nothing(&person, node, of, "asked-large").await;
    }
    if sent.contains('\u{fffd}') {
        return super::nothing(&person, node, of, "asked-letters").await;
    }
    match foreign::look(&person.visit.site.content, sent.as_bytes()) {
        Ok(look) => {
            let telling = Telling {
                name: [short(&look.title, questionnaire::LONGEST_NAME), String::new()],
                about: [short(&look.about, questionnaire::LONGEST_ABOUT), String::new()],
                source: short(&look.source, questionnaire::LONGEST_SOURCE),
                licence: short(&look.licence, questionnaire::LONGEST_SOURCE),
                allowed: false,
                dangers: alarming(&look),
            };
            person.visit.show(&page(&person, node, of, sent.as_bytes(), &look, &telling, Vec::new()))
        }
        Err(faults) => super::refused(&person, node, of, sent, &faults).await,
    }
}

pub(crate) async fn add(Path(node): Path<String>, PersonForm { person, fields }: PersonForm) -> Response {
    let (node, of, visit) = (super::super::node(&node), of(&fields), &person.visit);
    let (house, who, now) = (&visit.site.house, &person.signed, visit.site.now());
    if let Err(error) = may(&person, node).await {
        return problem::answer(visit, error);
    }
    let Ok(body) = STANDARD.decode(fields.text("body")) else {
        return super::nothing(&person, node, of, "asked-nothing").await;
    };
    let look = match foreign::look(&visit.site.content, &body) {
        Ok(look) => look,
        Err(faults) => return super::refused(&person, node, of, &String::from_utf8_lossy(&body), &faults).await,
    };
    let telling = typed(&fields, &look);
    let done = match of {
        None => questionnaire::add(house, who, node, &body, &telling, now).await,
        Some(id) => questionnaire::renew(house, who, (node, id), &body, &telling, now).await.map(|()| id),
    };
    let problems = match done {
        Ok(id) => return visit.go(&format!("{}/{id}?done=added", here(node))),
        Err(ActionError::Refusals(problems)) => problems,
        Err(ActionError::Refused(problem)) if problem.at == "version" => {
            return super::nothing(&person, node, of, "asked-same-version").await;
        }
        Err(ActionError::Refused(problem)) if problem.at == "many" => {
            return super::nothing(&person, node, of, "asked-many").await;
        }
        Err(error) => return problem::answer(visit, error),
    };
    let errors = problems.iter().filter_map(|one| error(&visit.frame(), &one.at, &telling)).collect();
    let page = page(&person, node, of, &body, &look, &telling, errors);
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// Whoever may not add one is told nothing of a file.
async fn may(person: &Person, node: Uuid) -> openseat_actions::Result<()> {
    match questionnaire::list(&person.visit.site.house, &person.signed, node).await?.may_add {
        true => Ok(()),
        false => Err(ActionError::Denied("questionnaire")),
    }
}

fn of(fields: &Fields) -> Option<Uuid> {
    Uuid::parse_str(fields.text("of")).ok()
}

fn typed(fields: &Fields, look: &Look) -> Telling {
    let text = |name: &str| fields.text(name).replace("\r\n", "\n");
    let danger = |one: &Closed| {
        let field = format!("{DANGER}{}", one.link);
        let ticked: Vec<String> = fields.all(&field).map(str::to_owned).collect();
        let answers: Vec<String> = one.answers.iter().filter(|answer| ticked.contains(answer)).cloned().collect();
        (!answers.is_empty()).then(|| (one.link.clone(), answers))
    };
    Telling {
        name: [text("name"), text("name-es")],
        about: [text("about"), text("about-es")],
        source: text("source"),
        licence: text("licence"),
        allowed: fields.text("allowed") == "yes",
        dangers: look.closed.iter().filter_map(danger).collect(),
    }
}

/// What is ticked beforehand.
fn alarming(look: &Look) -> Vec<(String, Vec<String>)> {
    let harm = look.closed.iter().filter(|one| !one.alarming.is_empty());
    harm.map(|one| (one.link.clone(), one.alarming.clone())).collect()
}

/// As much as fits, in whole words where there is more.
fn short(text: &str, longest: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= longest {
        return text;
    }
    let cut: String = text.chars().take(longest - 1).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end())
}

fn error(frame: &Frame<'_>, at: &str, telling: &Telling) -> Option<FieldError> {
    let blank = |pair: &[String; 2]| pair.iter().all(|text| text.trim().is_empty());
    let (field, key) = match at {
        "name" if blank(&telling.name) => ("name", "asked-name-missing"),
        "name" => ("name", "asked-name-long"),
        "about" if blank(&telling.about) => ("about", "asked-about-missing"),
        "about" => ("about", "asked-about-long"),
        "source" => ("source", "asked-source-wrong"),
        "licence" => ("licence", "asked-licence-wrong"),
        "allowed" => ("allowed", "asked-allowed-missing"),
        _ => return None,
    };
    Some(FieldError { field, text: frame.t(key).to_owned() })
}

fn page<'a>(
    person: &'a Person,
    node: Uuid,
    of: Option<Uuid>,
    body: &[u8],
    look: &Look,
    telling: &Telling,
    errors: Vec<FieldError>,
) -> LookPage<'a> {
    let frame = person.visit.frame();
    let mut lines = Vec::new();
    paper::write(&frame, &look.info, &look.info.form.items, &mut lines);
    let back = of.map_or_else(|| here(node), |id| format!("{}/{id}", here(node)));
    let questions = look.info.form.every().into_iter().filter(|item| item.is_question()).count();
    LookPage {
        back,
        action: format!("{}/add", here(node)),
        of: of.map(|id| id.to_string()).unwrap_or_default(),
        body: STANDARD.encode(body),
        version: frame.t1("form-version", "version", look.info.form.version.as_str()),
        questions: frame.t1("form-questions", "n", questions),
        notes: look.notes.iter().map(|note| words::note(&frame, note)).collect(),
        lines,
        fields: asked(&frame, telling),
        dangers: look.closed.iter().map(|one| danger(&frame, look, one, &telling.dangers)).collect(),
        nobody: !person.visit.site.house.has_duty(),
        allowed: telling.allowed,
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

fn asked<'a>(frame: &Frame<'a>, telling: &Telling) -> Vec<Field<'a>> {
    let field = |name, label, hint, value: &str, lines| Field { name, label, hint, value: value.to_owned(), lines };
    let hint = |key: &'static str| frame.t(key);
    vec![
        field("name", frame.t("asked-name"), hint("asked-name-hint"), &telling.name[0], false),
        field("name-es", frame.t("asked-name-es"), "", &telling.name[1], false),
        field("about", frame.t("asked-about"), hint("asked-about-hint"), &telling.about[0], true),
        field("about-es", frame.t("asked-about-es"), "", &telling.about[1], true),
        field("source", frame.t("asked-source"), hint("asked-source-hint"), &telling.source, true),
        field("licence", frame.t("asked-licence"), hint("asked-licence-hint"), &telling.licence, true),
    ]
}

fn danger(frame: &Frame<'_>, look: &Look, one: &Closed, chosen: &[(String, Vec<String>)]) -> Danger {
    let (info, locale) = (&look.info, frame.say.locale);
    let ticked = chosen.iter().find(|(link, _)| *link == one.link).map_or(&[][..], |(_, answers)| answers);
    let plain = |text: &str| Words { text: text.to_owned(), lang: "" };
    let words = |answer: &str| match info.form.item(&one.link).map(|item| &item.ask) {
        Some(Ask::Choice(_)) => Words::of(frame, info.choice(&one.link, answer, locale)),
        Some(Ask::Yes) => plain(frame.t(if answer == "yes" { "form-yes" } else { "form-no" })),
        _ => plain(answer),
    };
    Danger {
        field: format!("{DANGER}{}", one.link),
        words: Words::of(frame, info.text(&one.link, locale)),
        choices: one.answers.iter().map(|answer| (answer.clone(), words(answer), ticked.contains(answer))).collect(),
        ticked: !ticked.is_empty(),
    }
}

impl LookPage<'_> {
    fn wrong(&self, field: &str) -> &str {
        self.errors.iter().find(|error| error.field == field).map_or("", |error| &error.text)
    }
}

#[cfg(test)]
impl<'a> LookPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let look = super::samples::look();
        let telling =
            Telling { name: [look.title.clone(), String::new()], dangers: alarming(&look), ..Telling::default() };
        page(person, Uuid::from_u128(10), None, super::samples::FILE.as_bytes(), &look, &telling, Vec::new())
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        let (look, telling) = (super::samples::look(), Telling::default());
        let of = |at: &str| error(&person.visit.frame(), at, &telling);
        let errors = ["name", "about", "source", "licence", "allowed"].into_iter().filter_map(of).collect();
        let node = Uuid::from_u128(10);
        page(person, node, Some(node), super::samples::FILE.as_bytes(), &look, &telling, errors)
    }
}
