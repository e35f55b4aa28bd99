//! The table of docs/unique.md: how far each count lies from the truth, on made-up people.
//! `cargo run --example unique_errors -p openseat-domain -- 200` draws each row 200 times.
#![allow(clippy::print_stdout, reason = "an example that shows figures")]

#[path = "../tests/unique/people.rs"]
mod people;

fn main() {
    let times: u64 = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(100);
    println!("| people | slips | codes given | exactly alike | joined when near | estimate |");
    println!("|---|---|---|---|---|---|");
    for people in [20, 60, 200, 600] {
        for slips in [0.0, 0.01, 0.02, 0.05, 0.1] {
            let found = people::errors(people, slips, 1..=times);
            let said = |one: people::Errors| {
                format!("{:+.1} % ({:+.1} to {:+.1})", one.middle * 100.0, one.low * 100.0, one.high * 100.0)
            };
            let [exact, joined, estimate] = [found.exact, found.joined, found.estimate].map(said);
            println!("| {people} | {:.0} % | {:.0} | {exact} | {joined} | {estimate} |", slips * 100.0, found.given);
        }
    }
}
