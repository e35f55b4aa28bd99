//! One reminder: what for, when, by which ways, in which words; and how it will look on a locked screen.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    ActionError,
    reminder::{self, Look, Shelf},
    space, trial,
};
use openseat_domain::{
    reminder::{About, By, Reminder, Rule},
    schedule::Weekday,
};
use uuid::Uuid;

use super::{read::Typed, words};
use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{FieldError, missing, problem, space::day::DayFields},
    person::Person,
    times,
};

/// How long before a meeting, and how long the way: what the page offers, in minutes.
const BEFORE: [u16; 7] = [10, 30, 60, 120, 180, 720, 1440];
const WAYS: [u16; 7] = [0, 10, 15, 30, 45, 60, 90];

#[derive(Template)]
#[template(path = "pages/space/reminder/edit.html")]
pub(crate) struct EditPage<'a> {
    frame: Frame<'a>,
    action: String,
    /// What it can be about, while nothing is chosen: address and words.
    kinds: Vec<(String, &'a str)>,
    about: Option<About>,
    heading: &'a str,
    typed: Typed,
    days: Vec<(&'static str, &'a str, bool)>,
    meetings: Vec<(String, String, bool)>,
    before: Vec<(u16, String, bool)>,
    ways: Vec<(u16, String, bool)>,
    by: Vec<(&'static str, &'a str, bool)>,
    /// No way is confirmed yet.
    no_way: bool,
    preview: Vec<(&'a str, Look)>,
    errors: Vec<FieldError>,
}

pub(crate) async fn show_new(person: Person) -> Response {
    let about = person.visit.value("about").as_deref().and_then(About::parse);
    match around(&person).await {
        Ok(around) => {
            let mut typed = fresh(&person, &around, about);
            typed.by = [By::Email, By::Sms, By::Push].into_iter().filter(|by| around.shelf.reaches(*by)).collect();
            person.visit.show(&page(&person, &around, None, typed, Vec::new(), false))
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn show(person: Person, Path(id): Path<String>) -> Response {
    let around = match around(&person).await {
        Ok(around) => around,
        Err(error) => return problem::answer(&person.visit, error),
    };
    let id = Uuid::parse_str(&id).ok();
    let found = around.shelf.reminders.iter().find(|one| Some(one.id) == id);
    let Some(one) = found else { return missing::page_of(&person.visit) };
    let typed = Typed::of(&one.reminder);
    person.visit.show(&page(&person, &around, Some(one.id), typed, Vec::new(), true))
}

pub(crate) async fn save_new(PersonForm { person, fields, .. }: PersonForm) -> Response {
    take(&person, None, Typed::read(&fields), fields.text("do") == "look").await
}

pub(crate) async fn save(Path(id): Path<String>, PersonForm { person, fields, .. }: PersonForm) -> Response {
    let Ok(id) = Uuid::parse_str(&id) else { return missing::page_of(&person.visit) };
    take(&person, Some(id), Typed::read(&fields), fields.text("do") == "look").await
}

async fn take(person: &Person, id: Option<Uuid>, typed: Typed, look: bool) -> Response {
    let (visit, frame) = (&person.visit, person.visit.frame());
    let around = match around(person).await {
        Ok(around) => around,
        Err(error) => return problem::answer(visit, error),
    };
    let again = |typed: Typed, errors: Vec<FieldError>, look: bool| {
        let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        visit.show_with(status, &page(person, &around, id, typed, errors, look))
    };
    let error = |(field, key): (&'static str, &str)| FieldError { field, text: frame.say.t(key).to_owned() };
    let mut set = match typed.reminder(&frame) {
        Ok(set) => set,
        Err(wrong) => return again(typed, wrong.into_iter().map(error).collect(), false),
    };
    if look {
        return again(typed, Vec::new(), true);
    }
    if let Rule::Before { meeting, .. } = &set.rule {
        set.label = around.name_of(meeting.as_deref());
    }
    match reminder::save(&visit.site.house, &person.signed, id, set, visit.site.now()).await {
        Ok(Some(_)) => visit.go("/space/reminders?done=saved"),
        Ok(None) => missing::page_of(visit),
        Err(ActionError::Refusals(wrong)) => {
            again(typed, wrong.iter().map(|one| error(said(&one.at))).collect(), false)
        }
        Err(ActionError::Refused(_)) => again(typed, vec![error(("about", "remind-wrong-full"))], false),
        Err(error) => problem::answer(visit, error),
    }
}

/// The message for a field that cannot be.
fn said(at: &str) -> (&'static str, &'static str) {
    match at {
        "words" => ("words", "remind-wrong-words"),
        "days" => ("days", "remind-wrong-days"),
        "day" => ("day", "remind-wrong-gone"),
        "loud" => ("loud", "remind-wrong-loud"),
        "minutes" => ("minutes", "remind-wrong-before"),
        _ => ("at", "remind-wrong-at"),
    }
}

/// What the page needs beside what was typed.
struct Around {
    shelf: Shelf,
    /// Meetings that the person plans to try or went to: address and name.
    meetings: Vec<(String, String)>,
}

impl Around {
    fn name_of(&self, slug: Option<&str>) -> String {
        let found = self.meetings.iter().find(|(known, _)| Some(known.as_str()) == slug);
        found.map(|(_, name)| name.clone()).unwrap_or_default()
    }
}

async fn around(person: &Person) -> openseat_actions::Result<Around> {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let mut meetings: Vec<(String, String)> = Vec::new();
    let trials = trial::list(house, who).await?.into_iter().map(|one| (one.planned.slug, one.planned.meeting));
    let visits = space::visits(house, who).await?.into_iter().filter_map(|one| Some((one.slug?, one.meeting)));
    // One that was chosen on its page stands first.
    let chosen = person.visit.value("meeting").and_then(|slug| {
        let found = person.visit.snapshot.by_slug(&slug)?;
        Some((slug, person.visit.snapshot.card(found).name.to_owned()))
    });
    let shelf = reminder::shelf(house, who, now).await?;
    let kept = shelf.reminders.iter().filter_map(|one| match &one.reminder.rule {
        Rule::Before { meeting: Some(slug), .. } => Some((slug.clone(), one.reminder.label.clone())),
        _ => None,
    });
    for (slug, name) in chosen.into_iter().chain(kept).chain(trials).chain(visits) {
        if !meetings.iter().any(|(known, _)| *known == slug) && meetings.len() < 40 {
            meetings.push((slug, name));
        }
    }
    Ok(Around { shelf, meetings })
}

/// A reminder before anything is typed: what links to this page say is chosen already.
fn fresh(person: &Person, around: &Around, about: Option<About>) -> Typed {
    let value = |name: &str| person.visit.value(name).unwrap_or_default();
    let at = match about {
        Some(About::Medicine) => "08:00",
        Some(About::Plan) => "09:00",
        _ => "18:00",
    };
    let day = value("day").parse().ok().map(DayFields::of);
    Typed {
        about,
        often: if day.is_some() { "once" } else { "daily" }.into(),
        at: at.into(),
        meeting: Some(value("meeting"))
            .filter(|slug| around.meetings.iter().any(|(known, _)| known == slug))
            .unwrap_or_default(),
        minutes: 60,
        label: value("line").chars().filter(|c| !c.is_control()).take(200).collect(),
        day: day.unwrap_or_default(),
        ..Typed::default()
    }
}

fn page<'a>(
    person: &'a Person,
    around: &Around,
    id: Option<Uuid>,
    typed: Typed,
    errors: Vec<FieldError>,
    look: bool,
) -> EditPage<'a> {
    let frame = person.visit.frame();
    let length = |minutes: u16| words::length(&frame, minutes);
    let offered = |by: &By| around.shelf.reaches(*by) || typed.by.contains(by);
    let by: Vec<_> = By::ALL.iter().filter(|by| offered(by)).collect();
    EditPage {
        action: id.map_or_else(|| "/space/reminders/new".to_owned(), |id| format!("/space/reminders/{id}")),
        kinds: match typed.about {
            Some(_) => Vec::new(),
            None => About::ALL
                .iter()
                .map(|one| (format!("/space/reminders/new?about={}", one.as_str()), frame.t(words::about_key(*one))))
                .collect(),
        },
        about: typed.about,
        heading: frame.t(typed.about.map_or("remind-new", words::about_key)),
        days: (1..8)
            .map(|n| Weekday::ALL[n % 7])
            .map(|day| (day.as_str(), times::weekday_named(frame.say, day.sunday_zero()), typed.days.contains(&day)))
            .collect(),
        meetings: around
            .meetings
            .iter()
            .map(|(slug, name)| (slug.clone(), name.clone(), *slug == typed.meeting))
            .collect(),
        before: BEFORE.iter().map(|n| (*n, length(*n), *n == typed.minutes)).collect(),
        ways: WAYS
            .iter()
            .map(|n| (*n, if *n == 0 { frame.t("remind-way-none").to_owned() } else { length(*n) }, *n == typed.way))
            .collect(),
        no_way: by.is_empty(),
        preview: if look { preview(person, around, &frame, &typed) } else { Vec::new() },
        by: by.into_iter().map(|by| (by.as_str(), frame.t(words::by_key(*by)), typed.by.contains(by))).collect(),
        typed,
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

/// How it will look, by each way that was chosen.
fn preview<'a>(person: &Person, around: &Around, frame: &Frame<'a>, typed: &Typed) -> Vec<(&'a str, Look)> {
    let Ok(set) = typed.reminder(frame) else { return Vec::new() };
    let house = &person.visit.site.house;
    let zone = &around.shelf.book.zone;
    // The time that it speaks of: today's, since only the clock shows.
    let at = match &set.rule {
        Rule::Once { at, .. } | Rule::Daily { at } | Rule::Weekly { at, .. } => *at,
        Rule::Before { .. } => 18 * 60,
    };
    let clocks = around.shelf.book.clocks(times::minute_of(frame.site.now()));
    let today = i64::from(times::minute_of(frame.site.now())).div_euclid(1440) * 1440;
    let minute = u32::try_from(clocks.to_utc(today + i64::from(at))).unwrap_or(0);
    if set.by.is_empty() {
        let own = around.shelf.book.calendar_words && !set.words.is_empty();
        let title = if own { set.words } else { frame.t("reminder-calendar-words").to_owned() };
        return vec![(frame.t("remind-by-none"), Look { title, text: String::new() })];
    }
    let shown = |by: By, set: &Reminder| reminder::look(house, frame.say.locale, set, by, minute, zone);
    set.by.iter().map(|by| (frame.t(words::by_key(*by)), shown(*by, &set))).collect()
}

impl EditPage<'_> {
    fn wrong(&self, field: &str) -> &str {
        self.errors.iter().find(|error| error.field == field).map_or("", |error| &error.text)
    }

    fn is_meeting(&self) -> bool {
        self.about == Some(About::Meeting)
    }
}

#[cfg(test)]
impl<'a> EditPage<'a> {
    fn made(person: &'a Person, about: Option<About>, errors: Vec<FieldError>, look: bool) -> Self {
        let around =
            Around { shelf: super::samples::shelf(), meetings: vec![("new-start".into(), "New <b>Start</b>".into())] };
        let typed = Typed { by: [By::Email, By::Push].into(), ..fresh(person, &around, about) };
        page(person, &around, None, typed, errors, look)
    }

    pub(crate) fn sample(person: &'a Person) -> Self {
        Self::made(person, Some(About::CheckIn), Vec::new(), true)
    }

    pub(crate) fn sample_kinds(person: &'a Person) -> Self {
        Self::made(person, None, Vec::new(), false)
    }

    pub(crate) fn sample_meeting(person: &'a Person) -> Self {
        Self::made(person, Some(About::Meeting), Vec::new(), false)
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        let frame = person.visit.frame();
        let error = |field, key: &str| FieldError { field, text: frame.say.t(key).to_owned() };
        let errors = vec![error("at", "remind-wrong-at"), error("loud", "remind-wrong-loud")];
        Self::made(person, Some(About::Medicine), errors, false)
    }
}
