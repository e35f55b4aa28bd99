//! How long signing in takes when many do it at once, and whether searches notice.
//!
//! `cargo run --release -p openseat-actions --example sign_in_bench -- [MEETINGS]`
//!
//! A whole house on the embedded database with durable writes. Searches of 20 results arrive every 2 ms, whatever
//! becomes of those before; their time runs from when they were due.

use std::{
    error::Error,
    hint::black_box,
    path::Path as Folder,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use futures_util::future::{join_all, try_join_all};
use jiff::Timestamp;
use openseat_actions::{
    Home, House, Stores,
    account::{self, Device},
    import::{Import, import},
    minute_of,
    question::Question,
    session,
};
use openseat_content::{Content, Locale};
use openseat_domain::{
    organisation::Path,
    policy::{Action, Kind, Thing, may},
    role::{Actor, Grant, Role},
};
use openseat_index::Scratch;
use openseat_outside::fetch::Recorded;
use openseat_store::{Db, testing};
use serde_json::json;
use uuid::Uuid;

const PEOPLE: usize = 20;
const ROUNDS: usize = 20;
const PASSPHRASE: &str = "the bus was late on tuesday";
const EVERY: Duration = Duration::from_millis(2);

type Failed = Box<dyn Error + Send + Sync>;

#[tokio::main]
#[expect(clippy::print_stdout, reason = "the figures are what it is run for")]
async fn main() -> Result<(), Failed> {
    let meetings = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(20_000);
    let now: Timestamp = "2026-11-23T12:00:00Z".parse()?;
    let folder = std::env::temp_dir().join(format!("openseat-sign-in-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let house = Arc::new(house(&folder, meetings, now).await?);
    let names = people(&house, now).await?;
    let mut quiet = searches(&house, now, async { tokio::time::sleep(Duration::from_secs(5)).await }).await?;
    let mut signing = Vec::new();
    let work = async {
        for round in 0..ROUNDS {
            signing.extend(sign_in_all(&house, &names, round, now).await);
        }
    };
    let mut busy = searches(&house, now, work).await?;
    let mut asked = who(&house, &names[0], now).await?;
    println!("{PEOPLE} people sign in at once, {ROUNDS} times; {meetings} meetings; {} cores", cores());
    println!("{:<34} {:>10} {:>10} {:>10}", "", "p50", "p99", "limit p99");
    line("sign in, 20 at once", &mut signing, "1 s");
    line("search, nobody signs in", &mut quiet, "");
    line("search, 20 sign in all the while", &mut busy, "");
    line("who has this token", &mut asked, "");
    println!("{:<34} {:>10} {:>21}", "permission check, on average", format!("{} ns", permission()), "1000 ns");
    Ok(std::fs::remove_dir_all(&folder)?)
}

async fn house(folder: &Folder, meetings: usize, now: Timestamp) -> Result<House, Failed> {
    let stores = Stores {
        data: Db::sqlite(folder.join("data.db"))?,
        keys: Db::sqlite(folder.join("keys.db"))?,
        masters: testing::masters(),
    };
    let home = Home { country: "GB".into(), zone: "Europe/London".into() };
    let content = Arc::new(Content::embedded());
    let house =
        House::open(stores, content, Arc::new(Recorded::default()), [1; 32], home, || Timestamp::UNIX_EPOCH).await?;
    let list: Vec<_> = (0..meetings).map(meeting).collect();
    let ask = Import { name: "bench".into(), address: "bench.json".into(), who: "bench".into(), ..Import::default() };
    import(&house, ask, serde_json::to_vec(&list)?, now, Arc::new(|_, _| ())).await?;
    house.refresh(now).await?;
    Ok(house)
}

/// Around Leeds, over the week and the day.
fn meeting(n: usize) -> serde_json::Value {
    let (row, column) = (n / 200, n % 200);
    json!({
        "slug": format!("meeting-{n}"), "name": format!("Meeting {n}"), "day": n % 7, "types": ["O"],
        "time": format!("{:02}:{:02}", 7 + n % 15, n / 7 % 4 * 15), "timezone": "Europe/London",
        "formatted_address": format!("{n} Example Street, Leeds LS1 4AB, UK"),
        "latitude": 53.5 + row as f64 * 0.005, "longitude": -2.05 + column as f64 * 0.005,
    })
}

async fn people(house: &House, now: Timestamp) -> Result<Vec<String>, Failed> {
    let start = |n| account::start(house, PASSPHRASE.into(), Locale::En, device(n, 0), now);
    Ok(try_join_all((0..PEOPLE).map(start)).await?.into_iter().map(|started| started.name).collect())
}

/// Each person in a network of their own.
fn device(person: usize, round: usize) -> Device {
    Device { name: "Firefox on Android".into(), network: format!("{person} {round}") }
}

async fn sign_in_all(house: &Arc<House>, names: &[String], round: usize, now: Timestamp) -> Vec<Duration> {
    let one = |(n, name): (usize, &String)| {
        let (house, name) = (Arc::clone(house), name.clone());
        tokio::spawn(async move {
            let began = Instant::now();
            let opened = account::sign_in(&house, name, PASSPHRASE.into(), device(n, round), now).await;
            opened.expect("the passphrase fits");
            began.elapsed()
        })
    };
    let took = join_all(names.iter().enumerate().map(one)).await;
    took.into_iter().map(|took| took.expect("a sign-in does not panic")).collect()
}

/// How long searches took that came while `work` was done.
async fn searches(house: &Arc<House>, now: Timestamp, work: impl Future<Output = ()>) -> Result<Vec<Duration>, Failed> {
    let done = Arc::new(AtomicBool::new(false));
    let (until, house) = (Arc::clone(&done), Arc::clone(house));
    let question = Question { near: Some("Leeds".into()), when: Some("tonight".into()), ..Question::default() };
    let ask = house.understand(&question, now)?.ask;
    let searching = tokio::spawn(async move {
        let (mut ticks, mut under_way) = (tokio::time::interval(EVERY), Vec::new());
        while !until.load(Relaxed) {
            let due = ticks.tick().await;
            let (house, ask) = (Arc::clone(&house), ask.clone());
            under_way.push(tokio::spawn(async move {
                let found = house.snapshot().search(&ask, minute_of(now), &mut Scratch::default()).hits.len();
                (due.elapsed(), found)
            }));
        }
        join_all(under_way).await
    });
    work.await;
    done.store(true, Relaxed);
    let took: Result<Vec<_>, _> = searching.await?.into_iter().collect();
    let took = took?;
    assert!(took.iter().all(|(_, found)| *found == 20), "there are twenty to find");
    Ok(took.into_iter().map(|(took, _)| took).collect())
}

/// How long it takes to know who asks, as for every personal page.
async fn who(house: &House, name: &str, now: Timestamp) -> Result<Vec<Duration>, Failed> {
    let token = account::sign_in(house, name.to_owned(), PASSPHRASE.into(), device(0, 99), now).await?.token;
    let mut took = Vec::new();
    for _ in 0..2_000 {
        let began = Instant::now();
        black_box(session::who(house, &token, now).await?);
        took.push(began.elapsed());
    }
    Ok(took)
}

/// Nanoseconds of one question to the policy, over all actions and kinds, for someone with five roles.
fn permission() -> u128 {
    let on = Path::root(Uuid::from_u128(1));
    let grants: Vec<Grant> = Role::ALL.into_iter().take(5).map(|role| Grant { role, on }).collect();
    let actor = Actor::Person { id: Uuid::from_u128(2), grants };
    let questions: Vec<(Action, Thing)> =
        Action::ALL.iter().flat_map(|action| Kind::ALL.map(|kind| (*action, Thing::on(kind, on)))).collect();
    let (began, times) = (Instant::now(), 20_000);
    for _ in 0..times {
        for (action, thing) in &questions {
            black_box(may(black_box(&actor), *action, black_box(thing)));
        }
    }
    began.elapsed().as_nanos() / (times * questions.len()) as u128
}

#[expect(clippy::print_stdout, reason = "the figures are what it is run for")]
fn line(what: &str, took: &mut [Duration], limit: &str) {
    took.sort_unstable();
    let at = |part: usize| format!("{:.2} ms", took[(took.len() - 1) * part / 100].as_secs_f64() * 1_000.0);
    println!("{what:<34} {:>10} {:>10} {limit:>10}", at(50), at(99));
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
