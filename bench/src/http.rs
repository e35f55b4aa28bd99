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
///
/// The head is looked through once and nothing is copied: the asker works on the same cores as the server.
async fn answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Result<(), std::io::Error> {
    let mut filled = 0;
    let mut whole = None;
    while whole.is_none_or(|whole| filled < whole) {
        if filled == buffer.len() {
            buffer.resize(buffer.len() * 2, 0);
        }
        let read = stream.read(&mut buffer[filled..]).await?;
        if read == 0 {
            return Err(std::io::Error::other("the server closed the connection"));
        }
        filled += read;
        if whole.is_none() {
            whole = length(&buffer[..filled])?;
        }
    }
    Ok(())
}

/// How long the answer is with its head; `None` while the head is not all there.
fn length(begun: &[u8]) -> Result<Option<usize>, std::io::Error> {
    let (mut at, mut body) = (0, None);
    while let Some(long) = begun[at..].iter().position(|byte| *byte == b'\n') {
        let line = begun[at..at + long].trim_ascii_end();
        let text = str::from_utf8(line).unwrap_or_default();
        if at == 0 && !text.starts_with("HTTP/1.1 200") {
            return Err(std::io::Error::other(text));
        }
        at += long + 1;
        if text.is_empty() {
            return body.map(|body: usize| Some(at + body)).ok_or(std::io::Error::other("an answer without its length"));
        }
        match text.split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => body = value.trim().parse().ok(),
            _ => {}
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_is_known_when_the_head_is_whole() {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 12\r\n\r\n";
        for cut in 0..head.len() {
            assert_eq!(length(&head.as_bytes()[..cut]).unwrap(), None, "{cut}");
        }
        assert_eq!(length(head.as_bytes()).unwrap(), Some(head.len() + 12));
        assert_eq!(length(format!("{head}<html>").as_bytes()).unwrap(), Some(head.len() + 12));
    }

    #[test]
    fn a_refusal_is_an_error() {
        assert!(length(b"HTTP/1.1 503 Service Unavailable\r\n").is_err());
        assert!(length(b"HTTP/1.1 200 OK\r\n\r\n").is_err(), "no length");
    }
}
