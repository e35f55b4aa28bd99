//! My reminders, and when each comes next.

use askama::Template;
use axum::{extract::Path, response::Response};
use openseat_actions::reminder::{self, ReminderView, Removed, Shelf};
use uuid::Uuid;

use super::words;
use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{missing, problem},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/space/reminder/list.html")]
pub(crate) struct RemindersPage<'a> {
    frame: Frame<'a>,
    done: &'a str,
    lines: Vec<Line>,
    /// What did not go out, in words.
    unsent: String,
    over: String,
    /// No way is set up, so that nothing can come.
    no_way: bool,
    /// Quiet hours and how many a day, in words.
    habits: String,
}

struct Line {
    id: Uuid,
    about: String,
    rule: String,
    /// When it comes next; empty when it does not.
    next: String,
    by: String,
    /// It rests, or was stopped: why, in words.
    rests: String,
}

#[derive(Template)]
#[template(path = "pages/space/reminder/removed.html")]
pub(crate) struct RemovedPage<'a> {
    frame: Frame<'a>,
    id: Uuid,
    sealed: String,
}

pub(crate) async fn show(person: Person) -> Response {
    match reminder::shelf(&person.visit.site.house, &person.signed, person.visit.site.now()).await {
        Ok(shelf) => person.visit.show(&page(&person, &shelf)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// The address of a form opened as a page.
pub(crate) async fn back(person: Person) -> Response {
    person.visit.go("/space/reminders")
}

pub(crate) async fn noted(PersonForm { person, .. }: PersonForm) -> Response {
    match reminder::noted(&person.visit.site.house, &person.signed, person.visit.site.now()).await {
        Ok(()) => person.visit.go("/space/reminders"),
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn go_on(Path(id): Path<String>, PersonForm { person, .. }: PersonForm) -> Response {
    let visit = &person.visit;
    let Ok(id) = Uuid::parse_str(&id) else { return missing::page_of(visit) };
    match reminder::go_on(&visit.site.house, &person.signed, id, visit.site.now()).await {
        Ok(true) => visit.go("/space/reminders?done=on"),
        Ok(false) => missing::page_of(visit),
        Err(error) => problem::answer(visit, error),
    }
}

pub(crate) async fn remove(Path(id): Path<String>, PersonForm { person, .. }: PersonForm) -> Response {
    let visit = &person.visit;
    let Ok(id) = Uuid::parse_str(&id) else { return missing::page_of(visit) };
    match reminder::remove(&visit.site.house, &person.signed, id, visit.site.now()).await {
        Ok(Some(removed)) => visit.show(&removed_page(&person, &removed)),
        Ok(None) => visit.go("/space/reminders"),
        Err(error) => problem::answer(visit, error),
    }
}

pub(crate) async fn put_back(PersonForm { person, fields, .. }: PersonForm) -> Response {
    let visit = &person.visit;
    let Ok(id) = Uuid::parse_str(fields.text("id")) else { return missing::page_of(visit) };
    let removed = Removed { id, sealed: bytes(fields.text("sealed")) };
    match reminder::put_back(&visit.site.house, &person.signed, removed, visit.site.now()).await {
        Ok(true) => visit.go("/space/reminders?done=back"),
        Ok(false) => visit.go("/space/reminders"),
        Err(error) => problem::answer(visit, error),
    }
}

fn page<'a>(person: &'a Person, shelf: &Shelf) -> RemindersPage<'a> {
    let frame = person.visit.frame();
    let wanted = shelf.reminders.iter().any(|one| !one.reminder.by.is_empty());
    let count = |key: &str, n: u32| if n == 0 { String::new() } else { frame.t1(key, "n", n) };
    RemindersPage {
        done: match person.visit.value("done").as_deref() {
            Some("saved") => frame.t("space-saved"),
            Some("on") => frame.t("remind-went-on"),
            Some("back") => frame.t("remind-back-again"),
            _ => "",
        },
        unsent: count("remind-unsent", shelf.book.unsent),
        over: count("remind-over", shelf.book.over),
        no_way: wanted && !shelf.reminders.iter().flat_map(|one| &one.reminder.by).any(|by| shelf.reaches(*by)),
        habits: habits(&frame, shelf),
        lines: shelf.reminders.iter().map(|one| line(&frame, shelf, one)).collect(),
        frame,
    }
}

fn habits(frame: &Frame<'_>, shelf: &Shelf) -> String {
    let most = frame.t1("remind-most", "n", u32::from(shelf.book.most));
    let quiet = match shelf.book.quiet {
        None => frame.t("remind-quiet-none").to_owned(),
        Some(quiet) => {
            let [from, until] = [quiet.from, quiet.until].map(|at| words::clock(frame, at));
            frame.say.format("remind-quiet", &[("from", from.into()), ("until", until.into())])
        }
    };
    format!("{quiet} {most}")
}

fn line(frame: &Frame<'_>, shelf: &Shelf, one: &ReminderView) -> Line {
    let ways: Vec<&str> = one.reminder.by.iter().map(|by| frame.t(words::by_key(*by))).collect();
    Line {
        id: one.id,
        about: words::about(frame, &one.reminder),
        rule: words::rule(frame, &one.reminder),
        next: match one.next {
            Some(next) => frame.t1("remind-next", "when", words::moment(frame, &shelf.book, next)),
            None if one.state.stopped || one.state.asked => String::new(),
            None => frame.t("remind-next-none").to_owned(),
        },
        by: if ways.is_empty() { frame.t("remind-by-none").to_owned() } else { ways.join(", ") },
        rests: match (one.state.stopped, one.state.asked) {
            (true, _) => frame.t("remind-stopped").to_owned(),
            (false, true) => frame.t("remind-rests").to_owned(),
            (false, false) => String::new(),
        },
    }
}

fn removed_page<'a>(person: &'a Person, removed: &Removed) -> RemovedPage<'a> {
    let sealed = removed.sealed.iter().map(|byte| format!("{byte:02x}")).collect();
    RemovedPage { frame: person.visit.frame(), id: removed.id, sealed }
}

/// Bytes from hexadecimal; none for what is none.
fn bytes(text: &str) -> Vec<u8> {
    let pairs = text.as_bytes().chunks_exact(2).map(|pair| std::str::from_utf8(pair).ok());
    pairs.map(|pair| u8::from_str_radix(pair?, 16).ok()).collect::<Option<_>>().unwrap_or_default()
}

#[cfg(test)]
impl<'a> RemindersPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, &super::samples::shelf())
    }

    pub(crate) fn sample_empty(person: &'a Person) -> Self {
        page(person, &super::samples::empty())
    }
}

#[cfg(test)]
impl<'a> RemovedPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        removed_page(person, &Removed { id: Uuid::from_u128(90), sealed: vec![1, 2] })
    }
}
