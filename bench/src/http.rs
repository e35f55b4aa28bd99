//! The search page over HTTP: many connections that stay open, each asking for another place as soon as it is answered.

use std::{
    ops::Range,
    sync::Arc,
    time::{Duration, Instant},
};

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
    let mut dice = Dice(23);
    let places: Vec<_> = (0..200 * connections).map(|_| world.place(&mut dice, 5.0)).collect();
    for (what, path) in [("search page", "/near?place"), ("the same for programs", "/api/v1/meetings?near")] {
        let paths: Vec<String> =
            places.iter().map(|point| format!("{path}={:.2},{:.2}", point.lat, point.lon)).collect();
        for connections in [connections, 1] {
            let before = server.worked();
            let times = ask(&server.address, &paths, connections, seconds).await?;
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

/// Asks for these paths again and again over so many connections, each beginning elsewhere, and gives how long each
/// answer took.
pub(crate) async fn ask(
    address: &str,
    paths: &[String],
    connections: usize,
    seconds: u64,
) -> Result<Vec<Duration>, Trouble> {
    put(address, paths.iter().map(|path| request(path, address, "")).collect(), connections, seconds).await
}

/// As [`ask`], each path with the cookie of who asks.
pub(crate) async fn ask_as(
    address: &str,
    paths: &[(String, String)],
    connections: usize,
    seconds: u64,
) -> Result<Vec<Duration>, Trouble> {
    put(address, paths.iter().map(|(path, cookie)| request(path, address, cookie)).collect(), connections, seconds)
        .await
}

async fn put(
    address: &str,
    requests: Arc<[Vec<u8>]>,
    connections: usize,
    seconds: u64,
) -> Result<Vec<Duration>, Trouble> {
    let until = Instant::now() + Duration::from_secs(seconds);
    let mut workers = JoinSet::new();
    for number in 0..connections {
        let first = number * requests.len() / connections;
        workers.spawn(connection(address.to_owned(), Arc::clone(&requests), first, until));
    }
    let mut times = Vec::new();
    while let Some(done) = workers.join_next().await {
        times.extend(done??);
    }
    Ok(times)
}

/// The body of one answer.
pub(crate) async fn get(address: &str, path: &str) -> Result<Vec<u8>, Trouble> {
    get_as(address, path, "").await
}

/// The same for who has this cookie.
pub(crate) async fn get_as(address: &str, path: &str, cookie: &str) -> Result<Vec<u8>, Trouble> {
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(&request(path, address, cookie)).await?;
    let mut buffer = vec![0; 128 * 1024];
    let body = answer(&mut stream, &mut buffer).await?;
    Ok(buffer[body].to_vec())
}

fn request(path: &str, address: &str, cookie: &str) -> Vec<u8> {
    let cookie = if cookie.is_empty() { String::new() } else { format!("Cookie: {cookie}\r\n") };
    format!("GET {path} HTTP/1.1\r\nHost: {address}\r\n{cookie}\r\n").into_bytes()
}

async fn connection(
    address: String,
    requests: Arc<[Vec<u8>]>,
    first: usize,
    until: Instant,
) -> Result<Vec<Duration>, std::io::Error> {
    let mut stream = TcpStream::connect(&address).await?;
    stream.set_nodelay(true)?;
    let mut times = Vec::new();
    let mut buffer = vec![0; 128 * 1024];
    for request in requests.iter().cycle().skip(first) {
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

/// Reads one whole answer and gives where its body is; anything but 200 is an error, so that a fast refusal is not counted as speed.
///
/// The head is looked through once and nothing is copied: the asker works on the same cores as the server.
async fn answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Result<Range<usize>, std::io::Error> {
    let mut filled = 0;
    let mut whole: Option<Range<usize>> = None;
    while whole.as_ref().is_none_or(|whole| filled < whole.end) {
        if filled == buffer.len() {
            buffer.resize(buffer.len() * 2, 0);
        }
        let read = stream.read(&mut buffer[filled..]).await?;
        if read == 0 {
            return Err(std::io::Error::other("the server closed the connection"));
        }
        filled += read;
        if whole.is_none() {
            whole = body(&buffer[..filled])?;
        }
    }
    Ok(whole.unwrap_or_default())
}

/// Where the body is or will be; `None` while the head is not all there.
fn body(begun: &[u8]) -> Result<Option<Range<usize>>, std::io::Error> {
    let (mut at, mut length) = (0, None);
    while let Some(long) = begun[at..].iter().position(|byte| *byte == b'\n') {
        let line = begun[at..at + long].trim_ascii_end();
        let text = str::from_utf8(line).unwrap_or_default();
        if at == 0 && !text.starts_with("HTTP/1.1 200") {
            return Err(std::io::Error::other(text));
        }
        at += long + 1;
        if text.is_empty() {
            let whole = length.map(|length: usize| Some(at..at + length));
            return whole.ok_or(std::io::Error::other("an answer without its length"));
        }
        match text.split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => length = value.trim().parse().ok(),
            _ => {}
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_body_is_known_when_the_head_is_whole() {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 12\r\n\r\n";
        for cut in 0..head.len() {
            assert_eq!(body(&head.as_bytes()[..cut]).unwrap(), None, "{cut}");
        }
        let whole = Some(head.len()..head.len() + 12);
        assert_eq!(body(head.as_bytes()).unwrap(), whole);
        assert_eq!(body(format!("{head}<html>").as_bytes()).unwrap(), whole);
    }

    #[test]
    fn a_refusal_is_an_error() {
        assert!(body(b"HTTP/1.1 503 Service Unavailable\r\n").is_err());
        assert!(body(b"HTTP/1.1 200 OK\r\n\r\n").is_err(), "no length");
    }
}
