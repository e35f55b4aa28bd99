//! What people tell of groups, waiting for a list keeper: the oldest first.

use askama::Template;
use axum::{extract::Path, response::Response};
use openseat_actions::review::{self, Desk, HeldView, ReviewView};

use super::super::space::said;
use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{
        problem,
        review::{report::why, sees},
    },
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/directory/reviews.html")]
pub(crate) struct DeskPage<'a> {
    frame: Frame<'a>,
    done: &'a str,
    /// Title and what waits under it.
    lists: Vec<(&'a str, Vec<Line>)>,
    held: Vec<Held>,
    empty: bool,
}

/// One review of a list.
struct Line {
    meeting: String,
    week: String,
    sentence: String,
    lang: String,
    notes: Vec<String>,
    open: String,
}

struct Held {
    meeting: String,
    link: String,
    lead: String,
    action: String,
}

pub(crate) async fn show(person: Person) -> Response {
    match review::desk(&person.visit.site.house, &person.signed).await {
        Ok(desk) => person.visit.show(&page(&person, desk)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// The address of a form opened as a page.
pub(crate) async fn back(person: Person) -> Response {
    person.visit.go("/directory/reviews")
}

/// Decides on a crowd.
pub(crate) async fn settle(Path(slug): Path<String>, PersonForm { person, fields, .. }: PersonForm) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let counts = match fields.text("do") {
        "count" => true,
        "leave_out" => false,
        _ => return back(person).await,
    };
    match review::settle_hold(house, who, &slug, counts, now).await {
        Ok(settled) => person.visit.go(ended(settled)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// Where a decision leads.
pub(super) fn ended(done: bool) -> &'static str {
    if done { "/directory/reviews?done=done" } else { "/directory/reviews?done=late" }
}

fn page(person: &Person, desk: Desk) -> DeskPage<'_> {
    let frame = person.visit.frame();
    let lines = |views: Vec<ReviewView>| views.into_iter().map(|view| line(&frame, view)).collect::<Vec<_>>();
    let lists = vec![
        (frame.t("desk-waiting"), lines(desk.waiting)),
        (frame.t("desk-reported"), lines(desk.reported)),
        (frame.t("desk-answers"), lines(desk.answers)),
        (frame.t("desk-lately"), lines(desk.lately)),
    ];
    DeskPage {
        done: match person.visit.value("done").as_deref() {
            Some("done") => frame.t("desk-done"),
            Some("late") => frame.t("desk-late"),
            _ => "",
        },
        empty: desk.held.is_empty() && lists[..3].iter().all(|(_, lines)| lines.is_empty()),
        held: desk.held.into_iter().map(|held| crowd(&frame, held)).collect(),
        lists,
        frame,
    }
}

fn line(frame: &Frame<'_>, view: ReviewView) -> Line {
    let reports = view.reports.iter().map(|(reason, count)| {
        let said = [("reason", frame.say.t(why(*reason)).into()), ("n", (*count).into())];
        frame.say.format("desk-reported-for", &said)
    });
    Line {
        notes: sees(frame, &view.concerns).map(str::to_owned).chain(reports).collect(),
        week: frame.t1("desk-of-week", "date", said::day(frame, view.week.monday())),
        lang: if view.locale == frame.lang() { String::new() } else { view.locale },
        open: format!("/directory/reviews/{}", view.id),
        meeting: view.meeting,
        sentence: view.sentence,
    }
}

fn crowd(frame: &Frame<'_>, held: HeldView) -> Held {
    let said = [("n", held.count.into()), ("date", said::day(frame, held.since).into())];
    Held {
        lead: frame.say.format("desk-held-lead", &said),
        link: format!("/meeting/{}", held.slug),
        action: format!("/directory/reviews/held/{}", held.slug),
        meeting: held.meeting,
    }
}

#[cfg(test)]
pub(super) fn sample_view() -> ReviewView {
    use openseat_actions::review::{AnswerView, Concern, Reason, Standing};
    ReviewView {
        id: uuid::Uuid::from_u128(1),
        slug: "new-start".into(),
        meeting: "New Start & <b>Friends</b>".into(),
        week: openseat_actions::review::Week::of(jiff::civil::date(2026, 11, 17)),
        sentence: "Sam at the <b>door</b> was kind.".into(),
        locale: "en".into(),
        standing: Some(Standing::Waiting),
        concerns: [Concern::Name, Concern::Copied].into(),
        reason: None,
        counted: true,
        reports: vec![(Reason::Names, 2)],
        answer: Some(AnswerView {
            sentence: "Thank you.".into(),
            locale: "en".into(),
            standing: Standing::Waiting,
            concerns: [Concern::Quote].into(),
        }),
    }
}

#[cfg(test)]
impl<'a> DeskPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let since = jiff::civil::date(2026, 11, 17);
        let held = HeldView { slug: "new-start".into(), meeting: "New Start".into(), since, count: 31 };
        let desk = Desk {
            waiting: vec![sample_view()],
            reported: vec![sample_view()],
            answers: vec![sample_view()],
            held: vec![held],
            lately: Vec::new(),
        };
        page(person, desk)
    }

    pub(crate) fn sample_empty(person: &'a Person) -> Self {
        page(person, Desk::default())
    }
}
