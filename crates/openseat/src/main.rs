//! The program: settings, wiring, commands, and the only clock.
//!
//! **Invariant.** No logic here. What a command does is an action; this crate reads the words, calls it and prints.

mod arguments;
mod clock;
mod commands;
mod keys;
mod open;
mod print;
mod schedule;
mod settings;

use std::process::ExitCode;

use clap::Parser;

use arguments::Arguments;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_env_filter(tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "warn".into()))
        .with_target(false)
        .init();
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("The program could not start its threads: {error}");
            return ExitCode::FAILURE;
        }
    };
    runtime.block_on(commands::run(arguments))
}
