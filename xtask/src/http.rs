//! A few plain requests over HTTP/1.1, one connection each: what a load needs, and no more.

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::Duration,
};

use crate::run::Done;

/// An answer.
pub struct Answer {
    pub status: u16,
    head: String,
    pub body: String,
}

impl Answer {
    /// A header of the answer; empty when it has none.
    pub fn header(&self, name: &str) -> &str {
        let named = |line: &&str| line.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        let line = self.head.lines().find(|line| named(line) && line[name.len()..].starts_with(':'));
        line.map_or("", |line| line[name.len() + 1..].trim())
    }

    /// What stands in a hidden field of the page.
    pub fn hidden(&self, name: &str) -> Done<String> {
        let field =
            self.body.split(&format!("name=\"{name}\" value=\"")).nth(1).and_then(|rest| rest.split('"').next());
        field.map(str::to_owned).ok_or_else(|| format!("the page has no field {name}: {} {}", self.status, self.body))
    }
}

/// Somebody who asks a server.
#[derive(Clone)]
pub struct Browser {
    /// `http://127.0.0.1:PORT`
    pub server: String,
    /// The cookie as it is sent; empty for nobody.
    pub cookie: String,
    /// What their forms carry.
    pub token: String,
}

impl Browser {
    pub fn get(&self, path: &str) -> Done<Answer> {
        self.ask("GET", path, "")
    }

    /// Sends a form from a page of our own.
    pub fn post(&self, path: &str, form: &str) -> Done<Answer> {
        let token = if self.token.is_empty() { String::new() } else { format!("&form={}", self.token) };
        self.ask("POST", path, &format!("{form}{token}"))
    }

    fn ask(&self, method: &str, path: &str, body: &str) -> Done<Answer> {
        let host = self.server.trim_start_matches("http://");
        let broke = |error: std::io::Error| format!("{method} {path}: {error}");
        let mut stream = TcpStream::connect(host).map_err(broke)?;
        stream.set_read_timeout(Some(Duration::from_secs(60))).map_err(broke)?;
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {}\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.cookie,
            body.len()
        );
        stream.write_all(request.as_bytes()).map_err(broke)?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).map_err(broke)?;
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").ok_or_else(|| format!("{method} {path}: cut short"))?;
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
        let status = status.ok_or_else(|| format!("{method} {path}: no answer of a web server"))?;
        Ok(Answer { status, head: head.to_owned(), body: body.to_owned() })
    }
}
