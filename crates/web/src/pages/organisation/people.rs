//! Who has which role, and the links that give one.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    ActionError,
    organisation::{self, GrantView, InvitationView, NodeView},
};
use openseat_domain::{
    policy::{self, Action, Kind, Thing},
    role::Role,
};
use uuid::Uuid;

use super::super::space::said;
use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{FieldError, missing, problem},
    person::Person,
};

/// For how many days a link may work.
const DAYS: [u16; 3] = [1, 7, 30];
const USUAL_DAYS: u16 = 7;

#[derive(Template)]
#[template(path = "pages/organisation/people.html")]
pub(crate) struct PeoplePage<'a> {
    frame: Frame<'a>,
    name: String,
    back: String,
    done: &'a str,
    people: Vec<Line>,
    links: Vec<Line>,
    roles: Vec<Choice>,
    days: Vec<Choice>,
    may_end: bool,
    may_invite: bool,
    action: String,
    end_action: String,
    take_action: String,
    errors: Vec<FieldError>,
}

/// The link that was just made: shown once.
#[derive(Template)]
#[template(path = "pages/organisation/link.html")]
pub(crate) struct LinkPage<'a> {
    frame: Frame<'a>,
    name: String,
    back: String,
    link: String,
    gives: String,
}

/// A role that someone has, or a link.
struct Line {
    title: String,
    more: String,
    id: Uuid,
    person: Uuid,
}

struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

pub(crate) async fn show(person: Person, Path(node): Path<String>) -> Response {
    answer(&person, &node, StatusCode::OK, Vec::new()).await
}

/// The address of a form opened as a page.
pub(crate) async fn back(person: Person, Path(node): Path<String>) -> Response {
    person.visit.go(&format!("/organisation/{}/people", super::node(&node)))
}

pub(crate) async fn invite(Path(node): Path<String>, PersonForm { person, fields, .. }: PersonForm) -> Response {
    let (house, by, now) = (&person.visit.site.house, person.signed.actor(), person.visit.site.now());
    let Some(role) = Role::parse(fields.text("role")) else {
        let error = FieldError { field: "role", text: person.visit.say().t("people-role-missing").to_owned() };
        return answer(&person, &node, StatusCode::UNPROCESSABLE_ENTITY, vec![error]).await;
    };
    let days = fields.text("days").parse().ok().filter(|days| DAYS.contains(days)).unwrap_or(USUAL_DAYS);
    let view = match organisation::view(house, &by, super::node(&node)).await {
        Ok(view) => view,
        Err(error) => return problem::answer(&person.visit, error),
    };
    match organisation::invite(house, &by, view.path.node(), role, days, now).await {
        Ok(token) => person.visit.show(&link(&person, &view, role, days, &token)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn end(Path(node): Path<String>, PersonForm { person, fields, .. }: PersonForm) -> Response {
    let (house, by, now) = (&person.visit.site.house, person.signed.actor(), person.visit.site.now());
    let (Ok(whose), Ok(grant)) = (Uuid::parse_str(fields.text("person")), Uuid::parse_str(fields.text("id"))) else {
        return missing::page_of(&person.visit);
    };
    match organisation::end_grant(house, &by, whose, grant, now).await {
        Ok(()) => person.visit.go(&format!("/organisation/{}/people?done=ended", super::node(&node))),
        Err(ActionError::Refused(_)) => {
            let error = FieldError { field: "people", text: person.visit.say().t("people-last").to_owned() };
            answer(&person, &node, StatusCode::UNPROCESSABLE_ENTITY, vec![error]).await
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn take_back(Path(node): Path<String>, PersonForm { person, fields, .. }: PersonForm) -> Response {
    let (house, by, now) = (&person.visit.site.house, person.signed.actor(), person.visit.site.now());
    let Ok(link) = Uuid::parse_str(fields.text("id")) else { return missing::page_of(&person.visit) };
    match organisation::take_back(house, &by, super::node(&node), link, now).await {
        Ok(_) => person.visit.go(&format!("/organisation/{}/people?done=taken", super::node(&node))),
        Err(error) => problem::answer(&person.visit, error),
    }
}

async fn answer(person: &Person, node: &str, status: StatusCode, errors: Vec<FieldError>) -> Response {
    match read(person, node).await {
        Ok((view, people, links)) => person.visit.show_with(status, &page(person, view, &people, &links, errors)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

async fn read(
    person: &Person,
    node: &str,
) -> openseat_actions::Result<(NodeView, Vec<GrantView>, Vec<InvitationView>)> {
    let (house, by, now) = (&person.visit.site.house, person.signed.actor(), person.visit.site.now());
    let view = organisation::view(house, &by, super::node(node)).await?;
    let node = view.path.node();
    let people = organisation::people(house, &by, node, now).await?;
    let links = match may(person, &view, Action::See, Kind::Invitation) {
        true => organisation::invitations(house, &by, node, now).await?,
        false => Vec::new(),
    };
    Ok((view, people, links))
}

fn may(person: &Person, view: &NodeView, action: Action, kind: Kind) -> bool {
    person.signed.may(action, &Thing::on(kind, view.path)).is_ok()
}

fn page<'a>(
    person: &'a Person,
    view: NodeView,
    people: &[GrantView],
    links: &[InvitationView],
    errors: Vec<FieldError>,
) -> PeoplePage<'a> {
    let frame = person.visit.frame();
    let back = super::home::link(view.path.node());
    let given = Role::ALL.into_iter().filter(|role| policy::may_invite(&person.signed.actor(), *role, &view.path));
    PeoplePage {
        done: match person.visit.value("done").as_deref() {
            Some("ended") => frame.t("people-ended"),
            Some("taken") => frame.t("people-took-back"),
            _ => "",
        },
        people: people.iter().map(|grant| role_line(&frame, grant, person.signed.person)).collect(),
        links: links.iter().map(|link| link_line(&frame, link)).collect(),
        roles: given.map(|role| role_choice(&frame, role)).collect(),
        days: DAYS.into_iter().map(|days| days_choice(&frame, days)).collect(),
        may_end: may(person, &view, Action::Remove, Kind::Grant),
        may_invite: may(person, &view, Action::Add, Kind::Invitation),
        action: format!("{back}/people"),
        end_action: format!("{back}/people/end"),
        take_action: format!("{back}/people/take-back"),
        back,
        name: view.name,
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

fn role_line(frame: &Frame<'_>, grant: &GrantView, me: Uuid) -> Line {
    let said = [("mark", grant.mark.as_str().into()), ("role", said::role(frame, grant.role).into())];
    let title = frame.say.format("people-mark", &said);
    let (node, day) = (grant.on_name.as_str(), said::day_of(frame, grant.made_at));
    let more = match grant.until {
        None => frame.say.format("people-since", &[("node", node.into()), ("day", day.into())]),
        Some(until) => {
            let until = said::last_day(frame, until);
            let said = [("node", node.into()), ("day", day.into()), ("until", until.into())];
            frame.say.format("people-since-until", &said)
        }
    };
    let title = if grant.person == me { format!("{title} {}", frame.t("people-you")) } else { title };
    Line { title, more, id: grant.id, person: grant.person }
}

fn link_line(frame: &Frame<'_>, link: &InvitationView) -> Line {
    let said = [("role", said::role(frame, link.role).into()), ("day", said::day_of(frame, link.ends_at).into())];
    Line { title: frame.say.format("people-link", &said), more: String::new(), id: link.id, person: Uuid::nil() }
}

fn role_choice(frame: &Frame<'_>, role: Role) -> Choice {
    Choice { value: role.as_str().to_owned(), label: said::role(frame, role).to_owned(), chosen: false }
}

fn days_choice(frame: &Frame<'_>, days: u16) -> Choice {
    Choice { value: days.to_string(), label: frame.t1("people-days-count", "n", days), chosen: days == USUAL_DAYS }
}

fn link<'a>(person: &'a Person, view: &NodeView, role: Role, days: u16, token: &str) -> LinkPage<'a> {
    let frame = person.visit.frame();
    let ends = person.visit.site.now().saturating_add(jiff::SignedDuration::from_hours(i64::from(days) * 24));
    let day = said::day_of(&frame, ends.unwrap_or(person.visit.site.now()));
    let gives = [("role", said::role(&frame, role).into()), ("day", day.into())];
    LinkPage {
        name: view.name.clone(),
        back: format!("{}/people", super::home::link(view.path.node())),
        link: person.visit.absolute(&format!("/invitation/{token}")),
        gives: frame.say.format("people-made-for", &gives),
        frame,
    }
}

impl PeoplePage<'_> {
    /// What is wrong with a field; empty when nothing is.
    fn wrong(&self, field: &str) -> &str {
        self.errors.iter().find(|error| error.field == field).map_or("", |error| &error.text)
    }
}

#[cfg(test)]
impl<'a> PeoplePage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let (people, links) = super::super::space::samples::people();
        page(person, super::super::space::samples::node(), &people, &links, Vec::new())
    }
}

#[cfg(test)]
impl<'a> LinkPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        link(person, &super::super::space::samples::node(), Role::Clinician, USUAL_DAYS, "sample")
    }
}
