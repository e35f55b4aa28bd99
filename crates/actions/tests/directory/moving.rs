//! A site moves in with its addresses and without the people on its contact lists; months follow each other.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::Arc,
};

use openseat_actions::{
    House,
    import::{Import, import},
    old_address::{self, Lead},
};
use openseat_domain::source::Reading;
use serde_json::{Map, Value, json};

use crate::town::{NOON, at, bring, in_each_house};

type Rows = BTreeMap<String, Map<String, Value>>;

/// A feed of the shared data; `None` says that the test is skipped. In CI its absence is a failure.
fn shared(name: &str) -> Option<Vec<u8>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/feeds").join(name);
    if file.exists() {
        return Some(std::fs::read(file).expect("the feed can be read"));
    }
    #[allow(clippy::disallowed_methods, reason = "a test may ask where it runs")]
    let ci = std::env::var("CI").is_ok_and(|ci| ci == "true");
    assert!(!ci, "{} is missing", file.display());
    eprintln!("skipped: there is no {}", file.display());
    None
}

async fn month(house: &House, feed: Vec<u8>) -> Reading {
    let ask = Import {
        name: "office".into(),
        accept_loss: true,
        zone: Some("America/Los_Angeles".into()),
        ..Import::default()
    };
    import(house, ask, feed, at(NOON), Arc::new(|_, _| ())).await.expect("a list").reading
}

/// The rows by their own slug, the first of two with one; and how many there are.
fn rows(feed: &[u8]) -> (Rows, usize) {
    let all: Vec<Map<String, Value>> = serde_json::from_slice(feed).expect("a list of objects");
    let count = all.len();
    let mut rows = Rows::new();
    for row in all {
        let slug = row["slug"].as_str().map_or_else(|| row["slug"].to_string(), str::to_owned);
        rows.entry(slug).or_insert(row);
    }
    (rows, count)
}

/// What both months say of a meeting in words that nobody rewrites on the way in.
fn core(row: &Map<String, Value>) -> Map<String, Value> {
    let names = ["slug", "name", "day", "time", "formatted_address"];
    let plain = |value: &Value| {
        value.as_str().map_or(value.clone(), |text| json!(text.split_whitespace().collect::<Vec<_>>().join(" ")))
    };
    names.into_iter().filter_map(|name| Some((name.to_owned(), plain(row.get(name)?)))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn two_months_of_a_real_list_have_the_sums_that_a_plain_count_gives() {
    for (older, newer, hand) in [
        // Counted by hand with sets of slugs: added (a doubled slug counts), removed, common.
        ("tsml_aasanjose_670.json", "tsml_aasanjose_693.json", [38, 15, 655]),
        ("tsml_aasepia_older_1928.json", "tsml_aasepia_2098.json", [341, 171, 1757]),
    ] {
        let (Some(older), Some(newer)) = (shared(older), shared(newer)) else { return };
        let ((before, _), (after, rows_after)) = (rows(&older), rows(&newer));
        let added = rows_after - before.keys().filter(|slug| after.contains_key(*slug)).count();
        let removed = before.keys().filter(|slug| !after.contains_key(*slug)).count();
        let common: Vec<&String> = before.keys().filter(|slug| after.contains_key(*slug)).collect();
        assert_eq!([added, removed, common.len()], hand, "the two counts agree");
        let moved = common.iter().filter(|slug| core(&before[**slug]) != core(&after[**slug])).count();

        // Once as they are, where nearly every row was touched, and once with what a visitor would notice alone.
        let plain = |rows: &Rows| json!(rows.values().map(core).collect::<Vec<_>>()).to_string().into_bytes();
        let (plain_before, plain_after) = (plain(&before), plain(&after));
        in_each_house(async |house| {
            month(&house, older.clone()).await;
            let sums = month(&house, newer.clone()).await;
            assert_eq!((sums.new, sums.retired), (added as u64, removed as u64), "{sums:?}");
            assert_eq!((sums.changed + sums.same, sums.refused), (common.len() as u64, 0));
        })
        .await;
        in_each_house(async |house| {
            month(&house, plain_before.clone()).await;
            let sums = month(&house, plain_after.clone()).await;
            let expected = (after.len() - common.len(), moved, common.len() - moved, removed);
            let told = (sums.new, sums.changed, sums.same, sums.retired);
            let expected = (expected.0 as u64, expected.1 as u64, expected.2 as u64, expected.3 as u64);
            assert_eq!(told, expected, "new, changed, same, gone");
        })
        .await;
    }
}

const CSV: &str = "\
Name,Day,Time,End Time,Types,Notes,Location,Address,Region,Group,District,Website,Email,Phone,Contact 1 Name,Contact 1 Email,Contact 1 Phone,Last Contact,Author,Slug,Updated,ID,Timezone\n\
Early Risers,Monday,7:00 AM,8:00 AM,\"Open, Wheelchair Access\",Tea first.,Mill Hall,\"12 Mill Lane, Leeds LS1 4AB, UK\",Leeds,Mill Group,District 4,https://mill.example/,office@mill.example,+44 113 496 0000,Ann Example,ann@mill.example,+44 113 496 0001,2026-01-05,Bob Editor,early-risers,2026-01-31 19:00:00,41,Europe/London\n\
Night Owls,Friday,9:00 PM,10:00 PM,Closed,,Owl House,\"3 High Street, York YO1 7EP, UK\",York,,,,,,,,,,,night-owls-2,,42,Europe/London\n";

fn json_feed() -> Vec<u8> {
    let row = |id: u32, slug: &str, name: &str, day: u8, time: &str, place: &str, address: &str| {
        json!({
            "id": id, "name": name, "slug": slug, "day": day, "time": time, "location": place,
            "formatted_address": address, "timezone": "Europe/London",
            "url": format!("https://aa.example/meetings/{slug}/"),
            "location_id": id + 100, "location_url": format!("https://aa.example/locations/{}/", place.to_lowercase().replace(' ', "-")),
            "contact_1_name": "Ann Example", "contact_1_email": "ann@mill.example", "contact_1_phone": "+44 113 496 0001",
            "email": "office@mill.example", "author": "Bob Editor",
        })
    };
    let rows = [
        row(41, "early-risers", "Early Risers", 1, "07:00", "Mill Hall", "12 Mill Lane, Leeds LS1 4AB, UK"),
        row(42, "night-owls-2", "Night Owls", 5, "21:00", "Owl House", "3 High Street, York YO1 7EP, UK"),
    ];
    json!(rows).to_string().into_bytes()
}

/// Everything that is known of every meeting.
async fn all_bodies(house: &House) -> String {
    let mut all = String::new();
    let directory = house.snapshot();
    for number in 0..directory.len() {
        let slug = directory.card(u32::try_from(number).expect("few")).slug.to_owned();
        let view =
            openseat_actions::meeting::view(house, &slug, at(NOON)).await.expect("answers").expect("it is there");
        all.push_str(&format!("{view:?}"));
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_keeps_its_slugs_and_leaves_its_people_behind_as_json_and_as_csv() {
    for feed in [json_feed(), CSV.as_bytes().to_vec()] {
        in_each_house(async |house| {
            let sums = bring(&house, "aa.example", feed.clone()).await.expect("a list").reading;
            assert_eq!((sums.new, sums.refused), (2, 0), "{:?}", sums.problems);
            let directory = house.snapshot();
            let slugs: BTreeSet<&str> = (0..2).map(|number| directory.card(number).slug).collect();
            assert_eq!(slugs, BTreeSet::from(["early-risers", "night-owls-2"]));
            let all = all_bodies(&house).await;
            for own in ["Ann Example", "ann@", "0001", "Bob Editor"] {
                assert!(!all.contains(own), "“{own}” is kept:\n{all}");
            }
            for path in ["/meetings/early-risers/", "/meetings/early-risers"] {
                let led = old_address::lead(&house, path, None, None).await.expect("answers");
                assert_eq!(led, Some(Lead::Meeting { slug: "early-risers".into(), over: false }), "{path}");
            }
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_address_leads_to_the_meeting_wherever_it_is_today() {
    in_each_house(async |house| {
        // The slug is taken here by another list's meeting.
        let other = json!([{"slug": "early-risers", "name": "Other", "day": 3, "time": "12:00", "timezone": "Europe/Paris",
            "formatted_address": "1 Rue X, Paris, France", "url": "https://paris.example/autre"}]);
        bring(&house, "paris", other.to_string().into_bytes()).await.expect("a list");
        bring(&house, "aa.example", json_feed()).await.expect("a list");
        let led = |path: &'static str| old_address::lead(&house, path, None, None);
        assert_eq!(led("/meetings/early-risers/").await.expect("answers"), Some(Lead::Meeting { slug: "early-risers-2".into(), over: false }));
        let place = led("/locations/mill-hall/").await.expect("answers");
        assert!(matches!(place, Some(Lead::Place(draft)) if draft.place.as_ref().and_then(|p| p.name.as_deref()) == Some("Mill Hall")));
        assert_eq!(led("/meetings/no-such").await.expect("answers"), None);
        // The meeting is taken off its list: the address still knows it, and says that it is over.
        let mut rows: Vec<Value> = serde_json::from_slice(&json_feed()).expect("JSON");
        rows.remove(0);
        bring(&house, "aa.example", json!(rows).to_string().into_bytes()).await.expect("a list");
        assert_eq!(led("/meetings/early-risers/").await.expect("answers"), Some(Lead::Meeting { slug: "early-risers-2".into(), over: true }));
    })
    .await;
}
