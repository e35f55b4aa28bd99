//! Sheets of meetings, letters, posters and leaflets as PDF files, made from values: whoever asks brings every word.
//!
//! A sheet is laid out by rules of its own ([`layout()`]) and then written ([`pdf()`]), with headings that a screen reader can
//! jump to. Writing needs the feature `pdf`, which takes a minute to build.
//!
//! **Invariant.** No IO, no clock, no words of its own.

mod face;
mod flow;
mod layout;
mod leaf;
#[cfg(feature = "pdf")]
mod pdf;
mod sheet;

use thiserror::Error;

pub use flow::{Drawn, Hung, Page, Picture, Placed, Role};
pub use layout::layout;
pub use leaf::{Leaf, Piece, leaf};
#[cfg(feature = "pdf")]
pub use pdf::{leaf_pdf, pdf};
pub use sheet::{Entry, Look, Paper, Section, Sheet};

/// Whether this program can write files.
pub const CAN_WRITE: bool = cfg!(feature = "pdf");

/// Why there is no file.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Unprintable {
    /// The program was built without it.
    #[error("This program was built without PDF files. Build it with the feature “print”.")]
    NotBuilt,
    /// The writer refused.
    #[error("The file could not be written: {0}")]
    Refused(String),
}

/// A sheet as a PDF file.
///
/// # Errors
/// Always [`Unprintable::NotBuilt`].
#[cfg(not(feature = "pdf"))]
pub fn pdf(_: &Sheet, _: Look) -> Result<Vec<u8>, Unprintable> {
    Err(Unprintable::NotBuilt)
}

/// A leaf as a PDF file.
///
/// # Errors
/// Always [`Unprintable::NotBuilt`].
#[cfg(not(feature = "pdf"))]
pub fn leaf_pdf(_: &Leaf, _: Look) -> Result<Vec<u8>, Unprintable> {
    Err(Unprintable::NotBuilt)
}

#[cfg(test)]
mod tests;
