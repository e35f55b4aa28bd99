//! How one can take part: what the source says, else what follows from its place and its links.

use openseat_domain::meeting::{Attendance, Online};

use super::place::Where;

/// What decides.
pub(crate) struct Signs<'r> {
    /// The source's own word for it.
    pub(crate) said: Option<Attendance>,
    /// Types TC (the place is closed) and ONL (online).
    pub(crate) closed: bool,
    pub(crate) online_type: bool,
    pub(crate) place: &'r Where,
    pub(crate) online: Option<&'r Online>,
}

/// The source's word wins. Else one can come when the place is open and leads to a door, or is a named building and
/// there is no other way in; one can join when there is a link or a number. A meeting that is neither is paused, save
/// one that is marked as online and only keeps its link to itself.
pub(crate) fn decide(signs: &Signs<'_>) -> Attendance {
    if let Some(said) = signs.said {
        return said;
    }
    let online = signs.online.is_some();
    let place = signs.place;
    let door = place.exact || place.building && !online && !signs.online_type;
    match (door && !signs.closed, online) {
        (true, true) => Attendance::Hybrid,
        (true, false) => Attendance::InPerson,
        (false, true) => Attendance::Online,
        (false, false) if signs.online_type && !signs.closed => Attendance::Online,
        (false, false) => Attendance::Paused,
    }
}

/// The source's own word (`attendance_option`, or a sheet's column), in many spellings.
pub(crate) fn said(words: &str) -> Option<Attendance> {
    let words = words.trim().to_lowercase().replace(['_', '-'], " ");
    let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
    let paused = has(&["inactive", "paused", "suspended", "temporarily closed", "not meeting"]);
    let online = has(&["online", "virtual", "zoom", "remote", "phone", "video", "internet"]);
    let place = has(&["in person", "inperson", "face to face", "f2f", "physical", "on site", "onsite", "at venue"]);
    match (paused, online, place) {
        (true, ..) => Some(Attendance::Paused),
        _ if has(&["hybrid", "both", "either"]) => Some(Attendance::Hybrid),
        (_, true, true) => Some(Attendance::Hybrid),
        (_, true, false) => Some(Attendance::Online),
        (_, false, true) => Some(Attendance::InPerson),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sources_own_words_are_understood() {
        for (words, attendance) in [
            ("in_person", Some(Attendance::InPerson)),
            ("Online", Some(Attendance::Online)),
            ("Hybrid", Some(Attendance::Hybrid)),
            ("inactive", Some(Attendance::Paused)),
            ("In person and Zoom", Some(Attendance::Hybrid)),
            ("Face-to-face", Some(Attendance::InPerson)),
            ("ask us", None),
        ] {
            assert_eq!(said(words), attendance, "{words}");
        }
    }
}
