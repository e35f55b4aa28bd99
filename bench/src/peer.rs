//! PostGIS with the same meetings.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use openseat_domain::search::{Ask, Minute};
use openseat_index::Directory;
use tokio_postgres::{Client, Error, NoTls, SimpleQueryMessage, Statement};

use crate::{
    figures::Times,
    setup::{self, Asked, Schema, Setup},
    tables,
};

/// A connection over the Unix socket, with the queries of one set-up prepared.
pub(crate) struct Peer {
    client: Client,
    schema: Schema,
    /// Without and with a kind: two statements, so that each can use what indexes it.
    queries: Option<[Statement; 2]>,
}

/// One answer: start, metres, meeting.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Row {
    pub start: Minute,
    pub metres: f64,
    pub meeting: u32,
}

impl Peer {
    /// A connection with nothing prepared.
    pub(crate) async fn connect(socket: &Path) -> Result<Self, Error> {
        let settings = format!("host={} user=postgres dbname=postgres", socket.display());
        let (client, connection) = tokio_postgres::connect(&settings, NoTls).await?;
        tokio::spawn(connection);
        Ok(Self { client, schema: Schema::Ordinary, queries: None })
    }

    /// Makes and fills the tables of every schema.
    pub(crate) async fn load(&self, directory: &Directory) -> Result<(), Error> {
        tables::load(&self.client, directory).await
    }

    /// The fastest set-ups over the socket, by the median over `sample`: with ordinary tables, with the tuned table and
    /// one index each on place and time, and with the tuned table and the best index that we know.
    pub(crate) async fn tune(&mut self, directory: &Directory, sample: &[&Ask]) -> Result<Vec<Setup>, Error> {
        let mut tried: Vec<(Duration, Setup)> = Vec::new();
        for setup in setup::all() {
            self.set_up(&setup).await?;
            let median = self.trial(directory, sample).await?;
            println!("    {}, {}: median {:.0} µs", setup.name, setup.planning, median.as_secs_f64() * 1e6);
            tried.push((median, setup));
            self.take_down(&setup).await?;
        }
        let fastest = |which: &dyn Fn(&Setup) -> bool| {
            let fitting = tried.iter().filter(|(_, setup)| which(setup));
            fitting.min_by_key(|(median, _)| *median).map(|(_, setup)| *setup)
        };
        let first_tuned = tried.iter().find(|(_, setup)| setup.schema == Schema::Flat).map(|(_, setup)| setup.name);
        let chosen = [
            fastest(&|setup| setup.schema == Schema::Ordinary),
            fastest(&|setup| Some(setup.name) == first_tuned),
            fastest(&|setup| setup.schema == Schema::Flat && Some(setup.name) != first_tuned),
        ];
        Ok(chosen.into_iter().flatten().collect())
    }

    /// Makes the indexes of a set-up and prepares its queries.
    pub(crate) async fn set_up(&mut self, setup: &Setup) -> Result<(), Error> {
        self.client.batch_execute(setup.create).await?;
        for table in setup.schema.tables() {
            self.client.batch_execute(&format!("vacuum analyze {table}")).await?;
        }
        self.prepare(setup, false).await
    }

    /// Forgets what was prepared and prepares the queries of a set-up, for us and for `explain`; with all that a card
    /// shows if that is wanted.
    pub(crate) async fn prepare(&mut self, setup: &Setup, card: bool) -> Result<(), Error> {
        self.client.batch_execute(&format!("deallocate all; set plan_cache_mode = {}", setup.planning)).await?;
        let schema = setup.schema;
        for kind in [false, true] {
            let (types, text) = (schema.types(kind), schema.query(kind, card));
            self.client.batch_execute(&format!("prepare timed_{} {types} as {text}", u8::from(kind))).await?;
        }
        let without = self.client.prepare(&schema.query(false, card)).await?;
        self.queries = Some([without, self.client.prepare(&schema.query(true, card)).await?]);
        self.schema = schema;
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
            self.ask(&Asked::new(directory, ask)).await?;
            times.push(begun.elapsed());
        }
        // The first round only warms.
        Ok(Times::new(times.split_off(sample.len())).at(0.5))
    }

    /// One question over the socket with the prepared statement.
    pub(crate) async fn ask(&self, asked: &Asked) -> Result<Vec<Row>, Error> {
        let row = |row: &tokio_postgres::Row| Row {
            start: setup::start_of(self.schema, row),
            metres: row.get(1),
            meeting: row.get::<_, i32>(2) as u32,
        };
        Ok(self.rows(asked).await?.iter().map(row).collect())
    }

    /// The rows of an answer as they come.
    pub(crate) async fn rows(&self, asked: &Asked) -> Result<Vec<tokio_postgres::Row>, Error> {
        let queries = self.queries.as_ref().expect("a set-up was made or prepared before it is asked");
        self.client.query(&queries[usize::from(asked.with_kind())], &asked.values(self.schema)).await
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
        let asked = Asked::new(directory, ask);
        let (which, values) = (u8::from(asked.with_kind()), asked.written(self.schema));
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
            "select count(*) from flat where ST_DWithin(place, {place}, $3 + 1, false)
             and not ST_DWithin(place, {place}, $3 - 1, false) and start >= $4 and start < $5"
        );
        let (metres, from, until) = (near.km * 1e3, window.from as i32, window.until as i32);
        let row = self.client.query_one(&text, &[&near.point.lon, &near.point.lat, &metres, &from, &until]).await?;
        Ok(row.get(0))
    }
}
