//! A list of meetings: starting soon, online, near a place, or by any filter.

use std::cell::RefCell;

use askama::Template;
use axum::response::Response;
use jiff::tz::TimeZone;
use openseat_content::fellowship::Fellowship;
use openseat_domain::{
    search::{Ask, Minute, Way as Attend},
    zone::Zone,
};
use openseat_index::{Facets, Found, Met, Scratch};

use super::{Way, calendar, files, filters, groups, map, which};
use crate::{
    ask::{self, PAGE, SECOND},
    card::{CardView, Seen},
    frame::Frame,
    place::{self, Spot, Where},
    query::{Day, Query, Within},
    times,
    visit::Visit,
    wall::Wall,
};

/// Which list: what it is called, and what it means when nothing is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum List {
    Now,
    Online,
    Near,
}

impl List {
    pub(crate) fn path(self) -> &'static str {
        match self {
            Self::Now => "/now",
            Self::Online => "/online",
            Self::Near => "/near",
        }
    }

    /// The day that is meant when none is named. Near a place one may plan the week.
    pub(crate) fn day(self) -> Day {
        if self == Self::Near { Day::Week } else { Day::Soon }
    }
}

/// Kinds whose pages are offered above the list, at most.
const FEW_KINDS: usize = 3;

#[derive(Template)]
#[template(path = "pages/results.html")]
pub(crate) struct ResultsPage<'a> {
    frame: Frame<'a>,
    title: String,
    heading: String,
    lead: String,
    /// Where the filters are changed.
    change: String,
    chosen: Vec<Chosen>,
    /// The pages of the kinds that were chosen.
    kinds: Vec<Way>,
    /// In which zone times are, and what time it is there.
    times: String,
    map: Option<String>,
    /// Ways on, when nothing was found.
    empty: Option<Vec<Way>>,
    groups: Vec<Group<'a>>,
    first_page: Option<String>,
    /// Ask for a place below the list.
    ask_place: bool,
    /// The list as a calendar to subscribe to, where it is of one place or one kind.
    calendar: Option<String>,
    /// The list by group, where it is of one place or one kind.
    by_group: Option<String>,
    /// The list as files.
    files: String,
}

/// A filter that is set.
pub(crate) struct Chosen {
    pub(crate) label: String,
    /// The same list without it.
    pub(crate) without: String,
}

/// A part of the list under its own heading.
struct Group<'a> {
    heading: Option<String>,
    lead: &'a str,
    /// The heading level of its cards.
    level: u8,
    cards: Vec<CardView<'a>>,
    more: Option<Way>,
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

/// Asks the directory of this visit.
pub(crate) fn search(visit: &Visit, ask: &Ask, now: Minute) -> Found {
    SCRATCH.with_borrow_mut(|scratch| visit.snapshot.search(ask, now, scratch))
}

/// Hands on every meeting that fits, whenever it starts.
pub(crate) fn for_all(visit: &Visit, ask: &Ask, each: impl FnMut(&Met)) {
    SCRATCH.with_borrow_mut(|scratch| visit.snapshot.for_all(ask, scratch, each));
}

/// Counts what the directory of this visit has.
pub(crate) fn facets(visit: &Visit, ask: &Ask) -> Facets {
    SCRATCH.with_borrow_mut(|scratch| visit.snapshot.facets(ask, scratch))
}

/// What a list is made from.
pub(crate) struct Search<'v> {
    pub(crate) visit: &'v Visit,
    pub(crate) list: List,
    pub(crate) query: Query,
    pub(crate) spot: Option<Spot>,
    pub(crate) within: Within,
    pub(crate) now: Minute,
    pub(crate) zone: TimeZone,
    pub(crate) zone_name: String,
    /// The same zone as a table, for questions about days; UTC when the question needs none.
    clock: Zone,
}

/// Answers with the list.
pub(crate) fn show(visit: &Visit, query: Query, list: List) -> Response {
    let spot = match place::find(&visit.site, &query) {
        Where::Anywhere => None,
        Where::Here(spot) => Some(spot),
        Where::Which(found) => return which::show(visit, &query, list.path(), &found),
        Where::Unknown(alike) => return which::unknown(visit, &query, list.path(), &alike),
    };
    let search = Search::new(visit, query, list, spot);
    visit.show(&search.page())
}

impl<'v> Search<'v> {
    pub(crate) fn new(visit: &'v Visit, query: Query, list: List, spot: Option<Spot>) -> Self {
        let unit = visit.site.settings.unit;
        let usual = Within { distance: unit.usual(), unit };
        let (zone, zone_name) = zone(visit, &query, spot.as_ref());
        let plain = ask::needs_no_zone(query.day.unwrap_or(list.day()), query.part);
        let clock = if plain { Zone::utc() } else { visit.snapshot.zone(&zone_name).unwrap_or(Zone::utc()) };
        Self {
            clock,
            within: query.within.unwrap_or(usual),
            now: times::minute_of(visit.site.now()),
            visit,
            list,
            query,
            spot,
            zone,
            zone_name,
        }
    }

    /// The question of this list, with `query` in the place of its own.
    pub(crate) fn ask(&self, query: &Query, km: f64) -> Ask {
        ask::ask(query, self.list.day(), self.spot.as_ref(), km, self.now, &self.clock)
    }

    /// How far the list reaches: what was asked, and at least the place itself.
    pub(crate) fn km(&self) -> f64 {
        let own = if self.query.within.is_some() { 0.0 } else { self.spot.as_ref().map_or(0.0, |spot| spot.radius_km) };
        self.within.km().max(own)
    }

    pub(crate) fn find(&self, ask: &Ask) -> Found {
        search(self.visit, ask, self.now)
    }

    fn page(&self) -> ResultsPage<'_> {
        let frame = self.visit.frame();
        let main = self.ask(&self.query, self.km());
        let found = self.find(&main);
        let second = self.second(&main);
        let empty = found.hits.is_empty().then(|| filters::ways_on(self, second.is_some()));
        let mut groups = Vec::with_capacity(2);
        groups.extend(self.group(&found, second.is_some()));
        groups.extend(second);
        ResultsPage {
            title: self.heading(&frame, false),
            heading: self.heading(&frame, true),
            lead: self.lead(&frame),
            change: self.query.to("/find", &self.visit.site.content),
            chosen: filters::chosen(self),
            kinds: self.kinds(&frame),
            times: self.times(&frame),
            map: self.spot.as_ref().and_then(|_| map::of_list(self, &found)),
            empty: empty.filter(|_| self.query.skip == 0 || found.hits.is_empty()),
            groups,
            first_page: (self.query.skip > 0).then(|| self.at_page(0)),
            calendar: self.narrow(calendar::PATH),
            by_group: self.narrow(groups::PATH),
            files: Query { skip: 0, ..self.query.clone() }.to(files::PATH, &self.visit.site.content),
            ask_place: self.spot.is_none() && self.list != List::Near,
            frame,
        }
    }

    /// Where the list is in another form, such as a calendar. One of the whole world would be of no use.
    fn narrow(&self, path: &str) -> Option<String> {
        let narrow = self.spot.is_some() || !self.query.kinds.is_empty() || !self.query.text.is_empty();
        let query = Query { skip: 0, ..self.query.clone() };
        narrow.then(|| query.to(path, &self.visit.site.content))
    }

    /// The answers of the question itself.
    fn group(&self, found: &Found, with_second: bool) -> Option<Group<'_>> {
        let say = self.visit.say();
        let heading = with_second.then(|| match &self.spot {
            Some(spot) if !spot.name.is_empty() => {
                say.format("list-in-person-group", &[("place", spot.name.as_str().into())])
            }
            _ => say.t("card-in-person").to_owned(),
        });
        let more = found.more.then(|| Way {
            href: self.at_page(self.query.skip + PAGE),
            label: say.format("list-more", &[("n", PAGE.into())]),
        });
        let level = if heading.is_some() { 3 } else { 2 };
        (!found.hits.is_empty()).then(|| Group { heading, lead: "", level, cards: self.cards(found), more })
    }

    /// Near a place, those who would rather join from where they are see a few online ones too.
    fn second(&self, main: &Ask) -> Option<Group<'_>> {
        let asked = self.spot.is_some() && self.query.way == Attend::Any && self.query.skip == 0;
        let found = asked.then(|| self.find(&ask::online(main, SECOND))).filter(|found| !found.hits.is_empty())?;
        let say = self.visit.say();
        let online = Query { place: String::new(), point: None, within: None, ..self.query.clone() };
        Some(Group {
            heading: Some(say.t("list-online-group").to_owned()),
            lead: say.t("list-online-lead"),
            level: 3,
            cards: self.cards(&found),
            more: found.more.then(|| Way {
                href: online.to("/online", &self.visit.site.content),
                label: say.t("list-online-more").to_owned(),
            }),
        })
    }

    pub(crate) fn cards(&self, found: &Found) -> Vec<CardView<'v>> {
        let visit: &'v Visit = self.visit;
        let site = &visit.site;
        let wall = Wall::new(self.now, &self.zone);
        let seen = Seen { site, say: visit.say(), snapshot: &visit.snapshot, wall, unit: site.settings.unit };
        seen.cards(&found.hits)
    }

    /// The kinds that were asked for, when they are few enough to read about.
    fn kinds(&self, frame: &Frame<'_>) -> Vec<Way> {
        let known = self.query.kinds.iter().filter_map(|kind| self.visit.site.content.fellowship(kind));
        let way = |one: &Fellowship| Way {
            href: format!("/kinds/{}", one.id),
            label: frame.t1("compare-more", "fellowship", one.name.as_str()),
        };
        if self.query.kinds.len() > FEW_KINDS { Vec::new() } else { known.map(way).collect() }
    }

    fn at_page(&self, skip: usize) -> String {
        Query { skip, ..self.query.clone() }.to(self.list.path(), &self.visit.site.content)
    }

    fn heading(&self, frame: &Frame<'_>, on_page: bool) -> String {
        let near = self.spot.as_ref().filter(|spot| !spot.name.is_empty() && self.query.way != Attend::Online);
        match (near, self.list) {
            (Some(spot), _) => frame.t1("near-title", "place", spot.name.as_str()),
            (None, List::Online) if on_page => frame.t("online-heading").to_owned(),
            (None, List::Online) => frame.t("online-title").to_owned(),
            (None, List::Now) if self.query.day.is_none_or(|day| day == Day::Soon) && self.query.part.is_none() => {
                frame.t("now-title").to_owned()
            }
            (None, _) => frame.t("list-title").to_owned(),
        }
    }

    fn lead(&self, frame: &Frame<'_>) -> String {
        if self.spot.is_none() || self.query.way == Attend::Online || self.query.within.is_some() {
            return String::new();
        }
        let within = self.within.unit.whole(frame.say, f64::from(self.within.distance));
        if self.km() > self.within.km() { String::new() } else { frame.t1("list-within", "distance", within) }
    }

    fn times(&self, frame: &Frame<'_>) -> String {
        let now = times::moment_of(self.now).to_zoned(self.zone.clone());
        let zone = times::zone_city(&self.zone_name);
        let arguments = [("zone", zone.into()), ("time", times::clock(frame.say, now.time()).into())];
        frame.say.format("list-times", &arguments)
    }
}

/// The zone of the times: the person's choice, else the place's, else the deployment's.
fn zone(visit: &Visit, query: &Query, spot: Option<&Spot>) -> (TimeZone, String) {
    let site = &visit.site;
    let chosen = query.zone.as_ref().and_then(|name| Some((times::zone_named(name)?, name.clone())));
    let there = || spot.and_then(|spot| Some((spot.zone.clone()?, spot.zone_name.clone())));
    chosen.or_else(there).unwrap_or_else(|| (site.zone.clone(), site.settings.zone.clone()))
}

#[cfg(test)]
impl<'a> ResultsPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        let card = CardView::sample;
        let started = card("Started 8 minutes ago – you can still join", "good", "Checked 3 days ago");
        Self {
            title: "Meetings near Leeds".into(),
            heading: "Meetings near Leeds".into(),
            lead: String::new(),
            change: "/find?place=Leeds".into(),
            chosen: vec![Chosen { label: "Women".into(), without: "/now?place=Leeds".into() }],
            kinds: vec![Way { href: "/kinds/smart".into(), label: "More about SMART Recovery".into() }],
            times: "Times are for London. It is 6:42pm.".into(),
            map: None,
            empty: None,
            groups: vec![Group {
                heading: Some("Near Leeds".into()),
                lead: "",
                level: 3,
                cards: vec![started, card("Today at 7pm", "warn", "Not checked since June")],
                more: Some(Way { href: "/now?place=Leeds&skip=20".into(), label: "Show 20 more".into() }),
            }],
            first_page: None,
            ask_place: false,
            calendar: Some("/calendar.ics?place=Leeds".into()),
            by_group: Some("/groups?place=Leeds".into()),
            files: "/files?place=Leeds".into(),
            frame,
        }
    }

    pub(crate) fn sample_empty(frame: Frame<'a>) -> Self {
        let way =
            Way { href: "/now?place=Leeds&within=25mi".into(), label: "Look up to 25 miles away (3 meetings)".into() };
        Self { empty: Some(vec![way]), groups: Vec::new(), ..Self::sample(frame) }
    }
}
