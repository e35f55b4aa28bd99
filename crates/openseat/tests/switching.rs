//! docs/switching.md, followed word for word: every command in it is run as it stands, on a new folder, with real lists.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_openseat");

/// A feed of the shared data; `None` says that the test is skipped. In CI its absence is a failure.
fn shared(name: &str) -> Option<PathBuf> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/feeds").join(name);
    if file.exists() {
        return Some(file);
    }
    #[allow(clippy::disallowed_methods, reason = "a test may ask where it runs")]
    let ci = std::env::var("CI").is_ok_and(|ci| ci == "true");
    assert!(!ci, "{} is missing", file.display());
    eprintln!("skipped: there is no {}", file.display());
    None
}

/// The commands of a part of the document, in order.
fn commands(part: &str) -> Vec<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/switching.md");
    let text = std::fs::read_to_string(file).expect("the document is there");
    let part = text.split("\n## ").find(|one| one.starts_with(part)).expect("the document has this part");
    let blocks = part.split("```sh\n").skip(1).filter_map(|rest| rest.split("\n```").next());
    blocks.flat_map(str::lines).map(str::to_owned).collect()
}

/// The words of a command, as a shell takes them apart.
fn words(command: &str) -> Vec<String> {
    let parts = command.split('"').enumerate();
    let words = parts.flat_map(|(at, part)| match at % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    words.collect()
}

/// The folder of an office that moves in.
struct Office(tempfile::TempDir);

impl Office {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    /// Runs `openseat …` in the office's folder. Gives what it said.
    fn run(&self, command: &str) -> String {
        let words = words(command);
        assert_eq!(words[0], "openseat", "{command}");
        let done = Command::new(PROGRAM)
            .args(&words[1..])
            .current_dir(self.0.path())
            .env("OPENSEAT_FEEDS_ALLOW_PRIVATE_ADDRESSES", "true")
            .output()
            .expect("the program runs");
        let said = format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
        assert!(done.status.success(), "{command}\n{said}");
        said
    }

    fn put(&self, name: &str, from: &Path) {
        std::fs::copy(from, self.0.path().join(name)).expect("copied");
    }

    /// How many rows of report.csv say that something was refused.
    fn refused(&self) -> usize {
        let text = std::fs::read_to_string(self.0.path().join("report.csv")).expect("the report is written");
        assert!(text.starts_with("\"level\",\"where\",\"what\",\"how to mend it\"\r\n"), "{text}");
        text.lines().filter(|line| line.starts_with("\"refused\"")).count()
    }
}

/// A server over an office's folder, and its address.
struct Running(Child, String);

impl Running {
    fn over(office: &Office) -> Self {
        Self::with(office, "OPENSEAT_FEEDS_SYNC", "false")
    }

    /// The same with one more setting.
    fn with(office: &Office, setting: &str, value: &str) -> Self {
        let mut child = Command::new(PROGRAM)
            .args(["serve", "--listen", "127.0.0.1:0"])
            .current_dir(office.0.path())
            .env("OPENSEAT_FEEDS_SYNC", "false")
            .env(setting, value)
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("it speaks")).read_line(&mut line).expect("a line");
        let address = line.split("http://").nth(1).unwrap_or_default().trim().trim_end_matches('/').to_owned();
        Self(child, address)
    }

    /// The status of an answer, and where it leads.
    fn ask(&self, path: &str) -> (u16, String) {
        let answer = self.whole(path);
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        let to = answer.lines().find_map(|one| one.strip_prefix("location: ")).unwrap_or_default();
        (status, to.to_owned())
    }

    /// A whole answer.
    fn whole(&self, path: &str) -> String {
        let mut line = TcpStream::connect(&self.1).expect("it listens");
        write!(line, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.1).expect("sent");
        let mut answer = Vec::new();
        line.read_to_end(&mut answer).expect("an answer");
        String::from_utf8_lossy(&answer).into_owned()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A WordPress site that gives one feed, whatever is asked. Gives its address.
fn wordpress(feed: Vec<u8>) -> String {
    let door = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = door.local_addr().expect("an address").to_string();
    std::thread::spawn(move || {
        for mut line in door.incoming().flatten() {
            let mut asked = [0; 2048];
            let _ = line.read(&mut asked);
            let head = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                feed.len()
            );
            let _ = line.write_all(head.as_bytes()).and_then(|()| line.write_all(&feed));
        }
    });
    address
}

/// The line with the sums of what a command said.
fn sums(said: &str) -> &str {
    said.lines().find(|line| line.contains(" rows = ")).unwrap_or_default().trim()
}

#[test]
fn a_bmlt_server_moves_in_by_its_dump_and_by_its_address() {
    let Some(dump) = shared("bmlt_sample_gny_region.sql") else { return };
    let old = Office::new();
    old.put("dump.sql", &dump);
    old.run("openseat import dump.sql --name region --zone America/New_York");
    let old = (Running::over(&old), old);
    // The dump has 42 meetings that are not published. The address does not tell of them.
    for (other, rows, shown) in [
        ("https://na.example", 1555, "region: 1513 shown, 0 retired, 42 kept back"),
        ("dump.sql", 1513, "region: 1513 shown, 0 retired, 0 kept back"),
    ] {
        let office = Office::new();
        office.put("dump.sql", &dump);
        let daily = |command: &String| command.starts_with("openseat feeds");
        let mut imports = 0;
        for command in commands("From a BMLT server").iter().filter(|one| daily(one) || !one.contains(other)) {
            let said = office.run(&command.replace("https://na.example", &format!("http://{}", old.0.1)));
            if command.starts_with("openseat import") {
                imports += 1;
                let wanted = format!("{rows} rows = {rows} new + 0 changed + 0 same + 0 refused");
                assert_eq!(sums(&said), wanted, "{command}");
                let beside = "beside them: 44 service bodies, 56 formats in 11 languages, 25 fields, 0 changes";
                assert!(said.contains(beside), "{command}\n{said}");
            }
            if command.contains("--report") {
                assert_eq!(office.refused(), 0);
            }
            assert!(command != "openseat feeds list" || said.contains(shown), "{said}");
            assert!(!command.contains("find") || said.lines().count() > 5, "{command}\n{said}");
        }
        assert_eq!(imports, 2, "one to rehearse, one in earnest");
        let new = Running::over(&office);
        assert_eq!(new.ask("/meetings/?meeting-id=2331").0, 301);
        assert_eq!(new.ask("/main_server/client_interface/json/?switcher=GetServiceBodies").0, 200);
        drop(new);
        // An aggregator says of each meeting which server it is from.
        let aggregator = Running::with(&office, "OPENSEAT_FEEDS_AGGREGATOR", "true");
        let ask = |words: &str| {
            aggregator.whole(&format!("/main_server/client_interface/json/?switcher=GetSearchResults{words}"))
        };
        assert!(ask("").ends_with("\r\n[]"), "nobody gets all at once");
        let found = |server: &str| {
            ask(&format!("&root_server_ids={server}")).matches(&format!("\"root_server_id\":{server},")).count()
        };
        assert_eq!((found("1"), found("2")), (1513, 0));
        let uri = format!("\"root_server_uri\":\"http://{}/main_server\"", old.0.1);
        assert_eq!(ask("&root_server_ids=1").matches(&uri).count(), 1513);
    }
}

#[test]
fn a_server_on_a_private_address_is_asked_only_when_the_operator_allows_it() {
    let office = Office::new();
    let done = Command::new(PROGRAM)
        .args(["import", "http://127.0.0.1:9/main_server/"])
        .current_dir(office.0.path())
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(!done.status.success() && said.contains("private address"), "{said}");
}

#[test]
fn a_meeting_guide_site_moves_in_by_its_feed_and_by_its_csv() {
    let (Some(feed), Some(table)) = (shared("tsml_sussexaa.json"), shared("tsml_template.csv")) else { return };
    let bytes = std::fs::read(&feed).expect("the feed");
    let rows = serde_json::from_slice::<Vec<serde_json::Value>>(&bytes).expect("a list").len();
    let site = wordpress(bytes);
    let office = Office::new();
    let all = commands("From a Meeting Guide site");
    let (by_csv, others): (Vec<&String>, Vec<&String>) = all.iter().partition(|one| one.contains("meetings.csv"));
    for command in others {
        let said = office.run(&command.replace("https://aa.example", &format!("http://{site}")));
        if command.contains("--report") {
            assert!(sums(&said).starts_with(&format!("{rows} rows = {rows} new")), "{said}");
        }
        assert!(!command.contains("find") || said.lines().count() > 5, "{command}\n{said}");
    }
    let new = Running::over(&office);
    assert_eq!(new.ask("/meetings/wake-up-call-living-sober/"), (301, "/meeting/wake-up-call-living-sober".into()));
    assert_eq!(new.ask("/locations/st-georges-chapel/").0, 301);
    assert_eq!(new.ask("/wp-admin/admin-ajax.php?action=meetings"), (301, "/meetings.json".into()));
    let office = Office::new();
    office.put("meetings.csv", &table);
    assert_eq!(by_csv.len(), 1);
    assert!(sums(&office.run(by_csv[0])).ends_with(" + 0 refused"));
    assert_eq!(office.refused(), 0);
}
