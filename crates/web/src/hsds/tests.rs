//! The API through the front door, its answers held to the specification by an outside validator.

mod oracle;

use std::{collections::BTreeSet, io::Read as _, sync::Arc};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use serde_json::{Value, json};
use tower::ServiceExt as _;

use super::{OPENAPI, parameters};
use crate::{
    router,
    site::{Site, tests::town},
};

struct Reader(Router);

struct Sent {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Sent {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }

    fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

impl Reader {
    fn over(site: &Arc<Site>) -> Self {
        Self(router(site.clone()))
    }

    async fn town() -> Self {
        Self::over(&Arc::new(town().await))
    }

    async fn ask(&self, address: &str, asked: &[(header::HeaderName, &str)]) -> Sent {
        let mut request = Request::get(address).header(header::HOST, "meetings.example");
        for (name, value) in asked {
            request = request.header(name, *value);
        }
        let response = self.0.clone().oneshot(request.body(Body::empty()).expect("a request")).await;
        let (parts, body) = response.expect("the router answers").into_parts();
        let body = to_bytes(body, 64 << 20).await.expect("a body").to_vec();
        Sent { status: parts.status, headers: parts.headers, body }
    }

    async fn get(&self, address: &str) -> Value {
        let sent = self.ask(address, &[]).await;
        assert_eq!(sent.status, 200, "{address}: {}", String::from_utf8_lossy(&sent.body));
        sent.json()
    }

    async fn all(&self, address: &str) -> Vec<Value> {
        let sign = if address.contains('?') { '&' } else { '?' };
        list(&self.get(&format!("{address}{sign}per_page=1000")).await)
    }
}

fn list(page: &Value) -> Vec<Value> {
    page["contents"].as_array().expect("a page").clone()
}

fn text<'v>(one: &'v Value, key: &str) -> &'v str {
    one[key].as_str().unwrap_or_default()
}

fn ids(all: &[Value]) -> BTreeSet<String> {
    all.iter().map(|one| text(one, "id").to_owned()).collect()
}

#[tokio::test]
async fn the_first_address_names_version_profile_and_description_and_both_are_there() {
    let reader = Reader::town().await;
    let root = reader.get("/hsds/").await;
    assert_eq!(root["version"], "3.0");
    for key in ["profile", "openapi_url"] {
        let path = text(&root, key).strip_prefix("http://meetings.example").expect("an address of ours");
        assert_eq!(reader.ask(path, &[]).await.status, 200, "{path}");
    }
}

#[tokio::test]
async fn every_meeting_of_the_list_is_a_service_and_pages_hold_each_once() {
    let reader = Reader::town().await;
    let guide = reader.get("/meetings.json").await.as_array().map_or(0, Vec::len);
    let all = reader.all("/hsds/services").await;
    assert_eq!(all.len(), guide);
    let (mut paged, mut number) = (Vec::new(), 1);
    loop {
        let page = reader.get(&format!("/hsds/services?per_page=37&page={number}")).await;
        assert_eq!(page["total_items"], guide);
        assert_eq!(page["size"], list(&page).len());
        paged.extend(list(&page));
        if page["last_page"] == true {
            break;
        }
        number += 1;
    }
    assert_eq!(paged, all);
    assert_eq!(ids(&all).len(), guide, "each has an id of its own");
    let beyond = reader.get("/hsds/services?page=9999").await;
    assert_eq!((&beyond["empty"], &beyond["last_page"]), (&json!(true), &json!(true)));
    assert_eq!(reader.all("/hsds/services?minimal=true").await.len(), guide);
    let lines = reader.ask("/hsds/services?format=ndjson&full=true", &[]).await;
    let lines: Vec<Value> = lines
        .body
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).expect("a line of JSON"))
        .collect();
    assert_eq!(lines, reader.all("/hsds/services?full=true").await);
}

#[tokio::test]
async fn filters_narrow_and_all_of_them_must_be_met() {
    let reader = Reader::town().await;
    let terms = reader.all("/hsds/taxonomy_terms").await;
    let term = |code: &str| text(terms.iter().find(|term| term["code"] == code).expect("a term"), "id").to_owned();
    let (women, who) = (term("women"), term("about-who"));
    let all = reader.all("/hsds/services?full=true").await;
    let has = |one: &Value, key: &str, id: &str| {
        one["attributes"].as_array().expect("attributes").iter().any(|a| a["taxonomy_term"][key] == id)
    };
    let picked = |id: &str, key: &str| ids(&all.iter().filter(|one| has(one, key, id)).cloned().collect::<Vec<_>>());
    let found = ids(&reader.all(&format!("/hsds/services?taxonomy_term_id={women}")).await);
    assert!(!found.is_empty());
    assert_eq!(found, picked(&women, "id"));
    let family = ids(&reader.all(&format!("/hsds/services?taxonomy_term_id={who}")).await);
    assert!(family.len() > found.len());
    assert_eq!(family, picked(&who, "parent_id"));
    let organization = text(&all[0], "organization_id").to_owned();
    let both = reader.all(&format!("/hsds/services?taxonomy_term_id={women}&organization_id={organization}")).await;
    assert!(both.iter().all(|one| text(one, "organization_id") == organization && found.contains(text(one, "id"))));
    let none = reader.get("/hsds/services?taxonomy_term_id=00000000-0000-4000-8000-000000000000").await;
    assert_eq!(none["total_items"], 0);
    let name = text(&all[3], "name");
    let searched = url::form_urlencoded::byte_serialize(name.as_bytes()).collect::<String>();
    assert!(ids(&reader.all(&format!("/hsds/services?search={searched}")).await).contains(text(&all[3], "id")));
    let near = reader.all("/hsds/service_at_locations?postcode=Leeds&proximity=30000&full=true").await;
    let count = reader.get("/hsds/service_at_locations").await["total_items"].as_u64().expect("a number");
    assert!((near.len() as u64) < count);
    assert!(near.iter().all(|one| one["location"]["location_type"] == "physical"));
}

#[tokio::test]
async fn what_changed_since_can_be_asked_for() {
    let reader = Reader::town().await;
    let all = reader.all("/hsds/services").await.len();
    assert_eq!(
        reader.all("/hsds/services?modified_after=2026-11-23T18:42:00Z").await.len(),
        all,
        "the moment itself counts"
    );
    assert_eq!(reader.all("/hsds/services?modified_after=2026-11-23").await.len(), all);
    assert_eq!(reader.all("/hsds/services?modified_after=2026-11-23T18:42:01Z").await.len(), 0);
}

#[tokio::test]
async fn a_hybrid_meeting_is_at_a_place_and_at_a_link_and_each_can_be_asked_for() {
    let reader = Reader::town().await;
    let all = reader.all("/hsds/service_at_locations").await;
    assert_eq!(ids(&all).len(), all.len());
    let mut both = 0;
    for one in reader.all("/hsds/services?full=true").await {
        let locations = one["service_at_locations"].as_array().expect("locations");
        both += usize::from(locations.len() == 2);
        for at in locations {
            assert!(ids(&all).contains(text(at, "id")));
        }
    }
    assert!(both > 0, "the town has a hybrid meeting");
    for at in all.iter().step_by(17) {
        let one = reader.get(&format!("/hsds/service_at_locations/{}", text(at, "id"))).await;
        assert_eq!(one["id"], at["id"]);
        assert_eq!(one["service_id"], at["service_id"]);
        assert_eq!(one["location"]["id"], at["location"]["id"]);
        let service = reader.get(&format!("/hsds/services/{}", text(at, "service_id"))).await;
        assert_eq!(service["name"], one["name"]);
    }
}

#[tokio::test]
async fn an_organization_can_come_with_its_services() {
    let reader = Reader::town().await;
    let service = &reader.all("/hsds/services").await[0];
    let id = text(service, "organization_id");
    let one = reader.get(&format!("/hsds/organizations/{id}?full_service=true")).await;
    let of_it = reader.all(&format!("/hsds/services?organization_id={id}&full=true")).await;
    assert_eq!(one["services"].as_array(), Some(&of_it));
    assert_eq!(service["organization"]["name"], one["name"]);
    assert!(reader.get(&format!("/hsds/organizations/{id}")).await.get("services").is_none());
}

#[tokio::test]
async fn what_is_not_known_is_refused_and_what_is_not_there_is_not_found() {
    let reader = Reader::town().await;
    for (address, status) in [
        ("/hsds/services?organisation_id=x", 400),
        ("/hsds/services?page=0", 400),
        ("/hsds/services?per_page=1001", 400),
        ("/hsds/services?full=perhaps", 400),
        ("/hsds/services?format=xml", 400),
        ("/hsds/services?modified_after=yesterday", 400),
        ("/hsds/services?taxonomy_id=x", 400),
        ("/hsds/service_at_locations?proximity=10", 400),
        ("/hsds/service_at_locations?postcode=Leeds&proximity=-1", 400),
        ("/hsds/service_at_locations?postcode=qqqqqqzz", 400),
        ("/hsds/services/x", 404),
        ("/hsds/services/%ff", 404),
        ("/hsds/services/00000000-0000-4000-8000-000000000000", 404),
        ("/hsds/service_at_locations/00000000-0000-4000-8000-000000000000", 404),
        ("/hsds/organizations/00000000-0000-4000-8000-000000000000", 404),
        ("/hsds/taxonomies/00000000-0000-4000-8000-000000000000", 404),
        ("/hsds/taxonomy_terms/x", 404),
    ] {
        let sent = reader.ask(address, &[]).await;
        assert_eq!(sent.status, status, "{address}");
        assert_eq!(sent.header(header::CONTENT_TYPE), "application/problem+json", "{address}");
    }
}

#[tokio::test]
async fn an_answer_is_open_to_other_sites_packed_and_not_sent_twice() {
    let reader = Reader::town().await;
    let address = "/hsds/services?full=true";
    let plain = reader.ask(address, &[]).await;
    assert_eq!(plain.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), "*");
    assert_eq!(plain.header(header::SET_COOKIE), "");
    let packed = reader.ask(address, &[(header::ACCEPT_ENCODING, "gzip")]).await;
    assert_eq!(packed.header(header::CONTENT_ENCODING), "gzip");
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(&packed.body[..]).read_to_end(&mut unpacked).expect("gzip");
    assert_eq!(unpacked, plain.body);
    assert_ne!(plain.header(header::ETAG), packed.header(header::ETAG));
    let again = reader.ask(address, &[(header::IF_NONE_MATCH, plain.header(header::ETAG))]).await;
    assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
}

#[test]
fn the_description_names_every_parameter_and_no_other() {
    let described: Value = serde_json::from_str(OPENAPI).expect("openapi.json is JSON");
    for (path, known) in [
        ("services", parameters::SERVICES),
        ("service_at_locations", parameters::AT_LOCATIONS),
        ("organizations", parameters::ORGANIZATIONS),
        ("taxonomies", parameters::TAXONOMIES),
        ("taxonomy_terms", parameters::TERMS),
    ] {
        let described = described["paths"][format!("/hsds/{path}")]["get"]["parameters"].as_array().expect("a list");
        let described: Vec<&str> = described.iter().filter_map(|p| p["name"].as_str()).collect();
        assert_eq!(described, known, "{path}");
    }
}
