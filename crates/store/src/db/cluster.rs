//! The threads of the cluster engine: SERIALIZABLE set by us, conflicts tried again.

use std::{
    error::Error as StdError,
    future::Future,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed},
    },
    thread,
    time::Duration,
};

use deadpool_postgres::{Manager, ManagerConfig, Pool, RecyclingMethod};
use tokio::{
    runtime,
    sync::{mpsc, oneshot},
    task::LocalSet,
};

use super::{
    Answer, Error, Result, Tx,
    fault::{Faults, mix},
    postgres::{Session, with_causes},
    tls,
    tx::Engine,
};

/// Times that a body is run again after a conflict.
const TRIES: u32 = 40;

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
        let (config, connect) = tls::read(url)?;
        let fast = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let pool = Pool::builder(Manager::from_config(config, connect, fast)).max_size(size.max(1)).build();
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
        let thread = self.threads[self.next.fetch_add(1, Relaxed) % self.threads.len()].clone();
        Box::pin(async move {
            thread.send(work).map_err(|_| Error::Closed)?;
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
        let session = Session::begin(client, begin).await?;
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
