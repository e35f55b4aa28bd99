//! Every form that is offered.

use askama::Template;
use axum::response::Response;
use openseat_domain::form::{Offer, Sort};

use super::ON_DUTY;
use crate::{frame::Frame, person::Person};

#[derive(Template)]
#[template(path = "pages/space/form/list.html")]
pub(crate) struct ListPage<'a> {
    frame: Frame<'a>,
    sorts: Vec<Group<'a>>,
}

struct Group<'a> {
    name: &'a str,
    forms: Vec<Line<'a>>,
}

struct Line<'a> {
    href: String,
    name: &'a str,
    about: &'a str,
}

pub(crate) async fn show(person: Person) -> Response {
    person.visit.show(&page(&person))
}

fn page(person: &Person) -> ListPage<'_> {
    let frame = person.visit.frame();
    let locale = frame.say.locale;
    let forms = frame.site.content.forms();
    let group = |sort: Sort| Group {
        name: frame.t(match sort {
            Sort::Measure => "form-sort-measure",
            Sort::Worksheet => "form-sort-worksheet",
            Sort::CheckIn => "form-sort-check-in",
            Sort::Survey => "form-sort-survey",
            Sort::Result => "form-sort-result",
        }),
        forms: forms
            .of_sort(sort)
            .filter(|info| info.form.offer(ON_DUTY) == Offer::Yes)
            .map(|info| Line {
                href: format!("/space/forms/{}", info.form.id),
                name: info.name(locale),
                about: info.about(locale),
            })
            .collect(),
    };
    let order = [Sort::CheckIn, Sort::Worksheet, Sort::Measure, Sort::Survey, Sort::Result];
    ListPage { sorts: order.into_iter().map(group).filter(|group| !group.forms.is_empty()).collect(), frame }
}

/// A form for a sample.
#[cfg(test)]
pub(super) fn sample_form<'a>(person: &'a Person, id: &str) -> &'a openseat_content::form::FormInfo {
    person.visit.site.content.forms().id(id).expect("the form is there")
}

#[cfg(test)]
impl<'a> ListPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person)
    }
}
