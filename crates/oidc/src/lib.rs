//! Sign-in of staff at their own provider: OpenID Connect Core 1.0, code flow with PKCE (RFC 7636).
//!
//! **Invariant.** Nothing is believed of a provider before its signature, issuer, audience, nonce and times were checked.
//! Every call goes through the room `outside`, so that a provider at a private address is refused unless the operator
//! allows it; redirects are not followed.

mod call;

use std::{
    collections::HashMap,
    sync::Arc,
    time::{Duration, Instant},
};

use jiff::Timestamp;
use openidconnect::{
    AccessTokenHash, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken, IssuerUrl, Nonce,
    OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, SignatureVerificationError,
    TokenResponse as _,
    core::{
        CoreAuthenticationFlow, CoreClient, CoreIdToken, CoreIdTokenClaims, CoreJwsSigningAlgorithm,
        CoreProviderMetadata, CoreTokenResponse,
    },
};
use openseat_actions::staff::{Asked, Client, Identity, StaffError, StaffSignIn, Waits};
use openseat_outside::call::Call;
use tokio::sync::Mutex;

use call::Caller;

/// How long what a provider says of itself is believed.
const FRESH: Duration = Duration::from_secs(600);
/// Providers remembered at most.
const MOST: usize = 1_000;
/// How far clocks may be apart, and how old a token just made may be, in seconds.
const SKEW: i64 = 300;

/// Signatures that a provider makes with a key that only it has. Those by our shared secret, and none, are not among them.
const SIGNED_BY: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

type Result<T> = std::result::Result<T, StaffError>;

/// Talks to providers.
pub struct Oidc {
    caller: Caller,
    known: Mutex<HashMap<String, (Instant, CoreProviderMetadata)>>,
}

impl Oidc {
    /// `allow_plain` lets providers be called without TLS, which is for tests and for networks of one's own.
    pub fn new(call: Arc<dyn Call>, allow_plain: bool) -> Self {
        Self { caller: Caller::new(call, allow_plain), known: Mutex::default() }
    }

    /// What the provider says of itself, with its keys.
    async fn metadata(&self, issuer: &str) -> Result<CoreProviderMetadata> {
        let known = self.known.lock().await.get(issuer).cloned();
        match known {
            Some((at, metadata)) if at.elapsed() < FRESH => Ok(metadata),
            _ => self.discover(issuer).await,
        }
    }

    async fn discover(&self, issuer: &str) -> Result<CoreProviderMetadata> {
        let url = IssuerUrl::new(issuer.to_owned()).map_err(|e| StaffError::Unreachable(e.to_string()))?;
        let found = CoreProviderMetadata::discover_async(url, &self.caller).await;
        let metadata = found.map_err(|e| StaffError::Unreachable(with_causes(&e)))?;
        let mut known = self.known.lock().await;
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(issuer.to_owned(), (Instant::now(), metadata.clone()));
        Ok(metadata)
    }

    async fn ask(&self, client: &Client, state: &str) -> Result<Asked> {
        let metadata = self.metadata(&client.issuer).await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let state = CsrfToken::new(state.to_owned());
        let known = CoreClient::from_provider_metadata(metadata, ClientId::new(client.id.clone()), None)
            .set_redirect_uri(redirect(client)?);
        let (url, _, nonce) = known
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, move || state.clone(), Nonce::new_random)
            .set_pkce_challenge(challenge)
            .url();
        Ok(Asked { url: url.into(), nonce: nonce.secret().clone(), pkce: verifier.secret().clone() })
    }

    async fn identify(&self, client: &Client, asked: &Asked, code: &str, now: Timestamp) -> Result<Identity> {
        let metadata = self.metadata(&client.issuer).await?;
        let answer = self.exchange(&metadata, client, asked, code).await?;
        match identity(metadata, client, asked, &answer, now) {
            // The provider may have changed its keys since we asked for them.
            Err(Wrong::Key) => {
                let fresh = self.discover(&client.issuer).await?;
                identity(fresh, client, asked, &answer, now).map_err(Wrong::told)
            }
            done => done.map_err(Wrong::told),
        }
    }

    async fn exchange(
        &self,
        metadata: &CoreProviderMetadata,
        client: &Client,
        asked: &Asked,
        code: &str,
    ) -> Result<CoreTokenResponse> {
        use openidconnect::RequestTokenError::{Other, Parse, Request, ServerResponse};
        let secret = ClientSecret::new(client.secret.clone());
        let known =
            CoreClient::from_provider_metadata(metadata.clone(), ClientId::new(client.id.clone()), Some(secret))
                .set_redirect_uri(redirect(client)?);
        let request = known
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|e| StaffError::Unfit(e.to_string()))?
            .set_pkce_verifier(PkceCodeVerifier::new(asked.pkce.clone()));
        request.request_async(&self.caller).await.map_err(|e| match e {
            Request(e) => StaffError::Unreachable(with_causes(&e)),
            ServerResponse(said) => StaffError::Unfit(format!("the code was refused: {}", said.error().as_ref())),
            // What it sent may hold secrets, so it is not repeated.
            Parse(..) => StaffError::Unfit("the token cannot be read".to_owned()),
            Other(why) => StaffError::Unfit(why),
        })
    }
}

impl StaffSignIn for Oidc {
    fn check<'a>(&'a self, issuer: &'a str) -> Waits<'a, ()> {
        Box::pin(async move { self.discover(issuer).await.map(drop) })
    }

    fn begin<'a>(&'a self, client: &'a Client, state: &'a str) -> Waits<'a, Asked> {
        Box::pin(self.ask(client, state))
    }

    fn finish<'a>(
        &'a self,
        client: &'a Client,
        asked: &'a Asked,
        code: &'a str,
        now: Timestamp,
    ) -> Waits<'a, Identity> {
        Box::pin(self.identify(client, asked, code, now))
    }
}

/// Why a token is not believed.
enum Wrong {
    /// No key that we know of fits: others may by now.
    Key,
    Unfit(String),
}

impl Wrong {
    fn told(self) -> StaffError {
        match self {
            Self::Key => StaffError::Unfit("no key of the provider fits the signature".to_owned()),
            Self::Unfit(why) => StaffError::Unfit(why),
        }
    }
}

/// Checks the token, and gives all that it says.
fn identity(
    metadata: CoreProviderMetadata,
    client: &Client,
    asked: &Asked,
    answer: &CoreTokenResponse,
    now: Timestamp,
) -> std::result::Result<Identity, Wrong> {
    let unfit = |why: &dyn std::fmt::Display| Wrong::Unfit(why.to_string());
    let token = answer.id_token().ok_or_else(|| unfit(&"there is no identity token"))?;
    let known = CoreClient::from_provider_metadata(metadata, ClientId::new(client.id.clone()), None);
    let second = now.as_second();
    let verifier = known
        .id_token_verifier()
        .set_allowed_algs(SIGNED_BY)
        .set_time_fn(move || chrono::DateTime::from_timestamp(second, 0).unwrap_or_default())
        .set_issue_time_verifier_fn(move |made| match (made.timestamp() - second).abs() {
            0..=SKEW => Ok(()),
            apart => Err(format!("it was made {apart} seconds from now")),
        });
    let claims = token.claims(&verifier, &Nonce::new(asked.nonce.clone())).map_err(|e| match e {
        ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey) => Wrong::Key,
        other => Wrong::Unfit(with_causes(&other)),
    })?;
    if let Some(expected) = claims.access_token_hash() {
        let (alg, key) =
            (token.signing_alg().map_err(|e| unfit(&e))?, token.signing_key(&verifier).map_err(|e| unfit(&e))?);
        let found = AccessTokenHash::from_token(answer.access_token(), alg, key).map_err(|e| unfit(&e))?;
        if found != *expected {
            return Err(unfit(&"the access token is not the one that was signed for"));
        }
    }
    whole(token, claims).ok_or_else(|| unfit(&"its claims cannot be read"))
}

/// The claims as they were signed: those that the library knows and all others.
fn whole(token: &CoreIdToken, claims: &CoreIdTokenClaims) -> Option<Identity> {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    let jwt = token.to_string();
    let said = URL_SAFE_NO_PAD.decode(jwt.split('.').nth(1)?).ok()?;
    Some(Identity {
        issuer: claims.issuer().as_str().to_owned(),
        subject: claims.subject().as_str().to_owned(),
        claims: serde_json::from_slice(&said).ok()?,
    })
}

fn redirect(client: &Client) -> Result<RedirectUrl> {
    RedirectUrl::new(client.redirect.clone()).map_err(|e| StaffError::Unfit(format!("our own address is odd: {e}")))
}

/// An error with what caused it, in one line.
fn with_causes(error: &dyn std::error::Error) -> String {
    let mut said = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        said = format!("{said}: {error}");
        cause = error.source();
    }
    said
}
