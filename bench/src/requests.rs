//! Request against request: what a client waits for, over a socket, at the same load.
//!
//! The same meetings, the same questions and the same answers: ours is an HTTP request, answered with a page or with
//! JSON; theirs is a prepared query over the Unix socket, answered with rows that hold all that a card shows.

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use jiff::Timestamp;
use openseat_actions::Snapshot;
use openseat_content::Content;
use openseat_domain::{
    concept::Concept,
    place::Point,
    search::{Ask, Hit, JOINABLE_MINUTES, Minute, Near, Window},
};
use openseat_index::synthetic::{Dice, World};
use openseat_store::Db;
use tokio::task::JoinSet;

use crate::{
    cluster::Cluster,
    compare::{Verdict, compare},
    figures::Times,
    http,
    peer::Peer,
    setup::{Asked, Setup},
    site::{Server, Trouble},
};

/// The type that narrows the questions: about one meeting in five of the world's list has it.
const TYPE: &str = "women";
const KM: f64 = 25.0;
const LIMIT: usize = 20;
/// Different questions of each sort.
const QUESTIONS: usize = 2_000;
/// Answers that are compared, of each sort.
const COMPARED: usize = 300;
const A_DAY: Minute = 1440;

/// How long to measure, and over how many connections beside one.
#[derive(Clone, Copy)]
pub(crate) struct How {
    pub connections: usize,
    pub seconds: u64,
}

/// Where the questions are asked.
struct Drawing {
    name: &'static str,
    points: Vec<Point>,
}

/// Both sides, ready to be asked.
struct Sides<'a> {
    server: &'a Server,
    cluster: Cluster,
    snapshot: Snapshot,
    women: Concept,
    how: How,
}

/// Measures both sides and prints the table. `folder` is that of the server.
pub(crate) async fn run(server: &Server, world: &World, folder: &Path, how: How) -> Result<(), Trouble> {
    let content = Arc::new(Content::embedded());
    let now = Timestamp::from_second(i64::from(this_minute()) * 60)?;
    let snapshot = Snapshot::build(&Db::sqlite(folder.join("openseat.db"))?, &content, now, None).await?;
    let women = content.concept(TYPE).ok_or("the list of concepts has no such type")?;
    let sides = Sides { server, cluster: Cluster::start()?, snapshot, women, how };
    let mut peer = Peer::connect(sides.cluster.socket()).await?;
    peer.load(&sides.snapshot).await?;

    let drawings = drawings(world);
    println!("\nSet-ups of PostgreSQL 15 with PostGIS, over one connection:");
    let sample = drawings.iter().flat_map(|drawing| drawing.points.iter().take(150));
    let sample: Vec<Ask> = sample.map(|point| sides.question(*point)).collect();
    let setups = peer.tune(&sides.snapshot, &sample.iter().collect::<Vec<_>>()).await?;

    print_head(how);
    let ours = sides.ours(&drawings).await?;
    for setup in &setups {
        peer.set_up(setup).await?;
        sides.theirs(&mut peer, setup, &drawings, &ours).await?;
        peer.take_down(setup).await?;
    }
    Ok(())
}

impl Sides<'_> {
    fn question(&self, point: Point) -> Ask {
        let now = this_minute();
        let mut ask = Ask::during(Window { from: now - JOINABLE_MINUTES, until: now + A_DAY }, LIMIT);
        ask.near = Some(Near { point, km: KM });
        ask.concepts.insert(self.women);
        ask
    }

    /// Answers in a second of JSON and of pages, for each drawing and number of connections.
    async fn ours(&self, drawings: &[Drawing]) -> Result<Vec<[f64; 2]>, Trouble> {
        let mut rates = Vec::new();
        for drawing in drawings {
            for connections in [1, self.how.connections] {
                let mut both = [0.0; 2];
                for (rate, (who, path)) in
                    both.iter_mut().zip([("JSON", json_path as fn(Point) -> String), ("page", page_path)])
                {
                    let paths: Vec<String> = drawing.points.iter().map(|point| path(*point)).collect();
                    let times = http::ask(&self.server.address, &paths, connections, self.how.seconds).await?;
                    *rate = times.len() as f64 / self.how.seconds as f64;
                    print_line(drawing.name, connections, &format!("ours, {who}"), *rate, times, "");
                }
                rates.push(both);
            }
        }
        Ok(rates)
    }

    /// The same of the peer, beside ours.
    async fn theirs(
        &self,
        peer: &mut Peer,
        setup: &Setup,
        drawings: &[Drawing],
        ours: &[[f64; 2]],
    ) -> Result<(), Trouble> {
        let mut ours = ours.iter();
        // The time for one question of each drawing: of our JSON, of our page, of theirs; over one connection, over many.
        let mut together = [[0.0; 3]; 2];
        for drawing in drawings {
            self.compare(peer, drawing).await?;
            let asks = drawing.points.iter().map(|point| Asked::new(&self.snapshot, &self.question(*point)));
            let asks: Arc<[Asked]> = asks.collect();
            for ((connections, ours), sums) in [1, self.how.connections].into_iter().zip(&mut ours).zip(&mut together) {
                let times = self.ask_peer(setup, &asks, connections).await?;
                let rate = times.len() as f64 / self.how.seconds as f64;
                let [json, page] = ours.map(|ours| ours / rate);
                print_line(drawing.name, connections, setup.name, rate, times, &format!("{json:.0}x, {page:.0}x"));
                let seconds = [ours[0], ours[1], rate].map(|rate| 1.0 / rate);
                sums.iter_mut().zip(seconds).for_each(|(sum, one)| *sum += one);
            }
        }
        for ([json, page, theirs], connections) in together.into_iter().zip([1, self.how.connections]) {
            println!(
                "{:<24}{connections:>12}  all questions together: {:.0}x, {:.0}x",
                "",
                theirs / json,
                theirs / page
            );
        }
        Ok(())
    }

    async fn ask_peer(&self, setup: &Setup, asks: &Arc<[Asked]>, connections: usize) -> Result<Vec<Duration>, Trouble> {
        let mut peers = Vec::new();
        for _ in 0..connections {
            let mut peer = Peer::connect(self.cluster.socket()).await?;
            peer.prepare(setup, true).await?;
            peers.push(peer);
        }
        let until = Instant::now() + Duration::from_secs(self.how.seconds);
        let mut workers = JoinSet::new();
        for (number, peer) in peers.into_iter().enumerate() {
            let asks = Arc::clone(asks);
            let first = number * asks.len() / connections;
            workers.spawn(async move {
                let mut times = Vec::new();
                for asked in asks.iter().cycle().skip(first) {
                    let began = Instant::now();
                    if began >= until {
                        break;
                    }
                    peer.rows(asked).await?;
                    times.push(began.elapsed());
                }
                Ok::<_, tokio_postgres::Error>(times)
            });
        }
        let mut times = Vec::new();
        while let Some(done) = workers.join_next().await {
            times.extend(done??);
        }
        Ok(times)
    }

    /// An error if our JSON and the peer's rows differ in a time, a distance or their number.
    async fn compare(&self, peer: &Peer, drawing: &Drawing) -> Result<(), Trouble> {
        for point in drawing.points.iter().take(COMPARED) {
            let mut tries = 0;
            loop {
                let body = http::get(&self.server.address, &json_path(*point)).await?;
                let rows = peer.ask(&Asked::new(&self.snapshot, &self.question(*point))).await?;
                let hits = hits(&body, &self.snapshot)?;
                if compare(&hits, &rows) != Verdict::Different {
                    break;
                }
                tries += 1;
                // Between the two questions another minute may have begun.
                if tries == 3 && peer.on_the_edge(&self.question(*point)).await? == 0 {
                    return Err(format!("the answers around {point:?} differ:\n{hits:?}\n{rows:?}").into());
                }
                if tries == 3 {
                    break;
                }
            }
        }
        println!("{:<24}{COMPARED} answers compared: the same", drawing.name);
        Ok(())
    }
}

/// The meetings of our JSON answer.
fn hits(body: &[u8], snapshot: &Snapshot) -> Result<Vec<Hit>, Trouble> {
    let answer: serde_json::Value = serde_json::from_slice(body)?;
    let meetings = answer["meetings"].as_array().ok_or("an answer without meetings")?;
    let hit = |one: &serde_json::Value| -> Option<Hit> {
        let start: Timestamp = one["start"].as_str()?.parse().ok()?;
        Some(Hit {
            meeting: snapshot.by_slug(one["slug"].as_str()?)?,
            start: Minute::try_from(start.as_second() / 60).ok()?,
            km: Some(one["km"].as_f64()? as f32),
        })
    };
    meetings.iter().map(|one| hit(one).ok_or("a meeting that cannot be read".into())).collect()
}

fn json_path(point: Point) -> String {
    format!("/api/v1/meetings?near={:.4},{:.4}&within={KM}km&type={TYPE}", point.lat, point.lon)
}

fn page_path(point: Point) -> String {
    format!("/near?place={:.4},{:.4}&within={KM}km&day=soon&type={TYPE}", point.lat, point.lon)
}

/// Two drawings of places: where people live, and the ten biggest cities.
fn drawings(world: &World) -> [Drawing; 2] {
    let mut dice = Dice(11);
    // Four decimals stand in the address, so both sides are asked for the same point.
    let rounded = |point: Point| Point { lat: (point.lat * 1e4).round() / 1e4, lon: (point.lon * 1e4).round() / 1e4 };
    let live = (0..QUESTIONS).map(|_| rounded(world.place(&mut dice, 5.0))).collect();
    let biggest = world.cities.iter().take(10).map(|city| rounded(city.point)).collect();
    [Drawing { name: "where people live", points: live }, Drawing { name: "ten biggest cities", points: biggest }]
}

/// The program that is measured reads the same clock.
fn this_minute() -> Minute {
    let since = std::time::UNIX_EPOCH.elapsed().unwrap_or_default();
    (since.as_secs() / 60) as Minute
}

fn print_head(how: How) {
    println!("\nRequest against request: the next 20 within 25 km in 24 hours, a type of 18 %, {} s each", how.seconds);
    println!(
        "{:<24}{:>12}  {:<70}{:>12}{:>10}{:>10}  ours, JSON and page: so many times as many",
        "", "connections", "who", "answers/s", "p50 ms", "p99 ms"
    );
}

fn print_line(place: &str, connections: usize, who: &str, rate: f64, times: Vec<Duration>, ratios: &str) {
    let times = Times::new(times);
    let [p50, p99] = [0.5, 0.99].map(|share| times.at(share).as_secs_f64() * 1e3);
    println!("{place:<24}{connections:>12}  {who:<70}{rate:>12.0}{p50:>10.2}{p99:>10.2}  {ratios}");
}
