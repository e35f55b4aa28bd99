//! The search over all meetings, in memory.
//!
//! A [`Directory`] is an immutable snapshot: every start of every meeting within a window of some days, as minutes in
//! UTC, with the few facts that a list of answers shows. It is built whole by a [`Builder`] and replaced whole; who
//! reads it takes no lock. Rules, zones and the clock change are over once a start is a minute: the caller expands
//! schedules and passes the minutes in.
//!
//! ```
//! use openseat_domain::{fellowship::FellowshipId, search::{Ask, Window}};
//! use openseat_index::{Builder, Entry, Scratch};
//!
//! let window = Window { from: 29_000_000, until: 29_000_000 + 9 * 1440 };
//! let mut builder = Builder::new(window, &[FellowshipId::new("smart")], &["Europe/London"]);
//! builder.push(&Entry { slug: "new-start", name: "New Start", kind: 0, ..Entry::default() }, [window.from + 60]);
//! let directory = builder.finish();
//!
//! let now = window.from + 65; // it began five minutes ago: one can still join
//! let found = directory.search(&Ask::during(window, 20), now, &mut Scratch::default());
//! assert_eq!(directory.card(found.hits[0].meeting).name, "New Start");
//! ```
//!
//! **Order of answers.** Those that can still be joined first, then by start, then by distance, then those checked
//! latest, then by id. The order is total, so it is the same on every server, whichever way the search went, and with
//! or without paging. Meeting numbers are given in order of (checked latest, id), so the last two steps are the number.
//!
//! **Invariant.** No IO, no clock, no zones, no lock, and no allocation per candidate.

mod afar;
mod bits;
mod builder;
mod calendar;
mod card;
mod directory;
mod entry;
mod every;
mod facets;
mod facts;
mod filter;
mod fold;
mod grid;
mod hash;
mod mask;
mod narrow;
mod nearby;
#[cfg(test)]
mod oracle;
mod page;
mod plan;
mod pool;
mod rare;
mod search;
mod slugs;
mod sphere;
mod stretch;
#[cfg(any(test, feature = "synthetic"))]
pub mod synthetic;
mod timeline;
mod words;

pub use afar::{Alike, Far};
pub use builder::Builder;
pub use card::Card;
pub use directory::Directory;
pub use entry::{Entry, OTHER_KIND};
pub use every::Met;
pub use facets::Facets;
pub use fold::fold;
pub use plan::Plan;
pub use search::{Found, Scratch};
