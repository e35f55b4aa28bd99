//! What was answered is kept, whatever happens next. Each test runs a part of itself in a process of its own.

use std::{
    collections::BTreeSet,
    env,
    ffi::OsStr,
    io::{BufRead, BufReader, Read, Write},
    process::{Command, Stdio},
    sync::Arc,
};

use openseat_store::{
    Db, Error, args,
    db::Kind,
    testing::{define, postgres_url},
};
use tokio::task::JoinSet;

const PUT: &str = "INSERT INTO kept (n, filler) VALUES ($1, $2)";
const TABLE: &str = "CREATE TABLE kept (n BIGINT PRIMARY KEY, filler TEXT NOT NULL)";
const NUMBERS: &str = "SELECT n FROM kept ORDER BY n";

fn open(address: &OsStr) -> Db {
    let address = address.to_str().unwrap();
    if address.starts_with("postgresql:") { Db::postgres(address, 8).unwrap() } else { Db::sqlite(address).unwrap() }
}

/// This test binary again, running only the ignored test `part`.
fn part_of_us(part: &str) -> String {
    format!("'{}' --ignored --exact durability::{part} --nocapture", env::current_exe().unwrap().display())
}

/// Not a test: the process that is killed. Says each number once its transaction is done.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "started by a_killed_process_keeps_what_it_acknowledged"]
async fn writes_without_end() {
    let Some(address) = env::var_os("OPENSEAT_TEST_STORE") else { return };
    let db = open(&address);
    let mut tasks = JoinSet::new();
    for task in 0..8_i64 {
        let db = db.clone();
        tasks.spawn(async move {
            for n in 0.. {
                let n = n * 8 + task;
                db.write(async move |tx| tx.exec(PUT, &args![n, "x"]).await).await.unwrap();
                let mut out = std::io::stdout().lock();
                out.write_all(format!("kept {n}\n").as_bytes()).unwrap();
                out.flush().unwrap();
            }
        });
    }
    tasks.join_all().await;
}

async fn kill_a_writer(address: &OsStr) {
    let db = open(address);
    define(&db, TABLE).await.unwrap();
    let script = format!("exec {}", part_of_us("writes_without_end"));
    let mut writer = Command::new("sh");
    writer.args(["-c", &script]).env("OPENSEAT_TEST_STORE", address).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut writer = writer.spawn().unwrap();
    let mut told = BTreeSet::new();
    let number =
        |line: std::io::Result<String>| line.unwrap().strip_prefix("kept ").and_then(|n| n.parse::<i64>().ok());
    let mut lines = BufReader::new(writer.stdout.take().unwrap()).lines();
    while told.len() < 2_000 {
        told.extend(number(lines.next().expect("the writer ended by itself")));
    }
    writer.kill().unwrap();
    writer.wait().unwrap();
    told.extend(lines.filter_map(number));
    let kept = db.read(async |tx| tx.all::<(i64,)>(NUMBERS, &[]).await).await.unwrap();
    let kept: BTreeSet<i64> = kept.into_iter().map(|(n,)| n).collect();
    assert_eq!(told.difference(&kept).collect::<Vec<_>>(), Vec::<&i64>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_process_keeps_what_it_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    kill_a_writer(folder.path().join("kept.db").as_os_str()).await;
    kill_a_writer(OsStr::new(&postgres_url())).await;
}

/// Not a test: a process whose files may not grow beyond 2 MB, which is as good as a full disk.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "started by a_full_disk_is_told_to_everyone_and_loses_nothing"]
async fn fills_its_disk() {
    let Some(address) = env::var_os("OPENSEAT_TEST_STORE") else { return };
    let db = open(&address);
    define(&db, TABLE).await.unwrap();
    let mut tasks = JoinSet::new();
    for task in 0..8_i64 {
        let db = db.clone();
        tasks.spawn(async move {
            let filler: Arc<str> = "x".repeat(20_000).into();
            for n in 0.. {
                let (n, filler) = (n * 8 + task, Arc::clone(&filler));
                if let Err(error) = db.write(async move |tx| tx.exec(PUT, &args![n, &*filler]).await).await {
                    return (n, error);
                }
                println!("kept {n}");
            }
            unreachable!()
        });
    }
    for (n, error) in tasks.join_all().await {
        println!("full {n} {}", matches!(error, Error::Refused { kind: Kind::Full | Kind::Other, .. }));
        println!("{error}");
    }
    let count = db.read(async |tx| tx.one::<(i64,)>("SELECT COUNT(*) FROM kept", &[]).await).await.unwrap().0;
    println!("count {count}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_told_to_everyone_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("full.db");
    let script = format!("trap '' XFSZ; ulimit -f 4096; exec {}", part_of_us("fills_its_disk"));
    let mut filler = Command::new("sh");
    filler.args(["-c", &script]).env("OPENSEAT_TEST_STORE", &file).stdout(Stdio::piped());
    let mut filler = filler.spawn().unwrap();
    let mut said = String::new();
    filler.stdout.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(filler.wait().unwrap().success(), "{said}");
    let numbers = |word: &str| -> BTreeSet<i64> {
        said.lines().filter_map(|line| line.strip_prefix(word)?.split(' ').nth(1)?.parse().ok()).collect()
    };
    let (kept, full) = (numbers("kept"), numbers("full"));
    assert_eq!(full.len(), 8, "every caller hears of it: {said}");
    assert_eq!(said.matches(" true\n").count(), 8, "and hears the reason: {said}");
    let db = Db::sqlite(&file).unwrap();
    let stored = db.read(async |tx| tx.all::<(i64,)>(NUMBERS, &[]).await).await.unwrap();
    assert_eq!(stored.into_iter().map(|(n,)| n).collect::<BTreeSet<_>>(), kept);
    assert!(said.contains(&format!("count {}", kept.len())), "reading goes on: {said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_programs_may_write_to_one_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shared.db");
    let (one, other) = (Db::sqlite(&file).unwrap(), Db::sqlite(&file).unwrap());
    define(&one, TABLE).await.unwrap();
    let mut tasks = JoinSet::new();
    for (start, db) in [(0, one.clone()), (1_000, other)] {
        tasks.spawn(async move {
            for n in start..start + 200_i64 {
                db.write(async move |tx| tx.exec(PUT, &args![n, "x"]).await).await.unwrap();
            }
        });
    }
    tasks.join_all().await;
    assert_eq!(one.read(async |tx| tx.all::<(i64,)>(NUMBERS, &[]).await).await.unwrap().len(), 400);
}
