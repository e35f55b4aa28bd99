//! My space: today in one look.

use askama::Template;
use axum::response::Response;
use openseat_actions::{
    Result, greeting, keeping, organisation,
    sharing::{self, ConsentView},
    space::{self, About, Visit as Went},
    take, trial, wishes,
};
use openseat_domain::{greeting::State, role::Role};

use super::{
    said,
    today::{self, Today},
};
use crate::{
    form::PersonForm,
    frame::Frame,
    headers,
    pages::{Way, problem},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/space/home.html")]
pub(crate) struct SpacePage<'a> {
    frame: Frame<'a>,
    /// What was just done, in words.
    done: &'a str,
    /// The day on which everything goes, when the person asked for that.
    erase: String,
    /// How many wait for an answer of a greeter, in words; empty when nobody does.
    asked: String,
    today: Today,
    shares: Vec<Share>,
    first_name: String,
    contact: String,
    meetings: String,
    trials: String,
    wishes: &'a str,
    roles: Vec<Way>,
    second_proof: bool,
}

/// One sentence of who can see what.
struct Share {
    sentence: String,
    soon: bool,
}

/// What the page is made of.
#[derive(Default)]
pub(super) struct Kept {
    pub(super) today: today::Found,
    pub(super) about: About,
    pub(super) visits: Vec<Went>,
    /// How many meetings they plan to try or tried.
    pub(super) trials: usize,
    /// Whether they keep answers for finding groups.
    pub(super) wishes: bool,
    pub(super) consents: Vec<ConsentView>,
    /// Address, name and role.
    pub(super) roles: Vec<(String, String, Role)>,
    /// How many guests wait for an answer.
    pub(super) asked: usize,
    /// What people tell of groups waits for them.
    pub(super) desk: bool,
    /// They run a group: its sessions are one tap away.
    pub(super) leads: bool,
}

pub(crate) async fn show(person: Person) -> Response {
    match kept(&person).await {
        Ok(kept) => headers::with_fetch(person.visit.show(&page(&person, kept))),
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// For who comes back from proving who they are to what only a form can do.
pub(crate) async fn back(person: Person) -> Response {
    person.visit.go("/space")
}

pub(crate) async fn keep(PersonForm { person, .. }: PersonForm) -> Response {
    match take::keep(&person.visit.site.house, &person.signed, person.visit.site.now()).await {
        Ok(()) => person.visit.go("/space?done=kept"),
        Err(error) => problem::answer(&person.visit, error),
    }
}

async fn kept(person: &Person) -> Result<Kept> {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let (roles, desk) = match who.grants.is_empty() {
        true => (Vec::new(), false),
        false => (organisation::mine(house, who).await?, keeping::sits_here(house, who).await?.is_some()),
    };
    let (visits, trials) = (space::visits(house, who).await?, trial::list(house, who).await?);
    Ok(Kept {
        today: today::find(person, &visits, &trials).await?,
        about: space::about(house, who).await?,
        visits,
        trials: trials.len(),
        wishes: wishes::of(house, who).await?.is_some(),
        consents: sharing::consents(house, who, now).await?,
        asked: greeting::requests(house, who, now).await?.iter().filter(|one| one.state == State::Asked).count(),
        roles: roles
            .into_iter()
            .map(|(node, role)| (format!("/organisation/{}", node.path.node()), node.name, role))
            .collect(),
        desk,
        leads: who.grants.iter().any(|grant| grant.role == Role::Facilitator),
    })
}

fn page(person: &Person, kept: Kept) -> SpacePage<'_> {
    let frame = person.visit.frame();
    let holding = kept.consents.iter().filter(|view| view.holds);
    let shares = holding.map(|view| Share { sentence: said::sentence(&frame, view), soon: view.ends_soon }).collect();
    let role = |(href, name, role): (String, String, Role)| Way {
        href,
        label: format!("{name} – {}", said::role(&frame, role)),
    };
    SpacePage {
        done: match person.visit.value("done").as_deref() {
            Some("saved") => frame.t("space-saved"),
            Some("kept") => frame.t("space-kept"),
            Some("joined") => frame.t("space-joined"),
            _ => "",
        },
        asked: match kept.asked {
            0 => String::new(),
            n => frame.t1("space-asked", "n", n),
        },
        erase: person.signed.erase_at.map(|at| said::day_of(&frame, at)).unwrap_or_default(),
        today: today::said(&frame, kept.today),
        shares,
        first_name: kept.about.first_name.unwrap_or_default(),
        contact: kept.about.contact.unwrap_or_default(),
        meetings: match kept.visits.len() {
            0 => frame.t("space-meetings-none").to_owned(),
            n => frame.t1("space-meetings-count", "n", n),
        },
        trials: match kept.trials {
            0 => frame.t("space-meetings-none").to_owned(),
            n => frame.t1("space-trials-count", "n", n),
        },
        wishes: frame.t(if kept.wishes { "space-wishes-kept" } else { "space-none" }),
        roles: kept
            .leads
            .then(|| Way { href: "/sessions".into(), label: frame.t("gs-today-title").to_owned() })
            .into_iter()
            .chain(kept.roles.into_iter().map(role))
            .chain(kept.desk.then(|| Way { href: "/directory".into(), label: frame.t("dir-title").to_owned() }))
            .collect(),
        second_proof: person.signed.second_proof_asked,
        frame,
    }
}

#[cfg(test)]
impl<'a> SpacePage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, super::samples::kept())
    }

    pub(crate) fn sample_new(person: &'a Person) -> Self {
        page(person, Kept::default())
    }
}
