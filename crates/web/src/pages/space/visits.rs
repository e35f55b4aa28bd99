//! Meetings I went to: a list of one's own.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::{ToSpan as _, civil::Date};
use openseat_actions::{
    ActionError,
    space::{self, Visit as Went},
};
use uuid::Uuid;

use super::{day::DayFields, said};
use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{FieldError, missing, problem},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/space/visits.html")]
pub(crate) struct VisitsPage<'a> {
    frame: Frame<'a>,
    visits: Vec<Line>,
    /// What was just taken away, so that it can be put back.
    removed: Option<Removed>,
    typed: Typed,
    example: String,
    errors: Vec<FieldError>,
}

/// One meeting of the list.
struct Line {
    words: String,
    /// The address of the meeting's page; may be empty.
    href: String,
    /// Where one tells what it was like; may be empty.
    tell: String,
    remove: String,
}

struct Removed {
    words: String,
    meeting: String,
    slug: String,
    day: DayFields,
}

/// What was typed.
#[derive(Default)]
struct Typed {
    meeting: String,
    slug: String,
    day: DayFields,
}

pub(crate) async fn show(person: Person) -> Response {
    answer(&person, StatusCode::OK, None, Typed::default(), Vec::new()).await
}

pub(crate) async fn add(PersonForm { person, fields, .. }: PersonForm) -> Response {
    let text = |name| fields.text(name).to_owned();
    let typed = Typed { meeting: text("meeting"), slug: text("slug"), day: DayFields::read(&fields) };
    let frame = person.visit.frame();
    let (day, errors) = check(&frame, &typed);
    let Some(day) = day.filter(|_| errors.is_empty()) else { return again(&person, typed, errors).await };
    let slug = Some(typed.slug.as_str()).filter(|slug| !slug.is_empty());
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    match space::add_visit(house, &person.signed, &typed.meeting, slug, day, now).await {
        Ok(_) => person.visit.go("/space/meetings"),
        Err(ActionError::Refused(problem)) => {
            let error = match problem.at.as_str() {
                "day" => FieldError { field: "day", text: frame.t("visits-day-later").to_owned() },
                _ => FieldError { field: "meeting", text: frame.t("visits-meeting-long").to_owned() },
            };
            again(&person, typed, vec![error]).await
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn remove(Path(visit): Path<String>, PersonForm { person, .. }: PersonForm) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let Ok(visit) = Uuid::parse_str(&visit) else { return missing::page_of(&person.visit) };
    let was = match space::visits(house, who).await {
        Ok(visits) => visits.into_iter().find(|one| one.id == visit),
        Err(error) => return problem::answer(&person.visit, error),
    };
    match (space::remove_visit(house, who, visit, now).await, was) {
        (Ok(true), Some(was)) => answer(&person, StatusCode::OK, Some(was), Typed::default(), Vec::new()).await,
        (Ok(_), _) => person.visit.go("/space/meetings"),
        (Err(error), _) => problem::answer(&person.visit, error),
    }
}

/// The address of a form opened as a page.
pub(crate) async fn back(person: Person) -> Response {
    person.visit.go("/space/meetings")
}

/// The day that was typed, and what is wrong.
fn check(frame: &Frame<'_>, typed: &Typed) -> (Option<Date>, Vec<FieldError>) {
    let mut errors = Vec::new();
    let mut wrong = |field, key: &str| errors.push(FieldError { field, text: frame.say.t(key).to_owned() });
    if typed.meeting.is_empty() {
        wrong("meeting", "visits-meeting-missing");
    }
    let day = typed.day.date(frame);
    match day {
        None => wrong("day", "visits-day-missing"),
        Some(day) if day > said::today(frame) => wrong("day", "visits-day-later"),
        Some(_) => {}
    }
    (day, errors)
}

async fn again(person: &Person, typed: Typed, errors: Vec<FieldError>) -> Response {
    answer(person, StatusCode::UNPROCESSABLE_ENTITY, None, typed, errors).await
}

async fn answer(
    person: &Person,
    status: StatusCode,
    removed: Option<Went>,
    typed: Typed,
    errors: Vec<FieldError>,
) -> Response {
    match space::visits(&person.visit.site.house, &person.signed).await {
        Ok(visits) => person.visit.show_with(status, &page(person, &visits, removed, typed, errors)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(
    person: &'a Person,
    visits: &[Went],
    removed: Option<Went>,
    typed: Typed,
    errors: Vec<FieldError>,
) -> VisitsPage<'a> {
    let frame = person.visit.frame();
    let yesterday = said::today(&frame).saturating_sub(1.day());
    let line = |visit: &Went| Line {
        words: words(&frame, visit),
        href: visit.slug.as_ref().map(|slug| format!("/meeting/{slug}")).unwrap_or_default(),
        tell: visit.slug.as_ref().map(|slug| format!("/space/review/{slug}?week={}", visit.day)).unwrap_or_default(),
        remove: format!("/space/meetings/{}/remove", visit.id),
    };
    VisitsPage {
        visits: visits.iter().map(line).collect(),
        removed: removed.map(|was| Removed {
            words: words(&frame, &was),
            day: DayFields::of(was.day),
            meeting: was.meeting,
            slug: was.slug.unwrap_or_default(),
        }),
        example: format!("{} {} {}", yesterday.day(), yesterday.month(), yesterday.year()),
        typed,
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

fn words(frame: &Frame<'_>, visit: &Went) -> String {
    let day = said::day(frame, visit.day);
    frame.say.format("visits-line", &[("meeting", visit.meeting.as_str().into()), ("day", day.into())])
}

impl VisitsPage<'_> {
    /// What is wrong with a field; empty when nothing is.
    fn wrong(&self, field: &str) -> &str {
        self.errors.iter().find(|error| error.field == field).map_or("", |error| &error.text)
    }
}

#[cfg(test)]
impl<'a> VisitsPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let mut visits = super::samples::kept().visits;
        let removed = visits.pop();
        page(person, &visits, removed, Typed::default(), Vec::new())
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        let typed = Typed { day: DayFields { day: "31".into(), ..DayFields::default() }, ..Typed::default() };
        let (_, errors) = check(&person.visit.frame(), &typed);
        page(person, &[], None, typed, errors)
    }
}
