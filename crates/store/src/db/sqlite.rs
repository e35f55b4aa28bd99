//! The embedded engine: one connection to the file, and how its errors read.

use std::{collections::HashMap, fs::File, path::Path, sync::Arc, time::Duration};

use rusqlite::{Connection, ErrorCode, OpenFlags, ffi, params_from_iter};

use super::{Error, Kind, Result, Row, Value, row::Inner};

/// How long to wait for another process (an import from the command line) that is writing.
const PATIENCE: Duration = Duration::from_secs(60);

/// One connection and the statements it has seen.
pub(super) struct Session {
    connection: Connection,
    texts: HashMap<&'static str, Arc<str>>,
}

impl Session {
    pub(super) fn open(path: &Path, writes: bool) -> Result<Self> {
        let opened = Connection::open_with_flags(path, OpenFlags::default() & !OpenFlags::SQLITE_OPEN_URI);
        let connection = opened.map_err(|e| unreachable_file(path, &e))?;
        prepare_connection(&connection, writes).map_err(|e| unreachable_file(path, &e))?;
        Ok(Self { connection, texts: HashMap::new() })
    }

    pub(super) fn exec(&mut self, sql: &'static str, args: &[Value]) -> Result<u64> {
        self.exec_many(sql, std::iter::once(args))
    }

    pub(super) fn exec_many<R: AsRef<[Value]>>(
        &mut self,
        sql: &'static str,
        rows: impl Iterator<Item = R>,
    ) -> Result<u64> {
        let text = self.text(sql);
        let run = || -> rusqlite::Result<u64> {
            let mut statement = self.connection.prepare_cached(&text)?;
            let mut touched = 0;
            for row in rows {
                touched += statement.execute(params_from_iter(row.as_ref()))?;
            }
            Ok(touched as u64)
        };
        run().map_err(|e| refused(sql, &e))
    }

    pub(super) fn each(
        &mut self,
        sql: &'static str,
        args: &[Value],
        keep: &mut (dyn FnMut(&Row<'_>) -> bool + Send),
    ) -> Result<()> {
        let text = self.text(sql);
        let mut run = || -> rusqlite::Result<()> {
            let mut statement = self.connection.prepare_cached(&text)?;
            let mut rows = statement.query(params_from_iter(args))?;
            while let Some(row) = rows.next()? {
                if !keep(&Row(Inner::Lite(row))) {
                    break;
                }
            }
            Ok(())
        };
        run().map_err(|e| refused(sql, &e))
    }

    pub(super) fn define(&mut self, ddl: &str) -> Result<()> {
        self.command(&ddl.replace("{UUID}", "BLOB").replace("{BYTES}", "BLOB"))
    }

    #[cfg(feature = "testing")]
    pub(super) fn check(&mut self, sql: &'static str) -> Result<()> {
        let text = self.text(sql);
        self.connection.prepare_cached(&text).map(drop).map_err(|e| refused(sql, &e))
    }

    /// Several statements without arguments.
    pub(super) fn command(&self, sql: &str) -> Result<()> {
        self.connection.execute_batch(sql).map_err(|e| refused(sql, &e))
    }

    /// Whether a transaction is open; a full or failing disk can make the engine give one up by itself.
    pub(super) fn is_in_transaction(&self) -> bool {
        !self.connection.is_autocommit()
    }

    /// SQLite numbers `$2` by its first appearance in the text; `?2` is the second argument wherever it stands.
    fn text(&mut self, sql: &'static str) -> Arc<str> {
        Arc::clone(self.texts.entry(sql).or_insert_with(|| sql.replace('$', "?").into()))
    }
}

fn prepare_connection(connection: &Connection, writes: bool) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(256);
    connection.pragma_update(None, "journal_mode", "wal")?;
    // What was answered must survive a power cut; group commit makes that affordable.
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // What is deleted is overwritten: a key that was destroyed must not be found in the pages that became free.
    connection.pragma_update(None, "secure_delete", true)?;
    // In KiB. Readers lean on the page cache of the system.
    connection.pragma_update(None, "cache_size", if writes { -65_536 } else { -16_384 })?;
    connection.pragma_update(None, "temp_store", "memory")?;
    // After a large import the log is cut back to this many bytes.
    connection.pragma_update(None, "journal_size_limit", 64 << 20)?;
    connection.pragma_update(None, "query_only", !writes)
}

fn unreachable_file(path: &Path, error: &rusqlite::Error) -> Error {
    // SQLite only says "unable to open"; the file system says why.
    let why =
        File::options().read(true).append(true).open(path).err().map_or_else(|| error.to_string(), |e| e.to_string());
    Error::Unreachable(format!("{}: {why}", path.display()))
}

fn refused(sql: &str, error: &rusqlite::Error) -> Error {
    let kind = match error.sqlite_error() {
        Some(ffi::Error { code: ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, .. }) => Kind::Again,
        Some(ffi::Error { code: ErrorCode::DiskFull, .. }) => Kind::Full,
        Some(ffi::Error { code: ErrorCode::ReadOnly, .. }) => Kind::ReadOnly,
        Some(e) => match e.extended_code {
            ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY => Kind::Taken,
            ffi::SQLITE_CONSTRAINT_FOREIGNKEY => Kind::Reference,
            _ => Kind::Other,
        },
        None => Kind::Other,
    };
    Error::refused(kind, error.to_string(), sql)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_answered_survives_a_power_cut() {
        let folder = tempfile::tempdir().unwrap();
        for writes in [true, false] {
            let session = Session::open(&folder.path().join("test.db"), writes).unwrap();
            let setting = |name: &str| -> String {
                let read = |row: &rusqlite::Row<'_>| row.get::<_, rusqlite::types::Value>(0);
                format!("{:?}", session.connection.pragma_query_value(None, name, read).unwrap())
            };
            assert_eq!(setting("journal_mode"), "Text(\"wal\")");
            assert_eq!(setting("synchronous"), "Integer(2)", "2 is FULL: a sync for each commit");
            assert_eq!(setting("query_only"), format!("Integer({})", i64::from(!writes)));
            assert_eq!(setting("foreign_keys"), "Integer(1)");
            assert_eq!(setting("secure_delete"), "Integer(1)", "what is deleted is overwritten");
        }
    }
}
