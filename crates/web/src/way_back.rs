//! Where a person wanted to go before they had to sign in: a path of ours, and never another site.

use axum::http::Uri;

/// Longer ones are forgotten.
const LONGEST: usize = 4_096;

/// The way back to what is asked for.
pub(crate) fn of(uri: &Uri) -> String {
    uri.path_and_query().map(|address| address.as_str()).and_then(own).unwrap_or_default().to_owned()
}

/// `page?then=…`, or the page alone when there is nowhere to go back to.
pub(crate) fn to(page: &str, then: &str) -> String {
    if then.is_empty() {
        return page.to_owned();
    }
    let then: String = url::form_urlencoded::byte_serialize(then.as_bytes()).collect();
    format!("{page}?then={then}")
}

/// `then` itself when it is a path of ours that one can go to; browsers read `//host`, `/\host` and a tab or line break
/// between the two as another site.
pub(crate) fn own(then: &str) -> Option<&str> {
    let starts_well = then.starts_with('/') && !then.starts_with("//");
    let plain = then.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    let leads_on = !["/leave", "/sign-out", "/sign-in"].iter().any(|end| then.starts_with(end));
    (starts_well && plain && leads_on && then.len() <= LONGEST).then_some(then)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn other_sites_are_no_way_back() {
        for foreign in [
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            "https://evil.example",
            "https:evil.example",
            "javascript:alert(1)",
            "evil.example",
            " /space",
            "",
            "/leave",
            "/sign-in?then=/sign-in",
        ] {
            assert_eq!(own(foreign), None, "{foreign:?}");
        }
    }

    #[test]
    fn a_page_of_ours_is_a_way_back() {
        for ours in ["/", "/space", "/space/sharing?lang=es", "/account/sessions", "/space/sharing/@x"] {
            assert_eq!(own(ours), Some(ours));
        }
        assert_eq!(to("/sign-in", "/space?a=b&c"), "/sign-in?then=%2Fspace%3Fa%3Db%26c");
        assert_eq!(to("/sign-in", ""), "/sign-in");
    }

    proptest! {
        /// Browsers resolve addresses as the `url` crate does (the WHATWG URL standard).
        #[test]
        fn whatever_is_let_through_stays_on_the_site(then in "[/\\\\a-z:@.\t\n?#%0-9 ]{0,24}") {
            let home = url::Url::parse("https://meetings.example/sign-in").unwrap();
            if let Some(then) = own(&then) {
                let there = home.join(then).unwrap();
                prop_assert_eq!(there.origin(), home.origin());
            }
        }
    }
}
