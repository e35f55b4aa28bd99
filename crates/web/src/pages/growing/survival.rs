//! How long groups last: a sentence, a line that falls in steps, and the numbers behind it. Nothing is said of fewer than five.

use axum::{extract::Path, response::Response};
use openseat_actions::{
    growth::{self, Survival},
    organisation,
};
use openseat_domain::survival::{Drop, at};

use super::{
    id, link,
    sheet::{Section, Sheet, Table},
};
use crate::{
    chart::{Chart, Line},
    frame::Frame,
    pages::{Way, problem},
    person::Person,
};

/// Days of a month, on average.
const MONTH: f64 = 365.25 / 12.0;
/// What the sentence tells of.
const YEAR: u32 = 365;

pub(crate) async fn show(person: Person, Path(node): Path<String>) -> Response {
    let (house, now, id) = (&person.visit.site.house, person.visit.site.now(), id(&node));
    let name = match organisation::view(house, &person.signed.actor(), id).await {
        Ok(view) => view.name,
        Err(error) => return problem::answer(&person.visit, error),
    };
    match growth::survival(house, &person.signed, id, now).await {
        Ok(view) => person.visit.show(&page(&person, id, &name, &view)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, node: uuid::Uuid, name: &str, view: &Survival) -> Sheet<'a> {
    let frame = person.visit.frame();
    let section = match &view.curve {
        None => Section { said: vec![frame.t("survival-few").to_owned()], ..Section::default() },
        Some(curve) => told(&frame, view, curve),
    };
    Sheet {
        title: frame.t("survival-title").to_owned(),
        heading: frame.t("survival-title").to_owned(),
        back: vec![Way { href: link(node, "growing"), label: frame.t1("org-back", "name", name) }],
        done: String::new(),
        lead: vec![frame.t("survival-lead").to_owned()],
        sections: vec![section],
        errors: Vec::new(),
        frame,
    }
}

fn told(frame: &Frame<'_>, view: &Survival, curve: &[Drop]) -> Section {
    let counts = [("groups", view.groups.into()), ("closed", view.closed.into())];
    let mut said = vec![frame.say.format("survival-counts", &counts)];
    let last = view.at_risk.last().map_or(0, |(months, _)| *months);
    if last >= 12 {
        let tenths = (at(curve, YEAR) * 10.0).round() as u32;
        said.push(frame.t1("survival-year", "n", tenths));
    }
    said.push(frame.t("survival-what").to_owned());
    let end = curve.last().map_or(f64::from(last), |drop| (f64::from(drop.days) / MONTH).max(f64::from(last)));
    let rows = view.at_risk.iter().map(|(months, groups)| {
        let share = at(curve, (f64::from(*months) * MONTH) as u32);
        let around = curve.iter().take_while(|drop| f64::from(drop.days) <= f64::from(*months) * MONTH).last();
        let bounds = around.map_or_else(String::new, |drop| {
            let said = [("low", percent(drop.low).into()), ("high", percent(drop.high).into())];
            frame.say.format("survival-bounds", &said)
        });
        vec![months.to_string(), groups.to_string(), format!("{}%", percent(share)), bounds]
    });
    let heads = ["survival-months", "survival-at-risk", "survival-share", "survival-between"];
    let heads = heads.map(|key| frame.say.t(key).to_owned()).into();
    Section {
        heading: frame.t("survival-heading").to_owned(),
        said,
        chart: Some(Chart::Line(steps(frame, curve, end))),
        table: Some(Table { heads, rows: rows.collect() }),
        ..Section::default()
    }
}

fn percent(share: f64) -> u32 {
    (share * 100.0).round() as u32
}

/// The line stays level until a group closes, and then falls.
fn steps(frame: &Frame<'_>, curve: &[Drop], end: f64) -> Line {
    let mut points = vec![(0.0, Some(1.0))];
    let mut share = 1.0;
    for drop in curve {
        let months = f64::from(drop.days) / MONTH;
        points.push((months, Some(share)));
        share = drop.share;
        points.push((months, Some(share)));
    }
    points.push((end, Some(share)));
    let levels = [(0.0, "0".to_owned()), (0.5, "5".to_owned()), (1.0, "10".to_owned())];
    let ends = [frame.t("survival-start").to_owned(), frame.t1("survival-after", "n", end.round() as u32)];
    Line { dots: Vec::new(), ..Line::of(&points, &levels, ends) }
}

#[cfg(test)]
pub(crate) fn sample(person: &Person) -> Sheet<'_> {
    page(person, uuid::Uuid::from_u128(10), "Riverside Clinic", &super::samples::survival())
}

#[cfg(test)]
pub(crate) fn sample_few(person: &Person) -> Sheet<'_> {
    let few = Survival { groups: 4, closed: 1, curve: None, at_risk: Vec::new() };
    page(person, uuid::Uuid::from_u128(10), "Riverside Clinic", &few)
}
