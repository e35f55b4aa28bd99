//! What a transaction body sees; the same for both engines.

use std::{
    future::{Future, poll_fn},
    panic::{AssertUnwindSafe, catch_unwind},
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    task::Poll,
};

use super::{Error, FromRow, Result, Row, Value, fault::Faults, postgres, sqlite};

/// An open transaction.
///
/// Statements are written once, with `$1..$n`, for both engines. Once a statement was refused the transaction cannot be
/// saved on either engine: every later statement gives the same error, and so does the commit. To allow for a value
/// that may be taken, write `ON CONFLICT … DO NOTHING` and look at the count.
pub struct Tx {
    pub(super) engine: Engine,
    pub(super) faults: Arc<Faults>,
    failed: Option<Error>,
    waiting: Arc<AtomicBool>,
}

pub(super) enum Engine {
    Lite(sqlite::Session),
    Postgres(postgres::Session),
}

impl Tx {
    pub(super) fn new(engine: Engine, faults: Arc<Faults>) -> Self {
        Self { engine, faults, failed: None, waiting: Arc::default() }
    }

    /// Runs a statement; gives the number of rows that it touched.
    pub async fn exec(&mut self, sql: &'static str, args: &[Value]) -> Result<u64> {
        self.ready(sql)?;
        let done = match &mut self.engine {
            Engine::Lite(session) => session.exec(sql, args),
            Engine::Postgres(session) => waited(&self.waiting, session.exec(sql, args)).await,
        };
        self.note(done)
    }

    /// Every row of the answer.
    pub async fn all<T: FromRow>(&mut self, sql: &'static str, args: &[Value]) -> Result<Vec<T>> {
        let mut rows = Vec::new();
        self.each(sql, args, |row| {
            rows.push(T::from_row(row)?);
            Ok(())
        })
        .await?;
        Ok(rows)
    }

    /// The row of an answer that has at most one; of a longer answer the first.
    pub async fn opt<T: FromRow>(&mut self, sql: &'static str, args: &[Value]) -> Result<Option<T>> {
        Ok(self.all(sql, args).await?.into_iter().next())
    }

    /// The row of an answer that always has one (a count).
    pub async fn one<T: FromRow>(&mut self, sql: &'static str, args: &[Value]) -> Result<T> {
        let found = self.opt(sql, args).await?;
        found.ok_or_else(|| Error::stored("row", format!("“{sql}” found none")))
    }

    /// Hands each row to `take` as it arrives, without a list of all rows. An error of `take` ends the reading.
    pub async fn each(
        &mut self,
        sql: &'static str,
        args: &[Value],
        mut take: impl FnMut(&Row<'_>) -> Result<()> + Send,
    ) -> Result<()> {
        self.ready(sql)?;
        let mut taken = Ok(());
        let mut keep = |row: &Row<'_>| {
            taken = take(row);
            taken.is_ok()
        };
        let done = match &mut self.engine {
            Engine::Lite(session) => session.each(sql, args, &mut keep),
            Engine::Postgres(session) => waited(&self.waiting, session.each(sql, args, &mut keep)).await,
        };
        self.note(done)?;
        taken
    }

    /// Inserts many rows by the fastest way of the engine. `sql` is a plain
    /// `INSERT INTO table (columns) VALUES ($1, …, $n)`, its arguments in order and nothing after it.
    pub async fn insert_many<R, I>(&mut self, sql: &'static str, rows: I) -> Result<u64>
    where
        R: AsRef<[Value]> + Send + Sync,
        I: IntoIterator<Item = R, IntoIter: Send>,
    {
        self.ready(sql)?;
        let rows = rows.into_iter();
        let done = match &mut self.engine {
            Engine::Lite(session) => session.exec_many(sql, rows),
            Engine::Postgres(session) => waited(&self.waiting, session.insert_many(sql, rows)).await,
        };
        self.note(done)
    }

    /// Runs one statement once for each row of arguments, without waiting in between; gives the sum of rows touched.
    pub async fn exec_many<R, I>(&mut self, sql: &'static str, rows: I) -> Result<u64>
    where
        R: AsRef<[Value]> + Send + Sync,
        I: IntoIterator<Item = R, IntoIter: Send>,
    {
        self.ready(sql)?;
        let rows = rows.into_iter();
        let done = match &mut self.engine {
            Engine::Lite(session) => session.exec_many(sql, rows),
            Engine::Postgres(session) => waited(&self.waiting, session.exec_many(sql, rows)).await,
        };
        self.note(done)
    }

    /// Changes the shape of a table; the tokens `{UUID}` and `{BYTES}` stand for the engine's type names.
    pub(crate) async fn define(&mut self, ddl: &str) -> Result<()> {
        self.ready(ddl)?;
        let done = match &mut self.engine {
            Engine::Lite(session) => session.define(ddl),
            Engine::Postgres(session) => waited(&self.waiting, session.define(ddl)).await,
        };
        self.note(done)
    }

    /// Has the engine understand a statement without running it.
    #[cfg(feature = "testing")]
    pub(crate) async fn prepare(&mut self, sql: &'static str) -> Result<()> {
        self.ready(sql)?;
        let done = match &mut self.engine {
            Engine::Lite(session) => session.check(sql),
            Engine::Postgres(session) => waited(&self.waiting, session.check(sql)).await,
        };
        self.note(done)
    }

    /// Runs `body` and takes care that it neither waits elsewhere nor takes the thread down, and that a refused
    /// statement is not forgotten.
    pub(super) async fn run<T>(&mut self, body: &impl AsyncFn(&mut Tx) -> Result<T>) -> Result<T> {
        self.failed = None;
        let waiting = Arc::clone(&self.waiting);
        let result = watched(body(self), &waiting).await;
        match self.failed.take() {
            Some(failed) => Err(failed),
            None => result,
        }
    }

    fn ready(&mut self, sql: &str) -> Result<()> {
        if let Some(failed) = &self.failed {
            return Err(failed.clone());
        }
        let fine = self.faults.before_statement(sql);
        self.note(fine)
    }

    fn note<T>(&mut self, done: Result<T>) -> Result<T> {
        if let Err(refused @ (Error::Refused { .. } | Error::Unreachable(_))) = &done {
            self.failed = Some(refused.clone());
        }
        done
    }
}

/// Marks that the body waits for its own transaction.
async fn waited<T>(waiting: &AtomicBool, driver: impl Future<Output = T>) -> T {
    let mut driver = pin!(driver);
    poll_fn(|context| {
        let polled = driver.as_mut().poll(context);
        waiting.store(polled.is_pending(), Relaxed);
        polled
    })
    .await
}

/// Polls a body; one that waits while its transaction does not is at fault, and one that panics fails alone.
async fn watched<T>(body: impl Future<Output = Result<T>>, waiting: &AtomicBool) -> Result<T> {
    let mut body = pin!(body);
    poll_fn(|context| {
        waiting.store(false, Relaxed);
        match catch_unwind(AssertUnwindSafe(|| body.as_mut().poll(context))) {
            Ok(Poll::Pending) if !waiting.load(Relaxed) => Poll::Ready(Err(Error::AwaitedElsewhere)),
            Ok(polled) => polled,
            Err(panic) => Poll::Ready(Err(Error::Panicked(words_of(panic.as_ref())))),
        }
    })
    .await
}

fn words_of(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no message".to_owned())
}
