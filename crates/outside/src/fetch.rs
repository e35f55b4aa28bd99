//! Reading a feed from its address.

use std::{collections::HashMap, net::IpAddr, sync::Arc, time::Duration};

use futures_util::{StreamExt, future::BoxFuture};
use reqwest::{StatusCode, Url, header, redirect};
use thiserror::Error;

use crate::address::{GuardedResolver, PRIVATE_ADDRESS, is_public};

/// Largest feed that is read, in bytes after decompression. The biggest real one known is under 40 MB.
pub const LARGEST_FEED: u64 = 512 * 1024 * 1024;

/// Largest list that is read for somebody who is not known.
pub const LARGEST_OF_GUESTS: u64 = 16 * 1024 * 1024;

const MOST_REDIRECTS: usize = 5;
const CONNECT_LIMIT: Duration = Duration::from_secs(10);
const QUIET_LIMIT: Duration = Duration::from_secs(30);
const WHOLE_LIMIT: Duration = Duration::from_secs(300);

/// What to read, and what was read last time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    /// `https://` or `http://`.
    pub address: String,
    /// The `ETag` of the last good answer.
    pub etag: Option<String>,
    /// The `Last-Modified` of the last good answer.
    pub last_modified: Option<String>,
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing new since the validators that were sent.
    NotModified,
    /// The feed.
    Body(Body),
}

/// A feed's bytes and what to ask with next time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    pub bytes: Vec<u8>,
    pub etag: Option<String>,
    pub last_modified: Option<String>,
}

/// Why a feed could not be read. The text says what to do next.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum FetchError {
    #[error("{0} is not a web address that can be read. Use one that begins with https:// or http://.")]
    BadAddress(String),
    #[error(
        "{0} leads to a private address, which is refused. If the feed is on your own network, set \
         feeds.allow_private_addresses = true."
    )]
    PrivateAddress(String),
    #[error("{address} answered {status}. Open the address in a browser and check that it still shows the list.")]
    Status { address: String, status: u16 },
    #[error("{address} sent more than {limit} MB. Ask the office for a smaller feed, or one feed for each area.")]
    TooLarge { address: String, limit: u64 },
    #[error("{address} did not answer in time. It will be tried again.")]
    TimedOut { address: String },
    #[error("{address} could not be read: {why}. It will be tried again.")]
    Failed { address: String, why: String },
}

/// Reads feeds. The real one is [`WebFetch`]; tests use [`Recorded`].
pub trait Fetch: Send + Sync {
    /// Reads `ask.address`, at most once, following redirects to public addresses.
    fn fetch<'a>(&'a self, ask: &'a Ask) -> BoxFuture<'a, Result<Answer, FetchError>>;
}

/// How the server may call others.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Bytes of one feed after decompression.
    pub largest: u64,
    /// Lets feeds be read from the operator's own network.
    pub allow_private: bool,
    /// What we call ourselves.
    pub user_agent: String,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            largest: LARGEST_FEED,
            allow_private: false,
            user_agent: concat!("openseat/", env!("CARGO_PKG_VERSION")).to_owned(),
        }
    }
}

impl Limits {
    /// For addresses that anybody may name: less than a feed may have, and never anything private, whatever the operator
    /// allows for feeds.
    pub fn for_guests() -> Self {
        Self { largest: LARGEST_OF_GUESTS, allow_private: false, ..Self::default() }
    }
}

/// Reads feeds from the web.
#[derive(Clone, Debug)]
pub struct WebFetch {
    client: reqwest::Client,
    limits: Limits,
}

impl WebFetch {
    /// A reader with these limits.
    ///
    /// # Errors
    /// When the machine has no usable TLS set-up (for example no certificates at all).
    pub fn new(limits: Limits) -> Result<Self, FetchError> {
        // A second call finds the provider already there, which is what we want.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let allow_private = limits.allow_private;
        let policy = redirect::Policy::custom(move |attempt| {
            match judge_hop(attempt.previous().len(), attempt.url(), allow_private) {
                Ok(()) => attempt.follow(),
                Err(problem) => attempt.error(problem),
            }
        });
        let client = reqwest::Client::builder()
            .user_agent(&limits.user_agent)
            .dns_resolver(Arc::new(GuardedResolver { allow_private }))
            .redirect(policy)
            .no_proxy()
            .connect_timeout(CONNECT_LIMIT)
            .read_timeout(QUIET_LIMIT)
            .timeout(WHOLE_LIMIT)
            .build()
            .map_err(|e| FetchError::Failed { address: "the web".into(), why: e.to_string() })?;
        Ok(Self { client, limits })
    }

    async fn get(&self, ask: &Ask) -> Result<Answer, FetchError> {
        let url = Url::parse(&ask.address).map_err(|_| FetchError::BadAddress(ask.address.clone()))?;
        check(&url, self.limits.allow_private)?;
        let mut request = self.client.get(url).header(header::ACCEPT, "application/json, text/csv;q=0.9, */*;q=0.5");
        if let Some(etag) = &ask.etag {
            request = request.header(header::IF_NONE_MATCH, etag);
        }
        if let Some(since) = &ask.last_modified {
            request = request.header(header::IF_MODIFIED_SINCE, since);
        }
        let response = request.send().await.map_err(|e| explain(&ask.address, &e))?;
        if response.status() == StatusCode::NOT_MODIFIED {
            return Ok(Answer::NotModified);
        }
        if !response.status().is_success() {
            return Err(FetchError::Status { address: ask.address.clone(), status: response.status().as_u16() });
        }
        self.body(ask, response).await.map(Answer::Body)
    }

    /// Reads the body piece by piece, so that a small file which unpacks into a huge one is stopped at the limit.
    async fn body(&self, ask: &Ask, response: reqwest::Response) -> Result<Body, FetchError> {
        let text = |name| response.headers().get(name).and_then(|v| v.to_str().ok()).map(str::to_owned);
        let mut body = Body { bytes: Vec::new(), etag: text(header::ETAG), last_modified: text(header::LAST_MODIFIED) };
        let mut pieces = response.bytes_stream();
        while let Some(piece) = pieces.next().await {
            let piece = piece.map_err(|e| explain(&ask.address, &e))?;
            if (body.bytes.len() + piece.len()) as u64 > self.limits.largest {
                let limit = self.limits.largest / (1024 * 1024);
                return Err(FetchError::TooLarge { address: ask.address.clone(), limit });
            }
            body.bytes.extend_from_slice(&piece);
        }
        Ok(body)
    }
}

impl Fetch for WebFetch {
    fn fetch<'a>(&'a self, ask: &'a Ask) -> BoxFuture<'a, Result<Answer, FetchError>> {
        Box::pin(self.get(ask))
    }
}

/// Answers from memory, for tests.
#[derive(Clone, Debug, Default)]
pub struct Recorded {
    pub answers: HashMap<String, Result<Answer, FetchError>>,
}

impl Fetch for Recorded {
    fn fetch<'a>(&'a self, ask: &'a Ask) -> BoxFuture<'a, Result<Answer, FetchError>> {
        let missing = || Err(FetchError::Status { address: ask.address.clone(), status: 404 });
        let answer = self.answers.get(&ask.address).cloned().unwrap_or_else(missing);
        Box::pin(async move { answer })
    }
}

/// Whether a redirect is followed, after so many addresses before it: not too many, and each one as good as the first.
fn judge_hop(before: usize, url: &Url, allow_private: bool) -> Result<(), FetchError> {
    if before > MOST_REDIRECTS {
        let why = "it leads from one address to the next without end".to_owned();
        return Err(FetchError::Failed { address: url.to_string(), why });
    }
    check(url, allow_private)
}

/// Refuses other schemes, and hosts that are a private address written out; names are checked when looked up.
pub(crate) fn check(url: &Url, allow_private: bool) -> Result<(), FetchError> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(FetchError::BadAddress(url.to_string()));
    }
    let host = url.host_str().unwrap_or_default();
    let literal = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    match literal {
        Ok(address) if !allow_private && !is_public(address) => Err(FetchError::PrivateAddress(url.to_string())),
        _ => Ok(()),
    }
}

pub(crate) fn explain(address: &str, error: &reqwest::Error) -> FetchError {
    let mut why = Vec::new();
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(e) = cause {
        if let Some(known) = e.downcast_ref::<FetchError>() {
            return known.clone();
        }
        why.push(e.to_string());
        cause = e.source();
    }
    if why.iter().any(|line| line.contains(PRIVATE_ADDRESS)) {
        return FetchError::PrivateAddress(address.to_owned());
    }
    if error.is_timeout() {
        return FetchError::TimedOut { address: address.to_owned() };
    }
    // The last cause is the plain one ("connection refused"); the first only repeats the address.
    FetchError::Failed { address: address.to_owned(), why: why.pop().unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_from_the_web_to_a_private_address_is_not_followed() {
        let hop = |url: &str| judge_hop(1, &Url::parse(url).expect("an address"), false);
        assert!(hop("https://example.org/meetings.json").is_ok());
        for inside in
            ["http://169.254.169.254/latest/meta-data/", "http://127.0.0.1/", "http://[::1]/", "http://10.0.0.1/"]
        {
            assert!(matches!(hop(inside), Err(FetchError::PrivateAddress(_))), "{inside}");
        }
        assert!(matches!(hop("file:///etc/passwd"), Err(FetchError::BadAddress(_))));
    }
}
