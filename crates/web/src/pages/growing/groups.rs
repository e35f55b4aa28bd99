//! The groups of an organisation by where they stand, as lists. No figure of one is laid beside another's.

use axum::response::Response;
use openseat_actions::{
    growth::{self, GroupLine},
    organisation::NodeView,
};
use openseat_domain::{
    growth::Rest,
    policy::{Action, Kind as Thing, Thing as On},
    stage::Stage,
};

use super::{
    link,
    sheet::{Line, Section, Sheet},
    words,
};
use crate::{
    frame::Frame,
    pages::{Way, organisation::home, problem},
    person::Person,
};

pub(super) async fn answer(person: &Person, view: NodeView) -> Response {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    match growth::groups(house, &person.signed, view.path.node(), now).await {
        Ok(lines) => person.visit.show(&page(person, &view, &lines)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, view: &NodeView, lines: &[GroupLine]) -> Sheet<'a> {
    let frame = person.visit.frame();
    let node = view.path.node();
    let sees = |kind| person.signed.may(Action::See, &On::on(kind, view.path)).is_ok();
    let mut links = vec![Way { href: link(node, "survival"), label: frame.t("survival-title").to_owned() }];
    if sees(Thing::Application) {
        links.push(Way { href: link(node, "applications"), label: frame.t("application-title").to_owned() });
    }
    if sees(Thing::FacilitatorRecord) {
        links.push(Way { href: link(node, "facilitators"), label: frame.t("facilitators-title").to_owned() });
    }
    if sees(Thing::Ledger) {
        links.push(Way { href: link(node, "money"), label: frame.t("money-title").to_owned() });
    }
    links.push(Way { href: link(node, "ties"), label: frame.t("ties-title").to_owned() });
    let mut sections = vec![Section { links, ..Section::default() }];
    for stage in Stage::ALL {
        let here: Vec<Line> =
            lines.iter().filter(|one| one.stage == *stage && one.rest.is_none()).map(|one| line(&frame, one)).collect();
        let name = frame.site.content.stages().of(*stage).map_or("", |info| info.name(frame.say.locale));
        if !here.is_empty() {
            sections.push(Section { heading: name.to_owned(), lines: here, ..Section::default() });
        }
    }
    let rests = |wanted: fn(&Rest) -> bool| -> Vec<Line> {
        lines.iter().filter(|one| one.rest.as_ref().is_some_and(wanted)).map(|one| line(&frame, one)).collect()
    };
    let resting = rests(|rest| matches!(rest, Rest::Paused(..)));
    let closed = rests(|rest| matches!(rest, Rest::Closed(..)));
    for (key, lines) in [("stages-paused", resting), ("stages-closed", closed)] {
        if !lines.is_empty() {
            sections.push(Section { heading: frame.say.t(key).to_owned(), lines, ..Section::default() });
        }
    }
    if lines.is_empty() {
        sections.push(Section { none: frame.t("stages-none").to_owned(), ..Section::default() });
    }
    Sheet {
        title: frame.t("growing-title").to_owned(),
        heading: frame.t1("stages-heading", "name", view.name.as_str()),
        back: vec![Way { href: home::link(node), label: frame.t1("org-back", "name", view.name.as_str()) }],
        done: String::new(),
        lead: vec![frame.t("stages-lead").to_owned()],
        sections,
        errors: Vec::new(),
        frame,
    }
}

fn line(frame: &Frame<'_>, one: &GroupLine) -> Line {
    let next = one.next.as_deref().and_then(|id| frame.site.content.stages().rule(id));
    let mut more: Vec<String> = one.rest.map(|rest| words::rest(frame, rest)).into_iter().collect();
    if one.rest.is_none() {
        more.extend(next.map(|rule| frame.t1("stages-next", "step", rule.next(frame.say.locale))));
    }
    Line { text: one.name.clone(), href: link(one.node.node(), "growing"), more, ..Line::default() }
}

#[cfg(test)]
pub(crate) fn sample(person: &Person) -> Sheet<'_> {
    page(person, &crate::pages::space::samples::node(), &super::samples::groups())
}
