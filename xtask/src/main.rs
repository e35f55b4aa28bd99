//! What a developer runs: `cargo xtask test`, `bench`, `screenshots`.

mod api;
mod bench;
mod browser;
mod chaos;
mod groups;
mod http;
mod journeys;
mod month;
mod need;
mod postgres;
mod provider;
mod run;
mod server;
mod steward;
mod test;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask test [--quick]     every test; --quick leaves out the browser
cargo xtask journeys           people share, tell and are met at the door, in a browser, on each engine
cargo xtask api                the API asked by schemathesis, held to openapi.json
cargo xtask hsds               the HSDS API asked by schemathesis, held to our description and to that of HSDS 3.0
cargo xtask chaos              the server is killed while a thousand save; 500 sign in at one tablet; on each engine
cargo xtask bench [--quick]    the figures of docs/benchmarks.md, each beside a peer or a limit; --quick asks less
cargo xtask screenshots [DIR]  every page at 360 and 1280 px, light and dark
cargo xtask fuzz [SECONDS]     each reader's fuzz target for so long (default 300)";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["test"] => test::all(),
        ["test", "--quick"] => test::quick(),
        ["journeys"] => journeys::all(),
        ["api"] => test::api(),
        ["hsds"] => test::hsds(),
        ["chaos"] => chaos::all(),
        ["bench"] => bench::all(),
        ["bench", "--quick"] => bench::quick(),
        ["screenshots"] => browser::screenshots("target/screenshots"),
        ["screenshots", folder] => browser::screenshots(folder),
        ["fuzz"] => bench::fuzz("300"),
        ["fuzz", seconds] => bench::fuzz(seconds),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\n{problem}");
            ExitCode::FAILURE
        }
    }
}
