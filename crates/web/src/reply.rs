//! A rendered page on its way out, compressed if the browser asked for that.

use std::cell::RefCell;

use askama::Template;
use axum::{
    body::Body,
    http::{HeaderValue, Response, StatusCode, header},
};
use flate2::{Compress, Compression, Crc, FlushCompress};

/// Pages below this size are sent as they are.
const WORTH_COMPRESSING: usize = 1024;

/// The fixed start of a gzip member (RFC 1952): deflate, no name, no time, unknown system.
const GZIP_START: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 4, 0xff];

thread_local! {
    /// The compressor's memory (about 300 KB) is made once for each thread.
    static COMPRESS: RefCell<Compress> = RefCell::new(Compress::new(Compression::fast(), false));
}

/// Renders `page`. The answer is for this moment: caches must ask again.
pub(crate) fn html(page: &impl Template, status: StatusCode, gzip: bool) -> Response<Body> {
    let mut text = String::with_capacity(16 * 1024);
    if let Err(error) = page.render_into(&mut text) {
        tracing::error!(%error, "a page could not be rendered");
        return sent(
            b"Sorry, something went wrong. Try again in a minute.".to_vec(),
            StatusCode::INTERNAL_SERVER_ERROR,
            false,
        );
    }
    match gzip && text.len() >= WORTH_COMPRESSING {
        true => sent(compressed(text.as_bytes()), status, true),
        false => sent(text.into_bytes(), status, false),
    }
}

fn sent(body: Vec<u8>, status: StatusCode, gzip: bool) -> Response<Body> {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding, Accept-Language"));
    if gzip {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    response
}

/// A gzip member. `Content-Length` then tells the size of a page; nothing secret is in one.
fn compressed(text: &[u8]) -> Vec<u8> {
    // Deflate adds at most 5 bytes to each block that does not shrink.
    let mut out = Vec::with_capacity(text.len() + text.len() / 1000 + 64);
    out.extend_from_slice(&GZIP_START);
    COMPRESS.with_borrow_mut(|compress| {
        compress.reset();
        // The room reserved above suffices, so one call ends the stream.
        let _ = compress.compress_vec(text, &mut out, FlushCompress::Finish);
    });
    let mut crc = Crc::new();
    crc.update(text);
    out.extend_from_slice(&crc.sum().to_le_bytes());
    out.extend_from_slice(&crc.amount().to_le_bytes());
    out
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_text_is_the_same_when_unpacked(text in ".{0,5000}", bytes in proptest::collection::vec(any::<u8>(), 0..70_000)) {
            for content in [text.as_bytes(), &bytes] {
                let mut unpacked = Vec::new();
                flate2::read::GzDecoder::new(&compressed(content)[..]).read_to_end(&mut unpacked).unwrap();
                prop_assert_eq!(&unpacked, content);
            }
        }
    }
}
