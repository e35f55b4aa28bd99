//! What a list of answers shows of a meeting.

use openseat_domain::{concept::ConceptSet, meeting::Attendance, place::Point};

use crate::{
    directory::Directory,
    entry::Entry,
    facts::Fact,
    pool::{Known, Pool},
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
    /// To the sixth decimal of a degree.
    pub point: Option<Point>,
    pub approximate: bool,
    pub place: &'a str,
    pub town: &'a str,
    pub has_url: bool,
    pub has_phone: bool,
    pub minutes: u16,
    /// The IANA zone; empty if the entry's number was not in the builder's list.
    pub zone: &'a str,
    /// Days since 1970-01-01; 0 when unknown.
    pub checked: u32,
    pub made_up: bool,
}

/// The words of all cards.
#[derive(Debug, Default)]
pub(crate) struct Cards {
    pool: Pool,
    rows: Vec<Row>,
}

/// Where a card's words are in the pool.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    id: [u8; 16],
    slug: u32,
    name: u32,
    group: u32,
    place: u32,
    town: u32,
}

impl Cards {
    pub(crate) fn slug(&self, meeting: u32) -> &str {
        self.pool.get(self.rows[meeting as usize].slug)
    }

    /// Bytes on the heap.
    pub(crate) fn bytes(&self) -> usize {
        self.pool.bytes() + self.rows.capacity() * size_of::<Row>()
    }

    pub(crate) fn card<'a>(&'a self, directory: &'a Directory, meeting: u32, fact: &Fact) -> Card<'a> {
        let row = self.rows.get(meeting as usize).copied().unwrap_or_default();
        Card {
            meeting,
            id: row.id,
            slug: self.pool.get(row.slug),
            name: self.pool.get(row.name),
            group: self.pool.get(row.group),
            kind: fact.kind,
            concepts: directory.concepts(meeting),
            attendance: fact.attendance(),
            point: fact.spot.point(),
            approximate: fact.approximate(),
            place: self.pool.get(row.place),
            town: self.pool.get(row.town),
            has_url: fact.has_url(),
            has_phone: fact.has_phone(),
            minutes: fact.minutes,
            zone: directory.zone(fact.zone),
            checked: fact.checked,
            made_up: fact.made_up(),
        }
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
        let (pool, known) = (&mut self.cards.pool, &mut self.known);
        let name = pool.add(entry.name);
        self.cards.rows.push(Row {
            id: entry.id,
            slug: pool.add(entry.slug),
            name,
            group: if entry.group == entry.name { name } else { pool.add(entry.group) },
            place: known.add(pool, entry.place),
            town: known.add(pool, entry.town),
        });
    }

    /// The cards, renumbered: the one that came as `order[n]` gets number `n`.
    pub(crate) fn finish(self, order: &[u32]) -> Cards {
        let mut cards = self.cards;
        cards.pool.shrink();
        cards.rows = order.iter().map(|&came| cards.rows[came as usize]).collect();
        cards
    }
}
