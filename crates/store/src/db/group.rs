//! The threads of the embedded engine: one writer that shares its syncs, and a few readers.

use std::{
    future::Future,
    path::Path,
    pin::pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll, Waker},
    thread,
};

use tokio::sync::{mpsc, oneshot};

use super::{Answer, Error, Kind, Result, Tx, fault::Faults, sqlite::Session, tx::Engine};

/// Bodies that share one commit, and with it one sync of the disk.
const GROUP: usize = 256;
/// Bodies that may wait before the next caller waits to hand his in.
const QUEUE: usize = 1024;
/// Times that a body or a group is run again after a conflict.
const TRIES: u32 = 40;

/// The way to the database threads.
#[derive(Clone)]
pub(super) struct Handle {
    writer: mpsc::Sender<Box<dyn Job>>,
    readers: mpsc::Sender<Box<dyn Job>>,
    path: Arc<Path>,
}

impl Handle {
    pub(super) fn start(path: &Path, readers: usize, faults: &Arc<Faults>) -> Result<Self> {
        let session = |writes| Ok(Tx::new(Engine::Lite(Session::open(path, writes)?), Arc::clone(faults)));
        // The writer comes first: it makes the file and its journal, which readers cannot.
        let (writer, queue) = mpsc::channel(QUEUE);
        let tx = session(true)?;
        spawn("db-writer", move || serve_writes(tx, queue))?;
        let (read, queue) = mpsc::channel(QUEUE);
        let queue = Arc::new(Mutex::new(queue));
        for _ in 0..readers.max(1) {
            let (tx, queue) = (session(false)?, Arc::clone(&queue));
            spawn("db-reader", move || serve_reads(tx, &queue))?;
        }
        Ok(Self { writer, readers: read, path: path.into() })
    }

    /// Moves the journal into the file and empties it, from a session of its own, since it cannot be done inside a
    /// transaction. A reader that holds an old view keeps a part of it until a later call.
    pub(super) async fn empty_journal(&self) -> Result<()> {
        let path = Arc::clone(&self.path);
        let emptied = tokio::task::spawn_blocking(move || {
            Session::open(&path, true)?.command("PRAGMA busy_timeout = 2000; PRAGMA wal_checkpoint(TRUNCATE)")
        });
        emptied.await.map_err(|_| Error::Closed)?
    }

    pub(super) fn write<T, F>(&self, body: F) -> Answer<T>
    where
        T: Send + 'static,
        F: AsyncFn(&mut Tx) -> Result<T> + Send + 'static,
    {
        hand_in(self.writer.clone(), body)
    }

    pub(super) fn read<T, F>(&self, body: F) -> Answer<T>
    where
        T: Send + 'static,
        F: AsyncFn(&mut Tx) -> Result<T> + Send + 'static,
    {
        hand_in(self.readers.clone(), body)
    }
}

/// A body on its way to a database thread and back.
trait Job: Send {
    fn run(&mut self, tx: &mut Tx) -> Result<()>;
    fn answer(self: Box<Self>, commit: Result<()>);
}

struct Body<T, F> {
    body: F,
    result: Option<Result<T>>,
    reply: oneshot::Sender<Result<T>>,
}

impl<T, F> Job for Body<T, F>
where
    T: Send,
    F: AsyncFn(&mut Tx) -> Result<T> + Send,
{
    fn run(&mut self, tx: &mut Tx) -> Result<()> {
        let result = run_now(tx.run(&self.body));
        let outcome = result.as_ref().map(drop).map_err(Error::clone);
        self.result = Some(result);
        outcome
    }

    fn answer(self: Box<Self>, commit: Result<()>) {
        let result = match (commit, self.result) {
            (Err(error), _) => Err(error),
            (Ok(()), Some(result)) => result,
            (Ok(()), None) => Err(Error::Closed),
        };
        // The caller may have gone away; then nobody wants the answer.
        let _ = self.reply.send(result);
    }
}

/// No statement on this engine ever suspends, so one poll finishes a body that awaits nothing else.
fn run_now<T>(body: impl Future<Output = Result<T>>) -> Result<T> {
    match pin!(body).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => result,
        Poll::Pending => Err(Error::AwaitedElsewhere),
    }
}

fn hand_in<T, F>(queue: mpsc::Sender<Box<dyn Job>>, body: F) -> Answer<T>
where
    T: Send + 'static,
    F: AsyncFn(&mut Tx) -> Result<T> + Send + 'static,
{
    let (reply, answer) = oneshot::channel();
    let job: Box<dyn Job> = Box::new(Body { body, result: None, reply });
    Box::pin(async move {
        queue.send(job).await.map_err(|_| Error::Closed)?;
        answer.await.map_err(|_| Error::Closed)?
    })
}

fn serve_writes(mut tx: Tx, mut queue: mpsc::Receiver<Box<dyn Job>>) {
    while let Some(first) = queue.blocking_recv() {
        let mut group = vec![first];
        let mut commit = run_group(&mut tx, &mut group, &mut queue);
        for _ in 1..TRIES {
            if !commit.as_ref().is_err_and(Error::is_again) {
                break;
            }
            commit = run_group(&mut tx, &mut group, &mut queue);
        }
        for job in group {
            job.answer(commit.clone());
        }
    }
}

/// Runs the group, and whatever is handed in meanwhile, in one transaction.
fn run_group(tx: &mut Tx, group: &mut Vec<Box<dyn Job>>, queue: &mut mpsc::Receiver<Box<dyn Job>>) -> Result<()> {
    lite(tx).command("BEGIN IMMEDIATE").map_err(say_who_writes)?;
    let mut next = 0;
    let run = loop {
        if next == group.len() {
            match if next < GROUP { queue.try_recv().ok() } else { None } {
                Some(job) => group.push(job),
                None => break Ok(()),
            }
        }
        if let Err(error) = run_alone(tx, group[next].as_mut()) {
            break Err(error);
        }
        next += 1;
    };
    let commit = run.and_then(|()| tx.faults.before_commit()).and_then(|()| lite(tx).command("COMMIT"));
    if commit.is_err() && lite(tx).is_in_transaction() {
        // The first error is the one to tell; a roll back cannot fail in a way that matters after it.
        let _ = lite(tx).command("ROLLBACK");
    }
    commit
}

/// We have waited long enough for another program; trying again would only wait again.
fn say_who_writes(error: Error) -> Error {
    if !error.is_again() {
        return error;
    }
    let message = "another program has been writing to this database for a minute; wait until it is done, or end it";
    Error::refused(Kind::Other, message, "BEGIN")
}

/// Runs one body so that its failure undoes only its own changes. An error means that the whole group is lost.
fn run_alone(tx: &mut Tx, job: &mut dyn Job) -> Result<()> {
    for _ in 0..TRIES {
        lite(tx).command("SAVEPOINT body")?;
        let outcome = job.run(tx);
        if !lite(tx).is_in_transaction() {
            // A full or failing disk makes the engine give up the transaction by itself.
            return Err(outcome.err().unwrap_or(Error::Closed));
        }
        let Err(error) = outcome else { return lite(tx).command("RELEASE body") };
        lite(tx).command("ROLLBACK TO body; RELEASE body")?;
        if !error.is_again() {
            break;
        }
    }
    Ok(())
}

fn serve_reads(mut tx: Tx, queue: &Mutex<mpsc::Receiver<Box<dyn Job>>>) {
    loop {
        // Whoever holds the lock waits for the next job; the others wait for the lock.
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).blocking_recv();
        let Some(mut job) = next else { return };
        let outcome = read_once(&mut tx, job.as_mut());
        job.answer(outcome);
    }
}

/// All statements of a reading body see the same moment.
fn read_once(tx: &mut Tx, job: &mut dyn Job) -> Result<()> {
    for _ in 0..TRIES {
        lite(tx).command("BEGIN")?;
        let outcome = job.run(tx);
        if lite(tx).is_in_transaction() {
            lite(tx).command("ROLLBACK")?;
        }
        if !outcome.is_err_and(|error| error.is_again()) {
            break;
        }
    }
    Ok(())
}

fn lite(tx: &mut Tx) -> &mut Session {
    match &mut tx.engine {
        Engine::Lite(session) => session,
        Engine::Postgres(_) => unreachable!("a database thread is only ever given its own kind of session"),
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> Result<()> {
    let started = thread::Builder::new().name(name.to_owned()).spawn(work);
    started.map(drop).map_err(|e| Error::Unreachable(format!("the thread {name} cannot be started: {e}")))
}
