//! Random histories of guests, greeters and stewards, against a model: nobody but the two sides, and a steward once one
//! of them reported it, ever reads what was written; and nothing is read after it has ended.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use openseat_actions::{
    House, greeter,
    greeting::{self, Answer},
    signed::Signed,
};
use openseat_domain::greeting::{Deed, REPORT_KEPT, Side, State, ends_at};
use openseat_store::{Db, testing};
use uuid::Uuid;

use crate::{
    greeters::{ADULTS, Quay, SECOND, asking, greeter_at, quay},
    home::{Dice, house, noon, person},
};

/// What the model knows of one question.
struct Known {
    words: String,
    /// What nobody else may read.
    secret: String,
    greeter: usize,
    id: Uuid,
    state: State,
    /// When all of it is forgotten.
    ends: Timestamp,
}

/// What the model knows of a report.
struct Reported {
    secret: String,
    by: Side,
    until: Timestamp,
    settled: bool,
}

struct World {
    quay: Quay,
    /// Each with the meeting they greet at.
    greeters: Vec<(Signed, &'static str)>,
    stranger: Signed,
    known: Vec<Known>,
    reports: Vec<Reported>,
    now: Timestamp,
}

async fn world(house: &House, db: &Db) -> World {
    let quay = quay(house, db).await;
    let mut greeters = Vec::new();
    for (number, slug) in [(1, ADULTS), (2, SECOND)] {
        greeters.push((greeter_at(house, db, &quay, number, slug).await.0, slug));
    }
    let stranger = person(house, db, 9).await;
    World { quay, greeters, stranger, known: Vec::new(), reports: Vec::new(), now: noon() }
}

/// What has ended is found no more, and so counts as a guess: each look is from elsewhere, so that none waits.
fn network(one: &Known, now: Timestamp) -> String {
    format!("{} {now}", one.secret)
}

/// One step of somebody.
async fn step(house: &House, world: &mut World, dice: &mut Dice) {
    let hours = dice.roll(9) as i64;
    world.now += SignedDuration::from_hours(hours);
    let now = world.now;
    if dice.roll(3) == 0 || world.known.is_empty() {
        return ask(house, world, dice).await;
    }
    let at = dice.roll(world.known.len());
    let one = &world.known[at];
    let (who, live) = (&world.greeters[one.greeter].0, one.ends > now);
    let (side, deed) = [
        (Side::Greeter, Deed::Accept),
        (Side::Greeter, Deed::SayNo),
        (Side::Greeter, Deed::End),
        (Side::Greeter, Deed::Report),
        (Side::Guest, Deed::TakeBack),
        (Side::Guest, Deed::End),
        (Side::Guest, Deed::Report),
    ][dice.roll(7)];
    let done = match (side, deed) {
        (Side::Guest, deed) => greeting::act(house, &one.words, &network(one, now), deed, "Why", now).await,
        (_, Deed::Accept) => greeting::answer(house, who, one.id, Answer::Yes("By the door".into()), now).await,
        (_, Deed::SayNo) => greeting::answer(house, who, one.id, Answer::No, now).await,
        (_, deed) => greeting::end(house, who, one.id, deed == Deed::Report, "Why", now).await,
    };
    let after = one.state.after(side, deed).filter(|_| live);
    assert_eq!(done.expect("answered"), after.is_some(), "{:?} {side:?} {deed:?} {live}", one.state);
    let Some(after) = after else { return };
    if deed == Deed::Report {
        let secret = one.secret.clone();
        world.reports.push(Reported { secret, by: side, until: now + REPORT_KEPT, settled: false });
    }
    world.known[at].state = after;
}

async fn ask(house: &House, world: &mut World, dice: &mut Dice) {
    let greeter = dice.roll(world.greeters.len());
    let (who, slug) = &world.greeters[greeter];
    let view = openseat_actions::meeting::view(house, slug, world.now).await.expect("read").expect("there");
    let greeter::At::Open(_, times) = greeter::at(house, &view, world.now).await.expect("answered") else { return };
    let start = times[dice.roll(times.len())];
    let secret = format!("wish-{}", world.known.len());
    let before: BTreeSet<Uuid> = ids(house, who, world.now).await;
    let form = greeting::AskForm { line: secret.clone(), ..asking(slug, start, "Ash") };
    let code = greeting::ask(house, form, world.now).await.expect("there is room");
    let id = ids(house, who, world.now).await.difference(&before).copied().next().expect("the greeter sees it");
    let minutes = view.draft.schedule.expect("it has a time").minutes;
    let words = greeting::words(code, openseat_content::Locale::Es);
    let ends = ends_at(start, minutes);
    world.known.push(Known { words, secret, greeter, id, state: State::Asked, ends });
}

async fn ids(house: &House, who: &Signed, now: Timestamp) -> BTreeSet<Uuid> {
    greeting::requests(house, who, now).await.expect("read").into_iter().map(|one| one.id).collect()
}

/// Everybody tries to read everything.
async fn check(house: &House, world: &World) -> usize {
    let now = world.now;
    let mut read = 0;
    for one in &world.known {
        let seen = greeting::see(house, &one.words, &network(one, now), now).await.expect("answered");
        assert_eq!(seen.is_some(), one.ends > now);
        let line = seen.and_then(|view| view.words).map(|words| words.line);
        let open = one.state.is_open() && one.ends > now;
        assert_eq!(line, open.then(|| one.secret.clone()), "{:?}", one.state);
        read += usize::from(open);
    }
    for (number, (who, _)) in world.greeters.iter().enumerate() {
        let lines = lines(house, who, now).await;
        let open = |one: &&Known| one.greeter == number && one.state.is_open() && one.ends > now;
        let wanted: BTreeSet<String> = world.known.iter().filter(open).map(|one| one.secret.clone()).collect();
        assert_eq!(lines, wanted);
    }
    let quay = &world.quay;
    for who in [&world.stranger, &quay.steward, &quay.facilitator, &quay.manager, &quay.other_steward] {
        assert!(lines(house, who, now).await.is_empty());
    }
    let node = quay.clinic.node();
    let waiting = greeter::at_node(house, &quay.steward, node, now).await.expect("seen").reports;
    let mut found: Vec<(String, Side)> = Vec::new();
    for one in waiting {
        let view = greeter::read_report(house, &quay.steward, node, one.id, now).await.expect("read");
        assert!(greeter::read_report(house, &quay.other_steward, node, one.id, now).await.is_err());
        assert!(greeter::read_report(house, &world.stranger, node, one.id, now).await.is_err());
        found.push((view.said.words.line, view.by));
    }
    let wait = world.reports.iter().filter(|one| !one.settled && one.until > now);
    let mut wanted: Vec<(String, Side)> = wait.map(|one| (one.secret.clone(), one.by)).collect();
    found.sort();
    wanted.sort();
    assert_eq!(found, wanted);
    read
}

async fn lines(house: &House, who: &Signed, now: Timestamp) -> BTreeSet<String> {
    greeting::requests(house, who, now).await.expect("read").into_iter().map(|one| one.words.line).collect()
}

/// The steward deals with the oldest report.
async fn settle(house: &House, world: &mut World) {
    let (steward, node, now) = (&world.quay.steward, world.quay.clinic.node(), world.now);
    let Some(first) = greeter::at_node(house, steward, node, now).await.expect("seen").reports.into_iter().next()
    else {
        return;
    };
    let line = greeter::read_report(house, steward, node, first.id, now).await.expect("read").said.words.line;
    greeter::settle(house, steward, node, first.id, false, now).await.expect("settled");
    world.reports.iter_mut().filter(|one| one.secret == line).for_each(|one| one.settled = true);
}

async fn history(db: Db, seed: u64, steps: usize) {
    let house = house(&db).await;
    let (mut world, mut dice, mut read) = (world(&house, &db).await, Dice::new(seed), 0);
    for number in 0..steps {
        step(&house, &mut world, &mut dice).await;
        match dice.roll(12) {
            0 => settle(&house, &mut world).await,
            1 => drop(greeting::sweep(&house, world.now).await.expect("swept")),
            _ => {}
        }
        if number % 3 == 0 {
            read += check(&house, &world).await;
        }
    }
    assert!(read > 0 && !world.reports.is_empty(), "the history says little: {read}");
    world.now += SignedDuration::from_hours(60 * 24);
    assert_eq!(check(&house, &world).await, 0, "nothing is read for ever");
}

#[tokio::test]
async fn in_random_histories_only_the_two_sides_read_and_a_steward_what_was_reported() {
    for seed in 1..=6 {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        history(Db::sqlite(folder.path().join("data.db")).expect("a new file can be opened"), seed, 60).await;
    }
}

#[tokio::test]
async fn so_it_is_with_greeters_on_a_cluster() {
    history(Db::postgres(&testing::postgres_url(), 8).expect("the address is right"), 7, 40).await;
}
