//! HTTP in: the pages that a person sees, and the API.
//!
//! A page is one file in `pages/` (its struct, its handler, its pure helpers, its tests) with its template beside it.
//! [`router`] is the whole site; it needs a [`Site`].
//!
//! **Invariant.** No SQL, no business rules, no clock, no environment. Public pages set no cookie and load nothing from
//! another site. A page works without script.

mod api;
mod ask;
mod assets;
mod bmlt;
mod card;
mod chart;
mod cookie;
mod device;
mod distance;
mod form;
mod frame;
mod guard;
mod headers;
mod hsds;
mod nominatim;
mod occurrence;
mod pack;
mod pages;
mod person;
mod place;
mod query;
mod repeats;
mod reply;
mod routes;
mod say;
mod site;
mod times;
mod upload;
mod visit;
mod wall;
mod way_back;

pub use distance::Unit;
pub use pages::validate::words_of;
pub use routes::router;
pub use site::{HelpLine, HelpLines, Site, SiteSettings};
