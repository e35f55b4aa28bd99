//! What waits for those who keep the list, and the way to all else.

use askama::Template;
use axum::response::Response;
use openseat_actions::keeping::{self, Waiting};

use super::undo::{Done, done};
use crate::{frame::Frame, pages::problem, person::Person};

#[derive(Template)]
#[template(path = "pages/directory/home.html")]
pub(crate) struct HomePage<'a> {
    frame: Frame<'a>,
    done: Option<Done<'a>>,
    queues: Vec<Queue<'a>>,
    whole: bool,
    adds: bool,
}

/// One queue: where it is, what it is called, and how much waits.
struct Queue<'a> {
    href: &'static str,
    label: &'a str,
    count: String,
    waits: bool,
}

pub(crate) async fn show(person: Person) -> Response {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    match keeping::waiting(house, &person.signed, now).await {
        Ok(waiting) => person.visit.show(&page(&person, &waiting)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, waiting: &Waiting) -> HomePage<'a> {
    let frame = person.visit.frame();
    let queues = [
        ("/directory/suggestions", "suggestion-desk-title", Some(waiting.suggestions)),
        ("/directory/freshness", "fresh-told", waiting.reports),
        ("/directory/freshness#stale", "fresh-stale", waiting.stale),
        ("/directory/reviews", "dir-queue-reviews", waiting.reviews),
        ("/directory/circles", "desk-circles-title", waiting.circles),
        ("/directory/overrides", "dir-queue-overrides", Some(waiting.disagreements)),
        ("/directory/duplicates", "dir-queue-duplicates", waiting.duplicates),
        ("/directory/feeds", "dir-queue-feeds", waiting.feeds),
    ];
    let queue = |(href, label, count): (&'static str, &'static str, Option<usize>)| {
        let count = count?;
        let text = frame.t1("dir-waits", "n", count as u64);
        Some(Queue { href, label: frame.t(label), count: text, waits: count > 0 })
    };
    HomePage {
        done: done(person),
        queues: queues.into_iter().filter_map(queue).collect(),
        whole: waiting.desk.whole,
        adds: waiting.desk.adds,
        frame: person.visit.frame(),
    }
}

#[cfg(test)]
impl<'a> HomePage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let desk = keeping::Desk { whole: true, adds: true };
        let some = |n| Some(n);
        let most = Waiting { suggestions: 3, reports: some(1), stale: some(12), ..Waiting::default() };
        page(
            person,
            &Waiting {
                desk,
                disagreements: 2,
                duplicates: some(1),
                feeds: some(0),
                reviews: some(4),
                circles: some(1),
                ..most
            },
        )
    }

    pub(crate) fn sample_regional(person: &'a Person) -> Self {
        let desk = keeping::Desk { whole: false, adds: false };
        page(person, &Waiting { desk, ..Waiting::default() })
    }
}
