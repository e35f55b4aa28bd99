//! `/nominatim`: places by name and names by place, in the shape of Nominatim's answers, from our own gazetteer: for clients
//! of BMLT that look a place up before they ask for meetings. Nothing is asked of anybody else, and nothing is kept.
//!
//! We know towns, regions and postcodes, not streets: "12 Mill Lane, Leeds" is answered with Leeds, and says so.

use std::sync::Arc;

use axum::{
    Router,
    extract::{RawQuery, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use openseat_content::gazetteer::{Gazetteer, Hint, Kind, Match, Town};
use openseat_domain::place::Point;
use serde_json::{Value, json};

use crate::{
    api::{json_text, open},
    query,
    site::Site,
};

/// Answers when nothing is said, and at most.
const USUAL: usize = 10;
const MOST: usize = 40;
/// Farther from any town than this, nothing is said of a point.
const FAR_KM: f64 = 50.0;
/// Kilometres in a degree of latitude.
const DEGREE_KM: f64 = 111.2;

const LICENCE: &str = "Places: GeoNames (CC BY 4.0) and others, see content/places/ATTRIBUTION.md of Openseat.";

/// The routes.
pub(crate) fn router() -> Router<Arc<Site>> {
    Router::new()
        .route("/nominatim/search", get(search))
        .route("/nominatim/reverse", get(reverse))
        .route("/nominatim/status", get(|| async { open("OK".into_response()) }))
}

/// What is asked.
#[derive(Debug, Default)]
struct Asked {
    name: String,
    point: (Option<f64>, Option<f64>),
    limit: usize,
    countries: Vec<String>,
    newer: bool,
    details: bool,
}

impl Asked {
    /// Reads the query string. What we do not know is passed over, as Nominatim does.
    fn read(raw: &str) -> Result<Self, String> {
        let mut asked = Self { limit: USUAL, newer: true, ..Self::default() };
        let mut parts: [(&str, String); 6] =
            ["street", "city", "county", "state", "postalcode", "country"].map(|name| (name, String::new()));
        for (name, value) in query::pairs(raw) {
            let value = query::shortened(value.trim());
            match &*name {
                "q" => asked.name = value,
                "lat" => asked.point.0 = value.parse().ok(),
                "lon" => asked.point.1 = value.parse().ok(),
                "limit" => asked.limit = value.parse().unwrap_or(USUAL).clamp(1, MOST),
                "countrycodes" => asked.countries = value.split(',').map(|code| code.trim().to_lowercase()).collect(),
                "addressdetails" => asked.details = value == "1",
                "format" => match value.as_str() {
                    "json" => asked.newer = false,
                    "jsonv2" | "" => asked.newer = true,
                    other => return Err(format!("Parameter 'format' must be one of: json, jsonv2, not {other}")),
                },
                other => {
                    if let Some((_, part)) = parts.iter_mut().find(|(known, _)| *known == other) {
                        *part = value;
                    }
                }
            }
        }
        if asked.name.is_empty() {
            let parts = parts.into_iter().map(|(_, part)| part).filter(|part| !part.is_empty());
            asked.name = parts.collect::<Vec<_>>().join(", ");
        }
        asked.countries.retain(|code| !code.is_empty());
        Ok(asked)
    }
}

async fn search(State(site): State<Arc<Site>>, RawQuery(raw): RawQuery) -> Response {
    let asked = match Asked::read(raw.as_deref().unwrap_or_default()) {
        Ok(asked) => asked,
        Err(why) => return refused(&why),
    };
    if asked.name.is_empty() {
        return refused("Nothing to search for.");
    }
    let found = find(&site, &asked);
    let best = found.first().map_or(0.0, |found| found.score);
    let told: Vec<Value> = found.iter().take(asked.limit).map(|found| told(found, best, &asked)).collect();
    sent(&told.into())
}

/// The whole, else without what stands first: what we do not know is a street or a building in a place that we may.
fn find(site: &Site, asked: &Asked) -> Vec<Match> {
    let home = site.house.home_country();
    let hint = Hint { country: Some(asked.countries.first().map_or(home, String::as_str)), near: None };
    let there = |found: &Match| {
        asked.countries.is_empty() || asked.countries.iter().any(|code| found.country.eq_ignore_ascii_case(code))
    };
    let mut rest = asked.name.as_str();
    loop {
        let found = site.house.gazetteer().find(rest, hint).into_iter().filter(there);
        // A guess at a spelling is good for a person who sees it, and not for a program that takes it.
        let found: Vec<Match> = found.filter(|found| !found.corrected).collect();
        match rest.split_once(',') {
            Some((_, after)) if found.is_empty() => rest = after.trim(),
            _ => return found,
        }
    }
}

async fn reverse(State(site): State<Arc<Site>>, RawQuery(raw): RawQuery) -> Response {
    let asked = match Asked::read(raw.as_deref().unwrap_or_default()) {
        Ok(asked) => asked,
        Err(why) => return refused(&why),
    };
    let (Some(lat), Some(lon)) = asked.point else { return refused("Parameters 'lat' and 'lon' are needed.") };
    if !(lat.is_finite() && lon.is_finite() && lat.abs() <= 90.0 && lon.abs() <= 180.0) {
        return refused("Parameters 'lat' and 'lon' must be degrees.");
    }
    let point = Point { lat, lon };
    let near = site.house.gazetteer().nearest(point).filter(|town| town.point.km_to(point) <= FAR_KM);
    // Nominatim tells of this with status 200.
    let Some(town) = near else { return sent(&json!({ "error": "Unable to geocode" })) };
    sent(&of_town(&town, &asked))
}

fn told(found: &Match, best: f32, asked: &Asked) -> Value {
    let postcode = (found.kind == Kind::Postcode).then(|| found.name.to_string());
    let town = if found.kind == Kind::City { found.name.to_string() } else { found.town.to_owned() };
    let town = (found.kind != Kind::Region).then_some(town).filter(|town| !town.is_empty());
    let region = if found.kind == Kind::Region { found.name.to_string() } else { found.region.to_owned() };
    let kind = match found.kind {
        Kind::Postcode => "postcode",
        Kind::City => "city",
        Kind::Region => "administrative",
        Kind::Point => "point",
    };
    let importance = if best > 0.0 { f64::from(found.score / best).clamp(0.0, 1.0) } else { 1.0 };
    let parts = Parts { postcode, town, region, country: found.country_name, code: found.country };
    parts.told(found.point, f64::from(found.radius_km), kind, importance, asked)
}

fn of_town(town: &Town, asked: &Asked) -> Value {
    let country = Gazetteer::embedded().find(town.name, Hint { country: Some(town.country), near: Some(town.point) });
    let country = country.iter().find(|found| found.country == town.country).map_or("", |found| found.country_name);
    let parts = Parts {
        postcode: None,
        town: Some(town.name.to_owned()),
        region: town.region.to_owned(),
        country,
        code: town.country,
    };
    parts.told(
        town.point,
        5.0,
        "city",
        1.0,
        &Asked { details: true, ..Asked { newer: asked.newer, ..Asked::default() } },
    )
}

/// A place in its parts.
struct Parts {
    postcode: Option<String>,
    town: Option<String>,
    region: String,
    country: &'static str,
    code: &'static str,
}

impl Parts {
    fn told(&self, point: Point, radius_km: f64, kind: &str, importance: f64, asked: &Asked) -> Value {
        let (north, east) = (radius_km / DEGREE_KM, radius_km / (DEGREE_KM * point.lat.to_radians().cos().max(0.01)));
        let degrees = |number: f64| format!("{number:.7}");
        let bounds = [point.lat - north, point.lat + north, point.lon - east, point.lon + east].map(degrees);
        let mut told = json!({
            "place_id": number(point, &self.name()),
            "licence": LICENCE,
            "lat": degrees(point.lat),
            "lon": degrees(point.lon),
            "type": kind,
            "importance": importance,
            "addresstype": kind,
            "name": self.postcode.as_ref().or(self.town.as_ref()).unwrap_or(&self.region),
            "display_name": self.name(),
            "boundingbox": bounds,
        });
        told[if asked.newer { "category" } else { "class" }] = "place".into();
        if asked.details {
            told["address"] = self.address();
        }
        told
    }

    fn name(&self) -> String {
        let parts = [self.postcode.as_deref(), self.town.as_deref(), Some(&self.region), Some(self.country)];
        let mut parts: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        parts.dedup();
        parts.join(", ")
    }

    fn address(&self) -> Value {
        let given = [
            ("city", self.town.as_deref()),
            ("state", Some(self.region.as_str())),
            ("postcode", self.postcode.as_deref()),
            ("country", Some(self.country)),
        ];
        let given =
            given.into_iter().filter_map(|(name, part)| Some((name.to_owned(), part.filter(|p| !p.is_empty())?)));
        let mut address: serde_json::Map<String, Value> = given.map(|(name, part)| (name, part.into())).collect();
        address.insert("country_code".to_owned(), self.code.to_lowercase().into());
        Value::Object(address)
    }
}

/// A number that hangs on the place alone (FNV-1a).
fn number(point: Point, name: &str) -> u32 {
    let text = format!("{name} {:.5} {:.5}", point.lat, point.lon);
    text.bytes().fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)) >> 1
}

fn sent(body: &Value) -> Response {
    open(([(header::CACHE_CONTROL, "public, max-age=86400")], json_text(body.to_string())).into_response())
}

fn refused(why: &str) -> Response {
    let body = json!({ "error": { "code": 400, "message": why } });
    open((StatusCode::BAD_REQUEST, json_text(body.to_string())).into_response())
}

#[cfg(test)]
mod tests {
    use axum::{
        body::{Body, to_bytes},
        http::Request,
    };
    use tower::ServiceExt as _;

    use super::*;
    use crate::{router, site::tests::empty};

    async fn ask(address: &str) -> (u16, Value) {
        let request = Request::get(address).body(Body::empty()).expect("a request");
        let response = router(Arc::new(empty().await)).oneshot(request).await.expect("the router answers");
        assert_eq!(response.headers()[header::ACCESS_CONTROL_ALLOW_ORIGIN], "*");
        let status = response.status().as_u16();
        let body = to_bytes(response.into_body(), 1 << 20).await.expect("a body");
        (status, serde_json::from_slice(&body).expect("JSON"))
    }

    fn degrees(found: &Value, name: &str) -> f64 {
        found[name].as_str().and_then(|text| text.parse().ok()).expect("degrees are told as text")
    }

    #[tokio::test]
    async fn a_town_a_postcode_and_a_street_that_we_do_not_know_are_found_where_they_are() {
        for (name, lat, lon, called) in [
            ("Leeds", 53.8, -1.55, "Leeds"),
            ("LS1", 53.8, -1.55, "LS1"),
            ("02903", 41.82, -71.41, "02903"),
            ("Times+Square%2C+New+York%2C+NY", 40.76, -73.99, "New York"),
            ("12+Qqzz+Lane%2C+Leeds%2C+UK", 53.8, -1.55, "Leeds"),
        ] {
            let (status, found) =
                ask(&format!("/nominatim/search?q={name}&format=json&addressdetails=1&limit=1")).await;
            let found = &found[0];
            assert_eq!(status, 200);
            assert!((degrees(found, "lat") - lat).abs() < 0.1 && (degrees(found, "lon") - lon).abs() < 0.1, "{found}");
            assert!(found["display_name"].as_str().is_some_and(|said| said.contains(called)), "{found}");
            assert!(
                found["address"]["country"].is_string()
                    && found["boundingbox"].as_array().is_some_and(|b| b.len() == 4)
            );
        }
    }

    #[tokio::test]
    async fn countries_and_a_limit_narrow_the_answer() {
        let (_, all) = ask("/nominatim/search?q=Portland&countrycodes=us&limit=40&addressdetails=1").await;
        let all = all.as_array().expect("a list");
        assert!(all.len() > 1 && all.iter().all(|one| one["address"]["country_code"] == "us"), "{all:?}");
        let (_, one) = ask("/nominatim/search?city=Portland&state=Oregon&limit=1").await;
        assert_eq!(one.as_array().map(Vec::len), Some(1));
        assert!((degrees(&one[0], "lat") - 45.5).abs() < 0.2, "{one}");
    }

    #[tokio::test]
    async fn what_is_not_known_is_an_empty_list_and_never_a_guess() {
        assert_eq!(ask("/nominatim/search?q=qqqqzzzz").await, (200, json!([])));
        assert_eq!(ask("/nominatim/search?q=").await.0, 400);
        assert_eq!(ask("/nominatim/search?q=Leeds&format=xml").await.0, 400);
    }

    #[tokio::test]
    async fn a_point_has_the_name_of_the_town_it_is_in_and_mid_ocean_has_none() {
        let (status, found) = ask("/nominatim/reverse?lat=53.80&lon=-1.55&format=jsonv2").await;
        assert_eq!((status, &found["address"]["city"]), (200, &json!("Leeds")));
        assert_eq!(ask("/nominatim/reverse?lat=0&lon=-30").await, (200, json!({ "error": "Unable to geocode" })));
        for wrong in ["lat=91&lon=0", "lat=x&lon=1", "lat=1", "lat=NaN&lon=1"] {
            assert_eq!(ask(&format!("/nominatim/reverse?{wrong}")).await.0, 400, "{wrong}");
        }
    }
}
