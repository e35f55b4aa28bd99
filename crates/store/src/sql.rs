//! Every statement of the program, so that tests can have both engines read them all.

use crate::{
    about, account, attempt, audit, binding, ceremony, change, consent, disclosure, grant, greeter, greeting,
    invitation, job, key, lease, listing, meeting, migrate, node, pair, passkey, person, provider, reading, report,
    session, share, source, visit,
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
    ("greeter", greeter::ALL),
    ("greeting", greeting::ALL),
    ("greeting count", greeting::count::ALL),
    ("greeting kept", greeting::kept::ALL),
    ("greeting report", greeting::report::ALL),
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
    ("visit", visit::ALL),
];
