//! Meetings of every source are answered for: of the made-up town, of a Meeting Guide list, beside a server's own.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use axum::{
    body::{Body, to_bytes},
    http::Request,
};
use openseat_actions::import::{Import, import};
use serde_json::{Value, json};
use tower::ServiceExt as _;

use super::shared;
use crate::{
    router,
    site::{
        Site,
        tests::{empty, monday_evening, town},
    },
};

const ALL: &str = "/main_server/client_interface/json/?switcher=GetSearchResults";

async fn ask(site: &Arc<Site>, address: &str) -> Value {
    let request = Request::get(address).header("host", "bmlt.example").body(Body::empty()).expect("a request");
    let response = router(site.clone()).oneshot(request).await.expect("the router answers");
    assert_eq!(response.status(), 200, "{address}");
    let body = to_bytes(response.into_body(), 64 << 20).await.expect("a body");
    serde_json::from_slice(&body).expect("JSON")
}

async fn list(site: &Arc<Site>, address: &str) -> Vec<Value> {
    ask(site, address).await.as_array().expect("a list").clone()
}

async fn bring(site: &Site, name: &str, bytes: Vec<u8>) {
    let ask = Import { name: name.into(), who: "test".into(), accept_loss: true, ..Import::default() };
    import(&site.house, ask, bytes, monday_evening(), Arc::new(|_, _| ())).await.expect("it comes in");
}

fn text<'v>(record: &'v Value, key: &str) -> &'v str {
    record[key].as_str().unwrap_or_default()
}

fn ids(records: &[Value]) -> BTreeSet<String> {
    records.iter().map(|one| text(one, "id_bigint").to_owned()).collect()
}

fn weekly(slug: &str, day: u8, more: Value) -> Value {
    let mut row = json!({
        "slug": slug, "name": format!("Meeting {slug}"), "day": day, "time": "19:00", "end_time": "20:30",
        "timezone": "Europe/London", "address": "12 Mill Lane", "city": "Leeds", "postal_code": "LS1 4AB", "country": "GB",
        "latitude": 53.7965, "longitude": -1.5478, "types": ["O", "X"], "regions": ["Yorkshire", "Leeds"],
    });
    for (key, value) in more.as_object().expect("an object") {
        row[key] = value.clone();
    }
    row
}

#[tokio::test]
async fn the_town_says_the_same_here_as_in_its_meeting_guide_list() {
    let site = Arc::new(town().await);
    let guide = list(&site, "/meetings.json").await;
    let when = |day: String, time: &str, name: &str| format!("{day} {time} {name}");
    // Each meeting by when it is and what it is called, and how often that is there.
    let mut expected: BTreeMap<String, i32> = BTreeMap::new();
    for one in guide.iter().filter(|one| one["day"].is_u64() && one["attendance_option"] != "inactive") {
        let day = (one["day"].as_u64().unwrap_or(0) + 1).to_string();
        *expected.entry(when(day, text(one, "time"), text(one, "name"))).or_default() += 1;
    }
    let ours = list(&site, ALL).await;
    let mut extra = Vec::new();
    for one in &ours {
        let key = when(text(one, "weekday_tinyint").into(), &text(one, "start_time")[..5], text(one, "meeting_name"));
        match expected.get_mut(&key) {
            Some(left) if *left > 0 => *left -= 1,
            _ => extra.push(key),
        }
    }
    let lacking: Vec<&String> = expected.iter().filter(|(_, left)| **left > 0).map(|(key, _)| key).collect();
    assert!(extra.is_empty() && lacking.is_empty(), "too many {extra:?}, lacking {lacking:?}");
    assert!(ours.len() > 100, "{}", ours.len());
    assert_eq!(ids(&ours).len(), ours.len(), "each has a number of its own");
    let texts = ours.iter().flat_map(|one| one.as_object().expect("a record").values());
    assert!(texts.into_iter().all(Value::is_string), "all values are texts");
}

#[tokio::test]
async fn numbers_stay_when_the_list_is_read_again() {
    let site = Arc::new(empty().await);
    let rows: Vec<Value> = (0..7).map(|day| weekly(&format!("m{day}"), day, json!({}))).collect();
    bring(&site, "Office", json!(rows).to_string().into_bytes()).await;
    let first = list(&site, ALL).await;
    assert_eq!(first.len(), 7);
    let changed: Vec<Value> = (1..7).map(|day| weekly(&format!("m{day}"), day, json!({"time": "18:00"}))).collect();
    bring(&site, "Office", json!(changed).to_string().into_bytes()).await;
    let second = list(&site, ALL).await;
    assert!(ids(&second).is_subset(&ids(&first)) && second.len() == 6);
    assert!(second.iter().all(|one| one["start_time"] == "18:00:00"), "the answer is of the new list");
    assert_eq!(second[0]["service_body_bigint"], first[0]["service_body_bigint"]);
}

#[tokio::test]
async fn a_meeting_is_told_with_body_formats_place_and_ways_to_join() {
    let site = Arc::new(empty().await);
    let online = json!({
        "conference_url": "https://zoom.us/j/123456789", "conference_url_notes": "Password: seat",
        "conference_phone": "+441632960000", "notes": "Tea from half past six.", "fellowship": "na",
    });
    bring(&site, "Office", json!([weekly("one", 1, online)]).to_string().into_bytes()).await;
    let answer = ask(&site, &format!("{ALL}&get_used_formats")).await;
    let one = &answer["meetings"][0];
    for (key, value) in [
        ("weekday_tinyint", "2"),
        ("venue_type", "3"),
        ("start_time", "19:00:00"),
        ("duration_time", "01:30:00"),
        ("time_zone", "Europe/London"),
        ("latitude", "53.7965"),
        ("longitude", "-1.5478"),
        ("location_street", "12 Mill Lane"),
        ("location_municipality", "Leeds"),
        ("location_postal_code_1", "LS1 4AB"),
        ("virtual_meeting_link", "https://zoom.us/j/123456789"),
        ("virtual_meeting_additional_info", "Password: seat"),
        ("phone_meeting_number", "+441632960000"),
        ("comments", "Tea from half past six."),
        ("service_body_name", "Leeds"),
        ("published", "1"),
    ] {
        assert_eq!(one[key], value, "{key}");
    }
    let formats = answer["formats"].as_array().expect("formats");
    let keys: BTreeSet<&str> = formats.iter().map(|one| text(one, "key_string")).collect();
    assert_eq!(keys, BTreeSet::from(["HY", "O", "WC"]));
    let spoken = format!("{ALL}&get_used_formats&lang_enum=es");
    let spanish = ask(&site, &spoken).await["formats"].to_string();
    assert!(spanish.contains("Acceso en silla de ruedas"), "{spanish}");
    let master = "/bmlt/client_interface/json/?switcher=GetFormats&show_all=1&key_strings[]=VM&key_strings[]=HY&key_strings[]=TC";
    assert_eq!(list(&site, master).await.len(), 3);

    let bodies = list(&site, "/main_server/client_interface/json/?switcher=GetServiceBodies").await;
    let named = |name: &str| bodies.iter().find(|body| body["name"] == name).unwrap_or(&Value::Null);
    let chain = ["Leeds", "Yorkshire", "Office", "Narcotics Anonymous"];
    for pair in chain.windows(2) {
        assert_eq!(named(pair[0])["parent_id"], named(pair[1])["id"], "{pair:?}");
    }
    assert_eq!(named("Narcotics Anonymous")["parent_id"], "0");
    let top = text(named("Narcotics Anonymous"), "id");
    for (query, found) in [
        (format!("services={top}"), 0),
        (format!("services={top}&recursive=1"), 1),
        ("weekdays=2&venue_types=3".to_owned(), 1),
        ("weekdays=-2".to_owned(), 0),
        ("SearchString=Mill Lane".to_owned(), 1),
        ("lat_val=53.8&long_val=-1.55&geo_width=5".to_owned(), 1),
        ("lat_val=55.8&long_val=-1.55&geo_width=5".to_owned(), 0),
    ] {
        let address = format!("{ALL}&{}", query.replace(' ', "+"));
        assert_eq!(list(&site, &address).await.len(), found, "{query}");
    }
}

#[tokio::test]
async fn beside_a_server_that_came_in_nothing_of_its_own_changes() {
    let Some(feeds) = shared("feeds") else { return };
    let site = Arc::new(empty().await);
    let dump = std::fs::read(feeds.join("bmlt_sample_gny_region.sql")).expect("the tables can be read");
    bring(&site, "region", dump).await;
    let own = list(&site, ALL).await;
    let guide = ask(&site, "/meetings.json").await;
    // The same meetings from a second source, and one that is new.
    let mut rows = guide.as_array().expect("a list").clone();
    rows.push(weekly("new", 3, json!({"fellowship": "na"})));
    bring(&site, "Second", Value::from(rows).to_string().into_bytes()).await;
    let both = list(&site, ALL).await;
    let (before, after) = (ids(&own), ids(&both));
    assert!(before.is_subset(&after), "no number was lost");
    let new: Vec<&str> = both
        .iter()
        .filter(|one| !before.contains(text(one, "id_bigint")))
        .map(|one| text(one, "meeting_name"))
        .collect();
    let by_id = |list: &[Value]| -> BTreeMap<String, Value> {
        list.iter().map(|one| (text(one, "id_bigint").to_owned(), one.clone())).collect()
    };
    let (mut of_both, of_own) = (by_id(&both), by_id(&own));
    of_both.retain(|id, _| of_own.contains_key(id));
    assert_eq!(of_both, of_own, "and no word");
    assert_eq!(new, ["Meeting new"], "what a server brought is not told twice");
}
