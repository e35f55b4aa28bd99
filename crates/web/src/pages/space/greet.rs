//! A greeter's own page: who asks them, and where they greet.

use askama::Template;
use axum::{extract::Path, response::Response};
use openseat_actions::{
    Result,
    greeter::{self, OfferView},
    greeting::{self, RequestView},
    space,
};
use openseat_domain::greeting::{Offer, State};
use uuid::Uuid;

use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{Way, greeter::when, greeting::called, missing, problem},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/space/greet.html")]
pub(crate) struct GreetPage<'a> {
    frame: Frame<'a>,
    done: &'a str,
    asked: Vec<Asked>,
    offers: Vec<Line>,
    /// Meetings that the person went to and does not greet at.
    more: Vec<Way>,
}

struct Asked {
    words: String,
    meeting: String,
    /// It waits for an answer.
    waits: bool,
    href: String,
}

struct Line {
    meeting: String,
    /// The address of the meeting's page; may be empty.
    href: String,
    state: String,
    shown: String,
    action: String,
    /// What the button does, "pause" or "go_on"; neither for what shows nowhere.
    pause: &'static str,
}

pub(crate) async fn show(person: Person) -> Response {
    match gathered(&person).await {
        Ok((offers, asked, more)) => person.visit.show(&page(&person, &offers, &asked, more)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// The address of a form opened as a page.
pub(crate) async fn back(person: Person) -> Response {
    person.visit.go("/space/greet")
}

/// Pauses, goes on or stops.
pub(crate) async fn change(Path(offer): Path<String>, PersonForm { person, fields }: PersonForm) -> Response {
    let Ok(offer) = Uuid::parse_str(&offer) else { return missing::page_of(&person.visit) };
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let (done, mark) = match fields.text("do") {
        "pause" => (greeter::pause(house, who, offer, true, now).await, "paused"),
        "go_on" => (greeter::pause(house, who, offer, false, now).await, "on"),
        "stop" => (greeter::stop(house, who, offer, now).await, "stopped"),
        _ => return person.visit.go("/space/greet"),
    };
    match done {
        Ok(true) => person.visit.go(&format!("/space/greet?done={mark}")),
        Ok(false) => missing::page_of(&person.visit),
        Err(error) => problem::answer(&person.visit, error),
    }
}

async fn gathered(person: &Person) -> Result<(Vec<OfferView>, Vec<RequestView>, Vec<Way>)> {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let offers = greeter::mine_all(house, who).await?;
    let asked = greeting::requests(house, who, now).await?;
    let mut more: Vec<Way> = Vec::new();
    for visit in space::visits(house, who).await? {
        let Some(slug) = visit.slug else { continue };
        let href = format!("/space/greet/new?meeting={slug}");
        let known = offers.iter().any(|one| one.meeting.slug == slug) || more.iter().any(|one| one.href == href);
        if !known {
            more.push(Way { href, label: visit.meeting });
        }
    }
    Ok((offers, asked, more))
}

fn page<'a>(person: &'a Person, offers: &[OfferView], asked: &[RequestView], more: Vec<Way>) -> GreetPage<'a> {
    let frame = person.visit.frame();
    GreetPage {
        done: match person.visit.value("done").as_deref() {
            Some("paused") => frame.t("greet-paused"),
            Some("on") => frame.t("greet-on"),
            Some("stopped") => frame.t("greet-stopped"),
            Some("offered") => frame.t("greet-offered"),
            Some("answered") => frame.t("greet-answered"),
            Some("ended") => frame.t("greet-ended"),
            Some("reported") => frame.t("greet-was-reported"),
            Some("over") => frame.t("greet-over"),
            _ => "",
        },
        asked: asked.iter().map(|one| asks(&frame, one)).collect(),
        offers: offers.iter().map(|one| line(&frame, one)).collect(),
        more,
        frame,
    }
}

fn asks(frame: &Frame<'_>, one: &RequestView) -> Asked {
    let when = when(frame, &one.meeting.zone, one.start);
    let said = [("name", one.words.name.as_str().into()), ("when", when.into())];
    Asked {
        words: frame.say.format("greet-asked-line", &said),
        meeting: called(frame, &one.meeting.name).to_owned(),
        waits: one.state == State::Asked,
        href: format!("/space/greet/asked/{}", one.id),
    }
}

fn line(frame: &Frame<'_>, one: &OfferView) -> Line {
    let by = |key: &str| frame.t1(key, "by", one.by.as_str());
    let gone = one.meeting.slug.is_empty();
    let state = match (gone, one.state, one.paused) {
        (true, ..) => frame.t("greet-state-gone").to_owned(),
        (_, Offer::Waiting, _) => by("greet-state-waiting"),
        (_, Offer::Refused, _) => by("greet-state-refused"),
        (_, Offer::Confirmed, true) => frame.t("greet-state-paused").to_owned(),
        (_, Offer::Confirmed, false) => by("greet-state-on"),
    };
    let said = [("name", one.given.name.as_str().into()), ("sign", one.given.sign.as_str().into())];
    Line {
        meeting: called(frame, &one.meeting.name).to_owned(),
        href: if gone { String::new() } else { format!("/meeting/{}", one.meeting.slug) },
        state,
        shown: frame.say.format("greet-shown", &said),
        action: format!("/space/greet/{}", one.id),
        pause: match (one.state, one.paused) {
            (Offer::Confirmed, true) => "go_on",
            (Offer::Confirmed, false) => "pause",
            _ => "",
        },
    }
}

#[cfg(test)]
impl<'a> GreetPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let more = Way { href: "/space/greet/new?meeting=lunch".into(), label: "City Centre Lunch".into() };
        page(person, &super::samples::offers(), &[super::samples::asked()], vec![more])
    }

    pub(crate) fn sample_new(person: &'a Person) -> Self {
        page(person, &[], &[], Vec::new())
    }
}
