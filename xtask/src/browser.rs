//! The pages in a real browser.

use crate::{
    need,
    run::{Done, command, root, step},
    server::Server,
};

/// Runs the checks of every page against the made-up town, lets six people look for what suits them and one use a space, and
/// shows the meetings with another project's list and on somebody's own site, and the questions with another's forms.
pub fn checks() -> Done {
    let server = Server::start("browser", &[])?;
    script("browser checks", "checks.mjs", &[&server.address])?;
    script("six people choose", "choosing.mjs", &[&server.address])?;
    script("a space on a phone, without script", "space.mjs", &[&server.address])?;
    script("a person is reminded", "reminders.mjs", &[&server.address, "look"])?;
    script("a phone without a network", "offline.mjs", &[&server.address])?;
    script("croutonjs shows our meetings", "crouton.mjs", &[&server.address])?;
    script("another site shows our meetings", "embed.mjs", &[&server.address])?;
    let (content, folder) = (root().join("content"), root().join("target/npm"));
    let words = [content.to_string_lossy(), folder.to_string_lossy()];
    script("LHC-Forms asks our questions and counts alike", "lforms.mjs", &[&words[0], &words[1]])
}

/// Takes a picture of every page.
pub fn screenshots(folder: &str) -> Done {
    need::programs(true)?;
    let server = Server::start("screenshots", &[])?;
    let folder = root().join(folder);
    script("screenshots", "screenshots.mjs", &[&server.address, &folder.to_string_lossy()])
}

/// Runs one of the scripts in tests/browser.
pub fn script(what: &str, file: &str, words: &[&str]) -> Done {
    let browser = need::chromium().ok_or("no Chromium was found")?;
    let folder = root().join("tests/browser");
    let mut install = command("npm", &["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    install.current_dir(&folder);
    step("browser tools", install)?;
    let mut node = command("node", &[file]);
    node.args(words).current_dir(&folder).env("CHROMIUM", browser);
    step(what, node)
}
