//! Every statement of the program, so that tests can have both engines read them all.

use crate::{audit, change, job, lease, listing, meeting, migrate, pair, reading, report, source};

/// Statements by noun.
pub(crate) const CATALOGUE: &[(&str, &[&str])] = &[
    ("audit", audit::ALL),
    ("change", change::ALL),
    ("job", job::ALL),
    ("lease", lease::ALL),
    ("listing", listing::ALL),
    ("meeting", meeting::ALL),
    ("migrate", migrate::ALL),
    ("pair", pair::ALL),
    ("reading", reading::ALL),
    ("report", report::ALL),
    ("source", source::ALL),
];
