//! The calendar of a centre, for those who look after it: rooms, activities, how many came today.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    ActionError,
    activity::{self, DeskView, Form, Line, Slot},
};
use openseat_domain::activity::{Kind, Often};
use uuid::Uuid;

use crate::{
    form::{Fields, PersonForm},
    frame::Frame,
    pages::{FieldError, Way, activity::kind_word, problem, space::day::DayFields},
    person::Person,
    repeats, times,
};

pub(crate) mod figures;

#[derive(Template)]
#[template(path = "pages/organisation/activity.html")]
pub(crate) struct ActivitiesPage<'a> {
    frame: Frame<'a>,
    name: String,
    back: String,
    action: String,
    figures: String,
    /// The public page; `None` while it is hidden.
    public: Option<Way>,
    done: &'a str,
    today: Vec<Today>,
    rooms: Vec<(Uuid, String, bool)>,
    activities: Vec<(Uuid, String)>,
    kinds: Vec<(&'static str, &'a str, bool)>,
    changes: bool,
    counts: bool,
    typed: Typed,
    first: DayFields,
    until: DayFields,
    errors: Vec<FieldError>,
}

struct Today {
    id: Uuid,
    label: String,
    came: String,
    first: String,
}

/// What was typed.
#[derive(Clone, Debug, Default)]
struct Typed {
    name: String,
    note: String,
    kind: String,
    room: String,
    meeting: String,
    start: String,
    minutes: String,
    weekly: bool,
    new_room: String,
    first: DayFields,
    until: DayFields,
}

pub(crate) async fn show(person: Person, Path(node): Path<String>) -> Response {
    answer(&person, &node, None, Typed::fresh(&person)).await
}

pub(crate) async fn act(Path(node): Path<String>, PersonForm { person, fields }: PersonForm) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let (id, typed) = (super::node(&node), Typed::read(&fields));
    let which = Uuid::parse_str(fields.text("id")).unwrap_or_default();
    let number = |name: &str| fields.text(name).parse::<i64>().unwrap_or(if name == "came" { -1 } else { 0 });
    let done = match fields.text("do") {
        "show" => activity::show(house, who, id, true, now).await,
        "hide" => activity::show(house, who, id, false, now).await,
        "room" => activity::add_room(house, who, id, &typed.new_room, now).await,
        "end" => activity::end(house, who, id, which, now).await.map(drop),
        "count" => {
            let counted = (number("came"), number("newcomers"));
            activity::count(house, who, id, which, counted, now).await.map(drop)
        }
        _ => match typed.form(&person.visit.frame()) {
            Some(form) => activity::add(house, who, id, form, now).await.map(drop),
            None => return answer(&person, &node, Some("until".to_owned()), typed).await,
        },
    };
    match done {
        Ok(()) => person.visit.go(&format!("{}/centre?done=yes", super::home::link(id))),
        Err(ActionError::Refused(problem)) => answer(&person, &node, Some(problem.at), typed).await,
        Err(error) => problem::answer(&person.visit, error),
    }
}

async fn answer(person: &Person, node: &str, wrong: Option<String>, typed: Typed) -> Response {
    let id = super::node(node);
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    match activity::desk(&person.visit.site.house, &person.signed, id, person.visit.site.now()).await {
        Ok(view) => person.visit.show_with(status, &page(person, id, view, wrong.as_deref(), typed)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn kind_choice<'a>(frame: &Frame<'a>, kind: Kind, typed: &Typed) -> (&'static str, &'a str, bool) {
    (kind.as_str(), frame.t(kind_word(kind)), typed.kind == kind.as_str())
}

/// The field of the page at which something is wrong, and its words.
fn error(frame: &Frame<'_>, at: &str) -> FieldError {
    let (field, key) = match at {
        "room" => ("room", "centre-wrong-room"),
        "note" => ("note", "centre-wrong-note"),
        "first" => ("first", "centre-wrong-day"),
        "until" => ("until", "centre-wrong-day"),
        "start" => ("start", "centre-wrong-start"),
        "minutes" => ("minutes", "centre-wrong-minutes"),
        "meeting" => ("meeting", "centre-wrong-meeting"),
        "came" => ("today", "centre-wrong-count"),
        _ => ("name", "centre-wrong-name"),
    };
    FieldError { field, text: frame.t(key).to_owned() }
}

fn page<'a>(person: &'a Person, node: Uuid, view: DeskView, wrong: Option<&str>, typed: Typed) -> ActivitiesPage<'a> {
    let frame = person.visit.frame();
    let back = super::home::link(node);
    let errors: Vec<FieldError> = wrong.iter().map(|at| error(&frame, at)).collect();
    let public = (!view.slug.is_empty()).then(|| Way {
        href: format!("/centre/{}", view.slug),
        label: person.visit.absolute(&format!("/centre/{}", view.slug)),
    });
    let zone = person.visit.site.zone.clone();
    let today = |(slot, counted): (Slot, Option<(i64, i64)>)| {
        let start = times::clock(frame.say, slot.start.to_zoned(zone.clone()).time());
        let (came, first) =
            counted.map_or_else(Default::default, |(came, first)| (came.to_string(), first.to_string()));
        Today { id: slot.activity, label: format!("{start} {}", slot.name), came, first }
    };
    let line = |one: &Line| {
        let mut said = vec![one.name.clone(), frame.t(kind_word(one.kind)).to_owned()];
        said.extend(
            one.schedule.as_ref().map(|schedule| repeats::words(frame.say, schedule).trim_end_matches('.').into()),
        );
        said.extend(one.schedule.as_ref().and_then(|schedule| {
            let time = jiff::civil::Time::new((schedule.start / 60) as i8, (schedule.start % 60) as i8, 0, 0).ok()?;
            Some(times::clock(frame.say, time))
        }));
        said.push(one.room.clone());
        said.retain(|word| !word.is_empty());
        (one.id, said.join(", "))
    };
    ActivitiesPage {
        name: view.name,
        action: format!("{back}/centre"),
        figures: format!("{back}/centre/figures"),
        public,
        done: if person.visit.value("done").is_some() { frame.t("org-letters-done") } else { "" },
        today: view.today.into_iter().map(today).collect(),
        rooms: view.rooms.into_iter().map(|room| (room.id, room.name, typed.room == room.id.to_string())).collect(),
        activities: view.activities.iter().map(line).collect(),
        kinds: Kind::ALL.iter().map(|kind| kind_choice(&frame, *kind, &typed)).collect(),
        changes: view.changes,
        counts: view.counts,
        back,
        first: typed.first.clone(),
        until: typed.until.clone(),
        typed,
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

impl Typed {
    fn fresh(person: &Person) -> Self {
        let today = person.visit.site.now().to_zoned(person.visit.site.zone.clone()).date();
        Self { first: DayFields::of(today), minutes: "60".to_owned(), weekly: true, ..Self::default() }
    }

    fn read(fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).chars().take(400).collect::<String>();
        let day = |name: &str| DayFields {
            day: text(&format!("{name}-day")),
            month: text(&format!("{name}-month")),
            year: text(&format!("{name}-year")),
        };
        Self {
            name: text("name"),
            note: text("note"),
            kind: text("kind"),
            room: text("room"),
            meeting: text("meeting"),
            start: text("start"),
            minutes: text("minutes"),
            weekly: fields.text("often") == "weekly",
            new_room: text("new_room"),
            first: day("first"),
            until: day("until"),
        }
    }

    /// What is meant; `None` when the last day is none.
    fn form(&self, frame: &Frame<'_>) -> Option<Form> {
        let until = if self.until.is_empty() { None } else { Some(self.until.date(frame)?) };
        Some(Form {
            name: self.name.clone(),
            note: self.note.clone(),
            kind: Kind::parse(&self.kind).unwrap_or(Kind::Other),
            room: Uuid::parse_str(&self.room).ok(),
            meeting: self.meeting.clone(),
            first: self.first.date(frame),
            start: clock(&self.start),
            minutes: self.minutes.parse().unwrap_or(0),
            often: if self.weekly { Often::Weekly(until) } else { Often::Once },
        })
    }
}

/// "19:30", "7pm", "7.30 pm" as minutes after midnight.
fn clock(text: &str) -> Option<u16> {
    let text = text.to_lowercase().replace([' ', '.'], ":").replace("::", ":");
    let (text, after) = match text.strip_suffix("pm") {
        Some(rest) => (rest.to_owned(), true),
        None => (text.trim_end_matches("am").to_owned(), false),
    };
    let text = text.trim_matches(':');
    let (hour, minute) = text.split_once(':').unwrap_or((text, "0"));
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let hour = if after && hour < 12 { hour + 12 } else { hour };
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

impl ActivitiesPage<'_> {
    fn wrong(&self, field: &str) -> &str {
        self.errors.iter().find(|error| error.field == field).map_or("", |error| &error.text)
    }
}

#[cfg(test)]
impl<'a> ActivitiesPage<'a> {
    fn view() -> DeskView {
        use openseat_actions::activity::Room;
        let slot = crate::pages::activity::samples::slot(1, "Yoga", Kind::Wellness, "2026-11-23T10:00:00Z");
        let room = Room { id: Uuid::from_u128(7), name: "Garden <b>room</b>".into() };
        let day = jiff::civil::date(2026, 11, 23);
        let schedule = openseat_domain::activity::schedule(day, 600, 60, Often::Weekly(None), "Europe/London");
        let line = Line {
            id: Uuid::from_u128(1),
            name: "Yoga".into(),
            kind: Kind::Wellness,
            room: room.name.clone(),
            schedule: Some(schedule),
        };
        DeskView {
            name: "Riverside & <b>Centre</b>".into(),
            slug: "riverside".into(),
            rooms: vec![room],
            activities: vec![line],
            today: vec![(slot, Some((8, 2)))],
            changes: true,
            counts: true,
        }
    }

    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, Uuid::from_u128(10), Self::view(), None, Typed::fresh(person))
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        let typed = Typed { name: "<b>Yoga".into(), ..Typed::fresh(person) };
        page(person, Uuid::from_u128(10), Self::view(), Some("room"), typed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_understood_as_people_write_it() {
        for (text, minutes) in
            [("19:30", 1170), ("7pm", 1140), ("7.30 pm", 1170), ("9", 540), ("12pm", 720), ("09:05", 545)]
        {
            assert_eq!(clock(text), Some(minutes), "{text}");
        }
        for text in ["", "25:00", "x", "12:60", "7:3x"] {
            assert_eq!(clock(text), None, "{text}");
        }
    }
}
