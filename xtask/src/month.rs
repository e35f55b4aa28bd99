//! A month of a made-up person's life in a real browser, in a minute or two: the clock of the server is moved on.

use crate::{
    browser,
    journeys::Place,
    run::Done,
    server::{self, Server},
};

/// Plays it at one place. `further`: `look` has script and looks at every page too.
pub fn play(place: &Place, engine: &str, further: &[&str]) -> Done {
    let clock = server::fresh(&format!("month-clock-{}", engine.to_lowercase()))?;
    std::fs::create_dir_all(&clock).map_err(|e| format!("{} cannot be made: {e}", clock.display()))?;
    let clock = clock.join("clock");
    std::fs::write(&clock, "-29d").map_err(|e| format!("{} cannot be written: {e}", clock.display()))?;
    let server = Server::moving(place, &clock)?;
    let clock = clock.to_string_lossy();
    let given = [&[server.address.as_str(), &*clock], further].concat();
    browser::script(&format!("a month in a space, on {engine}"), "month.mjs", &given)
}
