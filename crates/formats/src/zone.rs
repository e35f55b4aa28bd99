//! Time zones as people write them.

use std::{collections::HashMap, sync::OnceLock};

use jiff::tz::TimeZoneDatabase;

/// Everyday names, folded to small letters. They come before the IANA names, since "EST" there is a zone without
/// summer time, which nobody means.
const EVERYDAY: [(&str, &str); 44] = [
    ("et", "America/New_York"),
    ("est", "America/New_York"),
    ("edt", "America/New_York"),
    ("eastern", "America/New_York"),
    ("us/eastern", "America/New_York"),
    ("ct", "America/Chicago"),
    ("cst", "America/Chicago"),
    ("cdt", "America/Chicago"),
    ("central", "America/Chicago"),
    ("us/central", "America/Chicago"),
    ("mt", "America/Denver"),
    ("mst", "America/Denver"),
    ("mdt", "America/Denver"),
    ("mountain", "America/Denver"),
    ("us/mountain", "America/Denver"),
    ("pt", "America/Los_Angeles"),
    ("pst", "America/Los_Angeles"),
    ("pdt", "America/Los_Angeles"),
    ("pacific", "America/Los_Angeles"),
    ("us/pacific", "America/Los_Angeles"),
    ("akst", "America/Anchorage"),
    ("akdt", "America/Anchorage"),
    ("alaska", "America/Anchorage"),
    ("hst", "Pacific/Honolulu"),
    ("hawaii", "Pacific/Honolulu"),
    ("arizona", "America/Phoenix"),
    ("ast", "America/Halifax"),
    ("adt", "America/Halifax"),
    ("atlantic", "America/Halifax"),
    ("nst", "America/St_Johns"),
    ("newfoundland", "America/St_Johns"),
    ("uk", "Europe/London"),
    ("bst", "Europe/London"),
    ("gmt/bst", "Europe/London"),
    ("ireland", "Europe/Dublin"),
    ("cet", "Europe/Paris"),
    ("cest", "Europe/Paris"),
    ("eet", "Europe/Helsinki"),
    ("aest", "Australia/Sydney"),
    ("aedt", "Australia/Sydney"),
    ("acst", "Australia/Adelaide"),
    ("awst", "Australia/Perth"),
    ("nzst", "Pacific/Auckland"),
    ("nzdt", "Pacific/Auckland"),
];

/// The IANA zone that `text` means: its exact name in any case, an everyday name ("Eastern", "PST"), or an ending that
/// only one zone has ("Los Angeles"). `None` when it means none, or more than one.
pub fn find(text: &str) -> Option<&'static str> {
    let folded = text.trim().to_lowercase().replace(' ', "_");
    let plain =
        ["_standard_time", "_daylight_time", "_time_zone", "_time"].iter().find_map(|end| folded.strip_suffix(end));
    let plain = plain.unwrap_or(&folded);
    names().get(plain).or_else(|| names().get(folded.as_str())).copied().flatten()
}

/// Every folded name and ending; an ending that two zones have maps to none.
fn names() -> &'static HashMap<String, Option<&'static str>> {
    static NAMES: OnceLock<HashMap<String, Option<&'static str>>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut names: HashMap<String, Option<&'static str>> = HashMap::new();
        let all: Vec<&'static str> = TimeZoneDatabase::bundled()
            .available()
            .map(|name| &*Box::leak(name.to_string().into_boxed_str()))
            .collect();
        for zone in &all {
            let lower = zone.to_lowercase();
            for (at, _) in lower.match_indices('/') {
                names.entry(lower[at + 1..].to_owned()).and_modify(|same| *same = None).or_insert(Some(zone));
            }
        }
        names.extend(all.iter().map(|zone| (zone.to_lowercase(), Some(*zone))));
        names.extend(EVERYDAY.iter().map(|(name, zone)| ((*name).to_owned(), Some(*zone))));
        names
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_found_by_name_everyday_word_and_unique_ending() {
        for (text, zone) in [
            ("America/Los_Angeles", "America/Los_Angeles"),
            ("america/new_york", "America/New_York"),
            ("ET", "America/New_York"),
            ("EST", "America/New_York"),
            ("Pacific Time", "America/Los_Angeles"),
            ("Los Angeles", "America/Los_Angeles"),
            ("New_York", "America/New_York"),
            ("London", "Europe/London"),
            ("UTC", "UTC"),
        ] {
            assert_eq!(find(text), Some(zone), "{text}");
        }
        for text in ["", "Mars/Olympus", "Nowhere", "America"] {
            assert_eq!(find(text), None, "{text}");
        }
    }

    #[test]
    fn every_everyday_word_leads_to_a_zone_that_exists() {
        assert!(EVERYDAY.iter().all(|(_, zone)| openseat_domain::zone::is_known(zone)));
    }
}
