//! The cluster engine: a pool of connections, SERIALIZABLE set by us, conflicts tried again.

use std::{
    error::Error as StdError,
    future::Future,
    pin::{Pin, pin},
    sync::{
        Arc,
        atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed},
    },
    thread,
    time::Duration,
};

use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, RecyclingMethod};
use futures_util::{TryStreamExt, future::try_join_all};
use tokio::{
    runtime,
    sync::{mpsc, oneshot},
    task::LocalSet,
};
use tokio_postgres::{NoTls, Statement, binary_copy::BinaryCopyInWriter, error::SqlState};

use super::{
    Answer, Error, Kind, Result, Row, Tx, Value,
    fault::{Faults, mix},
    row::Inner,
    tx::Engine,
};

/// Times that a body is run again after a conflict.
const TRIES: u32 = 40;
/// Statements on their way at once.
const PIPELINE: usize = 256;
/// From this many rows on, COPY is faster than single inserts.
const COPY_FROM: usize = 64;

/// Threads that run bodies. Bodies mostly wait for the cluster, so a few serve many.
const THREADS: usize = 2;
const WRITE: &str = "BEGIN ISOLATION LEVEL SERIALIZABLE";
const READ: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

type Work = Box<dyn FnOnce() -> Pin<Box<dyn Future<Output = ()>>> + Send>;

/// The way to the threads that run bodies. As on the embedded engine a body, once handed in, runs to its end even when
/// its caller goes away; and it need not be able to move between threads.
#[derive(Clone)]
pub(super) struct Handle {
    cluster: Cluster,
    threads: Arc<[mpsc::UnboundedSender<Work>]>,
    next: Arc<AtomicUsize>,
}

impl Handle {
    pub(super) fn start(url: &str, size: usize, faults: &Arc<Faults>) -> Result<Self> {
        let unreachable = |e: &dyn StdError| Error::Unreachable(with_causes(e));
        let config = url.parse().map_err(|e: tokio_postgres::Error| unreachable(&e))?;
        let fast = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let pool = Pool::builder(Manager::from_config(config, NoTls, fast)).max_size(size.max(1)).build();
        let pool = pool.map_err(|e| unreachable(&e))?;
        let threads = (0..THREADS).map(|_| start_thread().map_err(|e| unreachable(&e))).collect::<Result<Vec<_>>>()?;
        let cluster = Cluster { pool, faults: Arc::clone(faults), jitter: Arc::default() };
        Ok(Self { cluster, threads: threads.into(), next: Arc::default() })
    }

    pub(super) fn write<T, F>(&self, body: F) -> Answer<T>
    where
        T: Send + 'static,
        F: AsyncFn(&mut Tx) -> Result<T> + Send + 'static,
    {
        self.hand_in(WRITE, body)
    }

    pub(super) fn read<T, F>(&self, body: F) -> Answer<T>
    where
        T: Send + 'static,
        F: AsyncFn(&mut Tx) -> Result<T> + Send + 'static,
    {
        self.hand_in(READ, body)
    }

    fn hand_in<T, F>(&self, begin: &'static str, body: F) -> Answer<T>
    where
        T: Send + 'static,
        F: AsyncFn(&mut Tx) -> Result<T> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let cluster = self.cluster.clone();
        let work: Work = Box::new(move || {
            Box::pin(async move {
                // The caller may have gone away; then nobody wants the answer.
                let _ = reply.send(cluster.until_done(begin, &body).await);
            })
        });
        let thread = &self.threads[self.next.fetch_add(1, Relaxed) % self.threads.len()];
        let handed = thread.send(work).map_err(|_| Error::Closed);
        Box::pin(async move {
            handed?;
            answer.await.map_err(|_| Error::Closed)?
        })
    }
}

/// A thread that runs what it is given until nobody can give it any more.
fn start_thread() -> std::io::Result<mpsc::UnboundedSender<Work>> {
    let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
    let (sender, mut queue) = mpsc::unbounded_channel::<Work>();
    thread::Builder::new().name("db-postgres".to_owned()).spawn(move || {
        let bodies = LocalSet::new();
        let receive = async {
            while let Some(work) = queue.recv().await {
                tokio::task::spawn_local(work());
            }
        };
        runtime.block_on(bodies.run_until(receive));
        runtime.block_on(bodies);
    })?;
    Ok(sender)
}

#[derive(Clone)]
struct Cluster {
    pool: Pool,
    faults: Arc<Faults>,
    jitter: Arc<AtomicU64>,
}

impl Cluster {
    /// Runs `body` until it commits without a conflict.
    async fn until_done<T>(&self, begin: &str, body: &impl AsyncFn(&mut Tx) -> Result<T>) -> Result<T> {
        let mut tries = 0;
        loop {
            match self.run(begin, body).await {
                Err(error) if error.is_again() && tries < TRIES => tries += 1,
                result => return result,
            }
            tokio::time::sleep(self.pause(tries)).await;
        }
    }

    /// From 0.2 to 26 ms, at random, so that two bodies do not meet again.
    fn pause(&self, tries: u32) -> Duration {
        let widest = 400_u64 << tries.min(6);
        Duration::from_micros(200 + mix(self.jitter.fetch_add(1, Relaxed)) % widest)
    }

    async fn run<T>(&self, begin: &str, body: &impl AsyncFn(&mut Tx) -> Result<T>) -> Result<T> {
        let client = self.pool.get().await.map_err(|e| Error::Unreachable(with_causes(&e)))?;
        let mut session = Session { client: Some(client) };
        session.command(begin).await?;
        let mut tx = Tx::new(Engine::Postgres(session), Arc::clone(&self.faults));
        let result = tx.run(body).await;
        let Engine::Postgres(session) = tx.engine else {
            unreachable!("the session was put there a few lines above");
        };
        match result.and_then(|value| self.faults.before_commit().map(|()| value)) {
            Ok(value) => session.end("COMMIT").await.map(|()| value),
            Err(error) => {
                // The first error is the one to tell; a connection that cannot roll back is thrown away.
                let _ = session.end("ROLLBACK").await;
                Err(error)
            }
        }
    }
}

/// A connection with an open transaction.
pub(super) struct Session {
    client: Option<Object>,
}

impl Drop for Session {
    /// A transaction that was left half way (its thread ended) must not go back into the pool.
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            drop(Object::take(client));
        }
    }
}

impl Session {
    pub(super) async fn exec(&mut self, sql: &'static str, args: &[Value]) -> Result<u64> {
        let statement = self.statement(sql).await?;
        self.client()?.execute_raw(&statement, args).await.map_err(|e| refused(sql, &e))
    }

    pub(super) async fn each(
        &mut self,
        sql: &'static str,
        args: &[Value],
        keep: &mut (dyn FnMut(&Row<'_>) -> bool + Send),
    ) -> Result<()> {
        let statement = self.statement(sql).await?;
        let rows = self.client()?.query_raw(&statement, args).await.map_err(|e| refused(sql, &e))?;
        let mut rows = pin!(rows);
        while let Some(row) = rows.try_next().await.map_err(|e| refused(sql, &e))? {
            if !keep(&Row(Inner::Postgres(&row))) {
                break;
            }
        }
        Ok(())
    }

    pub(super) async fn exec_many<R: AsRef<[Value]> + Sync>(
        &mut self,
        sql: &'static str,
        mut rows: impl Iterator<Item = R>,
    ) -> Result<u64> {
        let statement = self.statement(sql).await?;
        let mut touched = 0;
        loop {
            let some: Vec<R> = rows.by_ref().take(PIPELINE).collect();
            if some.is_empty() {
                return Ok(touched);
            }
            let client = self.client()?;
            let running = some.iter().map(|row| client.execute_raw(&statement, row.as_ref()));
            touched += try_join_all(running).await.map_err(|e| refused(sql, &e))?.iter().sum::<u64>();
        }
    }

    pub(super) async fn insert_many<R: AsRef<[Value]> + Sync>(
        &mut self,
        sql: &'static str,
        mut rows: impl Iterator<Item = R>,
    ) -> Result<u64> {
        let first: Vec<R> = rows.by_ref().take(COPY_FROM).collect();
        if first.len() < COPY_FROM {
            return self.exec_many(sql, first.into_iter()).await;
        }
        let statement = self.statement(sql).await?;
        self.copy(sql, &statement, first.into_iter().chain(rows)).await.map_err(|e| refused(sql, &e))
    }

    /// The same rows as the INSERT would make, in the binary format of COPY.
    async fn copy<R: AsRef<[Value]>>(
        &mut self,
        sql: &str,
        statement: &Statement,
        rows: impl Iterator<Item = R>,
    ) -> std::result::Result<u64, tokio_postgres::Error> {
        let target = sql.trim_start().trim_start_matches("INSERT INTO ");
        let target = target.split_once(" VALUES").map_or(target, |(target, _)| target);
        let Some(client) = self.client.as_mut() else { return Ok(0) };
        let sink = client.copy_in(&format!("COPY {target} FROM STDIN BINARY")).await?;
        let mut writer = pin!(BinaryCopyInWriter::new(sink, statement.params()));
        for row in rows {
            writer.as_mut().write_raw(row.as_ref()).await?;
        }
        writer.finish().await
    }

    pub(super) async fn define(&mut self, ddl: &str) -> Result<()> {
        self.command(&ddl.replace("{UUID}", "UUID").replace("{BYTES}", "BYTEA")).await
    }

    #[cfg(feature = "testing")]
    pub(super) async fn check(&mut self, sql: &'static str) -> Result<()> {
        self.statement(sql).await.map(drop)
    }

    async fn command(&mut self, sql: &str) -> Result<()> {
        self.client()?.batch_execute(sql).await.map_err(|e| refused(sql, &e))
    }

    async fn statement(&mut self, sql: &'static str) -> Result<Statement> {
        self.client()?.prepare_cached(sql).await.map_err(|e| refused(sql, &e))
    }

    fn client(&mut self) -> Result<&mut Object> {
        self.client.as_mut().ok_or(Error::Closed)
    }

    /// Ends the transaction and gives the connection back.
    async fn end(mut self, how: &str) -> Result<()> {
        let ended = self.command(how).await;
        // After a refused COMMIT the server has rolled back, so the connection is clean; a lost one is found by the pool.
        drop(self.client.take());
        ended
    }
}

fn refused(sql: &str, error: &tokio_postgres::Error) -> Error {
    if error.is_closed() {
        return Error::Unreachable(with_causes(error));
    }
    let kind = match error.code() {
        Some(&SqlState::T_R_SERIALIZATION_FAILURE | &SqlState::T_R_DEADLOCK_DETECTED) => Kind::Again,
        Some(&SqlState::UNIQUE_VIOLATION) => Kind::Taken,
        Some(&SqlState::FOREIGN_KEY_VIOLATION) => Kind::Reference,
        Some(&SqlState::DISK_FULL) => Kind::Full,
        Some(&SqlState::READ_ONLY_SQL_TRANSACTION) => Kind::ReadOnly,
        _ => Kind::Other,
    };
    Error::refused(kind, with_causes(error), sql)
}

/// The driver's own text is only "db error"; the server's words are in the cause.
fn with_causes(error: &dyn StdError) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let words = inner.to_string();
        if !text.contains(&words) {
            text = format!("{text}: {words}");
        }
        cause = inner.source();
    }
    text
}
