//! Those who run groups, in a real browser: a whole pilot of three sites, a questionnaire that a manager adds, an evening on a
//! phone whose network is cut, and a letter of attendance.

use crate::{
    browser,
    journeys::{Place, link, office_id, organisation},
    run::Done,
    server::Server,
};

/// Plays all of them at one place. `further`: `look` has script and looks at every page of the pilot and of the letter too.
pub fn play(place: &Place, engine: &str, further: &[&str]) -> Done {
    let office = organisation(place, &["add", "River Services"])?;
    let manager = || link(&organisation(place, &["invite", office_id(&office)?, "--role", "manager"])?);
    let (first, second, third) = (manager()?, manager()?, manager()?);
    // A letter of a meeting of the list is given by those who keep it.
    let keeps = organisation(place, &["add", "List Office"])?;
    organisation(place, &["keep-list", office_id(&keeps)?])?;
    let at_list = |role| link(&organisation(place, &["invite", office_id(&keeps)?, "--role", role])?);
    let (steward, facilitator) = (at_list("steward")?, at_list("facilitator")?);
    let mut environment = place.environment.clone();
    // Letters and pictures name an address.
    environment.push(("OPENSEAT_SERVER_PUBLIC_URL", "http://meetings.example".to_owned()));
    let words: Vec<&str> = place.words.iter().map(String::as_str).collect();
    let server = Server::with(&words, &[], &environment)?;
    let given = [&[server.address.as_str(), &first], further].concat();
    browser::script(&format!("a pilot of three sites, on {engine}"), "pilot.mjs", &given)?;
    let given = [&[server.address.as_str(), &third], further].concat();
    browser::script(&format!("a questionnaire of an organisation, on {engine}"), "questionnaire.mjs", &given)?;
    let given = [server.address.as_str(), &second];
    browser::script(&format!("an evening without a network, on {engine}"), "evening.mjs", &given)?;
    let given = [&[server.address.as_str(), &steward, &facilitator], further].concat();
    browser::script(&format!("a letter of attendance, on {engine}"), "letter.mjs", &given)
}
