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
use tokio_postgres::{Client, Error, NoTls, SimpleQueryMessage, Statement};

/// A connection over the Unix socket, with the query prepared.
pub(crate) struct Peer {
    client: Client,
    query: Statement,
    /// Which indexes and which way of planning turned out fastest.
    pub chosen: String,
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

/// Rows that are near on the ground become near on the disk; then every index that may help one by one.
const INDEXES: [(&str, &str, &str); 3] = [
    (
        "place and start apart",
        "create index by_place on occurrence using gist (place);
        create index by_start on occurrence (start); cluster occurrence using by_place;",
        "drop index by_place, by_start;",
    ),
    ("place with start", "create index by_both on occurrence using gist (place, start);", "drop index by_both;"),
    (
        "place with start and kind",
        "create index by_all on occurrence using gist (place, start, kind);",
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
const TYPES: &str = "(float8, float8, float8, int, int, bigint, bigint, bigint, smallint)";

impl Peer {
    /// Loads the in-person starts of `directory` and tunes the indexes with the questions of `sample`.
    pub(crate) async fn load(socket: &Path, directory: &Directory, sample: &[&Ask]) -> Result<Self, Error> {
        let settings = format!("host={} user=postgres dbname=postgres", socket.display());
        let (client, connection) = tokio_postgres::connect(&settings, NoTls).await?;
        tokio::spawn(async move { connection.await.unwrap_or_else(|trouble| println!("PostgreSQL: {trouble}")) });
        client.batch_execute(TABLE).await?;
        copy(&client, directory).await?;
        let query = client.prepare_typed(&statement(), &[]).await?;
        let mut peer = Self { client, query, chosen: String::new() };
        peer.tune(directory, sample).await?;
        Ok(peer)
    }

    /// Keeps the set of indexes and the way of planning with the smallest median over the sample.
    async fn tune(&mut self, directory: &Directory, sample: &[&Ask]) -> Result<(), Error> {
        let mut best = (Duration::MAX, 0, PLANNING[0]);
        for (number, (_, create, drop)) in INDEXES.iter().enumerate() {
            self.client.batch_execute(create).await?;
            self.client.batch_execute("vacuum analyze occurrence").await?;
            for planning in PLANNING {
                let median = self.trial(planning, directory, sample).await?;
                println!("    {}, {planning}: median {:.0} µs", INDEXES[number].0, median.as_secs_f64() * 1e6);
                if median < best.0 {
                    best = (median, number, planning);
                }
            }
            self.client.batch_execute(drop).await?;
        }
        let (_, number, planning) = best;
        self.client.batch_execute(INDEXES[number].1).await?;
        self.client.batch_execute("vacuum analyze occurrence").await?;
        self.chosen = format!("indexes: {}; {planning}", INDEXES[number].0);
        self.trial(planning, directory, sample).await.map(drop)
    }

    async fn trial(&mut self, planning: &str, directory: &Directory, sample: &[&Ask]) -> Result<Duration, Error> {
        self.client.batch_execute(&format!("deallocate all; set plan_cache_mode = {planning}")).await?;
        self.client.batch_execute(&format!("prepare timed {TYPES} as {}", statement())).await?;
        self.query = self.client.prepare_typed(&statement(), &[]).await?;
        let mut times = Vec::new();
        for ask in sample.iter().chain(sample) {
            let begun = Instant::now();
            self.ask(directory, ask).await?;
            times.push(begun.elapsed());
        }
        // The first round only warms.
        Ok(crate::figures::Times::new(times.split_off(sample.len())).at(0.5))
    }

    /// One question over the socket with the prepared statement.
    pub(crate) async fn ask(&self, directory: &Directory, ask: &Ask) -> Result<Vec<Row>, Error> {
        let asked = Asked::new(directory, ask);
        let rows = self
            .client
            .query(
                &self.query,
                &[
                    &asked.lon,
                    &asked.lat,
                    &asked.metres,
                    &asked.from,
                    &asked.until,
                    &asked.low,
                    &asked.high,
                    &asked.limit,
                    &asked.kind,
                ],
            )
            .await?;
        let row = |row: &tokio_postgres::Row| Row {
            start: row.get::<_, i32>(0) as Minute,
            metres: row.get(1),
            meeting: row.get::<_, i32>(2) as u32,
        };
        Ok(rows.iter().map(row).collect())
    }

    /// How long the server itself says that it works on a question: without the socket, parsing and planning.
    pub(crate) async fn execution(&self, directory: &Directory, ask: &Ask) -> Result<Duration, Error> {
        let asked = Asked::new(directory, ask);
        let kind = asked.kind.map_or("null".into(), |kind| kind.to_string());
        let text = format!(
            "explain (analyze, timing off, summary on, costs off) execute timed ({}, {}, {}, {}, {}, {}, {}, {}, {kind})",
            asked.lon, asked.lat, asked.metres, asked.from, asked.until, asked.low, asked.high, asked.limit
        );
        let said = self.client.simple_query(&text).await?;
        let millis = said.iter().find_map(|message| match message {
            SimpleQueryMessage::Row(row) => {
                row.get(0)?.strip_prefix("Execution Time: ")?.strip_suffix(" ms")?.parse::<f64>().ok()
            }
            _ => None,
        });
        Ok(Duration::from_secs_f64(millis.expect("the server always ends with its execution time") / 1e3))
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

    /// How the server goes about the query.
    pub(crate) async fn explain(&self, directory: &Directory, ask: &Ask) -> Result<String, Error> {
        let asked = Asked::new(directory, ask);
        let kind = asked.kind.map_or("null".into(), |kind| kind.to_string());
        let text = format!(
            "explain (analyze, buffers) execute timed ({}, {}, {}, {}, {}, {}, {}, {}, {kind})",
            asked.lon, asked.lat, asked.metres, asked.from, asked.until, asked.low, asked.high, asked.limit
        );
        let mut plan = String::new();
        for message in self.client.simple_query(&text).await? {
            if let SimpleQueryMessage::Row(row) = message {
                writeln!(plan, "    {}", row.get(0).unwrap_or_default()).expect("a string takes all");
            }
        }
        Ok(plan)
    }
}

/// The kind is the last parameter: null when none is asked for.
fn statement() -> String {
    format!("{QUERY} and ($9::smallint is null or kind = $9){ORDER}")
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
        let Some(point) = card.point.filter(|_| card.attendance.in_person()) else { continue };
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
