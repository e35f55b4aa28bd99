//! Addresses of the site that a list moved in from.

use std::{collections::BTreeSet, path::Path, sync::Arc};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::Request,
};
use jiff::{SignedDuration, Timestamp};
use openseat_actions::import::{Import, import};
use serde_json::{Value, json};
use tower::ServiceExt as _;

use crate::{
    router,
    site::{
        Site,
        tests::{empty, monday_evening},
    },
};

struct Page {
    status: u16,
    to: String,
    body: String,
}

async fn get(site: &Router, address: &str) -> Page {
    let request = Request::get(address).header("host", "meetings.example").body(Body::empty()).expect("a request");
    let (parts, body) = site.clone().oneshot(request).await.expect("the router answers").into_parts();
    let to = parts.headers.get("location").and_then(|place| place.to_str().ok()).unwrap_or_default().to_owned();
    let body = to_bytes(body, 4 << 20).await.expect("a body");
    Page { status: parts.status.as_u16(), to, body: String::from_utf8_lossy(&body).into_owned() }
}

async fn bring(site: &Site, name: &str, bytes: Vec<u8>) {
    bring_at(site, name, bytes, monday_evening()).await;
}

async fn bring_at(site: &Site, name: &str, bytes: Vec<u8>, now: Timestamp) {
    let ask = Import { name: name.into(), zone: Some("Europe/London".into()), accept_loss: true, ..Import::default() };
    import(&site.house, ask, bytes, now, Arc::new(|_, _| ())).await.expect("it comes in");
}

/// A site with these lists.
async fn site(lists: &[(&str, Value)]) -> Router {
    let site = empty().await;
    for ((name, rows), second) in lists.iter().zip(0..) {
        let now = monday_evening() + SignedDuration::from_secs(second);
        bring_at(&site, name, rows.to_string().into_bytes(), now).await;
    }
    router(Arc::new(site))
}

fn row(slug: &str, day: u8, place: &str, more: Value) -> Value {
    let mut row = json!({
        "slug": slug, "name": format!("Meeting {slug}"), "day": day, "time": "19:00", "location": place,
        "address": "12 Mill Lane", "city": "Leeds", "postal_code": "LS1 4AB", "country": "GB", "latitude": 53.7965,
        "longitude": -1.5478, "types": ["O", "X"], "regions": ["Yorkshire", "North Side"],
        "url": format!("https://aa.example/meetings/{slug}/"),
        "location_url": format!("https://aa.example/locations/{}/", place.to_lowercase().replace(' ', "-")),
    });
    for (key, value) in more.as_object().expect("an object") {
        row[key] = value.clone();
    }
    row
}

async fn leeds() -> Router {
    let women = json!({"types": ["W"], "group": "Mill Group", "time": "10:00"});
    let rows = json!([
        row("new-start", 1, "Mill Hall", json!({})),
        row("womens-way", 3, "Mill Hall", women),
        row(
            "far-away",
            1,
            "Owl House",
            json!({"latitude": 53.9, "longitude": -1.08, "address": "3 High Street", "city": "York", "regions": ["York"]})
        ),
    ]);
    site(&[("aa.example", rows)]).await
}

#[tokio::test]
async fn a_permalink_leads_to_its_meeting_for_ever() {
    let site = leeds().await;
    for old in [
        "/meetings/new-start/",
        "/meetings/new-start",
        "/tsml_meeting/new-start/",
        "/meetings/?meeting=new-start",
        "/?meeting=new-start",
    ] {
        let page = get(&site, old).await;
        assert_eq!((page.status, page.to.as_str()), (301, "/meeting/new-start"), "{old}");
    }
    assert_eq!(get(&site, "/meetings/new-start/?lang=es").await.to, "/meeting/new-start?lang=es");
    assert_eq!(get(&site, "/meetings/never-was/").await.status, 404);
    assert_eq!(get(&site, &format!("/meetings/{}", "x".repeat(5000))).await.status, 404);
    assert_eq!(get(&site, "/meetings/%00%ff/").await.status, 404);
}

#[tokio::test]
async fn a_place_and_a_group_lead_to_all_that_meets_there() {
    let site = leeds().await;
    let page = get(&site, "/locations/mill-hall/").await;
    assert_eq!(page.status, 301);
    let list = get(&site, &page.to).await;
    assert_eq!(list.status, 200, "{}", page.to);
    assert!(list.body.contains("/meeting/new-start") && list.body.contains("/meeting/womens-way"), "{}", page.to);
    assert!(!list.body.contains("/meeting/far-away"));
    for old in ["/groups/mill-group/", "/tsml_group/mill-group-2/"] {
        let page = get(&site, old).await;
        assert_eq!(page.status, 302, "a guess at a name is not for ever");
        let list = get(&site, &page.to).await.body;
        assert!(list.contains("/meeting/womens-way") && !list.contains("/meeting/new-start"), "{}", page.to);
    }
}

#[tokio::test]
async fn a_filtered_list_leads_to_the_same_filters() {
    let site = leeds().await;
    for (old, has, lacks) in [
        ("/meetings/?tsml-day=1", &["new-start", "far-away"][..], &["womens-way"][..]),
        ("/meetings/?tsml-day=any&tsml-region=north-side", &["new-start", "womens-way"], &["far-away"]),
        ("/meetings/?tsml-type=W", &["womens-way"], &["new-start", "far-away"]),
        ("/meetings/?tsml-time=morning", &["womens-way"], &["new-start"]),
        ("/schedule/?tsml-query=owl+house", &["far-away"], &["new-start"]),
        ("/meetings/?tsml-mode=location&tsml-query=Leeds&tsml-distance=5", &["new-start"], &["far-away"]),
        ("/meetings/?weekday=wednesday&type=women", &["womens-way"], &["new-start"]),
        ("/?tsml-day=3", &["womens-way"], &["new-start"]),
    ] {
        let page = get(&site, old).await;
        assert_eq!(page.status, 301, "{old}");
        let list = get(&site, &page.to).await.body;
        let shows = |slug: &&str| list.contains(&format!("/meeting/{slug}\""));
        assert!(has.iter().all(shows) && !lacks.iter().any(shows), "{old} leads to {}:\n{list}", page.to);
    }
    let online = get(&site, "/meetings/?tsml-attendance_option=online").await;
    assert!(online.to.contains("way=online"), "{}", online.to);
    for plain in ["/meetings", "/meetings/", "/locations/"] {
        assert_eq!((get(&site, plain).await.status, get(&site, plain).await.to), (301, "/now".to_owned()));
    }
}

#[tokio::test]
async fn a_meeting_that_is_over_says_so_and_where_to_look_next() {
    let site = Arc::new(empty().await);
    let rows = json!([row("new-start", 1, "Mill Hall", json!({})), row("old-end", 2, "Mill Hall", json!({}))]);
    bring(&site, "aa.example", rows.to_string().into_bytes()).await;
    bring(&site, "aa.example", json!([rows[0]]).to_string().into_bytes()).await;
    let site = router(site);
    for address in ["/meetings/old-end/", "/meeting/old-end"] {
        let page = get(&site, address).await;
        assert_eq!(page.status, 410, "{address}");
        assert!(page.body.contains("/near?place=Leeds"), "{address} says where to look next");
    }
}

#[tokio::test]
async fn the_number_of_a_bmlt_meeting_leads_to_it_on_any_page() {
    let meeting = |id: &str, name: &str| {
        json!({"id_bigint": id, "meeting_name": name, "weekday_tinyint": "2", "start_time": "19:00:00",
            "duration_time": "01:00:00", "location_municipality": "Leeds", "location_nation": "GB", "formats": "O",
            "service_body_bigint": "1", "latitude": "53.79", "longitude": "-1.54"})
    };
    let first = json!([meeting("123", "Clean Start"), meeting("124", "Next Step")]);
    let second = json!([meeting("123", "Somewhere Else")]);
    let site = site(&[("one", first), ("two", second)]).await;
    for old in [
        "/meetings/?meeting-id=123",
        "/?meeting-id=123",
        "/find-a-meeting/?a=b&meeting-id=123",
        "/main_server/?meeting-id=123",
    ] {
        let page = get(&site, old).await;
        assert_eq!((page.status, page.to.as_str()), (301, "/meeting/clean-start-leeds"), "{old}");
    }
    let nobodys = get(&site, "/meetings/?meeting-id=999").await;
    assert_eq!((nobodys.status, nobodys.to.as_str()), (302, "/now"), "it may come in yet");
    assert_eq!((get(&site, "/main_server/").await.status, get(&site, "/main_server/").await.to), (301, "/".to_owned()));
}

#[tokio::test]
async fn every_permalink_of_a_real_site_leads_to_its_meeting() {
    for name in ["tsml_sussexaa.json", "tsml_benlomond.json", "tsml_aasepia_2098.json"] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/feeds").join(name);
        if !file.exists() {
            #[allow(clippy::disallowed_methods, reason = "a test may ask where it runs")]
            let ci = std::env::var("CI").is_ok_and(|ci| ci == "true");
            assert!(!ci, "{} is missing", file.display());
            eprintln!("skipped: there is no {}", file.display());
            return;
        }
        let bytes = std::fs::read(file).expect("a feed");
        let rows: Vec<Value> = serde_json::from_slice(&bytes).expect("a list");
        let site = empty().await;
        bring(&site, "moved", bytes).await;
        let site = router(Arc::new(site));
        let ours: Vec<Value> = serde_json::from_str(&get(&site, "/meetings.json").await.body).expect("a list");
        let (mut places, mut led) = (BTreeSet::new(), BTreeSet::new());
        for row in &rows {
            let path = |key: &str| {
                let link = row[key].as_str()?.split_once("://")?.1;
                Some(link[link.find('/')?..].to_owned())
            };
            let Some(old) = path("url") else { continue };
            let page = get(&site, &old).await;
            assert_eq!(page.status, 301, "{old}");
            let slug = page.to.strip_prefix("/meeting/").unwrap_or_default();
            let here = ours.iter().find(|one| one["slug"] == slug).unwrap_or(&Value::Null);
            let when = |of: &Value| format!("{} {}", of["day"], of["time"]).replace('"', "");
            assert_eq!(when(here), when(row), "{old} leads to {here}");
            assert!(led.insert(slug.to_owned()), "{old} leads where another one leads");
            places.extend(path("location_url"));
        }
        for place in places.iter().take(100) {
            let page = get(&site, place).await;
            assert_eq!(page.status, 301, "{place}");
            assert_eq!(get(&site, &page.to).await.status, 200, "{place} leads to {}", page.to);
        }
    }
}
