//! The style sheet, the script and the typeface: embedded, compressed once, cached for ever under a name that changes
//! with their content.

use std::{collections::HashMap, io::Write as _};

use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;

/// The type of the typeface's file; it is compressed already.
const WOFF2: &str = "font/woff2";

#[derive(RustEmbed)]
#[folder = "assets"]
struct Files;

/// All assets.
pub(crate) struct Assets {
    by_address: HashMap<String, Asset>,
    addresses: HashMap<&'static str, String>,
}

struct Asset {
    kind: HeaderValue,
    plain: Bytes,
    gzip: Option<Bytes>,
    brotli: Option<Bytes>,
}

impl Assets {
    pub(crate) fn new() -> Self {
        let mut assets = Self { by_address: HashMap::new(), addresses: HashMap::new() };
        assets.add("type.woff2", WOFF2, file("type.woff2"));
        let sheet = String::from_utf8(file("app.css")).unwrap_or_default();
        let sheet = sheet.replace("type.woff2", assets.address("type.woff2"));
        assets.add("app.css", "text/css; charset=utf-8", sheet.into_bytes());
        assets.add("embed.css", "text/css; charset=utf-8", file("embed.css"));
        for script in ["app.js", "account.js", "verify.js", "survey.js", "sheet.js"] {
            assets.add(script, "text/javascript; charset=utf-8", file(script));
        }
        assets.add("offline.js", "text/javascript; charset=utf-8", with_store("offline.js"));
        assets
    }

    /// Where the asset is served: `/assets/app.1f2e3d4c.css`.
    pub(crate) fn address(&self, name: &str) -> &str {
        self.addresses.get(name).map_or("", String::as_str)
    }

    /// The answer for an address under `/assets/`.
    pub(crate) fn serve(&self, path: &str, request: &HeaderMap) -> Response {
        let Some(asset) = self.by_address.get(path) else { return StatusCode::NOT_FOUND.into_response() };
        let accepts = request.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let (body, encoding) = match (&asset.brotli, &asset.gzip) {
            (Some(brotli), _) if accepts.contains("br") => (brotli, Some("br")),
            (_, Some(gzip)) if accepts.contains("gzip") => (gzip, Some("gzip")),
            _ => (&asset.plain, None),
        };
        let mut response = body.clone().into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, asset.kind.clone());
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        if let Some(encoding) = encoding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        response
    }

    fn add(&mut self, name: &'static str, kind: &'static str, content: Vec<u8>) {
        let (stem, end) = name.split_once('.').unwrap_or((name, ""));
        let address = format!("/assets/{stem}.{:08x}.{end}", fingerprint(&content));
        let compressed = kind != WOFF2;
        let asset = Asset {
            kind: HeaderValue::from_static(kind),
            gzip: compressed.then(|| gzip(&content)),
            brotli: compressed.then(|| brotli(&content)),
            plain: content.into(),
        };
        self.addresses.insert(name, address.clone());
        self.by_address.insert(address, asset);
    }
}

fn file(name: &str) -> Vec<u8> {
    Files::get(name).map(|file| file.data.into_owned()).unwrap_or_default()
}

/// The worker that browsers run in the background where their person asked for it.
pub(crate) fn worker() -> Vec<u8> {
    with_store("sw.js")
}

/// A script with the store of the phone before it: workers cannot import modules in every browser.
fn with_store(name: &str) -> Vec<u8> {
    [file("phone.js"), file(name)].concat()
}

/// FNV-1a over the content: tells versions apart, and guards nothing.
fn fingerprint(content: &[u8]) -> u32 {
    content.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

fn gzip(content: &[u8]) -> Bytes {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    // Writing to memory cannot fail; an empty body would be seen at once by the tests.
    let _ = encoder.write_all(content);
    encoder.finish().unwrap_or_default().into()
}

fn brotli(content: &[u8]) -> Bytes {
    let mut out = Vec::new();
    let _ = brotli::CompressorWriter::new(&mut out, 4096, 11, 20).write_all(content);
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_visit_stays_within_its_budget() {
        let assets = Assets::new();
        let sent: usize = ["app.css", "app.js", "type.woff2"]
            .iter()
            .map(|name| &assets.by_address[assets.address(name)])
            .map(|asset| asset.gzip.as_ref().unwrap_or(&asset.plain).len())
            .sum();
        assert!(sent < 26 * 1024, "the parts every page shares are {sent} bytes; pages need the rest of 40 KiB");
        let script = assets.by_address[assets.address("app.js")].plain.len();
        assert!(script < 5 * 1024, "the script is {script} bytes");
        let scripts: usize = ["app.js", "account.js"]
            .iter()
            .filter_map(|name| assets.by_address[assets.address(name)].gzip.as_ref())
            .map(Bytes::len)
            .sum();
        assert!(scripts < 5 * 1024, "the scripts of the account are {scripts} bytes on the wire");
        let kept = assets.by_address[assets.address("offline.js")].gzip.as_ref().map_or(0, Bytes::len);
        assert!(kept < 4 * 1024, "the script of pages that are kept is {kept} bytes on the wire");
    }

    #[test]
    fn the_style_sheet_names_the_typeface_by_its_lasting_address() {
        let assets = Assets::new();
        let sheet = &assets.by_address[assets.address("app.css")].plain;
        assert!(String::from_utf8_lossy(sheet).contains(assets.address("type.woff2")));
    }

    #[test]
    fn what_is_compressed_is_the_same_when_unpacked() {
        use std::io::Read as _;
        let assets = Assets::new();
        let asset = &assets.by_address[assets.address("app.js")];
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(&asset.gzip.as_ref().expect("text is compressed")[..])
            .read_to_end(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, asset.plain);
        unpacked.clear();
        brotli::Decompressor::new(&asset.brotli.as_ref().expect("text is compressed")[..], 4096)
            .read_to_end(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, asset.plain);
    }
}
