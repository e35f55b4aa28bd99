//! The questions that are put to everyone.

use openseat_domain::{
    concept::Concept,
    search::{Ask, Near, Window},
};
use openseat_index::synthetic::{Dice, World};

/// One sort of question, many times over: the next 20 within 25 km that start in the next 24 hours, in person.
pub(crate) struct Workload {
    pub name: &'static str,
    pub asks: Vec<Ask>,
}

const LIMIT: usize = 20;
const KM: f64 = 25.0;

/// What narrows a question beside place and time.
#[derive(Clone, Copy)]
enum Type {
    Kind(u8),
    Concepts(&'static [u8]),
}

/// All workloads, each of `questions` questions.
pub(crate) fn all(world: &World, questions: usize) -> Vec<Workload> {
    let by_population = |dice: &mut Dice| world.place(dice, 5.0);
    let big_cities = |dice: &mut Dice| world.cities[dice.below(10)].point;
    let make = |name, narrow, place: &dyn Fn(&mut Dice) -> _| {
        let mut dice = Dice(11);
        let asks = (0..questions).map(|_| ask(world, narrow, place(&mut dice), &mut dice)).collect();
        Workload { name, asks }
    };
    vec![
        make("where people live, type of 60 %", Type::Concepts(&[0]), &by_population),
        make("where people live, two types, 6 %", Type::Concepts(&[0, 5]), &by_population),
        make("where people live, type of 2 %", Type::Concepts(&[12]), &by_population),
        make("where people live, kind of 25 %", Type::Kind(1), &by_population),
        make("where people live, kind of 0.2 %", Type::Kind(30), &by_population),
        make("ten biggest cities, type of 60 %", Type::Concepts(&[0]), &big_cities),
        make("ten biggest cities, type of 2 %", Type::Concepts(&[12]), &big_cities),
    ]
}

fn ask(world: &World, narrow: Type, point: openseat_domain::place::Point, dice: &mut Dice) -> Ask {
    let now = now(world, dice);
    let mut ask = Ask::during(Window { from: now - 10, until: now + 1440 }, LIMIT);
    ask.near = Some(Near { point, km: KM });
    match narrow {
        Type::Kind(number) => ask.kinds = vec![world.kinds[usize::from(number)].clone()],
        Type::Concepts(concepts) => ask.concepts = concepts.iter().copied().map(Concept).collect(),
    }
    ask
}

/// Any minute of the week that leaves a day before the end of what is known.
fn now(world: &World, dice: &mut Dice) -> u32 {
    world.window.from + 1440 + dice.below(6 * 1440) as u32
}
