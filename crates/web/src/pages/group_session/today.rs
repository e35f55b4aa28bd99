//! My groups: the session that is on now stands first, then what nobody wrote down.

use askama::Template;
use axum::response::Response;
use openseat_actions::group_session::{self, Brief, GroupToday};

use super::{Choice, said};
use crate::{
    frame::Frame,
    headers,
    pages::{Way, problem},
    person::Person,
};

/// Sessions that are due are listed up to here; the rest is a number.
const MOST_DUE: usize = 5;

#[derive(Template)]
#[template(path = "pages/group_session/today.html")]
pub(crate) struct TodayPage<'a> {
    frame: Frame<'a>,
    /// Sessions of today, over all groups, the next first.
    today: Vec<Card>,
    groups: Vec<Group>,
}

struct Card {
    href: String,
    group: String,
    when: String,
    said: String,
    warns: bool,
    /// The state, for an open one.
    open: bool,
    /// Numbers that are saved with one tap; empty when one must look first.
    action: String,
    entry: String,
    base: i64,
    numbers: Vec<Choice>,
}

struct Group {
    name: String,
    href: String,
    due: Vec<Way>,
    /// How many more are due.
    more: String,
    next: String,
    bare: bool,
    meetings: String,
}

pub(crate) async fn show(person: Person) -> Response {
    match group_session::today(&person.visit.site.house, &person.signed, person.visit.site.now()).await {
        // What was typed without a network is sent by a script of the page.
        Ok(groups) => headers::with_fetch(person.visit.show(&page(&person, &groups))),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, groups: &[GroupToday]) -> TodayPage<'a> {
    let frame = person.visit.frame();
    let mut today: Vec<(jiff::Timestamp, Card)> = Vec::new();
    for group in groups {
        today.extend(group.today.iter().map(|one| (one.start_at, card(person, &frame, &group.name, one))));
    }
    today.sort_by_key(|(at, _)| *at);
    TodayPage {
        today: today.into_iter().map(|(_, card)| card).collect(),
        groups: groups.iter().map(|group| of(&frame, group)).collect(),
        frame,
    }
}

fn card(person: &Person, frame: &Frame<'_>, group: &str, one: &Brief) -> Card {
    let came = match one.came {
        Some(n) => frame.t1("gs-came", "n", i64::from(n)),
        None => said::standing(frame, one.standing).to_owned(),
    };
    let open = matches!(
        one.standing,
        openseat_domain::group_session::Standing::Planned | openseat_domain::group_session::Standing::Moved
    );
    Card {
        href: super::session(one.node.node(), one.id),
        group: group.to_owned(),
        when: said::slot(frame, &one.slot),
        said: format!("{} · {came}", said::mode(frame, one.mode)),
        warns: one.clashes,
        open,
        action: super::session(one.node.node(), one.id),
        entry: if open {
            group_session::entry_id(&person.visit.site.house, person.visit.site.now()).to_string()
        } else {
            String::new()
        },
        base: one.version,
        numbers: if open { super::one::numbers(one.mode, None) } else { Vec::new() },
    }
}

fn of(frame: &Frame<'_>, group: &GroupToday) -> Group {
    let node = group.node.node();
    let way = |one: &Brief| Way { href: super::session(node, one.id), label: said::slot(frame, &one.slot) };
    let more = group.due.len().saturating_sub(MOST_DUE);
    Group {
        name: group.name.clone(),
        href: super::sessions(node),
        due: group.due.iter().take(MOST_DUE).map(way).collect(),
        more: if more > 0 { frame.t1("gs-due-more", "n", more) } else { String::new() },
        next: group
            .next
            .as_ref()
            .map(|one| frame.t1("gs-next", "when", said::slot(frame, &one.slot)))
            .unwrap_or_default(),
        bare: group.bare,
        meetings: format!("/organisation/{node}/meetings"),
    }
}

#[cfg(test)]
impl<'a> TodayPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let mut page = page(person, &super::samples::groups());
        page.today.iter_mut().for_each(|card| card.entry = uuid::Uuid::nil().to_string());
        page
    }

    pub(crate) fn sample_none(person: &'a Person) -> Self {
        page(person, &[])
    }
}
