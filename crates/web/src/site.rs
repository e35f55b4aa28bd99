//! Everything that the pages are given.

use std::sync::{Arc, Mutex};

use jiff::{Timestamp, tz::TimeZone};
use openseat_actions::{House, hsds::Terms};
use openseat_content::{Content, Locale};
use openseat_domain::search::Minute;

use crate::{assets::Assets, card::Labels, cookie::Way, distance::Unit, guard::Guard, pages, say::Say, times};

/// Messages from one network address in an hour.
const MOST_MESSAGES: u32 = 20;
/// Spaces made from one network address in an hour: a clinic may have many people behind one.
const MOST_SPACES: u32 = 60;
/// Questions to greeters from one network address in an hour: fewer than one greeter can have open.
const MOST_GREETINGS: u32 = 4;
/// Askings of the person on duty from one network address in an hour: a clinic may have many people behind one.
const MOST_DUTY: u32 = 20;
/// Answers to surveys of members from one network address in an hour: a whole room may share one.
const MOST_ANSWERS: u32 = 300;
/// Letters of attendance asked for from one network address in an hour: a whole room may share one.
const MOST_LETTERS: u32 = 60;
/// What people tell of one group from one network address in a day: a family or a house may have one for all.
const MOST_REVIEWS: u32 = 3;
/// Lists that are checked for one network address in an hour: an office mends one and tries again.
const MOST_CHECKS: u32 = 60;
const DAY: Minute = 24 * 60;

/// The site: made once, shared by every request.
pub struct Site {
    pub house: Arc<House>,
    pub content: Arc<Content>,
    /// The time. Only the program that serves reads a clock.
    pub clock: fn() -> Timestamp,
    pub settings: SiteSettings,
    pub(crate) assets: Assets,
    pub(crate) guard: Guard,
    /// Counts spaces made from one network, apart from messages.
    pub(crate) spaces: Guard,
    /// Counts questions to greeters, so that no network fills a greeter's days.
    pub(crate) greetings: Guard,
    /// Counts answers to surveys of members from one network.
    pub(crate) surveys: Guard,
    /// Counts askings of the person on duty from one network.
    pub(crate) duty: Guard,
    /// Counts letters of attendance asked for from one network.
    pub(crate) letters: Guard,
    /// Counts what is told of each group from one network.
    pub(crate) reviews: Guard,
    /// Counts lists that are checked for one network …
    pub(crate) checks: Guard,
    /// … and how many are at once.
    pub(crate) checking: tokio::sync::Semaphore,
    pub(crate) labels: Labels,
    /// The script of the element for other sites.
    pub(crate) embed_script: String,
    /// How many sheets are written at once.
    pub(crate) printing: tokio::sync::Semaphore,
    /// The catalogue in the words of HSDS.
    pub(crate) terms: Terms,
    pub(crate) zone: TimeZone,
    /// The names of the lists, and when they were read.
    pub(crate) lists: Mutex<Option<(Minute, Vec<String>)>>,
    says: [Say; 2],
}

/// What a deployment decides about its pages.
#[derive(Clone, Debug)]
pub struct SiteSettings {
    /// The neutral name in the header and in titles.
    pub name: String,
    /// Whom to call. With several, the one whose language is the page's; else the first.
    pub help: Vec<HelpLines>,
    /// Where "Leave this page" goes: something that anyone might read, such as the weather.
    pub leave_url: String,
    /// An e-mail address or a page for questions.
    pub contact: Option<String>,
    /// The zone in which times are shown when no place is named (IANA).
    pub zone: String,
    /// The country whose places are meant first (ISO 3166-1, two letters).
    pub country: Option<String>,
    /// How distances are shown.
    pub unit: Unit,
    /// A place that people here would type, for the hint under the question.
    pub example_place: String,
    /// The address under which people know the site (`https://meetings.example.org`); else the one they asked for.
    pub address: Option<String>,
    /// How many reverse proxies of our own stand before the program; 0 when it faces the network itself.
    pub proxies: u8,
}

impl Default for SiteSettings {
    fn default() -> Self {
        Self {
            name: "Meetings".to_owned(),
            help: Vec::new(),
            leave_url: "https://www.bbc.co.uk/weather".to_owned(),
            contact: None,
            zone: "UTC".to_owned(),
            country: None,
            unit: Unit::Kilometres,
            example_place: "Leeds".to_owned(),
            address: None,
            proxies: 0,
        }
    }
}

/// The numbers to call in one country, in one language. Nothing has a default: an unset number is shown as unset.
#[derive(Clone, Debug, Default)]
pub struct HelpLines {
    /// The language of the names and notes; `None` serves every language.
    pub locale: Option<Locale>,
    /// The emergency number.
    pub danger: Option<HelpLine>,
    /// Someone to talk to.
    pub talk: Option<HelpLine>,
    /// Further lines, for the help page.
    pub more: Vec<HelpLine>,
}

/// One number to call.
#[derive(Clone, Debug, Default)]
pub struct HelpLine {
    /// Who answers ("Samaritans"); may be empty for an emergency number.
    pub name: String,
    /// The number as people read it ("116 123").
    pub number: String,
    /// A number to send a text message to, if there is one.
    pub text: Option<String>,
    /// When and at what cost ("free, day and night").
    pub note: String,
    /// Where the number was found.
    pub source: String,
    /// The day it was last checked, `YYYY-MM-DD`.
    pub checked: String,
}

impl HelpLine {
    /// The number as a telephone link wants it: digits and a leading `+`.
    pub(crate) fn dial(&self) -> String {
        dial(&self.number)
    }
}

/// Digits, and what steers a telephone (`+ , * #`), of a number.
pub(crate) fn dial(number: &str) -> String {
    number.chars().filter(|c| c.is_ascii_digit() || "+,*#".contains(*c)).collect()
}

impl Site {
    /// The site over a house. Resolves words and compresses the style sheet once, so it takes some milliseconds.
    pub fn new(house: Arc<House>, clock: fn() -> Timestamp, settings: SiteSettings) -> Self {
        let content = house.content().clone();
        if let Some(address) = settings.address.as_deref().filter(|address| Way::of(address) == Way::Plain) {
            tracing::warn!("{address} is not encrypted, so neither is what people sign in with. Serve it under https.");
        }
        Self {
            assets: Assets::new(),
            guard: Guard::new(MOST_MESSAGES),
            spaces: Guard::new(MOST_SPACES),
            greetings: Guard::new(MOST_GREETINGS),
            duty: Guard::new(MOST_DUTY),
            letters: Guard::new(MOST_LETTERS),
            surveys: Guard::new(MOST_ANSWERS),
            reviews: Guard::within(MOST_REVIEWS, DAY),
            checks: Guard::new(MOST_CHECKS),
            checking: pages::validate::places(),
            printing: pages::files::places(),
            embed_script: pages::embed::script_text(&content, &settings.name),
            lists: Mutex::default(),
            labels: Labels::new(&content),
            terms: Terms::new(&content),
            zone: times::zone_named(&settings.zone).unwrap_or(TimeZone::UTC),
            says: Locale::ALL.map(|locale| Say::new(content.clone(), locale)),
            house,
            content,
            clock,
            settings,
        }
    }

    /// The words of a language.
    pub(crate) fn say(&self, locale: Locale) -> &Say {
        self.says.iter().find(|say| say.locale == locale).unwrap_or(&self.says[0])
    }

    /// The numbers for a language.
    pub(crate) fn help(&self, locale: Locale) -> Option<&HelpLines> {
        let lines = &self.settings.help;
        lines.iter().find(|one| one.locale == Some(locale)).or_else(|| lines.first())
    }

    pub(crate) fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// A number that nobody can foresee. It is short, since it stands in addresses.
    pub(crate) fn draw(&self) -> u64 {
        u64::from(self.house.draw(self.now()))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use axum::{extract::FromRequestParts as _, http::Request};
    use openseat_actions::{
        Home, Stores, demo,
        meeting::{Kind, ListingView, MeetingView, Tally},
    };
    use openseat_domain::{
        fellowship::FellowshipId,
        meeting::{Attendance, Draft, Online},
        place::{Place, Point},
        schedule::{Schedule, Weekday},
    };
    use openseat_outside::fetch::Recorded;
    use openseat_store::{Db, testing};
    use uuid::Uuid;

    use super::*;
    use crate::visit::Visit;

    /// Monday 23 November 2026, 18:42 in London.
    pub(crate) fn monday_evening() -> Timestamp {
        "2026-11-23T18:42:00Z".parse().expect("a time in a test is well written")
    }

    /// A site over the made-up town, with invented numbers to call.
    pub(crate) async fn town() -> Site {
        town_with(Content::embedded()).await
    }

    /// The same of a deployment with content of its own.
    pub(crate) async fn town_with(content: Content) -> Site {
        let site = empty_with(content).await;
        demo::load_if_empty(&site.house, monday_evening()).await.expect("the town comes in");
        site.house.refresh(monday_evening()).await.expect("the directory is built");
        site
    }

    /// A site without a meeting.
    pub(crate) async fn empty() -> Site {
        empty_with(Content::embedded()).await
    }

    async fn empty_with(content: Content) -> Site {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let db = Db::sqlite(folder.path().join("town.db")).expect("a new file can be opened");
        // The file is open; on every system of ours it lives on until the test ends.
        let _ = folder.keep();
        let home = Home { country: "GB".into(), zone: "Europe/London".into() };
        let content = Arc::new(content);
        let stores = Stores { data: db, keys: testing::key_store(), masters: testing::masters() };
        let house = House::open(stores, content, Arc::new(Recorded::default()), [1; 32], home, monday_evening);
        Site::new(Arc::new(house.await.expect("an empty database opens")), monday_evening, settings())
    }

    fn settings() -> SiteSettings {
        let line = |name: &str, number: &str| HelpLine {
            name: name.into(),
            number: number.into(),
            note: "free, day and night".into(),
            source: "a test".into(),
            checked: "2026-11-22".into(),
            ..HelpLine::default()
        };
        let help = HelpLines {
            danger: Some(line("", "000")),
            talk: Some(line("Listeners", "00 11 22")),
            ..HelpLines::default()
        };
        SiteSettings { help: vec![help], zone: "Europe/London".into(), unit: Unit::Miles, ..SiteSettings::default() }
    }

    /// A visit to `address` of the town.
    pub(crate) async fn visit_to(locale: Locale, address: &str) -> Visit {
        let request = Request::get(address).header("accept-language", locale.code()).body(()).expect("a request");
        let (mut parts, ()) = request.into_parts();
        match Visit::from_request_parts(&mut parts, &Arc::new(town().await)).await {
            Ok(visit) => visit,
            Err(never) => match never {},
        }
    }

    /// A hybrid meeting with everything that a page can show.
    pub(crate) fn new_start() -> MeetingView {
        let at = |text: &str| text.parse().expect("a time in a test is well written");
        let listing = ListingView {
            id: Uuid::from_u128(1),
            source: "leeds-list".into(),
            live: true,
            last_seen: at("2026-11-22T03:00:00Z"),
            shown: true,
            score: None,
            reasons: None,
        };
        let tally = |kind, count, last| Tally { kind, count, last: at(last) };
        MeetingView {
            letters: openseat_domain::attendance_proof::Offered::No,
            id: Uuid::from_u128(2),
            slug: "new-start".into(),
            draft: draft(),
            way_in: None,
            looked: None,
            gone: false,
            coming: Vec::new(),
            made_up: true,
            greeted: true,
            listings: vec![listing],
            reports: vec![
                tally(Kind::Time, 2, "2026-11-21T03:00:00Z"),
                tally(Kind::StillOn, 3, "2026-11-20T03:00:00Z"),
            ],
        }
    }

    fn draft() -> Draft {
        Draft {
            key: "new-start".into(),
            name: "New Start & <b>Friends</b>".into(),
            group: Some("Mill Lane Group".into()),
            fellowship: FellowshipId::new("smart"),
            schedule: Some(Schedule::weekly(Weekday::Monday, 19 * 60, 90, Some("Europe/London"))),
            attendance: Attendance::Hybrid,
            place: Some(Place {
                name: Some("St Mary's Hall".into()),
                street: Some("12 Mill Lane".into()),
                city: Some("Leeds".into()),
                postal_code: Some("LS1 4AB".into()),
                notes: Some("Side door, ring the top bell.".into()),
                point: Point::new(53.7997, -1.5492),
                ..Place::default()
            }),
            online: Some(Online {
                url: Some("https://video.example/j/1".into()),
                url_notes: Some("Password: chairs".into()),
                phone: Some("+44 20 7946 0000,,1#".into()),
                ..Online::default()
            }),
            notes: Some("Tea from 6:45pm.\nBring a <b>friend</b>.".into()),
            website: Some("https://www.group.example/".into()),
            url: Some("javascript:alert(1)".into()),
            feedback_url: Some("mailto:office@list.example".into()),
            updated: Some("2026-11-19T09:00:00Z".parse().expect("a time in a test is well written")),
            published: true,
            ..Draft::default()
        }
    }
}
