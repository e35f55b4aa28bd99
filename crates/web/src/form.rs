//! Forms in: what was typed, and the proof that it was typed on a page of ours.

use std::sync::Arc;

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts as _, Request},
    http::{HeaderMap, header},
    response::Response,
};
use openseat_actions::account::Device;

use crate::{
    device, guard,
    pages::problem::{self, Trouble},
    person::{Bearer, Found, Person},
    site::Site,
    upload,
    visit::Visit,
};

/// The field in which forms of a signed-in person carry their token.
const TOKEN_FIELD: &str = "form";

/// Names and values of a form, in order.
#[derive(Clone, Default)]
pub(crate) struct Fields(Vec<(String, String)>);

impl Fields {
    pub(crate) fn read(body: &[u8]) -> Self {
        Self(url::form_urlencoded::parse(body).into_owned().collect())
    }

    /// The same of a form with a file in it. A sign that is no UTF-8 becomes U+FFFD.
    pub(crate) fn parts(headers: &HeaderMap, body: &[u8]) -> Self {
        let text = |(name, sent): upload::Part<'_>| (name, String::from_utf8_lossy(sent).into_owned());
        Self(upload::parts(headers, body).into_iter().map(text).collect())
    }

    /// A value as it was sent: for passphrases, in which every letter counts. Empty when there is none.
    pub(crate) fn exact(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// A value without spaces around it.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.exact(name).trim()
    }

    /// All names and values, in order.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Every value of a name, for check boxes.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// A form that a signed-in person sent from a page of ours: it is not from another site and carries the token of the
/// session. Anything else gets a kind page, and nothing is done.
pub(crate) struct PersonForm {
    pub(crate) person: Person,
    pub(crate) fields: Fields,
}

impl FromRequest<Arc<Site>> for PersonForm {
    type Rejection = Response;

    async fn from_request(request: Request, site: &Arc<Site>) -> Result<Self, Self::Rejection> {
        let (mut parts, body) = request.into_parts();
        let person = Person::from_request_parts(&mut parts, site).await?;
        let fields = read(Request::from_parts(parts, body), &person.visit).await?;
        match person.visit.own_form && person.sent(&fields) {
            true => Ok(Self { person, fields }),
            false => Err(problem::show(&person.visit, Trouble::Refused)),
        }
    }
}

/// A form of someone who need not be signed in: to sign in, or to begin. With no session there is no token, so the
/// browser itself must say that the form is ours.
pub(crate) struct OpenForm {
    pub(crate) visit: Visit,
    pub(crate) fields: Fields,
    pub(crate) device: Device,
    /// For looking up a session that may be there.
    pub(crate) headers: HeaderMap,
}

impl FromRequest<Arc<Site>> for OpenForm {
    type Rejection = Response;

    async fn from_request(request: Request, site: &Arc<Site>) -> Result<Self, Self::Rejection> {
        let (parts, body) = request.into_parts();
        let visit = Visit::of(&parts, site);
        let headers = parts.headers.clone();
        let fields = read(Request::from_parts(parts, body), &visit).await?;
        if !guard::surely_own_form(&headers) {
            return Err(problem::show(&visit, Trouble::Refused));
        }
        Ok(Self { device: device::of(&headers, visit.from), visit, fields, headers })
    }
}

/// The second step of signing in: the person is known by half, and their form carries the token of that half.
pub(crate) struct HalfForm {
    pub(crate) half: Person,
    pub(crate) fields: Fields,
    pub(crate) device: Device,
}

impl FromRequest<Arc<Site>> for HalfForm {
    type Rejection = Response;

    async fn from_request(request: Request, site: &Arc<Site>) -> Result<Self, Self::Rejection> {
        let OpenForm { visit, fields, device, headers } = OpenForm::from_request(request, site).await?;
        match Bearer::find(visit, &headers).await? {
            Found::Half(half) if half.sent(&fields) => Ok(Self { half, fields, device }),
            Found::Half(half) => Err(problem::show(&half.visit, Trouble::Refused)),
            Found::Whole(person) => Err(person.visit.go("/space")),
            Found::Nobody(visit) => Err(visit.go("/sign-in")),
        }
    }
}

impl Person {
    /// Whether a form carries the token of this session. Takes alike however much of it is right.
    fn sent(&self, fields: &Fields) -> bool {
        let sent = fields.exact(TOKEN_FIELD).as_bytes();
        let ours = self.form.as_bytes();
        sent.len() == ours.len() && sent.iter().zip(ours).fold(0, |wrong, (a, b)| wrong | (a ^ b)) == 0
    }
}

async fn read(request: Request, visit: &Visit) -> Result<Fields, Response> {
    let headers = request.headers().clone();
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let with_file = kind.starts_with("multipart/form-data");
    match Bytes::from_request(request, &()).await {
        Ok(body) if with_file => Ok(Fields::parts(&headers, &body)),
        Ok(body) => Ok(Fields::read(&body)),
        Err(_) => Err(problem::show(visit, Trouble::Large)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_keeps_its_spaces_and_other_words_do_not() {
        let fields = Fields::read(b"passphrase=+two+spaces++&name=+amber+otter+&a=1&a=2");
        assert_eq!(fields.exact("passphrase"), " two spaces  ");
        assert_eq!(fields.text("name"), "amber otter");
        assert_eq!(fields.all("a").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(fields.text("missing"), "");
    }

    #[test]
    fn a_form_with_a_file_is_read_like_any_other() {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, "multipart/form-data; boundary=zz".parse().expect("a header"));
        let body = b"--zz\r\nContent-Disposition: form-data; name=\"form\"\r\n\r\nabc\r\n\
            --zz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.json\"\r\n\r\n{\"a\": \"\xc3\xa9\xff\"}\r\n--zz--\r\n";
        let fields = Fields::parts(&headers, body);
        assert_eq!((fields.exact("form"), fields.exact("file")), ("abc", "{\"a\": \"é\u{fffd}\"}"));
    }
}
