//! The real program over a directory of the world's size: imported, served, asked.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use openseat_index::synthetic::World;

use crate::{
    Site, http, import,
    requests::{self, How},
};

/// Whatever went wrong, in words.
pub(crate) type Trouble = Box<dyn std::error::Error + Send + Sync>;

/// The seed of the made-up world.
const SEED: u64 = 7;

/// Linux counts the work of processes in hundredths of a second for all programs (sysconf(3), `_SC_CLK_TCK`).
const TICK_MILLIS: u64 = 10;

/// Imports the world twice, then asks the server for pages.
pub(crate) async fn run(site: Site) -> Result<(), String> {
    measure(site).await.map_err(|trouble| trouble.to_string())
}

async fn measure(site: Site) -> Result<(), Trouble> {
    if !site.program.exists() {
        let program = site.program.display();
        return Err(format!("{program} is not there. Build it first: cargo build --release -p openseat").into());
    }
    let world = World::new(site.meetings, SEED);
    let passing = tempfile::tempdir()?;
    let folder = site.keep.as_deref().unwrap_or(passing.path());
    if site.keep.as_ref().is_none_or(|kept| !kept.exists()) {
        std::fs::create_dir_all(folder)?;
        import::run(&site.program, &world, folder)?;
    }
    let server = Server::start(&site.program, folder)?;
    let megabytes = import::peak_of(server.child.id()).unwrap_or(0.0);
    println!("\nThe server holds {} meetings in {megabytes:.0} MB at most", world.meetings.len());
    http::run(&server, &world, site.connections, site.seconds).await?;
    if site.beside {
        let how = How { connections: site.connections, seconds: site.seconds };
        requests::run(&server, &world, folder, how).await?;
    }
    Ok(())
}

/// The program, ended when this is dropped.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: String,
}

impl Server {
    /// The time that the program worked on all cores until now (proc(5), utime and stime).
    pub(crate) fn worked(&self) -> Duration {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap_or_default();
        // The name of the program comes second, in brackets, and may hold anything.
        let after_name = stat.rsplit(')').next().unwrap_or_default();
        let ticks: u64 = after_name.split_whitespace().skip(11).take(2).filter_map(|t| t.parse::<u64>().ok()).sum();
        Duration::from_millis(ticks * TICK_MILLIS)
    }

    pub(crate) fn start(program: &Path, folder: &Path) -> Result<Self, Trouble> {
        Self::start_with(program, &["--data".to_owned(), folder.display().to_string()], &[])
    }

    /// With where the data is, and settings of the environment.
    pub(crate) fn start_with(program: &Path, data: &[String], settings: &[(&str, String)]) -> Result<Self, Trouble> {
        let mut child = Command::new(program)
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(data)
            .envs(settings.iter().map(|(name, value)| (name, value)))
            .stdout(Stdio::piped())
            .spawn()?;
        let output = child.stdout.take().ok_or("the server has no output")?;
        let said = BufReader::new(output).lines().map_while(Result::ok);
        let address =
            said.flat_map(|line| line.split("http://").nth(1).map(|a| a.trim_end_matches('/').to_owned())).next();
        Ok(Self { child, address: address.ok_or("the server ended before it said its address")? })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; either way nothing is left behind.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
