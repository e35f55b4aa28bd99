//! What the directory is told of one meeting.

use openseat_domain::{concept::ConceptSet, meeting::Attendance, place::Point};

/// The kind of a meeting whose fellowship the catalogue does not know; one asks for it as `other`.
pub const OTHER_KIND: u8 = 255;

/// One meeting on its way into a [`Builder`](crate::Builder). Text is clean, as in a domain `Draft`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Entry<'a> {
    /// The meeting's lasting id (UUID bytes). Breaks the last tie in the order of answers.
    pub id: [u8; 16],
    /// Its address on the site. Unique; of two equal ones the first in order keeps it.
    pub slug: &'a str,
    pub name: &'a str,
    /// The group that holds it; empty when not said.
    pub group: &'a str,
    /// The fellowship: its place in the list given to the builder, or [`OTHER_KIND`].
    pub kind: u8,
    pub concepts: ConceptSet,
    /// A paused meeting keeps its card and is never an answer.
    pub attendance: Attendance,
    pub point: Option<Point>,
    /// Only the area is known: no pin, no directions.
    pub approximate: bool,
    /// Building and address on one line.
    pub place: &'a str,
    pub town: &'a str,
    /// There is a link to join by.
    pub has_url: bool,
    /// There is a number to dial.
    pub has_phone: bool,
    /// How long it lasts.
    pub minutes: u16,
    /// Its zone: the place in the list given to the builder.
    pub zone: u16,
    /// The day it was last checked, in days since 1970-01-01; 0 when unknown.
    pub checked: u32,
    /// From the demonstration town.
    pub made_up: bool,
    /// Further words to be found by (regions, postcode, fellowship), beside name, group, place and town.
    pub text: &'a str,
}
