//! How many meetings there are behind each choice.

/// Counts of meetings (not of starts) that answer a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facets {
    /// All that answer.
    pub meetings: u32,
    /// By kind; the last is "other".
    pub kinds: [u32; 256],
    /// By concept.
    pub concepts: [u32; 256],
    /// At a place, hybrid included.
    pub in_person: u32,
    /// From afar, hybrid included.
    pub online: u32,
    pub hybrid: u32,
}

impl Default for Facets {
    fn default() -> Self {
        Self { meetings: 0, kinds: [0; 256], concepts: [0; 256], in_person: 0, online: 0, hybrid: 0 }
    }
}
