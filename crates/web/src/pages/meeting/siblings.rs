//! Other times of the same group.

use openseat_actions::meeting::MeetingView;
use openseat_domain::search::{Ask, Minute, Near, Window};

use super::Way;
use crate::{pages::results, times, visit::Visit};

/// Siblings that are looked at, and that are shown.
const LOOKED_AT: usize = 60;
const SHOWN: usize = 8;

/// Two groups in one room have other names: only the same name or group at the same place counts.
const SAME_PLACE_KM: f64 = 0.1;

/// The other meetings of the group in the week from `now`.
pub(crate) fn of(visit: &Visit, view: &MeetingView, now: Minute) -> Vec<Way> {
    let draft = &view.draft;
    let point = draft.place.as_ref().and_then(|place| place.point);
    let group = draft.group.as_deref().unwrap_or_default();
    if point.is_none() && group.is_empty() {
        return Vec::new();
    }
    let near = point.map(|point| Near { point, km: SAME_PLACE_KM });
    let text = if near.is_none() { format!("\"{}\"", group.replace('"', " ")) } else { String::new() };
    let week = Window { from: now, until: now + 7 * 1440 };
    let found = results::search(visit, &Ask { near, text, ..Ask::during(week, LOOKED_AT) }, now);
    let mut seen = vec![view.slug.as_str()];
    let mut ways = Vec::new();
    for hit in &found.hits {
        let card = visit.snapshot.card(hit.meeting);
        let same = (!group.is_empty() && card.group == group) || card.name == draft.name;
        if !same || seen.contains(&card.slug) || ways.len() == SHOWN {
            continue;
        }
        seen.push(card.slug);
        ways.push(Way { href: format!("/meeting/{}", card.slug), label: label(visit, hit.start, card.zone) });
    }
    ways
}

fn label(visit: &Visit, start: Minute, zone: &str) -> String {
    let zone = times::zone_named(zone).unwrap_or(visit.site.zone.clone());
    let start = times::moment_of(start).to_zoned(zone);
    let (say, day) = (visit.say(), times::weekday(visit.say(), &start));
    say.format("meeting-sibling", &[("day", day.into()), ("time", times::clock(say, start.time()).into())])
}
