//! Surveys of members, for the people of a node: opened, typed in from paper, and what came of them.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::civil::Date;
use openseat_actions::{
    ActionError,
    member_survey::{self, Wave, WavesView},
};
use uuid::Uuid;

use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{
        FieldError, problem,
        space::{day::DayFields, said},
    },
    person::Person,
};

pub(crate) mod paper;
pub(crate) mod results;

#[derive(Template)]
#[template(path = "pages/organisation/member_survey.html")]
pub(crate) struct SurveysPage<'a> {
    frame: Frame<'a>,
    name: String,
    back: String,
    action: String,
    done: &'a str,
    waves: Vec<Line>,
    may_open: bool,
    from: DayFields,
    until: DayFields,
    errors: Vec<FieldError>,
}

struct Line {
    id: Uuid,
    label: String,
    count: String,
    address: String,
    open: bool,
    /// It is over, so that its results can be read.
    results: String,
    sheet: String,
    typing: String,
}

pub(crate) async fn show(person: Person, Path(node): Path<String>) -> Response {
    answer(&person, &node, StatusCode::OK, None).await
}

pub(crate) async fn act(Path(node): Path<String>, PersonForm { person, fields }: PersonForm) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let id = super::node(&node);
    let here = format!("{}/surveys?done=yes", super::home::link(id));
    if fields.text("do") == "end" {
        let wave = Uuid::parse_str(fields.text("wave")).unwrap_or_default();
        return match member_survey::end(house, who, id, wave, now).await {
            Ok(_) => person.visit.go(&here),
            Err(error) => problem::answer(&person.visit, error),
        };
    }
    let typed = |name: &str| DayFields {
        day: fields.text(&format!("{name}-day")).to_owned(),
        month: fields.text(&format!("{name}-month")).to_owned(),
        year: fields.text(&format!("{name}-year")).to_owned(),
    };
    let (from, until) = (typed("from"), typed("until"));
    let day = |day: &DayFields| -> Option<Date> { day.date(&person.visit.frame()) };
    let wrong = |field: &'static str| (from.clone(), until.clone(), field);
    let (Some(first), Some(last)) = (day(&from), day(&until)) else {
        let field = if day(&from).is_none() { "from" } else { "until" };
        return answer(&person, &node, StatusCode::UNPROCESSABLE_ENTITY, Some(wrong(field))).await;
    };
    match member_survey::open(house, who, id, first, last, now).await {
        Ok(_) => person.visit.go(&here),
        Err(ActionError::Refused(_)) => {
            answer(&person, &node, StatusCode::UNPROCESSABLE_ENTITY, Some(wrong("until"))).await
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

async fn answer(
    person: &Person,
    node: &str,
    status: StatusCode,
    wrong: Option<(DayFields, DayFields, &'static str)>,
) -> Response {
    let id = super::node(node);
    match member_survey::waves(&person.visit.site.house, &person.signed, id).await {
        Ok(view) => person.visit.show_with(status, &page(person, id, &view, wrong)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(
    person: &'a Person,
    node: Uuid,
    view: &WavesView,
    wrong: Option<(DayFields, DayFields, &'static str)>,
) -> SurveysPage<'a> {
    let frame = person.visit.frame();
    let back = super::home::link(node);
    let action = format!("{back}/surveys");
    let today = person.visit.site.now().to_zoned(person.visit.site.zone.clone()).date();
    let line = |(wave, count): &(Wave, i64)| {
        let open = wave.from <= today && today <= wave.until;
        let here = format!("{action}/{}", wave.id);
        Line {
            id: wave.id,
            label: label(&frame, wave),
            count: frame.t1("surveys-count", "n", *count),
            address: person.visit.absolute(&format!("/survey/{}", wave.code)),
            open,
            results: if wave.until < today { here.clone() } else { String::new() },
            sheet: format!("/survey/{}/paper", wave.code),
            typing: if open && view.may_type { format!("{here}/paper") } else { String::new() },
        }
    };
    let until = today.saturating_add(jiff::Span::new().days(28));
    let error = |field: &'static str| FieldError { field, text: frame.t("surveys-wrong-day").to_owned() };
    let errors: Vec<FieldError> = wrong.iter().map(|(_, _, field)| error(field)).collect();
    let (from, until) =
        wrong.map_or_else(|| (DayFields::of(today), DayFields::of(until)), |(from, until, _)| (from, until));
    SurveysPage {
        name: view.name.clone(),
        done: if person.visit.value("done").is_some() { frame.t("org-letters-done") } else { "" },
        // The latest first.
        waves: view.waves.iter().rev().map(line).collect(),
        may_open: view.may_open,
        action,
        back,
        from,
        until,
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

/// "From 1 November to 30 November".
pub(super) fn label(frame: &Frame<'_>, wave: &Wave) -> String {
    let days = [("from", said::day(frame, wave.from).into()), ("until", said::day(frame, wave.until).into())];
    frame.say.format("surveys-wave", &days)
}

impl SurveysPage<'_> {
    fn wrong(&self, field: &str) -> &str {
        self.errors.iter().find(|error| error.field == field).map_or("", |error| &error.text)
    }
}

#[cfg(test)]
impl<'a> SurveysPage<'a> {
    fn view() -> WavesView {
        let wave = crate::pages::member_survey::samples::wave();
        let past = Wave { until: wave.from, ..wave.clone() };
        let name = "Riverside & <b>Clinic</b>".to_owned();
        WavesView { name, waves: vec![(past, 31), (wave, 4)], may_open: true, may_type: true }
    }

    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, Uuid::from_u128(10), &Self::view(), None)
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        let day = || DayFields { day: "31".into(), month: "<b>".into(), year: "2026".into() };
        page(person, Uuid::from_u128(10), &Self::view(), Some((day(), day(), "from")))
    }
}
