//! When no message comes, in which zone, and how many a day.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use openseat_actions::{
    ActionError,
    reminder::{self, Habits, Shelf},
};
use openseat_domain::reminder::{MOST_A_DAY, Quiet};

use super::read::minutes_of;
use crate::{
    form::{Fields, PersonForm},
    frame::Frame,
    pages::{FieldError, find::ZONES, problem},
    person::Person,
    times,
};

#[derive(Template)]
#[template(path = "pages/space/reminder/quiet.html")]
pub(crate) struct QuietPage<'a> {
    frame: Frame<'a>,
    typed: Typed,
    zones: Vec<(String, String, bool)>,
    counts: Vec<(u8, bool)>,
    errors: Vec<FieldError>,
}

struct Typed {
    quiet: bool,
    from: String,
    until: String,
    zone: String,
    most: u8,
}

impl Typed {
    fn of(shelf: &Shelf) -> Self {
        let at = |at: u16| format!("{:02}:{:02}", at / 60, at % 60);
        let quiet = shelf.book.quiet.unwrap_or(Quiet { from: 22 * 60, until: 8 * 60 });
        Self {
            quiet: shelf.book.quiet.is_some(),
            from: at(quiet.from),
            until: at(quiet.until),
            zone: shelf.book.zone.clone(),
            most: shelf.book.most,
        }
    }

    fn read(fields: &Fields) -> Self {
        let text = |name| fields.text(name).chars().take(60).collect::<String>();
        Self {
            quiet: fields.text("quiet") == "yes",
            from: text("from"),
            until: text("until"),
            zone: text("zone"),
            most: fields.text("most").parse().unwrap_or(0),
        }
    }
}

pub(crate) async fn show(person: Person) -> Response {
    match reminder::shelf(&person.visit.site.house, &person.signed, person.visit.site.now()).await {
        Ok(shelf) => person.visit.show(&page(&person, Typed::of(&shelf), Vec::new())),
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn save(PersonForm { person, fields, .. }: PersonForm) -> Response {
    let (visit, typed) = (&person.visit, Typed::read(&fields));
    let frame = visit.frame();
    let error = |field, key: &str| FieldError { field, text: frame.say.t(key).to_owned() };
    let again = |typed, errors| visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, typed, errors));
    let quiet = minutes_of(&typed.from).zip(minutes_of(&typed.until)).map(|(from, until)| Quiet { from, until });
    if typed.quiet && quiet.is_none_or(|quiet| quiet.from == quiet.until) {
        return again(typed, vec![error("from", "quiet-wrong")]);
    }
    let habits = Habits { zone: typed.zone.clone(), quiet: quiet.filter(|_| typed.quiet), most: typed.most };
    match reminder::settle(&visit.site.house, &person.signed, habits, visit.site.now()).await {
        Ok(()) => visit.go("/space/reminders?done=saved"),
        Err(ActionError::Refusals(_)) => again(typed, vec![error("zone", "quiet-wrong-zone")]),
        Err(error) => problem::answer(visit, error),
    }
}

fn page(person: &Person, typed: Typed, errors: Vec<FieldError>) -> QuietPage<'_> {
    let frame = person.visit.frame();
    let own = Some(typed.zone.as_str()).filter(|zone| !ZONES.contains(zone));
    let zone = |zone: &str| (zone.to_owned(), times::zone_city(zone), zone == typed.zone);
    QuietPage {
        zones: own.into_iter().chain(ZONES).map(zone).collect(),
        counts: (1..=MOST_A_DAY).map(|n| (n, n == typed.most)).collect(),
        typed,
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

impl QuietPage<'_> {
    fn wrong(&self, field: &str) -> &str {
        self.errors.iter().find(|error| error.field == field).map_or("", |error| &error.text)
    }
}

#[cfg(test)]
impl<'a> QuietPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, Typed::of(&super::samples::shelf()), Vec::new())
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        let text = person.visit.frame().say.t("quiet-wrong").to_owned();
        let typed = Typed { from: "<late>".into(), ..Typed::of(&super::samples::shelf()) };
        page(person, typed, vec![FieldError { field: "from", text }])
    }
}
