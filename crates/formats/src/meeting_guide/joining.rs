//! How to join from afar.

use openseat_domain::meeting::Online;
use url::Url;

use crate::{
    header::Field,
    noted::{Noted, quoted},
    record::Record,
};

/// Services that hold meetings (the Meeting Guide specification's list). A host fits when it is one of these or lies
/// below one.
const PROVIDERS: [&str; 21] = [
    "bluejeans.com",
    "discord.gg",
    "freeconference.com",
    "freeconferencecall.com",
    "goto.com",
    "gotomeet.me",
    "gotomeeting.com",
    "horizon.meta.com",
    "maps.secondlife.com",
    "meet.google.com",
    "meet.jit.si",
    "meetings.dialpad.com",
    "signal.group",
    "skype.com",
    "slurl.com",
    "teams.live.com",
    "teams.microsoft.com",
    "vrchat.com",
    "webex.com",
    "zoho.com",
    "zoom.us",
];

/// The ways in from afar.
#[derive(Default)]
pub(crate) struct Joining {
    pub(crate) online: Option<Online>,
    /// A link that is no known meeting service: a page of somebody's, more likely.
    pub(crate) page: Option<String>,
}

/// Reads link and dial-in number. `said_online` is true when the source calls the meeting online in another field:
/// then any link is taken as the way in.
pub(crate) fn read(record: &Record, said_online: bool, noted: &mut Noted) -> Joining {
    let mut online = Online::default();
    let mut page = None;
    if let Some(given) = record.link(Field::ConferenceUrl) {
        match address(&given) {
            Some(url) if said_online || is_provider(&url) => {
                online.url = Some(url);
                online.url_notes = record.lines(Field::ConferenceUrlNotes);
            }
            Some(url) => {
                let what = format!("{} is not a known meeting service, so it is kept as a web page.", quoted(&given));
                noted.warn("conference_url", what, "Give the link that people join with.");
                page = Some(url);
            }
            None => {
                let what = format!("The online link {} is not a web address.", quoted(&given));
                noted.warn("conference_url", what, "Write the whole link, with https://.");
            }
        }
    }
    if let Some(given) = record.line(Field::ConferencePhone) {
        match dial_in(&given) {
            Some(phone) => {
                online.phone = Some(phone);
                online.phone_notes = record.lines(Field::ConferencePhoneNotes);
            }
            None => noted.warn(
                "conference_phone",
                "The dial-in number is not a telephone number.",
                "Write digits, with commas for pauses: +16699006833,,123456789#.",
            ),
        }
    }
    let found = online.url.is_some() || online.phone.is_some();
    Joining { online: found.then_some(online), page }
}

/// Whether the host of `url` is a known meeting service, or lies below one ("us02web.zoom.us", not "evilzoom.us").
pub fn is_provider(url: &str) -> bool {
    let Ok(url) = Url::parse(url) else { return false };
    let Some(host) = url.host_str() else { return false };
    PROVIDERS
        .iter()
        .any(|known| host.strip_suffix(known).is_some_and(|before| before.is_empty() || before.ends_with('.')))
}

/// A web address, with `https://` put before a bare host. Anything but http and https is refused.
pub(crate) fn address(given: &str) -> Option<String> {
    let given = given.trim();
    if given.contains(char::is_whitespace) {
        return None;
    }
    let lower = given.get(..8).unwrap_or(given).to_ascii_lowercase();
    if lower.starts_with("http://") || lower.starts_with("https://") {
        let url = Url::parse(given).ok()?;
        return url.host_str().is_some_and(|host| host.len() > 2).then(|| given.to_owned());
    }
    let host = given.split(['/', '?', '#']).next()?;
    let bare = host.contains('.') && !host.contains(['@', ':']) && !host.starts_with('.') && !host.ends_with('.');
    let whole = format!("https://{given}");
    (bare && Url::parse(&whole).is_ok()).then_some(whole)
}

/// Digits and `+ , * #` of a dial-in number; at least ten of them.
pub(crate) fn dial_in(given: &str) -> Option<String> {
    let kept: String = given.chars().filter(|c| c.is_ascii_digit() || matches!(c, '+' | ',' | '*' | '#')).collect();
    let digits = kept.bytes().filter(u8::is_ascii_digit).count();
    (kept.len() >= 10 && digits >= 7).then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provider_is_known_by_whole_labels() {
        assert!(is_provider("https://us02web.zoom.us/j/1") && is_provider("https://ZOOM.US/j/1"));
        assert!(!is_provider("https://evilzoom.us/j/1") && !is_provider("https://zoom.us.example/j/1"));
    }

    #[test]
    fn only_web_addresses_are_links() {
        assert_eq!(address("zoom.us/j/1").as_deref(), Some("https://zoom.us/j/1"));
        for bad in ["javascript:alert(1)", "call me", "sam@example.org", "http://", "12345", "data:text/html,x", "."] {
            assert_eq!(address(bad), None, "{bad}");
        }
    }
}
