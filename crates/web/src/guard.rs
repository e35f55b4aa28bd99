//! Keeps forms from being sent by other sites, and from being sent without end.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
    sync::{Mutex, PoisonError},
};

use axum::http::{HeaderMap, header};
use openseat_domain::search::Minute;
use uuid::Uuid;

/// Minutes after which an address is forgotten, if nothing else is said.
const PERIOD: Minute = 60;
/// Addresses that are remembered at once. Beyond that all new ones share one place.
const MOST_ADDRESSES: usize = 50_000;

/// Counts messages for each network address, in memory only.
pub(crate) struct Guard {
    /// Messages from one network address in `period`.
    most: u32,
    period: Minute,
    seen: Mutex<HashMap<From, Seen>>,
}

/// From where, and about what where each thing is counted by itself.
type From = (Option<IpAddr>, Option<Uuid>);

#[derive(Clone, Copy)]
struct Seen {
    since: Minute,
    messages: u32,
}

impl Guard {
    pub(crate) fn new(most: u32) -> Self {
        Self::within(most, PERIOD)
    }

    /// As [`Guard::new`], for another stretch of time.
    pub(crate) fn within(most: u32, period: Minute) -> Self {
        Self { most, period, seen: Mutex::default() }
    }

    /// Counts a message and says whether it may pass.
    pub(crate) fn admits(&self, from: Option<IpAddr>, now: Minute) -> bool {
        self.count((from.map(network), None), now)
    }

    /// The same for messages about one thing, apart from those about others.
    pub(crate) fn admits_about(&self, from: Option<IpAddr>, thing: Uuid, now: Minute) -> bool {
        self.count((from.map(network), Some(thing)), now)
    }

    /// Takes one back that came to nothing.
    pub(crate) fn give_back(&self, from: Option<IpAddr>, thing: Uuid) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(one) = seen.get_mut(&(from.map(network), Some(thing))) {
            one.messages = one.messages.saturating_sub(1);
        }
    }

    fn count(&self, mut who: From, now: Minute) -> bool {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() >= MOST_ADDRESSES && !seen.contains_key(&who) {
            seen.retain(|_, one| now.saturating_sub(one.since) < self.period);
            if seen.len() >= MOST_ADDRESSES {
                who.0 = None;
            }
        }
        let one = seen.entry(who).or_insert(Seen { since: now, messages: 0 });
        if now.saturating_sub(one.since) >= self.period {
            *one = Seen { since: now, messages: 0 };
        }
        one.messages += 1;
        one.messages <= self.most
    }
}

/// One home or phone: a whole IPv4 address, the first half of an IPv6 address.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => address.into(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
    }
}

/// Whether a form comes from one of our own pages.
///
/// Browsers since 2020–2023 say so in `Sec-Fetch-Site`. Older ones send `Origin`, which our own `Referrer-Policy` makes
/// `null` or leaves out; those pass, since no form here acts in anyone's name.
pub(crate) fn own_form(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
    if let Some(site) = text(header::HeaderName::from_static("sec-fetch-site")) {
        return site == "same-origin" || site == "none";
    }
    match (text(header::ORIGIN), text(header::HOST)) {
        (None | Some("null"), _) => true,
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, from)| from == host),
        (Some(_), None) => false,
    }
}

/// As [`own_form`], for forms that sign someone in, which another site could use to sign a person in as somebody else:
/// a browser that says nothing of where the form is from is not believed.
///
/// The pages with such forms have the `Referrer-Policy` `same-origin`, so that browsers before `Sec-Fetch-Site` (Safari
/// before 16.4) send `Origin` with its value.
pub(crate) fn surely_own_form(headers: &HeaderMap) -> bool {
    let says = headers.contains_key("sec-fetch-site")
        || headers.get(header::ORIGIN).is_some_and(|origin| origin.as_bytes() != b"null");
    says && own_form(headers)
}

/// Who asks: the network address behind as many trusted proxies as the deployment says it has.
pub(crate) fn asked_from(peer: Option<IpAddr>, headers: &HeaderMap, proxies: u8) -> Option<IpAddr> {
    if proxies == 0 {
        return peer;
    }
    let hops = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let hops: Vec<&str> = hops.flat_map(|value| value.split(',')).map(str::trim).collect();
    let at = hops.len().checked_sub(usize::from(proxies))?;
    hops.get(at)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
    }

    #[test]
    fn a_flood_stops_and_an_hour_later_all_is_well() {
        let guard = Guard::new(20);
        let from = "203.0.113.7".parse().ok();
        assert!((0..20).all(|_| guard.admits(from, 100)));
        assert!(!guard.admits(from, 101));
        assert!(guard.admits("203.0.113.8".parse().ok(), 101), "a neighbour is not stopped");
        assert!(guard.admits(from, 160));
    }

    #[test]
    fn things_are_counted_apart_and_what_came_to_nothing_is_taken_back() {
        let guard = Guard::within(3, 24 * 60);
        let (from, thing) = ("203.0.113.7".parse().ok(), Uuid::from_u128);
        assert!((0..3).all(|_| guard.admits_about(from, thing(1), 100)));
        assert!(!guard.admits_about(from, thing(1), 200) && guard.admits_about(from, thing(2), 200));
        guard.give_back(from, thing(1));
        guard.give_back(from, thing(1));
        assert!(guard.admits_about(from, thing(1), 300) && !guard.admits_about(from, thing(1), 300));
        assert!(guard.admits_about(from, thing(1), 100 + 24 * 60));
    }

    #[test]
    fn one_ipv6_home_counts_once() {
        let guard = Guard::new(20);
        let from = |n: u16| format!("2001:db8:1:2::{n:x}").parse().ok();
        let passed = (0..100).filter(|n| guard.admits(from(*n), 100)).count();
        assert_eq!(passed, 20);
    }

    #[test]
    fn forms_of_other_sites_are_refused() {
        assert!(own_form(&headers(&[("sec-fetch-site", "same-origin"), ("origin", "null")])));
        assert!(!own_form(&headers(&[("sec-fetch-site", "cross-site"), ("origin", "null")])));
        assert!(!own_form(&headers(&[("sec-fetch-site", "same-site")])));
        assert!(own_form(&headers(&[("origin", "https://a.example"), ("host", "a.example")])));
        assert!(!own_form(&headers(&[("origin", "https://b.example"), ("host", "a.example")])));
        assert!(own_form(&headers(&[])), "an old phone");
    }

    #[test]
    fn a_form_that_signs_in_must_surely_be_ours() {
        assert!(surely_own_form(&headers(&[("sec-fetch-site", "same-origin"), ("origin", "null")])));
        assert!(surely_own_form(&headers(&[("origin", "https://a.example"), ("host", "a.example")])));
        assert!(!surely_own_form(&headers(&[("origin", "https://b.example"), ("host", "a.example")])));
        assert!(!surely_own_form(&headers(&[("sec-fetch-site", "cross-site")])));
        assert!(!surely_own_form(&headers(&[("origin", "null"), ("host", "a.example")])));
        assert!(!surely_own_form(&headers(&[("host", "a.example")])));
    }

    #[test]
    fn only_our_own_proxies_are_believed() {
        let peer = "10.0.0.1".parse().ok();
        let forged = headers(&[("x-forwarded-for", "1.1.1.1, 203.0.113.7")]);
        assert_eq!(asked_from(peer, &forged, 0), peer);
        assert_eq!(asked_from(peer, &forged, 1), "203.0.113.7".parse().ok());
        assert_eq!(asked_from(peer, &headers(&[]), 1), None);
    }
}
