//! The library's requests, sent through the room `outside`.

use std::{future::Future, pin::Pin, sync::Arc};

use openidconnect::{
    AsyncHttpClient, HttpRequest, HttpResponse,
    http::{HeaderValue, Response, header::CONTENT_TYPE},
};
use openseat_outside::{
    call::{Call, Reply, Request},
    fetch::FetchError,
};

/// Sends what the library asks for.
pub(crate) struct Caller {
    call: Arc<dyn Call>,
    allow_plain: bool,
}

impl Caller {
    pub(crate) fn new(call: Arc<dyn Call>, allow_plain: bool) -> Self {
        Self { call, allow_plain }
    }
}

impl<'c> AsyncHttpClient<'c> for Caller {
    type Error = FetchError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, FetchError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let address = parts.uri.to_string();
            if !self.allow_plain && parts.uri.scheme_str() != Some("https") {
                let why = "staff sign in over https only".to_owned();
                return Err(FetchError::Failed { address, why });
            }
            let value = |value: &HeaderValue| value.to_str().unwrap_or_default().to_owned();
            let headers = parts.headers.iter().map(|(name, said)| (name.to_string(), value(said))).collect();
            let request = Request { method: parts.method.to_string(), address, headers, body };
            Ok(response(self.call.send(request).await?))
        })
    }
}

fn response(reply: Reply) -> HttpResponse {
    let Reply { status, content_type, body } = reply;
    let kind = content_type.and_then(|kind| HeaderValue::from_str(&kind).ok());
    let mut response = Response::new(body);
    // A status that is no number of three digits is no answer.
    *response.status_mut() = status.try_into().unwrap_or(openidconnect::http::StatusCode::BAD_GATEWAY);
    response.headers_mut().extend(kind.map(|kind| (CONTENT_TYPE, kind)));
    response
}
