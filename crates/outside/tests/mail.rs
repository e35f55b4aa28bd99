//! Letters go over real SMTP to a server of another's making.

use std::{
    io::{BufRead, BufReader, Lines},
    net::TcpListener,
    process::{Child, ChildStdout, Command, Stdio},
};

use openseat_outside::mail::{Letter, MailError, Post, SmtpPost};
use serde_json::Value;

struct Catcher {
    program: Child,
    said: Lines<BufReader<ChildStdout>>,
    port: u16,
}

impl Catcher {
    /// `None` where no Python has the server; `cargo xtask test` makes one that has it.
    #[allow(clippy::disallowed_methods, clippy::print_stdout)] // a test may ask where it runs, and say that it was skipped
    fn start() -> Option<Self> {
        let python = std::env::var("OPENSEAT_PYTHON").unwrap_or_else(|_| "python3".into());
        let probe = Command::new(&python).args(["-c", "import aiosmtpd"]).output();
        if !probe.is_ok_and(|probe| probe.status.success()) {
            let must = std::env::var("CI").is_ok_and(|ci| ci == "true");
            assert!(!must, "{python} has no aiosmtpd (tests/oracle/requirements.txt)");
            println!("skipped: {python} has no aiosmtpd (tests/oracle/requirements.txt)");
            return None;
        }
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/oracle/mail_catcher.py");
        let mut program = Command::new(&python)
            .args([script, &port.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Python starts");
        let mut said = BufReader::new(program.stdout.take().expect("piped")).lines();
        let ready = said.next().expect("it speaks").expect("text");
        assert_eq!(ready, "ready");
        Some(Self { program, said, port })
    }

    fn next(&mut self) -> Value {
        serde_json::from_str(&self.said.next().expect("a letter came").expect("text")).expect("JSON")
    }
}

impl Drop for Catcher {
    fn drop(&mut self) {
        drop(self.program.stdin.take());
        let _ = self.program.wait();
    }
}

fn letter(to: &str) -> Letter {
    let text = "¿Sigue siendo así?\n.\nA line that begins with a dot.\n".to_owned();
    Letter { id: "a1".into(), to: to.into(), subject: "Una pregunta – it’s short".into(), text, stop: None }
}

#[tokio::test]
async fn a_letter_arrives_as_it_was_written_and_says_that_a_machine_sent_it() {
    let Some(mut catcher) = Catcher::start() else { return };
    let server = format!("smtp://127.0.0.1:{}", catcher.port);
    let post = SmtpPost::new(&server, "Meetings <lists@meetings.example>").expect("a post");
    post.send(letter("good@example.org")).await.expect("taken");
    let told = catcher.next();
    let text = |name: &str| told[name].as_str().unwrap_or_default().to_owned();
    assert_eq!(told["envelope"], serde_json::json!(["good@example.org"]));
    assert_eq!(text("subject"), "Una pregunta – it’s short");
    assert_eq!(text("text").trim_end(), letter("").text.trim_end());
    assert_eq!(text("auto-submitted"), "auto-generated");
    assert_eq!(text("message-id"), "<a1@meetings.example>");
    assert_eq!(text("from"), "Meetings <lists@meetings.example>");
}

#[tokio::test]
async fn a_letter_that_repeats_says_where_one_tap_stops_it() {
    let Some(mut catcher) = Catcher::start() else { return };
    let post = SmtpPost::new(&format!("smtp://127.0.0.1:{}", catcher.port), "lists@meetings.example").expect("a post");
    post.send(letter("good@example.org")).await.expect("taken");
    assert!(catcher.next()["list-unsubscribe"].is_null());
    let stop = "https://meetings.example/reminder/7KQM2DFH9CRT4GXY6WNP3JQR/stop";
    post.send(Letter { stop: Some(stop.into()), ..letter("good@example.org") }).await.expect("taken");
    let told = catcher.next();
    assert_eq!(told["list-unsubscribe"], format!("<{stop}>"));
    assert_eq!(told["list-unsubscribe-post"], "List-Unsubscribe=One-Click");
}

#[tokio::test]
async fn a_letter_that_will_never_be_taken_is_told_from_one_that_may_be_later() {
    let Some(catcher) = Catcher::start() else { return };
    let post = SmtpPost::new(&format!("smtp://127.0.0.1:{}", catcher.port), "lists@meetings.example").expect("a post");
    let never = post.send(letter("nobody@example.org")).await;
    assert!(matches!(never, Err(MailError::Refused(_))), "{never:?}");
    let later = post.send(letter("later@example.org")).await;
    assert!(matches!(later, Err(MailError::Failed(_))), "{later:?}");
    assert!(matches!(post.send(letter("not an address")).await, Err(MailError::BadAddress(_))));
}
