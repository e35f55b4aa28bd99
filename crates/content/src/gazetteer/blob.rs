//! The packed data files: a length, then deflated sections, each with its length before it.
//!
//! The files are made by `content/places/build/` and are part of the program, so damage in them is a fault of the build
//! and not of the input: reading panics with a sentence, and the tests read every file.

use std::io::Read;

/// A file being read from its beginning.
pub(crate) struct Blob {
    bytes: Vec<u8>,
    at: usize,
}

impl Blob {
    /// Unpacks a file that must start with `magic`.
    pub(crate) fn unpack(packed: &[u8], magic: &[u8; 5]) -> Self {
        let (size, body) = packed.split_at(4);
        let size = u32::from_le_bytes(size.try_into().expect("split_at(4) gives four bytes")) as usize;
        let mut bytes = Vec::with_capacity(size);
        flate2::read::DeflateDecoder::new(body).read_to_end(&mut bytes).expect("an embedded data file is whole");
        assert!(bytes.starts_with(magic), "an embedded data file is not of the kind its reader knows");
        Self { bytes, at: magic.len() }
    }

    pub(crate) fn u32(&mut self) -> usize {
        let four = self.bytes[self.at..self.at + 4].try_into().expect("the slice has four bytes");
        self.at += 4;
        u32::from_le_bytes(four) as usize
    }

    pub(crate) fn section(&mut self) -> &[u8] {
        let size = self.u32();
        let start = self.at;
        self.at += size;
        &self.bytes[start..start + size]
    }

    pub(crate) fn text(&mut self) -> Box<str> {
        std::str::from_utf8(self.section()).expect("the build script writes UTF-8").into()
    }

    /// Numbers whose low bytes come first, then their high bytes.
    pub(crate) fn u16s(&mut self) -> Vec<u16> {
        let section = self.section();
        let (low, high) = section.split_at(section.len() / 2);
        low.iter().zip(high).map(|(low, high)| u16::from_le_bytes([*low, *high])).collect()
    }

    /// Numbers written as zigzag steps from the one before.
    pub(crate) fn steps(&mut self) -> Vec<i32> {
        let mut section = self.section();
        let (mut numbers, mut last) = (Vec::new(), 0);
        while !section.is_empty() {
            let step = varint(&mut section);
            last += (step >> 1) as i32 ^ -((step & 1) as i32);
            numbers.push(last);
        }
        numbers
    }
}

/// The next number of seven bits a byte, low bits first.
pub(crate) fn varint(bytes: &mut &[u8]) -> u32 {
    let (mut number, mut shift) = (0, 0);
    while let Some((&byte, rest)) = bytes.split_first() {
        *bytes = rest;
        number |= u32::from(byte & 127) << shift;
        if byte < 128 {
            break;
        }
        shift += 7;
    }
    number
}
