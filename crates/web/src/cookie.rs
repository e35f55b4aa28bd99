//! Two cookies: one says which session is asking, the other that a sign-in at an organisation ends in the browser it
//! began in. Public pages neither set nor read them.

use axum::http::{HeaderMap, HeaderValue, header};
use jiff::Timestamp;

/// `__Host-` (RFC 6265bis §4.1.3.2): browsers take such a cookie only with `Secure`, for this very host, so that no
/// neighbour under the same domain can plant a session. A site without encryption goes without, and is warned.
const HOST_ONLY: &str = "__Host-";
/// The session.
const SEAT: &str = "seat";
/// A sign-in at an organisation that has begun.
const STAFF: &str = "staff";
/// How long such a sign-in may take, in seconds.
const STAFF_SECONDS: i64 = 600;
/// Letters of a token: 32 bytes of base64url.
const TOKEN_LETTERS: usize = 43;

/// Whether the cookie may ask for an encrypted connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// The site is known under `https`, or is on this very machine, which browsers trust as well.
    Secure,
    Plain,
}

impl Way {
    /// `origin` is the start of our own addresses, as browsers know us.
    pub(crate) fn of(origin: &str) -> Self {
        let rest = match origin.split_once("://") {
            Some(("https", _)) => return Self::Secure,
            Some((_, rest)) => rest,
            None => origin,
        };
        let host = rest.split(['/', ':']).next().unwrap_or_default();
        if matches!(host, "localhost" | "127.0.0.1") { Self::Secure } else { Self::Plain }
    }

    fn prefix(self) -> &'static str {
        match self {
            Self::Secure => HOST_ONLY,
            Self::Plain => "",
        }
    }

    fn secure(self) -> &'static str {
        match self {
            Self::Secure => " Secure;",
            Self::Plain => "",
        }
    }
}

/// The token in a request, if it has the shape of one.
pub(crate) fn read(headers: &HeaderMap, way: Way) -> Option<String> {
    read_named(headers, SEAT, way)
}

/// What [`give_staff`] gave.
pub(crate) fn read_staff(headers: &HeaderMap, way: Way) -> Option<String> {
    read_named(headers, STAFF, way)
}

fn read_named(headers: &HeaderMap, name: &str, way: Way) -> Option<String> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let token = pairs.find(|(key, _)| key.strip_prefix(way.prefix()) == Some(name))?.1;
    let fits = token.len() == TOKEN_LETTERS && token.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
    fits.then(|| token.to_owned())
}

/// Gives the browser a token until the session ends.
pub(crate) fn give(token: &str, ends_at: Timestamp, now: Timestamp, way: Way) -> Option<HeaderValue> {
    let seconds = ends_at.duration_since(now).as_secs().max(0);
    written(SEAT, token, seconds, way)
}

/// Takes the token away from the browser.
pub(crate) fn take_back(way: Way) -> Option<HeaderValue> {
    written(SEAT, "", 0, way)
}

/// Marks the browser in which a sign-in at an organisation began.
pub(crate) fn give_staff(mark: &str, way: Way) -> Option<HeaderValue> {
    written(STAFF, mark, STAFF_SECONDS, way)
}

/// Takes the mark away.
pub(crate) fn take_back_staff(way: Way) -> Option<HeaderValue> {
    written(STAFF, "", 0, way)
}

/// `Lax`: a link from an e-mail or a message opens a personal page signed in; a form of another site does not.
fn written(name: &str, value: &str, seconds: i64, way: Way) -> Option<HeaderValue> {
    let (prefix, secure) = (way.prefix(), way.secure());
    let text = format!("{prefix}{name}={value}; Path=/; Max-Age={seconds};{secure} HttpOnly; SameSite=Lax");
    let mut value = HeaderValue::from_str(&text).ok()?;
    value.set_sensitive(true);
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "0123456789abcdefghijklmnopqrstuvwxyzABCDE-_";

    fn asked(cookie: &str) -> HeaderMap {
        [(header::COOKIE, HeaderValue::from_str(cookie).unwrap())].into_iter().collect()
    }

    fn written_at(way: Way) -> String {
        let now: Timestamp = "2026-11-23T18:42:00Z".parse().unwrap();
        let ends = "2026-11-24T18:42:00Z".parse().unwrap();
        give(TOKEN, ends, now, way).unwrap().to_str().unwrap().to_owned()
    }

    #[test]
    fn an_encrypted_site_and_this_machine_ask_for_encryption() {
        for origin in
            ["https://meetings.example.org", "http://localhost:8080", "http://127.0.0.1:8080", "http://localhost"]
        {
            assert_eq!(Way::of(origin), Way::Secure, "{origin}");
        }
        for origin in [
            "http://meetings.example.org",
            "http://localhost.example.org",
            "http://127.0.0.1.example",
            "http://192.168.0.7",
        ] {
            assert_eq!(Way::of(origin), Way::Plain, "{origin}");
        }
    }

    #[test]
    fn the_cookie_is_out_of_reach_of_scripts_neighbours_and_other_sites() {
        let secure = written_at(Way::Secure);
        let expected = format!("__Host-seat={TOKEN}; Path=/; Max-Age=86400; Secure; HttpOnly; SameSite=Lax");
        assert_eq!(secure, expected);
        assert!(!secure.contains("Domain"));
        let plain = written_at(Way::Plain);
        assert_eq!(plain, format!("seat={TOKEN}; Path=/; Max-Age=86400; HttpOnly; SameSite=Lax"));
        assert_eq!(take_back(Way::Secure).unwrap(), "__Host-seat=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax");
    }

    #[test]
    fn a_token_is_found_among_other_cookies() {
        assert_eq!(read(&asked(&format!("a=b; __Host-seat={TOKEN}; c")), Way::Secure).as_deref(), Some(TOKEN));
        assert_eq!(read(&asked(&format!("seat={TOKEN}")), Way::Plain).as_deref(), Some(TOKEN));
    }

    #[test]
    fn a_token_under_the_other_name_or_of_another_shape_is_none() {
        assert_eq!(read(&asked(&format!("seat={TOKEN}")), Way::Secure), None, "a neighbour could have planted it");
        assert_eq!(read(&asked(&format!("__Host-seat={TOKEN}x")), Way::Secure), None);
        assert_eq!(read(&asked("__Host-seat="), Way::Secure), None);
        assert_eq!(read(&asked(&format!("__Host-seat={}", "'".repeat(43))), Way::Secure), None);
        assert_eq!(read(&asked(&format!("__Host-staff={TOKEN}")), Way::Secure), None);
        assert_eq!(read(&HeaderMap::new(), Way::Secure), None);
    }
}
