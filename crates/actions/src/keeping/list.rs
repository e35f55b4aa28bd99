//! The list as those see it who keep it: closed and gone meetings too, and which of them are one group.

use jiff::Timestamp;
use openseat_domain::{
    amendment::Laid,
    fellowship::FellowshipId,
    meeting::{Attendance, Draft},
    policy::Action,
    schedule::Schedule,
};
use openseat_store::{Tx, meeting};
use uuid::Uuid;

use super::hand::{Reach, seated};
use crate::{
    ActionError, House, Result,
    amendment::{Amended, today},
    signed::Signed,
};

/// Meetings on one page of the list.
pub const PAGE: usize = 50;

/// Whether a meeting can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    Open,
    /// Not held on this day, or no way in.
    Paused,
    /// A person closed it.
    Closed,
    /// No source lists it any more.
    Gone,
}

impl State {
    pub const ALL: [Self; 4] = [Self::Open, Self::Paused, Self::Closed, Self::Gone];

    /// The word in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Paused => "paused",
            Self::Closed => "closed",
            Self::Gone => "gone",
        }
    }

    /// The state of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }

    pub(super) fn of(laid: &Laid, gone: bool, today: jiff::civil::Date) -> Self {
        let draft = &laid.draft;
        let over = |one: &openseat_domain::meeting::Closure| {
            one.from.is_none_or(|from| from <= today) && one.until.is_none_or(|until| today <= until)
        };
        match () {
            () if laid.closed => Self::Closed,
            () if gone => Self::Gone,
            () if draft.attendance == Attendance::Paused || draft.closures.iter().any(over) => Self::Paused,
            () => Self::Open,
        }
    }
}

/// What is looked for; what is empty is not asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Words of the name, group, place or address.
    pub text: String,
    pub region: String,
    pub kind: String,
    pub group: String,
    pub source: String,
    pub state: Option<State>,
    /// From 0.
    pub page: usize,
}

/// One meeting of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub id: Uuid,
    pub slug: String,
    pub name: String,
    pub group: Option<String>,
    pub kind: FellowshipId,
    pub schedule: Option<Schedule>,
    /// Building and address on one line; may be empty.
    pub place: String,
    pub source: String,
    pub state: State,
}

/// A page of the list, and what it can be narrowed by.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listed {
    pub rows: Vec<Row>,
    /// How many there are on all pages.
    pub all: usize,
    pub regions: Vec<String>,
    pub kinds: Vec<FellowshipId>,
    pub sources: Vec<String>,
}

/// The meetings that the person may change and that are looked for, by name.
///
/// # Errors
/// `Denied`.
pub async fn list(house: &House, who: &Signed, wanted: Wanted, now: Timestamp) -> Result<Listed> {
    let all = every(house, who, now).await?;
    let mut listed = Listed::default();
    for one in &all {
        listed.regions.extend(one.regions());
        listed.kinds.push(one.row.kind.clone());
        listed.sources.push(one.row.source.clone());
    }
    for names in [&mut listed.regions, &mut listed.sources] {
        names.sort();
        names.dedup();
    }
    listed.kinds.sort();
    listed.kinds.dedup();
    let mut found: Vec<Row> = all.into_iter().filter(|one| one.is(&wanted)).map(|one| one.row).collect();
    found.sort_by_cached_key(|row| (row.name.to_lowercase(), row.id));
    listed.all = found.len();
    listed.rows = found.into_iter().skip(wanted.page * PAGE).take(PAGE).collect();
    Ok(listed)
}

/// Every meeting of a search, for changing many at once; at most so many.
///
/// # Errors
/// `Denied`.
pub async fn found(house: &House, who: &Signed, wanted: &Wanted, most: usize, now: Timestamp) -> Result<Vec<Row>> {
    let all = every(house, who, now).await?.into_iter();
    let mut found: Vec<Row> = all.filter(|one| one.is(wanted)).map(|one| one.row).collect();
    found.sort_by_cached_key(|row| (row.name.to_lowercase(), row.id));
    found.truncate(most);
    Ok(found)
}

/// The meetings of one group, the asked one among them: those with the same group's name, or else of the same name in the
/// same place.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn group(house: &House, who: &Signed, meeting: Uuid, now: Timestamp) -> Result<Vec<Row>> {
    let all = every(house, who, now).await?;
    let missing = || ActionError::Missing { what: "meeting", name: String::new(), fix: "Look for it by its name." };
    let asked = all.iter().find(|one| one.row.id == meeting).ok_or_else(missing)?.clone();
    let mut found: Vec<Row> = all.into_iter().filter(|one| asked.is_with(one)).map(|one| one.row).collect();
    let start = |row: &Row| row.schedule.as_ref().map(|schedule| (day_of(schedule), schedule.start));
    found.sort_by_key(|row| (start(row), row.id));
    Ok(found)
}

/// One meeting while the list is gone through.
#[derive(Clone, Debug)]
struct One {
    row: Row,
    draft: Draft,
}

impl One {
    fn regions(&self) -> Vec<String> {
        let Some(place) = &self.draft.place else { return Vec::new() };
        place.regions.iter().cloned().chain(place.city.clone()).collect()
    }

    fn is(&self, wanted: &Wanted) -> bool {
        let row = &self.row;
        let same = |asked: &str, said: &str| asked.is_empty() || asked.eq_ignore_ascii_case(said);
        let text = wanted.text.to_lowercase();
        let group = row.group.as_deref().unwrap_or_default();
        let said = || format!("{} {group} {} {}", row.name, row.place, row.slug).to_lowercase();
        same(&wanted.kind, row.kind.as_str())
            && same(&wanted.source, &row.source)
            && same(&wanted.group, group)
            && wanted.state.is_none_or(|state| state == row.state)
            && (wanted.region.is_empty() || self.regions().contains(&wanted.region))
            && (text.is_empty() || text.split_whitespace().all(|word| said().contains(word)))
    }

    fn is_with(&self, other: &Self) -> bool {
        let folded = |text: &Option<String>| text.as_deref().unwrap_or_default().trim().to_lowercase();
        let (mine, theirs) = (folded(&self.row.group), folded(&other.row.group));
        let same_name = self.row.name.to_lowercase() == other.row.name.to_lowercase();
        let link = |one: &Self| one.draft.online.as_ref().and_then(|online| online.url.clone()).unwrap_or_default();
        let same_door = self.row.place == other.row.place && link(self) == link(other);
        self.row.id == other.row.id
            || self.row.kind == other.row.kind
                && if mine.is_empty() { theirs.is_empty() && same_name && same_door } else { mine == theirs }
    }
}

/// All that the person may change.
async fn every(house: &House, who: &Signed, now: Timestamp) -> Result<Vec<One>> {
    let actor = who.actor();
    seated(house, &actor).await?;
    let read = async move |tx: &mut Tx| {
        let (reach, amended) = (Reach::read(tx).await?, Amended::read(tx).await?);
        let mut all = Vec::new();
        meeting::kept(tx, |kept| {
            let Ok(draft) = serde_json::from_str::<Draft>(kept.body) else { return Ok(()) };
            if kept.made_up && kept.gone {
                return Ok(());
            }
            let laid = amended.lay(kept.id, draft, now);
            if reach.by_which(&actor, Action::Change, &laid.draft).is_some() {
                let state = State::of(&laid, kept.gone, today(&laid.draft, now));
                all.push(One { row: row(kept.id, kept.slug, kept.source_name, &laid.draft, state), draft: laid.draft });
            }
            Ok(())
        })
        .await?;
        Ok(all)
    };
    Ok(house.db.read(read).await?)
}

pub(super) fn row(id: Uuid, slug: &str, source: &str, draft: &Draft, state: State) -> Row {
    let place = draft.place.as_ref();
    let parts = [place.and_then(|place| place.name.clone()), place.map(|place| place.line())];
    let place = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    Row {
        id,
        slug: slug.to_owned(),
        name: draft.name.clone(),
        group: draft.group.clone(),
        kind: draft.fellowship.clone(),
        schedule: draft.schedule.clone(),
        place,
        source: source.to_owned(),
        state,
    }
}

fn day_of(schedule: &Schedule) -> u8 {
    use openseat_domain::schedule::Repeats;
    match schedule.repeats() {
        Repeats::Weekdays { days, .. } => days.first().map_or(7, |day| (day.sunday_zero() + 6) % 7),
        Repeats::NthOfMonth { day, .. } => (day.sunday_zero() + 6) % 7,
        _ => 7,
    }
}
