//! Measures the search over the made-up world: `cargo bench -p openseat-index --bench search`.
//!
//! Prints the time and memory that a snapshot takes, and for each workload the mean, median and 99th percentile of a
//! search in nanoseconds, on one thread.

#![allow(clippy::print_stdout, reason = "the table is what a benchmark is for")]

use std::{hint::black_box, time::Instant};

use openseat_domain::{
    concept::{Concept, ConceptSet},
    search::{Ask, Near, Way, Window},
};
use openseat_index::{
    Directory, Plan, Scratch,
    synthetic::{Dice, World},
};

const QUERIES: usize = 20_000;

fn main() {
    let meetings = std::env::args().filter_map(|arg| arg.parse().ok()).next().unwrap_or(300_000);
    let world = World::new(meetings, 7);
    let starts: usize = world.meetings.iter().map(|m| m.starts.len()).sum();
    println!(
        "{meetings} meetings, {starts} starts in 9 days, {} cities, {} zones",
        world.cities.len(),
        world.zones.len()
    );
    build(&world, "without words", |world| world.builder().without_words());
    let directory = build(&world, "with words", World::builder);

    println!("\n{:44} {:>8} {:>8} {:>8} {:>8} {:>6}", "in process, ns", "mean", "p50", "p99", "p99.9", "hits");
    let types = [("60 %", vec![0]), ("6 %", vec![0, 5]), ("2 %", vec![12]), ("0.4 %", vec![70])];
    for (name, concepts) in &types {
        let concepts: ConceptSet = concepts.iter().copied().map(Concept).collect();
        measure(&world, &directory, &format!("by population, type {name}"), |ask, _| ask.concepts = concepts);
    }
    measure(&world, &directory, "by population, kind 25 %", |ask, _| ask.kinds = vec![world.kinds[1].clone()]);
    measure(&world, &directory, "by population, kind 0.2 %", |ask, _| ask.kinds = vec![world.kinds[30].clone()]);
    measure(&world, &directory, "by population, any", |_, _| {});
    for (name, concept) in [("60 %", 0), ("2 %", 12)] {
        measure(&world, &directory, &format!("ten biggest cities, type {name}"), |ask, dice| {
            let point = world.cities[dice.below(10)].point;
            ask.near = Some(Near { point, km: 25.0 });
            ask.concepts.insert(Concept(concept));
        });
    }
    measure(&world, &directory, "within 200 km, type 2 %", |ask, _| {
        ask.concepts.insert(Concept(12));
        ask.near.iter_mut().for_each(|near| near.km = 200.0);
    });
    measure(&world, &directory, "within 5,000 km, type 60 %", |ask, _| {
        ask.concepts.insert(Concept(0));
        ask.near.iter_mut().for_each(|near| near.km = 5000.0);
    });
    for (name, concepts) in [("60 %", vec![0]), ("0.001 %", vec![12, 13, 14])] {
        measure(&world, &directory, &format!("online, type {name}"), |ask, _| {
            (ask.way, ask.near) = (Way::Online, None);
            ask.concepts = concepts.iter().copied().map(Concept).collect();
        });
    }
    for (name, text) in [
        ("two words", "circle balton"),
        ("beginning", "ma"),
        ("typing error", "evenign"),
        ("phrase", "\"balham road\""),
    ] {
        measure(&world, &directory, &format!("text, {name}, anywhere"), |ask, _| {
            ask.near = None;
            ask.text = text.into();
        });
    }
    facets(&world, &directory);
}

/// Builds five times and keeps the last; prints the median by the clock and on the processor.
fn build(world: &World, name: &str, builder: impl Fn(&World) -> openseat_index::Builder) -> Directory {
    let mut times = Vec::new();
    loop {
        let (begun, worked) = (Instant::now(), processor_nanos());
        let mut builder = builder(world);
        world.push_all(&mut builder);
        let directory = builder.finish();
        times.push((processor_nanos() - worked, begun.elapsed().as_nanos() as u64));
        if times.len() == 5 {
            let megabytes = directory.bytes() as f64 / 1e6;
            let (processor, clock) = (median(times.iter().map(|t| t.0)), median(times.iter().map(|t| t.1)));
            println!("build {name}: {clock:.0} ms by the clock, {processor:.0} ms of processor, {megabytes:.1} MB");
            return directory;
        }
    }
}

/// The middle one, in milliseconds.
fn median(nanos: impl Iterator<Item = u64>) -> f64 {
    let mut nanos: Vec<u64> = nanos.collect();
    nanos.sort_unstable();
    nanos[nanos.len() / 2] as f64 / 1e6
}

/// How long this thread has run so far: on a busy machine the clock says more of the neighbours than of us. Linux
/// only; 0 elsewhere.
fn processor_nanos() -> u64 {
    let schedule = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    schedule.split(' ').next().and_then(|nanos| nanos.parse().ok()).unwrap_or(0)
}

/// Asks for the next 20 within 25 km in the next 24 hours, as changed by `change`, from many places.
fn measure(world: &World, directory: &Directory, name: &str, change: impl Fn(&mut Ask, &mut Dice)) {
    let mut dice = Dice(11);
    let asks: Vec<Ask> = (0..QUERIES)
        .map(|_| {
            let now = world.window.from + 1440 + dice.below(6 * 1440) as u32;
            let mut ask = Ask::during(Window { from: now - 10, until: now + 1440 }, 20);
            ask.near = Some(Near { point: world.place(&mut dice, 5.0), km: 25.0 });
            change(&mut ask, &mut dice);
            ask
        })
        .collect();
    let plans = [None, Some(Plan::Merge), Some(Plan::Gather), Some(Plan::Timeline)];
    let all = std::env::args().any(|arg| arg == "--plans");
    for plan in plans.into_iter().filter(|plan| plan.is_none() || (all && asks[0].near.is_some())) {
        let (mut times, mut hits) = (Vec::with_capacity(QUERIES), 0);
        let mut scratch = Scratch::default();
        for ask in &asks {
            let now = ask.windows[0].from + 10;
            let begun = Instant::now();
            let found = match plan {
                None => directory.search(black_box(ask), now, &mut scratch),
                Some(plan) => directory.search_by(plan, black_box(ask), now, &mut scratch),
            };
            times.push(begun.elapsed().as_nanos() as u64);
            hits += black_box(found).hits.len();
        }
        times.sort_unstable();
        let at = |share: f64| times[(share * QUERIES as f64) as usize];
        let mean = times.iter().sum::<u64>() / QUERIES as u64;
        let name = plan.map_or(name.to_owned(), |plan| format!("    by {plan:?}"));
        println!(
            "{name:44} {mean:8} {:8} {:8} {:8} {:6.1}",
            at(0.5),
            at(0.99),
            at(0.999),
            hits as f64 / QUERIES as f64
        );
    }
}

fn facets(world: &World, directory: &Directory) {
    let mut scratch = Scratch::default();
    let begun = Instant::now();
    let facets = directory.facets(&Ask::during(world.window, 20), &mut scratch);
    println!("facets of all {} meetings: {} µs", facets.meetings, begun.elapsed().as_micros());
}
