//! How one can take part, from the venue type and the reserved formats VM, TC and HY.

use openseat_domain::meeting::Attendance;

/// What a record says of its venue.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Venue<'a> {
    /// 1 in person, 2 virtual, 3 hybrid; anything else is not said.
    pub(crate) kind: &'a str,
    /// Whether a link or a dial-in number is given.
    pub(crate) link: bool,
    /// Whether a street is given.
    pub(crate) street: bool,
}

/// Decides. `is` asks for a format by either of its names, the server's own key or the NAWS code.
///
/// "Temporarily closed" (TC) shuts the place: what is left is online, or nothing. The venue type, which newer servers
/// keep in step with the formats, comes before them; a link alone is weighed only when neither is there.
pub(crate) fn decide(venue: Venue<'_>, is: impl Fn(&str) -> bool) -> Attendance {
    let virtual_ = is("VM") || venue.link;
    let hybrid = is("HY") || is("HYBR");
    match venue.kind {
        "2" => Attendance::Online,
        _ if is("TC") => {
            if virtual_ || venue.kind == "3" {
                Attendance::Online
            } else {
                Attendance::Paused
            }
        }
        "3" => Attendance::Hybrid,
        "1" => Attendance::InPerson,
        _ if hybrid => Attendance::Hybrid,
        _ if is("VM") => Attendance::Online,
        _ if venue.link && venue.street => Attendance::Hybrid,
        _ if venue.link => Attendance::Online,
        _ => Attendance::InPerson,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(kind: &str, link: bool, street: bool, formats: &[&str]) -> Attendance {
        decide(Venue { kind, link, street }, |name| formats.contains(&name))
    }

    #[test]
    fn the_venue_type_comes_first() {
        assert_eq!(decided("1", false, true, &[]), Attendance::InPerson);
        assert_eq!(decided("1", true, true, &[]), Attendance::InPerson);
        assert_eq!(decided("2", true, false, &["VM"]), Attendance::Online);
        assert_eq!(decided("2", false, true, &["TC"]), Attendance::Online);
        assert_eq!(decided("3", true, true, &["HY"]), Attendance::Hybrid);
    }

    #[test]
    fn a_closed_place_leaves_the_link_or_nothing() {
        assert_eq!(decided("1", false, true, &["TC"]), Attendance::Paused);
        assert_eq!(decided("", false, true, &["TC"]), Attendance::Paused);
        assert_eq!(decided("", true, true, &["TC"]), Attendance::Online);
        assert_eq!(decided("", false, true, &["TC", "VM"]), Attendance::Online);
        assert_eq!(decided("3", false, true, &["TC", "HY"]), Attendance::Online);
    }

    #[test]
    fn without_a_venue_type_the_formats_decide_and_then_the_link() {
        assert_eq!(decided("", false, false, &["VM"]), Attendance::Online);
        assert_eq!(decided("", true, true, &["HYBR"]), Attendance::Hybrid);
        assert_eq!(decided("", true, true, &["O"]), Attendance::Hybrid);
        assert_eq!(decided("0", true, false, &[]), Attendance::Online);
        assert_eq!(decided("", false, false, &["O"]), Attendance::InPerson);
    }
}
