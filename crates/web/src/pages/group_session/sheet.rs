//! The order of a group's meetings: picked and changed, and beside a session what of it was done.
//!
//! The clock starts only when whoever leads the session starts it. Without script the times are there as planned.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    ActionError,
    group_session::{self, SessionView},
    organisation, run_sheet,
};
use openseat_domain::{
    policy::{Action, Kind, Thing},
    run_sheet::{RunSheet, Section},
};
use uuid::Uuid;

use super::said;
use crate::{
    form::{Fields, PersonForm},
    frame::Frame,
    pages::{FieldError, problem},
    person::Person,
};

/// Empty lines for sections to be added.
const FRESH: usize = 2;

#[derive(Template)]
#[template(path = "pages/group_session/run_sheet.html")]
pub(crate) struct RunSheetPage<'a> {
    frame: Frame<'a>,
    name: String,
    back: String,
    action: String,
    /// To pick from, while there is no sheet.
    formats: Vec<Offer>,
    lines: Vec<Edit>,
    done: bool,
    errors: Vec<FieldError>,
}

struct Offer {
    id: String,
    name: String,
    sections: String,
    source: String,
    ours: bool,
}

/// One section in the form.
struct Edit {
    key: String,
    place: usize,
    title: String,
    minutes: String,
    optional: bool,
}

#[derive(Template)]
#[template(path = "pages/group_session/sheet.html")]
pub(crate) struct SheetPage<'a> {
    frame: Frame<'a>,
    heading: String,
    back: String,
    action: String,
    edit: String,
    entry: String,
    base: i64,
    may_change: bool,
    saved: bool,
    done: String,
    lines: Vec<Step>,
}

/// One section beside a session.
struct Step {
    key: String,
    title: String,
    at: String,
    minutes: u16,
    length: String,
    optional: bool,
    ticked: bool,
}

pub(crate) async fn edit(person: Person, Path(node): Path<String>) -> Response {
    let node = super::id(&node);
    match run_sheet::of(&person.visit.site.house, &person.signed, node).await {
        Ok(sheet) => show_edit(&person, node, StatusCode::OK, sheet.as_ref(), Vec::new()).await,
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn keep(Path(node): Path<String>, PersonForm { person, fields }: PersonForm) -> Response {
    let (house, who, now, node) = (&person.visit.site.house, &person.signed, person.visit.site.now(), super::id(&node));
    let here = format!("/organisation/{node}/run-sheet");
    let format = fields.text("format");
    let kept = match fields.text("do") {
        "pick" => run_sheet::pick(house, who, node, format, person.visit.locale, now).await.map(drop),
        "again" => run_sheet::remove(house, who, node, now).await.map(drop),
        _ => {
            let before = match run_sheet::of(house, who, node).await {
                Ok(before) => before.unwrap_or_default(),
                Err(error) => return problem::answer(&person.visit, error),
            };
            let sheet = typed(&fields, before);
            match run_sheet::keep(house, who, node, sheet.clone(), now).await {
                Err(ActionError::Refusals(_)) => {
                    let text = person.visit.say().t("gs-wrong-sheet").to_owned();
                    let errors = vec![FieldError { field: "title-0", text }];
                    return show_edit(&person, node, StatusCode::UNPROCESSABLE_ENTITY, Some(&sheet), errors).await;
                }
                other => other.map(drop),
            }
        }
    };
    match kept {
        Ok(()) if fields.text("do") == "again" => person.visit.go(&here),
        Ok(()) => person.visit.go(&format!("{here}?done=yes")),
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// What was typed: sections in the order of their numbers; a section without a name is taken out.
fn typed(fields: &Fields, before: RunSheet) -> RunSheet {
    let mut lines: Vec<(f64, Section)> = Vec::new();
    let mut sheet = RunSheet { format: before.format, sections: before.sections };
    let taken = sheet.clone();
    for number in 0..openseat_domain::run_sheet::MOST_SECTIONS + FRESH {
        let text = |name: &str| fields.text(&format!("{name}-{number}")).to_owned();
        let title = text("title");
        if title.is_empty() {
            continue;
        }
        let key = Some(text("key")).filter(|key| taken.sections.iter().any(|section| section.key == *key));
        let key = key.unwrap_or_else(|| {
            let fresh = sheet.fresh_key();
            sheet.sections.push(Section { key: fresh.clone(), title: String::new(), minutes: None, optional: false });
            fresh
        });
        let place = text("place").replace(',', ".").parse().unwrap_or(number as f64 + 1.0);
        let optional = fields.all(&format!("optional-{number}")).next().is_some();
        lines.push((place, Section { key, title, minutes: text("minutes").parse().ok(), optional }));
    }
    lines.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    RunSheet { format: sheet.format, sections: lines.into_iter().map(|(_, section)| section).collect() }
}

async fn show_edit(
    person: &Person,
    node: Uuid,
    status: StatusCode,
    sheet: Option<&RunSheet>,
    errors: Vec<FieldError>,
) -> Response {
    match organisation::view(&person.visit.site.house, &person.signed.actor(), node).await {
        Ok(view) if person.signed.may(Action::Change, &Thing::on(Kind::GroupSession, view.path)).is_ok() => {
            person.visit.show_with(status, &edit_page(person, node, view.name, sheet, errors))
        }
        Ok(_) => problem::answer(&person.visit, ActionError::Denied("session of a group")),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn edit_page<'a>(
    person: &'a Person,
    node: Uuid,
    name: String,
    sheet: Option<&RunSheet>,
    errors: Vec<FieldError>,
) -> RunSheetPage<'a> {
    let frame = person.visit.frame();
    let locale = frame.say.locale;
    let offer = |one: &openseat_content::format::Format| Offer {
        id: one.id.clone(),
        name: one.name(locale).to_owned(),
        sections: one.sheet(locale).sections.iter().map(|part| part.title.clone()).collect::<Vec<_>>().join(" · "),
        source: one.source.clone(),
        ours: !one.minutes_are_theirs,
    };
    let line = |(place, section): (usize, &Section)| Edit {
        key: section.key.clone(),
        place: place + 1,
        title: section.title.clone(),
        minutes: section.minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
        optional: section.optional,
    };
    let mut lines: Vec<Edit> = sheet.iter().flat_map(|sheet| sheet.sections.iter().enumerate().map(line)).collect();
    if sheet.is_some() {
        let many = lines.len();
        lines.extend((0..FRESH).map(|more| Edit {
            key: String::new(),
            place: many + more + 1,
            title: String::new(),
            minutes: String::new(),
            optional: false,
        }));
    }
    let formats = person.visit.site.content.formats().list();
    RunSheetPage {
        name,
        back: super::sessions(node),
        action: format!("/organisation/{node}/run-sheet"),
        formats: if sheet.is_none() { formats.iter().map(offer).collect() } else { Vec::new() },
        lines,
        done: person.visit.value("done").is_some(),
        frame: Frame { error: !errors.is_empty(), ..person.visit.frame() },
        errors,
    }
}

pub(crate) async fn show(person: Person, Path((node, id)): Path<(String, String)>) -> Response {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    let (node, id) = (super::id(&node), super::id(&id));
    let sheet = match run_sheet::of(house, &person.signed, node).await {
        Ok(sheet) => sheet.unwrap_or_default(),
        Err(error) => return problem::answer(&person.visit, error),
    };
    match group_session::one(house, &person.signed, node, id, now).await {
        Ok(view) => person.visit.show(&page(&person, &view, &sheet)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, view: &SessionView, sheet: &RunSheet) -> SheetPage<'a> {
    let frame = person.visit.frame();
    let (node, site) = (view.node.node(), &person.visit.site);
    let ticked = &view.record.sections;
    let step = |(section, at): (&Section, Option<u16>)| Step {
        key: section.key.clone(),
        title: section.title.clone(),
        at: at.map(|at| said::clock(&frame, at)).unwrap_or_default(),
        minutes: section.minutes.unwrap_or(0),
        length: section.minutes.map(|n| frame.t1("gs-sheet-minutes", "n", i64::from(n))).unwrap_or_default(),
        optional: section.optional,
        ticked: ticked.contains(&section.key),
    };
    let done = sheet.done(ticked);
    let back = super::session(node, view.id);
    SheetPage {
        heading: said::slot(&frame, &view.slot),
        edit: format!("/organisation/{node}/run-sheet"),
        entry: group_session::entry_id(&site.house, site.now()).to_string(),
        base: view.version,
        may_change: view.may_change,
        saved: person.visit.value("done").is_some(),
        done: frame.say.format("gs-sheet-done", &[("n", done.done.into()), ("of", done.core.into())]),
        lines: sheet.sections.iter().zip(sheet.clock(view.slot.start)).map(step).collect(),
        action: back.clone(),
        back,
        frame: person.visit.frame(),
    }
}

impl RunSheetPage<'_> {
    fn wrong(&self) -> &str {
        self.errors.first().map_or("", |error| &error.text)
    }
}

#[cfg(test)]
impl<'a> RunSheetPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let sheet = super::samples::sheet(person);
        edit_page(person, Uuid::from_u128(10), "Monday group".into(), Some(&sheet), Vec::new())
    }

    pub(crate) fn sample_none(person: &'a Person) -> Self {
        edit_page(person, Uuid::from_u128(10), "Monday group".into(), None, Vec::new())
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        let text = person.visit.say().t("gs-wrong-sheet").to_owned();
        let errors = vec![FieldError { field: "title-0", text }];
        edit_page(person, Uuid::from_u128(10), "Monday group".into(), Some(&super::samples::sheet(person)), errors)
    }
}

#[cfg(test)]
impl<'a> SheetPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        Self {
            entry: uuid::Uuid::nil().to_string(),
            ..page(person, &super::samples::held(), &super::samples::sheet(person))
        }
    }

    pub(crate) fn sample_none(person: &'a Person) -> Self {
        Self { entry: uuid::Uuid::nil().to_string(), ..page(person, &super::samples::planned(), &RunSheet::default()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_go_where_their_numbers_say_keep_their_keys_and_go_when_they_have_no_name() {
        let section = |key: &str| Section { key: key.into(), title: key.into(), minutes: Some(5), optional: false };
        let before = RunSheet { format: "own".into(), sections: vec![section("a"), section("b"), section("c")] };
        let form = "key-0=a&title-0=First&place-0=9&minutes-0=5&key-1=b&title-1=&place-1=2&key-2=c&title-2=Third&place-2=3\
             &optional-2=yes&key-3=&title-3=New&place-3=1&minutes-3=7";
        let sheet = typed(&Fields::read(form.as_bytes()), before);
        let found: Vec<_> =
            sheet.sections.iter().map(|one| (one.key.as_str(), one.title.as_str(), one.minutes)).collect();
        assert_eq!(found, [("own-1", "New", Some(7)), ("c", "Third", None), ("a", "First", Some(5))]);
        assert!(sheet.sections[1].optional);
    }
}
