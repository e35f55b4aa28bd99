//! How many came to a centre, by month and kind; and the same as a table.

use askama::Template;
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse as _, Response},
};
use openseat_actions::activity::{self, Figures};
use uuid::Uuid;

use crate::{
    frame::Frame,
    pages::{activity::kind_word, problem},
    person::Person,
    times,
};

#[derive(Template)]
#[template(path = "pages/organisation/activity/figures.html")]
pub(crate) struct FiguresPage<'a> {
    frame: Frame<'a>,
    name: String,
    back: String,
    csv: String,
    months: Vec<Month<'a>>,
}

struct Month<'a> {
    heading: String,
    sum: String,
    rows: Vec<(&'a str, [u32; 3])>,
}

pub(crate) async fn show(person: Person, Path(node): Path<String>) -> Response {
    let id = super::super::node(&node);
    match activity::figures(&person.visit.site.house, &person.signed, id).await {
        Ok((name, figures)) => person.visit.show(&page(&person, id, name, &figures)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn table(person: Person, Path(node): Path<String>) -> Response {
    let id = super::super::node(&node);
    match activity::figures(&person.visit.site.house, &person.signed, id).await {
        Ok((_, figures)) => {
            let headers = [
                (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
                (header::CONTENT_DISPOSITION, "attachment; filename=\"activities.csv\""),
            ];
            (headers, csv(&figures)).into_response()
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn csv(figures: &Figures) -> String {
    let mut out = String::from("month,kind,times_counted,came,first_time\r\n");
    for (month, kinds) in figures {
        for (kind, one) in kinds {
            out.push_str(&format!("{month},{},{},{},{}\r\n", kind.as_str(), one.times, one.came, one.first));
        }
    }
    out
}

fn page<'a>(person: &'a Person, node: Uuid, name: String, figures: &Figures) -> FiguresPage<'a> {
    let frame = person.visit.frame();
    let back = format!("{}/centre", super::super::home::link(node));
    // The latest first.
    let months = figures.iter().rev().map(|(month, kinds)| {
        let all = |of: fn(&openseat_domain::activity::Counted) -> u32| kinds.values().map(of).sum::<u32>();
        let (times, came, first) = (all(|one| one.times), all(|one| one.came), all(|one| one.first));
        let said = [("times", times.into()), ("came", came.into()), ("first", first.into())];
        Month {
            heading: format!("{} {}", times::month(frame.say, month.month), month.year),
            sum: frame.say.format("centre-sum", &said),
            rows: kinds
                .iter()
                .map(|(kind, one)| (frame.t(kind_word(*kind)), [one.times, one.came, one.first]))
                .collect(),
        }
    });
    FiguresPage { months: months.collect(), csv: format!("{back}/figures.csv"), name, back, frame }
}

#[cfg(test)]
impl<'a> FiguresPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        use openseat_domain::{
            activity::{Counted, Kind},
            statistic::Month,
        };
        let month = Month { year: 2026, month: 11 };
        let kinds = [
            (Kind::Wellness, Counted { times: 4, came: 31, first: 6 }),
            (Kind::Work, Counted { times: 2, came: 9, first: 9 }),
        ];
        let figures = Figures::from([(month, kinds.into())]);
        page(person, Uuid::from_u128(10), "Riverside & <b>Centre</b>".into(), &figures)
    }
}
