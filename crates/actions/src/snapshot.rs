//! The directory as it is searched: everything that is shown, with its starts, in one immutable value.

use std::{collections::HashMap, ops::Deref, sync::Arc};

use jiff::{Timestamp, tz::TimeZone};
use openseat_content::{
    Content,
    gazetteer::{Gazetteer, Hint},
};
use openseat_domain::{
    fellowship::FellowshipId,
    greeting::Introductions,
    meeting::Draft,
    place::{Place, Point},
    review::MedicationLine,
    search::{Minute, Window},
    zone::Zone,
};
use openseat_formats::semantic::Server;
use openseat_index::{Builder, Directory, Entry, OTHER_KIND};
use openseat_store::{Db, Tx, greeter, meeting, meeting_check};
use tokio::sync::OnceCell;
use uuid::Uuid;

use crate::{
    ActionError, Result, accept,
    amendment::Amended,
    hsds::Register,
    matching::Around,
    publish::{self, Feed},
};

/// Starts are known from so long before the snapshot was built …
const BACK_MINUTES: Minute = 4 * 60;
/// … until so long after. Searches reach over at most the eight days that are left after a day.
const AHEAD_MINUTES: Minute = 9 * 24 * 60;

/// What lists and searches need. Derefs to the [`Directory`].
#[derive(Debug)]
pub struct Snapshot {
    directory: Directory,
    /// Zone tables by IANA name, for every zone that a meeting is in.
    pub zones: HashMap<String, Zone>,
    /// The moment it was built for.
    pub built: Timestamp,
    /// Whether anything in it is made up.
    pub made_up: bool,
    /// The whole list as others read it.
    pub feed: Arc<Feed>,
    /// The same as a BMLT server has it, once somebody asked.
    pub(crate) semantic: OnceCell<Arc<Server>>,
    /// What changed when, once somebody asked.
    pub(crate) register: OnceCell<Arc<Register>>,
    /// What was changed by hand. Whoever reads a meeting from the database lays it over.
    pub(crate) amended: Amended,
    /// At which meetings somebody can be met, when it was built.
    pub introductions: Introductions,
    /// What people are known to do and to tell, by the numbers of meetings.
    pub(crate) around: Around,
}

impl Deref for Snapshot {
    type Target = Directory;

    fn deref(&self) -> &Directory {
        &self.directory
    }
}

impl Snapshot {
    /// A directory of nothing, for the moment before the first one is built.
    pub fn empty(now: Timestamp) -> Self {
        let directory = Builder::new(window_at(now), &[], &[] as &[&str]).finish();
        Self {
            directory,
            zones: HashMap::new(),
            built: now,
            made_up: false,
            feed: Arc::default(),
            semantic: OnceCell::new(),
            register: OnceCell::new(),
            amended: Amended::default(),
            introductions: Introductions::default(),
            around: Around::default(),
        }
    }

    /// Reads every shown meeting and works out its starts around `now`. What of the feed `before` is still the same is
    /// taken from there.
    ///
    /// # Errors
    /// When the database cannot be read, or holds what it never should.
    pub async fn build(db: &Db, content: &Arc<Content>, now: Timestamp, before: Option<&Arc<Feed>>) -> Result<Self> {
        let (content, before) = (Arc::clone(content), before.cloned());
        let snapshot = db
            .read(async move |tx| {
                let mut gathering = Gathering::new(&content, now, before.as_deref());
                gathering.checks = checks(tx).await?;
                gathering.amended = Amended::read(tx).await?;
                meeting::shown(tx, |shown| {
                    gathering.take(&content, &shown);
                    Ok(())
                })
                .await?;
                let introductions = greeter::meetings(tx).await?.into_iter().collect();
                Ok(Self { introductions, ..gathering.finish() })
            })
            .await?;
        Ok(snapshot)
    }

    /// The same with what visitors told of medication, by meeting.
    pub(crate) fn with_visitors(mut self, lines: &HashMap<Uuid, MedicationLine>) -> Self {
        self.around = Around::of(&self.directory, &self.introductions, lines);
        self
    }

    /// Whether it takes place at all in the days that the snapshot knows.
    pub(crate) fn has_starts(&self, draft: &Draft) -> bool {
        let Some(schedule) = &draft.schedule else { return false };
        let zone = schedule.zone.as_deref().and_then(|name| self.zone(name).ok());
        let (Some(zone), Ok(compiled)) = (zone, schedule.compile_with(&draft.closures)) else { return false };
        let (window, mut any) = (window_at(self.built), false);
        compiled.starts(&zone, window.from, window.until, &mut |_| any = true);
        any
    }

    /// The zone table of a meeting.
    ///
    /// # Errors
    /// When the name is none of IANA's.
    pub fn zone(&self, name: &str) -> Result<Zone> {
        match self.zones.get(name) {
            Some(zone) => Ok(zone.clone()),
            None => Zone::table(name, years_around(self.built)).map_err(ActionError::Refused),
        }
    }
}

/// A snapshot that is being put together.
struct Gathering {
    builder: Builder,
    window: Window,
    kinds: HashMap<FellowshipId, u8>,
    zone_numbers: HashMap<String, u16>,
    zones: HashMap<String, Zone>,
    starts: Vec<Minute>,
    feed: publish::Builder,
    amended: Amended,
    /// Points of towns that were looked up.
    areas: HashMap<String, Option<Point>>,
    built: Timestamp,
    made_up: bool,
    /// When a group or a keeper last said that all is right.
    checks: HashMap<Uuid, Timestamp>,
}

impl Gathering {
    /// With who looked last.
    fn as_checked(&self, meeting: Uuid, mut draft: Draft) -> Draft {
        draft.updated = draft.updated.max(self.checks.get(&meeting).copied());
        draft
    }

    fn new(content: &Content, now: Timestamp, before: Option<&Feed>) -> Self {
        let kinds: Vec<FellowshipId> = content.fellowships().iter().map(|f| f.id.clone()).collect();
        // Every zone of the IANA list, since which ones are needed is only known at the end.
        let names: Vec<String> = jiff::tz::db().available().map(|name| name.to_string()).collect();
        let window = window_at(now);
        let country = |name: &String| Gazetteer::embedded().country_of_zone(name);
        let usual = |name: &String| country(name).map(|code| content.matching().usual_languages(code));
        let usual = names.iter().map(|name| usual(name).unwrap_or_default()).collect();
        Self {
            builder: Builder::new(window, &kinds, &names).with_usual_languages(usual),
            window,
            kinds: kinds.into_iter().zip(0..OTHER_KIND).collect(),
            zone_numbers: names.into_iter().zip(0..u16::MAX).collect(),
            zones: HashMap::new(),
            starts: Vec::new(),
            feed: publish::Builder::after(before),
            amended: Amended::default(),
            areas: HashMap::new(),
            built: now,
            made_up: false,
            checks: HashMap::new(),
        }
    }

    /// Adds a meeting. A body that cannot be read is logged and left out: one bad row must not take the site down.
    fn take(&mut self, content: &Content, shown: &meeting::Shown<'_>) {
        let draft: Draft = match serde_json::from_str(shown.body) {
            Ok(draft) => draft,
            Err(error) => {
                tracing::error!(meeting = shown.slug, %error, "a stored listing cannot be read; it is not shown");
                return;
            }
        };
        let laid = self.amended.lay(shown.id, draft, self.built);
        if laid.closed {
            return;
        }
        let draft = self.as_checked(shown.id, laid.draft);
        self.expand(&draft);
        self.feed.push(shown.slug, shown.source_name, &draft);
        self.made_up |= shown.made_up;
        let place = draft.place.clone().unwrap_or_default();
        let line = [place.name.clone(), Some(place.line())].into_iter().flatten().filter(|p| !p.is_empty());
        let line = line.collect::<Vec<_>>().join(", ");
        let point = place.point.or_else(|| self.area(&draft, &place));
        let fellowship = content.fellowship(&draft.fellowship);
        let fellowship = fellowship.map(|f| format!("{} {}", f.name, f.abbr)).unwrap_or_default();
        let text =
            format!("{fellowship} {} {}", place.regions.join(" "), place.postal_code.as_deref().unwrap_or_default());
        let zone = draft.schedule.as_ref().and_then(|s| s.zone.as_ref()).and_then(|z| self.zone_numbers.get(z));
        let entry = Entry {
            id: *shown.id.as_bytes(),
            slug: shown.slug,
            name: &draft.name,
            group: draft.group.as_deref().unwrap_or_default(),
            kind: self.kinds.get(&draft.fellowship).copied().unwrap_or(OTHER_KIND),
            concepts: content.concept_set(&draft),
            attendance: draft.attendance,
            point,
            approximate: place.approximate || place.point.is_none() && point.is_some(),
            place: &line,
            town: place.city.as_deref().unwrap_or_default(),
            has_url: draft.online.as_ref().is_some_and(|o| o.url.is_some()),
            has_phone: draft.online.as_ref().is_some_and(|o| o.phone.is_some()),
            minutes: draft.schedule.as_ref().map_or(0, |s| s.minutes),
            zone: zone.copied().unwrap_or(u16::MAX),
            checked: draft.updated.map_or(0, days_since_1970),
            made_up: shown.made_up,
            text: &text,
        };
        self.builder.push(&entry, self.starts.iter().copied());
    }

    /// A point for the town or postcode of a meeting that one can go to and that has none of its own, so that it is found near.
    fn area(&mut self, draft: &Draft, place: &Place) -> Option<Point> {
        let words = accept::town_words(place).filter(|_| draft.attendance.in_person())?;
        if let Some(known) = self.areas.get(&words) {
            return *known;
        }
        let gazetteer = Gazetteer::embedded();
        let zone = draft.schedule.as_ref().and_then(|schedule| schedule.zone.as_deref());
        let hint = Hint { country: zone.and_then(|zone| gazetteer.country_of_zone(zone)), near: None };
        // A typing error is no ground to put a meeting somewhere.
        let found = gazetteer.find(&words, hint).into_iter().find(|found| !found.corrected).map(|found| found.point);
        self.areas.insert(words, found);
        found
    }

    fn expand(&mut self, draft: &Draft) {
        self.starts.clear();
        let Some(schedule) = &draft.schedule else { return };
        let (Some(name), Ok(compiled)) = (&schedule.zone, schedule.compile_with(&draft.closures)) else { return };
        if !self.zones.contains_key(name) {
            let Ok(zone) = Zone::table(name, years_around(self.built)) else { return };
            self.zones.insert(name.clone(), zone);
        }
        let starts = &mut self.starts;
        compiled.starts(&self.zones[name], self.window.from, self.window.until, &mut |minute| starts.push(minute));
    }

    fn finish(self) -> Snapshot {
        let introductions = Introductions::default();
        let directory = self.builder.finish();
        Snapshot {
            directory,
            zones: self.zones,
            built: self.built,
            made_up: self.made_up,
            feed: Arc::new(self.feed.finish()),
            semantic: OnceCell::new(),
            register: OnceCell::new(),
            amended: self.amended,
            introductions,
            around: Around::default(),
        }
    }
}

async fn checks(tx: &mut Tx) -> openseat_store::Result<HashMap<Uuid, Timestamp>> {
    let all = meeting_check::all(tx).await?;
    Ok(all.into_iter().filter_map(|one| one.last.map(|last| (one.meeting_id, last.at))).collect())
}

/// The UTC minute of an instant.
pub fn minute_of(at: Timestamp) -> Minute {
    Minute::try_from(at.as_second().div_euclid(60)).unwrap_or(0)
}

fn window_at(now: Timestamp) -> Window {
    let now = minute_of(now);
    Window { from: now.saturating_sub(BACK_MINUTES), until: now + AHEAD_MINUTES }
}

fn years_around(now: Timestamp) -> std::ops::RangeInclusive<i16> {
    let year = now.to_zoned(TimeZone::UTC).year();
    year - 1..=year + 2
}

fn days_since_1970(at: Timestamp) -> u32 {
    u32::try_from(at.as_second().div_euclid(86_400)).unwrap_or(0)
}
