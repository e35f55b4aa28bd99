//! A leaf: a letter, a poster, a leaflet, a list to tick. One column, from the top to the bottom.

use crate::{
    face::{printable, width},
    flow::{Area, Block, Line, Mark, Page, Picture, Role, flow},
    layout::{around, broken, cut},
    sheet::Look,
};

/// What is printed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Leaf {
    pub title: String,
    pub pieces: Vec<Piece>,
    /// At the foot of each page, at the left.
    pub foot: String,
    /// The word before the number of a page, with `{page}` and `{pages}` in it; said when there are several.
    pub page: String,
    /// As in `lang="en"`.
    pub language: String,
    /// The day it was made: year, month, day.
    pub made: (u16, u8, u8),
}

/// A part of a leaf.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Heading(String),
    Text(String),
    /// To be read from afar.
    Large(String),
    Item(String),
    /// With a box to tick.
    Tick(String),
    /// A name in bold letters, and what it is.
    Row(String, String),
    /// A line to write on, after these words.
    Write(String),
    Small(String),
    /// A text whose lines are kept, in small letters.
    Exact(String),
    Picture(Picture),
}

/// Lays a leaf out.
pub fn leaf(leaf: &Leaf, look: Look) -> Vec<Page> {
    let (paper_width, paper_height) = look.paper.size();
    let (margin, small) = (look.margin() * 1.2, look.letters.min(11.0) * 0.85);
    let inner = paper_width - 2.0 * margin;
    let bottom = paper_height - margin - small * 1.6;
    let area = Area { left: margin, top: margin, bottom, column: inner, gap: 0.0, columns: 1 };
    let title = broken(&[(&leaf.title, true)], look.letters * 2.0, 0.0, 0.0, inner);
    let mut blocks = vec![Block { role: Role::Title, with_next: true, ..block(title, 0.0) }];
    blocks.extend(leaf.pieces.iter().map(|piece| piece.block(look.letters, inner)));
    blocks.retain(|block| !block.lines.is_empty() || block.picture.is_some());
    let mut pages = flow(&blocks, area);
    let all = pages.len();
    for (number, page) in pages.iter_mut().enumerate() {
        let mut right = paper_width - margin;
        if all > 1 {
            let of = leaf.page.replace("{page}", &(number + 1).to_string()).replace("{pages}", &all.to_string());
            let of = printable(&of);
            right -= width(&of, false, small);
            page.placed.push(around(of, right, paper_height - margin, small));
        }
        let foot = cut(&printable(&leaf.foot), small, right - margin - small);
        page.placed.push(around(foot, margin, paper_height - margin, small));
    }
    pages
}

fn block(lines: Vec<Line>, above: f32) -> Block {
    Block { role: Role::Text, lines, above, with_next: false, picture: None }
}

impl Piece {
    fn block(&self, letters: f32, column: f32) -> Block {
        let lines = |pieces: &[(&str, bool)], size: f32, indent: f32| broken(pieces, size, indent, indent, column);
        match self {
            Self::Heading(text) => Block {
                role: Role::Heading(2),
                with_next: true,
                ..block(lines(&[(text, true)], letters * 1.3, 0.0), letters * 1.1)
            },
            Self::Text(text) => block(lines(&[(text, false)], letters, 0.0), letters * 0.5),
            Self::Large(text) => block(lines(&[(text, true)], letters * 1.6, 0.0), letters * 0.7),
            Self::Item(text) => {
                block(broken(&[("•", false), (text, false)], letters, 0.0, letters, column), letters * 0.25)
            }
            Self::Tick(text) => {
                let mut lines = lines(&[(text, false)], letters, letters * 1.5);
                lines.iter_mut().take(1).for_each(|line| line.mark = Mark::Tick);
                block(lines, letters * 0.45)
            }
            Self::Row(name, text) => {
                let name = format!("{name}:");
                block(broken(&[(&name, true), (text, false)], letters, 0.0, letters, column), letters * 0.3)
            }
            Self::Write(text) => {
                let mut lines = lines(&[(text, false)], letters, 0.0);
                let blank = Line { size: letters, mark: Mark::Rule, ..Line::default() };
                match lines.last_mut().filter(|_| lines_are_short(text, letters, column)) {
                    Some(last) => last.mark = Mark::Rule,
                    None => lines.push(blank),
                }
                block(lines, letters * 0.7)
            }
            Self::Small(text) => block(lines(&[(text, false)], letters * 0.85, 0.0), letters * 0.4),
            Self::Exact(text) => {
                let each = |line| broken(&[(line, false)], letters * 0.75, 0.0, 0.0, column);
                block(text.lines().flat_map(each).collect(), letters * 0.6)
            }
            Self::Picture(picture) => Block { picture: Some(picture.clone()), ..block(Vec::new(), letters) },
        }
    }
}

/// Whether there is room left to write on the line itself.
fn lines_are_short(text: &str, letters: f32, column: f32) -> bool {
    width(&printable(text), false, letters) < column * 0.55
}
