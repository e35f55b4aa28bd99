//! My circles; what a circle is, for who has none; and what there is for people under 18.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use openseat_actions::{
    Result,
    circle::{self, Line, State},
    greeting,
};
use openseat_domain::{circle::Age, greeting::is_for_minors};

use super::said::why_told;
use crate::{
    frame::Frame,
    pages::{FieldError, Way, problem, space::said},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/space/circle/list.html")]
pub(crate) struct ListPage<'a> {
    frame: Frame<'a>,
    done: &'a str,
    /// The person said that they are under 18.
    young: bool,
    /// Kinds of group for teens.
    kinds: Vec<Way>,
    circles: Vec<Row>,
    typed: String,
    errors: Vec<FieldError>,
}

struct Row {
    href: String,
    words: String,
    why: String,
}

pub(crate) async fn show(person: Person) -> Response {
    answer(&person, StatusCode::OK, "", "").await
}

/// Goes to the page of the words that were typed. Whether they work, that page says.
pub(crate) async fn code(person: Person) -> Response {
    let typed = person.visit.value("code").unwrap_or_default();
    match greeting::address(&typed) {
        Some(words) => person.visit.go(&format!("/space/circle/join/{words}")),
        None => answer(&person, StatusCode::UNPROCESSABLE_ENTITY, &typed, "circles-code-none").await,
    }
}

/// The list, with what is wrong with the words of a link.
pub(super) async fn answer(person: &Person, status: StatusCode, typed: &str, wrong: &'static str) -> Response {
    match kept(person).await {
        Ok((age, circles)) => person.visit.show_with(status, &page(person, age, &circles, typed, wrong)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

async fn kept(person: &Person) -> Result<(Option<Age>, Vec<Line>)> {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    Ok((circle::age(house, who, now).await?, circle::list(house, who).await?))
}

fn page<'a>(person: &'a Person, age: Option<Age>, circles: &[Line], typed: &str, wrong: &'static str) -> ListPage<'a> {
    let frame = person.visit.frame();
    let young = age == Some(Age::Young);
    let error = |key| FieldError { field: "code", text: person.visit.say().t(key).to_owned() };
    let errors: Vec<FieldError> = Some(wrong).filter(|key| !key.is_empty()).map(error).into_iter().collect();
    ListPage {
        done: match person.visit.value("done").as_deref() {
            Some("left") => frame.t("circles-left"),
            Some("blocked") => frame.t("circles-blocked"),
            Some("dismissed") => frame.t("circles-dismissed"),
            Some("tell") => frame.t("circles-tell"),
            _ => "",
        },
        young,
        kinds: if young { for_teens(&frame) } else { Vec::new() },
        circles: circles.iter().map(|one| row(&frame, one)).collect(),
        typed: typed.chars().take(200).collect(),
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

fn row(frame: &Frame<'_>, line: &Line) -> Row {
    let (words, why) = match &line.state {
        State::In(names) if names.is_empty() => (frame.t("circles-alone").to_owned(), None),
        State::In(names) => {
            let names = said::list(frame, names.iter().map(String::as_str));
            (frame.t1("circles-with", "names", names), None)
        }
        State::Ended(why) => (frame.t("circles-ended").to_owned(), *why),
        State::Out(why) => (frame.t("circles-out").to_owned(), *why),
    };
    let why = why.map(|why| frame.t1("circle-over-why", "why", frame.t(why_told(why)))).unwrap_or_default();
    Row { href: format!("/space/circle/{}", line.id), words, why }
}

/// Kinds of group that say that they are for teens: with adults who look after them.
fn for_teens(frame: &Frame<'_>) -> Vec<Way> {
    let fellowships = frame.site.content.fellowships().iter();
    let teens = fellowships.filter(|one| is_for_minors(false, one.facts.get("age_rule").map(String::as_str), &[]));
    teens.map(|one| Way { href: format!("/kinds/{}", one.id), label: one.name.clone() }).collect()
}

impl ListPage<'_> {
    fn wrong(&self) -> &str {
        self.errors.first().map_or("", |error| &error.text)
    }
}

#[cfg(test)]
impl<'a> ListPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, Some(Age::Adult), &super::samples::lines(), "", "")
    }

    pub(crate) fn sample_new(person: &'a Person) -> Self {
        page(person, None, &[], "", "")
    }

    pub(crate) fn sample_young(person: &'a Person) -> Self {
        page(person, Some(Age::Young), &[], "", "")
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        page(person, None, &[], "amber <b> otter", "circles-code-none")
    }
}
