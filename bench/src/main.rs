//! Measures Openseat beside its peers, on the same data and with the same answers.
//!
//! `cargo run --release -p openseat-bench -- engine` puts the same questions to the directory in memory and to
//! PostGIS, checks that the answers are the same, and prints both times and their ratio. Needs no network.
//! `cargo run --release -p openseat-bench -- site` imports the same world with the real program and asks its pages;
//! with `--beside` it puts the same questions to PostGIS over as many connections.

#![allow(clippy::print_stdout, reason = "the table is what this program is for")]

mod bmlt;
mod cluster;
mod compare;
mod engine;
mod figures;
mod http;
mod import;
mod peer;
mod requests;
mod setup;
mod site;
mod space;
mod tables;
mod workload;

use std::{path::PathBuf, process::ExitCode};

use clap::{Args, Parser, Subcommand};

#[derive(Parser)]
#[command(about = "Measures Openseat beside its peers, on the same data and with the same answers")]
struct Command {
    #[command(subcommand)]
    part: Part,
}

#[derive(Subcommand)]
enum Part {
    /// The search in memory beside a query in PostGIS. Example: openseat-bench engine --meetings 300000
    Engine(Size),
    /// The real program: a list imported, then pages over HTTP. Example: openseat-bench site --program target/release/openseat
    Site(Site),
    /// A region of a real BMLT server, imported and asked for over HTTP. Example: openseat-bench bmlt --region dump.sql
    Bmlt(Bmlt),
    /// A person's space with years in it and many people around. Example: openseat-bench space --people 50000
    Space(Space),
}

/// The region to answer for.
#[derive(Args)]
struct Bmlt {
    /// The program, built for release.
    #[arg(long, default_value = "target/release/openseat")]
    program: PathBuf,
    /// The dump of its database.
    #[arg(long)]
    region: PathBuf,
    /// Seconds to ask each question.
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// Connections that stay open.
    #[arg(long, default_value_t = 32)]
    connections: usize,
}

/// Spaces to ask for.
#[derive(Args)]
struct Space {
    /// The program, built for release.
    #[arg(long, default_value = "target/release/openseat")]
    program: PathBuf,
    /// People in the cluster; a tenth of them is measured first. 0 leaves PostgreSQL out.
    #[arg(long, default_value_t = 50_000)]
    people: usize,
    /// Seconds to ask each page.
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// Connections that stay open.
    #[arg(long, default_value_t = 8)]
    connections: usize,
}

/// The program to measure.
#[derive(Args)]
struct Site {
    /// The program, built for release.
    #[arg(long, default_value = "target/release/openseat")]
    program: PathBuf,
    /// Weekly meetings in the made-up world.
    #[arg(long, default_value_t = 300_000)]
    meetings: usize,
    /// Seconds to ask each sort of page.
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// Connections that stay open.
    #[arg(long, default_value_t = 32)]
    connections: usize,
    /// Ask PostGIS too, request against request.
    #[arg(long)]
    beside: bool,
    /// A folder to keep the imported world in. If it holds one already, the import is left out.
    #[arg(long)]
    keep: Option<PathBuf>,
}

/// How much to measure.
#[derive(Args, Clone, Copy)]
struct Size {
    /// Weekly meetings in the made-up world.
    #[arg(long, default_value_t = 300_000)]
    meetings: usize,
    /// Questions of each sort to the directory in memory.
    #[arg(long, default_value_t = 20_000)]
    questions: usize,
    /// Questions of each sort to the peer, the first of those above; each answer is compared.
    #[arg(long, default_value_t = 1_000)]
    peer_questions: usize,
    /// The seed of the made-up world.
    #[arg(long, default_value_t = 7)]
    seed: u64,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let done = match Command::parse().part {
        Part::Engine(size) => engine::run(size).await,
        Part::Site(site) => site::run(site).await,
        Part::Bmlt(bmlt) => bmlt::run(bmlt).await,
        Part::Space(space) => space::run(space).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            println!("{trouble}");
            ExitCode::FAILURE
        }
    }
}
