//! Some hundred records, packed so that they can stand anywhere in a gzip file.

use std::sync::Arc;

use flate2::{Compress, Compression, Crc, Decompress, FlushCompress, FlushDecompress};

use super::{BETWEEN, names::Mark};

/// The fixed start of a gzip member (RFC 1952): deflate, no name, no time, unknown system.
pub(crate) const GZIP_START: &[u8] = &[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 4, 0xff];
/// A last block of deflate, with nothing in it.
pub(crate) const GZIP_END: &[u8] = &[3, 0];

/// Records with [`BETWEEN`] between them.
#[derive(Debug)]
pub(crate) struct Block {
    /// SHA-256 of the text.
    pub(crate) hash: [u8; 32],
    /// Deflate that ends on a whole byte, is not the end of a stream, and looks back at nothing before it.
    pub(crate) packed: Arc<[u8]>,
    pub(crate) sum: Sum,
    pub(crate) marks: Box<[Mark]>,
}

/// The sum and the length of a text, as gzip ends with it.
#[derive(Clone, Debug)]
pub(crate) struct Sum(Arc<Crc>);

impl Sum {
    pub(crate) fn of(text: &[u8]) -> Self {
        let mut crc = Crc::new();
        crc.update(text);
        Self(Arc::new(crc))
    }

    /// The sum of this text and one after it.
    pub(crate) fn add(&mut self, after: &Self) {
        let mut crc = Crc::new();
        crc.combine(&self.0);
        crc.combine(&after.0);
        self.0 = Arc::new(crc);
    }

    /// The last eight bytes of a gzip member.
    pub(crate) fn written(&self) -> [u8; 8] {
        let mut out = [0; 8];
        out[..4].copy_from_slice(&self.0.sum().to_le_bytes());
        out[4..].copy_from_slice(&self.0.amount().to_le_bytes());
        out
    }
}

/// A few bytes as a block of deflate that is not compressed (RFC 1951, 3.2.4).
pub(crate) fn stored(text: &[u8]) -> Vec<u8> {
    let length = u16::try_from(text.len()).expect("only words between records are stored");
    [&[0][..], &length.to_le_bytes(), &(!length).to_le_bytes(), text].concat()
}

/// Packs one text after the other.
#[derive(Debug)]
pub(crate) struct Packer(Compress);

impl Default for Packer {
    fn default() -> Self {
        Self(Compress::new(Compression::fast(), false))
    }
}

impl Packer {
    pub(crate) fn pack(&mut self, text: &[u8]) -> Vec<u8> {
        // Deflate adds at most 5 bytes to each block that does not shrink.
        let mut out = Vec::with_capacity(text.len() + text.len() / 1000 + 64);
        self.0.reset();
        // The room reserved above suffices, so one call takes all of it.
        let _ = self.0.compress_vec(text, &mut out, FlushCompress::Full);
        out
    }
}

/// Unpacks one block after the other.
#[derive(Debug)]
pub(crate) struct Unpacker(Decompress);

impl Default for Unpacker {
    fn default() -> Self {
        Self(Decompress::new(false))
    }
}

impl Unpacker {
    /// The records that are kept, as they stand in the whole list; `first` says that none stood before them.
    pub(crate) fn records(&mut self, block: &Block, kept: impl Fn(&Mark) -> bool, first: &mut bool) -> Vec<u8> {
        if !block.marks.iter().any(&kept) {
            return Vec::new();
        }
        let length = |mark: &Mark| mark.length as usize + BETWEEN.len();
        let mut text = Vec::with_capacity(block.marks.iter().map(length).sum());
        self.0.reset(false);
        // The room is what the text takes, so one call gives all of it.
        let _ = self.0.decompress_vec(&block.packed, &mut text, FlushDecompress::Sync);
        let (mut out, mut at) = (Vec::with_capacity(text.len() + BETWEEN.len()), 0);
        for mark in &block.marks {
            if kept(mark) {
                if !std::mem::take(first) {
                    out.extend_from_slice(BETWEEN);
                }
                out.extend_from_slice(text.get(at..at + mark.length as usize).unwrap_or_default());
            }
            at += length(mark);
        }
        out
    }
}
