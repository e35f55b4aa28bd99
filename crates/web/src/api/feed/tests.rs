//! The feed through the front door.

use std::io::Read as _;

use axum::{Router, body::to_bytes, http::Request};
use serde_json::Value;
use tower::ServiceExt as _;

use super::*;
use crate::{router, site::tests::town};

struct Reader(Router);

struct Sent {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Sent {
    fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    fn unpacked(&self) -> Vec<u8> {
        let mut out = Vec::new();
        match self.header(header::CONTENT_ENCODING) {
            "gzip" => flate2::read::GzDecoder::new(&self.body[..]).read_to_end(&mut out).expect("gzip"),
            "br" => ::brotli::Decompressor::new(&self.body[..], 4096).read_to_end(&mut out).expect("brotli"),
            _ => return self.body.clone(),
        };
        out
    }

    fn meetings(&self) -> Vec<Value> {
        serde_json::from_slice(&self.unpacked()).expect("a JSON list")
    }
}

impl Reader {
    async fn new() -> Self {
        Self(router(Arc::new(town().await)))
    }

    async fn get(&self, address: &str, asked: &[(header::HeaderName, &str)]) -> Sent {
        let mut request = Request::get(address);
        for (name, value) in asked {
            request = request.header(name, *value);
        }
        let response = self.0.clone().oneshot(request.body(Body::empty()).expect("a request")).await;
        let (parts, body) = response.expect("the router answers").into_parts();
        let body = to_bytes(body, 8 << 20).await.expect("a body").to_vec();
        Sent { status: parts.status, headers: parts.headers, body }
    }
}

#[tokio::test]
async fn the_list_is_the_same_in_every_coding_and_each_has_its_own_tag() {
    let reader = Reader::new().await;
    let plain = reader.get("/meetings.json", &[]).await;
    assert!(plain.meetings().len() > 150, "{}", plain.meetings().len());
    assert_eq!(plain.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), "*");
    assert!(plain.header(header::ETAG).starts_with('"'), "a strong tag");
    let mut tags = vec![plain.header(header::ETAG).to_owned()];
    for coding in ["gzip", "br"] {
        let packed = reader.get("/meetings.json", &[(header::ACCEPT_ENCODING, coding)]).await;
        assert_eq!(packed.header(header::CONTENT_ENCODING), coding);
        assert!(packed.body.len() * 3 < plain.body.len(), "{coding} {}", packed.body.len());
        assert_eq!(packed.unpacked(), plain.body, "{coding}");
        tags.push(packed.header(header::ETAG).to_owned());
    }
    tags.dedup();
    assert_eq!(tags.len(), 3);
}

#[tokio::test]
async fn who_has_the_list_is_not_sent_it_again() {
    let reader = Reader::new().await;
    let tag = reader.get("/meetings.json", &[]).await.header(header::ETAG).to_owned();
    for known in [tag.clone(), format!("\"other\", W/{tag}"), "*".into(), tag.replace("\"\"", "-br\"")] {
        let again = reader.get("/meetings.json", &[(header::IF_NONE_MATCH, &known)]).await;
        assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0), "{known}");
        assert_eq!(again.header(header::ETAG), tag);
    }
    assert_eq!(reader.get("/meetings.json", &[(header::IF_NONE_MATCH, "\"0\"")]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_part_can_be_asked_for_by_kind_region_group_and_source() {
    let reader = Reader::new().await;
    let all = reader.get("/meetings.json?cache=1234", &[]).await.meetings();
    let kind = |row: &Value| row["fellowship"].as_str().unwrap_or_default().to_owned();
    let some = reader.get("/meetings.json?kind=aa,smart", &[(header::ACCEPT_ENCODING, "gzip")]).await.meetings();
    let expected: Vec<&Value> = all.iter().filter(|row| ["aa", "smart"].contains(&kind(row).as_str())).collect();
    assert!(!expected.is_empty() && expected.len() < all.len());
    assert_eq!(some.iter().collect::<Vec<_>>(), expected);
    let city = all.iter().find_map(|row| row["city"].as_str()).expect("a town");
    let there =
        url::form_urlencoded::Serializer::new("/meetings.json?".to_owned()).append_pair("region", city).finish();
    assert!(!reader.get(&there, &[(header::ACCEPT_ENCODING, "br")]).await.meetings().is_empty());
    assert_eq!(reader.get("/meetings.json?source=made-up-town", &[]).await.meetings().len(), all.len());
    let nothing = reader.get("/meetings.json?kind=xx", &[]).await;
    assert_eq!(nothing.status, StatusCode::BAD_REQUEST);
    assert!(String::from_utf8_lossy(&nothing.body).contains("No meeting here has the kind"));
}

#[tokio::test]
async fn pages_that_list_meetings_tell_of_the_feed_and_the_schema_is_served() {
    let reader = Reader::new().await;
    for page in ["/", "/now", "/online"] {
        let page = String::from_utf8(reader.get(page, &[]).await.body).expect("text");
        let link = "<link rel=\"alternate\" type=\"application/json\" title=\"Meetings Feed\" href=\"/meetings.json\">";
        assert!(page.contains(link), "{page}");
    }
    let schema = reader.get("/schemas/meeting-guide.json", &[]).await;
    assert_eq!(schema.header(header::CONTENT_TYPE), "application/schema+json");
    let schema: Value = serde_json::from_slice(&schema.body).expect("JSON");
    assert_eq!(schema["items"]["required"], serde_json::json!(["name", "slug"]));
}

#[test]
fn what_can_be_asked_for_is_what_is_described() {
    let described: Value = serde_json::from_str(super::super::OPENAPI).expect("openapi.json is JSON");
    let described = described["paths"]["/meetings.json"]["get"]["parameters"].as_array().expect("a list");
    for parameter in described {
        let name = parameter["name"].as_str().expect("a name");
        assert!(!wanted(&format!("{name}=x")).is_all(), "{name} is described and not taken");
    }
    assert_eq!(described.len(), 4);
    assert!(wanted("limit=4").is_all());
}
