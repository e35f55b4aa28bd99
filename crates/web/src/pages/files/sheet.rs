//! A list to print: by day, by town, as a booklet, in large letters.

use std::collections::BTreeMap;

use axum::response::Response;
use jiff::civil;
use openseat_actions::whole::{self, Whole};
use openseat_domain::{
    meeting::{Attendance, Draft},
    schedule::{Repeats, Schedule, Weekday},
};
use openseat_print::{Entry, Look, Paper, Section, Sheet};
use tokio::sync::Semaphore;

use super::{MOST_ON_PAPER, PATH, as_file};
use crate::{
    frame::Frame,
    pages::{
        listed::{self, Listed},
        meeting::place_line,
        problem::{self, Trouble},
    },
    repeats, times,
    visit::Visit,
};

/// Sheets that are written at a time: each takes a processor for a while.
pub(crate) fn places() -> Semaphore {
    Semaphore::new(2)
}

/// The longest link that is printed; beyond it one is led to the meeting's page, whose address is short.
const LONGEST_LINK: usize = 44;

/// How the meetings are ordered, and how the sheet looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Day,
    Town,
    Booklet,
    Large,
}

impl Kind {
    fn read(word: &str) -> Self {
        match word {
            "town" => Self::Town,
            "booklet" => Self::Booklet,
            "large" => Self::Large,
            _ => Self::Day,
        }
    }

    fn look(self, letter: bool) -> Look {
        let whole = if letter { Paper::Letter } else { Paper::A4 };
        let half = if letter { Paper::HalfLetter } else { Paper::A5 };
        match self {
            Self::Day | Self::Town => Look { paper: whole, columns: 2, letters: 9.5 },
            Self::Booklet => Look { paper: half, columns: 1, letters: 9.0 },
            Self::Large => Look { paper: whole, columns: 1, letters: 18.0 },
        }
    }
}

/// Sends the list as a file to print.
pub(crate) async fn send(visit: Visit) -> Response {
    let list = match listed::find(&visit, PATH) {
        Ok(list) => list,
        Err(page) => return *page,
    };
    let Ok(_place) = visit.site.printing.try_acquire() else { return problem::show(&visit, Trouble::Busy) };
    let mut found = match whole::read(&visit.site.house, list.ids(&visit, MOST_ON_PAPER)).await {
        Ok(found) => found,
        Err(error) => return problem::answer(&visit, error),
    };
    found.retain(|one| one.draft.schedule.as_ref().is_none_or(|times| list.is_at(times)));
    let kind = Kind::read(&visit.value("sheet").unwrap_or_default());
    let sheet = sheet(&visit, &list, &found, kind);
    let look = kind.look(on_letter(&visit, &list));
    let written = tokio::task::spawn_blocking(move || openseat_print::pdf(&sheet, look)).await;
    match written.map_err(|error| error.to_string()).and_then(|file| file.map_err(|error| error.to_string())) {
        Ok(file) => as_file(file, "application/pdf", "inline; filename=\"meetings.pdf\""),
        Err(error) => {
            tracing::error!(%error, "a sheet could not be written");
            problem::show(&visit, Trouble::Ours)
        }
    }
}

/// Whether paper there is of American sizes.
fn on_letter(visit: &Visit, list: &Listed) -> bool {
    let there = list.spot.as_ref().map(|spot| spot.country).filter(|country| !country.is_empty());
    let country = there.or(visit.site.settings.country.as_deref()).unwrap_or_default();
    ["us", "ca", "mx", "ph"].iter().any(|one| country.eq_ignore_ascii_case(one))
}

fn sheet(visit: &Visit, list: &Listed, found: &[Whole], kind: Kind) -> Sheet {
    let frame = visit.frame();
    let zone = usual_zone(found);
    let today = visit.site.now().to_zoned(visit.site.zone.clone()).date();
    let teller = Teller { frame: &frame, visit, zone: &zone, today };
    let sections = if kind == Kind::Town { teller.by_town(found) } else { teller.by_day(found) };
    let printed = with_year(&frame, today);
    let mut lead = vec![frame.say.format("files-count", &[("n", found.len().into())])];
    if list.found.len() > MOST_ON_PAPER {
        let few = [("some", MOST_ON_PAPER.into()), ("all", list.found.len().into())];
        lead.push(frame.say.format("list-calendar-few", &few));
    }
    if !zone.is_empty() {
        lead.push(frame.t1("files-zone", "zone", times::zone_city(&zone)));
    }
    lead.push(frame.t1("files-printed", "date", printed));
    if visit.snapshot.made_up {
        lead.push(format!("{}. {}", frame.t("site-made-up-title"), frame.t("site-made-up")));
    }
    Sheet {
        title: list.name(visit),
        lead,
        sections,
        legend: legend(&frame, found),
        notices: vec![frame.t("files-check").to_owned(), frame.t("about-groups-1").to_owned()],
        foot: visit.origin().split_once("://").map_or(visit.origin(), |(_, host)| host).to_owned(),
        page: frame.say.format("files-page", &[("page", "{page}".into()), ("pages", "{pages}".into())]),
        language: frame.lang().to_owned(),
        made: (u16::try_from(today.year()).unwrap_or(1970), today.month().unsigned_abs(), today.day().unsigned_abs()),
    }
}

fn with_year(frame: &Frame<'_>, day: civil::Date) -> String {
    // Seen from another year, a day is told with its own.
    times::day_and_month(frame.say, day, civil::date(day.year() - 1, 1, 1))
}

/// The zone that most meetings are in; empty when none says.
fn usual_zone(found: &[Whole]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for zone in found.iter().filter_map(|one| one.draft.schedule.as_ref()?.zone.as_deref()) {
        *counts.entry(zone).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(zone, _)| zone.to_owned()).unwrap_or_default()
}

/// The letters by which kinds are told, and what they stand for.
fn legend(frame: &Frame<'_>, found: &[Whole]) -> Option<(String, Vec<(String, String)>)> {
    let mut kinds: BTreeMap<String, String> = BTreeMap::new();
    for one in found {
        let Some(fellowship) = frame.site.content.fellowship(&one.draft.fellowship) else { continue };
        if fellowship.abbr != fellowship.name {
            kinds.insert(fellowship.abbr.clone(), fellowship.name.clone());
        }
    }
    (!kinds.is_empty()).then(|| (frame.t("files-legend").to_owned(), kinds.into_iter().collect()))
}

/// Tells meetings in the words of a language.
struct Teller<'a> {
    frame: &'a Frame<'a>,
    visit: &'a Visit,
    /// Times are said for this zone, unless the entry says another.
    zone: &'a str,
    today: civil::Date,
}

/// Weekdays as weeks are printed.
const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

impl Teller<'_> {
    fn by_day(&self, found: &[Whole]) -> Vec<Section> {
        let days = self.days(&found.iter().collect::<Vec<_>>());
        days.into_iter().map(|(heading, entries)| Section { heading, parts: vec![(String::new(), entries)] }).collect()
    }

    fn by_town(&self, found: &[Whole]) -> Vec<Section> {
        let mut towns: BTreeMap<(bool, String), Vec<&Whole>> = BTreeMap::new();
        for one in found {
            let place = one.draft.place.as_ref();
            let town = place.and_then(|place| place.city.clone().or_else(|| place.regions.last().cloned()));
            let key = match (one.draft.attendance, town) {
                (Attendance::Online, _) => (true, self.frame.t("list-online-group").to_owned()),
                (_, Some(town)) => (false, town),
                (_, None) => (true, self.frame.t("files-no-town").to_owned()),
            };
            towns.entry(key).or_default().push(one);
        }
        let section =
            |((_, heading), there): ((bool, String), Vec<&Whole>)| Section { heading, parts: self.days(&there) };
        towns.into_iter().map(section).collect()
    }

    /// Entries under each day of the week, then those that keep to none.
    fn days(&self, found: &[&Whole]) -> Vec<(String, Vec<Entry>)> {
        let mut all = Vec::new();
        for day in WEEK {
            let on = |one: &&&Whole| one.draft.schedule.as_ref().is_some_and(|times| on_days(times).contains(&day));
            let heading = times::weekday_named(self.frame.say, day.sunday_zero());
            all.push((capital(heading), self.entries(found.iter().filter(on).copied())));
        }
        let never = |one: &&&Whole| one.draft.schedule.as_ref().is_none_or(|times| on_days(times).is_empty());
        let heading = self.frame.t("files-other-days").to_owned();
        all.push((heading, self.entries(found.iter().filter(never).copied())));
        all.retain(|(_, entries)| !entries.is_empty());
        all
    }

    fn entries<'w>(&self, found: impl Iterator<Item = &'w Whole>) -> Vec<Entry> {
        let mut found: Vec<&Whole> = found.collect();
        let key = |one: &&Whole| {
            let start = one.draft.schedule.as_ref().map_or(u16::MAX, |times| times.start);
            (start, one.draft.name.to_lowercase())
        };
        found.sort_by_cached_key(key);
        found.into_iter().map(|one| self.entry(one)).collect()
    }

    fn entry(&self, one: &Whole) -> Entry {
        let (frame, draft) = (self.frame, &one.draft);
        let when = draft.schedule.as_ref().map(|times| self.when(times)).unwrap_or_default();
        let mut lines = Vec::new();
        let rule = draft.schedule.as_ref().filter(|times| !is_weekly(times));
        lines.extend(rule.map(|times| repeats::words(frame.say, times)));
        if let Some(place) = draft.place.as_ref().filter(|_| draft.attendance.in_person()) {
            lines.push(place_line(place));
            lines.extend(place.notes.clone());
        }
        lines.extend(self.online(one));
        lines.push(self.words(draft));
        let closed = draft.closures.iter().any(|one| {
            one.from.is_none_or(|from| from <= self.today) && one.until.is_none_or(|until| self.today <= until)
        });
        lines.extend(closed.then(|| frame.t("files-closed").to_owned()));
        lines.retain(|line| !line.is_empty());
        Entry { when, name: draft.name.clone(), lines }
    }

    /// "7pm to 8:30pm", with the zone when it is another than the sheet's.
    fn when(&self, times: &Schedule) -> String {
        let clock = |minute: u16| {
            let minute = i8::try_from(minute % 60).unwrap_or(0);
            move |hour: u16| civil::Time::constant(i8::try_from(hour % 24).unwrap_or(0), minute, 0, 0)
        };
        let at = |minutes: u16| times::clock(self.frame.say, clock(minutes)(minutes / 60));
        let (start, end) = (at(times.start), at(times.start + times.minutes));
        let said = self.frame.say.format("files-from-to", &[("start", start.into()), ("end", end.into())]);
        match times.zone.as_deref().filter(|zone| *zone != self.zone) {
            Some(zone) => format!("{said} ({})", times::zone_city(zone)),
            None => said,
        }
    }

    fn online(&self, one: &Whole) -> Vec<String> {
        let Some(online) = one.draft.online.as_ref().filter(|_| one.draft.attendance.online()) else {
            return Vec::new();
        };
        let page = self.visit.absolute(&format!("/meeting/{}", one.slug));
        let link = online.url.as_deref().map(|url| if url.len() > LONGEST_LINK { page.as_str() } else { url });
        let bare = |link: &str| link.split_once("://").map_or(link, |(_, rest)| rest).to_owned();
        let link = link.map(|link| self.frame.t1("text-online", "link", bare(link)));
        let phone = online.phone.as_deref().map(|number| self.frame.t1("text-phone", "number", number));
        link.into_iter().chain(phone).collect()
    }

    /// Its kind, its group and what it is like.
    fn words(&self, draft: &Draft) -> String {
        let content = &self.frame.site.content;
        let kind = content.fellowship(&draft.fellowship).map(|one| one.abbr.clone());
        let group = draft.group.clone().filter(|group| *group != draft.name);
        let concepts = content.concept_set(draft);
        let infos = concepts.iter().filter_map(|concept| content.concept_info(concept));
        let infos = infos.filter(|info| draft.attendance.in_person() || !info.in_person_only);
        let labels = infos.map(|info| info.label(self.frame.say.locale).to_owned());
        kind.into_iter().chain(group).chain(labels).collect::<Vec<_>>().join(" · ")
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The weekdays that it keeps to.
fn on_days(times: &Schedule) -> Vec<Weekday> {
    match times.repeats() {
        Repeats::EveryDay => WEEK.to_vec(),
        Repeats::Weekdays { days, .. } => days,
        Repeats::NthOfMonth { day, .. } => vec![day],
        Repeats::DaysOfMonth { .. } | Repeats::OnDates(_) | Repeats::Other => Vec::new(),
    }
}

fn is_weekly(times: &Schedule) -> bool {
    matches!(times.repeats(), Repeats::Weekdays { often, .. } if often.0 == 1)
}
