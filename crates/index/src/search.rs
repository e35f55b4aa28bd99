//! From a question to its answers.

use openseat_domain::search::{Ask, Hit, Minute, Near, Way};

use crate::{
    directory::Directory,
    every::{Every, Met},
    facets::{Counting, Facets},
    filter::Filter,
    grid::Run,
    narrow::{Narrow, list},
    page::{Candidate, Page},
    plan::{self, Plan},
    sphere::{Spot, chord2_of_km, km_of_chord2},
    stretch::{Stretch, cut},
    timeline::Reach,
};

/// Working memory of a search. Nothing of a question stays in it; only room for the next.
#[derive(Debug, Default)]
pub struct Scratch {
    stretches: Vec<Stretch>,
    runs: Vec<Run>,
    found: Vec<Candidate>,
    narrow: Narrow,
    counting: Counting,
}

/// The answers to a question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// In order, at most as many as asked for.
    pub hits: Vec<Hit>,
    /// Whether there are more behind them.
    pub more: bool,
    /// How many there are in all, if the search had to see them all anyway. Depends on how it went.
    pub total: Option<u32>,
}

/// Where answers go.
pub(crate) trait Answers {
    /// Takes one start that answers: minutes after the beginning of the window, squared chord, meeting.
    fn take(&mut self, start: u16, chord2: f32, meeting: u32);
    /// How many more are of use.
    fn wanted(&self) -> usize;
    /// Whether starts of a later minute are of no use any more. Only right if starts are taken in order of time.
    fn is_full(&self) -> bool {
        self.wanted() == 0
    }
    /// Says that there may be answers which were not looked at.
    fn stop(&mut self);
    /// Ends a stretch: whatever is taken after this comes later in the order.
    fn settle(&mut self);
}

pub(crate) fn search(
    directory: &Directory,
    ask: &Ask,
    now: Minute,
    scratch: &mut Scratch,
    plan: Option<Plan>,
) -> Found {
    let Scratch { stretches, runs, found, narrow, .. } = scratch;
    cut(&ask.windows, now, directory.window(), stretches);
    let mut page = Page::new(ask, found);
    answer(directory, ask, stretches, runs, narrow, plan, &mut page);
    page.finish(ask, directory.window().from, circle(ask).is_some())
}

pub(crate) fn facets(directory: &Directory, ask: &Ask, scratch: &mut Scratch) -> Facets {
    let Scratch { stretches, runs, narrow, counting, .. } = scratch;
    counting.reset(directory);
    see_all(directory, ask, stretches, runs, narrow, &mut counting.counter(directory));
    counting.finish()
}

pub(crate) fn for_each(directory: &Directory, ask: &Ask, scratch: &mut Scratch, each: impl FnMut(&Met)) {
    let Scratch { stretches, runs, narrow, counting, .. } = scratch;
    counting.seen.reset(directory.len());
    let seen = &mut counting.seen;
    let mut every = Every { directory, seen, in_circle: circle(ask).is_some(), each };
    see_all(directory, ask, stretches, runs, narrow, &mut every);
}

pub(crate) fn for_all(directory: &Directory, ask: &Ask, scratch: &mut Scratch, mut each: impl FnMut(&Met)) {
    let narrow = &mut scratch.narrow;
    let Some((mut filter, cold)) = Filter::new(directory, ask) else { return };
    let listed = narrow.fill(directory, &ask.text, &cold);
    filter.look_up(narrow, listed, directory.len());
    let reach = circle(ask).map(|near| Reach { spot: Spot::new(near.point), chord2: chord2_of_km(near.km) });
    for (fact, meeting) in directory.facts.iter().zip(0..) {
        let mask = directory.masks.of(fact);
        if mask == 0 || !filter.may_accept(mask) || !filter.accepts(mask, fact.kind, meeting) {
            continue;
        }
        match reach.map(|reach| reach.chord2_to(fact.spot)) {
            None => each(&Met::of(directory, meeting, None)),
            Some(Some(chord2)) => each(&Met::of(directory, meeting, Some(km_of_chord2(chord2)))),
            Some(None) => {}
        }
    }
}

/// Takes all answers, in the order in which meetings lie in memory where no place narrows.
fn see_all(
    directory: &Directory,
    ask: &Ask,
    stretches: &mut Vec<Stretch>,
    runs: &mut Vec<Run>,
    narrow: &mut Narrow,
    answers: &mut impl Answers,
) {
    // Seen from the end of time nothing can be joined, so each window stays whole.
    cut(&ask.windows, Minute::MAX, directory.window(), stretches);
    let plan = circle(ask).is_none().then_some(Plan::Listed);
    answer(directory, ask, stretches, runs, narrow, plan, answers);
}

fn answer(
    directory: &Directory,
    ask: &Ask,
    stretches: &[Stretch],
    runs: &mut Vec<Run>,
    narrow: &mut Narrow,
    plan: Option<Plan>,
    answers: &mut impl Answers,
) {
    let Some((mut filter, cold)) = Filter::new(directory, ask) else { return };
    let listed = narrow.fill(directory, &ask.text, &cold);
    filter.look_up(narrow, listed, directory.len());
    let circle = circle(ask);
    let reach = circle.map(|near| Reach { spot: Spot::new(near.point), chord2: chord2_of_km(near.km) });
    if let Some(near) = &circle {
        directory.nearby.grid.cover(near, runs);
    }
    for (number, stretch) in stretches.iter().enumerate() {
        let cells = reach.is_some().then_some(runs.as_slice());
        let plans = plan::Choice { directory, filter: &filter, stretch: *stretch, runs: cells, listed };
        match (plans.possible(plan).unwrap_or_else(|| plans.cheapest(answers.wanted())), reach) {
            (Plan::Merge, Some(reach)) => directory.nearby.merge(&filter, *stretch, reach, runs, answers),
            (Plan::Gather, Some(reach)) => directory.nearby.gather(&filter, *stretch, reach, runs, answers),
            (Plan::Listed, _) if listed.is_some() => {
                list(directory, &filter, *stretch, reach, narrow.left.iter(), answers);
            }
            (Plan::Listed, _) => list(directory, &filter, *stretch, reach, 0..directory.len() as u32, answers),
            (_, Some(reach)) => directory.timeline.scan_within(&filter, *stretch, reach, &directory.facts, answers),
            (_, None) => directory.timeline.scan(&filter, *stretch, answers),
        }
        answers.settle();
        if answers.is_full() && number + 1 < stretches.len() {
            answers.stop();
            break;
        }
    }
}

/// The circle of a question. Being online has no place, so a place does not narrow it.
fn circle(ask: &Ask) -> Option<Near> {
    ask.near.filter(|_| ask.way != Way::Online)
}
