//! One review, to read and decide.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::review::{self, Decision, LONGEST_SENTENCE, Outcome, Reason, ReviewView, Standing};
use uuid::Uuid;

use super::{super::space::said, reviews::ended};
use crate::{
    form::{Fields, PersonForm},
    frame::Frame,
    pages::{
        FieldError, problem,
        review::{
            errors, offers,
            questions::Choice,
            report::{reasons, why},
            sees,
        },
    },
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/directory/review.html")]
pub(crate) struct DecidePage<'a> {
    frame: Frame<'a>,
    meeting: String,
    link: String,
    week: String,
    state: &'a str,
    reason: String,
    sentence: String,
    lang: String,
    sees: Vec<String>,
    reports: Vec<String>,
    left_out: bool,
    /// It waits: it can be shown or not.
    waits: bool,
    /// It is shown: it can be taken down, and the group can answer.
    shown: bool,
    reasons: Vec<Choice>,
    answer: Option<Answer<'a>>,
    typed: String,
    hint: String,
    offer: bool,
    action: String,
    errors: Vec<FieldError>,
}

/// What the group answers.
struct Answer<'a> {
    sentence: String,
    lang: String,
    state: &'a str,
    sees: Vec<String>,
    waits: bool,
}

pub(crate) async fn show(person: Person, Path(review): Path<String>) -> Response {
    again(&person, id(&review), StatusCode::OK, None, "").await
}

pub(crate) async fn decide(Path(review): Path<String>, PersonForm { person, fields, .. }: PersonForm) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let review = id(&review);
    if fields.text("do") == "answer" {
        return answer(&person, review, &fields).await;
    }
    let Some(decision) = decision(&fields) else {
        let error = FieldError { field: "why", text: person.visit.say().t("desk-why-choose").to_owned() };
        return again(&person, review, StatusCode::UNPROCESSABLE_ENTITY, Some((vec![error], false)), "").await;
    };
    match review::decide(house, who, review, decision, now).await {
        Ok(done) => person.visit.go(ended(done)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

async fn answer(person: &Person, review: Uuid, fields: &Fields) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let (text, as_it_is) = (fields.text("sentence"), fields.text("as_it_is") == "yes");
    match review::answer(house, who, review, text, as_it_is, person.visit.locale, now).await {
        Ok(Outcome::Kept(_)) => person.visit.go(ended(true)),
        Ok(outcome) => {
            let errors = errors(&person.visit.frame(), &outcome).into_iter();
            let errors = errors.map(|one| FieldError { field: "sentence", ..one }).collect();
            let wrong = Some((errors, offers(&outcome)));
            again(person, review, StatusCode::UNPROCESSABLE_ENTITY, wrong, text).await
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// What was pressed; `None` when a reason is missing, or it is none of the buttons.
fn decision(fields: &Fields) -> Option<Decision> {
    let leave_out = fields.text("out") == "yes";
    let reason = || Reason::parse(fields.text("why"));
    match fields.text("do") {
        "show" => Some(Decision::Show),
        "refuse" => reason().map(|reason| Decision::Refuse { reason, leave_out }),
        "take_down" => reason().map(|reason| Decision::TakeDown { reason, leave_out }),
        "keep" => Some(Decision::Keep),
        "show_answer" => Some(Decision::ShowAnswer),
        // The group is told by who brought the answer; the reason is for the record.
        "refuse_answer" => Some(Decision::RefuseAnswer(reason().unwrap_or(Reason::OffTopic))),
        "remove_answer" => Some(Decision::RemoveAnswer),
        _ => None,
    }
}

async fn again(
    person: &Person,
    review: Uuid,
    status: StatusCode,
    wrong: Option<(Vec<FieldError>, bool)>,
    typed: &str,
) -> Response {
    match review::one(&person.visit.site.house, &person.signed, review).await {
        Ok(view) => person.visit.show_with(status, &page(person, view, wrong, typed)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// The id in an address; one that is no id is nobody's.
fn id(text: &str) -> Uuid {
    Uuid::parse_str(text).unwrap_or_default()
}

fn page<'a>(
    person: &'a Person,
    view: ReviewView,
    wrong: Option<(Vec<FieldError>, bool)>,
    typed: &str,
) -> DecidePage<'a> {
    let frame = person.visit.frame();
    let (errors, offer) = wrong.unwrap_or_default();
    let report = |(reason, count): &(Reason, u64)| {
        let said = [("reason", frame.say.t(why(*reason)).into()), ("n", (*count).into())];
        frame.say.format("desk-reported-for", &said)
    };
    let lang = |locale: String| if locale == frame.lang() { String::new() } else { locale };
    let answer = view.answer.map(|answer| Answer {
        state: state(&frame, Some(answer.standing)),
        sees: sees(&frame, &answer.concerns).map(str::to_owned).collect(),
        waits: answer.standing == Standing::Waiting,
        lang: lang(answer.locale),
        sentence: answer.sentence,
    });
    DecidePage {
        link: format!("/meeting/{}", view.slug),
        week: frame.t1("desk-of-week", "date", said::day(&frame, view.week.monday())),
        state: state(&frame, view.standing),
        reason: view.reason.map(|reason| frame.say.t(why(reason)).to_owned()).unwrap_or_default(),
        lang: lang(view.locale),
        sees: sees(&frame, &view.concerns).map(str::to_owned).collect(),
        reports: view.reports.iter().map(report).collect(),
        left_out: !view.counted,
        waits: view.standing == Some(Standing::Waiting),
        shown: view.standing == Some(Standing::Shown),
        reasons: reasons(&frame),
        answer,
        typed: typed.to_owned(),
        hint: frame.t1("desk-answer-hint", "max", LONGEST_SENTENCE),
        offer,
        action: format!("/directory/reviews/{}", view.id),
        meeting: view.meeting,
        sentence: view.sentence,
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

fn state<'a>(frame: &Frame<'a>, standing: Option<Standing>) -> &'a str {
    match standing {
        None => "",
        Some(Standing::Waiting) => frame.t("desk-state-waiting"),
        Some(Standing::Shown) => frame.t("desk-state-shown"),
        Some(Standing::Refused) => frame.t("desk-state-refused"),
        Some(Standing::TakenDown) => frame.t("desk-state-taken-down"),
    }
}

impl DecidePage<'_> {
    /// What is wrong with a field.
    fn wrong(&self, field: &str) -> Vec<&str> {
        self.errors.iter().filter(|error| error.field == field).map(|error| error.text.as_str()).collect()
    }
}

#[cfg(test)]
impl<'a> DecidePage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, super::reviews::sample_view(), None, "")
    }

    pub(crate) fn sample_shown_error(person: &'a Person) -> Self {
        let view = ReviewView { standing: Some(Standing::Shown), answer: None, ..super::reviews::sample_view() };
        let mend = Outcome::Mend([openseat_actions::review::Concern::Phone].into());
        let errors = errors(&person.visit.frame(), &mend);
        page(person, view, Some((errors, false)), "Ring 07700 900123")
    }
}
