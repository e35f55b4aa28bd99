//! Finding what suits: four pages of questions, the answer with its reasons, and ways to take it along.
//!
//! All answers live in the address. Nothing is kept, no cookie is set, Back works, and the page can be sent.

pub(crate) mod answer;
pub(crate) mod ask;
pub(crate) mod asked;
mod field;
pub(crate) mod find;
mod journey;
pub(crate) mod rows;
mod said;
pub(crate) mod sheet;
pub(crate) mod start;
pub(crate) mod suggestion;
pub(crate) mod text;
