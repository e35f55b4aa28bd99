//! The house: what every action needs, made once at start.

use std::sync::Arc;

use arc_swap::ArcSwap;
use jiff::Timestamp;
use openseat_content::{Content, gazetteer::Gazetteer};
use openseat_domain::{
    duty::{self, Duty, OnDuty},
    id::Ids,
    problem::Problem,
};
use openseat_formats::{Broken, semantic::Server};
use openseat_outside::{
    call::Call,
    fetch::{Fetch, FetchError},
    mail::Post,
    push::WebPush,
    sms::Sms,
};
use openseat_store::{Db, Masters, Secrets, Vault, migrate};
use sha2::{Digest as _, Sha256};
use thiserror::Error;

use crate::{
    hashing::Hashing, keeping::duplicate::Found, passkey::Passkeys, review, semantic, snapshot::Snapshot,
    staff::StaffSignIn,
};

/// Why an action was not done. The text says what to do next.
#[derive(Debug, Error)]
pub enum ActionError {
    /// What was asked cannot be, and why.
    #[error("{}: {} {}", .0.at, .0.what, .0.fix)]
    Refused(Problem),
    /// Several things of a form are not right; each names its field in `at`.
    #[error("{} things need another look.", .0.len())]
    Refusals(Vec<Problem>),
    /// There is no such thing.
    #[error("There is no {what} “{name}”. {fix}")]
    Missing { what: &'static str, name: String, fix: &'static str },
    /// A file as a whole cannot be read; nothing was changed.
    #[error("{0}")]
    Broken(#[from] Broken),
    /// A feed could not be fetched; nothing was changed.
    #[error("{0}")]
    Fetch(#[from] FetchError),
    /// An archive could not be written out.
    #[error("The archive could not be written: {0}")]
    Unwritable(std::io::Error),
    /// The person may not do this. Pages answer it as they answer what does not exist, so that nobody learns what is
    /// there; what is needed stands here for the log.
    #[error("This is not for you: {0}")]
    Denied(&'static str),
    /// Too many wrong tries, for a while.
    #[error("There were too many wrong tries. Try again after {until}.")]
    Wait { until: Timestamp },
    /// The person must prove again who they are before this.
    #[error("Sign in again first.")]
    ProveAgain,
    /// More people are signing in than the machine can serve at this moment.
    #[error("Many people are signing in. Try again in a few seconds.")]
    Busy,
    #[error("The database could not do this: {0}")]
    Store(#[from] openseat_store::Error),
}

/// What an action gives, or why it was not done.
pub type Result<T> = std::result::Result<T, ActionError>;

/// Where the deployment is at home.
#[derive(Clone, Debug)]
pub struct Home {
    /// Two letters of ISO 3166-1.
    pub country: String,
    /// IANA zone.
    pub zone: String,
}

/// Where things are kept.
pub struct Stores {
    pub data: Db,
    /// The key store: another file or database than the data, with a backup of its own.
    pub keys: Db,
    pub masters: Masters,
}

/// A gateway for text messages, and how far it may be used.
#[derive(Clone)]
pub struct SmsWay {
    pub sms: Arc<dyn Sms>,
    /// Messages to one number within an hour.
    pub most_an_hour: i64,
    /// The gateway hands on replies to an address with this secret; `None` when it does not, and "STOP" is not offered.
    pub replies: Option<String>,
}

/// Everything the actions work with.
pub struct House {
    pub(crate) db: Db,
    /// Keys for what is personal.
    pub(crate) vault: Vault,
    /// Passphrases are hashed here, a few at a time.
    pub(crate) hashing: Hashing,
    /// `None` in a program without them.
    pub(crate) passkeys: Option<Arc<dyn Passkeys>>,
    /// `None` in a program that does not talk to providers.
    pub(crate) staff: Option<Arc<dyn StaffSignIn>>,
    pub(crate) content: Arc<Content>,
    pub(crate) fetch: Arc<dyn Fetch>,
    /// Reads what a stranger names: never a private address, whatever the operator allows for feeds.
    pub(crate) guest_fetch: Option<Arc<dyn Fetch>>,
    /// Who takes letters, and our own address for the links in them; `None` when no mail server is set.
    pub(crate) post: Option<(Arc<dyn Post>, String)>,
    /// Who takes text messages; `None` when no gateway is set.
    pub(crate) sms: Option<SmsWay>,
    /// Who sends to browsers; `None` when it is not set up.
    pub(crate) push: Option<WebPush>,
    /// Who is on duty, and when; nobody where the deployment names nobody.
    duty: Vec<Duty>,
    /// Our own address, for links where there are no letters.
    own_address: Option<String>,
    pub(crate) ids: Arc<Ids>,
    /// What this service calls itself: who discloses, in every consent (42 CFR 2.31(a)(2)).
    pub(crate) name: String,
    /// Whether BMLT's questions are answered as an aggregator does.
    aggregator: bool,
    /// Two letters, for place names that could be anywhere.
    pub(crate) home_country: String,
    /// The zone of a person who named none.
    pub(crate) home_zone: String,
    snapshot: ArcSwap<Snapshot>,
    /// Which listings the rule is not sure of, in the last state of the directory that somebody asked about.
    pub(crate) doubts: ArcSwap<Found>,
}

impl House {
    /// Brings the database up to date. The directory is empty until [`House::refresh`].
    ///
    /// `clock` is asked only while migrations run, to keep their lease.
    ///
    /// # Errors
    /// When the database cannot be migrated.
    pub async fn open(
        stores: Stores,
        content: Arc<Content>,
        fetch: Arc<dyn Fetch>,
        seed: [u8; 32],
        home: Home,
        clock: fn() -> Timestamp,
    ) -> Result<Self> {
        let ids = Arc::new(Ids::new(seed));
        let Stores { data: db, keys, masters } = stores;
        migrate::migrate(&db, ids.next(clock()), clock).await?;
        // One seed serves both: no id tells anything of the secrets, since each goes through a hash of its own.
        let secrets = Secrets::new(Sha256::new().chain_update(b"secrets").chain_update(seed).finalize().into());
        let vault = Vault::open(keys, masters, secrets, ids.next(clock()), clock).await?;
        vault.bind(&db).await?;
        let snapshot = ArcSwap::from_pointee(Snapshot::empty(clock()));
        Ok(Self {
            db,
            vault,
            hashing: Hashing::new(),
            passkeys: None,
            staff: None,
            content,
            fetch,
            guest_fetch: None,
            post: None,
            sms: None,
            push: None,
            duty: Vec::new(),
            own_address: None,
            ids,
            name: "Openseat".to_owned(),
            aggregator: false,
            home_country: home.country,
            home_zone: home.zone,
            snapshot,
            doubts: ArcSwap::from_pointee(None),
        })
    }

    /// With passkeys; without this they are said not to be set up.
    pub fn with_passkeys(mut self, passkeys: Arc<dyn Passkeys>) -> Self {
        self.passkeys = Some(passkeys);
        self
    }

    /// With the sign-in of staff at their own provider; without this no organisation can name one.
    pub fn with_staff_sign_in(mut self, staff: Arc<dyn StaffSignIn>) -> Self {
        self.staff = Some(staff);
        self
    }

    /// With a way to read addresses that strangers name; without it only files and pasted lists are checked for them.
    pub fn with_guest_fetch(mut self, fetch: Arc<dyn Fetch>) -> Self {
        self.guest_fetch = Some(fetch);
        self
    }

    /// With letters; without this none are offered. `address` is our own, for links (`https://meetings.example.org`).
    pub fn with_post(mut self, post: Arc<dyn Post>, address: &str) -> Self {
        self.post = Some((post, address.trim_end_matches('/').to_owned()));
        self
    }

    /// Under this address of our own, for links (`https://meetings.example.org`).
    pub fn at_address(mut self, address: &str) -> Self {
        self.own_address = Some(address.trim_end_matches('/').to_owned());
        self
    }

    /// With text messages; without this none are offered.
    pub fn with_sms(mut self, way: SmsWay) -> Self {
        self.sms = Some(way);
        self
    }

    /// With messages to browsers; without this none are offered. The key by which push services know us comes from a key of
    /// the house, so it lasts as long as the key store. `contact` is how they reach the operator (`mailto:…`).
    pub fn with_push(mut self, call: Arc<dyn Call>, contact: &str) -> Self {
        self.push = WebPush::new(call, &self.vault.index("web push", "key 1"), contact);
        self
    }

    /// With people on duty, whom somebody can ask to get in touch; the first who is there is asked.
    pub fn with_duty(mut self, duty: Vec<Duty>) -> Self {
        self.duty = duty;
        self
    }

    /// Who is on duty at this moment. Nobody is where no letter could reach them.
    pub fn on_duty(&self, now: Timestamp) -> Option<OnDuty<'_>> {
        if self.writes_letters() { duty::on_duty(&self.duty, now) } else { None }
    }

    /// Whether anybody is ever on duty.
    pub fn has_duty(&self) -> bool {
        self.writes_letters() && !self.duty.is_empty()
    }

    /// Our own address for links, where it is known.
    pub(crate) fn address(&self) -> Option<&str> {
        self.post.as_ref().map(|(_, address)| address.as_str()).or(self.own_address.as_deref())
    }

    /// Whether letters can be sent.
    pub fn writes_letters(&self) -> bool {
        self.post.is_some()
    }

    /// Answers BMLT's questions as an aggregator: each thing says which server it is from, and nobody gets all at once.
    pub fn with_aggregator(mut self, aggregator: bool) -> Self {
        self.aggregator = aggregator;
        self
    }

    /// Under the name of the deployment, as its pages show it.
    pub fn named(mut self, name: &str) -> Self {
        name.clone_into(&mut self.name);
        self
    }

    /// The directory as it is searched. Hold it for one answer, not longer.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.snapshot.load_full()
    }

    /// Builds the directory anew for `now` and swaps it in.
    ///
    /// # Errors
    /// When the database cannot be read; the old directory then stays.
    pub async fn refresh(&self, now: Timestamp) -> Result<()> {
        let before = self.snapshot();
        let built = Snapshot::build(&self.db, &self.content, now, Some(&before.feed)).await?;
        let lines = review::medication_lines(self, now).await?;
        let built = Arc::new(built.with_visitors(&lines));
        if before.semantic.initialized() {
            // Somebody asks this way, so nobody should have to wait for it. Should it fail, the directory is still right, and
            // the next who asks tries again.
            if let Err(error) = self.semantic(&built).await {
                tracing::error!(%error, "the directory cannot be made ready for the BMLT interface");
            }
        }
        self.snapshot.store(built);
        Ok(())
    }

    /// The directory as a BMLT server has it. It is made when it is first asked for.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn semantic(&self, snapshot: &Arc<Snapshot>) -> Result<Arc<Server>> {
        let make = async || {
            semantic::server(&self.db, Arc::clone(&self.content), Arc::clone(snapshot), self.aggregator)
                .await
                .map(Arc::new)
        };
        Ok(Arc::clone(snapshot.semantic.get_or_try_init(make).await?))
    }

    /// A number that nobody can foresee, from the seed of the house.
    pub fn draw(&self, now: Timestamp) -> u32 {
        let drawn = self.ids.next(now).as_u64_pair().1;
        // The low half holds nothing but random bits.
        drawn as u32
    }

    /// Concepts, fellowships and words.
    pub fn content(&self) -> &Arc<Content> {
        &self.content
    }

    /// Keys for what is personal, for the commands that look after them.
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// Places by name or postcode.
    pub fn gazetteer(&self) -> &'static Gazetteer {
        Gazetteer::embedded()
    }

    /// Two letters of the country that place names are first looked for in.
    pub fn home_country(&self) -> &str {
        &self.home_country
    }
}
