//! An organisation, a site or a group: what is below it, and what one's role lets one do.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    ActionError,
    organisation::{self, NodeView},
};
use openseat_domain::{
    organisation::Level,
    policy::{Action, Kind, Thing},
};

use super::super::space::said;
use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{FieldError, Way, problem},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/organisation/home.html")]
pub(crate) struct OrganisationPage<'a> {
    frame: Frame<'a>,
    name: String,
    way: Vec<Way>,
    roles: String,
    closed: bool,
    /// What one's role lets one do here.
    doors: Vec<Way>,
    /// The heading of what is below; empty below a group.
    below_title: &'a str,
    below: Vec<Way>,
    /// The heading of the form that adds one; empty for those who may not.
    add: &'a str,
    action: String,
    typed: String,
    errors: Vec<FieldError>,
}

pub(crate) async fn show(person: Person, Path(node): Path<String>) -> Response {
    match organisation::view(&person.visit.site.house, &person.signed.actor(), super::node(&node)).await {
        Ok(view) => person.visit.show(&page(&person, view, "", Vec::new())),
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn add(Path(node): Path<String>, PersonForm { person, fields, .. }: PersonForm) -> Response {
    let (house, by, above) = (&person.visit.site.house, person.signed.actor(), super::node(&node));
    let name = fields.text("name");
    let problem = match organisation::make_below(house, &by, above, name, person.visit.site.now()).await {
        Ok(path) => return person.visit.go(&format!("/organisation/{}", path.node())),
        Err(ActionError::Refused(problem)) => problem,
        Err(error) => return problem::answer(&person.visit, error),
    };
    tracing::debug!(%problem.what, "a name was not taken");
    let key = if name.is_empty() { "org-name-missing" } else { "org-name-long" };
    match organisation::view(house, &by, above).await {
        Ok(view) => {
            let error = FieldError { field: "name", text: person.visit.say().t(key).to_owned() };
            person.visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, view, name, vec![error]))
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, view: NodeView, typed: &str, errors: Vec<FieldError>) -> OrganisationPage<'a> {
    let frame = person.visit.frame();
    let here = format!("/organisation/{}", view.path.node());
    let may = |action, kind| person.signed.may(action, &Thing::on(kind, view.path)).is_ok();
    let mut doors = Vec::new();
    let mut door = |open: bool, end: &str, key: &str| {
        if open {
            doors.push(Way { href: format!("{here}/{end}"), label: frame.say.t(key).to_owned() });
        }
    };
    door(may(Action::See, Kind::SharedRecord), "shared", "org-shared");
    door(may(Action::See, Kind::GroupSession) || may(Action::See, Kind::Figures), "sessions", "gs-list-title");
    door(may(Action::See, Kind::Greeter), "greeters", "org-greeters");
    door(may(Action::See, Kind::Growth), "growing", "growing-title");
    let group = view.level == Level::Group;
    door(group && may(Action::See, Kind::Rota), "rota", "rota-title");
    door(group, "leading", "leading-title");
    door(may(Action::See, Kind::FacilitatorRecord), "facilitators", "facilitators-title");
    door(may(Action::See, Kind::Application), "applications", "application-title");
    door(may(Action::See, Kind::AttendanceProof), "letters", "org-letters");
    door(may(Action::See, Kind::Notice), "board", "board-title");
    door(may(Action::See, Kind::Activity), "centre", "centre-title");
    door(may(Action::See, Kind::Survey), "surveys", "surveys-title");
    door(may(Action::See, Kind::Questionnaire), "questionnaires", "asked-title");
    door(may(Action::See, Kind::Grant), "people", "org-people");
    let rules = may(Action::Change, Kind::Organisation) || may(Action::Change, Kind::SignInRule);
    door(rules, "settings", "org-settings");
    let (below_title, add) = match view.level {
        Level::Organisation => (frame.t("org-sites"), frame.t("org-add-site")),
        Level::Site => (frame.t("org-groups"), frame.t("org-add-group")),
        Level::Group => ("", ""),
    };
    OrganisationPage {
        way: above(&view),
        roles: roles(person, &view),
        below: view.below.iter().map(|(path, name)| Way { href: link(path.node()), label: name.clone() }).collect(),
        below_title,
        add: if may(Action::Add, Kind::Organisation) { add } else { "" },
        action: here,
        closed: view.closed,
        name: view.name,
        doors,
        typed: typed.to_owned(),
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

/// The nodes above, the root first.
pub(super) fn above(view: &NodeView) -> Vec<Way> {
    let above = view.way.iter().filter(|(id, _)| *id != view.path.node());
    above.map(|(id, name)| Way { href: link(*id), label: name.clone() }).collect()
}

pub(crate) fn link(node: uuid::Uuid) -> String {
    format!("/organisation/{node}")
}

/// The person's roles that reach the node, in words.
fn roles(person: &Person, view: &NodeView) -> String {
    let frame = person.visit.frame();
    let reach = person.signed.grants.iter().filter(|grant| grant.on.reaches(&view.path));
    let mut roles: Vec<&str> = reach.map(|grant| said::role(&frame, grant.role)).collect();
    roles.dedup();
    if roles.is_empty() {
        String::new()
    } else {
        frame.t1("org-my-role", "role", said::list(&frame, roles.into_iter()))
    }
}

impl OrganisationPage<'_> {
    fn wrong(&self) -> &str {
        self.errors.first().map_or("", |error| &error.text)
    }
}

#[cfg(test)]
impl<'a> OrganisationPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, super::super::space::samples::node(), "", Vec::new())
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        let error = FieldError { field: "name", text: person.visit.say().t("org-name-missing").to_owned() };
        page(person, super::super::space::samples::node(), "", vec![error])
    }
}
