//! Measures Openseat beside its peers, on the same data and with the same answers.
//!
//! `cargo run --release -p openseat-bench -- engine` puts the same questions to the directory in memory and to
//! PostGIS, checks that the answers are the same, and prints both times and their ratio. Needs no network.

#![allow(clippy::print_stdout, reason = "the table is what this program is for")]

mod cluster;
mod compare;
mod engine;
mod figures;
mod peer;
mod workload;

use std::process::ExitCode;

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
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            println!("{trouble}");
            ExitCode::FAILURE
        }
    }
}
