//! A whole region of a real BMLT server, answered for by the program over HTTP, beside what BMLT 4.2.7 took on two cores.
//!
//! The peer's figures were measured once on another machine with two cores (Apache 2.4, PHP 8.4 with opcache, MariaDB
//! 10.11, 4 connections): they are the order of size, not a race.

use std::{
    path::Path,
    process::{Command, Stdio},
};

use crate::{
    Bmlt,
    figures::Times,
    http,
    site::{Server, Trouble},
};

/// What is asked, the paths of it, the peer's requests in a second, and the least that ours must be.
struct Question {
    what: &'static str,
    paths: Vec<String>,
    peer: f64,
    least: f64,
}

const FACE: &str = "/main_server/client_interface/json/?switcher=GetSearchResults";
/// Pages of ten that the region has.
const PAGES: usize = 150;

/// Imports the region and asks for it.
pub(crate) async fn run(bmlt: Bmlt) -> Result<(), String> {
    measure(bmlt).await.map_err(|trouble| trouble.to_string())
}

async fn measure(bmlt: Bmlt) -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    import(&bmlt.program, &bmlt.region, folder.path())?;
    let server = Server::start(&bmlt.program, folder.path())?;
    let whole = http::get(&server.address, FACE).await?;
    println!("\nA BMLT region over HTTP, {} KB in the whole list, {} s each", whole.len() / 1000, bmlt.seconds);
    println!(
        "{:<34}{:>12}{:>12}{:>12}{:>12}{:>10}{:>10}",
        "", "connections", "requests/s", "least", "BMLT's", "p50 ms", "p99 ms"
    );
    for question in questions() {
        for connections in [bmlt.connections, 1] {
            let times = http::ask(&server.address, &question.paths, connections, bmlt.seconds).await?;
            let rate = times.len() as f64 / bmlt.seconds as f64;
            let times = Times::new(times);
            let millis = |share: f64| times.at(share).as_secs_f64() * 1e3;
            let Question { what, peer, least, .. } = question;
            let (p50, p99) = (millis(0.5), millis(0.99));
            println!("{what:<34}{connections:>12}{rate:>12.0}{least:>12.0}{peer:>12.1}{p50:>10.2}{p99:>10.2}");
        }
    }
    Ok(())
}

fn questions() -> Vec<Question> {
    let one = |more: &str| vec![format!("{FACE}{more}")];
    let pages = (1..=PAGES).map(|page| format!("{FACE}&page_size=10&page_num={page}")).collect();
    vec![
        // 1,715 ms a list; ours must take less than 10 ms.
        Question { what: "whole list", paths: one(""), peer: 0.6, least: 100.0 },
        Question { what: "page of 10, another each time", paths: pages, peer: 85.3, least: 20_000.0 },
        Question { what: "Monday", paths: one("&weekdays=2"), peer: 8.1, least: 81.0 },
        Question {
            what: "10 km sorted by distance",
            paths: one("&lat_val=40.7128&long_val=-74.006&geo_width_km=10&sort_results_by_distance=1"),
            peer: 8.7,
            least: 87.0,
        },
        Question { what: "the word church", paths: one("&SearchString=church"), peer: 3.1, least: 31.0 },
    ]
}

fn import(program: &Path, region: &Path, folder: &Path) -> Result<(), Trouble> {
    let mut import = Command::new(program);
    import.args(["import", "--name", "region", "--data"]).arg(folder).arg(region).stdout(Stdio::null());
    let status = import.status()?;
    if status.success() { Ok(()) } else { Err(format!("{} cannot be imported", region.display()).into()) }
}
