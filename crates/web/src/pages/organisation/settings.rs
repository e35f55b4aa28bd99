//! An organisation's name, how the law sees it, and how its staff sign in.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    ActionError,
    organisation::{self, NodeView},
};
use openseat_domain::{
    organisation::Standing,
    policy::{Action, Kind, Thing},
};

use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{FieldError, problem},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/organisation/settings.html")]
pub(crate) struct SettingsPage<'a> {
    frame: Frame<'a>,
    name: String,
    typed: String,
    saved: bool,
    may_name: bool,
    may_rule: bool,
    standings: Vec<Choice<'a>>,
    two_proofs: bool,
    back: String,
    action: String,
    errors: Vec<FieldError>,
}

struct Choice<'a> {
    value: &'static str,
    label: &'a str,
    chosen: bool,
}

pub(crate) async fn show(person: Person, Path(node): Path<String>) -> Response {
    match seen(&person, &node).await {
        Ok(view) => {
            let typed = view.name.clone();
            person.visit.show(&page(&person, view, typed, Vec::new()))
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn save(Path(node): Path<String>, PersonForm { person, fields, .. }: PersonForm) -> Response {
    let mut view = match seen(&person, &node).await {
        Ok(view) => view,
        Err(error) => return problem::answer(&person.visit, error),
    };
    let may = |kind| person.signed.may(Action::Change, &Thing::on(kind, view.path)).is_ok();
    let name = if may(Kind::Organisation) { fields.text("name").to_owned() } else { view.name.clone() };
    let before = (name == view.name, view.standing, view.two_proofs);
    if may(Kind::SignInRule) {
        view.standing = Standing::parse(fields.text("standing")).unwrap_or(view.standing);
        view.two_proofs = !fields.text("two_proofs").is_empty();
    }
    let saved = || person.visit.go(&format!("/organisation/{}/settings?saved=1", view.path.node()));
    if before == (true, view.standing, view.two_proofs) {
        return saved();
    }
    let (house, by, now) = (&person.visit.site.house, person.signed.actor(), person.visit.site.now());
    match organisation::change(house, &by, view.path.node(), &name, view.standing, view.two_proofs, now).await {
        Ok(()) => saved(),
        Err(ActionError::Refused(problem)) => {
            let (field, key) = match problem.at.as_str() {
                "two_proofs" => ("two_proofs", "org-two-proofs-above"),
                _ if name.is_empty() => ("name", "org-name-missing"),
                _ => ("name", "org-name-long"),
            };
            let error = FieldError { field, text: person.visit.say().t(key).to_owned() };
            let page = page(&person, view, name, vec![error]);
            person.visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// The node, for those who may change it.
async fn seen(person: &Person, node: &str) -> openseat_actions::Result<NodeView> {
    let view = organisation::view(&person.visit.site.house, &person.signed.actor(), super::node(node)).await?;
    let thing = |kind| Thing::on(kind, view.path);
    let named = person.signed.may(Action::Change, &thing(Kind::Organisation));
    named.or_else(|_| person.signed.may(Action::Change, &thing(Kind::SignInRule)))?;
    Ok(view)
}

fn page(person: &Person, view: NodeView, typed: String, errors: Vec<FieldError>) -> SettingsPage<'_> {
    let frame = person.visit.frame();
    let choice = |standing: Standing| Choice {
        value: standing.as_str(),
        label: frame.t(match standing {
            Standing::None => "org-standing-none",
            Standing::CoveredEntity => "org-standing-covered",
            Standing::Part2 => "org-standing-part2",
            Standing::LawfulHolder => "org-standing-holder",
        }),
        chosen: standing == view.standing,
    };
    let back = super::home::link(view.path.node());
    SettingsPage {
        standings: Standing::ALL.into_iter().map(choice).collect(),
        saved: person.visit.value("saved").is_some() && errors.is_empty(),
        may_name: person.signed.may(Action::Change, &Thing::on(Kind::Organisation, view.path)).is_ok(),
        may_rule: person.signed.may(Action::Change, &Thing::on(Kind::SignInRule, view.path)).is_ok(),
        two_proofs: view.two_proofs,
        action: format!("{back}/settings"),
        name: view.name,
        back,
        typed,
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

impl SettingsPage<'_> {
    /// What is wrong with a field; empty when nothing is.
    fn wrong(&self, field: &str) -> &str {
        self.errors.iter().find(|error| error.field == field).map_or("", |error| &error.text)
    }
}

#[cfg(test)]
impl<'a> SettingsPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let view = super::super::space::samples::node();
        let typed = view.name.clone();
        page(person, view, typed, Vec::new())
    }
}
