//! The cluster engine: one connection with an open transaction, and how its errors read.

use std::{error::Error as StdError, pin::pin};

use deadpool_postgres::Object;
use futures_util::{TryStreamExt, future::try_join_all};
use tokio_postgres::{Statement, binary_copy::BinaryCopyInWriter, error::SqlState};

use super::{Error, Kind, Result, Row, Value, row::Inner};

/// Statements on their way at once.
const PIPELINE: usize = 256;
/// From this many rows on, COPY is faster than single inserts.
const COPY_FROM: usize = 64;

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
    pub(super) async fn begin(client: Object, begin: &str) -> Result<Self> {
        let mut session = Self { client: Some(client) };
        session.command(begin).await?;
        Ok(session)
    }

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
    pub(super) async fn end(mut self, how: &str) -> Result<()> {
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
pub(super) fn with_causes(error: &dyn StdError) -> String {
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
