//! A day at the desk of those who keep the list, in a real browser, with letters over real SMTP.

use std::{
    fs::File,
    net::TcpListener,
    path::Path,
    process::{Child, Stdio},
};

use crate::{
    browser,
    journeys::{Place, link, office_id, organisation},
    need,
    run::{Done, command, root, step},
    server::{self, Server, openseat},
};

/// Plays the day on one engine. `further`: `look` looks at every page too.
pub fn day(place: &Place, engine: &str, further: &[&str]) -> Done {
    let folder = server::fresh(&format!("steward-{}", engine.to_lowercase()))?;
    let lists = folder.to_string_lossy().into_owned();
    browser::script("the lists of three offices", "steward.mjs", &["lists", &lists])?;
    for name in ["leeds", "york", "harrogate"] {
        import(place, name, &folder.join(format!("{name}.json")), true)?;
    }
    // Most of it is gone, so it is held back.
    import(place, "york", &folder.join("york-broken.json"), false)?;
    let office = organisation(place, &["add", "Leeds Office"])?;
    organisation(place, &["keep-list", office_id(&office)?])?;
    let invitation = link(&organisation(place, &["invite", office_id(&office)?, "--role", "steward"])?)?;
    let letters = folder.join("letters.txt");
    let catcher = Catcher::start(&letters)?;
    let mut environment = place.environment.clone();
    environment.extend([
        ("OPENSEAT_MAIL_SERVER", format!("smtp://127.0.0.1:{}", catcher.port)),
        ("OPENSEAT_MAIL_FROM", "Meetings <lists@meetings.example>".to_owned()),
        ("OPENSEAT_SERVER_PUBLIC_URL", "http://meetings.example".to_owned()),
    ]);
    let words: Vec<&str> = place.words.iter().map(String::as_str).collect();
    let server = Server::with(&words, &[], &environment)?;
    let letters = letters.to_string_lossy().into_owned();
    let given = [&[server.address.as_str(), &invitation, &letters], further].concat();
    browser::script(&format!("a day at the desk of a list, on {engine}"), "steward.mjs", &given)
}

/// Brings a list in. One that is held back ends in a refusal, which is what is wanted then.
fn import(place: &Place, name: &str, file: &Path, good: bool) -> Done {
    let file = file.to_string_lossy().into_owned();
    let words: Vec<&str> = place.words.iter().map(String::as_str).collect();
    let mut import = openseat(&[&["import", "--name", name, &file], words.as_slice()].concat());
    import.envs(place.environment.iter().map(|(name, value)| (name, value))).stdout(Stdio::null());
    if good {
        return step(&format!("the list of {name}"), import);
    }
    let ended = import.stderr(Stdio::null()).status().map_err(|e| format!("{name} could not be read: {e}"))?;
    if ended.success() { Err(format!("the broken list of {name} was taken")) } else { Ok(()) }
}

/// A mail server that writes each letter as a line; ended when this is dropped.
struct Catcher {
    program: Child,
    port: u16,
}

impl Catcher {
    fn start(letters: &Path) -> Done<Self> {
        let free = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr());
        let port = free.map_err(|e| format!("no port is free: {e}"))?.port();
        let python = need::oracle_python()?;
        let written = File::create(letters).map_err(|e| format!("{} cannot be written: {e}", letters.display()))?;
        let script = root().join("tests/oracle/mail_catcher.py").to_string_lossy().into_owned();
        let mut catcher = command(&python.to_string_lossy(), &[&script, &port.to_string()]);
        let program = catcher.stdin(Stdio::piped()).stdout(written).spawn();
        Ok(Self { program: program.map_err(|e| format!("the mail catcher could not be started: {e}"))?, port })
    }
}

impl Drop for Catcher {
    fn drop(&mut self) {
        // It may have ended by itself; either way nothing is left behind.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}
