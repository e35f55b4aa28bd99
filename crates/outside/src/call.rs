//! One request to another program, such as an organisation's sign-in. Redirects are not followed.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicU16, Ordering::Relaxed},
    },
    time::Duration,
};

use futures_util::{StreamExt, future::BoxFuture};
use reqwest::{Method, Url, redirect};

use crate::{
    address::GuardedResolver,
    fetch::{FetchError, Limits, check, explain},
};

/// Largest answer that is read, in bytes. A provider's keys and tokens are a few thousand.
pub const LARGEST_ANSWER: u64 = 1024 * 1024;

const CONNECT_LIMIT: Duration = Duration::from_secs(5);
const WHOLE_LIMIT: Duration = Duration::from_secs(15);

/// What is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `GET` or `POST`.
    pub method: String,
    pub address: String,
    /// Names and values.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

/// What came back, whatever its status.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    pub status: u16,
    pub content_type: Option<String>,
    pub body: Vec<u8>,
}

/// Calls other programs. The real one is [`WebCall`].
pub trait Call: Send + Sync {
    /// Sends a request once.
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Reply, FetchError>>;
}

/// Calls over the web.
#[derive(Clone, Debug)]
pub struct WebCall {
    client: reqwest::Client,
    allow_private: bool,
}

impl WebCall {
    /// A caller under these limits, of which the size is [`LARGEST_ANSWER`] at most.
    ///
    /// # Errors
    /// When the machine has no usable TLS set-up.
    pub fn new(limits: &Limits) -> Result<Self, FetchError> {
        // A second call finds the provider already there, which is what we want.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let allow_private = limits.allow_private;
        let client = reqwest::Client::builder()
            .user_agent(&limits.user_agent)
            .dns_resolver(Arc::new(GuardedResolver { allow_private }))
            .redirect(redirect::Policy::none())
            .no_proxy()
            .connect_timeout(CONNECT_LIMIT)
            .timeout(WHOLE_LIMIT)
            .build()
            .map_err(|e| FetchError::Failed { address: "the web".into(), why: e.to_string() })?;
        Ok(Self { client, allow_private })
    }

    async fn sent(&self, request: Request) -> Result<Reply, FetchError> {
        let Request { method, address, headers, body } = request;
        let bad = || FetchError::BadAddress(address.clone());
        let url = Url::parse(&address).map_err(|_| bad())?;
        check(&url, self.allow_private)?;
        let method = Method::from_bytes(method.as_bytes()).map_err(|_| bad())?;
        let mut call = self.client.request(method, url).body(body);
        for (name, value) in headers {
            call = call.header(name, value);
        }
        let response = call.send().await.map_err(|e| explain(&address, &e))?;
        let content_type = response.headers().get(reqwest::header::CONTENT_TYPE);
        let content_type = content_type.and_then(|value| value.to_str().ok()).map(str::to_owned);
        let mut reply = Reply { status: response.status().as_u16(), content_type, body: Vec::new() };
        let mut pieces = response.bytes_stream();
        while let Some(piece) = pieces.next().await {
            let piece = piece.map_err(|e| explain(&address, &e))?;
            if (reply.body.len() + piece.len()) as u64 > LARGEST_ANSWER {
                return Err(FetchError::TooLarge { address, limit: LARGEST_ANSWER / (1024 * 1024) });
            }
            reply.body.extend_from_slice(&piece);
        }
        Ok(reply)
    }
}

impl Call for WebCall {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Reply, FetchError>> {
        Box::pin(self.sent(request))
    }
}

/// Keeps requests in memory and answers what it was told to, for tests.
#[derive(Debug, Default)]
pub struct KeptCalls {
    requests: Mutex<Vec<Request>>,
    status: AtomicU16,
}

impl KeptCalls {
    /// One that answers with this status.
    pub fn answering(status: u16) -> Self {
        Self { status: status.into(), ..Self::default() }
    }

    /// Answers with this status from now on.
    pub fn answer(&self, status: u16) {
        self.status.store(status, Relaxed);
    }

    /// Every request until now, the first first; it forgets them.
    pub fn take(&self) -> Vec<Request> {
        self.requests.lock().map(|mut requests| std::mem::take(&mut *requests)).unwrap_or_default()
    }
}

impl Call for KeptCalls {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Reply, FetchError>> {
        if let Ok(mut requests) = self.requests.lock() {
            requests.push(request);
        }
        let reply = Reply { status: self.status.load(Relaxed), ..Reply::default() };
        Box::pin(async { Ok(reply) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_private_address_is_not_called() {
        let call = WebCall::new(&Limits::default()).expect("TLS is there");
        for address in
            ["http://127.0.0.1:1/", "http://169.254.169.254/latest/", "https://[::1]/token", "http://localhost:1/"]
        {
            let request =
                Request { method: "POST".into(), address: address.into(), headers: Vec::new(), body: b"a=b".to_vec() };
            let said = call.send(request).await;
            assert!(matches!(said, Err(FetchError::PrivateAddress(_))), "{address}: {said:?}");
        }
    }
}
