//! Who can see what, and who looked: each in a sentence, with one button that stops it.

use askama::Template;
use axum::{extract::Path, response::Response};
use openseat_actions::sharing::{self, ConsentView, DisclosureView};
use openseat_domain::role::Role;
use uuid::Uuid;

use super::said;
use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{missing, problem},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/space/sharing.html")]
pub(crate) struct SharingPage<'a> {
    frame: Frame<'a>,
    /// What was just done, in words.
    done: String,
    now: Vec<Share>,
    ended: Vec<Ended>,
    ended_title: String,
    looks: Vec<Look>,
}

/// A consent that holds.
struct Share {
    who: String,
    sentence: String,
    soon: String,
    why: String,
    codes: Vec<String>,
    copy: String,
    stop: String,
}

/// A consent that does not hold any more.
struct Ended {
    sentence: String,
    copy: String,
}

/// One line of who looked.
struct Look {
    when: String,
    saw: String,
    role: String,
    why: String,
    notice: String,
    exception: String,
    /// The consent that it rested on; may be empty.
    copy: String,
}

pub(crate) async fn show(person: Person) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let consents = match sharing::consents(house, who, now).await {
        Ok(consents) => consents,
        Err(error) => return problem::answer(&person.visit, error),
    };
    match sharing::disclosures(house, who).await {
        Ok(looks) => person.visit.show(&page(&person, &consents, &looks)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// One press stops it; no question is asked back.
pub(crate) async fn stop(Path(consent): Path<String>, PersonForm { person, .. }: PersonForm) -> Response {
    let Ok(consent) = Uuid::parse_str(&consent) else { return missing::page_of(&person.visit) };
    match sharing::stop(&person.visit.site.house, &person.signed, consent, person.visit.site.now()).await {
        Ok(true) => person.visit.go(&format!("/space/sharing?stopped={consent}")),
        Ok(false) => missing::page_of(&person.visit),
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// The address of a form opened as a page.
pub(crate) async fn back(person: Person) -> Response {
    person.visit.go("/space/sharing")
}

fn page<'a>(person: &'a Person, consents: &[ConsentView], looks: &[DisclosureView]) -> SharingPage<'a> {
    let frame = person.visit.frame();
    let ended: Vec<Ended> = consents
        .iter()
        .filter(|view| !view.holds)
        .map(|view| Ended { sentence: said::was(&frame, view), copy: copy(view.id) })
        .collect();
    SharingPage {
        done: stopped(person, consents).unwrap_or_default(),
        now: consents.iter().filter(|view| view.holds).map(|view| share(&frame, view)).collect(),
        ended_title: frame.t1("share-ended", "n", ended.len()),
        ended,
        looks: looks.iter().map(|one| look(&frame, one)).collect(),
        frame,
    }
}

fn stopped(person: &Person, consents: &[ConsentView]) -> Option<String> {
    let id = Uuid::parse_str(&person.visit.value("stopped")?).ok()?;
    let frame = person.visit.frame();
    let view = consents.iter().find(|view| view.id == id && view.stopped_at.is_some())?;
    Some(frame.t1("share-did-stop", "who", said::recipients(&frame, view)))
}

fn share(frame: &Frame<'_>, view: &ConsentView) -> Share {
    Share {
        who: said::recipients(frame, view),
        sentence: said::sentence(frame, view),
        soon: said::soon(frame, view).unwrap_or_default(),
        why: frame.t1("share-because", "why", said::whys(frame, view.consent.purposes())),
        codes: codes(frame, view),
        copy: copy(view.id),
        stop: format!("/space/sharing/{}/stop", view.id),
    }
}

/// By which code each recipient knows the person.
fn codes(frame: &Frame<'_>, view: &ConsentView) -> Vec<String> {
    let one = |(who, code): &(String, String)| match view.codes.len() {
        1 => frame.t1("share-code", "code", code.as_str()),
        _ => frame.say.format("share-code-of", &[("who", who.as_str().into()), ("code", code.as_str().into())]),
    };
    view.codes.iter().map(one).collect()
}

fn look(frame: &Frame<'_>, one: &DisclosureView) -> Look {
    let who = match one.recipient == one.organisation || one.organisation.is_empty() {
        true => one.recipient.clone(),
        false => format!("{}, {}", one.recipient, one.organisation),
    };
    let role = Role::parse(&one.role).map_or(one.role.as_str(), |role| said::role(frame, role));
    let saw = [("who", who.into()), ("what", said::my_fields(frame, &one.fields).into())];
    Look {
        when: said::moment(frame, one.at),
        saw: frame.say.format("share-saw", &saw),
        role: frame.t1("share-as", "role", role),
        why: frame.t1("share-because", "why", said::why(frame, one.purpose)),
        notice: frame.t1("share-notice", "notice", one.notice.as_str()),
        exception: one.exception.as_deref().map(|e| frame.t1("share-exception", "reason", e)).unwrap_or_default(),
        copy: one.consent.map(copy).unwrap_or_default(),
    }
}

fn copy(consent: Uuid) -> String {
    format!("/space/sharing/{consent}")
}

#[cfg(test)]
impl<'a> SharingPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, &super::samples::kept().consents, &super::samples::looks())
    }

    pub(crate) fn sample_empty(person: &'a Person) -> Self {
        page(person, &[], &[])
    }
}
