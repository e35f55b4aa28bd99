//! What the BMLT readers (JSON, SQL dump, NAWS) share: a meeting's fields by their BMLT names, and what they mean.
//!
//! Names and meanings as in BMLT server 4.2 (`GetSearchResults`, tables `comdef_*`).

pub(crate) mod attendance;
pub(crate) mod fields;
pub(crate) mod formats;
pub(crate) mod joining;
pub(crate) mod meeting;
