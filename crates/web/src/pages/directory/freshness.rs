//! What nobody looked at for long, and what visitors told: the oldest first.

use askama::Template;
use axum::{extract::Path, response::Response};
use openseat_actions::{
    freshness::{self, Queue, Reach, StaleView},
    meeting::Kind,
    report::{self, ReportView},
};

use super::{super::space::said, id};
use crate::{form::PersonForm, frame::Frame, pages::problem, person::Person, times};

#[derive(Template)]
#[template(path = "pages/directory/freshness.html")]
pub(crate) struct FreshnessPage<'a> {
    frame: Frame<'a>,
    done: &'a str,
    /// How many nobody looked at for long, in words; empty when there are none.
    count: String,
    stale: Vec<Stale<'a>>,
    told: Vec<Told<'a>>,
}

struct Stale<'a> {
    name: String,
    page: String,
    place: String,
    last: String,
    asked: String,
    action: String,
    contact: String,
    /// What is known of how to write to its group.
    reach: &'a str,
    may_ask: bool,
}

struct Told<'a> {
    name: String,
    /// Empty when the meeting is on no list any more.
    page: String,
    what: &'a str,
    words: String,
    day: String,
    action: String,
    right: String,
}

pub(crate) async fn show(person: Person) -> Response {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    let queue = match freshness::queue(house, &person.signed, now).await {
        Ok(queue) => queue,
        Err(error) => return problem::answer(&person.visit, error),
    };
    match report::open(house, &person.signed, now).await {
        Ok(told) => person.visit.show(&page(&person, queue, told)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// The address of a form opened as a page.
pub(crate) async fn back(person: Person) -> Response {
    person.visit.go("/directory/freshness")
}

/// A keeper says that all is right, or asks the group.
pub(crate) async fn look(Path(slug): Path<String>, PersonForm { person, fields, .. }: PersonForm) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let ended = match fields.text("do") {
        "right" => freshness::confirm(house, who, &slug, now).await.map(|()| "right"),
        "ask" => freshness::ask(house, who, &slug, now).await.map(|sent| if sent { "asked" } else { "no-way" }),
        _ => return back(person).await,
    };
    match ended {
        Ok(done) => person.visit.go(&format!("/directory/freshness?done={done}")),
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// A keeper dealt with what a visitor told.
pub(crate) async fn settle(Path(named): Path<String>, PersonForm { person, .. }: PersonForm) -> Response {
    let id = id(&named);
    let now = person.visit.site.now();
    match report::settle(&person.visit.site.house, &person.signed, id, now).await {
        Ok(true) => person.visit.go("/directory/freshness?done=settled"),
        Ok(false) => person.visit.go("/directory/freshness?done=late"),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page(person: &Person, queue: Queue, told: Vec<ReportView>) -> FreshnessPage<'_> {
    let frame = person.visit.frame();
    let letters = queue.letters;
    FreshnessPage {
        done: match person.visit.value("done").as_deref() {
            Some("right") => frame.t("fresh-done-right"),
            Some("asked") => frame.t("fresh-done-asked"),
            Some("no-way") => frame.t("fresh-done-no-way"),
            Some("settled") => frame.t("desk-done"),
            Some("late") => frame.t("desk-late"),
            _ => "",
        },
        count: if queue.count == 0 { String::new() } else { frame.t1("fresh-count", "n", queue.count) },
        stale: queue.shown.into_iter().map(|view| stale(&frame, view, letters)).collect(),
        told: told.into_iter().map(|view| one(&frame, view)).collect(),
        frame,
    }
}

fn stale<'a>(frame: &Frame<'a>, view: StaleView, letters: bool) -> Stale<'a> {
    let day = |at: jiff::Timestamp| said::day(frame, at.to_zoned(frame.site.zone.clone()).date());
    Stale {
        last: match view.last {
            Some(at) => frame.t1("fresh-last", "date", day(at)),
            None => frame.t("fresh-last-never").to_owned(),
        },
        asked: view.asked_at.map(|at| frame.t1("fresh-asked", "date", day(at))).unwrap_or_default(),
        reach: match view.reach {
            Reach::Unknown => frame.t("fresh-reach-unknown"),
            Reach::Stopped => frame.t("fresh-reach-stopped"),
            Reach::Open => "",
        },
        may_ask: letters && view.reach == Reach::Open,
        page: format!("/meeting/{}", view.slug),
        action: format!("/directory/freshness/{}", view.slug),
        contact: format!("/directory/contact/{}", view.slug),
        name: if view.name.is_empty() { frame.t("card-no-name").to_owned() } else { view.name },
        place: view.place,
    }
}

fn one<'a>(frame: &Frame<'a>, view: ReportView) -> Told<'a> {
    let today = times::moment_of(times::minute_of(view.at)).to_zoned(frame.site.zone.clone()).date();
    Told {
        page: if view.slug.is_empty() { String::new() } else { format!("/meeting/{}", view.slug) },
        right: if view.slug.is_empty() { String::new() } else { format!("/directory/freshness/{}", view.slug) },
        what: match view.kind {
            Kind::Closed => frame.t("wrong-question-closed"),
            Kind::Moved => frame.t("wrong-question-place"),
            Kind::Time => frame.t("wrong-question-time"),
            Kind::Link => frame.t("wrong-question-link"),
            Kind::Other | Kind::StillOn => frame.t("wrong-question-other"),
        },
        day: said::day(frame, today),
        action: format!("/directory/reports/{}", view.id),
        name: if view.name.is_empty() { frame.t("card-no-name").to_owned() } else { view.name },
        words: view.words,
    }
}

#[cfg(test)]
impl<'a> FreshnessPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let at = jiff::Timestamp::from_second(1_770_000_000).expect("a moment");
        let view = StaleView {
            slug: "new-start".into(),
            name: "New Start & <b>Friends</b>".into(),
            place: "1 Mill Lane".into(),
            last: Some(at),
            asked_at: Some(at),
            reach: Reach::Open,
        };
        let never = StaleView { last: None, asked_at: None, reach: Reach::Unknown, ..view.clone() };
        let stopped = StaleView { reach: Reach::Stopped, ..never.clone() };
        let told = ReportView {
            id: uuid::Uuid::from_u128(1),
            slug: "new-start".into(),
            name: "New Start".into(),
            kind: Kind::Time,
            words: "It begins at <b>7</b> now.".into(),
            at,
        };
        let queue = Queue { count: 112, shown: vec![view, never, stopped], letters: true };
        page(person, queue, vec![told])
    }

    pub(crate) fn sample_empty(person: &'a Person) -> Self {
        page(person, Queue::default(), Vec::new())
    }
}
