//! A person's own space over HTTP, with years in it and many people around them: what one person's pages cost must not
//! grow with the number of others.
//!
//! On SQLite: one person who wrote something down on every day of two years. On PostgreSQL: 5,000 people and then 50,000,
//! 200 entries each. A hundred of them are real, with a key and a sign-in, and are asked for; what the others keep are
//! random bytes of the same length, since nobody opens them. Rows lie on the disk in the order in which they came, so that
//! one person's are spread over the whole table.

mod crowd;
mod people;
mod plans;

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use openseat_store::Db;

use crate::{
    Space,
    cluster::Cluster,
    figures::Times,
    http,
    site::{Server, Trouble},
};
use people::{Stay, house};

/// The bars for the space page: on SQLite with two years, and on PostgreSQL.
const MOST_SQLITE: Duration = Duration::from_millis(30);
const MOST_POSTGRES: Duration = Duration::from_millis(50);
/// People who are asked for, and entries of each.
const REAL: usize = 100;
const ENTRIES: usize = 200;
/// Days that the person on SQLite kept something.
const DAYS: usize = 730;

/// What is asked; the first is what the bars are for.
const PAGES: [&str; 4] =
    ["/space", "/space/forms/urge/new/all", "/space/forms/urge/summary", "/space/forms/check-in/summary"];

/// Fills spaces and asks for them.
pub(crate) async fn run(space: Space) -> Result<(), String> {
    measure(space).await.map_err(|trouble| match trouble.source() {
        // What a database says stands behind “db error”.
        Some(cause) => format!("{trouble}: {cause}"),
        None => trouble.to_string(),
    })
}

async fn measure(space: Space) -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let master = people::master(folder.path())?;
    two_years(&space, folder.path(), &master).await?;
    if space.people == 0 {
        return Ok(());
    }
    let cluster = Cluster::start()?;
    let url = |name: &str| format!("postgresql:///{name}?host={}&user=postgres", cluster.socket().display());
    crowd::databases(&url("postgres")).await?;
    let settings = Settings {
        data: vec!["--database".into(), url("space")],
        keys: url("space_keys"),
        master,
        folder: folder.path().join("cluster"),
    };
    let data = Db::postgres(&url("space"), 8)?;
    let house = house(data, Db::postgres(&url("space_keys"), 4)?).await?;
    let real = people::many(&house, REAL, ENTRIES).await?;
    drop(house);
    for people in [space.people / 10, space.people] {
        let rows = crowd::grow_to(&url("space"), people, ENTRIES).await?;
        println!("\nA space on PostgreSQL: {people} people, {rows} entries, {ENTRIES} of each");
        let server = settings.serve(&space.program)?;
        ask(&server, &real, MOST_POSTGRES, &space).await?;
        drop(server);
        plans::print(&url("space"), &cluster, &settings, &space.program, &real[0]).await?;
    }
    Ok(())
}

/// How the program finds data and keys.
struct Settings {
    data: Vec<String>,
    keys: String,
    master: PathBuf,
    folder: PathBuf,
}

impl Settings {
    fn serve(&self, program: &Path) -> Result<Server, Trouble> {
        let keys = [
            ("OPENSEAT_KEYS_STORE", self.keys.clone()),
            ("OPENSEAT_KEYS_MASTER", format!("file:{}", self.master.display())),
            ("OPENSEAT_DATA_FOLDER", self.folder.display().to_string()),
        ];
        Server::start_with(program, &self.data, &keys)
    }
}

async fn two_years(space: &Space, folder: &Path, master: &Path) -> Result<(), Trouble> {
    let folder = folder.join("lite");
    std::fs::create_dir_all(folder.join("keys"))?;
    let keys = folder.join("keys").join("keys.db");
    let filled = {
        let house = house(Db::sqlite(folder.join("openseat.db"))?, Db::sqlite(&keys)?).await?;
        people::for_years(&house, DAYS).await?
    };
    println!("\nA space on SQLite, {DAYS} days, {} entries and {} visits", filled.entries, filled.visits);
    let settings = Settings {
        data: vec!["--data".into(), folder.display().to_string()],
        keys: keys.display().to_string(),
        master: master.to_owned(),
        folder: folder.clone(),
    };
    let server = settings.serve(&space.program)?;
    ask(&server, std::slice::from_ref(&filled), MOST_SQLITE, space).await
}

async fn ask(server: &Server, who: &[Stay], most: Duration, space: &Space) -> Result<(), Trouble> {
    println!(
        "{:<34}{:>12}{:>12}{:>10}{:>10}{:>10}{:>12}",
        "", "connections", "requests/s", "p50 ms", "p99 ms", "limit", "KB"
    );
    for (number, path) in PAGES.iter().enumerate() {
        let paths: Vec<(String, String)> = who.iter().map(|one| ((*path).to_owned(), one.cookie.clone())).collect();
        let size = http::get_as(&server.address, path, &who[0].cookie).await?.len();
        for connections in [space.connections, 1] {
            let times = http::ask_as(&server.address, &paths, connections, space.seconds).await?;
            let rate = times.len() as f64 / space.seconds as f64;
            let times = Times::new(times);
            let millis = |share: f64| times.at(share).as_secs_f64() * 1e3;
            let limit = if number == 0 { most.as_millis().to_string() } else { String::new() };
            println!(
                "{path:<34}{connections:>12}{rate:>12.0}{:>10.2}{:>10.2}{limit:>10}{:>12.1}",
                millis(0.5),
                millis(0.99),
                size as f64 / 1000.0
            );
        }
    }
    Ok(())
}
