//! A sheet as pages of placed text.

use crate::{
    face::{printable, width},
    flow::{Area, Block, Line, Page, Placed, Role, flow},
    sheet::{Entry, Look, Sheet},
};

/// Lays a sheet out. The first page begins with its title; every page has its number, and what it is of.
pub fn layout(sheet: &Sheet, look: Look) -> Vec<Page> {
    let (paper_width, paper_height) = look.paper.size();
    let (margin, small) = (look.margin(), look.letters * 0.85);
    let inner = paper_width - 2.0 * margin;
    let columns = look.columns.max(1);
    let column = (inner - look.gap() * (columns - 1) as f32) / columns as f32;
    let area = Area {
        left: margin,
        top: margin + small * 1.6,
        bottom: paper_height - margin - small * 1.6,
        column,
        gap: look.gap(),
        columns,
    };
    let blocks = blocks(sheet, look.letters, column);
    let mut pages = flow(&blocks, area);
    let all = pages.len();
    let (mut head, top, foot) = (String::new(), margin + small * 0.4, paper_height - margin);
    for (number, page) in pages.iter_mut().enumerate() {
        let last_heading = page.placed.iter().rev().find(|one| one.role == Role::Heading(2)).map(|one| one.block);
        let first = page.placed.first().map(|one| one.role);
        if number > 0 {
            // At the head stands what the page begins with.
            let begins = if first == Some(Role::Heading(2)) { heading_of(page) } else { head.clone() };
            let title = printable(&sheet.title);
            let said = if begins.is_empty() { title } else { format!("{title} · {begins}") };
            page.placed.push(around(cut(&said, small, inner), margin, top, small));
        }
        if let Some(block) = last_heading {
            head = text_of(page, block);
        }
        let of = sheet.page.replace("{page}", &(number + 1).to_string()).replace("{pages}", &all.to_string());
        let of = printable(&of);
        let right = paper_width - margin - width(&of, false, small);
        page.placed.push(around(cut(&printable(&sheet.foot), small, right - margin - small), margin, foot, small));
        page.placed.push(around(of, right, foot, small));
    }
    pages
}

fn heading_of(page: &Page) -> String {
    page.placed.first().map(|one| text_of(page, one.block)).unwrap_or_default()
}

fn text_of(page: &Page, block: usize) -> String {
    let pieces = page.placed.iter().filter(|one| one.block == block && one.role != Role::Around);
    pieces.map(|one| one.text.as_str()).collect::<Vec<_>>().join(" ")
}

pub(crate) fn around(text: String, x: f32, y: f32, size: f32) -> Placed {
    Placed { text, bold: false, size, x, y, role: Role::Around, block: usize::MAX }
}

fn blocks(sheet: &Sheet, letters: f32, column: f32) -> Vec<Block> {
    let text = |text: &str, size: f32, above: f32| Block {
        role: Role::Text,
        lines: broken(&[(text, false)], size, 0.0, 0.0, column),
        above,
        with_next: false,
        picture: None,
    };
    let heading = |text: &str, level: u8, size: f32| Block {
        role: Role::Heading(level),
        lines: broken(&[(text, true)], size, 0.0, 0.0, column),
        above: size,
        with_next: true,
        picture: None,
    };
    let title = broken(&[(&sheet.title, true)], letters * 2.0, 0.0, 0.0, column);
    let mut all = vec![Block { role: Role::Title, lines: title, above: 0.0, with_next: true, picture: None }];
    all.extend(sheet.lead.iter().map(|line| text(line, letters, letters * 0.4)));
    for section in &sheet.sections {
        all.push(heading(&section.heading, 2, letters * 1.5));
        for (part, entries) in &section.parts {
            if !part.is_empty() {
                all.push(heading(part, 3, letters * 1.15));
            }
            all.extend(entries.iter().map(|one| entry(one, letters, column)));
        }
    }
    if let Some((said, words)) = &sheet.legend {
        all.push(heading(said, 2, letters * 1.5));
        all.extend(words.iter().map(|(word, meaning)| Block {
            lines: broken(&[(word, true), (meaning, false)], letters, 0.0, letters, column),
            ..text("", letters, letters * 0.2)
        }));
    }
    all.extend(sheet.notices.iter().map(|line| text(line, letters, letters * 0.8)));
    all.retain(|block| !block.lines.is_empty());
    all
}

fn entry(entry: &Entry, letters: f32, column: f32) -> Block {
    let mut lines = broken(&[(&entry.when, true), (&entry.name, false)], letters, 0.0, letters, column);
    for line in &entry.lines {
        lines.extend(broken(&[(line, false)], letters * 0.92, letters, letters, column));
    }
    Block { role: Role::Text, lines, above: letters * 0.5, with_next: false, picture: None }
}

/// A paragraph in lines that fit. Further lines begin at `hang`, the first at `indent`.
pub(crate) fn broken(pieces: &[(&str, bool)], size: f32, indent: f32, hang: f32, column: f32) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let (mut line, mut used) = (Line { size, indent, ..Line::default() }, indent);
    for (text, bold) in pieces {
        for word in printable(text).split_whitespace() {
            for part in fitting(word, *bold, size, column - hang.max(indent)) {
                let space = if line.pieces.is_empty() { "" } else { " " };
                let wide = width(space, *bold, size) + width(&part, *bold, size);
                if used + wide > column && !line.pieces.is_empty() {
                    lines.push(std::mem::replace(&mut line, Line { size, indent: hang, ..Line::default() }));
                    used = hang + width(&part, *bold, size);
                    line.pieces.push((part, *bold));
                    continue;
                }
                used += wide;
                match line.pieces.last_mut() {
                    Some((last, of)) if of == bold => last.push_str(&format!("{space}{part}")),
                    _ => line.pieces.push((format!("{space}{part}"), *bold)),
                }
            }
        }
    }
    if !line.pieces.is_empty() {
        lines.push(line);
    }
    lines
}

/// A word in parts that fit into a line: addresses of pages can be longer than one.
fn fitting(word: &str, bold: bool, size: f32, room: f32) -> Vec<String> {
    let mut parts = vec![String::new()];
    for c in word.chars() {
        let last = parts.last_mut().expect("there is always a part");
        let wide = width(last, bold, size) + width(c.encode_utf8(&mut [0; 4]), bold, size);
        if wide > room && !last.is_empty() {
            parts.push(c.to_string());
        } else {
            last.push(c);
        }
    }
    parts
}

/// As much of a text as fits, with an ellipsis.
pub(crate) fn cut(text: &str, size: f32, room: f32) -> String {
    if width(text, false, size) <= room {
        return text.to_owned();
    }
    let mut short = String::new();
    for c in text.chars() {
        if width(&format!("{short}{c}…"), false, size) > room {
            break;
        }
        short.push(c);
    }
    format!("{}…", short.trim_end())
}
