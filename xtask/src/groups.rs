//! Those who run groups, in a real browser: an evening on a phone whose network is cut, and a whole pilot of three sites.

use crate::{
    browser,
    journeys::{Place, link, office_id, organisation},
    run::Done,
    server::Server,
};

/// Plays both at one place. `further`: `look` has script and looks at every page of the pilot too.
pub fn play(place: &Place, engine: &str, further: &[&str]) -> Done {
    let office = organisation(place, &["add", "River Services"])?;
    let manager = || link(&organisation(place, &["invite", office_id(&office)?, "--role", "manager"])?);
    let (first, second) = (manager()?, manager()?);
    let mut environment = place.environment.clone();
    // Letters and pictures name an address.
    environment.push(("OPENSEAT_SERVER_PUBLIC_URL", "http://meetings.example".to_owned()));
    let words: Vec<&str> = place.words.iter().map(String::as_str).collect();
    let server = Server::with(&words, &[], &environment)?;
    let given = [&[server.address.as_str(), &first], further].concat();
    browser::script(&format!("a pilot of three sites, on {engine}"), "pilot.mjs", &given)?;
    let given = [server.address.as_str(), &second];
    browser::script(&format!("an evening without a network, on {engine}"), "evening.mjs", &given)
}
