//! What a list of answers shows of a meeting.

use openseat_domain::{concept::ConceptSet, meeting::Attendance, place::Point};

use crate::{
    directory::Directory,
    entry::Entry,
    facts::Fact,
    pool::{Known, Pool, Pooled},
    sphere::Spot,
};

/// One meeting as a list shows it; text is borrowed from the directory.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Card<'a> {
    /// The meeting's number in this snapshot.
    pub meeting: u32,
    pub id: [u8; 16],
    pub slug: &'a str,
    pub name: &'a str,
    /// Empty when not said.
    pub group: &'a str,
    /// Place in the list of kinds, or [`OTHER_KIND`](crate::OTHER_KIND).
    pub kind: u8,
    pub concepts: ConceptSet,
    pub attendance: Attendance,
    pub approximate: bool,
    pub has_url: bool,
    pub has_phone: bool,
    pub minutes: u16,
    /// The IANA zone; empty if the entry's number was not in the builder's list.
    pub zone: &'a str,
    /// Days since 1970-01-01; 0 when unknown.
    pub checked: u32,
    pub made_up: bool,
    spot: Spot,
    place: Pooled<'a>,
    town: Pooled<'a>,
}

impl<'a> Card<'a> {
    /// Where it is, to the sixth decimal of a degree. Worked out when asked.
    pub fn point(&self) -> Option<Point> {
        self.spot.point()
    }

    /// Whether it is known where it is.
    pub fn has_point(&self) -> bool {
        self.spot != Spot::NOWHERE
    }

    /// Building and address on one line. Looked up when asked, since most lists do not show it.
    pub fn place(&self) -> &'a str {
        self.place.get()
    }

    /// The town; empty when not said.
    pub fn town(&self) -> &'a str {
        self.town.get()
    }
}

/// The words of all cards.
#[derive(Debug, Default)]
pub(crate) struct Cards {
    /// Slug, name and group of one meeting after another: what a list shows of a meeting lies together in memory.
    text: String,
    /// Places and towns, which many meetings share.
    shared: Pool,
    rows: Vec<Row>,
}

/// Where a card's words are.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    id: [u8; 16],
    /// The start of the slug; the name follows it, and the group follows that.
    at: u32,
    slug: u16,
    name: u16,
    group: u16,
    place: u32,
    town: u32,
}

/// The length of a group's name that is the meeting's own.
const AS_NAME: u16 = u16::MAX;

/// The longest text of a row, in bytes. Beyond it words are cut, which no real name comes near.
const LONGEST: usize = AS_NAME as usize - 1;

impl Cards {
    pub(crate) fn slug(&self, meeting: u32) -> &str {
        let row = self.rows[meeting as usize];
        self.piece(row.at, row.slug).0
    }

    /// Bytes on the heap.
    pub(crate) fn bytes(&self) -> usize {
        self.text.capacity() + self.shared.bytes() + self.rows.capacity() * size_of::<Row>()
    }

    pub(crate) fn card<'a>(&'a self, directory: &'a Directory, meeting: u32, fact: &Fact) -> Card<'a> {
        let row = self.rows.get(meeting as usize).copied().unwrap_or_default();
        let (slug, at) = self.piece(row.at, row.slug);
        let (name, at) = self.piece(at, row.name);
        let group = if row.group == AS_NAME { name } else { self.piece(at, row.group).0 };
        Card {
            meeting,
            id: row.id,
            slug,
            name,
            group,
            kind: fact.kind,
            concepts: directory.concepts(meeting),
            attendance: fact.attendance(),
            approximate: fact.approximate(),
            has_url: fact.has_url(),
            has_phone: fact.has_phone(),
            minutes: fact.minutes,
            zone: directory.zone(fact.zone),
            checked: fact.checked,
            made_up: fact.made_up(),
            spot: fact.spot,
            place: self.shared.later(row.place),
            town: self.shared.later(row.town),
        }
    }

    /// The text of so many bytes, and where the next one begins.
    fn piece(&self, at: u32, length: u16) -> (&str, u32) {
        let end = at + u32::from(length);
        (&self.text[at as usize..end as usize], end)
    }
}

/// Cards while they come in.
#[derive(Debug, Default)]
pub(crate) struct CardsBuilder {
    cards: Cards,
    known: Known,
}

impl CardsBuilder {
    pub(crate) fn push(&mut self, entry: &Entry) {
        let (cards, known) = (&mut self.cards, &mut self.known);
        let at = cards.text.len();
        let slug = append(&mut cards.text, entry.slug);
        let name = append(&mut cards.text, entry.name);
        let group = if entry.group == entry.name { AS_NAME } else { append(&mut cards.text, entry.group) };
        cards.rows.push(Row {
            id: entry.id,
            at: at as u32,
            slug,
            name,
            group,
            place: known.add(&mut cards.shared, entry.place),
            town: known.add(&mut cards.shared, entry.town),
        });
    }

    /// The cards, renumbered: the one that came as `order[n]` gets number `n`.
    pub(crate) fn finish(self, order: &[u32]) -> Cards {
        let mut cards = self.cards;
        cards.text.shrink_to_fit();
        cards.shared.shrink();
        cards.rows = order.iter().map(|&came| cards.rows[came as usize]).collect();
        cards
    }
}

/// Adds a text and gives its length. Four gigabytes of names are a hundred times the world's directory; beyond them
/// names come out empty.
fn append(all: &mut String, text: &str) -> u16 {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    if all.len() + text.len() > u32::MAX as usize {
        return 0;
    }
    all.push_str(text);
    text.len() as u16
}
