//! PostGIS with the same meetings, tuned as well as we know how.

use std::{
    fmt::Write as _,
    io::Cursor,
    path::Path,
    pin::pin,
    time::{Duration, Instant},
};

use futures_util::SinkExt;
use openseat_domain::search::{Ask, Minute};
use openseat_index::Directory;
use tokio_postgres::{Client, Error, NoTls, SimpleQueryMessage, Statement, types::ToSql};

use crate::figures::Times;

/// A connection over the Unix socket, with the queries prepared.
pub(crate) struct Peer {
    client: Client,
    /// Without and with a kind: two statements, so that each can use what indexes it.
    queries: [Statement; 2],
}

/// Which indexes there are, and how queries are planned.
#[derive(Clone, Copy)]
pub(crate) struct Setup {
    pub name: &'static str,
    create: &'static str,
    drop: &'static str,
    planning: &'static str,
}

/// One answer: start, metres, meeting.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Row {
    pub start: Minute,
    pub metres: f64,
    pub meeting: u32,
}

const TABLE: &str = "
    create extension postgis;
    create extension btree_gist;
    create unlogged table occurrence (
        meeting int not null, start int not null, kind smallint not null, low bigint not null, high bigint not null,
        place geography(point) not null);";

/// What is near on the ground is put near on the disk; each set of indexes is tried with both ways of planning.
const INDEXES: [(&str, &str, &str); 3] = [
    (
        "an index on the place and one on the start",
        "create index by_place on occurrence using gist (place); create index by_start on occurrence (start);
         cluster occurrence using by_place;",
        "drop index by_place, by_start;",
    ),
    (
        "one index on place and start",
        "create index by_both on occurrence using gist (place, start); cluster occurrence using by_both;",
        "drop index by_both;",
    ),
    (
        "one index on place, start and kind",
        "create index by_all on occurrence using gist (place, start, kind); cluster occurrence using by_all;",
        "drop index by_all;",
    ),
];
const PLANNING: [&str; 2] = ["force_generic_plan", "force_custom_plan"];

/// In plain words: within so many metres on the sphere, within the window, all concepts, the kind if one is asked for;
/// the next by start, then by distance, then by the meeting's number, which is its freshness.
const QUERY: &str = "
    select start, ST_Distance(place, ST_MakePoint($1, $2)::geography, false) as metres, meeting from occurrence
    where ST_DWithin(place, ST_MakePoint($1, $2)::geography, $3, false) and start >= $4 and start < $5
      and low & $6 = $6 and high & $7 = $7";
const ORDER: &str = " order by start, metres, meeting limit $8";
const TYPES: [&str; 2] = [
    "(float8, float8, float8, int, int, bigint, bigint, bigint)",
    "(float8, float8, float8, int, int, bigint, bigint, bigint, smallint)",
];

fn statements() -> [String; 2] {
    [format!("{QUERY}{ORDER}"), format!("{QUERY} and kind = $9{ORDER}")]
}

impl Peer {
    /// Starts with the in-person starts of `directory`, and no index.
    pub(crate) async fn load(socket: &Path, directory: &Directory) -> Result<Self, Error> {
        let settings = format!("host={} user=postgres dbname=postgres", socket.display());
        let (client, connection) = tokio_postgres::connect(&settings, NoTls).await?;
        tokio::spawn(async move { connection.await.unwrap_or_else(|trouble| println!("PostgreSQL: {trouble}")) });
        client.batch_execute(TABLE).await?;
        copy(&client, directory).await?;
        let queries = prepare(&client, PLANNING[0]).await?;
        Ok(Self { client, queries })
    }

    /// The fastest set-up with one index each on place and time, as one would make them at first, and the fastest of
    /// all that we know: by the median over `sample`.
    pub(crate) async fn tune(&mut self, directory: &Directory, sample: &[&Ask]) -> Result<[Setup; 2], Error> {
        let mut tried: Vec<(Duration, Setup)> = Vec::new();
        for (name, create, drop) in INDEXES {
            for planning in PLANNING {
                let setup = Setup { name, create, drop, planning };
                self.set_up(&setup).await?;
                let median = self.trial(directory, sample).await?;
                println!("    {name}, {planning}: median {:.0} µs over the socket", median.as_secs_f64() * 1e6);
                tried.push((median, setup));
                self.take_down(&setup).await?;
            }
        }
        let fastest =
            |tried: &[(Duration, Setup)]| tried.iter().min_by_key(|(median, _)| *median).map(|(_, setup)| *setup);
        let plain = fastest(&tried[..PLANNING.len()]).expect("each set of indexes was tried");
        Ok([plain, fastest(&tried).unwrap_or(plain)])
    }

    /// Makes the indexes of a set-up and prepares the queries afresh.
    pub(crate) async fn set_up(&mut self, setup: &Setup) -> Result<(), Error> {
        self.client.batch_execute(setup.create).await?;
        self.client.batch_execute("vacuum analyze occurrence").await?;
        self.queries = prepare(&self.client, setup.planning).await?;
        Ok(())
    }

    /// Drops what [`Peer::set_up`] made.
    pub(crate) async fn take_down(&self, setup: &Setup) -> Result<(), Error> {
        self.client.batch_execute(setup.drop).await
    }

    async fn trial(&self, directory: &Directory, sample: &[&Ask]) -> Result<Duration, Error> {
        let mut times = Vec::new();
        for ask in sample.iter().chain(sample) {
            let begun = Instant::now();
            self.ask(directory, ask).await?;
            times.push(begun.elapsed());
        }
        // The first round only warms.
        Ok(Times::new(times.split_off(sample.len())).at(0.5))
    }

    /// One question over the socket with the prepared statement.
    pub(crate) async fn ask(&self, directory: &Directory, ask: &Ask) -> Result<Vec<Row>, Error> {
        let asked = Asked::new(directory, ask);
        let Asked { lon, lat, metres, from, until, low, high, limit, kind } = &asked;
        let mut values: Vec<&(dyn ToSql + Sync)> = vec![lon, lat, metres, from, until, low, high, limit];
        values.extend(kind.as_ref().map(|kind| kind as &(dyn ToSql + Sync)));
        let rows = self.client.query(&self.queries[usize::from(kind.is_some())], &values).await?;
        let row = |row: &tokio_postgres::Row| Row {
            start: row.get::<_, i32>(0) as Minute,
            metres: row.get(1),
            meeting: row.get::<_, i32>(2) as u32,
        };
        Ok(rows.iter().map(row).collect())
    }

    /// How long the server itself says that it works on a question: without the socket, parsing and planning.
    pub(crate) async fn execution(&self, directory: &Directory, ask: &Ask) -> Result<Duration, Error> {
        let said = self.explain("analyze, timing off, costs off", directory, ask).await?;
        let millis =
            said.lines().find_map(|line| line.strip_prefix("Execution Time: ")?.strip_suffix(" ms")?.parse().ok());
        let millis: f64 = millis.expect("the server ends with its execution time");
        Ok(Duration::from_secs_f64(millis / 1e3))
    }

    /// What the server says of its way with a question.
    pub(crate) async fn explain(&self, options: &str, directory: &Directory, ask: &Ask) -> Result<String, Error> {
        let Asked { lon, lat, metres, from, until, low, high, limit, kind } = Asked::new(directory, ask);
        let which = usize::from(kind.is_some());
        let kind = kind.map(|kind| format!(", {kind}")).unwrap_or_default();
        let values = format!("{lon}, {lat}, {metres}, {from}, {until}, {low}, {high}, {limit}{kind}");
        let said = self.client.simple_query(&format!("explain ({options}) execute timed_{which} ({values})")).await?;
        let line = |message: &SimpleQueryMessage| match message {
            SimpleQueryMessage::Row(row) => row.get(0).map(|line| format!("{line}\n")),
            _ => None,
        };
        Ok(said.iter().filter_map(line).collect())
    }

    /// How many starts lie so near the edge of the circle that rounding decides: within a metre of it.
    pub(crate) async fn on_the_edge(&self, ask: &Ask) -> Result<i64, Error> {
        let (Some(near), Some(window)) = (ask.near, ask.windows.first()) else { return Ok(0) };
        let place = "ST_MakePoint($1, $2)::geography";
        let text = format!(
            "select count(*) from occurrence where ST_DWithin(place, {place}, $3 + 1, false)
             and not ST_DWithin(place, {place}, $3 - 1, false) and start >= $4 and start < $5"
        );
        let (metres, from, until) = (near.km * 1e3, window.from as i32, window.until as i32);
        let row = self.client.query_one(&text, &[&near.point.lon, &near.point.lat, &metres, &from, &until]).await?;
        Ok(row.get(0))
    }
}

/// Forgets what was prepared and prepares both queries, for us and for `explain`.
async fn prepare(client: &Client, planning: &str) -> Result<[Statement; 2], Error> {
    client.batch_execute(&format!("deallocate all; set plan_cache_mode = {planning}")).await?;
    let texts = statements();
    for (number, (text, types)) in texts.iter().zip(TYPES).enumerate() {
        client.batch_execute(&format!("prepare timed_{number} {types} as {text}")).await?;
    }
    Ok([client.prepare(&texts[0]).await?, client.prepare(&texts[1]).await?])
}

/// A question as parameters.
struct Asked {
    lon: f64,
    lat: f64,
    metres: f64,
    from: i32,
    until: i32,
    low: i64,
    high: i64,
    limit: i64,
    kind: Option<i16>,
}

impl Asked {
    fn new(directory: &Directory, ask: &Ask) -> Self {
        let near = ask.near.expect("every question of these workloads has a place");
        let window = ask.windows[0];
        let kind = ask.kinds.first().and_then(|kind| directory.kind_number(kind));
        Self {
            lon: near.point.lon,
            lat: near.point.lat,
            metres: near.km * 1e3,
            from: window.from as i32,
            until: window.until as i32,
            low: ask.concepts.0[0].cast_signed(),
            high: ask.concepts.0[1].cast_signed(),
            limit: ask.limit as i64,
            kind: kind.map(i16::from),
        }
    }
}

/// Every start that one can come to, by its number in the directory.
async fn copy(client: &Client, directory: &Directory) -> Result<(), Error> {
    let sink = client.copy_in::<_, Cursor<Vec<u8>>>("copy occurrence from stdin").await?;
    let mut sink = pin!(sink);
    let mut lines = String::new();
    for meeting in 0..directory.len() as u32 {
        let card = directory.card(meeting);
        let Some(point) = card.point().filter(|_| card.attendance.in_person()) else { continue };
        let (low, high) = (card.concepts.0[0].cast_signed(), card.concepts.0[1].cast_signed());
        for start in directory.starts_of(meeting) {
            let (kind, lon, lat) = (card.kind, point.lon, point.lat);
            writeln!(lines, "{meeting}\t{start}\t{kind}\t{low}\t{high}\tPOINT({lon} {lat})")
                .expect("a string takes all");
        }
        if lines.len() > 1 << 16 {
            sink.send(Cursor::new(std::mem::take(&mut lines).into_bytes())).await?;
        }
    }
    sink.send(Cursor::new(lines.into_bytes())).await?;
    sink.close().await
}
