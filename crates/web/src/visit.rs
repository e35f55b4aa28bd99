//! One request for a page: who asks for what, in which language.

use std::{net::SocketAddr, sync::Arc};

use askama::Template;
use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{StatusCode, Uri, header, request::Parts},
    response::{IntoResponse as _, Redirect, Response},
};
use openseat_actions::Snapshot;
use openseat_content::Locale;

use crate::{
    cookie,
    frame::Frame,
    guard,
    query::{self, Query},
    reply,
    say::Say,
    site::Site,
};

/// A request for a page.
pub(crate) struct Visit {
    pub(crate) site: Arc<Site>,
    pub(crate) locale: Locale,
    /// The language was chosen on a page.
    pub(crate) picked: bool,
    pub(crate) uri: Uri,
    pub(crate) from: Option<std::net::IpAddr>,
    /// A form, if this is one, came from our own page.
    pub(crate) own_form: bool,
    /// The directory as it is at this moment; the whole page is made from this one.
    pub(crate) snapshot: Arc<Snapshot>,
    /// On a page of a signed-in person: what their forms carry. Public pages know nobody.
    pub(crate) form: Option<String>,
    gzip: bool,
    /// The start of our own addresses, as the browser knows us.
    origin: String,
}

impl FromRequestParts<Arc<Site>> for Visit {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Self::Rejection> {
        Ok(Self::of(parts, site))
    }
}

impl Visit {
    /// What a request asks. It never fails, and it does not look at cookies.
    pub(crate) fn of(parts: &Parts, site: &Arc<Site>) -> Self {
        let header = |name| parts.headers.get(name).and_then(|value: &header::HeaderValue| value.to_str().ok());
        let chosen =
            parts.uri.query().filter(|raw| raw.contains("lang=")).and_then(|raw| query::value(Some(raw), "lang"));
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
        Self {
            locale: Locale::negotiate(chosen.as_deref(), header(header::ACCEPT_LANGUAGE)),
            picked: chosen.is_some_and(|tag| Locale::from_tag(&tag).is_some()),
            uri: parts.uri.clone(),
            from: guard::asked_from(peer, &parts.headers, site.settings.proxies),
            own_form: guard::own_form(&parts.headers),
            form: None,
            origin: origin(parts, site),
            gzip: header(header::ACCEPT_ENCODING).is_some_and(|accepts| accepts.contains("gzip")),
            snapshot: site.house.snapshot(),
            site: site.clone(),
        }
    }

    pub(crate) fn say(&self) -> &Say {
        self.site.say(self.locale)
    }

    /// An address on this site, whole.
    pub(crate) fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// The start of our own addresses, as the browser knows us: `https://meetings.example.org`.
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }

    /// How the cookie may travel.
    pub(crate) fn cookie_way(&self) -> cookie::Way {
        cookie::Way::of(&self.origin)
    }

    /// Sends the browser to another page of ours, in the chosen language.
    pub(crate) fn go(&self, path: &str) -> Response {
        Redirect::to(&self.frame().to(path).to_string()).into_response()
    }

    /// What the address asks.
    pub(crate) fn query(&self) -> Query {
        Query::read(self.uri.query(), &self.site.content)
    }

    /// One value of the address.
    pub(crate) fn value(&self, name: &str) -> Option<String> {
        query::value(self.uri.query(), name)
    }

    /// The frame of the page.
    pub(crate) fn frame(&self) -> Frame<'_> {
        Frame {
            site: &self.site,
            say: self.say(),
            picked: self.picked,
            here: self.here(),
            made_up: self.snapshot.made_up,
            error: false,
            form: self.form.as_deref(),
            half: None,
        }
    }

    /// Sends a page.
    pub(crate) fn show(&self, page: &impl Template) -> Response {
        reply::html(page, StatusCode::OK, self.gzip)
    }

    /// Sends a page that says that something is wrong.
    pub(crate) fn show_with(&self, status: StatusCode, page: &impl Template) -> Response {
        reply::html(page, status, self.gzip)
    }

    /// This address without its language.
    fn here(&self) -> String {
        let path = self.uri.path();
        let Some(raw) = self.uri.query() else { return path.to_owned() };
        if !raw.contains("lang=") {
            return format!("{path}?{raw}");
        }
        let mut out = url::form_urlencoded::Serializer::new(String::new());
        out.extend_pairs(query::pairs(raw).filter(|(name, _)| name != "lang"));
        let rest = out.finish();
        if rest.is_empty() { path.to_owned() } else { format!("{path}?{rest}") }
    }
}

fn origin(parts: &Parts, site: &Site) -> String {
    if let Some(address) = &site.settings.address {
        return address.trim_end_matches('/').to_owned();
    }
    let host = parts.headers.get(header::HOST).and_then(|value| value.to_str().ok()).unwrap_or("localhost");
    format!("http://{host}")
}
