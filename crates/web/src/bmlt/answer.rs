//! What is sent back.

use axum::{
    body::Body,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use openseat_formats::semantic::php::json_text;

use crate::pack::{self, Coding};

const JSON: &str = "application/json";
/// Smaller answers are sent as they are.
const WORTH_PACKING: usize = 2048;

/// An answer, not yet on its way.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) kind: &'static str,
    pub(crate) body: String,
    /// The name of the file, when it is one.
    file: Option<String>,
}

impl Answer {
    /// JSON that `write` writes.
    pub(super) fn json(write: impl FnOnce(&mut String)) -> Self {
        let mut body = String::new();
        write(&mut body);
        Self { status: 200, kind: JSON, body, file: None }
    }

    pub(super) fn xml(body: &str) -> Self {
        Self { status: 200, kind: "application/xml", body: body.to_owned(), file: None }
    }

    pub(super) fn csv(file: String, body: String) -> Self {
        Self { status: 200, kind: "text/csv; charset=UTF-8", body, file: Some(file) }
    }

    /// An error as BMLT words it.
    pub(super) fn wrong(status: u16, message: &str) -> Self {
        let mut body = "{\n    \"message\": ".to_owned();
        json_text(message, &mut body);
        body.push_str("\n}");
        Self { status, kind: JSON, body, file: None }
    }

    /// A parameter that cannot be.
    pub(super) fn invalid(parameter: &str, message: &str) -> Self {
        let (mut key, mut text) = (String::new(), String::new());
        json_text(parameter, &mut key);
        json_text(message, &mut text);
        let body = format!(
            "{{\n    \"message\": {text},\n    \"errors\": {{\n        {key}: [\n            {text}\n        ]\n    }}\n}}"
        );
        Self { status: 422, kind: JSON, body, file: None }
    }

    /// As a script that calls a function of the asker's page.
    pub(super) fn called_back(self, callback: &str) -> Self {
        let part = |part: &str| {
            let mut letters = part.chars();
            let first = letters.next().is_some_and(|c| c.is_alphabetic() || c == '$' || c == '_');
            first && letters.all(|c| c.is_alphanumeric() || c == '$' || c == '_')
        };
        if self.status != 200 {
            return self;
        }
        // Anything else could be a script of somebody's own.
        if callback.len() > 200 || !callback.split('.').all(part) {
            return Self::wrong(400, "The callback name is not valid.");
        }
        Self { kind: "text/javascript; charset=UTF-8", body: format!("/**/{callback}({});", self.body), ..self }
    }

    pub(super) fn send(self, request: &HeaderMap) -> Response {
        let coding = if self.body.len() > WORTH_PACKING { Coding::of(request) } else { Coding::Plain };
        let body = match coding {
            Coding::Plain => self.body.into_bytes(),
            Coding::Gzip => pack::gzip(std::iter::once(self.body.into_bytes())).flatten().collect(),
            Coding::Brotli => pack::brotli(std::iter::once(self.body.into_bytes())).flatten().collect(),
        };
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = StatusCode::from_u16(self.status).unwrap_or(StatusCode::OK);
        let headers = response.headers_mut();
        for (name, value) in [
            (header::CONTENT_TYPE, self.kind),
            (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
            (header::CACHE_CONTROL, "public, max-age=30"),
            (header::VARY, "Accept-Encoding"),
            // Pages of other sites load an answer as a script.
            (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
        if let Some(name) = coding.name() {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        let file = self.file.and_then(|file| HeaderValue::from_str(&format!("attachment; filename={file}")).ok());
        if let Some(file) = file {
            headers.insert(header::CONTENT_DISPOSITION, file);
        }
        response
    }
}
