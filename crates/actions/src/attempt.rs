//! Wrong tries are counted before anything is looked at, and taken back when the try was right.
//!
//! A passphrase has three counters: the account from this network and the network itself, which wait up to a quarter of
//! an hour, and the account from anywhere, which waits half a minute at most: whoever tries to lock a person out from
//! elsewhere cannot. From a network that a person signed in from before, only the first counts. Recovery words and the
//! code of the phone are counted by themselves.

use jiff::{SignedDuration, Timestamp};
use openseat_domain::attempt::{Limit, Tries};
use openseat_store::{Tx, Vault, attempt};

/// Of one account from one network, or of the codes of one account.
const CLOSE: Limit = Limit { free: 5, longest: SignedDuration::from_mins(15) };
/// Of one network: a clinic or a library has one for all who come.
const NETWORK: Limit = Limit { free: 30, longest: SignedDuration::from_mins(15) };
/// Of one account, from anywhere.
const ACCOUNT: Limit = Limit { free: 5, longest: SignedDuration::from_secs(30) };
/// So long a network is known as one that the person signed in from.
const KNOWN_FOR: SignedDuration = SignedDuration::from_hours(90 * 24);

/// What one try is counted at.
#[derive(Clone, Debug)]
pub(crate) struct Door {
    close: [u8; 32],
    wide: Option<Wide>,
}

/// The counters beyond the closest.
#[derive(Clone, Copy, Debug)]
struct Wide {
    network: [u8; 32],
    account: [u8; 32],
    /// There is a row when the person was right from this network.
    known: [u8; 32],
}

impl Door {
    /// For a secret of `kind` ("passphrase", "recovery") tried at a name from a network.
    pub(crate) fn from_network(vault: &Vault, kind: &str, name: &str, network: &str) -> Self {
        let index = |what: &str, words: &str| vault.index(&format!("tries {kind} {what}"), words);
        let both = format!("{name}\n{network}");
        let wide =
            Wide { network: index("network", network), account: index("account", name), known: index("known", &both) };
        Self { close: index("both", &both), wide: Some(wide) }
    }

    /// For a secret of `kind` tried by somebody whose session we know.
    pub(crate) fn of_session(vault: &Vault, kind: &str, person: uuid::Uuid) -> Self {
        Self { close: vault.index(&format!("tries {kind}"), &person.simple().to_string()), wide: None }
    }

    /// Counts one try as wrong; or says from when on the next is looked at.
    pub(crate) async fn knock(
        &self,
        tx: &mut Tx,
        now: Timestamp,
    ) -> openseat_store::Result<std::result::Result<(), Timestamp>> {
        let mut counted = Vec::with_capacity(3);
        let mut wait = None;
        for (key, limit) in self.counters(tx, now).await? {
            match limit.take(attempt::of_key(tx, key).await?, now) {
                Ok(tries) => counted.push((key, tries)),
                Err(until) => wait = wait.max(Some(until)),
            }
        }
        if let Some(until) = wait {
            return Ok(Err(until));
        }
        for (key, tries) in counted {
            attempt::keep(tx, key, &tries).await?;
        }
        Ok(Ok(()))
    }

    /// The try was right: the account's counters begin anew, the network's takes this one back.
    pub(crate) async fn right(&self, tx: &mut Tx, now: Timestamp) -> openseat_store::Result<()> {
        attempt::clear(tx, self.close).await?;
        let Some(wide) = self.wide else { return Ok(()) };
        attempt::clear(tx, wide.account).await?;
        if let Some(tries) = attempt::of_key(tx, wide.network).await? {
            attempt::keep(tx, wide.network, &tries.right()).await?;
        }
        attempt::keep(tx, wide.known, &Tries { wrong: 0, last_at: now, free_at: now }).await
    }

    async fn counters(&self, tx: &mut Tx, now: Timestamp) -> openseat_store::Result<Vec<([u8; 32], Limit)>> {
        let mut counters = vec![(self.close, CLOSE)];
        if let Some(wide) = self.wide {
            let known = attempt::of_key(tx, wide.known).await?;
            if !known.is_some_and(|tries| tries.last_at.duration_until(now) < KNOWN_FOR) {
                counters.extend([(wide.network, NETWORK), (wide.account, ACCOUNT)]);
            }
        }
        Ok(counters)
    }
}

/// Forgets what counts no more.
pub(crate) async fn forget(tx: &mut Tx, now: Timestamp) -> openseat_store::Result<u64> {
    attempt::forget(tx, now.checked_sub(KNOWN_FOR).unwrap_or(now)).await
}
