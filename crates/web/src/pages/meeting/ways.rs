//! The buttons of a meeting's page: go there, join, call.

use openseat_actions::meeting::MeetingView;
use openseat_domain::{
    meeting::{Draft, NEAR_MINUTES, Online, Seen},
    place::Place,
    search::Minute,
};

use crate::{frame::Frame, occurrence::Next, site::dial};

/// One way to take part.
pub(crate) struct Button {
    pub(crate) href: String,
    pub(crate) label: String,
    /// It leads to another site.
    pub(crate) leaves: bool,
}

/// The ways to take part, the main one first.
///
/// `way_in`: one that is not for everybody and may be seen now.
pub(super) fn ways(frame: &Frame<'_>, draft: &Draft, way_in: Option<&Online>) -> Vec<Button> {
    let mut ways = Vec::new();
    if let Some(place) = draft.place.as_ref().filter(|_| draft.attendance.in_person()) {
        let label = frame.t("meeting-directions").to_owned();
        ways.extend(directions(place).map(|href| Button { href, label, leaves: true }));
    }
    let online = way_in.or(draft.online.as_ref());
    let Some(online) = online.filter(|_| draft.attendance.online()) else { return ways };
    if let Some(href) = online.url.as_deref().and_then(web_link) {
        ways.push(Button { href: href.to_owned(), label: frame.t("meeting-join").to_owned(), leaves: true });
    }
    if let Some(number) = online.phone.as_deref().map(dial).filter(|number| !number.is_empty()) {
        let label = frame.t1("meeting-call-number", "number", online.phone.as_deref().unwrap_or_default());
        // In a `tel:` link `#` would begin a fragment.
        ways.push(Button { href: format!("tel:{}", number.replace('#', "%23")), label, leaves: false });
    }
    ways
}

/// What is said of a way in that is not for everybody.
pub(crate) struct Guarded {
    pub(crate) text: String,
    /// Where it can be asked for; may be empty.
    pub(crate) ask: String,
}

/// A way in that may be seen only near the start, when that is now.
pub(super) fn way_in<'a>(view: &'a MeetingView, next: Option<&Next>, now: Minute) -> Option<&'a Online> {
    let way = view.way_in.as_ref().filter(|way| way.seen == Seen::NearStart)?;
    let next = next.filter(|_| !view.gone)?;
    let near = next.start.saturating_sub(NEAR_MINUTES) <= now && now < next.start + Minute::from(next.minutes);
    near.then_some(way)
}

/// Why there is no button to join, and what to do about it.
pub(super) fn guarded(frame: &Frame<'_>, view: &MeetingView, open: bool) -> Option<Guarded> {
    let way = view.way_in.as_ref().filter(|_| !open && !view.gone && view.draft.attendance.online())?;
    Some(match way.seen {
        Seen::OnRequest => {
            Guarded { text: frame.t("meeting-way-in-ask").to_owned(), ask: format!("/meeting/{}/link", view.slug) }
        }
        _ => Guarded { text: frame.t1("meeting-way-in-near", "n", NEAR_MINUTES), ask: String::new() },
    })
}

/// Directions at OpenStreetMap, which is told nothing but the place. None where only the area is known.
fn directions(place: &Place) -> Option<String> {
    if place.approximate {
        return None;
    }
    if let Some(point) = place.point {
        return Some(format!("https://www.openstreetmap.org/directions?to={}%2C{}", point.lat, point.lon));
    }
    let line = place.line();
    let query = || url::form_urlencoded::Serializer::new(String::new()).append_pair("query", &line).finish();
    (place.street.is_some() || place.formatted.is_some())
        .then(|| format!("https://www.openstreetmap.org/search?{}", query()))
}

/// The building and its address on one line.
pub(crate) fn place_line(place: &Place) -> String {
    let line = place.line();
    match place.name.as_deref().filter(|name| !name.is_empty() && !line.starts_with(name)) {
        Some(name) if line.is_empty() => name.to_owned(),
        Some(name) => format!("{name}, {line}"),
        None => line,
    }
}

/// `address`, if it leads to a web page and to nothing else.
pub(crate) fn web_link(address: &str) -> Option<&str> {
    let scheme = url::Url::parse(address).ok()?;
    matches!(scheme.scheme(), "https" | "http").then_some(address)
}

#[cfg(test)]
mod tests {
    use openseat_domain::place::Point;

    use super::*;

    #[test]
    fn directions_are_not_offered_where_only_the_area_is_known() {
        let mut place = Place { point: Point::new(53.8, -1.55), ..Place::default() };
        assert_eq!(directions(&place).as_deref(), Some("https://www.openstreetmap.org/directions?to=53.8%2C-1.55"));
        place.approximate = true;
        assert_eq!(directions(&place), None);
    }

    #[test]
    fn only_web_pages_are_linked() {
        assert_eq!(web_link("https://example.org/a"), Some("https://example.org/a"));
        for other in ["javascript:alert(1)", "data:text/html,x", "example.org", "", " javascript:x"] {
            assert_eq!(web_link(other), None, "{other}");
        }
    }

    #[test]
    fn a_building_is_named_once() {
        let place =
            Place { name: Some("St Mary".into()), formatted: Some("St Mary, 1 Mill Lane".into()), ..Place::default() };
        assert_eq!(place_line(&place), "St Mary, 1 Mill Lane");
    }
}
