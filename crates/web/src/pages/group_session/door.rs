//! The door of a session: a picture and four digits to show, a tablet to set up, and how many signed in.

use askama::Template;
use axum::{extract::Path, response::Response};
use openseat_actions::{
    picture,
    session_door::{self, Arrived, DoorView},
};
use uuid::Uuid;

use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{problem, space::said as when},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/group_session/door.html")]
pub(crate) struct DoorPage<'a> {
    frame: Frame<'a>,
    back: String,
    action: String,
    entry: String,
    open: Option<Open>,
    arrived: Vec<String>,
    some: bool,
}

struct Open {
    code: String,
    short: String,
    link: Picture,
    kiosk: Picture,
    until: String,
}

/// An address and its picture.
pub(super) struct Picture {
    pub(super) address: String,
    pub(super) path: String,
    pub(super) size: usize,
}

impl Picture {
    pub(super) fn of(address: String) -> Self {
        let (path, size) = picture::path(&address).unwrap_or_default();
        Self { address, path, size }
    }
}

pub(crate) async fn show(person: Person, Path((node, id)): Path<(String, String)>) -> Response {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    let (node, id) = (super::id(&node), super::id(&id));
    match session_door::door(house, &person.signed, node, id, now).await {
        Ok((door, arrived)) => person.visit.show(&page(&person, (node, id), door.as_ref(), arrived)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn act(
    Path((node, id)): Path<(String, String)>,
    PersonForm { person, fields }: PersonForm,
) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let (node, id) = (super::id(&node), super::id(&id));
    let here = super::session(node, id);
    let (done, then) = match fields.text("do") {
        "close" => (session_door::close(house, who, node, id, now).await.map(drop), format!("{here}/door")),
        "take" => {
            let entry = Uuid::parse_str(fields.text("entry")).unwrap_or_else(|_| session_door::entry(house));
            (session_door::take(house, who, node, id, entry, now).await, format!("{here}?done=saved"))
        }
        _ => (session_door::open(house, who, node, id, now).await, format!("{here}/door")),
    };
    match done {
        Ok(()) => person.visit.go(&then),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, (node, id): (Uuid, Uuid), door: Option<&DoorView>, arrived: Arrived) -> DoorPage<'a> {
    let (visit, frame) = (&person.visit, person.visit.frame());
    let back = super::session(node, id);
    let open = |door: &DoorView| Open {
        code: door.shown.code.clone(),
        short: visit.absolute("/here"),
        link: Picture::of(visit.absolute(&format!("/here/{}", door.shown.link))),
        kiosk: Picture::of(visit.absolute(&format!("/kiosk/{}", door.shown.kiosk))),
        until: frame.t1("gs-door-until", "when", when::moment(&frame, door.until)),
    };
    let count = |n: u16| i64::from(n);
    let ways = [("here", count(arrived.in_person).into()), ("afar", count(arrived.online).into())];
    let new = [("n", count(arrived.first_timers).into()), ("of", count(arrived.first_timers_of).into())];
    let mut lines = vec![frame.say.format("gs-door-arrived", &ways)];
    if arrived.first_timers_of > 0 {
        lines.push(frame.say.format("gs-door-new-of", &new));
    }
    DoorPage {
        action: format!("{back}/door"),
        back,
        entry: session_door::entry(&visit.site.house).to_string(),
        open: door.map(open),
        arrived: lines,
        some: arrived.in_person + arrived.online > 0,
        frame: visit.frame(),
    }
}

#[cfg(test)]
impl<'a> DoorPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let (door, arrived) = super::samples::door();
        let page = page(person, (Uuid::from_u128(10), Uuid::from_u128(70)), door.as_ref(), arrived);
        Self { entry: Uuid::nil().to_string(), ..page }
    }

    pub(crate) fn sample_closed(person: &'a Person) -> Self {
        let page = page(person, (Uuid::from_u128(10), Uuid::from_u128(70)), None, Arrived::default());
        Self { entry: Uuid::nil().to_string(), ..page }
    }
}
