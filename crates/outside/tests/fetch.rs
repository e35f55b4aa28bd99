//! Feeds are read from a real server on this machine.

use std::io::Write;

use axum::{
    Router,
    body::Bytes,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect},
    routing::get,
};
use openseat_outside::fetch::{Answer, Ask, Fetch, FetchError, Limits, WebFetch};

const MEGABYTE: usize = 1024 * 1024;

async fn town_feed(headers: HeaderMap) -> impl IntoResponse {
    if headers.get(header::IF_NONE_MATCH).is_some_and(|v| v == "\"v1\"") {
        return (StatusCode::NOT_MODIFIED, HeaderMap::new(), Bytes::new());
    }
    let mut answer = HeaderMap::new();
    answer.insert(header::ETAG, "\"v1\"".parse().expect("a header"));
    (StatusCode::OK, answer, Bytes::from_static(b"[]"))
}

/// 64 MB of zeros as a few kilobytes of gzip.
async fn bomb() -> impl IntoResponse {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&vec![0; 64 * MEGABYTE]).expect("memory");
    ([(header::CONTENT_ENCODING, "gzip")], packed.finish().expect("memory"))
}

async fn server() -> String {
    let app = Router::new()
        .route("/feed.json", get(town_feed))
        .route("/gone", get(|| async { StatusCode::GONE }))
        .route("/bomb", get(bomb))
        .route("/to-file", get(|| async { Redirect::temporary("file:///etc/passwd") }))
        .route("/round", get(|| async { Redirect::temporary("/round") }));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("bound");
    tokio::spawn(async move { axum::serve(listener, app).await });
    format!("http://{address}")
}

fn reader(allow_private: bool) -> WebFetch {
    let limits = Limits { largest: MEGABYTE as u64, allow_private, ..Limits::default() };
    WebFetch::new(limits).expect("a TLS set-up")
}

async fn read(allow_private: bool, address: String) -> Result<Answer, FetchError> {
    reader(allow_private).fetch(&Ask { address, ..Ask::default() }).await
}

#[tokio::test]
async fn an_unchanged_feed_is_not_sent_again() {
    let address = server().await + "/feed.json";
    let Ok(Answer::Body(first)) = read(true, address.clone()).await else { panic!("the feed is there") };
    assert_eq!(first.bytes, b"[]");
    let again = Ask { address, etag: first.etag, last_modified: None };
    assert_eq!(reader(true).fetch(&again).await, Ok(Answer::NotModified));
}

#[tokio::test]
async fn a_private_address_is_refused_by_number_and_by_name() {
    let home = server().await;
    assert!(matches!(read(false, home.clone() + "/feed.json").await, Err(FetchError::PrivateAddress(_))));
    let by_name = home.replace("127.0.0.1", "localhost") + "/feed.json";
    assert!(matches!(read(false, by_name).await, Err(FetchError::PrivateAddress(_))));
}

#[tokio::test]
async fn other_schemes_are_refused_also_behind_a_redirect() {
    assert!(matches!(read(true, "file:///etc/passwd".into()).await, Err(FetchError::BadAddress(_))));
    let answer = read(true, server().await + "/to-file").await;
    assert!(matches!(answer, Err(FetchError::BadAddress(_) | FetchError::Status { status: 307, .. })), "{answer:?}");
}

#[tokio::test]
async fn a_redirect_in_circles_ends() {
    assert!(matches!(read(true, server().await + "/round").await, Err(FetchError::Failed { .. })));
}

#[tokio::test]
async fn a_small_file_that_unpacks_into_a_huge_one_is_stopped() {
    let answer = read(true, server().await + "/bomb").await;
    assert!(matches!(answer, Err(FetchError::TooLarge { limit: 1, .. })), "{answer:?}");
}

#[tokio::test]
async fn an_error_page_is_said_with_its_number() {
    assert!(matches!(read(true, server().await + "/gone").await, Err(FetchError::Status { status: 410, .. })));
}
