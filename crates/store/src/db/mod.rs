//! Two engines behind one door. No other file knows which one answers.
//!
//! A body is an async closure over [`Tx`]. It touches nothing but the transaction, since it may run more than once:
//!
//! ```ignore
//! let sources = db.read(async |tx| source::all(tx).await).await?;
//! db.write(async move |tx| source::insert(tx, &new, now).await).await?;
//! ```

mod cluster;
mod error;
mod fault;
mod group;
mod postgres;
mod row;
mod sqlite;
mod tls;
mod tx;
mod value;

use std::{future::Future, path::Path, pin::Pin, sync::Arc, thread};

pub use self::{
    error::{Error, Kind, Result},
    fault::Faults,
    row::{Column, FromRow, Row},
    tx::Tx,
    value::Value,
};

/// What [`Db::write`] and [`Db::read`] give to wait for. Nothing is done before it is awaited; from then on the body
/// runs to its end, even when nobody waits any more.
pub type Answer<T> = Pin<Box<dyn Future<Output = Result<T>> + Send>>;

/// The database. Cloning is cheap and gives the same one.
#[derive(Clone)]
pub struct Db {
    engine: Engine,
    faults: Arc<Faults>,
}

#[derive(Clone)]
enum Engine {
    Lite(group::Handle),
    Postgres(cluster::Handle),
}

impl Db {
    /// The embedded database in the file at `path`, made if it is not there (its folder must be).
    pub fn sqlite(path: impl AsRef<Path>) -> Result<Self> {
        let faults = Arc::default();
        let readers = thread::available_parallelism().map_or(4, |n| n.get().clamp(4, 8));
        Ok(Self { engine: Engine::Lite(group::Handle::start(path.as_ref(), readers, &faults)?), faults })
    }

    /// A PostgreSQL at `url` (`postgres://user@host/name`), with at most `pool_size` connections. Nothing is connected
    /// before it is needed.
    pub fn postgres(url: &str, pool_size: usize) -> Result<Self> {
        let faults = Arc::default();
        Ok(Self { engine: Engine::Postgres(cluster::Handle::start(url, pool_size, &faults)?), faults })
    }

    /// Runs `body` in one serializable transaction and commits it; an error undoes everything that it did.
    ///
    /// When this gives `Ok`, the change survives a power cut. The body may run more than once.
    pub fn write<T, F>(&self, body: F) -> Answer<T>
    where
        T: Send + 'static,
        F: AsyncFn(&mut Tx) -> Result<T> + Send + 'static,
    {
        match &self.engine {
            Engine::Lite(handle) => handle.write(body),
            Engine::Postgres(handle) => handle.write(body),
        }
    }

    /// Runs `body` on one unchanging view of what is committed. It cannot change anything.
    pub fn read<T, F>(&self, body: F) -> Answer<T>
    where
        T: Send + 'static,
        F: AsyncFn(&mut Tx) -> Result<T> + Send + 'static,
    {
        match &self.engine {
            Engine::Lite(handle) => handle.read(body),
            Engine::Postgres(handle) => handle.read(body),
        }
    }

    /// Has what was deleted leave the files of an embedded database: pages are overwritten when rows go, and here the
    /// journal that still shows the old ones is emptied. A cluster does this by itself, in its own time.
    pub async fn scrub(&self) -> Result<()> {
        match &self.engine {
            Engine::Lite(handle) => handle.empty_journal().await,
            Engine::Postgres(_) => Ok(()),
        }
    }

    /// Trouble that tests can turn on.
    #[cfg(feature = "testing")]
    pub fn faults(&self) -> &Faults {
        &self.faults
    }
}
