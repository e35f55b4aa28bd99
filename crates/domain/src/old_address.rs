//! Addresses that meetings and places had on the site which a list moved in from.
//!
//! They are kept as texts without host: a path (`/locations/st-marys`), or what names a meeting in the part after `?`
//! (`?meeting=early-risers`, `?meeting-id=123`), whatever page that stood on.

use crate::meeting::Draft;

/// No address that is longer is kept or looked up, in bytes. A place and a meeting below it have 200 each at most on a site
/// of the plugin.
pub const LONGEST: usize = 600;

/// Paths below which the Meeting Guide plugin shows meetings.
const MEETINGS: [&str; 3] = ["meetings", "meeting", "tsml_meeting"];

/// What an old address led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Meeting,
    /// The place of the meeting, with all that meet there.
    Place,
}

/// The old addresses of a meeting that a BMLT server listed.
pub fn of_bmlt(draft: &Draft) -> Vec<(String, Kind)> {
    // Of an aggregator's meetings the key holds the server before the number.
    let id = draft.key.rsplit(':').next().unwrap_or_default();
    let is_id = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
    is_id.then(|| (format!("?meeting-id={id}"), Kind::Meeting)).into_iter().collect()
}

/// The old addresses of a meeting that came with a slug, and of its place.
pub fn of_listed(draft: &Draft) -> Vec<(String, Kind)> {
    let key = draft.key.as_str();
    let mut all = vec![(format!("?meeting={key}"), Kind::Meeting)];
    // A path that does not end in the meeting's own slug (`/meetinfo.cfm?id=7`) may be that of many.
    let is_own = |end: &str| key == end || key.strip_prefix(end).is_some_and(|rest| rest.starts_with('-'));
    let path = draft.url.as_deref().and_then(path_of);
    all.extend(path.filter(|path| is_own(end_of(path))).map(|path| (path, Kind::Meeting)));
    let place = draft.extra.get("location_url").map(String::as_str).and_then(path_of);
    all.extend(place.map(|path| (path, Kind::Place)));
    all.retain(|(address, _)| address.len() <= LONGEST && !address.contains(char::is_control));
    all
}

/// Under which texts to look for what a visitor asks, the surest first. `meeting` and `meeting_id` are the values of
/// these names after `?`.
pub fn asked(path: &str, meeting: Option<&str>, meeting_id: Option<&str>) -> Vec<String> {
    let mut all = Vec::new();
    all.extend(meeting_id.map(|id| format!("?meeting-id={}", id.trim())));
    all.extend(meeting.map(|slug| format!("?meeting={}", slug.trim().trim_matches('/'))));
    let path = plain(path);
    if parts(&path).count() > 1 {
        all.push(path.clone());
        if parts(&path).next().is_some_and(|first| MEETINGS.contains(&first)) {
            all.push(format!("?meeting={}", end_of(&path)));
        }
    }
    all.retain(|address| address.len() <= LONGEST && !address.contains(char::is_control));
    all
}

/// The path of a link, if it names one thing: two parts at least, and nothing after `?`.
fn path_of(link: &str) -> Option<String> {
    let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"))?;
    let rest = &rest[rest.find('/')?..];
    let path = rest.split('#').next().unwrap_or_default();
    let path = plain(path.strip_suffix('?').unwrap_or(path));
    (!path.contains('?') && parts(&path).count() > 1).then_some(path)
}

/// A path without codes for letters and without a slash at its end.
fn plain(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let code = (*byte == b'%').then(|| path.get(at + 1..at + 3)).flatten();
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(letter) => {
                out.push(letter);
                at += 3;
            }
            None => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).trim_end_matches('/').to_owned()
}

fn parts(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|part| !part.is_empty())
}

fn end_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(key: &str, url: &str, place: &str) -> Vec<String> {
        let extra = [("location_url".to_owned(), place.to_owned())].into_iter().collect();
        let draft = Draft { key: key.into(), url: Some(url.into()), extra, ..Draft::default() };
        of_listed(&draft).into_iter().map(|(address, _)| address).collect()
    }

    #[test]
    fn a_meeting_is_found_by_each_address_that_its_site_gave_it() {
        let all =
            listed("new-start", "https://aa.example/schedule/new-start/", "https://aa.example/locations/st-marys/");
        assert_eq!(all, ["?meeting=new-start", "/schedule/new-start", "/locations/st-marys"]);
        for (path, slug) in
            [("/schedule/new-start/", None), ("/meetings/new-start", None), ("/meetings/", Some("new-start"))]
        {
            assert!(asked(path, slug, None).iter().any(|address| all.contains(address)), "{path}");
        }
        let cafe = listed("café-7", "https://aa.example/meetings/caf%C3%A9/", "");
        assert!(asked("/meetings/caf%c3%a9", None, None).iter().any(|address| cafe.contains(address)));
    }

    #[test]
    fn one_page_for_many_meetings_is_nobodys_address() {
        assert_eq!(listed("254", "http://aa.example/meetinfo2.cfm?id=254", "https://aa.example/"), ["?meeting=254"]);
        assert_eq!(listed("254", "http://aa.example/list/all", ""), ["?meeting=254"]);
    }

    #[test]
    fn a_bmlt_meeting_is_found_by_its_number_alone() {
        let of = |key: &str| of_bmlt(&Draft { key: key.into(), ..Draft::default() });
        assert_eq!(of("2331"), of("na.example/main_server:2331"));
        assert_eq!(asked("/anywhere/", None, Some("2331")), [of("2331")[0].0.clone()]);
        assert!(of("x").is_empty());
    }
}
