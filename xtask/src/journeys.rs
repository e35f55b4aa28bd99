//! Whole journeys in a real browser, on each engine: a person shares with a clinic and is erased, somebody is met at the
//! door, people tell what a group was like, a steward has a day, somebody lives a month, three
//! groups are run.

use crate::{
    browser, groups, month, need,
    postgres::Postgres,
    run::{Done, root, step, works},
    server::{self, Server, openseat},
    steward,
};

/// Where one run keeps its data: words of the command line, and what the environment says beside them.
pub struct Place {
    pub words: Vec<String>,
    pub environment: Vec<(&'static str, String)>,
}

/// All of them on the embedded database, where every page is looked at too, and on PostgreSQL, without script.
pub fn all() -> Done {
    if !works("faketime", &["-f", "+0", "true"]) {
        return Err("The journeys need faketime, since some of them last a week. On Debian 12 this brings it:\n\n    \
                    sudo apt-get install -y faketime\n"
            .into());
    }
    need::programs(true)?;
    server::build()?;
    run(&embedded("journeys")?, "SQLite", &["look"])?;
    steward::day(&embedded("steward")?, "SQLite", &["look"])?;
    month::play(&embedded("month")?, "SQLite", &["look"])?;
    groups::play(&embedded("groups")?, "SQLite", &["look"])?;
    let postgres = Postgres::start()?;
    let folder = server::fresh("journeys-postgres")?.to_string_lossy().into_owned();
    let environment = vec![("OPENSEAT_DATA_FOLDER", folder), ("OPENSEAT_KEYS_STORE", postgres.database("keys")?)];
    let place = Place { words: vec!["--database".to_owned(), postgres.database("data")?], environment };
    run(&place, "PostgreSQL", &[])?;
    let folder = server::fresh("steward-postgres")?.to_string_lossy().into_owned();
    let environment = vec![("OPENSEAT_DATA_FOLDER", folder), ("OPENSEAT_KEYS_STORE", postgres.database("list_keys")?)];
    let place = Place { words: vec!["--database".to_owned(), postgres.database("list")?], environment };
    steward::day(&place, "PostgreSQL", &[])?;
    let folder = server::fresh("month-postgres")?.to_string_lossy().into_owned();
    let environment = vec![("OPENSEAT_DATA_FOLDER", folder), ("OPENSEAT_KEYS_STORE", postgres.database("month_keys")?)];
    let place = Place { words: vec!["--database".to_owned(), postgres.database("month")?], environment };
    month::play(&place, "PostgreSQL", &[])?;
    let folder = server::fresh("groups-postgres")?.to_string_lossy().into_owned();
    let environment =
        vec![("OPENSEAT_DATA_FOLDER", folder), ("OPENSEAT_KEYS_STORE", postgres.database("groups_keys")?)];
    let place = Place { words: vec!["--database".to_owned(), postgres.database("groups")?], environment };
    groups::play(&place, "PostgreSQL", &[])
}

/// A place in a folder of its own.
pub fn embedded(name: &str) -> Done<Place> {
    let folder = server::fresh(name)?.to_string_lossy().into_owned();
    Ok(Place { words: vec!["--data".to_owned(), folder], environment: Vec::new() })
}

fn run(place: &Place, engine: &str, further: &[&str]) -> Done {
    let names = root().join("target/test-data/journeys.json").to_string_lossy().into_owned();
    let clinic = clinic(place)?;
    let office = organisation(place, &["add", "Harbour Office"])?;
    organisation(place, &["keep-list", office_id(&office)?])?;
    let keeper = || link(&organisation(place, &["invite", office_id(&office)?, "--role", "steward"])?);
    let (first, second) = (keeper()?, keeper()?);
    {
        let early = Server::earlier(place, "-8d")?;
        browser::script(
            &format!("two people begin, on {engine}"),
            "review.mjs",
            &[&early.address, "before", &names, &first],
        )?;
    }
    let words: Vec<&str> = place.words.iter().map(String::as_str).collect();
    let server = Server::with(&words, &[], &place.environment)?;
    let script = |what: &str, file, given: &[&str]| {
        let given = [&[server.address.as_str()], given, further].concat();
        browser::script(&format!("{what}, on {engine}"), file, &given)
    };
    script("people tell what a group was like", "review.mjs", &["after", &names])?;
    script("somebody is met at the door", "greeting.mjs", &[&second])?;
    script("a person shares with a clinic", "sharing.mjs", &[&clinic])?;
    let mut verify = openseat(&[&["audit", "verify"], words.as_slice()].concat());
    verify.envs(place.environment.iter().map(|(name, value)| (name, value)));
    step(&format!("the audit log on {engine} is whole"), verify)
}

/// Makes a clinic as its operator does, and gives the path of the link for its first manager.
pub fn clinic(place: &Place) -> Done<String> {
    link(&organisation(place, &["add", "Riverside Clinic", "--standing", "part2"])?)
}

/// What `openseat organisation …` said.
pub fn organisation(place: &Place, words: &[&str]) -> Done<String> {
    let at: Vec<&str> = place.words.iter().map(String::as_str).collect();
    let mut command = openseat(&[&["organisation"], words, at.as_slice()].concat());
    command.envs(place.environment.iter().map(|(name, value)| (name, value)));
    let output = command.output().map_err(|e| format!("{:?} could not be started: {e}", command.get_program()))?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(said);
    }
    Err(format!("{words:?} was refused: {said}{}", String::from_utf8_lossy(&output.stderr)))
}

/// The path of the link in what was said.
pub fn link(said: &str) -> Done<String> {
    let token = said.split(|c: char| c.is_whitespace() || c == '"').find_map(|word| word.split_once("/invitation/"));
    token.map(|(_, token)| format!("/invitation/{token}")).ok_or_else(|| format!("no link came: {said}"))
}

/// The id of an organisation that was just made.
pub fn office_id(said: &str) -> Done<&str> {
    let id = said.split(|c: char| c.is_whitespace()).map(|word| word.trim_end_matches('.'));
    let mut ids = id.filter(|word| word.len() == 36 && word.matches('-').count() == 4);
    ids.next().ok_or_else(|| format!("no id came: {said}"))
}
