//! Engine against engine: a search in this process beside the time that the peer's server works on the same question.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use openseat_domain::search::{Ask, Hit, JOINABLE_MINUTES};
use openseat_index::{Directory, Scratch, synthetic::World};
use tokio_postgres::Error;

use crate::{
    Size,
    cluster::Cluster,
    compare::{Verdict, compare},
    figures::{Times, micros, ratio},
    peer::Peer,
    setup::Asked,
    workload::{self, Workload},
};

/// How the answers to one workload compare.
#[derive(Default)]
struct Agreement {
    same: usize,
    tied: usize,
    on_edge: usize,
    different: usize,
}

/// The time for all questions that were put to both.
#[derive(Default)]
struct Sums {
    ours: Duration,
    server: Duration,
}

/// Measures all workloads and prints the table. An error if any answer differs.
pub(crate) async fn run(size: Size) -> Result<(), String> {
    let world = World::new(size.meetings, size.seed);
    let directory = build(&world);
    let workloads = workload::all(&world, size.questions.max(size.peer_questions));

    println!("\nPostgreSQL 15 with PostGIS, one connection, everything in its memory:");
    let cluster = Cluster::start()?;
    let compared = beside(&cluster, &directory, &workloads, size).await;
    match compared.map_err(|trouble| format!("PostGIS: {trouble}"))? {
        0 => Ok(()),
        different => Err(format!("{different} answers differ.")),
    }
}

/// Prints a table for each set-up of the peer and gives the number of different answers.
async fn beside(cluster: &Cluster, directory: &Directory, workloads: &[Workload], size: Size) -> Result<usize, Error> {
    let mut peer = Peer::connect(cluster.socket()).await?;
    peer.load(directory).await?;
    let sample: Vec<&Ask> = workloads.iter().flat_map(|workload| workload.asks.iter().take(60)).collect();
    let mut different = 0;
    for setup in peer.tune(directory, &sample).await? {
        peer.set_up(&setup).await?;
        println!("\nBeside PostGIS with {}, {}", setup.name, setup.planning);
        let plan = peer.explain("costs off", directory, &workloads[0].asks[0]).await?;
        plan.lines().for_each(|line| println!("    {line}"));
        print_head();
        let mut sums = Sums::default();
        for workload in workloads {
            different += measure(directory, &peer, workload, size, &mut sums).await?;
        }
        println!("{:32}   all questions together: {:.0}x", "", ratio(sums.ours, sums.server));
        peer.take_down(&setup).await?;
    }
    Ok(different)
}

fn build(world: &World) -> Directory {
    let begun = Instant::now();
    let mut builder = world.builder();
    world.push_all(&mut builder);
    let directory = builder.finish();
    let (millis, megabytes) = (begun.elapsed().as_millis(), directory.bytes() as f64 / 1e6);
    println!("{} meetings, {} starts: built in {millis} ms, {megabytes:.0} MB", directory.len(), directory.starts());
    directory
}

/// Prints one line and gives the number of different answers.
async fn measure(
    directory: &Directory,
    peer: &Peer,
    workload: &Workload,
    size: Size,
    sums: &mut Sums,
) -> Result<usize, Error> {
    let (mut ours, answers) = in_process(directory, workload);
    let (mut by_socket, mut server) = (Vec::new(), Vec::new());
    let mut agreement = Agreement::default();
    for (ask, hits) in workload.asks.iter().zip(&answers).take(size.peer_questions) {
        let asked = Asked::new(directory, ask);
        let begun = Instant::now();
        let rows = peer.ask(&asked).await?;
        by_socket.push(begun.elapsed());
        server.push(peer.execution(directory, ask).await?);
        match compare(hits, &rows) {
            Verdict::Same => agreement.same += 1,
            Verdict::Tied => agreement.tied += 1,
            Verdict::Different if peer.on_the_edge(ask).await? > 0 => agreement.on_edge += 1,
            Verdict::Different => agreement.different += 1,
        }
    }
    ours.truncate(server.len());
    sums.ours += ours.iter().sum::<Duration>();
    sums.server += server.iter().sum::<Duration>();
    print_line(workload.name, &Times::new(ours), &Times::new(server), &Times::new(by_socket), &agreement);
    Ok(agreement.different)
}

/// All questions twice; the second round counts. Each is then asked with the memory as many other people left it.
fn in_process(directory: &Directory, workload: &Workload) -> (Vec<Duration>, Vec<Vec<Hit>>) {
    let mut scratch = Scratch::default();
    let mut round = || {
        let mut times: Vec<Duration> = Vec::with_capacity(workload.asks.len());
        let mut answers = Vec::with_capacity(workload.asks.len());
        for ask in &workload.asks {
            let now = ask.windows[0].from + JOINABLE_MINUTES;
            let begun = Instant::now();
            let found = directory.search(black_box(ask), now, &mut scratch);
            times.push(begun.elapsed());
            answers.push(found.hits);
        }
        (times, answers)
    };
    round();
    round()
}

fn print_head() {
    println!("\nThe next 20 within 25 km in 24 hours, µs; ratio = time of the server / time in process");
    println!(
        "{:32} | {:^22} | {:^26} | {:^26} | {:^20} | same, tied,",
        "", "in process", "server, execution only", "server, by the socket", "ratio, execution"
    );
    println!(
        "{:32} | {:>6} {:>7} {:>7} | {:>8} {:>8} {:>8} | {:>8} {:>8} {:>8} | {:>6} {:>6} {:>6} | on edge, different",
        "", "p50", "mean", "p99", "p50", "mean", "p99", "p50", "mean", "p99", "p50", "mean", "p99"
    );
}

fn print_line(name: &str, ours: &Times, server: &Times, by_socket: &Times, agreement: &Agreement) {
    let Agreement { same, tied, on_edge, different } = agreement;
    let all = |times: &Times| [times.at(0.5), times.mean(), times.at(0.99)];
    let [o50, omean, o99] = all(ours).map(micros);
    let [s50, smean, s99] = all(server).map(micros);
    let [b50, bmean, b99] = all(by_socket).map(micros);
    let [r50, rmean, r99] = [0, 1, 2].map(|which| format!("{:.0}x", ratio(all(ours)[which], all(server)[which])));
    println!(
        "{name:32} | {o50:>6} {omean:>7} {o99:>7} | {s50:>8} {smean:>8} {s99:>8} | {b50:>8} {bmean:>8} {b99:>8} \
         | {r50:>6} {rmean:>6} {r99:>6} | {same}, {tied}, {on_edge}, {different}"
    );
}
