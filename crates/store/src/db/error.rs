//! What can go wrong between a room and its rows, without naming the engine.

/// What came of talking to the database.
pub type Result<T> = std::result::Result<T, Error>;

/// One failure. Cloned freely: when a shared commit fails, everyone who waited for it gets the same error.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    /// The engine would not do what a statement asked.
    #[error("the database refused “{statement}”: {message}")]
    Refused { kind: Kind, message: String, statement: String },
    /// No connection, or a file that cannot be opened.
    #[error("the database cannot be reached: {0}")]
    Unreachable(String),
    /// A row has another shape than the code that reads it; the statement and the reader disagree.
    #[error("column {column} of a row does not hold {wanted}")]
    Column { column: usize, wanted: &'static str },
    /// A stored value that its noun cannot understand (a newer program wrote it, or someone edited the table).
    #[error("a stored {what} cannot be read: {why}")]
    Stored { what: &'static str, why: String },
    /// A transaction holds locks, so its body may wait for nothing but the transaction itself.
    #[error("a transaction body awaited something other than its transaction; fetch first, then open the transaction")]
    AwaitedElsewhere,
    /// The body panicked. Its changes were rolled back.
    #[error("a transaction body panicked: {0}")]
    Panicked(String),
    /// The database threads have ended.
    #[error("the database has been closed")]
    Closed,
    /// A sealed value that does not open: another key, another place, or changed bytes.
    #[error("a sealed value does not open: it was changed, moved, or sealed with another key")]
    Sealed,
    /// A key is wrapped by a master key that was not given.
    #[error("the master key “{0}” is needed and was not given; put it back among the master keys")]
    NoMaster(String),
    /// The data was sealed with the keys of another key store.
    #[error(
        "this is not the key store that the data was sealed with; give the right one with keys.store, or put it back \
         from its backup with `openseat keys restore`"
    )]
    OtherKeys,
    /// A key store was asked for, and this database holds something else.
    #[error("the key store must be a database of its own, and this one holds other tables (“{0}”); set keys.store")]
    OtherTables(String),
    /// The tables were made by a later program.
    #[error("the database is at step {found}, this program knows steps up to {known}; start the newer program")]
    Newer { found: i64, known: i64 },
}

/// Why a statement was refused, as far as callers act on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Two transactions got in each other's way; the same body may succeed now (SQLSTATE 40001, 40P01; a busy file).
    Again,
    /// A value that must be unique is taken.
    Taken,
    /// A row that is pointed to does not exist, or is still pointed to.
    Reference,
    /// No room left on the disk.
    Full,
    /// A write where only reading is allowed.
    ReadOnly,
    /// Anything else; the message says what.
    Other,
}

impl Error {
    /// Whether the same body may succeed when it is run again.
    pub fn is_again(&self) -> bool {
        self.is(Kind::Again)
    }

    /// Whether a value that must be unique is taken.
    pub fn is_taken(&self) -> bool {
        self.is(Kind::Taken)
    }

    /// Whether a statement was refused for this reason.
    pub fn is(&self, asked: Kind) -> bool {
        matches!(self, Self::Refused { kind, .. } if *kind == asked)
    }

    /// A stored value that cannot be understood.
    pub(crate) fn stored(what: &'static str, why: impl ToString) -> Self {
        Self::Stored { what, why: why.to_string() }
    }

    pub(super) fn refused(kind: Kind, message: impl Into<String>, statement: &str) -> Self {
        Self::Refused { kind, message: message.into(), statement: statement.to_owned() }
    }
}
