//! A letter of thanks for a year of leading: private, on paper if one likes. It is no badge, and nobody else sees it.

use axum::{extract::Path, response::Response};
use openseat_actions::facilitator::{self, Thanks};

use super::{
    id, link,
    sheet::{Section, Sheet},
};
use crate::{
    pages::{Way, problem, space::said},
    person::Person,
};

pub(crate) async fn show(person: Person, Path(node): Path<String>) -> Response {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    let this = said::today(&person.visit.frame()).year();
    let year = person.visit.value("year").and_then(|text| text.parse().ok()).unwrap_or(this).clamp(1935, this);
    match facilitator::thanks(house, &person.signed, id(&node), year, now).await {
        Ok(thanks) => person.visit.show(&page(&person, id(&node), &thanks)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, node: uuid::Uuid, thanks: &Thanks) -> Sheet<'a> {
    let frame = person.visit.frame();
    let year = thanks.year.to_string();
    let mut said = vec![frame.t1("thanks-dear", "name", thanks.name.as_str())];
    if thanks.evenings == 0 {
        said.push(frame.t1("thanks-none", "year", year.as_str()));
    } else {
        let evenings =
            [("year", year.as_str().into()), ("n", thanks.evenings.into()), ("group", thanks.group.as_str().into())];
        said.push(frame.say.format("thanks-evenings", &evenings));
        if thanks.minutes >= 60 {
            said.push(frame.t1("thanks-hours", "n", thanks.minutes / 60));
        }
        if thanks.people > 0 {
            said.push(frame.t1("thanks-chairs", "n", thanks.people));
        }
        said.push(frame.t("thanks-quiet").to_owned());
    }
    said.push(frame.t("thanks-end").to_owned());
    let before = format!("{}?year={}", link(node, "thanks"), thanks.year - 1);
    let way = Way { href: before, label: frame.t1("thanks-before", "year", (thanks.year - 1).to_string()) };
    Sheet {
        title: frame.t("thanks-title").to_owned(),
        heading: frame.t("thanks-heading").to_owned(),
        back: vec![Way { href: link(node, "leading"), label: frame.t("thanks-back").to_owned() }],
        done: String::new(),
        lead: Vec::new(),
        sections: vec![
            Section { boxed: true, said, ..Section::default() },
            Section { links: vec![way], ..Section::default() },
        ],
        errors: Vec::new(),
        frame,
    }
}

#[cfg(test)]
pub(crate) fn sample(person: &Person) -> Sheet<'_> {
    page(person, uuid::Uuid::from_u128(12), &super::samples::thanks())
}

#[cfg(test)]
pub(crate) fn sample_none(person: &Person) -> Sheet<'_> {
    page(person, uuid::Uuid::from_u128(12), &Thanks { evenings: 0, ..super::samples::thanks() })
}
