//! What is printed, and how it looks.

/// A list of meetings with everything that is said around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    pub title: String,
    /// Below the title: of when it is, and in which zone.
    pub lead: Vec<String>,
    pub sections: Vec<Section>,
    /// What short words and marks mean: a heading, then word and meaning.
    pub legend: Option<(String, Vec<(String, String)>)>,
    /// At the end of all.
    pub notices: Vec<String>,
    /// At the foot of each page, at the left.
    pub foot: String,
    /// The word before the number of a page, with `{page}` and `{pages}` in it.
    pub page: String,
    /// As in `lang="en"`.
    pub language: String,
    /// The day it was made: year, month, day.
    pub made: (u16, u8, u8),
}

/// Meetings under one heading: of a day, of a town.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    pub heading: String,
    /// Headings within, with what stands below each; an empty heading is none.
    pub parts: Vec<(String, Vec<Entry>)>,
}

/// One meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// "7pm to 8:30pm": in front, in bold letters.
    pub when: String,
    pub name: String,
    /// Place, how to get in, what it is like.
    pub lines: Vec<String>,
}

/// How a sheet looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    pub paper: Paper,
    pub columns: usize,
    /// Of the letters of an entry, in points.
    pub letters: f32,
}

/// Sizes of paper, upright.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    A4,
    A5,
    Letter,
    HalfLetter,
}

impl Paper {
    /// Width and height in points.
    pub fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.28, 841.89),
            Self::A5 => (419.53, 595.28),
            Self::Letter => (612.0, 792.0),
            Self::HalfLetter => (396.0, 612.0),
        }
    }
}

impl Look {
    /// Room around the text.
    pub(crate) fn margin(self) -> f32 {
        let (width, _) = self.paper.size();
        (width / 14.0).max(28.0)
    }

    /// Between columns.
    pub(crate) fn gap(self) -> f32 {
        self.letters * 2.0
    }
}
