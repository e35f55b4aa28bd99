//! What people suggest for the list: the oldest first.

use askama::Template;
use axum::response::Response;
use openseat_actions::suggestion::{self, Desk, GroupSays, Standing, SuggestionView};

use super::super::{space::said, suggestion::about};
use crate::{frame::Frame, pages::problem, person::Person};

#[derive(Template)]
#[template(path = "pages/directory/suggestions.html")]
pub(crate) struct SuggestionsPage<'a> {
    frame: Frame<'a>,
    done: &'a str,
    waiting: Vec<Line<'a>>,
    lately: Vec<Line<'a>>,
}

struct Line<'a> {
    about: String,
    day: String,
    note: &'a str,
    open: String,
}

pub(crate) async fn show(person: Person) -> Response {
    match suggestion::desk(&person.visit.site.house, &person.signed, person.visit.site.now()).await {
        Ok(desk) => person.visit.show(&page(&person, &desk)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// What is known of what the group says.
pub(super) fn group<'a>(frame: &Frame<'a>, view: &SuggestionView) -> &'a str {
    match (view.from_group, view.group_says, view.asked_at) {
        (true, ..) => frame.t("suggestion-from-group"),
        (_, Some(GroupSays::Yes), _) => frame.t("suggestion-group-yes"),
        (_, Some(GroupSays::No), _) => frame.t("suggestion-group-no"),
        (_, None, Some(_)) => frame.t("suggestion-group-asked"),
        (_, None, None) => "",
    }
}

fn page<'a>(person: &'a Person, desk: &Desk) -> SuggestionsPage<'a> {
    let frame = person.visit.frame();
    let line = |view: &SuggestionView| Line {
        about: about(&frame, view.kind, &view.name),
        day: said::day(&frame, view.made_at.to_zoned(frame.site.zone.clone()).date()),
        note: match view.standing {
            Standing::Waiting => group(&frame, view),
            Standing::Taken => frame.t("suggestion-desk-taken"),
            Standing::Refused => frame.t("suggestion-desk-refused"),
        },
        open: format!("/directory/suggestions/{}", view.id),
    };
    SuggestionsPage {
        done: match person.visit.value("done").as_deref() {
            Some("taken") => frame.t("suggestion-done-taken"),
            Some("refused") => frame.t("suggestion-done-refused"),
            Some("late") => frame.t("desk-late"),
            _ => "",
        },
        waiting: desk.waiting.iter().map(line).collect(),
        lately: desk.lately.iter().map(line).collect(),
        frame,
    }
}

#[cfg(test)]
impl<'a> SuggestionsPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let view = super::suggestion::sample_view();
        let taken = SuggestionView { standing: Standing::Taken, ..view.clone() };
        page(person, &Desk { waiting: vec![view], lately: vec![taken], letters: true })
    }

    pub(crate) fn sample_empty(person: &'a Person) -> Self {
        page(person, &Desk::default())
    }
}
