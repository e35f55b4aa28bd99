//! How long it takes to ask whether somebody may: `cargo bench -p openseat-domain --bench policy`.
//!
//! The limit is one microsecond. The actor has eight roles, none of which gives leave to the slowest question, so that
//! each is looked at.

use std::{hint::black_box, time::Instant};

use openseat_domain::{
    organisation::Path,
    policy::{Action, Kind, Thing, may},
    role::{Actor, Grant, Role},
};
use uuid::Uuid;

const TURNS: u32 = 200_000;
const ROLES: u128 = 8;
const LIMIT_NS: f64 = 1_000.0;

#[expect(clippy::print_stdout, reason = "the figures are what it is run for")]
fn main() {
    let clinic = Path::root(Uuid::from_u128(1));
    let group = |n| clinic.below(Uuid::from_u128(n)).and_then(|site| site.below(Uuid::from_u128(n + 100)));
    let node = |n| group(n).expect("three levels fit");
    let grants = (0..ROLES).map(|n| Grant { role: Role::ALL[n as usize], on: node(10 + n) }).collect();
    let actor = Actor::Person { id: Uuid::from_u128(7), grants };
    let things: Vec<Thing> = Kind::ALL.into_iter().map(|kind| Thing::on(kind, node(17))).collect();
    let begun = Instant::now();
    for _ in 0..TURNS {
        for thing in &things {
            for action in Action::ALL {
                black_box(may(black_box(&actor), action, black_box(thing)));
            }
        }
    }
    let asked = f64::from(TURNS) * (things.len() * Action::ALL.len()) as f64;
    let each = begun.elapsed().as_nanos() as f64 / asked;
    println!("may: {each:.1} ns a question ({ROLES} roles, every kind and action; limit {LIMIT_NS:.0} ns)");
    assert!(each < LIMIT_NS, "asking takes longer than it may");
}
