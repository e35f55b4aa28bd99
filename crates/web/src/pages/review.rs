//! "Tell others what it was like": the questions, for somebody who need not be signed in.

use std::collections::BTreeSet;

use askama::Template;
use axum::{
    body::Bytes,
    extract::{Path, rejection::BytesRejection},
    http::StatusCode,
    response::Response,
};
use openseat_actions::{
    meeting::MeetingView,
    review::{self, Concern, Facts, LONGEST_SENTENCE, Outcome, Telling, Week},
};

use super::{
    FieldError,
    meeting::{self, name},
    problem::{self, Trouble},
};
use crate::{form::Fields, frame::Frame, times, visit::Visit};

pub(crate) mod kept;
pub(crate) mod list;
pub(crate) mod own;
pub(crate) mod questions;
pub(crate) mod report;

use questions::{Choice, Question, questions, weeks};

#[derive(Template)]
#[template(path = "pages/review.html")]
pub(crate) struct TellPage<'a> {
    frame: Frame<'a>,
    name: String,
    meeting: String,
    action: String,
    /// From the person's own space, where a sentence can be added.
    inside: Option<Inside>,
    /// Where the same stands in a person's space.
    space: String,
    questions: Vec<Question<'a>>,
    weeks: Vec<Choice>,
    errors: Vec<FieldError>,
}

/// What only a signed-in person is asked.
pub(crate) struct Inside {
    /// Their space is so new that no sentence is taken yet: why, in words.
    pub(crate) young: String,
    pub(crate) hint: String,
    pub(crate) sentence: String,
    pub(crate) keep: bool,
    /// A machine noticed something that it may be wrong about.
    pub(crate) offer: bool,
}

pub(crate) async fn show(visit: Visit, Path(slug): Path<String>) -> Response {
    let view = match meeting::find(&visit, &slug).await {
        Ok(view) => view,
        Err(response) => return response,
    };
    if visit.value("thanks").is_some() {
        return visit.show(&kept::outside(visit.frame(), &view));
    }
    visit.show(&page(visit.frame(), &view, &Facts::default(), None, Vec::new()))
}

pub(crate) async fn send(visit: Visit, Path(slug): Path<String>, body: Result<Bytes, BytesRejection>) -> Response {
    let Ok(body) = body else { return problem::show(&visit, Trouble::Large) };
    if !visit.own_form {
        return problem::show(&visit, Trouble::Refused);
    }
    let view = match meeting::find(&visit, &slug).await {
        Ok(view) => view,
        Err(response) => return response,
    };
    if !admits(&visit, &view) {
        return problem::show(&visit, Trouble::Enough);
    }
    let telling = read(&visit, &view, &Fields::read(&body));
    let (facts, week) = (telling.facts, telling.week);
    let outcome = review::report(&visit.site.house, telling, visit.site.now()).await;
    if !matches!(outcome, Ok(Outcome::Kept(_))) {
        visit.site.reviews.give_back(visit.from, view.id);
    }
    match outcome {
        Ok(Outcome::Kept(_)) => visit.go(&format!("/meeting/{}/review?thanks=1", view.slug)),
        Ok(outcome) => {
            let errors = errors(&visit.frame(), &outcome);
            visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(visit.frame(), &view, &facts, week, errors))
        }
        Err(error) => problem::answer(&visit, error),
    }
}

/// Whether one more may be told of this group from here today. It is counted.
pub(crate) fn admits(visit: &Visit, view: &MeetingView) -> bool {
    let now = times::minute_of(visit.site.now());
    visit.site.guard.admits(visit.from, now) && visit.site.reviews.admits_about(visit.from, view.id, now)
}

/// What was sent.
pub(crate) fn read(visit: &Visit, view: &MeetingView, fields: &Fields) -> Telling {
    Telling {
        slug: view.slug.clone(),
        week: questions::week(fields.text("week")),
        facts: questions::read(fields),
        sentence: fields.text("sentence").to_owned(),
        as_it_is: fields.text("as_it_is") == "yes",
        keep_link: fields.text("keep") == "yes",
        locale: visit.locale,
    }
}

/// What is to be mended.
pub(crate) fn errors(frame: &Frame<'_>, outcome: &Outcome) -> Vec<FieldError> {
    match outcome {
        Outcome::Nothing => vec![FieldError { field: "found", text: frame.t("tell-nothing").to_owned() }],
        Outcome::TooLong(letters) => {
            let said = [("max", LONGEST_SENTENCE.into()), ("n", (*letters).into())];
            vec![FieldError { field: "sentence", text: frame.say.format("tell-too-long", &said) }]
        }
        Outcome::Mend(concerns) => {
            sees(frame, concerns).map(|text| FieldError { field: "sentence", text: text.to_owned() }).collect()
        }
        Outcome::Kept(_) | Outcome::Lately(_) => Vec::new(),
    }
}

/// Whether a person can be asked to read it as it is.
pub(crate) fn offers(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Mend(concerns) if !concerns.iter().any(|one| one.must_be_mended()))
}

/// What a machine noticed, in words.
pub(crate) fn sees<'a>(frame: &Frame<'a>, concerns: &BTreeSet<Concern>) -> impl Iterator<Item = &'a str> {
    concerns.iter().map(|concern| {
        frame.t(match concern {
            Concern::Phone => "sees-phone",
            Concern::Email => "sees-email",
            Concern::Link => "sees-link",
            Concern::Name => "sees-name",
            Concern::Quote => "sees-quote",
            Concern::Medicine => "sees-medicine",
            Concern::Word => "sees-word",
            Concern::Copied => "sees-copied",
        })
    })
}

fn page<'a>(
    frame: Frame<'a>,
    view: &MeetingView,
    facts: &Facts,
    week: Option<Week>,
    errors: Vec<FieldError>,
) -> TellPage<'a> {
    TellPage {
        name: name(&frame, &view.draft).to_owned(),
        meeting: format!("/meeting/{}", view.slug),
        action: format!("/meeting/{}/review", view.slug),
        inside: None,
        space: format!("/space/review/{}", view.slug),
        questions: questions(&frame, facts),
        weeks: weeks(&frame, week),
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

/// The same from a person's space.
pub(crate) fn inside<'a>(
    frame: Frame<'a>,
    view: &MeetingView,
    telling: (&Facts, Option<Week>),
    inside: Inside,
    errors: Vec<FieldError>,
) -> TellPage<'a> {
    let page = page(frame, view, telling.0, telling.1, errors);
    TellPage { action: page.space.clone(), inside: Some(inside), ..page }
}

impl TellPage<'_> {
    /// What is wrong with a field.
    fn wrong(&self, field: &str) -> Vec<&str> {
        self.errors.iter().filter(|error| error.field == field).map(|error| error.text.as_str()).collect()
    }
}

#[cfg(test)]
impl<'a> TellPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>, view: &MeetingView) -> Self {
        page(frame, view, &Facts::default(), None, Vec::new())
    }

    pub(crate) fn sample_error(frame: Frame<'a>, view: &MeetingView) -> Self {
        let errors = errors(&frame, &Outcome::Nothing);
        page(frame, view, &Facts::default(), None, errors)
    }
}
