//! Lines into columns and pages. A heading never stands alone at the end of a column, and an entry is not torn apart unless
//! it is longer than a column.

/// What a line is, for who reads it aloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Title,
    /// Of a section (2) or a part of one (3).
    Heading(u8),
    Text,
    /// At the head or foot of a page; not part of the text.
    Around,
}

/// A line that was not yet placed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Line {
    /// Pieces one after the other: text, and whether in bold letters.
    pub(crate) pieces: Vec<(String, bool)>,
    pub(crate) size: f32,
    pub(crate) indent: f32,
    pub(crate) mark: Mark,
}

/// What is drawn beside a line. It is not read aloud.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Mark {
    #[default]
    Nothing,
    /// A box to tick, before the line.
    Tick,
    /// A line to write on, after it or in its place.
    Rule,
}

/// Lines that belong together.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Block {
    pub(crate) role: Role,
    pub(crate) lines: Vec<Line>,
    /// Room above, when it is not at the top of a column.
    pub(crate) above: f32,
    /// It goes where the next one goes.
    pub(crate) with_next: bool,
    /// Stands in the place of lines.
    pub(crate) picture: Option<Picture>,
}

/// A square of dark and light modules that a phone scans.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Dark runs: from the left, from the top, how wide; in modules.
    pub runs: Vec<(usize, usize, usize)>,
    /// So many modules wide and high.
    pub modules: usize,
    /// So many points wide and high.
    pub size: f32,
    /// What it is, for who cannot see it.
    pub says: String,
}

/// A picture on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Hung {
    pub x: f32,
    pub y: f32,
    pub picture: Picture,
    pub block: usize,
}

/// A box or a line on a page: left, top, width, height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drawn(pub f32, pub f32, pub f32, pub f32);

/// A piece of text on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    pub text: String,
    pub bold: bool,
    pub size: f32,
    /// From the left and the top of the page to the line that letters stand on.
    pub x: f32,
    pub y: f32,
    pub role: Role,
    /// Which block it is of: pieces of one block are read as one.
    pub block: usize,
}

/// One page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    pub placed: Vec<Placed>,
    pub hung: Vec<Hung>,
    pub drawn: Vec<Drawn>,
}

/// Where text may stand on a page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Area {
    pub(crate) left: f32,
    pub(crate) top: f32,
    pub(crate) bottom: f32,
    pub(crate) column: f32,
    pub(crate) gap: f32,
    pub(crate) columns: usize,
}

impl Line {
    pub(crate) fn height(&self) -> f32 {
        self.size * 1.3
    }
}

impl Block {
    fn height(&self) -> f32 {
        let picture = self.picture.as_ref().map_or(0.0, |picture| picture.size);
        self.lines.iter().map(Line::height).sum::<f32>() + picture
    }
}

/// Where the next line goes.
struct Pen {
    area: Area,
    column: usize,
    y: f32,
    pages: Vec<Page>,
}

impl Pen {
    fn at_top(&self) -> bool {
        self.y <= self.area.top
    }

    fn next_column(&mut self) {
        self.column += 1;
        self.y = self.area.top;
        if self.column == self.area.columns {
            self.column = 0;
            self.pages.push(Page::default());
        }
    }

    fn place(&mut self, line: &Line, role: Role, block: usize) {
        if self.y + line.height() > self.area.bottom + 0.01 && !self.at_top() {
            self.next_column();
        }
        let left = self.left();
        let mut x = left + line.indent;
        self.y += line.height();
        let y = self.y - line.size * 0.32;
        for (text, bold) in &line.pieces {
            let width = crate::face::width(text, *bold, line.size);
            let placed = Placed { text: text.clone(), bold: *bold, size: line.size, x, y, role, block };
            self.page().placed.push(placed);
            x += width;
        }
        let box_side = line.size * 0.72;
        let drawn = match line.mark {
            Mark::Nothing => return,
            Mark::Tick => Drawn(left, y - box_side, box_side, box_side),
            Mark::Rule => {
                let x = if line.pieces.is_empty() { left } else { x + line.size * 0.4 };
                Drawn(x, y + line.size * 0.1, left + self.area.column - x, 0.0)
            }
        };
        self.page().drawn.push(drawn);
    }

    fn hang(&mut self, picture: &Picture, block: usize) {
        if self.y + picture.size > self.area.bottom + 0.01 && !self.at_top() {
            self.next_column();
        }
        let (x, y) = (self.left(), self.y);
        self.page().hung.push(Hung { x, y, picture: picture.clone(), block });
        self.y += picture.size;
    }

    fn left(&self) -> f32 {
        self.area.left + self.column as f32 * (self.area.column + self.area.gap)
    }

    fn page(&mut self) -> &mut Page {
        self.pages.last_mut().expect("there is always a page")
    }
}

/// Places all blocks, one after the other.
pub(crate) fn flow(blocks: &[Block], area: Area) -> Vec<Page> {
    let mut pen = Pen { area, column: 0, y: area.top, pages: vec![Page::default()] };
    let whole = area.bottom - area.top;
    for (number, block) in blocks.iter().enumerate() {
        let goes_with = number > 0 && blocks[number - 1].with_next;
        let above = if pen.at_top() { 0.0 } else { block.above };
        // What must stay together: headings up to the first block that is none.
        let mut needed = above + block.height();
        for (at, next) in blocks.iter().enumerate().skip(number + 1) {
            if !blocks[at - 1].with_next {
                break;
            }
            needed += next.above + if next.with_next { next.height() } else { next.height().min(whole / 3.0) };
        }
        if !goes_with && pen.y + needed > area.bottom + 0.01 && !pen.at_top() {
            pen.next_column();
        } else {
            pen.y += above;
        }
        for line in &block.lines {
            pen.place(line, block.role, number);
        }
        if let Some(picture) = &block.picture {
            pen.hang(picture, number);
        }
    }
    pen.pages
}
