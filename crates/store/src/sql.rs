//! Every statement of the program, so that tests can have both engines read them all.

use crate::{
    about, account, attempt, audit, binding, ceremony, change, consent, disclosure, grant, invitation, job, key, lease,
    listing, meeting, migrate, node, pair, passkey, person, provider, reading, report, session, share, source, trial,
    visit, wishes,
};

/// Statements by noun.
pub(crate) const CATALOGUE: &[(&str, &[&str])] = &[
    ("about", about::ALL),
    ("account", account::ALL),
    ("attempt", attempt::ALL),
    ("audit", audit::ALL),
    ("binding", binding::ALL),
    ("ceremony", ceremony::ALL),
    ("change", change::ALL),
    ("consent", consent::ALL),
    ("disclosure", disclosure::ALL),
    ("grant", grant::ALL),
    ("invitation", invitation::ALL),
    ("job", job::ALL),
    ("key", key::ALL),
    ("lease", lease::ALL),
    ("listing", listing::ALL),
    ("meeting", meeting::ALL),
    ("migrate", migrate::ALL),
    ("node", node::ALL),
    ("pair", pair::ALL),
    ("passkey", passkey::ALL),
    ("person", person::ALL),
    ("provider", provider::ALL),
    ("reading", reading::ALL),
    ("report", report::ALL),
    ("session", session::ALL),
    ("share", share::ALL),
    ("source", source::ALL),
    ("trial", trial::ALL),
    ("visit", visit::ALL),
    ("wishes", wishes::ALL),
];
