//! Staff sign in where they work: an organisation names its own provider (OpenID Connect Core 1.0, code flow), and what
//! the provider says of a person gives them their roles.
//!
//! The network is never waited for inside a transaction. What has begun is kept sealed, for ten minutes and one use, and
//! ends only in the browser it began in and with the provider it began with.

mod line;
mod rule;
mod strength;

use std::{future::Future, pin::Pin};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::{SignedDuration, Timestamp};
use openseat_domain::problem::Problem;
use openseat_store::{Cell, ceremony, node, provider};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

pub use self::rule::{ClaimRole, ProviderForm, ProviderView, provider, remove_provider, set_provider};
use crate::{ActionError, House, Result, account::Device, session::Opened};

/// Where the provider sends people back to, below the site's origin.
pub const BACK: &str = "/sign-in/staff/back";

/// How long a sign-in may take.
const LASTS: SignedDuration = SignedDuration::from_mins(10);
const KIND: &str = "staff";

/// An answer that is waited for.
pub type Waits<'a, T> = Pin<Box<dyn Future<Output = std::result::Result<T, StaffError>> + Send + 'a>>;

/// Who we are at a provider.
#[derive(Clone)]
pub struct Client {
    pub issuer: String,
    pub id: String,
    pub secret: String,
    /// Where people come back to, whole.
    pub redirect: String,
}

/// What a sign-in asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Where the person is sent.
    pub url: String,
    /// What the answer must hold.
    pub nonce: String,
    /// The secret behind the challenge (RFC 7636).
    pub pkce: String,
}

/// Who someone is at their provider: checked, every claim of it signed.
#[derive(Clone, Debug, PartialEq)]
pub struct Identity {
    pub issuer: String,
    pub subject: String,
    /// All claims of the identity token, `acr` and `amr` too.
    pub claims: Map<String, Value>,
}

/// Why the provider's part did not work.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StaffError {
    /// It could not be asked.
    #[error("the provider could not be asked: {0}")]
    Unreachable(String),
    /// It was asked, and its answer does not hold.
    #[error("the provider's answer does not hold: {0}")]
    Unfit(String),
}

/// Talks to providers. The real one is in the room `oidc`; without it nobody signs in this way.
pub trait StaffSignIn: Send + Sync {
    /// Whether there is a provider at this address.
    fn check<'a>(&'a self, issuer: &'a str) -> Waits<'a, ()>;

    /// Where to send a person. `state` comes back with them.
    fn begin<'a>(&'a self, client: &'a Client, state: &'a str) -> Waits<'a, Asked>;

    /// Changes the code for a token, and checks its signature, issuer, audience, nonce and time.
    fn finish<'a>(&'a self, client: &'a Client, asked: &'a Asked, code: &'a str, now: Timestamp)
    -> Waits<'a, Identity>;
}

/// A sign-in that has begun.
#[derive(Clone, Debug)]
pub struct Begun {
    /// Where the person is sent.
    pub url: String,
    /// Goes into a cookie of this browser and comes back with [`Answer::browser`], so that nobody can be signed in
    /// with a link that another began.
    pub browser: String,
}

/// What came back to [`BACK`].
#[derive(Clone, Debug, Default)]
pub struct Answer {
    pub state: String,
    pub code: String,
    /// The provider's name for itself, when it says it (RFC 9207).
    pub iss: Option<String>,
    /// The cookie.
    pub browser: String,
}

/// What is kept of a sign-in that has begun.
#[derive(Serialize, Deserialize)]
struct Kept {
    state: String,
    browser: String,
    node: Uuid,
    issuer: String,
    redirect: String,
    asked: Asked,
}

/// Begins a sign-in at the provider of `node`. `origin` is the site's own, such as `https://meetings.example.org`.
///
/// # Errors
/// `Missing` when there is no such node or it has no provider; `Refused` at `provider` when that does not answer.
pub async fn begin(house: &House, node: Uuid, origin: &str, now: Timestamp) -> Result<Begun> {
    let sign_in = house.staff.as_deref().ok_or_else(missing)?;
    let client = client_of(house, node, format!("{}{BACK}", origin.trim_end_matches('/'))).await?;
    let id = house.ids.next(now);
    let secret: [u8; 32] = house.vault.secrets().bytes();
    let state = URL_SAFE_NO_PAD.encode([id.as_bytes().as_slice(), &secret].concat());
    let browser = URL_SAFE_NO_PAD.encode(house.vault.secrets().bytes::<32>());
    let asked = sign_in.begin(&client, &state).await.map_err(told)?;
    let Client { issuer, redirect, .. } = client;
    let begun = Begun { url: asked.url.clone(), browser: browser.clone() };
    let kept = Kept { state, browser, node, issuer, redirect, asked };
    let kept = serde_json::to_vec(&kept).expect("text and ids can be written as JSON");
    let (sealed, ends) = (house.vault.seal(cell(id), &kept), now.saturating_add(LASTS).unwrap_or(now));
    house.db.write(async move |tx| ceremony::insert(tx, id, KIND, None, ends, &sealed).await).await?;
    Ok(begun)
}

/// Ends a sign-in: who comes for the first time gets an account without a name; roles on the node are brought in line
/// with what the provider says.
///
/// # Errors
/// `Refused` at `sign_in` alike for a state that is unknown, used, over, of another browser or of another provider, and
/// for an answer that does not hold; `Refused` at `provider` when the provider does not answer.
pub async fn finish(house: &House, answer: Answer, device: Device, now: Timestamp) -> Result<Opened> {
    let sign_in = house.staff.as_deref().ok_or_else(missing)?;
    let kept = take(house, &answer, now).await?;
    let client = client_of(house, kept.node, kept.redirect).await?;
    if client.issuer != kept.issuer {
        return Err(unfit("the provider was changed meanwhile"));
    }
    let identity = sign_in.finish(&client, &kept.asked, &answer.code, now).await.map_err(told)?;
    if identity.issuer != kept.issuer {
        return Err(unfit("the token is of another issuer"));
    }
    line::come_in(house, kept.node, &identity, &device, now).await
}

/// Takes out what was kept, whatever comes of the answer, and checks that the answer belongs to it.
async fn take(house: &House, answer: &Answer, now: Timestamp) -> Result<Kept> {
    let state = URL_SAFE_NO_PAD.decode(&answer.state).unwrap_or_default();
    let id = state.get(..16).and_then(|id| Uuid::from_slice(id).ok()).ok_or_else(|| unfit("no such state"))?;
    let taken = house.db.write(async move |tx| ceremony::take(tx, id, KIND, now).await).await?;
    let (_, sealed) = taken.ok_or_else(|| unfit("no such state, or used, or over"))?;
    let kept = house.vault.unseal(cell(id), &sealed)?;
    let kept: Kept = serde_json::from_slice(&kept).map_err(|_| unfit("what was kept cannot be read"))?;
    if kept.state != answer.state {
        return Err(unfit("no such state"));
    }
    if kept.browser != answer.browser {
        return Err(unfit("another browser"));
    }
    if answer.iss.as_ref().is_some_and(|iss| *iss != kept.issuer) {
        return Err(unfit("another provider answered"));
    }
    Ok(kept)
}

/// Who we are at the provider of a node that is open.
async fn client_of(house: &House, id: Uuid, redirect: String) -> Result<Client> {
    let found = house.db.read(async move |tx| {
        let Some(found) = node::by_id(tx, id).await? else { return Ok(None) };
        if node::way(tx, &found.path).await?.iter().any(|node| node.closed_at.is_some()) {
            return Ok(None);
        }
        provider::of_node(tx, id).await
    });
    let found = found.await?.ok_or_else(missing)?;
    let secret = house.vault.unseal(rule::secret_cell(id), &found.secret)?;
    let secret = String::from_utf8_lossy(&secret).into_owned();
    Ok(Client { issuer: found.issuer, id: found.client, secret, redirect })
}

fn cell(id: Uuid) -> Cell {
    Cell { table: "ceremony", column: "body", row: id }
}

fn missing() -> ActionError {
    let fix = "Ask the manager of your organisation how its staff sign in.";
    ActionError::Missing { what: "staff sign-in", name: String::new(), fix }
}

fn told(error: StaffError) -> ActionError {
    match error {
        StaffError::Unreachable(why) => {
            tracing::warn!(%why, "a staff sign-in could not ask its provider");
            let fix = "Try again in a few minutes. If it stays so, tell your manager.";
            ActionError::Refused(Problem::refused("provider", "Your organisation's sign-in did not answer.", fix))
        }
        StaffError::Unfit(why) => unfit(&why),
    }
}

fn unfit(why: &str) -> ActionError {
    tracing::warn!(%why, "a staff sign-in was refused");
    ActionError::Refused(Problem::refused("sign_in", "The sign-in at your organisation did not work.", "Start again."))
}
