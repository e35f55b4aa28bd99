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
/// New spaces from one network: after thirty in a day each waits a minute at most.
const START: Limit = Limit { free: 30, longest: SignedDuration::from_mins(1) };
/// So long a network is known as one that the person signed in from.
const KNOWN_FOR: SignedDuration = SignedDuration::from_hours(90 * 24);

/// What one try is counted at.
#[derive(Clone, Debug)]
pub(crate) struct Door {
    close: [u8; 32],
    limit: Limit,
    /// Many people share the closest counter: a try that was right takes back no other's.
    shared: bool,
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
        Self { close: index("both", &both), limit: CLOSE, shared: false, wide: Some(wide) }
    }

    /// For a secret of `kind` tried by somebody whose session we know.
    pub(crate) fn of_session(vault: &Vault, kind: &str, person: uuid::Uuid) -> Self {
        let close = vault.index(&format!("tries {kind}"), &person.simple().to_string());
        Self { close, limit: CLOSE, shared: false, wide: None }
    }

    /// For new spaces made from a network, of which none is ever taken back.
    pub(crate) fn of_starting(vault: &Vault, network: &str) -> Self {
        Self { close: vault.index("tries start", network), limit: START, shared: true, wide: None }
    }

    /// For codes of private pages tried from a network, whichever page they are of.
    pub(crate) fn of_codes(vault: &Vault, network: &str) -> Self {
        Self { close: vault.index("tries code network", network), limit: NETWORK, shared: true, wide: None }
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
        if self.shared {
            return give_back(tx, self.close).await;
        }
        attempt::clear(tx, self.close).await?;
        let Some(wide) = self.wide else { return Ok(()) };
        if !wide.is_known(tx, now).await? {
            attempt::clear(tx, wide.account).await?;
            give_back(tx, wide.network).await?;
        }
        attempt::keep(tx, wide.known, &Tries { wrong: 0, last_at: now, free_at: now }).await
    }

    async fn counters(&self, tx: &mut Tx, now: Timestamp) -> openseat_store::Result<Vec<([u8; 32], Limit)>> {
        let mut counters = vec![(self.close, self.limit)];
        if let Some(wide) = self.wide
            && !wide.is_known(tx, now).await?
        {
            counters.extend([(wide.network, NETWORK), (wide.account, ACCOUNT)]);
        }
        Ok(counters)
    }
}

impl Wide {
    async fn is_known(&self, tx: &mut Tx, now: Timestamp) -> openseat_store::Result<bool> {
        let known = attempt::of_key(tx, self.known).await?;
        Ok(known.is_some_and(|tries| tries.last_at.duration_until(now) < KNOWN_FOR))
    }
}

/// Takes one try back that proved right, and no other's. Where none is left, no row is: it would say as much.
async fn give_back(tx: &mut Tx, key: [u8; 32]) -> openseat_store::Result<()> {
    match attempt::of_key(tx, key).await?.map(Tries::right) {
        Some(tries) if tries.wrong > 0 => attempt::keep(tx, key, &tries).await,
        Some(_) => attempt::clear(tx, key).await,
        None => Ok(()),
    }
}

/// Forgets what counts no more.
pub(crate) async fn forget(tx: &mut Tx, now: Timestamp) -> openseat_store::Result<u64> {
    attempt::forget(tx, now.checked_sub(KNOWN_FOR).unwrap_or(now)).await
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;
    use openseat_store::{Db, testing};
    use proptest::{
        prelude::*,
        strategy::ValueTree as _,
        test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
    };

    use super::*;

    async fn vault() -> Vault {
        let secrets = openseat_store::Secrets::new([5; 32]);
        let owner = uuid::Uuid::from_u128(1);
        let opened = Vault::open(testing::key_store(), testing::masters(), secrets, owner, || Timestamp::UNIX_EPOCH);
        opened.await.expect("a new key store opens")
    }

    async fn knock(db: &Db, door: &Door, now: Timestamp) -> std::result::Result<(), Timestamp> {
        let door = door.clone();
        db.write(async move |tx| door.knock(tx, now).await).await.expect("the database answers")
    }

    async fn right(db: &Db, door: &Door, now: Timestamp) {
        let door = door.clone();
        db.write(async move |tx| door.right(tx, now).await).await.expect("the database answers");
    }

    /// Tries of others: from which of six networks, so many at once, and the seconds until the next.
    fn histories() -> impl Strategy<Value = Vec<(u8, u8, u16)>> {
        prop::collection::vec((0..6_u8, 1..12_u8, prop_oneof![0..3_u16, 0..60_u16, 0..4_000_u16]), 1..25)
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn whatever_others_tried_a_person_gets_in_from_elsewhere_within_half_a_minute() {
        let vault = vault().await;
        testing::each_engine(async |db| {
            let mut runner =
                TestRunner::new_with_rng(Config::default(), TestRng::deterministic_rng(RngAlgorithm::ChaCha));
            for case in 0..60 {
                let history = histories().new_tree(&mut runner).expect("a history").current();
                let name = format!("amber otter {case}");
                let mut now = Timestamp::UNIX_EPOCH;
                for (network, tries, pause) in history {
                    let door = Door::from_network(&vault, "passphrase", &name, &format!("{case} {network}"));
                    for _ in 0..tries {
                        let _ = knock(&db, &door, now).await;
                    }
                    now += i64::from(pause).seconds();
                }
                let own = Door::from_network(&vault, "passphrase", &name, &format!("{case} own"));
                if let Err(until) = knock(&db, &own, now).await {
                    assert!(until <= now + 30.seconds(), "{case}: {now} {until}");
                    assert_eq!(knock(&db, &own, until).await, Ok(()), "{case}");
                }
            }
        })
        .await;
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn from_where_a_person_signed_in_before_nobody_elsewhere_delays_them_at_all() {
        let vault = vault().await;
        testing::each_engine(async |db| {
            let mut now = Timestamp::UNIX_EPOCH;
            let own = Door::from_network(&vault, "passphrase", "amber", "own");
            assert_eq!(knock(&db, &own, now).await, Ok(()));
            right(&db, &own, now).await;
            for network in 0..40 {
                let theirs = Door::from_network(&vault, "passphrase", "amber", &network.to_string());
                let _ = knock(&db, &theirs, now).await;
                now += 1.seconds();
                assert_eq!(knock(&db, &own, now).await, Ok(()));
                right(&db, &own, now).await;
            }
        })
        .await;
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn one_who_guesses_gets_few_tries_in_a_day() {
        let vault = vault().await;
        testing::each_engine(async |db| {
            let door = Door::from_network(&vault, "passphrase", "amber", "one");
            let (mut now, mut looked_at) = (Timestamp::UNIX_EPOCH, 0);
            while now < Timestamp::UNIX_EPOCH + 24.hours() {
                match knock(&db, &door, now).await {
                    Ok(()) => looked_at += 1,
                    Err(until) => now = until,
                }
            }
            // Five at once, ten while the wait grows, then four in an hour.
            assert!((100..=112).contains(&looked_at), "{looked_at}");
        })
        .await;
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_network_that_tries_many_names_is_slowed_and_one_that_many_share_is_not() {
        let vault = vault().await;
        testing::each_engine(async |db| {
            let now = Timestamp::UNIX_EPOCH;
            for n in 0..200 {
                let door = Door::from_network(&vault, "passphrase", &format!("person {n}"), "clinic");
                assert_eq!(knock(&db, &door, now).await, Ok(()), "all of them are right");
                right(&db, &door, now).await;
            }
            let mut slowed = 0;
            for n in 0..200 {
                let door = Door::from_network(&vault, "passphrase", &format!("guess {n}"), "guesser");
                slowed += usize::from(knock(&db, &door, now).await.is_err());
            }
            assert_eq!(slowed, 169);
        })
        .await;
    }
}
