//! One planned meeting as it stands in an address.

use jiff::Zoned;
use openseat_actions::{
    meeting::MeetingView,
    trial::{self, Planned},
};
use openseat_domain::{search::Minute, trial::MEETINGS};

use crate::{occurrence, query, times, visit::Visit};

/// Its name in addresses.
pub(crate) const KEY: &str = "try";
/// No address of ours is longer, in bytes.
const LONGEST_SLUG: usize = 300;

/// A meeting and a start of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Pick {
    pub(crate) slug: String,
    pub(crate) start: Minute,
}

impl Pick {
    /// `early-risers.29912340`.
    pub(crate) fn written(&self) -> String {
        format!("{}.{}", self.slug, self.start)
    }

    pub(crate) fn read(text: &str) -> Option<Self> {
        let (slug, start) = text.trim().rsplit_once('.')?;
        let plain =
            !slug.is_empty() && slug.len() <= LONGEST_SLUG && !slug.contains(|c: char| c.is_control() || c == '/');
        Some(Self { slug: slug.to_owned(), start: start.parse().ok()? }).filter(|_| plain)
    }
}

/// What an address plans, each meeting once, in its own order.
pub(crate) fn picks<'v>(values: impl Iterator<Item = &'v str>) -> Vec<Pick> {
    let mut picks: Vec<Pick> = Vec::new();
    for pick in values.filter_map(Pick::read) {
        if picks.len() < MEETINGS && !picks.contains(&pick) {
            picks.push(pick);
        }
    }
    picks
}

/// What the address of a visit plans.
pub(crate) fn picks_of(visit: &Visit) -> Vec<Pick> {
    let values: Vec<String> = query::pairs(visit.uri.query().unwrap_or_default())
        .filter(|(key, _)| key == KEY)
        .map(|(_, value)| value.into_owned())
        .collect();
    picks(values.iter().map(String::as_str))
}

/// A planned meeting that is on a list and starts when the plan says.
pub(crate) struct Slot {
    pub(crate) pick: Pick,
    pub(crate) view: MeetingView,
    /// On the meeting's own clock.
    pub(crate) start: Zoned,
}

impl Slot {
    /// As the space keeps it.
    pub(crate) fn planned(&self) -> Planned {
        let draft = &self.view.draft;
        let zone = draft.schedule.as_ref().and_then(|schedule| schedule.zone.clone());
        Planned {
            meeting: draft.name.clone(),
            slug: self.view.slug.clone(),
            kind: draft.fellowship.clone(),
            start: self.pick.start,
            zone: zone.unwrap_or_else(|| "UTC".to_owned()),
        }
    }
}

/// The planned meetings, the soonest first. What is on no list, or does not start then, is left out.
///
/// # Errors
/// When the database cannot be read.
pub(crate) async fn slots(visit: &Visit, picks: &[Pick]) -> openseat_actions::Result<Vec<Slot>> {
    let mut slots = Vec::with_capacity(picks.len());
    for pick in picks {
        let house = &visit.site.house;
        let Some(view) = trial::at(house, &visit.snapshot, &pick.slug, pick.start, visit.site.now()).await? else {
            continue;
        };
        let start = times::moment_of(pick.start).to_zoned(occurrence::zone_of(&view.draft));
        slots.push(Slot { pick: pick.clone(), view, start });
    }
    slots.sort_by_key(|slot| slot.pick.start);
    Ok(slots)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_pick_reads_as_it_was_written(slug in "[a-zé0-9-]{1,40}", start: u32) {
            let pick = Pick { slug, start };
            prop_assert_eq!(Pick::read(&pick.written()), Some(pick));
        }

        #[test]
        fn nonsense_is_no_pick_and_never_an_error(text in ".{0,40}") {
            if let Some(pick) = Pick::read(&text) {
                prop_assert!(!pick.slug.contains('/') && Pick::read(&pick.written()) == Some(pick));
            }
        }
    }

    #[test]
    fn three_are_planned_and_none_twice() {
        let read = picks(["a.1", "b.2", "a.1", "nothing", "c.x", "d.3", "e.4"].into_iter());
        assert_eq!(read.iter().map(Pick::written).collect::<Vec<_>>(), ["a.1", "b.2", "d.3"]);
    }
}
