//! Packing what is sent piece by piece, as the asker can unpack it.

use std::io::Write;

use axum::http::{HeaderMap, header};
use flate2::{Compression, write::GzEncoder};

/// How far brotli looks back, as a power of two, and how hard it tries: about as quick as gzip, and smaller.
const BROTLI_WINDOW: u32 = 20;
const BROTLI_QUALITY: u32 = 4;

/// How a body is coded on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Coding {
    Plain,
    Gzip,
    Brotli,
}

impl Coding {
    /// The coding that the asker likes best (RFC 9110 §12.5.3); of several equal ones the smallest.
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let accepts = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let weight = |coding: &str| {
            let named = accepts.split(',').filter_map(|part| {
                let (name, rest) = part.split_once(';').unwrap_or((part, ""));
                let q = rest.trim().strip_prefix("q=").and_then(|q| q.trim().parse::<f32>().ok()).unwrap_or(1.0);
                name.trim().eq_ignore_ascii_case(coding).then_some(q)
            });
            named.into_iter().next_back()
        };
        let any = weight("*").unwrap_or(0.0);
        let (gzip, brotli) = (weight("gzip").unwrap_or(any), weight("br").unwrap_or(any));
        match gzip.max(brotli) > 0.0 {
            true if brotli >= gzip => Self::Brotli,
            true => Self::Gzip,
            false => Self::Plain,
        }
    }

    /// The name in `Content-Encoding`.
    pub(crate) fn name(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
        }
    }
}

/// The pieces as one gzip file, in pieces.
pub(crate) fn gzip(pieces: impl Iterator<Item = Vec<u8>> + Send) -> impl Iterator<Item = Vec<u8>> + Send {
    let encoder = GzEncoder::new(Vec::new(), Compression::fast());
    packed(pieces, encoder, GzEncoder::get_mut, |encoder| encoder.finish().unwrap_or_default())
}

/// The pieces as one brotli stream, in pieces.
pub(crate) fn brotli(pieces: impl Iterator<Item = Vec<u8>> + Send) -> impl Iterator<Item = Vec<u8>> + Send {
    let encoder = brotli::CompressorWriter::new(Vec::new(), 64 * 1024, BROTLI_QUALITY, BROTLI_WINDOW);
    packed(pieces, encoder, brotli::CompressorWriter::get_mut, brotli::CompressorWriter::into_inner)
}

/// Writes piece after piece, and hands on what came out.
fn packed<E: Write + Send>(
    mut pieces: impl Iterator<Item = Vec<u8>> + Send,
    encoder: E,
    out: impl Fn(&mut E) -> &mut Vec<u8> + Send,
    end: impl Fn(E) -> Vec<u8> + Send,
) -> impl Iterator<Item = Vec<u8>> + Send {
    let mut encoder = Some(encoder);
    std::iter::from_fn(move || {
        while let Some(working) = encoder.as_mut() {
            let Some(piece) = pieces.next() else { return encoder.take().map(&end) };
            // Writing to memory cannot fail.
            let _ = working.write_all(&piece);
            let ready = std::mem::take(out(working));
            if !ready.is_empty() {
                return Some(ready);
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use axum::http::HeaderValue;
    use proptest::prelude::*;

    use super::*;

    fn asked(accepts: &'static str) -> Coding {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(accepts));
        Coding::of(&headers)
    }

    #[test]
    fn the_asker_gets_what_it_likes_best_and_never_what_it_refuses() {
        assert_eq!(asked("gzip, deflate, br"), Coding::Brotli);
        assert_eq!(asked("gzip;q=1.0, br;q=0.5"), Coding::Gzip);
        assert_eq!(asked("br;q=0, gzip"), Coding::Gzip);
        assert_eq!(asked("gzip;q=0, br;q=0"), Coding::Plain);
        assert_eq!(asked("*"), Coding::Brotli);
        assert_eq!(asked("identity"), Coding::Plain);
        assert_eq!(Coding::of(&HeaderMap::new()), Coding::Plain);
    }

    proptest! {
        #[test]
        fn pieces_are_the_same_when_unpacked(pieces in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..9000), 0..20)) {
            let whole = pieces.concat();
            let (zipped, tight) = (gzip(pieces.clone().into_iter()), brotli(pieces.clone().into_iter()));
            let (zipped, tight) = (zipped.collect::<Vec<_>>().concat(), tight.collect::<Vec<_>>().concat());
            let mut unpacked = Vec::new();
            flate2::read::GzDecoder::new(&zipped[..]).read_to_end(&mut unpacked).unwrap();
            prop_assert_eq!(&unpacked, &whole);
            unpacked.clear();
            ::brotli::Decompressor::new(&tight[..], 4096).read_to_end(&mut unpacked).unwrap();
            prop_assert_eq!(&unpacked, &whole);
        }
    }
}
