//! How long the whole match takes: `cargo run --release -p openseat-actions --example match_bench [MEETINGS]`
//!
//! A made-up world of 300,000 weekly meetings of every kind of the catalogue, asked by people who told little or much, in
//! towns by population. Prints the median and the slowest hundredth of each sort, and fails when one is over the limit.

#![allow(clippy::print_stdout, clippy::disallowed_methods, clippy::unwrap_used, reason = "a program that measures")]

use std::{process::ExitCode, time::Instant};

use openseat_actions::matching::{Around, Asked, answer};
use openseat_content::Content;
use openseat_domain::{
    behaviour::{Behaviour, Behaviours},
    kind::Concern,
    matching::{
        AgeGroup, Goal, MedicationWish, Medicine, Mode, Nerve, Outlook, Part, Rules, Strength, Style, Wanted, Wishes,
    },
    search::Near,
    zone::Zone,
};
use openseat_index::{
    Directory,
    synthetic::{Dice, World},
};

const QUESTIONS: usize = 400;
/// Milliseconds at the slowest hundredth.
const LIMIT: f64 = 5.0;

fn main() -> ExitCode {
    let meetings = std::env::args().nth(1).map_or(300_000, |count| count.parse().unwrap());
    let content = Content::embedded();
    let rules = content.matching().rules(1);
    let (world, directory) = world(meetings, &content);
    println!("{} meetings, {} starts, {} kinds", directory.len(), directory.starts(), content.kinds().len());
    let zone = Zone::table("America/New_York", 2025..=2028).unwrap();
    let around = Around::default();
    let mut dice = Dice(9);
    let mut met = true;
    for (name, wishes) in people(&content) {
        let mut times = Vec::with_capacity(QUESTIONS);
        let mut shown = 0;
        for seed in 0..QUESTIONS as u64 {
            let mut wishes = wishes.clone();
            wishes.near = (wishes.mode != Some(Mode::Online)).then(|| near(&world, &mut dice));
            let now = world.window.from + 1440 + dice.below(1440) as u32;
            let asked = Asked { wishes: &wishes, rules: &rules, zone: &zone, now, seed, around: &around };
            let began = Instant::now();
            let answer = answer(&directory, content.kinds(), &asked);
            times.push(began.elapsed().as_secs_f64() * 1e3);
            shown += answer.suggestions.len();
        }
        met &= tell(name, &mut times, shown);
    }
    if met { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The made-up world with the kinds of the catalogue, and marks where the catalogue's own concepts are.
fn world(meetings: usize, content: &Content) -> (World, Directory) {
    let mut world = World::new(meetings, 7);
    let mut dice = Dice(3);
    let kinds = content.kinds().len();
    for meeting in &mut world.meetings {
        // The rarest kinds of the world are shared among all that are left, so that each kind has meetings.
        if meeting.kind > 8 {
            meeting.kind = (9 + dice.below(kinds - 9)) as u8;
        }
    }
    world.kinds = content.kinds().iter().map(|kind| kind.id.clone()).collect();
    let mut builder = world.builder();
    world.push_all(&mut builder);
    let directory = builder.finish();
    (world, directory)
}

fn near(world: &World, dice: &mut Dice) -> Near {
    Near { point: world.place(dice, 10.0), km: [10.0, 25.0, 50.0][dice.below(3)] }
}

fn people(content: &Content) -> Vec<(&'static str, Wishes)> {
    let wanted = |id: &str, strength| Wanted { concept: content.concept(id).unwrap(), strength };
    let alcohol: Behaviours = [Behaviour::Alcohol].into_iter().collect();
    let rules: Rules = content.matching().rules(1);
    let much = Wishes {
        behaviours: alcohol.with([Behaviour::Opioids].into_iter().collect()),
        goal: Some(Goal::NotSure),
        outlook: Some(Outlook::SecularOnly),
        medication: Some(MedicationWish::Takes([Medicine::Opioid, Medicine::MentalHealth].into_iter().collect())),
        company: vec![wanted("women", Strength::Like), wanted("parents", Strength::Like)],
        access: vec![wanted("step-free", Strength::Like)],
        age: Some(AgeGroup::From18To25),
        parts: vec![Part::Evening, Part::Night],
        usual_languages: content.matching().usual_languages("US"),
        style: Some(Style::Skills),
        nerves: vec![Nerve::New, Nerve::JustListen],
        concerns: vec![Concern::MentalHealth],
        circle_uses: Some(true),
        proof: true,
        weights: Some(rules.weights),
        ..Wishes::default()
    };
    let short = Wishes { behaviours: alcohol, goal: Some(Goal::Stop), ..Wishes::default() };
    let must = Wishes { company: vec![wanted("women", Strength::Must)], ..short.clone() };
    vec![
        ("skipped every question", Wishes::default()),
        ("told two things", short.clone()),
        ("told two things, online only", Wishes { mode: Some(Mode::Online), ..short }),
        ("told what must be", must),
        ("told everything", much.clone()),
        ("told everything, online only", Wishes { mode: Some(Mode::Online), ..much }),
    ]
}

fn tell(name: &str, times: &mut [f64], shown: usize) -> bool {
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    let met = at(0.99) <= LIMIT;
    let verdict = if met { "" } else { "  over the limit" };
    println!(
        "{name:<32} p50 {:>6.2} ms  p99 {:>6.2} ms  limit {LIMIT} ms  ({shown} shown){verdict}",
        at(0.5),
        at(0.99)
    );
    met
}
