//! Two organisations, people who greet, and the meetings they greet at.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use openseat_actions::{
    House,
    greeter::{self, OfferForm},
    greeting::{self, AskForm},
    import::{Import, import},
    signed::Signed,
};
use openseat_content::Locale;
use openseat_domain::{
    fellowship::FellowshipId,
    greeting::Rather,
    organisation::{Path, Standing},
    role::Role,
};
use openseat_store::{Db, grant};
use serde_json::json;
use uuid::Uuid;

use crate::home::{node, noon, person, staff};

/// Adults meet here on Mondays at seven.
pub const ADULTS: &str = "harbour-lights";
/// And here on Mondays at eight.
pub const SECOND: &str = "lantern-group";
/// Teenagers meet here.
pub const TEENS: &str = "friday-teens";

/// And each of these in the morning.
pub const MORE: [&str; 5] = ["anchor", "birch-road", "candle-street", "dovecote-corner", "elderflower-house"];

pub struct Quay {
    pub clinic: Path,
    pub other: Path,
    pub steward: Signed,
    pub facilitator: Signed,
    pub manager: Signed,
    pub other_steward: Signed,
}

/// Seven in the evening of this Monday.
pub fn seven() -> Timestamp {
    "2026-11-23T19:00:00Z".parse().expect("a moment")
}

/// The same a week later.
pub fn next_week() -> Timestamp {
    seven() + SignedDuration::from_hours(7 * 24)
}

/// The list, on which adults meet at this hour.
pub async fn list(house: &House, adults_at: &str, now: Timestamp) {
    let meeting = |slug: &str, name: &str, time: &str, kind: &str| {
        json!({
            "slug": slug, "name": name, "day": 1, "time": time, "end_time": "21:00", "timezone": "Europe/London",
            "formatted_address": format!("{} Example Street, Leeds LS1 4AB, UK", slug.len()), "types": [kind],
            "latitude": 53.7965, "longitude": -1.5478,
        })
    };
    let mut meetings = vec![
        meeting(ADULTS, "Harbour Lights", adults_at, "O"),
        meeting(SECOND, "Lantern Group", "20:00", "O"),
        meeting(TEENS, "Friday Teens", "18:00", "O"),
    ];
    for (number, name) in MORE.iter().enumerate() {
        meetings.push(meeting(name, name, &format!("{:02}:00", 7 + number), "O"));
    }
    let bytes = serde_json::to_vec(&meetings).expect("JSON is JSON");
    let list = Import {
        name: "list".into(),
        address: "list.json".into(),
        fellowship: Some(FellowshipId::new("smart")),
        who: "test".into(),
        ..Import::default()
    };
    import(house, list, bytes, now, Arc::new(|_, _| ())).await.expect("the list comes in");
    house.refresh(now).await.expect("the directory is built");
}

pub async fn quay(house: &House, db: &Db) -> Quay {
    list(house, "19:00", noon()).await;
    let clinic = node(db, Path::root(Uuid::from_u128(500)), "Harbour Clinic", Standing::None).await;
    let other = node(db, Path::root(Uuid::from_u128(600)), "Lantern House", Standing::None).await;
    Quay {
        clinic,
        other,
        steward: with_role(house, db, 101, Role::Steward, clinic).await,
        facilitator: with_role(house, db, 102, Role::Facilitator, clinic).await,
        manager: with_role(house, db, 103, Role::Manager, clinic).await,
        other_steward: with_role(house, db, 104, Role::Steward, other).await,
    }
}

/// Somebody whose role stands in the database too.
pub async fn with_role(house: &House, db: &Db, number: u128, role: Role, on: Path) -> Signed {
    let (who, node) = (staff(house, db, number, role, on).await, on.node());
    let (id, person) = (Uuid::from_u128(number + 5_000), who.person);
    db.write(async move |tx| grant::insert(tx, person, id, node, role, noon(), None).await).await.expect("kept");
    who
}

pub fn offering(slug: &str, node: Path, house: &House) -> OfferForm {
    let conduct = house.content().consents().conduct(greeter::CONDUCT).expect("there is a code of conduct");
    OfferForm {
        slug: slug.into(),
        node: Some(node.node()),
        name: "Sam".into(),
        sign: "Blue scarf, by the side door".into(),
        languages: vec!["lang-en".into()],
        rather: Rather::Anyone,
        adult: true,
        conduct: conduct.name(),
    }
}

/// Somebody who greets at a meeting, confirmed.
pub async fn greeter_at(house: &House, db: &Db, quay: &Quay, number: u128, slug: &str) -> (Signed, Uuid) {
    let who = person(house, db, number).await;
    let offer = greeter::offer(house, &who, offering(slug, quay.clinic, house), noon()).await.expect("offered");
    let node = quay.clinic.node();
    greeter::decide(house, &quay.steward, node, offer, true, noon()).await.expect("confirmed");
    (who, offer)
}

pub fn asking(slug: &str, start: Timestamp, name: &str) -> AskForm {
    AskForm {
        slug: slug.into(),
        greeter: None,
        start: Some(start),
        name: name.into(),
        line: "I will wear a red hat".into(),
        adult: true,
    }
}

/// Asks, and gives the words of the private page.
pub async fn ask(house: &House, slug: &str, start: Timestamp, name: &str) -> openseat_actions::Result<String> {
    let code = greeting::ask(house, asking(slug, start, name), noon()).await?;
    Ok(greeting::words(code, Locale::En))
}
