//! Hashing of passphrases: slow on purpose, so it has threads of its own and never keeps a search waiting.

use std::{
    sync::{Arc, Mutex, PoisonError, mpsc},
    thread,
};

use argon2::{
    Algorithm, Argon2, Block, Params, Version,
    password_hash::phc::{Output, PasswordHash, Salt},
};
use tokio::sync::oneshot;
use zeroize::Zeroizing;

use crate::{ActionError, Result};

/// OWASP's setting for argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// The form of every hash we make now, up to the salt; one that begins otherwise is made anew when it is next checked.
const PRESENT: &str = "$argon2id$v=19$m=19456,t=2,p=1$";
/// What a name that nobody has is checked against, so that the answer takes as long.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGlzIGhlcmU$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
/// So many wait at most; the next are told to come back.
const QUEUE: usize = 64;

/// A passphrase on its way; wiped from memory when dropped.
pub(crate) type Secret = Zeroizing<String>;

/// A bounded pool that hashes and checks passphrases (argon2id at OWASP's setting).
pub struct Hashing {
    queue: mpsc::SyncSender<Job>,
}

/// What a check found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Checked {
    pub right: bool,
    /// The hash was made with other settings than the present ones.
    pub stale: bool,
}

/// Work for one thread, with the memory that it keeps from one to the next.
type Job = Box<dyn FnOnce(&mut Vec<Block>) + Send>;

impl Hashing {
    /// One thread fewer than the machine has cores, and at least one: there is always a core left for searches.
    pub(crate) fn new() -> Self {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let (queue, jobs) = mpsc::sync_channel(QUEUE);
        let jobs = Arc::new(Mutex::new(jobs));
        for number in 0..cores.saturating_sub(1).max(1) {
            let jobs = Arc::clone(&jobs);
            let made = thread::Builder::new().name(format!("hashing-{number}")).spawn(move || work(&jobs));
            if let Err(error) = made {
                // With no thread at all everyone hears Busy; the other pages go on.
                tracing::error!("A thread for passphrases could not be started: {error}");
            }
        }
        Self { queue }
    }

    /// Hashes a passphrase; gives a PHC string, which says with what settings.
    ///
    /// # Errors
    /// [`ActionError::Busy`] when too many wait.
    pub(crate) async fn hash(&self, passphrase: &Secret, salt: [u8; 16]) -> Result<String> {
        let passphrase = passphrase.clone();
        self.run(move |memory| hash(&passphrase, &salt, memory)).await?.ok_or(ActionError::Busy)
    }

    /// Checks a passphrase against a PHC string, or against nobody's.
    ///
    /// # Errors
    /// [`ActionError::Busy`] when too many wait.
    pub(crate) async fn check(&self, phc: Option<String>, passphrase: &Secret) -> Result<Checked> {
        let passphrase = passphrase.clone();
        self.run(move |memory| {
            let kept = phc.as_deref().unwrap_or(NOBODY);
            let right = check(kept, &passphrase, memory).unwrap_or(false) && phc.is_some();
            Checked { right, stale: !kept.starts_with(PRESENT) }
        })
        .await
    }

    async fn run<T: Send + 'static>(&self, job: impl FnOnce(&mut Vec<Block>) -> T + Send + 'static) -> Result<T> {
        let (answer, told) = oneshot::channel();
        let job: Job = Box::new(move |memory| {
            // Who has gone away needs no answer.
            if !answer.is_closed() {
                drop(answer.send(job(memory)));
            }
        });
        self.queue.try_send(job).map_err(|_| ActionError::Busy)?;
        told.await.map_err(|_| ActionError::Busy)
    }
}

fn work(jobs: &Mutex<mpsc::Receiver<Job>>) {
    let mut memory = Vec::new();
    loop {
        let next = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = next else { return };
        job(&mut memory);
    }
}

fn hash(passphrase: &str, salt: &[u8; 16], memory: &mut Vec<Block>) -> Option<String> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, Some(32)).ok()?;
    let output = reckon(params.clone(), passphrase, salt, memory)?;
    let made = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: (&params).try_into().ok()?,
        salt: Some(Salt::new(salt).ok()?),
        hash: Some(output),
    };
    Some(made.to_string())
}

fn check(phc: &str, passphrase: &str, memory: &mut Vec<Block>) -> Option<bool> {
    let kept = PasswordHash::new(phc).ok()?;
    let params = Params::try_from(&kept).ok()?;
    let output = reckon(params, passphrase, &kept.salt?, memory)?;
    // Compared in constant time by the type itself.
    Some(kept.algorithm == Algorithm::Argon2id.ident() && output == kept.hash?)
}

fn reckon(params: Params, passphrase: &str, salt: &[u8], memory: &mut Vec<Block>) -> Option<Output> {
    let blocks = params.block_count();
    if memory.len() < blocks {
        memory.resize_with(blocks, Block::default);
    }
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let mut out = [0; 32];
    argon.hash_password_into_with_memory(passphrase.as_bytes(), salt, &mut out, &mut memory[..blocks]).ok()?;
    Output::new(&out).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(text: &str) -> Secret {
        Zeroizing::new(text.to_owned())
    }

    #[tokio::test]
    async fn a_hash_says_how_it_was_made_and_fits_its_passphrase_only() {
        let hashing = Hashing::new();
        let made = hashing.hash(&secret("the bus was late"), [3; 16]).await.expect("hashed");
        assert!(made.starts_with(PRESENT), "{made}");
        let right = hashing.check(Some(made.clone()), &secret("the bus was late")).await.expect("checked");
        assert_eq!(right, Checked { right: true, stale: false });
        assert!(!hashing.check(Some(made), &secret("the bus was late ")).await.expect("checked").right);
        assert!(!hashing.check(None, &secret("the bus was late")).await.expect("checked").right);
        assert!(!hashing.check(Some("nonsense".into()), &secret("nonsense")).await.expect("checked").right);
    }

    #[tokio::test]
    async fn a_hash_of_another_program_with_other_settings_is_checked_and_said_to_be_stale() {
        // Made by argon2-cffi 25.1.0: PasswordHasher(time_cost=1, memory_cost=64, parallelism=1), a fixed salt.
        let theirs =
            "$argon2id$v=19$m=64,t=1,p=1$MDEyMzQ1Njc4OWFiY2RlZg$xU2Jr3NaS8xyqO5hhRI2UPV4+GUFuKR4/HNIpvgoioA".to_owned();
        let checked = Hashing::new().check(Some(theirs), &secret("the bus was late")).await.expect("checked");
        assert_eq!(checked, Checked { right: true, stale: true });
    }

    #[tokio::test]
    async fn when_too_many_wait_the_next_are_told_to_come_back() {
        let hashing = Arc::new(Hashing::new());
        let (open, gate) = mpsc::channel::<()>();
        let gate = Arc::new(Mutex::new(gate));
        let mut waiting = Vec::new();
        let mut busy = 0;
        for _ in 0..QUEUE + 64 {
            let (hashing, gate) = (Arc::clone(&hashing), Arc::clone(&gate));
            waiting.push(tokio::spawn(async move { hashing.run(move |_| drop(gate.lock().map(|g| g.recv()))).await }));
        }
        tokio::task::yield_now().await;
        drop(open);
        for one in waiting {
            busy += usize::from(matches!(one.await.expect("did not panic"), Err(ActionError::Busy)));
        }
        assert!((1..=64).contains(&busy), "{busy}");
    }
}
