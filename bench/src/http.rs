//! The search page over HTTP: many connections that stay open, each asking for another place as soon as it is answered.

use std::time::{Duration, Instant};

use openseat_index::synthetic::{Dice, World};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinSet,
};

use crate::{
    figures::Times,
    site::{Server, Trouble},
};

/// The bars: requests in a second and the 99th percentile.
const LEAST_REQUESTS: f64 = 20_000.0;
const MOST_P99: Duration = Duration::from_millis(5);

/// Asks for so long over so many connections, and over one alone, and prints what came of it.
pub(crate) async fn run(server: &Server, world: &World, connections: usize, seconds: u64) -> Result<(), Trouble> {
    println!("\nOver HTTP, connections kept open, {seconds} s each, server and asker on the same cores");
    println!(
        "{:<34}{:>12}{:>12}{:>10}{:>10}{:>10}{:>10}{:>20}",
        "another place each time", "connections", "requests/s", "limit", "p50 ms", "p99 ms", "limit", "server's CPU µs"
    );
    for (what, path) in [("search page", "/near"), ("the same for programs", "/api/v1/meetings")] {
        for connections in [connections, 1] {
            let before = server.worked();
            let times = ask(&server.address, world, path, connections, seconds).await?;
            let worked = (server.worked() - before).as_secs_f64() * 1e6 / times.len() as f64;
            let rate = times.len() as f64 / seconds as f64;
            let times = Times::new(times);
            let millis = |share: f64| times.at(share).as_secs_f64() * 1e3;
            let (p50, p99, limit) = (millis(0.5), millis(0.99), MOST_P99.as_secs_f64() * 1e3);
            println!(
                "{what:<34}{connections:>12}{rate:>12.0}{LEAST_REQUESTS:>10.0}{p50:>10.2}{p99:>10.2}{limit:>10.0}{worked:>20.1}"
            );
        }
    }
    Ok(())
}

async fn ask(
    address: &str,
    world: &World,
    path: &str,
    connections: usize,
    seconds: u64,
) -> Result<Vec<Duration>, Trouble> {
    let until = Instant::now() + Duration::from_secs(seconds);
    let mut dice = Dice(23);
    let mut workers = JoinSet::new();
    for _ in 0..connections {
        let requests: Vec<Vec<u8>> = (0..200).map(|_| request(path, world, &mut dice, address)).collect();
        workers.spawn(connection(address.to_owned(), requests, until));
    }
    let mut times = Vec::new();
    while let Some(done) = workers.join_next().await {
        times.extend(done??);
    }
    Ok(times)
}

fn request(path: &str, world: &World, dice: &mut Dice, address: &str) -> Vec<u8> {
    let point = world.place(dice, 5.0);
    let near = if path == "/near" { "place" } else { "near" };
    format!("GET {path}?{near}={:.2},{:.2} HTTP/1.1\r\nHost: {address}\r\n\r\n", point.lat, point.lon).into_bytes()
}

async fn connection(address: String, requests: Vec<Vec<u8>>, until: Instant) -> Result<Vec<Duration>, std::io::Error> {
    let mut stream = TcpStream::connect(&address).await?;
    stream.set_nodelay(true)?;
    let mut times = Vec::new();
    let mut buffer = vec![0; 128 * 1024];
    for request in requests.iter().cycle() {
        let began = Instant::now();
        if began >= until {
            break;
        }
        stream.write_all(request).await?;
        answer(&mut stream, &mut buffer).await?;
        times.push(began.elapsed());
    }
    Ok(times)
}

/// Reads one whole answer; anything but 200 is an error, so that a fast refusal is not counted as speed.
async fn answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Result<(), std::io::Error> {
    let wrong = |what: &str| std::io::Error::other(what.to_owned());
    let mut filled = 0;
    let mut whole = None;
    while whole.is_none_or(|whole| filled < whole) {
        if filled == buffer.len() {
            buffer.resize(buffer.len() * 2, 0);
        }
        let read = stream.read(&mut buffer[filled..]).await?;
        if read == 0 {
            return Err(wrong("the server closed the connection"));
        }
        filled += read;
        if whole.is_none()
            && let Some(end) = buffer[..filled].windows(4).position(|w| w == b"\r\n\r\n")
        {
            let head = String::from_utf8_lossy(&buffer[..end]).to_ascii_lowercase();
            if !head.starts_with("http/1.1 200") {
                return Err(wrong(head.lines().next().unwrap_or_default()));
            }
            let length = head
                .lines()
                .find_map(|l| l.strip_prefix("content-length:"))
                .and_then(|l| l.trim().parse::<usize>().ok());
            whole = Some(end + 4 + length.ok_or_else(|| wrong("an answer without its length"))?);
        }
    }
    Ok(())
}
