//! Meetings in the words of the Human Services Data Specification 3 (HSDS), as directories of help speak: a meeting is a
//! service, a fellowship is an organization, a group is a program.
//!
//! Only what a source says in public is written; a property that nothing is known of is left out. docs/hsds.md says what
//! is given and what is not.

mod id;
mod location;
mod schedule;
mod service;
mod term;

use jiff::Timestamp;
use openseat_domain::meeting::Draft;
use serde::Serialize;
use uuid::Uuid;

pub use id::{at_location, behind, of};
pub use service::{at_location as write_at_location, full, minimal, short, ways};
pub use term::{Organization, Taxonomy, Term};

/// The version that is spoken.
pub const VERSION: &str = "3.0";

/// A meeting, and what is known beside its own words.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    pub id: Uuid,
    /// The absolute address of its page.
    pub page: &'a str,
    pub meeting: &'a Draft,
    /// When something of it last changed here.
    pub changed: Timestamp,
    /// The fellowship, when the catalogue knows it.
    pub organization: Option<&'a Organization>,
    /// What it is like.
    pub terms: &'a [&'a Term],
    /// Two letters; empty when not known.
    pub country: &'a str,
    /// Something to be said first: that it is made up.
    pub alert: &'a str,
    /// The moment that offsets from UTC, and what is closed, are said for.
    pub at: Timestamp,
}

/// Numbers of a page, and what is on it.
#[derive(Debug, Serialize)]
pub struct Page<T> {
    pub total_items: usize,
    pub total_pages: usize,
    pub page_number: usize,
    pub size: usize,
    pub first_page: bool,
    pub last_page: bool,
    pub empty: bool,
    pub contents: Vec<T>,
}

impl<T> Page<T> {
    /// The page with this number, from 1, of so many things.
    pub fn new(number: usize, per_page: usize, all: usize, contents: Vec<T>) -> Self {
        let pages = all.div_ceil(per_page.max(1));
        Self {
            total_items: all,
            total_pages: pages,
            page_number: number,
            size: contents.len(),
            first_page: number == 1,
            last_page: number >= pages.max(1),
            empty: contents.is_empty(),
            contents,
        }
    }
}
