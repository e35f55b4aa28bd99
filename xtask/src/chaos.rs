//! The server is killed (SIGKILL) while a thousand people save at once: what was acknowledged must be there when it starts
//! again, on each engine. And five hundred people sign in at one tablet within a minute, each tapping twice.

use std::{
    collections::BTreeSet,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    thread,
    time::{Duration, Instant},
};

use crate::{
    http::Browser,
    journeys::{Place, embedded, link, office_id, organisation},
    need,
    postgres::Postgres,
    run::{Done, step},
    server::{self, Server, openseat},
};

const FACILITATORS: usize = 8;
const SESSIONS: usize = 50;
const SAVES: usize = 1_000;
/// The server is killed when so many were acknowledged.
const KILLED_AFTER: usize = 450;
const AT_ONCE: usize = 64;
const SIGN_INS: usize = 500;

/// Both engines.
pub fn all() -> Done {
    need::programs(false)?;
    server::build()?;
    run(&embedded("chaos")?, "SQLite")?;
    let postgres = Postgres::start()?;
    let folder = server::fresh("chaos-postgres")?.to_string_lossy().into_owned();
    let environment = vec![("OPENSEAT_DATA_FOLDER", folder), ("OPENSEAT_KEYS_STORE", postgres.database("chaos_keys")?)];
    run(&Place { words: vec!["--database".to_owned(), postgres.database("chaos")?], environment }, "PostgreSQL")
}

fn run(place: &Place, engine: &str) -> Done {
    eprintln!("\n== saves through a SIGKILL, on {engine}");
    let office = organisation(place, &["add", "Chaos Clinic"])?;
    let node = office_id(&office)?.to_owned();
    let invite = || link(&organisation(place, &["invite", &node, "--role", "facilitator"])?);
    let invitations = (0..FACILITATORS).map(|_| invite()).collect::<Done<Vec<_>>>()?;
    let server = start(place)?;
    let mut people = Vec::new();
    for (number, invitation) in invitations.iter().enumerate() {
        people.push(facilitator(&server.address, number, invitation)?);
    }
    let sessions = sessions(&people[0], &node)?;
    let acknowledged = Mutex::new(BTreeSet::new());
    let server = Mutex::new(Some(server));
    let began = Instant::now();
    each(SAVES, |number| {
        if save(&people[number % FACILITATORS], &sessions, number).is_ok() {
            let many = acknowledged.lock().map(|mut all| (all.insert(number), all.len()).1).unwrap_or(0);
            if many == KILLED_AFTER {
                // SIGKILL: nothing in the program hears of it.
                drop(server.lock().map(|mut server| server.take()));
            }
        }
    });
    let acknowledged = acknowledged.into_inner().map_err(|e| e.to_string())?;
    let took = began.elapsed();
    if acknowledged.len() < KILLED_AFTER || acknowledged.len() >= SAVES {
        return Err(format!(
            "{} of {SAVES} saves were acknowledged: nothing was killed in their midst",
            acknowledged.len()
        ));
    }
    let server = start(place)?;
    people.iter_mut().for_each(|person| person.server.clone_from(&server.address));
    let stored = topics(&people[0], &node)?;
    let lost: Vec<usize> = acknowledged.iter().copied().filter(|number| !stored.contains(&topic(*number))).collect();
    eprintln!(
        "{engine}: {} of {SAVES} saves were acknowledged in {:.1} s before the server was killed; {} are stored, {} lost",
        acknowledged.len(),
        took.as_secs_f64(),
        stored.len(),
        lost.len()
    );
    if !lost.is_empty() {
        return Err(format!("acknowledged and lost on {engine}: {lost:?}"));
    }
    // Whoever got no answer sends again, with the same entry; so do some who did.
    let failed = AtomicUsize::new(0);
    each(SAVES, |number| {
        if save(&people[number % FACILITATORS], &sessions, number).is_err() {
            failed.fetch_add(1, Relaxed);
        }
    });
    let stored = topics(&people[0], &node)?;
    if failed.into_inner() > 0 || stored.len() != SAVES {
        return Err(format!("after all were sent again, {} of {SAVES} are stored on {engine}", stored.len()));
    }
    kiosk(&people[0], &sessions[0], engine)?;
    drop(server);
    let words: Vec<&str> = place.words.iter().map(String::as_str).collect();
    let mut verify = openseat(&[&["audit", "verify"], words.as_slice()].concat());
    verify.envs(place.environment.iter().map(|(name, value)| (name, value)));
    step(&format!("the audit log on {engine} is whole"), verify)
}

fn start(place: &Place) -> Done<Server> {
    let words: Vec<&str> = place.words.iter().map(String::as_str).collect();
    Server::with(&words, &[], &place.environment)
}

/// Makes a space and takes the role.
fn facilitator(server: &str, number: usize, invitation: &str) -> Done<Browser> {
    let mut browser = Browser { server: server.to_owned(), cookie: String::new(), token: String::new() };
    let words = format!("passphrase=seven+quiet+herons+wade+{number}");
    let started = browser.post("/space/start", &words)?;
    let cookie = started.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
    if cookie.is_empty() {
        return Err(format!("no space was made: {} {}", started.status, started.body));
    }
    browser.cookie = cookie;
    browser.token = browser.get(invitation)?.hidden("form")?;
    let taken = browser.post(invitation, "")?;
    if taken.status == 303 {
        Ok(browser)
    } else {
        Err(format!("the role was not taken: {} {}", taken.status, taken.body))
    }
}

/// Adds sessions by hand; their addresses.
fn sessions(person: &Browser, node: &str) -> Done<Vec<String>> {
    let path = format!("/organisation/{node}/sessions/new");
    let page = person.get(&path)?;
    let day = page.body.split("name=\"day\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let day = day.ok_or_else(|| format!("no day on the page: {}", page.body))?;
    let mut all = Vec::new();
    for number in 0..SESSIONS {
        let form = format!(
            "entry={}&day={day}&time={:02}%3A{:02}&minutes=30&mode=in-person",
            entry(9_000 + number),
            number / 4 % 24,
            number % 4 * 15
        );
        let added = person.post(&path, &form)?;
        let address = added.header("location").to_owned();
        if added.status != 303 || !address.contains("/sessions/") {
            return Err(format!("no session was added: {} {}", added.status, added.body));
        }
        all.push(address);
    }
    Ok(all)
}

/// One save: a topic that no other save has.
fn save(person: &Browser, sessions: &[String], number: usize) -> Done {
    let form = format!("entry={}&base=1&part=more&topics={}", entry(number), topic(number));
    let answer = person.post(&sessions[number % SESSIONS], &form)?;
    if answer.status == 303 { Ok(()) } else { Err(format!("{}: {}", answer.status, answer.body)) }
}

fn topic(number: usize) -> String {
    format!("topic{number:04}")
}

fn entry(number: usize) -> String {
    format!("00000000-0000-4000-8000-{number:012}")
}

/// Every topic that is stored.
fn topics(person: &Browser, node: &str) -> Done<BTreeSet<String>> {
    let table = person.get(&format!("/organisation/{node}/sessions.csv"))?;
    if table.status != 200 {
        return Err(format!("the table was not sent: {}", table.status));
    }
    let words = table.body.split(|c: char| !c.is_ascii_alphanumeric());
    Ok(words
        .filter(|word| word.starts_with("topic0") || word.len() == 9 && word.starts_with("topic"))
        .map(str::to_owned)
        .collect())
}

/// Five hundred people at one tablet, each tapping twice.
fn kiosk(person: &Browser, session: &str, engine: &str) -> Done {
    let door = format!("{session}/door");
    person.post(&door, "do=open")?;
    let page = person.get(&door)?.body;
    let kiosk = page.split("/kiosk/").nth(1).and_then(|rest| rest.split('<').next());
    let kiosk = format!("/kiosk/{}", kiosk.ok_or_else(|| format!("no tablet on the page: {page}"))?);
    let guest = Browser { cookie: String::new(), token: String::new(), ..person.clone() };
    let failed = AtomicUsize::new(0);
    let began = Instant::now();
    each(2 * SIGN_INS, |number| {
        let form = format!("entry={}&first=no", entry(20_000 + number / 2));
        if guest.post(&kiosk, &form).map_or(true, |answer| answer.status != 303) {
            failed.fetch_add(1, Relaxed);
        }
    });
    let took = began.elapsed();
    let page = person.get(&door)?.body;
    let counted = page.contains(&format!("{SIGN_INS} in the room, 0 online"));
    let failed = failed.into_inner();
    eprintln!(
        "{engine}: {SIGN_INS} people tapped twice at one tablet in {:.1} s, {failed} taps failed",
        took.as_secs_f64()
    );
    if !counted || failed > 0 || took > Duration::from_secs(60) {
        return Err(format!("the tablet lost or doubled somebody, or took too long, on {engine}: {page}"));
    }
    Ok(())
}

/// Does something for each number, many at once.
fn each(many: usize, work: impl Fn(usize) + Sync) {
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Relaxed);
                    if number >= many {
                        return;
                    }
                    work(number);
                }
            });
        }
    });
}
