//! The directory as others of help read it (HSDS): what there is, in a lasting order, and the meetings of a page, whole.
//!
//! What is asked is found in memory; only the meetings that are told are read from the database, so a page of a country
//! costs no more than that of a town.

mod terms;

use std::{collections::HashMap, sync::Arc};

use jiff::Timestamp;
use openseat_content::gazetteer::Gazetteer;
use openseat_domain::{
    meeting::{Attendance, Draft},
    place::Point,
    search::{Ask, Window},
};
use openseat_formats::hsds::{Organization, Term, Told};
use openseat_index::Scratch;
use openseat_store::{Tx, meeting};
use uuid::Uuid;

use crate::{House, Result, Snapshot, whole::Whole};
pub use terms::Terms;

/// Every meeting that is shown, in the order of ids: the first made first.
#[derive(Debug, Default)]
pub struct Register {
    rows: Vec<Row>,
}

/// One meeting of the register.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub id: Uuid,
    /// How one can take part: where it is.
    pub attendance: Attendance,
    changed: Timestamp,
    meeting: u32,
}

/// What is asked for; all of it must be met.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Words, as people look for meetings.
    pub search: String,
    pub term: Option<Uuid>,
    pub taxonomy: Option<Uuid>,
    pub organization: Option<Uuid>,
    pub modified_after: Option<Timestamp>,
    /// In person, so many kilometres around a point.
    pub near: Option<(Point, f64)>,
}

/// The register of a snapshot, made when it is first asked for.
///
/// # Errors
/// When the database cannot be read.
pub async fn register(house: &House, snapshot: &Snapshot) -> Result<Arc<Register>> {
    let make = async || {
        let changes = house.db.read(async |tx: &mut Tx| meeting::changes(tx).await).await?;
        Ok::<_, crate::ActionError>(Arc::new(Register::of(snapshot, changes)))
    };
    Ok(Arc::clone(snapshot.register.get_or_try_init(make).await?))
}

impl Register {
    fn of(snapshot: &Snapshot, changes: Vec<(Uuid, Timestamp)>) -> Self {
        let cards = (0..u32::try_from(snapshot.len()).unwrap_or(u32::MAX)).filter_map(|number| snapshot.get(number));
        let numbers: HashMap<[u8; 16], (u32, Attendance)> =
            cards.map(|card| (card.id, (card.meeting, card.attendance))).collect();
        let row = |(id, changed): (Uuid, Timestamp)| {
            let (meeting, attendance) = *numbers.get(id.as_bytes())?;
            Some(Row { id, attendance, changed, meeting })
        };
        Self { rows: changes.into_iter().filter_map(row).collect() }
    }

    /// What is wanted, in the order of ids.
    pub fn find(&self, snapshot: &Snapshot, terms: &Terms, wanted: &Wanted) -> Vec<Row> {
        let by_words = (!wanted.search.trim().is_empty()).then(|| by_words(snapshot, &wanted.search));
        let fits = |row: &&Row| {
            let Some(card) = snapshot.get(row.meeting) else { return false };
            let kind = snapshot.kind(card.kind);
            by_words.as_ref().is_none_or(|found| found.binary_search(&row.meeting).is_ok())
                && wanted.modified_after.is_none_or(|after| row.changed >= after)
                && wanted.organization.is_none_or(|id| kind.is_some_and(|kind| terms.is_organization(kind, id)))
                && wanted.term.is_none_or(|id| terms.has(kind, &card.concepts, id))
                && wanted.taxonomy.is_none_or(|id| terms.is_in(kind, &card.concepts, id))
                && wanted.near.is_none_or(|(point, km)| {
                    card.attendance.in_person() && card.point().is_some_and(|at| at.km_to(point) <= km)
                })
        };
        self.rows.iter().filter(fits).copied().collect()
    }
}

/// Numbers of the meetings that words find, ascending.
fn by_words(snapshot: &Snapshot, text: &str) -> Vec<u32> {
    let ask = Ask { text: text.to_owned(), ..Ask::during(Window { from: 0, until: 1 }, 1) };
    let mut found = Vec::new();
    snapshot.for_all(&ask, &mut Scratch::default(), |met| found.push(met.meeting));
    found.sort_unstable();
    found
}

impl Whole {
    /// As it is told, with the words of the catalogue.
    pub fn told<'a>(&'a self, beside: &'a Beside<'a>, page: &'a str, alert: &'a str) -> Told<'a> {
        Told {
            id: self.id,
            page,
            meeting: &self.draft,
            changed: self.changed,
            organization: beside.organization,
            terms: &beside.terms,
            country: &beside.country,
            alert: if self.made_up { alert } else { "" },
            at: beside.at,
        }
    }
}

/// What the catalogue says of a meeting.
#[derive(Debug)]
pub struct Beside<'a> {
    organization: Option<&'a Organization>,
    terms: Vec<&'a Term>,
    country: String,
    at: Timestamp,
}

impl<'a> Beside<'a> {
    /// For a meeting that is told at a moment.
    pub fn of(house: &House, terms: &'a Terms, whole: &Whole, at: Timestamp) -> Self {
        let draft = &whole.draft;
        let concepts = house.content().concept_set(draft);
        Self {
            organization: terms.organization(&draft.fellowship),
            terms: terms.of(&draft.fellowship, &concepts, draft.attendance.in_person()),
            country: country(draft),
            at,
        }
    }
}

/// Two letters: those of the source, else those of its zone.
fn country(draft: &Draft) -> String {
    let said = draft.place.as_ref().and_then(|place| place.country.as_deref()).unwrap_or_default();
    match said.to_uppercase().as_str() {
        "UK" => "GB".to_owned(),
        two if two.len() == 2 && two.chars().all(|c| c.is_ascii_uppercase()) => two.to_owned(),
        _ => {
            let zone = draft.schedule.as_ref().and_then(|times| times.zone.as_deref());
            let found = zone.and_then(|zone| Gazetteer::embedded().country_of_zone(zone));
            found.map(str::to_uppercase).unwrap_or_default()
        }
    }
}
