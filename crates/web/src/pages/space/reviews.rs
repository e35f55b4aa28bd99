//! What I told of groups: those that one wanted to find again.

use askama::Template;
use axum::{extract::Path, response::Response};
use openseat_actions::review::{self, LinkView};
use uuid::Uuid;

use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{missing, problem, review::own},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/space/reviews.html")]
pub(crate) struct ReviewsPage<'a> {
    frame: Frame<'a>,
    done: &'a str,
    links: Vec<Line>,
}

/// One of the list.
struct Line {
    meeting: String,
    sentence: String,
    state: String,
    /// The code, while it opens something.
    code: String,
    remove: String,
}

pub(crate) async fn show(person: Person) -> Response {
    match review::links(&person.visit.site.house, &person.signed).await {
        Ok(links) => person.visit.show(&page(&person, links)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// The address of a form opened as a page.
pub(crate) async fn back(person: Person) -> Response {
    person.visit.go("/space/reviews")
}

pub(crate) async fn remove(Path(link): Path<String>, PersonForm { person, .. }: PersonForm) -> Response {
    let Ok(link) = Uuid::parse_str(&link) else { return missing::page_of(&person.visit) };
    match review::unlink(&person.visit.site.house, &person.signed, link).await {
        Ok(true) => person.visit.go("/space/reviews?done=removed"),
        Ok(false) => person.visit.go("/space/reviews"),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page(person: &Person, links: Vec<LinkView>) -> ReviewsPage<'_> {
    let frame = person.visit.frame();
    let line = |link: LinkView| {
        let remove = format!("/space/reviews/{}/remove", link.id);
        match link.review {
            Some(view) => Line {
                meeting: link.meeting,
                state: own::state(&frame, &view),
                sentence: view.sentence,
                code: link.code,
                remove,
            },
            None => {
                let state = frame.t("mine-list-gone").to_owned();
                Line { meeting: link.meeting, sentence: String::new(), state, code: String::new(), remove }
            }
        }
    };
    ReviewsPage {
        done: match person.visit.value("done").as_deref() {
            Some("removed") => frame.t("mine-list-removed"),
            _ => "",
        },
        links: links.into_iter().map(line).collect(),
        frame,
    }
}

#[cfg(test)]
impl<'a> ReviewsPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let link = |number, review| LinkView {
            id: Uuid::from_u128(number),
            meeting: "New Start & <b>Friends</b>".into(),
            slug: "new-start".into(),
            code: "7KQM-2DFH-9CRT-4GXY-6WNP".into(),
            review,
        };
        page(person, vec![link(1, Some(own::sample_view())), link(2, None)])
    }

    pub(crate) fn sample_empty(person: &'a Person) -> Self {
        page(person, Vec::new())
    }
}
