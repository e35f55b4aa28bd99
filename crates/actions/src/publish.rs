//! The whole directory as a Meeting Guide feed, kept ready in memory: in blocks that are packed once, when the directory
//! is built, so that the list of a country is sent piece by piece and never lies whole in memory.

mod block;
mod names;
mod wanted;

use std::{collections::HashMap, sync::Arc};

use openseat_domain::meeting::Draft;
use openseat_formats::meeting_guide_out::{self, Entry};
use sha2::{Digest as _, Sha256};

use block::{Block, Packer, Sum, Unpacker, stored};
use names::{Mark, Names};
pub use wanted::{Unknown, Wanted};

/// A block ends after about so many meetings, and when it holds more text than this.
const MEETINGS: u32 = 128;
const LARGEST: usize = 256 * 1024;

const START: &[u8] = b"[\n";
const BETWEEN: &[u8] = b",\n";
const END: &[u8] = b"\n]\n";

/// The list, ready to be sent.
#[derive(Debug)]
pub struct Feed {
    /// The hash of all of it: two lists with the same tag are the same, byte for byte.
    pub tag: String,
    names: Names,
    blocks: Vec<Arc<Block>>,
    /// The end of the packed list: its last words, and its sum.
    end: Vec<u8>,
}

impl Default for Feed {
    fn default() -> Self {
        Builder::after(None).finish()
    }
}

impl Feed {
    /// How many meetings are in it.
    pub fn len(&self) -> usize {
        self.blocks.iter().map(|block| block.marks.len()).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// What it takes in memory, in bytes, its names left out.
    pub fn memory(&self) -> usize {
        self.blocks.iter().map(|block| block.packed.len() + block.marks.len() * size_of::<Mark>()).sum()
    }

    /// The text of the meetings that are wanted, piece by piece.
    ///
    /// # Errors
    /// [`Unknown`] when something is asked for that no meeting has.
    pub fn texts(self: Arc<Self>, wanted: &Wanted) -> Result<impl Iterator<Item = Vec<u8>> + Send + use<>, Unknown> {
        let chosen = self.names.find(wanted)?;
        let (mut number, mut first, mut unpacker) = (0, true, Unpacker::default());
        let pieces = std::iter::from_fn(move || {
            while let Some(block) = self.blocks.get(number) {
                number += 1;
                let text = unpacker.records(block, |mark| chosen.has(&self.names, mark), &mut first);
                if !text.is_empty() {
                    return Some(text);
                }
            }
            None
        });
        Ok(std::iter::once(START.to_vec()).chain(pieces).chain(std::iter::once(END.to_vec())))
    }

    /// All of it as gzip: what was packed when the directory was built is sent as it is.
    pub fn packed(self: Arc<Self>) -> impl Iterator<Item = Vec<u8>> + Send {
        let all = self.blocks.len();
        (0..=all).map(move |number| match self.blocks.get(number) {
            Some(block) if number == 0 => [block::GZIP_START, &stored(START), &block.packed].concat(),
            Some(block) => [&stored(BETWEEN), &*block.packed].concat(),
            None if number == 0 => [block::GZIP_START, &stored(START), &self.end].concat(),
            None => self.end.clone(),
        })
    }
}

/// Puts a feed together, meeting by meeting, always in the same order.
#[derive(Debug)]
pub(crate) struct Builder {
    names: Names,
    packer: Packer,
    /// Blocks of the feed before, by the hash of their text: most do not change from one hour to the next.
    before: HashMap<[u8; 32], Arc<Block>>,
    blocks: Vec<Arc<Block>>,
    hash: Sha256,
    text: Vec<u8>,
    marks: Vec<Mark>,
}

impl Builder {
    pub(crate) fn after(before: Option<&Feed>) -> Self {
        let known = before.into_iter().flat_map(|feed| &feed.blocks);
        Self {
            names: Names::default(),
            packer: Packer::default(),
            before: known.map(|block| (block.hash, Arc::clone(block))).collect(),
            blocks: Vec::new(),
            hash: Sha256::new(),
            text: Vec::new(),
            marks: Vec::new(),
        }
    }

    /// Adds a meeting that is shown.
    pub(crate) fn push(&mut self, slug: &str, source: &str, meeting: &Draft) {
        if !meeting.published {
            return;
        }
        if !self.text.is_empty() {
            self.text.extend_from_slice(BETWEEN);
        }
        let at = self.text.len();
        meeting_guide_out::write_one(&Entry { slug, meeting, page: None }, &mut self.text);
        let length = u32::try_from(self.text.len() - at).unwrap_or(u32::MAX);
        self.marks.push(self.names.mark(length, source, meeting));
        // Where a block ends hangs on the meeting alone, so that one new meeting does not move all blocks after it.
        if fold(slug).is_multiple_of(MEETINGS) || self.text.len() > LARGEST {
            self.cut();
        }
    }

    pub(crate) fn finish(mut self) -> Feed {
        self.cut();
        let mut sum = Sum::of(START);
        for (number, block) in self.blocks.iter().enumerate() {
            if number > 0 {
                sum.add(&Sum::of(BETWEEN));
            }
            sum.add(&block.sum);
        }
        sum.add(&Sum::of(END));
        let tag = self.hash.finalize()[..16].iter().map(|byte| format!("{byte:02x}")).collect();
        let end = [&stored(END), block::GZIP_END, &sum.written()].concat();
        Feed { tag, names: self.names, blocks: self.blocks, end }
    }

    fn cut(&mut self) {
        if self.marks.is_empty() {
            return;
        }
        let hash: [u8; 32] = Sha256::digest(&self.text).into();
        self.hash.update(hash);
        let marks = std::mem::take(&mut self.marks).into_boxed_slice();
        let (packed, sum) = match self.before.get(&hash) {
            Some(known) => (Arc::clone(&known.packed), known.sum.clone()),
            None => (self.packer.pack(&self.text).into(), Sum::of(&self.text)),
        };
        // The marks are made anew: their numbers belong to the names of this feed.
        self.blocks.push(Arc::new(Block { hash, packed, sum, marks }));
        self.text.clear();
    }
}

/// FNV-1a: spreads addresses evenly, and guards nothing.
fn fold(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests;
